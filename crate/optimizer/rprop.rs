use super::{Dynamics, Memory, Step, moments::sign};
use crate::kind;

kind! {
    /// Only the sign of the slope counts; each coordinate's step grows while it keeps its sign and shrinks when it turns.
    ///
    /// As in `torch.optim.Rprop`: after a turn the coordinate waits for one step and its slope is
    /// forgotten, so that the step after that neither grows nor shrinks. The step before the turn
    /// is not taken back (iRprop⁻). α is the length Δ of the first step; later values of α are not heard.
    Rprop = "rprop", "Rprop";
    formula "Δ ← η⁺Δ if g·g′ > 0, η⁻Δ if g·g′ < 0 (then g ← 0);  w ← w − Δ sign(g);  g′ ← g";
    cite "Riedmiller 1994, Rprop – Description and Implementation Details, eqs. 1–2; iRprop⁻: Igel & Hüsken 2003, Neurocomputing 50, 105–123";
    torch |it| if it.eta_minus > 0.0 && it.eta_minus < 1.0 && it.eta_plus > 1.0 {
        "optimizer = torch.optim.Rprop([w], lr=alpha, etas=({eta_minus}, {eta_plus}), step_sizes=({step_min}, {step_max}))"
    } else {
        // Next to the values that PyTorch refuses.
        "less = min(max({eta_minus}, 5e-324), math.nextafter(1, 0))
optimizer = torch.optim.Rprop([w], lr=alpha, etas=(less, max({eta_plus}, math.nextafter(1, 2))), step_sizes=({step_min}, {step_max}))"
    };
    /// Factor of the step length where the slope has changed its sign.
    eta_minus "η⁻": f64 = 0.5, 0.0 ..= 1.0, Linear;
    /// Factor of the step length where the slope keeps its sign.
    eta_plus "η⁺": f64 = 1.2, 1.0 ..= 100.0, Linear;
    /// Least step length.
    step_min "Δmin": f64 = 1e-6, 0.0 ..= 1e6, Log;
    /// Greatest step length.
    step_max "Δmax": f64 = 50.0, 0.0 ..= 1e6, Log;
}

#[derive(Clone, Copy)]
pub struct Pace {
    /// Weight of the remembered step length: 0 at the first step, then 1.
    kept: f64,
    /// α at the first step, then 0.
    begun: f64,
}

// Memory: g′, Δ.
impl Step for Rprop {
    type Pace = Pace;

    fn pace(&self, alpha: f64, t: u32) -> Pace {
        if t == 1 { Pace { kept: 0.0, begun: alpha } } else { Pace { kept: 1.0, begun: 0.0 } }
    }

    #[inline(always)]
    fn axis(&self, pace: Pace, w: f64, g: f64, [last, length, _]: [&mut f64; 3]) -> f64 {
        let turn = *last * g;
        let factor = if turn > 0.0 {
            self.eta_plus
        } else if turn < 0.0 {
            self.eta_minus
        } else {
            1.0
        };
        let begun = *length * pace.kept + pace.begun;
        *length = (begun * factor).max(self.step_min).min(self.step_max);
        *last = if turn < 0.0 { 0.0 } else { g };
        w - sign(*last) * *length
    }

    fn dynamics(&self, _t: u32, memory: &Memory) -> Dynamics {
        let [_, length, _] = memory.0;
        // No longer once the longest step is reached.
        let free = length.x.min(length.y) < self.step_max;
        Dynamics::Signed { growth: if free { self.eta_plus } else { 1.0 } }
    }
}
