//! The learning rate at an iteration, when it is halved every s iterations.

use super::family::{Family, Input};
use super::recipe::Recipe;
use crate::decimal::power;

pub(super) const HALVING: Family = Family {
    kind: "halving",
    label: "αₖ with halving every s iterations",
    formula: "αₖ = α 0.5^⌊k/s⌋",
    citation: "PyTorch, torch.optim.lr_scheduler.StepLR; Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.3.1",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["alpha", "s", "k", "count", "factor", "answer"],
    values: &[
        &[0.08, 0.8, 0.4, 0.04, 0.1, 0.16, 0.2, 0.02, 0.24, 0.32, 0.48, 0.64, 0.01],
        &[10.0, 20.0, 30.0, 50.0, 100.0, 25.0],
        &[35.0, 30.0, 45.0, 65.0, 90.0, 95.0, 100.0, 110.0, 150.0, 175.0, 220.0, 250.0, 340.0],
    ],
    fit: |v| matches!((v[2] / v[1]) as u32, 3..=5),
    work: &[|v| (v[2] / v[1]).floor(), |v| power(2.0, v[3] as u32), |v| v[0] / v[4]],
    slips: &[
        ("practice-mc-halving-one-too-many", |v| v[0] / v[4] / 2.0),
        ("practice-mc-halving-one-too-few", |v| v[0] / v[4] * 2.0),
        ("practice-mc-halving-divided-by-count", |v| v[0] / v[3]),
        ("practice-mc-halving-divided-by-twice", |v| v[0] / (2.0 * v[3])),
        ("practice-mc-halving-subtracted", |v| v[0] - v[3] * v[0] / 2.0),
        ("practice-mc-halving-doubled", |v| v[0] * v[4]),
        ("practice-mc-halving-once", |v| v[0] / 2.0),
        ("practice-mc-halving-unchanged", |v| v[0]),
    ],
    statement: "practice-halving-statement",
    hints: &[
        "practice-halving-hint-count",
        "practice-halving-hint-factor",
        "practice-halving-hint-divide",
    ],
    solution: &[
        "practice-halving-solution-count",
        "practice-halving-solution-factor",
        "practice-halving-solution-answer",
    ],
    correct: "practice-halving-correct",
    stage: None,
};
