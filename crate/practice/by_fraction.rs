//! Reduce the learning rate *by* one-fifth (or a quarter, an eighth …): the part that is named goes.

use super::family::{Family, Input};
use super::recipe::Recipe;

pub(super) const BY_FRACTION: Family = Family {
    kind: "by-fraction",
    label: "Reduce α by a fraction of itself",
    formula: "α ← α − α/n",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.3.1",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["alpha", "n", "part", "answer"],
    values: &[
        &[0.02, 0.01, 0.05, 0.1, 0.001, 0.3, 0.03, 0.06, 0.08, 0.6, 0.8, 0.005, 0.4, 0.04, 0.2],
        &[5.0, 4.0, 8.0, 20.0, 25.0],
    ],
    fit: |_| true,
    work: &[|v| v[0] / v[1], |v| v[0] - v[0] / v[1]],
    slips: &[
        ("practice-mc-to-not-by", |v| v[0] / v[1]),
        ("practice-mc-increased-by", |v| v[0] + v[0] / v[1]),
        ("practice-mc-by-unchanged", |v| v[0]),
        ("practice-mc-by-multiplied", |v| v[0] * v[1]),
        ("practice-mc-by-subtracted-factor", |v| v[0] - 1.0 / v[1]),
        ("practice-mc-subtracted-n", |v| v[0] - v[1]),
        ("practice-mc-by-factor-left", |v| 1.0 - 1.0 / v[1]),
        ("practice-mc-factor-only", |v| 1.0 / v[1]),
        ("practice-mc-divisor-only", |v| v[1]),
        ("practice-mc-by-halved", |v| v[0] / 2.0),
    ],
    statement: "practice-by-fraction-statement",
    hints: &[
        "practice-by-fraction-hint-by",
        "practice-by-fraction-hint-part",
        "practice-by-fraction-hint-left",
    ],
    solution: &[
        "practice-by-fraction-solution-part",
        "practice-by-fraction-solution-subtract",
        "practice-by-fraction-solution-check",
    ],
    correct: "practice-by-fraction-correct",
    stage: None,
};
