//! Hikers who share their learning rates, taken along together.
//!
//! Time is the outer loop and hikers the inner one, over arrays that stay in the first cache, so
//! that rates, powers and bias corrections are computed once per step, the matches on surface and
//! step rule stand outside the loops, and the compiler turns these into vector instructions.
//!
//! Every few steps the company looks round: whoever has left, or has arrived for good, stops, and
//! the last in the line takes the free place.

use super::{FAR, Fate, Goals, LEFT, NOWHERE, RADIUS, fate, interval::IntervalJet, trap::Trap};
use crate::{
    jet::Dual,
    optimizer::{Sgd, Step},
    schedule,
    spec::{Phase, Spec},
    surface::{Landscape, Surface, each_surface},
    vec2::Vec2,
    walk::phase_at,
};

/// Hikers in one block: enough to keep a processor busy, few enough for its first cache.
const BLOCK: usize = 128;
/// Blocks in a company: so many that the last stragglers cost little, and all fit the second cache.
const BLOCKS: usize = 8;
/// Steps between two looks round.
const STRETCH: u32 = 8;
/// Hikers are taken along by multiples of this, a whole number of any processor's vectors.
pub const LANES: usize = 8;
/// Stands for the beginning of a stay that nobody saw, between two looks round.
const UNSEEN: f64 = -1.0;

/// Plain gradient descent.
const PLAIN: Sgd = Sgd { momentum: 0.0, dampening: 0.0, nesterov: false, weight_decay: 0.0 };

/// One quantity of the hikers of a block.
type Lane = [f64; BLOCK];

/// Hikers side by side.
struct Block {
    /// Position, by axis.
    w: [Lane; 2],
    /// Loss there.
    loss: Lane,
    /// Gradient there, by axis.
    g: [Lane; 2],
    /// What the step rule remembers, by axis.
    memory: [[Lane; 3]; 2],
    /// Which goal is the nearest.
    nearest: Lane,
    /// The square of the distance from it.
    square: Lane,
    /// The goal that is kept in view: the one that was the nearest at the last look round.
    goal: Lane,
    /// Its place, by axis.
    place: [Lane; 2],
    /// First iteration of the present stay there, or [`UNSEEN`]; the next iteration while there is
    /// none.
    since: Lane,
    /// Iteration at which the hiker had left; infinite until then.
    left: Lane,
    /// Number of the hiker in the company.
    id: [usize; BLOCK],
}

/// One hiker of a block, between two places in the line.
struct Hiker {
    w: [f64; 2],
    memory: [[f64; 3]; 2],
    nearest: f64,
    square: f64,
    goal: f64,
    place: [f64; 2],
    since: f64,
    id: usize,
}

/// What the hikers have in common, and room for as many as fit.
pub struct Company<'a> {
    spec: &'a Spec,
    goals: &'a Goals,
    phases: Vec<Phase<'a>>,
    /// αₖ of every step.
    rates: Vec<f64>,
    /// The iteration from which on every step is plain gradient descent.
    plain: u32,
    /// Whether the loss is finite wherever nobody has left: there is no need to look.
    bounded: bool,
    /// By goal: from which iteration on, and within which square of the distance, a hiker is there
    /// for good.
    traps: Vec<(u32, f64)>,
    blocks: Vec<Block>,
    starts: Vec<Vec2>,
    fates: Vec<Fate>,
}

impl<'a> Company<'a> {
    /// Prepares for `steps` steps; nothing where hikers do not share their rates, or where goals are
    /// so close to each other that one can be at two of them.
    pub fn new(spec: &'a Spec, goals: &'a Goals, steps: u32) -> Option<Self> {
        let phases = spec.phases();
        if !goals.apart || phases.iter().any(|phase| phase.schedule.0.listens()) {
            return None;
        }
        let mut rates = Vec::with_capacity(steps as usize);
        for k in 0..steps {
            let phase = phase_at(&phases, k);
            let (schedule, zero) = phase.schedule;
            rates.push(schedule.rate(phase.alpha, k - zero, &schedule::Memory::default()));
        }
        let mut plain = steps;
        for phase in phases.iter().rev() {
            if !phase.optimizer.0.is_plain() {
                break;
            }
            plain = phase.since.min(steps);
        }
        let mut company = Self {
            spec,
            goals,
            phases,
            rates,
            plain,
            bounded: is_bounded(&spec.surface),
            traps: Vec::new(),
            blocks: Vec::new(),
            starts: Vec::new(),
            fates: Vec::new(),
        };
        for &goal in &goals.places {
            company.traps.push(company.trap(goal));
        }
        Some(company)
    }

