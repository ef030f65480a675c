//! A walk as a Python script for PyTorch that prints the same numbers.
//!
//! The script needs torch alone. It prints a header, `k x y loss alpha`, and a line for each iterate;
//! alpha is the learning rate of the step that led there, `nan` at the start. All is float64, written
//! so that it reads back to the same double. A line that is no longer finite is the last one.
//!
//! Each kind says in its own file what it is in PyTorch: the `torch` row of its declaration (see
//! [`kind!`](crate::kind)). Where PyTorch has no such thing, or refuses values that are accepted here,
//! the row spells it out. This file puts the parts together: the loop, the
//! changes on the way, and the chance that can be replayed. Nothing here formats a float; whoever asks
//! for a script says how a number is written.
//!
//! ```
//! use blindfolded_hiker::{pytorch::script, spec::Spec, surface};
//!
//! let spec = Spec::new(surface::Bowl { kappa: 6.0 }, 0.25, [4.0, 3.0]);
//! let python = script(&spec, 100, &|x| x.to_string());
//! assert!(python.contains("return (x**2 + 6.0 * y**2) / 2"));
//! assert!(python.contains("torch.optim.SGD([w], lr=alpha"));
//! ```
//!
//! # What is not guaranteed
//!
//! Sums are added up in another order and functions are another library's, so numbers agree to
//! rounding, which chaos can amplify. Where a slope is infinite or undefined on a kink, PyTorch may
//! say NaN where the hiker goes on. Centred `RMSProp` takes the root of v − m², which rounding can
//! push below 0; here that counts as 0, and in PyTorch it is NaN.

use crate::{
    family::{Info, ParamInfo},
    spec::{Batch, Noise, Spec},
};

/// Writes Python.
pub struct Pen<'a> {
    text: String,
    number: &'a dyn Fn(f64) -> String,
}

/// A value that can stand in Python source.
pub trait Literal {
    /// Writes it.
    fn write(&self, pen: &mut Pen<'_>);
}

impl Literal for f64 {
    fn write(&self, pen: &mut Pen<'_>) {
        if !self.is_finite() {
            pen.parts(&["float(\"", if *self > 0.0 { "inf" } else { "nan" }, "\")"]);
            return;
        }
        let text = (pen.number)(*self);
        // A whole number is an integer to Python, and to torch.tensor.
        let whole = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        pen.parts(&[&text, if whole { ".0" } else { "" }]);
    }
}

impl Literal for u32 {
    fn write(&self, pen: &mut Pen<'_>) {
        pen.text(&self.to_string());
    }
}

impl Literal for bool {
    fn write(&self, pen: &mut Pen<'_>) {
        pen.text(if *self { "True" } else { "False" });
    }
}

impl Literal for &str {
    fn write(&self, pen: &mut Pen<'_>) {
        pen.parts(&["\"", self, "\""]);
    }
}

impl<T: Literal> Literal for [T] {
    fn write(&self, pen: &mut Pen<'_>) {
        pen.text("[");
        for (i, entry) in self.iter().enumerate() {
            pen.text(if i == 0 { "" } else { ", " });
            entry.write(pen);
        }
        pen.text("]");
    }
}

impl<T: Literal> Literal for Vec<T> {
    fn write(&self, pen: &mut Pen<'_>) {
        self[..].write(pen);
    }
}

impl<T: Literal, const N: usize> Literal for [T; N] {
    fn write(&self, pen: &mut Pen<'_>) {
        self[..].write(pen);
    }
}

impl<'a> Pen<'a> {
    /// An empty sheet, and how a finite number is written: as the shortest decimal that reads back to
    /// the same double.
    pub fn new(number: &'a dyn Fn(f64) -> String) -> Self {
        Self { text: String::new(), number }
    }

    /// What was written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes text as it is.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// How a value stands in Python source.
    pub fn literal(&self, value: &dyn Literal) -> String {
        let mut pen = Pen::new(self.number);
        value.write(&mut pen);
        pen.text
    }

    #[inline(never)]
    fn parts(&mut self, parts: &[&str]) {
        for part in parts {
            self.text(part);
        }
    }

