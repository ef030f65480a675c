use super::{
    Dynamics, Memory, Step,
    moments::{average, sign},
};
use crate::kind;

kind! {
    /// Every coordinate steps by α, down the sign of an averaged slope.
    ///
    /// As in `optax.lion`; sign(0) is 0.
    Lion = "lion", "Lion";
    formula "w ← w − α(sign(β₁m + (1 − β₁)g) + δw);  m ← β₂m + (1 − β₂)g";
    cite "Chen et al. 2023, Symbolic Discovery of Optimization Algorithms, Algorithm 2, arXiv:2302.06675";
    torch |_| "class Lion(torch.optim.Optimizer):  # PyTorch has none.
    @torch.no_grad()
    def step(self):
        m = self.state[w].setdefault(\"m\", torch.zeros_like(w))
        d = torch.sign({beta1} * m + (1 - {beta1}) * w.grad) + {weight_decay} * w
        m.copy_({beta2} * m + (1 - {beta2}) * w.grad)
        w.sub_(self.param_groups[0][\"lr\"] * d)
optimizer = Lion([w], dict(lr=alpha))";
    /// Share of the memory in the slope whose sign is taken.
    beta1 "β₁": f64 = 0.9, 0.0 ..= 1.0, Linear;
    /// Share of the memory that is kept from step to step.
    beta2 "β₂": f64 = 0.99, 0.0 ..= 1.0, Linear;
    /// Weight decay, apart from the sign: each step takes the share αδ off the position.
    weight_decay "δ": f64 = 1e-3, 0.0 ..= 1.0, Linear;
}

// Memory: m.
impl Step for Lion {
    type Pace = f64;

    fn pace(&self, alpha: f64, _t: u32) -> f64 {
        alpha
    }

    #[inline(always)]
    fn axis(&self, alpha: f64, w: f64, g: f64, [m, ..]: [&mut f64; 3]) -> f64 {
        let d = sign(self.beta1 * *m + (1.0 - self.beta1) * g) + self.weight_decay * w;
        average(m, self.beta2, g);
        w - alpha * d
    }

    fn dynamics(&self, _t: u32, _memory: &Memory) -> Dynamics {
        Dynamics::Signed { growth: 1.0 }
    }
}
