use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// Four valleys of equal depth: which one is reached depends on the start and on the learning rate.
    Himmelblau = "himmelblau", "Himmelblau's four valleys";
    formula "f = (x² + y − 11)² + (x + y² − 7)²";
    cite "Himmelblau 1972, Applied Nonlinear Programming, p. 428";
    torch |_| "return (x**2 + y - 11)**2 + (x + y**2 - 7)**2";
}

impl Landscape for Himmelblau {
    const DOMAIN: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];
    const START: [f64; 2] = [-0.5, -4.0];
    const ALPHA: f64 = 0.01;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        (x.squared() + y - 11.0).squared() + (x + y.squared() - 7.0).squared()
    }

    // Roots of ∇f = 0 to the last digit, by Newton's method.
    fn minima(&self) -> Vec<[f64; 2]> {
        vec![
            [3.0, 2.0],
            [-2.805_118_086_952_745, 3.131_312_518_250_573],
            [-3.779_310_253_377_747, -3.283_185_991_286_169_6],
            [3.584_428_340_330_491_7, -1.848_126_526_964_403_6],
        ]
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![
            [3.385_154_183_607_021, 0.073_851_879_837_749_28],
            [0.086_677_504_555_396_36, 2.884_254_701_174_776],
            [-3.073_025_750_764_389_7, -0.081_353_044_287_967_51],
            [-0.127_961_346_730_680_08, -1.953_714_980_244_576_3],
        ]
    }
}
