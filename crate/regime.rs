//! What is happening and why: multipliers per eigen-direction, stability limits, and a verdict.
//!
//! Near a point the loss is a quadratic with curvatures λ. Along each eigen-direction one step of a
//! linear rule multiplies the distance by fixed factors: 1 − αλ for gradient descent, two roots
//! with momentum (Goh 2017, *Why Momentum Really Works*, Distill; Lessard, Recht & Packard 2016,
//! SIAM J. Optim. 26(1)). On a quadratic these factors decide alone, however the loss happens to
//! look. Elsewhere they hold underfoot only, so the walk itself is heard as a witness.

use crate::{
    jet::eigen,
    message::Message,
    optimizer::Dynamics,
    spec::Spec,
    value::{Object, Value},
    vec2::Vec2,
    walk::{Iterate, Outcome, iterate, phase_at},
};

/// The verdict in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regime {
    /// No step taken yet.
    Starting,
    /// Going down, but in tiny steps.
    TooSmall,
    /// Going down without overshooting.
    Steady,
    /// Jumping across the valley floor, but held by the valley.
    Oscillating,
    /// Each swing larger than the last.
    Diverging,
    /// At rest or nearly so where the ground is flat but no valley floor.
    Stalled,
    /// At the floor of a valley.
    Converged,
}

/// A factor by which one step multiplies the distance along an eigen-direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Multiplier {
    /// Real part; negative means that the step overshoots.
    pub re: f64,
    /// Imaginary part; not zero means swinging from side to side over several steps.
    pub im: f64,
}

/// Learning rates at which the behaviour underfoot changes; infinite without upward curvature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Greatest α at which no direction overshoots: 1/λmax for gradient descent.
    pub no_overshoot: f64,
    /// α at which the slowest direction shrinks fastest: 2/(λmin + λmax) for gradient descent.
    pub fastest: f64,
    /// α from which the steepest direction grows: 2/λmax for gradient descent.
    pub edge: f64,
}

/// A verdict with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// The verdict.
    pub regime: Regime,
    /// α times the smallest and the largest curvature.
    pub alpha_lambda: [f64; 2],
    /// Factors of the direction of least curvature, then of the greatest.
    pub multipliers: Vec<Multiplier>,
    /// Where the behaviour would change.
    pub limits: Limits,
    /// The sentence that explains it.
    pub message: Message,
}

/// Steps that are looked back on, and ahead to, where the ground is no quadratic.
const WITNESSED: u32 = 12;
/// Steps ahead that decide before the first step is taken.
const AHEAD: u32 = 100;
/// A hiker this many times as far away as the map is wide has left for good.
const FAR: f64 = 1e6;
/// More steps than this to come a hundred times closer in the steepest direction is too slow.
const PATIENCE: f64 = 200.0;
/// ln 100.
const HUNDREDFOLD: f64 = 2.0 * std::f64::consts::LN_10;
/// Multipliers within this of ±1 count as ±1: twice the rounding of 1 − αλ at αλ = 2, with room
/// for that of λ itself.
const ON_THE_EDGE: f64 = 1e-9;

impl Regime {
    /// Its name in plain data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::TooSmall => "too-small",
            Self::Steady => "steady",
            Self::Oscillating => "oscillating",
            Self::Diverging => "diverging",
            Self::Stalled => "stalled",
            Self::Converged => "converged",
        }
    }
}

impl From<&Diagnosis> for Value {
    fn from(diagnosis: &Diagnosis) -> Self {
        let limits = Object::default()
            .with("noOvershoot", diagnosis.limits.no_overshoot)
            .with("fastest", diagnosis.limits.fastest)
            .with("edge", diagnosis.limits.edge);
        let factor = |m: &Multiplier| Object::default().with("re", m.re).with("im", m.im).into();
        Object::default()
            .with("regime", diagnosis.regime.name())
            .with("alphaLambda", &diagnosis.alpha_lambda[..])
            .with("multipliers", Self::list(&diagnosis.multipliers, factor))
            .with("limits", limits)
            .with("message", &diagnosis.message)
            .into()
    }
}

impl Multiplier {
    /// Factor by which distances grow or shrink.
    pub fn modulus(self) -> f64 {
        Vec2::new(self.re, self.im).norm()
    }

    fn overshoots(self) -> bool {
        self.im != 0.0 || self.re < -ON_THE_EDGE
    }
}

