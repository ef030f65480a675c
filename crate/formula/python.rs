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
        let nothing = || (String::new(), ATOM);
        for &op in &self.code {
            let name = match op {
                Op::X => "x",
                Op::Y => "y",
                // What stays the same must still be a number that PyTorch can differentiate.
                Op::Constant(_) => "0 * x",
                _ => "",
            };
            let a = if name.is_empty() { parts.pop() } else { None }.unwrap_or_else(nothing);
            let value = |c: f64| (pen.literal(&c), if c < 0.0 { SIGNED } else { ATOM });
            let (shape, first, second) = match op {
                Op::X | Op::Y => {
                    parts.push((name.to_owned(), ATOM));
                    continue;
                }
                Op::Constant(c) => (two(Binary::Add), value(c), (name.to_owned(), PRODUCT)),
                Op::Two(f) => (two(f), parts.pop().unwrap_or_else(nothing), a),
                Op::One(f) => (one(f), a, nothing()),
                Op::Negate => ((["-", "", ""], [SIGNED, ANY], SIGNED), a, nothing()),
                Op::Squared => (two(Binary::Pow), a, ("2".to_owned(), ATOM)),
                Op::Plus(c) if c < 0.0 => (two(Binary::Sub), a, value(-c)),
                Op::Plus(c) => (two(Binary::Add), a, value(c)),
                Op::Times(c) if a.1 >= SIGNED => (two(Binary::Mul), value(c), a),
                Op::Times(c) => (two(Binary::Mul), a, value(c)),
                Op::Over(c) => (two(Binary::Div), a, value(c)),
                Op::Under(c) => (two(Binary::Div), value(c), a),
                Op::Power(c) => (two(Binary::Pow), a, value(c)),
                Op::Base(c) => (two(Binary::Pow), value(c), a),
            };
            parts.push(join(shape, &first, &second));
        }
        parts.pop().unwrap_or_else(nothing).0
    }
}
