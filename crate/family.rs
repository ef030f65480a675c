//! One declaration per kind of surface, step rule and schedule; everything else is derived from it.
//!
//! [`kind!`](crate::kind) turns a declaration (label, formula, citation, parameters with symbol,
//! default and range) into a struct, its defaults, its strict reader and its catalog entry. Doc
//! comments become the help texts of the page. [`family!`](crate::family) lists the kinds of one
//! family, one line each, and makes the enum that a spec holds and the one `match` over it.

use serde::Serialize;

use crate::{
    error::{Accepted, Error},
    value::{Fields, Value},
};

/// What a page needs to offer one kind: names, prose and parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    pub params: Vec<ParamInfo>,
    /// Map sheet, for surfaces only.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Sheet>,
}

/// What a page needs to draw one surface, at its default parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The part worth showing: xmin, xmax, ymin, ymax.
    pub domain: [f64; 4],
    /// Places of the valley floors.
    pub minima: Vec<Minimum>,
    /// Passes, where a walk can stall.
    pub saddles: Vec<Saddle>,
    /// A start from which something can be learned.
    pub start: [f64; 2],
    /// A learning rate that works from there.
    pub alpha: f64,
}

/// A minimiser and the minimum there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Minimum {
    /// First coordinate.
    pub x: f64,
    /// Second coordinate.
    pub y: f64,
    /// The loss there.
    pub f: f64,
    /// `global` or `local`.
    #[serde(rename = "type")]
    pub rank: &'static str,
}

/// A stationary point with curvature of both signs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Saddle {
    /// First coordinate.
    pub x: f64,
    /// Second coordinate.
    pub y: f64,
    /// The loss there.
    pub f: f64,
}

/// One parameter of a kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParamInfo {
    /// Name in specs and links.
    pub name: &'static str,
    /// Symbol in formulas.
    pub symbol: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
    /// Value that is taken where none is given.
    pub default: Value,
    /// Least value, where it has one.
    pub min: Option<f64>,
    /// Greatest value, where it has one.
    pub max: Option<f64>,
    /// How a control should run through the range.
    pub scale: Scale,
}

/// How a control runs through the range of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// Evenly.
    Linear,
    /// By factors.
    Log,
    /// In whole numbers.
    Integer,
    /// On or off.
    Bool,
    /// A list, typed.
    List,
}

impl Scale {
    /// An end of a range as the catalog tells it; a flag has none.
    pub fn bound(self, end: f64) -> Option<f64> {
        (self != Self::Bool).then_some(end)
    }
}

/// A declared kind; implemented by [`kind!`](crate::kind) alone.
pub trait Kind: Sized + Default {
    /// Name in specs and links.
    const KIND: &'static str;
    /// Label, formula, citation and parameters.
    fn info() -> Info;
    /// Reads the parameters, taking the default for what is missing.
    ///
    /// # Errors
    /// When a name is unknown or a value is not accepted.
    fn read(params: &Fields<'_>) -> Result<Self, Error>;
}

/// A type that a parameter can have.
pub trait Param: Sized {
    /// Reads it at `path`.
    ///
    /// # Errors
    /// When the value has another type or is out of range.
    fn read(value: &Value, path: &str, min: f64, max: f64) -> Result<Self, Error>;
    /// As plain data, for the catalog.
    fn plain(&self) -> Value;
}

impl Param for f64 {
    fn read(value: &Value, path: &str, min: f64, max: f64) -> Result<Self, Error> {
        value.number(path, min, max, false)
    }

    fn plain(&self) -> Value {
        Value::Number(*self)
    }
}

impl Param for u32 {
    fn read(value: &Value, path: &str, min: f64, max: f64) -> Result<Self, Error> {
        value.integer(path, min as Self, max as Self)
    }

