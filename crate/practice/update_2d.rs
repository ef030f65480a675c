//! One step of gradient descent by hand in two dimensions: each coordinate has its own slope.

use super::family::{Family, Input};
use super::recipe::Recipe;

pub(super) const UPDATE_2D: Family = Family {
    kind: "update-2d",
    label: "One step in two dimensions",
    formula: "w ← w − α∇L(w)",
    citation: "Cauchy 1847; Goodfellow, Bengio & Courville 2016, Deep Learning, section 4.3",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "y",
    input: || Input::Number,
    names: &["kappa", "x", "y", "alpha", "slope", "step", "across", "answer"],
    values: &[
        &[4.0, 2.0, 5.0, 8.0, 10.0, 3.0, 6.0],
        &[4.0, 2.0, 5.0, 3.0, -1.0, 6.0],
        &[3.0, 1.0, 2.0, 5.0, -2.0, -4.0],
        &[0.1, 0.2, 0.05, 0.01, 0.3, 0.02],
    ],
    fit: |_| true,
    work: &[|v| v[0] * v[2], |v| v[3] * v[4], |v| v[1] - v[3] * v[1], |v| v[2] - v[5]],
    slips: &[
        ("practice-mc-update2-other-coordinate", |v| v[6]),
        ("practice-mc-update2-other-slope", |v| v[2] - v[3] * v[1]),
        ("practice-mc-update2-no-kappa", |v| v[2] - v[3] * v[2]),
        ("practice-mc-update2-climbed", |v| v[2] + v[5]),
        ("practice-mc-update2-no-rate", |v| v[2] - v[4]),
        ("practice-mc-update2-step-only", |v| v[5]),
        ("practice-mc-update2-slope-only", |v| v[4]),
        ("practice-mc-update2-unchanged", |v| v[2]),
        ("practice-mc-update2-turned", |v| v[5] - v[2]),
    ],
    statement: "practice-update-2d-statement",
    hints: &[
        "practice-update-2d-hint-slope",
        "practice-update-2d-hint-step",
        "practice-update-2d-hint-minus",
    ],
    solution: &[
        "practice-update-2d-solution-slope",
        "practice-update-2d-solution-step",
        "practice-update-2d-solution-answer",
        "practice-update-2d-solution-across",
    ],
    correct: "practice-update-2d-correct",
    stage: None,
};
