//! Challenges and the landscapes of problems: what a problem says happens in the walk, for every seed.

use blindfolded_hiker::{
    decimal,
    message::Arg,
    practice::{self, Judgement, Problem, Scene, Verdict},
    regime::{Regime, diagnose},
    spec::Spec,
    value::Value,
    walk::{Walk, walk},
};
use serde_json::Value as Json;
use std::f64::consts::PI;

const SEEDS: u32 = 1_000;

fn problem(kind: &str, seed: u32) -> Problem {
    practice::problem(kind, seed).unwrap()
}

fn check(kind: &str, seed: u32, value: f64) -> Verdict {
    // In this form no point can be taken for one between thousands.
    practice::check(kind, seed, &format!("{value:e}"), "en").unwrap()
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
        let swings = seen(alpha, "held");
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

/// The numbers that a problem gives, in order.
fn given(problem: &Problem) -> Vec<f64> {
    problem.given.iter().map(|(_, arg)| number(arg)).collect()
}

fn number(arg: &Arg) -> f64 {
    match arg {
        Arg::Number(value) => *value,
        Arg::Text(text) => panic!("{text}"),
    }
}

/// Whether a hiker on a quadratic valley is at its floor in time and never off the map: each distance
/// is multiplied by 1 − αₖ × curvature, and neither by the core.
fn arrives(start: [f64; 2], curvatures: [f64; 2], rates: impl Iterator<Item = f64>) -> bool {
    let [mut x, mut y] = start;
    for alpha in rates {
        x *= 1.0 - alpha * curvatures[0];
        y *= 1.0 - alpha * curvatures[1];
        if x.abs() > 5.0 || y.abs() > 5.0 {
            return false;
        }
    }
    x.hypot(y) < 0.1
}

#[test]
fn the_cabin_is_reached_by_the_rates_that_the_multipliers_say() {
    for seed in 0..300 {
        let problem = problem("reach-cabin", seed);
        let [low, high, steps] = given(&problem)[..] else { panic!("{problem:?}") };
        let mut right = 0;
        for part in 1..100 {
            let alpha = decimal::tidy(problem.answer.value * f64::from(part) / 40.0);
            let expected =
                arrives([3.6, 1.1], [low, high], std::iter::repeat_n(alpha, steps as usize));
            let verdict = check("reach-cabin", seed, alpha);
            assert_eq!(verdict.verdict == Judgement::Correct, expected, "{alpha} {problem:?}");
            right += i32::from(expected);
        }
        // There is room around the best rate, and it has to be looked for.
        assert!((4..40).contains(&right), "{right} {problem:?}");
    }
}

#[test]
fn a_run_is_rescued_by_the_periods_that_the_multipliers_say() {
    for seed in 0..300 {
        let problem = problem("rescue", seed);
        let [high, low, alpha, across, _, steps] = given(&problem)[..] else {
            panic!("{problem:?}")
        };
        let mut right = 0;
        for period in 1..=40_i32 {
            let rates = (0..steps as i32).map(|k| alpha * 0.5_f64.powi(k / period));
            let expected = arrives([3.6, across], [low, high], rates);
            let verdict = check("rescue", seed, period.into());
            assert_eq!(verdict.verdict == Judgement::Correct, expected, "{period} {problem:?}");
            right += i32::from(expected);
        }
        assert!((1..8).contains(&right), "{right} {problem:?}");
        // As the question finds it, it is lost.
        let found = problem.scene.unwrap();
        assert_eq!(diagnose(&read(&found), Some(6)).regime, Regime::Diverging);
        for (value, id) in [(2.5, "practice-not-whole"), (0.0, "practice-too-small")] {
            let verdict = check("rescue", seed, value);
            assert_eq!((verdict.feedback.id, verdict.scene), (id, None));
            assert_eq!(verdict.seen.unwrap().id, "practice-seen-never");
        }
    }
}

#[test]
fn the_saddle_is_crossed_by_a_long_first_step_only() {
    for seed in 0..300 {
        let problem = problem("cross-saddle", seed);
        let [from, slope, _] = given(&problem)[..] else { panic!("{problem:?}") };
        // The slope that the question speaks of is the one underfoot.
        let spec = read(problem.scene.as_ref().unwrap());
        let jet = spec.surface.jet(spec.start);
        assert!((jet.x + slope).abs() < 1e-9 * slope, "{jet:?} {problem:?}");
        assert_eq!(spec.start.x, -from);
        for (part, expected, id) in [
            (1.0, Judgement::Correct, "arrived"),
            (0.9, Judgement::Correct, "arrived"),
            (1.1, Judgement::Correct, "arrived"),
            (0.5, Judgement::Incorrect, "elsewhere"),
            (0.25, Judgement::Incorrect, "elsewhere"),
            (4.0, Judgement::Incorrect, "flew"),
        ] {
            let verdict = check("cross-saddle", seed, part * problem.answer.value);
            assert_eq!(verdict.verdict, expected, "{part} {problem:?}");
            assert_eq!(verdict.seen.unwrap().id, format!("practice-seen-{id}"), "{part}");
        }
    }
}

#[test]
fn a_loss_curve_shows_what_its_right_choice_says() {
    for seed in 0..SEEDS {
        let problem = problem("regime", seed);
        let loss = problem.figure.unwrap().values;
        let (first, last) = (loss[0], loss[loss.len() - 1]);
        let lowest = loss.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = loss.iter().copied().fold(0.0, f64::max);
        let shown = match rises(&loss) {
            0 if last > 0.8 * first => 1.0,
            0 if last < 0.3 * first => 2.0,
            1.. if highest <= 2.5 * first && lowest < 0.5 * highest => 3.0,
            1.. if last > 100.0 * first => 4.0,
            _ => panic!("{loss:?}"),
        };
        assert_eq!(shown, problem.answer.value, "{loss:?}");
    }
}

#[test]
fn a_graph_belongs_to_the_schedule_of_its_right_choice() {
    for seed in 0..SEEDS {
        let problem = problem("match-schedule", seed);
        let [alpha, steps, quarter, rest, gamma, decay] = given(&problem)[..] else {
            panic!("{problem:?}")
        };
        let wave = |k: f64, steps: f64| 1.0_f64.midpoint((PI * k / steps).cos());
        let part = |id: &str, k: f64| match id.strip_prefix("practice-match-").unwrap() {
            "constant" => 1.0,
            "halving" => 0.5_f64.powf((k / quarter).floor()),
            "exponential" => gamma.powf(k),
            "inverse" => 1.0 / (1.0 + decay * k),
            "linear" => 1.0 - k / steps,
            "cosine" => wave(k, steps),
            "restarts" => wave(k % quarter, quarter),
            "warmup" if k < quarter => k / quarter,
            "warmup" => wave(k - quarter, rest),
            other => panic!("{other}"),
        };
        let values = problem.figure.unwrap().values;
        let right = problem.answer.value as usize - 1;
        for (at, choice) in problem.choices.iter().enumerate() {
            let apart = values
                .iter()
                .zip(0_u32..)
                .map(|(value, k)| (value / alpha - part(choice.id, k.into())).abs());
            let apart = apart.fold(0.0, f64::max);
            // The right one fits, and no other comes near.
            assert!(if at == right { apart < 1e-12 } else { apart > 0.1 }, "{apart} {choice:?}");
        }
    }
}

#[test]
fn a_number_that_names_no_choice_is_not_held_against_anybody() {
    for text in ["0", "5", "1.5", "-1", "1e9"] {
        let verdict = practice::check("regime", 0, text, "en").unwrap();
        assert_eq!(verdict.verdict, Judgement::Invalid, "{text}");
        assert_eq!(verdict.feedback.id, "practice-invalid-choice");
    }
}

#[test]
fn a_walk_is_shown_until_it_is_off_the_map() {
    let shown = |kind, value| check(kind, 0, value).scene.unwrap();
    let flight = shown("one-fifth", 0.05);
    let walk = follow(&flight);
    let outside = |k: usize| walk.x[k].abs() > 5.0 || walk.y[k].abs() > 5.0;
    assert_eq!((0..walk.x.len()).find(|&k| outside(k)), Some(flight.steps as usize));
    assert!(shown("one-fifth", 0.002).steps > 40);
}

#[test]
fn what_is_said_of_a_mistake_is_what_is_seen_of_it() {
    for kind in ["reach-cabin", "rescue", "cross-saddle"] {
        for seed in 0..100 {
            for slip in problem(kind, seed).misconceptions {
                assert_eq!(slip.feedback, check(kind, seed, slip.value).feedback, "{slip:?}");
            }
        }
    }
    // The first step leads to the cabin, as the solution says.
    for seed in 0..100 {
        let seen = check("cross-saddle", seed, problem("cross-saddle", seed).answer.value).seen;
        let steps = seen.unwrap().args.iter().find(|(name, _)| *name == "steps").unwrap().1.clone();
        assert_eq!(steps, 1.0.into());
    }
}
