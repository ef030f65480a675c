//! What is happening and why: multipliers per eigen-direction, stability limits, and a verdict.
//!
//! Near a point the loss is a quadratic with curvatures λ. Along each eigen-direction one step of a
//! linear rule multiplies the distance by fixed factors: 1 − αλ for gradient descent, two roots
//! with momentum (Goh 2017, *Why Momentum Really Works*, Distill; Lessard, Recht & Packard 2016,
//! SIAM J. Optim. 26(1)). On a quadratic these factors decide alone, however the loss happens to
//! look. Elsewhere they hold underfoot only, so the walk itself is heard as a witness.
//!
//! A rule that scales each axis is linear as long as its scaling holds still. Its factors are those
//! of the rescaled curvatures (Cohen et al. 2022, arXiv:2207.14484); they are evidence, and the
//! walk decides. A rule that only takes the sign of the slope has neither factors nor limits.
//!
//! ```
//! use blindfolded_hiker::{regime::{Regime, diagnose}, spec::Spec, surface::Bowl};
//!
//! // Curvatures 1 and 6: across the valley each step multiplies by 1 − 6α.
//! let spec = Spec::new(Bowl { kappa: 6.0 }, 0.3, [4.0, 3.0]);
//! let found = diagnose(&spec, None);
//! assert_eq!(found.regime, Regime::Oscillating);
//! assert!((found.multipliers[1].re + 0.8).abs() < 1e-12);
//! assert!((found.limits.edge - 2.0 / 6.0).abs() < 1e-12);
//! assert_eq!(found.message.id, "diagnosis-oscillating");
//! ```

mod linear;
mod verdict;
mod witness;

use std::cell::OnceCell;

use crate::{
    jet::{Jet, eigen},
    message::Message,
    optimizer::{Dynamics, Momentum},
    spec::Spec,
    value::{Object, Value},
    vec2::Vec2,
    walk::{Iterate, iterate, phase_at},
};
use verdict::Case;

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
    /// Each swing larger than the last, or a fall without end.
    Diverging,
    /// At rest or nearly so, but at no valley floor.
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

/// Learning rates at which the behaviour underfoot changes; infinite without upward curvature and
/// for rules that only take the sign of the slope.
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
    /// α times the smallest and the largest curvature of the ground.
    pub alpha_lambda: [f64; 2],
    /// Factors of the direction of least curvature, then of the greatest, as the step rule scales
    /// them; none for a rule that only takes the sign of the slope.
    pub multipliers: Vec<Multiplier>,
    /// Where the behaviour would change.
    pub limits: Limits,
    /// The sentence that explains it.
    pub message: Message,
}

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

/// Diagnoses a walk: at `iteration`, or before it is walked, with what is going to happen.
pub fn diagnose(spec: &Spec, iteration: Option<u32>) -> Diagnosis {
    diagnose_on(&Ground::default(), spec, iteration)
}

/// What is known of a surface as a whole, found when it is first asked for: many walks on one surface
/// share it.
#[derive(Default)]
pub struct Ground(OnceCell<f64>);

/// Steps from the start that are looked at before the first one is taken.
#[cfg(feature = "swift")]
pub const FORESEEN: u32 = 2 * witness::AHEAD;

/// Iterates 0 to [`FORESEEN`] of a walk that was walked already, up to the first that is no longer
/// finite. What the step rule remembers need not be there.
#[cfg(feature = "swift")]
pub type Trail<'a> = &'a dyn Fn(u32) -> Iterate;

/// What a diagnosis rests on.
#[derive(Clone, Copy)]
struct Known<'a> {
    ground: &'a Ground,
    spec: &'a Spec,
    #[cfg(feature = "swift")]
    trail: Option<Trail<'a>>,
}

/// The same on ground that may be known already: that of the spec's surface.
pub fn diagnose_on(ground: &Ground, spec: &Spec, iteration: Option<u32>) -> Diagnosis {
    let k = iteration.unwrap_or(0);
    let here = iterate(spec, Iterate::start(spec), k, &mut |_, _| true);
    let known = Known {
        ground,
        spec,
        #[cfg(feature = "swift")]
        trail: None,
    };
    diagnose_at(known, here, iteration)
}

