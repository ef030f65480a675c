//! LaTeX from formula keyboards and copied formulas, rewritten into the signs of the grammar.

use super::name::is_listed;

/// Stands before the two bracketed arguments of a fraction. The fraction slash itself has become a
/// plain slash by now, so no text can contain this sign.
pub(super) const FRACTION: char = '⁄';

/// Replaces commands and braces; text without them passes unchanged.
pub(super) fn plain(text: &[char]) -> Vec<char> {
    let text = match text {
        ['$', '$', inner @ .., '$', '$'] | ['$', inner @ .., '$']
            if !inner.is_empty() && !inner.contains(&'$') =>
        {
            inner
        }
        other => other,
    };
    // In a formula braces group. In a sentence they are just signs, and refused like others.
    let formula = text.contains(&'\\');
    let mut out = Vec::with_capacity(text.len());
    // For each open brace: whether it groups.
    let mut open = Vec::new();
    let mut rest = text;
    while let [c, after @ ..] = rest {
        rest = after;
        match (*c, after) {
            ('\\', [letter, ..]) if letter.is_ascii_alphabetic() => {
                let end = after.iter().position(|c| !c.is_ascii_alphabetic());
                let (name, after) = after.split_at(end.unwrap_or(after.len()));
                rest = command(name, after, &mut out);
            }
            ('\\', [sign, after @ ..]) => {
                match sign {
                    '!' | '(' | ')' | '[' | ']' => {}
                    ',' | ';' | ':' | '>' | ' ' | '\\' => out.push(' '),
                    '%' | '$' | '{' | '}' => out.push(*sign),
                    _ => out.extend_from_slice(&['\\', *sign]),
                }
                rest = after;
            }
            // How LaTeX writes a decimal comma.
            ('{', [mark @ (',' | '.'), '}', after @ ..]) => {
                out.push(*mark);
                rest = after;
            }
            ('{', _) => {
                let groups = formula || matches!(out.last(), Some('^' | '_'));
                open.push(groups);
                out.push(if groups { '(' } else { '{' });
            }
            ('}', _) => out.push(if open.pop() == Some(true) { ')' } else { '}' }),
            (c, _) => out.push(c),
        }
    }
    out
}

/// What commands stand for: a sign, and the commands that mean it; a blank for those that only
/// set type.
const COMMANDS: [(char, &str); 14] = [
    (FRACTION, "frac dfrac tfrac cfrac"),
    ('×', "times ast"),
    ('·', "cdot"),
    ('/', "div"),
    ('α', "alpha"),
    ('η', "eta"),
    ('←', "gets leftarrow"),
    ('±', "pm"),
    ('∞', "infty"),
    ('≈', "approx"),
    ('<', "lt"),
    ('≤', "le leq"),
    ('≥', "ge geq"),
    (' ', "left right text textrm textit mathrm mathit mathbf operatorname displaystyle quad"),
];

/// Writes what a command stands for and gives what is left to read. The letters of an unknown
/// command stay, to be named in the answer.
fn command<'a>(name: &[char], after: &'a [char], out: &mut Vec<char>) -> &'a [char] {
    match COMMANDS.iter().find(|(_, words)| is_listed(name, words)) {
        Some((sign, _)) => out.push(*sign),
        None => out.extend_from_slice(name),
    }
    if out.last() == Some(&FRACTION) { digit_arguments(after, out) } else { after }
}

/// `\frac12`: an argument without braces is a single digit.
fn digit_arguments<'a>(mut rest: &'a [char], out: &mut Vec<char>) -> &'a [char] {
    for _ in 0..2 {
        let start = rest.iter().position(|&c| c != ' ').unwrap_or(rest.len());
        let [digit @ '0'..='9', after @ ..] = &rest[start..] else { break };
        out.extend_from_slice(&['(', *digit, ')']);
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_plain() {
        for (formula, expected) in [
            (r"\frac{1}{500}", "⁄(1)(500)"),
            (r"\dfrac15", "⁄(1)(5)"),
            (r"\frac 1 {500}", "⁄(1) (500)"),
            (r"2\times 10^{-3}", "2× 10^(-3)"),
            (r"\left(0.01\right)\cdot\tfrac{1}{5}", " (0.01 )·⁄(1)(5)"),
            (r"0{,}002", "0,002"),
            (r"0.002\,000", "0.002 000"),
            (r"20\%", "20%"),
            (r"\alpha_{\text{new}} = 0.002", "α_( (new)) = 0.002"),
            ("$0.002$", "0.002"),
            ("$$0.002$$", "0.002"),
            ("$0.002", "$0.002"),
            ("${7*7}", "${7*7}"),
            (r"\sqrt{4}", "sqrt(4)"),
            ("\\", "\\"),
        ] {
            let text: Vec<char> = formula.chars().collect();
            assert_eq!(plain(&text).iter().collect::<String>(), expected, "{formula}");
        }
    }
}
