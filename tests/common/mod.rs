//! Reading reference data and comparing with it.

// Every test file compiles this module for itself and uses a part of it.
#![allow(dead_code)]

use std::{fs, path::Path};

use blindfolded_hiker::value::Value;
use serde_json::Value as Json;

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

/// What is wrong with a number, if anything: non-finite for non-finite, else |got − want| within
/// rel · max(|want|, floor).
pub fn differs(got: f64, want: f64, tol: &Json) -> Option<String> {
    if !want.is_finite() {
        return got.is_finite().then(|| format!("got {got}, want a non-finite number"));
    }
    let error = (got - want).abs() / want.abs().max(number(&tol["floor"]));
    let ok = error <= number(&tol["rel"]);
    (!ok).then(|| format!("got {got:e}, want {want:e}, error {error:.1e}"))
}

/// Collects what is wrong and reports all of it at once.
#[derive(Default)]
pub struct Report {
    wrong: Vec<String>,
    checked: usize,
}

impl Report {
    /// Compares two numbers.
    pub fn number(&mut self, place: impl Fn() -> String, got: f64, want: f64, tol: &Json) {
        self.checked += 1;
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

    /// Fails with everything that differed, or if nothing was compared at all.
    pub fn finish(self) {
        assert!(self.checked > 0, "nothing was compared");
        assert!(
            self.wrong.is_empty(),
            "{} of {} differ:\n{}",
            self.wrong.len(),
            self.checked,
            self.wrong[..self.wrong.len().min(20)].join("\n")
        );
    }
}
