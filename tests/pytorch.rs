//! The scripts for PyTorch against what PyTorch printed for them, and against the walk.
//!
//! `tests/reference/pytorch.json` holds, for each case below, a hash of its script and the lines that
//! PyTorch printed. A script that changed has to be run again:
//!
//! ```text
//! PYTORCH_PYTHON=/path/to/python cargo test --test pytorch -- --ignored record
//! ```
//!
//! Where `PYTORCH_PYTHON`, or else `python3`, has torch, every script is run anew and compared in full.

mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use blindfolded_hiker::{
    family::Info,
    optimizer::Optimizer,
    pytorch::script,
    schedule::Schedule,
    spec::Spec,
    surface::Surface,
    walk::{Walk, walk},
};
use common::{Report, cases, plain, shortest};
use serde_json::{Value as Json, json};

/// Runs the scripts of a JSON list and prints what each printed, as a JSON list of rows of numbers.
const RUNNER: &str = r#"
import contextlib, io, json, sys
def run(script):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(script, "walk.py", "exec"), {"__name__": "__main__"})
        except SystemExit:
            pass
    head, *lines = out.getvalue().splitlines()
    assert head == "k x y loss alpha", head
    return [line.split() for line in lines]
print(json.dumps([run(script) for script in json.load(sys.stdin)]))
"#;

/// Rows that the reference file keeps: all at the start, then fewer.
fn kept(k: usize) -> bool {
    k < 6 || k.is_multiple_of(20)
}

struct Case {
    name: String,
    spec: Json,
    count: u32,
}

