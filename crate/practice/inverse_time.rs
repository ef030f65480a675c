//! The learning rate at iteration k, when it is divided by 1 + ck.

use super::family::{Family, Input};
use super::recipe::Recipe;

pub(super) const INVERSE_TIME: Family = Family {
    kind: "inverse-time",
    label: "αₖ of an inverse-time schedule",
    formula: "αₖ = α/(1 + ck)",
    citation: "Robbins & Monro 1951, A Stochastic Approximation Method; Bottou 2012, Stochastic Gradient Descent Tricks",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["alpha", "c", "k", "product", "divisor", "answer"],
    values: &[
        &[0.2, 0.1, 0.5, 0.01, 0.4, 0.8, 0.05, 0.02, 0.06, 0.6, 0.3, 0.9, 1.0],
        &[0.1, 0.5, 0.25, 0.05, 0.01, 0.2, 0.02, 0.04],
        &[
            40.0, 10.0, 30.0, 6.0, 8.0, 12.0, 14.0, 16.0, 20.0, 50.0, 60.0, 70.0, 90.0, 100.0,
            150.0, 200.0, 300.0, 400.0,
        ],
    ],
    fit: |v| matches!(v[1] * v[2], 0.9..10.0),
    work: &[|v| v[1] * v[2], |v| 1.0 + v[3], |v| v[0] / v[4]],
    slips: &[
        ("practice-mc-inverse-without-one", |v| v[0] / v[3]),
        ("practice-mc-inverse-one-step", |v| v[0] / (1.0 + v[1])),
        ("practice-mc-inverse-without-c", |v| v[0] / (1.0 + v[2])),
        ("practice-mc-inverse-multiplied", |v| v[0] * v[4]),
        ("practice-mc-inverse-divided-by-k", |v| v[0] / v[2]),
        ("practice-mc-inverse-divisor-only", |v| v[4]),
        ("practice-mc-inverse-subtracted", |v| v[0] - v[3]),
        ("practice-mc-inverse-unchanged", |v| v[0]),
    ],
    statement: "practice-inverse-time-statement",
    hints: &[
        "practice-inverse-time-hint-product",
        "practice-inverse-time-hint-one",
        "practice-inverse-time-hint-divide",
    ],
    solution: &[
        "practice-inverse-time-solution-product",
        "practice-inverse-time-solution-divisor",
        "practice-inverse-time-solution-answer",
    ],
    correct: "practice-inverse-time-correct",
    stage: None,
};
