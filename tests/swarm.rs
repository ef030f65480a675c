//! Many hikers at once go exactly where each of them goes alone.

mod common;

use std::collections::BTreeSet;

use blindfolded_hiker::{
    error::Error,
    optimizer::{Here, Memory, Optimizer, Sgd},
    regime::{Regime, diagnose},
    schedule::{self, Schedule},
    spec::{Batch, Change, Noise, Spec},
    surface::{Himmelblau, LinregMse, Surface},
    swarm::{
        Basins, FAR, Fate, Goals, LEFT, NOWHERE, RADIUS, Sweep, basins, basins_of_rows, fate,
        read_rates, read_rows, read_size, sweep,
    },
    value::{Field, Value},
    vec2::Vec2,
    walk::{Outcome, walk},
};
use common::{cases, number, plain, runner};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn read(spec: &Json) -> Spec {
    Spec::read(&plain(spec)).unwrap_or_else(|e| panic!("{e}"))
}

fn formula(text: &str) -> Surface {
    let choice = plain(&json!({ "kind": "formula", "params": { "text": text } }));
    Surface::read(&Field::root("surface", &choice)).unwrap_or_else(|e| panic!("{e}"))
}

/// What becomes of a hiker, told from the rows of the walk.
fn told(spec: &Spec, goals: &[[f64; 2]], steps: u32) -> Fate {
    let rows = walk(spec, steps);
    let gone = |k: &usize| {
        let inside = rows.x[*k].abs() <= FAR && rows.y[*k].abs() <= FAR;
        !(inside && rows.loss[*k].is_finite())
    };
    if let Some(k) = (0..rows.x.len()).find(gone) {
        return Fate { label: LEFT, iteration: k as u32 };
    }
    let near = |k: usize, [x, y]: [f64; 2]| {
        let (dx, dy) = (rows.x[k] - x, rows.y[k] - y);
        dx * dx + dy * dy <= RADIUS * RADIUS
    };
    let last = rows.x.len() - 1;
    match goals.iter().position(|&goal| near(last, goal)) {
        None => Fate { label: NOWHERE, iteration: steps },
        Some(label) => {
            let away = (0..last).rev().find(|&k| !near(k, goals[label]));
            Fate { label: label as u8, iteration: away.map_or(0, |k| k as u32 + 1) }
        }
    }
}

/// Compares a map of basins, hiker by hiker, with their walks; gives the map.
fn check(spec: &Spec, domain: [f64; 4], size: [u32; 2], steps: u32) -> Basins {
    let [width, height] = size;
    let map = basins(spec, domain, width, height, steps);
    assert_eq!(map.label.len(), (width * height) as usize);
    let [x0, x1, y0, y1] = domain;
    for id in 0..map.label.len() {
        let (i, j) = (id as u32 % width, id as u32 / width);
        let start = Vec2::new(
            x0 + f64::from(i) * (x1 - x0) / f64::from(width - 1),
            y0 + f64::from(j) * (y1 - y0) / f64::from(height - 1),
        );
        let quiet = Spec { start, noise: None, batch: None, ..spec.clone() };
        let want = told(&quiet, &map.minima, steps);
        let found = Fate { label: map.label[id], iteration: map.iterations[id].into() };
        assert_eq!(found, want, "from {start:?}: {spec:?}");
        assert_eq!(fate(&quiet, &Goals::of(&spec.surface), steps), want, "alone, from {start:?}");
    }
    map
}

/// Asserts that something is refused, in words that have these parts.
fn refused(outcome: Result<(), Error>, parts: [&str; 3]) {
    let message = outcome.expect_err(parts[0]).to_string();
    assert!(parts.iter().all(|part| message.contains(part)), "{message}");
}

