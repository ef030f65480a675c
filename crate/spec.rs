//! What a walk is made of: built in code, or read from plain data.
//!
//! ```
//! use blindfolded_hiker::{schedule, spec::Spec, surface, value::Value};
//!
//! let mut built = Spec::new(surface::Bowl { kappa: 6.0 }, 0.3, [4.0, 3.0]);
//! built.schedule = schedule::Step { step_size: 30, gamma: 0.5 }.into();
//!
//! let json = r#"{
//!     "surface": { "kind": "bowl", "params": { "kappa": 6 } },
//!     "schedule": { "kind": "step" },
//!     "alpha": 0.3,
//!     "start": [4, 3]
//! }"#;
//! let data: Value = serde_json::from_str(json).unwrap();
//! assert_eq!(Spec::read(&data).unwrap(), built);
//!
//! let misspelt: Value = serde_json::from_str(&json.replace("kappa", "kapa")).unwrap();
//! assert_eq!(
//!     Spec::read(&misspelt).unwrap_err().to_string(),
//!     "surface.params.kapa is an unknown name; accepted: one of kappa",
//! );
//! ```

use crate::{
    error::{Accepted, Error},
    optimizer::Optimizer,
    schedule::Schedule,
    surface::Surface,
    value::{Field, Value},
    vec2::Vec2,
};

/// Greatest iteration that a walk, a state or a change may name.
pub const MAX_ITERATIONS: u32 = 10_000_000;

/// Slope at which a walk counts as converged where nothing else is said.
pub const TOLERANCE: f64 = 1e-8;

/// Greatest distance of a start from the origin along each axis.
pub const MAX_COORDINATE: f64 = 1e12;

/// Everything that decides where the hiker goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// The landscape.
    pub surface: Surface,
    /// The step rule from iteration 0 on.
    pub optimizer: Optimizer,
    /// The schedule from iteration 0 on.
    pub schedule: Schedule,
    /// Base learning rate α > 0.
    pub alpha: f64,
    /// w₀.
    pub start: Vec2,
    /// A point with ‖∇f‖ at most this counts as converged.
    pub tolerance: f64,
    /// Noise in the slope that is felt underfoot.
    pub noise: Option<Noise>,
    /// Mini-batches that the slope is felt from, on a landscape that is made of samples.
    pub batch: Option<Batch>,
    /// What the learner did on the way, by ascending iteration.
    pub changes: Vec<Change>,
}

/// Normal noise that is added to every slope that a step rule is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// Standard deviation along each axis, at least 0.
    pub sigma: f64,
    /// Which noise: the same seed gives the same walk everywhere.
    pub seed: u32,
}

/// Mini-batches: at each iteration the slope is that of a few samples and not of all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Batch {
    /// Samples in a batch, from 1 to as many as the landscape has.
    pub size: u32,
    /// Which chance: the same seed gives the same batches everywhere.
    pub seed: u32,
    /// Whether each sample is drawn from all of them; if not, every sample is seen once before any
    /// is seen again, and the last batch of such a pass is what remains.
    pub replace: bool,
}

/// From iteration `at` on, what is given here replaces what was in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// First iteration that it acts on.
    pub at: u32,
    /// Base learning rate.
    pub alpha: Option<f64>,
    /// Step rule. Of the same kind it keeps its memory; a new kind starts with an empty one.
    pub optimizer: Option<Optimizer>,
    /// Schedule. Its k counts from `at`.
    pub schedule: Option<Schedule>,
}

