use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// Four valleys of different depth: from most starts the walk ends in one that is not the deepest.
    StyblinskiTang = "styblinski_tang", "Styblinski–Tang valleys";
    formula "f = (x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)/2";
    cite "Styblinski & Tang 1990, Neural Netw. 3(4), 467–483";
    torch |_| "return sum(t**4 - 16 * t**2 + 5 * t for t in (x, y)) / 2";
}

/// Roots of 2t³ − 16t + 5/2 = 0 to the last digit, by Newton's method: the deep floor, the ridge
/// and the high floor along each axis.
const DEEP: f64 = -2.903_534_027_771_177;
const RIDGE: f64 = 0.156_731_256_780_340_1;
const HIGH: f64 = 2.746_802_770_990_837;

impl Landscape for StyblinskiTang {
    const DOMAIN: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];
    const START: [f64; 2] = [0.5, 4.0];
    const ALPHA: f64 = 0.01;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let (a, b) = (x.squared(), y.squared());
        (a * (a - 16.0) + b * (b - 16.0) + (x + y) * 5.0) * 0.5
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[DEEP, DEEP], [DEEP, HIGH], [HIGH, DEEP], [HIGH, HIGH]]
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![[DEEP, RIDGE], [RIDGE, DEEP], [RIDGE, HIGH], [HIGH, RIDGE]]
    }
}
