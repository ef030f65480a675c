use super::{Dynamics, Memory, Momentum, Step, moments::average};
use crate::{kind, vec2::Vec2};

kind! {
    /// Step as far as recent steps were long, relative to how steep the recent slopes were.
    ///
    /// As in `torch.optim.Adadelta`: ε inside both roots. The paper has no learning rate; that is α = 1.
    Adadelta = "adadelta", "Adadelta";
    formula "v ← ρv + (1 − ρ)g²;  d = √(u + ε)/√(v + ε) · g;  u ← ρu + (1 − ρ)d²;  w ← w − αd";
    cite "Zeiler 2012, Algorithm 1, arXiv:1212.5701";
    torch |_| "optimizer = torch.optim.Adadelta([w], lr=alpha, rho={rho}, eps={eps}, weight_decay={weight_decay})";
    /// Smoothing constant: share of recent squared slopes and steps that is kept.
    rho "ρ": f64 = 0.9, 0.0 ..= 1.0, Linear;
    /// Sets the first steps going, and keeps the division safe.
    eps "ε": f64 = 1e-6, 0.0 ..= 1e3, Log;
    /// Weight decay: adds δw to the slope, a pull towards the origin.
    weight_decay "δ": f64 = 0.0, 0.0 ..= 1.0, Linear;
}

impl Adadelta {
    /// √(u + ε)/√(v + ε).
    #[inline(always)]
    fn factor(&self, u: f64, v: f64) -> f64 {
        (u + self.eps).sqrt() / (v + self.eps).sqrt()
    }
}

// Memory: v, u, d. The last step d enters u at the next step, which changes nothing, and so u
// stays as it was when it scaled d.
impl Step for Adadelta {
    type Pace = f64;

    fn pace(&self, alpha: f64, _t: u32) -> f64 {
        alpha
    }

    #[inline(always)]
    fn axis(&self, alpha: f64, w: f64, g: f64, [v, u, d]: [&mut f64; 3]) -> f64 {
        let g = g + self.weight_decay * w;
        average(v, self.rho, g * g);
        average(u, self.rho, *d * *d);
        *d = self.factor(*u, *v) * g;
        w - alpha * *d
    }

    fn dynamics(&self, _t: u32, memory: &Memory) -> Dynamics {
        let [v, u, _] = memory.0;
        let momentum = Momentum { pull: self.weight_decay, ..Momentum::NONE };
        Dynamics::Scaled(momentum, Vec2::new(self.factor(u.x, v.x), self.factor(u.y, v.y)))
    }
}
