//! Finding the valley floors, and the passes between them, of a surface that has no formula for them.
//!
//! What is *not* guaranteed is that all are found: a hollow narrower than a cell of the grid can
//! hide in it. What is found is a minimiser or a saddle point: the slope vanishes and the ground
//! bends upwards, or both ways. The work is bounded, on ground that is all rounding too.

use std::cell::Cell;

use crate::{
    jet::{Jet, eigen},
    vec2::Vec2,
};

/// Vertices along one side of the grid that is looked over.
const SIDE: usize = 65;
/// Greatest number of minimisers that are looked for.
const MOST: usize = 64;
/// Two minimisers nearer than this part of the sheet's width are one.
const APART: f64 = 1e-6;
/// And two that are nearer than this part of their distance from the origin, on a sheet where more
/// digits than that are seen.
const DIGITS: f64 = 1e-11;
/// A search ends once it has looked at about so many places, whatever the ground.
const LOOKS: u32 = 12_000;
/// A slope is none where a distance of this part of the place's own would make it, by the curvature.
const LEVEL: f64 = 1e-7;
/// A curvature smaller than this part of the other one is none.
const FLAT: f64 = 1e-9;

/// Height of a surface at a place.
pub type Heights<'a> = &'a dyn Fn(Vec2) -> f64;
/// Height, gradient and Hessian of a surface at a place.
pub type Jets<'a> = &'a dyn Fn(Vec2) -> Jet;

/// Minimisers within [xmin, xmax, ymin, ymax], deepest first: every vertex of a grid that lies below
/// its eight neighbours, followed down to the floor.
pub fn minima(height: Heights<'_>, jet: Jets<'_>, domain: [f64; 4]) -> Vec<[f64; 2]> {
    minima_near(height, jet, domain, &[])
}

/// The same, and what is reached from further places: where a narrow hollow is known to be.
pub fn minima_near(
    height: Heights<'_>,
    jet: Jets<'_>,
    domain: [f64; 4],
    hollows: &[Vec2],
) -> Vec<[f64; 2]> {
    let [x0, x1, y0, y1] = domain;
    let at = |i: usize, j: usize| {
        let part = |k: usize| k as f64 / (SIDE - 1) as f64;
        Vec2::new(x0 + part(i) * (x1 - x0), y0 + part(j) * (y1 - y0))
    };
    let mut heights = Vec::with_capacity(SIDE * SIDE);
    for j in 0..SIDE {
        for i in 0..SIDE {
            heights.push(height(at(i, j)));
        }
    }
    let mut from = hollows.to_vec();
    for j in 1..SIDE - 1 {
        for i in 1..SIDE - 1 {
            let here = j * SIDE + i;
            let around = [1, SIDE - 1, SIDE, SIDE + 1];
            let lowest = around
                .iter()
                .all(|&d| heights[here] <= heights[here + d] && heights[here] <= heights[here - d]);
            // On a plain every vertex is as low as its neighbours, and none is a hollow.
            let hollow = around
                .iter()
                .any(|&d| heights[here] < heights[here + d] || heights[here] < heights[here - d]);
            if lowest && hollow {
                from.push(at(i, j));
            }
        }
    }
    let looks = Cell::new(0);
    let jet: Jets<'_> = &|w| {
        looks.set(looks.get() + 1);
        jet(w)
    };
    let mut found: Vec<[f64; 2]> = Vec::new();
    for w in from {
        if found.len() == MOST || looks.get() > LOOKS {
            break;
        }
        let Some(w) = polish(jet, w).filter(|&w| is_new(&found, domain, w)) else { continue };
        let height = jet(w).v;
        let mut rank = found.len();
        while rank > 0 && jet(Vec2::new(found[rank - 1][0], found[rank - 1][1])).v > height {
            rank -= 1;
        }
        found.insert(rank, [w.x, w.y]);
    }
    found
}

/// Saddle points within [xmin, xmax, ymin, ymax] that are reached from the highest place of the
/// straight way between two minimisers.
pub fn passes(jet: Jets<'_>, domain: [f64; 4], minima: &[[f64; 2]]) -> Vec<[f64; 2]> {
    const STRIDES: u32 = 16;
    let looks = Cell::new(0);
    let jet: Jets<'_> = &|w| {
        looks.set(looks.get() + 1);
        jet(w)
    };
    let mut found = Vec::new();
    for (count, &[ax, ay]) in minima.iter().enumerate() {
        for &[bx, by] in &minima[..count] {
            if looks.get() > LOOKS {
                return found;
            }
            let (a, b) = (Vec2::new(ax, ay), Vec2::new(bx, by));
            let (mut top, mut most) = (a, f64::NEG_INFINITY);
            for k in 1..STRIDES {
                let w = a + (b - a) * (f64::from(k) / f64::from(STRIDES));
                let height = jet(w).v;
                if height > most {
                    (top, most) = (w, height);
                }
            }
            if let Some(w) = pass(jet, top).filter(|&w| is_new(&found, domain, w)) {
                found.push([w.x, w.y]);
            }
        }
    }
    found
}

