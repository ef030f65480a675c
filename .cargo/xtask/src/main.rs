//! The project's commands, run as `cargo xtask …` from anywhere in the repository.
//!
//! - `tools.rs`, `node.rs`, `browser.rs`: what a command needs, found or installed
//! - `site.rs`: `dist/`, built or served
//! - `test.rs` (the layers and their order), `layers.rs` (what each runs), `tally.rs` (the counts)
//! - `places.rs`: folders; `run.rs`: child processes

mod browser;
mod layers;
mod node;
mod places;
mod run;
mod site;
mod tally;
mod test;
mod tools;

use std::process::ExitCode;

use crate::run::Outcome;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--open]  build, then serve on loopback with reload (default port 8080)
  build                      release build into dist/
  test [LAYER]               everything, or one layer:
                             fmt, lint, page, rust, answers, wasm, size, browser
  bench [NAME]               benches side by side with a reference; also writes target/bench/*.json
  package                    distributables into target/package/

What a command needs and the machine lacks is installed once, into a user cache
(or the folder that BLINDFOLDED_HIKER_CACHE names).";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["serve", ref options @ ..] => match serve_options(options) {
            Some((port, open)) => site::serve(port, open),
            None => return usage(),
        },
        ["build"] => site::build(),
        ["test"] => return code(test::test(None)),
        ["test", layer] => match layers::named(layer) {
            Some(layer) => return code(test::test(Some(layer))),
            None => return usage(),
        },
        ["bench"] => bench(None),
        ["bench", name] if !name.starts_with('-') => bench(Some(name)),
        ["package"] => package(),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => return usage(),
    };
    match outcome {
        Ok(()) => code(true),
        Err(sentence) => {
            eprintln!("{sentence}");
            code(false)
        }
    }
}

fn code(good: bool) -> ExitCode {
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

fn serve_options(options: &[&str]) -> Option<(u16, bool)> {
    let (mut port, mut open) = (8080, false);
    let mut rest = options.iter();
    while let Some(&option) = rest.next() {
        match option {
            "--open" => open = true,
            "--port" => port = rest.next()?.parse().ok()?,
            _ => port = option.strip_prefix("--port=")?.parse().ok()?,
        }
    }
    Some((port, open))
}

fn bench(name: Option<&str>) -> Outcome {
    node::packages("tests/web")?;
    let chrome = browser::chromium()?;
    site::build()?;
    run::run(node::script("tests/bench/run.mjs").args(name).env("CHROME", chrome))
}

fn package() -> Outcome {
    site::build()?;
    run::run(&mut node::script("www/package.mjs"))
}
