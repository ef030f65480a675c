//! Clean-up: the many ways in which keyboards, scripts and clipboards write the same thing.
//!
//! Each character is judged by what a person means by it. A general compatibility folding would be
//! wrong here: it turns `0.00²` into 0.002 and `②` into 2.

use super::latex;
use crate::typed::{fold, lower, trim};

/// Most characters that an answer may have after trimming.
pub(super) const LIMIT: usize = 100;

/// No text of at most [`LIMIT`] visible characters needs more bytes, even with an invisible control
/// beside each; longer ones are refused without a look at them.
const BYTES: usize = 4_096;

/// The text in a small alphabet: ASCII digits, `+ - * / ^ ( )`, point, comma, apostrophe (any mark
/// that can only group digits), blank, and whatever else was there, unchanged. Nothing if it is too
/// long.
///
/// `٫` and `·` stay themselves: the one is always a decimal point and the other, in print, can be.
/// So does `×`, which unlike `*` is no power sign when it is doubled.
pub(super) fn clean(text: &str) -> Option<Vec<char>> {
    if text.len() > BYTES {
        return None;
    }
    let mut folded = Vec::new();
    for c in text.chars() {
        folded.extend(fold(c));
    }
    let trimmed = trim(&folded);
    (trimmed.len() <= LIMIT).then(|| latex::plain(&raise(trimmed)))
}

/// Superscripts as powers: `10⁻³` becomes `10^(-3)`.
fn raise(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len() + 8);
    let mut raised = false;
    for &c in text {
        let lowered = lower(c);
        if lowered.is_some() != raised {
            out.extend_from_slice(if raised { &[')'] } else { &['^', '('] });
            raised = !raised;
        }
        out.push(lowered.unwrap_or(c));
    }
    if raised {
        out.push(')');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(text).unwrap().iter().collect()
    }

    #[test]
    fn digits_of_every_script() {
        for zero in crate::typed::ZEROS {
            let text: String = (0..10).map(|d| char::from_u32(zero + d).unwrap()).collect();
            assert_eq!(cleaned(&text), "0123456789");
        }
        assert_eq!(cleaned("０．００２"), "0.002");
        assert_eq!(cleaned("②₂"), "②₂");
    }

    #[test]
    fn letters_of_formulas() {
        assert_eq!(cleaned("𝛼𝜶𝞪𝜂"), "αααη");
        assert_eq!(cleaned("𝑙𝑟𝐞𝙭"), "lrex");
    }

    #[test]
    fn superscripts_become_powers() {
        assert_eq!(cleaned("2·10⁻³"), "2·10^(-3)");
        assert_eq!(cleaned("10⁻³×2"), "10^(-3)×2");
        assert_eq!(cleaned("0.00²"), "0.00^(2)");
    }

    #[test]
    fn length_counts_what_is_visible() {
        assert!(clean(&"9".repeat(LIMIT)).is_some());
        assert!(clean(&"9\u{200b}".repeat(LIMIT)).is_some());
        assert!(clean(&"9".repeat(LIMIT + 1)).is_none());
        assert!(clean(&"9".repeat(100_000)).is_none());
    }
}
