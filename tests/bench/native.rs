//! The core natively, timed beside its other builds: `cargo bench --bench native -- GROUP` prints
//! one `what=number` per line. It is run by the benches in this folder, which print the tables.

use std::{env, hint::black_box, time::Instant};

use blindfolded_hiker::{
    optimizer::{Adam, Optimizer, Sgd},
    spec::Spec,
    surface::Himmelblau,
    swarm::basins,
    walk::walk,
};

fn main() {
    let group = env::args().skip(1).find(|argument| !argument.starts_with('-'));
    match group.as_deref() {
        Some("steps") => steps(),
        Some("basins") => many(),
        _ => println!("Groups: steps, basins"),
    }
}

/// Nanoseconds per step of a walk with all its columns.
fn steps() {
    const STEPS: u32 = 2_000;
    const WALKS: u32 = 20;
    let heavy_ball = Sgd { momentum: 0.9, ..Sgd::default() };
    for (what, rule, alpha) in [
        ("descent", Optimizer::default(), 0.01),
        ("momentum", heavy_ball.into(), 0.001),
        ("adam", Adam::default().into(), 0.05),
    ] {
        let mut spec = Spec::new(Himmelblau::default(), alpha, [-0.5, -4.0]);
        spec.optimizer = rule;
        let seconds = median(|| {
            for _ in 0..WALKS {
                black_box(walk(black_box(&spec), STEPS));
            }
        });
        println!("{what}={}", seconds * 1e9 / f64::from(WALKS * STEPS));
    }
}

/// Milliseconds for a map of basins.
fn many() {
    let spec = Spec::new(Himmelblau::default(), 0.01, [0.0, 0.0]);
    let domain = [-6.0, 6.0, -6.0, 6.0];
    let seconds = median(|| {
        black_box(basins(black_box(&spec), domain, 512, 512, 200));
    });
    println!("basins={}", seconds * 1e3);
}

/// Median seconds of fifteen rounds, after three for warming up.
fn median(mut round: impl FnMut()) -> f64 {
    let mut times = Vec::new();
    for i in 0..18 {
        let start = Instant::now();
        round();
        if i >= 3 {
            times.push(start.elapsed().as_secs_f64());
        }
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
