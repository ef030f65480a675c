//! One step of gradient descent by hand on L(w) = a w².

use super::family::{Family, Input};
use super::recipe::Recipe;

pub(super) const UPDATE_1D: Family = Family {
    kind: "update-1d",
    label: "One step in one dimension",
    formula: "w ← w − α L′(w)",
    citation: "Cauchy 1847; Goodfellow, Bengio & Courville 2016, Deep Learning, section 4.3",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "w",
    input: || Input::Number,
    // Whether w is on the left: then a minus stands before the slope and the step, too.
    names: &["a", "w", "alpha", "slope", "step", "left", "answer"],
    values: &[
        &[2.0, 3.0, 4.0, 5.0, 6.0, 0.5],
        // Not 10, as 10 − 4 looks like a power that has lost its sign.
        &[3.0, 2.0, 4.0, 5.0, 6.0, 8.0, 7.0, -2.0, -3.0, -4.0],
        &[0.1, 0.2, 0.05, 0.01, 0.3, 0.25, 0.4],
    ],
    fit: |_| true,
    work: &[|v| 2.0 * v[0] * v[1], |v| v[2] * v[3], |v| f64::from(v[1] < 0.0), |v| v[1] - v[4]],
    slips: &[
        ("practice-mc-update-climbed", |v| v[1] + v[4]),
        ("practice-mc-update-no-rate", |v| v[1] - v[3]),
        ("practice-mc-update-step-only", |v| v[4]),
        ("practice-mc-update-slope-only", |v| v[3]),
        ("practice-mc-update-no-two", |v| v[1] - v[4] / 2.0),
        ("practice-mc-update-loss", |v| v[1] - v[2] * v[0] * v[1] * v[1]),
        ("practice-mc-update-unchanged", |v| v[1]),
        ("practice-mc-update-turned", |v| v[4] - v[1]),
    ],
    statement: "practice-update-1d-statement",
    hints: &[
        "practice-update-1d-hint-slope",
        "practice-update-1d-hint-step",
        "practice-update-1d-hint-minus",
    ],
    solution: &[
        "practice-update-1d-solution-slope",
        "practice-update-1d-solution-step",
        "practice-update-1d-solution-answer",
    ],
    correct: "practice-update-1d-correct",
    stage: None,
};
