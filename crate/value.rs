//! Plain data as it comes from outside, and reading it field by field with errors that name the field.
//!
//! Every request (a spec, a state, a style) arrives as one [`Value`] and is read here. Reading by
//! hand instead of by derive buys three things: unknown fields and NaN are refused on every
//! transport, an error says what was found and what could stand there, and a missing field takes
//! the catalog's default. Answers leave as a [`Value`] too, so that a transport handles one type
//! and not one per struct, which is a third of the size in the page.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor},
    ser::SerializeMap,
};

use crate::{
    decimal,
    error::{Accepted, Error},
};

/// A JSON-like value. JavaScript's `undefined` and `null` are both [`Value::Missing`].
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing was given.
    #[default]
    Missing,
    /// `true` or `false`.
    Bool(bool),
    /// Any double, NaN and infinities included: a reader decides what it accepts.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object, in the order of its keys.
    Map(Vec<(String, Value)>),
}

/// An object that is being built, entry by entry.
#[derive(Default)]
#[must_use]
pub struct Object(Vec<(String, Value)>);

/// A value at its place in a request.
///
/// The place is a chain of names, put together only if the value is refused.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    /// What stands there; [`Value::Missing`] where nothing does.
    pub value: &'a Value,
    name: &'a str,
    /// Place in a list, which is the parent; an entry has no name of its own.
    index: Option<u32>,
    parent: Option<&'a Field<'a>>,
}

static MISSING: Value = Value::Missing;

impl<'a> Field<'a> {
    /// A whole request, or an argument of a function, by its name; a request has none.
    pub fn root(name: &'a str, value: &'a Value) -> Self {
        Self { value, name, index: None, parent: None }
    }

    /// What stands at `name` in an object; missing where this is no object.
    #[must_use]
    pub fn get(&'a self, name: &'a str) -> Self {
        let entries = if let Value::Map(entries) = self.value { &entries[..] } else { &[] };
        let found = entries.iter().find(|(key, _)| key == name);
        let value = found.map_or(&MISSING, |(_, value)| value);
        Self { value, name, index: None, parent: Some(self) }
    }

    /// The same, unless it is missing.
    pub fn given(&'a self, name: &'a str) -> Option<Self> {
        Some(self.get(name)).filter(|field| !matches!(field.value, Value::Missing))
    }

    /// The entries of a list, each with its place.
    ///
    /// # Errors
    /// When it is no list.
    pub fn list(&'a self, form: &'static str) -> Result<Vec<Self>, Error> {
        let Value::List(list) = self.value else {
            return Err(self.refused(Accepted::Form(form)));
        };
        let mut entries = Vec::with_capacity(list.len());
        for (index, value) in (0..).zip(list) {
            entries.push(Self { value, name: "", index: Some(index), parent: Some(self) });
        }
        Ok(entries)
    }

    /// Refuses everything but an object with nothing in it beyond the known names: a misspelt name
    /// must not pass for a default. Where `form` is empty, a missing object counts as an empty one.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn object(&self, form: &'static str, known: &[&'static str]) -> Result<(), Error> {
        let entries = match self.value {
            Value::Map(entries) => entries,
            Value::Missing if form.is_empty() => return Ok(()),
            _ if form.is_empty() => return Err(self.refused(Accepted::Form("an object"))),
            _ => return Err(self.refused(Accepted::Form(form))),
        };
        for (key, value) in entries {
            if !known.contains(&key.as_str()) && !matches!(value, Value::Missing) {
                return Err(self.get(key).unknown(known));
            }
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn unknown(&self, known: &[&'static str]) -> Error {
        if known.is_empty() {
            return self.refused(Accepted::Form("no parameters"));
        }
        Error::new(self.path(), "an unknown name".to_owned(), Accepted::OneOf(known.to_vec()))
    }

    /// A finite number from `min` to `max`, or above `min` where `above_min`.
    ///
    /// # Errors
    /// When it is anything else.
    #[inline(never)]
    pub fn number(&self, min: f64, max: f64, above_min: bool) -> Result<f64, Error> {
        match *self.value {
            Value::Number(x)
                if x >= min && x <= max && x.is_finite() && !(above_min && x == min) =>
            {
                Ok(x)
            }
            _ => Err(self.refused(Accepted::Number { min, max, above_min })),
        }
    }

    /// A list of any numbers.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn any_numbers(&self) -> Result<Vec<f64>, Error> {
        let mut numbers = Vec::new();
        for entry in self.list("a list of numbers")? {
            numbers.push(entry.any_number()?);
        }
        Ok(numbers)
    }

    /// Any number at all: the state of a walk that flew out is a state too.
    ///
    /// # Errors
    /// When it is no number.
    pub fn any_number(&self) -> Result<f64, Error> {
        if let Value::Number(x) = *self.value {
            return Ok(x);
        }
        Err(self.refused(Accepted::Form("a number")))
    }

    /// A whole number from `min` to `max`.
    ///
    /// # Errors
    /// When it is anything else.
    #[inline(never)]
    pub fn integer(&self, min: u32, max: u32) -> Result<u32, Error> {
        let (low, high) = (f64::from(min), f64::from(max));
        match *self.value {
            Value::Number(x) if x >= low && x <= high && x.fract() == 0.0 => Ok(x as u32),
            _ => Err(self.refused(Accepted::Integer { min: low, max: high })),
        }
    }

    /// Which of these words it is.
    ///
    /// # Errors
    /// When it is anything else.
    #[inline(never)]
    pub fn word(&self, words: &[&'static str]) -> Result<usize, Error> {
        let found = match self.value {
            Value::Text(text) => words.iter().position(|word| word == text),
            _ => None,
        };
        found.ok_or_else(|| self.refused(Accepted::OneOf(words.to_vec())))
    }

    /// On or off.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn flag(&self) -> Result<bool, Error> {
        if let Value::Bool(flag) = *self.value {
            return Ok(flag);
        }
        Err(self.refused(Accepted::Form("true or false")))
    }

    /// Text.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn text(&self) -> Result<&'a str, Error> {
        if let Value::Text(text) = self.value {
            return Ok(text);
        }
        Err(self.refused(Accepted::Form("text")))
    }

