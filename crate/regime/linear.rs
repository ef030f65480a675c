//! A linear rule along a direction of curvature λ: its factors and the learning rates at which
//! they change.
//!
//! With L = decay + λ(direct + carried·share) and P = decay + λ·direct, one step takes distance and
//! memory along the direction to a linear combination of themselves, whose characteristic
//! polynomial is r² − (1 + μ − αL)r + μ(1 − αP). Its roots are the factors. Gradient descent is
//! μ = 0, L = λ; the heavy ball P = 0; Nesterov's momentum P = λ, L = (1 + μ)λ.

use super::{Limits, Multiplier, ON_THE_EDGE};
use crate::{optimizer::Momentum, vec2::Vec2};

impl Multiplier {
    /// Factor by which distances grow or shrink.
    pub fn modulus(self) -> f64 {
        Vec2::new(self.re, self.im).norm()
    }

    /// Whether the floor is jumped across, at once or after a while.
    pub fn overshoots(self) -> bool {
        self.im != 0.0 || self.re < -ON_THE_EDGE
    }
}

impl Limits {
    /// No learning rate at which anything changes.
    pub const NONE: Self =
        Self { no_overshoot: f64::INFINITY, fastest: f64::INFINITY, edge: f64::INFINITY };
}

impl Momentum {
    /// L and P.
    fn weights(&self, lambda: f64) -> [f64; 2] {
        let whole = lambda * (self.direct + self.carried * self.share);
        [self.decay + whole, self.decay + lambda * self.direct]
    }

    /// Factors along a direction of curvature λ, with [`Momentum::pull`] already in it, at
    /// learning rate α: one without momentum, else two roots.
    pub fn multipliers(&self, alpha: f64, lambda: f64) -> Vec<Multiplier> {
        let mu = self.mu;
        let [l, p] = self.weights(lambda);
        if mu == 0.0 {
            return vec![Multiplier { re: 1.0 - alpha * l, im: 0.0 }];
        }
        let half = 0.5 * (1.0 + mu - alpha * l);
        let product = mu * (1.0 - alpha * p);
        let discriminant = half * half - product;
        if discriminant < 0.0 {
            let im = (-discriminant).sqrt();
            return vec![Multiplier { re: half, im: -im }, Multiplier { re: half, im }];
        }
        // The larger root first, the other from their product: no cancellation.
        let larger = half + discriminant.sqrt().copysign(half);
        let smaller = if larger == 0.0 { 0.0 } else { product / larger };
        vec![Multiplier { re: larger, im: 0.0 }, Multiplier { re: smaller, im: 0.0 }]
    }

    /// Greatest modulus along a direction.
    pub fn radius(&self, alpha: f64, lambda: f64) -> f64 {
        let mut radius = 0.0_f64;
        for multiplier in self.multipliers(alpha, lambda) {
            radius = radius.max(multiplier.modulus());
        }
        radius
    }

    /// The learning rates at which the behaviour on curvatures λmin ≤ λmax changes.
    pub fn limits(&self, [low, high]: [f64; 2]) -> Limits {
        let mu = self.mu;
        let [l, p] = self.weights(high);
        if l <= 0.0 || l.is_nan() {
            return Limits::NONE;
        }
        // A direction that falls away on both sides sets no pace.
        let low = if self.weights(low)[0] > 0.0 { low } else { high };
        // Roots are complex between the two α with (1 + μ − αL)² = 4μ(1 − αP).
        let half = ((1.0 + mu) * l - 2.0 * mu * p) / (l * l);
        let product = ((1.0 - mu) / l) * ((1.0 - mu) / l);
        let upper = half + (half * half - product).max(0.0).sqrt();
        let no_overshoot = if mu == 0.0 { 1.0 / l } else { product / upper };
        // The smaller root reaches −1.
        let edge = 2.0 * (1.0 + mu) / (l + mu * p);
        let fastest = if mu == 0.0 || p == 0.0 {
            // The product of the roots is the same for all, and at the ends their sums are opposite.
            2.0 * (1.0 + mu) / (self.weights(low)[0] + l)
        } else if low == high {
            upper
        } else {
            self.best(low, high, edge)
        };
        Limits { no_overshoot, fastest, edge }
    }

    /// The α below the edge at which the slower one of two directions shrinks fastest.
    fn best(&self, low: f64, high: f64, edge: f64) -> f64 {
        let rate = |alpha| self.radius(alpha, low).max(self.radius(alpha, high));
        // The rate falls and then rises: leave off the third in which the least cannot be.
        let (mut from, mut to) = (0.0, edge);
        for _ in 0..100 {
            let third = (to - from) / 3.0;
            if rate(from + third) < rate(to - third) {
                to -= third;
            } else {
                from += third;
            }
        }
        0.5 * (from + to)
    }
}
