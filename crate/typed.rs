//! Characters as people type them: what each means, whatever keyboard, script or clipboard it came from.
//!
//! Answers and formulas are read from these. Each character is judged by what a person means by it;
//! a general compatibility folding would turn `0.00²` into 0.002 and `②` into 2.

/// Longest quotation of what was typed.
const QUOTE: usize = 24;

const HEXADECIMAL: &[u8; 16] = b"0123456789ABCDEF";

/// Without blanks at either end.
pub fn trim(mut text: &[char]) -> &[char] {
    while let [' ', rest @ ..] | [rest @ .., ' '] = text {
        text = rest;
    }
    text
}

/// The digit 0 of every run of decimal digits outside ASCII and its full-width copy (Unicode 17,
/// general category Nd). Circled, subscript and superscript digits are no decimal digits.
#[rustfmt::skip]
pub const ZEROS: [u32; 75] = [
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
pub fn fold(c: char) -> Option<char> {
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

/// The character that is raised in a superscript.
pub fn lower(c: char) -> Option<char> {
    match c {
        '⁰' | '⁴'..='⁹' => char::from_digit(c as u32 - 0x2070, 10),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁺' => Some('+'),
        '⁻' => Some('-'),
        '⁽' => Some('('),
        '⁾' => Some(')'),
        _ => None,
    }
}

/// Whether a character belongs to a word. Outside ASCII, whatever is not in one of the blocks of
/// punctuation and symbols counts; this only decides how a refusal is worded.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    !matches!(
        c,
        '\u{80}'..='©' | '«'..='´' | '¶'..='¹' | '»'..='¿' | '×' | '÷' | '\u{660}'..='\u{66d}'
        | '\u{2000}'..='\u{20ff}' | '\u{2150}'..='\u{2bff}' | '\u{3000}'..='\u{3020}'
        | '\u{e000}'..='\u{f8ff}' | '\u{fe10}'..='\u{fe6f}' | '\u{fff0}'..='\u{ffff}'
        | '\u{1f000}'..='\u{1faff}'
    )
}

/// What was typed, shortened; a control character by its number.
pub fn quote(found: &[char]) -> String {
    let found = trim(found);
    let mut out = Vec::new();
    for &c in found.iter().take(QUOTE) {
        if c.is_control() {
            out.extend(['U', '+']);
            out.extend([12, 8, 4, 0].map(|shift| HEXADECIMAL[c as usize >> shift & 15] as char));
        } else {
            out.push(c);
        }
    }
    if found.len() > QUOTE {
        out.push('…');
    }
    out.iter().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs_of_digits_are_in_order() {
        assert!(super::ZEROS.is_sorted());
    }
}
