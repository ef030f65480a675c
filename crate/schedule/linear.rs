use super::{Memory, Rate, anneal::line};
use crate::kind;

kind! {
    /// Change the learning rate evenly over n steps, from a times α to b times α, and keep that.
    ///
    /// A slow start (warm-up) with a < b, a decay with a > b, a range test with b far above 1.
    Linear = "linear", "Linear change";
    formula "αₖ = α (a + (b − a) min(k, n)/n)";
    cite "PyTorch, torch.optim.lr_scheduler.LinearLR; Goyal et al. 2017, sec. 2.2 (gradual warmup)";
    torch |it| if it.start_factor > 0.0 && it.start_factor <= 1.0 && it.end_factor <= 1.0 {
        "scheduler = lr_scheduler.LinearLR(optimizer, start_factor={start_factor}, end_factor={end_factor}, total_iters={total_iters})"
    } else {
        // LinearLR refuses such factors.
        "scheduler = lr_scheduler.LambdaLR(optimizer, lambda k: line({start_factor}, {end_factor}, k, {total_iters}))"
    };
    /// Factor of the learning rate at the first step.
    start_factor "a": f64 = 1.0 / 3.0, 0.0 ..= 10.0, Linear;
    /// Factor of the learning rate from step n on.
    end_factor "b": f64 = 1.0, 0.0 ..= 10.0, Linear;
    /// Number of steps that the change takes.
    total_iters "n": u32 = 50, 1 ..= 10_000_000, Integer;
}

impl Rate for Linear {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let part = f64::from(k) / f64::from(self.total_iters);
        alpha * line(self.start_factor, self.end_factor, part)
    }
}
