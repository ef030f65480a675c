//! Landscapes on which an answer walks.

use super::family::Stage;
use crate::decimal::{joined, text, tidy};
use crate::value::Object;

/// A valley of greatest curvature `high` across and least curvature `low` along, walked with the
/// learning rate that is typed. The value before is a rate that neither flies out nor crawls.
pub(super) fn valley(low: f64, high: f64, steps: u32) -> Stage {
    let formula = quadratic(low, high);
    Stage {
        steps,
        before: 1.0 / high,
        goal: [0.0, 0.0],
        spec: Box::new(move |alpha| walk(&formula, alpha, [3.6, 1.1]).into()),
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
            walk(&joined(&parts), value, [-3.2, -1.6]).into()
        }),
    }
}

/// A valley of the same kind, walked with a learning rate that is halved after every k iterations,
/// from a start that is `across` away from its floor line. The value before is no halving at all.
pub(super) fn halved(low: f64, high: f64, alpha: f64, across: f64, steps: u32) -> Stage {
    let formula = quadratic(low, high);
    Stage {
        steps,
        before: steps.into(),
        goal: [0.0, 0.0],
        spec: Box::new(move |every| {
            let params = Object::default().with("step_size", every).with("gamma", 0.5);
            let schedule = Object::default().with("kind", "step").with("params", params);
            walk(&formula, alpha, [3.6, across]).with("schedule", schedule).into()
        }),
    }
}

/// Two valleys with a saddle between them, walked from `from` to the west of it, where the ground
/// falls by `slope`, towards the valley on the other side. Each is half as far from the saddle.
///
/// With d = from/2 and c = slope/(6d), f = c(x² − d²)²/(4d²) + cy²/2: the slope along x is
/// cx(x² − d²)/d², the curvature −c at the saddle and 2c on the floors.
pub(super) fn two_valleys(from: f64, slope: f64, steps: u32) -> Stage {
    let floor = from / 2.0;
    let formula = joined(&[
        &text(slope),
        "*((x^2 - ",
        &text(tidy(floor * floor)),
        ")^2/",
        &text(tidy(3.0 * from * from * from)),
        " + y^2/",
        &text(tidy(6.0 * from)),
        ")",
    ]);
    Stage {
        steps,
        before: tidy(0.15 * from / slope),
        goal: [floor, 0.0],
        spec: Box::new(move |alpha| walk(&formula, alpha, [-from, 0.0]).into()),
    }
}

/// The formula of a valley of curvatures `low` along x and `high` along y.
fn quadratic(low: f64, high: f64) -> String {
    joined(&[&text(tidy(low / 2.0)), "*x^2 + ", &text(tidy(high / 2.0)), "*y^2"])
}

/// Plain gradient descent on the landscape of a formula.
fn walk(formula: &str, alpha: f64, start: [f64; 2]) -> Object {
    let params = Object::default().with("text", formula);
    let surface = Object::default().with("kind", "formula").with("params", params);
    Object::default().with("surface", surface).with("alpha", alpha).with("start", &start[..])
}
