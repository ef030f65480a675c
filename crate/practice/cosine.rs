//! The learning rate on the way along half a cosine.

use super::family::{Family, Input};
use super::recipe::Recipe;
use crate::schedule::{Cosine, Memory, Schedule};

pub(super) const COSINE: Family = Family {
    kind: "cosine",
    label: "αₖ of a cosine schedule",
    formula: "αₖ = αmin + (α − αmin)(1 + cos(πk/T))/2",
    citation: "Loshchilov & Hutter 2017, SGDR, eq. 5",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["alpha", "min", "T", "k", "range", "cos", "share", "answer"],
    values: &[
        &[0.1, 0.2, 0.4, 0.04, 0.8, 0.08, 0.01, 0.02, 0.3, 0.6, 0.5, 1.0, 0.12],
        &[0.0, 0.02, 0.01, 0.001, 0.04, 0.002],
        &[30.0, 60.0, 90.0, 120.0, 150.0, 300.0, 600.0, 12.0],
        &[20.0, 10.0, 30.0, 40.0, 60.0, 80.0, 50.0, 100.0, 200.0, 400.0, 4.0, 8.0],
    ],
    fit: |v| v[1] < v[0] && (v[3] * 3.0 == v[2] || v[3] * 1.5 == v[2]),
    work: &[|v| v[0] - v[1], wave, |v| 1.0_f64.midpoint(v[5]), |v| v[1] + v[4] * v[6]],
    slips: &[
        ("practice-mc-cosine-straight", |v| v[0] - v[4] * v[3] / v[2]),
        ("practice-mc-cosine-upside-down", |v| v[1] + v[4] * (1.0 - v[6])),
        ("practice-mc-cosine-not-halved", |v| v[1] + v[4] * (1.0 + v[5])),
        ("practice-mc-cosine-without-one", |v| v[1] + v[4] * v[5] / 2.0),
        ("practice-mc-cosine-share-only", |v| v[6]),
        ("practice-mc-cosine-start", |v| v[0]),
    ],
    statement: "practice-cosine-statement",
    hints: &[
        "practice-cosine-hint-angle",
        "practice-cosine-hint-share",
        "practice-cosine-hint-range",
    ],
    solution: &[
        "practice-cosine-solution-angle",
        "practice-cosine-solution-share",
        "practice-cosine-solution-range",
        "practice-cosine-solution-answer",
    ],
    correct: "practice-cosine-correct",
    stage: None,
};

/// cos(πk/T), by way of the schedule itself.
fn wave(v: &[f64]) -> f64 {
    let schedule = Schedule::from(Cosine { T_max: v[2] as u32, eta_min: 0.0 });
    2.0 * schedule.rate(1.0, v[3] as u32, &Memory::default()) - 1.0
}
