//! The one error: an input field that holds something the core does not accept.
//!
//! Divergence, overflow and stalling are never errors; they are outcomes of a walk.

use std::fmt;

use crate::{
    decimal::{joined, text},
    message::Message,
    value::cut,
};

/// An input that was refused. One pointer wide, since every reader hands it on.
#[derive(Clone, Debug, PartialEq)]
pub struct Error(Box<Refusal>);

/// Which field was refused, what it held, what it may hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Path of the field in the input, such as `optimizer.params.momentum`.
    pub field: String,
    /// What was found there, shortened, as JSON would write it.
    pub value: String,
    /// What could stand there.
    pub accepted: Accepted,
}

/// What a field accepts.
#[derive(Clone, Debug, PartialEq)]
pub enum Accepted {
    /// A finite number in a range.
    Number {
        /// Least value.
        min: f64,
        /// Greatest value.
        max: f64,
        /// Whether the least value itself is refused.
        above_min: bool,
    },
    /// A learning rate: a number above 0.
    Rate {
        /// Greatest value.
        max: f64,
        /// −1 for a number below 0, which would lead uphill; 0 for 0 itself; 1 for all else.
        sign: f64,
    },
    /// A whole number in a range, both ends accepted.
    Integer {
        /// Least value.
        min: f64,
        /// Greatest value.
        max: f64,
    },
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// Text of at most so many characters.
    Length(u32),
    /// A formula, which has a mistake in it.
    Formula {
        /// Where, counted in characters from 1.
        column: u32,
        /// What was found there, shortened; nothing where the text ends.
        found: String,
        /// What could stand there: an entry of the locale files.
        id: &'static str,
        /// The same in English.
        expected: &'static str,
    },
    /// Something of this form, such as `true or false` or `[x, y], two finite numbers`.
    Form(&'static str),
}

impl Error {
    /// A refusal of `value` at `field`.
    #[cold]
    #[inline(never)]
    pub fn new(field: String, value: String, accepted: Accepted) -> Self {
        Self(Box::new(Refusal { field, value: shorten(value), accepted }))
    }

    /// The sentence for the page, whose locale entry builds the accepted part from its own words.
    pub fn message(&self) -> Message {
        let id = match self.accepted {
            Accepted::Number { .. } => "refused-number",
            Accepted::Rate { .. } => "refused-rate",
            Accepted::Integer { .. } => "refused-integer",
            Accepted::OneOf(_) => "refused-choice",
            Accepted::Length(_) => "refused-length",
            Accepted::Formula { id, .. } => id,
            Accepted::Form(_) => "refused-form",
        };
        let message =
            Message::new(id).with("field", self.field.as_str()).with("value", self.value.as_str());
        match &self.accepted {
            Accepted::Number { min, max, .. } | Accepted::Integer { min, max } => {
                message.with("min", *min).with("max", *max)
            }
            Accepted::Rate { max, sign } => message.with("max", *max).with("sign", *sign),
            Accepted::OneOf(words) => message.with("accepted", listed(words)),
            Accepted::Length(most) => message.with("max", *most),
            Accepted::Formula { column, found, .. } => {
                let end = u32::from(found.is_empty());
                message.with("column", *column).with("found", found.as_str()).with("end", end)
            }
            Accepted::Form(form) => message.with("accepted", *form),
        }
    }
}

impl std::ops::Deref for Error {
    type Target = Refusal;

    fn deref(&self) -> &Refusal {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&joined(&[&self.field, " is ", &self.value, "; accepted: "]))?;
        self.accepted.fmt(f)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { min, max, above_min } => {
                let range = if *above_min { "a number above " } else { "a number from " };
                f.write_str(&joined(&[range, &text(*min), " to ", &text(*max)]))
            }
            Self::Rate { max, .. } => Self::Number { min: 0.0, max: *max, above_min: true }.fmt(f),
            Self::Integer { min, max } => {
                f.write_str(&joined(&["a whole number from ", &text(*min), " to ", &text(*max)]))
            }
            Self::OneOf(words) => f.write_str(&joined(&["one of ", &listed(words)])),
            Self::Length(most) => {
                f.write_str(&joined(&["at most ", &text((*most).into()), " characters"]))
            }
            Self::Formula { column, found, expected, .. } => {
                let column = text((*column).into());
                f.write_str(&joined(&["a formula with ", expected, " at column ", &column]))?;
                if found.is_empty() {
                    return f.write_str(", where it ends");
                }
                f.write_str(&joined(&[", where “", found, "” was found"]))
            }
            Self::Form(form) => f.write_str(form),
        }
    }
}

/// The words with commas between them.
fn listed(words: &[&str]) -> String {
    let mut list = String::new();
    for word in words {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(word);
    }
    list
}

/// At most 60 characters of what was found: enough to recognise it, never a wall of text.
fn shorten(value: String) -> String {
    let short = cut(&value, 60);
    if short.len() < value.len() { joined(&[short, "…"]) } else { value }
}
