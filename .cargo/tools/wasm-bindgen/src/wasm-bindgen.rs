//! The `wasm-bindgen` command, with a switch that Trunk has no way to pass on: the JavaScript side
//! gets `__wbg_reset_state`, which puts a new instance in the place of one that has trapped.

use std::{env, process};

fn main() {
    let arguments = env::args_os().chain(["--experimental-reset-state-function".into()]);
    if let Err(error) = wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments) {
        eprintln!("error: {error:?}");
        process::exit(1);
    }
}
