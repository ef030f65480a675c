//! What the walk of a typed value shows: one sentence, from the walk itself.

use super::family::{Scene, Stage};
use crate::message::Message;
use crate::spec::Spec;
use crate::surface::Surface;
use crate::vec2::Vec2;
use crate::walk::{Walk, walk};

/// Closer than this share of the map's width is as good as there.
const THERE: f64 = 0.01;

/// What is seen of a value that is walked with.
pub(super) struct Seen {
    /// The walk, as far as it is worth watching; nothing if nobody can walk with the value.
    pub(super) scene: Option<Scene>,
    /// The sentence about it.
    pub(super) told: Message,
    /// Where it has led, and the iteration at which that is seen.
    pub(super) end: Option<(End, usize)>,
}

/// Walks with a value. `asks` is what it is a value of.
pub(super) fn seen(stage: &Stage, asks: &'static str, value: f64) -> Seen {
    let mut scene = stage.with(value);
    let mut end = None;
    let told = match scene.as_ref().and_then(read) {
        Some(spec) => {
            let way = Way::of(&spec, stage.goal, stage.steps);
            // The walk ends where the map ends.
            if let (Some(off), Some(scene)) = (way.off, &mut scene) {
                scene.steps = off as u32;
            }
            let found = way.end(&spec.surface);
            end = Some(found);
            walked(&spec, &way, found)
        }
        None if asks != "alpha" => Message::new("practice-seen-never"),
        None if value < 0.0 => Message::new("practice-seen-negative"),
        None if value == 0.0 => Message::new("practice-seen-zero"),
        None => Message::new("practice-seen-nowhere"),
    };
    Seen { scene, told: told.with("asks", asks).with("value", value), end }
}

/// The walk of a scene.
pub(super) fn read(scene: &Scene) -> Option<Spec> {
    Spec::read(&scene.spec).ok()
}

fn walked(spec: &Spec, way: &Way, (end, steps): (End, usize)) -> Message {
    let last = way.last;
    let [_, steepest] = spec.surface.curvatures(way.goal);
    let product = spec.alpha * steepest;
    let id = match end {
        End::Off => "practice-seen-flew",
        End::There => "practice-seen-arrived",
        End::Elsewhere => "practice-seen-elsewhere",
        // At 2 itself a quadratic valley lets the hiker swing for ever; beyond it only flatter walls do.
        End::Swinging if product > 2.001 => "practice-seen-held",
        End::Swinging => "practice-seen-swings",
        End::Crawling => "practice-seen-crawls",
        End::Walking => "practice-seen-walks",
    };
    // How many times as long as the one before the step was that led off the map; 0 for a first one.
    let growth = if steps < 2 { 0.0 } else { way.step(steps).norm() / way.step(steps - 1).norm() };
    Message::new(id)
        .with("steps", steps as f64)
        .with("alphaLambda", product)
        .with("growth", if growth > 1.0 { growth } else { 0.0 })
        .with("step", way.step(last).norm())
        .with("way", way.left(0))
        .with("left", way.left(last))
}

/// Where a walk has led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Off the map, once or for good.
    Off,
    /// To the goal.
    There,
    /// To another valley floor.
    Elsewhere,
    /// Back and forth.
    Swinging,
    /// Less than half of the way.
    Crawling,
    /// More than half of the way.
    Walking,
}

/// A walk that is judged by where it leads.
struct Way {
    walk: Walk,
    goal: Vec2,
    /// This far from the goal is there.
    reach: f64,
    /// The last iteration.
    last: usize,
    /// First iteration off the map.
    off: Option<usize>,
    /// First iteration at the goal, if the hiker stays there.
    there: Option<usize>,
}

impl Way {
    fn of(spec: &Spec, goal: [f64; 2], steps: u32) -> Self {
        let [x0, x1, y0, y1] = spec.surface.domain();
        let walk = walk(spec, steps);
        let last = walk.x.len() - 1;
        let goal = Vec2::new(goal[0], goal[1]);
        let reach = THERE * (x1 - x0).max(y1 - y0);
        let mut way = Self { walk, goal, reach, last, off: None, there: None };
        for k in 0..=last {
            let Vec2 { x, y } = way.place(k);
            let is_on_the_map = x >= x0 && x <= x1 && y >= y0 && y <= y1;
            way.off = way.off.or((!is_on_the_map).then_some(k));
            way.there = way.there.or(Some(k)).filter(|_| way.left(k) <= reach);
        }
        way
    }

    /// Where it has led, and the iteration at which that is seen.
    fn end(&self, surface: &Surface) -> (End, usize) {
        if let Some(off) = self.off {
            return (End::Off, off);
        }
        if let Some(there) = self.there {
            return (End::There, there);
        }
        let end = if self.rests_elsewhere(surface) {
            End::Elsewhere
        } else if self.turns() {
            End::Swinging
        } else if 2.0 * self.left(self.last) > self.left(0) {
            End::Crawling
        } else {
            End::Walking
        };
        (end, self.last)
    }

    fn place(&self, k: usize) -> Vec2 {
        Vec2::new(self.walk.x[k], self.walk.y[k])
    }

    /// The step that led to iterate k; none led to the first.
    fn step(&self, k: usize) -> Vec2 {
        self.place(k) - self.place(k.saturating_sub(1))
    }

    /// Distance from the goal.
    fn left(&self, k: usize) -> f64 {
        (self.place(k) - self.goal).norm()
    }

    /// Whether the last step went back on the one before.
    fn turns(&self) -> bool {
        let (step, before) = (self.step(self.last), self.step(self.last.saturating_sub(1)));
        step.x * before.x + step.y * before.y < 0.0
    }

    /// Whether a valley floor is near the last place, and not the goal's: as near as the goal would
    /// have to be, if the ground is as curved there as it is here (Newton's step).
    fn rests_elsewhere(&self, surface: &Surface) -> bool {
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
