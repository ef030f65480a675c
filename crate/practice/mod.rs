//! Practice problems: made from a seed, explained step by step, and checked.
//!
//! The checker reads an answer as a person means it, whatever keyboard, script or clipboard it came
//! from, by a small grammar of bounded length and depth. It judges the value and no particular
//! form, and knows the value that each common misconception leads to. A text without one clear
//! value is never wrong: the checker says what is in the way, or asks which of two readings is
//! meant.
//!
//! A challenge has no single right value: what is typed walks, and the walk decides.
//!
//! Out of scope: units, symbols, answers with a required form or number of digits, and answers of
//! more than one number.
//!
//! ```
//! use blindfolded_hiker::practice::{check, problem};
//!
//! let first = problem("one-fifth", 0).unwrap();
//! assert_eq!(first.answer.value, 0.002);
//! let right = check("one-fifth", 0, "2×10⁻³", "en").unwrap();
//! assert_eq!((right.verdict.name(), right.misconception), ("correct", None));
//! let wrong = check("one-fifth", 0, "0,05", "de").unwrap();
//! assert_eq!((wrong.verdict.name(), wrong.misconception), ("incorrect", Some("multiplied")));
//! ```
//!
//! A family of problems is one file and its line in [`families`]:
//!
//! | module | does |
//! | --- | --- |
//! | `family` | what a family declares; comparing values |
//! | `recipe` | families that are numbers, one formula, and ways to miss it |
//! | `stage` | landscapes on which an answer walks |
//! | `seen` | what the walk of a typed value shows |
//! | `challenge` | the verdict of a walk |
//! | `clean`, `latex`, `name` | make different ways of writing the same thing equal |
//! | `numeral`, `token`, `grammar` | numerals, signs, arithmetic |
//! | `read` | all of these in order, once per way to take what can be taken in two |
//! | `refusal` | why a text cannot be read |
//! | `check` | the verdict |

use crate::decimal::joined;
use crate::error::{Accepted, Error};
use crate::message::{Arg, Message, named};
use crate::value::{Object, Value};

mod by_fraction;
mod challenge;
mod check;
mod clean;
mod cosine;
mod cross_saddle;
mod effective_rate;
mod exponential;
mod family;
mod grammar;
mod halving;
mod halving_below;
mod inverse_time;
mod largest_stable;
mod latex;
mod log_search;
mod match_schedule;
mod name;
mod numeral;
mod one_fifth;
mod percent;
mod reach_cabin;
mod read;
mod recipe;
mod refusal;
mod regime;
mod rescue;
mod seen;
mod stage;
mod token;
mod update_1d;
mod update_2d;

use family::Input;

pub use check::{Judgement, Verdict};
pub use family::{Family, Figure, Scene, TOLERANCE};

/// The families, in the order of the catalog.
pub fn families() -> &'static [Family] {
    const FAMILIES: &[Family] = &[
        one_fifth::ONE_FIFTH,
        by_fraction::BY_FRACTION,
        percent::PERCENT,
        update_1d::UPDATE_1D,
        update_2d::UPDATE_2D,
        largest_stable::LARGEST_STABLE,
        log_search::LOG_SEARCH,
        halving::HALVING,
        halving_below::HALVING_BELOW,
        exponential::EXPONENTIAL,
        inverse_time::INVERSE_TIME,
        cosine::COSINE,
        effective_rate::EFFECTIVE_RATE,
        regime::REGIME,
        match_schedule::MATCH_SCHEDULE,
        reach_cabin::REACH_CABIN,
        rescue::RESCUE,
        cross_saddle::CROSS_SADDLE,
    ];
    FAMILIES
}

/// A problem as the page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The family.
    pub kind: &'static str,
    /// The seed that the numbers come from.
    pub seed: u32,
    /// The question.
    pub statement: Message,
    /// The numbers in it, by name.
    pub given: Vec<(&'static str, Arg)>,
    /// Hints, each a little closer to the answer.
    pub hints: Vec<Message>,
    /// The worked solution, one step per sentence.
    pub solution: Vec<Message>,
    /// The expected answer.
    pub answer: Answer,
    /// How it is answered: `number`, `integer`, `choice` or `challenge`.
    pub input: &'static str,
    /// What the answer is a value of: `alpha`, `k`, `w`, `loss`, …
    pub asks: &'static str,
    /// What can be chosen, in this order; the answer is the number of one, from 1. Empty unless
    /// there is a choice.
    pub choices: Vec<Message>,
    /// Known ways to another value.
    pub misconceptions: Vec<Misconception>,
    /// What is said to a right answer.
    pub correct: Message,
    /// A curve that belongs to the question.
    pub figure: Option<Figure>,
    /// The walk as the question finds it.
    pub scene: Option<Scene>,
}

