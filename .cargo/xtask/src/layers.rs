//! What each layer of tests runs.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::places::root;
use crate::run::{Outcome, cargo, command};
use crate::site;
use crate::tally::Tally;
use crate::{browser, node, tools};

/// The core as the page first loads it, and the writer of scripts.
const WASM: [&str; 5] =
    ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "wasm,pytorch"];

/// One layer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layer {
    /// Formatting of the Rust code.
    Fmt,
    /// Lints, types, documentation, licences.
    Lint,
    /// The page's modules by themselves, in Node.
    Page,
    /// Everything that `cargo test` runs, but for the answers.
    Rust,
    /// The learners' answers, every case.
    Answers,
    /// The core's JavaScript interface, in Node.
    Wasm,
    /// What a first visit weighs, and whether words and sources agree.
    Size,
    /// Learners in a browser.
    Browser,
}

/// All layers, the fast ones first, so that they fail first.
pub(crate) const ALL: [(&str, Layer); 8] = [
    ("fmt", Layer::Fmt),
    ("lint", Layer::Lint),
    ("page", Layer::Page),
    ("rust", Layer::Rust),
    ("answers", Layer::Answers),
    ("wasm", Layer::Wasm),
    ("size", Layer::Size),
    ("browser", Layer::Browser),
];

/// A layer by its name.
pub(crate) fn named(name: &str) -> Option<Layer> {
    ALL.iter().find(|(known, _)| *known == name).map(|&(_, layer)| layer)
}

/// `dist/`, built when the first layer asks for it, and once.
#[derive(Default)]
pub(crate) struct Dist(Option<Outcome>);

impl Dist {
    fn ready(&mut self) -> Outcome {
        self.0.get_or_insert_with(site::build).clone()
    }
}

impl Layer {
    /// Runs the layer and counts its tests.
    pub(crate) fn run(self, dist: &mut Dist, tally: &mut Tally) -> Outcome {
        match self {
            Self::Fmt => {
                tools::rust_components()?;
                tally.check(cargo().args(["fmt", "--all", "--check"]))?;
                tally.check(&mut kinds_formatted()?)
            }
            Self::Lint => lint(dist, tally),
            Self::Page => {
                node::packages("www")?;
                node::packages("tests/web")?;
                tally.runner(&mut node_tests(&page_folders()?)?)
            }
            Self::Rust => rust(tally),
            Self::Answers => tally.runner(cargo().args(["test", "--quiet", "--test", "answers"])),
            Self::Wasm => {
                dist.ready()?;
                tally.runner(&mut node_tests(&["tests/web/boundary"])?)
            }
            Self::Size => {
                dist.ready()?;
                tally.runner(&mut node_tests(&["tests/web"])?)
            }
            Self::Browser => {
                node::packages("tests/web")?;
                let chrome = browser::chromium()?;
                dist.ready()?;
                tally.runner(node_tests(&["tests/web/browser"])?.env("CHROME", chrome))
            }
        }
    }
}

/// `rustfmt --check` over the folders whose modules a macro declares, which `cargo fmt` cannot see.
fn kinds_formatted() -> Outcome<Command> {
    let mut rustfmt = command("rustfmt");
    rustfmt.args(["--edition", "2024", "--check"]);
    for folder in ["crate/optimizer", "crate/schedule", "crate/surface"] {
        rustfmt.args(names(folder, ".rs")?.iter().map(|name| format!("{folder}/{name}.rs")));
    }
    Ok(rustfmt)
}

fn lint(dist: &mut Dist, tally: &mut Tally) -> Outcome {
    tools::rust_components()?;
    tools::wasm_target()?;
    let deny = ["--", "-D", "warnings"];
    let clippy = || {
        let mut clippy = cargo();
        clippy.args(["clippy", "--quiet"]);
        clippy
    };
    tally.check(clippy().args(["--workspace", "--all-targets"]).args(deny))?;
    // The code compiles; from here on everything runs, so that one look shows all that is wrong.
    let mut rustdoc = cargo();
    rustdoc.args(["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"]);
    let mut outcomes = vec![
        tally.check(
            clippy().args(["--lib", "--package", "blindfolded-hiker"]).args(WASM).args(deny),
        ),
        tally.check(rustdoc.env("RUSTDOCFLAGS", "-D warnings")),
    ];

    // The types of the core, which TypeScript reads, come from the build.
    dist.ready()?;
    let www = |script: &str| {
        let mut command = node::script(&format!("node_modules/{script}"));
        command.current_dir(root().join("www"));
        command
    };
    let mut checks = [
        www("typescript/bin/tsc"),
        www("eslint/bin/eslint.js"),
        www("html-validate/bin/html-validate.mjs"),
        node::script("tests/web/licences.mjs"),
    ];
    checks[1].args([".", "--max-warnings=0"]);
    checks[2].args(pages()?);
    outcomes.extend(checks.iter_mut().map(|check| tally.check(check)));
    outcomes.into_iter().collect()
}

/// Tests that print how far the core is from its references.
const REPORTS: [&str; 2] = ["theory", "vectors"];

/// `cargo test`, but for the answers, which are a layer of their own.
fn rust(tally: &mut Tally) -> Outcome {
    let mut tests = cargo();
    tests.args(["test", "--quiet", "--workspace", "--lib", "--bins"]);
    let apart = |name: &str| name == "answers" || REPORTS.contains(&name);
    for name in names("tests", ".rs")?.iter().filter(|name| !apart(name)) {
        tests.args(["--test", name]);
    }
    tally.runner(&mut tests)?;
    let mut reports = cargo();
    reports.args(["test", "--quiet"]).args(REPORTS.iter().flat_map(|name| ["--test", name]));
    tally.runner(reports.args(["--", "--nocapture", "--test-threads=1"]))?;
    tally.runner(cargo().args(["test", "--quiet", "--workspace", "--doc"]))
}

/// Node's test runner over the `*.test.mjs` of some folders.
fn node_tests(folders: &[impl AsRef<str>]) -> Outcome<Command> {
    let mut command = node::script("--test");
    // A test that fails with a server or a browser still open must not keep the run waiting for ever.
    command.args(["--test-force-exit", "--test-timeout=300000"]);
    command.arg("--test-reporter=spec");
    for folder in folders.iter().map(AsRef::as_ref) {
        for name in names(folder, ".test.mjs")? {
            command.arg(format!("{folder}/{name}.test.mjs"));
        }
    }
    Ok(command)
}

/// Every folder of tests that is not one of the layers over `dist/`.
fn page_folders() -> Outcome<Vec<String>> {
    let others = ["boundary", "browser", "node_modules"];
    let folders = names("tests/web", "")?.into_iter();
    Ok(folders
        .filter(|name| !others.contains(&name.as_str()))
        .map(|name| format!("tests/web/{name}"))
        .filter(|folder| root().join(folder).is_dir())
        .collect())
}

fn pages() -> Outcome<Vec<String>> {
    Ok(names("www", ".html")?.into_iter().map(|name| format!("{name}.html")).collect())
}

/// Names without their ending, in order, of the files in a folder of the repository.
fn names(folder: &str, ending: &str) -> Outcome<Vec<String>> {
    let path: &Path = &root().join(folder);
    let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(ending).map(str::to_owned))
        .collect();
    names.sort();
    if names.is_empty() { Err(format!("{folder} holds no *{ending}")) } else { Ok(names) }
}
