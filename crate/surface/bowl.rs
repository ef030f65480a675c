use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A valley with straight sides: curvature 1 along x and κ along y, so that one learning rate has to suit both.
    Bowl = "bowl", "Bowl";
    formula "f = (x² + κy²)/2";
    cite "Boyd & Vandenberghe 2004, Convex Optimization, eq. 9.20";
    torch |_| "return (x**2 + {kappa} * y**2) / 2";
    /// Condition number: how many times steeper the valley is across than along.
    kappa "κ": f64 = 10.0, 0.0..=1e6, Log;
}

impl Landscape for Bowl {
    const DOMAIN: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];
    const START: [f64; 2] = [4.0, 3.0];
    const ALPHA: f64 = 0.05;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        (x.squared() + y.squared() * self.kappa) * 0.5
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[0.0, 0.0]]
    }
}
