// The parameters have PyTorch's names.
#![allow(non_snake_case)]

use super::{Memory, Rate, anneal::wave};
use crate::kind;

kind! {
    /// Lower the learning rate along half a cosine: slowly, faster, slowly again.
    ///
    /// As in PyTorch it does not stay down: after step T it rises again, with a period of 2T.
    Cosine = "cosine", "Cosine annealing";
    formula "αₖ = αmin + (α − αmin)(1 + cos(πk/T))/2";
    cite "Loshchilov & Hutter 2017, SGDR, eq. 5; PyTorch, torch.optim.lr_scheduler.CosineAnnealingLR";
    torch |_| "scheduler = lr_scheduler.CosineAnnealingLR(optimizer, T_max={T_max}, eta_min={eta_min})";
    /// Number of steps from the top to the bottom; afterwards the learning rate rises again.
    T_max "T": u32 = 200, 1 ..= 10_000_000, Integer;
    /// Learning rate at the bottom.
    eta_min "αmin": f64 = 0.0, 0.0 ..= 1e12, Linear;
}

impl Rate for Cosine {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        cosine(alpha, self.eta_min, k, self.T_max)
    }
}

/// The cosine from `top` at k = 0 to `bottom` at k = half, and on, without an end.
pub fn cosine(top: f64, bottom: f64, k: u32, half: u32) -> f64 {
    // Folded back into its first half with whole numbers: exact however large k is.
    let since = k % half;
    let falls = (k / half).is_multiple_of(2);
    let part = f64::from(if falls { since } else { half - since }) / f64::from(half);
    wave(top, bottom, part)
}
