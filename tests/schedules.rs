//! Schedules: bounds for whatever parameters, boundaries to the step, closed forms against loops
//! that count, and what a schedule remembers.

mod common;

use std::f64::consts::PI;

use blindfolded_hiker::{
    family::{Form, ParamInfo, Scale},
    schedule::{Memory, Schedule},
    spec::{MAX_ITERATIONS, Spec},
    value::Field,
    walk::{Iterate, phase_at, walk},
};
use common::{plain, runner};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn try_schedule(kind: &str, params: &Json) -> Result<Schedule, String> {
    let choice = plain(&json!({ "kind": kind, "params": params }));
    Schedule::read(&Field::root("schedule", &choice)).map_err(|error| error.to_string())
}

fn schedule(kind: &str, params: &Json) -> Schedule {
    try_schedule(kind, params).unwrap_or_else(|error| panic!("{error}"))
}

/// αₖ of schedules that do not listen.
trait At {
    fn at(&self, alpha: f64, k: u32) -> f64;
}

impl At for Schedule {
    fn at(&self, alpha: f64, k: u32) -> f64 {
        self.rate(alpha, k, &Memory::default())
    }
}

fn close(got: f64, want: f64) -> bool {
    (got - want).abs() <= 1e-12 * want.abs().max(1e-4)
}

/// Numbers for parameters, by a linear congruential generator (Knuth 1998, sec. 3.3.4, MMIX).
struct Dice(u64);