    /// From which iteration on, and within which square of the distance, a hiker is at a goal for
    /// good.
    fn trap(&self, goal: Vec2) -> (u32, f64) {
        let steps = self.rates.len() as u32;
        let Some(trap) = Trap::around(&self.spec.surface, goal) else { return (steps, -1.0) };
        let (mut from, mut fastest) = (steps, 0.0_f64);
        for k in (self.plain..steps).rev() {
            let alpha = self.rates[k as usize];
            if !(0.0..=trap.fastest).contains(&alpha) {
                break;
            }
            (from, fastest) = (k, fastest.max(alpha));
        }
        (from, trap.within(steps, fastest))
    }

    /// Tells what becomes of the hikers with these starts, in order.
    pub fn walk(&mut self, starts: impl Iterator<Item = Vec2>, tell: &mut dyn FnMut(Fate)) {
        let mut starts = starts.fuse();
        loop {
            self.starts.clear();
            self.starts.extend(starts.by_ref().take(BLOCKS * BLOCK));
            if self.starts.is_empty() {
                return;
            }
            self.walk_together();
            for &fate in &self.fates {
                tell(fate);
            }
        }
    }

    /// Finds what becomes of the hikers with the starts that are here.
    fn walk_together(&mut self) {
        let steps = self.rates.len() as u32;
        let mut count = self.starts.len();
        while self.blocks.len() * BLOCK < count {
            self.blocks.push(Block::EMPTY);
        }
        for ((first, starts), block) in
            (0..).step_by(BLOCK).zip(self.starts.chunks(BLOCK)).zip(&mut self.blocks)
        {
            block.fill(first, starts);
        }
        self.fates.resize(count, Fate { label: NOWHERE, iteration: steps });
        let mut k = 0;
        while count > 0 {
            for (block, lanes) in in_use(&mut self.blocks, count) {
                block.look(&self.goals.places, k, lanes);
                if k == steps {
                    block.evaluate(self.spec, lanes);
                    block.note(k, lanes);
                }
            }
            for at in (0..count).rev() {
                let Some(fate) = self.settled(at, k) else { continue };
                let (b, lane) = (at / BLOCK, at % BLOCK);
                self.fates[self.blocks[b].id[lane]] = fate;
                count -= 1;
                if at < count {
                    let last = self.blocks[count / BLOCK].hiker(count % BLOCK);
                    self.blocks[b].seat(lane, &last);
                }
            }
            let until = steps.min(k + STRETCH);
            for (block, lanes) in in_use(&mut self.blocks, count) {
                for k in k..until {
                    let alpha = self.rates[k as usize];
                    if k >= self.plain {
                        block.descend(self.spec, self.bounded, alpha, k, lanes);
                    } else {
                        block.evaluate(self.spec, lanes);
                        block.note(k, lanes);
                        block.step(&phase_at(&self.phases, k), alpha, k, lanes);
                    }
                }
            }
            k = until;
        }
    }

    /// What becomes of a hiker, once that is settled; after the last step it always is.
    #[inline(always)]
    fn settled(&self, at: usize, k: u32) -> Option<Fate> {
        let (block, lane) = (&self.blocks[at / BLOCK], at % BLOCK);
        let steps = self.rates.len() as u32;
        let left = block.left[lane];
        let arrived = block.square[lane] <= RADIUS * RADIUS;
        if k < steps && !arrived && left == f64::INFINITY {
            return None;
        }
        if left < f64::INFINITY {
            return Some(Fate { label: LEFT, iteration: left as u32 });
        }
        if !arrived {
            return Some(Fate { label: NOWHERE, iteration: steps });
        }
        let goal = block.goal[lane] as usize;
        let (from, within) = self.traps[goal];
        if k < steps && (k < from || block.square[lane] > within) {
            return None;
        }
        if block.since[lane] == UNSEEN {
            return Some(self.alone(block.id[lane], k));
        }
        Some(Fate { label: goal as u8, iteration: block.since[lane] as u32 })
    }

    /// The same for one who is there for good at iteration k and came unseen.
    #[cold]
    fn alone(&self, id: usize, k: u32) -> Fate {
        let spec = Spec { start: self.starts[id], ..self.spec.clone() };
        fate(&spec, self.goals, k)
    }
}

