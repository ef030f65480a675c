//! What the walk of a typed value shows: one sentence, from the walk itself.

use super::family::{Scene, Stage};
use crate::message::Message;
use crate::spec::Spec;
use crate::surface::Surface;
use crate::vec2::Vec2;
use crate::walk::{Walk, walk};

/// Closer than this share of the map's width is as good as there.
const THERE: f64 = 0.01;

/// The sentence about a scene, or about a value that nobody can walk with. `asks` is what the value
/// is a value of.
pub(super) fn seen(
    stage: &Stage,
    scene: Option<&Scene>,
    asks: &'static str,
    value: f64,
) -> Message {
    let told = match scene.and_then(|scene| Spec::read(&scene.spec).ok()) {
        Some(spec) => walked(&spec, stage),
        None if asks != "alpha" => Message::new("practice-seen-never"),
        None if value < 0.0 => Message::new("practice-seen-negative"),
        None if value == 0.0 => Message::new("practice-seen-zero"),
        None => Message::new("practice-seen-nowhere"),
    };
    told.with("asks", asks).with("value", value)
}

fn walked(spec: &Spec, stage: &Stage) -> Message {
    let way = Way::of(spec, stage.goal, stage.steps);
    let last = way.last;
    let (id, steps) = if let Some(off) = way.off {
        ("practice-seen-flew", off)
    } else if let Some(there) = way.there {
        ("practice-seen-arrived", there)
    } else if way.rests_elsewhere(&spec.surface) {
        ("practice-seen-elsewhere", last)
    } else if way.turns() {
        ("practice-seen-swings", last)
    } else if 2.0 * way.left(last) > way.left(0) {
        ("practice-seen-crawls", last)
    } else {
        ("practice-seen-walks", last)
    };
    // How many times as long as the one before the step was that led off the map; 0 for a first one.
    let growth = if steps < 2 { 0.0 } else { way.step(steps).norm() / way.step(steps - 1).norm() };
    let [_, steepest] = spec.surface.curvatures(way.goal);
    Message::new(id)
        .with("steps", steps as f64)
        .with("alphaLambda", spec.alpha * steepest)
        .with("growth", if growth > 1.0 { growth } else { 0.0 })
        .with("step", way.step(last).norm())
        .with("way", way.left(0))
        .with("left", way.left(last))
}

/// A walk that is judged by where it leads.
pub(super) struct Way {
    walk: Walk,
    goal: Vec2,
    /// This far from the goal is there.
    reach: f64,
    /// The last iteration.
    pub(super) last: usize,
    /// First iteration off the map, if the hiker does not come back.
    pub(super) off: Option<usize>,
    /// First iteration at the goal, if the hiker stays there.
    pub(super) there: Option<usize>,
}

impl Way {
    pub(super) fn of(spec: &Spec, goal: [f64; 2], steps: u32) -> Self {
        let [x0, x1, y0, y1] = spec.surface.domain();
        let walk = walk(spec, steps);
        let last = walk.x.len() - 1;
        let goal = Vec2::new(goal[0], goal[1]);
        let reach = THERE * (x1 - x0).max(y1 - y0);
        let mut way = Self { walk, goal, reach, last, off: None, there: None };
        for k in 0..=last {
            let Vec2 { x, y } = way.place(k);
            let is_on_the_map = x >= x0 && x <= x1 && y >= y0 && y <= y1;
            way.off = way.off.or(Some(k)).filter(|_| !is_on_the_map);
            way.there = way.there.or(Some(k)).filter(|_| way.left(k) <= reach);
        }
        way
    }

    fn place(&self, k: usize) -> Vec2 {
        Vec2::new(self.walk.x[k], self.walk.y[k])
    }

    /// The step that led to iterate k; none led to the first.
    pub(super) fn step(&self, k: usize) -> Vec2 {
        self.place(k) - self.place(k.saturating_sub(1))
    }

    /// Distance from the goal.
    pub(super) fn left(&self, k: usize) -> f64 {
        (self.place(k) - self.goal).norm()
    }

    /// Whether the last step went back on the one before.
    pub(super) fn turns(&self) -> bool {
        let (step, before) = (self.step(self.last), self.step(self.last.saturating_sub(1)));
        step.x * before.x + step.y * before.y < 0.0
    }

    /// Whether a valley floor is near the last place, and not the goal's: as near as the goal would
    /// have to be, if the ground is as curved there as it is here (Newton's step).
    pub(super) fn rests_elsewhere(&self, surface: &Surface) -> bool {
        let jet = surface.jet(self.place(self.last));
        let determinant = jet.xx * jet.yy - jet.xy * jet.xy;
        let x = jet.yy * jet.x - jet.xy * jet.y;
        let y = jet.xx * jet.y - jet.xy * jet.x;
        let is_hollow = determinant > 0.0 && jet.xx > 0.0;
        is_hollow
            && Vec2::new(x, y).norm() <= self.reach * determinant
            && self.left(self.last) > 2.0 * self.reach
    }
}
