//! The points of each step rule at which implementations differ, one by one.
//!
//! Slopes are given by hand and numbers are small enough to be worked out on paper; every expected
//! number would be another one if the point were settled the other way. Whole walks are compared
//! with PyTorch's in `vectors.rs`.

mod common;

use blindfolded_hiker::{
    optimizer::{Dynamics, Here, Memory, Optimizer},
    spec::Spec,
    value::Field,
    vec2::Vec2,
    walk::{Iterate, phase_at, walk},
};
use common::plain;
use serde_json::{Value as Json, json};

fn rule(kind: &str, params: &Json) -> Optimizer {
    let choice = plain(&json!({ "kind": kind, "params": params }));
    Optimizer::read(&Field::root("optimizer", &choice)).unwrap_or_else(|e| panic!("{e}"))
}

/// Positions on one axis after each of the given slopes, whatever the ground.
fn from(w: f64, kind: &str, params: &Json, alpha: f64, slopes: &[f64]) -> Vec<f64> {
    let rule = rule(kind, params);
    let mut memory = Memory::default();
    let mut w = Vec2::new(w, -w);
    slopes
        .iter()
        .zip(1..)
        .map(|(&g, t)| {
            w = rule.step(Here { alpha, t, w, g: Vec2::new(g, -g) }, &mut memory);
            assert_eq!(w.x, -w.y, "{kind} treats both axes and both signs alike");
            w.x
        })
        .collect()
}

/// Positions from 0.
fn path(kind: &str, params: &Json, alpha: f64, slopes: &[f64]) -> Vec<f64> {
    from(0.0, kind, params, alpha, slopes)
}

#[track_caller]
fn same(got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len());
    for (got, want) in got.iter().zip(want) {
        assert!((got - want).abs() <= 1e-14 * want.abs().max(1.0), "{got} is not {want}");
    }
}

#[test]
fn sgd_dampens_from_the_second_slope_on() {
    let params = json!({ "momentum": 0.5, "dampening": 0.75 });
    // b: 1, then 0.5·1 + 0.25·1 = 0.75, then 0.5·0.75 + 0.25 = 0.625.
    same(&path("sgd", &params, 1.0, &[1.0, 1.0, 1.0]), &[-1.0, -1.75, -2.375]);
}

#[test]
fn sgd_keeps_the_learning_rate_out_of_its_memory() {
    let rule = rule("sgd", &json!({ "momentum": 0.5 }));
    let mut memory = Memory::default();
    let g = Vec2::new(1.0, 1.0);
    let first = rule.step(Here { alpha: 1.0, t: 1, w: Vec2::default(), g }, &mut memory);
    let second = rule.step(Here { alpha: 0.1, t: 2, w: first, g }, &mut memory);
    // 0.1·(0.5·1 + 1), not 0.5·(1·1) + 0.1·1.
    same(&[second.x - first.x], &[-0.15]);
}

#[test]
fn sgd_with_nesterov_adds_the_slope_to_the_memory_that_holds_it() {
    let params = json!({ "momentum": 0.5, "nesterov": true });
    // b: 1, 1.5; d = g + b/2: 1.5, 1.75.
    same(&path("sgd", &params, 1.0, &[1.0, 1.0]), &[-1.5, -3.25]);
}

#[test]
fn sgd_takes_weight_decay_into_its_memory() {
    let params = json!({ "momentum": 0.5, "weight_decay": 0.25 });
    // g + w/4 = 2, so w = 4 − 2; then 0.5 in the slope, b = 1 + 0.5.
    same(&from(4.0, "sgd", &params, 1.0, &[1.0, 0.0]), &[2.0, 0.5]);
    same(&from(4.0, "sgd", &json!({ "weight_decay": 0.25 }), 1.0, &[1.0, 0.0]), &[2.0, 1.5]);
}

