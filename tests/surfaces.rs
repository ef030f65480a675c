//! Every surface on its own: where its walk leads, what it is symmetric under, what it does at the
//! ends of the number line, and what it refuses.

mod common;

use std::f64::consts::{FRAC_PI_2, LN_2, PI};

use blindfolded_hiker::{
    jet::{Dual, Jet, Real},
    regime::{Regime, diagnose},
    spec::Spec,
    surface::{Surface, search},
    value::Field,
    vec2::Vec2,
    walk::{Outcome, Walk, walk},
};
use common::{cases, number, plain, runner};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value as Json, json};

fn surface(kind: &str, params: &Json) -> Surface {
    let choice = plain(&json!({ "kind": kind, "params": params }));
    Surface::read(&Field::root("surface", &choice)).unwrap_or_else(|e| panic!("{e}"))
}

fn refusal(kind: &str, params: &Json) -> String {
    let choice = plain(&json!({ "kind": kind, "params": params }));
    let read = Surface::read(&Field::root("surface", &choice));
    read.map_or_else(|e| e.to_string(), |_| panic!("{kind} {params} is accepted"))
}

fn spec(kind: &str, params: &Json, alpha: f64, start: [f64; 2]) -> Spec {
    let surface = json!({ "kind": kind, "params": params });
    Spec::read(&plain(&json!({ "surface": surface, "alpha": alpha, "start": start }))).unwrap()
}

fn walked(kind: &str, params: &Json, alpha: f64, start: [f64; 2], count: u32) -> Walk {
    walk(&spec(kind, params, alpha, start), count)
}

fn at(x: f64, y: f64) -> Vec2 {
    Vec2::new(x, y)
}

fn minima(surface: &Surface) -> Vec<[f64; 2]> {
    surface.minima().iter().map(|m| [m.x, m.y]).collect()
}

/// Places all over a sheet, the same ones on every run.
fn places(surface: &Surface, count: u32) -> impl Iterator<Item = Vec2> {
    let [x0, x1, y0, y1] = surface.domain();
    (1..=count).map(move |k| {
        // Two irrational steps fill the square evenly.
        let (u, v) = (f64::from(k) * 0.754_877_666_246_693, f64::from(k) * 0.569_840_290_998_053);
        at(x0 + u.fract() * (x1 - x0), y0 + v.fract() * (y1 - y0))
    })
}

#[track_caller]
fn close(got: f64, want: f64, within: f64) {
    assert!((got - want).abs() <= within * want.abs().max(1.0), "{got} is not {want}");
}

/// The floor that a walk is heading for: the minimiser that Newton's method finds from its end, or
/// else the pass.
fn heading_for(surface: &Surface, end: Vec2) -> Vec2 {
    let jet = |w| surface.jet(w);
    search::polish(&jet, end).unwrap_or_else(|| {
        let passes = surface.entry().saddles;
        assert!(surface.minima().is_empty(), "{} has a floor to go to", surface.kind());
        at(passes[0].x, passes[0].y)
    })
}

/// What the start and the rate of a surface's sheet claim: plain gradient descent stays on the sheet,
/// goes down at every step, comes down to a floor (a pass where there is none), and is called neither
/// too small nor diverging before it sets out.
#[test]
fn walks_from_the_suggested_start_at_the_suggested_rate_get_there() {
    for surface in Surface::all() {
        let entry = surface.entry();
        let name = surface.kind();
        let spec = spec(name, &json!({}), entry.alpha, entry.start);
        let walk = walk(&spec, 1000);
        assert_ne!(walk.outcome, Outcome::Diverged, "{name}");
        let [x0, x1, y0, y1] = entry.domain;
        for k in 0..=1000 {
            let (x, y) = (walk.x[k], walk.y[k]);
            assert!(x >= x0 && x <= x1 && y >= y0 && y <= y1, "{name} leaves its sheet at {k}");
        }
        for (k, pair) in walk.loss.windows(2).enumerate() {
            let rise = pair[1] - pair[0];
            assert!(rise <= 1e-12 * pair[0].abs().max(1.0), "{name} climbs at {k}: {rise}");
        }
        let end = at(walk.x[1000], walk.y[1000]);
        let floor = heading_for(&surface, end);
        let left = walk.loss[1000] - surface.height(floor);
        let whole = walk.loss[0] - surface.height(floor);
        assert!(left < 0.03 * whole, "{name} has {left} of {whole} left");
        let far = (end - at(walk.x[0], walk.y[0])).norm() / (x1 - x0);
        assert!(far > 0.005, "{name} moves by {far} of the sheet only");
        let regime = diagnose(&spec, None).regime;
        assert!(!matches!(regime, Regime::Diverging | Regime::TooSmall), "{name}: {regime:?}");
    }
}

/// Sheets, minima and saddle points are those of the reference, none is left out and none is added.
#[test]
fn sheets_and_level_places_are_those_of_the_reference() {
    // The reference lists these without their saddle points and local minima; Rastrigin's are
    // counted below, and Beale's two passes are all that a search with fifty digits finds.
    let unlisted = ["beale", "rastrigin"];
    for case in cases("surfaces.json") {
        let choice = &case["inputs"]["surface"];
        let name = choice["kind"].as_str().unwrap();
        let surface = surface(name, &choice["params"]);
        let entry = surface.entry();
        let domain: Vec<f64> = case["domain"].as_array().unwrap().iter().map(number).collect();
        assert_eq!(entry.domain[..], domain, "{name}");
        if unlisted.contains(&name) {
            continue;
        }
        let of = |kind: &str, list: &Json| -> Vec<[f64; 3]> {
            let all = list.as_array().cloned().unwrap_or_default();
            let chosen = all.iter().filter(|p| p["type"].as_str().unwrap().starts_with(kind));
            chosen.map(|p| ["x", "y", "f"].map(|key| number(&p[key]))).collect()
        };
        let global = of("global", &case["minima"]);
        let local = of("local", &case["minima"]);
        let mut saddles = of("saddle", &case["critical_points_in_domain"]);
        if name == "monkey_saddle" {
            // Not a saddle by its curvatures, which are zero, and so left out there.
            saddles.push([0.0; 3]);
        }
        let ours = |rank: &str| -> Vec<[f64; 3]> {
            let chosen = entry.minima.iter().filter(|m| m.rank == rank);
            chosen.map(|m| [m.x, m.y, m.f]).collect()
        };
        let passes: Vec<[f64; 3]> = entry.saddles.iter().map(|s| [s.x, s.y, s.f]).collect();
        for (what, got, want) in [
            ("global minima", ours("global"), global),
            ("local minima", ours("local"), local),
            ("saddles", passes, saddles),
        ] {
            assert_eq!(got.len(), want.len(), "{name} {what}");
            for p in &want {
                let near = |q: &&[f64; 3]| {
                    (p[0] - q[0]).abs() < 1e-12
                        && (p[1] - q[1]).abs() < 1e-12
                        && (p[2] - q[2]).abs() < 1e-12 * p[2].abs().max(1.0)
                };
                assert_eq!(got.iter().filter(near).count(), 1, "{name} {what} {p:?}");
            }
        }
    }
}

