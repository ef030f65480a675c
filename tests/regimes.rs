//! The diagnosis on walks whose regime is known.

mod common;

use std::{collections::BTreeSet, fs, path::Path};

use blindfolded_hiker::{
    message::Arg,
    regime::{Diagnosis, Regime, diagnose},
    spec::Spec,
};
use common::plain;
use serde_json::{Value as Json, json};

fn on(surface: &Json, alpha: f64, start: [f64; 2], at: Option<u32>) -> Diagnosis {
    let spec = json!({ "surface": surface, "alpha": alpha, "start": start });
    diagnose(&Spec::read(&plain(&spec)).unwrap(), at)
}

fn with_rule(
    surface: &Json,
    rule: &Json,
    alpha: f64,
    start: [f64; 2],
    at: Option<u32>,
) -> Diagnosis {
    let spec = json!({ "surface": surface, "optimizer": rule, "alpha": alpha, "start": start });
    diagnose(&Spec::read(&plain(&spec)).unwrap(), at)
}

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// `regimes.json`: walks of every regime, one for every sentence at least.
fn table() -> Vec<Json> {
    serde_json::from_str(&file("tests/regimes.json")).unwrap()
}

/// The diagnosis of an entry of the table.
fn diagnosed(case: &Json) -> Diagnosis {
    let at = case["at"].as_u64().map(|k| k as u32);
    diagnose(&Spec::read(&plain(&case["spec"])).unwrap(), at)
}

/// The sentences of the locale file by id, each with all that stands below it.
fn sentences() -> Vec<(String, String)> {
    let mut sentences: Vec<(String, String)> = Vec::new();
    for line in file("www/locales/en.ftl").lines() {
        if let Some((id, text)) = line.split_once(" = ") {
            if !id.starts_with(' ') {
                sentences.push((id.to_owned(), String::new()));
            }
            sentences.last_mut().unwrap().1 += text;
        } else if let Some((_, text)) = sentences.last_mut() {
            *text += line;
        }
    }
    sentences.retain(|(id, _)| id.starts_with("diagnosis-"));
    sentences
}

/// A number in a sentence.
fn number(diagnosis: &Diagnosis, name: &str) -> f64 {
    match diagnosis.message.args.iter().find(|(known, _)| *known == name) {
        Some((_, Arg::Number(value))) => *value,
        other => panic!("{} has {other:?} for {name}", diagnosis.message.id),
    }
}