/// Whether a place is on the sheet and none of those that were found before.
pub fn is_new(found: &[[f64; 2]], [x0, x1, y0, y1]: [f64; 4], w: Vec2) -> bool {
    let near = (APART * (x1 - x0).max(y1 - y0)).max(DIGITS * w.norm());
    let known = found.iter().any(|&[x, y]| (w - Vec2::new(x, y)).norm() <= near);
    !known && w.x >= x0 && w.x <= x1 && w.y >= y0 && w.y <= y1
}

/// The minimiser that Newton's method reaches from w, to the last digits; none where it reaches
/// none, or only a saddle, a summit or a floor that is flat along a line.
pub fn polish(jet: Jets<'_>, w: Vec2) -> Option<Vec2> {
    let mut w = w;
    let mut here = jet(w);
    for _ in 0..100 {
        let ([low, high], [x, y]) = eigen([here.xx, here.xy, here.yy]);
        // Along each direction downhill, by Newton's step where the ground bends upwards.
        let along = here.x * x + here.y * y;
        let across = here.y * x - here.x * y;
        let floor = FLAT * high.abs().max(low.abs());
        let (a, b) = (along / high.abs().max(floor), across / low.abs().max(floor));
        let mut step = Vec2::new(a * x - b * y, a * y + b * x);
        if !step.is_finite() {
            return None;
        }
        // Half the step until it does not climb.
        let mut next = jet(w - step);
        for _ in 0..40 {
            if next.v <= here.v {
                break;
            }
            step = step * 0.5;
            next = jet(w - step);
        }
        if next.v.is_nan() || next.v > here.v || w - step == w {
            break;
        }
        w -= step;
        here = next;
    }
    let (w, [low, high]) = settle(jet, w)?;
    (low > FLAT * high).then_some(w)
}

/// The saddle point that Newton's method reaches from w, to the last digits; none where it reaches
/// none, or something else.
pub fn pass(jet: Jets<'_>, w: Vec2) -> Option<Vec2> {
    let (w, [low, high]) = settle(jet, w)?;
    (high > FLAT * -low && -low > FLAT * high).then_some(w)
}

/// The level place that Newton's method reaches from w, and the curvatures there. Close to it heights
/// no longer tell one place from another, but slopes do: a step is taken where it lessens the slope.
fn settle(jet: Jets<'_>, w: Vec2) -> Option<(Vec2, [f64; 2])> {
    let mut w = w;
    let mut here = jet(w);
    for _ in 0..100 {
        let ([low, high], [x, y]) = eigen([here.xx, here.xy, here.yy]);
        let a = (here.x * x + here.y * y) / high;
        let b = (here.y * x - here.x * y) / low;
        let mut step = Vec2::new(a * x - b * y, a * y + b * x);
        let mut next = jet(w - step);
        let mut halvings = 0;
        while halvings < 10 && slope(&next) >= slope(&here) {
            step = step * 0.5;
            next = jet(w - step);
            halvings += 1;
        }
        if slope(&next) < slope(&here) {
            w -= step;
            here = next;
        } else {
            break;
        }
    }
    let ([low, high], _) = eigen([here.xx, here.xy, here.yy]);
    let level = slope(&here) <= LEVEL * high.abs().max(low.abs()) * w.norm().max(1.0);
    level.then_some((w, [low, high]))
}

