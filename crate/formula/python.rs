//! A program as an expression in Python, with the same operations in the same order.

use super::program::{Binary, Op, Program, Unary};
use crate::{decimal::joined, pytorch::Pen};

/// How strongly an expression holds together.
type Level = u8;
const ANY: Level = 0;
const SUM: Level = 1;
const PRODUCT: Level = 2;
const SIGNED: Level = 3;
const POWER: Level = 4;
const ATOM: Level = 5;

/// An expression and its level.
type Part = (String, Level);

/// What stands before, between and after two expressions, the least level of each, and the level of
/// it all.
type Shape = ([&'static str; 3], [Level; 2], Level);

/// An expression as it is.
const ONE: Shape = ([""; 3], [ANY; 2], ATOM);

/// Two expressions in a shape, each in brackets where it holds together less than is asked for.
#[inline(never)]
fn join(([before, between, after], [least, next], level): Shape, a: &Part, b: &Part) -> Part {
    let open = |part: &Part, least| if part.1 < least { ["(", ")"] } else { ["", ""] };
    let ([a1, a2], [b1, b2]) = (open(a, least), open(b, next));
    (joined(&[before, a1, &a.0, a2, between, b1, &b.0, b2, after]), level)
}

/// `root` is one of the script's own functions.
fn one(f: Unary) -> Shape {
    let name = match f {
        Unary::Sin => "torch.sin(",
        Unary::Cos => "torch.cos(",
        Unary::Tan => "torch.tan(",
        Unary::Asin => "torch.asin(",
        Unary::Acos => "torch.acos(",
        Unary::Atan => "torch.atan(",
        Unary::Sinh => "torch.sinh(",
        Unary::Cosh => "torch.cosh(",
        Unary::Tanh => "torch.tanh(",
        Unary::Exp => "torch.exp(",
        Unary::Ln => "torch.log(",
        Unary::Log10 => "torch.log10(",
        Unary::Sqrt => "root(",
        Unary::Abs => "torch.abs(",
        Unary::Sign => "torch.sign(",
    };
    ([name, "", ")"], [ANY, ANY], ATOM)
}

/// `least` and `most` are of the script's own functions; `torch.norm`, unlike `torch.hypot`, is level
/// at its tip.
fn two(f: Binary) -> Shape {
    match f {
        Binary::Add => (["", " + ", ""], [SUM, PRODUCT], SUM),
        Binary::Sub => (["", " - ", ""], [SUM, PRODUCT], SUM),
        Binary::Mul => (["", " * ", ""], [PRODUCT, SIGNED], PRODUCT),
        Binary::Div => (["", " / ", ""], [PRODUCT, SIGNED], PRODUCT),
        Binary::Pow => (["", "**", ""], [ATOM, ATOM], POWER),
        Binary::Min => (["least(", ", ", ")"], [ANY, ANY], ATOM),
        Binary::Max => (["most(", ", ", ")"], [ANY, ANY], ATOM),
        Binary::Hypot => (["torch.norm(torch.stack([", ", ", "]))"], [ANY, ANY], ATOM),
    }
}

impl Program {
    /// The expression in x and y.
    pub fn python(&self, pen: &Pen<'_>) -> String {
        let mut parts: Vec<Part> = Vec::new();
        for &op in &self.code {
            let level = parts.last().map_or(ATOM, |part| part.1);
            // What is not on the stack yet, whether it goes below what is, and what becomes of them.
            let (new, below, shape) = match op {
                Op::X => (Err("x"), false, ONE),
                Op::Y => (Err("y"), false, ONE),
                // What stays the same must still be a number that PyTorch can differentiate.
                Op::Constant(c) => (Ok(c), false, (["", " + 0 * x", ""], [SUM, ANY], SUM)),
                Op::Two(f) => (Err(""), false, two(f)),
                Op::One(f) => (Err(""), false, one(f)),
                Op::Negate => (Err(""), false, (["-", "", ""], [SIGNED, ANY], SIGNED)),
                Op::Squared => (Err("2"), false, two(Binary::Pow)),
                Op::Plus(c) if c < 0.0 => (Ok(-c), false, two(Binary::Sub)),
                Op::Plus(c) => (Ok(c), false, two(Binary::Add)),
                Op::Times(c) => (Ok(c), level >= SIGNED, two(Binary::Mul)),
                Op::Over(c) => (Ok(c), false, two(Binary::Div)),
                Op::Under(c) => (Ok(c), true, two(Binary::Div)),
                Op::Power(c) => (Ok(c), false, two(Binary::Pow)),
                Op::Base(c) => (Ok(c), true, two(Binary::Pow)),
            };
            let new = match new {
                Ok(c) => (pen.literal(&c), if c < 0.0 { SIGNED } else { ATOM }),
                Err(text) => (text.to_owned(), ATOM),
            };
            if !new.0.is_empty() {
                let end = parts.len();
                parts.insert(if below { end - 1 } else { end }, new);
            }
            let single = shape.0[1].is_empty() || matches!(op, Op::Constant(_));
            let second = if single { None } else { parts.pop() }.unwrap_or_default();
            if let Some(first) = parts.last_mut() {
                *first = join(shape, first, &second);
            }
        }
        parts.pop().unwrap_or_default().0
    }
}