impl Dice {
    /// From 0 to below 1.
    fn part(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From min to max: often an end, otherwise of any size.
    fn number(&mut self, min: f64, max: f64) -> f64 {
        let kind = self.part();
        if kind < 0.1 {
            return min;
        } else if kind > 0.95 {
            return max;
        }
        let part = self.part();
        if max > 1e3 {
            let low = min.max(1e-3);
            (low.ln() + part * (max / low).ln()).exp().clamp(min, max)
        } else {
            min + part * (max - min)
        }
    }

    fn row(&mut self, form: Form, min: f64, max: f64) -> Vec<f64> {
        (0..form.width).map(|_| self.number(min, max)).collect()
    }

    fn list(&mut self, form: Form, min: f64, max: f64) -> Json {
        let count = (form.least + (self.part() * 6.0) as usize).min(form.most);
        let mut rows: Vec<Vec<f64>> = (0..count).map(|_| self.row(form, min, max)).collect();
        if form.width == 1 {
            return json!(rows.concat());
        }
        rows.sort_by(|a, b| a[0].total_cmp(&b[0]));
        json!(rows)
    }

    fn param(&mut self, param: &ParamInfo) -> Json {
        let (min, max) = (param.min.unwrap_or(0.0), param.max.unwrap_or(0.0));
        match param.scale {
            Scale::Linear | Scale::Log => json!(self.number(min, max)),
            Scale::Integer => json!(self.number(min, max).floor().max(min)),
            Scale::Bool => json!(self.part() < 0.5),
            Scale::Choice(words) => json!(words[(self.part() * words.len() as f64) as usize]),
            Scale::List(form) => self.list(form, min, max),
            Scale::Text(_) => unreachable!("no schedule has a text"),
        }
    }

    /// Some parameters for every schedule, each within its range.
    fn params(&mut self, params: &[ParamInfo]) -> Json {
        params.iter().map(|param| (param.name.to_owned(), self.param(param))).collect()
    }
}

/// Least and greatest αₖ that the parameters allow.
fn bounds(kind: &str, params: &Json, alpha: f64) -> [f64; 2] {
    let get = |name: &str| params[name].as_f64().unwrap_or_else(|| panic!("{kind}.{name}"));
    let rates = match kind {
        "constant" => vec![alpha],
        "step" | "multistep" | "exponential" | "inverse_time" | "polynomial" => vec![0.0, alpha],
        "constant_factor" => vec![alpha, alpha * get("factor")],
        "linear" => vec![alpha * get("start_factor"), alpha * get("end_factor")],
        "cosine" | "cosine_restarts" => vec![alpha, get("eta_min")],
        "warmup_cosine" => vec![alpha, alpha * get("start_factor"), get("eta_min")],
        "wsd" => vec![alpha, alpha * get("start_factor"), alpha * get("end_factor")],
        "noam" => vec![0.0, alpha / (get("d_model") * get("warmup").max(1.0)).sqrt()],
        "cyclic_triangular" | "cyclic_triangular2" | "cyclic_exp_range" => {
            vec![alpha, get("max_lr")]
        }
        "onecycle_cos" | "onecycle_linear" | "onecycle_three_phase" => {
            let first = alpha / get("div_factor");
            vec![alpha, first, first / get("final_div_factor")]
        }
        "plateau" => vec![alpha, alpha.min(get("min_lr"))],
        "drawn" => {
            let points = params["points"].as_array().expect("points");
            points.iter().map(|point| point[1].as_f64().expect("a rate")).collect()
        }
        _ => panic!("no bounds are known for {kind}"),
    };
    [
        rates.iter().fold(f64::INFINITY, |a, &b| a.min(b)),
        rates.iter().fold(0.0, |a: f64, &b| a.max(b)),
    ]
}

#[test]
fn rates_stay_within_what_their_parameters_allow() {
    for info in Schedule::KINDS {
        runner(400)
            .run(&any::<u64>(), |seed| {
                let mut dice = Dice(seed);
                let params = dice.params(info.params);
                let schedule = schedule(info.kind, &params);
                let alpha = dice.number(1e-12, 1e12);
                let [min, max] = bounds(info.kind, &params, alpha);
                let slack = 4.0 * f64::EPSILON * max;
                let near = 0..40;
                let far = (0..40).map(|_| dice.number(0.0, MAX_ITERATIONS.into()) as u32);
                let ks: Vec<u32> = near.chain(far).collect();
                let mut memory = Memory::default();
                for k in ks {
                    let rate = schedule.rate(alpha, k, &memory);
                    prop_assert!(rate.is_finite() && rate >= 0.0, "{schedule:?} α{k} = {rate}");
                    let inside = rate >= min - slack && rate <= max + slack;
                    prop_assert!(inside, "{schedule:?} α{k} = {rate} not in {min} … {max}");
                    schedule.hear(alpha, dice.number(-1e3, 1e3), &mut memory);
                }
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn a_late_step_costs_what_an_early_one_costs() {
    // Going through the steps before would take 10¹² operations for each schedule.
    let late = MAX_ITERATIONS - 100_000..MAX_ITERATIONS;
    for kind in Schedule::KINDS {
        let shortest: Json = kind
            .params
            .iter()
            .filter(|param| param.scale == Scale::Integer)
            .map(|param| (param.name.to_owned(), json!(param.min)))
            .collect();
        for params in [json!({}), shortest] {
            let schedule = schedule(kind.kind, &params);
            let rates = late.clone().map(|k| schedule.at(0.1, k));
            assert!(rates.fold(0.0, f64::max) <= 1.0, "{}", kind.kind);
        }
    }
    let doubling = schedule("cosine_restarts", &json!({ "T_0": 1, "T_mult": 2 }));
    assert!(late.map(|k| doubling.at(0.1, k)).all(|rate| rate <= 0.1));
}

#[test]
fn what_comes_back_comes_back_unchanged_after_millions_of_steps() {
    for (kind, params, period) in [
        ("cosine", json!({ "T_max": 7, "eta_min": 0.01 }), 14),
        ("cosine_restarts", json!({ "T_0": 7 }), 7),
        ("cyclic_triangular", json!({ "step_size_up": 3, "step_size_down": 8 }), 11),
        ("warmup_cosine", json!({ "warmup": 0, "T_max": 9 }), 18),
    ] {
        let schedule = schedule(kind, &params);
        let far = 5_000_000 / period * period;
        for k in 0..period {
            assert_eq!(schedule.at(0.1, far + k), schedule.at(0.1, k), "{kind} {k}");
        }
    }
}

#[test]
fn every_schedule_shows_what_it_does_within_two_hundred_steps() {
    // A loss that stands still is what a plateau listens for.
    for schedule in Schedule::all() {
        let rates = schedule.rates(0.1, 200, &[1.0; 200]);
        let least = rates.iter().fold(f64::INFINITY, |a, &b| a.min(b));
        let most = rates.iter().fold(0.0, |a: f64, &b| a.max(b));
        assert_eq!(most > 1.5 * least, schedule.kind() != "constant", "{}", schedule.kind());
        assert!((0.01..=0.3).contains(&most), "{}: at most {most}", schedule.kind());
    }
}

#[test]
fn only_a_plateau_listens() {
    for schedule in Schedule::all() {
        let heard = schedule.rates(0.1, 60, &[1.0; 60]);
        let listens = heard != schedule.rates(0.1, 60, &[]);
        assert_eq!(listens, schedule.kind() == "plateau", "{}", schedule.kind());
    }
}

/// αₖ at some k.
type Table = Vec<(u32, f64)>;

/// Checks some αₖ for α = 0.8.
fn check<const N: usize>(rows: [(&str, Json, Table); N]) {
    for (kind, params, want) in rows {
        let schedule = schedule(kind, &params);
        for (k, rate) in want {
            let got = schedule.at(0.8, k);
            assert!((got - rate).abs() <= 4e-16, "{kind} {params} α{k}: {got}, want {rate}");
        }
    }
}

#[test]
fn decays_turn_at_the_step_that_is_given() {
    check([
        ("step", json!({ "step_size": 4 }), vec![(3, 0.8), (4, 0.4), (7, 0.4), (8, 0.2)]),
        (
            "constant_factor",
            json!({ "factor": 0.25, "total_iters": 5 }),
            vec![(0, 0.2), (4, 0.2), (5, 0.8), (MAX_ITERATIONS, 0.8)],
        ),
        ("constant_factor", json!({ "total_iters": 0 }), vec![(0, 0.8)]),
        (
            "multistep",
            json!({ "milestones": [3, 5.5, 8], "gamma": 0.5 }),
            vec![(2, 0.8), (3, 0.4), (5, 0.4), (6, 0.2), (7, 0.2), (8, 0.1), (MAX_ITERATIONS, 0.1)],
        ),
        // In any order, twice the same, at the very start, none at all.
        (
            "multistep",
            json!({ "milestones": [8, 3, 3], "gamma": 0.5 }),
            vec![(2, 0.8), (3, 0.2), (8, 0.1)],
        ),
        ("multistep", json!({ "milestones": [0], "gamma": 0.5 }), vec![(0, 0.4)]),
        ("multistep", json!({ "milestones": [] }), vec![(0, 0.8), (MAX_ITERATIONS, 0.8)]),
        (
            "linear",
            json!({ "start_factor": 0.9, "end_factor": 0.1, "total_iters": 4 }),
            vec![
                (0, 0.8 * 0.9),
                (2, 0.8 * 0.5),
                (4, 0.8 * 0.1),
                (5, 0.8 * 0.1),
                (MAX_ITERATIONS, 0.8 * 0.1),
            ],
        ),
        (
            "linear",
            json!({ "start_factor": 0.3, "end_factor": 0.3, "total_iters": 7 }),
            (0..9).map(|k| (k, 0.8 * 0.3)).collect(),
        ),
        (
            "polynomial",
            json!({ "total_iters": 4, "power": 2 }),
            vec![(0, 0.8), (2, 0.2), (3, 0.05), (4, 0.0), (5, 0.0), (MAX_ITERATIONS, 0.0)],
        ),
        ("polynomial", json!({ "total_iters": 4, "power": 0 }), vec![(0, 0.8), (4, 0.8), (9, 0.8)]),
        ("inverse_time", json!({ "k": 0.25 }), vec![(0, 0.8), (4, 0.4), (12, 0.2), (28, 0.1)]),
        ("inverse_time", json!({ "k": 0 }), vec![(0, 0.8), (MAX_ITERATIONS, 0.8)]),
    ]);
}

#[test]
fn cosines_and_warm_ups_turn_at_the_step_that_is_given() {
    check([
        (
            "cosine",
            json!({ "T_max": 6, "eta_min": 0.05 }),
            vec![(0, 0.8), (3, 0.425), (6, 0.05), (9, 0.425), (12, 0.8), (18, 0.05)],
        ),
        // A bottom above the top is a way up.
        ("cosine", json!({ "T_max": 1, "eta_min": 3 }), vec![(0, 0.8), (1, 3.0), (2, 0.8)]),
        (
            "cosine_restarts",
            json!({ "T_0": 4, "T_mult": 3, "eta_min": 0.1 }),
            vec![(0, 0.8), (2, 0.45), (4, 0.8), (10, 0.45), (16, 0.8), (34, 0.45), (52, 0.8)],
        ),
        (
            "cosine_restarts",
            json!({ "T_0": 4, "eta_min": 0.1 }),
            vec![(0, 0.8), (2, 0.45), (4, 0.8), (6, 0.45), (8, 0.8), (16, 0.8)],
        ),
        (
            "warmup_cosine",
            json!({ "warmup": 4, "start_factor": 0.5, "T_max": 6, "eta_min": 0.05 }),
            vec![(0, 0.4), (2, 0.6), (4, 0.8), (7, 0.425), (10, 0.05), (13, 0.425), (16, 0.8)],
        ),
        ("warmup_cosine", json!({ "warmup": 0, "T_max": 2 }), vec![(0, 0.8), (1, 0.4), (2, 0.0)]),
        (
            "wsd",
            json!({ "warmup": 4, "start_factor": 0.5, "stable": 3, "decay": 4, "end_factor": 0.25 }),
            vec![
                (0, 0.4),
                (2, 0.6),
                (4, 0.8),
                (6, 0.8),
                (7, 0.8),
                (9, 0.5),
                (11, 0.2),
                (12, 0.2),
                (MAX_ITERATIONS, 0.2),
            ],
        ),
        (
            "wsd",
            json!({ "warmup": 0, "stable": 2, "decay": 0, "end_factor": 0.25 }),
            vec![(0, 0.8), (1, 0.8), (2, 0.2), (3, 0.2)],
        ),
        (
            "wsd",
            json!({ "warmup": 0, "stable": 0, "decay": 2 }),
            vec![(0, 0.8), (1, 0.4), (2, 0.0)],
        ),
        (
            "noam",
            json!({ "d_model": 4, "warmup": 16 }),
            vec![(0, 0.4 / 64.0), (7, 0.05), (15, 0.1), (24, 0.08), (63, 0.05)],
        ),
        ("noam", json!({ "d_model": 1, "warmup": 0 }), vec![(0, 0.8), (3, 0.4), (15, 0.2)]),
    ]);
}

#[test]
fn cycles_turn_at_the_step_that_is_given() {
    check([
        (
            "cyclic_triangular",
            json!({ "max_lr": 1.6, "step_size_up": 2, "step_size_down": 4 }),
            vec![(0, 0.8), (1, 1.2), (2, 1.6), (3, 1.4), (5, 1.0), (6, 0.8), (7, 1.2), (8, 1.6)],
        ),
        (
            "cyclic_triangular",
            json!({ "max_lr": 0, "step_size_up": 1, "step_size_down": 1 }),
            vec![(0, 0.8), (1, 0.0), (2, 0.8), (3, 0.0)],
        ),
        (
            "cyclic_triangular2",
            json!({ "max_lr": 1.6, "step_size_up": 2, "step_size_down": 4 }),
            vec![(0, 0.8), (2, 1.6), (5, 1.0), (6, 0.8), (8, 1.2), (14, 1.0), (20, 0.9)],
        ),
        (
            "cyclic_exp_range",
            json!({ "max_lr": 1.6, "step_size_up": 2, "step_size_down": 4, "gamma": 0.5 }),
            vec![(0, 0.8), (1, 1.0), (2, 1.0), (3, 0.875), (6, 0.8), (8, 0.8 + 0.8 / 256.0)],
        ),
    ]);
}

#[test]
fn ends_of_a_way_have_no_rounding_error() {
    // In floating point 0.9 + (0.1 − 0.9) is not 0.1.
    let falls = json!({ "T_max": 3, "eta_min": 0.1 });
    assert_eq!([0, 3, 6, 9].map(|k| schedule("cosine", &falls).at(0.9, k)), [0.9, 0.1, 0.9, 0.1]);
    let wave = json!({ "max_lr": 0.1, "step_size_up": 3, "step_size_down": 7 });
    let cyclic = schedule("cyclic_triangular", &wave);
    assert_eq!([0, 3, 10, 13].map(|k| cyclic.at(0.9, k)), [0.9, 0.1, 0.9, 0.1]);
    let points = json!({ "points": [[0, 0.9], [3, 0.1], [4, 0.1]] });
    assert_eq!([0, 3, 4, 5].map(|k| schedule("drawn", &points).at(0.5, k)), [0.9, 0.1, 0.1, 0.1]);
    let range = json!({ "start_factor": 0.9, "end_factor": 0.1, "total_iters": 3 });
    assert_eq!([0, 3, 4].map(|k| schedule("linear", &range).at(1.0, k)), [0.9, 0.1, 0.1]);
}

#[test]
fn cosine_is_its_formula() {
    let formula = |k: u32| 0.02 + (0.3 - 0.02) * (1.0 + (PI * f64::from(k) / 17.0).cos()) / 2.0;
    let cosine = schedule("cosine", &json!({ "T_max": 17, "eta_min": 0.02 }));
    let params = json!({ "warmup": 5, "T_max": 17, "eta_min": 0.02 });
    let warmed = schedule("warmup_cosine", &params);
    for k in 0..200 {
        assert!(close(cosine.at(0.3, k), formula(k)), "{k}");
        assert_eq!(warmed.at(0.3, k + 5), cosine.at(0.3, k), "{k}");
        let back = k.abs_diff(34 * k.div_ceil(34));
        assert_eq!(cosine.at(0.3, back), cosine.at(0.3, k), "{k}: down and up alike");
    }
}

#[test]
fn restarts_agree_with_counting() {
    runner(100)
        .run(&(1_u32..40, 1_u32..6, 0.0..0.1), |(first, times, bottom): (u32, u32, f64)| {
            let params = json!({ "T_0": first, "T_mult": times, "eta_min": bottom });
            let schedule = schedule("cosine_restarts", &params);
            let (mut since, mut length) = (0, first);
            for k in 0..2000 {
                let angle = PI * f64::from(since) / f64::from(length);
                let want = bottom + (0.2 - bottom) * (1.0 + angle.cos()) / 2.0;
                prop_assert!(close(schedule.at(0.2, k), want), "{params} {k}");
                since += 1;
                if since == length {
                    (since, length) = (0, length * times);
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_restart_is_never_a_step_early_or_late() {
    // Where logarithms round: after 1, 1 + m, 1 + m + m², … steps.
    for times in [2_u64, 3, 5, 6, 7, 10, 13, 100] {
        let schedule = schedule("cosine_restarts", &json!({ "T_0": 1, "T_mult": times }));
        let (mut start, mut length) = (0, 1);
        while start + length <= u64::from(MAX_ITERATIONS) {
            let at = |k: u64| schedule.at(0.1, k as u32);
            assert_eq!(at(start), 0.1, "{times} {start}");
            if length > 1 {
                assert!(at(start + 1) < 0.1 && at(start + length - 1) < 0.1, "{times} {start}");
            }
            (start, length) = (start + length, length * times);
        }
    }
}

#[test]
fn cycles_agree_with_walking_up_and_down() {
    let numbers = (1_u32..30, 1_u32..30, 0.0..0.5, 0.9..1.0);
    runner(100)
        .run(&numbers, |(up, down, top, gamma): (u32, u32, f64, f64)| {
            let mut params = json!({ "max_lr": top, "step_size_up": up, "step_size_down": down });
            let plain = schedule("cyclic_triangular", &params);
            let halving = schedule("cyclic_triangular2", &params);
            params["gamma"] = json!(gamma);
            let shrinking = schedule("cyclic_exp_range", &params);
            let (mut height, mut rises) = (0, true);
            let (mut half, mut shrunk) = (1.0, 1.0);
            for k in 0..500 {
                let side = if rises { up } else { down };
                let rise = (top - 0.1) * f64::from(height) / f64::from(side);
                for (name, schedule, scale) in
                    [("1", &plain, 1.0), ("2", &halving, half), ("exp", &shrinking, shrunk)]
                {
                    let (got, want) = (schedule.at(0.1, k), 0.1 + rise * scale);
                    prop_assert!(close(got, want), "{name} {params} {k}: {got} {want}");
                }
                shrunk *= gamma;
                if rises {
                    height += 1;
                    if height == up {
                        (height, rises) = (down, false);
                    }
                } else {
                    height -= 1;
                    if height == 0 {
                        (rises, half) = (true, half / 2.0);
                    }
                }
            }
            Ok(())
        })
        .unwrap();
}

/// One cycle with a peak of 0.8, a start of 0.2 and an end of 0.05.
fn one_cycle(steps: u32, share: f64, anneal: &str, three_phase: bool) -> Schedule {
    let params = json!({
        "total_steps": steps, "pct_start": share, "anneal": anneal, "three_phase": three_phase,
        "div_factor": 4, "final_div_factor": 4,
    });
    schedule("onecycle_cos", &params)
}

#[test]
fn one_cycle_agrees_with_going_through_its_phases() {
    let numbers = (1_u32..120, 0.0..=1.0, any::<bool>(), any::<bool>());
    runner(400)
        .run(&numbers, |(steps, share, straight, three): (u32, f64, bool, bool)| {
            let (n, anneal) = (f64::from(steps), if straight { "linear" } else { "cos" });
            let schedule = one_cycle(steps, share, anneal, three);
            let mut phases = vec![(share * n - 1.0, 0.2, 0.8)];
            if three {
                phases.push((2.0 * share * n - 2.0, 0.8, 0.2));
            }
            phases.push((n - 1.0, phases[phases.len() - 1].2, 0.05));
            for k in 0..steps {
                let (mut begin, mut phase, at) = (0.0, 0, f64::from(k));
                while at > phases[phase].0 && phase + 1 < phases.len() {
                    (begin, phase) = (phases[phase].0, phase + 1);
                }
                let (end, from, to) = phases[phase];
                let part = if end == begin { 1.0 } else { (at - begin) / (end - begin) };
                let want = if straight {
                    from + (to - from) * part
                } else {
                    to + (from - to) / 2.0 * (1.0 + (PI * part).cos())
                };
                let got = schedule.at(0.8, k);
                prop_assert!(close(got, want), "{schedule:?} {k}: {got} {want}");
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn one_cycle_turns_where_pytorch_turns() {
    for anneal in ["cos", "linear"] {
        // Peak at 0.25 · 40 − 1 = 9; three phases are back at 18.
        let two = one_cycle(40, 0.25, anneal, false);
        assert_eq!([0, 9, 39].map(|k| two.at(0.8, k)), [0.2, 0.8, 0.05], "{anneal}");
        let three = one_cycle(40, 0.25, anneal, true);
        assert_eq!([0, 9, 18, 39].map(|k| three.at(0.8, k)), [0.2, 0.8, 0.2, 0.05], "{anneal}");
        assert!(three.at(0.8, 17) > 0.2 && three.at(0.8, 19) < 0.2);
        // After the last step the last value stays, where PyTorch refuses to go on.
        for k in [40, 41, 1000, MAX_ITERATIONS] {
            assert_eq!([two.at(0.8, k), three.at(0.8, k)], [0.05, 0.05], "{anneal} {k}");
        }
    }
    // Straight lines up to step 9 and down to step 39 are a third and a half along at 3 and 24.
    let straight = one_cycle(40, 0.25, "linear", false);
    assert!(close(straight.at(0.8, 3), 0.4) && close(straight.at(0.8, 24), 0.425));
    // Half cosines are at a quarter of their height a third along.
    assert!(close(one_cycle(40, 0.25, "cos", false).at(0.8, 3), 0.35));
}

#[test]
fn one_cycle_survives_phases_of_no_length() {
    for anneal in ["cos", "linear"] {
        for three in [false, true] {
            for steps in 1..=6 {
                for share in [0.0, 0.1, 0.25, 0.5, 0.75, 1.0, 1.0 / f64::from(steps)] {
                    let schedule = one_cycle(steps, share, anneal, three);
                    for k in 0..=2 * steps {
                        let rate = schedule.at(0.8, k);
                        assert!((0.05..=0.8).contains(&rate), "{schedule:?} {k}: {rate}");
                    }
                }
            }
            // Nothing but the way up: the peak is the last step, and stays.
            let up = one_cycle(5, 1.0, anneal, three);
            assert_eq!([0, 4, 5, 9].map(|k| up.at(0.8, k)), [0.2, 0.8, 0.8, 0.8]);
            // A way up of no length: the peak is the first step.
            assert_eq!(one_cycle(4, 0.25, anneal, three).at(0.8, 0), 0.8);
            assert_eq!(one_cycle(1, 1.0, anneal, three).at(0.8, 0), 0.8);
        }
        // No way up at all: already under way down, as in PyTorch.
        assert!(one_cycle(5, 0.0, "linear", false).at(0.8, 0) < 0.8);
        // Three phases whose second one is cut off by the end.
        let cut = one_cycle(9, 2.0 / 3.0, "linear", true);
        assert!(close(cut.at(0.8, 5), 0.8) && close(cut.at(0.8, 8), 0.8 - 0.6 * 3.0 / 5.0));
    }
}

#[test]
fn kinds_of_one_cycle_are_one_rule_with_other_defaults() {
    let own = |kind: &str| schedule(kind, &json!({})).rates(0.1, 220, &[]);
    let kinds = [
        ("onecycle_cos", "cos", false),
        ("onecycle_linear", "linear", false),
        ("onecycle_three_phase", "cos", true),
    ];
    for (kind, anneal, three_phase) in kinds {
        let params = json!({ "anneal": anneal, "three_phase": three_phase });
        for (other, _, _) in kinds {
            assert_eq!(schedule(other, &params).rates(0.1, 220, &[]), own(kind), "{other} {kind}");
        }
    }
    assert_ne!(own("onecycle_cos"), own("onecycle_linear"));
    assert_ne!(own("onecycle_cos"), own("onecycle_three_phase"));
}

#[test]
fn drawn_rates_lie_on_the_lines_between_the_points() {
    let points = json!({ "points": [[2, 0.1], [6, 0.3], [6, 0.9], [8, 0.5], [8.5, 7], [9, 0]] });
    let drawn = schedule("drawn", &points);
    for (k, want) in [
        (0, 0.1),
        (2, 0.1),
        (3, 0.15),
        (5, 0.25),
        // Two points at one step: a jump, and the later one holds from there on.
        (6, 0.9),
        (7, 0.7),
        (8, 0.5),
        (9, 0.0),
        (10, 0.0),
        (MAX_ITERATIONS, 0.0),
    ] {
        for alpha in [0.1, 5.0] {
            let got = drawn.at(alpha, k);
            assert!((got - want).abs() < 1e-15, "{k}: {got}, want {want}");
        }
    }
    let single = schedule("drawn", &json!({ "points": [[5, 0.3]] }));
    assert_eq!([0, 5, 6].map(|k| single.at(0.1, k)), [0.3; 3]);
    // Before a jump at the first point and after one at the last point.
    let edges = schedule("drawn", &json!({ "points": [[1, 0.1], [1, 0.2], [3, 0.4], [3, 0.5]] }));
    assert_eq!([0, 1, 3, 4].map(|k| edges.at(0.1, k)), [0.1, 0.2, 0.5, 0.5]);
}

#[test]
fn lists_that_make_no_schedule_are_refused() {
    for (kind, params, parts) in [
        ("drawn", json!({ "points": [] }), ["schedule.params.points is []", "1 to 1000"]),
        ("drawn", json!({ "points": [[0, -0.1]] }), ["schedule.params.points", "is -0.1"]),
        ("drawn", json!({ "points": [[0, 1], [5, 1], [4, 1]] }), ["points is [[", "ascending k"]),
        ("multistep", json!({ "milestones": [-1] }), ["milestones[0] is -1", "from 0"]),
        ("multistep", json!({ "milestones": 30 }), ["milestones is 30", "[50, 100, 150]"]),
        ("multistep", json!({ "milestones": vec![1; 1001] }), ["milestones is [1", "at most 1000"]),
        ("plateau", json!({ "mode": "least" }), ["mode is \"least\"", "min, max"]),
        ("onecycle_cos", json!({ "anneal": "cosine" }), ["anneal is \"cosine\"", "cos, linear"]),
    ] {
        let message = try_schedule(kind, &params).expect_err(kind);
        for part in parts {
            assert!(message.contains(part), "{message:?} does not say {part:?}");
        }
    }
}

/// Plateau with α = 1 and a cut to a half, without tolerance; the αₖ for these losses.
fn plateau(params: &Json, losses: &[f64]) -> Vec<f64> {
    let mut all = json!({ "factor": 0.5, "threshold": 0, "patience": 0 });
    for (name, value) in params.as_object().expect("params") {
        all[name] = value.clone();
    }
    schedule("plateau", &all).rates(1.0, losses.len() as u32 + 1, losses)
}

#[test]
fn plateau_is_patient_for_as_many_steps_as_it_says() {
    // The first loss is the best so far, whatever it is; the next ones are as bad as it.
    for (patience, want) in [
        (0, [1.0, 1.0, 0.5, 0.25, 0.125, 0.0625]),
        (1, [1.0, 1.0, 1.0, 0.5, 0.5, 0.25]),
        (2, [1.0, 1.0, 1.0, 1.0, 0.5, 0.5]),
        (3, [1.0, 1.0, 1.0, 1.0, 1.0, 0.5]),
        (4, [1.0; 6]),
    ] {
        assert_eq!(plateau(&json!({ "patience": patience }), &[3.0; 5]), want, "{patience}");
    }
    // A better loss begins the count anew; one that is only better than the last one does not.
    let patient = json!({ "patience": 1 });
    assert_eq!(plateau(&patient, &[3.0, 4.0, 2.0, 2.0, 1.0]), [1.0; 6]);
    assert_eq!(plateau(&patient, &[3.0, 5.0, 4.0, 3.5]), [1.0, 1.0, 1.0, 0.5, 0.5]);
}

#[test]
fn plateau_cools_down_for_as_many_steps_as_it_says() {
    for (cooldown, want) in [
        (0, [1.0, 1.0, 0.5, 0.25, 0.125, 0.0625, 0.03125]),
        (1, [1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.125]),
        (2, [1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25]),
        (3, [1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.25]),
    ] {
        assert_eq!(plateau(&json!({ "cooldown": cooldown }), &[3.0; 6]), want, "{cooldown}");
    }
    let both = json!({ "cooldown": 2, "patience": 1 });
    let want = [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.25];
    assert_eq!(plateau(&both, &[3.0; 7]), want, "patience begins after the cooldown");
    // A loss during the cooldown can be the best so far: 2 is no improvement on it, 1 is. Nor does
    // it end the cooldown early.
    let cools = json!({ "cooldown": 2 });
    assert_eq!(plateau(&cools, &[3.0, 3.0, 2.0, 3.0, 2.0])[3..], [0.5, 0.5, 0.25]);
    assert_eq!(plateau(&cools, &[3.0, 3.0, 2.0, 3.0, 1.0])[3..], [0.5, 0.5, 0.5]);
}

#[test]
fn plateau_wants_losses_better_by_the_threshold() {
    // The second loss is at the limit, which is not better, or just beyond it.
    for (mode, threshold_mode, limit, beyond) in [
        ("min", "rel", 3.0, 2.9),
        ("min", "abs", 3.75, 3.7),
        ("max", "rel", 5.0, 5.1),
        ("max", "abs", 4.25, 4.3),
    ] {
        let params = json!({ "mode": mode, "threshold_mode": threshold_mode, "threshold": 0.25 });
        let cut = |second: f64| plateau(&params, &[4.0, second])[2] == 0.5;
        assert!(cut(limit) && !cut(beyond), "{mode} {threshold_mode}");
    }
    // A share of a negative number raises the limit: then even a worse loss is better, as in PyTorch.
    let share = json!({ "threshold": 0.25 });
    assert_eq!(plateau(&share, &[-4.0, -3.5, -3.0, -2.0]), [1.0, 1.0, 1.0, 1.0, 0.5]);
}

#[test]
fn plateau_never_takes_what_is_no_number_for_better() {
    assert_eq!(plateau(&json!({}), &[f64::NAN; 2]), [1.0, 0.5, 0.25]);
    assert_eq!(plateau(&json!({}), &[f64::NAN, 5.0, f64::NAN, 4.0]), [1.0, 0.5, 0.5, 0.25, 0.25]);
    assert_eq!(plateau(&json!({ "mode": "max" }), &[f64::NAN, -5.0, -4.0]), [1.0, 0.5, 0.5, 0.5]);
    // Nor the worst there can be, nor a loss of zero, which is not the zero of an empty memory.
    assert_eq!(plateau(&json!({}), &[f64::INFINITY]), [1.0, 0.5]);
    assert_eq!(plateau(&json!({}), &[0.0, 5.0, -1.0]), [1.0, 1.0, 0.5, 0.5]);
    assert_eq!(plateau(&json!({ "mode": "max" }), &[0.0, -5.0, 1.0]), [1.0, 1.0, 0.5, 0.5]);
}

#[test]
fn plateau_cuts_no_deeper_and_no_finer_than_it_says() {
    let floor = json!({ "min_lr": 0.3 });
    assert_eq!(plateau(&floor, &[1.0; 5]), [1.0, 1.0, 0.5, 0.3, 0.3, 0.3]);
    // A rate that begins below the floor is not raised.
    assert_eq!(plateau(&json!({ "min_lr": 3 }), &[1.0; 3]), [1.0; 4]);
    // A cut by exactly ε is not made, a larger one is.
    assert_eq!(plateau(&json!({ "eps": 0.25 }), &[1.0; 4]), [1.0, 1.0, 0.5, 0.5, 0.5]);
    assert_eq!(plateau(&json!({ "eps": 0.24 }), &[1.0; 4]), [1.0, 1.0, 0.5, 0.25, 0.25]);
    assert_eq!(plateau(&json!({ "factor": 0 }), &[1.0; 3]), [1.0, 1.0, 0.0, 0.0]);
    assert_eq!(plateau(&json!({ "factor": 1 }), &[1.0; 3]), [1.0; 4]);
}

/// `ReduceLROnPlateau` as PyTorch has it, counter by counter.
struct Naive<'a> {
    params: &'a Json,
    rate: f64,
    best: f64,
    bad: u32,
    cooldown: u32,
}

impl Naive<'_> {
    fn number(&self, name: &str) -> f64 {
        self.params[name].as_f64().expect(name)
    }

    fn hear(&mut self, loss: f64) {
        let tau = self.number("threshold");
        let better = match (self.params["mode"].as_str(), self.params["threshold_mode"].as_str()) {
            (Some("min"), Some("rel")) => loss < self.best * (1.0 - tau),
            (Some("min"), _) => loss < self.best - tau,
            (_, Some("rel")) => loss > self.best * (1.0 + tau),
            _ => loss > self.best + tau,
        };
        if better {
            (self.best, self.bad) = (loss, 0);
        } else {
            self.bad += 1;
        }
        if self.cooldown > 0 {
            (self.cooldown, self.bad) = (self.cooldown - 1, 0);
        }
        if f64::from(self.bad) > self.number("patience") {
            let cut = (self.rate * self.number("factor")).max(self.number("min_lr"));
            if self.rate - cut > self.number("eps") {
                self.rate = cut;
            }
            (self.cooldown, self.bad) = (self.number("cooldown") as u32, 0);
        }
    }
}

#[test]
fn plateau_agrees_with_counting() {
    runner(1000)
        .run(&any::<u64>(), |seed| {
            let mut dice = Dice(seed);
            let mut one_of =
                |numbers: &[f64]| numbers[(dice.part() * numbers.len() as f64) as usize];
            let min = one_of(&[0.0, 1.0]) == 1.0;
            let (mode, worst) =
                if min { ("min", f64::INFINITY) } else { ("max", f64::NEG_INFINITY) };
            let relative = one_of(&[0.0, 1.0]) == 1.0;
            let params = json!({
                "mode": mode,
                "threshold_mode": if relative { "rel" } else { "abs" },
                "threshold": one_of(&[0.0, 0.1, 1.0]),
                "factor": one_of(&[0.0, 0.3, 0.7, 0.9]),
                "patience": one_of(&[0.0, 1.0, 2.0, 5.0]),
                "cooldown": one_of(&[0.0, 1.0, 2.0, 5.0]),
                "min_lr": one_of(&[0.0, 1e-3, 0.5]),
                "eps": one_of(&[0.0, 1e-8, 0.02]),
            });
            let losses: Vec<f64> = (0..120)
                .map(|_| one_of(&[0.0, 1.0, -1.0, 0.5, 0.95, 1.05, -2.0, 3.0, f64::NAN, worst]))
                .collect();
            let mut naive = Naive { params: &params, rate: 0.2, best: worst, bad: 0, cooldown: 0 };
            let rates = schedule("plateau", &params).rates(0.2, 120, &losses);
            for (k, (got, loss)) in rates.into_iter().zip(losses).enumerate() {
                let near = (got - naive.rate).abs() <= 1e-12 * naive.rate;
                prop_assert!(near, "{params} α{k}: {got}, want {}", naive.rate);
                naive.hear(loss);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_walk_on_a_plateau_can_be_taken_up_from_any_state() {
    // Above 2/6 the hiker swings higher and higher, until the plateau has been heard and cut.
    let spec = plain(&json!({
        "surface": { "kind": "bowl", "params": { "kappa": 6 } },
        "schedule": {
            "kind": "plateau",
            "params": { "factor": 0.8, "patience": 2, "cooldown": 3, "threshold": 0.9 },
        },
        "alpha": 0.36,
        "start": [4, 3],
        "changes": [{ "at": 30, "alpha": 0.35 }],
    }));
    let spec = Spec::read(&spec).unwrap();
    let rows = walk(&spec, 60);
    let cuts = rows.alpha[1..].windows(2).filter(|pair| pair[1] < pair[0]).count();
    assert!(cuts >= 3, "{:?}", rows.alpha);
    assert_eq!(rows.alpha[31], 0.35, "a new α begins without a memory");
    let phases = spec.phases();
    let mut here = Iterate::start(&spec);
    for k in 0..60 {
        assert_eq!(here.alpha(&phase_at(&phases, k)), rows.alpha[k as usize + 1], "α{k}");
        let next = here.next(&spec, &phase_at(&phases, k));
        // As plain data and back, through text, as a page or a program would keep it.
        let state = json!({
            "iteration": next.iteration, "x": next.w.x, "y": next.w.y,
            "memory": { "optimizer": [0, 0, 0, 0, 0, 0], "schedule": next.rhythm.0 },
        });
        let state: Json = serde_json::from_str(&state.to_string()).unwrap();
        here = Iterate::read(&spec, &Field::root("state", &plain(&state))).unwrap();
        assert_eq!(here, next);
    }
}

#[test]
fn memory_from_anywhere_is_harmless() {
    let numbers = [f64::NAN, f64::INFINITY, -f64::INFINITY, -1.0, 0.5, 1.0, 7.5, 1e300, -1e300];
    for schedule in Schedule::all() {
        for &a in &numbers {
            for &b in &numbers {
                let mut memory = Memory([a, b, a, b]);
                for loss in [1.0, f64::NAN] {
                    schedule.hear(0.1, loss, &mut memory);
                    let rate = schedule.rate(0.1, 3, &memory);
                    assert!((0.0..=0.3).contains(&rate), "{} {memory:?}: {rate}", schedule.kind());
                }
            }
        }
    }
}