impl Dynamics {
    /// Factors along a direction of curvature λ at learning rate α: one for gradient descent, the
    /// two roots of r² − trace·r + det with momentum.
    pub fn multipliers(&self, alpha: f64, lambda: f64) -> Vec<Multiplier> {
        let Self::Momentum { mu, share, lookahead, decay } = *self;
        let z = alpha * (lambda + decay);
        if mu == 0.0 {
            return vec![Multiplier { re: 1.0 - z, im: 0.0 }];
        }
        let (trace, det) = if lookahead {
            (1.0 + mu - z * (1.0 + mu * share), mu * (1.0 - z))
        } else {
            (1.0 + mu - z * share, mu)
        };
        let half = 0.5 * trace;
        let discriminant = half * half - det;
        if discriminant < 0.0 {
            let im = (-discriminant).sqrt();
            return vec![Multiplier { re: half, im: -im }, Multiplier { re: half, im }];
        }
        // The larger root first, the other from their product: no cancellation.
        let larger = half + discriminant.sqrt().copysign(half);
        let smaller = if larger == 0.0 { 0.0 } else { det / larger };
        vec![Multiplier { re: larger, im: 0.0 }, Multiplier { re: smaller, im: 0.0 }]
    }

    /// Greatest modulus along a direction.
    pub fn radius(&self, alpha: f64, lambda: f64) -> f64 {
        let mut radius = 0.0_f64;
        for multiplier in self.multipliers(alpha, lambda) {
            radius = radius.max(multiplier.modulus());
        }
        radius
    }

    /// The learning rates at which the behaviour on curvatures λmin ≤ λmax changes.
    pub fn limits(&self, [low, high]: [f64; 2]) -> Limits {
        let Self::Momentum { mu, share, lookahead, decay } = *self;
        let (low, high) = (low + decay, high + decay);
        if high <= 0.0 {
            let never = f64::INFINITY;
            return Limits { no_overshoot: never, fastest: never, edge: never };
        }
        // A direction that falls away on both sides sets no pace.
        let low = if low > 0.0 { low } else { high };
        if !lookahead {
            let calm = if mu == 0.0 { 1.0 } else { square(1.0 - mu.sqrt()) };
            return Limits {
                no_overshoot: calm / (share * high),
                fastest: 2.0 * (1.0 + mu) / (share * (low + high)),
                edge: 2.0 * (1.0 + mu) / (share * high),
            };
        }
        // Roots are real up to the smaller z with (1 + μ − z(1 + μs))² = 4μ(1 − z).
        let slope = 1.0 + mu * share;
        let half = ((1.0 + mu) * slope - 2.0 * mu) / (slope * slope);
        let product = square((1.0 - mu) / slope);
        let calm = product / (half + (half * half - product).max(0.0).sqrt());
        let edge = 2.0 * (1.0 + mu) / ((1.0 + mu + mu * share) * high);
        Limits { no_overshoot: calm / high, fastest: self.balance(low, high, edge), edge }
    }

    /// The α below the edge at which the flattest and the steepest direction shrink alike.
    fn balance(&self, low: f64, high: f64, edge: f64) -> f64 {
        let Self::Momentum { decay, .. } = *self;
        let (low, high) = (low - decay, high - decay);
        if low == high {
            return 1.0 / (high + decay);
        }
        let (mut slow, mut fast) = (0.0, edge);
        for _ in 0..60 {
            let middle = 0.5 * (slow + fast);
            if self.radius(middle, high) < self.radius(middle, low) {
                slow = middle;
            } else {
                fast = middle;
            }
        }
        0.5 * (slow + fast)
    }
}

/// What the steps around an iterate were like.
struct Witness {
    /// Share of steps that crossed the valley floor: gradients before and after opposed.
    crossings: f64,
    /// Whether the loss went up over the whole stretch.
    rising: bool,
    /// Whether it came down over the stretch by more than a hundredth of its swings.
    gaining: bool,
    /// Greatest curvature half-way between the last two positions.
    floor: f64,
    /// Whether the walk flies out of every bound soon.
    leaving: bool,
}

