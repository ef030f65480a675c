//! Interval arithmetic with first and second derivatives.
//!
//! An [`Interval`] holds every value that a quantity takes while the position runs over a box, as
//! the mathematics has it and as a computer rounds it, and bounds how far apart the two are. Ends
//! are rounded outwards (Moore, Kearfott & Cloud 2009, *Introduction to Interval Analysis*, SIAM,
//! ch. 2 and 3), the distance is a running error bound (Higham 2002, *Accuracy and Stability of
//! Numerical Algorithms*, 2nd ed., sec. 3.3). Put into a surface's formula, an [`IntervalJet`]
//! gives such bounds of the loss, of its gradient and of its Hessian on the whole box, by the rules
//! of [`jet`](crate::jet) with intervals for numbers.
//!
//! Functions that no surface needs near a valley floor are not enclosed: they give the whole line,
//! from which nothing follows. What is *not* guaranteed is that the bounds are narrow.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::jet::Real;

/// Greatest relative error of one rounding to nearest.
const ROUNDING: f64 = 0.5 * f64::EPSILON;
/// The same of a function of libm, with room: each is within one unit in the last place.
const FUNCTION: f64 = 2.0 * f64::EPSILON;

/// Bounds of a quantity on a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Least value, exact or computed.
    pub lo: f64,
    /// Greatest value, exact or computed.
    pub hi: f64,
    /// Greatest distance between the exact and the computed value.
    pub err: f64,
}

impl Interval {
    /// Anything at all.
    const WHOLE: Self = Self { lo: f64::NEG_INFINITY, hi: f64::INFINITY, err: f64::INFINITY };
    const ZERO: Self = Self::point(0.0);

    /// A number that is known exactly.
    pub const fn point(x: f64) -> Self {
        Self::between(x, x)
    }

    /// A number that is one of these.
    pub const fn between(lo: f64, hi: f64) -> Self {
        Self { lo, hi, err: 0.0 }
    }

    /// The result of one rounded operation: its ends as computed, and the error that its operands
    /// hand on.
    fn rounded(lo: f64, hi: f64, err: f64) -> Self {
        let (lo, hi) = (lo.next_down(), hi.next_up());
        let size = lo.abs().max(hi.abs());
        let err = err + ROUNDING * size + f64::MIN_POSITIVE;
        // Not the same as > where an end is no number.
        if !(lo <= hi && size < f64::INFINITY && err < f64::INFINITY) {
            return Self::WHOLE;
        }
        Self { lo, hi, err }
    }

    /// The same of a function of libm.
    fn of_function(lo: f64, hi: f64, err: f64) -> Self {
        let slack = FUNCTION * lo.abs().max(hi.abs());
        Self::rounded(lo - slack, hi + slack, err + slack)
    }

    /// Greatest size.
    pub fn size(self) -> f64 {
        self.lo.abs().max(self.hi.abs())
    }

    /// Whether it is bounded.
    pub fn is_bounded(self) -> bool {
        self.size() < f64::INFINITY
    }

    fn is_zero(self) -> bool {
        self.lo == 0.0 && self.hi == 0.0 && self.err == 0.0
    }

    /// x².
    #[must_use]
    pub fn squared(self) -> Self {
        if self.is_zero() {
            return self;
        }
        let (least, most) = (self.lo.abs().min(self.hi.abs()), self.size());
        let least = if self.lo <= 0.0 && self.hi >= 0.0 { 0.0 } else { least };
        Self::rounded(least * least, most * most, 2.0 * most * self.err)
    }

    fn recip(self) -> Self {
        if self.lo <= 0.0 && self.hi >= 0.0 {
            return Self::WHOLE;
        }
        let (lo, hi) = (1.0 / self.hi, 1.0 / self.lo);
        let size = lo.abs().max(hi.abs());
        Self::rounded(lo, hi, size * size * self.err)
    }

    fn sqrt(self) -> Self {
        if self.lo <= 0.0 {
            return Self::WHOLE;
        }
        let least = self.lo.sqrt();
        Self::rounded(least, self.hi.sqrt(), 0.5 / least * self.err)
    }

    fn exp(self) -> Self {
        let most = libm::exp(self.hi);
        Self::of_function(libm::exp(self.lo), most, most * self.err)
    }

    fn ln(self) -> Self {
        if self.lo <= 0.0 {
            return Self::WHOLE;
        }
        Self::of_function(libm::log(self.lo), libm::log(self.hi), self.err / self.lo)
    }

    /// A sine or cosine from its value in the middle: its slope is at most 1.
    fn wave(self, of: fn(f64) -> f64) -> Self {
        let middle = 0.5 * self.lo + 0.5 * self.hi;
        let reach = (self.hi - middle).max(middle - self.lo).next_up();
        let value = of(middle);
        // A middle that is no number makes neither end one.
        let lo = if value - reach < -1.0 { -1.0 } else { value - reach };
        let hi = if value + reach > 1.0 { 1.0 } else { value + reach };
        Self::of_function(lo, hi, self.err)
    }