#[test]
fn the_second_pass_of_beale_is_one() {
    let entry = surface("beale", &json!({})).entry();
    assert_eq!(entry.saddles.len(), 2);
    close(entry.saddles[0].f, 14.203_125, 1e-15);
    close(entry.saddles[1].f, 9.864_512_284_755_56, 1e-14);
}

#[test]
fn names_for_people_are_short_and_their_own_and_sources_are_papers() {
    let mut labels = Vec::new();
    for info in Surface::KINDS {
        assert!(info.label.chars().count() <= 25, "{}", info.label);
        assert!(!info.citation.contains("http"), "{}: {}", info.kind, info.citation);
        labels.push(info.label);
    }
    labels.sort_unstable();
    labels.dedup();
    assert_eq!(labels.len(), Surface::KINDS.len());
}

#[test]
fn a_turned_bowl_is_the_bowl_seen_from_aside() {
    let bowl = surface("bowl", &json!({ "kappa": 25 }));
    for theta in [0.0, 0.5, -1.3, FRAC_PI_2, PI, 5.0] {
        let params = json!({ "lambda1": 1, "lambda2": 25, "theta": theta });
        let turned = surface("rotated_ellipse", &params);
        let turn = |w: Vec2| {
            let (c, s) = (libm::cos(theta), libm::sin(theta));
            at(c * w.x - s * w.y, s * w.x + c * w.y)
        };
        for w in places(&bowl, 20) {
            close(turned.height(turn(w)), bowl.height(w), 1e-13);
            let [low, high] = turned.curvatures(w);
            close(low, 1.0, 1e-13);
            close(high, 25.0, 1e-13);
        }
        let straight = walked("bowl", &json!({ "kappa": 25 }), 0.03, [4.0, 3.0], 100);
        let start = turn(at(4.0, 3.0));
        let askew = walked("rotated_ellipse", &params, 0.03, [start.x, start.y], 100);
        for k in 0..=100 {
            let want = turn(at(straight.x[k], straight.y[k]));
            close(askew.x[k], want.x, 1e-13);
            close(askew.y[k], want.y, 1e-13);
        }
        // The other axis first, a right angle further on.
        let params = json!({ "lambda1": 25, "lambda2": 1, "theta": theta - FRAC_PI_2 });
        let same = surface("rotated_ellipse", &params);
        close(same.height(at(1.7, -0.3)), turned.height(at(1.7, -0.3)), 1e-13);
    }
}

#[test]
fn a_walk_from_a_mirrored_start_is_the_mirrored_walk() {
    type Mirror = fn([f64; 2]) -> [f64; 2];
    let swap: Mirror = |[x, y]| [y, x];
    let half_turn: Mirror = |[x, y]| [-x, -y];
    let across: Mirror = |[x, y]| [x, -y];
    let along: Mirror = |[x, y]| [-x, y];
    for (kind, mirror) in [
        ("bowl", along),
        ("bowl", across),
        ("rotated_ellipse", half_turn),
        ("matyas", swap),
        ("matyas", half_turn),
        ("styblinski_tang", swap),
        ("three_hump_camel", half_turn),
        ("six_hump_camel", half_turn),
        ("saddle", along),
        ("saddle", across),
        ("monkey_saddle", across),
        ("rastrigin", swap),
        ("rastrigin", along),
        ("ackley", swap),
        ("ackley", across),
        ("easom", swap),
    ] {
        let entry = surface(kind, &json!({})).entry();
        // Off every axis of symmetry, so that the mirrored walk is another one.
        let start = [entry.start[0] + 0.037, entry.start[1] + 0.011];
        let one = walked(kind, &json!({}), entry.alpha, start, 60);
        let other = walked(kind, &json!({}), entry.alpha, mirror(start), 60);
        assert_eq!(one.x.len(), other.x.len());
        for k in 0..one.x.len() {
            let [x, y] = mirror([one.x[k], one.y[k]]);
            close(other.x[k], x, 1e-9);
            close(other.y[k], y, 1e-9);
            close(other.loss[k], one.loss[k], 1e-9);
        }
    }
}

#[test]
fn symmetries_that_are_not_mirrors() {
    let all = |kind: &str, image: &dyn Fn(Vec2) -> Vec2, height: &dyn Fn(f64) -> f64| {
        let surface = surface(kind, &json!({}));
        for w in places(&surface, 50) {
            close(surface.height(image(w)), height(surface.height(w)), 1e-12);
        }
    };
    let same = |z| z;
    all("booth", &|w| at(w.y - 2.0, w.x + 2.0), &same);
    all("mccormick", &|w| at(w.x + PI, w.y + PI), &|z| z + PI);
    all("easom", &|w| at(2.0 * PI - w.x, w.y), &same);
    all("saddle", &|w| at(w.y, w.x), &|z| -z);
    all("monkey_saddle", &|w| at(-w.x, -w.y), &|z| -z);
    let (c, s) = (-0.5, 0.75_f64.sqrt());
    all("monkey_saddle", &|w| at(c * w.x - s * w.y, s * w.x + c * w.y), &same);
}

#[test]
fn hollows_of_rastrigin_are_one_for_every_pair_of_whole_numbers() {
    let found = minima(&surface("rastrigin", &json!({})));
    assert_eq!((found.len(), found[0]), (121, [0.0, 0.0]));
    for n in -5_i32..=5 {
        for m in -5_i32..=5 {
            let (n, m) = (f64::from(n), f64::from(m));
            let here = |p: &&[f64; 2]| (p[0] - n).abs() < 0.05 && (p[1] - m).abs() < 0.05;
            assert_eq!(found.iter().filter(here).count(), 1, "({n}, {m})");
        }
    }
}

