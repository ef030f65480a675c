//! What is said of a walk that was to end at the goal.

use super::seen::End;

/// The sentences about walks that do not: [`MISCONCEPTION`](super::family::MISCONCEPTION) and the
/// label that the checker returns, by what is seen.
pub(super) struct Challenge {
    /// The hiker left the map.
    pub(super) flew: &'static str,
    /// The hiker came to rest on another valley floor.
    pub(super) elsewhere: &'static str,
    /// The hiker still goes back and forth.
    pub(super) swings: &'static str,
    /// The hiker is still on the way.
    pub(super) slow: &'static str,
}

impl Challenge {
    /// What went wrong; nothing if the challenge is met.
    pub(super) fn slip(&self, end: End) -> Option<&'static str> {
        match end {
            End::There => None,
            End::Off => Some(self.flew),
            End::Elsewhere => Some(self.elsewhere),
            End::Swinging => Some(self.swings),
            End::Crawling | End::Walking => Some(self.slow),
        }
    }
}
