//! Reduce the learning rate to p percent of its value, or by p percent.

use super::family::{Family, Input};
use super::recipe::Recipe;

pub(super) const PERCENT: Family = Family {
    kind: "percent",
    label: "Reduce α to or by a percentage",
    formula: "α ← αp/100, or α − αp/100",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.3.1",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["alpha", "p", "by", "part", "answer"],
    values: &[
        &[0.02, 0.01, 0.05, 0.1, 0.001, 0.3, 0.03, 0.06, 0.08, 0.6, 0.8, 0.005, 0.4, 0.04, 0.2],
        &[20.0, 30.0, 25.0, 40.0, 60.0, 70.0, 75.0, 80.0, 90.0, 5.0],
        &[0.0, 1.0],
    ],
    fit: |_| true,
    work: &[|v| v[0] * v[1] / 100.0, |v| if v[2] == 0.0 { v[3] } else { v[0] - v[3] }],
    slips: &[
        ("practice-mc-percent-other-way", |v| if v[2] == 0.0 { v[0] - v[3] } else { v[3] }),
        ("practice-mc-percent-added", |v| v[0] + v[3]),
        ("practice-mc-percent-not-hundredths", |v| v[0] * v[1]),
        ("practice-mc-percent-divided", |v| v[0] / v[1]),
        ("practice-mc-percent-of-one", |v| v[1] / 100.0),
        ("practice-mc-percent-number-only", |v| v[1]),
        ("practice-mc-percent-unchanged", |v| v[0]),
        ("practice-mc-percent-subtracted", |v| v[0] - v[1] / 100.0),
    ],
    statement: "practice-percent-statement",
    hints: &[
        "practice-percent-hint-word",
        "practice-percent-hint-hundredth",
        "practice-percent-hint-multiply",
    ],
    solution: &[
        "practice-percent-solution-part",
        "practice-percent-solution-answer",
        "practice-percent-solution-check",
    ],
    correct: "practice-percent-correct",
    stage: None,
};