/// For every depth as many hollows as the slope along an axis changes from down to up.
#[test]
fn hollows_of_rastrigin_fade_with_their_depth() {
    let mut counts = Vec::new();
    for depth in [0.0, 0.01, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.5, 2.0, 5.0, 1000.0] {
        let surface = surface("rastrigin", &json!({ "A": depth }));
        let found = minima(&surface);
        let slope = |x: f64| surface.slope(at(x, 0.0)).1.x;
        let mut hollows = 0_usize;
        let mut before = slope(-5.12);
        for k in 1..=10_240 {
            let here = slope(-5.12 + f64::from(k) * 1e-3 + 1e-7);
            hollows += usize::from(before < 0.0 && here >= 0.0);
            before = here;
        }
        assert_eq!(found.len(), hollows * hollows, "A = {depth}");
        for [x, y] in found {
            let jet = surface.jet(at(x, y));
            assert!(jet.x.hypot(jet.y) < 1e-12 * (1.0 + jet.xx + jet.yy), "A = {depth} ({x}, {y})");
            assert!(jet.xx > 0.0 && jet.yy > 0.0);
        }
        counts.push(hollows);
    }
    assert_eq!(counts[0], 1, "a bowl without waves");
    assert!(counts.is_sorted() && counts.contains(&5) && counts[counts.len() - 1] == 11);
}

#[test]
fn a_hill_is_as_high_and_as_wide_as_it_says() {
    let one = |a: f64, sx: f64, sy: f64| {
        surface(
            "gaussian_hills",
            &json!({ "hills": [{ "A": a, "cx": 1, "cy": -2, "sx": sx, "sy": sy }] }),
        )
    };
    let hill = one(3.0, 0.5, 2.0);
    assert_eq!(hill.height(at(1.0, -2.0)), 3.0);
    close(hill.height(at(1.5, -2.0)), 3.0 * libm::exp(-0.5), 1e-15);
    close(hill.height(at(1.0, 0.0)), 3.0 * libm::exp(-0.5), 1e-15);
    close(hill.height(at(0.5, 2.0)), 3.0 * libm::exp(-2.5), 1e-15);
    assert_eq!(minima(&hill), Vec::<[f64; 2]>::new(), "a hill has no floor");
    let hollow = one(-3.0, 0.5, 2.0);
    assert_eq!(minima(&hollow), [[1.0, -2.0]]);
    // Off every vertex of the grid that is looked over.
    for (sx, sy) in [(1e-3, 1e-3), (1e-3, 10.0), (10.0, 1e-3)] {
        let needle = json!({ "A": -3, "cx": 0.55, "cy": 0.45, "sx": sx, "sy": sy });
        let needle = surface("gaussian_hills", &json!({ "hills": [needle] }));
        assert_eq!(minima(&needle), [[0.55, 0.45]], "however narrow");
    }
    assert_eq!(minima(&one(0.0, 1.0, 1.0)), Vec::<[f64; 2]>::new(), "a plain has none");
}

#[test]
fn hills_that_are_moved_move_the_walk_with_them() {
    let hills = |dx: f64, dy: f64| {
        json!({ "hills": [
            { "A": -3, "cx": 1.25 + dx, "cy": 0.75 + dy, "sx": 0.9, "sy": 0.7 },
            { "A": 2.5, "cx": -0.5 + dx, "cy": 1.5 + dy, "sx": 0.8, "sy": 1.1 },
        ] })
    };
    let one = walked("gaussian_hills", &hills(0.0, 0.0), 0.05, [-0.5, 0.5], 300);
    let other = walked("gaussian_hills", &hills(-2.0, 0.125), 0.05, [-2.5, 0.625], 300);
    for k in 0..=300 {
        close(other.x[k] + 2.0, one.x[k], 1e-12);
        close(other.y[k] - 0.125, one.y[k], 1e-12);
        close(other.loss[k], one.loss[k], 1e-12);
    }
    let floors = [
        minima(&surface("gaussian_hills", &hills(0.0, 0.0))),
        minima(&surface("gaussian_hills", &hills(-2.0, 0.125))),
    ];
    assert_eq!((floors[0].len(), floors[1].len()), (1, 1));
    close(floors[1][0][0] + 2.0, floors[0][0][0], 1e-14);
    close(floors[1][0][1] - 0.125, floors[0][0][1], 1e-14);
}

#[test]
fn hills_add_up_in_any_order() {
    let list = |hills: &[Json]| surface("gaussian_hills", &json!({ "hills": hills }));
    let a = json!({ "A": -3, "cx": 1.2, "cy": 0.8, "sx": 0.9, "sy": 0.7 });
    let b = json!({ "A": 2, "cx": -1, "cy": 0.1, "sx": 0.4, "sy": 1.3 });
    let half = json!({ "A": -1.5, "cx": 1.2, "cy": 0.8, "sx": 0.9, "sy": 0.7 });
    let (one, other) = (list(&[a.clone(), b.clone()]), list(&[half.clone(), b, half]));
    for w in places(&one, 50) {
        close(other.height(w), one.height(w), 1e-15);
    }
    assert_eq!(
        list(std::slice::from_ref(&a)).height(at(0.3, 0.2)) * 2.0,
        list(&[a.clone(), a]).height(at(0.3, 0.2))
    );
}

#[test]
fn passes_between_hollows_are_found_for_any_hills() {
    let hollow = |cx: f64, cy: f64| json!({ "A": -1, "cx": cx, "cy": cy, "sx": 0.6, "sy": 0.6 });
    let three = [hollow(-2.0, -1.0), hollow(2.0, -1.0), hollow(0.0, 2.2)];
    let entry = surface("gaussian_hills", &json!({ "hills": three })).entry();
    assert_eq!((entry.minima.len(), entry.saddles.len()), (3, 3));
    let narrow = json!({ "A": -2, "cx": 3, "cy": 3, "sx": 0.01, "sy": 0.01 });
    let deepest =
        surface("gaussian_hills", &json!({ "hills": [hollow(0.0, 0.0), narrow] })).entry();
    assert_eq!(deepest.minima.iter().map(|m| m.rank).collect::<Vec<_>>(), ["global", "local"]);
    close(deepest.minima[0].f, -2.0, 1e-4);
}

