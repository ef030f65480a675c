use super::{Dynamics, Here, Memory, Step};
use crate::{kind, vec2::Vec2};

kind! {
    /// Step straight down the slope, α times its length; with momentum, keep some of the last step.
    ///
    /// As in `torch.optim.SGD`: α stays outside the memory b, b starts with the whole first
    /// gradient, and dampening acts from the second gradient on.
    Sgd = "sgd", "Gradient descent";
    formula "b ← μb + (1 − τ)g;  w ← w − αb   (Nesterov: w ← w − α(g + μb))";
    cite "Robbins & Monro 1951; Polyak 1964, eq. 9; Sutskever et al. 2013, eqs. 3–4";
    /// Momentum: share of the last step that is kept.
    momentum "μ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// Dampening: share of each new gradient that is left out of the memory.
    dampening "τ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// Look ahead along the memory before stepping (Nesterov momentum).
    nesterov "Nesterov": bool = false, 0 ..= 0, Bool;
    /// Weight decay: adds δw to the slope, a pull towards the origin.
    weight_decay "δ": f64 = 0.0, 0.0 ..= 1.0, Linear;
}

impl Step for Sgd {
    fn step(&self, Here { alpha, w, mut g, .. }: Here, memory: &mut Memory) -> Vec2 {
        if self.weight_decay != 0.0 {
            g += w * self.weight_decay;
        }
        if self.momentum == 0.0 {
            return w - g * alpha;
        }
        let [b, begun, _] = &mut memory.0;
        *b = if begun.x == 0.0 { g } else { *b * self.momentum + g * (1.0 - self.dampening) };
        begun.x = 1.0;
        let d = if self.nesterov { g + *b * self.momentum } else { *b };
        w - d * alpha
    }

    fn dynamics(&self) -> Dynamics {
        Dynamics::Momentum {
            mu: self.momentum,
            share: if self.momentum == 0.0 { 1.0 } else { 1.0 - self.dampening },
            lookahead: self.nesterov && self.momentum != 0.0,
            decay: self.weight_decay,
        }
    }
}
