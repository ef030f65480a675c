//! One declaration per kind of surface, step rule and schedule; everything else is derived from it.
//!
//! [`kind!`](crate::kind) turns a declaration (label, formula, citation, parameters with symbol,
//! default and range) into a struct, its defaults, its strict reader and its catalog entry. Doc
//! comments become the help texts of the page. [`family!`](macro@crate::family) lists the kinds of one
//! family, one line each, and makes the enum that a spec holds and the one `match` over it.

use crate::{
    error::{Accepted, Error},
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
}

/// A declared kind; implemented by [`kind!`](crate::kind) alone.
pub trait Kind: Sized + Default {
    /// Label, formula, citation and parameters.
    const INFO: Info;
    /// The kind with these values for its parameters, in the order of its declaration.
    fn build(values: Values) -> Self;
}

/// Values for the parameters of one kind, all accepted, in the order of its declaration; a flag as
/// 1 or 0.
pub struct Values(std::vec::IntoIter<f64>);

/// A type that a parameter can have.
pub trait Param {
    /// From a value that was accepted for it.
    fn from_accepted(value: f64) -> Self;
}

impl Param for f64 {
    fn from_accepted(value: f64) -> Self {
        value
    }
}

impl Param for u32 {
    fn from_accepted(value: f64) -> Self {
        value as Self
    }
}

impl Param for bool {
    fn from_accepted(value: f64) -> Self {
        value != 0.0
    }
}

impl Values {
    /// The next parameter.
    pub fn take<T: Param>(&mut self) -> T {
        T::from_accepted(self.0.next().unwrap_or_default())
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
    fn default(&self) -> f64 {
        match self.default {
            Fixed::Number(x) => x,
            Fixed::Flag(flag) => flag.into(),
        }
    }

    /// The value itself, once it is what this parameter accepts.
    fn accept(&self, field: &Field<'_>) -> Result<f64, Error> {
        let (min, max) = (self.min.unwrap_or_default(), self.max.unwrap_or_default());
        match (self.scale, field.value) {
            (Scale::Bool, Value::Bool(flag)) => Ok((*flag).into()),
            (Scale::Bool, _) => Err(field.refused(Accepted::Form("true or false"))),
            (Scale::Integer, _) => field.integer(min as u32, max as u32).map(f64::from),
            (Scale::Linear | Scale::Log, _) => field.number(min, max, false),
        }
    }
}

impl From<Fixed> for Value {
    fn from(fixed: Fixed) -> Self {
        match fixed {
            Fixed::Number(x) => x.into(),
            Fixed::Flag(flag) => flag.into(),
        }
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
        };
        Object::default()
            .with("name", param.name)
            .with("symbol", param.symbol)
            .with("help", param.help)
            .with("default", param.default)
            .with("min", param.min)
            .with("max", param.max)
            .with("scale", scale)
            .into()
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
#[macro_export]
macro_rules! kind {
    (
        $(#[doc = $prose:literal])+
        $name:ident = $kind:literal, $label:literal;
        formula $formula:literal;
        cite $citation:literal;
        $(
            $(#[doc = $help:literal])+
            $param:ident $symbol:literal: $type:ty = $default:expr, $min:literal ..= $max:literal, $scale:ident;
        )*
    ) => {
        $(#[doc = $prose])+
        #[doc = ""]
        #[doc = concat!("`", $formula, "`")]
        #[doc = ""]
        #[doc = concat!("Source: ", $citation)]
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $(
                $(#[doc = $help])+
                pub $param: $type,
            )*
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($param: $default),* }
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
                    scale: $crate::family::Scale::$scale,
                }),*],
            };

            // A parameterless kind takes nothing.
            #[allow(unused_mut, unused_variables)]
            fn build(mut values: $crate::family::Values) -> Self {
                Self { $($param: values.take()),* }
            }
        }
    };
    (@fixed Bool $default:expr) => { $crate::family::Fixed::Flag($default) };
    (@fixed $scale:ident $default:expr) => { $crate::family::Fixed::Number($default as f64) };
    // A flag has no range; it is declared from 0 to 0.
    (@bound Bool $end:literal) => { None };
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
                Ok(Self::BUILD[index](values))
            }

            /// Label, formula, citation and parameters of this kind.
            pub fn info(&self) -> &'static $crate::family::Info {
                match self { $(Self::$name(_) => &<$name as $crate::family::Kind>::INFO),+ }
            }

            /// Name of this kind.
            pub fn kind(&self) -> &'static str {
                self.info().kind
            }
        }

        impl Default for $family {
            fn default() -> Self {
                Self::BUILD[0]($crate::family::Values::defaults(Self::KINDS[0]))
            }
        }
    };
}