#[test]
fn floors_and_passes_among_many_hills_are_what_they_are_called() {
    let place = |k: u32, step: f64| (f64::from(k) * step).fract() * 7.0 - 3.5;
    let hills: Vec<Json> = (0..50)
        .map(|k| {
            let a = if k % 3 == 0 { 1.5 } else { -1.0 };
            let (cx, cy) = (place(k, 0.754_877_7), place(k, 0.569_840_3));
            json!({ "A": a, "cx": cx, "cy": cy, "sx": 0.3, "sy": 0.25 })
        })
        .collect();
    let surface = surface("gaussian_hills", &json!({ "hills": hills }));
    let entry = surface.entry();
    assert!(entry.minima.len() > 10 && entry.saddles.len() > 10);
    assert!(entry.minima.windows(2).all(|pair| pair[0].f <= pair[1].f), "deepest first");
    for m in &entry.minima {
        assert!(
            surface.slope(at(m.x, m.y)).1.norm() < 1e-12
                && surface.curvatures(at(m.x, m.y))[0] > 0.0
        );
    }
    for s in &entry.saddles {
        let [low, high] = surface.curvatures(at(s.x, s.y));
        assert!(surface.slope(at(s.x, s.y)).1.norm() < 1e-12 && low < 0.0 && high > 0.0);
    }
}

/// The surfaces with data behind them, with data of several sizes and shapes.
fn with_data() -> Vec<(Surface, Vec<(f64, f64)>)> {
    let mut all = Vec::new();
    for (kind, ys) in [("linreg_mse", "ys"), ("logreg", "labels")] {
        let far: Vec<f64> = (0..30).map(|k| 1000.0 + f64::from(k * k % 17)).collect();
        let up: Vec<f64> = (0..30).map(|k| f64::from(u8::from(k * 7 % 5 > 2))).collect();
        for (x, y) in [
            (vec![-2.0, -1.2, -0.5, 0.1, 0.4, 1.0, 1.6, 2.5], vec![0., 0., 1., 0., 1., 0., 1., 1.]),
            (vec![1.0, 1.0, 1.0], vec![1.0, 0.0, 1.0]),
            (vec![0.3], vec![1.0]),
            (far, up),
        ] {
            let surface = surface(kind, &json!({ "xs": x, ys: y }));
            all.push((surface, x.into_iter().zip(y).collect()));
        }
    }
    all
}

#[test]
fn the_loss_of_data_is_the_mean_of_the_losses_of_its_samples() {
    for (surface, data) in with_data() {
        let name = surface.kind();
        let n = data.len() as u32;
        assert_eq!(surface.samples(), n, "{name}");
        let rows: Vec<u32> = (0..n).collect();
        for w in places(&surface, 20) {
            let (loss, slope) = surface.slope(w);
            assert_eq!(
                surface.sample_slope(w, &rows),
                slope,
                "{name} over all samples, bit for bit"
            );
            let (mut losses, mut slopes) = (0.0, Vec2::default());
            for (&(x, y), row) in data.iter().zip(0..) {
                let single = sample(name, (x, y));
                losses += single.height(w);
                let of_one = surface.sample_slope(w, &[row]);
                assert_eq!(of_one, single.slope(w).1, "{name} sample {row}");
                slopes += of_one;
            }
            close(loss, losses / f64::from(n), 1e-14);
            close(slope.x, slopes.x / f64::from(n), 1e-13);
            close(slope.y, slopes.y / f64::from(n), 1e-13);
            assert_eq!(surface.sample_slope(w, &[]), Vec2::default());
            let last = n - 1;
            let twice = surface.sample_slope(w, &[0, last, last]);
            let [first, again] = [0, last].map(|row| surface.sample_slope(w, &[row]));
            let want = (first + again * 2.0) * (1.0 / 3.0);
            close(twice.x, want.x, 1e-14);
            close(twice.y, want.y, 1e-14);
        }
    }
}

/// The surface of a single sample.
fn sample(kind: &str, (x, y): (f64, f64)) -> Surface {
    let ys = if kind == "logreg" { "labels" } else { "ys" };
    surface(kind, &json!({ "xs": [x], ys: [y] }))
}

#[test]
fn a_surface_without_data_has_no_samples() {
    for surface in Surface::all() {
        let data = matches!(surface.kind(), "linreg_mse" | "logreg");
        assert_eq!(surface.samples() > 0, data, "{}", surface.kind());
        if !data {
            assert_eq!(surface.sample_slope(at(1.0, 2.0), &[0, 1]), Vec2::default());
        }
    }
}

#[test]
fn single_losses_are_what_the_formulas_say() {
    let line = sample("linreg_mse", (3.0, 5.0));
    assert_eq!(line.height(at(2.0, -4.0)), 9.0);
    let half = sample("logreg", (3.0, 1.0));
    close(half.height(at(2.0, -6.0)), LN_2, 1e-16);
    for (label, want) in
        [(0.0, libm::log(1.0 + libm::exp(1.5))), (1.0, libm::log(1.0 + libm::exp(-1.5)))]
    {
        close(sample("logreg", (3.0, label)).height(at(1.0, -1.5)), want, 1e-15);
    }
}

/// Gauss: at the least squares the residuals sum to zero, also weighted by x.
#[test]
fn the_fitted_line_solves_the_normal_equations() {
    for (xs, ys) in [
        (vec![0.5, 1.0, 1.5, 2.0, 3.0, 4.0], vec![1.1, 1.9, 3.2, 3.8, 6.3, 7.9]),
        (vec![0.0, 1.0], vec![3.0, -1.0]),
        (vec![1e6, 999_999.0, 999_998.0, 999_990.0], vec![1.0, 2.0, -3.0, 5.0]),
        (vec![-1e-3, 0.0, 2e-3], vec![1e6, -1e6, 5.0]),
    ] {
        let surface = surface("linreg_mse", &json!({ "xs": xs, "ys": ys }));
        let [[w, b]] = minima(&surface)[..] else { panic!("one minimiser") };
        let middle = xs[0];
        let (mut sum, mut weighted, mut size, mut width) = (0.0, 0.0, 0.0_f64, 0.0_f64);
        for (x, y) in xs.iter().zip(&ys) {
            let residual = w * x + b - y;
            sum += residual;
            weighted += residual * (x - middle);
            size = size.max(y.abs()).max(1e-10 * b.abs());
            width = width.max((x - middle).abs());
        }
        assert!(
            sum.abs() < 1e-5 * size && weighted.abs() < 1e-5 * size * width,
            "{xs:?}: {sum} {weighted}"
        );
    }
    assert_eq!(
        minima(&surface("linreg_mse", &json!({ "xs": [0, 1], "ys": [3, -1] }))),
        [[-4.0, 3.0]]
    );
}

