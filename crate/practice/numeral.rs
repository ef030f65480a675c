//! One numeral: digits with a decimal mark, digit groups and a power of ten.
//!
//! The same signs group digits in one country and mark decimals in another. A numeral is therefore
//! tried with each, and only the rules of grouping decide: groups have three digits (or, before the
//! last group, two, as in 1,00,000) and the first does not start with 0. So `0,002` has one reading
//! and `2,000` has two.

use super::refusal::{Refusal, refuse_found};
use crate::decimal::scale;

/// How to take what can be taken in two ways. A text is read under each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Convention {
    /// In doubt the comma marks decimals and the point groups, not the reverse.
    pub(super) comma: bool,
    /// A blank between digits separates two numbers (`1 100/500` is a mixed number).
    pub(super) apart: bool,
    /// Dots as some books print them: `0·5` is a half, `2.10^3` is a product.
    pub(super) print: bool,
}

/// A numeral that was read.
#[derive(Debug)]
pub(super) struct Numeral {
    pub(super) value: f64,
    /// Index after its last character.
    pub(super) end: usize,
    /// Digits only.
    pub(super) whole: bool,
    /// The convention decided.
    pub(super) doubtful: bool,
    /// The sign that marks decimals here beyond doubt, which tells how the writer writes.
    pub(super) mark: Option<char>,
}

/// Digits between two separators, and the separator before them.
struct Group<'a> {
    separator: char,
    digits: &'a [char],
}

/// Whether a numeral starts here: with a digit, or with a decimal mark and a digit.
pub(super) fn starts(text: &[char]) -> bool {
    match text {
        [c, ..] if c.is_ascii_digit() => true,
        ['.' | ',' | '٫', c, ..] => c.is_ascii_digit(),
        _ => false,
    }
}

/// Reads the numeral that starts at `start`.
pub(super) fn read(text: &[char], start: usize, how: Convention) -> Result<Numeral, Refusal<'_>> {
    let (mut groups, mut end) = gather(text, start, how);
    let mut readings = [decimal(&groups, '.'), decimal(&groups, ',')];
    if readings == [None, None]
        && let Some(blank) = (1..groups.len()).find(|&at| groups[at].separator == ' ')
    {
        // The blank does not group digits, so the numeral ends before it.
        groups.truncate(blank);
        end = start + groups.iter().map(|group| group.digits.len() + 1).sum::<usize>() - 1;
        readings = [decimal(&groups, '.'), decimal(&groups, ',')];
    }
    let (power, after) = exponent(text, end)?;
    let whole = groups.len() == 1 && after == end;
    let ((m, e), mark, doubtful) = match readings {
        [None, None] => return Err(explain(&groups, &text[start..end])),
        [Some(point), None] => (point, Some('.'), false),
        [None, Some(comma)] => (comma, Some(','), false),
        [Some(point), Some(comma)] if point == comma => (point, None, false),
        [Some(point), Some(comma)] => {
            // Nobody groups the digits of a mantissa: 2.000e-3 has one meaning.
            let mantissa = after > end || power_of_ten_follows(&text[end..]);
            match (mantissa, if mantissa { groups[1].separator == ',' } else { how.comma }) {
                (true, true) => (comma, Some(','), false),
                (true, false) => (point, Some('.'), false),
                (false, true) => (comma, None, true),
                (false, false) => (point, None, true),
            }
        }
    };
    Ok(Numeral { value: scale(m, e.saturating_add(power)), end: after, whole, doubtful, mark })
}

/// All digits that could belong together, with the end of the last group.
fn gather(text: &[char], start: usize, how: Convention) -> (Vec<Group<'_>>, usize) {
    let digits_from = |at: usize| {
        let length = text[at..].iter().position(|c| !c.is_ascii_digit());
        &text[at..length.map_or(text.len(), |length| at + length)]
    };
    let mut groups = vec![Group { separator: ' ', digits: digits_from(start) }];
    let mut end = start + groups[0].digits.len();
    while let Some(&separator) = text.get(end) {
        let first = groups.len() == 1;
        let mut next = end + 1;
        match separator {
            '.' | ',' | '\'' | '٫' => {}
            '·' if how.print && first && groups[0].digits == ['0'] => {}
            ' ' if !how.apart => next += text[next..].iter().take_while(|&&c| c == ' ').count(),
            _ => break,
        }
        let digits = digits_from(next);
        // "5." is a numeral; "5.." starts a range.
        let closing = first && matches!(separator, '.' | '٫') && text.get(next) != Some(&'.');
        if digits.is_empty() && !closing {
            break;
        }
        groups.push(Group { separator, digits });
        end = next + digits.len();
    }
    (groups, end)
}

