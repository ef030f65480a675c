//! The learner's own loss f(x, y): text that becomes a program for every kind of number.
//!
//! ```
//! use blindfolded_hiker::{formula::Program, jet::Jet};
//!
//! let f = Program::read("x² + 3y²").unwrap();
//! let (x, y) = Jet::variables(1.0, 2.0);
//! assert_eq!(f.eval(1.0, 2.0), 13.0);
//! assert_eq!(f.eval(x, y).y, 12.0);
//!
//! let flaw = Program::read("x² + sin y").unwrap_err();
//! assert_eq!((flaw.column, &flaw.found[..]), (10, "y"));
//! assert_eq!(flaw.expected.text(), "parentheses after the name of a function, as in sin(x)");
//! ```
//!
//! # Language
//!
//! ```text
//! formula  = [ name [ "(x, y)" ] "=" ] sum              f, z, L or another letter, or loss
//! sum      = product { ( "+" | "-" ) product }
//! product  = signed { [ "*" | "/" ] signed }            the sign may be left out before a letter or a bracket
//! signed   = { "+" | "-" } power
//! power    = operand [ "^" signed ]                     right to left
//! operand  = number | "x" | "y" | "pi" | "e" | function | "(" sum ")" | "|" sum "|"
//! function = name1 "(" sum ")" | name2 "(" sum "," sum ")"
//! name1    = "sin" | "cos" | "tan" | "asin" | "acos" | "atan" | "sinh" | "cosh" | "tanh"
//!          | "exp" | "ln" | "log10" | "sqrt" | "abs" | "sign"
//! name2    = "min" | "max" | "pow" | "hypot"
//! ```
//!
//! - `-x^2` is −(x²), `2^3^2` is 2^(3²), `2^-3` is 1/8.
//! - A product without a sign binds like any other: `1/2x` is (1/2)·x and `e^2x` is e²·x.
//! - `e^x` is `exp(x)`, to the bit.
//! - Numbers are written with a decimal point: `1`, `2.5`, `.5`, `1e-3`. A number never follows a
//!   factor without a sign, so that `x2` is nobody's guess.
//! - Letters side by side are a product: `xy` is x·y, `2pix` is 2·π·x, `xsin(y)` is x·sin(y).
//!   Functions need their parentheses; `sin x` and `sinx` are refused, and so is `sin^2(x)`.
//! - Capitals are the same as small letters: a keyboard that begins with a capital means x by `X`.
//! - `log` is refused, since one half of the readers take it for ln and the other for log10.
//! - `|` opens an absolute value wherever it does not close one.
//! - What other keyboards write is read as meant: `**` and superscripts as powers, `·`, `×`, `÷`,
//!   `:`, `−`, `√(…)`, `π`, `½`, square and curly brackets, full-width and mathematical letters,
//!   `arcsin`, `sgn`.
//!
//! Angles are in radians. At its kink |x| has slope 0, `sign` is flat everywhere, and `min` and
//! `max` follow the first of two equals (see [`Real`](crate::jet::Real)).
//!
//! # Bounds
//!
//! A formula has at most [`LENGTH`] characters, [`NESTING`] levels of brackets and powers,
//! [`OPERATIONS`] operations and [`WAITING`] values that wait for an operand. Reading takes time
//! proportional to the length, evaluation to the operations, neither allocates per point, and no
//! text can make either of them fail.
//!
//! # What is not guaranteed
//!
//! Operations are done in the order in which they are written: nothing is rearranged, so `x^2` has
//! the bits of [`squared`](crate::jet::Real::squared) and `x - 1 + 1` those of both operations.
//! Parts without x and y are computed once. Numerals of up to fifteen digits and powers of ten up to
//! the 22nd are rounded correctly, others to a few units in the last place.
//!
//! | module | does |
//! | --- | --- |
//! | `token` | characters into numbers, names and signs |
//! | `parse` | the grammar |
//! | `program` | what a formula is compiled into, and its evaluation |
//! | `python` | a program as an expression in Python |
//! | `flaw` | what is wrong with a text |

mod flaw;
mod parse;
mod program;
mod python;
mod token;

pub use flaw::{Expected, Flaw};
pub use parse::{LENGTH, NESTING};
pub use program::{OPERATIONS, Program, WAITING};
