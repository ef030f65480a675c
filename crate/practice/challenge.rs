//! The verdict on a number that is tried out: the walk decides.

use super::family::{Challenge, Stage};
use super::seen::{End, Way, read};

/// What came of a number that was tried out.
pub(super) struct Trial {
    /// What went wrong; nothing if the challenge is met.
    pub(super) slip: Option<&'static str>,
    /// The iterations that it took to see.
    pub(super) steps: usize,
}

/// The walk with a value, judged; nothing if nobody can walk with it.
pub(super) fn attempt(challenge: &Challenge, stage: &Stage, value: f64) -> Option<Trial> {
    let spec = read(&stage.with(value)?)?;
    let way = Way::of(&spec, stage.goal, stage.steps);
    let (end, steps) = way.end(&spec.surface);
    let slip = match end {
        End::There => None,
        End::Off => Some(challenge.flew),
        End::Elsewhere => Some(challenge.elsewhere),
        End::Swinging => Some(challenge.swings),
        End::Crawling | End::Walking => Some(challenge.slow),
    };
    Some(Trial { slip, steps })
}