    fn plain(&self) -> Value {
        Value::Number(f64::from(*self))
    }
}

impl Param for bool {
    fn read(value: &Value, path: &str, _min: f64, _max: f64) -> Result<Self, Error> {
        match value {
            Value::Bool(flag) => Ok(*flag),
            _ => Err(value.refused(path, Accepted::Form("true or false"))),
        }
    }

    fn plain(&self) -> Value {
        Value::Bool(*self)
    }
}

/// Splits `{ kind, params }` into the kind's name and the fields of its parameters.
///
/// # Errors
/// When the value is not such an object; `kinds` is named as what is accepted.
pub fn choice<'a>(
    value: &'a Value,
    path: &str,
    kinds: &[&'static str],
) -> Result<(&'a str, Fields<'a>), Error> {
    if !matches!(value, Value::Map(_)) {
        return Err(value.refused(path, Accepted::Form("an object { kind, params }")));
    }
    let fields = value.fields(path)?;
    fields.only(&["kind", "params"])?;
    let kind = fields.get("kind").text(&fields.path("kind"), Accepted::OneOf(kinds.to_vec()))?;
    Ok((kind, fields.get("params").fields(fields.path("params"))?))
}

/// Declares one kind: a struct, its defaults, its reader and its catalog entry.
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
            const KIND: &'static str = $kind;

            fn info() -> $crate::family::Info {
                // A parameterless kind has no use for its defaults.
                #[allow(unused_variables)]
                let default = Self::default();
                $crate::family::Info {
                    kind: $kind,
                    label: $label,
                    formula: $formula,
                    citation: $citation,
                    params: vec![$($crate::family::ParamInfo {
                        name: stringify!($param),
                        symbol: $symbol,
                        help: concat!($($help),+).trim_ascii(),
                        default: $crate::family::Param::plain(&default.$param),
                        min: $crate::family::Scale::$scale.bound(f64::from($min)),
                        max: $crate::family::Scale::$scale.bound(f64::from($max)),
                        scale: $crate::family::Scale::$scale,
                    }),*],
                    sheet: None,
                }
            }

            fn read(
                params: &$crate::value::Fields<'_>,
            ) -> Result<Self, $crate::error::Error> {
                params.only(&[$(stringify!($param)),*])?;
                #[allow(unused_mut)]
                let mut read = Self::default();
                $(
                    if let Some((value, path)) = params.given(stringify!($param)) {
                        read.$param =
                            $crate::family::Param::read(value, &path, f64::from($min), f64::from($max))?;
                    }
                )*
                Ok(read)
            }
        }
    };
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
            /// Names of all kinds, the default one first.
            pub const KINDS: &'static [&'static str] =
                &[$(<$name as $crate::family::Kind>::KIND),+];

            /// Every kind with its defaults, in the order of [`Self::KINDS`].
            pub fn all() -> Vec<Self> {
                vec![$(Self::$name($name::default())),+]
            }

            /// Reads `{ kind, params }`.
            ///
            /// # Errors
            /// When the kind or a parameter is unknown or a value is not accepted.
            pub fn read(
                value: &$crate::value::Value,
                path: &str,
            ) -> Result<Self, $crate::error::Error> {
                let (kind, params) = $crate::family::choice(value, path, Self::KINDS)?;
                $(
                    if kind == <$name as $crate::family::Kind>::KIND {
                        return $crate::family::Kind::read(&params).map(Self::$name);
                    }
                )+
                Err($crate::error::Error::new(
                    format!("{path}.kind"),
                    format!("\"{kind}\""),
                    $crate::error::Accepted::OneOf(Self::KINDS.to_vec()),
                ))
            }

            /// Name of this kind.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => <$name as $crate::family::Kind>::KIND),+ }
            }

            /// Label, formula, citation and parameters of this kind.
            pub fn info(&self) -> $crate::family::Info {
                match self { $(Self::$name(_) => <$name as $crate::family::Kind>::info()),+ }
            }
        }

        impl Default for $family {
            fn default() -> Self {
                Self::all().swap_remove(0)
            }
        }
    };
}
