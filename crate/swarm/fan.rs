//! Hikers who set out from one place, each at a learning rate of its own, taken along together.
//!
//! As in a company, time is the outer loop. Where everybody was during the first steps is kept: the
//! verdict on a walk before it is walked rests on them, and need not walk them again.

use super::{
    Sweep,
    company::{LANES, evaluate_all},
};
use crate::{
    optimizer,
    regime::{FORESEEN, Ground, Regime, diagnose_trail},
    schedule,
    spec::Spec,
    vec2::Vec2,
    walk::{Iterate, Outcome, phase_at},
};

/// Hikers who go together: few, so that those at rates too large leave soon after each other, and
/// that what is kept fits the second cache.
const BLOCK: usize = 32;

/// One quantity of the hikers.
type Lane = [f64; BLOCK];

/// Where the hikers are at one iteration.
#[derive(Clone)]
struct Row {
    /// Position, by axis.
    w: [Lane; 2],
    /// Loss there.
    loss: Lane,
    /// Gradient there, by axis.
    g: [Lane; 2],
}

/// Room for hikers who go together, and what has become of them.
struct Fan {
    /// Iterations 0 to [`FORESEEN`], and one more for all that follow.
    rows: Vec<Row>,
    /// The loss at the end; where the walk diverged, that of its last row.
    loss: Lane,
    outcome: [Outcome; BLOCK],
}

/// Whether the hikers of such a sweep can go together: nobody's rates depend on what it meets, and the
/// slope is the whole one.
pub fn goes_together(spec: &Spec) -> bool {
    let listens = spec.phases().iter().any(|phase| phase.schedule.0.listens());
    !listens && spec.noise.is_none() && spec.batch.is_none()
}

/// The sweep of a spec whose hikers can.
pub fn sweep_together(mut spec: Spec, alphas: &[f64], steps: u32) -> Sweep {
    let (mut sweep, ground) = (Sweep::default(), Ground::default());
    let mut fan = Fan::new();
    for alphas in alphas.chunks(BLOCK) {
        fan.walk(&spec, alphas, steps);
        for (i, &alpha) in alphas.iter().enumerate() {
            spec.alpha = alpha;
            let mut regime = Regime::Diverging;
            if fan.outcome[i] != Outcome::Diverged {
                regime = diagnose_trail(&ground, &spec, &|k| fan.iterate(i, k)).regime;
            }
            sweep.tell(fan.loss[i], fan.outcome[i], regime);
        }
    }
    sweep
}

impl Fan {
    fn new() -> Self {
        let row = Row { w: [[0.0; BLOCK]; 2], loss: [0.0; BLOCK], g: [[0.0; BLOCK]; 2] };
        Self {
            rows: vec![row; FORESEEN as usize + 2],
            loss: [0.0; BLOCK],
            outcome: [Outcome::Walking; BLOCK],
        }
    }

    /// Takes hikers at these learning rates along for so many steps, and for as many as are foreseen.
    fn walk(&mut self, spec: &Spec, alphas: &[f64], steps: u32) {
        let phases = spec.phases();
        let lanes = alphas.len().next_multiple_of(LANES);
        // Those who fill up the last vector do as the last hiker does.
        let mut own = [alphas[alphas.len() - 1]; BLOCK];
        own[..alphas.len()].copy_from_slice(alphas);
        let mut memory = [[[0.0; BLOCK]; 3]; 2];
        self.outcome = [Outcome::Walking; BLOCK];
        self.rows[0].w = [[spec.start.x; BLOCK], [spec.start.y; BLOCK]];
        self.rows[0].evaluate(spec, lanes);
        for k in 0.. {
            if k <= steps {
                self.note(k, spec.tolerance, alphas.len());
            }
            let all_gone = self.outcome[..alphas.len()].iter().all(|&it| it == Outcome::Diverged);
            if all_gone || k >= steps.max(FORESEEN) {
                return;
            }
            let phase = phase_at(&phases, k);
            if phase.forgets && phase.since == k {
                memory = [[[0.0; BLOCK]; 3]; 2];
            }
            // A change of the base rate is one for everybody.
            let common = spec.changes.iter().any(|change| change.at <= k && change.alpha.is_some());
            let (schedule, zero) = phase.schedule;
            let mut rates = if common { [phase.alpha; BLOCK] } else { own };
            for rate in &mut rates[..lanes] {
                *rate = schedule.rate(*rate, k - zero, &schedule::Memory::default());
            }
            let (rule, since) = phase.optimizer;
            let here = &self.rows[place(k)];
            let mut w = here.w;
            for axis in 0..2 {
                let [a, b, c] = &mut memory[axis];
                let (w, g) = (&mut w[axis][..lanes], &here.g[axis]);
                rule.step_axis(&rates[..], k - since + 1, w, g, [a, b, c]);
            }
            let next = &mut self.rows[place(k + 1)];
            next.w = w;
            next.evaluate(spec, lanes);
        }
    }

    /// Takes note of what has become of each hiker at iteration k.
    fn note(&mut self, k: u32, tolerance: f64, hikers: usize) {
        for i in 0..hikers {
            if self.outcome[i] == Outcome::Diverged {
                continue;
            }
            let here = self.iterate(i, k);
            self.loss[i] = here.loss;
            let outcome = here.outcome(tolerance);
            if outcome == Outcome::Diverged || self.outcome[i] == Outcome::Walking {
                self.outcome[i] = outcome;
            }
        }
    }

    /// Where a hiker is at an iteration that is kept, without what the step rule remembers.
    #[inline(always)]
    fn iterate(&self, i: usize, k: u32) -> Iterate {
        let row = &self.rows[place(k)];
        Iterate {
            iteration: k,
            w: Vec2::new(row.w[0][i], row.w[1][i]),
            loss: row.loss[i],
            gradient: Vec2::new(row.g[0][i], row.g[1][i]),
            memory: optimizer::Memory::default(),
            rhythm: schedule::Memory::default(),
        }
    }
}

/// The row of an iteration.
fn place(k: u32) -> usize {
    k.min(FORESEEN + 1) as usize
}

impl Row {
    fn evaluate(&mut self, spec: &Spec, lanes: usize) {
        let ([xs, ys], [gx, gy]) = (&self.w, &mut self.g);
        evaluate_all(&spec.surface, &xs[..lanes], ys, &mut self.loss, gx, gy);
    }
}
