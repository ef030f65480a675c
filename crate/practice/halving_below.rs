//! The first iteration whose learning rate is below a bound, when it is halved every s iterations.

use super::family::{Family, Input};
use super::recipe::Recipe;
use crate::decimal::power;

pub(super) const HALVING_BELOW: Family = Family {
    kind: "halving-below",
    label: "When halving brings α below a bound",
    formula: "first k with α 0.5^⌊k/s⌋ < b",
    citation: "PyTorch, torch.optim.lr_scheduler.StepLR; Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.3.1",
    task: |seed| RECIPE.task(seed),
};

static RECIPE: Recipe = Recipe {
    asks: "k",
    input: || Input::Integer,
    names: &["alpha", "s", "bound", "count", "before", "after", "answer"],
    values: &[
        &[0.8, 0.08, 0.4, 0.04, 0.16, 0.016, 0.32, 0.64, 0.1, 0.01, 0.2, 0.02],
        &[10.0, 20.0, 30.0, 40.0, 50.0, 100.0, 25.0, 15.0],
        &[0.06, 0.01, 0.1, 0.05, 0.02, 0.005, 0.001, 0.002, 0.025, 0.0005, 0.004],
    ],
    fit: |v| matches!(halvings(v), 3..=6),
    work: &[
        |v| f64::from(halvings(v)),
        |v| v[0] / power(2.0, halvings(v) - 1),
        |v| v[4] / 2.0,
        |v| v[1] * v[3],
    ],
    slips: &[
        ("practice-mc-below-too-early", |v| v[1] * (v[3] - 1.0)),
        ("practice-mc-below-too-late", |v| v[1] * (v[3] + 1.0)),
        ("practice-mc-below-count", |v| v[3]),
        ("practice-mc-below-last-before", |v| v[1] * v[3] - 1.0),
        ("practice-mc-below-one-after", |v| v[1] * v[3] + 1.0),
        ("practice-mc-below-period", |v| v[1]),
        ("practice-mc-below-ratio", |v| v[0] / v[2]),
        ("practice-mc-below-linear", |v| v[1] * v[0] / v[2]),
    ],
    statement: "practice-halving-below-statement",
    hints: &[
        "practice-halving-below-hint-list",
        "practice-halving-below-hint-strictly",
        "practice-halving-below-hint-count",
    ],
    solution: &[
        "practice-halving-below-solution-list",
        "practice-halving-below-solution-count",
        "practice-halving-below-solution-answer",
    ],
    correct: "practice-halving-below-correct",
    stage: None,
};

/// How many halvings it takes until α is below the bound; being equal to it is not enough.
fn halvings(v: &[f64]) -> u32 {
    let (mut rate, mut count) = (v[0], 0);
    while rate >= v[2] {
        rate /= 2.0;
        count += 1;
    }
    count
}
