//! What the core says to a person: the id of a sentence and the numbers that go into it.
//!
//! The core never holds prose. A message is rendered from the locale files
//! (`www/locales/*.ftl`), which have one entry per id, so that adding a language is one file.

use crate::value::{Object, Value};

/// One sentence: a locale entry and its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Name of the entry in the locale files.
    pub id: &'static str,
    /// Values by the names that the entry uses.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value in a sentence. Numbers stay numbers, so that a locale can format them.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A dimensionless quantity or a count.
    Number(f64),
    /// Text that is shown as it is: a name, or what a person typed.
    Text(String),
}

impl Message {
    /// A sentence without arguments.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same sentence with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.push(name, value.into());
        self
    }

    #[inline(never)]
    fn push(&mut self, name: &'static str, value: Arg) {
        self.args.push((name, value));
    }
}

impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<u32> for Arg {
    fn from(value: u32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&Arg> for Value {
    fn from(arg: &Arg) -> Self {
        match arg {
            Arg::Number(x) => Self::Number(*x),
            Arg::Text(text) => Self::Text(text.clone()),
        }
    }
}

impl From<&Message> for Value {
    fn from(message: &Message) -> Self {
        Object::default().with("id", message.id).with("args", named(&message.args)).into()
    }
}

/// Values by name as one object.
pub fn named(args: &[(&'static str, Arg)]) -> Object {
    args.iter().fold(Object::default(), |object, (name, value)| object.with(name, value))
}
