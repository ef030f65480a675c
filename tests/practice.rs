//! Laws that every family of practice problems keeps, over a thousand seeds each.

use blindfolded_hiker::{
    decimal,
    message::{Arg, Message},
    practice::{self, Family, Judgement, Problem},
};
use std::collections::HashSet;

const SEEDS: u32 = 1_000;

fn problems(family: &Family) -> impl Iterator<Item = Problem> {
    let kind = family.kind;
    (0..SEEDS).map(move |seed| practice::problem(kind, seed).unwrap())
}

fn numbers(message: &Message) -> impl Iterator<Item = f64> {
    message.args.iter().filter_map(|(_, arg)| match arg {
        Arg::Number(value) => Some(*value),
        Arg::Text(_) => None,
    })
}

/// The same to twelve digits.
fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * b.abs()
}

#[test]
fn the_own_answer_is_correct() {
    for family in practice::families() {
        for problem in problems(family) {
            let value = problem.answer.value;
            for text in
                [value.to_string(), format!("{value:e}"), value.to_string().replace('.', ",")]
            {
                let verdict = practice::check(family.kind, problem.seed, &text, "en").unwrap();
                // A comma before three digits has two readings.
                let grouped = text.contains(',') && verdict.verdict == Judgement::Invalid;
                assert!(
                    grouped || verdict.verdict == Judgement::Correct,
                    "{text}: {problem:?} {verdict:?}"
                );
            }
        }
    }
}

#[test]
fn misconceptions_are_told_apart() {
    for family in practice::families() {
        for problem in problems(family) {
            let few = if problem.input == "challenge" { 2 } else { 3 };
            assert!(problem.misconceptions.len() >= few, "{}", family.kind);
            let labels: HashSet<_> = problem.misconceptions.iter().map(|slip| slip.label).collect();
            assert_eq!(labels.len(), problem.misconceptions.len(), "{}", family.kind);
            for slip in problem.misconceptions.iter().filter(|slip| slip.label != "percent-slip") {
                let text = slip.value.to_string();
                let verdict = practice::check(family.kind, problem.seed, &text, "en").unwrap();
                assert_eq!(verdict.verdict, Judgement::Incorrect, "{slip:?} {problem:?}");
                assert_eq!(verdict.misconception, Some(slip.label), "{slip:?} {problem:?}");
                assert_eq!(verdict.feedback.id, slip.feedback.id);
            }
        }
    }
}

#[test]
fn no_number_is_ugly_and_none_gives_the_answer_away() {
    for family in practice::families() {
        for problem in problems(family) {
            let answer = problem.answer.value;
            assert!(decimal::significant(answer) <= 4, "{problem:?}");
            for value in numbers(&problem.statement) {
                assert!(decimal::significant(value) <= 3, "{problem:?}");
                assert!(value == 0.0 || (1e-5..1e6).contains(&value.abs()), "{problem:?}");
            }
            for message in problem.hints.iter().chain(&problem.solution) {
                assert!(
                    numbers(message).all(|value| decimal::significant(value) <= 4),
                    "{problem:?}"
                );
            }
        }
    }
}

#[test]
fn the_worked_solution_leads_to_the_answer() {
    for family in practice::families() {
        for problem in problems(family) {
            assert!(!problem.hints.is_empty() && problem.solution.len() >= 2, "{}", family.kind);
            let answer = problem.answer.value;
            let told =
                problem.solution.iter().any(|step| numbers(step).any(|value| equal(value, answer)));
            assert!(told, "{problem:?}");
        }
    }
}

#[test]
fn seeds_make_many_problems_and_neighbours_differ() {
    for family in practice::families() {
        let all: Vec<_> = problems(family)
            .map(|problem| format!("{:?} {:?}", problem.statement, problem.figure))
            .collect();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{}", family.kind);
        let different: HashSet<_> = all.iter().collect();
        println!("{}: {} problems", family.kind, different.len());
        assert!(different.len() >= 30, "{}: {}", family.kind, different.len());
    }
}

#[test]
fn no_tolerance_makes_a_known_mistake_right() {
    for family in practice::families() {
        for problem in problems(family).take(200) {
            for slip in problem.misconceptions.iter().filter(|slip| slip.label != "percent-slip") {
                for tolerance in [0.0, 0.05, practice::MAX_TOLERANCE] {
                    let text = format!("{:e}", slip.value);
                    let verdict =
                        practice::check_within(family.kind, problem.seed, &text, "en", tolerance);
                    assert_eq!(
                        verdict.unwrap().verdict,
                        Judgement::Incorrect,
                        "{slip:?} {problem:?}"
                    );
                }
            }
        }
    }
}
