//! Iterating a spec: one pure step, and a whole walk as columns of numbers.
//!
//! Nobody owns a walk. It is a function of its spec, so that stepping back, branching and replaying
//! are reading another row. Divergence is data: nothing is clamped, and the first row that is no
//! longer finite is kept as the last one.
//!
//! ```
//! use blindfolded_hiker::{spec::Spec, surface, walk::{Outcome, walk}};
//!
//! // Curvature 6 across the valley: 1 − αλ is −0.8 at α = 0.3, and each step lands on the other side.
//! let mut spec = Spec::new(surface::Bowl { kappa: 6.0 }, 0.3, [0.0, 1.0]);
//! let swinging = walk(&spec, 2);
//! assert!((swinging.y[1] + 0.8).abs() < 1e-12 && (swinging.y[2] - 0.64).abs() < 1e-12);
//!
//! // Beyond 2/λ every swing is larger than the last, and nothing stops it.
//! spec.alpha = 0.5;
//! let gone = walk(&spec, 10_000);
//! assert_eq!(gone.outcome, Outcome::Diverged);
//! assert_eq!(gone.at as usize, gone.y.len() - 1);
//! ```

use crate::{
    error::{Accepted, Error},
    optimizer::{self, Here},
    random, schedule,
    spec::{Batch, MAX_ITERATIONS, Noise, Phase, Spec},
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
        if self.is_lost() {
            Outcome::Diverged
        } else if self.gradient.norm() <= tolerance {
            Outcome::Converged
        } else {
            Outcome::Walking
        }
    }

    /// Whether position or loss is no longer finite.
    #[inline(always)]
    fn is_lost(&self) -> bool {
        !(self.w.is_finite() && self.loss.is_finite())
    }

    /// The slope that the next step is taken from: ∇f(wₖ), or that of the mini-batch of iteration k,
    /// with the noise of iteration k.
    #[inline(always)]
    pub fn felt(&self, spec: &Spec) -> Vec2 {
        if spec.batch.is_none() && spec.noise.is_none() {
            self.gradient
        } else {
            self.by_chance(spec)
        }
    }

    #[inline(never)]
    fn by_chance(&self, spec: &Spec) -> Vec2 {
        let mut felt = self.gradient;
        if let Some(Batch { size, seed, replace }) = spec.batch {
            let draw = if replace { random::with_replacement } else { random::without_replacement };
            let rows = draw(seed, self.iteration, size, spec.surface.samples());
            felt = spec.surface.sample_slope(self.w, &rows);
        }
        if let Some(Noise { sigma, seed }) = spec.noise {
            felt += random::normal(seed, self.iteration) * sigma;
        }
        felt
    }

    /// αₖ in force for the next step.
    pub fn alpha(&self, phase: &Phase<'_>) -> f64 {
        let (schedule, zero) = phase.schedule;
        schedule.rate(phase.alpha, self.iteration - zero, &self.rhythm(phase))
    }

    /// What the step rule is given for the next step, and what it remembers.
    pub fn stance(&self, spec: &Spec, phase: &Phase<'_>) -> (Here, optimizer::Memory) {
        let anew = phase.forgets && self.iteration == phase.since;
        let memory = if anew { optimizer::Memory::default() } else { self.memory };
        let t = self.iteration - phase.optimizer.1 + 1;
        (Here { alpha: self.alpha(phase), t, w: self.w, g: self.felt(spec) }, memory)
    }

    fn rhythm(&self, phase: &Phase<'_>) -> schedule::Memory {
        let anew = phase.restarts && self.iteration == phase.since;
        if anew { schedule::Memory::default() } else { self.rhythm }
    }

    /// The next iterate. One that is no longer finite has no next one and stays.
    #[must_use]
    pub fn next(&self, spec: &Spec, phase: &Phase<'_>) -> Self {
        let mut next = *self;
        if !self.is_lost() {
            next.advance(spec, phase);
        }
        next
    }

    /// Becomes the next iterate, with the learning rate that is given back.
    #[inline(always)]
    fn advance(&mut self, spec: &Spec, phase: &Phase<'_>) -> f64 {
        if self.iteration == phase.since {
            self.rhythm = self.rhythm(phase);
            if phase.forgets {
                self.memory = optimizer::Memory::default();
            }
        }
        let ((schedule, zero), (rule, since)) = (phase.schedule, phase.optimizer);
        let alpha = schedule.rate(phase.alpha, self.iteration - zero, &self.rhythm);
        let t = self.iteration - since + 1;
        let here = Here { alpha, t, w: self.w, g: self.felt(spec) };
        self.w = rule.step(here, &mut self.memory);
        (self.loss, self.gradient) = spec.surface.slope(self.w);
        self.iteration += 1;
        schedule.hear(phase.alpha, self.loss, &mut self.rhythm);
        alpha
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
    visit_each(spec, from, count, visit)
}

/// The same with the visit inside the loop.
#[inline(always)]
fn visit_each(
    spec: &Spec,
    from: Iterate,
    count: u32,
    mut visit: impl FnMut(&Iterate, f64) -> bool,
) -> Iterate {
    let phases = spec.phases();
    let mut later = phases.partition_point(|phase| phase.since <= from.iteration);
    let mut here = from;
    let mut alpha = f64::NAN;
    for _ in 0..count {
        if !visit(&here, alpha) || here.is_lost() {
            return here;
        }
        if phases.get(later).is_some_and(|phase| phase.since == here.iteration) {
            later += 1;
        }
        alpha = here.advance(spec, &phases[later - 1]);
    }
    visit(&here, alpha);
    here
}

/// The first `count` steps of a walk.
pub fn walk(spec: &Spec, count: u32) -> Walk {
    let most = count as usize + 1;
    let mut walk = Walk {
        x: vec![0.0; most],
        y: vec![0.0; most],
        loss: vec![0.0; most],
        alpha: vec![0.0; most],
        gradient_norm: vec![0.0; most],
        outcome: Outcome::Walking,
        at: 0,
    };
    // As slices: compiled for size, a vector is indexed by a call.
    let (x, y, loss) = (&mut walk.x[..], &mut walk.y[..], &mut walk.loss[..]);
    let (rates, slopes) = (&mut walk.alpha[..], &mut walk.gradient_norm[..]);
    let mut arrived = None;
    let last = visit_each(spec, Iterate::start(spec), count, |here, alpha| {
        let (k, slope) = (here.iteration as usize, here.gradient.norm());
        x[k] = here.w.x;
        y[k] = here.w.y;
        loss[k] = here.loss;
        rates[k] = alpha;
        slopes[k] = slope;
        if slope <= spec.tolerance && arrived.is_none() && !here.is_lost() {
            arrived = Some(here.iteration);
        }
        true
    });
    let columns =
        [&mut walk.x, &mut walk.y, &mut walk.loss, &mut walk.alpha, &mut walk.gradient_norm];
    for column in columns {
        column.truncate(last.iteration as usize + 1);
    }
    (walk.outcome, walk.at) = match arrived {
        _ if last.is_lost() => (Outcome::Diverged, last.iteration),
        Some(at) => (Outcome::Converged, at),
        None => (Outcome::Walking, last.iteration),
    };
    walk
}
