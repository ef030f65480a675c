//! Clean-up: the many ways in which keyboards, scripts and clipboards write the same thing.
//!
//! Each character is judged by what a person means by it. A general compatibility folding would be
//! wrong here: it turns `0.00²` into 0.002 and `②` into 2.

use super::latex;

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

/// Without blanks at either end.
pub(super) fn trim(mut text: &[char]) -> &[char] {
    while let [' ', rest @ ..] | [rest @ .., ' '] = text {
        text = rest;
    }
    text
}

/// The digit 0 of every run of decimal digits outside ASCII and its full-width copy (Unicode 17,
/// general category Nd). Circled, subscript and superscript digits are no decimal digits.
#[rustfmt::skip]
const ZEROS: [u32; 75] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0,
    0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0,
    0x11de0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8,
    0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// The ASCII digit with the same value.
fn digit(c: char) -> Option<char> {
    let code = c as u32;
    let zero = ZEROS[..ZEROS.partition_point(|&zero| zero <= code)].last()?;
    char::from_digit(code - zero, 10)
}

/// What a character stands for; nothing if it is invisible.
pub(crate) fn fold(c: char) -> Option<char> {
    Some(match c {
        '\t'..='\r' => ' ',
        '`' | '’' | '‘' | 'ʼ' | '′' | '´' | '٬' => '\'',
        '\0'..='~' => c,
        // Cyrillic ha looks like the letter x and sits on the same key.
        '×' | '∗' | '⨯' | '✕' | '✖' | '✗' | 'х' | 'Х' => '×',
        // Zero-width and bidirectional controls, soft hyphen, variation selectors.
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
            return None;
        }
        '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => return None,
        // Dashes of every script, among them the long vowel mark beside the Japanese zero key.
        '֊'
        | '־'
        | '᐀'
        | '᠆'
        | '‐'..='―'
        | '⁃'
        | '−'
        | '➖'
        | '˗'
        | '⸗'
        | '⸚'
        | '⸺'
        | '⸻'
        | '⹀'
        | 'ー'
        | '﹘'
        | '﹣'
        | '︱'
        | '︲'
        | 'ｰ' => '-',
        '＋' | '﹢' | '➕' => '+',
        '·' | '⋅' | '∙' | '•' | '‧' | '・' | '･' => '·',
        '÷' | '∕' | '⁄' | '➗' => '/',
        '∶' => ':',
        '٪' | '﹪' => '%',
        '؉' => '‰',
        '؊' => '‱',
        '،' | '、' | '﹐' => ',',
        '。' | '｡' | '﹒' => '.',
        '؛' => ';',
        'ˆ' | '↑' => '^',
        '≔' => '=',
        // Cyrillic ie and the decimal exponent sign in 2е-3.
        'е' | 'Е' | '⏨' => 'e',
        // Letters that are drawn like the Greek ones.
        'ɑ' | '⍺' | 'Α' => 'α',
        'Η' | 'ƞ' => 'η',
        // Full-width ASCII.
        '\u{ff01}'..='\u{ff5e}' => return char::from_u32(c as u32 - 0xfee0).and_then(fold),
        // Mathematical Latin: thirteen alphabets of 52.
        '\u{1d400}'..='\u{1d6a3}' => {
            let letter = ((c as u32 - 0x1d400) % 52) as u8;
            char::from(if letter < 26 { b'A' + letter } else { b'a' + letter - 26 })
        }
        // Mathematical Greek: five alphabets of 58, small letters from the 26th on.
        '\u{1d6a8}'..='\u{1d7cb}' => match (c as u32 - 0x1d6a8) % 58 {
            26 => 'α',
            32 => 'η',
            _ => c,
        },
        _ if c.is_whitespace() => ' ',
        _ => digit(c).unwrap_or(c),
    })
}

/// Superscripts as powers: `10⁻³` becomes `10^(-3)`.
fn raise(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len() + 8);
    let mut raised = false;
    for &c in text {
        let lowered = match c {
            '⁰' | '⁴'..='⁹' => char::from_digit(c as u32 - 0x2070, 10),
            '¹' => Some('1'),
            '²' => Some('2'),
            '³' => Some('3'),
            '⁺' => Some('+'),
            '⁻' => Some('-'),
            '⁽' => Some('('),
            '⁾' => Some(')'),
            _ => None,
        };
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
        assert!(ZEROS.is_sorted());
        for zero in ZEROS {
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
