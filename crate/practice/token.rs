//! The text as numbers and signs; whatever is neither is named and refused here.

use super::latex::FRACTION;
use super::name::{is_listed, is_subscript};
use super::numeral::{self, Convention};
use super::refusal::{Refusal, refuse, refuse_found};
use crate::typed::is_letter;

/// A number or a sign, with its place in the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Token {
    /// [`WHOLE`], [`DECIMAL`], [`VULGAR`], or one of `+ - * / ^ ( ) % ‰ ‱` and [`FRACTION`];
    /// [`END`] where there is no more token.
    pub(super) sign: char,
    /// Of a number.
    pub(super) value: f64,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// After the last token.
pub(super) const END: char = '\0';
/// A numeral of digits only.
pub(super) const WHOLE: char = '0';
/// Any other numeral.
pub(super) const DECIMAL: char = '.';
/// A fraction in one character.
pub(super) const VULGAR: char = '½';

pub(super) fn is_numeral(sign: char) -> bool {
    matches!(sign, WHOLE | DECIMAL)
}

/// The tokens of a text; nothing if the text itself shows that its writer has another convention:
/// some numeral depends on it, and others tell that it is not this one.
pub(super) fn tokens(text: &[char], how: Convention) -> Result<Option<Vec<Token>>, Refusal<'_>> {
    let mut list: Vec<Token> = Vec::new();
    let (mut doubtful, mut marks) = (false, [false; 2]);
    let mut at = 0;
    while let rest @ [first, ..] = &text[at..] {
        let start = at;
        at += 1;
        let (mut sign, mut value) = (*first, 1.0);
        if numeral::starts(rest) {
            if how.print && product_of_ten(rest) {
                // 2.10^-3 as some countries print 2·10⁻³.
                let value = f64::from(*first as u8 - b'0');
                list.push(Token { sign: WHOLE, value, start, end: at });
                list.push(Token { sign: '*', value, start: at, end: at + 1 });
                at += 1;
                continue;
            }
            let number = numeral::read(text, start, how)?;
            if number.value.is_infinite() {
                return Err(refuse("practice-invalid-overflow"));
            }
            sign = if number.whole { WHOLE } else { DECIMAL };
            value = number.value;
            at = number.end;
            doubtful |= number.doubtful;
            if let Some(mark) = number.mark {
                marks[usize::from(mark == ',')] = true;
            }
        } else {
            sign = match sign {
                ' ' => continue,
                '*' if text.get(at) == Some(&'*') => {
                    at += 1;
                    '^'
                }
                '·' | '×' => '*',
                ':' => '/',
                '+' | '-' | '*' | '/' | '^' | '(' | ')' | '%' | '‰' | '‱' | FRACTION => sign,
                '⅟' => {
                    list.push(Token { sign: WHOLE, value, start, end: at });
                    '/'
                }
                c if is_letter(c) => {
                    at = word(text, start, list.last())?;
                    '*'
                }
                c => {
                    value = vulgar(c).ok_or_else(|| misplaced(text, start))?;
                    VULGAR
                }
            };
        }
        list.push(Token { sign, value, start, end: at });
    }
    let against = usize::from(!how.comma);
    let inconsistent = doubtful && marks[against] && !marks[1 - against];
    Ok((!inconsistent).then_some(list))
}

/// `2.10^`: one digit, a point, ten, and a power sign.
fn product_of_ten(text: &[char]) -> bool {
    matches!(text, ['1'..='9', '.', '1', '0', ' ', '^', ..] | ['1'..='9', '.', '1', '0', '^', ..])
}

