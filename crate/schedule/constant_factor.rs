use super::{Memory, Rate};
use crate::kind;

kind! {
    /// Hold back at first: for n steps a share of the learning rate, then all of it.
    ConstantFactor = "constant_factor", "Constant, held back at first";
    formula "αₖ = cα while k < n, then α";
    cite "PyTorch, torch.optim.lr_scheduler.ConstantLR; Goyal et al. 2017, sec. 2.2 (constant warmup)";
    torch |it| if it.factor > 0.0 && it.factor <= 1.0 && it.total_iters > 0 {
        "scheduler = lr_scheduler.ConstantLR(optimizer, factor={factor}, total_iters={total_iters})"
    } else {
        // ConstantLR refuses such factors, and holds back for ever where it is to do so for no step.
        "scheduler = lr_scheduler.LambdaLR(optimizer, lambda k: {factor} if k < {total_iters} else 1)"
    };
    /// Factor of the learning rate during the first n steps.
    factor "c": f64 = 1.0 / 3.0, 0.0 ..= 10.0, Linear;
    /// Number of steps before the whole learning rate is used.
    total_iters "n": u32 = 50, 0 ..= 10_000_000, Integer;
}

impl Rate for ConstantFactor {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        if k < self.total_iters { alpha * self.factor } else { alpha }
    }
}
