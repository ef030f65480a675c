use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A gentle trough along the diagonal: quick to its floor, then slow along it.
    Matyas = "matyas", "Matyas trough";
    formula "f = 0.26(x² + y²) − 0.48xy";
    cite "Jamil & Yang 2013, Int. J. Math. Model. Numer. Optim. 4(2), 150–194";
    torch |_| "return 0.26 * (x**2 + y**2) - 0.48 * x * y";
}

impl Landscape for Matyas {
    const DOMAIN: [f64; 4] = [-10.0, 10.0, -10.0, 10.0];
    const START: [f64; 2] = [-3.0, 9.0];
    const ALPHA: f64 = 0.5;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        (x.squared() + y.squared()) * 0.26 - x * y * 0.48
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[0.0, 0.0]]
    }
}
