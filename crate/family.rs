//! One declaration per kind of surface, step rule and schedule; everything else is derived from it.
//!
//! [`kind!`](crate::kind) turns a declaration (label, formula, citation, parameters with symbol,
//! default and range) into a struct, its defaults, its strict reader and its catalog entry. Doc
//! comments become the help texts of the page. [`family!`](macro@crate::family) lists the kinds of one
//! family, one line each, and makes the enum that a spec holds and the one `match` over it.

use crate::{
    error::{Accepted, Error},
    pytorch::Pen,
    value::{Field, Object, Value},
};

/// What a page needs to offer one kind: names, prose and parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// Name in specs and links.
    pub kind: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// The rule on one line.
    pub formula: &'static str,
    /// Where it comes from.
    pub citation: &'static str,
    /// Parameters in the order in which they are offered.
    pub params: &'static [ParamInfo],
}

/// One parameter of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamInfo {
    /// Name in specs and links.
    pub name: &'static str,
    /// Symbol in formulas.
    pub symbol: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
    /// Value that is taken where none is given.
    pub default: Fixed,
    /// Least value, where it has one.
    pub min: Option<f64>,
    /// Greatest value, where it has one.
    pub max: Option<f64>,
    /// What it is, and how a control should run through its range.
    pub scale: Scale,
}

/// A default, known when the program is built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fixed {
    /// A number, whole ones too.
    Number(f64),
    /// On or off.
    Flag(bool),
    /// A word out of a choice, or text.
    Text(&'static str),
    /// A list, row by row.
    Numbers(&'static [f64]),
}

/// What a parameter is, and how a control runs through its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// A number, evenly.
    Linear,
    /// A number, by factors.
    Log,
    /// A whole number.
    Integer,
    /// On or off.
    Bool,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Text, at most this many characters.
    Text(u32),
    /// A list of numbers, or of rows of numbers; the range of the parameter is that of each number.
    List(Form),
}

/// What a list looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// In words, for the error that asks for it.
    pub text: &'static str,
    /// Names of the numbers in a row that is an object; none where rows are numbers or short lists.
    pub names: &'static [&'static str],
    /// Numbers in a row; a list of rows of 1 is a list of plain numbers.
    pub width: usize,
    /// Least number of rows.
    pub least: usize,
    /// Greatest number of rows.
    pub most: usize,
}

/// A declared kind; implemented by [`kind!`](crate::kind), and by hand where a kind holds more than
/// its parameters.
pub trait Kind: Sized + Default {
    /// Label, formula, citation and parameters.
    const INFO: Info;

    /// The kind with these values for its parameters, in the order of its declaration.
    fn build(values: Values) -> Self;

    /// Where each parameter is accepted by itself and they still do not go together: the name of
    /// the one to change, and what is accepted there.
    fn flaw(&self) -> Option<(&'static str, Accepted)> {
        None
    }

    /// What it is in PyTorch: a surface the lines after `def loss(x, y):`, a step rule what makes
    /// `optimizer`, a schedule what makes `scheduler`.
    fn torch(&self, pen: &mut Pen<'_>);
}

/// Values for the parameters of one kind, all accepted, in the order of its declaration.
pub struct Values(std::vec::IntoIter<Given>);

/// An accepted value.
pub enum Given {
    /// A number; a flag as 1 or 0.
    Number(f64),
    /// A word out of a choice.
    Word(&'static str),
    /// Text.
    Text(String),
    /// A list, row by row.
    Numbers(Vec<f64>),
}

/// A type that a parameter can have.
pub trait Param {
    /// From a value that was accepted for it.
    fn from_accepted(value: Given) -> Self;
}

impl Param for f64 {
    fn from_accepted(value: Given) -> Self {
        if let Given::Number(x) = value { x } else { 0.0 }
    }
}

impl Param for u32 {
    fn from_accepted(value: Given) -> Self {
        f64::from_accepted(value) as Self
    }
}

impl Param for bool {
    fn from_accepted(value: Given) -> Self {
        f64::from_accepted(value) != 0.0
    }
}

impl Param for &'static str {
    fn from_accepted(value: Given) -> Self {
        if let Given::Word(word) = value { word } else { "" }
    }
}

impl Param for String {
    fn from_accepted(value: Given) -> Self {
        if let Given::Text(text) = value { text } else { Self::new() }
    }
}

impl Param for Vec<f64> {
    fn from_accepted(value: Given) -> Self {
        if let Given::Numbers(numbers) = value { numbers } else { Self::new() }
    }
}

impl<const N: usize> Param for Vec<[f64; N]> {
    fn from_accepted(value: Given) -> Self {
        Vec::<f64>::from_accepted(value).as_chunks().0.to_vec()
    }
}

impl Values {
    /// The next parameter.
    pub fn take<T: Param>(&mut self) -> T {
        T::from_accepted(self.0.next().unwrap_or(Given::Number(0.0)))
    }