/// Diagnoses a walk: at `iteration`, or before it is walked, with what is going to happen.
pub fn diagnose(spec: &Spec, iteration: Option<u32>) -> Diagnosis {
    let k = iteration.unwrap_or(0);
    let here = iterate(spec, Iterate::start(spec), k, &mut |_, _| true);
    let phases = spec.phases();
    let phase = phase_at(&phases, here.iteration);
    let alpha = here.alpha(&phase);
    let dynamics = phase.optimizer.0.dynamics();
    let jet = spec.surface.jet(here.w);
    let ([low, high], steepest) = eigen([jet.xx, jet.xy, jet.yy]);
    let flattest = [-steepest[1], steepest[0]];
    let limits = dynamics.limits([low, high]);
    let mut case = Case {
        spec,
        here,
        alpha,
        low,
        high,
        limits,
        share: dynamics.radius(alpha, high),
        worst: 0.0,
        overshoots: false,
        complex: false,
    };
    let mut multipliers = Vec::new();
    for (lambda, direction) in [(low, flattest), (high, steepest)] {
        let excited = excited(here.gradient, direction);
        for multiplier in dynamics.multipliers(alpha, lambda) {
            multipliers.push(multiplier);
            if excited {
                case.worst = case.worst.max(multiplier.modulus());
                case.overshoots |= lambda > 0.0 && multiplier.overshoots();
                case.complex |= multiplier.im != 0.0;
            }
        }
    }
    let (regime, message) = case.verdict(iteration);
    Diagnosis { regime, alpha_lambda: [alpha * low, alpha * high], multipliers, limits, message }
}

fn square(x: f64) -> f64 {
    x * x
}

/// Whether a step moves along a direction at all: on the axis of a bowl it never does.
fn excited(gradient: Vec2, [x, y]: [f64; 2]) -> bool {
    (gradient.x * x + gradient.y * y).abs() > 1e-12 * gradient.norm()
}

struct Case<'a> {
    spec: &'a Spec,
    here: Iterate,
    alpha: f64,
    low: f64,
    high: f64,
    limits: Limits,
    /// What the steepest direction shrinks by.
    share: f64,
    /// Greatest modulus along a direction that is moved along.
    worst: f64,
    /// Whether such a direction with upward curvature is overshot.
    overshoots: bool,
    /// Whether a step swings along such a direction over several steps.
    complex: bool,
}

