use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A flat, bent valley between very steep corners: a rate that is safe in the corners is slow on the floor.
    Beale = "beale", "Beale valley";
    formula "f = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²";
    cite "Moré, Garbow & Hillstrom 1981, ACM Trans. Math. Softw. 7(1), problem 5";
    torch |_| "return (1.5 - x + x * y)**2 + (2.25 - x + x * y**2)**2 + (2.625 - x + x * y**3)**2";
}

impl Landscape for Beale {
    const DOMAIN: [f64; 4] = [-4.5, 4.5, -4.5, 4.5];
    const START: [f64; 2] = [0.5, -1.5];
    const ALPHA: f64 = 0.01;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let square = y.squared();
        (x * y - x + 1.5).squared()
            + (x * square - x + 2.25).squared()
            + (x * (square * y) - x + 2.625).squared()
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[3.0, 0.5]]
    }

    // The second one: root of ∇f = 0 to the last digit, by Newton's method.
    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![[0.0, 1.0], [0.100_537_937_324_158_36, -2.644_513_585_023_125]]
    }
}