    /// A list of exactly `N` finite numbers.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn numbers<const N: usize>(&self, form: &'static str) -> Result<[f64; N], Error> {
        let mut numbers = [0.0; N];
        self.copy_numbers(&mut numbers, form)?;
        if numbers.iter().all(|x| x.is_finite()) {
            return Ok(numbers);
        }
        Err(self.refused(Accepted::Form(form)))
    }

    /// Copies a list of numbers of the same length.
    ///
    /// # Errors
    /// When it is anything else.
    #[inline(never)]
    pub fn copy_numbers(&self, to: &mut [f64], form: &'static str) -> Result<(), Error> {
        if let Value::List(list) = self.value
            && list.len() == to.len()
        {
            let mut all = true;
            for (slot, value) in to.iter_mut().zip(list) {
                match value {
                    Value::Number(x) => *slot = *x,
                    _ => all = false,
                }
            }
            if all {
                return Ok(());
            }
        }
        Err(self.refused(Accepted::Form(form)))
    }

    /// The error that the value is not accepted here.
    #[cold]
    #[inline(never)]
    pub fn refused(&self, accepted: Accepted) -> Error {
        Error::new(self.path(), self.value.to_string(), accepted)
    }

    /// The place in the request, such as `changes[1].alpha`.
    #[cold]
    #[inline(never)]
    pub fn path(&self) -> String {
        let mut path = self.parent.map_or_else(String::new, Field::path);
        if !path.is_empty() && !self.name.is_empty() {
            path.push('.');
        }
        path.push_str(self.name);
        if let Some(index) = self.index {
            path.push_str(&decimal::joined(&["[", &index.to_string(), "]"]));
        }
        path
    }
}

impl Value {
    /// A list of these, each as plain data.
    pub fn list<'a, T>(items: &'a [T], plain: impl Fn(&'a T) -> Self) -> Self {
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(plain(item));
        }
        Self::List(list)
    }
}

/// The first `most` characters.
pub(crate) fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

impl Object {
    /// The same object with one more entry.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.push(name, value.into());
        self
    }

    #[inline(never)]
    fn push(&mut self, name: &str, value: Value) {
        self.0.push((name.to_owned(), value));
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Map(object.0)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&[f64]> for Value {
    fn from(numbers: &[f64]) -> Self {
        Self::list(numbers, |&x| Self::Number(x))
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

/// As JSON writes it, cut where it gets long.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("missing"),
            Self::Bool(true) => f.write_str("true"),
            Self::Bool(false) => f.write_str("false"),
            Self::Number(x) if x.is_nan() => f.write_str("NaN"),
            Self::Number(x) if x.is_infinite() => {
                f.write_str(if *x > 0.0 { "Infinity" } else { "-Infinity" })
            }
            Self::Number(x) => f.write_str(&decimal::text(*x)),
            // An error cuts what it shows; there is no need to copy a book for that.
            Self::Text(text) => f.write_str(&decimal::joined(&["\"", cut(text, 80), "\""])),
            Self::List(list) => {
                let mut before = "[";
                for value in list.iter().take(8) {
                    f.write_str(before)?;
                    value.fmt(f)?;
                    before = ", ";
                }
                f.write_str(match list.len() {
                    0 => "[]",
                    1..=8 => "]",
                    _ => ", …]",
                })
            }
            Self::Map(_) => f.write_str("an object"),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => to.serialize_unit(),
            Self::Bool(flag) => to.serialize_bool(*flag),
            Self::Number(x) => to.serialize_f64(*x),
            Self::Text(text) => to.serialize_str(text),
            Self::List(list) => to.collect_seq(list),
            Self::Map(entries) => {
                let mut map = to.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain data")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Missing)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Missing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E>(self, n: i64) -> Result<Value, E> {
        Ok(Value::Number(n as f64))
    }

    fn visit_u64<E>(self, n: u64) -> Result<Value, E> {
        Ok(Value::Number(n as f64))
    }

    fn visit_f64<E>(self, x: f64) -> Result<Value, E> {
        Ok(Value::Number(x))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = from.next_entry()? {
            entries.push(entry);
        }
        Ok(Value::Map(entries))
    }
}
