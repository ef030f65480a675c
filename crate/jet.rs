//! Value, gradient and Hessian of a formula by forward-mode automatic differentiation.
//!
//! A loss is written once, for any [`Real`]. Evaluated at `f64` it gives heights, at [`Dual`] the
//! gradient too, at [`Jet`] the Hessian as well (Griewank & Walther, *Evaluating Derivatives*,
//! 2nd ed., ch. 3 and 13). Nobody writes a derivative by hand.
//!
//! ```
//! use blindfolded_hiker::jet::{Jet, Real};
//!
//! fn loss<T: Real>(x: T, y: T) -> T {
//!     x.squared() * y + (x * 2.0).sin()
//! }
//!
//! assert_eq!(loss(0.0, 5.0), 0.0);
//! let (x, y) = Jet::variables(0.0, 5.0);
//! let jet = loss(x, y);
//! assert_eq!([jet.x, jet.y], [2.0, 0.0]);
//! assert_eq!([jet.xx, jet.xy, jet.yy], [10.0, 0.0, 0.0]);
//! ```
//!
//! Transcendental functions are those of libm, compiled in, so that a walk has the same bits natively
//! and in every browser. Each operation is differentiated exactly and rounded like any other arithmetic; what is *not*
//! guaranteed is that the last bit agrees with a hand-derived formula.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::{decimal, vec2::Vec2};

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

    /// The function that has this value here and, if a derivative is wanted, these first two
    /// derivatives.
    #[must_use]
    fn chain(self, value: f64, slopes: impl FnOnce() -> [f64; 2]) -> Self;

    /// The function of two numbers that has this value here and, if a derivative is wanted, these
    /// partial derivatives: by the first, by the second, twice by the first, by both, twice by the
    /// second. One that is infinite or undefined does not matter where its number does not move.
    #[must_use]
    fn chain2(self, other: Self, value: f64, slopes: impl FnOnce() -> [f64; 5]) -> Self;

    /// Whether the position does not move it, as far as its slope can tell.
    fn still(self) -> bool;

    /// The same as [`chain`](Self::chain) where a derivative can be infinite: it does not matter along
    /// a direction that does not move this number, and not at all where none does.
    #[must_use]
    #[inline(always)]
    fn upright(self, value: f64, slopes: impl FnOnce() -> [f64; 2]) -> Self {
        self.chain2(self, value, || {
            let [first, second] = slopes();
            if first.is_infinite() && self.still() {
                return [0.0; 5];
            }
            [first, 0.0, second, 0.0, 0.0]
        })
    }

    /// x², cheaper than a product of two different numbers.
    #[must_use]
    #[inline(always)]
    fn squared(self) -> Self {
        let x = self.value();
        self.chain(x * x, || [x + x, 2.0])
    }

    /// 1/x.
    #[must_use]
    #[inline(always)]
    fn recip(self) -> Self {
        let r = 1.0 / self.value();
        self.chain(r, || {
            let first = -(r * r);
            [first, -2.0 * first * r]
        })
    }

    /// eˣ. Where that is too small for a double it is level ground, however steep x is.
    #[must_use]
    fn exp(self) -> Self {
        let e = libm::exp(self.value());
        if e == 0.0 {
            return Self::constant(0.0);
        }
        self.chain(e, || [e, e])
    }

    /// ln(1 + eˣ), exact to rounding from 0 far on the left to x far on the right, as are its
    /// derivatives σ(x) = 1/(1 + e⁻ˣ) and σ(x)(1 − σ(x)).
    #[must_use]
    fn softplus(self) -> Self {
        let x = self.value();
        // At most 1, so that nothing overflows and nothing is subtracted from 1.
        let e = libm::exp(-x.abs());
        self.chain(x.max(0.0) + libm::log1p(e), || {
            let share = 1.0 / (1.0 + e);
            let less = e * share;
            [if x < 0.0 { less } else { share }, share * less]
        })
    }

    /// Natural logarithm.
    #[must_use]
    fn ln(self) -> Self {
        let x = self.value();
        self.chain(libm::log(x), || {
            let r = 1.0 / x;
            [r, -(r * r)]
        })
    }

    /// Logarithm to base ten.
    #[must_use]
    fn log10(self) -> Self {
        let x = self.value();
        self.chain(libm::log10(x), || {
            let r = 1.0 / (x * std::f64::consts::LN_10);
            [r, -r / x]
        })
    }

    /// √x. What does not move has slope 0 there even at √0, so that √(x² + y²) has one at its tip.
    #[must_use]
    #[inline(always)]
    fn sqrt(self) -> Self {
        let x = self.value();
        let root = x.sqrt();
        let slopes = || {
            let first = 0.5 / root;
            [first, -0.5 * first / x]
        };
        if root == 0.0 { self.upright(root, slopes) } else { self.chain(root, slopes) }
    }

    /// Sine of an angle in radians.
    #[must_use]
    fn sin(self) -> Self {
        let x = self.value();
        let s = libm::sin(x);
        self.chain(s, || [libm::cos(x), -s])
    }

    /// Cosine of an angle in radians.
    #[must_use]
    fn cos(self) -> Self {
        let x = self.value();
        let c = libm::cos(x);
        self.chain(c, || [-libm::sin(x), -c])
    }

    /// Tangent of an angle in radians.
    #[must_use]
    fn tan(self) -> Self {
        let t = libm::tan(self.value());
        self.chain(t, || {
            let first = 1.0 + t * t;
            [first, 2.0 * t * first]
        })
    }

    /// Arc sine, in radians.
    #[must_use]
    fn asin(self) -> Self {
        let x = self.value();
        self.upright(libm::asin(x), || {
            let first = 1.0 / (1.0 - x * x).sqrt();
            [first, x * first * first * first]
        })
    }

    /// Arc cosine, in radians.
    #[must_use]
    fn acos(self) -> Self {
        let x = self.value();
        self.upright(libm::acos(x), || {
            let first = -1.0 / (1.0 - x * x).sqrt();
            [first, x * first * first * first]
        })
    }

    /// Arc tangent, in radians.
    #[must_use]
    fn atan(self) -> Self {
        let x = self.value();
        self.chain(libm::atan(x), || {
            let first = 1.0 / (1.0 + x * x);
            [first, -2.0 * x * first * first]
        })
    }

    /// Hyperbolic sine.
    #[must_use]
    fn sinh(self) -> Self {
        let x = self.value();
        let s = libm::sinh(x);
        self.chain(s, || [libm::cosh(x), s])
    }

    /// Hyperbolic cosine.
    #[must_use]
    fn cosh(self) -> Self {
        let x = self.value();
        let c = libm::cosh(x);
        self.chain(c, || [libm::sinh(x), c])
    }

    /// Hyperbolic tangent.
    #[must_use]
    fn tanh(self) -> Self {
        let t = libm::tanh(self.value());
        self.chain(t, || {
            let first = 1.0 - t * t;
            [first, -2.0 * t * first]
        })
    }

    /// |x|, with slope 0 at its kink.
    #[must_use]
    #[inline(always)]
    fn abs(self) -> Self {
        let x = self.value();
        self.chain(x.abs(), || [sign(x), 0.0])
    }

    /// −1, 0 or 1; flat everywhere.
    #[must_use]
    fn sign(self) -> Self {
        self.chain(sign(self.value()), || [0.0, 0.0])
    }

    /// xⁿ for a constant n; for whole n up to 64 in size by repeated multiplication.
    #[must_use]
    fn power(self, n: f64) -> Self {
        let x = self.value();
        self.upright(power(x, n), || {
            [times(n, power(x, n - 1.0)), times(n * (n - 1.0), power(x, n - 2.0))]
        })
    }

    /// xʸ where the exponent moves too.
    #[must_use]
    fn pow(self, exponent: Self) -> Self {
        let (x, n) = (self.value(), exponent.value());
        let v = power(x, n);
        self.chain2(exponent, v, || {
            let (ln, less) = (libm::log(x), power(x, n - 1.0));
            // 0ⁿ stays 0 when n moves.
            let grow = times(v, ln);
            [
                times(n, less),
                grow,
                times(n * (n - 1.0), power(x, n - 2.0)),
                times(less, 1.0 + n * ln),
                times(grow, ln),
            ]
        })
    }

    /// √(x² + y²) without overflow on the way, with slope 0 at its tip.
    #[must_use]
    fn hypot(self, other: Self) -> Self {
        let (a, b) = (self.value(), other.value());
        let v = libm::hypot(a, b);
        self.chain2(other, v, || {
            if v == 0.0 {
                return [0.0; 5];
            }
            let (x, y) = (a / v, b / v);
            [x, y, y * y / v, -x * y / v, x * x / v]
        })
    }

    /// The smaller of two, the first where they are equal; NaN where either is.
    #[must_use]
    #[inline(always)]
    fn least(self, other: Self) -> Self {
        let first = self.value() <= other.value() || self.value().is_nan();
        if first { self } else { other }
    }

    /// The greater of two, the first where they are equal; NaN where either is.
    #[must_use]
    #[inline(always)]
    fn most(self, other: Self) -> Self {
        let first = self.value() >= other.value() || self.value().is_nan();
        if first { self } else { other }
    }
}