#[test]
fn sgd_begins_its_memory_where_momentum_is_taken_up() {
    let spec = |change: Json| {
        let spec = json!({
            "surface": { "kind": "bowl" },
            "alpha": 0.01,
            "start": [1, 1],
            "changes": [{ "at": 3, "optimizer": { "kind": "sgd", "params": change } }],
        });
        walk(&Spec::read(&plain(&spec)).unwrap(), 4).x
    };
    // Dampening does not touch the slope with which the memory begins.
    assert_eq!(spec(json!({ "momentum": 0.9, "dampening": 0.9 })), spec(json!({})));
}

#[test]
fn adagrad_sums_squares_from_its_initial_value_once() {
    let params = json!({ "initial_accumulator_value": 3.0, "eps": 0.0 });
    same(&path("adagrad", &params, 1.0, &[1.0, 2.0]), &[-0.5, -0.5 - 2.0 / 8.0_f64.sqrt()]);
}

#[test]
fn adagrad_shortens_the_learning_rate_from_the_second_step_on() {
    let params = json!({ "lr_decay": 0.5, "eps": 0.0 });
    let want = [
        -2.0,
        -2.0 - 2.0 / 1.5 / 2.0_f64.sqrt(),
        -2.0 - 2.0 / 1.5 / 2.0_f64.sqrt() - 1.0 / 3.0_f64.sqrt(),
    ];
    same(&path("adagrad", &params, 2.0, &[1.0, 1.0, 1.0]), &want);
}

#[test]
fn adagrad_adds_epsilon_outside_the_root_and_decay_to_the_slope() {
    // (1 + 4/4)/(√4 + 2), where ε inside the root would make 2/√6.
    let params = json!({ "eps": 1.0, "weight_decay": 0.25 });
    same(&from(4.0, "adagrad", &params, 1.0, &[1.0]), &[4.0 - 2.0 / 3.0]);
}

#[test]
fn rmsprop_corrects_no_bias_and_adds_epsilon_outside_the_root() {
    // v = 4/4, so 2/(1 + 1); then v = 3/4 + 4/4.
    let params = json!({ "rho": 0.75, "eps": 1.0 });
    let second = 2.0 / (1.75_f64.sqrt() + 1.0);
    same(&path("rmsprop", &params, 1.0, &[2.0, 2.0]), &[-1.0, -1.0 - second]);
}

#[test]
fn rmsprop_centred_takes_the_mean_slope_off() {
    // v = 1, m = 1/2: √(1 − 1/4); then v = 3/4 + 1/4, m = 3/8 − 1/4 = 1/8.
    let params = json!({ "rho": 0.75, "eps": 0.0, "centered": true });
    let first = 2.0 / 0.75_f64.sqrt();
    let second = -1.0 / (1.0_f64 - 1.0 / 64.0).sqrt();
    same(&path("rmsprop", &params, 1.0, &[2.0, -1.0]), &[-first, -first - second]);
}

#[test]
fn rmsprop_centred_survives_the_rounding_of_a_variance_of_nothing() {
    // v − m² of a slope that never changes is 0 but for rounding, which can be below 0.
    let params = json!({ "rho": 0.9, "centered": true, "eps": 1.0 });
    let walked = path("rmsprop", &params, 1e-3, &[2.9; 900]);
    assert!(walked.iter().all(|w| w.is_finite()));
    let last = walked[898] - walked[899];
    assert!((last - 2.9e-3).abs() < 1e-9, "the step is α·g/ε, not {last}");
}

#[test]
fn rmsprop_carries_scaled_slopes_and_multiplies_them_by_alpha_afterwards() {
    let params = json!({ "rho": 0.0, "eps": 0.0, "momentum": 0.5 });
    let rule = rule("rmsprop", &params);
    let mut memory = Memory::default();
    let mut w = Vec2::default();
    let mut positions = Vec::new();
    for (t, alpha, g) in [(1, 1.0, 5.0), (2, 0.1, 0.3), (3, 1.0, -4.0)] {
        w = rule.step(Here { alpha, t, w, g: Vec2::new(g, g) }, &mut memory);
        positions.push(w.x);
    }
    // g/√v is ±1; b: 1, 1.5, −0.25.
    same(&positions, &[-1.0, -1.15, -0.9]);
    // Without momentum there is no b that could be taken up later.
    let none = json!({ "rho": 0.0, "eps": 0.0 });
    same(&path("rmsprop", &none, 1.0, &[5.0, 0.3, -4.0]), &[-1.0, -2.0, -1.0]);
}

