//! Challenges and the landscapes of problems: what a problem says happens in the walk, for every seed.

use blindfolded_hiker::{
    practice::{self, Problem, Scene, Verdict},
    regime::{Regime, diagnose},
    spec::Spec,
    value::Value,
    walk::{Walk, walk},
};
use serde_json::Value as Json;

const SEEDS: u32 = 1_000;

fn problem(kind: &str, seed: u32) -> Problem {
    practice::problem(kind, seed).unwrap()
}

fn check(kind: &str, seed: u32, value: f64) -> Verdict {
    practice::check(kind, seed, &value.to_string(), "en").unwrap()
}

fn json(value: Value) -> Json {
    serde_json::to_value(value).unwrap()
}

fn read(scene: &Scene) -> Spec {
    Spec::read(&scene.spec).unwrap()
}

fn follow(scene: &Scene) -> Walk {
    walk(&read(scene), scene.steps)
}

/// The numbers of α and n.
fn start(problem: &Problem) -> (f64, f64) {
    let given = json(problem.into())["given"].clone();
    (given["alpha"].as_f64().unwrap(), given["n"].as_f64().unwrap())
}

/// How often the loss is higher than a step before.
fn rises(losses: &[f64]) -> usize {
    losses.windows(2).filter(|pair| pair[1] > pair[0]).count()
}

#[test]
fn what_the_first_problem_says_happens_on_its_landscape() {
    for seed in 0..SEEDS {
        let problem = problem("one-fifth", seed);
        let (alpha, n) = start(&problem);
        let seen = |value: f64, id: &str| {
            let verdict = check("one-fifth", seed, value);
            let seen = verdict.seen.unwrap();
            assert_eq!(seen.id, format!("practice-seen-{id}"), "{value} of {alpha}/{n}: {seen:?}");
            verdict.scene.unwrap()
        };
        // The loss swings up and down instead of settling.
        let swings = seen(alpha, "swings");
        assert_eq!(Some(&swings), problem.scene.as_ref());
        let spec = read(&swings);
        assert_eq!(diagnose(&spec, None).regime, Regime::Oscillating);
        let walk = follow(&swings);
        let late = &walk.loss[walk.loss.len() / 2..];
        assert!(2 * rises(late) + 2 > late.len(), "{late:?}");
        let (low, high) = (late[late.len() - 1], late[late.len() - 2]);
        assert!(low.max(high) > 1.5 * low.min(high), "{low} {high}");
        // Multiplied by n, it flies out.
        assert_eq!(diagnose(&read(&seen(alpha * n, "flew")), None).regime, Regime::Diverging);
        // Divided by n, it walks down and never up.
        let good = seen(problem.answer.value, "arrived");
        assert_eq!(diagnose(&read(&good), None).regime, Regime::Steady);
        assert_eq!(rises(&follow(&good).loss), 0);
        // With the point in the wrong place, it crawls.
        let crawl = seen(problem.answer.value / 10.0, "crawls");
        assert_eq!(rises(&follow(&crawl).loss), 0);
    }
}

#[test]
fn nobody_walks_with_a_rate_that_is_not_above_zero() {
    for (value, id) in [(0.0, "zero"), (-0.002, "negative"), (1e13, "nowhere")] {
        let verdict = check("one-fifth", 0, value);
        assert_eq!(verdict.seen.unwrap().id, format!("practice-seen-{id}"));
        assert_eq!(verdict.scene, None);
    }
}
