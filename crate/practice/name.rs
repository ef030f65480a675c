//! The name of what is asked for before its value: `α =`, `lr:`, `new learning rate :=`, `k =`.

use super::refusal::{Refusal, refuse, refuse_found};
use crate::typed::{is_letter, trim};

/// What follows the name, where there is one. A colon between two numbers is left in place: there
/// it divides.
pub(super) fn without_name<'a>(text: &'a [char], asks: &str) -> Result<&'a [char], Refusal<'a>> {
    let Some(at) = text.iter().position(|c| matches!(c, '=' | ':' | '←')) else {
        return Ok(text);
    };
    let (name, rest) = text.split_at(at);
    let (name, equals) = (trim(name), matches!(rest, ['=', ..] | [':', '=', ..]));
    let value = match rest {
        [':' | '=', '=', value @ ..] | [_, value @ ..] => trim(value),
        [] => rest,
    };
    if name.is_empty() && equals || is_name(name, asks) {
        if value.is_empty() {
            return Err(refuse_found("practice-invalid-value-missing", text));
        }
        if value.contains(&'=') {
            return Err(refuse("practice-invalid-equation"));
        }
        return Ok(value);
    }
    let calculated = |c: &char| matches!(c, '+' | '-' | '*' | '/' | '^' | '×' | '·');
    if name.first().is_some_and(|&c| is_letter(c)) && !name.iter().any(calculated) {
        Err(refuse_found("practice-invalid-name", name))
    } else if equals || rest[0] == '←' {
        Err(refuse("practice-invalid-equation"))
    } else {
        Ok(text)
    }
}

/// Whether these letters, in either case, are one of the words between blanks.
pub(super) fn is_listed(letters: &[char], words: &str) -> bool {
    let (mut place, mut same) = (0, true);
    for c in words.chars() {
        if c == ' ' {
            if same && place == letters.len() {
                return true;
            }
            (place, same) = (0, true);
        } else {
            same &= letters.get(place).is_some_and(|letter| letter.to_ascii_lowercase() == c);
            place += 1;
        }
    }
    same && place == letters.len()
}

/// Whether a character is set below the line.
pub(super) fn is_subscript(c: char) -> bool {
    matches!(c, '\u{2080}'..='\u{209c}' | '\u{1d62}'..='\u{1d6a}' | '\u{2c7c}')
}

/// Whether this is a name of what is asked for, with or without *new* and an index.
fn is_name(name: &[char], asks: &str) -> bool {
    let joined: Vec<char> =
        name.iter().filter(|&&c| c != ' ').map(char::to_ascii_lowercase).collect();
    let name = after(&joined, "the").unwrap_or(&joined);
    let name = after(name, "new").map_or(name, after_hyphen);
    let names: &[&str] = match asks {
        "alpha" => &["alpha", "α", "eta", "η", "lr"],
        "k" => &["k", "t", "n", "iterationk", "stepk", "iterations", "iteration", "steps", "step"],
        "w" => &["w", "theta", "θ"],
        other => &[other],
    };
    let index = match after(name, "learning") {
        Some(rest) if asks == "alpha" => after(after_hyphen(rest), "rate"),
        _ => names.iter().find_map(|known| after(name, known)),
    };
    index.is_some_and(is_index)
}

/// What follows a word at the start of the text.
fn after<'a>(text: &'a [char], word: &str) -> Option<&'a [char]> {
    let mut rest = text.iter();
    word.chars().all(|c| rest.next() == Some(&c)).then_some(rest.as_slice())
}

fn after_hyphen(text: &[char]) -> &[char] {
    match text {
        ['_' | '-', rest @ ..] => rest,
        _ => text,
    }
}

/// Nothing, primes, `new`, a number, or an index: `_new`, `_(k+1)`, `₁`, `^(k+1)`, `(new)`.
fn is_index(mut index: &[char]) -> bool {
    while let [rest @ .., '\''] = index {
        index = rest;
    }
    let inside = |&c: &char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '_' | '(' | ')' | ',' | '+' | '-')
            || is_subscript(c)
    };
    match index {
        [] | ['n', 'e', 'w'] | ['n', 'e', 'x', 't'] | ['^', '(', '+', ')'] => true,
        // A power of the learning rate is another quantity; an index set high names a step.
        ['^', rest @ ..] => rest.iter().all(inside) && rest.iter().any(char::is_ascii_alphabetic),
        [first, ..] if matches!(first, '_' | '(') || is_subscript(*first) => {
            index.iter().all(inside)
        }
        _ => index.iter().all(char::is_ascii_digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(text: &str) -> Result<String, &'static str> {
        let text: Vec<char> = text.chars().collect();
        without_name(&text, "alpha").map(|rest| rest.iter().collect()).map_err(|refusal| refusal.id)
    }

    #[test]
    fn names_of_the_learning_rate_are_dropped() {
        let names = "α,alpha,Alpha,ALPHA,η,eta,lr,LR,learning rate,Learning-rate,learning_rate,\
                     learningRate,new α,the new learning rate,new_lr,alpha new,α_new,α_(new),\
                     α_((new)),α_k+1,α_(k+1),α₁,αₖ₊₁,alpha1,α',α^(new),α^((k+1)),α^(+),α(new),";
        for name in names.split(',') {
            for sign in ["=", " = ", ":= ", "=="] {
                assert_eq!(rest(&format!("{name}{sign}0.5")), Ok("0.5".into()), "{name}{sign}");
            }
        }
        assert_eq!(rest("lr: 0.5"), Ok("0.5".into()));
        assert_eq!(rest("α ← 0.5"), Ok("0.5".into()));
        assert_eq!(rest("0.5 : 5"), Ok("0.5 : 5".into()));
    }

    #[test]
    fn each_problem_has_its_own_names() {
        let rest = |text: &str, asks: &str| {
            let text: Vec<char> = text.chars().collect();
            without_name(&text, asks).is_ok()
        };
        for (name, asks) in
            [("k", "k"), ("Iteration", "k"), ("w_new", "w"), ("w₁", "w"), ("new y", "y")]
        {
            assert!(rest(&format!("{name} = 3"), asks), "{name}");
            assert!(!rest(&format!("{name} = 3"), "alpha"), "{name}");
        }
        assert!(!rest("α = 3", "k"));
        assert!(!rest("learning rate = 3", "w"));
    }

    #[test]
    fn other_sides_are_refused() {
        for other in ["x", "k", "α's", "gamma", "alphabet", "lru", "step size", "the"] {
            assert_eq!(rest(&format!("{other} = 0.5")), Err("practice-invalid-name"), "{other}");
        }
        for other in ["α/5", "2α", "α^2", "α^(2)", "α+1", "0.01/5", "α = 0.01/5", "α-1"] {
            assert_eq!(
                rest(&format!("{other} = 0.5")),
                Err("practice-invalid-equation"),
                "{other}"
            );
        }
        assert_eq!(rest("alpha ="), Err("practice-invalid-value-missing"));
    }
}
