use super::{Dynamics, Memory, Momentum, Step};
use crate::kind;

kind! {
    /// Step straight down the slope, α times its length; with momentum, keep some of the last step.
    ///
    /// As in `torch.optim.SGD`: α stays outside the memory b, b starts with the whole first
    /// gradient, and dampening acts from the second gradient on.
    Sgd = "sgd", "Gradient descent";
    formula "b ← μb + (1 − τ)g;  w ← w − αb   (Nesterov: w ← w − α(g + μb))";
    cite "Robbins & Monro 1951; Polyak 1964, eq. 9; Sutskever et al. 2013, eqs. 3–4";
    torch |it| if it.nesterov && (it.momentum == 0.0 || it.dampening != 0.0) {
        "optimizer = torch.optim.SGD([w], lr=alpha, momentum={momentum}, dampening={dampening}, weight_decay={weight_decay})
optimizer.param_groups[0][\"nesterov\"] = True  # PyTorch asks for momentum without dampening."
    } else {
        "optimizer = torch.optim.SGD([w], lr=alpha, momentum={momentum}, dampening={dampening}, nesterov={nesterov}, weight_decay={weight_decay})"
    };
    /// Momentum: share of the last step that is kept.
    momentum "μ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// Dampening: share of each new gradient that is left out of the memory.
    dampening "τ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// Look ahead along the memory before stepping (Nesterov momentum).
    nesterov "Nesterov": bool = false, 0 ..= 0, Bool;
    /// Weight decay: adds δw to the slope, a pull towards the origin.
    weight_decay "δ": f64 = 0.0, 0.0 ..= 1.0, Linear;
}

// Memory: b; 1 since b was begun. A walk that takes up momentum on the way begins it there.
impl Step for Sgd {
    type Pace = f64;

    fn pace(&self, alpha: f64, _t: u32) -> f64 {
        alpha
    }

    #[inline(always)]
    fn axis(&self, alpha: f64, w: f64, g: f64, [b, begun, _]: [&mut f64; 3]) -> f64 {
        // Nothing is not added: w − αg has the same bits for one hiker and for many.
        let g = if self.weight_decay == 0.0 { g } else { g + self.weight_decay * w };
        if self.momentum == 0.0 {
            return w - alpha * g;
        }
        *b = if *begun == 0.0 { g } else { self.momentum * *b + (1.0 - self.dampening) * g };
        *begun = 1.0;
        let d = if self.nesterov { g + self.momentum * *b } else { *b };
        w - alpha * d
    }

    fn dynamics(&self, _t: u32, _memory: &Memory) -> Dynamics {
        let still = Momentum { pull: self.weight_decay, ..Momentum::NONE };
        if self.momentum == 0.0 {
            return Dynamics::Linear(still);
        }
        let (direct, carried) = if self.nesterov { (1.0, self.momentum) } else { (0.0, 1.0) };
        let share = 1.0 - self.dampening;
        Dynamics::Linear(Momentum { mu: self.momentum, share, direct, carried, ..still })
    }
}
