use super::{Memory, Rate};
use crate::kind;

kind! {
    /// Divide the learning rate by a number that grows evenly: fast decay at first, ever slower later.
    InverseTime = "inverse_time", "Inverse-time decay";
    formula "αₖ = α / (1 + ck)";
    cite "Robbins & Monro 1951; Bottou 2012, Stochastic Gradient Descent Tricks; Keras, InverseTimeDecay";
    torch |_| "scheduler = lr_scheduler.LambdaLR(optimizer, lambda k: 1 / (1 + {k} * k))";
    /// Decay: the learning rate is halved after 1/c steps.
    k "c": f64 = 0.05, 0.0 ..= 1e6, Linear;
}

impl Rate for InverseTime {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        alpha / (1.0 + self.k * f64::from(k))
    }
}