/// What is in force at one iteration.
#[derive(Clone, Copy, Debug)]
pub struct Phase<'a> {
    /// Base learning rate α.
    pub alpha: f64,
    /// Step rule, and the iteration since which its memory counts.
    pub optimizer: (&'a Optimizer, u32),
    /// Schedule, and the iteration at which its k is 0.
    pub schedule: (&'a Schedule, u32),
    /// First iteration of this phase.
    pub since: u32,
    /// Whether the step rule's memory starts anew with this phase.
    pub forgets: bool,
    /// Whether the schedule's memory starts anew with this phase.
    pub restarts: bool,
}

impl Spec {
    /// Plain gradient descent at a constant learning rate α > 0 from w₀ = (x, y).
    pub fn new(surface: impl Into<Surface>, alpha: f64, start: [f64; 2]) -> Self {
        Self {
            surface: surface.into(),
            optimizer: Optimizer::default(),
            schedule: Schedule::default(),
            alpha,
            start: Vec2::new(start[0], start[1]),
            tolerance: TOLERANCE,
            noise: None,
            batch: None,
            changes: Vec::new(),
        }
    }

    /// Reads a spec from plain data.
    ///
    /// # Errors
    /// Names the first field that is unknown, of a wrong type or out of range.
    pub fn read(value: &Value) -> Result<Self, Error> {
        let spec = Field::root("", value);
        let form = "an object with surface, alpha and start";
        if !matches!(value, Value::Map(_)) {
            return Err(Field::root("spec", value).refused(Accepted::Form(form)));
        }
        spec.object(
            form,
            &[
                "surface",
                "optimizer",
                "schedule",
                "alpha",
                "start",
                "tolerance",
                "noise",
                "batch",
                "changes",
            ],
        )?;
        let surface = Surface::read(&spec.get("surface"))?;
        let alpha = read_alpha(&spec.get("alpha"))?;
        let start = read_point(&spec.get("start"))?;
        let mut read = Self::new(surface, alpha, [start.x, start.y]);
        if let Some(field) = spec.given("optimizer") {
            read.optimizer = Optimizer::read(&field)?;
        }
        if let Some(field) = spec.given("schedule") {
            read.schedule = Schedule::read(&field)?;
        }
        if let Some(field) = spec.given("tolerance") {
            read.tolerance = field.number(0.0, 1e12, false)?;
        }
        if let Some(field) = spec.given("noise") {
            read.noise = Some(read_noise(&field)?);
        }
        if let Some(field) = spec.given("batch") {
            read.batch = Some(read_batch(&field, read.surface.samples())?);
        }
        if let Some(field) = spec.given("changes") {
            read.changes = read_changes(&field)?;
        }
        Ok(read)
    }

    /// The phases of the walk in order; the first one begins at 0.
    pub fn phases(&self) -> Vec<Phase<'_>> {
        let mut phase = Phase {
            alpha: self.alpha,
            optimizer: (&self.optimizer, 0),
            schedule: (&self.schedule, 0),
            since: 0,
            forgets: true,
            restarts: true,
        };
        let mut phases = vec![phase];
        for change in &self.changes {
            phase.since = change.at;
            phase.forgets = false;
            phase.restarts = change.alpha.is_some() || change.schedule.is_some();
            if let Some(alpha) = change.alpha {
                phase.alpha = alpha;
            }
            if let Some(optimizer) = &change.optimizer {
                phase.forgets = optimizer.kind() != phase.optimizer.0.kind();
                let since = if phase.forgets { change.at } else { phase.optimizer.1 };
                phase.optimizer = (optimizer, since);
            }
            if let Some(schedule) = &change.schedule {
                phase.schedule = (schedule, change.at);
            }
            // Changes at the same iteration are one phase; what any of them resets is reset.
            if let Some(last) = phases.last_mut().filter(|last| last.since == phase.since) {
                phase.forgets |= last.forgets;
                phase.restarts |= last.restarts;
                *last = phase;
            } else {
                phases.push(phase);
            }
        }
        phases
    }
}

/// Reads a learning rate.
///
/// # Errors
/// When it is not a finite number above 0.
pub fn read_alpha(field: &Field<'_>) -> Result<f64, Error> {
    const MAX: f64 = 1e12;
    field.number(0.0, MAX, true).map_err(|_| {
        let sign = match *field.value {
            Value::Number(x) if x < 0.0 => -1.0,
            Value::Number(0.0) => 0.0,
            _ => 1.0,
        };
        field.refused(Accepted::Rate { max: MAX, sign })
    })
}

fn read_point(field: &Field<'_>) -> Result<Vec2, Error> {
    const FORM: &str = "[x, y], two numbers from -1e12 to 1e12";
    let [x, y] = field.numbers(FORM)?;
    if x.abs() > MAX_COORDINATE || y.abs() > MAX_COORDINATE {
        return Err(field.refused(Accepted::Form(FORM)));
    }
    Ok(Vec2::new(x, y))
}

fn read_noise(field: &Field<'_>) -> Result<Noise, Error> {
    field.object("an object with sigma and seed", &["sigma", "seed"])?;
    Ok(Noise { sigma: field.get("sigma").number(0.0, 1e6, false)?, seed: read_seed(field)? })
}

fn read_batch(field: &Field<'_>, samples: u32) -> Result<Batch, Error> {
    if samples == 0 {
        const FORM: &str = "nothing on this landscape, which is not made of samples";
        return Err(field.refused(Accepted::Form(FORM)));
    }
    field.object("an object with size, seed and replace", &["size", "seed", "replace"])?;
    let replace = field.given("replace");
    Ok(Batch {
        size: field.get("size").integer(1, samples)?,
        seed: read_seed(field)?,
        replace: replace.map_or(Ok(false), |replace| replace.flag())?,
    })
}

/// Which chance it is; 0 where nothing is said.
fn read_seed(field: &Field<'_>) -> Result<u32, Error> {
    field.given("seed").map_or(Ok(0), |seed| seed.integer(0, u32::MAX))
}

fn read_changes(field: &Field<'_>) -> Result<Vec<Change>, Error> {
    let mut changes: Vec<Change> = Vec::new();
    for entry in field.list("a list of changes")? {
        entry.object("an object with at", &["at", "alpha", "optimizer", "schedule"])?;
        let least = changes.last().map_or(0, |change| change.at);
        let mut change = Change {
            at: entry.get("at").integer(least, MAX_ITERATIONS)?,
            alpha: None,
            optimizer: None,
            schedule: None,
        };
        if let Some(field) = entry.given("alpha") {
            change.alpha = Some(read_alpha(&field)?);
        }
        if let Some(field) = entry.given("optimizer") {
            change.optimizer = Some(Optimizer::read(&field)?);
        }
        if let Some(field) = entry.given("schedule") {
            change.schedule = Some(Schedule::read(&field)?);
        }
        changes.push(change);
    }
    Ok(changes)
}