/// The same before the first step, where the walk is known too and not walked again.
#[cfg(feature = "swift")]
pub fn diagnose_trail(ground: &Ground, spec: &Spec, trail: Trail<'_>) -> Diagnosis {
    diagnose_at(Known { ground, spec, trail: Some(trail) }, trail(0), None)
}

fn diagnose_at(known: Known<'_>, here: Iterate, iteration: Option<u32>) -> Diagnosis {
    let spec = known.spec;
    let phases = spec.phases();
    let phase = phase_at(&phases, here.iteration);
    let (stance, memory) = here.stance(spec, &phase);
    let alpha = stance.alpha;
    let dynamics = phase.optimizer.0.dynamics(stance, &memory);
    let (momentum, scale) = match dynamics {
        Dynamics::Linear(momentum) => (momentum, Vec2::new(1.0, 1.0)),
        Dynamics::Scaled(momentum, scale) => (momentum, scale),
        Dynamics::Signed { .. } => (Momentum::NONE, Vec2::new(1.0, 1.0)),
    };
    let jet = spec.surface.jet(here.w);
    let ([low, high], _) = eigen([jet.xx, jet.xy, jet.yy]);
    let felt = Felt::new(&jet, here.w, momentum.pull, scale);
    // The steepest direction that is moved along at all.
    let lead = felt.curvatures[usize::from(felt.moved[1] || !felt.moved[0])];
    // A rule that only takes the sign of the slope has no factors, and so no limits.
    let has_factors = !matches!(dynamics, Dynamics::Signed { .. });
    let limits = |ends| if has_factors { momentum.limits(ends) } else { Limits::NONE };
    // Sentences speak of the curvature of the ground, or of what a scaling rule makes of it.
    let pull = if let Dynamics::Linear(_) = dynamics { momentum.pull } else { 0.0 };
    let gauge = lead - pull;
    // Where no curvature sets a limit, they compare with the limits of a unit of it.
    let unit = if lead > 0.0 { gauge } else { 1.0 };
    let end = unit + pull;
    let marks = limits([end, end]);
    let mut case = Case {
        known,
        spec,
        here,
        alpha,
        dynamics,
        low,
        high,
        step: (here.next(spec, &phase).w - here.w).norm(),
        gauge,
        limits: limits([lead, lead]),
        overshoot: marks.no_overshoot * unit,
        edge: marks.edge * unit,
        share: momentum.radius(alpha, lead),
        quickest: momentum.radius(alpha, lead).min(momentum.radius(alpha, felt.curvatures[1])),
        up: false,
        down: false,
        swing: 0.0,
        complex: false,
    };
    let mut multipliers = Vec::new();
    let level = 1e-12 * felt.curvatures[0].abs().max(felt.curvatures[1].abs());
    for (lambda, moved) in felt.curvatures.into_iter().zip(felt.moved) {
        case.up |= moved && lambda > level;
        case.down |= moved && lambda < -level;
        if !has_factors {
            continue;
        }
        for multiplier in momentum.multipliers(alpha, lambda) {
            multipliers.push(multiplier);
            if moved && multiplier.overshoots() {
                case.complex |= multiplier.im != 0.0;
                case.swing = case.swing.max(multiplier.modulus());
            }
        }
    }
    let (regime, message) = case.verdict(iteration);
    let limits = limits(felt.curvatures);
    Diagnosis { regime, alpha_lambda: [alpha * low, alpha * high], multipliers, limits, message }
}

/// The ground as the step rule feels it: S^½(H + pull)S^½, in coordinates S^−½w.
struct Felt {
    /// Curvatures, smallest first.
    curvatures: [f64; 2],
    /// Whether a step moves along each direction at all: on the axis of a bowl it never does.
    moved: [bool; 2],
}

impl Felt {
    fn new(jet: &Jet, w: Vec2, pull: f64, scale: Vec2) -> Self {
        let root = scale.map(f64::sqrt);
        let (xx, yy) = (scale.x * (jet.xx + pull), scale.y * (jet.yy + pull));
        let (curvatures, [x, y]) = eigen([xx, root.x * root.y * jet.xy, yy]);
        let slope = Vec2::new(root.x * (jet.x + pull * w.x), root.y * (jet.y + pull * w.y));
        let least = 1e-12 * slope.norm();
        let across = (slope.y * x - slope.x * y).abs() > least;
        let along = (slope.x * x + slope.y * y).abs() > least;
        Self { curvatures, moved: [across, along] }
    }
}
