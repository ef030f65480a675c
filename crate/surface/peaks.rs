use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// Three summits, three hollows and three passes: a map on which to guess where the walk will end.
    Peaks = "peaks", "Peaks";
    formula "f = 3(1 − x)² exp(−x² − (y + 1)²) − 10(x/5 − x³ − y⁵) exp(−x² − y²) − exp(−(x + 1)² − y²)/3";
    cite "The MathWorks, MATLAB function reference, peaks";
    torch |_| "first = 3 * (1 - x)**2 * torch.exp(-x**2 - (y + 1)**2)
    second = 10 * (x / 5 - x**3 - y**5) * torch.exp(-x**2 - y**2)
    return first - second - torch.exp(-(x + 1)**2 - y**2) / 3";
}

impl Landscape for Peaks {
    const DOMAIN: [f64; 4] = [-3.0, 3.0, -3.0, 3.0];
    const START: [f64; 2] = [-0.3, 1.2];
    const ALPHA: f64 = 0.02;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let (a, b) = (x.squared(), y.squared());
        let first = (x - 1.0).squared() * (-a - (y + 1.0).squared()).exp() * 3.0;
        let second = (x * 0.2 - x * a - y * b.squared()) * (-a - b).exp() * 10.0;
        first - second - (-(x + 1.0).squared() - b).exp() * (1.0 / 3.0)
    }

    // Roots of ∇f = 0 to the last digit, by Newton's method.
    fn minima(&self) -> Vec<[f64; 2]> {
        vec![
            [0.228_278_920_556_369_1, -1.625_534_957_499_996_4],
            [-1.347_396_244_368_210_8, 0.204_518_866_097_005_2],
            [0.296_445_553_846_832_1, 0.320_196_247_666_834_35],
        ]
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![
            [0.416_323_321_678_508_2, -0.394_145_098_402_424_6],
            [-0.265_937_556_837_245_7, 0.466_739_993_726_269_4],
            [1.098_272_834_335_092_7, 0.854_460_979_524_752_4],
        ]
    }
}
