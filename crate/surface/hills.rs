use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// The hiker's home: a deep valley, a high one behind a ridge, a small hollow and a flat shoulder.
    ///
    /// Six smooth bumps in a ring of mountains. A bump of height h at (a, b) is h/(1 + q)² with
    /// q = p(x−a)² + c(x−a)(y−b) + r(y−b)²: as round as a Gaussian at its centre, flatter far away,
    /// and free of exponentials, so that a map of it is quick to draw. The ring 0.004(x² + y²)²
    /// closes the landscape and makes a large step fly out truthfully.
    Hills = "hills", "Hills";
    formula "f = 0.004(x² + y²)² + Σ hᵢ/(1 + qᵢ(x, y))²";
    cite "Blindfolded Hiker, the default landscape";
    torch |_| "bumps = {bumps}
    def bump(h, a, b, p, c, r):
        u, v = x - a, y - b
        return h / (1 + p * u**2 + c * u * v + r * v**2)**2
    return 0.004 * (x**2 + y**2)**2 + sum(bump(*each) for each in bumps)", with bumps = BUMPS;
}

/// Height h, centre (a, b) and shape (p, c, r) of each bump; negative heights are valleys.
static BUMPS: [[f64; 6]; 6] = [
    // The deep valley, long from south-west to north-east.
    [-5.4, 1.7, -1.0, 0.13, -0.12, 0.36],
    // The high valley.
    [-3.2, -2.4, 0.7, 0.30, 0.16, 0.42],
    // The hollow north of the deep valley.
    [-1.7, 1.6, 2.3, 0.75, 0.0, 0.90],
    // The ridge between the valleys.
    [3.4, -0.5, 0.5, 0.90, 0.35, 0.28],
    // The eastern hill.
    [1.4, 3.9, 0.9, 0.50, 0.0, 0.40],
    // The south-western hill with the flat shoulder.
    [1.7, -2.6, -2.2, 0.35, 0.10, 0.80],
];

impl Landscape for Hills {
    const DOMAIN: [f64; 4] = [-4.5, 4.5, -3.2, 3.2];
    const START: [f64; 2] = [4.1, 1.3];
    const ALPHA: f64 = 0.1;

    #[inline(always)]
    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let mut f = (x.squared() + y.squared()).squared() * 0.004;
        for &[h, a, b, p, c, r] in &BUMPS {
            let (u, v) = (x - a, y - b);
            let q = u * (u * p + v * c) + v.squared() * r;
            f = f + (q + 1.0).recip().squared() * h;
        }
        f
    }

    // Roots of ∇f = 0 to the last digit, by Newton's method.
    fn minima(&self) -> Vec<[f64; 2]> {
        vec![
            [1.703_951_431_277_800_4, -0.990_577_546_926_256_2],
            [-2.382_219_028_290_68, 0.653_555_704_676_712_1],
            [1.566_516_387_491_397_4, 2.225_363_980_826_795],
        ]
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        vec![
            [-1.192_194_684_102_027_7, -1.000_270_247_895_218_6],
            [-0.995_094_362_356_23, 2.727_222_604_772_598],
            [1.594_291_623_256_669, 1.248_217_365_215_988_5],
        ]
    }
}
