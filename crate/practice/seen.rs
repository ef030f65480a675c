//! What the walk of a typed value shows, in one sentence.

use super::family::Scene;
use crate::message::Message;
use crate::regime::diagnose;
use crate::spec::Spec;
use crate::walk::walk;

/// Share of the height at the start below which the hiker counts as down.
const DOWN: f64 = 0.01;
/// Share of the height that is left of a walk that hardly gets anywhere.
const CRAWLS: f64 = 0.3;

/// The sentence about a scene: the hiker left the map, swings, is down, crawls, or is on the way.
/// Heights are told as shares of the one at the start, above a lowest of 0.
pub(super) fn seen(scene: &Scene) -> Option<Message> {
    let spec = Spec::read(&scene.spec).ok()?;
    let walk = walk(&spec, scene.steps);
    let at_start = diagnose(&spec, Some(0));
    let [x0, x1, y0, y1] = spec.surface.domain();
    let outside = |k: &usize| {
        let (x, y) = (walk.x[*k], walk.y[*k]);
        !(x0..=x1).contains(&x) || !(y0..=y1).contains(&y)
    };
    let share = |k: usize| walk.loss[k] / walk.loss[0];
    let last = walk.loss.len() - 1;
    let left = (0..=last).find(outside);
    let down = (0..=last).find(|&k| share(k) <= DOWN);
    let product = at_start.alpha_lambda[1];
    let message = match (left, down) {
        (Some(k), _) => Message::new("practice-seen-out").with("steps", k as f64),
        (_, None) if product > 1.0 => Message::new("practice-seen-swings"),
        (_, Some(k)) if product > 1.0 => {
            Message::new("practice-seen-swings-down").with("steps", k as f64)
        }
        (_, Some(k)) => Message::new("practice-seen-down").with("steps", k as f64),
        _ if share(last) >= CRAWLS => Message::new("practice-seen-crawls"),
        _ => Message::new("practice-seen-slow"),
    };
    let told = message
        .with("alpha", spec.alpha)
        .with("product", product)
        .with("factor", (1.0 - product).abs())
        .with("walked", scene.steps)
        .with("percent", 100.0 * share(last));
    Some(told)
}
