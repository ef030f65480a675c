//! `cargo xtask test`: the layers in order, and what came of them.

use std::time::{Duration, Instant};

use crate::layers::{ALL, Dist, Layer};
use crate::tally::Tally;

/// Runs one layer, or all, and says whether everything passed. Where formatting or lints fail, the
/// slow layers are not begun.
pub(crate) fn test(only: Option<Layer>) -> bool {
    let mut dist = Dist::default();
    let mut total = Tally::default();
    let mut lines = Vec::new();
    let mut stopped = false;

    for (name, layer) in ALL.into_iter().filter(|(_, layer)| only.is_none_or(|it| it == *layer)) {
        if stopped {
            lines.push(format!("{name:<8} not run"));
            continue;
        }
        println!("\n== {name}");
        let start = Instant::now();
        let mut tally = Tally::default();
        let outcome = layer.run(&mut dist, &mut tally);
        if let Err(sentence) = &outcome {
            println!("{sentence}");
            // What kept the layer from its tests counts as well.
            tally.failed = tally.failed.max(1);
            stopped = matches!(layer, Layer::Fmt | Layer::Lint);
        }
        total.passed += tally.passed;
        total.failed += tally.failed;
        lines.push(line(name, tally, start.elapsed()));
    }

    println!("\n{}\n{} passed, {} failed", lines.join("\n"), total.passed, total.failed);
    total.failed == 0
}

fn line(name: &str, tally: Tally, time: Duration) -> String {
    let word = if tally.failed == 0 { "ok" } else { "FAILED" };
    format!(
        "{name:<8} {word:<7} {:>4} passed {:>3} failed {:>6.1} s",
        tally.passed,
        tally.failed,
        time.as_secs_f64()
    )
}
