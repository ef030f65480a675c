use std::f64::consts::FRAC_PI_3;

use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A trough with waves along its floor: each wave holds a valley, and the next one is deeper.
    Mccormick = "mccormick", "McCormick waves";
    formula "f = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1";
    cite "Jamil & Yang 2013, Int. J. Math. Model. Numer. Optim. 4(2), 150–194";
    torch |_| "return torch.sin(x + y) + (x - y)**2 - 1.5 * x + 2.5 * y + 1";
}

/// On the floor x − y = 1, where x + y = u; it is level where cos u = −½.
fn on_the_floor(u: f64) -> [f64; 2] {
    [0.5 * u + 0.5, 0.5 * u - 0.5]
}

impl Landscape for Mccormick {
    const DOMAIN: [f64; 4] = [-1.5, 4.0, -3.0, 4.0];
    const START: [f64; 2] = [1.0, 3.5];
    const ALPHA: f64 = 0.05;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        (x + y).sin() + (x - y).squared() - x * 1.5 + y * 2.5 + 1.0
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![on_the_floor(-2.0 * FRAC_PI_3), on_the_floor(4.0 * FRAC_PI_3)]
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![on_the_floor(2.0 * FRAC_PI_3)]
    }
}
