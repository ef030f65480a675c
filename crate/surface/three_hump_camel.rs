use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// Three valleys in a row, with walls that grow very steep: a walk from afar needs a tiny rate at first.
    ThreeHumpCamel = "three_hump_camel", "Three-hump camel";
    formula "f = 2x² − 1.05x⁴ + x⁶/6 + xy + y²";
    cite "Branin 1972, IBM J. Res. Dev. 16(5), 504–522";
    torch |_| "return 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2";
}

impl ThreeHumpCamel {
    /// The level places at ±√(2.1 ± √0.91) and y = −x/2, where f′ = 0 is a quadratic in x².
    fn level(side: f64) -> Vec<[f64; 2]> {
        let x = (2.1 + side * 0.91_f64.sqrt()).sqrt();
        vec![[x, -0.5 * x], [-x, 0.5 * x]]
    }
}

impl Landscape for ThreeHumpCamel {
    const DOMAIN: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];
    const START: [f64; 2] = [2.1, 3.5];
    const ALPHA: f64 = 0.02;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let a = x.squared();
        a * (a * (a * (1.0 / 6.0) - 1.05) + 2.0) + y * (x + y)
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        let mut minima = vec![[0.0, 0.0]];
        minima.extend(Self::level(1.0));
        minima
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        Self::level(-1.0)
    }
}
