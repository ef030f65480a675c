use super::{Memory, Rate, anneal::line, triangle::triangle};
use crate::{decimal::power, kind};

kind! {
    /// Let the learning rate rise from α towards αmax and fall back, half as far in each new cycle.
    CyclicTriangular2 = "cyclic_triangular2", "Cyclical, halving";
    formula "αₖ = α + (αmax − α) tri(k) / 2^⌊k/(u + d)⌋, tri = 0 → 1 in u steps, 1 → 0 in d steps";
    cite "Smith 2017, Cyclical Learning Rates, sec. 3.2; PyTorch, torch.optim.lr_scheduler.CyclicLR";
    torch |_| "scheduler = lr_scheduler.CyclicLR(optimizer, base_lr=alpha, max_lr={max_lr}, step_size_up={step_size_up}, step_size_down={step_size_down}, mode=\"triangular2\", cycle_momentum=False)";
    /// Learning rate at the top of the first cycle; α is the one at the bottom.
    max_lr "αmax": f64 = 0.3, 0.0 ..= 1e12, Linear;
    /// Number of steps from the bottom to the top.
    step_size_up "u": u32 = 25, 1 ..= 10_000_000, Integer;
    /// Number of steps from the top to the bottom.
    step_size_down "d": u32 = 25, 1 ..= 10_000_000, Integer;
}

impl Rate for CyclicTriangular2 {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let (height, cycles) = triangle(k, self.step_size_up, self.step_size_down);
        line(alpha, self.max_lr, height * power(0.5, cycles))
    }
}
