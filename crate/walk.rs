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
    surface::{Landscape, Surface, each_surface, slope_on},
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
    pub fn felt(&self, spec: &Spec) -> Vec2 {
        felt(spec, self.iteration, self.w, self.gradient)
    }

    /// αₖ in force for the next step.
    pub fn alpha(&self, phase: &Phase<'_>) -> f64 {
        let (schedule, zero) = phase.schedule;
        schedule.rate(phase.alpha, self.iteration - zero, &self.rhythm(phase))
    }

    /// What the step rule is given for the next step, and what it remembers.
    pub fn stance(&self, spec: &Spec, phase: &Phase<'_>) -> (Here, optimizer::Memory) {
        let mut begun = *self;
        begun.begin(phase);
        let t = self.iteration - phase.optimizer.1 + 1;
        (Here { alpha: self.alpha(phase), t, w: self.w, g: self.felt(spec) }, begun.memory)
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

    /// Forgets what a phase that begins here forgets.
    fn begin(&mut self, phase: &Phase<'_>) {
        if self.iteration == phase.since {
            self.rhythm = self.rhythm(phase);
            if phase.forgets {
                self.memory = optimizer::Memory::default();
            }
        }
    }

    /// Becomes the next iterate, with the learning rate that is given back.
    fn advance(&mut self, spec: &Spec, phase: &Phase<'_>) -> f64 {
        self.begin(phase);
        let (here, _) = self.stance(spec, phase);
        self.w = phase.optimizer.0.step(here, &mut self.memory);
        (self.loss, self.gradient) = spec.surface.slope(self.w);
        self.iteration += 1;
        phase.schedule.0.hear(phase.alpha, self.loss, &mut self.rhythm);
        here.alpha
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

/// The samples that the step from iterate k is taken from; none where it is taken from all.
pub fn batch(spec: &Spec, iteration: u32) -> Vec<u32> {
    spec.batch.map_or_else(Vec::new, |Batch { size, seed, replace }| {
        let draw = if replace { random::with_replacement } else { random::without_replacement };
        draw(seed, iteration, size, spec.surface.samples())
    })
}

/// The slope that the step from iterate k is taken from.
fn felt(spec: &Spec, iteration: u32, w: Vec2, gradient: Vec2) -> Vec2 {
    let mut felt = gradient;
    if spec.batch.is_some() {
        felt = spec.surface.sample_slope(w, &batch(spec, iteration));
    }
    if let Some(Noise { sigma, seed }) = spec.noise {
        felt += random::normal(seed, iteration) * sigma;
    }
    felt
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
    let mut pen = Pen {
        x: &mut walk.x,
        y: &mut walk.y,
        loss: &mut walk.loss,
        alpha: &mut walk.alpha,
        gradient_norm: &mut walk.gradient_norm,
        tolerance: spec.tolerance,
        arrived: None,
    };
    let mut here = Iterate::start(spec);
    let mut alpha = f64::NAN;
    let phases = spec.phases();
    for (i, phase) in phases.iter().enumerate() {
        let until = phases.get(i + 1).map_or(count, |next| next.since.min(count));
        // One loop per kind of surface, so that the formula is part of it and not a call.
        alpha = each_surface!(&spec.surface, surface => {
            pen.follow(surface, spec, phase, until, &mut here, alpha)
        });
    }
    pen.write(here.iteration, here.w, here.loss, here.gradient, alpha);
    let arrived = pen.arrived;
    let columns =
        [&mut walk.x, &mut walk.y, &mut walk.loss, &mut walk.alpha, &mut walk.gradient_norm];
    for column in columns {
        column.truncate(here.iteration as usize + 1);
    }
    (walk.outcome, walk.at) = match arrived {
        _ if here.is_lost() => (Outcome::Diverged, here.iteration),
        Some(at) => (Outcome::Converged, at),
        None => (Outcome::Walking, here.iteration),
    };
    walk
}

/// Writes a walk into its columns. They are slices: compiled for size, a vector is indexed by a call.
struct Pen<'a> {
    x: &'a mut [f64],
    y: &'a mut [f64],
    loss: &'a mut [f64],
    alpha: &'a mut [f64],
    gradient_norm: &'a mut [f64],
    tolerance: f64,
    /// The first iteration that has converged.
    arrived: Option<u32>,
}

impl Pen<'_> {
    /// Writes the iterates of one phase, but for the one that it ends with, and goes on to that one.
    /// Takes and gives the learning rate that led to where the hiker is.
    #[inline(never)]
    fn follow<S: Landscape>(
        &mut self,
        surface: &S,
        spec: &Spec,
        phase: &Phase<'_>,
        until: u32,
        to: &mut Iterate,
        mut alpha: f64,
    ) -> f64 {
        let ((schedule, zero), (rule, since)) = (phase.schedule, phase.optimizer);
        let by_chance = spec.batch.is_some() || spec.noise.is_some();
        let (plain, listens) = (rule.is_plain(), schedule.listens());
        if to.iteration < until {
            to.begin(phase);
        }
        // Each by itself, so that what a step does not hand on stays in registers.
        let Iterate { iteration: mut k, mut w, mut loss, mut gradient, mut memory, mut rhythm } =
            *to;
        while k < until && w.is_finite() && loss.is_finite() {
            self.write(k, w, loss, gradient, alpha);
            alpha = schedule.rate(phase.alpha, k - zero, &rhythm);
            let g = if by_chance { felt(spec, k, w, gradient) } else { gradient };
            w = if plain {
                w - g * alpha
            } else {
                rule.step(Here { alpha, t: k - since + 1, w, g }, &mut memory)
            };
            (loss, gradient) = slope_on(surface, w);
            if listens {
                schedule.hear(phase.alpha, loss, &mut rhythm);
            }
            k += 1;
        }
        *to = Iterate { iteration: k, w, loss, gradient, memory, rhythm };
        alpha
    }

    #[inline(always)]
    fn write(&mut self, k: u32, w: Vec2, loss: f64, gradient: Vec2, alpha: f64) {
        let (row, slope) = (k as usize, gradient.norm());
        self.x[row] = w.x;
        self.y[row] = w.y;
        self.loss[row] = loss;
        self.alpha[row] = alpha;
        self.gradient_norm[row] = slope;
        let finite = w.is_finite() && loss.is_finite();
        if slope <= self.tolerance && self.arrived.is_none() && finite {
            self.arrived = Some(k);
        }
    }
}
