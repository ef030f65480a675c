//! The next rate to try, when each is the same factor from the one before.

use super::family::{Family, Input};
use super::recipe::Recipe;

pub(super) const LOG_SEARCH: Family = Family {
    kind: "log-search",
    label: "The next rate of a logarithmic search",
    formula: "next = second²/first",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, section 11.4.3; Bergstra & Bengio 2012, Random Search for Hyper-Parameter Optimization",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "alpha",
    input: || Input::Number,
    names: &["first", "second", "ratio", "answer"],
    values: &[
        &[0.1, 1.0, 0.3, 0.5, 0.03, 0.2, 0.05, 0.02, 0.01, 0.001, 0.0001, 0.002, 0.003, 0.6, 0.4],
        &[
            0.01, 0.1, 0.03, 0.05, 0.003, 0.02, 0.002, 0.001, 0.005, 0.0001, 0.0003, 0.006, 0.004,
            0.0004, 0.0005,
        ],
    ],
    fit: |v| {
        matches!(crate::decimal::tidy((v[0] / v[1]).max(v[1] / v[0])), 5.0 | 10.0 | 4.0 | 100.0)
    },
    work: &[|v| (v[0] / v[1]).max(v[1] / v[0]), |v| v[1] * v[1] / v[0]],
    slips: &[
        ("practice-mc-search-same-difference", |v| 2.0 * v[1] - v[0]),
        ("practice-mc-search-other-way", |v| v[0] * v[0] / v[1]),
        ("practice-mc-search-middle", |v| v[0].midpoint(v[1])),
        ("practice-mc-search-factor", |v| v[2]),
        ("practice-mc-search-two-at-once", |v| v[1] * (v[1] / v[0]) * (v[1] / v[0])),
        ("practice-mc-search-first-again", |v| v[0]),
        ("practice-mc-search-second-again", |v| v[1]),
        ("practice-mc-search-halved", |v| if v[1] < v[0] { v[1] / 2.0 } else { v[1] * 2.0 }),
    ],
    statement: "practice-log-search-statement",
    hints: &[
        "practice-log-search-hint-direction",
        "practice-log-search-hint-factor",
        "practice-log-search-hint-once-more",
    ],
    solution: &[
        "practice-log-search-solution-direction",
        "practice-log-search-solution-factor",
        "practice-log-search-solution-answer",
    ],
    correct: "practice-log-search-correct",
    stage: None,
};
