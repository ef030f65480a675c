use super::{Memory, Rate};
use crate::kind;

kind! {
    /// The same learning rate at every step: a horizontal line.
    Constant = "constant", "Constant";
    formula "αₖ = α";
    cite "Cauchy 1847; Nesterov 2004, Introductory Lectures on Convex Optimization, sec. 1.2.3";
    torch |_| "scheduler = lr_scheduler.LambdaLR(optimizer, lambda k: 1)";
}

impl Rate for Constant {
    fn rate(&self, alpha: f64, _k: u32, _memory: &Memory) -> f64 {
        alpha
    }
}
