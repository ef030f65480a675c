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
pub struct Object(Vec<(String, Value)>);

/// An object that is being read: its place in the request and its entries.
pub struct Fields<'a> {
    path: String,
    entries: &'a [(String, Value)],
}

static MISSING: Value = Value::Missing;

impl Value {
    /// The entries of an object; nothing at all counts as an empty one.
    ///
    /// # Errors
    /// When the value is neither an object nor missing.
    pub fn fields(&self, path: impl Into<String>) -> Result<Fields<'_>, Error> {
        let path = path.into();
        match self {
            Self::Map(entries) => Ok(Fields { path, entries }),
            Self::Missing => Ok(Fields { path, entries: &[] }),
            _ => Err(self.refused(&path, Accepted::Form("an object"))),
        }
    }

    /// A finite number from `min` to `max`, or above `min` where `above_min`.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn number(&self, path: &str, min: f64, max: f64, above_min: bool) -> Result<f64, Error> {
        match *self {
            Self::Number(x) if x >= min && x <= max && x.is_finite() && !(above_min && x == min) => {
                Ok(x)
            }
            _ => Err(self.refused(path, Accepted::Number { min, max, above_min })),
        }
    }

    /// A whole number from `min` to `max`.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn integer(&self, path: &str, min: u32, max: u32) -> Result<u32, Error> {
        match *self {
            Self::Number(x) if x >= f64::from(min) && x <= f64::from(max) && x.fract() == 0.0 => {
                Ok(x as u32)
            }
            _ => Err(self
                .refused(path, Accepted::Integer { min: f64::from(min), max: f64::from(max) })),
        }
    }

    /// Text.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn text(&self, path: &str, accepted: Accepted) -> Result<&str, Error> {
        match self {
            Self::Text(text) => Ok(text),
            _ => Err(self.refused(path, accepted)),
        }
    }

    /// A list of exactly `N` numbers, all finite.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn numbers<const N: usize>(
        &self,
        path: &str,
        form: &'static str,
    ) -> Result<[f64; N], Error> {
        let mut numbers = [0.0; N];
        if self.copy_numbers(&mut numbers) && numbers.iter().all(|x| x.is_finite()) {
            return Ok(numbers);
        }
        Err(self.refused(path, Accepted::Form(form)))
    }

    /// Copies a list of numbers of the same length; false where it is anything else.
    pub fn copy_numbers(&self, to: &mut [f64]) -> bool {
        let Self::List(list) = self else { return false };
        list.len() == to.len()
            && to.iter_mut().zip(list).all(|(slot, value)| {
                let Self::Number(x) = value else { return false };
                *slot = *x;
                true
            })
    }

    /// The error that this value is not accepted at `path`.
    #[cold]
    #[inline(never)]
    pub fn refused(&self, path: &str, accepted: Accepted) -> Error {
        Error::new(path.to_owned(), self.to_string(), accepted)
    }
}

impl<'a> Fields<'a> {
    /// What stands at `name`; missing where nothing does.
    pub fn get(&self, name: &str) -> &'a Value {
        self.entries.iter().find(|(key, _)| key == name).map_or(&MISSING, |(_, value)| value)
    }

    /// What stands at `name`, unless it is missing, with its whole path.
    pub fn given(&self, name: &str) -> Option<(&'a Value, String)> {
        match self.get(name) {
            Value::Missing => None,
            value => Some((value, self.path(name))),
        }
    }

    /// The path of `name`, for an error.
    #[inline(never)]
    pub fn path(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { [&self.path, ".", name].concat() }
    }

    /// Refuses entries that nothing reads: a misspelt name must not pass for a default.
    ///
    /// # Errors
    /// When a name is not among `known`.
    pub fn only(&self, known: &[&'static str]) -> Result<(), Error> {
        match self.entries.iter().find(|(key, value)| {
            !known.contains(&key.as_str()) && !matches!(value, Value::Missing)
        }) {
            None => Ok(()),
            Some((key, value)) if known.is_empty() => {
                Err(value.refused(&self.path(key), Accepted::Form("no parameters")))
            }
            Some((key, _)) => Err(Error::new(
                self.path(key),
                "an unknown name".to_owned(),
                Accepted::OneOf(known.to_vec()),
            )),
        }
    }
}

impl Object {
    /// The same object with one more entry.
    #[must_use]
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
        Self::List(numbers.iter().map(|&x| Self::Number(x)).collect())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

impl<T> FromIterator<T> for Value
where
    Self: From<T>,
{
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::List(values.into_iter().map(Self::from).collect())
    }
}

/// As JSON writes it, cut where it gets long.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("missing"),
            Self::Bool(flag) => write!(f, "{flag}"),
            Self::Number(x) if x.is_nan() => f.write_str("NaN"),
            Self::Number(x) if x.is_infinite() => {
                f.write_str(if *x > 0.0 { "Infinity" } else { "-Infinity" })
            }
            Self::Number(x) => f.write_str(&decimal::text(*x)),
            Self::Text(text) => {
                // An error cuts what it shows; there is no need to copy a book for that.
                write!(f, "\"{}\"", text.chars().take(80).collect::<String>())
            }
            Self::List(list) => {
                f.write_str("[")?;
                for (i, value) in list.iter().take(8).enumerate() {
                    write!(f, "{}{value}", if i > 0 { ", " } else { "" })?;
                }
                f.write_str(if list.len() > 8 { ", …]" } else { "]" })
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