#[test]
fn rmsprop_adds_weight_decay_to_the_slope() {
    // (0 + 4/2)/(√(4/4) + 1).
    let params = json!({ "rho": 0.75, "eps": 1.0, "weight_decay": 0.5 });
    same(&from(4.0, "rmsprop", &params, 1.0, &[0.0]), &[3.0]);
}

#[test]
fn adadelta_has_epsilon_inside_both_roots_and_learns_of_a_step_after_it() {
    let params = json!({ "rho": 0.5, "eps": 1.0 });
    // v = 2, u = 0: d = √1/√3·2. Then v = 1 + 8 = 9, u = (4/3)/2 = 2/3: d = √(5/3)/√10·4.
    let first = 2.0 / 3.0_f64.sqrt();
    let second = 4.0 * (5.0_f64 / 3.0).sqrt() / 10.0_f64.sqrt();
    // Then v = 4.5, u = 1/3 + (16/6)/2 = 5/3; without a slope no step.
    let third = 2.0 * (8.0_f64 / 3.0).sqrt() / (2.25_f64 + 2.0 + 1.0).sqrt();
    let want = [-first, -first - second, -first - second, 0.0];
    let got = path("adadelta", &params, 1.0, &[2.0, 4.0, 0.0]);
    same(&got, &want[..3]);
    // The step of no length halves u: u = 5/6, v = 2.25 + 2.
    let fourth = 2.0 * (11.0_f64 / 6.0).sqrt() / 5.25_f64.sqrt();
    let got = path("adadelta", &params, 1.0, &[2.0, 4.0, 0.0, 2.0]);
    same(&[got[2] - got[3]], &[fourth]);
    assert!((third - fourth).abs() > 0.1);
}

#[test]
fn adadelta_multiplies_by_alpha_outside_and_decays_through_the_slope() {
    // (0 + 4/2) = 2 as above, times α = 1/2; α does not enter u.
    let params = json!({ "rho": 0.5, "eps": 1.0, "weight_decay": 0.5 });
    same(&from(4.0, "adadelta", &params, 0.5, &[0.0]), &[4.0 - 1.0 / 3.0_f64.sqrt()]);
    let params = json!({ "rho": 0.5, "eps": 1.0 });
    let (whole, half) = (
        path("adadelta", &params, 1.0, &[2.0, 4.0, 3.0]),
        path("adadelta", &params, 0.5, &[2.0, 4.0, 3.0]),
    );
    same(&half, &whole.iter().map(|w| 0.5 * w).collect::<Vec<_>>());
}

#[test]
fn adam_adds_epsilon_after_the_bias_correction() {
    // v = 1, v̂ = 4: 2/(2 + 2), where ε before the correction would make 2/((1 + 2)·2).
    let params = json!({ "beta1": 0.0, "beta2": 0.75, "eps": 2.0 });
    same(&path("adam", &params, 1.0, &[2.0]), &[-0.5]);
}

#[test]
fn adam_corrects_both_biases_at_every_step() {
    let params = json!({ "beta1": 0.5, "beta2": 0.75, "eps": 0.0 });
    // m: 1, −0.5; v: 1, 1.75; corrections 1/2, 3/4 and 1/4, 7/16.
    let second = (-0.5 / 0.75) / (1.75_f64 / 0.4375).sqrt();
    same(&path("adam", &params, 1.0, &[2.0, -2.0]), &[-1.0, -1.0 - second]);
}

