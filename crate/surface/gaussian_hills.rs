use super::{Landscape, search};
use crate::{
    error::Accepted,
    jet::{Jet, Real},
    kind,
    vec2::Vec2,
};

kind! {
    /// Hills and hollows of your own: build a landscape, then guess where the walk will end on it.
    GaussianHills = "gaussian_hills", "Gaussian hills";
    formula "f = Σ Aᵢ exp(−(x − cxᵢ)²/(2sxᵢ²) − (y − cyᵢ)²/(2syᵢ²))";
    cite "Gallagher & Yuan 2006, IEEE Trans. Evol. Comput. 10(5), 590–603";
    torch |_| "hills = {hills}
    return sum(a * torch.exp(-((x - cx) / sx)**2 / 2 - ((y - cy) / sy)**2 / 2) for a, cx, cy, sx, sy in hills)";
    /// Height A (a hollow where it is negative), centre (cx, cy) and half-widths sx, sy > 0 of each hill.
    hills "Aᵢ, cxᵢ, cyᵢ, sxᵢ, syᵢ": Vec<[f64; 5]> = &[
        -3.0, 1.2, 0.8, 0.9, 0.7,
        -2.0, -1.5, -1.1, 0.6, 0.8,
        2.5, -0.6, 1.4, 0.8, 0.8,
        1.0, 1.8, -1.6, 1.1, 0.5,
    ], -1e6..=1e6, List(Form {
        text: "a list of 1 to 50 objects { A, cx, cy, sx, sy }",
        names: &["A", "cx", "cy", "sx", "sy"],
        width: 5,
        least: 1,
        most: 50,
    });
    check |it| {
        let narrow = it.hills.iter().any(|&[.., sx, sy]| sx < NARROWEST || sy < NARROWEST);
        narrow.then_some(("hills", Accepted::Form("hills with sx and sy of at least 0.001")))
    };
}

/// Least half-width; a hill as narrow as that is a point on the map.
const NARROWEST: f64 = 1e-3;

impl GaussianHills {
    fn jet(&self, w: Vec2) -> Jet {
        let (x, y) = Jet::variables(w.x, w.y);
        self.loss(x, y)
    }
}

impl Landscape for GaussianHills {
    const DOMAIN: [f64; 4] = [-4.0, 4.0, -4.0, 4.0];
    const START: [f64; 2] = [-0.4, 0.6];
    const ALPHA: f64 = 0.05;
    const SEARCHED: bool = true;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let mut f = T::constant(0.0);
        for &[a, cx, cy, sx, sy] in &self.hills {
            let (u, v) = ((x - cx) * (1.0 / sx), (y - cy) * (1.0 / sy));
            f = f + ((u.squared() + v.squared()) * -0.5).exp() * a;
        }
        f
    }

    // A hollow narrower than the grid can only be where one was put.
    fn minima(&self) -> Vec<[f64; 2]> {
        let mut hollows = Vec::new();
        for &[a, cx, cy, ..] in &self.hills {
            if a < 0.0 {
                hollows.push(Vec2::new(cx, cy));
            }
        }
        let height = |w: Vec2| self.loss(w.x, w.y);
        search::minima_near(&height, &|w| self.jet(w), Self::DOMAIN, &hollows)
    }

    fn saddles(&self) -> Vec<[f64; 2]> {
        search::passes(&|w| self.jet(w), Self::DOMAIN, &self.minima())
    }
}
