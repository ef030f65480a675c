//! The verdict on a typed answer.

use super::clean::{LIMIT, clean};
use super::family::{Slip, Task, same, say};
use super::read::read;
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
            .into()
    }
}

/// How far off an answer may be to be called close.
const CLOSE: f64 = 0.01;

/// Checks a text against a task.
pub(super) fn check(task: &Task, typed: &str, locale: &str) -> Verdict {
    let Some(cleaned) = clean(typed) else {
        let refusal = Message::new("practice-invalid-too-long");
        return invalid(task, refusal.with("limit", LIMIT as f64));
    };
    let reading = match read(&cleaned, locale) {
        Ok(reading) => reading,
        Err(refusal) => return invalid(task, refusal.message()),
    };
    let values = reading.values;
    let first = values[0];
    let correct = same(first, task.answer);
    if let Some(&other) = values.iter().find(|&&other| same(other, task.answer) != correct) {
        let refusal = Message::new("practice-invalid-two-readings");
        return invalid(task, refusal.with("first", first).with("second", other));
    }
    let verdict = |judgement, value, misconception, feedback| Verdict {
        verdict: judgement,
        value: Some(value),
        reading: Some(text(value)),
        misconception,
        feedback,
    };
    if correct {
        return verdict(Judgement::Correct, first, None, task.correct.clone());
    }
    let say = |id, value| say(id, &[&task.given, &[("value", value)]]);
    // Of several wrong readings the one with a known cause is the likeliest.
    let causes = || {
        let known = |&value: &f64| Some((value, misconception(task, value, reading.percent)?));
        values.iter().filter_map(known)
    };
    let exact = causes().find(|(_, (label, _))| *label != PLACE_VALUE);
    if let Some((value, (label, id))) = exact.or_else(|| causes().next()) {
        return verdict(Judgement::Incorrect, value, Some(label), say(id, value));
    }
    let feedback = match values.get(1) {
        Some(&other) => say("practice-both-readings", first).with("other", other),
        None => say(plainly_wrong(task, first), first),
    };
    verdict(Judgement::Incorrect, first, None, feedback)
}

/// Right digits, decimal point in the wrong place. It has many values, so every slip with a single
/// one comes before it.
const PLACE_VALUE: &str = "place-value";

/// What leads to this value, with the sentence about it.
fn misconception(task: &Task, value: f64, percent: bool) -> Option<(&'static str, &'static str)> {
    let leads_here = |slip: &&Slip| same(value, slip.value) && (percent || !slip.percent);
    match task.slips.iter().find(leads_here) {
        Some(slip) => Some((slip.label, slip.feedback)),
        None if is_shifted(value, task.answer) => Some((PLACE_VALUE, "practice-mc-place-value")),
        None => None,
    }
}

/// Whether the digits are right and the decimal point is not.
fn is_shifted(value: f64, answer: f64) -> bool {
    const PLACES: i32 = 15;
    let mut shifted = value;
    let step = if value < answer { 10.0 } else { 0.1 };
    (0..PLACES).any(|_| {
        shifted *= step;
        same(shifted, answer)
    })
}

/// The sentence for a value without a known cause.
fn plainly_wrong(task: &Task, value: f64) -> &'static str {
    let answer = task.answer;
    if value == 0.0 {
        "practice-zero"
    } else if value < 0.0 {
        "practice-negative"
    } else if (value - answer).abs() <= CLOSE * answer {
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
    let harmless = |&&example: &&f64| {
        !same(example, task.answer) && misconception(task, example, true).is_none()
    };
    let example = EXAMPLES.iter().find(harmless).unwrap_or(&EXAMPLES[3]);
    Verdict {
        verdict: Judgement::Invalid,
        value: None,
        reading: None,
        misconception: None,
        feedback: refusal.with("example", *example),
    }
}
