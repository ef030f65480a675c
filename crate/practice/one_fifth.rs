//! Reduce the learning rate to one-fifth (or a quarter, an eighth, a twenty-fifth) of its value.

use super::family::{Family, Input, Slip, Task, choose, is_fair, say};
use super::stage::swinging;
use crate::decimal::{digits, scale, tidy};
use crate::message::Message;

pub(super) const ONE_FIFTH: Family = Family {
    kind: "one-fifth",
    label: "Reduce α to a fraction of itself",
    formula: "α ← α/n",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.3.1",
    task,
};

/// Learning rates to start from. The first, with the first divisor, is the problem of seed 0.
const STARTS: [f64; 11] = [0.01, 0.001, 0.05, 0.02, 0.3, 0.03, 0.06, 0.08, 0.6, 0.8, 0.005];

/// Neither 2, where reducing *by* equals reducing *to*, nor 10, where the percentage equals the
/// divisor.
const DIVISORS: [f64; 4] = [5.0, 4.0, 8.0, 25.0];

fn task(seed: u32) -> Task {
    let pairs = fair_pairs();
    let (alpha, n) = pairs[choose(seed, pairs.len())];
    build(alpha, n)
}

/// The pairs of a start and a divisor that make a problem; never empty, as a test shows.
fn fair_pairs() -> Vec<(f64, f64)> {
    let mut fair = Vec::new();
    for alpha in STARTS {
        for n in DIVISORS {
            if is_fair(tidy(alpha / n), &slips(alpha, n)) {
                fair.push((alpha, n));
            }
        }
    }
    fair
}

/// A value from α and n.
type Formula = fn(f64, f64) -> f64;

/// What each misconception leads to.
static SLIPS: [(&str, Formula); 14] = [
    ("practice-mc-multiplied", |alpha, n| alpha * n),
    ("practice-mc-by-not-to", |alpha, n| alpha - alpha / n),
    ("practice-mc-halved", |alpha, _| alpha / 2.0),
    ("practice-mc-twice", |alpha, n| alpha / n / n),
    // One-fifth is 20 %, and the percentage was taken for the divisor.
    ("practice-mc-divided-by-20", |alpha, n| alpha * n / 100.0),
    ("practice-mc-increased-by", |alpha, n| alpha + alpha / n),
    ("practice-mc-factor-only", |_, n| 1.0 / n),
    ("practice-mc-divisor-only", |_, n| n),
    ("practice-mc-unchanged", |alpha, _| alpha),
    ("practice-mc-subtracted-factor", |alpha, n| alpha - 1.0 / n),
    ("practice-mc-subtracted-divisor", |alpha, n| alpha - n),
    ("practice-mc-inverted", |alpha, n| n / alpha),
    ("practice-mc-sign", |alpha, n| -alpha / n),
    (PERCENT_SLIP, |alpha, n| alpha / n / 100.0),
];

/// The one slip that needs a percent sign.
const PERCENT_SLIP: &str = "practice-mc-percent-slip";

fn slips(alpha: f64, n: f64) -> Vec<Slip> {
    let mut slips = Vec::with_capacity(SLIPS.len());
    for (id, value) in SLIPS {
        slips.push(Slip { id, value: tidy(value(alpha, n)), percent: id == PERCENT_SLIP });
    }
    slips
}

const HINTS: [&str; 3] = [
    "practice-one-fifth-hint-divide",
    "practice-one-fifth-hint-to",
    "practice-one-fifth-hint-units",
];

const SOLUTION: [&str; 5] = [
    "practice-one-fifth-solution-divide",
    "practice-one-fifth-solution-units",
    "practice-one-fifth-solution-share",
    "practice-one-fifth-solution-answer",
    "practice-one-fifth-solution-check",
];

fn build(alpha: f64, n: f64) -> Task {
    let answer = tidy(alpha / n);
    // α as a count of decimal units that can be shared among n without a rest: 0.01 is 10 × 0.001.
    let (mut count, mut exponent) = digits(alpha);
    while !count.is_multiple_of(n as u64) {
        count *= 10;
        exponent -= 1;
    }
    let share = count / n as u64;
    let numbers = [
        ("share", share as f64),
        ("answer", answer),
        ("alpha", alpha),
        ("n", n),
        ("count", count as f64),
        ("unit", scale(1, exponent)),
    ];
    let given = &numbers[2..4];
    Task {
        asks: "alpha",
        input: Input::Number,
        figure: None,
        stage: Some(swinging(alpha, n)),
        statement: say("practice-one-fifth-statement", given),
        hints: say_all(&HINTS, &numbers[2..]),
        solution: say_all(&SOLUTION, &numbers),
        correct: say("practice-one-fifth-correct", &numbers[..4]),
        given: given.into(),
        answer,
        slips: slips(alpha, n),
    }
}

fn say_all(ids: &[&'static str], numbers: &[(&'static str, f64)]) -> Vec<Message> {
    let mut sentences = Vec::with_capacity(ids.len());
    for id in ids {
        sentences.push(say(id, numbers));
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_pairs_are_fair_and_all_of_those_occur() {
        let fair = fair_pairs();
        assert!(fair.len() > 30, "{fair:?}");
        assert_eq!(fair[0], (STARTS[0], DIVISORS[0]));
        let mut missing: Vec<_> = fair.iter().map(|(alpha, n)| tidy(alpha / n)).collect();
        for seed in 0..1_000 {
            let answer = task(seed).answer;
            missing.retain(|&other| other != answer);
            assert_ne!(task(seed).given, task(seed + 1).given);
        }
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn numbers_are_the_decimals_that_people_expect() {
        for alpha in STARTS {
            for n in DIVISORS {
                let task = build(alpha, n);
                // Every start is a whole number of thousandths, and 1/n a whole number of them too.
                let thousandths = (alpha * 1e3).round() as u64 * (1e3 / n) as u64;
                let expected: f64 = format!("{thousandths}e-6").parse().unwrap();
                assert_eq!(task.answer.to_bits(), expected.to_bits(), "{alpha} / {n}");
                let written = format!("{}{}", task.answer, task.slips[0].value);
                assert!(written.len() < 20, "{written}");
            }
        }
    }
}
