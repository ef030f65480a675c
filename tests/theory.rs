//! Multipliers and limits against exact facts about quadratics (mpmath, 60 digits).

mod common;

use blindfolded_hiker::{optimizer::Optimizer, spec::Spec, value::Field, walk::walk};
use common::{Report, cases, column, number, plain};
use serde_json::{Value as Json, json};

fn of_type(name: &str) -> Vec<Json> {
    cases("theory.json").into_iter().filter(|case| case["inputs"]["type"] == name).collect()
}

fn rule(inputs: &Json) -> Optimizer {
    let params = json!({
        "momentum": inputs["momentum"],
        "dampening": inputs["dampening"],
        "nesterov": inputs["nesterov"],
    });
    Optimizer::read(&Field::root("optimizer", &plain(&json!({ "kind": "sgd", "params": params }))))
        .unwrap()
}

/// A walk along the y axis of a bowl, where the curvature is exactly λ.
fn along(lambda: &Json, alpha: &Json, x0: &Json, optimizer: &Json, count: u32) -> Vec<f64> {
    let spec = json!({
        "surface": { "kind": "bowl", "params": { "kappa": lambda } },
        "optimizer": optimizer,
        "alpha": alpha,
        "start": [0, x0],
    });
    walk(&Spec::read(&plain(&spec)).unwrap(), count).y
}

#[test]
fn limits_and_rate_of_gradient_descent() {
    let mut report = Report::default();
    for case in of_type("gd_spectrum") {
        let (low, high) =
            (number(&case["inputs"]["lambda_min"]), number(&case["inputs"]["lambda_max"]));
        let dynamics = Optimizer::default().dynamics();
        let limits = dynamics.limits([low, high]);
        let rate = |alpha| dynamics.radius(alpha, low).max(dynamics.radius(alpha, high));
        for (name, got) in [
            ("alpha_max", limits.edge),
            ("alpha_opt", limits.fastest),
            ("rate_opt", rate(limits.fastest)),
            ("rate_at_1_over_L", rate(limits.no_overshoot)),
        ] {
            let place = || format!("{} {name}", case["id"]);
            report.number(place, got, number(&case["expected"][name]), &case["tol"]);
        }
    }
    report.finish();
}

#[test]
fn factors_of_gradient_descent() {
    let mut report = Report::default();
    for case in of_type("gd_mode") {
        let inputs = &case["inputs"];
        let (lambda, alpha) = (number(&inputs["lambda"]), number(&inputs["alpha"]));
        let factor = Optimizer::default().dynamics().multipliers(alpha, lambda)[0];
        let place = || case["id"].to_string();
        report.number(place, factor.re, number(&case["expected"]["factor"]), &case["tol"]);
        report.exact(place, factor.im, 0.0);
        // A bowl has no negative curvature, and a walk needs a step.
        if lambda < 0.0 || alpha == 0.0 {
            continue;
        }
        let walked = along(
            &inputs["lambda"],
            &inputs["alpha"],
            &inputs["x0"],
            &json!({ "kind": "sgd" }),
            60,
        );
        for (k, want) in column(&inputs["k"]).iter().zip(column(&case["expected"]["x_k"])) {
            report.number(place, walked[*k as usize], want, &case["tol"]);
        }
    }
    report.finish();
}

#[test]
fn roots_and_limits_with_momentum() {
    let mut report = Report::default();
    for case in of_type("momentum_mode") {
        let inputs = &case["inputs"];
        let (lambda, alpha) = (number(&inputs["lambda"]), number(&inputs["alpha"]));
        let dynamics = rule(inputs).dynamics();
        let radius = dynamics.radius(alpha, lambda);
        let edge = dynamics.limits([lambda, lambda]).edge;
        let expected = &case["expected"];
        let place = |what: &str| format!("{} {what}", case["id"]);
        let want = number(&expected["spectral_radius"]);
        report.number(|| place("radius"), radius, want, &case["tol"]);
        report.number(|| place("edge"), edge, number(&expected["alpha_max"]), &case["tol"]);
        let complex = dynamics.multipliers(alpha, lambda).iter().any(|m| m.im != 0.0);
        // At a double root it is left open.
        if let Some(want) = expected["oscillatory_complex_roots"].as_bool() {
            report.exact(|| place("complex"), complex, want);
        }
        report.exact(|| place("stable"), Some(alpha < edge), expected["stable"].as_bool());
    }
    report.finish();
}

#[test]
fn iterates_with_momentum() {
    let mut report = Report::default();
    for case in of_type("momentum_iterates") {
        let inputs = &case["inputs"];
        let optimizer = json!({ "kind": "sgd", "params": {
            "momentum": inputs["momentum"],
            "dampening": inputs["dampening"],
            "nesterov": inputs["nesterov"],
        } });
        let walked = along(&inputs["lambda"], &inputs["alpha"], &inputs["x0"], &optimizer, 80);
        for (k, want) in column(&inputs["k"]).iter().zip(column(&case["expected"]["x_k"])) {
            let place = || format!("{} k = {k}", case["id"]);
            report.number(place, walked[*k as usize], want, &case["tol"]);
        }
    }
    report.finish();
}

#[test]
fn closed_form_on_quadratics() {
    let mut report = Report::default();
    for case in of_type("gd_closed_form") {
        let inputs = &case["inputs"];
        if inputs["surface"]["kind"] != "bowl" {
            continue;
        }
        let spec = json!({
            "surface": inputs["surface"], "alpha": inputs["alpha"], "start": inputs["start"],
        });
        let walked = walk(&Spec::read(&plain(&spec)).unwrap(), 100);
        for (i, k) in column(&inputs["k"]).iter().enumerate() {
            for (name, got) in [("x", &walked.x), ("y", &walked.y), ("f", &walked.loss)] {
                let place = || format!("{} {name}[{k}]", case["id"]);
                let want = number(&case["expected"][name][i]);
                report.number(place, got[*k as usize], want, &case["tol"]);
            }
        }
    }
    report.finish();
}

#[test]
fn nesterov_is_calm_up_to_its_limit_and_fastest_where_both_ends_shrink_alike() {
    let nesterov = rule(&json!({ "momentum": 0.8, "dampening": 0.0, "nesterov": true })).dynamics();
    let limits = nesterov.limits([1.0, 7.0]);
    let calm = |alpha| nesterov.multipliers(alpha, 7.0).iter().all(|m| m.im == 0.0 && m.re >= 0.0);
    assert!(calm(limits.no_overshoot * (1.0 - 1e-9)));
    assert!(!calm(limits.no_overshoot * (1.0 + 1e-9)));
    let rate = |alpha| nesterov.radius(alpha, 1.0).max(nesterov.radius(alpha, 7.0));
    let best = (1..10_000)
        .map(|i| f64::from(i) / 10_000.0 * limits.edge)
        .min_by(|a, b| rate(*a).total_cmp(&rate(*b)))
        .unwrap();
    assert!((limits.fastest - best).abs() < 2e-4 * limits.edge, "{} {best}", limits.fastest);
}
