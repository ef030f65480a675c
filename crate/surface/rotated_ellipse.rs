use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A valley with straight sides that runs askew: across it and along it are still what counts, not x and y.
    RotatedEllipse = "rotated_ellipse", "Tilted valley";
    formula "f = (λ₁u² + λ₂v²)/2, u = x cos θ + y sin θ, v = y cos θ − x sin θ";
    cite "Shewchuk 1994, Conjugate Gradient Method Without the Agonizing Pain, CMU-CS-94-125, sec. 3";
    torch |_| "c, s = math.cos({theta}), math.sin({theta})
    return ({lambda1} * (c * x + s * y)**2 + {lambda2} * (c * y - s * x)**2) / 2";
    /// Curvature along the direction θ.
    lambda1 "λ₁": f64 = 1.0, 0.0..=1e6, Log;
    /// Curvature across it.
    lambda2 "λ₂": f64 = 25.0, 0.0..=1e6, Log;
    /// Direction of the curvature λ₁, in radians from that of x towards that of y.
    theta "θ": f64 = 0.5, -6.3..=6.3, Linear;
    once turn: [f64; 2] = Self::turned;
}

impl RotatedEllipse {
    /// Cosine and sine of θ.
    fn turned(&self) -> [f64; 2] {
        [libm::cos(self.theta), libm::sin(self.theta)]
    }
}

impl Landscape for RotatedEllipse {
    const DOMAIN: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];
    const START: [f64; 2] = [3.0, 4.0];
    const ALPHA: f64 = 0.03;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let [c, s] = self.turn;
        let (u, v) = (x * c + y * s, y * c - x * s);
        (u.squared() * self.lambda1 + v.squared() * self.lambda2) * 0.5
    }

    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[0.0, 0.0]]
    }
}