/// Whether the loss of a surface is finite at every place that is not too far.
fn is_bounded(surface: &Surface) -> bool {
    let (x, y) = IntervalJet::variables([-FAR, FAR], [-FAR, FAR]);
    surface.loss(x, y).v.is_bounded()
}

/// The blocks that so many hikers take up, each with its number of lanes.
fn in_use(blocks: &mut [Block], count: usize) -> impl Iterator<Item = (&mut Block, usize)> {
    (0..count)
        .step_by(BLOCK)
        .zip(blocks)
        .map(move |(first, block)| (block, (count - first).min(BLOCK).next_multiple_of(LANES)))
}

impl Block {
    const EMPTY: Self = Self {
        w: [[0.0; BLOCK]; 2],
        loss: [0.0; BLOCK],
        g: [[0.0; BLOCK]; 2],
        memory: [[[0.0; BLOCK]; 3]; 2],
        nearest: [0.0; BLOCK],
        square: [0.0; BLOCK],
        goal: [0.0; BLOCK],
        place: [[0.0; BLOCK]; 2],
        since: [0.0; BLOCK],
        left: [0.0; BLOCK],
        id: [0; BLOCK],
    };

    /// Seats hikers at their starts, numbered from `first`.
    fn fill(&mut self, first: usize, starts: &[Vec2]) {
        // The first look round finds a goal, and the first step clears the memories.
        self.goal = [-1.0; BLOCK];
        self.place = [[f64::NAN; BLOCK]; 2];
        self.since = [0.0; BLOCK];
        self.left = [f64::INFINITY; BLOCK];
        for (i, start) in starts.iter().enumerate() {
            (self.w[0][i], self.w[1][i]) = (start.x, start.y);
            self.id[i] = first + i;
        }
    }

    fn hiker(&self, lane: usize) -> Hiker {
        Hiker {
            w: self.w.each_ref().map(|w| w[lane]),
            memory: self.memory.each_ref().map(|axis| axis.each_ref().map(|m| m[lane])),
            nearest: self.nearest[lane],
            square: self.square[lane],
            goal: self.goal[lane],
            place: self.place.each_ref().map(|place| place[lane]),
            since: self.since[lane],
            id: self.id[lane],
        }
    }

    fn seat(&mut self, lane: usize, hiker: &Hiker) {
        for axis in 0..2 {
            self.w[axis][lane] = hiker.w[axis];
            self.place[axis][lane] = hiker.place[axis];
            for (memory, m) in self.memory[axis].iter_mut().zip(hiker.memory[axis]) {
                memory[lane] = m;
            }
        }
        self.nearest[lane] = hiker.nearest;
        self.square[lane] = hiker.square;
        self.goal[lane] = hiker.goal;
        self.since[lane] = hiker.since;
        // Who has left takes no other place.
        self.left[lane] = f64::INFINITY;
        self.id[lane] = hiker.id;
    }

    /// Finds the nearest goal of each hiker, and keeps it in view from iteration k on.
    fn look(&mut self, goals: &[Vec2], k: u32, lanes: usize) {
        let [xs, ys] = &self.w;
        for first in (0..lanes.min(BLOCK)).step_by(LANES) {
            let (mut nearest, mut square) = ([0.0; LANES], [f64::INFINITY; LANES]);
            for (goal, place) in goals.iter().enumerate() {
                let goal = goal as f64;
                for i in 0..LANES {
                    let (dx, dy) = (xs[first + i] - place.x, ys[first + i] - place.y);
                    let here = dx * dx + dy * dy;
                    let nearer = here < square[i];
                    nearest[i] = if nearer { goal } else { nearest[i] };
                    square[i] = if nearer { here } else { square[i] };
                }
            }
            self.nearest[first..first + LANES].copy_from_slice(&nearest);
            self.square[first..first + LANES].copy_from_slice(&square);
        }
        for i in 0..lanes.min(BLOCK) {
            if self.nearest[i] != self.goal[i] {
                let Some(place) = goals.get(self.nearest[i] as usize) else { continue };
                self.goal[i] = self.nearest[i];
                (self.place[0][i], self.place[1][i]) = (place.x, place.y);
                self.since[i] = if k == 0 { 0.0 } else { UNSEEN };
            }
        }
    }

