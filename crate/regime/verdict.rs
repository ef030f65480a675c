//! From the evidence to one word and one sentence.

use super::{
    Known, Limits, ON_THE_EDGE, Regime,
    witness::{AHEAD, WITNESSED},
};
use crate::{
    message::Message,
    optimizer::Dynamics,
    spec::Spec,
    vec2::Vec2,
    walk::{Iterate, Outcome},
};

/// More steps than this to get to the valley floor, or across the map, are too many.
const PATIENCE: f64 = 200.0;
/// ln 100: the floor is reached when the distance to it is a hundredth of what it was.
const HUNDREDFOLD: f64 = 2.0 * std::f64::consts::LN_10;
/// Growth per step with which [`PATIENCE`] steps grow a hundredfold: 100^(1/200) − 1, to two places.
const SLOW_GROWTH: f64 = 0.023;
/// Steps to cross the map at which a hiker may be said to stand.
const STANDSTILL: f64 = 1e4;
/// A pass or a summit within this share of the map's width is near.
const NEAR: f64 = 0.01;
/// Slope and curvature below this share of what would lead to the lowest ground are next to none.
const FLAT: f64 = 0.01;

/// An iterate with the evidence that the verdict rests on.
pub struct Case<'a> {
    pub known: Known<'a>,
    pub spec: &'a Spec,
    pub here: Iterate,
    /// α in force.
    pub alpha: f64,
    pub dynamics: Dynamics,
    /// Least curvature of the ground.
    pub low: f64,
    /// Greatest curvature of the ground.
    pub high: f64,
    /// Length of the next step.
    pub step: f64,
    /// The curvature that sentences speak of, as the rule scales it: of the steepest direction that
    /// is moved along.
    pub gauge: f64,
    /// The limits that it sets.
    pub limits: Limits,
    /// α·λ from which a step overshoots.
    pub overshoot: f64,
    /// α·λ from which swings grow.
    pub edge: f64,
    /// What that direction shrinks by.
    pub share: f64,
    /// What the steepest direction of all would shrink by, if that is quicker: no larger α would
    /// suit both.
    pub quickest: f64,
    /// Whether a direction that is moved along curves upwards.
    pub up: bool,
    /// Whether one curves downwards.
    pub down: bool,
    /// Greatest modulus along a direction that is moved along and overshot; 0 if there is none.
    pub swing: f64,
    /// Whether a step swings along such a direction over several steps.
    pub complex: bool,
}

