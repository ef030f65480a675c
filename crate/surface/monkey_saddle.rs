use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// Three ridges and three valleys meet where even the curvature is zero: the steps shrink to nothing on the way.
    MonkeySaddle = "monkey_saddle", "Monkey saddle";
    formula "f = x³ − 3xy²";
    cite "Hilbert & Cohn-Vossen 1952, Geometry and the Imagination, ch. IV";
    torch |_| "return x**3 - 3 * x * y**2";
}

impl Landscape for MonkeySaddle {
    const DOMAIN: [f64; 4] = [-2.0, 2.0, -2.0, 2.0];
    // On a ridge that leads down to the origin, where xₖ falls like 1/(3αk); from beside it the walk
    // falls without end.
    const START: [f64; 2] = [1.6, 0.0];
    const ALPHA: f64 = 0.02;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        x * (x.squared() - y.squared() * 3.0)
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        Vec::new()
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![[0.0, 0.0]]
    }
}
