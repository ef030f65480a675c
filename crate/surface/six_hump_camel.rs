use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// Six valleys in mirrored pairs: small changes of the start decide between the deep and the high ones.
    SixHumpCamel = "six_hump_camel", "Six-hump camel";
    formula "f = (4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²";
    cite "Branin 1972, IBM J. Res. Dev. 16(5), 504–522";
    torch |_| "return (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (4 * y**2 - 4) * y**2";
}

/// Roots of ∇f = 0 to the last digit, by Newton's method; each has a mirror image at (−x, −y).
static MINIMA: [[f64; 2]; 3] = [
    [0.089_842_013_100_318_06, -0.712_656_403_020_739_6],
    [1.703_606_714_969_981, -0.796_083_568_672_625_1],
    [1.607_104_752_920_197_2, 0.568_651_454_884_131_4],
];
static SADDLES: [[f64; 2]; 3] = [
    [1.109_205_336_804_786_5, -0.768_268_092_509_539_9],
    [1.638_067_984_189_778_5, 0.228_674_069_044_394_08],
    [1.296_070_267_167_109_2, 0.605_084_388_038_658_5],
];

/// Each place and its mirror image.
fn mirrored(places: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut all = Vec::with_capacity(2 * places.len() + 1);
    for &[x, y] in places {
        all.push([x, y]);
        all.push([-x, -y]);
    }
    all
}

impl Landscape for SixHumpCamel {
    const DOMAIN: [f64; 4] = [-3.0, 3.0, -2.0, 2.0];
    const START: [f64; 2] = [1.2, 0.4];
    const ALPHA: f64 = 0.03;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let (a, b) = (x.squared(), y.squared());
        a * (a * (a * (1.0 / 3.0) - 2.1) + 4.0) + x * y + b * (b - 1.0) * 4.0
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        mirrored(&MINIMA)
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        let mut saddles = mirrored(&SADDLES);
        saddles.push([0.0, 0.0]);
        saddles
    }
}