impl Case<'_> {
    pub fn verdict(&self, iteration: Option<u32>) -> (Regime, Message) {
        match self.here.outcome(self.spec.tolerance) {
            Outcome::Diverged => return (Regime::Diverging, self.say(self.gone())),
            Outcome::Converged => {
                if let Some(verdict) = self.arrived() {
                    return verdict;
                }
            }
            Outcome::Walking => {}
        }
        if !self.here.gradient.is_finite() {
            return (Regime::Diverging, self.say("diagnosis-undefined-slope"));
        }
        if iteration == Some(0) {
            return (Regime::Starting, self.say(self.starting()));
        }
        if let Dynamics::Linear(_) = self.dynamics
            && self.quadratic()
        {
            if self.swing > 1.0 + ON_THE_EDGE {
                return (Regime::Diverging, self.say("diagnosis-diverging"));
            }
            if !self.down {
                return self.held();
            }
        }
        self.witnessed(iteration)
    }

    /// The verdict of the walk itself, where no factor holds for good.
    fn witnessed(&self, iteration: Option<u32>) -> (Regime, Message) {
        let witness = self.witness(iteration);
        if self.leaves(&witness.last, WITNESSED) {
            let id = if self.falls() {
                "diagnosis-bottomless"
            } else if !self.is_within_reach(self.here.w) {
                "diagnosis-beyond"
            } else if let Dynamics::Linear(_) = self.dynamics {
                "diagnosis-diverging-soon"
            } else {
                "diagnosis-diverging-rule"
            };
            return (Regime::Diverging, self.say(id));
        }
        let unstable = self.alpha > self.limits.edge;
        // Said of now, and not of what is going to happen.
        let climbs = iteration.is_some() && witness.rising && witness.crossings == 0;
        let Dynamics::Linear(momentum) = self.dynamics else {
            // Rprop waits for a step after each turn, so half of the steps are all it can cross.
            let held = witness.is_held(0.4);
            let settled = held && self.is_next_to_nothing(witness.stride);
            if settled && iteration.is_none() {
                return self.held();
            }
            if settled && self.is_downwards() {
                return (Regime::Stalled, self.say("diagnosis-saddle-near"));
            }
            let id = if settled {
                "diagnosis-settled"
            } else if held {
                "diagnosis-rattling"
            } else if unstable {
                "diagnosis-edge-scaled"
            } else if witness.crossings > 0 {
                "diagnosis-crossing"
            } else if climbs {
                "diagnosis-carried"
            } else {
                return self.held();
            };
            let message = self
                .say(id)
                .with("crossings", witness.crossings)
                .with("steps", witness.steps)
                .with("stride", witness.stride);
            let regime = if settled { Regime::Converged } else { Regime::Oscillating };
            return (regime, message);
        };
        if unstable && witness.crossings > 0 {
            if self.leaves(&witness.last, AHEAD) {
                return (Regime::Diverging, self.say("diagnosis-diverging"));
            }
            return (Regime::Oscillating, self.say("diagnosis-edge"));
        }
        if witness.is_held(0.5) {
            // A floor that is sharp, and not steep, throws nobody: the steps are just too long.
            let floor = self.alpha * witness.floor;
            let id = if floor > self.edge { "diagnosis-bouncing" } else { "diagnosis-rattling" };
            let message = self.say(id).with("floor", floor).with("stride", witness.stride);
            return (Regime::Oscillating, message);
        }
        if witness.share() > 0.3 && self.alpha <= self.limits.no_overshoot {
            return (Regime::Oscillating, self.say("diagnosis-swinging"));
        }
        if unstable {
            return (Regime::Oscillating, self.say("diagnosis-too-steep"));
        }
        if climbs && momentum.mu > 0.0 {
            return (Regime::Oscillating, self.say("diagnosis-carried"));
        }
        self.held()
    }

    /// The verdict where no direction with upward curvature grows.
    fn held(&self) -> (Regime, Message) {
        if self.is_balanced() {
            return (Regime::Stalled, self.say("diagnosis-balanced"));
        }
        if self.all_ahead(&self.here, WITNESSED, |next| next.w == self.here.w) {
            let there = self.low > 0.0 && self.offset().norm() <= 1e-12 * self.width();
            let regime = if there { Regime::Converged } else { Regime::TooSmall };
            return (regime, self.say("diagnosis-stuck"));
        }
        let stands = self.is_next_to_nothing(self.step);
        if stands && self.is_plateau(self.lowest()) {
            return (Regime::Stalled, self.say("diagnosis-plateau"));
        }
        let on_the_edge = (self.swing - 1.0).abs() <= ON_THE_EDGE;
        let swings = self.swing > 0.0 && !(on_the_edge && self.down);
        if swings && matches!(self.dynamics, Dynamics::Linear(_)) {
            let id = match (self.complex, on_the_edge) {
                (true, true) => "diagnosis-undamped",
                (true, false) => "diagnosis-spiralling",
                (false, true) => "diagnosis-two-cycle",
                (false, false) => "diagnosis-oscillating",
            };
            return (Regime::Oscillating, self.say(id));
        }
        if self.down || !self.up {
            return self.on_a_slope();
        }
        let (steps, small, steady) = match self.dynamics {
            // A hundred times closer, at a pace that shrinks with the distance.
            Dynamics::Linear(_) => (
                HUNDREDFOLD / (0.0 - libm::log(self.quickest)),
                "diagnosis-too-small",
                "diagnosis-steady",
            ),
            // All the way, since the pace stays: the rule divides by the slope.
            Dynamics::Scaled(..) => {
                (1.0 / (1.0 - self.quickest), "diagnosis-too-small-rule", "diagnosis-steady-scaled")
            }
            Dynamics::Signed { .. } => (
                self.march(self.offset().norm()),
                "diagnosis-too-small-rule",
                "diagnosis-steady-signed",
            ),
        };
        if steps > PATIENCE {
            return (Regime::TooSmall, self.say(small).with("steps", steps.ceil()));
        }
        (Regime::Steady, self.say(steady).with("percent", 100.0 * (1.0 - self.share)))
    }

    /// The verdict where the ground bends downwards in some direction.
    fn on_a_slope(&self) -> (Regime, Message) {
        let stands = self.is_next_to_nothing(self.step);
        if stands && self.is_near_level_ground() {
            let near =
                if self.high > 0.0 { "diagnosis-saddle-near" } else { "diagnosis-summit-near" };
            return (Regime::Stalled, self.say(near));
        }
        let steps = self.march(self.width());
        // Where steps grow fast enough by themselves, their present length says little.
        let grows =
            matches!(self.dynamics, Dynamics::Linear(_)) && self.alpha * self.bend() > SLOW_GROWTH;
        if steps > PATIENCE && !grows {
            let small = self.say("diagnosis-too-small-slope").with("steps", steps.ceil());
            return (Regime::TooSmall, small);
        }
        let id = if self.high <= 0.0 { "diagnosis-ridge" } else { "diagnosis-slope" };
        (Regime::Steady, self.say(id))
    }

    /// The verdict where the slope is within the tolerance, unless the hiker leaves it on growing
    /// steps.
    fn arrived(&self) -> Option<(Regime, Message)> {
        let tolerance = self.spec.tolerance;
        if self.all_ahead(&self.here, WITNESSED, |next| next.gradient.norm() <= tolerance) {
            return Some(self.at_rest());
        }
        // More than the slope accounts for: noise or what the rule remembers moves the hiker on.
        let regime = if self.low > 0.0 { Regime::Oscillating } else { Regime::Steady };
        let is_noisy = self.spec.noise.is_some_and(|noise| noise.sigma > 0.0);
        let id = if is_noisy { "diagnosis-noisy" } else { "diagnosis-passing" };
        (self.step > 2.0 * self.alpha * tolerance).then(|| (regime, self.say(id)))
    }

    /// The verdict at a flat place.
    fn at_rest(&self) -> (Regime, Message) {
        let deepest = self.lowest();
        if self.is_plateau(deepest) {
            return (Regime::Stalled, self.say("diagnosis-plateau"));
        }
        if self.is_downwards() {
            let id = if self.high > 0.0 { "diagnosis-saddle" } else { "diagnosis-summit" };
            return (Regime::Stalled, self.say(id));
        }
        let id = if self.here.loss > deepest + 1e-6 * deepest.abs().max(1.0) {
            "diagnosis-converged-local"
        } else {
            "diagnosis-converged"
        };
        (Regime::Converged, self.say(id).with("deepest", deepest))
    }

    /// What to say of a position or a loss that is not finite.
    fn gone(&self) -> &'static str {
        if self.here.iteration == 0 {
            "diagnosis-undefined"
        } else if self.here.loss.is_nan() && self.is_within_reach(self.here.w) {
            "diagnosis-undefined-there"
        } else if self.falls() {
            "diagnosis-bottomless"
        } else {
            "diagnosis-diverged"
        }
    }

    /// What to say at the start: whether the first step is α times the slope, or what the rule
    /// makes of it.
    fn starting(&self) -> &'static str {
        let plain = self.alpha * self.slope();
        // A step that is lost in the digits of the place is a plain one, too.
        let lost = f64::EPSILON * self.here.w.norm();
        if (self.step - plain).abs() <= 1e-6 * plain + lost {
            "diagnosis-starting"
        } else {
            "diagnosis-starting-rule"
        }
    }

    /// A sentence with what every sentence may refer to.
    fn say(&self, id: &'static str) -> Message {
        Message::new(id)
            .with("iteration", self.here.iteration)
            .with("alpha", self.alpha)
            .with("lambda", self.gauge)
            .with("alphaLambda", self.alpha * self.gauge)
            .with("overshoot", self.overshoot)
            .with("edge", self.edge)
            .with("loss", self.here.loss)
            .with("slope", self.slope())
            .with("step", self.step)
    }

    fn slope(&self) -> f64 {
        self.here.gradient.norm()
    }

    fn bend(&self) -> f64 {
        self.high.abs().max(self.low.abs())
    }

    /// Whether the ground curves downwards, beyond what rounding makes of a valley floor that is level
    /// along one direction.
    fn is_downwards(&self) -> bool {
        self.low < -1e-12 * self.bend()
    }

    /// The longer side of the map.
    pub fn width(&self) -> f64 {
        let [x0, x1, y0, y1] = self.spec.surface.domain();
        (x1 - x0).max(y1 - y0)
    }

    /// Way from the level place to here, were the ground as curved everywhere as it is here: H⁻¹∇f
    /// (Newton's step).
    fn offset(&self) -> Vec2 {
        let jet = self.spec.surface.jet(self.here.w);
        let determinant = jet.xx * jet.yy - jet.xy * jet.xy;
        let x = jet.yy * jet.x - jet.xy * jet.y;
        let y = jet.xx * jet.y - jet.xy * jet.x;
        Vec2::new(x / determinant, y / determinant)
    }

    /// Whether a level place is near, and is as good as level.
    fn is_near_level_ground(&self) -> bool {
        let offset = self.offset();
        let (_, there) = self.spec.surface.slope(self.here.w - offset);
        offset.norm() < NEAR * self.width() && there.norm() < 0.1 * self.slope()
    }

    /// Steps for a distance, at the pace of the next step or at one that grows from there.
    fn march(&self, distance: f64) -> f64 {
        let steps = distance / self.step;
        match self.dynamics {
            Dynamics::Signed { growth } if growth > 1.0 => {
                libm::log(1.0 + steps * (growth - 1.0)) / libm::log(growth)
            }
            _ => steps,
        }
    }

    /// The least loss that is known: of the valley floors and of a few hundred places on the map.
    pub fn lowest(&self) -> f64 {
        *self.known.ground.0.get_or_init(|| self.find_lowest())
    }

    fn find_lowest(&self) -> f64 {
        const SIDE: usize = 17;
        let [x0, x1, y0, y1] = self.spec.surface.domain();
        let (mut xs, mut ys, mut losses) = ([0.0; SIDE], [0.0; SIDE], Vec::new());
        for i in 0..SIDE {
            let t = i as f64 / (SIDE - 1) as f64;
            (xs[i], ys[i]) = (x0 + t * (x1 - x0), y0 + t * (y1 - y0));
        }
        self.spec.surface.heights(&xs, &ys, &mut losses);
        let mut lowest = f64::INFINITY;
        for loss in losses {
            lowest = lowest.min(loss);
        }
        for minimum in self.spec.surface.minima() {
            lowest = lowest.min(minimum.f);
        }
        lowest
    }

    /// Whether a step of this length is next to nothing on this map.
    fn is_next_to_nothing(&self, step: f64) -> bool {
        step * STANDSTILL < self.width()
    }

    /// Whether neither slope nor curvature leads to the lower ground that there is.
    fn is_plateau(&self, lowest: f64) -> bool {
        let width = self.width();
        let flat = FLAT * (self.here.loss - lowest);
        self.slope() * width < flat && self.bend() * width * width < flat
    }

    /// Whether weight decay holds the hiker on a slope: what is left of the slope, or of the steps,
    /// is no more than at a flat place.
    fn is_balanced(&self) -> bool {
        let (Dynamics::Linear(momentum) | Dynamics::Scaled(momentum, _)) = self.dynamics else {
            return false;
        };
        let tolerance = self.spec.tolerance;
        let rest = f64::from(WITNESSED) * self.alpha * tolerance;
        if momentum.pull > 0.0 {
            let pull = momentum.pull;
            self.all_ahead(&self.here, WITNESSED, |next| {
                (next.gradient + next.w * pull).norm() <= tolerance
            })
        } else {
            momentum.decay > 0.0
                && self
                    .all_ahead(&self.here, WITNESSED, |next| (next.w - self.here.w).norm() <= rest)
        }
    }

    /// Whether the ground is a quadratic, as far as three places can tell: the same curvature at all
    /// of them, and no kink between them.
    fn quadratic(&self) -> bool {
        let [x0, x1, y0, y1] = self.spec.surface.domain();
        let here = self.spec.surface.jet(self.here.w);
        let size = here.xx.abs().max(here.xy.abs()).max(here.yy.abs());
        let mut same = true;
        for (u, v) in [(0.31, 0.77), (0.83, 0.29)] {
            let there = Vec2::new(x0 + u * (x1 - x0), y0 + v * (y1 - y0));
            let jet = self.spec.surface.jet(there);
            for change in [jet.xx - here.xx, jet.xy - here.xy, jet.yy - here.yy] {
                same &= change.abs() <= 1e-12 * size;
            }
            let way = there - self.here.w;
            let x = jet.x - here.x - (here.xx * way.x + here.xy * way.y);
            let y = jet.y - here.y - (here.xy * way.x + here.yy * way.y);
            let rounding = here.x.abs() + here.y.abs() + size * (way.x.abs() + way.y.abs());
            same &= x.abs().max(y.abs()) <= 1e-9 * rounding;
        }
        same
    }
}
