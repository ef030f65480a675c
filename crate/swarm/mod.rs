//! Many hikers at once: what a range of learning rates comes to, and which valley floor each start
//! of a grid leads to.
//!
//! The law of this module: each hiker goes exactly where its own [`walk`](crate::walk) goes, bit
//! for bit. [`fate`] follows that walk and is the definition. Hikers who share their learning rates
//! go together (`company`), which is faster, and those whose fate is settled stop: they have left,
//! or they have provably arrived (`trap`). Those who differ in nothing but the learning rate go
//! together too (`fan`). Where rates depend on what each hiker meets, under a schedule that listens to
//! the loss, they go one by one.
//!
//! ```
//! use blindfolded_hiker::{spec::Spec, surface::{Bowl, Himmelblau}, swarm::{basins, sweep}};
//!
//! // From one start: too small, about right, too large.
//! let spec = Spec::new(Bowl { kappa: 6.0 }, 0.1, [4.0, 3.0]);
//! assert_eq!(sweep(spec, &[1e-4, 0.2, 0.5], 1000).outcome, [0, 1, 2]);
//!
//! // From every start of a coarse map: each label is a valley.
//! let spec = Spec::new(Himmelblau::default(), 0.01, [0.0, 0.0]);
//! let map = basins(&spec, [-5.0, 5.0, -5.0, 5.0], 3, 3, 1000);
//! assert_eq!(map.minima.len(), 4);
//! assert_eq!(map.minima[usize::from(map.label[8])], [3.0, 2.0], "from (5, 5)");
//! ```

#[cfg(feature = "swift")]
mod company;
#[cfg(feature = "swift")]
mod fan;
#[cfg(feature = "swift")]
pub mod interval;
#[cfg(feature = "swift")]
pub mod trap;

use std::ops::Range;

use crate::{
    error::{Accepted, Error},
    regime::{Ground, Regime, diagnose_on},
    spec::{Spec, read_alpha},
    surface::Surface,
    value::{Field, Value},
    vec2::Vec2,
    walk::{Iterate, Outcome, iterate},
};
#[cfg(feature = "swift")]
use company::Company;

/// Greatest number of steps of a swarm.
pub const MAX_STEPS: u32 = 100_000;
/// Greatest number of learning rates of a sweep.
pub const MAX_RATES: usize = 100_000;
/// Greatest number of hikers on a map of basins.
pub const MAX_HIKERS: u32 = 4_000_000;

/// A hiker this near to a minimiser is there.
pub const RADIUS: f64 = 1e-3;
/// A hiker with a coordinate beyond this has left.
pub const FAR: f64 = 1e6;
/// Label of a hiker who is at no minimiser.
pub const NOWHERE: u8 = 254;
/// Label of a hiker who has left.
pub const LEFT: u8 = 255;

/// What learning rates come to, one entry for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sweep {
    /// The loss at the end; where the walk diverged, that of its last row.
    pub loss: Vec<f64>,
    /// 0 walking, 1 converged, 2 diverged, as a [`walk`](crate::walk::walk) has it.
    pub outcome: Vec<u8>,
    /// Which [`Regime`], by its place in that list: the verdict from the start, and diverging where
    /// the walk diverged.
    pub regime: Vec<u8>,
}

/// Which minimiser each start of a grid leads to, row by row from (xmin, ymin).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basins {
    /// As in [`Fate`].
    pub label: Vec<u8>,
    /// As in [`Fate`]; 65,535 stands for more.
    pub iterations: Vec<u16>,
    /// The minimisers that have labels: the first 254 of the surface.
    pub minima: Vec<[f64; 2]>,
}

/// What becomes of one hiker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fate {
    /// Index of the nearest minimiser, if it is within [`RADIUS`] at the end, else [`NOWHERE`];
    /// [`LEFT`] where a coordinate exceeded [`FAR`], or anything was not finite, at any step.
    pub label: u8,
    /// The first iteration of the final stay within that radius; the one at which the hiker had
    /// left; the number of steps where neither is.
    pub iteration: u32,
}

/// Where hikers can arrive.
#[derive(Clone, Debug)]
pub struct Goals {
    /// Minimisers; their places in this list are their labels.
    places: Vec<Vec2>,
    /// Whether nobody can be at two of them at once.
    apart: bool,
}

