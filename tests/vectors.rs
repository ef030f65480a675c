//! The core against PyTorch, contourpy and mpmath, number by number.

mod common;

use std::collections::BTreeSet;

use blindfolded_hiker::{
    contour::Grid, family::Info, optimizer::Optimizer, schedule::Schedule, spec::Spec,
    surface::Surface, value::Field, vec2::Vec2, walk::walk,
};
use common::{Report, cases, column, number, plain};
use serde_json::{Value as Json, json};

fn kind(choice: &Json) -> &str {
    choice["kind"].as_str().expect("a kind")
}

fn known(kinds: &[&Info], kind: &str) -> bool {
    kinds.iter().any(|info| info.kind == kind)
}

fn known_surface(choice: &Json) -> bool {
    known(Surface::KINDS, kind(choice))
}

fn surface(choice: &Json) -> Surface {
    Surface::read(&Field::root("surface", &plain(choice))).expect("a surface of the catalog")
}

/// A kind that the catalog offers and the data does not cover has never been checked.
fn all_covered(kinds: &[&Info], covered: &BTreeSet<String>, ours: &[&str]) {
    let missing: Vec<_> = kinds
        .iter()
        .map(|info| info.kind)
        .filter(|kind| !ours.contains(kind) && !covered.contains(*kind))
        .collect();
    assert!(missing.is_empty(), "no reference case covers {missing:?}");
}

#[test]
fn surfaces_agree_with_autograd() {
    let mut report = Report::on("Surfaces against PyTorch's autograd");
    let mut covered = BTreeSet::new();
    for case in cases("surfaces.json") {
        let choice = &case["inputs"]["surface"];
        if !known_surface(choice) {
            continue;
        }
        covered.insert(kind(choice).to_owned());
        report.family(kind(choice));
        let surface = surface(choice);
        let (xs, ys) = (column(&case["inputs"]["x"]), column(&case["inputs"]["y"]));
        let names = ["f", "gx", "gy", "hxx", "hxy", "hyy"];
        let want = names.map(|name| column(&case["expected"][name]));
        for (i, (&x, &y)) in xs.iter().zip(&ys).enumerate() {
            let w = Vec2::new(x, y);
            let jet = surface.jet(w);
            let got = [jet.v, jet.x, jet.y, jet.xx, jet.xy, jet.yy];
            for (n, name) in names.iter().enumerate() {
                let place = || format!("{} {name} at ({x}, {y})", case["id"]);
                report.number(place, got[n], want[n][i], &case["tol"][name]);
            }
            let (loss, g) = surface.slope(w);
            let place = || format!("{} at ({x}, {y}) as dual number", case["id"]);
            report.exact(place, [loss, g.x, g.y], [jet.v, jet.x, jet.y]);
            report.exact(place, surface.height(w), jet.v);
        }
        for want in case["minima"].as_array().expect("minima") {
            let found = surface.minima().iter().any(|m| {
                (m.x - number(&want["x"])).abs() < 1e-12 && (m.y - number(&want["y"])).abs() < 1e-12
            });
            report.exact(|| format!("{} has the minimum {want}", case["id"]), found, true);
        }
    }
    all_covered(Surface::KINDS, &covered, &["hills", "formula"]);
    report.finish();
}

