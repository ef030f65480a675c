//! Iterating a spec: one pure step, and a whole walk as columns of numbers.
//!
//! Nobody owns a walk. It is a function of its spec, so that stepping back, branching and replaying
//! are reading another row. Divergence is data: nothing is clamped, and the first row that is no
//! longer finite is kept as the last one.

use crate::{
    error::{Accepted, Error},
    optimizer::{self, Here},
    schedule,
    spec::{MAX_ITERATIONS, Phase, Spec},
    value::{Field, Value},
    vec2::Vec2,
};

/// How a walk, or one iterate of it, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Finite and not at a flat place.
    Walking,
    /// ‖∇f‖ ≤ tolerance.
    Converged,
    /// Position or loss is no longer finite.
    Diverged,
}

/// One point of a walk with everything that the next step needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Iterate {
    /// k, from 0.
    pub iteration: u32,
    /// wₖ.
    pub w: Vec2,
    /// f(wₖ).
    pub loss: f64,
    /// ∇f(wₖ).
    pub gradient: Vec2,
    /// What the step rule remembers.
    pub memory: optimizer::Memory,
    /// What the schedule remembers.
    pub rhythm: schedule::Memory,
}

/// A walk as columns, all of the same length.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// First coordinates.
    pub x: Vec<f64>,
    /// Second coordinates.
    pub y: Vec<f64>,
    /// Losses.
    pub loss: Vec<f64>,
    /// The learning rate of the step that led here; NaN at the start.
    pub alpha: Vec<f64>,
    /// ‖∇f‖.
    pub gradient_norm: Vec<f64>,
    /// How it ended.
    pub outcome: Outcome,
    /// Iteration of the outcome: the first converged row, the row that is no longer finite, or the
    /// last row.
    pub at: u32,
}

impl Outcome {
    /// Its name in plain data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Walking => "walking",
            Self::Converged => "converged",
            Self::Diverged => "diverged",
        }
    }
}

impl Iterate {
    /// The start of a walk.
    pub fn start(spec: &Spec) -> Self {
        Self::here(spec, 0, spec.start, optimizer::Memory::default(), schedule::Memory::default())
    }

    fn here(
        spec: &Spec,
        iteration: u32,
        w: Vec2,
        memory: optimizer::Memory,
        rhythm: schedule::Memory,
    ) -> Self {
        let (loss, gradient) = spec.surface.slope(w);
        Self { iteration, w, loss, gradient, memory, rhythm }
    }

    /// Whether it has converged, diverged or neither.
    pub fn outcome(&self, tolerance: f64) -> Outcome {
        if !(self.w.is_finite() && self.loss.is_finite()) {
            Outcome::Diverged
        } else if self.gradient.norm() <= tolerance {
            Outcome::Converged
        } else {
            Outcome::Walking
        }
    }

    /// αₖ in force for the next step.
    pub fn alpha(&self, phase: &Phase<'_>) -> f64 {
        let (schedule, zero) = phase.schedule;
        schedule.rate(phase.alpha, self.iteration - zero, &self.rhythm(phase))
    }

    /// What the step rule is given for the next step.
    pub fn stance(&self, phase: &Phase<'_>) -> (Here, optimizer::Memory) {
        let anew = phase.forgets && self.iteration == phase.since;
        let memory = if anew { optimizer::Memory::default() } else { self.memory };
        let t = self.iteration - phase.optimizer.1 + 1;
        (Here { alpha: self.alpha(phase), t, w: self.w, g: self.gradient }, memory)
    }

    fn rhythm(&self, phase: &Phase<'_>) -> schedule::Memory {
        let anew = phase.restarts && self.iteration == phase.since;
        if anew { schedule::Memory::default() } else { self.rhythm }
    }

    /// The next iterate. One that is no longer finite has no next one and stays.
    #[must_use]
    pub fn next(&self, spec: &Spec, phase: &Phase<'_>) -> Self {
        if self.outcome(spec.tolerance) == Outcome::Diverged {
            return *self;
        }
        let (here, mut memory) = self.stance(phase);
        let w = phase.optimizer.0.step(here, &mut memory);
        let mut next = Self::here(spec, self.iteration + 1, w, memory, self.rhythm(phase));
        phase.schedule.0.hear(phase.alpha, next.loss, &mut next.rhythm);
        next
    }

    /// Reads the parts of a state that a step needs; loss and gradient are computed anew.
    ///
    /// # Errors
    /// Names the first field that is not what [`Iterate::next`] could have produced.
    pub fn read(spec: &Spec, state: &Field<'_>) -> Result<Self, Error> {
        const FORM: &str = "what step returned";
        if !matches!(state.value, Value::Map(_)) {
            return Err(state.refused(Accepted::Form(FORM)));
        }
        let iteration = state.get("iteration").integer(0, MAX_ITERATIONS)?;
        let w = Vec2::new(state.get("x").any_number()?, state.get("y").any_number()?);
        let remembered = state.get("memory");
        let mut rhythm = schedule::Memory::default();
        remembered.get("schedule").copy_numbers(&mut rhythm.0, FORM)?;
        let mut vectors = [0.0; 6];
        remembered.get("optimizer").copy_numbers(&mut vectors, FORM)?;
        let [a, b, c, d, e, f] = vectors;
        let memory = optimizer::Memory([Vec2::new(a, b), Vec2::new(c, d), Vec2::new(e, f)]);
        Ok(Self::here(spec, iteration, w, memory, rhythm))
    }
}

/// The phase that is in force at an iteration.
pub fn phase_at<'a>(phases: &[Phase<'a>], iteration: u32) -> Phase<'a> {
    let after = phases.partition_point(|phase| phase.since <= iteration);
    phases[after.max(1) - 1]
}

/// Visits iterates 0, 1, … with the learning rate that led to each, until `count` steps are done,
/// the walk is no longer finite, or `visit` returns false. Gives the last iterate.
pub fn iterate(
    spec: &Spec,
    from: Iterate,
    count: u32,
    visit: &mut dyn FnMut(&Iterate, f64) -> bool,
) -> Iterate {
    let phases = spec.phases();
    let mut here = from;
    let mut alpha = f64::NAN;
    for _ in 0..count {
        if !visit(&here, alpha) || here.outcome(spec.tolerance) == Outcome::Diverged {
            return here;
        }
        let phase = phase_at(&phases, here.iteration);
        alpha = here.alpha(&phase);
        here = here.next(spec, &phase);
    }
    visit(&here, alpha);
    here
}

/// The first `count` steps of a walk.
pub fn walk(spec: &Spec, count: u32) -> Walk {
    let rows = (count as usize).min(100_000) + 1;
    let mut walk = Walk {
        x: Vec::with_capacity(rows),
        y: Vec::with_capacity(rows),
        loss: Vec::with_capacity(rows),
        alpha: Vec::with_capacity(rows),
        gradient_norm: Vec::with_capacity(rows),
        outcome: Outcome::Walking,
        at: 0,
    };
    let last = iterate(spec, Iterate::start(spec), count, &mut |here, alpha| {
        walk.x.push(here.w.x);
        walk.y.push(here.w.y);
        walk.loss.push(here.loss);
        walk.alpha.push(alpha);
        walk.gradient_norm.push(here.gradient.norm());
        if walk.outcome == Outcome::Walking {
            walk.outcome = here.outcome(spec.tolerance);
            walk.at = here.iteration;
        }
        true
    });
    if last.outcome(spec.tolerance) == Outcome::Diverged {
        walk.outcome = Outcome::Diverged;
        walk.at = last.iteration;
    }
    walk
}
