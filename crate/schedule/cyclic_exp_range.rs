use super::{Memory, Rate, anneal::line, triangle::triangle};
use crate::{decimal::power, kind};

kind! {
    /// Let the learning rate rise from α towards αmax and fall back, a little less far at every step.
    CyclicExpRange = "cyclic_exp_range", "Cyclical, exponentially shrinking";
    formula "αₖ = α + (αmax − α) tri(k) γᵏ, tri = 0 → 1 in u steps, 1 → 0 in d steps";
    cite "Smith 2017, Cyclical Learning Rates, sec. 3.2; PyTorch, torch.optim.lr_scheduler.CyclicLR";
    torch |_| "scheduler = lr_scheduler.CyclicLR(optimizer, base_lr=alpha, max_lr={max_lr}, step_size_up={step_size_up}, step_size_down={step_size_down}, mode=\"exp_range\", gamma={gamma}, cycle_momentum=False)";
    /// Learning rate that the tops shrink from; α is the one at the bottom.
    max_lr "αmax": f64 = 0.3, 0.0 ..= 1e12, Linear;
    /// Number of steps from the bottom to the top.
    step_size_up "u": u32 = 25, 1 ..= 10_000_000, Integer;
    /// Number of steps from the top to the bottom.
    step_size_down "d": u32 = 25, 1 ..= 10_000_000, Integer;
    /// Factor by which the height above α shrinks at every step; 1 keeps it.
    gamma "γ": f64 = 0.99, 0.0 ..= 1.0, Linear;
}

impl Rate for CyclicExpRange {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let (height, _) = triangle(k, self.step_size_up, self.step_size_down);
        line(alpha, self.max_lr, height * power(self.gamma, k))
    }
}
