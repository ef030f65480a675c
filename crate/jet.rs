//! Value, gradient and Hessian of a formula by forward-mode automatic differentiation.
//!
//! A loss is written once, for any [`Real`]. Evaluated at `f64` it gives heights, at [`Dual`] the
//! gradient too, at [`Jet`] the Hessian as well (Griewank & Walther, *Evaluating Derivatives*,
//! 2nd ed., ch. 3 and 13). Nobody writes a derivative by hand.
//!
//! Each operation is differentiated exactly and rounded like any other arithmetic; what is *not*
//! guaranteed is that the last bit agrees with a hand-derived formula.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::vec2::Vec2;

/// A number that a loss can be evaluated at.
pub trait Real:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
{
    /// A number that does not depend on the position.
    fn constant(value: f64) -> Self;

    /// The height alone.
    fn value(self) -> f64;

    /// The function whose value and first two derivatives here are given.
    #[must_use]
    fn chain(self, value: f64, first: f64, second: f64) -> Self;

    /// x², cheaper than a product of two different numbers.
    #[must_use]
    #[inline(always)]
    fn squared(self) -> Self {
        let x = self.value();
        self.chain(x * x, x + x, 2.0)
    }

    /// 1/x.
    #[must_use]
    #[inline(always)]
    fn recip(self) -> Self {
        let r = 1.0 / self.value();
        let first = -(r * r);
        self.chain(r, first, -2.0 * first * r)
    }

    /// eˣ.
    #[must_use]
    fn exp(self) -> Self {
        let e = self.value().exp();
        self.chain(e, e, e)
    }
}

impl Real for f64 {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn value(self) -> f64 {
        self
    }

    #[inline(always)]
    fn chain(self, value: f64, _first: f64, _second: f64) -> Self {
        value
    }
}

/// A height and its gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dual {
    /// f
    pub v: f64,
    /// ∂f/∂x
    pub x: f64,
    /// ∂f/∂y
    pub y: f64,
}

impl Dual {
    /// The coordinates (x, y) themselves, ready to be put into a formula.
    pub fn variables(x: f64, y: f64) -> (Self, Self) {
        (Self { v: x, x: 1.0, y: 0.0 }, Self { v: y, x: 0.0, y: 1.0 })
    }
}

impl Real for Dual {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        Self { v: value, x: 0.0, y: 0.0 }
    }

    #[inline(always)]
    fn value(self) -> f64 {
        self.v
    }

    #[inline(always)]
    fn chain(self, value: f64, first: f64, _second: f64) -> Self {
        Self { v: value, x: first * self.x, y: first * self.y }
    }
}

/// A height, its gradient and its Hessian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jet {
    /// f
    pub v: f64,
    /// ∂f/∂x
    pub x: f64,
    /// ∂f/∂y
    pub y: f64,
    /// ∂²f/∂x²
    pub xx: f64,
    /// ∂²f/∂x∂y
    pub xy: f64,
    /// ∂²f/∂y²
    pub yy: f64,
}

impl Jet {
    /// The coordinates (x, y) themselves, ready to be put into a formula.
    pub fn variables(x: f64, y: f64) -> (Self, Self) {
        (Self { x: 1.0, ..Self::constant(x) }, Self { y: 1.0, ..Self::constant(y) })
    }
}

impl Real for Jet {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        Self { v: value, x: 0.0, y: 0.0, xx: 0.0, xy: 0.0, yy: 0.0 }
    }

    #[inline(always)]
    fn value(self) -> f64 {
        self.v
    }

    #[inline(always)]
    fn chain(self, value: f64, first: f64, second: f64) -> Self {
        Self {
            v: value,
            x: first * self.x,
            y: first * self.y,
            xx: first * self.xx + second * (self.x * self.x),
            xy: first * self.xy + second * (self.x * self.y),
            yy: first * self.yy + second * (self.y * self.y),
        }
    }
}

