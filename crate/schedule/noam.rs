use super::{Memory, Rate};
use crate::kind;

kind! {
    /// Raise the learning rate evenly over w steps, then lower it like 1/√k.
    ///
    /// Made for Transformers, whose width d scales it; its peak is α/√(dw), at step w.
    Noam = "noam", "Noam (Transformer)";
    formula "αₖ = α d^(−1/2) min(t^(−1/2), t w^(−3/2)), t = k + 1";
    cite "Vaswani et al. 2017, Attention Is All You Need, eq. 3";
    torch |_| "scheduler = lr_scheduler.LambdaLR(optimizer, lambda k: {d_model}**-0.5 * min((k + 1)**-0.5, (k + 1) / max({warmup}, 1e-9)**1.5))";
    /// Width of the model: the learning rate is divided by its square root; 1 leaves it alone.
    d_model "d": u32 = 1, 1 ..= 1_000_000, Integer;
    /// Number of steps until the peak.
    warmup "w": u32 = 40, 0 ..= 10_000_000, Integer;
}

impl Rate for Noam {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let (t, d, w) = (f64::from(k) + 1.0, f64::from(self.d_model), f64::from(self.warmup));
        // Without a warm-up the second term is infinite, and the first one is the least.
        alpha / d.sqrt() * (1.0 / t.sqrt()).min(t / (w * w.sqrt()))
    }
}
