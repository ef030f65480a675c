//! What holds whatever the numbers are: descent, walks cut in pieces, nested levels, extreme input.

mod common;

use blindfolded_hiker::{
    contour::Grid,
    family::Info,
    optimizer::Optimizer,
    regime::{Regime, diagnose},
    schedule::Schedule,
    spec::Spec,
    surface::Surface,
    value::{Field, Value},
    vec2::Vec2,
    walk::{Iterate, Outcome, iterate, phase_at, walk},
};
use common::{plain, runner};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn read(spec: &Json) -> Spec {
    Spec::read(&plain(spec)).unwrap_or_else(|error| panic!("{error}"))
}

/// Nesterov 2004, *Introductory Lectures on Convex Optimization*, eq. 1.2.13: below 1/λmax every step
/// of gradient descent lowers the loss by at least α‖g‖²/2, and by twice that less what the
/// curvature takes back.
#[test]
fn below_one_over_the_curvature_every_step_descends() {
    let convex = prop_oneof![
        (0.0..50.0).prop_map(|kappa| json!({ "kind": "bowl", "params": { "kappa": kappa } })),
        (0.01..50.0, 0.01..50.0, -4.0..4.0).prop_map(|(a, b, theta)| {
            json!({
                "kind": "rotated_ellipse",
                "params": { "lambda1": a, "lambda2": b, "theta": theta },
            })
        }),
        Just(json!({ "kind": "booth" })),
        Just(json!({ "kind": "matyas" })),
        Just(json!({ "kind": "linreg_mse" })),
        Just(json!({ "kind": "logreg" })),
        Just(
            json!({ "kind": "formula", "params": { "text": "ln(exp(x) + exp(-x) + exp(y) + exp(-2y))" } })
        ),
    ];
    runner(400)
        .run(&(convex, 0.01..1.0, -3.0..3.0, -3.0..3.0), |(surface, share, x, y)| {
            let at = Surface::read(&Field::root("surface", &plain(&surface))).unwrap();
            // The greatest curvature that any of these has: that of data and of the last one is
            // greatest near the origin or nowhere.
            let mut steepest = 0.0_f64;
            for i in -20..=20 {
                for j in -20..=20 {
                    let w = Vec2::new(f64::from(i) * 0.4, f64::from(j) * 0.4);
                    steepest = steepest.max(at.curvatures(w)[1]);
                }
            }
            let alpha = share / (1.01 * steepest);
            let spec = read(&json!({ "surface": surface, "alpha": alpha, "start": [x, y] }));
            let walked = walk(&spec, 60);
            for k in 0..60 {
                let slope = walked.gradient_norm[k];
                let promised = 0.5 * alpha * slope * slope;
                let gained = walked.loss[k] - walked.loss[k + 1];
                let rounding = 1e-14 * walked.loss[k].abs().max(1.0);
                prop_assert!(gained >= promised - rounding, "step {k}: {gained} of {promised}");
            }
            prop_assert!(walked.outcome != Outcome::Diverged);
            Ok(())
        })
        .unwrap();
}

/// Every rule with every schedule, noise and a change on the way, from everywhere.
fn any_spec() -> impl Strategy<Value = Json> {
    let kinds = |infos: &'static [&'static Info]| {
        prop::sample::select(infos.iter().map(|info| info.kind).collect::<Vec<_>>())
    };
    let places = (-4.0..4.0, -3.0..3.0);
    (
        kinds(Surface::KINDS),
        kinds(Optimizer::KINDS),
        kinds(Schedule::KINDS),
        -4.0..0.5,
        places,
        0_u32..3,
        1_u32..40,
        kinds(Optimizer::KINDS),
    )
        .prop_map(|(surface, rule, schedule, power, (x, y), noise, at, other)| {
            let alpha = 10_f64.powf(power);
            let mut spec = json!({
                "surface": { "kind": surface },
                "optimizer": { "kind": rule },
                "schedule": { "kind": schedule },
                "alpha": alpha,
                "start": [x, y],
                "changes": [{ "at": at, "alpha": alpha / 2.0, "optimizer": { "kind": other } }],
            });
            if noise > 0 {
                spec["noise"] = json!({ "sigma": f64::from(noise) * 0.1, "seed": noise });
            }
            spec
        })
}

fn bits(iterate: &Iterate) -> [u64; 5] {
    [iterate.w.x, iterate.w.y, iterate.loss, iterate.gradient.x, iterate.gradient.y]
        .map(f64::to_bits)
}

#[test]
fn a_walk_in_one_piece_in_two_and_by_single_steps_is_the_same() {
    runner(600)
        .run(&(any_spec(), 0_u32..50), |(json, cut)| {
            let spec = read(&json);
            let whole = walk(&spec, 50);
            let half = iterate(&spec, Iterate::start(&spec), cut, &mut |_, _| true);
            let end = iterate(&spec, half, 50 - half.iteration, &mut |_, _| true);
            let phases = spec.phases();
            let mut here = Iterate::start(&spec);
            for _ in 0..end.iteration {
                let phase = phase_at(&phases, here.iteration);
                here = here.next(&spec, &phase);
            }
            prop_assert_eq!(bits(&end), bits(&here));
            let last = whole.x.len() - 1;
            prop_assert_eq!(last as u32, end.iteration);
            let row = [whole.x[last], whole.y[last], whole.loss[last]].map(f64::to_bits);
            prop_assert_eq!(&row[..], &bits(&end)[..3]);
            Ok(())
        })
        .unwrap();
}

