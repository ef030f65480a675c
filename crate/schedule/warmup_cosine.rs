// The parameters have PyTorch's names.
#![allow(non_snake_case)]

use super::{Memory, Rate, anneal::line, cosine::cosine};
use crate::kind;

kind! {
    /// Raise the learning rate evenly over the first w steps, then lower it along half a cosine.
    ///
    /// Like the cosine alone it does not stay down: it rises again after step w + T.
    WarmupCosine = "warmup_cosine", "Warm-up, then cosine annealing";
    formula "αₖ = α (a + (1 − a) k/w) while k < w, then αmin + (α − αmin)(1 + cos(π(k − w)/T))/2";
    cite "Goyal et al. 2017, sec. 2.2 (gradual warmup); Loshchilov & Hutter 2017, SGDR, eq. 5";
    torch |_| "def rate(k):
    wave = (1 + math.cos(math.pi * max(k - {warmup}, 0) / {T_max})) / 2
    return line({start_factor}, 1, k, {warmup}) * ({eta_min} + (alpha - {eta_min}) * wave)
scheduler = lr_scheduler.LambdaLR(optimizer, lambda k: rate(k) / alpha)";
    /// Number of steps until the whole learning rate is reached.
    warmup "w": u32 = 20, 0 ..= 10_000_000, Integer;
    /// Factor of the learning rate at the first step.
    start_factor "a": f64 = 0.05, 0.0 ..= 10.0, Linear;
    /// Number of steps from the top to the bottom; afterwards the learning rate rises again.
    T_max "T": u32 = 180, 1 ..= 10_000_000, Integer;
    /// Learning rate at the bottom.
    eta_min "αmin": f64 = 0.0, 0.0 ..= 1e12, Linear;
}

impl Rate for WarmupCosine {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        // Each leaves the learning rate alone while it is the other's turn.
        let rise = line(self.start_factor, 1.0, f64::from(k) / f64::from(self.warmup));
        rise * cosine(alpha, self.eta_min, k.saturating_sub(self.warmup), self.T_max)
    }
}
