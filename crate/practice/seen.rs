//! What the walk of a typed value shows.

use super::family::Scene;
use crate::message::Message;
use crate::regime::diagnose;
use crate::spec::Spec;

/// The sentence about a scene.
pub(super) fn seen(scene: &Scene) -> Option<Message> {
    let spec = Spec::read(&scene.spec).ok()?;
    Some(diagnose(&spec, Some(scene.steps)).message)
}
