use super::{Dynamics, Memory, Momentum, Step, moments::scale};
use crate::kind;

kind! {
    /// Shorten each coordinate's steps by all the slope it has ever felt.
    ///
    /// As in `torch.optim.Adagrad`, with ε outside the root.
    Adagrad = "adagrad", "Adagrad";
    formula "S ← S + g²;  w ← w − α/(1 + (t − 1)η) · g/(√S + ε)";
    cite "Duchi, Hazan & Singer 2011, J. Mach. Learn. Res. 12, 2121–2159, eq. 1 and fig. 1";
    torch |_| "optimizer = torch.optim.Adagrad([w], lr=alpha, lr_decay={lr_decay}, weight_decay={weight_decay}, initial_accumulator_value={initial_accumulator_value}, eps={eps})";
    /// Decay of the learning rate: step t uses α/(1 + (t − 1)η).
    lr_decay "η": f64 = 0.0, 0.0 ..= 100.0, Log;
    /// Weight decay: adds δw to the slope, a pull towards the origin.
    weight_decay "δ": f64 = 0.0, 0.0 ..= 1.0, Linear;
    /// What the sum of squared slopes starts from; a larger value makes the first steps shorter.
    initial_accumulator_value "S₀": f64 = 0.0, 0.0 ..= 1e6, Log;
    /// Keeps the division safe where no slope was felt yet.
    eps "ε": f64 = 1e-10, 0.0 ..= 1e3, Log;
}

#[derive(Clone, Copy)]
pub struct Pace {
    /// α/(1 + (t − 1)η).
    alpha: f64,
    /// S₀ at the first step, since every memory starts at 0; then nothing.
    initial: f64,
}

// Memory: S.
impl Step for Adagrad {
    type Pace = Pace;

    fn pace(&self, alpha: f64, t: u32) -> Pace {
        Pace {
            alpha: alpha / (1.0 + f64::from(t - 1) * self.lr_decay),
            initial: if t == 1 { self.initial_accumulator_value } else { 0.0 },
        }
    }

    #[inline(always)]
    fn axis(&self, pace: Pace, w: f64, g: f64, [sum, ..]: [&mut f64; 3]) -> f64 {
        let g = g + self.weight_decay * w;
        *sum = *sum + pace.initial + g * g;
        w - pace.alpha * g / (sum.sqrt() + self.eps)
    }

    fn dynamics(&self, t: u32, memory: &Memory) -> Dynamics {
        let momentum = Momentum { pull: self.weight_decay, ..Momentum::NONE };
        let [sum, ..] = memory.0;
        Dynamics::Scaled(momentum, scale(sum.map(f64::sqrt), self.eps) * self.pace(1.0, t).alpha)
    }
}
