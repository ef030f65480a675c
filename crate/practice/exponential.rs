//! The learning rate after k steps, when each multiplies it by γ.

use super::family::{Family, Input};
use super::recipe::Recipe;
use crate::decimal::power;

pub(super) const EXPONENTIAL: Family = Family {
    kind: "exponential",
    label: "αₖ of an exponential schedule",
    formula: "αₖ = α γᵏ",
    citation: "PyTorch, torch.optim.lr_scheduler.ExponentialLR",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["alpha", "gamma", "k", "factor", "answer"],
    values: &[
        &[0.1, 0.5, 0.2, 0.01, 0.4, 0.8, 0.02, 0.04, 0.05, 0.3, 1.0, 0.001],
        &[0.9, 0.5, 0.8, 0.1, 0.2, 0.6, 0.7],
        &[2.0, 3.0, 4.0],
    ],
    fit: |_| true,
    work: &[|v| power(v[1], v[2] as u32), |v| v[0] * v[3]],
    slips: &[
        ("practice-mc-exponential-linear", |v| v[0] * v[1] * v[2]),
        ("practice-mc-exponential-one-too-few", |v| v[0] * v[3] / v[1]),
        ("practice-mc-exponential-one-too-many", |v| v[0] * v[3] * v[1]),
        ("practice-mc-exponential-factor-only", |v| v[3]),
        ("practice-mc-exponential-lost-part", |v| v[0] * power(1.0 - v[1], v[2] as u32)),
        ("practice-mc-exponential-straight", |v| v[0] - v[0] * v[2] * (1.0 - v[1])),
        ("practice-mc-exponential-unchanged", |v| v[0]),
        ("practice-mc-exponential-divided", |v| v[0] / v[3]),
    ],
    statement: "practice-exponential-statement",
    hints: &[
        "practice-exponential-hint-each",
        "practice-exponential-hint-power",
        "practice-exponential-hint-multiply",
    ],
    solution: &[
        "practice-exponential-solution-each",
        "practice-exponential-solution-power",
        "practice-exponential-solution-answer",
    ],
    correct: "practice-exponential-correct",
    stage: None,
};