/// 64-bit FNV-1a.
fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[test]
fn basins_are_those_of_the_reference() {
    for case in cases("basins.json") {
        let (inputs, expected) = (&case["inputs"], &case["expected"]);
        let spec = read(&json!({
            "surface": inputs["surface"],
            "optimizer": { "kind": inputs["optimizer"] },
            "alpha": inputs["alpha"],
            "start": [0, 0],
        }));
        let domain: [f64; 4] = serde_json::from_value(inputs["domain"].clone()).unwrap();
        let n = inputs["n"].as_u64().unwrap() as u32;
        let steps = inputs["steps"].as_u64().unwrap() as u32;
        let found = basins(&spec, domain, n, n, steps);
        for (i, [x, y]) in found.minima.iter().enumerate() {
            let want = &inputs["minima"][i];
            assert!((x - number(&want[0])).abs() < 1e-14 && (y - number(&want[1])).abs() < 1e-14);
        }
        // The reference has 4 for those who left and 5 for those who are nowhere.
        let named = |&label: &u8| match label {
            LEFT => 4,
            NOWHERE => 5,
            goal => goal,
        };
        let labels: Vec<u8> = found.label.iter().map(named).collect();
        let mut counts = [0_u64; 6];
        for &label in &labels {
            counts[usize::from(label)] += 1;
        }
        assert_eq!(json!(counts), expected["counts"]);
        for (j, row) in labels.chunks(n as usize).enumerate() {
            let row: String = row.iter().map(u8::to_string).collect();
            assert_eq!(Some(row.as_str()), expected["rows"][j].as_str(), "row {j}");
        }
        assert_eq!(Some(fnv1a(labels).as_str()), expected["fnv1a64"].as_str());
    }
}

#[test]
fn bands_of_rows_make_up_the_whole_map_bit_by_bit() {
    let surface = json!({ "kind": "himmelblau" });
    let momentum = json!({ "kind": "sgd", "params": { "momentum": 0.9 } });
    let listening = json!({ "kind": "plateau", "params": { "patience": 1 } });
    for more in [json!({}), json!({ "optimizer": momentum }), json!({ "schedule": listening })] {
        let mut spec = json!({ "surface": surface, "alpha": 0.0211, "start": [0, 0] });
        spec.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let spec = read(&spec);
        // Bounds and a size that leave remainders everywhere.
        let (domain, size) = ([-5.3, 6.1, -0.7, 6.3], [23, 19]);
        let whole = basins(&spec, domain, size[0], size[1], 60);
        let mut together = Basins { minima: whole.minima.clone(), ..Basins::default() };
        for rows in [0..1, 1..8, 8..18, 18..19] {
            let band = basins_of_rows(spec.clone(), domain, size, rows, 60);
            assert_eq!(band.minima, whole.minima);
            together.label.extend(band.label);
            together.iterations.extend(band.iterations);
        }
        assert_eq!(together, whole, "{spec:?}");
    }
}

#[test]
fn rows_are_a_part_of_the_map() {
    let rows = |value: Value| read_rows(&Field::root("rows", &value), 10);
    let list = |from: f64, until: f64| Value::List(vec![from.into(), until.into()]);
    assert_eq!(rows(Value::Missing), Ok(0..10));
    assert_eq!(rows(list(0.0, 10.0)), Ok(0..10));
    assert_eq!(rows(list(9.0, 10.0)), Ok(9..10));
    for (from, until) in
        [(3.0, 3.0), (4.0, 3.0), (-1.0, 3.0), (0.5, 3.0), (0.0, 11.0), (0.0, 1e300)]
    {
        refused(
            rows(list(from, until)).map(drop),
            ["rows is", "two whole numbers", "from < until"],
        );
    }
    refused(rows(7.0.into()).map(drop), ["rows is 7", "two whole numbers", "until ≤ height"]);
}

