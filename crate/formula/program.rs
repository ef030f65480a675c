//! What a formula is compiled into: operations in the order in which they are done.
//!
//! Each takes its operands from the values that were computed last and leaves one in their place
//! (postfix, or reverse Polish, notation). Constants are part of the operations, so that they cost
//! no derivatives.

use super::{flaw::Flaw, parse::parse};
use crate::jet::Real;

/// Greatest number of operations, counting each x and y as one.
pub const OPERATIONS: usize = 500;

/// Greatest number of values that are there at the same time; a power of two.
pub const WAITING: usize = 32;

/// Points that an operation is done for at once.
const LANES: usize = 64;

/// A formula f(x, y), ready to be evaluated.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// At least one; every one finds its operands, and one value is left.
    pub(super) code: Vec<Op>,
    /// Greatest number of values that are there at the same time.
    pub(super) height: usize,
}

/// One operation on the last value, or on the last two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Op {
    /// One more value: x.
    X,
    /// One more value: y.
    Y,
    /// One more value.
    Constant(f64),
    /// A function of the last two values.
    Two(Binary),
    /// A function of the last value.
    One(Unary),
    /// −a
    Negate,
    /// a²
    Squared,
    /// a + c
    Plus(f64),
    /// ac
    Times(f64),
    /// a/c
    Over(f64),
    /// c/a
    Under(f64),
    /// aᶜ
    Power(f64),
    /// cᵃ
    Base(f64),
}

/// A function of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unary {
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Exp,
    Ln,
    Log10,
    Sqrt,
    Abs,
    Sign,
}

/// A function of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binary {
    Add,
    Sub,
    Mul,
    Div,
    Pow,
    Min,
    Max,
    Hypot,
}

impl Unary {
    pub(super) fn of<T: Real>(self, a: T) -> T {
        match self {
            Self::Sin => a.sin(),
            Self::Cos => a.cos(),
            Self::Tan => a.tan(),
            Self::Asin => a.asin(),
            Self::Acos => a.acos(),
            Self::Atan => a.atan(),
            Self::Sinh => a.sinh(),
            Self::Cosh => a.cosh(),
            Self::Tanh => a.tanh(),
            Self::Exp => a.exp(),
            Self::Ln => a.ln(),
            Self::Log10 => a.log10(),
            Self::Sqrt => a.sqrt(),
            Self::Abs => a.abs(),
            Self::Sign => a.sign(),
        }
    }
}

impl Binary {
    pub(super) fn of<T: Real>(self, a: T, b: T) -> T {
        match self {
            Self::Add => a + b,
            Self::Sub => a - b,
            Self::Mul => a * b,
            Self::Div => a / b,
            Self::Pow => a.pow(b),
            Self::Min => a.least(b),
            Self::Max => a.most(b),
            Self::Hypot => a.hypot(b),
        }
    }
}

impl Op {
    /// What the operation makes of the last value.
    fn of<T: Real>(self, a: T) -> T {
        match self {
            Self::X | Self::Y | Self::Two(_) => a,
            Self::Constant(c) => T::constant(c),
            Self::One(f) => f.of(a),
            Self::Negate => -a,
            Self::Squared => a.squared(),
            Self::Plus(c) => a + c,
            Self::Times(c) => a * c,
            Self::Over(c) => a / T::constant(c),
            Self::Under(c) => T::constant(c) / a,
            Self::Power(c) => a.power(c),
            Self::Base(c) => T::constant(c).pow(a),
        }
    }
}

/// The flat plain f = 0.
impl Default for Program {
    fn default() -> Self {
        Self { code: vec![Op::Constant(0.0)], height: 1 }
    }
}

impl Program {
    /// Reads a formula.
    ///
    /// # Errors
    /// With the first mistake in it.
    pub fn read(text: &str) -> Result<Self, Flaw> {
        parse(text)
    }

    /// f(x, y), as whatever number x and y are.
    pub fn eval<T: Real>(&self, x: T, y: T) -> T {
        // The last value is at hand, the others wait in a heap of fixed size; what waits at its
        // bottom is nothing, since the first operation comes upon no value.
        let mut heap = [x; WAITING];
        let (mut last, mut waiting) = (x, 0_usize);
        for &op in &self.code {
            match op {
                Op::X | Op::Y | Op::Constant(_) => {
                    heap[waiting % WAITING] = last;
                    waiting += 1;
                    last = if op == Op::Y { y } else { op.of(x) };
                }
                Op::Two(f) => {
                    waiting -= 1;
                    last = f.of(heap[waiting % WAITING], last);
                }
                _ => last = op.of(last),
            }
        }
        last
    }

    /// f at each x, for one y, in place of what `to` held; as long as `xs`.
    ///
    /// Each operation is looked up once for many points, which for a map is several times as fast
    /// as point by point and gives the same bits.
    pub fn heights(&self, xs: &[f64], y: f64, to: &mut [f64]) {
        let mut rows = vec![[0.0; LANES]; self.height];
        for (xs, to) in xs.chunks(LANES).zip(to.chunks_mut(LANES)) {
            let mut filled = 0;
            for &op in &self.code {
                match op {
                    Op::X | Op::Y | Op::Constant(_) => {
                        filled += 1;
                        if let Some([.., row]) = rows.get_mut(..filled) {
                            row[..xs.len()].copy_from_slice(xs);
                            match op {
                                Op::Y => row.fill(y),
                                Op::Constant(c) => row.fill(c),
                                _ => {}
                            }
                        }
                    }
                    Op::Two(f) => {
                        if let Some([.., a, b]) = rows.get_mut(..filled) {
                            f.of_rows(a, b);
                        }
                        filled -= 1;
                    }
                    _ => {
                        if let Some([.., a]) = rows.get_mut(..filled) {
                            op.of_row(a);
                        }
                    }
                }
            }
            if let [row, ..] = &rows[..] {
                to.copy_from_slice(&row[..to.len()]);
            }
        }
    }
}

/// Values of one operation at neighbouring points.
type Row = [f64; LANES];

// What a single instruction computes has a loop of its own; anything else takes longer than being
// looked up.

impl Op {
    fn of_row(self, row: &mut Row) {
        match self {
            Self::Negate => each(row, |a| -a),
            Self::Squared => each(row, |a| a * a),
            Self::Plus(c) => each(row, |a| a + c),
            Self::Times(c) => each(row, |a| a * c),
            _ => each(row, |a| self.of(a)),
        }
    }
}

impl Binary {
    fn of_rows(self, row: &mut Row, other: &Row) {
        match self {
            Self::Add => each_two(row, other, |a, b| a + b),
            Self::Sub => each_two(row, other, |a, b| a - b),
            Self::Mul => each_two(row, other, |a, b| a * b),
            _ => each_two(row, other, |a, b| self.of(a, b)),
        }
    }
}

#[inline(always)]
fn each(row: &mut Row, f: impl Fn(f64) -> f64) {
    for a in row {
        *a = f(*a);
    }
}

#[inline(always)]
fn each_two(row: &mut Row, other: &Row, f: impl Fn(f64, f64) -> f64) {
    for (a, &b) in row.iter_mut().zip(other) {
        *a = f(*a, b);
    }
}