/// Sums, differences and scalings act on every part alike.
macro_rules! linear {
    ($number:ident { $($part:ident),+ }) => {
        impl Add for $number {
            type Output = Self;
            #[inline(always)]
            fn add(self, o: Self) -> Self {
                Self { $($part: self.$part + o.$part),+ }
            }
        }
        impl Sub for $number {
            type Output = Self;
            #[inline(always)]
            fn sub(self, o: Self) -> Self {
                Self { $($part: self.$part - o.$part),+ }
            }
        }
        impl Neg for $number {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                Self { $($part: -self.$part),+ }
            }
        }
        impl Add<f64> for $number {
            type Output = Self;
            #[inline(always)]
            fn add(self, c: f64) -> Self {
                Self { v: self.v + c, ..self }
            }
        }
        impl Sub<f64> for $number {
            type Output = Self;
            #[inline(always)]
            fn sub(self, c: f64) -> Self {
                Self { v: self.v - c, ..self }
            }
        }
        impl Mul<f64> for $number {
            type Output = Self;
            #[inline(always)]
            fn mul(self, c: f64) -> Self {
                Self { $($part: self.$part * c),+ }
            }
        }
    };
}

linear!(Dual { v, x, y });
linear!(Jet { v, x, y, xx, xy, yy });

impl Mul for Dual {
    type Output = Self;
    #[inline(always)]
    fn mul(self, o: Self) -> Self {
        Self { v: self.v * o.v, x: self.x * o.v + self.v * o.x, y: self.y * o.v + self.v * o.y }
    }
}

impl Mul for Jet {
    type Output = Self;
    #[inline(always)]
    fn mul(self, o: Self) -> Self {
        Self {
            v: self.v * o.v,
            x: self.x * o.v + self.v * o.x,
            y: self.y * o.v + self.v * o.y,
            xx: self.xx * o.v + 2.0 * (self.x * o.x) + self.v * o.xx,
            xy: self.xy * o.v + (self.x * o.y + self.y * o.x) + self.v * o.xy,
            yy: self.yy * o.v + 2.0 * (self.y * o.y) + self.v * o.yy,
        }
    }
}

/// q = a/b has the parts of (a − q·b)/b, which keeps one rounding per part instead of b⁻¹'s two.
impl Div for Dual {
    type Output = Self;
    fn div(self, o: Self) -> Self {
        let v = self.v / o.v;
        Self { v, x: (self.x - v * o.x) / o.v, y: (self.y - v * o.y) / o.v }
    }
}

impl Div for Jet {
    type Output = Self;
    fn div(self, o: Self) -> Self {
        let v = self.v / o.v;
        let x = (self.x - v * o.x) / o.v;
        let y = (self.y - v * o.y) / o.v;
        Self {
            v,
            x,
            y,
            xx: (self.xx - v * o.xx - 2.0 * (x * o.x)) / o.v,
            xy: (self.xy - v * o.xy - (x * o.y + y * o.x)) / o.v,
            yy: (self.yy - v * o.yy - 2.0 * (y * o.y)) / o.v,
        }
    }
}

/// Curvatures of a symmetric 2 × 2 Hessian, smallest first, and the unit direction of the largest.
///
/// Half-sum ± hypot of half-difference and off-diagonal (Golub & Van Loan, *Matrix Computations*,
/// 4th ed., sec. 8.5): no cancellation beyond that of the sum itself. On a round bowl every
/// direction will do, and it is that of x.
pub fn eigen(hessian: [f64; 3]) -> ([f64; 2], [f64; 2]) {
    let [xx, xy, yy] = hessian;
    let mean = 0.5 * (xx + yy);
    let half = 0.5 * (xx - yy);
    let radius = Vec2::new(half, xy).norm();
    // Of the two rows of H − λmin, both along the direction, the one without cancellation.
    let (x, y) = if half >= 0.0 { (half + radius, xy) } else { (xy, radius - half) };
    let length = Vec2::new(x, y).norm();
    let direction = if length > 0.0 { [x / length, y / length] } else { [1.0, 0.0] };
    ([mean - radius, mean + radius], direction)
}