    /// Losses and gradients where the hikers are.
    fn evaluate(&mut self, spec: &Spec, lanes: usize) {
        let ([xs, ys], [gx, gy]) = (&self.w, &mut self.g);
        evaluate_all(&spec.surface, &xs[..lanes], ys, &mut self.loss, gx, gy);
    }

    /// Takes note of who is where at iteration k: at the goal in view, or beyond all bounds.
    fn note(&mut self, k: u32, lanes: usize) {
        let [[xs, ys], [px, py]] = [&self.w, &self.place];
        note(k, &xs[..lanes], ys, &self.loss, px, py, &mut self.since, &mut self.left);
    }

    /// One step of everybody.
    fn step(&mut self, phase: &Phase<'_>, alpha: f64, k: u32, lanes: usize) {
        if phase.forgets && phase.since == k {
            self.memory = Self::EMPTY.memory;
        }
        let (rule, since) = phase.optimizer;
        for axis in 0..2 {
            let [a, b, c] = &mut self.memory[axis];
            rule.step_axis(
                alpha,
                k - since + 1,
                &mut self.w[axis][..lanes],
                &self.g[axis],
                [a, b, c],
            );
        }
    }

    /// All of that for plain gradient descent, in one go.
    fn descend(&mut self, spec: &Spec, bounded: bool, alpha: f64, k: u32, lanes: usize) {
        let [xs, ys] = &mut self.w;
        let [px, py] = &self.place;
        let (xs, since, left) = (&mut xs[..lanes], &mut self.since, &mut self.left);
        each_surface!(&spec.surface, it => if bounded {
            descend::<_, true>(it, alpha, k, xs, ys, px, py, since, left);
        } else {
            descend::<_, false>(it, alpha, k, xs, ys, px, py, since, left);
        });
    }
}

// The inner loops. Each array is an argument of its own, so that the compiler knows that none of
// them overlaps another; and everything is loaded before anything is chosen, since vectors have no
// branches.

/// Losses and gradients of a surface at many places.
pub fn evaluate_all(
    surface: &Surface,
    xs: &[f64],
    ys: &[f64],
    losses: &mut [f64],
    gx: &mut [f64],
    gy: &mut [f64],
) {
    each_surface!(surface, it => evaluate(it, xs, ys, losses, gx, gy));
}

#[inline(never)]
fn evaluate<S: Landscape>(
    surface: &S,
    xs: &[f64],
    ys: &[f64],
    losses: &mut [f64],
    gx: &mut [f64],
    gy: &mut [f64],
) {
    let n = xs.len();
    let (ys, losses, gx, gy) = (&ys[..n], &mut losses[..n], &mut gx[..n], &mut gy[..n]);
    for i in 0..n {
        let (x, y) = Dual::variables(xs[i], ys[i]);
        let f = surface.loss(x, y);
        (losses[i], gx[i], gy[i]) = (f.v, f.x, f.y);
    }
}

#[inline(never)]
#[allow(clippy::too_many_arguments)]
fn note(
    k: u32,
    xs: &[f64],
    ys: &[f64],
    losses: &[f64],
    px: &[f64],
    py: &[f64],
    since: &mut [f64],
    left: &mut [f64],
) {
    let n = xs.len();
    let (ys, losses, px, py) = (&ys[..n], &losses[..n], &px[..n], &py[..n]);
    let (since, left) = (&mut since[..n], &mut left[..n]);
    for i in 0..n {
        let at = ([xs[i], ys[i]], [px[i], py[i]], losses[i]);
        (since[i], left[i]) = noted(k, at, since[i], left[i]);
    }
}

#[inline(never)]
#[allow(clippy::too_many_arguments)]
fn descend<S: Landscape, const BOUNDED: bool>(
    surface: &S,
    alpha: f64,
    k: u32,
    xs: &mut [f64],
    ys: &mut [f64],
    px: &[f64],
    py: &[f64],
    since: &mut [f64],
    left: &mut [f64],
) {
    let n = xs.len();
    let (ys, px, py) = (&mut ys[..n], &px[..n], &py[..n]);
    let (since, left) = (&mut since[..n], &mut left[..n]);
    for i in 0..n {
        let (x, y) = Dual::variables(xs[i], ys[i]);
        let f = surface.loss(x, y);
        let loss = if BOUNDED { 0.0 } else { f.v };
        (since[i], left[i]) = noted(k, ([x.v, y.v], [px[i], py[i]], loss), since[i], left[i]);
        xs[i] = PLAIN.axis(alpha, x.v, f.x, [&mut 0.0, &mut 0.0, &mut 0.0]);
        ys[i] = PLAIN.axis(alpha, y.v, f.y, [&mut 0.0, &mut 0.0, &mut 0.0]);
    }
}

