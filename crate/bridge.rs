//! Plain data to and from JavaScript, for the functions that a web page calls.
//!
//! What a call is given comes in as one [`Value`] per argument. A refused input becomes a JavaScript
//! `Error` that carries the field, the value and what is accepted.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

use crate::{
    error::{Accepted, Error},
    value::{Field, Value},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

// A third of the size of the allocator that comes with the standard library, and constant time.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A panic is a defect; it names its place in the console before the instance dies.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| error(&panic.to_string())));
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(text: &str);

    /// An object that is being filled.
    pub(crate) type Filled;

    /// Sets a property, which does not fail on an object that was just made.
    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn set(this: &Filled, name: &str, value: &JsValue);
}

/// Why a call gives nothing.
pub(crate) enum Failure {
    /// An argument was refused.
    Refused(Error),
    /// JavaScript threw.
    Thrown(JsValue),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

pub(crate) type Work<'a> = &'a dyn Fn(&[Field<'_>]) -> Result<JsValue, Failure>;

/// Takes the arguments of a call, by name, and hands them to what is to be done.
#[inline(never)]
pub(crate) fn run(
    arguments: &[(&'static str, JsValue)],
    work: Work<'_>,
) -> Result<JsValue, JsValue> {
    let mut values = Vec::with_capacity(arguments.len());
    for (_, argument) in arguments {
        values.push(take(argument, DEPTH).map_err(throw)?);
    }
    let mut fields = Vec::with_capacity(arguments.len());
    for ((name, _), value) in arguments.iter().zip(&values) {
        fields.push(Field::root(name, value));
    }
    work(&fields).map_err(throw)
}

/// As many arguments as the call was given.
pub(crate) fn named<'a, 'v, const N: usize>(fields: &'a [Field<'v>]) -> &'a [Field<'v>; N] {
    let Ok(fields) = fields.try_into() else { unreachable!("one field per argument") };
    fields
}

/// Greatest nesting of what is taken: a change in a spec has its parameters at the fifth level.
const DEPTH: u32 = 8;

/// Plain data from JavaScript. Typed arrays count as lists; `undefined` and `null` as missing.
///
/// By hand instead of through serde's deserialiser, which brings along the formatting of every
/// number type for errors that are never shown, and follows an object that contains itself until
/// the stack is gone.
fn take(value: &JsValue, depth: u32) -> Result<Value, Failure> {
    if let Some(number) = value.as_f64() {
        return Ok(Value::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::Text(text));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Value::Bool(flag));
    }
    if value.is_undefined() || value.is_null() {
        return Ok(Value::Missing);
    }
    if depth == 0 || !value.is_object() {
        let accepted = Accepted::Form("numbers, text, true or false, lists and objects of these");
        let found = "something that is not plain data".to_owned();
        return Err(Error::new("the input".to_owned(), found, accepted).into());
    }
    if Array::is_array(value) || js_sys::ArrayBuffer::is_view(value) {
        let list = Array::from(value);
        let mut values = Vec::with_capacity(list.length() as usize);
        for i in 0..list.length() {
            values.push(take(&list.get(i), depth - 1)?);
        }
        return Ok(Value::List(values));
    }
    let list = Object::entries(value.unchecked_ref());
    let mut entries = Vec::with_capacity(list.length() as usize);
    for i in 0..list.length() {
        let entry: Array = list.get(i).unchecked_into();
        let key = entry.get(0).as_string().unwrap_or_default();
        entries.push((key, take(&entry.get(1), depth - 1)?));
    }
    Ok(Value::Map(entries))
}

/// Plain data for JavaScript: objects, and `null` where there is no value.
pub(crate) fn give(value: impl Into<Value>) -> JsValue {
    hand(value.into())
}

fn hand(value: Value) -> JsValue {
    match value {
        Value::Missing => JsValue::NULL,
        Value::Bool(flag) => flag.into(),
        Value::Number(number) => number.into(),
        Value::Text(text) => text.into(),
        Value::List(values) => {
            let list = Array::new();
            for value in values {
                list.push(&hand(value));
            }
            list.into()
        }
        Value::Map(entries) => {
            let map: Filled = Object::new().unchecked_into();
            for (name, value) in entries {
                map.set(&name, &hand(value));
            }
            map.into()
        }
    }
}

/// The `Error` that a page catches: its message for people, its properties for programs.
#[cold]
fn throw(failure: Failure) -> JsValue {
    let error = match failure {
        Failure::Thrown(thrown) => return thrown,
        Failure::Refused(error) => error,
    };
    let thrown: Filled = js_sys::Error::new(&error.to_string()).unchecked_into();
    let properties = [
        ("field", JsValue::from_str(&error.field)),
        ("value", JsValue::from_str(&error.value)),
        ("accepted", error.accepted.to_string().into()),
        ("sentence", give(&error.message())),
    ];
    for (name, value) in &properties {
        thrown.set(name, value);
    }
    thrown.into()
}