/// The same file is read by the test of the wasm, so that all three come to the same.
#[test]
fn swarms_have_the_same_bytes_here_as_in_wasm() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/web/boundary/swarms.json");
    let json = std::fs::read_to_string(path).expect(path);
    let json: Json = serde_json::from_str(&json).expect(path);
    let count = |case: &Json, name: &str| case[name].as_u64().unwrap() as u32;
    let mut wrong = Vec::new();
    for case in json["basins"].as_array().unwrap() {
        let domain: [f64; 4] = serde_json::from_value(case["domain"].clone()).unwrap();
        let [width, height, steps] = ["width", "height", "steps"].map(|name| count(case, name));
        let map = basins(&read(&case["spec"]), domain, width, height, steps);
        let times = map.iterations.iter().flat_map(|k| k.to_le_bytes());
        let places = map.minima.iter().flatten().flat_map(|x| x.to_le_bytes());
        let hash = fnv1a(map.label.iter().copied().chain(times).chain(places));
        if case["hash"] != hash {
            wrong.push(format!("{hash}: {}", case["spec"]));
        }
    }
    for case in json["sweeps"].as_array().unwrap() {
        let rates: Vec<f64> = serde_json::from_value(case["alphas"].clone()).unwrap();
        let swept = sweep(read(&case["spec"]), &rates, count(case, "steps"));
        let losses = swept.loss.iter().flat_map(|loss| loss.to_le_bytes());
        let hash = fnv1a(losses.chain(swept.outcome));
        if case["hash"] != hash {
            wrong.push(format!("{hash}: {}", case["spec"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_hiker_goes_where_its_own_walk_goes_on_every_surface_by_every_rule_and_schedule() {
    let mut labels = BTreeSet::new();
    let mut go = |surface: &Surface, rule: Optimizer, schedule: Schedule, factor: f64| {
        let entry = surface.entry();
        let mut spec = Spec::new(surface.clone(), entry.alpha * factor, entry.start);
        (spec.optimizer, spec.schedule) = (rule, schedule);
        labels.extend(check(&spec, entry.domain, [6, 5], 70).label);
    };
    for surface in Surface::all() {
        for factor in [0.3, 1.0, 8.0] {
            go(&surface, Optimizer::default(), Schedule::default(), factor);
        }
        for rule in Optimizer::all() {
            go(&surface, rule, Schedule::default(), 1.0);
        }
    }
    for surface in [Surface::all().swap_remove(0), Himmelblau::default().into()] {
        for schedule in Schedule::all() {
            for rule in Optimizer::all() {
                go(&surface, rule, schedule.clone(), 1.5);
            }
        }
    }
    assert!([0, 1, 2, 3, NOWHERE, LEFT].iter().all(|label| labels.contains(label)), "{labels:?}");
}

#[test]
fn every_hiker_goes_where_its_own_walk_goes_whatever_the_spec() {
    let momentum = prop_oneof![Just(0.0), 0.0..=1.0];
    let rule = (momentum, 0.0..=1.0, any::<bool>(), prop_oneof![Just(0.0), 0.0..=1.0]);
    let change = (0_u32..40, -4.0..0.0, any::<bool>(), any::<prop::sample::Index>());
    let spec = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        rule,
        -4.0..0.5,
        prop::collection::vec(change, 0..4),
        2_u32..12,
        0_u32..60,
    );
    runner(400)
        .run(&spec, |(surface, schedule, rule, exponent, changes, width, steps)| {
            let surface = surface.get(&Surface::all()).clone();
            let [x0, x1, y0, y1] = surface.domain();
            let (momentum, dampening, nesterov, weight_decay) = rule;
            let mut spec = Spec::new(surface, 10_f64.powf(exponent), [0.0, 0.0]);
            spec.optimizer = Sgd { momentum, dampening, nesterov, weight_decay }.into();
            spec.schedule = schedule.get(&Schedule::all()).clone();
            let mut at = 0;
            for (later, exponent, alpha, kind) in changes {
                at += later;
                spec.changes.push(Change {
                    at,
                    alpha: alpha.then(|| 10_f64.powf(exponent)),
                    optimizer: Some(kind.get(&Optimizer::all()).clone()),
                    schedule: (!alpha).then(|| kind.get(&Schedule::all()).clone()),
                });
            }
            // A little more than the sheet, so that hikers start outside too.
            let domain = [x0 - 0.3, x1 + 0.7, y0, 2.0 * y1 - y0];
            check(&spec, domain, [width, 3], steps);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_company_that_is_not_full_and_one_that_is_more_than_full_lose_nobody() {
    let mut spec = Spec::new(Himmelblau::default(), 0.01, [0.0, 0.0]);
    for momentum in [0.0, 0.5] {
        spec.optimizer = Sgd { momentum, ..Sgd::default() }.into();
        for size in [[2, 2], [3, 43], [45, 23], [101, 21]] {
            check(&spec, [-6.0, 6.0, -6.0, 6.0], size, 60);
        }
    }
}

#[test]
fn a_stay_that_begins_out_of_view_is_dated_right() {
    // Some jump over the ridge at first, and are at the other floor before anybody looks round.
    let spec = Spec::new(formula("(x^2 - 1)^2 + 4*y^2"), 0.12, [0.0, 0.0]);
    let map = check(&spec, [-2.2, 2.2, -0.5, 0.5], [60, 12], 40);
    assert_eq!(map.minima.len(), 2);
    let crossed = (0..map.label.len()).filter(|&id| {
        let [goal, _] = map.minima[map.label[id] as usize % 2];
        (id % 60 < 30) == (goal > 0.0) && map.iterations[id] < 8
    });
    assert!(crossed.count() > 20);
}

#[test]
fn without_a_step_everybody_is_where_they_start() {
    let spec = Spec::new(Himmelblau::default(), 0.01, [0.0, 0.0]);
    // The first start is a minimiser, the last one is far away.
    let map = check(&spec, [3.0, 4.0, 2.0, 3e6], [2, 2], 0);
    assert_eq!(map.label, [0, NOWHERE, LEFT, LEFT]);
    assert_eq!(map.iterations, [0, 0, 0, 0]);
}

#[test]
fn a_loss_that_is_no_number_is_a_departure_too() {
    // The slope of ln is finite where its value is not.
    let spec = Spec::new(formula("ln(x) + y^2"), 0.4, [0.0, 0.0]);
    let map = check(&spec, [0.5, 3.0, -1.0, 1.0], [20, 3], 30);
    assert!(map.label.iter().all(|&label| label == LEFT));
    assert!(map.iterations.iter().any(|&k| k > 3));
}

#[test]
fn noise_and_batches_do_not_move_a_map() {
    let himmelblau = Spec::new(Himmelblau::default(), 0.01, [0.0, 0.0]);
    let line = Spec::new(LinregMse::default(), 0.05, [0.0, 0.0]);
    let listening = schedule::Plateau { patience: 1000, ..schedule::Plateau::default() };
    for schedule in [Schedule::default(), listening.into()] {
        for spec in [&himmelblau, &line] {
            let mut spec = Spec { schedule: schedule.clone(), ..spec.clone() };
            let domain = spec.surface.domain();
            let quiet = check(&spec, domain, [9, 9], 200);
            assert!(quiet.label.contains(&0));
            spec.noise = Some(Noise { sigma: 3.0, seed: 1 });
            assert_eq!(check(&spec, domain, [9, 9], 200), quiet);
            spec.noise = None;
            if spec.surface.samples() > 0 {
                spec.batch = Some(Batch { size: 2, seed: 5, replace: false });
                assert_eq!(check(&spec, domain, [9, 9], 200), quiet);
            }
        }
    }
}

#[test]
fn long_times_are_saturated() {
    // 1 − αλ = 0.9999 along x.
    let spec = Spec::new(formula("x^2/2 + y^2/2"), 1e-4, [0.0, 0.0]);
    let map = basins(&spec, [-1.0, 1.0, 0.0, 1.0], 3, 2, 100_000);
    assert_eq!(map.label, [0; 6]);
    assert_eq!(map.iterations[..3], [65_535, 0, 65_535]);
    let late = told(&Spec { start: Vec2::new(1.0, 0.0), ..spec.clone() }, &map.minima, 100_000);
    assert!(late.iteration > 65_535);
}

#[test]
fn schedules_that_listen_say_so() {
    for schedule in Schedule::all() {
        let mut memory = schedule::Memory::default();
        for loss in [3.0, 2.0, 2.0, 5.0] {
            schedule.hear(0.1, loss, &mut memory);
        }
        let heard = memory != schedule::Memory::default();
        assert_eq!(schedule.listens(), heard, "{}", schedule.kind());
    }
}

#[test]
fn one_axis_of_many_is_one_step_of_each() {
    let number = prop_oneof![-10.0..10.0, -1e-3..1e-3, Just(0.0), Just(-0.0), -1e300..1e300];
    let pair = prop::array::uniform2(number);
    let hiker = (pair.clone(), pair.clone(), prop::array::uniform3(pair));
    let party = prop::collection::vec(hiker, 1..20);
    runner(60)
        .run(&(party, 0.0..2.0, 1_u32..50, any::<bool>()), |(party, alpha, t, each)| {
            let decaying = Sgd { momentum: 0.9, weight_decay: 0.1, ..Sgd::default() };
            for rule in Optimizer::all().into_iter().chain([decaying.into()]) {
                let vector = |v: [f64; 2]| Vec2::new(v[0], v[1]);
                let alone: Vec<(Vec2, Memory)> = party
                    .iter()
                    .map(|&(w, g, m)| {
                        let mut memory = Memory(m.map(vector));
                        let here = Here { alpha, t, w: vector(w), g: vector(g) };
                        (rule.step(here, &mut memory), memory)
                    })
                    .collect();
                for axis in 0..2 {
                    let mut w: Vec<f64> = party.iter().map(|(w, ..)| w[axis]).collect();
                    let g: Vec<f64> = party.iter().map(|(_, g, _)| g[axis]).collect();
                    let column = |i: usize| -> Vec<f64> {
                        party.iter().map(|(.., memory)| memory[i][axis]).collect()
                    };
                    let [mut a, mut b, mut c] = [column(0), column(1), column(2)];
                    let memory = [&mut a[..], &mut b[..], &mut c[..]];
                    if each {
                        let alphas = vec![alpha; w.len()];
                        rule.step_axis(&alphas[..], t, &mut w, &g, memory);
                    } else {
                        rule.step_axis(alpha, t, &mut w, &g, memory);
                    }
                    for (i, (place, memory)) in alone.iter().enumerate() {
                        let of = |v: Vec2| [v.x, v.y][axis];
                        let want = [of(*place), of(memory.0[0]), of(memory.0[1]), of(memory.0[2])];
                        for (got, want) in [w[i], a[i], b[i], c[i]].into_iter().zip(want) {
                            let same =
                                got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan();
                            prop_assert!(same, "{}: {got:e} {want:e}", rule.kind());
                        }
                    }
                }
            }
            Ok(())
        })
        .unwrap();
}

/// Compares a sweep, at every so manieth rate, with the walk and the verdict; gives the sweep.
fn check_sweep(spec: &Spec, rates: &[f64], steps: u32, every: usize) -> Sweep {
    let swept = sweep(spec.clone(), rates, steps);
    assert!([swept.loss.len(), swept.outcome.len(), swept.regime.len()] == [rates.len(); 3]);
    for (i, &alpha) in rates.iter().enumerate().step_by(every) {
        let spec = Spec { alpha, ..spec.clone() };
        let rows = walk(&spec, steps);
        let (loss, last) = (swept.loss[i], rows.loss[rows.loss.len() - 1]);
        let same = loss.to_bits() == last.to_bits() || loss.is_nan() && last.is_nan();
        assert!(same, "{loss:e} {last:e} in {steps} steps of {spec:?}");
        assert_eq!(swept.outcome[i], rows.outcome as u8, "{steps} steps of {spec:?}");
        let gone = rows.outcome == Outcome::Diverged;
        let regime = if gone { Regime::Diverging } else { diagnose(&spec, None).regime };
        assert_eq!(swept.regime[i], regime as u8, "{steps} steps of {spec:?}");
    }
    swept
}

#[test]
fn a_sweep_is_a_walk_for_each_rate_on_every_surface_by_every_rule_and_schedule() {
    let rates: Vec<f64> = (0..11).map(|i| 10_f64.powf(-4.0 + 0.5 * f64::from(i))).collect();
    let mut seen = BTreeSet::new();
    for (i, surface) in Surface::all().into_iter().enumerate() {
        for (j, optimizer) in Optimizer::all().into_iter().enumerate() {
            let mut spec = Spec::new(surface.clone(), 1.0, surface.entry().start);
            spec.schedule = Schedule::all()[(i + 2 * j) % Schedule::all().len()].clone();
            spec.optimizer = optimizer;
            // Fewer than a verdict looks at, and more.
            for steps in [7, 60, 230] {
                seen.extend(check_sweep(&spec, &rates, steps, 1).regime);
            }
        }
    }
    assert!(seen.len() >= 4, "{seen:?}");
}

#[test]
fn a_sweep_is_a_walk_for_each_rate_whatever_the_spec() {
    let index = any::<prop::sample::Index>;
    let change = (0_u32..90, -4.0..0.5, any::<[bool; 3]>(), index());
    let rule = (0.0..=1.0, any::<bool>(), prop_oneof![Just(0.0), 0.0..=1.0]);
    let spec = (
        [index(), index(), index()],
        rule,
        prop::array::uniform2(0.0..1.0),
        prop::collection::vec(change, 0..4),
        prop::collection::vec(-5.0..1.5, 0..70),
        0_u32..250,
        (0_u32..8, -8.0..2.0),
    );
    runner(300)
        .run(&spec, |(kinds, rule, [u, v], changes, exponents, steps, (chance, tolerance))| {
            let [surface, optimizer, schedule] = kinds;
            let surface = surface.get(&Surface::all()).clone();
            let [x0, x1, y0, y1] = surface.domain();
            let start = [x0 + u * (x1 - x0), y0 + v * (y1 - y0)];
            let mut spec = Spec::new(surface, 1.0, start);
            let (momentum, nesterov, weight_decay) = rule;
            let rules = Optimizer::all();
            let sgd = Sgd { momentum, nesterov, weight_decay, ..Sgd::default() };
            let place = optimizer.index(2 * rules.len());
            spec.optimizer = rules.get(place).cloned().unwrap_or_else(|| sgd.into());
            spec.schedule = schedule.get(&Schedule::all()).clone();
            spec.tolerance = 10_f64.powf(tolerance);
            spec.noise = (chance == 0).then_some(Noise { sigma: 0.1, seed: 3 });
            if chance == 1 && spec.surface.samples() > 0 {
                spec.batch = Some(Batch { size: 2, seed: 5, replace: true });
            }
            let mut at = 0;
            for (later, exponent, [alpha, rule, schedule], kind) in changes {
                at += later;
                spec.changes.push(Change {
                    at,
                    alpha: alpha.then(|| 10_f64.powf(exponent)),
                    optimizer: rule.then(|| kind.get(&Optimizer::all()).clone()),
                    schedule: schedule.then(|| kind.get(&Schedule::all()).clone()),
                });
            }
            let rates: Vec<f64> = exponents.iter().map(|&e| 10_f64.powf(e)).collect();
            check_sweep(&spec, &rates, steps, 1);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_sweep_is_a_walk_for_each_rate() {
    let rates: Vec<f64> = (0..60).map(|i| 10_f64.powf(-5.0 + 0.1 * f64::from(i))).collect();
    let mut seen = [false; 7];
    for surface in Surface::all() {
        let entry = surface.entry();
        let mut spec = Spec::new(surface.clone(), 1.0, entry.start);
        spec.noise = (surface.kind() == "bowl").then_some(Noise { sigma: 0.1, seed: 3 });
        if surface.kind() == "himmelblau" {
            // It comes to rest a little and goes on.
            spec.tolerance = 20.0;
            spec.optimizer = Sgd { momentum: 0.9, ..Sgd::default() }.into();
        }
        for regime in check_sweep(&spec, &rates, 50, 1).regime {
            seen[regime as usize] = true;
        }
    }
    assert_eq!(sweep(Spec::new(Himmelblau::default(), 1.0, [0.0, 0.0]), &[], 5), Sweep::default());
    assert!(seen[Regime::TooSmall as usize] && seen[Regime::Steady as usize], "{seen:?}");
    assert!(seen[Regime::Oscillating as usize] && seen[Regime::Diverging as usize], "{seen:?}");
}

#[test]
fn a_sweep_from_the_ends_of_the_number_line_is_a_walk_for_each_rate() {
    let rates: Vec<f64> = (0..256).map(|i| 1e-4 * 1e5_f64.powf(f64::from(i) / 255.0)).collect();
    let mut surfaces = Surface::all();
    surfaces.extend(["exp(exp(x))", "1/x+y", "ln(x)+y^2", "1e308*x", "0*x"].map(formula));
    let mut outcomes = BTreeSet::new();
    for surface in surfaces {
        for start in [[1e300, -1e300], [1e154, 1.0], [-1e12, 1e12], [0.0, 1e-300]] {
            let spec = Spec::new(surface.clone(), 0.1, start);
            outcomes.extend(check_sweep(&spec, &rates, 20, 15).outcome);
        }
    }
    assert_eq!(outcomes, BTreeSet::from([0, 1, 2]));
}

#[test]
fn regimes_and_outcomes_are_numbered_as_the_contract_lists_them() {
    let regimes = [
        Regime::Starting,
        Regime::TooSmall,
        Regime::Steady,
        Regime::Oscillating,
        Regime::Diverging,
        Regime::Stalled,
        Regime::Converged,
    ];
    assert_eq!(regimes.map(|regime| regime as u8), [0, 1, 2, 3, 4, 5, 6]);
    let outcomes = [Outcome::Walking, Outcome::Converged, Outcome::Diverged];
    assert_eq!(outcomes.map(|outcome| outcome as u8), [0, 1, 2]);
}

#[test]
fn the_rate_of_a_sweep_takes_the_place_of_the_first_one_only() {
    let mut spec = read(&json!({
        "surface": { "kind": "bowl" }, "alpha": 9, "start": [4, 3],
        "changes": [{ "at": 5, "alpha": 0.02 }],
    }));
    let found = sweep(spec.clone(), &[0.1], 9).loss;
    spec.alpha = 0.1;
    assert_eq!(found[0], walk(&spec, 9).loss[9]);
}

#[test]
fn what_a_swarm_does_not_accept_is_named() {
    let rates = |json: Json| {
        let value = plain(&json);
        read_rates(&Field::root("alphas", &value)).map(drop)
    };
    assert!(rates(json!([])).is_ok() && rates(json!([1e-300, 1e12])).is_ok());
    refused(rates(json!(3)), ["alphas is 3", "a list", "100000"]);
    refused(rates(json!([0.1, 0])), ["alphas[1] is 0", "above 0", "1000000000000"]);
    refused(rates(json!([-0.1])), ["alphas[0] is -0.1", "above 0", "1000000000000"]);
    refused(rates(json!([2e12])), ["alphas[0] is 2000000000000", "above 0", "1000000000000"]);
    refused(rates(json!(["1"])), ["alphas[0] is \"1\"", "above 0", "1000000000000"]);
    refused(rates(json!(vec![1; 100_001])), ["alphas is [1, 1,", "a list", "100000"]);
    let nan = Value::List(vec![Value::Number(f64::NAN)]);
    refused(read_rates(&Field::root("alphas", &nan)).map(drop), ["alphas[0] is NaN", "above", "0"]);

    let size = |width: f64, height: f64| {
        let (width, height) = (Value::Number(width), Value::Number(height));
        read_size(&Field::root("width", &width), &Field::root("height", &height))
    };
    assert_eq!(size(2000.0, 2000.0), Ok([2000, 2000]));
    assert_eq!(size(2.0, 2_000_000.0), Ok([2, 2_000_000]));
    refused(size(1.0, 5.0).map(drop), ["width is 1", "whole number", "from 2"]);
    refused(size(5.0, 0.0).map(drop), ["height is 0", "whole number", "from 2"]);
    refused(size(2.5, 5.0).map(drop), ["width is 2.5", "whole number", "from 2"]);
    refused(size(2000.0, 2001.0).map(drop), ["height is 2001", "from 2", "to 2000"]);
    refused(size(4e6, 2.0).map(drop), ["width is 4000000", "from 2", "to 2000000"]);
}