/// Since when a hiker is at the goal in view, and when it had left, with iteration k taken into
/// account: position, place of the goal, loss.
#[inline(always)]
fn noted(
    k: u32,
    ([x, y], [px, py], loss): ([f64; 2], [f64; 2], f64),
    since: f64,
    left: f64,
) -> (f64, f64) {
    let (dx, dy) = (x - px, y - py);
    let stays = dx * dx + dy * dy <= RADIUS * RADIUS;
    let here = (x.abs() <= FAR) & (y.abs() <= FAR) & (loss.abs() <= f64::MAX);
    let leaves = if here { f64::INFINITY } else { f64::from(k) };
    (if stays { since } else { f64::from(k + 1) }, if leaves < left { leaves } else { left })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::Change;

    #[test]
    fn a_loss_is_looked_at_unless_it_is_finite_everywhere() {
        let bounded: Vec<&str> =
            Surface::all().iter().filter(|it| is_bounded(it)).map(Surface::kind).collect();
        for kind in ["bowl", "himmelblau", "peaks", "goldstein_price", "mccormick", "formula"] {
            assert!(bounded.contains(&kind), "{kind}");
        }
        // At y = 10⁶ this one overflows.
        let steep = crate::surface::Bowl { kappa: 1e300 };
        assert!(!is_bounded(&steep.into()));
    }

    #[test]
    fn a_trap_closes_once_the_rate_has_fallen_far_enough() {
        // 2/λ = 0.2; 0.3 · 0.9ᵏ is below it from k = 4 on.
        let mut spec = Spec::new(crate::surface::Bowl { kappa: 10.0 }, 0.3, [0.0, 0.0]);
        spec.schedule = schedule::Exponential { gamma: 0.9 }.into();
        let goals = Goals::of(&spec.surface);
        let (from, within) = Company::new(&spec, &goals, 50).unwrap().traps[0];
        assert_eq!(from, 4);
        assert!(within > 0.99 * RADIUS * RADIUS && within < RADIUS * RADIUS);
        spec.optimizer = Sgd { momentum: 0.1, ..PLAIN }.into();
        assert_eq!(Company::new(&spec, &goals, 50).unwrap().traps[0].0, 50);
    }

    #[test]
    fn whoever_is_trapped_stops_and_would_have_stayed() {
        let mut stopped = 0;
        for surface in Surface::all() {
            let [x0, x1, y0, y1] = surface.domain();
            let (alpha, start) = (surface.entry().alpha, surface.entry().start);
            let mut spec = Spec::new(surface, alpha, start);
            // Rates that fall below what a trap allows, and momentum at first.
            spec.schedule = schedule::Exponential { gamma: 0.99 }.into();
            spec.optimizer = Sgd { momentum: 0.5, ..PLAIN }.into();
            spec.changes.push(Change {
                at: 12,
                alpha: Some(2.0 * alpha),
                optimizer: Some(PLAIN.into()),
                schedule: None,
            });
            let goals = Goals::of(&spec.surface);
            let starts = (0..300).map(|id| {
                let part = |n: u32| f64::from(n) / 19.0;
                Vec2::new(x0 + part(id % 20) * (x1 - x0), y0 + part(id / 20) * (y1 - y0))
            });
            let fates = |with_traps: bool| {
                let mut company = Company::new(&spec, &goals, 150).unwrap();
                let traps = company.traps.clone();
                if !with_traps {
                    company.traps.fill((u32::MAX, -1.0));
                }
                let mut fates = Vec::new();
                company.walk(starts.clone(), &mut |fate| fates.push(fate));
                (fates, traps)
            };
            let ((with, traps), (without, _)) = (fates(true), fates(false));
            assert_eq!(with, without, "{}", spec.surface.kind());
            let caught =
                |fate: &&Fate| traps.get(usize::from(fate.label)).is_some_and(|t| t.0 < 150);
            stopped += with.iter().filter(caught).count();
        }
        assert!(stopped > 1000, "{stopped}");
    }
}
