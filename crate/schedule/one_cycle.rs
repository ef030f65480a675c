//! The one-cycle rule: up to the peak and down again, once. Its kinds differ in defaults only.
//!
//! As in PyTorch's `OneCycleLR` the turns lie at pN − 1, (2pN − 2) and N − 1, whole numbers or not.
//! From step N on PyTorch refuses to go further; here the last value, that of step N − 1, stays.

use super::anneal::{line, wave};

/// One cycle of learning rates.
pub struct OneCycle {
    /// Number of steps N ≥ 1.
    pub total_steps: u32,
    /// Share p of the steps before the peak, from 0 to 1.
    pub pct_start: f64,
    /// How many times smaller than the peak the first learning rate is.
    pub div_factor: f64,
    /// How many times smaller than the first learning rate the last one is.
    pub final_div_factor: f64,
    /// Straight lines instead of half cosines.
    pub straight: bool,
    /// Back to the first learning rate as fast as up, and from there to the last one.
    pub three_phase: bool,
}

impl OneCycle {
    /// αₖ for a peak of α.
    pub fn rate(&self, peak: f64, k: u32) -> f64 {
        let n = f64::from(self.total_steps);
        let k = f64::from(k).min(n - 1.0);
        let first = peak / self.div_factor;
        let end = (n - 1.0, first / self.final_div_factor);
        let top = (self.pct_start * n - 1.0, peak);
        let back = if self.three_phase { (2.0 * self.pct_start * n - 2.0, first) } else { end };
        let (mut since, mut from) = (0.0, first);
        for (until, to) in [top, back, end] {
            if k <= until {
                let part = (k - since) / (until - since);
                return if self.straight { line(from, to, part) } else { wave(from, to, part) };
            }
            (since, from) = (until, to);
        }
        from
    }
}

/// Declares a kind of one cycle by its prose and its defaults.
macro_rules! one_cycle {
    (
        $(#[doc = $prose:literal])+
        $name:ident = $kind:literal, $label:literal;
        formula $formula:literal;
        defaults $anneal:literal, three_phase $three_phase:literal;
    ) => {
        $crate::kind! {
            $(#[doc = $prose])+
            $name = $kind, $label;
            formula $formula;
            cite "Smith & Topin 2018, Super-Convergence; PyTorch, torch.optim.lr_scheduler.OneCycleLR";
            torch |_| "scheduler = lr_scheduler.OneCycleLR(optimizer, max_lr=alpha, total_steps={total_steps}, pct_start={pct_start}, anneal_strategy={anneal}, cycle_momentum=False, div_factor={div_factor}, final_div_factor={final_div_factor}, three_phase={three_phase})
# After the last step PyTorch refuses to go on; here its learning rate stays.
scheduler.step = lambda step=scheduler.step: scheduler.last_epoch + 1 < scheduler.total_steps and step()";
            /// Number of steps of the whole cycle; afterwards the last learning rate stays.
            total_steps "N": u32 = 200, 1 ..= 10_000_000, Integer;
            /// Share of the steps that the way up to α takes.
            pct_start "p": f64 = 0.3, 0.0 ..= 1.0, Linear;
            /// How many times smaller than α the first learning rate is.
            div_factor "d₁": f64 = 25.0, 1e-3 ..= 1e12, Log;
            /// How many times smaller than the first learning rate the last one is.
            final_div_factor "d₂": f64 = 1e4, 1e-3 ..= 1e12, Log;
            /// Shape of each way: half a cosine, level at both ends, or a straight line.
            anneal "shape": &'static str = $anneal, 0 ..= 0, Choice(&["cos", "linear"]);
            /// Come down as fast as up, to the first learning rate, and only then to the last one.
            three_phase "three phases": bool = $three_phase, 0 ..= 0, Bool;
        }

        impl $crate::schedule::Rate for $name {
            fn rate(&self, alpha: f64, k: u32, _memory: &$crate::schedule::Memory) -> f64 {
                let cycle = $crate::schedule::one_cycle::OneCycle {
                    total_steps: self.total_steps,
                    pct_start: self.pct_start,
                    div_factor: self.div_factor,
                    final_div_factor: self.final_div_factor,
                    straight: self.anneal == "linear",
                    three_phase: self.three_phase,
                };
                cycle.rate(alpha, k)
            }
        }
    };
}

pub(super) use one_cycle;
