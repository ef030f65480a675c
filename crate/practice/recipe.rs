//! Families that are all of one kind: some numbers, one formula, and ways to miss it.

use super::family::{Input, Slip, Stage, Task, choose, fits, is_fair, say};
use crate::decimal::tidy;

/// A value from the numbers of a problem, in the order of [`Recipe::names`].
pub(super) type Formula = fn(&[f64]) -> f64;

/// What a family of this kind consists of. A problem takes one value from each of the lists in
/// `values`; `work` adds what is worked out from them, the answer last.
pub(super) struct Recipe {
    /// What the answer is a value of.
    pub(super) asks: &'static str,
    /// How it is answered.
    pub(super) input: fn() -> Input,
    /// Names of the numbers for the sentences: first those that are given.
    pub(super) names: &'static [&'static str],
    /// What can be given, a list for each. The first of each make the problem of seed 0.
    pub(super) values: &'static [&'static [f64]],
    /// Which combinations make sense.
    pub(super) fit: fn(&[f64]) -> bool,
    /// What is worked out, the answer last.
    pub(super) work: &'static [Formula],
    /// Label and value of each misconception.
    pub(super) slips: &'static [(&'static str, Formula)],
    pub(super) statement: &'static str,
    pub(super) hints: &'static [&'static str],
    pub(super) solution: &'static [&'static str],
    pub(super) correct: &'static str,
    /// The walk that an answer drives.
    pub(super) stage: Option<fn(&[f64]) -> Stage>,
}

impl Recipe {
    /// The problem of a seed: the combination that the seed chooses, or the next fair one.
    pub(super) fn task(&self, seed: u32) -> Task {
        let count = self.values.iter().map(|list| list.len()).product();
        let mut at = choose(seed, count);
        loop {
            if let Some(task) = self.build(at) {
                return task;
            }
            at = (at + 1) % count;
        }
    }

    /// The problem with a combination of values, if it is fair.
    fn build(&self, mut at: usize) -> Option<Task> {
        let mut numbers = Vec::with_capacity(self.names.len());
        for list in self.values {
            numbers.push(list[at % list.len()]);
            at /= list.len();
        }
        if !(self.fit)(&numbers) {
            return None;
        }
        for formula in self.work {
            numbers.push(tidy(formula(&numbers)));
        }
        let answer = *numbers.last()?;
        let mut slips = Vec::with_capacity(self.slips.len());
        for &(id, formula) in self.slips {
            slips.push(Slip { id, value: tidy(formula(&numbers)), percent: false });
        }
        if !is_fair(answer, &slips) || !numbers.iter().all(|&number| fits(number)) {
            return None;
        }
        let named: Vec<_> = self.names.iter().copied().zip(numbers.iter().copied()).collect();
        let all = |ids: &[&'static str]| ids.iter().map(|id| say(id, &named)).collect();
        Some(Task {
            asks: self.asks,
            input: (self.input)(),
            figure: None,
            stage: self.stage.map(|stage| stage(&numbers)),
            given: named[..self.values.len()].into(),
            statement: say(self.statement, &named[..self.values.len()]),
            hints: all(self.hints),
            solution: all(self.solution),
            correct: say(self.correct, &named),
            answer,
            slips,
        })
    }
}