    /// Writes a template in which `{name}` stands for the value of the parameter of that name; the one
    /// after the last parameter has any other name.
    #[inline(never)]
    pub fn fill(&mut self, template: &str, params: &[ParamInfo], write: &dyn Fn(&mut Self, usize)) {
        for (i, part) in template.split(['{', '}']).enumerate() {
            if i % 2 == 0 {
                self.text(part);
            } else {
                let index = params.iter().position(|param| param.name == part);
                write(self, index.unwrap_or(params.len()));
            }
        }
    }
}

/// Functions that a part may call; each is written where one does. The name ends in its bracket.
const HELPERS: [(&str, &str); 5] = [
    // On a straight line from a to b, and b itself from n on or where there is no way at all.
    ("line(", "def line(a, b, k, n):\n    return a + (b - a) * k / n if k < n else b\n"),
    // The slope of a root at 0 is taken as level.
    (
        "root(",
        "def root(a):\n    return torch.where(a == 0, 0 * a, torch.where(a == 0, 1, a).sqrt())\n",
    ),
    // Equal numbers are zeros, and stay so: they are seen from the first of them.
    (
        "standard(",
        "def standard(xs):\n    xs = xs - xs[0]\n    xs = xs - xs.mean()\n    return xs / (xs.std(correction=0) or 1)\n",
    ),
    ("least(", "def least(a, b):\n    return torch.where((a <= b) | a.isnan(), a, b)\n"),
    ("most(", "def most(a, b):\n    return torch.where((a >= b) | a.isnan(), a, b)\n"),
];

/// Philox4x32-10, as in [`random`](crate::random).
const PHILOX: &str = "

def philox(a, b, k, l):
    c = d = 0
    low = 2**32 - 1
    for _ in range(10):
        left, right = a * 0xD2511F53, c * 0xCD9E8D57
        a, b, c, d = right >> 32 ^ b ^ k, right & low, left >> 32 ^ d ^ l, left & low
        k, l = k + 0x9E3779B9 & low, l + 0xBB67AE85 & low
    return a, b, c, d
";

const NOISE: &str = "):
    a, b, c, d = philox(k, 0, seed, 1)
    u, v = 1 - (a << 32 | b) // 2**11 / 2**53, (c << 32 | d) // 2**11 / 2**53
    r, angle = sigma * math.sqrt(-2 * math.log(u)), 2 * math.pi * v
    return torch.tensor([r * math.cos(angle), r * math.sin(angle)])
";

const REPLACING: &str = "    return [philox(k, i, seed, 2)[0] * n >> 32 for i in range(size)]
";

const SHUFFLING: &str = "    turn, part = divmod(k, -(-n // size))
    order = list(range(n))
    for i in range(n):
        j = i + (philox(turn, i, seed, 3)[0] * (n - i) >> 32)
        order[i], order[j] = order[j], order[i]
    return order[part * size :][:size]
";

/// The kept memory of a rule; what one of its options had no need of until now is 0.
const MEMORY: &str = "
class Memory(dict):
    def __missing__(self, name):
        return self.setdefault(name, torch.zeros_like(w))
";

/// The script of the first `count` steps of a walk.
pub fn script(spec: &Spec, count: u32, number: &dyn Fn(f64) -> String) -> String {
    let mut phases = spec.phases();
    phases.retain(|phase| phase.since == 0 || phase.since < count);
    let listens = phases.iter().any(|phase| phase.schedule.0.listens());

    let mut body = Pen::new(number);
    title(&mut body, spec.surface.info());
    let by_rows = spec.surface.samples() > 0;
    body.parts(&["def loss(x, y", if by_rows { ", rows=slice(None)" } else { "" }, "):\n    "]);
    spec.surface.torch(&mut body);
    body.text("\n");
    chance(&mut body, spec);
    body.text("\n\nw = torch.tensor(");
    [spec.start.x, spec.start.y].write(&mut body);
    body.text(", requires_grad=True)\n");
    if phases.len() > 1 {
        body.text(MEMORY);
    }
    body.parts(&[
        "\n\ndef walk(first, last):\n    for k in range(first, last):\n        \
         optimizer.zero_grad()\n        loss(*w",
        if spec.batch.is_some() { ", batch(k)" } else { "" },
        ").backward()\n",
        if spec.noise.is_some() { "        w.grad += noise(k)\n" } else { "" },
        "        rate = optimizer.param_groups[0][\"lr\"]\n        optimizer.step()\n        \
         row = *w.tolist(), loss(*w).item()\n        print(k + 1, *row, rate)\n        \
         if not all(map(math.isfinite, row)):\n            \
         raise SystemExit\n        scheduler.step(",
        if listens {
            "*row[2:] if isinstance(scheduler, lr_scheduler.ReduceLROnPlateau) else ()"
        } else {
            ""
        },
        ")\n",
    ]);
    for (i, phase) in phases.iter().enumerate() {
        let ((rule, _), (schedule, zero)) = (phase.optimizer, phase.schedule);
        let keeps = i > 0 && !phase.forgets;
        body.text("\n\n");
        if i > 0 {
            body.text("# From iteration ");
            phase.since.write(&mut body);
            body.text(" on.\nold = optimizer\n");
        }
        body.text("alpha = ");
        phase.alpha.write(&mut body);
        body.text("\n");
        title(&mut body, rule.info());
        rule.torch(&mut body);
        if keeps {
            body.text("\noptimizer.state[w] = Memory(old.state[w])");
        }
        body.text("\n");
        if phase.restarts {
            title(&mut body, schedule.info());
            schedule.torch(&mut body);
            body.text("\n");
            if zero < phase.since && !schedule.listens() {
                body.text("for _ in range(");
                (phase.since - zero).write(&mut body);
                body.text("):\n    scheduler.step()\n");
            }
        } else {
            body.text(
                "optimizer.param_groups[0][\"lr\"] = old.param_groups[0][\"lr\"]\n\
                 scheduler.optimizer = optimizer\n",
            );
        }
        if i == 0 {
            body.text(
                "print(\"k x y loss alpha\")\n\
                 print(0, *w.tolist(), loss(*w).item(), math.nan)\n",
            );
        }
        body.text("walk(");
        phase.since.write(&mut body);
        body.text(", ");
        phases.get(i + 1).map_or(count, |next| next.since).write(&mut body);
        body.text(")\n");
    }

    let body = body.into_text();
    let mut whole = Pen::new(number);
    whole.text(
        "# A walk of Blindfolded Hiker in PyTorch: prints k, x, y, the loss,\n\
         # and the learning rate of the step that led there.\n\
         import math\n",
    );
    // PyTorch warns of a schedule that is caught up with, as it steps before its optimizer.
    let quiet = if holds(&body, "\nfor _ in") { "warnings.simplefilter(\"ignore\")\n" } else { "" };
    whole.parts(&[
        if quiet.is_empty() { "" } else { "import warnings\n" },
        "import torch\nfrom torch.optim import lr_scheduler\n\n",
        quiet,
    ]);
    whole.text("torch.set_default_dtype(torch.float64)\n\n\n");
    for (name, helper) in HELPERS {
        if holds(&body, name) {
            whole.parts(&[helper, "\n\n"]);
        }
    }
    whole.text(&body);
    whole.into_text()
}

/// Whether one text is in another; the standard library's way is a tenth of this module.
fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|bytes| bytes == part.as_bytes())
}

/// The name of a kind and where it comes from, as a comment.
#[inline(never)]
fn title(pen: &mut Pen<'_>, info: &Info) {
    pen.parts(&["# ", info.label, ": ", info.citation, "\n"]);
}

/// What is drawn by chance.
fn chance(pen: &mut Pen<'_>, spec: &Spec) {
    if spec.noise.is_some() || spec.batch.is_some() {
        pen.text(PHILOX);
    }
    if let Some(Noise { sigma, seed }) = spec.noise {
        pen.text("\n\ndef noise(k, sigma=");
        sigma.write(pen);
        pen.text(", seed=");
        seed.write(pen);
        pen.text(NOISE);
    }
    if let Some(Batch { size, seed, replace }) = spec.batch {
        pen.text("\n\ndef batch(k, n=");
        for (value, next) in
            [(spec.surface.samples(), ", size="), (size, ", seed="), (seed, "):\n")]
        {
            value.write(pen);
            pen.text(next);
        }
        pen.text(if replace { REPLACING } else { SHUFFLING });
    }
}
