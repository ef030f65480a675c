use super::{
    Dynamics, Memory, Step,
    moments::{Decay, average, averaged, correction, scale, split},
};
use crate::{kind, vec2::Vec2};

kind! {
    /// Adam that does not scale the axes until it has seen enough slopes to judge their size: a built-in warm-up.
    ///
    /// As in `torch.optim.RAdam`: ε beside √v before its bias correction, and the axes are scaled
    /// from ρₜ > 5 on (in the paper from ρₜ > 4 on, without ε).
    RAdam = "radam", "RAdam";
    formula "m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  w ← w − α m̂ · r√(1 − β₂ᵗ)/(√v + ε) if ρₜ > 5, else w ← w − α m̂";
    cite "Liu et al. 2020, Algorithm 2, arXiv:1908.03265";
    torch |_| "optimizer = torch.optim.RAdam([w], lr=alpha, betas=({beta1}, {beta2}), eps={eps}, weight_decay={weight_decay}, decoupled_weight_decay={decoupled_weight_decay})";
    /// Share of the averaged slope that is kept from step to step.
    beta1 "β₁": f64 = 0.9, 0.0 ..= 0.999_999, Linear;
    /// Share of the averaged squared slope that is kept from step to step.
    beta2 "β₂": f64 = 0.999, 0.0 ..= 0.999_999, Linear;
    /// Keeps the division safe where the slope is tiny.
    eps "ε": f64 = 1e-8, 0.0 ..= 1e3, Log;
    /// Weight decay: a pull towards the origin.
    weight_decay "δ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// Keep weight decay apart from the slope, neither averaged nor scaled with it.
    decoupled_weight_decay "decoupled": bool = false, 0 ..= 0, Bool;
}

#[derive(Clone, Copy)]
pub struct Pace {
    /// 1 − β₁ᵗ.
    first: f64,
    /// α/(1 − β₁ᵗ).
    alpha: f64,
    /// r√(1 − β₂ᵗ) where the axes are scaled.
    factor: Option<f64>,
    decay: Decay,
}

impl RAdam {
    #[inline(always)]
    fn decay(&self, alpha: f64) -> Decay {
        Decay::new(split(self.weight_decay, self.decoupled_weight_decay), alpha)
    }

    /// ρ∞ = 2/(1 − β₂) − 1 and ρₜ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ): how many slopes v is an average of, in
    /// the end and after step t.
    pub fn lengths(&self, t: u32) -> [f64; 2] {
        let end = 2.0 / (1.0 - self.beta2) - 1.0;
        let power = libm::pow(self.beta2, t.into());
        [end, end - 2.0 * f64::from(t) * power / (1.0 - power)]
    }

    /// r = √((ρₜ − 4)(ρₜ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρₜ)), by which the scaled step of step t is
    /// shortened; none while v is an average of too few slopes to be of use.
    pub fn rectification(&self, t: u32) -> Option<f64> {
        let [end, now] = self.lengths(t);
        (now > 5.0)
            .then(|| ((now - 4.0) * (now - 2.0) * end / ((end - 4.0) * (end - 2.0) * now)).sqrt())
    }
}

// Memory: m, v.
impl Step for RAdam {
    type Pace = Pace;

    #[inline(always)]
    fn pace(&self, alpha: f64, t: u32) -> Pace {
        let first = correction(self.beta1, t);
        Pace {
            alpha: alpha / first,
            factor: self.rectification(t).map(|r| r * correction(self.beta2, t).sqrt()),
            first,
            decay: self.decay(alpha),
        }
    }

    #[inline(always)]
    fn repace(&self, pace: Pace, alpha: f64, _t: u32) -> Pace {
        Pace { alpha: alpha / pace.first, decay: self.decay(alpha), ..pace }
    }

    #[inline(always)]
    fn axis(&self, pace: Pace, w: f64, g: f64, [m, v, _]: [&mut f64; 3]) -> f64 {
        let (w, g) = pace.decay.of(w, g);
        average(m, self.beta1, g);
        average(v, self.beta2, g * g);
        match pace.factor {
            Some(factor) => w - pace.alpha * *m * factor / (v.sqrt() + self.eps),
            None => w - pace.alpha * *m,
        }
    }

    fn dynamics(&self, t: u32, memory: &Memory) -> Dynamics {
        let [_, v, _] = memory.0;
        let decay = split(self.weight_decay, self.decoupled_weight_decay);
        let momentum = averaged(self.beta1, decay);
        let scale = match self.pace(1.0, t).factor {
            Some(factor) => scale(v.map(f64::sqrt), self.eps) * factor,
            // Not for long: the axes will be scaled.
            None => Vec2::new(1.0, 1.0),
        };
        Dynamics::Scaled(momentum, scale)
    }
}
