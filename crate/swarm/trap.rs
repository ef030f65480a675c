//! When a hiker has provably arrived: discs that plain gradient descent does not leave again.
//!
//! Let m be a minimiser as it is listed, D the disc of radius r about it, and let every Hessian on
//! D have eigenvalues in [0, L]. For w in D the exact gradient is ∇f(w) = ∇f(m) + H̄(w − m) with H̄
//! the mean of the Hessians between m and w, so a computed step with αL ≤ 2 lands at
//!
//! w⁺ − m = (I − αH̄)(w − m) − α(∇f(m) + δ) + ρ,  ‖I − αH̄‖ ≤ 1,
//!
//! where δ is the error of the computed gradient and ρ the rounding of the step itself. The distance
//! from m grows by no more than α‖∇f(m) + δ‖ + ‖ρ‖ ≈ 10⁻¹⁵ at a step (a map that expands nothing
//! plus a small disturbance; Polyak 1987, *Introduction to Optimization*, ch. 4). Whoever is
//! within r less the sum of this over all steps that are left stays within r, whatever the learning
//! rates are, as long as none exceeds 2/L. Bounds of the Hessians and of δ come from interval
//! arithmetic on the surface's formula.

use super::{RADIUS, interval::IntervalJet};
use crate::{jet::eigen, surface::Surface, vec2::Vec2};

/// Half the side of the box about a minimiser that is looked over, a little more than the disc.
const REACH: f64 = RADIUS * (1.0 + 1e-6);
/// How often a box on which the bounds say too little is cut into four.
const CUTS: u32 = 4;
/// Bounds of errors are taken this many times: they are sums that were rounded themselves, of
/// operations that a formula for the gradient may do in another order.
const PRUDENCE: f64 = 16.0;

/// A minimiser from which plain gradient descent does not stray.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trap {
    /// Greatest learning rate at which no distance grows: 2/L.
    pub fastest: f64,
    /// Bound of ‖∇f(m) + δ‖, and of the part of ‖ρ‖ that goes with α.
    slip: f64,
    /// Bound of the part of ‖ρ‖ that does not.
    jitter: f64,
}

/// What was found on the boxes so far.
#[derive(Default)]
struct Bounds {
    /// L.
    curvature: f64,
    /// Greatest error of a component of the gradient.
    error: f64,
    /// Greatest size of a component of the gradient.
    slope: f64,
}

impl Trap {
    /// The trap about a listed minimiser; none where nothing can be proved.
    pub fn around(surface: &Surface, minimiser: Vec2) -> Option<Self> {
        let mut bounds = Bounds::default();
        let Vec2 { x, y } = minimiser;
        let sides = [[x - REACH, x + REACH], [y - REACH, y + REACH]];
        if !bounds.hold(surface, sides, CUTS) {
            return None;
        }
        let (_, rest) = surface.slope(minimiser);
        let rounding = 2.0 * f64::EPSILON;
        let trap = Self {
            // Some roundings in the eigenvalue and two here.
            fastest: 2.0 / (bounds.curvature * (1.0 + 8.0 * rounding)),
            slip: rest.x.abs() + rest.y.abs() + 4.0 * bounds.error + rounding * bounds.slope,
            jitter: rounding * (x.abs() + y.abs() + 1.0),
        };
        (trap.slip.is_finite() && trap.fastest > 0.0).then_some(trap)
    }

    /// The square of the distance within which a hiker stays for `steps` steps of at most `alpha`;
    /// negative where none does.
    pub fn within(&self, steps: u32, alpha: f64) -> f64 {
        let radius = RADIUS - f64::from(steps) * PRUDENCE * (alpha * self.slip + self.jitter);
        if alpha <= self.fastest && radius > 0.0 { radius * radius } else { -1.0 }
    }
}

impl Bounds {
    /// Takes in a box; false where its Hessians may have a negative eigenvalue, or anything is
    /// unbounded.
    fn hold(&mut self, surface: &Surface, [xs, ys]: [[f64; 2]; 2], cuts: u32) -> bool {
        let (x, y) = IntervalJet::variables(xs, ys);
        let jet = surface.loss(x, y);
        let determinant = jet.xx * jet.yy - jet.xy.squared();
        let bounded = jet.v.is_bounded() && determinant.is_bounded();
        if !bounded || jet.xx.lo < 0.0 || jet.yy.lo < 0.0 || determinant.lo < 0.0 {
            let [x, y] = [xs, ys].map(|[from, to]| 0.5 * from + 0.5 * to);
            return cuts > 0
                && [[xs[0], x], [x, xs[1]]].into_iter().all(|xs| {
                    [[ys[0], y], [y, ys[1]]]
                        .into_iter()
                        .all(|ys| self.hold(surface, [xs, ys], cuts - 1))
                });
        }
        // The greatest eigenvalue grows with every entry that is not negative (Perron–Frobenius).
        let ([_, most], _) = eigen([jet.xx.hi, jet.xy.size(), jet.yy.hi]);
        self.curvature = self.curvature.max(most);
        self.error = self.error.max(jet.x.err).max(jet.y.err);
        self.slope = self.slope.max(jet.x.size()).max(jet.y.size());
        true
    }
}
