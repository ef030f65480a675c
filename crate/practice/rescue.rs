//! Choose how often α is halved so that a run that flies out comes to the cabin; the walk decides.

use super::challenge::Challenge;
use super::family::{Family, Input};
use super::recipe::Recipe;
use super::stage::halved;
use crate::decimal::{power, tidy};

pub(super) const RESCUE: Family = Family {
    kind: "rescue",
    label: "Challenge: rescue a run by halving",
    formula: "αₖ = α/2^⌊k/s⌋",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.3.1",
    task: |seed| RECIPE.task(seed),
};

static CHALLENGE: Challenge = Challenge {
    flew: "practice-mc-rescue-flew",
    // There is no other floor.
    elsewhere: "practice-mc-rescue-frozen",
    swings: "practice-mc-rescue-frozen",
    slow: "practice-mc-rescue-frozen",
};

/// Iterations in which the hiker has to be at the cabin.
const STEPS: u32 = 40;

/// How far from the floor line the hiker starts.
const ACROSS: f64 = 0.3;

/// How far from the floor line the map ends.
const EDGE: f64 = 5.0;

static RECIPE: Recipe = Recipe {
    asks: "k",
    input: || Input::Challenge(&CHALLENGE),
    names: &["high", "low", "alpha", "across", "edge", "steps", "factor", "last", "next", "answer"],
    values: &[
        &[5.0, 10.0, 20.0, 25.0, 50.0, 4.0, 8.0, 12.0, 16.0, 24.0, 30.0, 40.0, 60.0, 100.0],
        &[1.0, 2.0, 0.8, 0.5, 4.0, 5.0, 10.0, 20.0, 3.0, 6.0, 8.0, 1.6],
        &[0.5, 0.25, 0.3, 0.24, 0.12, 0.6, 0.1, 0.05, 0.06, 0.15, 0.4, 0.32, 0.16, 0.08, 0.03],
        &[ACROSS],
        &[EDGE],
        &[STEPS as f64],
    ],
    fit: |v| is_tight(tidy(v[2] * v[0]), tidy(v[0] / v[1])),
    work: &[
        |v| v[2] * v[0] - 1.0,
        |v| rounded(v[3] * grown(v[6])),
        |v| rounded(v[3] * grown(v[6]) * v[6]),
        |v| longest(v[6]),
    ],
    slips: &[
        ("practice-mc-rescue-flew", |v| longest(v[6]) + 1.0),
        ("practice-mc-rescue-frozen", |_| 1.0),
    ],
    statement: "practice-rescue-statement",
    hints: &[
        "practice-rescue-hint-grows",
        "practice-rescue-hint-edge",
        "practice-rescue-hint-freezes",
    ],
    solution: &[
        "practice-rescue-solution-factor",
        "practice-rescue-solution-edge",
        "practice-rescue-solution-half",
        "practice-rescue-solution-answer",
    ],
    correct: "practice-rescue-correct",
    stage: Some(|v| halved(v[1], v[0], v[2], ACROSS, STEPS)),
};

/// Whether some k rescue the run and others do not, by αλ across the valley and the condition number.
fn is_tight(product: f64, condition: f64) -> bool {
    [
        (2.5, 5.0),
        (2.5, 6.0),
        (2.5, 8.0),
        (2.4, 5.0),
        (2.4, 6.0),
        (2.4, 8.0),
        (2.8, 5.0),
        (3.0, 4.0),
        (3.0, 5.0),
        (3.0, 6.0),
        (3.2, 5.0),
    ]
    .contains(&(product, condition))
}

/// How many steps the hiker stays on the map while each multiplies the distance across by a factor.
fn longest(factor: f64) -> f64 {
    let (mut across, mut steps) = (ACROSS * factor, 0.0);
    while across < EDGE {
        across *= factor;
        steps += 1.0;
    }
    steps
}

/// By how much the distance has grown by then.
fn grown(factor: f64) -> f64 {
    power(factor, longest(factor) as u32)
}

/// To two decimals.
fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
