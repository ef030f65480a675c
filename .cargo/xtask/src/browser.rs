//! A browser to test in.

use std::path::{Path, PathBuf};

use crate::places::{on_path, variable};
use crate::run::{Outcome, command, output, run};

const NAMES: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

/// Where installers put it on systems that have it not on PATH: an environment variable or nothing,
/// and a path.
const PLACES: [(&str, &str); 6] = [
    ("", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
    ("ProgramFiles", r"Google\Chrome\Application\chrome.exe"),
    ("ProgramFiles(x86)", r"Google\Chrome\Application\chrome.exe"),
    ("LOCALAPPDATA", r"Google\Chrome\Application\chrome.exe"),
    ("ProgramFiles(x86)", r"Microsoft\Edge\Application\msedge.exe"),
];

/// Chromium or a relative of it: the one that CHROME names, one that is installed, or one from apt
/// where that is possible without asking.
pub(crate) fn chromium() -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME") {
        let named = PathBuf::from(named);
        return if named.is_file() {
            Ok(named)
        } else {
            Err(format!("CHROME is {}, which is not a file.", named.display()))
        };
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if Path::new("/etc/debian_version").exists()
        && output(command("id").arg("-u")).is_some_and(|user| user == "0")
    {
        println!("Installing chromium with apt-get (once, about 1 minute)…");
        apt(&["update"])?;
        apt(&["install", "-y", "--no-install-recommends", "chromium"])?;
        if let Some(found) = installed() {
            return Ok(found);
        }
    }
    Err("No Chromium, Chrome or Edge was found. Install one (on Debian `sudo apt-get install \
         chromium`, on macOS `brew install --cask chromium`), or set CHROME to its program."
        .to_owned())
}

fn installed() -> Option<PathBuf> {
    on_path(&NAMES).or_else(|| {
        PLACES
            .iter()
            .filter_map(|&(folder, path)| match folder {
                "" => Some(PathBuf::from(path)),
                _ => variable(folder).map(|folder| folder.join(path)),
            })
            .find(|program| program.is_file())
    })
}

fn apt(arguments: &[&str]) -> Outcome {
    run(command("apt-get").arg("-qq").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}