#[test]
fn data_far_from_the_origin_lose_no_digits() {
    // Seven of them: their mean is no double.
    let xs = [1.0, 2.0, 4.0, 8.0, 9.0, 13.0, 21.0];
    let ys = [1.0, 0.0, 5.0, 7.0, -2.0, 11.0, 4.0];
    let near = minima(&surface("linreg_mse", &json!({ "xs": xs, "ys": ys })))[0];
    let (far_x, far_y) = (xs.map(|x| x + 999_000.0), ys.map(|y| y - 500_000.0));
    let far = minima(&surface("linreg_mse", &json!({ "xs": far_x, "ys": far_y })))[0];
    close(far[0], near[0], 1e-14);
    close(far[1], near[1] - 500_000.0 - 999_000.0 * near[0], 1e-14);
}

#[test]
fn where_every_line_through_a_point_fits_the_one_nearest_to_the_origin_is_named() {
    for (xs, ys) in [
        (vec![0.1; 3], vec![1.0, 2.0, 6.0]),
        (vec![-7.0], vec![4.0]),
        (vec![0.0; 2], vec![1.0, 2.0]),
    ] {
        let surface = surface("linreg_mse", &json!({ "xs": xs, "ys": ys }));
        let [[w, b]] = minima(&surface)[..] else { panic!("one place") };
        let mean = ys.iter().sum::<f64>() / ys.len() as f64;
        close(w * xs[0] + b, mean, 1e-15);
        // The floor runs along (1, −x); nothing of (w, b) lies along it.
        close(w - xs[0] * b, 0.0, 1e-14);
        assert!(surface.slope(at(w, b)).1.norm() < 1e-12);
        close(surface.height(at(w + 1.0, b - xs[0])), surface.height(at(w, b)), 1e-14);
    }
}

#[test]
fn a_classifier_has_a_best_guess_only_where_the_answers_overlap() {
    let best = |xs: &[f64], labels: &[u8]| {
        minima(&surface("logreg", &json!({ "xs": xs, "labels": labels })))
    };
    let none = Vec::<[f64; 2]>::new();
    assert_eq!(best(&[1.0, 2.0, 3.0], &[0, 0, 1]), none, "parted");
    assert_eq!(best(&[1.0, 2.0, 3.0], &[1, 1, 0]), none, "parted the other way round");
    // So steep a guess that Newton's method takes its far end for a floor.
    for gap in [1e-2, 1e-3, 1e-4, 1e-9] {
        assert_eq!(best(&[-1.0, 0.0, gap, 1.0], &[0, 0, 1, 1]), none, "parted by {gap}");
        assert_eq!(best(&[0.0, gap, 1.0], &[1, 0, 0]), none, "parted by {gap}");
    }
    assert_eq!(best(&[1.0, 2.0, 2.0, 3.0], &[0, 0, 1, 1]), none, "touching");
    assert_eq!(best(&[1.0, 2.0, 2.0, 3.0], &[1, 1, 0, 0]), none, "touching the other way round");
    assert_eq!(best(&[1.0, 2.0, 3.0], &[1, 1, 1]), none, "always yes");
    assert_eq!(best(&[1.0, 2.0, 3.0], &[0, 0, 0]), none, "always no");
    assert_eq!(best(&[1.0], &[0]), none, "a single sample");
    assert_eq!(best(&[2.0, 2.0, 2.0], &[0, 1, 1]), none, "all at one place");
    // Two answers around one: as many below as above, so that the number tells nothing.
    let [[w, b]] = best(&[-1.0, 0.0, 1.0], &[0, 1, 0])[..] else { panic!("one") };
    close(w, 0.0, 1e-15);
    close(b, -LN_2, 1e-15);
}

#[test]
fn the_best_guess_balances_its_errors_wherever_the_data_lie() {
    let xs = [-2.0, -1.2, -0.5, 0.1, 0.4, 1.0, 1.6, 2.5];
    let labels = [0, 0, 1, 0, 1, 0, 1, 1];
    let [[w, b]] = minima(&surface("logreg", &json!({ "xs": xs, "labels": labels })))[..] else {
        panic!()
    };
    let (mut sum, mut weighted) = (0.0, 0.0);
    for (x, label) in xs.iter().zip(labels) {
        let error = 1.0 / (1.0 + libm::exp(-(w * x + b))) - f64::from(label);
        sum += error;
        weighted += error * x;
    }
    close(sum, 0.0, 1e-14);
    close(weighted, 0.0, 1e-14);
    let opposite = labels.map(|label| 1 - label);
    let other = minima(&surface("logreg", &json!({ "xs": xs, "labels": opposite })))[0];
    close(other[0], -w, 1e-14);
    close(other[1], -b, 1e-14);
    for (scale, shift) in [(1.0, 1000.0), (1e5, 0.0), (1e-5, 0.0), (1e-3, -1e5)] {
        let moved = xs.map(|x| x * scale + shift);
        let far = minima(&surface("logreg", &json!({ "xs": moved, "labels": labels })))[0];
        // What the data keep of their digits so far out.
        let within = 1e-13 * (1.0 + shift.abs() / scale);
        close(far[0] * scale, w, within);
        close(far[0] * shift + far[1], b, within * w.max(1.0) * (1.0 + shift.abs() / scale));
    }
}

/// Less their mean, over their standard deviation, by the definition.
fn standard(xs: &[f64]) -> Vec<f64> {
    let n = xs.len() as f64;
    let middle = xs.iter().sum::<f64>() / n;
    let deviation = (xs.iter().map(|x| (x - middle).powi(2)).sum::<f64>() / n).sqrt();
    xs.iter().map(|x| (x - middle) / deviation).collect()
}

