//! Step rules, multipliers and limits against exact facts (mpmath, 60 digits).

mod common;

use blindfolded_hiker::{
    optimizer::{Dynamics, Here, Memory, Momentum, Optimizer, RAdam},
    spec::Spec,
    surface::Surface,
    value::Field,
    vec2::Vec2,
    walk::walk,
};
use common::{Report, cases, column, number, plain};
use serde_json::{Value as Json, json};

fn of_type(name: &str) -> Vec<Json> {
    cases("theory.json").into_iter().filter(|case| case["inputs"]["type"] == name).collect()
}

fn rule(kind: &str, params: &Json) -> Optimizer {
    let choice = plain(&json!({ "kind": kind, "params": params }));
    Optimizer::read(&Field::root("optimizer", &choice)).unwrap_or_else(|e| panic!("{e}"))
}

/// What `sgd` with the momentum of a case is on a quadratic.
fn momentum(inputs: &Json) -> Momentum {
    let params = json!({
        "momentum": inputs["momentum"],
        "dampening": inputs["dampening"],
        "nesterov": inputs["nesterov"],
    });
    let here = Here { alpha: 1.0, t: 1, w: Vec2::default(), g: Vec2::default() };
    match rule("sgd", &params).dynamics(here, &Memory::default()) {
        Dynamics::Linear(momentum) => momentum,
        other => panic!("sgd is {other:?}"),
    }
}