fn vulgar(c: char) -> Option<f64> {
    let (over, under) = match c {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' | '⅔' => (c as u32 - '⅓' as u32 + 1, 3),
        '⅕'..='⅘' => (c as u32 - '⅕' as u32 + 1, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛'..='⅞' => (2 * (c as u32 - '⅛' as u32) + 1, 8),
        '↉' => (0, 3),
        _ => return None,
    };
    Some(f64::from(over) / f64::from(under))
}

/// The letter x between two factors is a multiplication sign: gives where it ends. Any other word
/// is refused by what it means.
fn word<'a>(text: &'a [char], start: usize, before: Option<&Token>) -> Result<usize, Refusal<'a>> {
    let length = text[start..].iter().position(|&c| !is_letter(c));
    let end = length.map_or(text.len(), |length| start + length);
    let letters = &text[start..end];
    let after = text[end..].iter().find(|&&c| c != ' ').copied();
    let follows_number = before.is_some_and(|token| {
        matches!(token.sign, WHOLE | DECIMAL | VULGAR | ')' | '%' | '‰' | '‱')
    });

    let zero = before.is_some_and(|token| token.end == start && text[token.start..start] == ['0']);
    let digit_follows = text.get(end).is_some_and(char::is_ascii_digit);
    match letters {
        ['x' | 'X' | 'b' | 'B' | 'o' | 'O'] if zero && digit_follows => {
            return Err(refuse("practice-invalid-hexadecimal"));
        }
        ['x' | 'X', digits @ ..]
            if zero && !digits.is_empty() && digits.iter().all(char::is_ascii_hexdigit) =>
        {
            return Err(refuse("practice-invalid-hexadecimal"));
        }
        ['x' | 'X'] if follows_number && after.is_some_and(starts_factor) => return Ok(end),
        _ => {}
    }
    let known = WORDS.iter().find(|(_, words)| is_listed(letters, words));
    let id = match known {
        Some((id, _)) => id,
        None if matches!(letters, ['e' | 'E']) && matches!(after, Some('0'..='9' | '+' | '-')) => {
            "practice-invalid-exponent"
        }
        None if text.get(end) == Some(&'(') => "practice-invalid-function",
        None if before.is_some() && is_listed(letters, UNITS) => "practice-invalid-unit",
        None if letters.len() == 1 => "practice-invalid-symbolic",
        None => "practice-invalid-word",
    };
    Err(refuse_found(id, letters))
}

/// Words whose meaning is known.
const WORDS: [(&str, &str); 6] = [
    ("practice-invalid-nan", "nan"),
    ("practice-invalid-infinite", "inf infinity infinite"),
    ("practice-invalid-symbolic", "alpha α eta η lr learning rate"),
    ("practice-invalid-list", "or and"),
    ("practice-invalid-range", "to between"),
    ("practice-invalid-currency", "usd eur euro euros dollar dollars cents"),
];

/// What people write behind a number of something.
const UNITS: &str = "s ms µs μs ns sec second seconds min minute minutes h hr hour hours m mm cm km \
                     meter meters metre metres g kg mg hz khz rad deg degrees v a w k j n l px pa \
                     lb ft unit units";

fn starts_factor(c: char) -> bool {
    matches!(c, '0'..='9' | '.' | ',' | '٫' | '(' | '+' | '-' | FRACTION) || vulgar(c).is_some()
}

/// The refusal of a sign that has no meaning where it stands.
fn misplaced(text: &[char], at: usize) -> Refusal<'_> {
    let found = &text[at..=at];
    let last = text[at + 1..].iter().all(|&c| c == ' ');
    let id = match text[at] {
        '.' if text.get(at + 1) == Some(&'.') => "practice-invalid-range",
        '…' | '~' | '〜' | '〰' => "practice-invalid-range",
        '.' | ',' | '!' | '?' | ';' if last && at > 0 => "practice-invalid-final-mark",
        ',' | ';' => "practice-invalid-list",
        '°' => "practice-invalid-unit",
        '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}' => "practice-invalid-currency",
        '∞' => "practice-invalid-infinite",
        '=' => return refuse("practice-invalid-equation"),
        c if is_subscript(c) => "practice-invalid-subscript",
        _ => "practice-invalid-symbol",
    };
    refuse_found(id, found)
}
