//! Read off a loss curve whether α is too small, about right, too large or far too large.

use super::family::{Family, Figure, Input, Slip, Task, choose, say};
use super::seen::read;
use super::stage::swinging;
use crate::decimal::tidy;
use crate::message::Message;
use crate::walk::walk;

pub(super) const REGIME: Family = Family {
    kind: "regime",
    label: "Read a loss curve",
    formula: "αλ < 1, αλ < 2, αλ > 2",
    citation: "Goodfellow, Bengio & Courville 2016, Deep Learning, section 11.4.1 and figure 11.1",
    task,
};

/// What a curve can show, in the order of the choices.
struct Case {
    choice: &'static str,
    /// What is said to this choice where the curve shows something else.
    slip: &'static str,
    /// What is seen where it is the right one.
    look: &'static str,
    correct: &'static str,
    /// Learning rates that do it, as multiples of the one at which the loss swings for ever.
    rates: [f64; 3],
}

static CASES: [Case; 4] = [
    Case {
        choice: "practice-regime-small",
        slip: "practice-mc-regime-small",
        look: "practice-regime-look-small",
        correct: "practice-regime-correct-small",
        rates: [0.01, 0.008, 0.005],
    },
    Case {
        choice: "practice-regime-right",
        slip: "practice-mc-regime-right",
        look: "practice-regime-look-right",
        correct: "practice-regime-correct-right",
        rates: [0.3, 0.2, 0.25],
    },
    Case {
        choice: "practice-regime-large",
        slip: "practice-mc-regime-large",
        look: "practice-regime-look-large",
        correct: "practice-regime-correct-large",
        rates: [1.0, 0.9, 0.95],
    },
    Case {
        choice: "practice-regime-far",
        slip: "practice-mc-regime-far",
        look: "practice-regime-look-far",
        correct: "practice-regime-correct-far",
        rates: [2.5, 3.0, 2.7],
    },
];

/// Learning rates at which the loss swings for ever.
const EDGES: [f64; 10] = [0.1, 0.01, 0.02, 0.05, 0.2, 0.5, 0.04, 0.4, 0.08, 1.0];

/// How much of the walk is drawn.
const STEPS: u32 = 24;

const HINTS: [&str; 3] =
    ["practice-regime-hint-ends", "practice-regime-hint-between", "practice-regime-hint-scale"];

fn task(seed: u32) -> Task {
    let rates = CASES[0].rates.len();
    let at = choose(seed, CASES.len() * rates * EDGES.len());
    // The first shows a loss that swings, as in the first problem of all; the next one another case.
    let right = (at / (rates * EDGES.len()) + 2) % CASES.len();
    let (rate, edge) = (at % rates, EDGES[at / rates % EDGES.len()]);
    let alpha = tidy(edge * CASES[right].rates[rate]);
    let given = vec![("alpha", alpha)];
    let answer = (right + 1) as f64;
    let slips = CASES.iter().zip(1_u32..).filter(|&(_, number)| f64::from(number) != answer);
    Task {
        asks: "choice",
        input: Input::Choice(CASES.iter().map(|case| Message::new(case.choice)).collect()),
        figure: Some(curve(edge, alpha)),
        stage: None,
        statement: say("practice-regime-statement", &given),
        hints: HINTS.iter().map(|id| say(id, &given)).collect(),
        solution: vec![
            Message::new("practice-regime-solution-compare"),
            Message::new(CASES[right].look),
            Message::new("practice-regime-solution-answer").with("answer", answer),
        ],
        correct: say(CASES[right].correct, &given),
        given,
        answer,
        slips: slips
            .map(|(case, number)| Slip { id: case.slip, value: number.into(), percent: false })
            .collect(),
    }
}

/// The loss of a walk with `alpha`, where `edge` makes it swing for ever.
fn curve(edge: f64, alpha: f64) -> Figure {
    let spec = swinging(edge, 5.0).with(alpha).and_then(|scene| read(&scene));
    let values = spec.map_or_else(Vec::new, |spec| walk(&spec, STEPS).loss);
    Figure { quantity: "loss", values, log: false }
}
