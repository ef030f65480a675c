use super::{Memory, Rate};
use crate::{decimal::power, kind};

kind! {
    /// Multiply the learning rate by γ after every step: a smooth decay.
    Exponential = "exponential", "Exponential decay";
    formula "αₖ = α γᵏ";
    cite "PyTorch, torch.optim.lr_scheduler.ExponentialLR";
    torch |_| "scheduler = lr_scheduler.ExponentialLR(optimizer, gamma={gamma})";
    /// Factor of each step.
    gamma "γ": f64 = 0.97, 0.0 ..= 1.0, Linear;
}

impl Rate for Exponential {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        alpha * power(self.gamma, k)
    }
}
