//! What a family of problems declares.

use super::challenge::Challenge;
use crate::decimal::significant;
use crate::message::Message;
use crate::spec::Spec;
use crate::value::{Object, Value};

/// A family of problems: one task per seed.
pub struct Family {
    /// Its name in specs, URLs and the catalog.
    pub kind: &'static str,
    /// Its name in English.
    pub label: &'static str,
    /// What is to be computed.
    pub formula: &'static str,
    /// Where the rule is used or taught.
    pub citation: &'static str,
    /// The task of a seed.
    pub(super) task: fn(seed: u32) -> Task,
}

/// One problem with everything that is known about its answers.
pub(super) struct Task {
    /// What the answer is a value of, as it may be named before an equals sign: `alpha`, `k`, `loss`.
    pub(super) asks: &'static str,
    pub(super) input: Input,
    /// A curve that belongs to the question.
    pub(super) figure: Option<Figure>,
    /// The walk that an answer drives.
    pub(super) stage: Option<Stage>,
    /// The numbers of the problem by name; every sentence about the problem can use them.
    pub(super) given: Vec<(&'static str, f64)>,
    pub(super) statement: Message,
    /// From a nudge to nearly the answer.
    pub(super) hints: Vec<Message>,
    /// One step per sentence; the last one has the answer.
    pub(super) solution: Vec<Message>,
    /// What a correct answer tells.
    pub(super) correct: Message,
    /// As a person would write it, and not 0. The number of the right choice, from 1, where there
    /// are choices; one of the values that do it in a challenge.
    pub(super) answer: f64,
    /// Known ways to another value, the likeliest first where two coincide.
    pub(super) slips: Vec<Slip>,
}

/// How a problem is answered.
pub(super) enum Input {
    /// With a number.
    Number,
    /// With a whole number.
    Integer,
    /// With the number of one of these, from 1.
    Choice(Vec<Message>),
    /// With a number that is tried out on the stage.
    Challenge(&'static Challenge),
}

impl Input {
    /// Its name in plain data.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Choice(_) => "choice",
            Self::Challenge(_) => "challenge",
        }
    }
}

/// A curve by iteration.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is drawn: `loss` or `rate`.
    pub quantity: &'static str,
    /// Its values, from iteration 0 on.
    pub values: Vec<f64>,
    /// Whether the axis of values is logarithmic.
    pub log: bool,
}

/// The landscape on which an answer walks.
pub(super) struct Stage {
    /// Steps that are walked, enough to see what the value does.
    pub(super) steps: u32,
    /// The value in force before the question is answered.
    pub(super) before: f64,
    /// The valley floor that the hiker is to come to.
    pub(super) goal: [f64; 2],
    /// The walk, as plain data, with a value put in its place.
    pub(super) spec: Box<dyn Fn(f64) -> Value>,
}

impl Stage {
    /// The scene with a value; nothing if nobody can walk with it.
    pub(super) fn with(&self, value: f64) -> Option<Scene> {
        let spec = (self.spec)(value);
        Spec::read(&spec).is_ok().then_some(Scene { spec, steps: self.steps })
    }
}

/// A walk to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What [`Spec::read`] accepts.
    pub spec: Value,
    /// How far it is walked.
    pub steps: u32,
}

impl From<&Scene> for Value {
    fn from(scene: &Scene) -> Self {
        Object::default().with("spec", scene.spec.clone()).with("steps", scene.steps).into()
    }
}

impl From<&Figure> for Value {
    fn from(figure: &Figure) -> Self {
        let values = figure.values.iter().map(|&value| Self::Number(value)).collect();
        Object::default()
            .with("quantity", figure.quantity)
            .with("values", Self::List(values))
            .with("log", figure.log)
            .into()
    }
}

/// A misconception and the value that it leads to.
pub(super) struct Slip {
    /// The sentence that leads on: [`MISCONCEPTION`] and the label that the checker returns.
    pub(super) id: &'static str,
    pub(super) value: f64,
    /// Only possible where a percent sign was typed.
    pub(super) percent: bool,
}

/// What the sentences about misconceptions have in common.
pub(super) const MISCONCEPTION: &str = "practice-mc-";

/// Whether numbers make a fair problem: a short answer, and a value of its own for each
/// misconception, so that none is taken for another or for the answer.
pub(super) fn is_fair(answer: f64, slips: &[Slip]) -> bool {
    const FIGURES: usize = 3;
    let mut fair = significant(answer) <= FIGURES;
    for (at, Slip { value, .. }) in slips.iter().enumerate() {
        fair &= *value != 0.0 && !same(*value, answer, TOLERANCE);
        for other in slips.iter().take(at) {
            fair &= !same(*value, other.value, TOLERANCE);
        }
    }
    fair
}

/// Whether a number that is worked out on the way is one that a person would write, and that the
/// page writes with all its digits.
pub(super) fn fits(number: f64) -> bool {
    const FIGURES: usize = 4;
    significant(number) <= FIGURES
}

/// A sentence that knows the numbers of a problem.
pub(super) fn say(id: &'static str, numbers: &[(&'static str, f64)]) -> Message {
    let mut message = Message::new(id);
    for &(name, number) in numbers {
        message = message.with(name, number);
    }
    message
}

/// Relative tolerance of every comparison where nobody has set another. A fixed absolute one would take 0.05 for 0.002.
pub const TOLERANCE: f64 = 1e-6;

/// Whether a typed value counts as the expected one.
pub(super) fn same(typed: f64, expected: f64, rel_tol: f64) -> bool {
    (typed - expected).abs() <= rel_tol * expected.abs()
}

/// One of `count` choices for a seed: the first for seed 0, and never the same for neighbours. The
/// golden ratio spreads successive seeds evenly (Knuth, The Art of Computer Programming, volume 3,
/// section 6.4).
pub(super) fn choose(seed: u32, count: usize) -> usize {
    let spread = u64::from(seed.wrapping_mul(0x9e37_79b9));
    ((spread * count as u64) >> 32) as usize
}
