//! What the walk itself says where the ground is no quadratic.

use super::verdict::Case;
use crate::{
    optimizer::Dynamics,
    vec2::Vec2,
    walk::{Iterate, Outcome, iterate},
};

/// Steps that are looked back on, and ahead to.
pub const WITNESSED: u32 = 12;
/// Steps ahead that decide before the first step is taken, and whether a swing that grows is held.
pub const AHEAD: u32 = 100;
/// Fewer steps than this say nothing of a habit.
const ENOUGH: u32 = 4;
/// A hiker this many times as far away as the map is wide has left for good.
const FAR: f64 = 1e6;

/// What the steps around an iterate were like.
pub struct Witness {
    /// How many steps crossed a valley floor.
    pub crossings: u32,
    /// Out of so many steps, at least one.
    pub steps: u32,
    /// Whether the last step went up.
    pub rising: bool,
    /// Whether the loss came down over the stretch by more than a hundredth of its swings.
    pub gaining: bool,
    /// Greatest curvature half-way between the last two positions.
    pub floor: f64,
    /// Length of the longest step.
    pub stride: f64,
    /// The last iterate of the stretch.
    pub last: Iterate,
}

impl Witness {
    /// Share of steps that crossed a valley floor.
    pub fn share(&self) -> f64 {
        f64::from(self.crossings) / f64::from(self.steps)
    }

    /// Whether the hiker goes back and forth, a share of the steps at least, and gets no lower.
    pub fn is_held(&self, share: f64) -> bool {
        self.steps >= ENOUGH && self.share() >= share && !self.gaining
    }
}

impl Case<'_> {
    /// The last steps up to `iteration` and what follows on them.
    pub fn witness(&self, iteration: Option<u32>) -> Witness {
        let until = iteration.unwrap_or(AHEAD);
        let first = until.saturating_sub(WITNESSED);
        let from = self.follow(&self.start(), first, &mut |_, _| true);
        let (mut before, mut middle, mut stride) = (from, from.w, 0.0_f64);
        let (mut crossings, mut rising) = (0, false);
        let (mut lowest, mut highest) = (from.loss, from.loss);
        let last = self.follow(&from, until - first, &mut |here, _| {
            crossings += u32::from(self.crosses(before.gradient, here.gradient));
            (lowest, highest) = (lowest.min(here.loss), highest.max(here.loss));
            middle = (before.w + here.w) * 0.5;
            rising = here.loss > before.loss;
            stride = stride.max((here.w - before.w).norm());
            before = *here;
            true
        });
        Witness {
            crossings,
            steps: (until - first).max(1),
            rising,
            gaining: from.loss - last.loss > 0.01 * (highest - lowest),
            floor: self.spec.surface.curvatures(middle)[1],
            stride,
            last,
        }
    }

    /// The start of the walk.
    #[inline(always)]
    fn start(&self) -> Iterate {
        #[cfg(feature = "swift")]
        if let Some(trail) = self.known.trail {
            return trail(0);
        }
        Iterate::start(self.spec)
    }

    /// As [`iterate`], along the trail where there is one; there the learning rates are not told.
    #[inline(always)]
    fn follow(
        &self,
        from: &Iterate,
        steps: u32,
        visit: &mut dyn FnMut(&Iterate, f64) -> bool,
    ) -> Iterate {
        #[cfg(feature = "swift")]
        if let Some(trail) = self.known.trail {
            let until = from.iteration + steps;
            let mut here = *from;
            while visit(&here, f64::NAN)
                && here.iteration < until
                && here.outcome(0.0) != Outcome::Diverged
            {
                here = trail(here.iteration + 1);
            }
            return here;
        }
        iterate(self.spec, *from, steps, visit)
    }

    /// Whether the walk flies out of every bound within so many steps.
    pub fn leaves(&self, from: &Iterate, steps: u32) -> bool {
        !self.all_ahead(from, steps, |here| {
            here.outcome(0.0) != Outcome::Diverged && self.is_within_reach(here.w)
        })
    }

    /// Whether a step from slope g to slope h has crossed a valley floor: opposed slopes, or for a
    /// rule that treats each axis for itself, opposed slopes along an axis.
    fn crosses(&self, g: Vec2, h: Vec2) -> bool {
        let (x, y) = (g.x * h.x, g.y * h.y);
        if matches!(self.dynamics, Dynamics::Linear(_)) { x + y < 0.0 } else { x.min(y) < 0.0 }
    }

    /// Whether something is true of an iterate and of so many that follow.
    pub fn all_ahead(&self, from: &Iterate, steps: u32, is_so: impl Fn(&Iterate) -> bool) -> bool {
        let mut all = true;
        self.follow(from, steps, &mut |here, _| {
            all &= is_so(here);
            all
        });
        all
    }

    /// Whether the hiker has not left for good.
    pub fn is_within_reach(&self, w: Vec2) -> bool {
        w.norm() <= FAR * self.width()
    }

    /// Whether the way out of every bound leads below all ground that is known: no learning rate
    /// keeps a hiker there.
    pub fn falls(&self) -> bool {
        let until = self.here.iteration.max(AHEAD);
        let mut last = f64::NAN;
        self.follow(&self.start(), until, &mut |here, _| {
            if here.loss.is_finite() {
                last = here.loss;
            }
            true
        });
        last < self.lowest()
    }
}
