//! Who has arrived is proved to have arrived: bounds by interval arithmetic, and the traps they show.

#![cfg(feature = "swift")]

mod common;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

use blindfolded_hiker::{
    jet::eigen,
    spec::Spec,
    surface::{Himmelblau, Surface},
    swarm::{
        RADIUS,
        interval::{Interval, IntervalJet},
        trap::Trap,
    },
    value::{Field, Value},
    vec2::Vec2,
    walk::{Iterate, iterate},
};
use common::runner;
use proptest::prelude::*;

fn formula(text: &str) -> Surface {
    let entry = |name: &str, value| (name.to_owned(), value);
    let params = Value::Map(vec![entry("text", text.into())]);
    let choice = Value::Map(vec![entry("kind", "formula".into()), entry("params", params)]);
    Surface::read(&Field::root("surface", &choice)).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn intervals_hold_every_jet_of_their_box() {
    let place = (any::<prop::sample::Index>(), 0.0..1.0_f64, 0.0..1.0_f64, -7.0..0.3_f64);
    let inside = prop::collection::vec((0.0..=1.0_f64, 0.0..=1.0_f64), 8);
    let bounded = RefCell::new(BTreeSet::new());
    runner(4000)
        .run(&(place, inside), |((surface, u, v, exponent), inside)| {
            let surface = surface.get(&Surface::all()).clone();
            let [x0, x1, y0, y1] = surface.domain();
            // Some boxes are a single point, where nothing but rounding outwards makes room.
            let half = if exponent < -6.0 { 0.0 } else { 10_f64.powf(exponent) };
            let (x, y) = (x0 + u * (x1 - x0), y0 + v * (y1 - y0));
            let (xs, ys) = ([x - half, x + half], [y - half, y + half]);
            let (across, up) = IntervalJet::variables(xs, ys);
            let bounds = surface.loss(across, up);
            let parts = [bounds.v, bounds.x, bounds.y, bounds.xx, bounds.xy, bounds.yy];
            for (u, v) in inside {
                let x = (xs[0] + u * (xs[1] - xs[0])).clamp(xs[0], xs[1]);
                let y = (ys[0] + v * (ys[1] - ys[0])).clamp(ys[0], ys[1]);
                let jet = surface.jet(Vec2::new(x, y));
                let jets = [jet.v, jet.x, jet.y, jet.xx, jet.xy, jet.yy];
                for (part, value) in parts.into_iter().zip(jets) {
                    let held = part.lo <= value && value <= part.hi;
                    prop_assert!(held, "{} ({x}, {y}): {value} {part:?}", surface.kind());
                }
                if exponent < -3.0 && bounds.xx.is_bounded() {
                    bounded.borrow_mut().insert(surface.kind());
                }
            }
            Ok(())
        })
        .unwrap();
    // Only what has no second derivative somewhere stays without bounds there.
    let unbounded: Vec<&str> = Surface::KINDS
        .iter()
        .map(|info| info.kind)
        .filter(|kind| !bounded.borrow().contains(kind))
        .collect();
    assert_eq!(unbounded, ["ackley"]);
}

#[test]
fn bounds_are_narrow_on_a_narrow_box() {
    for surface in Surface::all() {
        let [x0, x1, y0, y1] = surface.domain();
        let (x, y) = (x0 + 0.37 * (x1 - x0), y0 + 0.58 * (y1 - y0));
        let (across, up) = IntervalJet::variables([x, x], [y, y]);
        let bounds = surface.loss(across, up);
        if surface.kind() == "ackley" {
            continue;
        }
        let jet = surface.jet(Vec2::new(x, y));
        let size = 1.0 + jet.xx.abs() + jet.x.abs() + jet.v.abs();
        for Interval { lo, hi, err } in [bounds.v, bounds.x, bounds.xx] {
            let room = 1e-11 * size.max(1e3);
            assert!(hi - lo < room && err < room, "{}: {lo} {hi} {err}", surface.kind());
        }
    }
}

#[test]
fn errors_of_a_gradient_are_within_their_bound() {
    // With coordinates that are multiples of 2⁻²⁰ the gradient is one of 2⁻⁶⁰, and exact in 128 bits.
    let (xs, ys) = ([1.0, 5.0], [-4.0, 3.0]);
    let (across, up) = IntervalJet::variables(xs, ys);
    let surface = Surface::from(Himmelblau::default());
    let bounds = surface.loss(across, up);
    let worst = Cell::new(0.0_f64);
    runner(2000)
        .run(&(1_i128 << 20..5 << 20, -4_i128 << 20..3 << 20), |(m, n)| {
            let unit = 1_i128 << 20;
            let a = m * m + n * unit - 11 * unit * unit;
            let b = m * unit + n * n - 7 * unit * unit;
            let exact = [4 * m * a + 2 * b * unit, 2 * a * unit + 4 * n * b];
            let at = |k: i128| k as f64 / unit as f64;
            let (_, g) = surface.slope(Vec2::new(at(m), at(n)));
            for ((g, exact), bound) in [g.x, g.y].into_iter().zip(exact).zip([bounds.x, bounds.y]) {
                let scale = 2_f64.powi(60);
                let error = ((g * scale) as i128 - exact).abs() as f64 / scale;
                prop_assert!(error <= bound.err, "{error:e} {:e}", bound.err);
                worst.set(worst.get().max(error / bound.err));
            }
            Ok(())
        })
        .unwrap();
    assert!(worst.get() > 1e-3, "errors are {} of the bound at most", worst.get());
}

#[test]
fn traps_are_found_at_every_smooth_floor() {
    let mut without = Vec::new();
    for surface in Surface::all() {
        for minimum in surface.minima() {
            let place = Vec2::new(minimum.x, minimum.y);
            let trap = Trap::around(&surface, place);
            let Some(trap) = trap.filter(|trap| trap.within(1, trap.fastest) > 0.0) else {
                without.push(surface.kind());
                continue;
            };
            // Not far from what the curvature underfoot would allow.
            let jet = surface.jet(place);
            let ([low, high], _) = eigen([jet.xx, jet.xy, jet.yy]);
            assert!(low >= 0.0, "{}", surface.kind());
            let part = trap.fastest * high / 2.0;
            assert!(part <= 1.0 && part > 0.8, "{}: {part}", surface.kind());
            let within = trap.within(1000, trap.fastest).sqrt();
            assert!(within > 0.999_999 * RADIUS && within < RADIUS, "{}: {within}", surface.kind());
            assert!(trap.within(1000, trap.fastest * 1.001) < 0.0);
        }
    }
    // A tip, and a floor on the border of the sheet that is not level.
    without.dedup();
    assert_eq!(without, ["ackley", "eggholder"]);
}

#[test]
fn nobody_gets_out_of_a_trap() {
    let case = (any::<prop::sample::Index>(), 0.0..=1.0, 0.0..std::f64::consts::TAU, -3.0..=0.0);
    runner(3000)
        .run(&case, |(surface, radius, angle, exponent)| {
            let surface = surface.get(&Surface::all()).clone();
            for minimum in surface.minima().iter().take(5) {
                let place = Vec2::new(minimum.x, minimum.y);
                let Some(trap) = Trap::around(&surface, place) else { continue };
                // Half of the cases at the greatest rate itself.
                let share = if exponent < -1.5 { 1.0 } else { 10_f64.powf(exponent) };
                let alpha = trap.fastest * share;
                let within = trap.within(100, alpha);
                // Half of the cases at the edge itself.
                let far = within.sqrt() * if radius > 0.5 { 1.0 } else { 2.0 * radius };
                let start = place + Vec2::new(angle.cos(), angle.sin()) * far;
                let off = start - place;
                if within < 0.0 || off.x * off.x + off.y * off.y > within {
                    continue;
                }
                let spec = Spec::new(surface.clone(), alpha, [start.x, start.y]);
                let mut stays = true;
                iterate(&spec, Iterate::start(&spec), 100, &mut |here, _| {
                    let off = here.w - place;
                    stays &= off.x * off.x + off.y * off.y <= RADIUS * RADIUS;
                    stays
                });
                prop_assert!(stays, "{} from {start:?} at {alpha}", surface.kind());
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn there_is_no_trap_where_there_is_no_floor() {
    for (text, x, y) in [
        ("x^2 - y^2", 0.0, 0.0),
        ("x*y", 0.0, 0.0),
        ("abs(x) + y^2", 0.0, 0.0),
        ("hypot(x, y)", 0.0, 0.0),
        ("x^4 - 1e-9*x^2 + y^2", 0.0, 0.0),
        ("-x^2 - y^2", 0.0, 0.0),
        ("ln(x) + y^2", 0.0005, 0.0),
        ("x^2 + y^2/(x - 1)", 1.0005, 0.0),
        ("max(x^2, y^2)", 0.0, 0.0),
    ] {
        assert_eq!(Trap::around(&formula(text), Vec2::new(x, y)), None, "{text}");
    }
    // A floor that is steeper than it looks from its lowest point.
    let uneven = Trap::around(&formula("x^2 + 1e8*x^4 + y^2"), Vec2::default()).unwrap();
    let most = 2.0 / (2.0 + 12e8 * RADIUS * RADIUS);
    assert!(uneven.fastest <= most && uneven.fastest > 0.99 * most, "{uneven:?} {most}");
    let nowhere = Vec2::new(f64::NAN, 0.0);
    assert!(Trap::around(&Himmelblau::default().into(), nowhere).is_none());
}
