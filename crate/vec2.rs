//! A position or a gradient in the plane: two lanes of `f64`.

use std::ops::{Add, AddAssign, Mul, Sub, SubAssign};

/// Two coordinates. Not aligned to 16 bytes: only as a plain pair does it travel in registers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(C)]
pub struct Vec2 {
    /// First coordinate.
    pub x: f64,
    /// Second coordinate.
    pub y: f64,
}

impl Vec2 {
    /// The point (x, y).
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Euclidean length, without overflow on the way.
    #[inline(always)]
    pub fn norm(self) -> f64 {
        let square = self.x * self.x + self.y * self.y;
        // Squares are exact enough as long as neither end of the range is near.
        if square > 1e-280 && square < 1e280 { square.sqrt() } else { self.scaled_norm() }
    }

    #[cold]
    #[inline(never)]
    fn scaled_norm(self) -> f64 {
        let (x, y) = (self.x.abs(), self.y.abs());
        let most = x.max(y);
        if most == 0.0 || most.is_infinite() {
            return x + y;
        }
        let (x, y) = (x / most, y / most);
        most * (x * x + y * y).sqrt()
    }

    /// The same function of each coordinate.
    #[inline(always)]
    #[must_use]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Self { x: f(self.x), y: f(self.y) }
    }

    /// Whether both coordinates are finite.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl Add for Vec2 {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Self { x: self.x + o.x, y: self.y + o.y }
    }
}

impl Sub for Vec2 {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        Self { x: self.x - o.x, y: self.y - o.y }
    }
}

impl Mul<f64> for Vec2 {
    type Output = Self;
    fn mul(self, c: f64) -> Self {
        Self { x: self.x * c, y: self.y * c }
    }
}

impl AddAssign for Vec2 {
    fn add_assign(&mut self, o: Self) {
        *self = *self + o;
    }
}

impl SubAssign for Vec2 {
    fn sub_assign(&mut self, o: Self) {
        *self = *self - o;
    }
}
