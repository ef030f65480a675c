use super::{Memory, Rate};
use crate::{decimal::power, kind};

kind! {
    /// Multiply the learning rate by γ at steps of your choice.
    ///
    /// The order of the milestones does not matter; one that is listed twice cuts twice.
    Multistep = "multistep", "Decay at milestones";
    formula "αₖ = α γ^(number of milestones ≤ k)";
    cite "PyTorch, torch.optim.lr_scheduler.MultiStepLR; He et al. 2016, Deep Residual Learning, sec. 4.2";
    torch |_| "scheduler = lr_scheduler.MultiStepLR(optimizer, milestones=[math.ceil(m) for m in {milestones}], gamma={gamma})";
    /// Steps at which the learning rate is cut.
    milestones "m": Vec<f64> = &[50.0, 100.0, 150.0], 0 ..= 10_000_000, List(Form {
        text: "a list of at most 1000 step numbers, such as [50, 100, 150]",
        names: &[],
        width: 1,
        least: 0,
        most: 1000,
    });
    /// Factor of each cut.
    gamma "γ": f64 = 0.1, 0.0 ..= 1.0, Linear;
}

impl Rate for Multistep {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let mut passed = 0;
        for &milestone in &self.milestones {
            passed += u32::from(milestone <= f64::from(k));
        }
        alpha * power(self.gamma, passed)
    }
}