#[test]
fn amsgrad_keeps_the_greatest_uncorrected_average() {
    let params = json!({
        "beta1": 0.5, "beta2": 0.75, "eps": 0.0, "amsgrad": true, "weight_decay": 0.0,
    });
    // v: 1, 0.75, and 1 is kept; the greatest corrected average would be 4.
    let second = (0.5 / 0.75) / (1.0_f64 / 0.4375).sqrt();
    for kind in ["adam", "adamw"] {
        let got = path(kind, &params, 1.0, &[2.0, 0.0]);
        same(&got, &[-1.0, -1.0 - second]);
    }
    // A steeper slope later is kept in its turn.
    let third = (0.25 + 4.0) / 0.875 / ((0.75 * 0.75 + 16.0_f64) / 0.578_125).sqrt();
    let got = path("adam", &params, 1.0, &[2.0, 0.0, 8.0]);
    same(&[got[1] - got[2]], &[third]);
}

#[test]
fn adam_scales_weight_decay_and_adamw_does_not() {
    // Without a slope Adam makes a whole step of the decay, however weak it is.
    let decay = json!({ "weight_decay": 0.125, "eps": 0.0 });
    same(&from(4.0, "adam", &decay, 1.0, &[0.0]), &[3.0]);
    // AdamW takes αδ = 1/16 off w, and no step is left: 0/ε.
    let decay = json!({ "weight_decay": 0.125 });
    same(&from(4.0, "adamw", &decay, 0.5, &[0.0, 0.0]), &[3.75, 3.515_625]);
    // The decay is taken off before the step, and off w alone.
    let decay = json!({ "weight_decay": 0.5, "eps": 0.0 });
    same(&from(4.0, "adamw", &decay, 0.5, &[7.0]), &[2.5]);
}

#[test]
fn nadam_multiplies_up_its_rising_momenta() {
    let params = json!({
        "beta1": 0.8, "beta2": 0.75, "eps": 0.5, "momentum_decay": 50.0,
    });
    let mu = |t: f64| 0.8 * (1.0 - 0.5 * 0.96_f64.powf(50.0 * t));
    let slopes = [2.0, -1.0, 0.5];
    let (mut w, mut m, mut v, mut product) = (0.0, 0.0, 0.0, 1.0);
    let mut want = Vec::new();
    for (t, g) in [1.0, 2.0, 3.0].into_iter().zip(slopes) {
        m = 0.8 * m + 0.2 * g;
        v = 0.75 * v + 0.25 * g * g;
        product *= mu(t);
        let ahead = product * mu(t + 1.0);
        let direction = (1.0 - mu(t)) * g / (1.0 - product) + mu(t + 1.0) * m / (1.0 - ahead);
        w -= 0.1 * direction / ((v / (1.0 - 0.75_f64.powf(t))).sqrt() + 0.5);
        want.push(w);
    }
    same(&path("nadam", &params, 0.1, &slopes), &want);
}

#[test]
fn decoupled_decay_is_not_scaled() {
    for kind in ["nadam", "radam"] {
        let apart = json!({ "weight_decay": 0.125, "decoupled_weight_decay": true });
        same(&from(4.0, kind, &apart, 0.5, &[0.0, 0.0]), &[3.75, 3.515_625]);
    }
    // RAdam's first steps are momentum: m̂ of the slope 0 + 4/8 is that slope.
    let within = json!({ "weight_decay": 0.125 });
    same(&from(4.0, "radam", &within, 0.5, &[0.0]), &[3.75]);
    same(&from(4.0, "radam", &within, 0.5, &[1.0]), &[3.25]);
    // Within the slope NAdam scales the decay: the step is as long as for any other slope.
    let within = json!({ "weight_decay": 0.125, "eps": 0.0 });
    let none = json!({ "eps": 0.0 });
    let step = path("nadam", &none, 0.5, &[1.0])[0];
    same(&from(4.0, "nadam", &within, 0.5, &[0.0]), &[4.0 + step]);
}

