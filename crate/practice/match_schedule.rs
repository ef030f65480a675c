//! Find the schedule that a graph of α by iteration belongs to.

use super::family::{Family, Figure, Input, Slip, Task, choose, say};
use crate::message::Message;
use crate::schedule::{
    Constant, Cosine, CosineRestarts, Exponential, InverseTime, Linear, Schedule, Step,
    WarmupCosine,
};

pub(super) const MATCH_SCHEDULE: Family = Family {
    kind: "match-schedule",
    label: "Match a schedule and its graph",
    formula: "αₖ as a function of k",
    citation: "PyTorch, torch.optim.lr_scheduler; Loshchilov & Hutter 2017, SGDR; Goyal et al. 2017",
    task,
};

/// A schedule that can be drawn or offered.
struct Form {
    choice: &'static str,
    /// What its graph looks like.
    look: &'static str,
    /// What is said to this choice where the graph shows another one.
    slip: &'static str,
    schedule: fn(&Plan) -> Schedule,
}

static FORMS: [Form; 8] = [
    Form {
        choice: "practice-match-constant",
        look: "practice-match-look-constant",
        slip: "practice-mc-match-constant",
        schedule: |_| Constant {}.into(),
    },
    Form {
        choice: "practice-match-halving",
        look: "practice-match-look-halving",
        slip: "practice-mc-match-halving",
        schedule: |plan| Step { step_size: plan.quarter(), gamma: 0.5 }.into(),
    },
    Form {
        choice: "practice-match-exponential",
        look: "practice-match-look-exponential",
        slip: "practice-mc-match-exponential",
        schedule: |plan| Exponential { gamma: plan.gamma }.into(),
    },
    Form {
        choice: "practice-match-inverse",
        look: "practice-match-look-inverse",
        slip: "practice-mc-match-inverse",
        schedule: |plan| InverseTime { k: plan.decay }.into(),
    },
    Form {
        choice: "practice-match-linear",
        look: "practice-match-look-linear",
        slip: "practice-mc-match-linear",
        schedule: |plan| {
            Linear { start_factor: 1.0, end_factor: 0.0, total_iters: plan.steps }.into()
        },
    },
    Form {
        choice: "practice-match-cosine",
        look: "practice-match-look-cosine",
        slip: "practice-mc-match-cosine",
        schedule: |plan| Cosine { T_max: plan.steps, eta_min: 0.0 }.into(),
    },
    Form {
        choice: "practice-match-restarts",
        look: "practice-match-look-restarts",
        slip: "practice-mc-match-restarts",
        schedule: |plan| CosineRestarts { T_0: plan.quarter(), T_mult: 1, eta_min: 0.0 }.into(),
    },
    Form {
        choice: "practice-match-warmup",
        look: "practice-match-look-warmup",
        slip: "practice-mc-match-warmup",
        schedule: |plan| {
            let (warmup, rest) = (plan.quarter(), plan.steps - plan.quarter());
            WarmupCosine { warmup, start_factor: 0.0, T_max: rest, eta_min: 0.0 }.into()
        },
    },
];

/// Numbers with which the graphs of all forms look different.
struct Plan {
    /// Iterations that are drawn; a multiple of 4.
    steps: u32,
    /// Factor of each step: nearly nothing is left at the end.
    gamma: f64,
    /// Decay of the inverse time: a sixth to a quarter is left at the end.
    decay: f64,
}

impl Plan {
    fn quarter(&self) -> u32 {
        self.steps / 4
    }
}

static PLANS: [Plan; 4] = [
    Plan { steps: 100, gamma: 0.95, decay: 0.05 },
    Plan { steps: 40, gamma: 0.9, decay: 0.1 },
    Plan { steps: 60, gamma: 0.93, decay: 0.05 },
    Plan { steps: 200, gamma: 0.98, decay: 0.02 },
];

const RATES: [f64; 6] = [0.1, 0.01, 0.5, 0.02, 0.3, 0.001];

/// Which others are offered, counted on from the right one.
const OTHERS: [[usize; 3]; 4] = [[1, 3, 5], [2, 4, 7], [1, 2, 6], [3, 4, 6]];

const HINTS: [&str; 3] =
    ["practice-match-hint-ends", "practice-match-hint-jumps", "practice-match-hint-bend"];

fn task(seed: u32) -> Task {
    let rest = OTHERS.len() * PLANS.len() * RATES.len();
    // The right one varies fastest from seed to seed.
    let at = choose(seed, FORMS.len() * rest);
    let (right, at) = ((at / rest + 1) % FORMS.len(), at % rest);
    let (others, at) = (OTHERS[at % OTHERS.len()], at / OTHERS.len());
    let (plan, alpha) = (&PLANS[at % PLANS.len()], RATES[at / PLANS.len()]);
    let given = vec![
        ("alpha", alpha),
        ("steps", plan.steps.into()),
        ("quarter", plan.quarter().into()),
        ("rest", (plan.steps - plan.quarter()).into()),
        ("gamma", plan.gamma),
        ("decay", plan.decay),
    ];
    let mut offered: Vec<usize> = others.iter().map(|on| (right + on) % FORMS.len()).collect();
    offered.push(right);
    offered.sort_unstable();
    let (mut choices, mut slips, mut answer) = (Vec::new(), Vec::new(), 0.0);
    for (&form, number) in offered.iter().zip(1_u32..) {
        choices.push(say(FORMS[form].choice, &given));
        if form == right {
            answer = number.into();
        } else {
            slips.push(Slip { id: FORMS[form].slip, value: number.into(), percent: false });
        }
    }
    let values = (FORMS[right].schedule)(plan).rates(alpha, plan.steps + 1, &[]);
    Task {
        asks: "choice",
        input: Input::Choice(choices),
        figure: Some(Figure { quantity: "rate", values, log: false }),
        stage: None,
        statement: say("practice-match-schedule-statement", &given),
        hints: HINTS.iter().map(|id| say(id, &given)).collect(),
        solution: vec![
            say(FORMS[right].look, &given),
            Message::new("practice-match-solution-answer").with("answer", answer),
        ],
        correct: say("practice-match-schedule-correct", &given),
        given,
        answer,
        slips,
    }
}