    /// All defaults of a kind.
    pub fn defaults(info: &Info) -> Self {
        let mut values = Vec::with_capacity(info.params.len());
        for param in info.params {
            values.push(param.default());
        }
        Self(values.into_iter())
    }
}

impl ParamInfo {
    fn default(&self) -> Given {
        match (self.default, self.scale) {
            (Fixed::Number(x), _) => Given::Number(x),
            (Fixed::Flag(flag), _) => Given::Number(flag.into()),
            (Fixed::Text(word), Scale::Choice(_)) => Given::Word(word),
            (Fixed::Text(text), _) => Given::Text(text.to_owned()),
            (Fixed::Numbers(numbers), _) => Given::Numbers(numbers.to_vec()),
        }
    }

    /// The value itself, once it is what this parameter accepts.
    fn accept(&self, field: &Field<'_>) -> Result<Given, Error> {
        let (min, max) = (self.min.unwrap_or_default(), self.max.unwrap_or_default());
        Ok(match self.scale {
            Scale::Bool => Given::Number(field.flag()?.into()),
            Scale::Integer => Given::Number(field.integer(min as u32, max as u32)?.into()),
            Scale::Linear | Scale::Log => Given::Number(field.number(min, max, false)?),
            Scale::Choice(words) => Given::Word(words[field.word(words)?]),
            Scale::Text(most) => {
                let text = field.text()?;
                if text.chars().count() > most as usize {
                    return Err(field.refused(Accepted::Length(most)));
                }
                Given::Text(text.to_owned())
            }
            Scale::List(form) => Given::Numbers(form.accept(field, min, max)?),
        })
    }
}

impl Form {
    /// The numbers of a list of this form, each within the range, row by row.
    fn accept(&self, field: &Field<'_>, min: f64, max: f64) -> Result<Vec<f64>, Error> {
        let rows = field.list(self.text)?;
        if !(self.least..=self.most).contains(&rows.len()) {
            return Err(field.refused(Accepted::Form(self.text)));
        }
        let mut numbers = Vec::with_capacity(rows.len() * self.width);
        for row in rows {
            if !self.names.is_empty() {
                row.object(self.text, self.names)?;
                for name in self.names {
                    numbers.push(row.get(name).number(min, max, false)?);
                }
            } else if self.width == 1 {
                numbers.push(row.number(min, max, false)?);
            } else {
                let entries = row.list(self.text)?;
                if entries.len() != self.width {
                    return Err(row.refused(Accepted::Form(self.text)));
                }
                for entry in entries {
                    numbers.push(entry.number(min, max, false)?);
                }
            }
        }
        Ok(numbers)
    }

