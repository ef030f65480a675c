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
        spec: Box::new(move |alpha| {
            let params = Object::default().with("text", &*formula);
            let surface = Object::default().with("kind", "formula").with("params", params);
            Object::default()
                .with("surface", surface)
                .with("optimizer", Object::default().with("kind", "sgd"))
                .with("alpha", alpha)
                .with("start", Value::List(vec![Value::Number(3.6), Value::Number(1.1)]))
                .into()
        }),
    }
}
