//! Ways from one learning rate to another, shared by the schedules that have such a way.

use std::f64::consts::PI;

/// On a straight line: `from` at part 0, `to` itself at part 1 and beyond. A way of no length, whose
/// part is 0/0, is at its end.
pub fn line(from: f64, to: f64, part: f64) -> f64 {
    // Written so that neither end, nor a line between equals, carries a rounding error; and as
    // |to − from| never rounds to more than the larger of two rates, no rate falls below zero.
    if part < 1.0 { from + (to - from) * part } else { to }
}

/// On half a cosine, level at both ends: `from` at part 0, `to` at part 1, or after no way at all.
pub fn wave(from: f64, to: f64, part: f64) -> f64 {
    line(from, to, (1.0 - libm::cos(PI * part)) / 2.0)
}
