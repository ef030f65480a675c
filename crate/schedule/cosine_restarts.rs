// The parameters have PyTorch's names.
#![allow(non_snake_case)]

use super::{Memory, Rate, anneal::wave};
use crate::kind;

kind! {
    /// Lower the learning rate along half a cosine, then jump back to the top and start again.
    ///
    /// αmin itself is never reached: the step that would have it is the first of the next run.
    CosineRestarts = "cosine_restarts", "Cosine annealing with warm restarts";
    formula "αₖ = αmin + (α − αmin)(1 + cos(πj/Tᵢ))/2, j = steps since the last restart, Tᵢ₊₁ = mTᵢ";
    cite "Loshchilov & Hutter 2017, SGDR, eq. 5; PyTorch, torch.optim.lr_scheduler.CosineAnnealingWarmRestarts";
    torch |_| "scheduler = lr_scheduler.CosineAnnealingWarmRestarts(optimizer, T_0={T_0}, T_mult={T_mult}, eta_min={eta_min})";
    /// Number of steps before the first restart.
    T_0 "T₀": u32 = 50, 1 ..= 10_000_000, Integer;
    /// How many times longer each run is than the one before it.
    T_mult "m": u32 = 1, 1 ..= 100, Integer;
    /// Learning rate that each run falls towards.
    eta_min "αmin": f64 = 0.0, 0.0 ..= 1e12, Linear;
}

impl Rate for CosineRestarts {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let equal = self.T_mult <= 1;
        let mut since = f64::from(if equal { k % self.T_0 } else { k });
        let mut length = f64::from(self.T_0);
        // Runs that at least double are few, and counting them has no logarithm to be rounded.
        while since >= length {
            since -= length;
            length *= f64::from(self.T_mult);
        }
        wave(alpha, self.eta_min, since / length)
    }
}