/// A known way to another value.
#[derive(Clone, Debug, PartialEq)]
pub struct Misconception {
    /// What the checker calls it.
    pub label: &'static str,
    /// Where it leads.
    pub value: f64,
    /// What is said to it.
    pub feedback: Message,
}

/// An expected answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The value, as near to its decimal form as a double can be.
    pub value: f64,
    /// Greatest relative error of a correct answer.
    pub rel_tol: f64,
}

/// The problem of a family for a seed; the same seed gives the same problem.
///
/// # Errors
///
/// Refuses an unknown family.
pub fn problem(kind: &str, seed: u32) -> Result<Problem, Error> {
    let family = find(kind)?;
    let task = (family.task)(seed);
    let misconceptions = task.slips.iter().map(|slip| Misconception {
        label: slip.id.strip_prefix(family::MISCONCEPTION).unwrap_or(slip.id),
        value: slip.value,
        feedback: check::feedback(&task, slip),
    });
    Ok(Problem {
        kind: family.kind,
        seed,
        misconceptions: misconceptions.collect(),
        input: task.input.name(),
        asks: task.asks,
        choices: match task.input {
            Input::Choice(choices) => choices,
            _ => Vec::new(),
        },
        scene: task.stage.and_then(|stage| stage.with(stage.before)),
        figure: task.figure,
        correct: task.correct,
        statement: task.statement,
        given: task.given.into_iter().map(|(name, number)| (name, number.into())).collect(),
        hints: task.hints,
        solution: task.solution,
        answer: Answer { value: task.answer, rel_tol: family::TOLERANCE },
    })
}

/// The verdict on what was typed as the answer to a problem.
///
/// The locale, a language tag, never decides a verdict. It orders the readings of a text that has
/// two.
///
/// # Errors
///
/// Refuses an unknown family. Whatever was typed is no error.
pub fn check(kind: &str, seed: u32, text: &str, locale: &str) -> Result<Verdict, Error> {
    check_within(kind, seed, text, locale, family::TOLERANCE)
}

/// The same with a relative tolerance of one's own, from 0 on.
///
/// # Errors
///
/// Refuses an unknown family. Whatever was typed is no error.
pub fn check_within(
    kind: &str,
    seed: u32,
    text: &str,
    locale: &str,
    rel_tol: f64,
) -> Result<Verdict, Error> {
    let task = (find(kind)?.task)(seed);
    Ok(check::check(&task, text, locale, rel_tol))
}

/// Greatest relative tolerance that a teacher can set.
pub const MAX_TOLERANCE: f64 = 0.1;

fn find(kind: &str) -> Result<&'static Family, Error> {
    families().iter().find(|family| family.kind == kind).ok_or_else(|| {
        let kinds = families().iter().map(|family| family.kind).collect();
        Error::new("kind".to_owned(), joined(&["\"", kind, "\""]), Accepted::OneOf(kinds))
    })
}

impl From<&Family> for Value {
    fn from(family: &Family) -> Self {
        Object::default()
            .with("kind", family.kind)
            .with("label", family.label)
            .with("formula", family.formula)
            .with("citation", family.citation)
            .with("params", Self::List(Vec::new()))
            .into()
    }
}

impl From<&Problem> for Value {
    fn from(problem: &Problem) -> Self {
        let answer = Object::default()
            .with("value", problem.answer.value)
            .with("relTol", problem.answer.rel_tol);
        let choices = problem.choices.iter().zip(1_u32..).map(|(label, value)| {
            Object::default().with("value", value).with("label", label).into()
        });
        Object::default()
            .with("kind", problem.kind)
            .with("seed", problem.seed)
            .with("statement", &problem.statement)
            .with("given", named(&problem.given))
            .with("hints", Self::list(&problem.hints, Self::from))
            .with("solution", Self::list(&problem.solution, Self::from))
            .with("answer", answer)
            .with("input", problem.input)
            .with("asks", problem.asks)
            .with("choices", Self::List(choices.collect()))
            .with("misconceptions", Self::list(&problem.misconceptions, Self::from))
            .with("correct", &problem.correct)
            .with("figure", problem.figure.as_ref())
            .with("scene", problem.scene.as_ref())
            .into()
    }
}

impl From<&Misconception> for Value {
    fn from(misconception: &Misconception) -> Self {
        Object::default()
            .with("label", misconception.label)
            .with("value", misconception.value)
            .with("feedback", &misconception.feedback)
            .into()
    }
}
