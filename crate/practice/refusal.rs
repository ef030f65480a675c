//! Why a text cannot be read: one sentence per cause, each naming what was found.

use crate::{message::Message, typed::quote};

/// A cause, and the part of the text that is in the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal<'a> {
    /// A sentence of the family `practice-invalid-…`.
    pub(super) id: &'static str,
    /// Empty where there is nothing to quote.
    pub(super) found: &'a [char],
}

/// The one cause whose cure is known: a power sign before the last minus.
pub(super) const LOST_POWER: &str = "practice-invalid-lost-power";

#[cold]
pub(super) fn refuse<'a>(id: &'static str) -> Refusal<'a> {
    refuse_found(id, &[])
}

#[cold]
pub(super) fn refuse_found<'a>(id: &'static str, found: &'a [char]) -> Refusal<'a> {
    Refusal { id, found }
}

impl Refusal<'_> {
    /// The sentence. The checker adds an example to it.
    pub(super) fn message(self) -> Message {
        let message = Message::new(self.id).with("found", quote(self.found));
        if self.id == LOST_POWER { message.with("meant", meant(self.found)) } else { message }
    }
}

/// The same with the power sign that was lost: `2×10^-3`.
fn meant(found: &[char]) -> String {
    let minus = found.iter().rposition(|&c| c == '-');
    let mut out = Vec::new();
    for (at, &c) in found.iter().enumerate() {
        if Some(at) == minus {
            out.push('^');
        }
        match c {
            ' ' => {}
            '*' | '·' | 'x' | 'X' => out.push('×'),
            _ => out.push(c),
        }
    }
    out.iter().collect()
}
