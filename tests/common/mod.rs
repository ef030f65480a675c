//! Reading reference data and comparing with it.

// Every test file compiles this module for itself and uses a part of it.
#![allow(dead_code)]

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use blindfolded_hiker::value::Value;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value as Json;

/// Random cases: the same on every run and every machine.
pub fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// The cases of `tests/reference/NAME.json`.
pub fn cases(name: &str) -> Vec<Json> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let json: Json = serde_json::from_str(&text).expect("reference data is JSON");
    json["cases"].as_array().expect("cases").clone()
}

/// Plain data as the core reads it.
pub fn plain(json: &Json) -> Value {
    serde_json::from_value(json.clone()).expect("JSON is plain data")
}

/// A column of numbers; `null` is NaN.
pub fn column(json: &Json) -> Vec<f64> {
    json.as_array().expect("a list").iter().map(number).collect()
}

/// A number; `null` is NaN.
pub fn number(json: &Json) -> f64 {
    json.as_f64().unwrap_or(f64::NAN)
}

/// How far a number is off: |got − want| / max(|want|, floor); 0 for non-finite where non-finite is
/// wanted.
fn error(got: f64, want: f64, tol: &Json) -> f64 {
    if !want.is_finite() {
        return if got.is_finite() { f64::INFINITY } else { 0.0 };
    }
    (got - want).abs() / want.abs().max(number(&tol["floor"]))
}

/// What is wrong with a number, if anything.
pub fn differs(got: f64, want: f64, tol: &Json) -> Option<String> {
    let error = error(got, want, tol);
    let ok = error <= number(&tol["rel"]);
    (!ok).then(|| format!("got {got:e}, want {want:e}, error {error:.1e}"))
}

/// The worst number of a family, by the share that it takes of its tolerance.
#[derive(Default)]
struct Worst {
    numbers: usize,
    share: f64,
    error: f64,
    allowed: f64,
    place: String,
}

/// Collects what is wrong and reports all of it at once; prints the largest error per family.
#[derive(Default)]
pub struct Report {
    title: &'static str,
    wrong: Vec<String>,
    checked: usize,
    family: String,
    worst: BTreeMap<String, Worst>,
}

impl Report {
    /// A report on what the title says.
    pub fn on(title: &'static str) -> Self {
        Self { title, ..Self::default() }
    }

    /// What the numbers from here on belong to.
    pub fn family(&mut self, name: &str) {
        name.clone_into(&mut self.family);
    }

    /// Compares two numbers.
    pub fn number(&mut self, place: impl Fn() -> String, got: f64, want: f64, tol: &Json) {
        self.checked += 1;
        let (error, allowed) = (error(got, want, tol), number(&tol["rel"]));
        let worst = self.worst.entry(self.family.clone()).or_default();
        worst.numbers += 1;
        if error / allowed > worst.share {
            let (numbers, share) = (worst.numbers, error / allowed);
            *worst = Worst { numbers, share, error, allowed, place: place() };
        }
        if let Some(difference) = differs(got, want, tol) {
            self.wrong.push(format!("{}: {difference}", place()));
        }
    }

    /// Compares two values exactly.
    pub fn exact<T: Copy + PartialEq + std::fmt::Debug>(
        &mut self,
        place: impl Fn() -> String,
        got: T,
        want: T,
    ) {
        self.checked += 1;
        if got != want {
            self.wrong.push(format!("{}: got {got:?}, want {want:?}", place()));
        }
    }

    /// Prints the largest error per family; fails with everything that differed, or if nothing was
    /// compared at all.
    pub fn finish(self) {
        assert!(self.checked > 0, "nothing was compared");
        let mut table =
            format!("\n{}: largest error, by its share of what is allowed\n", self.title);
        for (family, Worst { numbers, error, allowed, place, .. }) in &self.worst {
            let at = if place.is_empty() { "all the same" } else { place };
            let _ = write!(
                table,
                "  {family:<22} {numbers:>6} numbers  {error:>8.1e} of {allowed:.0e}  {at}"
            );
        }
        print!("{table}");
        assert!(
            self.wrong.is_empty(),
            "{} of {} differ:\n{}",
            self.wrong.len(),
            self.checked,
            self.wrong[..self.wrong.len().min(20)].join("\n")
        );
    }
}

/// The shortest decimal that reads back to the same double, written as JavaScript does.
pub fn shortest(x: f64) -> String {
    let text = format!("{:e}", x.abs());
    let (figures, e) = text.split_once('e').expect("an exponent");
    let e: i32 = e.parse().expect("a whole exponent");
    let digits = figures.replace('.', "");
    let sign = if x < 0.0 { "-" } else { "" };
    let n = digits.len().cast_signed() as i32;
    let body = if (n - 1..21).contains(&e) {
        format!("{digits}{}", "0".repeat((e + 1 - n) as usize))
    } else if (0..21).contains(&e) {
        format!("{}.{}", &digits[..=e as usize], &digits[e as usize + 1..])
    } else if (-6..0).contains(&e) {
        format!("0.{}{digits}", "0".repeat((-e - 1) as usize))
    } else {
        format!("{figures}e{}{e}", if e > 0 { "+" } else { "" })
    };
    format!("{sign}{body}")
}
