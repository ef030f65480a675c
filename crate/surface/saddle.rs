use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A pass: down to it along x, away from it along y. Exactly on the line y = 0 the walk ends up there, off it by a hair it does not.
    HorseSaddle = "saddle", "Saddle";
    formula "f = x² − y²";
    cite "Jin et al. 2017, How to Escape Saddle Points Efficiently, arXiv:1703.00887";
    torch |_| "return x**2 - y**2";
}

impl Landscape for HorseSaddle {
    const DOMAIN: [f64; 4] = [-2.0, 2.0, -2.0, 2.0];
    // On the line from which plain gradient descent cannot leave: it comes to rest on the pass. From
    // anywhere else it falls without end.
    const START: [f64; 2] = [1.6, 0.0];
    const ALPHA: f64 = 0.05;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        x.squared() - y.squared()
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        Vec::new()
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![[0.0, 0.0]]
    }
}
