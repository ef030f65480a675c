//! Step rules: how the hiker turns a slope and a learning rate into a step.
//!
//! Semantics are PyTorch's (`torch.optim`, float64); Lion, which PyTorch lacks, is optax's. All of
//! them treat each coordinate for itself, so a rule is written for one coordinate. Adding one: a
//! file with its declaration and its step, a line in the list below, and its trace in
//! `tests/reference/trajectories.json`.
//!
//! ```
//! use blindfolded_hiker::{
//!     optimizer::{Adam, Here, Memory, Optimizer},
//!     vec2::Vec2,
//! };
//!
//! // Whatever the slope, the first step of Adam is α along each axis.
//! let adam = Optimizer::from(Adam::default());
//! let g = Vec2::new(400.0, -0.02);
//! let here = Here { alpha: 0.1, t: 1, w: Vec2::default(), g };
//! let w = adam.step(here, &mut Memory::default());
//! assert!((w.x + 0.1).abs() < 1e-6 && (w.y - 0.1).abs() < 1e-6);
//! ```

mod moments;

use crate::vec2::Vec2;

crate::family! {
    ($)
    /// A step rule with its hyperparameters; the learning rate α is not among them.
    pub enum Optimizer matched by each {
        sgd::Sgd,
        adagrad::Adagrad,
        rmsprop::RmsProp,
        adadelta::Adadelta,
        adam::Adam,
        adamw::AdamW,
        nadam::NAdam,
        radam::RAdam,
        adamax::AdaMax,
        rprop::Rprop,
        lion::Lion,
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
    /// What is the same for all hikers at one step: powers, bias corrections, roots.
    type Pace: Copy;

    /// The pace of step `t`, counted from 1, at learning rate `alpha`.
    fn pace(&self, alpha: f64, t: u32) -> Self::Pace;

    /// The same, given the pace of that step at another learning rate: nothing that is dear, such as
    /// a power, is computed again.
    #[inline(always)]
    fn repace(&self, _pace: Self::Pace, alpha: f64, t: u32) -> Self::Pace {
        self.pace(alpha, t)
    }

    /// One coordinate of the position after one step, given that of the position, of the gradient
    /// and of the three vectors of the memory.
    fn axis(&self, pace: Self::Pace, w: f64, g: f64, memory: [&mut f64; 3]) -> f64;

    /// The position after one step.
    #[inline(always)]
    fn step(&self, pace: Self::Pace, w: Vec2, g: Vec2, memory: &mut Memory) -> Vec2 {
        let [a, b, c] = &mut memory.0;
        Vec2 {
            x: self.axis(pace, w.x, g.x, [&mut a.x, &mut b.x, &mut c.x]),
            y: self.axis(pace, w.y, g.y, [&mut a.y, &mut b.y, &mut c.y]),
        }
    }

    /// How the rule acts on a quadratic, from what it remembers after step `t`.
    fn dynamics(&self, t: u32, memory: &Memory) -> Dynamics;
}

/// How a step rule acts on a quadratic loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dynamics {
    /// Linear, and the same at every step: what is true of one step is true of the whole walk.
    Linear(Momentum),
    /// Linear as long as the factor by which the rule scales each axis holds still. It does not
    /// for long, but it says which way things go: the curvatures that count are those of
    /// S^½HS^½ with S = diag(scale) (Cohen et al. 2022, *Adaptive Gradient Methods at the Edge of
    /// Stability*, arXiv:2207.14484).
    Scaled(Momentum, Vec2),
    /// Steps whose length does not depend on the slope, so that no curvature sets a limit.
    Signed {
        /// Factor by which a step is longer than the last one while the slope keeps its sign.
        growth: f64,
    },
}

/// The linear rule b ← μb + share·g; w ← (1 − α·decay)w − α(direct·g + carried·b), where g is the
/// gradient of the loss with `pull`·‖w‖²/2 added to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Momentum {
    /// Momentum μ: the share of the memory that is kept.
    pub mu: f64,
    /// Weight of a new gradient in the memory.
    pub share: f64,
    /// Weight in the step of the gradient itself.
    pub direct: f64,
    /// Weight in the step of the memory.
    pub carried: f64,
    /// Weight decay that acts as curvature: added to the Hessian.
    pub pull: f64,
    /// Weight decay that acts apart from the gradient: α times it is taken off the position.
    pub decay: f64,
}

impl Momentum {
    /// No memory and no weight decay: plain gradient descent.
    pub const NONE: Self =
        Self { mu: 0.0, share: 1.0, direct: 0.0, carried: 1.0, pull: 0.0, decay: 0.0 };
}

impl Optimizer {
    /// The position after one step.
    pub fn step(&self, here: Here, memory: &mut Memory) -> Vec2 {
        each!(self, rule => rule.step(rule.pace(here.alpha, here.t), here.w, here.g, memory))
    }

    /// One step of many hikers along one axis: the learning rate of all or of each, their coordinates,
    /// the gradients there and the three vectors of their memories. Exactly what [`Self::step`] does
    /// to each of them.
    pub fn step_axis(
        &self,
        alphas: impl Alphas,
        t: u32,
        w: &mut [f64],
        g: &[f64],
        memory: [&mut [f64]; 3],
    ) {
        let [a, b, c] = memory;
        each!(self, rule => step_axis(rule, alphas, t, w, g, a, b, c));
    }

    /// Whether a step is −α∇f and nothing else.
    pub fn is_plain(&self) -> bool {
        matches!(self, Self::Sgd(rule) if rule.momentum == 0.0 && rule.weight_decay == 0.0)
    }

    /// How the rule acts on a quadratic around `here`, scaled as it will scale the step from there.
    pub fn dynamics(&self, here: Here, memory: &Memory) -> Dynamics {
        let mut after = *memory;
        self.step(here, &mut after);
        each!(self, rule => rule.dynamics(here.t, &after))
    }
}

/// The learning rate of all hikers, or of each.
pub trait Alphas: Copy {
    /// Those of the first n.
    #[must_use]
    fn first(self, n: usize) -> Self;

    /// That of the i-th.
    fn of(self, i: usize) -> f64;
}

impl Alphas for f64 {
    fn first(self, _n: usize) -> Self {
        self
    }

    #[inline(always)]
    fn of(self, _i: usize) -> f64 {
        self
    }
}

impl Alphas for &[f64] {
    fn first(self, n: usize) -> Self {
        &self[..n]
    }

    #[inline(always)]
    fn of(self, i: usize) -> f64 {
        self[i]
    }
}

// Each array is an argument of its own, so that the compiler knows that none overlaps another.
#[inline(never)]
#[allow(clippy::too_many_arguments)]
fn step_axis<R: Step, A: Alphas>(
    rule: &R,
    alphas: A,
    t: u32,
    w: &mut [f64],
    g: &[f64],
    a: &mut [f64],
    b: &mut [f64],
    c: &mut [f64],
) {
    let n = w.len();
    let (g, a, b, c) = (&g[..n], &mut a[..n], &mut b[..n], &mut c[..n]);
    let (alphas, common) = (alphas.first(n), rule.pace(1.0, t));
    for i in 0..n {
        let pace = rule.repace(common, alphas.of(i), t);
        w[i] = rule.axis(pace, w[i], g[i], [&mut a[i], &mut b[i], &mut c[i]]);
    }
}
