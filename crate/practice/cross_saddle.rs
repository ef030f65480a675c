//! Choose α so that the first step crosses a saddle and the later ones settle; the walk decides.

use super::challenge::Challenge;
use super::family::{Family, Input};
use super::recipe::Recipe;
use super::stage::two_valleys;
use crate::decimal::{significant, tidy};

pub(super) const CROSS_SADDLE: Family = Family {
    kind: "cross-saddle",
    label: "Challenge: cross the saddle",
    formula: "w ← w − α∇L(w)",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, sections 4.3 and 8.2.3",
    task: |seed| RECIPE.task(seed),
};

static CHALLENGE: Challenge = Challenge {
    flew: "practice-mc-cross-flew",
    elsewhere: "practice-mc-cross-home",
    swings: "practice-mc-cross-slow",
    slow: "practice-mc-cross-slow",
};

/// Iterations in which the hiker has to be at the cabin.
const STEPS: u32 = 40;

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Challenge(&CHALLENGE),
    names: &["from", "slope", "steps", "floor", "way", "curvature", "answer"],
    values: &[
        &[3.6, 3.0, 3.2, 2.4, 2.0, 2.8],
        &[
            54.0, 6.0, 9.0, 10.0, 12.0, 15.0, 18.0, 24.0, 27.0, 30.0, 36.0, 42.0, 45.0, 48.0, 60.0,
            72.0, 84.0, 90.0, 100.0, 108.0, 120.0, 150.0, 180.0, 240.0, 270.0, 300.0, 450.0, 540.0,
        ],
        &[STEPS as f64],
    ],
    fit: |v| significant(tidy(1.5 * v[0] / v[1])) <= 2,
    work: &[|v| v[0] / 2.0, |v| 1.5 * v[0], |v| v[1] / (1.5 * v[0]), |v| 1.5 * v[0] / v[1]],
    slips: &[
        ("practice-mc-cross-home", |v| 0.3 * v[0] / v[1]),
        ("practice-mc-cross-flew", |v| 6.0 * v[0] / v[1]),
        ("practice-mc-cross-slow", |v| 0.03 * v[0] / v[1]),
    ],
    statement: "practice-cross-saddle-statement",
    hints: &[
        "practice-cross-saddle-hint-first",
        "practice-cross-saddle-hint-both",
        "practice-cross-saddle-hint-way",
    ],
    solution: &[
        "practice-cross-saddle-solution-bounds",
        "practice-cross-saddle-solution-way",
        "practice-cross-saddle-solution-answer",
        "practice-cross-saddle-solution-settles",
    ],
    correct: "practice-cross-saddle-correct",
    stage: Some(|v| two_valleys(v[0], v[1], STEPS)),
};