#[test]
fn scaling_the_data_is_the_same_as_data_that_were_scaled_before() {
    let numbers = || vec(-1e6..1e6f64, 2..20);
    let cases = (numbers(), vec(-1e6..1e6f64, 20), vec(0..2u8, 20), [-9.0..9.0f64, -9.0..9.0f64]);
    let same = |(xs, ys, yes, [x, y]): (Vec<f64>, Vec<f64>, Vec<u8>, [f64; 2])| {
        let (n, w) = (xs.len(), at(x, y));
        let seen = standard(&xs);
        let widest = xs.iter().fold(0.0_f64, |widest, x| widest.max((x - xs[0]).abs()));
        prop_assume!(widest > 1.0);
        for (kind, name, values) in
            [("linreg_mse", "ys", json!(ys[..n])), ("logreg", "labels", json!(yes[..n]))]
        {
            let scaled = surface(kind, &json!({ "xs": xs, name: values, "standardize": true }));
            let before = surface(kind, &json!({ "xs": seen, name: values }));
            let parts = |jet: Jet| [jet.v, jet.x, jet.y, jet.xx, jet.xy, jet.yy];
            let size = before.height(w).max(1.0);
            for (got, want) in parts(scaled.jet(w)).into_iter().zip(parts(before.jet(w))) {
                prop_assert!((got - want).abs() <= 1e-8 * size, "{kind}: {got} is not {want}");
            }
            let rows = [0, n as u32 - 1];
            let off = scaled.sample_slope(w, &rows) - before.sample_slope(w, &rows);
            prop_assert!(off.norm() <= 1e-8 * size, "{kind}: a batch is off by {off:?}");
        }
        // Of a line, both curvatures are the same: the valley is round.
        let line = surface("linreg_mse", &json!({ "xs": xs, "ys": ys[..n], "standardize": true }));
        let [low, high] = line.curvatures(w);
        prop_assert!((low - 2.0).abs() < 1e-9 && (high - 2.0).abs() < 1e-9, "{low} {high}");
        Ok(())
    };
    runner(200).run(&cases, same).unwrap();
}

#[test]
fn scaled_data_have_the_same_best_line_in_other_numbers() {
    for (xs, ys) in [
        (vec![0.5, 1.0, 1.5, 2.0, 3.0, 4.0], vec![1.1, 1.9, 3.2, 3.8, 6.3, 7.9]),
        (vec![1e6, 999_999.0, 999_998.0, 999_990.0], vec![1.0, 2.0, -3.0, 5.0]),
        (vec![-1e6, 1e6], vec![-1e6, 1e6]),
    ] {
        let [raw, scaled] = [false, true].map(|standardize| {
            let params = json!({ "xs": xs, "ys": ys, "standardize": standardize });
            let line = surface("linreg_mse", &params);
            let [place] = minima(&line)[..] else { panic!("one minimiser") };
            (line, place)
        });
        let seen = standard(&xs);
        for (x, seen) in xs.iter().zip(&seen) {
            let said = scaled.1[0] * seen + scaled.1[1];
            let want = raw.1[0] * (x - xs[0]) + raw.1[0] * xs[0] + raw.1[1];
            assert!((said - want).abs() <= 1e-6 * ys[0].abs().max(1.0), "{xs:?}: {said} {want}");
        }
        let least = scaled.0.height(at(scaled.1[0], scaled.1[1]));
        let slope = scaled.0.slope(at(scaled.1[0], scaled.1[1])).1;
        assert!(slope.norm() <= 1e-9 * ys[0].abs().max(1.0), "{xs:?}: {slope:?}");
        assert!(scaled.0.height(at(scaled.1[0] + 1e-3, scaled.1[1])) > least);
    }
    let xs = [998.0, 998.8, 999.5, 1000.1, 1000.4, 1001.0, 1001.6, 1002.5];
    let guess = json!({ "xs": xs, "standardize": true });
    let [place] = minima(&surface("logreg", &guess))[..] else { panic!("one minimiser") };
    assert!(surface("logreg", &guess).slope(at(place[0], place[1])).1.norm() < 1e-12);
}

#[test]
fn equal_numbers_are_only_centred() {
    for x in [0.1, -1e6, 1e6, 5e-324, 0.0] {
        let line = surface(
            "linreg_mse",
            &json!({ "xs": vec![x; 3], "ys": [1, 2, 6], "standardize": true }),
        );
        assert_eq!(minima(&line), [[0.0, 3.0]], "every slope fits alike");
        assert_eq!(line.curvatures(at(5.0, 7.0)), [0.0, 2.0]);
        assert_eq!(line.height(at(1e9, 3.0)), line.height(at(0.0, 3.0)));
    }
    let single = surface("linreg_mse", &json!({ "xs": [7], "ys": [4], "standardize": true }));
    assert_eq!(minima(&single), [[0.0, 4.0]]);
    let parted = json!({ "xs": [2, 2, 2], "labels": [0, 1, 1], "standardize": true });
    assert_eq!(minima(&surface("logreg", &parted)), Vec::<[f64; 2]>::new());
}

#[test]
fn the_surfaces_of_data_say_which_parameters_they_are() {
    for surface in Surface::all() {
        let Some(data) = surface.entry().data else {
            assert_eq!(surface.samples(), 0, "{}", surface.kind());
            continue;
        };
        assert!(surface.samples() > 0);
        for name in [data.x, data.y, data.scale] {
            assert!(surface.info().params.iter().any(|param| param.name == name), "{name}");
        }
    }
}

#[test]
fn floors_that_are_flat_along_a_line_keep_a_place() {
    for (kind, params, [x, y], along) in [
        ("bowl", json!({ "kappa": 0 }), [0.0, 0.0], [0.0, 1.0]),
        ("rosenbrock", json!({ "a": -3, "b": 0 }), [-3.0, 0.0], [0.0, 1.0]),
        ("rotated_ellipse", json!({ "lambda1": 0, "theta": 0 }), [0.0, 0.0], [1.0, 0.0]),
        ("rotated_ellipse", json!({ "lambda2": 0, "theta": 0 }), [0.0, 0.0], [0.0, 1.0]),
    ] {
        let surface = surface(kind, &params);
        assert_eq!(minima(&surface), [[x, y]], "{kind}");
        let on = at(x + 2.0 * along[0], y + 2.0 * along[1]);
        assert_eq!(surface.height(on), surface.height(at(x, y)), "{kind}");
        assert_eq!(surface.slope(on).1.norm(), 0.0, "{kind}");
    }
    assert_eq!(minima(&surface("rosenbrock", &json!({ "a": -3, "b": 5 }))), [[-3.0, 9.0]]);
}