    /// Such a list as plain data.
    fn plain(&self, numbers: &[f64]) -> Value {
        if self.width == 1 {
            return numbers.into();
        }
        let mut rows = Vec::new();
        for row in numbers.chunks_exact(self.width) {
            if self.names.is_empty() {
                rows.push(row.into());
                continue;
            }
            let mut object = Object::default();
            for (name, &number) in self.names.iter().zip(row) {
                object = object.with(name, number);
            }
            rows.push(object.into());
        }
        Value::List(rows)
    }
}

impl From<&Info> for Value {
    fn from(info: &Info) -> Self {
        info.plain().into()
    }
}

impl Info {
    /// As plain data, ready for more entries.
    pub fn plain(&self) -> Object {
        Object::default()
            .with("kind", self.kind)
            .with("label", self.label)
            .with("formula", self.formula)
            .with("citation", self.citation)
            .with("params", Value::list(self.params, Value::from))
    }
}

impl From<&ParamInfo> for Value {
    fn from(param: &ParamInfo) -> Self {
        let scale = match param.scale {
            Scale::Linear => "linear",
            Scale::Log => "log",
            Scale::Integer => "integer",
            Scale::Bool => "bool",
            Scale::Choice(_) => "choice",
            Scale::Text(_) => "text",
            Scale::List(_) => "list",
        };
        let default = match (param.default, param.scale) {
            (Fixed::Number(x), _) => x.into(),
            (Fixed::Flag(flag), _) => flag.into(),
            (Fixed::Text(text), _) => text.into(),
            (Fixed::Numbers(numbers), Scale::List(form)) => form.plain(numbers),
            (Fixed::Numbers(numbers), _) => numbers.into(),
        };
        let mut entry = Object::default()
            .with("name", param.name)
            .with("symbol", param.symbol)
            .with("help", param.help)
            .with("default", default)
            .with("min", param.min)
            .with("max", param.max)
            .with("scale", scale);
        match param.scale {
            Scale::Choice(words) => {
                entry = entry.with("options", Self::list(words, |&word| word.into()));
            }
            Scale::List(form) => entry = entry.with("form", form.text),
            _ => {}
        }
        entry.into()
    }
}

/// Reads `{ kind, params }`: which of the given kinds it is, and a value for each of its parameters.
///
/// # Errors
/// When the kind or a parameter is unknown or a value is not accepted.
pub fn read(choice: &Field<'_>, kinds: &[&Info]) -> Result<(usize, Values), Error> {
    choice.object("an object { kind, params }", &["kind", "params"])?;
    let mut names = Vec::new();
    for info in kinds {
        names.push(info.kind);
    }
    let index = choice.get("kind").word(&names)?;
    let params = choice.get("params");
    let declared = kinds[index].params;
    names.clear();
    for param in declared {
        names.push(param.name);
    }
    params.object("", &names)?;
    let mut values = Vec::with_capacity(declared.len());
    for param in declared {
        values.push(match params.given(param.name) {
            Some(field) => param.accept(&field)?,
            None => param.default(),
        });
    }
    Ok((index, Values(values.into_iter())))
}

/// Declares one kind: a struct, its defaults, its catalog entry and how it is built.
///
/// The row `torch` is what it is in PyTorch (see [`Kind::torch`]), as text in which `{name}` stands for
/// the value of a parameter, or of the one thing that is given `with` it.
///
/// After the parameters may stand what is computed from them once instead of at every evaluation,
/// `once name: type = function;`, and what they have to fulfil together, `check |it| …;`.
#[macro_export]
macro_rules! kind {
    (
        $(#[doc = $prose:literal])+
        $name:ident = $kind:literal, $label:literal;
        formula $formula:literal;
        cite $citation:literal;
        torch $torch:expr $(, with $extra:ident = $data:expr)?;
        $(
            $(#[doc = $help:literal])+
            $param:ident $symbol:literal: $type:ty = $default:expr, $min:literal ..= $max:literal, $scale:ident $(($($shape:tt)*))?;
        )*
        $(once $known:ident: $of:ty = $make:path;)*
        $(check $flaw:expr;)?
    ) => {
        $(#[doc = $prose])+
        #[doc = ""]
        #[doc = concat!("`", $formula, "`")]
        #[doc = ""]
        #[doc = concat!("Source: ", $citation)]
        #[derive(Clone, Debug, PartialEq)]
        // Parameters are called what their sources call them.
        #[allow(non_snake_case)]
        pub struct $name {
            $(
                $(#[doc = $help])+
                pub $param: $type,
            )*
            $($known: $of,)*
        }

        impl Default for $name {
            fn default() -> Self {
                use $crate::family::{Kind, Values};
                Self::build(Values::defaults(&<Self as Kind>::INFO))
            }
        }

        impl $crate::family::Kind for $name {
            const INFO: $crate::family::Info = $crate::family::Info {
                kind: $kind,
                label: $label,
                formula: $formula,
                citation: $citation,
                params: &[$($crate::family::ParamInfo {
                    name: stringify!($param),
                    symbol: $symbol,
                    help: concat!($($help),+).trim_ascii(),
                    default: $crate::kind!(@fixed $scale $default),
                    min: $crate::kind!(@bound $scale $min),
                    max: $crate::kind!(@bound $scale $max),
                    scale: $crate::kind!(@scale $scale $(($($shape)*))?),
                }),*],
            };

            // A parameterless kind takes nothing.
            #[allow(unused_mut, unused_variables)]
            fn build(mut values: $crate::family::Values) -> Self {
                let mut built = Self { $($param: values.take(),)* $($known: <$of>::default(),)* };
                $(built.$known = $make(&built);)*
                built
            }

            fn torch(&self, pen: &mut $crate::pytorch::Pen<'_>) {
                let template: fn(&Self) -> &'static str = $torch;
                // Functions that differ in nothing but the kind are one in the end; closures are not.
                let write: &[fn(&Self, &mut $crate::pytorch::Pen<'_>)] = &[
                    $(|it, pen| $crate::pytorch::Literal::write(&it.$param, pen),)*
                    $(|_, pen| {
                        let _ = stringify!($extra);
                        $crate::pytorch::Literal::write(&$data, pen);
                    },)?
                ];
                pen.fill(template(self), Self::INFO.params, &|pen, i| {
                    if let Some(write) = write.get(i) {
                        write(self, pen);
                    }
                });
            }

            $(
                fn flaw(&self) -> Option<(&'static str, $crate::error::Accepted)> {
                    let check: fn(&Self) -> Option<(&'static str, $crate::error::Accepted)> = $flaw;
                    check(self)
                }
            )?
        }
    };
    (@fixed Bool $default:expr) => { $crate::family::Fixed::Flag($default) };
    (@fixed Choice $default:expr) => { $crate::family::Fixed::Text($default) };
    (@fixed List $default:expr) => { $crate::family::Fixed::Numbers($default) };
    (@fixed $scale:ident $default:expr) => { $crate::family::Fixed::Number($default as f64) };
    (@scale List ($($form:tt)*)) => { $crate::family::Scale::List($crate::family::$($form)*) };
    (@scale $scale:ident ($($words:tt)*)) => { $crate::family::Scale::$scale($($words)*) };
    (@scale $scale:ident) => { $crate::family::Scale::$scale };
    // What is no number has no range; it is declared from 0 to 0.
    (@bound Bool $end:literal) => { None };
    (@bound Choice $end:literal) => { None };
    (@bound $scale:ident $end:literal) => { Some($end as f64) };
}

/// Lists the kinds of a family, one line each: declares the modules, the enum that a spec holds,
/// its reader, its catalog and a macro that matches over it.
///
/// The first kind is the default one. `($)` lets the matching macro have variables of its own.
#[macro_export]
macro_rules! family {
    (
        ($d:tt)
        $(#[$meta:meta])*
        pub enum $family:ident matched by $each:ident {
            $($module:ident::$name:ident,)+
        }
    ) => {
        $(mod $module; pub use $module::$name;)+

        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $family {
            $(
                #[doc = concat!("See [`", stringify!($name), "`].")]
                $name($name),
            )+
        }

        /// The one `match` over the kinds of this family.
        macro_rules! $each {
            ($d value:expr, $d kind:ident => $d body:expr) => {
                match $d value { $($family::$name($d kind) => $d body),+ }
            };
        }

        impl $family {
            /// The catalog: every kind in the order in which it is offered, the default one first.
            pub const KINDS: &'static [&'static $crate::family::Info] =
                &[$(&<$name as $crate::family::Kind>::INFO),+];

            const BUILD: &'static [fn($crate::family::Values) -> Self] =
                &[$(|values| Self::$name($crate::family::Kind::build(values))),+];

            /// Every kind with its defaults, in the order of [`Self::KINDS`].
            pub fn all() -> Vec<Self> {
                vec![$(Self::$name($name::default())),+]
            }

            /// Reads `{ kind, params }`.
            ///
            /// # Errors
            /// When the kind or a parameter is unknown or a value is not accepted.
            #[inline(never)]
            pub fn read(
                choice: &$crate::value::Field<'_>,
            ) -> Result<Self, $crate::error::Error> {
                let (index, values) = $crate::family::read(choice, Self::KINDS)?;
                let read = Self::BUILD[index](values);
                match $each!(&read, kind => $crate::family::Kind::flaw(kind)) {
                    None => Ok(read),
                    Some((param, accepted)) => {
                        Err(choice.get("params").get(param).refused(accepted))
                    }
                }
            }

            /// Label, formula, citation and parameters of this kind.
            pub fn info(&self) -> &'static $crate::family::Info {
                match self { $(Self::$name(_) => &<$name as $crate::family::Kind>::INFO),+ }
            }

            /// What it is in PyTorch: see [`Kind::torch`]($crate::family::Kind::torch).
            pub fn torch(&self, pen: &mut $crate::pytorch::Pen<'_>) {
                $each!(self, kind => $crate::family::Kind::torch(kind, pen));
            }

            /// Name of this kind.
            pub fn kind(&self) -> &'static str {
                self.info().kind
            }
        }

        $(
            impl From<$name> for $family {
                fn from(kind: $name) -> Self {
                    Self::$name(kind)
                }
            }
        )+

        impl Default for $family {
            fn default() -> Self {
                Self::BUILD[0]($crate::family::Values::defaults(Self::KINDS[0]))
            }
        }
    };
}
