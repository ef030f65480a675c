//! The verdict on a typed answer.

use super::clean::{LIMIT, clean};
use super::family::{Input, MISCONCEPTION, Scene, TOLERANCE, Task, same, say};
use super::read::read;
use super::seen::seen;
use crate::decimal::text;
use crate::message::Message;
use crate::value::{Object, Value};

/// What the checker says about a typed answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The judgement.
    pub verdict: Judgement,
    /// The value that was read; nothing if the text could not be read.
    pub value: Option<f64>,
    /// The same value as plain text, to be shown before the judgement.
    pub reading: Option<String>,
    /// Label of the misconception that leads to this value.
    pub misconception: Option<&'static str>,
    /// What happened and why, and what to look at next; never the answer.
    pub feedback: Message,
    /// The walk with this value; nothing where there is no walk to it.
    pub scene: Option<Scene>,
    /// What that walk shows, or why nobody can walk with this value.
    pub seen: Option<Message>,
}

/// The three judgements. An invalid answer costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// The value is right, whatever its form.
    Correct,
    /// The value is another one.
    Incorrect,
    /// There is no single value in the text.
    Invalid,
}

impl Judgement {
    /// Its name in plain data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Incorrect => "incorrect",
            Self::Invalid => "invalid",
        }
    }
}

impl From<&Verdict> for Value {
    fn from(verdict: &Verdict) -> Self {
        Object::default()
            .with("verdict", verdict.verdict.name())
            .with("value", verdict.value)
            .with("reading", verdict.reading.as_deref())
            .with("misconception", verdict.misconception)
            .with("feedback", &verdict.feedback)
            .with("scene", verdict.scene.as_ref())
            .with("seen", verdict.seen.as_ref())
            .into()
    }
}

/// How far off an answer may be to be called close.
const CLOSE: f64 = 0.01;

/// Checks a text against a task.
pub(super) fn check(task: &Task, typed: &str, locale: &str, rel_tol: f64) -> Verdict {
    let Some(cleaned) = clean(typed) else {
        let refusal = Message::new("practice-invalid-too-long");
        return invalid(task, refusal.with("limit", LIMIT as f64));
    };
    let reading = match read(&cleaned, locale, task.asks) {
        Ok(reading) => reading,
        Err(refusal) => return invalid(task, refusal.message()),
    };
    let values = reading.values;
    let first = values[0];
    let is_right = |value: f64| match &task.input {
        Input::Challenge(attempt) => attempt(value).slip.is_none(),
        Input::Choice(_) | Input::Integer => value == task.answer,
        Input::Number => same(value, task.answer, rel_tol),
    };
    let correct = is_right(first);
    for &other in &values {
        if is_right(other) != correct {
            let refusal = Message::new("practice-invalid-two-readings");
            return invalid(task, refusal.with("first", first).with("second", other));
        }
    }
    // Of several wrong readings the one with a known cause is the likeliest.
    let (mut value, mut cause) = (first, None);
    for &other in &values {
        let found = misconception(task, other, reading.percent);
        if found.is_some() && (cause.is_none() || cause == Some(PLACE_VALUE) && found != cause) {
            (value, cause) = (other, found);
        }
    }
    if correct {
        (value, cause) = (first, None);
    }
    let feedback = match (&task.input, cause, &values[..]) {
        (Input::Challenge(attempt), ..) => {
            let trial = attempt(value);
            cause = trial.slip;
            say(trial.slip.unwrap_or(task.correct.id), &trial.numbers).with("value", value)
        }
        _ if correct => task.correct.clone(),
        (_, Some(id), _) => say(id, &task.given).with("value", value),
        (_, None, [_, other, ..]) => {
            say("practice-both-readings", &task.given).with("value", value).with("other", *other)
        }
        _ => say(plainly_wrong(task, value), &task.given).with("value", value),
    };
    let stage = task.stage.as_ref();
    let scene = stage.and_then(|stage| stage.with(value));
    Verdict {
        verdict: if correct { Judgement::Correct } else { Judgement::Incorrect },
        value: Some(value),
        reading: Some(text(value)),
        misconception: cause.and_then(|id| id.strip_prefix(MISCONCEPTION)),
        feedback,
        seen: stage.map(|stage| seen(stage, scene.as_ref(), task.asks, value)),
        scene,
    }
}

/// Right digits, decimal point in the wrong place. It has many values, so every slip with a single
/// one comes before it.
const PLACE_VALUE: &str = "practice-mc-place-value";

/// The sentence about what leads to this value.
fn misconception(task: &Task, value: f64, percent: bool) -> Option<&'static str> {
    for slip in &task.slips {
        if same(value, slip.value, TOLERANCE) && (percent || !slip.percent) {
            return Some(slip.id);
        }
    }
    let written = matches!(task.input, Input::Number);
    (written && is_shifted(value, task.answer)).then_some(PLACE_VALUE)
}

/// Whether the digits are right and the decimal point is not.
fn is_shifted(value: f64, answer: f64) -> bool {
    const PLACES: i32 = 15;
    let step = if value.abs() < answer.abs() { 10.0 } else { 0.1 };
    let (mut shifted, mut found) = (value, false);
    for _ in 0..PLACES {
        shifted *= step;
        found |= same(shifted, answer, TOLERANCE);
    }
    found
}

/// The sentence for a value without a known cause.
fn plainly_wrong(task: &Task, value: f64) -> &'static str {
    let answer = task.answer;
    let rate = task.asks == "alpha";
    if matches!(task.input, Input::Integer) && value % 1.0 != 0.0 {
        "practice-not-whole"
    } else if rate && value == 0.0 {
        "practice-zero"
    } else if rate && value < 0.0 {
        "practice-negative"
    } else if (value - answer).abs() <= CLOSE * answer.abs() {
        "practice-close"
    } else if value > answer {
        "practice-too-large"
    } else {
        "practice-too-small"
    }
}

/// A refusal with a well-formed example that gives nothing away.
fn invalid(task: &Task, refusal: Message) -> Verdict {
    const EXAMPLES: [f64; 4] = [0.125, 0.75, 0.0375, 1.5];
    let mut example = 1.5;
    for harmless in EXAMPLES.into_iter().rev() {
        if !same(harmless, task.answer, TOLERANCE) && misconception(task, harmless, true).is_none()
        {
            example = harmless;
        }
    }
    Verdict {
        verdict: Judgement::Invalid,
        value: None,
        reading: None,
        misconception: None,
        feedback: refusal.with("example", example).with("asks", task.asks),
        scene: None,
        seen: None,
    }
}