/// Reads the learning rates of a sweep.
///
/// # Errors
/// When it is no list, too long, or one of them is not a finite number above 0.
pub fn read_rates(field: &Field<'_>) -> Result<Vec<f64>, Error> {
    const FORM: &str = "a list of at most 100000 learning rates";
    let entries = field.list(FORM)?;
    if entries.len() > MAX_RATES {
        return Err(field.refused(Accepted::Form(FORM)));
    }
    let mut rates = Vec::with_capacity(entries.len());
    for entry in &entries {
        rates.push(read_alpha(entry)?);
    }
    Ok(rates)
}

/// Reads the size of a map of basins.
///
/// # Errors
/// When a side has fewer than 2 starts, or the map more than [`MAX_HIKERS`].
pub fn read_size(width: &Field<'_>, height: &Field<'_>) -> Result<[u32; 2], Error> {
    let width = width.integer(2, MAX_HIKERS / 2)?;
    Ok([width, height.integer(2, MAX_HIKERS / width)?])
}

/// Reads which rows of such a map are wanted: [from, until]; all of them where nothing is given.
///
/// # Errors
/// When they are not two whole numbers in ascending order that the map has.
pub fn read_rows(field: &Field<'_>, height: u32) -> Result<Range<u32>, Error> {
    const FORM: &str = "[from, until], two whole numbers with 0 ≤ from < until ≤ height";
    if let Value::Missing = field.value {
        return Ok(0..height);
    }
    let [from, until] = field.numbers(FORM)?;
    let whole = from.trunc() == from && until.trunc() == until;
    if !(whole && 0.0 <= from && from < until && until <= f64::from(height)) {
        return Err(field.refused(Accepted::Form(FORM)));
    }
    Ok(from as u32..until as u32)
}

/// What each learning rate comes to after `steps` steps. It takes the place of the spec's α; what
/// the spec's changes set on the way, they set here too.
pub fn sweep(mut spec: Spec, alphas: &[f64], steps: u32) -> Sweep {
    #[cfg(feature = "swift")]
    if fan::goes_together(&spec) {
        return fan::sweep_together(spec, alphas, steps);
    }
    let mut sweep = Sweep::default();
    let ground = Ground::default();
    for &alpha in alphas {
        spec.alpha = alpha;
        let mut outcome = Outcome::Walking;
        let last = iterate(&spec, Iterate::start(&spec), steps, &mut |here, _| {
            if outcome == Outcome::Walking {
                outcome = here.outcome(spec.tolerance);
            }
            true
        });
        let mut regime = Regime::Diverging;
        if last.outcome(spec.tolerance) == Outcome::Diverged {
            outcome = Outcome::Diverged;
        } else {
            regime = diagnose_on(&ground, &spec, None).regime;
        }
        sweep.tell(last.loss, outcome, regime);
    }
    sweep
}

impl Sweep {
    fn tell(&mut self, loss: f64, outcome: Outcome, regime: Regime) {
        // The bits of a NaN depend on the machine.
        self.loss.push(if loss.is_nan() { f64::NAN } else { loss });
        self.outcome.push(outcome as u8);
        self.regime.push(regime as u8);
    }
}

/// Where `steps` steps lead from the starts xᵢ = xmin + i(xmax − xmin)/(width − 1), and yⱼ likewise;
/// `width` and `height` are at least 2. The slope is the whole one, without noise or mini-batches.
pub fn basins(spec: &Spec, domain: [f64; 4], width: u32, height: u32, steps: u32) -> Basins {
    basins_of_rows(spec.clone(), domain, [width, height], 0..height, steps)
}

/// Some rows of that map: a band of it, to the bit.
pub fn basins_of_rows(
    mut spec: Spec,
    [x0, x1, y0, y1]: [f64; 4],
    [width, height]: [u32; 2],
    rows: Range<u32>,
    steps: u32,
) -> Basins {
    (spec.noise, spec.batch) = (None, None);
    let goals = Goals::of(&spec.surface);
    let count = width as usize * rows.len();
    let mut basins = Basins {
        label: Vec::with_capacity(count),
        iterations: Vec::with_capacity(count),
        minima: goals.places.iter().map(|goal| [goal.x, goal.y]).collect(),
    };
    let mut tell = |fate: Fate| {
        basins.label.push(fate.label);
        basins.iterations.push(fate.iteration.min(u16::MAX.into()) as u16);
    };
    let xs = along(x0, x1, width, 0..width);
    let ys = along(y0, y1, height, rows);
    let starts = ys.iter().flat_map(|&y| xs.iter().map(move |&x| Vec2::new(x, y)));
    #[cfg(feature = "swift")]
    if let Some(mut company) = Company::new(&spec, &goals, steps) {
        company.walk(starts, &mut tell);
        return basins;
    }
    for start in starts {
        spec.start = start;
        tell(fate(&spec, &goals, steps));
    }
    basins
}