/// −1, 0 or 1, and NaN for NaN.
#[inline(always)]
fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        x.abs()
    }
}

/// A product in which 0 takes away what is infinite or undefined: a part that is not there.
fn times(factor: f64, other: f64) -> f64 {
    if factor == 0.0 || other == 0.0 { 0.0 } else { factor * other }
}

/// xⁿ, by repeated multiplication where n is whole and small.
#[inline(never)]
fn power(x: f64, n: f64) -> f64 {
    const MOST: f64 = 64.0;
    if n.abs() > MOST || n.fract() != 0.0 {
        return libm::pow(x, n);
    }
    let power = decimal::power(x, n.abs() as u32);
    if n < 0.0 { 1.0 / power } else { power }
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
    fn chain(self, value: f64, _slopes: impl FnOnce() -> [f64; 2]) -> Self {
        value
    }

    #[inline(always)]
    fn chain2(self, _other: Self, value: f64, _slopes: impl FnOnce() -> [f64; 5]) -> Self {
        value
    }

    fn still(self) -> bool {
        true
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
    fn chain(self, value: f64, slopes: impl FnOnce() -> [f64; 2]) -> Self {
        let [first, _] = slopes();
        Self { v: value, x: first * self.x, y: first * self.y }
    }

    #[inline(always)]
    fn chain2(self, o: Self, value: f64, slopes: impl FnOnce() -> [f64; 5]) -> Self {
        let [a, b, ..] = slopes();
        let sum = |s: f64, t: f64| times(s, a) + times(t, b);
        Self { v: value, x: sum(self.x, o.x), y: sum(self.y, o.y) }
    }

    fn still(self) -> bool {
        self.x == 0.0 && self.y == 0.0
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

    /// [`Real::chain2`], once for all functions of two numbers.
    #[inline(never)]
    fn blend(self, o: Self, value: f64, [a, b, aa, ab, bb]: [f64; 5]) -> Self {
        let sum = |s: f64, t: f64| times(s, a) + times(t, b);
        let second = |s: [f64; 2], t: [f64; 2]| {
            times(s[0] * t[0], aa) + times(s[0] * t[1] + s[1] * t[0], ab) + times(s[1] * t[1], bb)
        };
        let (x, y) = ([self.x, o.x], [self.y, o.y]);
        Self {
            v: value,
            x: sum(self.x, o.x),
            y: sum(self.y, o.y),
            xx: sum(self.xx, o.xx) + second(x, x),
            xy: sum(self.xy, o.xy) + second(x, y),
            yy: sum(self.yy, o.yy) + second(y, y),
        }
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
    fn chain(self, value: f64, slopes: impl FnOnce() -> [f64; 2]) -> Self {
        let [first, second] = slopes();
        Self {
            v: value,
            x: first * self.x,
            y: first * self.y,
            xx: first * self.xx + second * (self.x * self.x),
            xy: first * self.xy + second * (self.x * self.y),
            yy: first * self.yy + second * (self.y * self.y),
        }
    }

    #[inline(always)]
    fn chain2(self, o: Self, value: f64, slopes: impl FnOnce() -> [f64; 5]) -> Self {
        self.blend(o, value, slopes())
    }

    fn still(self) -> bool {
        self.x == 0.0 && self.y == 0.0
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
