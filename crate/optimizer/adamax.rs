use super::{
    Dynamics, Memory, Step,
    moments::{average, averaged, correction, scale},
};
use crate::kind;

kind! {
    /// Adam that divides by the steepest recent slope instead of by an average.
    ///
    /// As in `torch.optim.Adamax`, which adds ε to |g|; the paper has none.
    AdaMax = "adamax", "AdaMax";
    formula "m ← β₁m + (1 − β₁)g;  u ← max(β₂u, |g| + ε);  w ← w − α/(1 − β₁ᵗ) · m/u";
    cite "Kingma & Ba 2015, Algorithm 2, arXiv:1412.6980";
    torch |_| "optimizer = torch.optim.Adamax([w], lr=alpha, betas=({beta1}, {beta2}), eps={eps}, weight_decay={weight_decay})";
    /// Share of the averaged slope that is kept from step to step.
    beta1 "β₁": f64 = 0.9, 0.0 ..= 0.999_999, Linear;
    /// How slowly a steep slope is forgotten.
    beta2 "β₂": f64 = 0.999, 0.0 ..= 0.999_999, Linear;
    /// Keeps the division safe where no slope was felt yet.
    eps "ε": f64 = 1e-8, 0.0 ..= 1e3, Log;
    /// Weight decay: adds δw to the slope, a pull towards the origin.
    weight_decay "δ": f64 = 0.0, 0.0 ..= 1.0, Linear;
}

// Memory: m, u.
impl Step for AdaMax {
    /// α/(1 − β₁ᵗ) and 1 − β₁ᵗ.
    type Pace = [f64; 2];

    #[inline(always)]
    fn pace(&self, alpha: f64, t: u32) -> [f64; 2] {
        let first = correction(self.beta1, t);
        [alpha / first, first]
    }

    #[inline(always)]
    fn repace(&self, [_, first]: [f64; 2], alpha: f64, _t: u32) -> [f64; 2] {
        [alpha / first, first]
    }

    #[inline(always)]
    fn axis(&self, [alpha, _]: [f64; 2], w: f64, g: f64, [m, u, _]: [&mut f64; 3]) -> f64 {
        let g = g + self.weight_decay * w;
        average(m, self.beta1, g);
        *u = (self.beta2 * *u).max(g.abs() + self.eps);
        w - alpha * *m / *u
    }

    fn dynamics(&self, _t: u32, memory: &Memory) -> Dynamics {
        let [_, u, _] = memory.0;
        let momentum = averaged(self.beta1, [self.weight_decay, 0.0]);
        Dynamics::Scaled(momentum, scale(u.map(|u| u - self.eps), self.eps))
    }
}
