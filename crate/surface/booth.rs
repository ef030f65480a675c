use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A bowl whose floor is not at the origin: two straight lines cross where both squares vanish.
    Booth = "booth", "Booth bowl";
    formula "f = (x + 2y − 7)² + (2x + y − 5)²";
    cite "Jamil & Yang 2013, Int. J. Math. Model. Numer. Optim. 4(2), 150–194";
    torch |_| "return (x + 2 * y - 7)**2 + (2 * x + y - 5)**2";
}

impl Landscape for Booth {
    const DOMAIN: [f64; 4] = [-10.0, 10.0, -10.0, 10.0];
    const START: [f64; 2] = [-8.0, -2.0];
    const ALPHA: f64 = 0.03;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        (x + y * 2.0 - 7.0).squared() + (x * 2.0 + y - 5.0).squared()
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[1.0, 3.0]]
    }
}
