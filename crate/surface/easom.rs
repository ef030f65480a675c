use std::f64::consts::PI;

use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// One narrow hole in a wide plain: on the plain there is no slope to follow, whatever the rate.
    Easom = "easom", "Easom hole";
    formula "f = −cos x cos y exp(−(x − π)² − (y − π)²)";
    cite "Easom 1990, A survey of global optimization techniques, M.Eng. thesis, Univ. of Louisville";
    torch |_| "return -torch.cos(x) * torch.cos(y) * torch.exp(-(x - math.pi)**2 - (y - math.pi)**2)";
}

impl Landscape for Easom {
    const DOMAIN: [f64; 4] = [-100.0, 100.0, -100.0, 100.0];
    // The hole and enough of the plain: on the whole domain it is a speck.
    const SHEET: [f64; 4] = [-2.0, 8.0, -2.0, 8.0];
    // Inside the rim of the hole, |x − π| < π/2: from farther out no walk moves by the width of a
    // line on the map.
    const START: [f64; 2] = [1.9, 4.2];
    const ALPHA: f64 = 0.2;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let far = (x - PI).squared() + (y - PI).squared();
        -(x.cos() * y.cos() * (-far).exp())
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[PI, PI]]
    }
}