impl Case {
    fn read(&self) -> Spec {
        Spec::read(&plain(&self.spec)).unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    fn script(&self) -> String {
        script(&self.read(), self.count, &shortest)
    }

    fn walk(&self) -> Walk {
        walk(&self.read(), self.count)
    }
}

/// Parameters off their defaults, several sets for a kind where PyTorch has to be talked into it.
// As long as the catalog.
#[allow(clippy::too_many_lines)]
fn variations() -> Vec<(&'static str, &'static str, Json)> {
    let data = json!({ "xs": [-1.5, -0.5, 0.25, 1, 2], "ys": [1, 0.5, 0, -2, -3.25] });
    let classes = json!({ "xs": [-1.5, -0.5, 0.25, 1, 2], "labels": [0, 1, 0, 0, 1] });
    let scaled =
        json!({ "xs": [-15, -5, 2.5, 10, 40], "ys": [1, 0.5, 0, -2, -3.25], "standardize": true });
    let equal = json!({ "xs": [0.1, 0.1, 0.1], "ys": [1, 2, 6], "standardize": true });
    let scaled_classes =
        json!({ "xs": [98, 99, 100, 101, 108], "labels": [0, 1, 0, 0, 1], "standardize": true });
    let hills = json!({ "hills": [{ "A": -2, "cx": 0.5, "cy": -0.25, "sx": 1.5, "sy": 2 },
                          { "A": 1, "cx": -1, "cy": 1, "sx": 1, "sy": 1 }] });
    let adam =
        json!({ "beta1": 0.8, "beta2": 0.95, "eps": 1e-4, "weight_decay": 0.1, "amsgrad": true });
    let late = json!({ "beta1": 0.8, "beta2": 0.9, "eps": 1e-4, "weight_decay": 0.1,
                       "decoupled_weight_decay": true });
    let mut nadam = late.clone();
    nadam["momentum_decay"] = json!(0.02);
    let cycle = json!({ "max_lr": 0.2, "step_size_up": 7, "step_size_down": 12 });
    let mut fading = cycle.clone();
    fading["gamma"] = json!(0.95);
    let once = json!({ "total_steps": 120, "pct_start": 0.4, "div_factor": 10, "final_div_factor": 100,
                       "anneal": "linear", "three_phase": true });
    let turned = json!({ "total_steps": 150, "pct_start": 0.25, "div_factor": 10, "final_div_factor": 100,
                         "anneal": "cos", "three_phase": false });
    vec![
        ("surface", "bowl", json!({ "kappa": 3.5 })),
        ("surface", "rotated_ellipse", json!({ "lambda1": 2, "lambda2": 7.5, "theta": -1.25 })),
        ("surface", "rosenbrock", json!({ "a": -0.5, "b": 12 })),
        ("surface", "rastrigin", json!({ "A": 4 })),
        ("surface", "ackley", json!({ "a": 12, "b": 0.5, "c": 3 })),
        ("surface", "gaussian_hills", hills),
        ("surface", "linreg_mse", data),
        ("surface", "linreg_mse", scaled),
        ("surface", "linreg_mse", equal),
        ("surface", "logreg", classes),
        ("surface", "logreg", scaled_classes),
        (
            "surface",
            "formula",
            json!({ "text": "2x² + xy + sin(x)·cos(2y) + e^(−y²) + |x − y|/3" }),
        ),
        (
            "surface",
            "formula",
            json!({ "text":
            "hypot(x−1, y) + sqrt(x²+y²+1) + min(x², y+9) + max(0.1x, tanh(y)) − sign(x)/4 + 2^(x/9) − x/3" }),
        ),
        (
            "surface",
            "formula",
            json!({ "text":
            "ln(x²+2) + log10(y²+3) + atan(x) − asin(x/99) + acos(y/99) + sinh(x/9) + cosh(y/9) + tan(x/9) + 1/(y²+1) + (x²+1)^(y/9) + pow(x²+1, 0.5)" }),
        ),
        ("surface", "formula", json!({ "text": "-3" })),
        ("optimizer", "sgd", json!({ "momentum": 0.8, "dampening": 0.3, "weight_decay": 0.05 })),
        ("optimizer", "sgd", json!({ "momentum": 0.8, "nesterov": true })),
        ("optimizer", "sgd", json!({ "momentum": 0.8, "dampening": 0.3, "nesterov": true })),
        (
            "optimizer",
            "adagrad",
            json!({ "lr_decay": 0.01, "weight_decay": 0.1,
                                         "initial_accumulator_value": 0.5, "eps": 1e-3 }),
        ),
        (
            "optimizer",
            "rmsprop",
            json!({ "rho": 0.9, "eps": 0.05, "weight_decay": 0.1, "momentum": 0.5,
                                         "centered": true }),
        ),
        ("optimizer", "adadelta", json!({ "rho": 0.8, "eps": 1e-3, "weight_decay": 0.1 })),
        ("optimizer", "adam", adam.clone()),
        ("optimizer", "adamw", adam),
        ("optimizer", "nadam", nadam),
        ("optimizer", "radam", late),
        (
            "optimizer",
            "adamax",
            json!({ "beta1": 0.8, "beta2": 0.995, "eps": 1e-4, "weight_decay": 0.1 }),
        ),
        (
            "optimizer",
            "rprop",
            json!({ "eta_minus": 0.4, "eta_plus": 1.3, "step_min": 1e-3, "step_max": 2 }),
        ),
        ("optimizer", "rprop", json!({ "eta_minus": 0, "eta_plus": 1, "step_min": 1e-3 })),
        ("optimizer", "rprop", json!({ "eta_minus": 1, "eta_plus": 1.1 })),
        ("optimizer", "lion", json!({ "beta1": 0.8, "beta2": 0.95, "weight_decay": 0.1 })),
        ("schedule", "step", json!({ "step_size": 7, "gamma": 0.75 })),
        ("schedule", "multistep", json!({ "milestones": [0, 30.5, 10, 30.5, 100], "gamma": 0.7 })),
        ("schedule", "exponential", json!({ "gamma": 0.99 })),
        ("schedule", "inverse_time", json!({ "k": 0.2 })),
        (
            "schedule",
            "linear",
            json!({ "start_factor": 0.9, "end_factor": 0.1, "total_iters": 33 }),
        ),
        ("schedule", "linear", json!({ "start_factor": 0, "end_factor": 2, "total_iters": 33 })),
        ("schedule", "polynomial", json!({ "total_iters": 120, "power": 2.5 })),
        ("schedule", "cosine", json!({ "T_max": 30, "eta_min": 0.01 })),
        ("schedule", "cosine_restarts", json!({ "T_0": 10, "T_mult": 2, "eta_min": 0.01 })),
        ("schedule", "constant_factor", json!({ "factor": 0.25, "total_iters": 20 })),
        ("schedule", "constant_factor", json!({ "factor": 2, "total_iters": 20 })),
        ("schedule", "constant_factor", json!({ "factor": 0.5, "total_iters": 0 })),
        (
            "schedule",
            "warmup_cosine",
            json!({ "warmup": 11, "start_factor": 0.2, "T_max": 60, "eta_min": 0.01 }),
        ),
        (
            "schedule",
            "wsd",
            json!({ "warmup": 11, "start_factor": 0.2, "stable": 30, "decay": 40,
                                    "end_factor": 0.1 }),
        ),
        ("schedule", "wsd", json!({ "warmup": 0, "stable": 30, "decay": 0, "end_factor": 0.5 })),
        ("schedule", "noam", json!({ "d_model": 4, "warmup": 12 })),
        ("schedule", "noam", json!({ "warmup": 0 })),
        ("schedule", "cyclic_triangular", cycle.clone()),
        ("schedule", "cyclic_triangular2", cycle),
        ("schedule", "cyclic_exp_range", fading),
        ("schedule", "onecycle_cos", once.clone()),
        ("schedule", "onecycle_linear", turned.clone()),
        ("schedule", "onecycle_linear", once.clone()),
        ("schedule", "onecycle_three_phase", turned),
        (
            "schedule",
            "plateau",
            json!({ "mode": "max", "factor": 0.9, "patience": 3, "threshold": 0.01,
                    "threshold_mode": "abs", "cooldown": 2, "min_lr": 0.01, "eps": 0.001 }),
        ),
        ("schedule", "plateau", json!({ "factor": 0.5, "patience": 2, "threshold": 0.1 })),
        ("schedule", "plateau", json!({ "factor": 1 })),
        ("schedule", "drawn", json!({ "points": [[5, 0.01], [50, 0.1], [50, 0.02], [120, 0.08]] })),
    ]
}

/// A walk that shows one kind with these parameters.
fn spec_of(family: &str, kind: &str, params: &Json) -> Json {
    let choice = json!({ "kind": kind, "params": params });
    if family == "surface" {
        let surfaces = Surface::all();
        let entry = surfaces.iter().find(|surface| surface.kind() == kind).expect(kind).entry();
        return json!({ "surface": choice, "alpha": entry.alpha, "start": entry.start });
    }
    // Not round, so that nothing is right by symmetry, and quiet, so that rounding is not amplified: a
    // rule whose steps keep their length never comes to rest, and the larger they are, the wilder.
    let alpha = if family == "optimizer" { 0.01 } else { 0.11 };
    let mut spec = json!({
        "surface": { "kind": "rotated_ellipse", "params": { "lambda2": 5 } },
        "alpha": alpha,
        "start": [3, 4],
    });
    spec[family] = choice;
    spec
}

/// Walks on which something happens on the way, or by chance.
fn journeys() -> Vec<(&'static str, Json)> {
    let bowl = json!({ "kind": "bowl", "params": { "kappa": 4 } });
    let of = |kind: &str, params: Json| json!({ "kind": kind, "params": params });
    let plateau = of("plateau", json!({ "patience": 4, "factor": 0.7, "threshold": 0.2 }));
    vec![
        (
            "another rate",
            json!({
                "surface": bowl, "alpha": 0.05, "start": [4, 3],
                "schedule": of("cosine", json!({ "T_max": 60, "eta_min": 0.001 })),
                "changes": [{ "at": 40, "alpha": 0.1 }, { "at": 80, "alpha": 0.02 }, { "at": 500, "alpha": 1 }],
            }),
        ),
        (
            "another rule",
            json!({
                "surface": bowl, "alpha": 0.05, "start": [4, 3], "schedule": of("step", json!({ "step_size": 9 })),
                "changes": [
                    { "at": 10, "optimizer": of("adam", json!({})) },
                    { "at": 40, "optimizer": of("adam", json!({ "amsgrad": true, "beta1": 0.7 })) },
                    { "at": 70, "optimizer": of("rmsprop", json!({})), "schedule": of("linear", json!({})) },
                    { "at": 99, "optimizer": of("rmsprop", json!({ "momentum": 0.5, "centered": true })) },
                    { "at": 120, "optimizer": of("sgd", json!({ "momentum": 0.9, "dampening": 0.5 })) },
                    { "at": 150, "optimizer": of("sgd", json!({})) },
                    { "at": 160, "optimizer": of("sgd", json!({ "momentum": 0.5 })), "alpha": 0.03 },
                ],
            }),
        ),
        (
            "from the start on",
            json!({
                "surface": bowl, "alpha": 0.05, "start": [4, 3],
                "changes": [{ "at": 0, "optimizer": of("lion", json!({})), "alpha": 0.01 }],
            }),
        ),
        (
            "a plateau that goes on under another rule",
            json!({
                "surface": bowl, "alpha": 0.1, "start": [4, 3], "schedule": plateau,
                "changes": [
                    { "at": 25, "optimizer": of("adagrad", json!({ "initial_accumulator_value": 0.5 })) },
                    { "at": 60, "alpha": 0.3 },
                    { "at": 90, "schedule": of("onecycle_cos", json!({ "total_steps": 50 })) },
                    { "at": 120, "alpha": 0.2 },
                ],
            }),
        ),
        (
            "noise",
            json!({
                "surface": bowl, "alpha": 0.1, "start": [4, 3], "noise": { "sigma": 0.5, "seed": 4_294_967_295_u32 },
            }),
        ),
        (
            "batches",
            json!({
                "surface": { "kind": "linreg_mse" }, "alpha": 0.02, "start": [-2, 4],
                "batch": { "size": 4, "seed": 7 },
            }),
        ),
        (
            "batches with replacement and noise",
            json!({
                "surface": { "kind": "logreg" }, "alpha": 0.3, "start": [-2, 4],
                "batch": { "size": 3, "seed": 12, "replace": true }, "noise": { "sigma": 0.1, "seed": 3 },
            }),
        ),
        ("beyond all numbers", json!({ "surface": bowl, "alpha": 30, "start": [4, 3] })),
        (
            "the tip of the funnel",
            json!({ "surface": { "kind": "ackley" }, "alpha": 0.01, "start": [0, 0] }),
        ),
        (
            "the tip of a cone",
            json!({ "surface": of("formula", json!({ "text": "sqrt(x^2+y^2)" })), "alpha": 0.01, "start": [0, 0] }),
        ),
    ]
}

fn families() -> [(&'static str, &'static [&'static Info]); 3] {
    [("surface", Surface::KINDS), ("optimizer", Optimizer::KINDS), ("schedule", Schedule::KINDS)]
}

fn all() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: String, spec: Json| all.push(Case { name, spec, count: 200 });
    for (family, kinds) in families() {
        for info in kinds {
            add(format!("{family} {}", info.kind), spec_of(family, info.kind, &json!({})));
        }
    }
    for (i, (family, kind, params)) in variations().into_iter().enumerate() {
        add(format!("{family} {kind} with other parameters, {i}"), spec_of(family, kind, &params));
    }
    for (name, spec) in journeys() {
        add(name.to_owned(), spec);
    }
    all
}

/// FNV-1a.
fn hash(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

fn compare(report: &mut Report, case: &Case, rows: &[Vec<f64>]) {
    report.family(&case.name);
    let walk = case.walk();
    let tol = json!({ "rel": 1e-12, "floor": 1e-2 });
    let last = rows.last().expect("a row")[0] as usize;
    let ended = rows.last().is_some_and(|row| row[1..4].iter().any(|x| !x.is_finite()));
    let length = if ended { walk.x.len() - 1 } else { case.count as usize };
    report.exact(|| format!("{} ends", case.name), last, length);
    for row in rows {
        let k = row[0] as usize;
        let columns =
            [("x", &walk.x), ("y", &walk.y), ("loss", &walk.loss), ("alpha", &walk.alpha)];
        for ((name, column), &want) in columns.iter().zip(&row[1..]) {
            // A walk that leaves all numbers can do so a step earlier or later.
            if let Some(&got) = column.get(k) {
                report.number(|| format!("{} {name}[{k}]", case.name), got, want, &tol);
            }
        }
    }
}

fn number(json: &Json) -> f64 {
    json.as_str().and_then(|text| text.parse().ok()).expect("a number as Python prints it")
}

fn rows(json: &Json) -> Vec<Vec<f64>> {
    let rows = json.as_array().expect("rows");
    rows.iter().map(|row| row.as_array().expect("a row").iter().map(number).collect()).collect()
}

/// The Python that has torch, if there is one, and the version of torch.
fn python() -> Option<(String, String)> {
    let named = env::var("PYTORCH_PYTHON");
    let python = named.clone().unwrap_or_else(|_| "python3".to_owned());
    let found =
        Command::new(&python).args(["-c", "import torch; print(torch.__version__)"]).output();
    match found {
        Ok(output) if output.status.success() => {
            Some((python, String::from_utf8_lossy(&output.stdout).trim().to_owned()))
        }
        _ => {
            assert!(named.is_err(), "PYTORCH_PYTHON names {python}, which has no torch");
            None
        }
    }
}

/// What PyTorch prints for each script.
fn run(python: &str, scripts: &[String]) -> Vec<Json> {
    let mut child = Command::new(python)
        .args(["-c", RUNNER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let input = serde_json::to_string(scripts).expect("JSON");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "a script failed");
    let printed: Json = serde_json::from_slice(&output.stdout).expect("JSON");
    printed.as_array().expect("a list").clone()
}

#[test]
fn every_kind_and_every_parameter_is_in_a_script() {
    let variations = variations();
    for (family, kinds) in families() {
        for info in kinds {
            let mut varied = BTreeSet::new();
            for (_, _, params) in variations.iter().filter(|v| (v.0, v.1) == (family, info.kind)) {
                varied.extend(params.as_object().expect("params").keys().cloned());
            }
            for param in info.params {
                let name = format!("{family} {}.{}", info.kind, param.name);
                assert!(varied.contains(param.name), "no case has another {name}");
            }
        }
    }
    for case in all() {
        let script = case.script();
        assert!(!script.contains(['{', '}']), "{}: a name that is none\n{script}", case.name);
        for word in ["def loss(x, y", "optimizer = ", "scheduler = ", "k x y loss alpha"] {
            assert!(script.contains(word), "{} has no {word}\n{script}", case.name);
        }
    }
}

#[test]
fn walks_are_what_torch_printed_for_the_scripts() {
    let recorded: BTreeMap<String, Json> = cases("pytorch.json")
        .into_iter()
        .map(|case| (case["id"].as_str().expect("id").to_owned(), case))
        .collect();
    let mut report = Report::on("Walks against the scripts for PyTorch");
    let mut stale = Vec::new();
    for case in all() {
        match recorded.get(&case.name) {
            Some(want) if want["script"] == hash(&case.script()) => {
                compare(&mut report, &case, &rows(&want["rows"]));
            }
            _ => stale.push(case.name),
        }
    }
    assert!(stale.is_empty(), "the script is new or changed, so record again: {stale:#?}");
    report.finish();
}

#[test]
fn scripts_print_the_walk_where_torch_is_installed() {
    let Some((python, _)) = python() else {
        println!("no Python with torch: the scripts were not run");
        return;
    };
    let all = all();
    let scripts: Vec<_> = all.iter().map(Case::script).collect();
    let mut report = Report::on("Walks against the scripts for PyTorch, run now");
    for (case, printed) in all.iter().zip(run(&python, &scripts)) {
        compare(&mut report, case, &rows(&printed));
    }
    report.finish();
}

#[test]
#[ignore = "writes tests/reference/pytorch.json; needs a Python with torch"]
fn record() {
    let (python, version) = python().expect("a Python with torch");
    let all = all();
    let scripts: Vec<_> = all.iter().map(Case::script).collect();
    let mut lines = Vec::new();
    for ((case, script), printed) in all.iter().zip(&scripts).zip(run(&python, &scripts)) {
        let printed = printed.as_array().expect("rows");
        let last = printed.len() - 1;
        let rows: Vec<_> = printed
            .iter()
            .enumerate()
            .filter(|(k, _)| kept(*k) || *k == last)
            .map(|(_, row)| row)
            .collect();
        let entry =
            json!({ "id": case.name, "script": hash(script), "rows": rows, "spec": case.spec });
        lines.push(entry.to_string());
    }
    let head = json!({
        "family": "pytorch",
        "produced_by": { "script": "tests/pytorch.rs", "libraries": { "torch": version } },
        "description": "What PyTorch printed for the script of each case: k, x, y, loss, alpha of some of 201 rows; the hash is FNV-1a of the script.",
    })
    .to_string();
    let text = format!("{},\"cases\":[\n{}\n]}}\n", &head[..head.len() - 1], lines.join(",\n"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/pytorch.json");
    fs::write(path, text).expect("the file is written");
}