#[test]
fn radam_scales_the_axes_once_it_has_seen_enough() {
    let params = json!({ "beta1": 0.5, "beta2": 0.999, "eps": 0.0 });
    let slopes = [3.0; 7];
    let walked = path("radam", &params, 1.0, &slopes);
    // Five plain steps of m̂ = 3, then steps of ±1·r with r = 0.0258… at t = 6 (theory.json).
    same(&walked[..5], &[-3.0, -6.0, -9.0, -12.0, -15.0]);
    let sixth = walked[4] - walked[5];
    assert!((sixth - 0.025_821_112_801_865_227).abs() < 1e-9, "{sixth}");
}

#[test]
fn radam_adds_epsilon_before_the_bias_correction() {
    // From an empty memory at t = 200: m̂ = 0.5/1, √v = √0.01, √(1 − β₂ᵗ), r from theory.json.
    let rule = rule("radam", &json!({ "beta1": 0.5, "beta2": 0.99, "eps": 0.4 }));
    let here = Here { alpha: 1.0, t: 200, w: Vec2::default(), g: Vec2::new(-1.0, -1.0) };
    let moved = rule.step(here, &mut Memory::default()).x;
    let root = (1.0 - 0.99_f64.powi(200)).sqrt();
    let want = 0.5 * 0.824_332_365_381_567 * root / (0.1 + 0.4);
    assert!((moved - want).abs() < 1e-9, "{moved} {want}");
}

#[test]
fn radam_never_scales_where_its_memory_is_too_short() {
    // ρ∞ = 2/(1 − β₂) − 1 = 4: there is never enough.
    let params = json!({ "beta1": 0.0, "beta2": 0.6, "eps": 0.0 });
    same(&path("radam", &params, 1.0, &[2.0; 20])[18..], &[-38.0, -40.0]);
}

#[test]
fn adamax_adds_epsilon_to_the_slope_and_forgets_slowly() {
    let params = json!({ "beta1": 0.0, "beta2": 0.5, "eps": 0.5 });
    // u: 4.5; max(2.25, 1.5); max(1.125, 3.5).
    let got = path("adamax", &params, 1.0, &[4.0, 1.0, -3.0]);
    same(&got, &[-4.0 / 4.5, -4.0 / 4.5 - 1.0 / 2.25, -4.0 / 4.5 - 1.0 / 2.25 + 3.0 / 3.5]);
    // Only m is corrected: m = 2, then 1, over 1/2 and 3/4.
    let params = json!({ "beta1": 0.5, "beta2": 0.5, "eps": 0.0 });
    same(&path("adamax", &params, 1.0, &[4.0, 0.0]), &[-1.0, -1.0 - (1.0 / 0.75) / 2.0]);
    let params = json!({ "weight_decay": 0.5, "eps": 0.0 });
    same(&from(4.0, "adamax", &params, 1.0, &[0.0]), &[3.0]);
}

#[test]
fn rprop_waits_after_a_turn_and_forgets_the_slope() {
    let slopes = [2.0, 9.0, -1.0, -1.0, -1.0, 0.0, 5.0, 5.0];
    // Δ: 0.1, 0.12 (same sign), 0.06 and no move (turn), 0.06 (nothing to compare with),
    // 0.072 (same sign), 0.072 (no slope: no move), 0.072 (nothing to compare with), 0.0864.
    let want = [-0.1, -0.22, -0.22, -0.16, -0.088, -0.088, -0.16, -0.2464];
    same(&path("rprop", &json!({}), 0.1, &slopes), &want);
}

#[test]
fn rprop_keeps_its_step_within_bounds_from_the_first_on() {
    let bounds = json!({ "step_min": 0.25, "step_max": 0.5, "eta_plus": 3.0, "eta_minus": 0.1 });
    same(&path("rprop", &bounds, 0.01, &[1.0, 1.0, 1.0]), &[-0.25, -0.75, -1.25]);
    same(&path("rprop", &bounds, 9.0, &[1.0, -1.0, -1.0]), &[-0.5, -0.5, -0.25]);
    // As with torch.clamp, the upper bound has the last word.
    let crossed = json!({ "step_min": 0.5, "step_max": 0.25 });
    same(&path("rprop", &crossed, 1.0, &[1.0]), &[-0.25]);
}