#[test]
fn tips_and_creases_have_a_value_and_no_slope() {
    let ackley = surface("ackley", &json!({}));
    assert_eq!(ackley.height(at(0.0, 0.0)), 0.0);
    assert_eq!(ackley.slope(at(0.0, 0.0)).1, Vec2::default());
    // One hair away the funnel is as steep as it is: a·b/√2.
    let (_, slope) = ackley.slope(at(1e-200, 0.0));
    close(slope.x, 20.0 * 0.2 / 2.0_f64.sqrt(), 1e-15);
    assert_eq!(slope.y, 0.0);
    let egg = surface("eggholder", &json!({}));
    for crease in [at(47.0, 0.0), at(100.0, 53.0), at(0.0, -47.0), at(-94.0, 0.0), at(20.0, -57.0)]
    {
        let jet = egg.jet(crease);
        let parts = [jet.v, jet.x, jet.y, jet.xx, jet.xy, jet.yy];
        assert!(parts.iter().all(|part| part.is_finite()), "{crease:?}: {parts:?}");
    }
    let monkey = surface("monkey_saddle", &json!({})).jet(at(0.0, 0.0));
    assert_eq!([monkey.v, monkey.x, monkey.y, monkey.xx, monkey.xy, monkey.yy], [0.0; 6]);
}

#[test]
fn the_plain_around_hills_is_level_to_the_end_of_the_world() {
    for kind in ["gaussian_hills", "easom", "peaks"] {
        let surface = surface(kind, &json!({}));
        // Beyond 10⁶¹ the fifth power in peaks is no number any more.
        let farthest = if kind == "peaks" { 1e60 } else { 1e150 };
        for far in [1e3, 1e20, farthest] {
            for w in [at(far, 0.0), at(0.0, -far), at(-far, far)] {
                let jet = surface.jet(w);
                let parts = [jet.x, jet.y, jet.xx, jet.xy, jet.yy];
                assert_eq!((jet.v, parts), (0.0, [0.0; 5]), "{kind} {w:?}");
            }
        }
    }
}

/// Parameters at the ends of their ranges, and data that leave something undetermined.
fn extreme() -> Vec<Surface> {
    let mut all = Surface::all();
    let hill = |a: f64, s: f64| json!({ "A": a, "cx": 1e6, "cy": -1e6, "sx": s, "sy": 1e6 });
    for (kind, params) in [
        ("bowl", json!({ "kappa": 0 })),
        ("bowl", json!({ "kappa": 1e6 })),
        ("rotated_ellipse", json!({ "lambda1": 0, "lambda2": 0 })),
        ("rotated_ellipse", json!({ "lambda1": 1e6, "theta": -6.3 })),
        ("rosenbrock", json!({ "a": -10, "b": 0 })),
        ("rosenbrock", json!({ "a": 10, "b": 1e6 })),
        ("rastrigin", json!({ "A": 0 })),
        ("rastrigin", json!({ "A": 1000 })),
        ("ackley", json!({ "a": 0, "b": 0, "c": 0 })),
        ("ackley", json!({ "a": 1000, "b": 10, "c": 100 })),
        ("gaussian_hills", json!({ "hills": [hill(0.0, 1e-3)] })),
        ("gaussian_hills", json!({ "hills": [hill(1e6, 1e-3), hill(-1e6, 1e6)] })),
        ("linreg_mse", json!({ "xs": [0], "ys": [0] })),
        ("linreg_mse", json!({ "xs": vec![1e6; 1000], "ys": vec![-1e6; 1000] })),
        ("logreg", json!({ "xs": [0], "labels": [1] })),
        ("logreg", json!({ "xs": [1e6, -1e6, 0, 1e6], "labels": [1, 0, 1, 0] })),
        ("linreg_mse", json!({ "xs": [5e-324, 0], "ys": [1, 2], "standardize": true })),
        ("linreg_mse", json!({ "xs": [1e6, -1e6], "ys": [1e6, 1e6], "standardize": true })),
        ("logreg", json!({ "xs": vec![1e6; 1000], "labels": vec![1; 1000], "standardize": true })),
    ] {
        all.push(surface(kind, &params));
    }
    all
}

