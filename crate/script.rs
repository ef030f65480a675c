//! The one function of a small wasm of its own, which a page loads when a script is asked for.

use wasm_bindgen::prelude::*;

use crate::{
    bridge::{named, run},
    pytorch::script,
    spec::{MAX_ITERATIONS, Spec},
};

/// The first `count` steps of a walk as a Python script for PyTorch.
#[wasm_bindgen(unchecked_return_type = "string")]
pub fn pytorch(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] count: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("spec", spec), ("count", count)], &|fields| {
        let [spec, count] = named(fields);
        let spec = Spec::read(spec.value)?;
        // JavaScript writes the shortest decimal that reads back to the same double.
        let number = |x: f64| {
            let text = js_sys::Number::from(x).to_string_with_radix(10);
            text.map_or_else(|_| String::new(), String::from)
        };
        Ok(script(&spec, count.integer(0, MAX_ITERATIONS)?, &number).into())
    })
}