#[test]
fn walks_agree_with_torch() {
    let mut report = Report::on("Walks against torch.optim (Lion: optax)");
    let mut covered = BTreeSet::new();
    for case in cases("trajectories.json") {
        let inputs = &case["inputs"];
        let rule = inputs["optimizer"].as_str().expect("a rule");
        if !known(Optimizer::KINDS, rule) || !known_surface(&inputs["surface"]) {
            continue;
        }
        covered.insert(rule.to_owned());
        report.family(rule);
        let mut params = inputs["hyper"].clone();
        let hyper = params.as_object_mut().expect("hyper");
        let alpha = hyper.remove("lr").expect("lr");
        // PyTorch's name for RMSProp's smoothing constant; here α is the learning rate alone.
        if let Some(rho) = hyper.remove("alpha") {
            hyper.insert("rho".to_owned(), rho);
        }
        // A given list of rates is one change of α at every step.
        let changes: Vec<Json> = inputs["lr_per_step"]
            .as_array()
            .map(|rates| {
                (0..)
                    .zip(rates)
                    .map(|(at, rate)| json!({ "at": at as u32, "alpha": rate }))
                    .collect()
            })
            .unwrap_or_default();
        let spec = json!({
            "surface": inputs["surface"],
            "optimizer": { "kind": rule, "params": params },
            "alpha": alpha,
            "start": inputs["start"],
            "changes": changes,
        });
        let spec = Spec::read(&plain(&spec)).expect("a spec of the catalog");
        let walk = walk(&spec, inputs["steps"].as_u64().expect("steps") as u32);
        let upto = case["tol"]["compare_upto"].as_u64().expect("compare_upto") as usize;
        for (name, got) in [("x", &walk.x), ("y", &walk.y), ("f", &walk.loss)] {
            let want = column(&case["expected"][name]);
            for k in 0..=upto {
                let place = || format!("{} {name}[{k}]", case["id"]);
                report.number(place, got[k], want[k], &case["tol"]);
            }
        }
        if let Some(first) = case["first_nonfinite_step"].as_u64() {
            let near = walk.at.abs_diff(first as u32) <= 1;
            report.exact(|| format!("{} ends near {first}", case["id"]), near, true);
        }
    }
    all_covered(Optimizer::KINDS, &covered, &[]);
    report.finish();
}

#[test]
fn schedules_agree_with_torch() {
    let mut report = Report::on("Schedules against torch.optim.lr_scheduler");
    let mut covered = BTreeSet::new();
    for case in cases("schedules.json") {
        let inputs = &case["inputs"];
        if !known(Schedule::KINDS, kind(inputs)) {
            continue;
        }
        covered.insert(kind(inputs).to_owned());
        report.family(kind(inputs));
        let mut choice = json!({ "kind": kind(inputs), "params": inputs["params"] });
        let params = choice["params"].as_object_mut().expect("params");
        let mut alpha = params.remove("base_lr").expect("base_lr");
        // Of one cycle, the learning rate is the peak.
        if kind(inputs).starts_with("onecycle") {
            alpha = params.remove("max_lr").expect("max_lr");
        }
        let losses = params.remove("metrics").map_or_else(Vec::new, |metrics| column(&metrics));
        let schedule =
            Schedule::read(&Field::root("schedule", &plain(&choice))).expect("a schedule");
        let want = column(&case["expected"]["lr"]);
        let got = schedule.rates(number(&alpha), want.len() as u32, &losses);
        for (k, (&got, &want)) in got.iter().zip(&want).enumerate() {
            report.number(|| format!("{} α{k}", case["id"]), got, want, &case["tol"]["lr"]);
        }
    }
    all_covered(Schedule::KINDS, &covered, &["drawn"]);
    report.finish();
}

