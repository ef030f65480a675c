//! Step rules: how the hiker turns a slope and a learning rate into a step.
//!
//! Semantics are PyTorch's (`torch.optim`, float64). Adding one: a file with its declaration and
//! its step, a line in the list below, and its trace in `tests/reference/trajectories.json`.

use crate::vec2::Vec2;

crate::family! {
    ($)
    /// A step rule with its hyperparameters; the learning rate α is not among them.
    pub enum Optimizer matched by each {
        sgd::Sgd,
    }
}

/// What a step rule remembers from step to step: up to three vectors, all zero at the start.
///
/// Together with the position it fills one cache line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory(pub [Vec2; 3]);

/// What a step rule is given beside its own hyperparameters.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    /// Learning rate αₖ in force.
    pub alpha: f64,
    /// Number of this step under this rule, from 1.
    pub t: u32,
    /// Position.
    pub w: Vec2,
    /// Gradient at w.
    pub g: Vec2,
}

/// What a step rule's own file says.
pub trait Step {
    /// The position after one step.
    fn step(&self, here: Here, memory: &mut Memory) -> Vec2;

    /// How the rule acts on a quadratic, where that is known in closed form.
    fn dynamics(&self) -> Dynamics;
}

/// A step rule on a quadratic loss, as far as stability is concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dynamics {
    /// The heavy-ball family: b ← μb + g; w ← w − α·(share·b, plus g itself if `lookahead`).
    Momentum {
        /// Momentum μ; 0 is plain gradient descent.
        mu: f64,
        /// Share of a new gradient that enters the memory: 1 − dampening.
        share: f64,
        /// Whether the step looks ahead (Nesterov).
        lookahead: bool,
        /// Curvature that weight decay adds to every direction.
        decay: f64,
    },
}

impl Optimizer {
    /// The position after one step.
    pub fn step(&self, here: Here, memory: &mut Memory) -> Vec2 {
        each!(self, rule => rule.step(here, memory))
    }

    /// How the rule acts on a quadratic.
    pub fn dynamics(&self) -> Dynamics {
        each!(self, rule => rule.dynamics())
    }
}
