//! The bound on the learning rate that the greatest curvature sets.

use super::family::{Family, Input, Stage};
use super::recipe::Recipe;
use super::stage::valley;

pub(super) const LARGEST_STABLE: Family = Family {
    kind: "largest-stable",
    label: "The largest stable α",
    formula: "α < 2/λmax",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, section 4.3; Boyd & Vandenberghe 2004, Convex Optimization, section 9.3",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["high", "low", "fastest", "answer"],
    values: &[
        &[
            40.0, 4.0, 5.0, 8.0, 10.0, 16.0, 20.0, 25.0, 50.0, 80.0, 100.0, 125.0, 200.0, 250.0,
            400.0, 500.0,
        ],
        &[2.0, 1.0, 4.0, 5.0, 0.5, 10.0, 20.0, 0.2],
    ],
    fit: |v| v[0] >= 4.0 * v[1] && v[0] <= 200.0 * v[1],
    work: &[|v| 1.0 / v[0], |v| 2.0 / v[0]],
    slips: &[
        ("practice-mc-stable-fastest", |v| 1.0 / v[0]),
        ("practice-mc-stable-lowest", |v| 2.0 / v[1]),
        ("practice-mc-stable-turned", |v| v[0] / 2.0),
        ("practice-mc-stable-mean", |v| 4.0 / (v[0] + v[1])),
        ("practice-mc-stable-sum", |v| 2.0 / (v[0] + v[1])),
        ("practice-mc-stable-curvature", |v| v[0]),
        ("practice-mc-stable-doubled", |v| 2.0 * v[0]),
        ("practice-mc-stable-four", |v| 4.0 / v[0]),
    ],
    statement: "practice-largest-stable-statement",
    hints: &[
        "practice-largest-stable-hint-multiplier",
        "practice-largest-stable-hint-steepest",
        "practice-largest-stable-hint-edge",
    ],
    solution: &[
        "practice-largest-stable-solution-multiplier",
        "practice-largest-stable-solution-steepest",
        "practice-largest-stable-solution-answer",
        "practice-largest-stable-solution-check",
    ],
    correct: "practice-largest-stable-correct",
    stage: Some(|v| Stage { before: 1.0 / v[0], ..valley(v[1], v[0], 60) }),
};