    /// xⁿ.
    fn power(self, n: u32) -> Self {
        let mut power = Self::point(1.0);
        for bit in (0..32 - n.leading_zeros()).rev() {
            power = power.squared();
            if n >> bit & 1 == 1 {
                power = power * self;
            }
        }
        power
    }
}

impl Add for Interval {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        if self.is_zero() {
            return o;
        }
        if o.is_zero() {
            return self;
        }
        Self::rounded(self.lo + o.lo, self.hi + o.hi, self.err + o.err)
    }
}

impl Neg for Interval {
    type Output = Self;
    fn neg(self) -> Self {
        Self { lo: -self.hi, hi: -self.lo, err: self.err }
    }
}

impl Sub for Interval {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        self + -o
    }
}

impl Mul for Interval {
    type Output = Self;
    fn mul(self, o: Self) -> Self {
        if !(self.is_bounded() && o.is_bounded()) {
            return Self::WHOLE;
        }
        if self.is_zero() || o.is_zero() {
            return Self::ZERO;
        }
        let (mut lo, mut hi) = (f64::INFINITY, f64::NEG_INFINITY);
        for product in [self.lo * o.lo, self.lo * o.hi, self.hi * o.lo, self.hi * o.hi] {
            (lo, hi) = (lo.min(product), hi.max(product));
        }
        Self::rounded(lo, hi, self.size() * o.err + o.size() * self.err)
    }
}

/// Bounds of a loss, its gradient and its Hessian on a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntervalJet {
    /// f
    pub v: Interval,
    /// ∂f/∂x
    pub x: Interval,
    /// ∂f/∂y
    pub y: Interval,
    /// ∂²f/∂x²
    pub xx: Interval,
    /// ∂²f/∂x∂y
    pub xy: Interval,
    /// ∂²f/∂y²
    pub yy: Interval,
}

impl IntervalJet {
    /// The coordinates of every point of the box [xmin, xmax] × [ymin, ymax].
    pub fn variables([x0, x1]: [f64; 2], [y0, y1]: [f64; 2]) -> (Self, Self) {
        let one = Interval::point(1.0);
        (
            Self { x: one, ..Self::of(Interval::between(x0, x1)) },
            Self { y: one, ..Self::of(Interval::between(y0, y1)) },
        )
    }

    /// A quantity that the position does not move.
    fn of(v: Interval) -> Self {
        let zero = Interval::ZERO;
        Self { v, x: zero, y: zero, xx: zero, xy: zero, yy: zero }
    }

    fn whole() -> Self {
        let whole = Interval::WHOLE;
        Self { v: whole, x: whole, y: whole, xx: whole, xy: whole, yy: whole }
    }

    /// The function that has this value here and these first two derivatives.
    fn through(self, v: Interval, first: Interval, second: Interval) -> Self {
        Self {
            v,
            x: first * self.x,
            y: first * self.y,
            xx: first * self.xx + second * self.x.squared(),
            xy: first * self.xy + second * (self.x * self.y),
            yy: first * self.yy + second * self.y.squared(),
        }
    }
}

impl Real for IntervalJet {
    fn constant(value: f64) -> Self {
        Self::of(Interval::point(value))
    }

    /// The value where there is only one, and no number where there are many.
    fn value(self) -> f64 {
        if self.v.lo == self.v.hi { self.v.lo } else { f64::NAN }
    }

    /// What has no enclosure of its own below.
    fn chain(self, _value: f64, _slopes: impl FnOnce() -> [f64; 2]) -> Self {
        Self::whole()
    }

    fn chain2(self, _o: Self, _value: f64, _slopes: impl FnOnce() -> [f64; 5]) -> Self {
        Self::whole()
    }

    fn still(self) -> bool {
        self.x.is_zero() && self.y.is_zero()
    }

    fn squared(self) -> Self {
        self.through(self.v.squared(), self.v + self.v, Interval::point(2.0))
    }

    fn recip(self) -> Self {
        let r = self.v.recip();
        let first = -r.squared();
        self.through(r, first, first * r * Interval::point(-2.0))
    }

    fn sqrt(self) -> Self {
        let root = self.v.sqrt();
        let first = Interval::point(0.5) * root.recip();
        self.through(root, first, Interval::point(-0.5) * first * self.v.recip())
    }

    fn exp(self) -> Self {
        let e = self.v.exp();
        self.through(e, e, e)
    }

    fn softplus(self) -> Self {
        let one = Interval::point(1.0);
        let share = ((-self.v).exp() + one).recip();
        let (lo, hi) = (self.v.lo.softplus(), self.v.hi.softplus());
        let v = Interval::of_function(lo, hi, self.v.err);
        self.through(v, share, share * (one - share))
    }

    fn ln(self) -> Self {
        let r = self.v.recip();
        self.through(self.v.ln(), r, -r.squared())
    }

