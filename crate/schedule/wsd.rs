use super::{Memory, Rate, anneal::line};
use crate::kind;

kind! {
    /// Warm up over w steps, stay for s steps, come down evenly over d steps, and keep what is left.
    Wsd = "wsd", "Warm-up, stable, decay";
    formula "αₖ = α (a + (1 − a) k/w) while k < w, α for s steps, then α (1 + (b − 1) min(k − w − s, d)/d)";
    cite "Hu et al. 2024, MiniCPM, sec. 4, with a linear decay";
    torch |_| "def rate(k):
    since = k - {warmup} - {stable}
    return line({start_factor}, 1, k, {warmup}) * (line(1, {end_factor}, since, {decay}) if since >= 0 else 1)
scheduler = lr_scheduler.LambdaLR(optimizer, rate)";
    /// Number of steps until the whole learning rate is reached.
    warmup "w": u32 = 20, 0 ..= 10_000_000, Integer;
    /// Factor of the learning rate at the first step.
    start_factor "a": f64 = 0.05, 0.0 ..= 10.0, Linear;
    /// Number of steps at the whole learning rate.
    stable "s": u32 = 120, 0 ..= 10_000_000, Integer;
    /// Number of steps that the way down takes.
    decay "d": u32 = 60, 0 ..= 10_000_000, Integer;
    /// Factor of the learning rate once it is down.
    end_factor "b": f64 = 0.0, 0.0 ..= 10.0, Linear;
}

impl Rate for Wsd {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let Self { warmup, start_factor, stable, decay, end_factor } = *self;
        let rise = line(start_factor, 1.0, f64::from(k) / f64::from(warmup));
        let falling = k.checked_sub(warmup + stable);
        let fall = |since: u32| line(1.0, end_factor, f64::from(since) / f64::from(decay));
        alpha * rise * falling.map_or(1.0, fall)
    }
}
