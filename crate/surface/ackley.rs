use std::f64::consts::{E, FRAC_1_SQRT_2, TAU};

use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// A funnel with hollows all the way down: small steps end in the nearest hollow, large ones jump out of it.
    Ackley = "ackley", "Ackley funnel";
    formula "f = a − a exp(−b√((x² + y²)/2)) + e − exp((cos cx + cos cy)/2)";
    cite "Ackley 1987, A Connectionist Machine for Genetic Hillclimbing, Kluwer";
    torch |_| "wide = torch.exp(-{b} * torch.stack([x, y]).norm() / 2**0.5)
    narrow = torch.exp((torch.cos({c} * x) + torch.cos({c} * y)) / 2 - 1)
    return {a} * (1 - wide) + math.e * (1 - narrow)";
    /// Depth of the funnel.
    a "a": f64 = 20.0, 0.0..=1000.0, Linear;
    /// How quickly the funnel narrows.
    b "b": f64 = 0.2, 0.0..=10.0, Linear;
    /// Hollows per 2π along each axis.
    c "c": f64 = TAU, 0.0..=100.0, Linear;
}

impl Landscape for Ackley {
    const DOMAIN: [f64; 4] = [-32.768, 32.768, -32.768, 32.768];
    // The foot of the funnel: on the whole domain its thousands of hollows are a grain.
    const SHEET: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];
    const START: [f64; 2] = [3.4, -2.4];
    const ALPHA: f64 = 0.01;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let (wide, narrow) =
            (x.hypot(y) * (-self.b * FRAC_1_SQRT_2), (x * self.c).cos() + (y * self.c).cos());
        // e − e^h is e(1 − e^(h − 1)), which is 0 at the tip and not a rounding error.
        (-wide.exp() + 1.0) * self.a + (-(narrow * 0.5 - 1.0).exp() + 1.0) * E
    }

    // The tip of the funnel; the hollows on the way are too many to list.
    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[0.0, 0.0]]
    }
}