    fn sin(self) -> Self {
        let s = self.v.wave(libm::sin);
        self.through(s, self.v.wave(libm::cos), -s)
    }

    fn cos(self) -> Self {
        let c = self.v.wave(libm::cos);
        self.through(c, -self.v.wave(libm::sin), -c)
    }

    fn abs(self) -> Self {
        match (self.v.lo > 0.0, self.v.hi < 0.0) {
            (true, _) => self,
            (_, true) => -self,
            _ => Self::whole(),
        }
    }

    fn power(self, n: f64) -> Self {
        if !(0.0..=64.0).contains(&n) || n.fract() != 0.0 {
            return Self::whole();
        }
        let count = n as u32;
        let slope = |factor: f64, less: u32| {
            Interval::point(factor) * self.v.power(count.saturating_sub(less))
        };
        self.through(self.v.power(count), slope(n, 1), slope(n * (n - 1.0), 2))
    }

    fn least(self, _other: Self) -> Self {
        Self::whole()
    }

    fn most(self, _other: Self) -> Self {
        Self::whole()
    }
}

impl Add for IntervalJet {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Self {
            v: self.v + o.v,
            x: self.x + o.x,
            y: self.y + o.y,
            xx: self.xx + o.xx,
            xy: self.xy + o.xy,
            yy: self.yy + o.yy,
        }
    }
}

impl Neg for IntervalJet {
    type Output = Self;
    fn neg(self) -> Self {
        Self { v: -self.v, x: -self.x, y: -self.y, xx: -self.xx, xy: -self.xy, yy: -self.yy }
    }
}

impl Sub for IntervalJet {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        self + -o
    }
}

impl Mul for IntervalJet {
    type Output = Self;
    fn mul(self, o: Self) -> Self {
        let twice = |a: Interval| a + a;
        Self {
            v: self.v * o.v,
            x: self.x * o.v + self.v * o.x,
            y: self.y * o.v + self.v * o.y,
            xx: self.xx * o.v + twice(self.x * o.x) + self.v * o.xx,
            xy: self.xy * o.v + (self.x * o.y + self.y * o.x) + self.v * o.xy,
            yy: self.yy * o.v + twice(self.y * o.y) + self.v * o.yy,
        }
    }
}

// Wider than a division that is rounded once, which is allowed.
#[allow(clippy::suspicious_arithmetic_impl)]
impl Div for IntervalJet {
    type Output = Self;
    fn div(self, o: Self) -> Self {
        self * o.recip()
    }
}

impl Add<f64> for IntervalJet {
    type Output = Self;
    fn add(self, c: f64) -> Self {
        Self { v: self.v + Interval::point(c), ..self }
    }
}

impl Sub<f64> for IntervalJet {
    type Output = Self;
    fn sub(self, c: f64) -> Self {
        self + -c
    }
}

impl Mul<f64> for IntervalJet {
    type Output = Self;
    fn mul(self, c: f64) -> Self {
        self * Self::constant(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_operands_are_handed_on() {
        let (a, b) = (Interval { err: 0.5, ..Interval::point(2.0) }, Interval::between(-3.0, 1.0));
        let b = Interval { err: 0.25, ..b };
        let about = |x: Interval, err: f64| x.err >= err && x.err < err + 1e-14;
        assert!(about(a + b, 0.75) && about(a - b, 0.75) && about(-a, 0.5));
        assert!(about(a * b, 2.0 * 0.25 + 3.0 * 0.5), "{:?}", a * b);
        assert!(about(b.squared(), 2.0 * 3.0 * 0.25));
        assert!(about(a.recip(), 0.25 * 0.5));
        assert!(about(a.sqrt(), 0.5 / 2_f64.sqrt() * 0.5));
        assert!(about(a.ln(), 0.5 * 0.5));
        assert!(about(a.wave(libm::sin), 0.5));
        assert!(a.exp().err >= libm::exp(2.0) * 0.5);
    }

    #[test]
    fn what_cannot_be_enclosed_is_the_whole_line() {
        let (across, up) = (Interval::between(-1.0, 1.0), Interval::point(f64::MAX));
        for whole in [across.recip(), across.sqrt(), across.ln(), up + up, up.squared(), up.exp()] {
            assert_eq!(whole, Interval::WHOLE);
            assert!(!whole.is_bounded());
            assert_eq!(whole * Interval::ZERO, Interval::WHOLE, "for it may be infinite");
            assert_eq!(whole + across, Interval::WHOLE);
            assert_eq!(whole.wave(libm::cos), Interval::WHOLE);
        }
        let (x, _) = IntervalJet::variables([-1.0, 1.0], [0.0, 0.0]);
        for jet in [x.abs(), x.tan(), x.hypot(x), x.least(x), x.most(x), x.sign(), x.power(0.5)] {
            assert!(!jet.v.is_bounded() && !jet.xx.is_bounded());
        }
        assert!(x.value().is_nan());
        assert_eq!(IntervalJet::constant(3.0).value(), 3.0);
    }
}
