//! Reduce the learning rate to one-fifth (or a quarter, an eighth, a twenty-fifth) of its value.

use super::family::{Family, Slip, Task, choose, is_fair, say, slip};
use crate::decimal::{digits, scale, tidy};

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

/// What each misconception leads to.
fn slips(alpha: f64, n: f64) -> Vec<Slip> {
    let answer = alpha / n;
    vec![
        slip!("multiplied", alpha * n),
        slip!("by-not-to", alpha - answer),
        slip!("halved", alpha / 2.0),
        slip!("twice", answer / n),
        // One-fifth is 20 %, and the percentage was taken for the divisor.
        slip!("divided-by-20", alpha * n / 100.0),
        slip!("increased-by", alpha + answer),
        slip!("factor-only", 1.0 / n),
        slip!("divisor-only", n),
        slip!("unchanged", alpha),
        slip!("subtracted-factor", alpha - 1.0 / n),
        slip!("subtracted-divisor", alpha - n),
        slip!("inverted", n / alpha),
        slip!("sign", -answer),
        slip!("percent-slip", answer / 100.0).with_percent(),
    ]
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
    let given = [("alpha", alpha), ("n", n)];
    let units = [("count", count as f64), ("unit", scale(1, exponent))];
    let result = [("share", share as f64), ("answer", answer)];
    Task {
        statement: say("practice-one-fifth-statement", &[&given]),
        hints: HINTS.map(|id| say(id, &[&given, &units])).into(),
        solution: SOLUTION.map(|id| say(id, &[&given, &units, &result])).into(),
        correct: say("practice-one-fifth-correct", &[&given, &result]),
        answer,
        slips: slips(alpha, n),
        given: given.into(),
    }
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