/// The value m · 10^e if `mark` is the decimal mark; nothing if the groups do not allow it.
fn decimal(groups: &[Group], mark: char) -> Option<(u64, i32)> {
    let is_mark = |group: &Group| group.separator == mark || matches!(group.separator, '٫' | '·');
    let split = groups[1..].iter().position(is_mark).map_or(groups.len(), |at| at + 1);
    let (left, right) = groups.split_at(split);
    if !(grouped(left) && right.iter().skip(1).all(|group| group.separator == ' ')) {
        return None;
    }
    // Decimals are grouped in threes from the mark.
    if let [threes @ .., last] = right
        && !(threes.iter().all(|group| group.digits.len() == 3)
            && (threes.is_empty() || last.digits.len() <= 3))
    {
        return None;
    }
    let (mut m, mut e) = (0_u64, 0);
    for (digits, fraction) in left
        .iter()
        .map(|group| (group.digits, 0))
        .chain(right.iter().map(|group| (group.digits, 1)))
    {
        for &digit in digits {
            // Digits beyond the nineteenth are below anything a double can hold.
            if m < u64::MAX / 10 - 1 {
                m = m * 10 + (digit as u64 - '0' as u64);
                e -= fraction;
            } else {
                e += 1 - fraction;
            }
        }
    }
    Some((m, e))
}

/// Whether these are the digit groups of one whole number.
fn grouped(groups: &[Group]) -> bool {
    let [first, middle @ .., last] = groups else { return true };
    let separator = last.separator;
    let all = |size| middle.iter().all(|group| group.digits.len() == size);
    let sizes = match first.digits.len() {
        1 | 2 => all(3) || separator == ',' && all(2),
        3 => all(3),
        _ => false,
    };
    sizes
        && last.digits.len() == 3
        && first.digits[0] != '0'
        && middle.iter().all(|group| group.separator == separator)
}

/// The power of ten after `e`, and where it ends; 0 and `at` where there is none.
fn exponent(text: &[char], at: usize) -> Result<(i32, usize), Refusal<'_>> {
    let past_blanks = |at: usize| at + text[at..].iter().take_while(|&&c| c == ' ').count();
    let mark = past_blanks(at);
    // The e of a word that follows the number is none.
    if !matches!(text[mark..], ['e' | 'E'] | ['e' | 'E', ' '..='@', ..]) {
        return Ok((0, at));
    }
    let mut end = past_blanks(mark + 1);
    let negative = text.get(end) == Some(&'-');
    if matches!(text.get(end), Some('+' | '-')) {
        end = past_blanks(end + 1);
    }
    let digits = text[end..].iter().take_while(|c| c.is_ascii_digit());
    let power = digits.clone().fold(0, |power, &c| (power * 10 + c as i32 - '0' as i32).min(9_999));
    let after = end + digits.count();
    if after == end || starts(&text[after..]) {
        return Err(refuse_found("practice-invalid-exponent", &text[mark..]));
    }
    Ok((if negative { -power } else { power }, after))
}

/// Whether `× 10^` comes next.
fn power_of_ten_follows(text: &[char]) -> bool {
    let signs: Vec<char> = text.iter().copied().filter(|&c| c != ' ').take(5).collect();
    matches!(
        signs[..],
        ['*' | '×' | '·' | 'x' | 'X', '1', '0', '^', ..]
            | ['*' | '×' | '·' | 'x' | 'X', '1', '0', '*', '*']
    )
}

/// Why no reading is left.
#[cold]
fn explain<'a>(groups: &[Group], found: &'a [char]) -> Refusal<'a> {
    let count = |mark| groups[1..].iter().filter(|group| group.separator == mark).count();
    let id = match (count('.') + count('٫'), count(',')) {
        (0, 2..) | (2.., 0) => "practice-invalid-two-points",
        (1.., 1..) => "practice-invalid-list",
        _ => "practice-invalid-grouping",
    };
    refuse_found(id, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, comma: bool) -> Option<f64> {
        let text: Vec<char> = text.chars().collect();
        let how = Convention { comma, apart: false, print: false };
        read(&text, 0, how).ok().filter(|n| n.end == text.len()).map(|n| n.value)
    }

    #[test]
    fn one_reading() {
        for (text, expected) in [
            ("0.5", 0.5),
            (".5", 0.5),
            (",5", 0.5),
            ("5.", 5.0),
            ("0,002", 0.002),
            ("00.5", 0.5),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1 234,5", 1234.5),
            ("1'234.5", 1234.5),
            ("1,00,000", 100_000.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("0.002 000", 0.002),
            ("12 345.678 901 2", 12_345.678_901_2),
            ("1 000", 1000.0),
            ("2e-3", 0.002),
            ("2 E -3", 0.002),
            ("2.e-3", 0.002),
            ("2,0e-3", 0.002),
            ("2.000e-3", 0.002),
            ("2,000e-3", 0.002),
            ("1234.567", 1234.567),
            ("٫5", 0.5),
            ("2٫000", 2.0),
            ("010", 10.0),
        ] {
            for comma in [false, true] {
                let read = value(text, comma).unwrap_or_else(|| panic!("{text} is not read"));
                assert!((read - expected).abs() <= 1e-15 * expected, "{text} is read as {read}");
            }
        }
    }

    #[test]
    fn two_readings() {
        assert_eq!([value("2,000", false), value("2,000", true)], [Some(2000.0), Some(2.0)]);
        assert_eq!([value("2.000", false), value("2.000", true)], [Some(2.0), Some(2000.0)]);
    }

    #[test]
    fn no_reading() {
        for text in [
            "0.0.2",
            "0,0,02",
            "0'002",
            "0.00 2",
            "0.002,0.05",
            "12,34,5",
            "2e",
            "2e-3.5",
            "0,002,000",
            "1234,567,890",
        ] {
            assert_eq!(value(text, false), None, "{text}");
        }
    }
}
