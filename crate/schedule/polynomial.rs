use super::{Memory, Rate};
use crate::kind;

kind! {
    /// Let the learning rate fall to zero within n steps: in a straight line for p = 1, steeper at
    /// first for p > 1, steeper at the end for p < 1.
    Polynomial = "polynomial", "Polynomial decay";
    formula "αₖ = α (1 − min(k, n)/n)ᵖ";
    cite "PyTorch, torch.optim.lr_scheduler.PolynomialLR; Chen et al. 2017, DeepLab (the poly policy)";
    torch |_| "scheduler = lr_scheduler.PolynomialLR(optimizer, total_iters={total_iters}, power={power})";
    /// Number of steps until the learning rate is zero; from then on the hiker stands still.
    total_iters "n": u32 = 200, 1 ..= 10_000_000, Integer;
    /// Power: 1 is a straight line, more falls faster at first.
    power "p": f64 = 1.0, 0.0 ..= 100.0, Linear;
}

impl Rate for Polynomial {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let left = self.total_iters.saturating_sub(k);
        alpha * libm::pow(f64::from(left) / f64::from(self.total_iters), self.power)
    }
}