#[test]
fn rprop_hears_the_learning_rate_once() {
    let rule = rule("rprop", &json!({}));
    let mut memory = Memory::default();
    let mut w = Vec2::default();
    for (t, alpha) in [(1, 0.1), (2, 99.0)] {
        w = rule.step(Here { alpha, t, w, g: Vec2::new(1.0, 1.0) }, &mut memory);
    }
    same(&[w.x], &[-0.22]);
}

#[test]
fn lion_takes_the_sign_of_one_average_and_remembers_another() {
    let params = json!({ "beta1": 0.5, "beta2": 0.75, "weight_decay": 0.0 });
    // m: 1; the sign of (1 − 2)/2 is −; m = 3/4 − 2/4; the sign of (1/4 − 1/8)/2 is +.
    same(&path("lion", &params, 1.0, &[4.0, -2.0, -0.125]), &[-1.0, 0.0, -1.0]);
}

#[test]
fn lion_stands_where_the_sign_is_of_nothing() {
    let params = json!({ "beta1": 0.5, "beta2": 0.75, "weight_decay": 0.0 });
    // m = 1 and g = −1: half of nothing.
    same(&path("lion", &params, 1.0, &[0.0, 4.0, -1.0]), &[0.0, -1.0, -1.0]);
    // Decay is apart from the sign, and times α.
    same(&from(4.0, "lion", &json!({ "weight_decay": 0.5 }), 0.5, &[0.0, 1.0]), &[3.0, 1.75]);
}

