use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A long curved valley: getting into it is quick, following its floor is slow.
    Rosenbrock = "rosenbrock", "Rosenbrock valley";
    formula "f = (a − x)² + b(y − x²)²";
    cite "Rosenbrock 1960, Comput. J. 3(3), 175–184";
    torch |_| "return ({a} - x)**2 + {b} * (y - x**2)**2";
    /// Place of the valley floor's lowest point along x.
    a "a": f64 = 1.0, -10.0..=10.0, Linear;
    /// Steepness of the valley's sides.
    b "b": f64 = 100.0, 0.0..=1e6, Log;
}

impl Landscape for Rosenbrock {
    const DOMAIN: [f64; 4] = [-2.048, 2.048, -2.048, 2.048];
    const START: [f64; 2] = [-1.2, 1.0];
    const ALPHA: f64 = 0.001;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        (-x + self.a).squared() + (y - x.squared()).squared() * self.b
    }

    // Without sides the floor is the line x = a.
    fn minima(&self) -> Vec<[f64; 2]> {
        let y = if self.b == 0.0 { 0.0 } else { self.a * self.a };
        vec![[self.a, y]]
    }
}