#[test]
fn nothing_panics_anywhere() {
    let ends = [0.0, -0.0, 1.0, 5e-324, 1e-170, 1e154, 1e300, f64::MAX, f64::INFINITY];
    let mut numbers: Vec<f64> = ends.iter().flat_map(|&x| [x, -x]).collect();
    numbers.push(f64::NAN);
    for surface in extreme() {
        for &x in &numbers {
            for &y in &numbers {
                let w = at(x, y);
                let jet = surface.jet(w);
                let (loss, slope) = surface.slope(w);
                let same = |a: f64, b: f64| a == b || (a.is_nan() && b.is_nan());
                let name = format!("{} {w:?}", surface.kind());
                assert!(same(jet.v, loss) && same(loss, surface.height(w)), "{name}");
                assert!(same(jet.x, slope.x) && same(jet.y, slope.y), "{name}");
                surface.curvatures(w);
                if surface.samples() > 0 {
                    surface.sample_slope(w, &[0]);
                }
            }
        }
        for minimum in surface.minima() {
            assert!(minimum.f.is_finite() && minimum.x.is_finite() && minimum.y.is_finite());
        }
        surface.entry();
    }
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let hill =
        |sx: f64, sy: f64| json!({ "hills": [{ "A": 1, "cx": 0, "cy": 0, "sx": sx, "sy": sy }] });
    for (kind, params, parts) in [
        ("rotated_ellipse", json!({ "lambda1": -1 }), ["params.lambda1 is -1", "from 0 to"]),
        ("rotated_ellipse", json!({ "lambda2": 2e6 }), ["params.lambda2 is 2000000", "from 0 to"]),
        ("rotated_ellipse", json!({ "theta": 7 }), ["params.theta is 7", "from -6.3"]),
        ("rotated_ellipse", json!({ "turn": 1 }), ["params.turn", "lambda1"]),
        ("rastrigin", json!({ "A": -1 }), ["params.A is -1", "from 0 to 1000"]),
        ("rastrigin", json!({ "a": 1 }), ["params.a", "A"]),
        ("ackley", json!({ "a": 1001 }), ["params.a is 1001", "from 0 to 1000"]),
        ("ackley", json!({ "b": -0.1 }), ["params.b is -0.1", "from 0 to 10"]),
        ("ackley", json!({ "c": "2pi" }), ["params.c is \"2pi\"", "from 0 to 100"]),
        ("easom", json!({ "a": 1 }), ["params.a", "no parameters"]),
        ("gaussian_hills", json!({ "hills": [] }), ["params.hills is []", "1 to 50"]),
        ("gaussian_hills", hill(0.0, 1.0), ["params.hills is", "sx and sy of at least 0.001"]),
        ("gaussian_hills", hill(1.0, 0.000_9), ["params.hills is", "sx and sy of at least 0.001"]),
        ("gaussian_hills", json!({ "hills": [[1, 0, 0, 1, 1]] }), ["params.hills[0] is", "A, cx"]),
        (
            "gaussian_hills",
            json!({ "hills": [{ "A": 1 }] }),
            ["params.hills[0].cx is missing", "a number"],
        ),
        ("gaussian_hills", json!({ "hills": [{ "A": 1, "s": 1 }] }), ["params.hills[0].s", "sx"]),
        ("linreg_mse", json!({ "xs": [1, 2] }), ["params.ys is", "as many numbers as in xs"]),
        ("linreg_mse", json!({ "xs": [], "ys": [] }), ["params.xs is []", "1 to 1000"]),
        (
            "linreg_mse",
            json!({ "ys": [1, 2, 3, 4, 5, 1e7] }),
            ["params.ys[5] is 1", "from -1000000"],
        ),
        ("linreg_mse", json!({ "xs": vec![0; 1001] }), ["params.xs is", "1 to 1000"]),
        ("logreg", json!({ "xs": [1, 2], "labels": [1] }), ["params.labels is [1]", "as many"]),
        ("logreg", json!({ "xs": [1, 2], "labels": [1, 0.5] }), ["params.labels is", "0 or 1"]),
        ("logreg", json!({ "xs": [1, 2], "labels": [1, 2] }), ["params.labels[1] is 2", "0 to 1"]),
        ("linreg_mse", json!({ "standardize": 1 }), ["params.standardize is 1", "true or false"]),
        (
            "linreg_mse",
            json!({ "xs": [1, 1e300], "ys": [1, 2] }),
            ["params.xs[1] is 1", "to 1000000"],
        ),
        (
            "logreg",
            json!({ "xs": [1, 2], "labels": [true, false] }),
            ["params.labels[0] is true", "a number"],
        ),
    ] {
        let message = refusal(kind, &params);
        for part in parts {
            assert!(message.contains(part), "{message:?} does not say {part:?}");
        }
    }
    for edge in [hill(1e-3, 1.0), hill(1.0, 1e-3)] {
        assert_eq!(surface("gaussian_hills", &edge).height(at(0.0, 0.0)), 1.0);
    }
}

/// Values of ln(1 + eˣ), σ(x) and σ(x)(1 − σ(x)) to seventeen digits, from mpmath.
#[test]
fn softplus_is_exact_from_end_to_end() {
    for (x, want) in SOFTPLUS {
        let (x, _) = Jet::variables(x, 0.0);
        let jet = x.softplus();
        for (got, want) in [jet.v, jet.x, jet.xx].into_iter().zip(want) {
            assert!((got - want).abs() <= 4e-16 * want, "{x:?}: {got} {want}");
        }
        assert_eq!([jet.y, jet.xy, jet.yy], [0.0; 3]);
    }
    let slope = |x: f64| Dual::variables(x, 0.0).0.softplus();
    assert_eq!((slope(1e308).v, slope(1e308).x), (1e308, 1.0));
    assert_eq!((slope(-1e308).v, slope(-1e308).x), (0.0, 0.0));
    assert_eq!((slope(f64::INFINITY).v, slope(f64::NEG_INFINITY).v), (f64::INFINITY, 0.0));
    assert!(slope(f64::NAN).v.is_nan() && slope(f64::NAN).x.is_nan());
    assert_eq!(2.0_f64.softplus(), slope(2.0).v);
}

#[test]
fn an_exponential_that_has_vanished_is_level() {
    let (x, y) = Jet::variables(1e160, 1.0);
    let gone = (-x.squared() * y).exp();
    assert_eq!([gone.v, gone.x, gone.y, gone.xx, gone.xy, gone.yy], [0.0; 6]);
    assert!(Jet::constant(f64::NAN).exp().v.is_nan());
}

const SOFTPLUS: [(f64, [f64; 3]); 11] = [
    (-700.5, [5.980_196_118_639_791e-305, 5.980_196_118_639_791e-305, 5.980_196_118_639_791e-305]),
    (-40.0, [4.248_354_255_291_589e-18, 4.248_354_255_291_589e-18, 4.248_354_255_291_589e-18]),
    (-37.0, [8.533_047_625_744_066e-17, 8.533_047_625_744_065e-17, 8.533_047_625_744_065e-17]),
    (-3.5, [0.029_750_418_272_620_566, 0.029_312_230_751_356_32, 0.028_453_023_879_735_56]),
    (-0.25, [0.575_939_419_878_843_6, 0.437_823_499_114_201_9, 0.246_134_082_737_598_35]),
    (0.0, [LN_2, 0.5, 0.25]),
    (0.25, [0.825_939_419_878_843_6, 0.562_176_500_885_798_1, 0.246_134_082_737_598_35]),
    (3.5, [3.529_750_418_272_620_5, 0.970_687_769_248_643_6, 0.028_453_023_879_735_56]),
    (37.0, [37.0, 0.999_999_999_999_999_9, 8.533_047_625_744_065e-17]),
    (40.0, [40.0, 1.0, 4.248_354_255_291_589e-18]),
    (700.5, [700.5, 1.0, 5.980_196_118_639_791e-305]),
];
