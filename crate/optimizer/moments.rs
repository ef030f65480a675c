//! What several step rules share: running averages, weight decay, Adam's step.

use super::Momentum;
use crate::vec2::Vec2;

/// A running average, m ← βm + (1 − β)g.
#[inline(always)]
pub fn average(m: &mut f64, beta: f64, g: f64) -> f64 {
    *m = beta * *m + (1.0 - beta) * g;
    *m
}

/// What an average with decay β that began at 0 is too small by after t steps: 1 − βᵗ
/// (Kingma & Ba 2015, sec. 3).
pub fn correction(beta: f64, t: u32) -> f64 {
    let t = f64::from(t);
    // βᵗ ≤ e^−(1 − β)t, which beyond 40 is lost against 1; a power is the dearest part of a step.
    if (1.0 - beta) * t > 40.0 { 1.0 } else { 1.0 - libm::pow(beta, t) }
}

#[cfg(test)]
#[test]
fn a_power_that_is_left_out_is_lost_against_one() {
    for beta in [0.0, 0.5, 0.9, 0.99, 0.999, 0.999_999] {
        let last = (40.0 / (1.0 - beta)) as u32;
        for t in [1, last / 2, last.saturating_sub(1), last, last + 1, last + 2, 2 * last + 3] {
            assert_eq!(correction(beta, t), 1.0 - libm::pow(beta, t.into()), "{beta}^{t}");
        }
    }
}

/// −1, 0 or 1; unlike `f64::signum` it is 0 at 0, as `torch.sign` is.
#[inline(always)]
pub fn sign(x: f64) -> f64 {
    f64::from(x > 0.0) - f64::from(x < 0.0)
}

/// The factor 1/(√v + ε) for each axis, from √v.
///
/// Along an axis on which no slope was ever felt the rule stands still, and the factor is 0: 1/ε
/// would hold for nothing that is larger than ε.
pub fn scale(root: Vec2, eps: f64) -> Vec2 {
    root.map(|root| if root > 0.0 { 1.0 / (root + eps) } else { 0.0 })
}

/// Weight decay δ as [pull, decay]: a part of the gradient (L2), or apart from it.
pub fn split(delta: f64, decoupled: bool) -> [f64; 2] {
    if decoupled { [0.0, delta] } else { [delta, 0.0] }
}

/// Weight decay at one step.
#[derive(Clone, Copy)]
pub struct Decay {
    /// What is added to the gradient per w.
    pull: f64,
    /// What is left of w by decay apart from the gradient.
    kept: f64,
}

impl Decay {
    /// L2 with weight `pull` and, apart from the gradient, `decay` times α, as PyTorch has it
    /// (Loshchilov & Hutter 2019, Algorithm 2, does not multiply by α).
    #[inline(always)]
    pub fn new([pull, decay]: [f64; 2], alpha: f64) -> Self {
        Self { pull, kept: 1.0 - alpha * decay }
    }

    /// Position and gradient with the decay in them.
    #[inline(always)]
    pub fn of(self, w: f64, g: f64) -> (f64, f64) {
        (w * self.kept, g + w * self.pull)
    }
}

/// A rule whose memory is an average with decay β. Its bias correction is left out: it makes the
/// first steps whole, not the later ones longer, and it fades as the memory fills.
pub fn averaged(beta: f64, [pull, decay]: [f64; 2]) -> Momentum {
    Momentum { mu: beta, share: 1.0 - beta, pull, decay, ..Momentum::NONE }
}

/// Adam's hyperparameters and what is the same for all hikers at one step.
#[derive(Clone, Copy)]
pub struct AdamPace {
    beta1: f64,
    beta2: f64,
    eps: f64,
    amsgrad: bool,
    decay: Decay,
    /// 1 − β₁ᵗ.
    first: f64,
    /// α/(1 − β₁ᵗ).
    alpha: f64,
    /// √(1 − β₂ᵗ).
    root: f64,
}

impl AdamPace {
    #[inline(always)]
    pub fn new(
        (beta1, beta2, eps, amsgrad): (f64, f64, f64, bool),
        decay: Decay,
        alpha: f64,
        t: u32,
    ) -> Self {
        let first = correction(beta1, t);
        let root = correction(beta2, t).sqrt();
        Self { beta1, beta2, eps, amsgrad, decay, first, alpha: alpha / first, root }
    }

    /// The same at another learning rate.
    #[inline(always)]
    pub fn at(self, decay: Decay, alpha: f64) -> Self {
        Self { decay, alpha: alpha / self.first, ..self }
    }

    /// One coordinate of Adam's step. The memory holds m, v and the greatest v.
    #[inline(always)]
    pub fn axis(self, w: f64, g: f64, [m, v, most]: [&mut f64; 3]) -> f64 {
        let (w, g) = self.decay.of(w, g);
        average(m, self.beta1, g);
        average(v, self.beta2, g * g);
        // The greatest v is taken before the bias correction, as PyTorch does. Reddi, Kale & Kumar
        // 2018, Algorithm 2, has no bias correction at all.
        let v = if self.amsgrad {
            *most = most.max(*v);
            *most
        } else {
            *v
        };
        w - self.alpha * *m / (v.sqrt() / self.root + self.eps)
    }

    /// The factor by which Adam scales each axis after step `t`: 1/(√v̂ + ε).
    pub fn scale(self, [_, v, most]: [Vec2; 3]) -> Vec2 {
        let v = if self.amsgrad { most } else { v };
        scale(v.map(|v| v.sqrt() / self.root), self.eps)
    }
}