impl Case<'_> {
    fn verdict(&self, iteration: Option<u32>) -> (Regime, Message) {
        let slope = self.here.gradient.norm();
        match self.here.outcome(self.spec.tolerance) {
            Outcome::Diverged => {
                let at = Message::new("diagnosis-diverged").with("iteration", self.here.iteration);
                return (Regime::Diverging, at);
            }
            Outcome::Converged => return self.at_rest(),
            Outcome::Walking => {}
        }
        if iteration == Some(0) {
            let starting = self
                .say("diagnosis-starting")
                .with("slope", slope)
                .with("step", self.alpha * slope);
            return (Regime::Starting, starting);
        }
        if self.quadratic() {
            if self.worst > 1.0 + ON_THE_EDGE && self.high > 0.0 {
                return (Regime::Diverging, self.say("diagnosis-diverging"));
            }
            return self.held();
        }
        let witness = self.witness(iteration);
        if witness.leaving {
            return (Regime::Diverging, self.say("diagnosis-diverging-soon"));
        }
        let unstable = self.alpha > self.limits.edge;
        if unstable && witness.rising && witness.crossings > 0.5 {
            return (Regime::Diverging, self.say("diagnosis-diverging"));
        }
        if unstable && witness.crossings > 0.0 {
            return (Regime::Oscillating, self.say("diagnosis-edge"));
        }
        if witness.crossings > 0.5 && !witness.gaining {
            let floor = self.say("diagnosis-bouncing").with("floor", self.alpha * witness.floor);
            return (Regime::Oscillating, floor);
        }
        if witness.crossings > 0.3 && self.alpha <= self.limits.no_overshoot {
            return (Regime::Oscillating, self.say("diagnosis-swinging"));
        }
        if unstable {
            return (Regime::Oscillating, self.say("diagnosis-too-steep"));
        }
        self.held()
    }

    /// The verdict where no direction with upward curvature grows.
    fn held(&self) -> (Regime, Message) {
        if self.overshoots {
            let id = if self.complex {
                "diagnosis-spiralling"
            } else if (self.worst - 1.0).abs() <= ON_THE_EDGE && self.low > 0.0 {
                "diagnosis-two-cycle"
            } else {
                "diagnosis-oscillating"
            };
            return (Regime::Oscillating, self.say(id));
        }
        if self.high <= 0.0 || self.low < 0.0 {
            return self.on_a_slope();
        }
        let steps = HUNDREDFOLD / -self.share.ln();
        if steps > PATIENCE {
            let slow = self.say("diagnosis-too-small").with("steps", steps.ceil());
            return (Regime::TooSmall, slow);
        }
        (Regime::Steady, self.say("diagnosis-steady").with("percent", 100.0 * (1.0 - self.share)))
    }

    /// The verdict where the ground bends downwards in some direction.
    fn on_a_slope(&self) -> (Regime, Message) {
        let bend = self.high.abs().max(self.low.abs());
        let [x0, x1, y0, y1] = self.spec.surface.domain();
        let width = (x1 - x0).max(y1 - y0);
        let slope = self.here.gradient.norm();
        if slope < 1e-3 * bend * width {
            let stalled = self.say("diagnosis-saddle-near").with("slope", slope);
            return (Regime::Stalled, stalled);
        }
        if self.alpha * bend < 1.0 - (-HUNDREDFOLD / PATIENCE).exp() {
            let small = self
                .say("diagnosis-too-small-slope")
                .with("step", self.alpha * slope)
                .with("steps", (width / (self.alpha * slope)).ceil());
            return (Regime::TooSmall, small);
        }
        let id = if self.high <= 0.0 { "diagnosis-ridge" } else { "diagnosis-slope" };
        (Regime::Steady, self.say(id).with("step", self.alpha * slope))
    }

    /// The verdict at a flat place.
    fn at_rest(&self) -> (Regime, Message) {
        if self.low < 0.0 {
            let id = if self.high > 0.0 { "diagnosis-saddle" } else { "diagnosis-summit" };
            return (Regime::Stalled, self.say(id));
        }
        let mut deepest = f64::INFINITY;
        for minimum in self.spec.surface.minima() {
            deepest = deepest.min(minimum.f);
        }
        let id = if self.here.loss > deepest + 1e-6 * deepest.abs().max(1.0) {
            "diagnosis-converged-local"
        } else {
            "diagnosis-converged"
        };
        (
            Regime::Converged,
            self.say(id).with("iteration", self.here.iteration).with("deepest", deepest),
        )
    }

    /// A sentence with what every sentence may refer to.
    fn say(&self, id: &'static str) -> Message {
        Message::new(id)
            .with("alpha", self.alpha)
            .with("lambda", self.high)
            .with("alphaLambda", self.alpha * self.high)
            .with("overshoot", self.limits.no_overshoot * self.high)
            .with("edge", self.limits.edge * self.high)
            .with("loss", self.here.loss)
    }

    /// Whether the curvature is the same everywhere, as far as three places can tell.
    fn quadratic(&self) -> bool {
        let [x0, x1, y0, y1] = self.spec.surface.domain();
        let here = self.spec.surface.jet(self.here.w);
        let size = here.xx.abs().max(here.xy.abs()).max(here.yy.abs());
        let mut same = true;
        for (u, v) in [(0.31, 0.77), (0.83, 0.29)] {
            let jet = self.spec.surface.jet(Vec2::new(x0 + u * (x1 - x0), y0 + v * (y1 - y0)));
            for change in [jet.xx - here.xx, jet.xy - here.xy, jet.yy - here.yy] {
                same &= change.abs() <= 1e-12 * size;
            }
        }
        same
    }

    fn witness(&self, iteration: Option<u32>) -> Witness {
        let until = iteration.unwrap_or(AHEAD);
        let first = until.saturating_sub(WITNESSED);
        let from = iterate(self.spec, Iterate::start(self.spec), first, &mut |_, _| true);
        let [x0, x1, y0, y1] = self.spec.surface.domain();
        let far = FAR * (x1 - x0).max(y1 - y0);
        let (mut before, mut middle) = (from, from.w);
        let (mut crossings, mut leaving) = (0_u32, false);
        let (mut lowest, mut highest) = (from.loss, from.loss);
        let last = iterate(self.spec, from, until - first, &mut |here, _| {
            let (g, h) = (before.gradient, here.gradient);
            crossings += u32::from(g.x * h.x + g.y * h.y < 0.0);
            (lowest, highest) = (lowest.min(here.loss), highest.max(here.loss));
            middle = (before.w + here.w) * 0.5;
            before = *here;
            true
        });
        iterate(self.spec, last, WITNESSED, &mut |here, _| {
            leaving |= here.outcome(0.0) == Outcome::Diverged || here.w.norm() > far;
            !leaving
        });
        Witness {
            crossings: f64::from(crossings) / f64::from((until - first).max(1)),
            rising: last.loss > from.loss,
            gaining: from.loss - last.loss > 0.01 * (highest - lowest),
            floor: self.spec.surface.curvatures(middle)[1],
            leaving,
        }
    }
}
