//! Why a text cannot be read: one sentence per cause, each naming what was found.

use super::clean::trim;
use crate::message::Message;

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

/// Longest quotation of what was typed.
const QUOTE: usize = 24;

#[cold]
#[inline(never)]
pub(super) fn refuse<'a>(id: &'static str) -> Refusal<'a> {
    refuse_found(id, &[])
}

#[cold]
#[inline(never)]
pub(super) fn refuse_found<'a>(id: &'static str, found: &'a [char]) -> Refusal<'a> {
    Refusal { id, found }
}

impl Refusal<'_> {
    /// The sentence. The checker adds an example to it.
    pub(super) fn message(self) -> Message {
        let message = Message::new(self.id).with("found", self.quote());
        if self.id != LOST_POWER {
            return message;
        }
        let minus = self.found.iter().rposition(|&c| c == '-');
        let mut meant = String::new();
        for (at, &c) in self.found.iter().enumerate() {
            if Some(at) == minus {
                meant.push('^');
            }
            match c {
                ' ' => {}
                '*' | '·' | 'x' | 'X' => meant.push('×'),
                _ => meant.push(c),
            }
        }
        message.with("meant", meant)
    }

    /// What was typed, shortened; a control character by its number.
    fn quote(self) -> String {
        let found = trim(self.found);
        let mut out = String::new();
        for &c in found.iter().take(QUOTE) {
            if c.is_control() {
                out.push_str("U+");
                for shift in [12, 8, 4, 0] {
                    let nibble = char::from_digit(c as u32 >> shift & 15, 16).unwrap_or('0');
                    out.push(nibble.to_ascii_uppercase());
                }
            } else {
                out.push(c);
            }
        }
        if found.len() > QUOTE {
            out.push('…');
        }
        out
    }
}
