//! Landscapes on which an answer walks.

use super::family::Stage;
use crate::decimal::{joined, text, tidy};
use crate::value::{Object, Value};

/// A valley of greatest curvature `high` across and least curvature `low` along, walked with the
/// learning rate that is typed. The value before is a rate that neither flies out nor crawls.
pub(super) fn valley(low: f64, high: f64, steps: u32) -> Stage {
    let formula = joined(&[&text(tidy(low / 2.0)), "*x^2 + ", &text(tidy(high / 2.0)), "*y^2"]);
    Stage {
        steps,
        before: 1.0 / high,
        goal: [0.0, 0.0],
        spec: Box::new(move |alpha| walk(&formula, alpha, [3.6, 1.1])),
    }
}

/// What a question says of one learning rate happens here: with `alpha` the loss goes up and down for
/// ever, an `n`th of it leads down, with a tenth of that the way is long, and n times α flies out.
///
/// A valley that is made to measure, f = h/α, so that one step of α takes w to w − ∇h. With
/// u = (4x + 3y)/5 along it and v = (4y − 3x)/5 across, h = u²/5 + (v − 1)²/2 + 9v²/(9 + v²). Across,
/// the floor has a curvature of 2.85, where the edge is at 2, and the walls one of 1: α is thrown off
/// the floor and held by the walls. As these differ, so do the losses on both sides.
pub(super) fn swinging(alpha: f64, n: f64) -> Stage {
    Stage {
        steps: 10 * n as u32,
        before: alpha,
        // On the floor, at the root of ∂h/∂v.
        goal: [-0.203_397_618_803_180_36, 0.271_196_825_070_907_14],
        spec: Box::new(move |value| {
            const V: &str = "(0.8y - 0.6x)^2";
            let parts = [
                "((0.8x + 0.6y)^2/5 + (0.8y - 0.6x - 1)^2/2 + 9",
                V,
                "/(9 + ",
                V,
                "))/",
                &text(alpha),
            ];
            walk(&joined(&parts), value, [-3.2, -1.6])
        }),
    }
}

/// Plain gradient descent on the landscape of a formula.
fn walk(formula: &str, alpha: f64, start: [f64; 2]) -> Value {
    let params = Object::default().with("text", formula);
    let surface = Object::default().with("kind", "formula").with("params", params);
    Object::default().with("surface", surface).with("alpha", alpha).with("start", &start[..]).into()
}
