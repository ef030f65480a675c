//! Learning-rate schedules: αₖ as a function of k.
//!
//! Semantics are PyTorch's (`torch.optim.lr_scheduler`, closed forms): αₖ is in force during step
//! k, counted from 0. Adding one: a file with its declaration and its rate, a line in the list
//! below, and its values in `tests/reference/schedules.json`.
//!
//! Defaults are PyTorch's, save that counts of steps suit a walk of 200 steps. Every αₖ is finite,
//! at least 0, and found without going through the steps before it.
//!
//! ```
//! use blindfolded_hiker::schedule::{Schedule, Step};
//!
//! let halved = Schedule::from(Step { step_size: 2, gamma: 0.5 });
//! assert_eq!(halved.rates(0.1, 6, &[]), [0.1, 0.1, 0.05, 0.05, 0.025, 0.025]);
//! ```

mod anneal;
mod one_cycle;
mod triangle;

crate::family! {
    ($)
    /// A schedule with its parameters; the base learning rate α is not among them.
    pub enum Schedule matched by each {
        constant::Constant,
        step::Step,
        multistep::Multistep,
        exponential::Exponential,
        inverse_time::InverseTime,
        linear::Linear,
        polynomial::Polynomial,
        cosine::Cosine,
        cosine_restarts::CosineRestarts,
        constant_factor::ConstantFactor,
        warmup_cosine::WarmupCosine,
        wsd::Wsd,
        noam::Noam,
        cyclic_triangular::CyclicTriangular,
        cyclic_triangular2::CyclicTriangular2,
        cyclic_exp_range::CyclicExpRange,
        onecycle_cos::OnecycleCos,
        onecycle_linear::OnecycleLinear,
        onecycle_three_phase::OnecycleThreePhase,
        plateau::Plateau,
        drawn::Drawn,
    }
}

/// What a schedule that listens to the loss remembers; the others leave it at zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory(pub [f64; 4]);

/// What a schedule's own file says.
pub trait Rate {
    /// Whether it hears anything.
    const LISTENS: bool = false;

    /// αₖ for base learning rate `alpha`, k counted from 0.
    fn rate(&self, alpha: f64, k: u32, memory: &Memory) -> f64;

    /// Hears the loss seen after a step, which can change the rate of the next step at the earliest.
    fn hear(&self, _alpha: f64, _loss: f64, _memory: &mut Memory) {}
}

impl Schedule {
    /// αₖ for base learning rate `alpha`, k counted from 0.
    pub fn rate(&self, alpha: f64, k: u32, memory: &Memory) -> f64 {
        each!(self, schedule => schedule.rate(alpha, k, memory))
    }

    /// Hears the loss seen after a step.
    pub fn hear(&self, alpha: f64, loss: f64, memory: &mut Memory) {
        each!(self, schedule => schedule.hear(alpha, loss, memory));
    }

    /// Whether the rates depend on the losses, so that each hiker has its own.
    pub fn listens(&self) -> bool {
        each!(self, schedule => listens(schedule))
    }

    /// αₖ for k = 0 … count − 1; `losses[k]` is what is seen after step k, where it is given.
    pub fn rates(&self, alpha: f64, count: u32, losses: &[f64]) -> Vec<f64> {
        let mut memory = Memory::default();
        (0..count)
            .map(|k| {
                let rate = self.rate(alpha, k, &memory);
                if let Some(&loss) = losses.get(k as usize) {
                    self.hear(alpha, loss, &mut memory);
                }
                rate
            })
            .collect()
    }
}

fn listens<R: Rate>(_: &R) -> bool {
    R::LISTENS
}
