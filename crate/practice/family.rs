//! What a family of problems declares.

use crate::decimal::significant;
use crate::message::Message;

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
    /// The numbers of the problem by name; every sentence about the problem can use them.
    pub(super) given: Vec<(&'static str, f64)>,
    pub(super) statement: Message,
    /// From a nudge to nearly the answer.
    pub(super) hints: Vec<Message>,
    /// One step per sentence; the last one has the answer.
    pub(super) solution: Vec<Message>,
    /// What a correct answer tells.
    pub(super) correct: Message,
    /// Positive, as a person would write it.
    pub(super) answer: f64,
    /// Known ways to another value, the likeliest first where two coincide.
    pub(super) slips: Vec<Slip>,
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
        fair &= *value != 0.0 && !same(*value, answer);
        for other in slips.iter().take(at) {
            fair &= !same(*value, other.value);
        }
    }
    fair
}

/// A sentence that knows the numbers of a problem.
pub(super) fn say(id: &'static str, numbers: &[(&'static str, f64)]) -> Message {
    let mut message = Message::new(id);
    for &(name, number) in numbers {
        message = message.with(name, number);
    }
    message
}

/// Relative tolerance of every comparison. A fixed absolute one would take 0.05 for 0.002.
pub(super) const TOLERANCE: f64 = 1e-6;

/// Whether a typed value counts as the expected one.
pub(super) fn same(typed: f64, expected: f64) -> bool {
    (typed - expected).abs() <= TOLERANCE * expected.abs()
}

/// One of `count` choices for a seed: the first for seed 0, and never the same for neighbours. The
/// golden ratio spreads successive seeds evenly (Knuth, The Art of Computer Programming, volume 3,
/// section 6.4).
pub(super) fn choose(seed: u32, count: usize) -> usize {
    let spread = u64::from(seed.wrapping_mul(0x9e37_79b9));
    ((spread * count as u64) >> 32) as usize
}
