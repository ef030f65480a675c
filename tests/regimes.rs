//! The diagnosis on walks whose regime is known.

mod common;

use blindfolded_hiker::{
    regime::{Diagnosis, Regime, diagnose},
    spec::Spec,
};
use common::plain;
use serde_json::{Value as Json, json};

fn on(surface: &Json, alpha: f64, start: [f64; 2], at: Option<u32>) -> Diagnosis {
    let spec = json!({ "surface": surface, "alpha": alpha, "start": start });
    diagnose(&Spec::read(&plain(&spec)).unwrap(), at)
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
