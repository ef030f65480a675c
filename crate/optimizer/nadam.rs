use super::{
    Dynamics, Memory, Momentum, Step,
    moments::{Decay, average, averaged, correction, scale, split},
};
use crate::kind;

kind! {
    /// Adam that looks ahead (Nesterov): the slope underfoot counts for more than its share in the average.
    ///
    /// As in `torch.optim.NAdam`, whose ψ sets how slowly μ rises from β₁/2 to β₁. M is the product
    /// of all μ up to now, M′ that with the next μ′.
    NAdam = "nadam", "NAdam";
    formula "μ = β₁(1 − ½·0.96^(tψ));  m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  w ← w − α((1 − μ)g/(1 − M) + μ′m/(1 − M′))/(√v̂ + ε)";
    cite "Dozat 2016, Incorporating Nesterov Momentum into Adam, ICLR workshop (Nadam)";
    torch |_| "optimizer = torch.optim.NAdam([w], lr=alpha, betas=({beta1}, {beta2}), eps={eps}, weight_decay={weight_decay}, momentum_decay={momentum_decay}, decoupled_weight_decay={decoupled_weight_decay})";
    /// Share of the averaged slope that is kept from step to step.
    beta1 "β₁": f64 = 0.9, 0.0 ..= 0.999_999, Linear;
    /// Share of the averaged squared slope that is kept from step to step.
    beta2 "β₂": f64 = 0.999, 0.0 ..= 0.999_999, Linear;
    /// Keeps the division safe where the slope is tiny.
    eps "ε": f64 = 1e-8, 0.0 ..= 1e3, Log;
    /// How fast the momentum rises from half of β₁ to β₁.
    momentum_decay "ψ": f64 = 4e-3, 0.0 ..= 100.0, Log;
    /// Weight decay: a pull towards the origin.
    weight_decay "δ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// Keep weight decay apart from the slope, neither averaged nor scaled with it.
    decoupled_weight_decay "decoupled": bool = false, 0 ..= 0, Bool;
}

#[derive(Clone, Copy)]
pub struct Pace {
    alpha: f64,
    /// μ of this step.
    mu: f64,
    /// μ of the next step.
    next: f64,
    /// √(1 − β₂ᵗ).
    root: f64,
    decay: Decay,
}

impl NAdam {
    #[inline(always)]
    fn decay(&self, alpha: f64) -> Decay {
        Decay::new(split(self.weight_decay, self.decoupled_weight_decay), alpha)
    }

    /// μ of step t.
    fn mu(&self, t: u32) -> f64 {
        self.beta1 * (1.0 - 0.5 * libm::pow(0.96, f64::from(t) * self.momentum_decay))
    }
}

// Memory: m, v, 1 − M, which starts at 0 as every memory does.
impl Step for NAdam {
    type Pace = Pace;

    #[inline(always)]
    fn pace(&self, alpha: f64, t: u32) -> Pace {
        Pace {
            alpha,
            mu: self.mu(t),
            next: self.mu(t + 1),
            root: correction(self.beta2, t).sqrt(),
            decay: self.decay(alpha),
        }
    }

    #[inline(always)]
    fn repace(&self, pace: Pace, alpha: f64, _t: u32) -> Pace {
        Pace { alpha, decay: self.decay(alpha), ..pace }
    }

    #[inline(always)]
    fn axis(&self, pace: Pace, w: f64, g: f64, [m, v, rest]: [&mut f64; 3]) -> f64 {
        let (w, g) = pace.decay.of(w, g);
        average(m, self.beta1, g);
        average(v, self.beta2, g * g);
        let product = (1.0 - *rest) * pace.mu;
        *rest = 1.0 - product;
        let direct = (1.0 - pace.mu) / *rest;
        let carried = pace.next / (1.0 - product * pace.next);
        w - pace.alpha * (direct * g + carried * *m) / (v.sqrt() / pace.root + self.eps)
    }

    fn dynamics(&self, t: u32, memory: &Memory) -> Dynamics {
        let [_, v, _] = memory.0;
        let pace = self.pace(1.0, t);
        let decay = split(self.weight_decay, self.decoupled_weight_decay);
        // Once M has faded.
        let momentum =
            Momentum { direct: 1.0 - pace.mu, carried: pace.next, ..averaged(self.beta1, decay) };
        Dynamics::Scaled(momentum, scale(v.map(|v| v.sqrt() / pace.root), self.eps))
    }
}
