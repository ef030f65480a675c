//! A million typed answers to the problems of all families: random texts, texts of signs that mean
//! something, right answers in every accepted form, and all of these with something changed.

use blindfolded_hiker::practice::{self, Family, Judgement, Problem, Verdict};
use std::{collections::HashMap, thread};

const COUNT: usize = 1_000_000;
/// Seeds per family.
const SEEDS: u32 = 40;
const LOCALES: [&str; 4] = ["en", "de", "ar-EG", ""];

/// Xorshift (Marsaglia 2003, *Xorshift RNGs*), 64 bits: the same texts in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Ways of writing a number that have one reading.
fn forms(problem: &Problem) -> Vec<String> {
    let value = problem.answer.value;
    let plain = value.to_string();
    let (mantissa, exponent) = {
        let scientific = format!("{value:e}");
        let (m, e) = scientific.split_once('e').unwrap();
        (m.to_owned(), e.to_owned())
    };
    let raised: String = exponent
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            _ => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][c as usize - '0' as usize],
        })
        .collect();
    let eastern = |c: char| match c {
        '.' => '٫',
        '-' => '−',
        _ => char::from_u32(c as u32 - '0' as u32 + '٠' as u32).unwrap(),
    };
    let mut forms = vec![
        format!("{mantissa}e{exponent}"),
        format!("{mantissa}E{exponent}"),
        format!("{mantissa}*10^{exponent}"),
        format!("{mantissa}×10^({exponent})"),
        format!("{mantissa}·10{raised}"),
        format!("{mantissa} \\cdot 10^{{{exponent}}}"),
        format!("${mantissa}\\times 10^{{{exponent}}}$"),
        format!("{}={mantissa}e{exponent}", problem.asks),
        format!(" ( {mantissa}e{exponent} ) \n"),
        format!("2*{mantissa}e{exponent}/2"),
        format!("{mantissa}e{exponent}+0"),
        plain.chars().map(eastern).collect(),
    ];
    // A point or a comma before three digits can also stand between thousands.
    let after = plain.split_once('.').map_or(0, |(_, after)| after.len());
    if after != 3 {
        forms.push(plain.replace('.', ","));
        forms.push(plain);
    }
    forms
}

/// What holds for every text, whatever the family.
fn holds(problem: &Problem, typed: &str, verdict: &Verdict) {
    assert_eq!(verdict.value.is_some(), verdict.reading.is_some(), "{typed:?}");
    match verdict.verdict {
        Judgement::Invalid => {
            assert_eq!((verdict.value, verdict.misconception), (None, None), "{typed:?}");
            assert!(verdict.feedback.id.starts_with("practice-invalid-"), "{typed:?} {verdict:?}");
        }
        judgement => {
            let (value, expected) = (verdict.value.unwrap(), problem.answer.value);
            assert!(value.is_finite(), "{typed:?}");
            let right = (value - expected).abs() <= 1e-6 * expected.abs();
            if problem.input != "challenge" {
                let right = if problem.input == "number" { right } else { value == expected };
                assert_eq!(judgement == Judgement::Correct, right, "{typed:?} {verdict:?}");
            }
        }
    }
}

fn random_text(random: &mut Random) -> String {
    let signs: Vec<char> =
        "0123456789.,' +-*/^()%‰xe=:α·⁻³½√\\{}$_٠٫٬۰kw½⅕\u{2212}".chars().collect();
    let words = ["0.01", "/5", "alpha", "\\frac{", "e-3", "×10^", "lr=", "1/5", "20%", "−"];
    let length = random.below(40);
    let mut text = String::new();
    for _ in 0..length {
        match random.below(8) {
            0 => text.push(char::from_u32(random.next() as u32 % 0x11_0000).unwrap_or('\u{fffd}')),
            1 => text.push_str(words[random.below(words.len())]),
            _ => text.push(*random.pick(&signs)),
        }
    }
    text
}

fn mutated(random: &mut Random, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(chars.len() + 1);
        let c = char::from_u32(random.next() as u32 % 0x250).unwrap();
        match (random.below(4), at < chars.len()) {
            (0, true) => drop(chars.remove(at)),
            (1, true) => chars[at] = c,
            (2, true) => chars.insert(at, chars[at]),
            _ => chars.insert(at, c),
        }
    }
    chars.into_iter().collect()
}

/// One share of the million.
fn share(families: &[Family], texts: usize, random: &mut Random) {
    let mut known = HashMap::new();
    for _ in 0..texts {
        let (at, seed) = (random.below(families.len()), random.next() as u32 % SEEDS);
        let kind = families[at].kind;
        let (problem, forms) = known.entry((at, seed)).or_insert_with(|| {
            let problem = practice::problem(kind, seed).unwrap();
            let forms = forms(&problem);
            (problem, forms)
        });
        let (typed, is_right) = match random.below(3) {
            0 => (random_text(random), false),
            1 => (random.pick(forms).clone(), true),
            _ => {
                let form = random.pick(forms).clone();
                (mutated(random, &form), false)
            }
        };
        let locale = random.pick(&LOCALES);
        let verdict = practice::check(kind, seed, &typed, locale).unwrap();
        holds(problem, &typed, &verdict);
        if is_right {
            assert_eq!(verdict.verdict, Judgement::Correct, "{typed:?} {verdict:?} {problem:?}");
        }
    }
}

#[test]
fn a_million_texts_get_a_consistent_verdict_and_no_right_one_is_called_wrong() {
    let families = practice::families();
    thread::scope(|scope| {
        for worker in 1..=2 {
            scope.spawn(move || share(families, COUNT / 2, &mut Random(0x9e37_79b9 * worker)));
        }
    });
}
