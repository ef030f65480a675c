//! `dist/`: built, or served while one works on it.

use std::ffi::OsString;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

use crate::places::{cargo_home, root};
use crate::run::{Outcome, cargo, command, run};
use crate::{node, tools};

/// Release build into `dist/`.
pub(crate) fn build() -> Outcome {
    let mut trunk = trunk()?;
    // Two builds at once would take each other's files away.
    let lock = root().join("target/.dist-lock");
    let lock = fs::create_dir_all(root().join("target"))
        .and_then(|()| fs::File::create(lock))
        .and_then(|file| file.lock().map(|()| file));
    let _held = lock.map_err(|error| format!("target/.dist-lock: {error}"))?;
    println!("Building dist/…");
    run(trunk.args(["--quiet", "build"]))
}

/// Serves on loopback, and builds and reloads on every change. Never touches `dist/`: the reload
/// script that Trunk puts into a page has no place in a release.
pub(crate) fn serve(port: u16, open: bool) -> Outcome {
    // Trunk would say so only after the build.
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        return Err(format!(
            "Port {port} is in use or not allowed. Try another one: cargo xtask serve --port {}",
            if port == 8080 { 8081 } else { 8080 }
        ));
    }
    let mut trunk = trunk()?;
    println!("Building, then serving on http://127.0.0.1:{port}/ until Ctrl+C…");
    trunk.args(["serve", "--dist", "target/serve-dist", "--port", &port.to_string()]);
    if open {
        trunk.arg("--open");
    }
    run(&mut trunk)
}

/// Trunk with everything that its build needs.
fn trunk() -> Outcome<Command> {
    tools::wasm_target()?;
    node::packages("www")?;
    let wasm_bindgen = tools::wasm_bindgen()?;
    let trunk = tools::trunk()?;
    // Trunk runs cargo offline.
    run(cargo().args(["fetch", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"]))?;

    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = wasm_bindgen
        .parent()
        .map(Path::to_path_buf)
        .into_iter()
        .chain([root().join("www/node_modules/.bin")])
        .chain(std::env::split_paths(&path));
    let path = std::env::join_paths(folders)
        .map_err(|error| format!("The repository's folder cannot stand in PATH: {error}"))?;

    let mut command = command(trunk);
    command.env("PATH", path).env("CARGO_ENCODED_RUSTFLAGS", remapped_paths());
    // Trunk refuses the usual values of the first three, and a backtrace of its own says nothing.
    for name in ["NO_COLOR", "TRUNK_OFFLINE", "TRUNK_SKIP_VERSION_CHECK", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    Ok(command)
}

/// Compiler flags that keep this machine's folders out of the wasm, whose bytes are then the same
/// everywhere.
fn remapped_paths() -> OsString {
    let sources = cargo_home().map(|home| home.join("registry/src"));
    let mut folders: Vec<_> = sources
        .and_then(|sources| fs::read_dir(sources).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    folders.sort();

    let mut flags = OsString::from("--remap-path-prefix=");
    flags.push(root());
    flags.push("=.");
    for folder in folders {
        // The separator between flags.
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(folder);
        flags.push("=crates");
    }
    flags
}
