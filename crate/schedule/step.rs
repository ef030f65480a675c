use super::{Memory, Rate};
use crate::{decimal::power, kind};

kind! {
    /// Multiply the learning rate by γ after every s steps; γ = 0.5 halves it.
    Step = "step", "Step decay";
    formula "αₖ = α γ^⌊k/s⌋";
    cite "PyTorch, torch.optim.lr_scheduler.StepLR; Goodfellow et al. 2016, Deep Learning, sec. 8.3.1";
    torch |_| "scheduler = lr_scheduler.StepLR(optimizer, step_size={step_size}, gamma={gamma})";
    /// Number of steps between two cuts.
    step_size "s": u32 = 30, 1 ..= 1_000_000, Integer;
    /// Factor of each cut.
    gamma "γ": f64 = 0.5, 0.0 ..= 1.0, Linear;
}

impl Rate for Step {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        alpha * power(self.gamma, k / self.step_size)
    }
}
