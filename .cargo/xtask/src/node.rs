//! Node.js and npm packages.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::places::root;
use crate::run::{Outcome, command, output, run};

/// The oldest Node.js on which every tool below runs.
const OLDEST: (u32, u32) = (20, 19);

/// Node.js running a script of ours; `packages` has checked that it is there.
pub(crate) fn script(path: &str) -> Command {
    let mut node = command("node");
    node.arg(path);
    node
}

/// The packages of a folder's lock file, installed anew only when that file has changed.
pub(crate) fn packages(folder: &str) -> Outcome {
    check_node()?;
    let folder = root().join(folder);
    let lock = fs::read(folder.join("package-lock.json"))
        .map_err(|error| format!("{}: {error}", folder.join("package-lock.json").display()))?;
    // `npm ci` begins by deleting node_modules, so this copy is there only after it has finished.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|known| known == lock) {
        return Ok(());
    }
    println!("Installing npm packages in {} (once, some seconds)…", relative(&folder));
    run(npm().current_dir(&folder).args(["ci", "--no-progress", "--loglevel=error"])).map_err(
        |error| format!("{error}. Check that npm can reach its registry, then run this again."),
    )?;
    fs::write(&installed, lock).map_err(|error| format!("{}: {error}", installed.display()))
}

fn check_node() -> Outcome {
    let Some(version) = output(command("node").arg("--version")) else {
        return Err(
            "Node.js is missing. Install Node.js 20.19 or newer, from https://nodejs.org or \
                    with your package manager (for instance `nvm install 20`)."
                .to_owned(),
        );
    };
    if parse(&version).is_none_or(|found| found < OLDEST) {
        return Err(format!(
            "Node.js {version} is too old. Install Node.js 20.19 or newer, from \
             https://nodejs.org or with your package manager (for instance `nvm install 20`)."
        ));
    }
    if output(npm().arg("--version")).is_none() {
        return Err(
            "npm is missing, though Node.js is there. Install it with your package manager \
                    (for instance `apt-get install npm`) or with Node.js from https://nodejs.org."
                .to_owned(),
        );
    }
    Ok(())
}

fn npm() -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// `v20.19.1` as (20, 19).
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn relative(folder: &Path) -> String {
    folder.strip_prefix(root()).unwrap_or(folder).display().to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn versions_are_read_and_compared_as_numbers() {
        assert_eq!(super::parse("v20.19.1"), Some((20, 19)));
        assert_eq!(super::parse("nonsense"), None);
        assert!(super::parse("v20.9.0") < Some(super::OLDEST));
        assert!(super::parse("v100.0.0") > Some(super::OLDEST));
    }
}
