//! The verdict on a typed answer.

use super::clean::{LIMIT, clean};
use super::family::{Input, MISCONCEPTION, Scene, Slip, TOLERANCE, Task, same, say};
use super::read::read;
use super::seen::{End, Seen, seen};
use crate::decimal::{text, tidy};
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
        Err(refusal) => {
            return match &task.input {
                Input::Choice(choices) => {
                    let refusal = Message::new("practice-invalid-no-choice");
                    invalid(task, refusal.with("count", choices.len() as f64))
                }
                _ => invalid(task, refusal.message()),
            };
        }
    };
    let values = reading.values;
    if let Input::Choice(choices) = &task.input
        && let Some(&none) = values.iter().find(|&&value| !is_number_of(choices.len(), value))
    {
        let refusal = Message::new("practice-invalid-choice");
        return invalid(task, refusal.with("value", none).with("count", choices.len() as f64));
    }
    let look = |&value: &f64| task.stage.as_ref().map(|stage| seen(stage, task.asks, value));
    let mut looks: Vec<_> = values.iter().map(look).collect();
    let is_right = |at: usize| match &task.input {
        Input::Challenge(_) => matches!(end(looks[at].as_ref()), Some((End::There, _))),
        // Arithmetic in binary can leave a count a little off a whole number.
        Input::Choice(_) | Input::Integer => tidy(values[at]) == task.answer,
        // However wide a teacher's tolerance is, a known mistake stays one.
        Input::Number => {
            let known = task.slips.iter().any(|slip| same(values[at], slip.value, TOLERANCE));
            same(values[at], task.answer, if known { TOLERANCE } else { rel_tol })
        }
    };
    let correct = is_right(0);
    if let Some(other) = (1..values.len()).find(|&at| is_right(at) != correct) {
        let refusal = Message::new("practice-invalid-two-readings");
        return invalid(task, refusal.with("first", values[0]).with("second", values[other]));
    }
    // Of several wrong readings the one with a known cause is the likeliest.
    let (mut likeliest, mut cause) = (0, None);
    for (at, &value) in values.iter().enumerate().filter(|_| !correct) {
        let found = misconception(task, value, reading.percent);
        if found.is_some() && (cause.is_none() || cause == Some(PLACE_VALUE) && found != cause) {
            (likeliest, cause) = (at, found);
        }
    }
    let (value, look) = (values[likeliest], looks.swap_remove(likeliest));
    if let (Input::Challenge(challenge), Some((end, _))) = (&task.input, end(look.as_ref())) {
        cause = challenge.slip(end);
    }
    let feedback = match (cause, &values[..]) {
        _ if correct => task.correct.clone(),
        (Some(id), _) => say(id, &task.given),
        (None, [_, other, ..]) => say("practice-both-readings", &task.given).with("other", *other),
        _ => say(plainly_wrong(task, value), &task.given),
    };
    let feedback = about(task, feedback, value, look.as_ref());
    let (scene, told) = look.map_or((None, None), |look| (look.scene, Some(look.told)));
    Verdict {
        verdict: if correct { Judgement::Correct } else { Judgement::Incorrect },
        value: Some(value),
        reading: Some(text(value)),
        misconception: cause.and_then(|id| id.strip_prefix(MISCONCEPTION)),
        feedback,
        seen: told,
        scene,
    }
}

/// Whether this is the number of one of so many choices.
fn is_number_of(choices: usize, value: f64) -> bool {
    value % 1.0 == 0.0 && (1.0..=choices as f64).contains(&value)
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

/// Where the walk with a value has led.
fn end(look: Option<&Seen>) -> Option<(End, usize)> {
    look?.end
}

/// A sentence with the value that it is about and, where the walk decides, when that was seen.
fn about(task: &Task, sentence: Message, value: f64, look: Option<&Seen>) -> Message {
    let sentence = sentence.with("value", value);
    match (&task.input, end(look)) {
        (Input::Challenge(_), Some((_, steps))) => sentence.with("steps", steps as f64),
        _ => sentence,
    }
}

/// The sentence about a slip.
pub(super) fn feedback(task: &Task, slip: &Slip) -> Message {
    let look = task.stage.as_ref().map(|stage| seen(stage, task.asks, slip.value));
    about(task, say(slip.id, &task.given), slip.value, look.as_ref())
}

/// The sentence for a value without a known cause.
fn plainly_wrong(task: &Task, value: f64) -> &'static str {
    let answer = task.answer;
    let rate = task.asks == "alpha";
    if task.asks == "k" && tidy(value) % 1.0 != 0.0 {
        "practice-not-whole"
    } else if rate && value == 0.0 {
        "practice-zero"
    } else if rate && value < 0.0 {
        "practice-negative"
    } else if matches!(task.input, Input::Number) && same(value, answer, CLOSE) {
        "practice-close"
    } else if value > answer {
        "practice-too-large"
    } else {
        "practice-too-small"
    }
}

/// A refusal with a well-formed example that gives nothing away.
fn invalid(task: &Task, refusal: Message) -> Verdict {
    let examples = match task.asks {
        "choice" => [1.0; 4],
        "k" => [12.0, 35.0, 48.0, 7.0],
        _ => [0.125, 0.75, 0.0375, 1.5],
    };
    let mut example = examples[3];
    for harmless in examples.into_iter().rev() {
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
