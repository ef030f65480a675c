//! Choose α so that the hiker is at the cabin within so many steps; the walk decides.

use super::challenge::Challenge;
use super::family::{Family, Input, Stage};
use super::recipe::Recipe;
use super::stage::valley;
use crate::decimal::tidy;

pub(super) const REACH_CABIN: Family = Family {
    kind: "reach-cabin",
    label: "Challenge: reach the cabin in time",
    formula: "α = 2/(λmin + λmax)",
    citation: "Nesterov 2004, Introductory Lectures on Convex Optimization, theorem 2.1.15",
    task: |seed| RECIPE.task(seed),
};

static CHALLENGE: Challenge = Challenge {
    flew: "practice-mc-reach-flew",
    // There is no other floor.
    elsewhere: "practice-mc-reach-slow",
    swings: "practice-mc-reach-swings",
    slow: "practice-mc-reach-slow",
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Challenge(&CHALLENGE),
    names: &["low", "high", "steps", "sum", "factor", "answer"],
    values: &[
        &[
            1.0, 0.5, 2.0, 4.0, 5.0, 10.0, 0.2, 0.8, 2.5, 6.0, 12.0, 20.0, 25.0, 0.4, 0.1, 8.0,
            3.0, 15.0, 16.0, 40.0, 50.0, 1.5, 100.0,
        ],
        &[
            4.0, 9.0, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 1.2, 1.4, 1.5, 1.6, 1.8, 2.0, 2.4, 2.8, 3.0,
            3.2, 3.5, 3.6, 4.5, 5.0, 5.6, 6.0, 7.0, 7.2, 7.5, 8.0, 10.0, 12.0, 14.0, 15.0, 16.0,
            17.5, 18.0, 20.0, 22.5, 24.0, 28.0, 30.0, 32.0, 35.0, 36.0, 40.0, 45.0, 48.0, 56.0,
            60.0, 64.0, 70.0, 72.0, 75.0, 80.0, 90.0, 100.0, 120.0, 140.0, 144.0, 150.0, 160.0,
            175.0, 180.0, 200.0, 225.0, 280.0, 300.0, 350.0, 360.0, 400.0, 450.0, 700.0, 900.0,
        ],
        &[12.0, 9.0, 20.0, 25.0],
    ],
    fit: |v| is_tight(tidy(v[1] / v[0]), v[2]),
    work: &[|v| v[0] + v[1], |v| (v[1] - v[0]) / (v[1] + v[0]), |v| 2.0 / (v[0] + v[1])],
    slips: &[
        ("practice-mc-reach-slow", |v| 0.2 / (v[0] + v[1])),
        ("practice-mc-reach-swings", |v| 1.98 / v[1]),
        ("practice-mc-reach-flew", |v| 4.0 / v[1]),
    ],
    statement: "practice-reach-cabin-statement",
    hints: &[
        "practice-reach-cabin-hint-multiplier",
        "practice-reach-cabin-hint-bounds",
        "practice-reach-cabin-hint-balance",
    ],
    solution: &[
        "practice-reach-cabin-solution-multiplier",
        "practice-reach-cabin-solution-balance",
        "practice-reach-cabin-solution-answer",
        "practice-reach-cabin-solution-check",
    ],
    correct: "practice-reach-cabin-correct",
    stage: Some(|v| Stage { before: 0.2 / (v[0] + v[1]), ..valley(v[0], v[1], v[2] as u32) }),
};

/// Whether so many steps leave some room around the best rate and none for a careless one, by the
/// condition number. The distance has to become a fiftieth.
fn is_tight(condition: f64, steps: f64) -> bool {
    [(3.0, 9.0), (4.0, 12.0), (7.0, 20.0), (9.0, 25.0)].contains(&(condition, steps))
}
