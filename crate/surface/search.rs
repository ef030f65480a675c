//! Finding the valley floors of a surface that has no formula for them.
//!
//! What is *not* guaranteed is that all are found: a hollow narrower than a cell of the grid can
//! hide in it. What is found is a minimiser: the slope vanishes and the ground bends upwards.

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

/// Height, gradient and Hessian of a surface at a place.
pub type Jets<'a> = &'a dyn Fn(Vec2) -> Jet;

/// Minimisers within [xmin, xmax, ymin, ymax]: every vertex of a grid that lies below its eight
/// neighbours, followed down to the floor.
pub fn minima(jet: Jets<'_>, [x0, x1, y0, y1]: [f64; 4]) -> Vec<[f64; 2]> {
    let at = |i: usize, j: usize| {
        let part = |k: usize| k as f64 / (SIDE - 1) as f64;
        Vec2::new(x0 + part(i) * (x1 - x0), y0 + part(j) * (y1 - y0))
    };
    let mut heights = Vec::with_capacity(SIDE * SIDE);
    for j in 0..SIDE {
        for i in 0..SIDE {
            heights.push(jet(at(i, j)).v);
        }
    }
    let mut found: Vec<[f64; 2]> = Vec::new();
    for j in 1..SIDE - 1 {
        for i in 1..SIDE - 1 {
            let here = j * SIDE + i;
            let around = [1, SIDE - 1, SIDE, SIDE + 1];
            let lowest = around
                .iter()
                .all(|&d| heights[here] <= heights[here + d] && heights[here] <= heights[here - d]);
            if !lowest || found.len() == MOST {
                continue;
            }
            let Some(w) = polish(jet, at(i, j)) else { continue };
            let inside = w.x >= x0 && w.x <= x1 && w.y >= y0 && w.y <= y1;
            let near = APART * (x1 - x0).max(y1 - y0);
            let known = found.iter().any(|&[x, y]| (w - Vec2::new(x, y)).norm() <= near);
            if inside && !known {
                found.push([w.x, w.y]);
            }
        }
    }
    found
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
        let floor = 1e-9 * high.abs().max(low.abs());
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
    let ([low, high], _) = eigen([here.xx, here.xy, here.yy]);
    let flat = Vec2::new(here.x, here.y).norm() <= 1e-7 * high * w.norm().max(1.0);
    (flat && low > 1e-9 * high).then_some(w)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        jet::Real,
        surface::{Himmelblau, Landscape, Surface},
    };

    #[test]
    fn the_valleys_of_himmelblau_are_found_and_nothing_else() {
        let surface = Surface::Himmelblau(Himmelblau::default());
        let found = minima(&|w| surface.jet(w), Himmelblau::DOMAIN);
        assert_eq!(found.len(), 4);
        for [x, y] in Himmelblau::default().minima() {
            let near = |m: &[f64; 2]| (m[0] - x).abs() < 1e-12 && (m[1] - y).abs() < 1e-12;
            assert!(found.iter().any(near), "({x}, {y})");
        }
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
            assert_eq!(minima(surface, domain), Vec::<[f64; 2]>::new());
        }
    }
}
