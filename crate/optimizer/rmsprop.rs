use super::{
    Dynamics, Memory, Momentum, Step,
    moments::{average, scale},
};
use crate::{kind, vec2::Vec2};

kind! {
    /// Divide each coordinate's slope by its recent size, so that every axis moves at a like pace.
    ///
    /// As in `torch.optim.RMSprop`, whose smoothing constant is called α there: ε outside the root,
    /// no bias correction, α outside the memory b. (Graves 2013 has ε inside the root.)
    RmsProp = "rmsprop", "RMSProp";
    formula "v ← ρv + (1 − ρ)g²;  b ← μb + g/(√v + ε);  w ← w − αb   (centred: v − m², m ← ρm + (1 − ρ)g)";
    cite "Tieleman & Hinton 2012, Neural Networks for Machine Learning, lecture 6e; centred: Graves 2013, eqs. 38–41, arXiv:1308.0850";
    torch |_| "optimizer = torch.optim.RMSprop([w], lr=alpha, alpha={rho}, eps={eps}, weight_decay={weight_decay}, momentum={momentum}, centered={centered})";
    /// Smoothing constant: share of the recent squared slope that is kept from step to step.
    rho "ρ": f64 = 0.99, 0.0 ..= 1.0, Linear;
    /// Keeps the division safe where the slope is tiny.
    eps "ε": f64 = 1e-8, 0.0 ..= 1e3, Log;
    /// Weight decay: adds δw to the slope, a pull towards the origin.
    weight_decay "δ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// Momentum: share of the last step that is kept.
    momentum "μ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// Divide by how much the slope varies instead of by its size: the mean slope is taken off first.
    centered "centred": bool = false, 0 ..= 0, Bool;
}

impl RmsProp {
    /// √v, or √(v − m²) if centred.
    #[inline(always)]
    fn root(&self, v: f64, m: f64) -> f64 {
        // v ≥ m² but for rounding; PyTorch takes the root all the same and can end in NaN.
        if self.centered { (v - m * m).max(0.0).sqrt() } else { v.sqrt() }
    }
}

// Memory: b, v, m.
impl Step for RmsProp {
    type Pace = f64;

    fn pace(&self, alpha: f64, _t: u32) -> f64 {
        alpha
    }

    #[inline(always)]
    fn axis(&self, alpha: f64, w: f64, g: f64, [b, v, m]: [&mut f64; 3]) -> f64 {
        let g = g + self.weight_decay * w;
        average(v, self.rho, g * g);
        if self.centered {
            average(m, self.rho, g);
        }
        let d = g / (self.root(*v, *m) + self.eps);
        if self.momentum == 0.0 {
            return w - alpha * d;
        }
        *b = self.momentum * *b + d;
        w - alpha * *b
    }

    fn dynamics(&self, _t: u32, memory: &Memory) -> Dynamics {
        let [_, v, m] = memory.0;
        // A slope that does not vary is still a slope.
        let root = |v: f64, m| if v > 0.0 { self.root(v, m).max(f64::MIN_POSITIVE) } else { 0.0 };
        let root = Vec2::new(root(v.x, m.x), root(v.y, m.y));
        let momentum = Momentum { mu: self.momentum, pull: self.weight_decay, ..Momentum::NONE };
        Dynamics::Scaled(momentum, scale(root, self.eps))
    }
}
