use super::{Memory, Rate, anneal::line, triangle::triangle};
use crate::kind;

kind! {
    /// Let the learning rate rise from α to αmax and fall back, again and again.
    CyclicTriangular = "cyclic_triangular", "Cyclical, triangular";
    formula "αₖ = α + (αmax − α) tri(k), tri = 0 → 1 in u steps, 1 → 0 in d steps";
    cite "Smith 2017, Cyclical Learning Rates, sec. 3.2; PyTorch, torch.optim.lr_scheduler.CyclicLR";
    torch |_| "scheduler = lr_scheduler.CyclicLR(optimizer, base_lr=alpha, max_lr={max_lr}, step_size_up={step_size_up}, step_size_down={step_size_down}, mode=\"triangular\", cycle_momentum=False)";
    /// Learning rate at the top of each cycle; α is the one at the bottom.
    max_lr "αmax": f64 = 0.3, 0.0 ..= 1e12, Linear;
    /// Number of steps from the bottom to the top.
    step_size_up "u": u32 = 25, 1 ..= 10_000_000, Integer;
    /// Number of steps from the top to the bottom.
    step_size_down "d": u32 = 25, 1 ..= 10_000_000, Integer;
}

impl Rate for CyclicTriangular {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let (height, _) = triangle(k, self.step_size_up, self.step_size_down);
        line(alpha, self.max_lr, height)
    }
}
