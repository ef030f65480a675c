//! What a walk is made of, read from plain data.

use crate::{
    error::{Accepted, Error},
    optimizer::Optimizer,
    schedule::Schedule,
    surface::Surface,
    value::Value,
    vec2::Vec2,
};

/// Greatest iteration that a walk, a state or a change may name.
pub const MAX_ITERATIONS: u32 = 10_000_000;

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
    /// What the learner did on the way, by ascending iteration.
    pub changes: Vec<Change>,
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
    /// Reads a spec from plain data.
    ///
    /// # Errors
    /// Names the first field that is unknown, of a wrong type or out of range.
    pub fn read(value: &Value) -> Result<Self, Error> {
        if !matches!(value, Value::Map(_)) {
            return Err(value.refused("spec", Accepted::Form("an object with surface, alpha, start")));
        }
        let fields = value.fields("")?;
        fields.only(&[
            "surface", "optimizer", "schedule", "alpha", "start", "tolerance", "changes",
        ])?;
        let surface = Surface::read(fields.get("surface"), "surface")?;
        let optimizer = read_or_default(&fields, "optimizer", Optimizer::read)?;
        let schedule = read_or_default(&fields, "schedule", Schedule::read)?;
        let alpha = read_alpha(fields.get("alpha"), "alpha")?;
        let start = read_point(fields.get("start"), "start")?;
        let tolerance = match fields.given("tolerance") {
            None => 1e-8,
            Some((value, path)) => value.number(&path, 0.0, 1e12, false)?,
        };
        let changes = match fields.given("changes") {
            None => Vec::new(),
            Some((value, path)) => read_changes(value, &path)?,
        };
        Ok(Self { surface, optimizer, schedule, alpha, start, tolerance, changes })
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
pub fn read_alpha(value: &Value, path: &str) -> Result<f64, Error> {
    value.number(path, 0.0, 1e12, true)
}

/// Reads a position.
///
/// # Errors
/// When it is not a pair of numbers within [`MAX_COORDINATE`].
pub fn read_point(value: &Value, path: &str) -> Result<Vec2, Error> {
    const FORM: &str = "[x, y], two numbers from -1e12 to 1e12";
    let [x, y] = value.numbers(path, FORM)?;
    if x.abs() > MAX_COORDINATE || y.abs() > MAX_COORDINATE {
        return Err(value.refused(&path, Accepted::Form(FORM)));
    }
    Ok(Vec2::new(x, y))
}

fn read_or_default<T: Default>(
    fields: &crate::value::Fields<'_>,
    name: &str,
    read: impl Fn(&Value, &str) -> Result<T, Error>,
) -> Result<T, Error> {
    fields.given(name).map_or_else(|| Ok(T::default()), |(value, path)| read(value, &path))
}

fn read_changes(value: &Value, path: &str) -> Result<Vec<Change>, Error> {
    let Value::List(list) = value else {
        return Err(value.refused(&path, Accepted::Form("a list of changes")));
    };
    let mut changes: Vec<Change> = Vec::with_capacity(list.len());
    for (i, entry) in list.iter().enumerate() {
        let path = format!("{path}[{i}]");
        if !matches!(entry, Value::Map(_)) {
            return Err(entry.refused(&path, Accepted::Form("an object with at")));
        }
        let fields = entry.fields(path)?;
        fields.only(&["at", "alpha", "optimizer", "schedule"])?;
        let least = changes.last().map_or(0, |change| change.at);
        let at = fields.get("at").integer(&fields.path("at"), least, MAX_ITERATIONS)?;
        changes.push(Change {
            at,
            alpha: fields.given("alpha").map(|(v, p)| read_alpha(v, &p)).transpose()?,
            optimizer: fields
                .given("optimizer")
                .map(|(v, p)| Optimizer::read(v, &p))
                .transpose()?,
            schedule: fields.given("schedule").map(|(v, p)| Schedule::read(v, &p)).transpose()?,
        });
    }
    Ok(changes)
}
