//! Laws that hold for everything in the catalog, today and after the next addition.

mod common;

use blindfolded_hiker::{
    contour::Grid,
    elevation::{self, Elevation, Mode},
    family::{Fixed, Info, Scale},
    jet::{Jet, Real, eigen},
    optimizer::Optimizer,
    random,
    schedule::Schedule,
    spec::{Noise, Spec},
    surface::Surface,
    terrain::{self, Style},
    value::{Field, Value},
    vec2::Vec2,
    walk::{Iterate, Outcome, iterate, phase_at, walk},
};
use common::{plain, runner};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn entries() -> Vec<(&'static str, &'static Info)> {
    let families = [
        ("surface", Surface::KINDS),
        ("optimizer", Optimizer::KINDS),
        ("schedule", Schedule::KINDS),
    ];
    families.iter().flat_map(|(family, kinds)| kinds.iter().map(|info| (*family, *info))).collect()
}

fn spec(surface: &str, alpha: f64, start: [f64; 2]) -> Json {
    json!({ "surface": { "kind": surface }, "alpha": alpha, "start": start })
}

fn read(spec: &Json) -> Spec {
    Spec::read(&plain(spec)).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn every_entry_is_complete() {
    for (family, info) in entries() {
        let name = format!("{family} {}", info.kind);
        for text in [info.label, info.formula, info.citation] {
            assert!(!text.trim().is_empty(), "{name} leaves a text empty");
        }
        for param in info.params {
            assert!(!param.help.is_empty() && !param.symbol.is_empty(), "{name}.{}", param.name);
            if let (Fixed::Number(default), Some(min), Some(max)) =
                (&param.default, param.min, param.max)
            {
                assert!((min..=max).contains(default), "{name}.{}: its default", param.name);
            }
            let without_range =
                matches!(param.scale, Scale::Bool | Scale::Choice(_) | Scale::Text(_));
            assert_eq!(without_range, param.min.is_none(), "{name}.{}", param.name);
            if let (Fixed::Numbers(list), Scale::List(form)) = (param.default, param.scale) {
                let rows = list.len() / form.width;
                assert!((form.least..=form.most).contains(&rows), "{name}.{}", param.name);
            }
        }
    }
}

#[test]
fn defaults_are_what_a_missing_parameter_takes() {
    for (family, info) in entries() {
        let params: serde_json::Map<String, Json> = info
            .params
            .iter()
            .map(|p| {
                let entry = serde_json::to_value(Value::from(p)).unwrap();
                (p.name.to_owned(), entry["default"].clone())
            })
            .collect();
        let bare = plain(&json!({ "kind": info.kind }));
        let full = plain(&json!({ "kind": info.kind, "params": params }));
        let (bare, full) = (Field::root(family, &bare), Field::root(family, &full));
        let same = match family {
            "surface" => Surface::read(&bare) == Surface::read(&full),
            "optimizer" => Optimizer::read(&bare) == Optimizer::read(&full),
            _ => Schedule::read(&bare) == Schedule::read(&full),
        };
        assert!(same, "{family} {}", info.kind);
    }
}

#[test]
fn derivatives_agree_with_central_differences() {
    for surface in Surface::all() {
        let [x0, x1, y0, y1] = surface.domain();
        let place = (0.02..0.98, 0.02..0.98);
        runner(200)
            .run(&place, |(u, v): (f64, f64)| {
                let w = Vec2::new(x0 + u * (x1 - x0), y0 + v * (y1 - y0));
                let jet = surface.jet(w);
                let differences = |h: f64| {
                    let (ex, ey) = (Vec2::new(h, 0.0), Vec2::new(0.0, h));
                    let first = |e| (surface.height(w + e) - surface.height(w - e)) / (2.0 * h);
                    let second = |e| (surface.slope(w + e).1 - surface.slope(w - e).1) * (0.5 / h);
                    let (dx, dy) = (second(ex), second(ey));
                    [first(ex), first(ey), dx.x, dx.y, dy.x, dy.y]
                };
                let h = 1e-5 * (x1 - x0).max(y1 - y0);
                let (differences, nearer) = (differences(h), differences(0.5 * h));
                let size = 1.0 + jet.v.abs() + jet.xx.abs() + jet.yy.abs();
                let exact = [jet.x, jet.y, jet.xx, jet.xy, jet.xy, jet.yy];
                for (i, exact) in exact.into_iter().enumerate() {
                    let apart = (exact - nearer[i]).abs();
                    // Close to a crease it is the difference that errs, and by how much is seen from
                    // half the distance.
                    let error = (differences[i] - nearer[i]).abs();
                    prop_assert!(
                        apart < 1e-5 * size + error,
                        "{} {w:?}: {exact} {}",
                        surface.kind(),
                        nearer[i]
                    );
                }
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn minima_and_saddles_are_where_the_catalog_says() {
    for surface in Surface::all() {
        let sheet = surface.entry();
        let name = surface.kind();
        let [x0, x1, y0, y1] = sheet.domain;
        // Sixteen places at a distance, the first of them in this direction.
        let around = |far: f64, [x, y]: [f64; 2]| {
            (0..16).map(move |k| {
                let angle = y.atan2(x) + f64::from(k) * std::f64::consts::TAU / 16.0;
                Vec2::new(far * angle.cos(), far * angle.sin())
            })
        };
        if sheet.minima.is_empty() {
            let falls = around(1e6, [1.0, 0.0]).any(|w| surface.height(w) < -1e6);
            assert!(falls, "{name} has no minimum and does not fall without end");
        } else {
            assert_eq!(sheet.minima[0].rank, "global", "{name}");
        }
        let points = sheet.minima.iter().map(|m| (m.x, m.y, true));
        for (x, y, is_minimum) in points.chain(sheet.saddles.iter().map(|s| (s.x, s.y, false))) {
            let jet = surface.jet(Vec2::new(x, y));
            let ([_, high], steepest) = eigen([jet.xx, jet.xy, jet.yy]);
            // On the border of the sheet the ground may fall on, but only outwards.
            let outwards_x = (x == x0 && jet.x > 0.0) || (x == x1 && jet.x < 0.0);
            let outwards_y = (y == y0 && jet.y > 0.0) || (y == y1 && jet.y < 0.0);
            let gx = if outwards_x { 0.0 } else { jet.x };
            let gy = if outwards_y { 0.0 } else { jet.y };
            let slope = gx.hypot(gy);
            assert!(slope < 1e-12 * (1.0 + high.abs()), "{name} ({x}, {y}): {slope}");
            let (mut lower, mut higher) = (0, 0);
            for step in around(1e-4 * (x1 - x0), steepest) {
                let w = Vec2::new(x, y) + step;
                if w.x >= x0 && w.x <= x1 && w.y >= y0 && w.y <= y1 {
                    let z = surface.height(w);
                    lower += u32::from(z < jet.v);
                    higher += u32::from(z > jet.v);
                }
            }
            assert!(higher > 0, "{name} ({x}, {y}) is a summit");
            assert_eq!(lower == 0, is_minimum, "{name} ({x}, {y}): {lower} places near are lower");
        }
        let [x, y] = sheet.start;
        assert!(x > x0 && x < x1 && y > y0 && y < y1, "{name} starts off its sheet");
        let walked = walk(&read(&spec(name, sheet.alpha, sheet.start)), 500);
        assert!(walked.loss[500] < walked.loss[0], "{name}: its own rate fails");
    }
}

#[test]
fn a_map_opens_on_a_part_of_the_domain_with_the_start_in_it() {
    for surface in Surface::all() {
        let entry = surface.entry();
        let ([x0, x1, y0, y1], [left, right, low, high]) = (entry.domain, entry.sheet);
        assert!(x0 <= left && left < right && right <= x1, "{}", surface.kind());
        assert!(y0 <= low && low < high && high <= y1, "{}", surface.kind());
        let [x, y] = entry.start;
        assert!((left..=right).contains(&x) && (low..=high).contains(&y), "{}", surface.kind());
        let plain = serde_json::to_value(Value::from(&entry)).unwrap();
        assert_eq!(plain["kind"], surface.kind());
        assert_eq!(plain["sheet"], json!(entry.sheet));
        assert_eq!(plain["minima"].as_array().unwrap().len(), entry.minima.len());
    }
    let sheets: Vec<_> = Surface::all().iter().map(Surface::entry).collect();
    let closer = sheets.iter().filter(|entry| entry.sheet != entry.domain).count();
    assert!((1..sheets.len() / 2).contains(&closer), "most open on the whole domain");
}

#[test]
fn a_step_is_the_next_row_of_the_walk() {
    let rule = json!({ "kind": "sgd", "params": { "momentum": 0.9, "nesterov": true } });
    for surface in Surface::all() {
        let info = surface.entry();
        let mut json = spec(surface.kind(), info.alpha * 0.1, info.start);
        json["optimizer"] = rule.clone();
        json["changes"] = json!([
            { "at": 3, "alpha": info.alpha * 0.05 },
            { "at": 5, "optimizer": { "kind": "sgd", "params": { "momentum": 0.5 } } },
            { "at": 5, "schedule": { "kind": "step", "params": { "step_size": 2 } } },
        ]);
        let spec = read(&json);
        let walked = walk(&spec, 12);
        let phases = spec.phases();
        let mut here = Iterate::start(&spec);
        for k in 0..12 {
            assert_eq!(here.w, Vec2::new(walked.x[k], walked.y[k]), "{} {k}", surface.kind());
            let phase = phase_at(&phases, here.iteration);
            assert_eq!(here.alpha(&phase), walked.alpha[k + 1], "{} α{k}", surface.kind());
            here = here.next(&spec, &phase);
        }
    }
}

#[test]
fn noise_is_the_same_from_wherever_a_walk_is_taken_up() {
    let mut noisy = spec("hills", 0.1, [4.1, 1.3]);
    noisy["noise"] = json!({ "sigma": 0.5, "seed": 7 });
    let noisy = read(&noisy);
    let rows = walk(&noisy, 50);
    let phases = noisy.phases();
    let mut here = iterate(&noisy, Iterate::start(&noisy), 20, &mut |_, _| true);
    for k in 20..50 {
        let felt = here.felt(&noisy) - here.gradient;
        let n = random::normal(7, k as u32) * 0.5;
        assert!((felt - n).norm() < 1e-14, "felt at {k}");
        here = here.next(&noisy, &phases[0]);
        assert_eq!([here.w.x, here.w.y], [rows.x[k + 1], rows.y[k + 1]]);
    }
    let quiet = read(&spec("hills", 0.1, [4.1, 1.3]));
    assert_ne!(walk(&quiet, 1).x, walk(&noisy, 1).x);
    let silent = Spec { noise: Some(Noise { sigma: 0.0, seed: 7 }), ..noisy.clone() };
    assert_eq!(walk(&silent, 50).x, walk(&quiet, 50).x);
    let other = Spec { noise: Some(Noise { sigma: 0.5, seed: 8 }), ..noisy };
    assert_ne!(walk(&other, 1).x, rows.x[..2]);
}

#[test]
fn a_batch_is_felt_instead_of_the_whole() {
    for kind in ["linreg_mse", "logreg"] {
        let mut json = spec(kind, 0.05, [-1.0, 2.0]);
        let whole = walk(&read(&json), 40);
        let samples = read(&json).surface.samples();
        for replace in [false, true] {
            json["batch"] = json!({ "size": 2, "seed": 3, "replace": replace });
            let spec = read(&json);
            let rows = walk(&spec, 40);
            assert_ne!(rows.x, whole.x, "{kind}");
            // By hand, with batches that are drawn beside the walk.
            let mut w = spec.start;
            for k in 0..40 {
                let draw =
                    if replace { random::with_replacement } else { random::without_replacement };
                w -= spec.surface.sample_slope(w, &draw(3, k, 2, samples)) * 0.05;
                assert_eq!([w.x, w.y], [rows.x[k as usize + 1], rows.y[k as usize + 1]]);
            }
        }
        json["batch"] = json!({ "size": samples, "seed": 3 });
        let all = walk(&read(&json), 40);
        for (a, b) in all.x.iter().zip(&whole.x) {
            assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "a batch of all is the whole");
        }
    }
}

#[test]
fn changes_take_effect_at_their_iteration() {
    let mut json = spec("bowl", 0.1, [1.0, 0.0]);
    json["schedule"] = json!({ "kind": "exponential", "params": { "gamma": 0.5 } });
    json["changes"] = json!([
        { "at": 2, "alpha": 0.4 },
        { "at": 4, "schedule": { "kind": "step", "params": { "step_size": 1 } } },
    ]);
    // α alone: the schedule counts on. A new schedule counts from its own start.
    assert_eq!(walk(&read(&json), 6).alpha[1..], [0.1, 0.05, 0.1, 0.05, 0.4, 0.2]);
}

#[test]
fn divergence_is_kept_as_it_is_and_ends_the_walk() {
    let walked = walk(&read(&spec("bowl", 3.0, [1.0, 1.0])), 1000);
    assert_eq!(walked.outcome, Outcome::Diverged);
    let last = walked.x.len() - 1;
    assert_eq!(walked.at as usize, last);
    assert!(last < 1000 && !walked.loss[last].is_finite() && walked.loss[last - 1].is_finite());
    assert_eq!(walked.y[1], -29.0, "nothing is clamped");
    let stays = read(&spec("bowl", 3.0, [1.0, 1.0]));
    let end = iterate(&stays, Iterate::start(&stays), 1000, &mut |_, _| true);
    let phases = stays.phases();
    assert_eq!(end.next(&stays, &phase_at(&phases, end.iteration)).iteration, end.iteration);
}

#[test]
fn convergence_is_told_and_the_walk_goes_on() {
    let walked = walk(&read(&spec("bowl", 0.1, [1.0, 1.0])), 400);
    assert_eq!((walked.outcome, walked.x.len()), (Outcome::Converged, 401));
    let at = walked.at as usize;
    assert!(walked.gradient_norm[at] <= 1e-8 && walked.gradient_norm[at - 1] > 1e-8);
}

#[test]
fn what_is_not_accepted_is_named() {
    let good = spec("bowl", 0.1, [1.0, 1.0]);
    let with = |name: &str, value: Json| {
        let mut json = good.clone();
        json[name] = value;
        Spec::read(&plain(&json)).expect_err(name).to_string()
    };
    for (name, value, parts) in [
        ("alpha", json!(0), ["alpha is 0", "above 0"]),
        ("alpha", json!(-1), ["alpha is -1", "above 0"]),
        ("alpha", json!("abc"), ["alpha is \"abc\"", "a number"]),
        ("alpha", json!(null), ["alpha is missing", "a number"]),
        ("start", json!([1]), ["start is [1]", "two numbers"]),
        ("start", json!([1e300, 0]), ["start is", "two numbers"]),
        ("surface", json!({ "kind": "alps" }), ["surface.kind is \"alps\"", "bowl"]),
        ("surface", json!("bowl"), ["surface is \"bowl\"", "an object"]),
        (
            "surface",
            json!({ "kind": "bowl", "params": { "kapa": 1 } }),
            ["surface.params.kapa", "kappa"],
        ),
        (
            "surface",
            json!({ "kind": "himmelblau", "params": { "a": 1 } }),
            ["surface.params.a", "no parameters"],
        ),
        (
            "optimizer",
            json!({ "kind": "sgd", "params": { "momentum": 2 } }),
            ["optimizer.params.momentum is 2", "from 0 to 1"],
        ),
        (
            "optimizer",
            json!({ "kind": "sgd", "params": { "nesterov": 1 } }),
            ["optimizer.params.nesterov is 1", "true or false"],
        ),
        (
            "schedule",
            json!({ "kind": "step", "params": { "step_size": 1.5 } }),
            ["schedule.params.step_size is 1.5", "a whole number"],
        ),
        ("changes", json!([{ "at": 3 }, { "at": 2 }]), ["changes[1].at is 2", "from 3"]),
        ("changes", json!([{ "at": 3, "alpa": 2 }]), ["changes[0].alpa", "alpha"]),
        ("noise", json!(0.1), ["noise is 0.1", "sigma"]),
        ("noise", json!({ "seed": 1 }), ["noise.sigma is missing", "from 0"]),
        ("noise", json!({ "sigma": -1 }), ["noise.sigma is -1", "from 0"]),
        ("noise", json!({ "sigma": 1, "seed": 0.5 }), ["noise.seed is 0.5", "a whole number"]),
        ("noise", json!({ "sigma": 1, "sed": 5 }), ["noise.sed", "seed"]),
        ("batch", json!({ "size": 2 }), ["batch is an object", "not made of samples"]),
        ("colour", json!("red"), ["colour", "surface"]),
    ] {
        let message = with(name, value);
        for part in parts {
            assert!(message.contains(part), "{message:?} does not say {part:?}");
        }
    }
    let data = spec("linreg_mse", 0.1, [1.0, 1.0]);
    for (batch, parts) in [
        (json!({ "size": 0 }), ["batch.size is 0", "from 1 to 6"]),
        (json!({ "size": 7 }), ["batch.size is 7", "from 1 to 6"]),
        (json!({}), ["batch.size is missing", "from 1 to 6"]),
        (json!({ "size": 2, "replace": 1 }), ["batch.replace is 1", "true or false"]),
        (json!({ "size": 2, "sead": 1 }), ["batch.sead", "seed"]),
        (json!(2), ["batch is 2", "an object"]),
    ] {
        let mut json = data.clone();
        json["batch"] = batch;
        let message = Spec::read(&plain(&json)).expect_err("batch").to_string();
        for part in parts {
            assert!(message.contains(part), "{message:?} does not say {part:?}");
        }
    }
    let infinite = Value::Map(vec![("kind".into(), Value::Number(f64::NAN))]);
    assert!(Surface::read(&Field::root("surface", &infinite)).is_err());
}

#[test]
fn power_of_a_schedule_is_the_repeated_product() {
    let schedule = plain(&json!({ "kind": "exponential", "params": { "gamma": 0.999 } }));
    let rates = Schedule::read(&Field::root("schedule", &schedule)).unwrap().rates(1.0, 5000, &[]);
    let mut product = 1.0;
    for rate in rates {
        assert!((rate - product).abs() <= 2e-12 * product);
        product *= 0.999;
    }
}

#[test]
fn contour_points_lie_on_their_level() {
    for surface in Surface::all() {
        let domain = surface.domain();
        let [x0, x1, y0, y1] = domain;
        let elevation = Elevation::of(&surface, domain, Mode::Auto);
        let grid = Grid::sample(&surface, domain, 200, 200);
        let lines = grid.contours(&elevation.levels);
        assert!(!lines.level.is_empty(), "{}", surface.kind());
        for line in 0..lines.level.len() {
            let level = elevation.levels[lines.level[line] as usize];
            let (from, to) = (lines.starts[line] as usize, lines.starts[line + 1] as usize);
            assert!(to >= from + 2, "a line has two points");
            for p in lines.points[2 * from..2 * to].chunks(2) {
                let (z, g) = surface.slope(Vec2::new(p[0], p[1]));
                let cell = ((x1 - x0) / 199.0).max((y1 - y0) / 199.0);
                let jet = surface.jet(Vec2::new(p[0], p[1]));
                let bend = jet.xx.abs() + jet.xy.abs() + jet.yy.abs();
                let allowed = 2.0 * bend * cell * cell + 1e-3 * g.norm() * cell + 1e-9;
                assert!((z - level).abs() <= allowed, "{} {p:?}: {z} {level}", surface.kind());
            }
            if lines.closed[line] == 0 {
                for end in [from, to - 1] {
                    let (x, y) = (lines.points[2 * end], lines.points[2 * end + 1]);
                    let edge = x == x0 || x == x1 || y == y0 || y == y1;
                    assert!(edge, "{}: an open line ends inside at ({x}, {y})", surface.kind());
                }
            }
        }
    }
}

#[test]
fn levels_are_ascending_and_some_are_labelled() {
    for surface in Surface::all() {
        let [x0, x1, y0, y1] = surface.domain();
        for zoom in [1.0, 0.5, 0.1, 1e-2, 1e-4, 10.0] {
            let (cx, cy) = (0.3 * x0 + 0.7 * x1, 0.6 * y0 + 0.4 * y1);
            let (rx, ry) = (0.3 * zoom * (x1 - x0), 0.3 * zoom * (y1 - y0));
            let elevation =
                Elevation::of(&surface, [cx - rx, cx + rx, cy - ry, cy + ry], Mode::Auto);
            let levels = &elevation.levels;
            let name = format!("{} at zoom {zoom}: {levels:?}", surface.kind());
            // Far from Easom's hollow the exponential has vanished.
            if elevation.ground == elevation::Ground::Level {
                assert!(levels.is_empty() && surface.kind() == "easom", "{name}");
                continue;
            }
            assert!(levels.len() >= 4 && levels.len() <= 40, "{name}");
            assert!(levels.windows(2).all(|pair| pair[0] < pair[1]), "{name}");
            assert!(elevation.index.contains(&1), "{name}");
        }
    }
}

#[test]
fn scale_and_its_inverse_agree_and_rise() {
    let scale = elevation::Scale { low: -2.0, high: 30.0, bend: 12.0 };
    let mut last = f64::NEG_INFINITY;
    for i in 0..=100 {
        let t = f64::from(i) / 100.0;
        let z = scale.height(t);
        assert!((scale.position(z) - t).abs() < 1e-12 && z > last);
        last = z;
    }
}

#[test]
fn picture_shows_the_surface_pixel_by_pixel() {
    // Level ground has exactly the tint of its height, so a picture without shading can be read.
    for surface in Surface::all() {
        let domain = surface.domain();
        let [x0, x1, y0, y1] = domain;
        let (width, height) = (151, 97);
        let scale = elevation::Scale::of(&surface, domain);
        let style = Style { hillshade: 0.0, scale: Some(scale), ..Style::default() };
        let pixels = terrain::paint(&surface, domain, width, height, style);
        assert_eq!(pixels.len(), 151 * 97 * 4);
        let stops = blindfolded_hiker::palette::stops(style.palette, style.theme);
        let mut wrong = 0;
        for row in 0..height {
            for column in 0..width {
                let x = x0 + (f64::from(column) + 0.5) * (x1 - x0) / f64::from(width);
                let y = y1 - (f64::from(row) + 0.5) * (y1 - y0) / f64::from(height);
                let t = scale.position(surface.loss(x, y));
                let want = blindfolded_hiker::palette::tint(stops, t);
                let at = 4 * (row * width + column) as usize;
                let apart = |(got, want): (&u8, f64)| (f64::from(*got) - want).abs();
                wrong += u32::from(pixels[at..at + 3].iter().zip(want).any(|c| apart(c) > 5.0));
                assert_eq!(pixels[at + 3], 255);
            }
        }
        // A hole of a pixel's width in a plain may be overlooked; nothing larger.
        assert!(wrong <= width * height / 1000, "{}: {wrong} pixels", surface.kind());
    }
}

#[test]
fn hillshade_is_the_light_on_the_slope_of_the_tints() {
    // Lambert's law for light from the north-west at 45°, relative to level ground, for a relief of
    // 0.17 of the picture's width from the lowest to the highest tint.
    const STRENGTH: f64 = 0.5;
    let (width, height) = (151, 97);
    for surface in Surface::all() {
        let domain = surface.domain();
        let [x0, x1, y0, y1] = domain;
        let scale = elevation::Scale::of(&surface, domain);
        let style = Style { hillshade: STRENGTH, scale: Some(scale), ..Style::default() };
        let pixels = terrain::paint(&surface, domain, width, height, style);
        let stops = blindfolded_hiker::palette::stops(style.palette, style.theme);
        let tint = |column: f64, row: f64| {
            let x = x0 + (column + 0.5) * (x1 - x0) / f64::from(width);
            let y = y1 - (row + 0.5) * (y1 - y0) / f64::from(height);
            scale.position(surface.loss(x, y))
        };
        let mut wrong = 0;
        for row in 0..height {
            for column in 0..width {
                let (i, j) = (f64::from(column), f64::from(row));
                let relief = 0.17 * f64::from(width) / 2e-3;
                let p = (tint(i + 1e-3, j) - tint(i - 1e-3, j)) * relief;
                let q = (tint(i, j + 1e-3) - tint(i, j - 1e-3)) * relief;
                let facing = 1.0 + (p + q) * 0.5_f64.sqrt();
                let lit = facing.max(0.0) / (1.0 + p * p + q * q).sqrt();
                let share = if lit > 1.0 { 0.4 * STRENGTH } else { STRENGTH };
                let light = 1.0 + share * (lit - 1.0);
                let at = 4 * (row * width + column) as usize;
                let want = blindfolded_hiker::palette::tint(stops, tint(i, j));
                let apart =
                    |(got, want): (&u8, f64)| (f64::from(*got) - (want * light).min(255.0)).abs();
                wrong += u32::from(pixels[at..at + 3].iter().zip(want).any(|c| apart(c) > 5.0));
            }
        }
        assert!(wrong <= width * height / 1000, "{}: {wrong} pixels", surface.kind());
    }
}

#[test]
fn hillshade_lights_slopes_that_face_north_west() {
    let round = plain(&json!({ "kind": "bowl", "params": { "kappa": 1 } }));
    let surface = Surface::read(&Field::root("surface", &round));
    let pixels =
        terrain::paint(&surface.unwrap(), [-1.0, 1.0, -1.0, 1.0], 101, 101, Style::default());
    let green = |row: usize, column: usize| pixels[4 * (row * 101 + column) + 1];
    // In a bowl the ground rises outwards: the south-eastern side faces the north-west.
    assert!(green(80, 80) > green(20, 20), "{} {}", green(80, 80), green(20, 20));
    assert_eq!(green(80, 20), green(20, 80), "both sides along the light's edge are alike");
}

#[test]
fn a_slope_in_full_shade_is_black_and_not_white() {
    let style = Style {
        hillshade: 1.0,
        theme: blindfolded_hiker::palette::Theme::Dark,
        ..Style::default()
    };
    for surface in Surface::all() {
        let pixels = terrain::paint(&surface, surface.domain(), 300, 300, style);
        let lightest = pixels.chunks(4).map(|p| p[0].max(p[1]).max(p[2])).max();
        assert!(lightest < Some(220), "{}: {lightest:?}", surface.kind());
    }
}

/// Value, gradient and Hessian of a function of two numbers against central differences at (a, b).
fn check_function(name: &str, f: &dyn Fn(Jet, Jet) -> Jet, [a, b]: [f64; 2]) {
    let at = |x: f64, y: f64| {
        let (x, y) = Jet::variables(x, y);
        // The arguments bend too, so that every term of the chain rule is there.
        f(x * y * 0.5 + a, y * x.squared() + b)
    };
    let (x, y, h) = (0.3, 0.4, 1e-6);
    let jet = at(x, y);
    let slope = |p: Jet, m: Jet| [(p.v - m.v), (p.x - m.x), (p.y - m.y)].map(|d| d / (2.0 * h));
    let [fx, fxx, fxy] = slope(at(x + h, y), at(x - h, y));
    let [fy, fyx, fyy] = slope(at(x, y + h), at(x, y - h));
    for (part, got, want) in [
        ("x", jet.x, fx),
        ("y", jet.y, fy),
        ("xx", jet.xx, fxx),
        ("xy", jet.xy, fxy),
        ("xy", jet.xy, fyx),
        ("yy", jet.yy, fyy),
    ] {
        let close = (got - want).abs() <= 1e-7 * want.abs().max(1.0);
        assert!(close, "{name} at ({a}, {b}): {part} {got} {want}");
    }
}

#[test]
fn functions_are_differentiated_exactly() {
    type Function = fn(Jet, Jet) -> Jet;
    let functions: [(&str, Function); 24] = [
        ("squared", |x, _| x.squared()),
        ("recip", |x, _| x.recip()),
        ("exp", |x, _| x.exp()),
        ("ln", |x, _| x.ln()),
        ("log10", |x, _| x.log10()),
        ("sqrt", |x, _| x.sqrt()),
        ("sin", |x, _| x.sin()),
        ("cos", |x, _| x.cos()),
        ("tan", |x, _| x.tan()),
        ("asin", |x, _| x.asin()),
        ("acos", |x, _| x.acos()),
        ("atan", |x, _| x.atan()),
        ("sinh", |x, _| x.sinh()),
        ("cosh", |x, _| x.cosh()),
        ("tanh", |x, _| x.tanh()),
        ("abs", |x, _| x.abs()),
        ("sign", |x, _| x.sign()),
        ("power 2.5", |x, _| x.power(2.5)),
        ("power -3", |x, _| x.power(-3.0)),
        ("power 70", |x, _| x.power(70.0)),
        ("pow", Jet::pow),
        ("hypot", Jet::hypot),
        ("least", Jet::least),
        ("most", Jet::most),
    ];
    for (name, f) in functions {
        check_function(name, &f, [0.35, 0.8]);
        check_function(name, &f, [0.55, -0.2]);
    }
    for (name, f) in [("abs", Jet::abs as fn(Jet) -> Jet), ("power 3", |x| x.power(3.0))] {
        check_function(name, &|x, _| f(x), [-0.9, 0.0]);
    }
}

#[test]
fn kinks_and_tips_have_the_slopes_that_are_promised() {
    let (x, y) = Jet::variables(0.0, 0.0);
    for tip in [x.hypot(y), (x.squared() + y.squared()).sqrt(), x.abs(), x.sign()] {
        assert_eq!([tip.v, tip.x, tip.y, tip.xx, tip.xy, tip.yy], [0.0; 6]);
    }
    assert_eq!(x.sqrt().x, f64::INFINITY, "the square root itself is upright at 0");
    assert_eq!([x.power(0.0).v, x.power(0.0).x], [1.0, 0.0]);
    assert_eq!([x.power(1.0).x, x.power(1.0).xx, x.power(2.0).xx], [1.0, 0.0, 2.0]);
    assert_eq!((x.least(y).x, x.most(y).x), (1.0, 1.0), "the first of two equals");
    let nan = Jet::constant(f64::NAN);
    assert!(x.least(nan).v.is_nan() && nan.most(x).v.is_nan());
    let pit = x.pow(y + 2.0);
    assert_eq!([pit.v, pit.x, pit.y, pit.xx, pit.xy, pit.yy], [0.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
    // An exponent that rests for a moment still bends.
    let (x, y) = Jet::variables(1.0, 0.0);
    let bent = (x + 2.0).pow(y.squared());
    assert!((bent.yy - 2.0 * 3_f64.ln()).abs() < 1e-15, "{bent:?}");
    assert_eq!(Real::sign(f64::NEG_INFINITY), -1.0);
    assert!(Real::sign(f64::NAN).is_nan());
}

#[test]
fn numbers_of_a_formula_agree_with_calculus() {
    let (x, y) = Jet::variables(0.7, -0.4);
    let quotient = x / (y.squared() + 1.0);
    let product = x * (y.squared() + 1.0).recip();
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-15, "{a} {b}");
    close(quotient.v, product.v);
    close(quotient.y, product.y);
    close(quotient.yy, product.yy);
    close(quotient.xy, product.xy);
    let e = (x * y).exp();
    close(e.x, -0.4 * e.v);
    close(e.xy, e.v * (1.0 + 0.7 * -0.4));
    close(Jet::constant(2.0).recip().v, 0.5);
}
