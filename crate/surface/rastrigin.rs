use std::f64::consts::{PI, TAU};

use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A bowl full of hollows, one near every pair of whole numbers: the walk ends in the hollow that it starts in.
    Rastrigin = "rastrigin", "Rastrigin hollows";
    formula "f = 2A + x² − A cos 2πx + y² − A cos 2πy";
    cite "Mühlenbein, Schomisch & Born 1991, Parallel Comput. 17(6–7), 619–632";
    torch |_| "return sum(t**2 + {A} * (1 - torch.cos(2 * math.pi * t)) for t in (x, y))";
    /// Depth of the hollows.
    A "A": f64 = 10.0, 0.0..=1000.0, Linear;
}

impl Rastrigin {
    /// The floor of the hollow next to n ≥ 1 on one axis, between n − ½ and n, where
    /// x + πA sin 2πx = 0; none where the bowl is too steep there for the waves to hold one.
    fn hollow(&self, n: f64) -> Option<f64> {
        let mut x = n;
        // The left-hand side is convex between n − ½ and n, so that Newton's method goes down to its
        // greater root without passing it.
        for _ in 0..60 {
            let slope = x + PI * self.A * libm::sin(TAU * x);
            let bend = 1.0 + TAU * PI * self.A * libm::cos(TAU * x);
            let next = x - slope / bend;
            if bend <= 0.0 || next < n - 0.5 {
                return None;
            }
            if next >= x {
                return Some(x);
            }
            x = next;
        }
        None
    }
}

impl Landscape for Rastrigin {
    const DOMAIN: [f64; 4] = [-5.12, 5.12, -5.12, 5.12];
    const START: [f64; 2] = [3.4, -2.6];
    const ALPHA: f64 = 0.001;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let wave = (x * TAU).cos() + (y * TAU).cos();
        x.squared() + y.squared() + (-wave + 2.0) * self.A
    }

    // Each axis has its own hollows, and each pair of them is one.
    fn minima(&self) -> Vec<[f64; 2]> {
        let mut floors = vec![0.0];
        for n in 1..=5 {
            if let Some(x) = self.hollow(n.into()) {
                floors.extend([x, -x]);
            }
        }
        let mut minima = Vec::with_capacity(floors.len() * floors.len());
        for &x in &floors {
            for &y in &floors {
                minima.push([x, y]);
            }
        }
        minima
    }
}
