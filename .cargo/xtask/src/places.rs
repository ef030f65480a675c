//! Folders, and the search for programs.

use std::env;
use std::path::{Path, PathBuf};

use crate::run::Outcome;

/// The repository.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.ancestors().nth(2).expect("xtask lies two folders below the root")
}

/// Where tools are kept, each in a folder that carries its version: a second clone finds them.
pub(crate) fn cache() -> Outcome<PathBuf> {
    if let Some(folder) = variable("BLINDFOLDED_HIKER_CACHE") {
        return Ok(folder);
    }
    let caches = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    caches.map(|caches| caches.join("blindfolded-hiker")).ok_or_else(|| {
        "There is no home folder to keep tools in; set BLINDFOLDED_HIKER_CACHE to a folder."
            .to_owned()
    })
}

/// Cargo's home, where the sources of dependencies lie.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    variable("CARGO_HOME").or_else(|| variable(home).map(|home| home.join(".cargo")))
}

/// An absolute path from the environment.
pub(crate) fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// A program on PATH, by its first name that is there.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(executable(name))))
        .find(|program| program.is_file())
}

/// The file name of a program.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
