//! A typed answer as a number, or as the numbers that it could be.

use super::name::without_name;
use super::numeral::Convention;
use super::refusal::{Refusal, refuse, refuse_found};
use super::{grammar, token};
use crate::typed::{is_letter, trim};

/// What a text says.
#[derive(Debug)]
pub(super) struct Reading {
    /// Every value that it can have, the likeliest first; at least one.
    pub(super) values: Vec<f64>,
    /// A percent sign was typed.
    pub(super) percent: bool,
}

/// Reads a clean text, which may name what is asked for. The locale only decides which of several readings comes first.
pub(super) fn read<'a>(text: &'a [char], locale: &str, asks: &str) -> Result<Reading, Refusal<'a>> {
    let text = trim(text);
    recognise(text)?;
    let text = without_name(text, asks)?;

    let mut reading = Reading { values: Vec::new(), percent: text.contains(&'%') };
    let mut refusal = None;
    let comma_first = comma_first(locale);
    for choice in 0..8 {
        let how = Convention {
            comma: (choice & 1 != 0) != comma_first,
            apart: choice & 2 != 0,
            print: choice & 4 != 0,
        };
        match value(text, how) {
            Ok(Some(value)) => {
                let known = |&other: &f64| (other - value).abs() <= 1e-12 * value.abs();
                if !reading.values.iter().any(known) {
                    reading.values.push(value);
                }
            }
            Ok(None) => {}
            Err(found) => refusal = refusal.or(Some(found)),
        }
    }
    match refusal {
        Some(refusal) if reading.values.is_empty() => Err(refusal),
        _ => Ok(reading),
    }
}

/// The value under one convention; nothing if the text itself shows that its writer has another.
fn value(text: &[char], how: Convention) -> Result<Option<f64>, Refusal<'_>> {
    match token::tokens(text, how)? {
        Some(tokens) => grammar::value(text, &tokens).map(Some),
        None => Ok(None),
    }
}

/// Refuses what can be recognised at sight, before its parts are read.
fn recognise(text: &[char]) -> Result<(), Refusal<'_>> {
    if text.is_empty() {
        return Err(refuse("practice-invalid-empty"));
    }
    if text.iter().all(|c| matches!(c, '+' | '-' | ' ')) {
        return Err(refuse_found("practice-invalid-sign", text));
    }
    for (at, &c) in text.iter().enumerate() {
        let rest = &text[at + 1..];
        let id = match (c, rest) {
            ('±' | '∓', _) | ('+', ['/', '-', ..]) => "practice-invalid-plus-minus",
            ('<', [next, rest @ ..])
                if (is_letter(*next) || matches!(next, '/' | '!' | '?')) && rest.contains(&'>') =>
            {
                "practice-invalid-markup"
            }
            ('<' | '>' | '→' | '\u{2264}'..='\u{226b}' | '≈' | '≃' | '≅' | '≠', _) => {
                "practice-invalid-relation"
            }
            ('~', _) if at == 0 => "practice-invalid-relation",
            _ => continue,
        };
        return Err(refuse_found(id, &text[at..=at]));
    }
    let mark = |c: &char| {
        matches!(c, ' ' | '.' | ',' | '\'' | '*'..='/' | '^' | '(' | ')' | ':' | '%' | '‰' | '‱')
            || matches!(c, '٫' | '·' | '×')
    };
    if text.iter().all(mark) {
        return Err(refuse_found("practice-invalid-no-digit", text));
    }
    Ok(())
}

/// Whether decimals are usually marked by a comma where this language is spoken. It orders two
/// readings in a sentence and nothing else.
fn comma_first(locale: &str) -> bool {
    const POINT: [&[u8; 2]; 12] =
        [b"en", b"zh", b"ja", b"ko", b"hi", b"bn", b"ta", b"ur", b"th", b"he", b"ms", b"cy"];
    locale.len() >= 2 && !POINT.iter().any(|language| locale.as_bytes().starts_with(*language))
}
