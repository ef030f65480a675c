//! How far momentum goes in the end, where the slope stays the same.

use super::family::{Family, Input};
use super::recipe::Recipe;

pub(super) const EFFECTIVE_RATE: Family = Family {
    kind: "effective-rate",
    label: "The effective rate with momentum",
    formula: "α/(1 − μ)",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.3.2, eq. 8.17; Polyak 1964",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["alpha", "mu", "rest", "answer"],
    values: &[
        &[0.01, 0.02, 0.05, 0.1, 0.001, 0.03, 0.06, 0.005, 0.002, 0.04, 0.2, 0.08],
        &[0.9, 0.5, 0.8, 0.75, 0.95, 0.99, 0.6, 0.98],
    ],
    fit: |_| true,
    work: &[|v| 1.0 - v[1], |v| v[0] / v[2]],
    slips: &[
        ("practice-mc-momentum-multiplied", |v| v[0] * v[2]),
        ("practice-mc-momentum-divided-by-mu", |v| v[0] / v[1]),
        ("practice-mc-momentum-times-mu", |v| v[0] * v[1]),
        ("practice-mc-momentum-one-step", |v| v[0] * (1.0 + v[1])),
        ("practice-mc-momentum-added", |v| v[0] + v[1]),
        ("practice-mc-momentum-plus", |v| v[0] / (1.0 + v[1])),
        ("practice-mc-momentum-factor-only", |v| 1.0 / v[2]),
        ("practice-mc-momentum-unchanged", |v| v[0]),
    ],
    statement: "practice-effective-rate-statement",
    hints: &[
        "practice-effective-rate-hint-sum",
        "practice-effective-rate-hint-series",
        "practice-effective-rate-hint-divide",
    ],
    solution: &[
        "practice-effective-rate-solution-sum",
        "practice-effective-rate-solution-series",
        "practice-effective-rate-solution-answer",
    ],
    correct: "practice-effective-rate-correct",
    stage: None,
};
