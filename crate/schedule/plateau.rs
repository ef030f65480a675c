use super::{Memory, Rate};
use crate::{decimal::power, kind};

kind! {
    /// Listen to the loss: whenever it has not improved for more than p steps, multiply the learning
    /// rate by γ.
    ///
    /// The learning rate of a step depends on the losses seen before it, the start not included. A
    /// loss that is not a number is never an improvement.
    Plateau = "plateau", "Cut on a plateau";
    formula "α ← max(γα, αmin) after more than p steps without a better loss";
    cite "PyTorch, torch.optim.lr_scheduler.ReduceLROnPlateau; He et al. 2016, Deep Residual Learning, sec. 3.4";
    torch |it| if it.factor < 1.0 {
        "scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, mode={mode}, factor={factor}, patience={patience}, threshold={threshold}, threshold_mode={threshold_mode}, cooldown={cooldown}, min_lr={min_lr}, eps={eps})"
    } else {
        // A factor of 1 cuts nothing, and PyTorch refuses it.
        "scheduler = lr_scheduler.LambdaLR(optimizer, lambda k: 1)"
    };
    /// Which loss is better: the smaller one (min) or the greater one (max).
    mode "better": &'static str = "min", 0 ..= 0, Choice(&["min", "max"]);
    /// Factor of each cut.
    factor "γ": f64 = 0.1, 0.0 ..= 1.0, Linear;
    /// Number of steps without improvement that are put up with.
    patience "p": u32 = 10, 0 ..= 10_000_000, Integer;
    /// How much better than the best one so far a loss must be to count as an improvement.
    threshold "τ": f64 = 1e-4, 0.0 ..= 1e12, Linear;
    /// Whether τ is a share of the best loss so far (rel) or an amount (abs).
    threshold_mode "τ is": &'static str = "rel", 0 ..= 0, Choice(&["rel", "abs"]);
    /// Number of steps after a cut during which no step counts as one without improvement.
    cooldown "c": u32 = 0, 0 ..= 10_000_000, Integer;
    /// Learning rate below which no cut goes.
    min_lr "αmin": f64 = 0.0, 0.0 ..= 1e12, Linear;
    /// A cut that would lower the learning rate by no more than this is not made.
    eps "ε": f64 = 1e-8, 0.0 ..= 1e12, Linear;
}

impl Plateau {
    /// The learning rate after so many cuts.
    fn after(&self, cuts: f64, alpha: f64) -> f64 {
        if cuts < 1.0 { alpha } else { (alpha * power(self.factor, cuts as u32)).max(self.min_lr) }
    }

    fn is_better(&self, loss: f64, best: f64) -> bool {
        let share = if self.threshold_mode == "rel" { self.threshold } else { 0.0 };
        let amount = self.threshold - share;
        if self.mode == "min" {
            loss < best * (1.0 - share) - amount
        } else {
            loss > best * (1.0 + share) + amount
        }
    }
}

impl Rate for Plateau {
    const LISTENS: bool = true;

    fn rate(&self, alpha: f64, _k: u32, memory: &Memory) -> f64 {
        let [_, _, _, cuts] = memory.0;
        self.after(cuts, alpha)
    }

    fn hear(&self, alpha: f64, loss: f64, memory: &mut Memory) {
        // The best loss so far; 1 once there is one; steps without improvement so far, or, below
        // zero, steps of cooldown still to come: there are never both; the cuts that were made.
        let [best, known, count, cuts] = &mut memory.0;
        let worst = if self.mode == "min" { f64::INFINITY } else { f64::NEG_INFINITY };
        let better = self.is_better(loss, if *known == 0.0 { worst } else { *best });
        if better {
            (*best, *known) = (loss, 1.0);
        }
        if *count < 0.0 || !better {
            *count += 1.0;
        } else {
            *count = 0.0;
        }
        if *count > f64::from(self.patience) {
            *count = 0.0 - f64::from(self.cooldown);
            let cut = self.after(*cuts + 1.0, alpha);
            if self.after(*cuts, alpha) - cut > self.eps {
                *cuts += 1.0;
            }
        }
    }
}
