//! Rust's own parts and the two tools that are built with cargo, at pinned versions.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::places::{cache, executable, on_path};
use crate::run::{Outcome, cargo, command, output, run};

const TRUNK: &str = "0.21.14";
/// The version in Cargo.toml: glue and tool must be of the same make.
const WASM_BINDGEN: &str = "0.2.130";
const WASM: &str = "wasm32-unknown-unknown";

/// Trunk, which drives the build of the page.
pub(crate) fn trunk() -> Outcome<PathBuf> {
    if let Some(found) = on_path(&["trunk"]).filter(|program| is_version(program, TRUNK)) {
        return Ok(found);
    }
    tool("trunk", TRUNK, "about 3 minutes", |cargo| {
        cargo.args(["trunk", "--version", TRUNK, "--no-default-features"]);
    })
}

/// wasm-bindgen, which writes the JavaScript side of the core. Ours, because it carries a switch.
pub(crate) fn wasm_bindgen() -> Outcome<PathBuf> {
    tool("wasm-bindgen", WASM_BINDGEN, "about 1 minute", |cargo| {
        cargo.args(["--path", ".cargo/tools/wasm-bindgen"]);
    })
}

/// The standard library for wasm.
pub(crate) fn wasm_target() -> Outcome {
    if sysroot()?.join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", WASM])
}

/// What `cargo fmt` and `cargo clippy` run.
pub(crate) fn rust_components() -> Outcome {
    let bin = sysroot()?.join("bin");
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if !bin.join(executable(program)).is_file() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn sysroot() -> Outcome<PathBuf> {
    output(command("rustc").args(["--print", "sysroot"])).map(PathBuf::from).ok_or_else(|| {
        "rustc does not run. Install Rust with rustup, from https://rustup.rs.".to_owned()
    })
}

fn rustup(arguments: &[&str]) -> Outcome {
    println!("Running rustup {} (once, some seconds)…", arguments.join(" "));
    run(command("rustup").arg("--quiet").args(arguments)).map_err(|error| {
        format!(
            "{error}. This Rust needs `rustup {}`, or what your package manager has in its place. \
             rustup itself is at https://rustup.rs.",
            arguments.join(" ")
        )
    })
}

/// A tool from the cache, installed there if need be.
fn tool(
    name: &str,
    version: &str,
    time: &str,
    what: impl FnOnce(&mut Command),
) -> Outcome<PathBuf> {
    let home = cache()?.join(format!("{name}-{version}"));
    let program = home.join("bin").join(executable(name));
    if is_version(&program, version) {
        return Ok(program);
    }

    println!("Installing {name} {version} (once, {time})…");
    // Built aside and moved into place, so that what is in place is always whole.
    let aside = home.with_extension(format!("part-{}", std::process::id()));
    let mut install = cargo();
    install
        .args(["install", "--quiet", "--locked", "--debug", "--root"])
        .arg(&aside)
        .arg("--target-dir")
        .arg(aside.join("build"))
        // No slower in use than a release build, and three times as fast to make.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_STRIP", "symbols")
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS");
    what(&mut install);
    let built = run(&mut install);
    // It may be missing already, and it is only a folder of leftovers.
    let _ = fs::remove_dir_all(aside.join("build"));
    let moved = built.and_then(|()| {
        let _ = fs::remove_dir_all(&home);
        fs::rename(&aside, &home).map_err(|error| format!("{}: {error}", home.display()))
    });
    let _ = fs::remove_dir_all(&aside);
    if is_version(&program, version) {
        return Ok(program);
    }
    moved.and(Err(format!("{} does not run as {name} {version}.", program.display())))
}

/// Whether a program says that it is of this version.
fn is_version(program: &Path, version: &str) -> bool {
    output(Command::new(program).arg("--version"))
        .is_some_and(|line| line.split_whitespace().nth(1) == Some(version))
}