#[test]
fn every_walk_of_the_table_is_in_its_regime() {
    let mut wrong = Vec::new();
    for case in table() {
        let got = diagnosed(&case);
        let (regime, id) = (got.regime.name(), got.message.id);
        if case["regime"] != regime || case["id"] != id {
            wrong.push(format!("{} is {regime}, {id}\n    {}", case["why"], case["spec"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_is_said_of_some_walk() {
    let said: BTreeSet<String> =
        table().iter().map(|case| case["id"].as_str().unwrap().to_owned()).collect();
    let known: BTreeSet<String> = sentences().into_iter().map(|(id, _)| id).collect();
    assert_eq!(said, known);
}

#[test]
fn every_number_in_a_sentence_is_one() {
    let sentences = sentences();
    for case in table() {
        let got = diagnosed(&case);
        let (_, text) = sentences.iter().find(|(id, _)| *id == got.message.id).unwrap();
        for part in text.split('$').skip(1) {
            let name = part.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
            let value = number(&got, name);
            assert!(value.is_finite(), "{}: {name} is {value}", case["why"]);
        }
    }
}

/// Curvatures 1 and 6: the behaviour of x² + 3y², whose curvatures are 2 and 6, along y.
fn bowl() -> Json {
    json!({ "kind": "bowl", "params": { "kappa": 6 } })
}

#[test]
fn on_a_quadratic_the_multipliers_decide() {
    for (alpha, want) in [
        (0.002, Regime::TooSmall),
        (0.05, Regime::Steady),
        (1.0 / 6.0, Regime::Steady),
        (0.17, Regime::Oscillating),
        (0.3, Regime::Oscillating),
        (0.33, Regime::Oscillating),
        (1.0 / 3.0, Regime::Oscillating),
        (0.34, Regime::Diverging),
        (3.0, Regime::Diverging),
    ] {
        for at in [None, Some(1), Some(7)] {
            let got = on(&bowl(), alpha, [4.0, 3.0], at);
            assert_eq!(got.regime, want, "α = {alpha} at {at:?}: {}", got.message.id);
        }
    }
}

#[test]
fn two_cycle_is_called_by_its_name() {
    let circle = json!({ "kind": "bowl", "params": { "kappa": 2 } });
    let got = on(&circle, 1.0, [0.0, 3.0], Some(4));
    assert_eq!((got.regime, got.message.id), (Regime::Oscillating, "diagnosis-two-cycle"));
}

#[test]
fn loss_that_falls_along_a_growing_direction_is_no_excuse() {
    // The loss still falls at first, since the gentle direction carries almost all of it.
    let got = on(&bowl(), 0.34, [4.0, 1e-9], Some(2));
    assert_eq!(got.regime, Regime::Diverging);
}

#[test]
fn a_direction_that_no_step_moves_along_does_not_count() {
    assert_eq!(on(&bowl(), 0.5, [4.0, 0.0], Some(3)).regime, Regime::Steady);
}

#[test]
fn before_the_first_step_is_the_start() {
    let got = on(&bowl(), 0.1, [4.0, 3.0], Some(0));
    assert_eq!((got.regime, got.message.id), (Regime::Starting, "diagnosis-starting"));
}

#[test]
fn the_end_of_a_walk_is_told() {
    assert_eq!(on(&bowl(), 0.1, [4.0, 3.0], Some(400)).regime, Regime::Converged);
    let gone = on(&bowl(), 3.0, [4.0, 3.0], Some(1000));
    assert_eq!((gone.regime, gone.message.id), (Regime::Diverging, "diagnosis-diverged"));
    let hills = json!({ "kind": "hills" });
    let high_valley = on(&hills, 0.1, [-3.6, 2.6], Some(500));
    assert_eq!(high_valley.message.id, "diagnosis-converged-local");
    let deep_valley = on(&hills, 0.1, [3.0, -1.5], Some(500));
    assert_eq!(deep_valley.message.id, "diagnosis-converged");
}

#[test]
fn the_hills_show_every_regime() {
    let hills = json!({ "kind": "hills" });
    let start = [-3.0, -2.8];
    for (alpha, want) in [
        (1e-4, Regime::TooSmall),
        (0.1, Regime::Steady),
        (0.35, Regime::Oscillating),
        (5.0, Regime::Diverging),
    ] {
        let got = on(&hills, alpha, start, Some(40));
        assert_eq!(got.regime, want, "α = {alpha}: {}", got.message.id);
    }
}

#[test]
fn a_swing_that_no_longer_sinks_is_told_from_one_that_does() {
    let hills = json!({ "kind": "hills" });
    // 2/λ on the floor of the deep valley is 0.244: above it the walls hold what the floor throws.
    let held = on(&hills, 0.3, [4.1, 1.3], Some(40));
    assert_eq!((held.regime, held.message.id), (Regime::Oscillating, "diagnosis-bouncing"));
    assert_eq!(on(&hills, 0.3, [4.1, 1.3], None).message.id, "diagnosis-bouncing");
    let sinking = on(&hills, 0.2, [4.1, 1.3], Some(16));
    assert_eq!(
        (sinking.regime, sinking.message.id),
        (Regime::Oscillating, "diagnosis-oscillating")
    );
}

#[test]
fn a_saddle_is_not_a_valley() {
    let hills = json!({ "kind": "hills" });
    let pass = [-1.192_194_684_102_027_7, -1.000_270_247_895_218_6];
    let got = on(&hills, 0.01, pass, Some(1));
    assert_eq!(got.regime, Regime::Stalled, "{}", got.message.id);
}

#[test]
fn momentum_moves_the_limits() {
    let spec = json!({
        "surface": bowl(),
        "optimizer": { "kind": "sgd", "params": { "momentum": 0.9 } },
        "alpha": 0.5,
        "start": [4.0, 3.0],
    });
    let got = diagnose(&Spec::read(&plain(&spec)).unwrap(), Some(3));
    assert_eq!(got.regime, Regime::Oscillating, "αλ = 3 is below 2(1 + 0.9)");
    assert!((got.limits.edge - 3.8 / 6.0).abs() < 1e-15);
    assert_eq!(got.multipliers.len(), 4);
}

#[test]
fn limits_are_infinite_where_nothing_curves_upwards() {
    let hills = json!({ "kind": "hills" });
    let got = on(&hills, 0.1, [-0.5, 0.69], Some(1));
    assert!(got.alpha_lambda[1] > 0.0 || got.limits.edge.is_infinite());
    let ridge = on(&hills, 0.1, [-0.5, 0.69], None);
    assert_eq!(ridge.limits.edge, f64::INFINITY);
}

#[test]
fn the_multipliers_of_gradient_descent_are_its_evidence() {
    let got = on(&bowl(), 0.3, [4.0, 3.0], None);
    assert_eq!(got.alpha_lambda, [0.3, 0.3 * 6.0]);
    let factors: Vec<_> = got.multipliers.iter().map(|m| (m.re, m.im)).collect();
    assert_eq!(factors, [(1.0 - 0.3, 0.0), (1.0 - 0.3 * 6.0, 0.0)]);
    assert!((got.limits.no_overshoot - 1.0 / 6.0).abs() < 1e-15);
    assert!((got.limits.fastest - 2.0 / 7.0).abs() < 1e-15);
    assert!((got.limits.edge - 2.0 / 6.0).abs() < 1e-15);
    let told = ["alpha", "lambda", "alphaLambda", "overshoot", "edge"].map(|n| number(&got, n));
    for (told, want) in told.into_iter().zip([0.3, 6.0, 1.8, 1.0, 2.0]) {
        assert!((told - want).abs() < 1e-14, "{told} {want}");
    }
    assert_eq!(number(&got, "loss"), 35.0);
    assert!((number(&got, "slope") - 340.0_f64.sqrt()).abs() < 1e-12);
    assert!((number(&got, "step") - 0.3 * 340.0_f64.sqrt()).abs() < 1e-12);
}

#[test]
fn a_scaling_rule_is_measured_by_the_curvatures_that_it_feels() {
    // Hessian [2, −½, 4]; at (4, 3) the slope is (6.5, 10), and so is √v̂ before the first step.
    let ground = json!({ "kind": "formula", "params": { "text": "x^2 - 0.5*x*y + 2*y^2" } });
    let rule = json!({ "kind": "adam", "params": { "beta1": 0.75, "eps": 0 } });
    let got = with_rule(&ground, &rule, 0.01, [4.0, 3.0], None);
    let (xx, xy, yy) = (2.0 / 6.5, -0.5 / 65.0_f64.sqrt(), 4.0 / 10.0);
    let (mean, half): (f64, f64) = (0.5 * (xx + yy), 0.5 * (xx - yy));
    let steepest = mean + (half * half + xy * xy).sqrt();
    // The adaptive edge of stability: (2 + 2β₁)/(1 − β₁) = 14.
    assert!((got.limits.edge * steepest - 14.0).abs() < 1e-12, "{}", got.limits.edge);
    assert_eq!(got.multipliers.len(), 4);
    // α·λ itself stays that of the ground.
    assert!((got.alpha_lambda[0] - 0.01 * (3.0 - 1.25_f64.sqrt())).abs() < 1e-15);
    assert!((got.alpha_lambda[1] - 0.01 * (3.0 + 1.25_f64.sqrt())).abs() < 1e-15);
    assert!((number(&got, "lambda") - steepest).abs() < 1e-14);
    assert!((number(&got, "edge") - 14.0).abs() < 1e-12);
}

#[test]
fn weight_decay_in_the_slope_adds_to_the_curvature() {
    let rule = json!({ "kind": "sgd", "params": { "weight_decay": 0.5 } });
    let got = with_rule(&bowl(), &rule, 0.1, [4.0, 3.0], None);
    let factors: Vec<_> = got.multipliers.iter().map(|m| m.re).collect();
    assert_eq!(factors, [1.0 - 0.1 * 1.5, 1.0 - 0.1 * 6.5]);
    assert!((got.limits.edge - 2.0 / 6.5).abs() < 1e-15);
    // The sentence speaks of the curvature of the ground, and of the limit in the same measure.
    assert_eq!(number(&got, "lambda"), 6.0);
    assert!((number(&got, "edge") - 6.0 * 2.0 / 6.5).abs() < 1e-14);
}

#[test]
fn a_rule_that_takes_signs_has_neither_factors_nor_limits() {
    for kind in ["lion", "rprop"] {
        let got = with_rule(&bowl(), &json!({ "kind": kind }), 0.1, [4.0, 3.0], Some(2));
        assert!(got.multipliers.is_empty());
        let limits = [got.limits.no_overshoot, got.limits.fastest, got.limits.edge];
        assert_eq!(limits, [f64::INFINITY; 3], "{kind}");
        assert_eq!(got.alpha_lambda, [0.1, 0.1 * 6.0]);
    }
}

#[test]
fn the_way_to_the_floor_is_projected() {
    // 100 times closer at 1 − 0.01·6 per step: ln 100/−ln 0.94 = 74.4; at a tenth of it 766.
    let got = on(&bowl(), 0.001, [4.0, 3.0], None);
    assert_eq!((got.regime, number(&got, "steps")), (Regime::TooSmall, 766.0));
    let lively = on(&bowl(), 0.01, [4.0, 3.0], None);
    assert_eq!(lively.regime, Regime::Steady);
    assert!((number(&lively, "percent") - 6.0).abs() < 1e-12);
    // Lion: both axes step by α, the floor is 5 away.
    let lion = json!({ "kind": "lion", "params": { "weight_decay": 0 } });
    let got = with_rule(&bowl(), &lion, 0.001, [4.0, 3.0], None);
    let want = (5.0 / (0.001 * 2.0_f64.sqrt())).ceil();
    assert_eq!((got.regime, number(&got, "steps")), (Regime::TooSmall, want));
    // Adam: the steepest direction, as it feels it, is 3 away.
    let adam = json!({ "kind": "adam", "params": { "beta1": 0 } });
    let got = with_rule(&bowl(), &adam, 0.001, [4.0, 3.0], None);
    assert_eq!((got.regime, number(&got, "steps")), (Regime::TooSmall, 3001.0));
    // Rprop: steps of α√2·1.2ᵏ add up to 5 after 47 steps.
    let rprop = json!({ "kind": "rprop", "params": { "eta_plus": 1.01 } });
    let got = with_rule(&bowl(), &rprop, 0.001, [4.0, 3.0], Some(1));
    let (mut way, mut steps) = (0.0, 0.0);
    while way < 5.0 - 0.001 * 2.0_f64.sqrt() {
        way += 0.001 * 2.0_f64.sqrt() * 1.01_f64.powf(steps + 1.0);
        steps += 1.0;
    }
    assert_eq!((got.regime, number(&got, "steps")), (Regime::TooSmall, steps));
}

#[test]
fn a_slope_without_curvature_is_crossed_at_the_pace_of_the_step() {
    let plane = json!({ "kind": "formula", "params": { "text": "3*x + 4*y" } });
    let got = on(&plane, 0.001, [1.0, 1.0], Some(3));
    assert_eq!((got.regime, got.message.id), (Regime::TooSmall, "diagnosis-too-small-slope"));
    assert!((number(&got, "steps") - 2000.0).abs() <= 1.0, "10 in steps of 0.005");
    assert_eq!(on(&plane, 0.1, [1.0, 1.0], Some(3)).regime, Regime::Steady);
}

#[test]
fn nothing_that_a_learner_can_set_breaks_the_diagnosis() {
    let kinds = blindfolded_hiker::optimizer::Optimizer::KINDS;
    let surfaces = [
        json!({ "kind": "hills" }),
        json!({ "kind": "rosenbrock" }),
        json!({ "kind": "bowl", "params": { "kappa": 0 } }),
        json!({ "kind": "formula", "params": { "text": "1/x + sqrt(y)" } }),
        json!({ "kind": "formula", "params": { "text": "0" } }),
        json!({ "kind": "formula", "params": { "text": "exp(x^2) - exp(y^2)" } }),
    ];
    for surface in &surfaces {
        for kind in kinds {
            for alpha in [5e-324, 1e-9, 0.1, 1e12] {
                for start in [[0.0, 0.0], [-1e12, 1e12], [1e-300, 3.0]] {
                    for at in [None, Some(0), Some(1), Some(30)] {
                        let rule = json!({ "kind": kind.kind });
                        let got = with_rule(surface, &rule, alpha, start, at);
                        assert!(got.message.id.starts_with("diagnosis-"));
                        assert!(got.multipliers.len() <= 4);
                    }
                }
            }
        }
    }
}

#[test]
fn a_direction_that_nothing_moves_along_is_not_spoken_of() {
    let got = on(&bowl(), 0.4, [4.0, 0.0], Some(3));
    assert!((number(&got, "percent") - 40.0).abs() < 1e-12);
    assert!((number(&got, "alphaLambda") - 0.4).abs() < 1e-15);
    // The limits stay those of the ground.
    assert!((got.limits.edge - 2.0 / 6.0).abs() < 1e-15);
}

#[test]
fn numbers_of_the_swings_are_those_of_the_walk() {
    let hills = json!({ "kind": "hills" });
    // 2/λ on the floor is 0.244, so that αλ is 2.46 there.
    let bouncing = on(&hills, 0.3, [4.1, 1.3], Some(40));
    assert!((number(&bouncing, "floor") - 2.0 * 0.3 / 0.244).abs() < 0.3);
    assert_eq!(number(&bouncing, "edge"), 2.0);
    let lion = json!({ "kind": "lion", "params": { "weight_decay": 0 } });
    let rattling = with_rule(&bowl(), &lion, 0.1, [4.03, 3.02], Some(300));
    assert!((number(&rattling, "stride") - 0.1 * 2.0_f64.sqrt()).abs() < 1e-12);
    assert_eq!(number(&rattling, "steps"), 12.0);
    // The map of the hills is 9 wide.
    let small = with_rule(&hills, &lion, 0.001, [4.1, 1.3], Some(3));
    assert_eq!(number(&small, "steps"), (9.0 / (0.001 * 2.0_f64.sqrt())).ceil());
    // That of McCormick's function is 7 high and less wide.
    let tall = json!({ "kind": "mccormick" });
    let small = with_rule(&tall, &lion, 0.001, [0.5, 0.7], Some(3));
    assert_eq!(number(&small, "steps"), (7.0 / (0.001 * 2.0_f64.sqrt())).ceil());
}

#[test]
fn lower_ground_is_found_where_no_floor_is_known() {
    for (text, start) in [("x^3 - 3*x + y^2", [2.0, 1.0]), ("y^3 - 3*y + x^2", [1.0, 2.0])] {
        let ground = json!({ "kind": "formula", "params": { "text": text } });
        let got = on(&ground, 0.1, start, Some(500));
        // At the far edge of the map: (−5)³ + 15.
        assert_eq!(number(&got, "deepest"), -110.0);
        assert!((number(&got, "loss") + 2.0).abs() < 1e-12);
    }
}

#[test]
fn the_evidence_is_handed_on_as_plain_data() {
    let got = on(&bowl(), 0.3, [4.0, 3.0], None);
    let plain = serde_json::to_value(blindfolded_hiker::value::Value::from(&got)).unwrap();
    assert_eq!(plain["regime"], "oscillating");
    assert_eq!(plain["alphaLambda"], json!(got.alpha_lambda));
    assert_eq!(plain["multipliers"][1], json!({ "re": 1.0 - 0.3 * 6.0, "im": 0.0 }));
    assert_eq!(plain["limits"]["noOvershoot"], json!(got.limits.no_overshoot));
    assert_eq!(plain["limits"]["fastest"], json!(got.limits.fastest));
    assert_eq!(plain["limits"]["edge"], json!(got.limits.edge));
    assert_eq!(plain["message"]["id"], "diagnosis-oscillating");
}