fn along(from: f64, to: f64, n: u32, places: Range<u32>) -> Vec<f64> {
    places.map(|i| from + f64::from(i) * (to - from) / f64::from(n - 1)).collect()
}

/// What becomes of the hiker of a spec in `steps` steps.
pub fn fate(spec: &Spec, goals: &Goals, steps: u32) -> Fate {
    let (mut goal, mut since, mut left) = (None, 0, false);
    let last = iterate(spec, Iterate::start(spec), steps, &mut |here, _| {
        left = !(here.w.x.abs() <= FAR && here.w.y.abs() <= FAR && here.loss.is_finite());
        let stays = goal.is_some_and(|at| goals.square(at, here.w) <= RADIUS * RADIUS);
        if !stays {
            (goal, since) = (goals.at(here.w), here.iteration);
        }
        !left
    });
    if left {
        return Fate { label: LEFT, iteration: last.iteration };
    }
    let Some(nearest) = goals.at(last.w) else {
        return Fate { label: NOWHERE, iteration: steps };
    };
    if !goals.apart {
        let only = Goals { places: vec![goals.places[nearest]], apart: true };
        since = fate(spec, &only, steps).iteration;
    }
    Fate { label: nearest as u8, iteration: since }
}

impl Goals {
    /// The minimisers of a surface that have labels.
    pub fn of(surface: &Surface) -> Self {
        let mut places: Vec<Vec2> = Vec::new();
        let mut apart = true;
        for minimum in surface.minima().iter().take(NOWHERE.into()) {
            let place = Vec2::new(minimum.x, minimum.y);
            for &other in &places {
                apart &= (place - other).norm() > 2.5 * RADIUS;
            }
            places.push(place);
        }
        Self { places, apart }
    }

    /// The square of the distance from one of them.
    fn square(&self, goal: usize, w: Vec2) -> f64 {
        let d = w - self.places[goal];
        d.x * d.x + d.y * d.y
    }

    /// The nearest one, if it is within [`RADIUS`].
    fn at(&self, w: Vec2) -> Option<usize> {
        let (mut nearest, mut least) = (None, RADIUS * RADIUS);
        for goal in 0..self.places.len() {
            let square = self.square(goal, w);
            if square <= least && !(square == least && nearest.is_some()) {
                (nearest, least) = (Some(goal), square);
            }
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{surface::Himmelblau, walk::walk};

    #[test]
    fn among_crowded_minimisers_the_stay_is_at_the_one_that_is_the_nearest_at_the_end() {
        let spec = Spec::new(Himmelblau::default(), 0.001, [2.0, 1.0]);
        let at = |x: f64| Vec2::new(x, 2.0);
        let crowd = Goals { places: vec![at(2.9991), at(3.0), at(3.0005)], apart: false };
        let rows = walk(&spec, 900);
        let off = |k: usize| Vec2::new(rows.x[k], rows.y[k]) - at(3.0);
        let near = |k: usize| off(k).x * off(k).x + off(k).y * off(k).y <= RADIUS * RADIUS;
        let away = (0..900).rev().find(|&k| !near(k)).unwrap() as u32;
        assert_eq!(fate(&spec, &crowd, 900), Fate { label: 1, iteration: away + 1 });
        assert!(Goals::of(&spec.surface).apart);
        #[cfg(feature = "swift")]
        assert!(Company::new(&spec, &crowd, 900).is_none());
    }

    #[test]
    fn the_nearest_goal_is_the_first_of_those_that_are_as_near() {
        let goals = Goals {
            places: vec![Vec2::new(1e-3, 0.0), Vec2::new(-5e-4, 0.0), Vec2::new(5e-4, 0.0)],
            apart: false,
        };
        assert_eq!(goals.at(Vec2::default()), Some(1));
        assert_eq!(goals.at(Vec2::new(2e-3, 0.0)), Some(0));
        assert_eq!(goals.at(Vec2::new(2.1e-3, 0.0)), None);
        assert_eq!(goals.at(Vec2::new(f64::NAN, 0.0)), None);
    }
}