fn slope(here: &Jet) -> f64 {
    Vec2::new(here.x, here.y).norm()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        jet::Real,
        surface::{Himmelblau, Landscape, Surface},
    };

    fn minima_of(jet: Jets<'_>, domain: [f64; 4]) -> Vec<[f64; 2]> {
        minima(&|w| jet(w).v, jet, domain)
    }

    #[test]
    fn the_valleys_of_himmelblau_are_found_and_nothing_else() {
        let surface = Surface::Himmelblau(Himmelblau::default());
        let found = minima_of(&|w| surface.jet(w), Himmelblau::DOMAIN);
        assert_eq!(found.len(), 4);
        for [x, y] in Himmelblau::default().minima() {
            let near = |m: &[f64; 2]| (m[0] - x).abs() < 1e-12 && (m[1] - y).abs() < 1e-12;
            assert!(found.iter().any(near), "({x}, {y})");
        }
    }

    #[test]
    fn valleys_of_high_ground_are_found_to_the_last_digit() {
        // At a height of 10⁹ a place 10⁻⁵ away is as high, to rounding.
        let surface = Surface::Himmelblau(Himmelblau::default());
        let jet = |w| surface.jet(w);
        let raised = |w| jet(w) + 1e9;
        let found = minima_of(&raised, Himmelblau::DOMAIN);
        assert_eq!(found.len(), 4);
        for [x, y] in Himmelblau::default().minima() {
            let near = |m: &[f64; 2]| (m[0] - x).abs() < 1e-14 && (m[1] - y).abs() < 1e-14;
            assert!(found.iter().any(near), "({x}, {y}) in {found:?}");
        }
    }

    #[test]
    fn passes_between_the_valleys_of_himmelblau_are_found_and_nothing_else() {
        let surface = Surface::Himmelblau(Himmelblau::default());
        let jet = |w| surface.jet(w);
        let found = passes(&jet, Himmelblau::DOMAIN, &Himmelblau::default().minima());
        assert_eq!(found.len(), 4, "{found:?}");
        for [x, y] in Himmelblau::default().saddles() {
            let near = |m: &[f64; 2]| (m[0] - x).abs() < 1e-14 && (m[1] - y).abs() < 1e-14;
            assert!(found.iter().any(near), "({x}, {y}) in {found:?}");
        }
        assert_eq!(pass(&jet, Vec2::new(-0.27, -0.92)), None, "a summit");
        assert_eq!(pass(&jet, Vec2::new(3.01, 2.01)), None, "a floor");
        let small = [0.0, 4.0, -1.0, 4.0];
        assert_eq!(passes(&jet, small, &Himmelblau::default().minima()).len(), 2, "on the sheet");
    }

    #[test]
    fn the_deepest_comes_first_and_a_narrow_hollow_is_found_where_it_is_known() {
        let jet = |w: Vec2| {
            let (x, y) = Jet::variables(w.x, w.y);
            let hollow = |a: f64, b: f64, size: f64| {
                (((x - a).squared() + (y - b).squared()) * (-1.0 / (size * size))).exp()
            };
            hollow(-0.5, 0.1, 0.3) * -1.0
                - hollow(0.5, 0.2, 0.3) * 2.0
                - hollow(0.31, 0.777, 1e-3) * 3.0
        };
        let domain = [-1.0, 1.0, -1.0, 1.0];
        let heights = |found: Vec<[f64; 2]>| -> Vec<f64> {
            found.iter().map(|&[x, y]| jet(Vec2::new(x, y)).v.round()).collect()
        };
        assert_eq!(heights(minima_of(&jet, domain)), [-2.0, -1.0]);
        let known = [Vec2::new(0.31, 0.777), Vec2::new(0.31, 0.777), Vec2::new(5.0, 0.0)];
        assert_eq!(heights(minima_near(&|w| jet(w).v, &jet, domain, &known)), [-3.0, -2.0, -1.0]);
    }

    #[test]
    fn floors_are_reached_from_anywhere() {
        let surface = Surface::Himmelblau(Himmelblau::default());
        let jet = |w| surface.jet(w);
        for i in 0..=20 {
            for j in 0..=20 {
                let from = Vec2::new(f64::from(i) * 0.5 - 5.0, f64::from(j) * 0.5 - 5.0);
                let w = polish(&jet, from).unwrap_or_else(|| panic!("none from {from:?}"));
                let is = |m: &[f64; 2]| (w - Vec2::new(m[0], m[1])).norm() < 1e-12;
                assert!(Himmelblau::default().minima().iter().any(is), "{from:?} leads to {w:?}");
            }
        }
        let summit = Vec2::new(-0.270_844_590_667_347_6, -0.923_038_556_479_981_5);
        assert_eq!(polish(&jet, summit), None);
    }

    #[test]
    fn steps_that_would_lead_away_are_shortened() {
        // From |x| > 1, Newton's full step for √(1 + x²) goes from x to −x³.
        let at = |w: Vec2| Jet::variables(w.x, w.y);
        let cone = |w| (at(w).0.squared() + 1.0).sqrt() + at(w).1.squared();
        assert!(polish(&cone, Vec2::new(30.0, 2.0)).unwrap().norm() < 1e-15);
        let ridge = |w| (at(w).0.squared() + 1.0).sqrt() - at(w).1.squared();
        assert!(pass(&ridge, Vec2::new(2.0, 0.3)).unwrap().norm() < 1e-15);
    }

    #[test]
    fn what_counts_as_flat_does_not_depend_on_the_scale() {
        let trough = |size: f64, across: f64, share: f64| {
            let jet = move |w: Vec2| {
                let (x, y) = Jet::variables(w.x, w.y);
                (x.squared() * across + y.squared() * share) * size
            };
            let w = Vec2::new(0.5, 0.25);
            [polish(&jet, w), pass(&jet, w)].map(|found| found.map(|w| w.norm() < 1e-12))
        };
        let found = Some(true);
        for size in [1e-12, 1.0, 1e12] {
            assert_eq!(trough(size, 1.0, 1e-8), [found, None]);
            assert_eq!(trough(size, 1.0, 1e-10), [None, None]);
            assert_eq!(trough(size, 1.0, 0.0), [None, None]);
            assert_eq!(trough(size, 1.0, -1e-10), [None, None]);
            assert_eq!(trough(size, 1.0, -1e-8), [None, found]);
            assert_eq!(trough(size, -1.0, 1e-8), [None, found]);
            assert_eq!(trough(size, -1.0, 1e-10), [None, None]);
            assert_eq!(trough(size, -1.0, -1.0), [None, None]);
        }
    }

    #[test]
    fn little_more_is_looked_at_than_the_grid() {
        let surface = Surface::Himmelblau(Himmelblau::default());
        let looks = std::cell::Cell::new(0);
        let jet = |w| {
            looks.set(looks.get() + 1);
            surface.jet(w)
        };
        let found = minima_of(&jet, Himmelblau::DOMAIN);
        assert!((SIDE * SIDE + 1..SIDE * SIDE + 100).contains(&looks.take()));
        passes(&jet, Himmelblau::DOMAIN, &found);
        assert!(looks.take() < 230);
        // Along a valley askew every vertex has a lower one at one of its corners.
        for side in [1.0, -1.0] {
            let trough = |w: Vec2| {
                looks.set(looks.get() + 1);
                let (x, y) = Jet::variables(w.x, w.y);
                (x + y * side).squared() * 1e3 + (x - y * side).squared()
            };
            assert_eq!(minima_of(&trough, [-1.0, 1.0, -1.0, 1.0]).len(), 1);
            assert!((SIDE * SIDE + 1..SIDE * SIDE + 100).contains(&looks.take()));
        }
    }

    #[test]
    fn a_place_is_new_once_and_only_on_the_sheet() {
        let domain = [-1.0, 3.0, 5.0, 6.0];
        for (x, y, on) in [
            (-1.0, 5.0, true),
            (3.0, 6.0, true),
            (-1.001, 5.5, false),
            (3.001, 5.5, false),
            (0.0, 4.999, false),
            (0.0, 6.001, false),
        ] {
            assert_eq!(is_new(&[], domain, Vec2::new(x, y)), on, "({x}, {y})");
        }
        // A millionth of the width of 4.
        let known = [[0.0, 5.5], [1.0, 5.5]];
        for (x, new) in
            [(3.9e-6, false), (4.1e-6, true), (1.0 - 3.9e-6, false), (1.0 - 4.1e-6, true)]
        {
            assert_eq!(is_new(&known, domain, Vec2::new(x, 5.5)), new, "{x}");
        }
    }

    #[test]
    fn a_hollow_in_a_corner_is_found() {
        let jet = |w: Vec2| {
            let (x, y) = Jet::variables(w.x, w.y);
            -(((x - 0.96).squared() + (y - 2.92).squared()) * -1e3).exp()
        };
        assert_eq!(minima_of(&jet, [-1.0, 1.0, 1.0, 3.0]).len(), 1);
    }

    #[test]
    fn what_is_no_valley_is_not_one() {
        let at = |w: Vec2| Jet::variables(w.x, w.y);
        let domain = [-1.0, 1.0, -1.0, 1.0];
        let slope = |w| at(w).0;
        let trough = |w| at(w).0 * at(w).0;
        let saddle = |w| at(w).0 * at(w).1;
        let nothing = |_| Jet::constant(f64::NAN);
        let surfaces: [Jets<'_>; 4] = [&slope, &trough, &saddle, &nothing];
        for surface in surfaces {
            assert_eq!(minima_of(surface, domain), Vec::<[f64; 2]>::new());
        }
    }
}
