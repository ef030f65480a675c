use super::Landscape;
use crate::{jet::Real, kind};

kind! {
    /// Long, crooked troughs with creases between them: the deepest place lies on the border of the sheet.
    Eggholder = "eggholder", "Eggholder";
    formula "f = −(y + 47) sin √|x/2 + y + 47| − x sin √|x − y − 47|";
    cite "Whitley, Rana, Dzubera & Mathias 1996, Artif. Intell. 85(1–2), 245–276";
    torch |_| "up = y + 47
    return -up * torch.sin(root((x / 2 + up).abs())) - x * torch.sin(root((x - up).abs()))";
}

impl Landscape for Eggholder {
    const DOMAIN: [f64; 4] = [-512.0, 512.0, -512.0, 512.0];
    const START: [f64; 2] = [300.0, 150.0];
    const ALPHA: f64 = 0.3;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        let up = y + 47.0;
        let wave = |at: T| at.abs().sqrt().sin();
        -(up * wave(x * 0.5 + up)) - x * wave(x - up)
    }

    // The deepest place of the sheet: on its border ∂f/∂y = 0 to the last digit, by Newton's method,
    // and beyond it the ground falls on. The hollows inside are too many to list.
    fn minima(&self) -> Vec<[f64; 2]> {
        vec![[512.0, 404.231_805_113_757_8]]
    }
}