#[test]
fn contours_agree_with_contourpy() {
    let mut report = Report::on("Contours against contourpy");
    for case in cases("contours.json") {
        let inputs = &case["inputs"];
        if !known_surface(&inputs["surface"]) {
            continue;
        }
        let domain: [f64; 4] = column(&inputs["domain"]).try_into().expect("four bounds");
        let n = inputs["n"].as_u64().expect("n") as u32;
        let levels = column(&inputs["levels"]);
        let grid = Grid::sample(&surface(&inputs["surface"]), domain, n, n);
        let lines = grid.contours(&levels);
        for (level, _) in levels.iter().enumerate() {
            let (mut count, mut closed_count, mut length, mut area) = (0, 0, 0.0, 0.0);
            let mut bbox = [f64::INFINITY, -f64::INFINITY, f64::INFINITY, -f64::INFINITY];
            for line in 0..lines.level.len() {
                if lines.level[line] as usize != level {
                    continue;
                }
                let (from, to) = (lines.starts[line] as usize, lines.starts[line + 1] as usize);
                let points: Vec<&[f64]> = lines.points[2 * from..2 * to].chunks(2).collect();
                count += 1;
                length += points
                    .windows(2)
                    .map(|p| (p[1][0] - p[0][0]).hypot(p[1][1] - p[0][1]))
                    .sum::<f64>();
                if lines.closed[line] == 1 {
                    closed_count += 1;
                    let place = || format!("{} level {level} repeats its start", case["id"]);
                    report.exact(place, points[0], points[points.len() - 1]);
                    area += points
                        .windows(2)
                        .map(|p| p[0][0] * p[1][1] - p[1][0] * p[0][1])
                        .sum::<f64>()
                        .abs()
                        / 2.0;
                }
                for p in &points {
                    bbox = [
                        bbox[0].min(p[0]),
                        bbox[1].max(p[0]),
                        bbox[2].min(p[1]),
                        bbox[3].max(p[1]),
                    ];
                }
            }
            let expected = &case["expected"];
            let place = |what: &str| format!("{} level {level} {what}", case["id"]);
            report.exact(|| place("lines"), Some(count), expected["n_lines"][level].as_u64());
            report.exact(
                || place("closed lines"),
                Some(closed_count),
                expected["n_closed"][level].as_u64(),
            );
            let tol = &case["tol"];
            report.number(
                || place("length"),
                length,
                number(&expected["length"][level]),
                &tol["length"],
            );
            report.number(
                || place("area"),
                area,
                number(&expected["closed_area"][level]),
                &tol["closed_area"],
            );
            for (side, got) in bbox.into_iter().enumerate() {
                let want = number(&expected["bbox"][level][side]);
                report.number(|| place("bounds"), got, want, &tol["bbox"]);
            }
        }
    }
    report.finish();
}

#[test]
fn basins_agree_with_torch() {
    let mut report = Report::on("Basins against PyTorch");
    for case in cases("basins.json") {
        let inputs = &case["inputs"];
        let [x0, x1, y0, y1]: [f64; 4] = column(&inputs["domain"]).try_into().expect("four bounds");
        let n = inputs["n"].as_u64().expect("n") as usize;
        let minima: Vec<Vec<f64>> =
            inputs["minima"].as_array().expect("minima").iter().map(column).collect();
        let mut spec = Spec::read(&plain(&json!({
            "surface": inputs["surface"],
            "alpha": inputs["alpha"],
            "start": [0, 0],
        })))
        .expect("a spec");
        let steps = inputs["steps"].as_u64().expect("steps") as u32;
        for j in 0..n {
            let row = case["expected"]["rows"][j].as_str().expect("a row").as_bytes();
            assert_eq!(row.len(), n);
            for (i, want) in row.iter().enumerate() {
                let at =
                    |from: f64, to: f64, k: usize| from + (k as f64 * (to - from)) / (n - 1) as f64;
                spec.start = Vec2::new(at(x0, x1, i), at(y0, y1, j));
                let walk = walk(&spec, steps);
                let out = |v: &f64| v.is_nan() || v.abs() > 1e6;
                let label = if walk.x.iter().any(out) || walk.y.iter().any(out) {
                    4
                } else {
                    let (x, y) = (walk.x[walk.x.len() - 1], walk.y[walk.y.len() - 1]);
                    let near = |m: &Vec<f64>| (x - m[0]).hypot(y - m[1]) < 1e-3;
                    minima.iter().position(near).map_or(5, |index| index as u8)
                };
                report.exact(|| format!("{} row {j} column {i}", case["id"]), label, want - b'0');
            }
        }
    }
    report.finish();
}