/// The first step from (x, y) = 0, where weight decay does nothing, as a displacement.
fn first_step(rule: &Optimizer, alpha: f64, g: f64) -> f64 {
    let here = Here { alpha, t: 1, w: Vec2::default(), g: Vec2::new(g, -g) };
    let moved = rule.step(here, &mut Memory::default());
    assert_eq!(moved.x, -moved.y, "both axes and both signs are treated alike");
    moved.x
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
    let mut report = Report::on("Limits and rate of gradient descent");
    for case in of_type("gd_spectrum") {
        let (low, high) =
            (number(&case["inputs"]["lambda_min"]), number(&case["inputs"]["lambda_max"]));
        let dynamics = Momentum::NONE;
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
    let mut report = Report::on("Factors of gradient descent");
    for case in of_type("gd_mode") {
        let inputs = &case["inputs"];
        let (lambda, alpha) = (number(&inputs["lambda"]), number(&inputs["alpha"]));
        let factor = Momentum::NONE.multipliers(alpha, lambda)[0];
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
    let mut report = Report::on("Roots and limits with momentum");
    for case in of_type("momentum_mode") {
        let inputs = &case["inputs"];
        let (lambda, alpha) = (number(&inputs["lambda"]), number(&inputs["alpha"]));
        let dynamics = momentum(inputs);
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
    let mut report = Report::on("Iterates with momentum");
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
    let mut report = Report::on("Closed form on quadratics");
    for case in of_type("gd_closed_form") {
        let inputs = &case["inputs"];
        let known = |kind: &str| Surface::KINDS.iter().any(|info| info.kind == kind);
        if !inputs["surface"]["kind"].as_str().is_some_and(known) {
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
    let nesterov = momentum(&json!({ "momentum": 0.8, "dampening": 0.0, "nesterov": true }));
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

#[test]
fn best_momentum_is_best() {
    let mut report = Report::on("Best momentum is best");
    let names = [
        ("heavy_ball_opt", false, "alpha", "beta", "rate"),
        ("nesterov_opt", true, "standard_alpha", "standard_beta", "standard_rate"),
        ("nesterov_opt", true, "tuned_alpha", "tuned_beta", "tuned_rate"),
    ];
    for (fact, nesterov, alpha, beta, rate) in names {
        for case in of_type(fact) {
            let ends = ["lambda_min", "lambda_max"].map(|end| number(&case["inputs"][end]));
            let (alpha, beta) = (number(&case["expected"][alpha]), number(&case["expected"][beta]));
            let worst = |alpha: f64, beta: f64| {
                let params = json!({ "momentum": beta, "dampening": 0.0, "nesterov": nesterov });
                let dynamics = momentum(&params);
                dynamics.radius(alpha, ends[0]).max(dynamics.radius(alpha, ends[1]))
            };
            // A double root: half of the digits are lost.
            let place = || format!("{} {rate}", case["id"]);
            let tol = json!({ "rel": 1e-7, "floor": 1.0 });
            report.number(place, worst(alpha, beta), number(&case["expected"][rate]), &tol);
            if rate != "standard_rate" {
                for (more, other) in [(1.01, 1.0), (0.99, 1.0), (1.0, 1.01), (1.0, 0.99)] {
                    let worse = worst(alpha * more, beta * other) >= worst(alpha, beta) - 1e-7;
                    report.exact(place, worse, true);
                }
            }
        }
    }
    report.finish();
}

#[test]
fn first_steps() {
    let mut report = Report::on("First steps");
    for case in of_type("first_step") {
        let inputs = &case["inputs"];
        let kind = inputs["optimizer"].as_str().unwrap();
        let mut hyper = inputs["hyper"].clone();
        let hyper_names = hyper.as_object_mut().unwrap();
        let alpha = number(&hyper_names.remove("lr").unwrap());
        if let Some(rho) = hyper_names.remove("alpha") {
            hyper_names.insert("rho".to_owned(), rho);
        }
        let rule = rule(kind, &hyper);
        for (g, want) in column(&inputs["g"]).into_iter().zip(column(&case["expected"]["delta"])) {
            let place = || format!("{} g = {g}", case["id"]);
            report.number(place, first_step(&rule, alpha, g), want, &case["tol"]);
        }
    }
    report.finish();
}

#[test]
fn rectification_of_radam() {
    let mut report = Report::on("Rectification of radam");
    for case in of_type("radam_rectification") {
        let beta2 = number(&case["inputs"]["beta2"]);
        let rule = RAdam { beta2, ..RAdam::default() };
        let expected = &case["expected"];
        let place = |what: &str| format!("{} {what}", case["id"]);
        let end = rule.lengths(1)[0];
        report.number(|| place("end"), end, number(&expected["rho_inf"]), &case["tol"]);
        let first = (1..1000).find(|&t| rule.rectification(t).is_some()).unwrap_or(0);
        let want = expected["first_adaptive_step_or_0"].as_u64();
        report.exact(|| place("first"), Some(u64::from(first)), want);
        for (i, t) in column(&case["inputs"]["t"]).into_iter().enumerate() {
            let t = t as u32;
            let want = number(&expected["rho_t"][i]);
            report.number(|| place("length"), rule.lengths(t)[1], want, &case["tol"]);
            let r = rule.rectification(t).unwrap_or(0.0);
            report.number(|| place("r"), r, number(&expected["r_t_or_0"][i]), &case["tol"]);
        }
    }
    report.finish();
}

#[test]
fn bias_corrections_of_adam() {
    let mut report = Report::on("Bias corrections of adam");
    for case in of_type("bias_correction") {
        let [beta1, beta2] = ["beta1", "beta2"].map(|name| number(&case["inputs"][name]));
        for (i, t) in column(&case["inputs"]["t"]).into_iter().enumerate() {
            // From an empty memory m = (1 − β₁)g and v = (1 − β₂)g², so that with ε = 0 the step is
            // (1 − β₁)/c₁ · √(c₂/(1 − β₂)), and a β of 0 has no correction.
            let step = |beta1: f64, beta2: f64| {
                let rule = rule("adam", &json!({ "beta1": beta1, "beta2": beta2, "eps": 0.0 }));
                let g = Vec2::new(-1.0, -1.0);
                let here = Here { alpha: 1.0, t: t as u32, w: Vec2::default(), g };
                rule.step(here, &mut Memory::default()).x
            };
            let c1 = (1.0 - beta1) / step(beta1, 0.0);
            let c2 = step(0.0, beta2) * step(0.0, beta2) * (1.0 - beta2);
            let place = |name: &str| format!("{} {name} t = {t}", case["id"]);
            report.number(|| place("c1"), c1, number(&case["expected"]["c1"][i]), &case["tol"]);
            report.number(|| place("c2"), c2, number(&case["expected"]["c2"][i]), &case["tol"]);
        }
    }
    report.finish();
}

/// Linear rules of every make, with curvatures 1 and λ.
fn makes() -> Vec<(Momentum, f64)> {
    let mut makes = Vec::new();
    for mu in [0.0, 0.3, 0.9] {
        for (share, direct, carried) in
            [(1.0, 0.0, 1.0), (0.1, 0.0, 1.0), (1.0, 1.0, mu), (0.4, 0.3, 0.8)]
        {
            for decay in [0.0, 0.2] {
                for lambda in [1.0, 5.0] {
                    makes.push((Momentum { mu, share, direct, carried, pull: 0.0, decay }, lambda));
                }
            }
        }
    }
    makes
}

#[test]
fn multipliers_are_those_of_the_recurrence() {
    for (m, lambda) in makes() {
        for alpha in [0.01, 0.2, 1.0, 3.0] {
            // One step as it is written in the definition of the rule.
            let step = |[w, b]: [f64; 2]| {
                let g = lambda * w;
                let b = m.mu * b + m.share * g;
                [(1.0 - alpha * m.decay) * w - alpha * (m.direct * g + m.carried * b), b]
            };
            let ([a, c], [b, d]) = (step([1.0, 0.0]), step([0.0, 1.0]));
            let (trace, determinant) = (a + d, a * d - b * c);
            let got = m.multipliers(alpha, lambda);
            let sum: f64 = got.iter().map(|r| r.re).sum();
            let product = match got[..] {
                [only] => only.re * 0.0,
                [r, s] => r.re * s.re - r.im * s.im,
                _ => panic!("{got:?}"),
            };
            let size = 1.0 + trace.abs() + determinant.abs();
            assert!((sum - trace).abs() < 1e-13 * size, "{m:?} {alpha} {lambda}: {got:?}");
            assert!(
                (product - determinant).abs() < 1e-13 * size,
                "{m:?} {alpha} {lambda}: {got:?}"
            );
        }
    }
}

#[test]
fn limits_are_where_the_factors_change() {
    for (m, lambda) in makes() {
        let limits = m.limits([lambda, lambda]);
        let place = format!("{m:?} {lambda} {limits:?}");
        assert!(m.radius(limits.edge * (1.0 - 1e-6), lambda) < 1.0, "{place}");
        assert!(m.radius(limits.edge * (1.0 + 1e-6), lambda) > 1.0, "{place}");
        let calm = |alpha: f64| {
            m.multipliers(alpha, lambda).iter().all(|r| !r.overshoots() && r.re >= -1e-9)
        };
        assert!(calm(limits.no_overshoot * (1.0 - 1e-6)), "{place}");
        assert!(!calm(limits.no_overshoot * (1.0 + 1e-6)), "{place}");
        let best = m.radius(limits.fastest, lambda);
        for i in 1..400 {
            let alpha = f64::from(i) / 400.0 * limits.edge;
            assert!(m.radius(alpha, lambda) > best - 1e-7, "{place} at {alpha}");
        }
    }
}

#[test]
fn the_fastest_rate_suits_both_ends() {
    for (m, lambda) in makes() {
        if lambda == 1.0 {
            continue;
        }
        let limits = m.limits([1.0, lambda]);
        let rate = |alpha| m.radius(alpha, 1.0).max(m.radius(alpha, lambda));
        let lopsided = m.limits([0.02, 30.0]);
        let slow = |alpha| m.radius(alpha, 0.02).max(m.radius(alpha, 30.0));
        for i in 1..400 {
            let alpha = f64::from(i) / 400.0 * lopsided.edge;
            assert!(slow(alpha) > slow(lopsided.fastest) - 1e-7, "{m:?} {lopsided:?} at {alpha}");
            let alpha = f64::from(i) / 400.0 * limits.edge;
            let place = format!("{m:?} {limits:?} at {alpha}");
            assert!(rate(alpha) > rate(limits.fastest) - 1e-7, "{place}");
        }
        // A direction that falls away sets no pace, and neither does a level one.
        if m.decay == 0.0 {
            assert_eq!(m.limits([0.0, lambda]), m.limits([lambda, lambda]));
        }
        assert_eq!(m.limits([-9.0, lambda]), m.limits([lambda, lambda]));
    }
    assert_eq!(Momentum::NONE.limits([-2.0, -1.0]).edge, f64::INFINITY);
    assert_eq!(Momentum::NONE.limits([-1.0, 0.0]).fastest, f64::INFINITY);
    assert_eq!(Momentum::NONE.limits([f64::NAN, f64::NAN]).no_overshoot, f64::INFINITY);
}

#[test]
fn a_heavy_ball_is_fastest_where_the_sums_of_its_roots_are_opposite() {
    let ball = Momentum { mu: 0.5, ..Momentum::NONE };
    assert_eq!(ball.limits([1.0, 7.0]).fastest, 2.0 * 1.5 / 8.0);
    let sum = |lambda| -> f64 { ball.multipliers(0.375, lambda).iter().map(|r| r.re).sum() };
    assert!((sum(1.0) + sum(7.0)).abs() < 1e-15);
}

#[test]
fn the_larger_root_comes_first_and_the_smaller_one_keeps_its_digits() {
    let ball = Momentum { mu: 0.25, ..Momentum::NONE };
    let [larger, smaller] = ball.multipliers(1e9, 1.0)[..] else { panic!("two roots") };
    assert!(larger.modulus() > smaller.modulus());
    assert!((larger.re * smaller.re - 0.25).abs() < 1e-15);
}

#[test]
fn a_factor_overshoots_below_zero_and_when_it_turns() {
    use blindfolded_hiker::regime::Multiplier;
    let overshoots = |re: f64, im: f64| Multiplier { re, im }.overshoots();
    assert!(!overshoots(0.5, 0.0) && !overshoots(1e-12, 0.0) && !overshoots(-1e-12, 0.0));
    assert!(overshoots(-1e-6, 0.0) && overshoots(0.5, 0.1));
}