/// Area of a polygon by its corners (x, y, x, y, …).
fn area(points: &[f64]) -> f64 {
    let corners: Vec<&[f64]> = points.chunks(2).collect();
    let twice: f64 =
        corners.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum();
    twice.abs() / 2.0
}

fn contains(polygon: &[f64], [x, y]: [f64; 2]) -> bool {
    let corners: Vec<&[f64]> = polygon.chunks(2).collect();
    let crossings = corners.windows(2).filter(|pair| {
        let ([x0, y0], [x1, y1]) = ([pair[0][0], pair[0][1]], [pair[1][0], pair[1][1]]);
        (y0 > y) != (y1 > y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    });
    crossings.count() % 2 == 1
}

#[test]
fn levels_of_a_bowl_are_rings_one_inside_the_next() {
    let strategy = (0.2..20.0, prop::collection::btree_set(1_u32..2000, 2..8));
    runner(60)
        .run(&strategy, |(kappa, heights)| {
            let choice = plain(&json!({ "kind": "bowl", "params": { "kappa": kappa } }));
            let bowl = Surface::read(&Field::root("surface", &choice)).unwrap();
            let levels: Vec<f64> = heights.iter().map(|&h| f64::from(h) * 1e-3).collect();
            let side = 2.2 * 2_f64.max(2.0 / kappa).sqrt();
            let lines = Grid::sample(&bowl, [-side, side, -side, side], 121, 121).contours(&levels);
            let ring = |line: usize| {
                let (from, to) = (lines.starts[line] as usize, lines.starts[line + 1] as usize);
                &lines.points[2 * from..2 * to]
            };
            let mut last: Option<&[f64]> = None;
            for level in 0..levels.len() as u32 {
                let of: Vec<usize> =
                    (0..lines.level.len()).filter(|&line| lines.level[line] == level).collect();
                // Lower than the lowest vertex around the floor there is no line to be drawn.
                let &[line] = &of[..] else {
                    prop_assert!(of.is_empty() && last.is_none(), "{of:?}");
                    continue;
                };
                prop_assert_eq!(lines.closed[line], 1);
                let outer = ring(line);
                if let Some(inner) = last {
                    prop_assert!(area(inner) < area(outer));
                    prop_assert!(inner.chunks(2).all(|p| contains(outer, [p[0], p[1]])));
                }
                last = Some(outer);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn extreme_input_ends_in_an_error_or_in_an_outcome() {
    let numbers = [
        0.0,
        -0.0,
        5e-324,
        1e-300,
        1e-12,
        1.0,
        1e12,
        1e13,
        1e154,
        1e300,
        f64::MAX,
        -1.0,
        -1e300,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ];
    let mut walked = 0;
    for surface in Surface::KINDS {
        for rule in Optimizer::KINDS {
            for (i, &alpha) in numbers.iter().enumerate() {
                let kind = |kind: &str| Value::Map(vec![("kind".into(), kind.into())]);
                let (x, y) =
                    (numbers[(i * 7 + 3) % numbers.len()], numbers[(i * 5 + 1) % numbers.len()]);
                for (x, y) in [(x, y), (0.5, -0.5)] {
                    let spec = Value::Map(vec![
                        ("surface".into(), kind(surface.kind)),
                        ("optimizer".into(), kind(rule.kind)),
                        ("alpha".into(), alpha.into()),
                        ("start".into(), Value::from(&[x, y][..])),
                    ]);
                    let Ok(spec) = Spec::read(&spec) else {
                        let fine =
                            alpha > 0.0 && alpha <= 1e12 && x.abs() <= 1e12 && y.abs() <= 1e12;
                        assert!(!fine, "{} {}: α = {alpha} at ({x}, {y})", surface.kind, rule.kind);
                        continue;
                    };
                    let walk = walk(&spec, 30);
                    let last = walk.x.len() - 1;
                    let finite = [walk.x[last], walk.y[last], walk.loss[last]];
                    let lost = !finite.iter().all(|value| value.is_finite());
                    assert_eq!(walk.outcome == Outcome::Diverged, lost);
                    let diagnosis = diagnose(&spec, Some(30));
                    assert!(!lost || diagnosis.regime == Regime::Diverging);
                    walked += 1;
                }
            }
        }
    }
    assert!(walked > 1500, "{walked}");
}

/// A widely used course simulation calls all three of these wrong.
#[test]
fn on_the_course_landscape_the_verdicts_are_right() {
    for (alpha, want) in
        [(0.3, Regime::Oscillating), (0.33, Regime::Oscillating), (0.34, Regime::Diverging)]
    {
        let spec = read(&json!({
            "surface": { "kind": "formula", "params": { "text": "x^2 + 3*y^2" } },
            "alpha": alpha,
            "start": [4, 3],
        }));
        for at in [None, Some(1), Some(10), Some(50)] {
            let got = diagnose(&spec, at);
            assert_eq!(got.regime, want, "α = {alpha} at {at:?}: {}", got.message.id);
            assert!((got.alpha_lambda[1] - 6.0 * alpha).abs() < 1e-12);
            assert!((got.multipliers[1].re - (1.0 - 6.0 * alpha)).abs() < 1e-12);
            assert!((got.limits.edge - 1.0 / 3.0).abs() < 1e-15);
        }
    }
}
