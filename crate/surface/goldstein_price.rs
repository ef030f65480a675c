use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// Heights from three to a million on one sheet: no single rate suits both the walls and the floor.
    GoldsteinPrice = "goldstein_price", "Goldstein–Price";
    formula "f = (1 + (x + y + 1)²(19 − 14x + 3x² − 14y + 6xy + 3y²)) · (30 + (2x − 3y)²(18 − 32x + 12x² + 48y − 36xy + 27y²))";
    cite "Goldstein & Price 1971, Math. Comput. 25(115), 569–574";
    torch |_| "s, d = x + y, 2 * x - 3 * y
    first = 1 + (s + 1)**2 * (19 - 14 * s + 3 * s**2)
    return first * (30 + d**2 * (18 - 16 * d + 3 * d**2))";
}

impl Landscape for GoldsteinPrice {
    const DOMAIN: [f64; 4] = [-2.0, 2.0, -2.0, 2.0];
    const START: [f64; 2] = [0.4, -0.2];
    const ALPHA: f64 = 1e-4;

    // With s = x + y and d = 2x − 3y both factors are polynomials of one and two of them.
    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let (s, d) = (x + y, x * 2.0 - y * 3.0);
        let first = (s + 1.0).squared() * (s * (s * 3.0 - 14.0) + 19.0) + 1.0;
        let second = d.squared() * (d * (d * 3.0 - 16.0) + 18.0) + 30.0;
        first * second
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[0.0, -1.0], [-0.6, -0.4], [1.8, 0.2], [1.2, 0.8]]
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![[-0.4, -0.6], [1.2, -0.2], [1.4, 0.6], [0.6, 0.4]]
    }
}