#[test]
fn defaults_are_those_of_torch_and_optax() {
    for (kind, want) in [
        ("sgd", json!({ "momentum": 0, "dampening": 0, "weight_decay": 0, "nesterov": false })),
        (
            "adagrad",
            json!({ "lr_decay": 0, "weight_decay": 0, "initial_accumulator_value": 0, "eps": 1e-10 }),
        ),
        (
            "rmsprop",
            json!({ "rho": 0.99, "eps": 1e-8, "weight_decay": 0, "momentum": 0, "centered": false }),
        ),
        ("adadelta", json!({ "rho": 0.9, "eps": 1e-6, "weight_decay": 0 })),
        (
            "adam",
            json!({ "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0, "amsgrad": false }),
        ),
        (
            "adamw",
            json!({ "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 1e-2, "amsgrad": false }),
        ),
        (
            "nadam",
            json!({
                "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "momentum_decay": 4e-3,
                "weight_decay": 0, "decoupled_weight_decay": false,
            }),
        ),
        (
            "radam",
            json!({
                "beta1": 0.9, "beta2": 0.999, "eps": 1e-8,
                "weight_decay": 0, "decoupled_weight_decay": false,
            }),
        ),
        ("adamax", json!({ "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0 })),
        ("rprop", json!({ "eta_minus": 0.5, "eta_plus": 1.2, "step_min": 1e-6, "step_max": 50 })),
        ("lion", json!({ "beta1": 0.9, "beta2": 0.99, "weight_decay": 1e-3 })),
    ] {
        assert_eq!(rule(kind, &json!({})), rule(kind, &want));
        let info = Optimizer::KINDS.iter().find(|info| info.kind == kind).unwrap();
        assert_eq!(info.params.len(), want.as_object().unwrap().len(), "{kind}");
    }
    assert_eq!(Optimizer::KINDS.len(), 11);
}

/// Every rule with parameters that all do something.
fn lively() -> Vec<Optimizer> {
    [
        ("sgd", json!({ "momentum": 0.8, "dampening": 0.3, "weight_decay": 0.2 })),
        ("sgd", json!({ "momentum": 0.8, "nesterov": true, "dampening": 0.3 })),
        ("sgd", json!({ "weight_decay": 0.2 })),
        ("adagrad", json!({ "lr_decay": 0.01, "weight_decay": 0.2, "eps": 0.1 })),
        ("rmsprop", json!({ "rho": 0.9, "weight_decay": 0.2, "eps": 0.1 })),
        ("rmsprop", json!({ "rho": 0.9, "centered": true, "eps": 0.1 })),
        ("adadelta", json!({ "rho": 0.7, "weight_decay": 0.2, "eps": 0.1 })),
        ("adam", json!({ "beta1": 0.8, "weight_decay": 0.2, "eps": 0.1 })),
        ("adam", json!({ "beta1": 0.8, "amsgrad": true, "eps": 0.1 })),
        ("adamw", json!({ "beta1": 0.8, "weight_decay": 0.2, "eps": 0.1 })),
        ("adamw", json!({ "beta1": 0.8, "amsgrad": true, "eps": 0.1 })),
        ("nadam", json!({ "beta1": 0.8, "weight_decay": 0.2, "eps": 0.1 })),
        (
            "nadam",
            json!({ "momentum_decay": 1e-3, "weight_decay": 0.2, "decoupled_weight_decay": true }),
        ),
        ("radam", json!({ "beta1": 0.8, "weight_decay": 0.2, "eps": 0.1 })),
        ("radam", json!({ "weight_decay": 0.2, "decoupled_weight_decay": true })),
        ("adamax", json!({ "beta1": 0.8, "weight_decay": 0.2, "eps": 0.1 })),
    ]
    .iter()
    .map(|(kind, params)| rule(kind, params))
    .collect()
}

#[test]
fn the_dynamics_of_a_rule_are_those_of_its_steps() {
    // So late that the bias of the first moment and NAdam's product have faded, β₂'s has not.
    let (alpha, t) = (0.3, 1200);
    let w = Vec2::new(1.7, -0.6);
    let g = Vec2::new(0.4, 0.9);
    for rule in lively() {
        // The third vector: AMSGrad's greatest v, above and below v; else a mean slope or 1 − M.
        let third = match rule.kind() {
            "adam" | "adamw" => Vec2::new(5.0, 0.5),
            _ => Vec2::new(1.0, 1.0),
        };
        let before = Memory([Vec2::new(0.2, 0.5), Vec2::new(3.0, 2.0), third]);
        let mut after = before;
        let moved = rule.step(Here { alpha, t, w, g }, &mut after);
        let (m, scale) = match rule.dynamics(Here { alpha, t, w, g }, &before) {
            Dynamics::Linear(m) => (m, Vec2::new(1.0, 1.0)),
            Dynamics::Scaled(m, scale) => (m, scale),
            Dynamics::Signed { .. } => unreachable!("not among them"),
        };
        for [w, g, b, scale, moved] in [
            [w.x, g.x, before.0[0].x, scale.x, moved.x],
            [w.y, g.y, before.0[0].y, scale.y, moved.y],
        ] {
            let felt = g + m.pull * w;
            let b = m.mu * b + m.share * felt;
            let want =
                (1.0 - alpha * m.decay) * w - alpha * scale * (m.direct * felt + m.carried * b);
            let apart = (moved - want).abs();
            assert!(apart < 1e-13, "{} {rule:?}: {moved} {want}", rule.kind());
        }
    }
}

#[test]
fn rmsprop_carries_what_is_scaled_already() {
    // Its first step has nothing to carry yet.
    let rule = rule("rmsprop", &json!({ "rho": 0.9, "momentum": 0.7, "weight_decay": 0.2 }));
    let here = Here { alpha: 1.0, t: 1, w: Vec2::new(1.0, 1.0), g: Vec2::new(3.0, -2.0) };
    let Dynamics::Scaled(m, scale) = rule.dynamics(here, &Memory::default()) else {
        panic!("rmsprop scales");
    };
    assert_eq!((m.mu, m.share, m.direct, m.carried), (0.7, 1.0, 0.0, 1.0));
    let moved = rule.step(here, &mut Memory::default());
    same(&[moved.x, moved.y], &[1.0 - 3.2 * scale.x, 1.0 + 1.8 * scale.y]);
}

#[test]
fn rmsprop_centred_scales_a_slope_that_does_not_vary_by_epsilon_alone() {
    // ρ = 0: v = g² and m = g, so that v − m² is nothing.
    let rule = rule("rmsprop", &json!({ "rho": 0.0, "eps": 0.25, "centered": true }));
    let g = Vec2::new(3.0, 0.0);
    let here = Here { alpha: 1.0, t: 1, w: Vec2::default(), g };
    let Dynamics::Scaled(_, scale) = rule.dynamics(here, &Memory::default()) else {
        panic!("rmsprop scales");
    };
    assert_eq!(scale, Vec2::new(4.0, 0.0));
}

#[test]
fn signed_rules_have_no_factor_but_that_of_their_growth() {
    let here = Here { alpha: 0.1, t: 1, w: Vec2::default(), g: Vec2::new(1.0, 1.0) };
    let growth =
        |kind: &str, params: Json| match rule(kind, &params).dynamics(here, &Memory::default()) {
            Dynamics::Signed { growth } => growth,
            other => panic!("{other:?}"),
        };
    assert_eq!(growth("lion", json!({})), 1.0);
    assert_eq!(growth("rprop", json!({ "eta_plus": 1.5 })), 1.5);
    assert_eq!(growth("rprop", json!({ "step_max": 0.1 })), 1.0);
}

#[test]
fn an_axis_without_any_slope_has_no_scale() {
    let here = Here { alpha: 0.1, t: 1, w: Vec2::new(2.0, 2.0), g: Vec2::new(0.5, 0.0) };
    for kind in ["adagrad", "rmsprop", "adam", "adamw", "nadam", "adamax"] {
        let Dynamics::Scaled(_, scale) = rule(kind, &json!({})).dynamics(here, &Memory::default())
        else {
            panic!("{kind} scales");
        };
        assert!(scale.x > 0.0 && scale.y == 0.0, "{kind}: {scale:?}");
    }
    // RAdam's early steps are not scaled at all.
    let Dynamics::Scaled(_, scale) = rule("radam", &json!({})).dynamics(here, &Memory::default())
    else {
        panic!("radam scales");
    };
    assert_eq!(scale, Vec2::new(1.0, 1.0));
}

#[test]
fn every_rule_walks_the_same_in_one_piece_and_step_by_step() {
    for rule in Optimizer::all().into_iter().chain(lively()) {
        let mut spec = Spec::read(&plain(&json!({
            "surface": { "kind": "himmelblau" },
            "alpha": 0.01,
            "start": [-0.5, -4.0],
            "changes": [
                { "at": 4, "alpha": 0.02 },
                { "at": 9, "optimizer": { "kind": "sgd" } },
                { "at": 11, "optimizer": { "kind": "adam" } },
            ],
        })))
        .unwrap();
        spec.optimizer = rule;
        let walked = walk(&spec, 20);
        let phases = spec.phases();
        let mut here = Iterate::start(&spec);
        for k in 0..20 {
            assert_eq!([here.w.x, here.w.y], [walked.x[k], walked.y[k]], "{:?}", spec.optimizer);
            here = here.next(&spec, &phase_at(&phases, here.iteration));
        }
    }
}

#[test]
fn a_new_rule_begins_with_an_empty_memory_at_its_first_step() {
    for second in Optimizer::all() {
        if second.kind() == "sgd" {
            continue;
        }
        let mut spec = Spec::read(&plain(&json!({
            "surface": { "kind": "bowl" }, "alpha": 0.01, "start": [4, 3],
            "changes": [{ "at": 5, "optimizer": { "kind": "adam" } }],
        })))
        .unwrap();
        spec.changes[0].optimizer = Some(second.clone());
        let late = walk(&spec, 15);
        let mut anew = spec.clone();
        anew.changes.clear();
        anew.optimizer = second;
        anew.start = Vec2::new(late.x[5], late.y[5]);
        let anew = walk(&anew, 10);
        assert_eq!(late.x[5..], anew.x[..], "{}", spec.phases()[1].optimizer.0.kind());
    }
}
