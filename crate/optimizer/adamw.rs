use super::{
    Dynamics, Memory, Step,
    moments::{AdamPace, Decay, averaged},
};
use crate::kind;

kind! {
    /// Adam with weight decay apart from the slope: the pull to the origin is not rescaled.
    ///
    /// As in `torch.optim.AdamW`, where the decay is multiplied by α (in the paper it is not) and
    /// acts before the step.
    AdamW = "adamw", "AdamW";
    formula "w ← (1 − αδ)w;  m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  w ← w − α m̂/(√v̂ + ε)";
    cite "Loshchilov & Hutter 2019, Algorithm 2, arXiv:1711.05101";
    torch |_| "optimizer = torch.optim.AdamW([w], lr=alpha, betas=({beta1}, {beta2}), eps={eps}, weight_decay={weight_decay}, amsgrad={amsgrad})";
    /// Share of the averaged slope that is kept from step to step.
    beta1 "β₁": f64 = 0.9, 0.0 ..= 0.999_999, Linear;
    /// Share of the averaged squared slope that is kept from step to step.
    beta2 "β₂": f64 = 0.999, 0.0 ..= 0.999_999, Linear;
    /// Keeps the division safe where the slope is tiny.
    eps "ε": f64 = 1e-8, 0.0 ..= 1e3, Log;
    /// Weight decay: each step first takes the share αδ off the position.
    weight_decay "δ": f64 = 1e-2, 0.0 ..= 1.0, Linear;
    /// Divide by the greatest squared slope so far, so that a steep stretch is never forgotten.
    amsgrad "AMSGrad": bool = false, 0 ..= 0, Bool;
}

impl Step for AdamW {
    type Pace = AdamPace;

    #[inline(always)]
    fn pace(&self, alpha: f64, t: u32) -> AdamPace {
        let decay = Decay::new([0.0, self.weight_decay], alpha);
        AdamPace::new((self.beta1, self.beta2, self.eps, self.amsgrad), decay, alpha, t)
    }

    #[inline(always)]
    fn repace(&self, pace: AdamPace, alpha: f64, _t: u32) -> AdamPace {
        pace.at(Decay::new([0.0, self.weight_decay], alpha), alpha)
    }

    #[inline(always)]
    fn axis(&self, pace: AdamPace, w: f64, g: f64, memory: [&mut f64; 3]) -> f64 {
        pace.axis(w, g, memory)
    }

    fn dynamics(&self, t: u32, memory: &Memory) -> Dynamics {
        let momentum = averaged(self.beta1, [0.0, self.weight_decay]);
        Dynamics::Scaled(momentum, self.pace(1.0, t).scale(memory.0))
    }
}
