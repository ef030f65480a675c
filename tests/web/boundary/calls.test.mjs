/** What programs rely on: shapes, purity, and that no call leaves the core unusable. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";

const catalog = core.catalog();
const bowl = { kind: "bowl" };
const spec = {
  surface: { kind: "hills" },
  optimizer: { kind: "sgd", params: { momentum: 0.9, nesterov: true } },
  schedule: { kind: "step", params: { step_size: 3 } },
  alpha: 0.03,
  start: [4.1, 1.3],
  changes: [{ at: 4, alpha: 0.02 }, { at: 6, schedule: { kind: "constant" } }],
};

test("a step equals the next row of the walk, bit for bit, from any state and through JSON", () => {
  const { columns, rows } = core.walk(spec, 10);
  let state = core.step(spec);
  for (let k = 1; k <= 10; k++) {
    assert.equal(state.iteration, k);
    assert.equal(state.x, columns[k]);
    assert.equal(state.y, columns[rows + k]);
    assert.equal(state.loss, columns[2 * rows + k]);
    assert.equal(state.gradientNorm, columns[4 * rows + k]);
    if (k < 10) {
      assert.equal(state.alpha, columns[3 * rows + k + 1]);
    }
    state = core.step(spec, JSON.parse(JSON.stringify(state)));
  }
  assert.ok(Number.isNaN(columns[3 * rows]), "no rate led to the start");
});

test("a walk tells how it ended and when", () => {
  const walking = core.walk({ surface: bowl, alpha: 0.01, start: [1, 1] }, 5);
  assert.deepEqual([walking.outcome, walking.at, walking.rows], ["walking", 5, 6]);
  const there = core.walk({ surface: bowl, alpha: 0.1, start: [1, 1], tolerance: 1e-3 }, 200);
  assert.deepEqual([there.outcome, there.rows], ["converged", 201]);
  assert.ok(there.columns[4 * there.rows + there.at] <= 1e-3);
  assert.ok(there.columns[4 * there.rows + there.at - 1] > 1e-3);
  const gone = core.walk({ surface: bowl, alpha: 5, start: [1, 1] }, 1000);
  assert.equal(gone.outcome, "diverged");
  assert.equal(gone.at, gone.rows - 1);
  assert.ok(gone.rows < 1000 && !Number.isFinite(gone.columns[2 * gone.rows + gone.at]));
});

test("results are copies: nothing that is handed out changes later", () => {
  const first = core.walk(spec, 50).columns;
  const before = first.slice();
  core.terrain({ kind: "hills" }, [-4, 4, -3, 3], 300, 300);
  core.walk(spec, 5000);
  assert.deepEqual(first, before);
});

test("diagnosis has a regime, evidence and a sentence", () => {
  const { regime, alphaLambda, multipliers, limits, message } =
    core.diagnose({ surface: { kind: "bowl", params: { kappa: 6 } }, alpha: 0.3, start: [1, 1] });
  assert.equal(regime, "oscillating");
  assert.ok(Math.abs(alphaLambda[1] - 1.8) < 1e-15 && alphaLambda[0] === 0.3);
  assert.deepEqual(multipliers.map(({ im }) => im), [0, 0]);
  assert.ok(Math.abs(limits.edge - 1 / 3) < 1e-15);
  assert.match(message.id, /^diagnosis-/);
});

test("terrain is an opaque picture; elevation has levels and some index contours", () => {
  const pixels = core.terrain({ kind: "hills" }, [-4, 4, -3, 3], 40, 30);
  assert.ok(pixels instanceof Uint8ClampedArray);
  assert.equal(pixels.length, 40 * 30 * 4);
  assert.ok(pixels.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255));
  const dark = core.terrain({ kind: "hills" }, [-4, 4, -3, 3], 40, 30, { theme: "dark" });
  assert.ok(dark[0] < pixels[0]);
  const { levels, index, scale } = core.elevation({ kind: "hills" }, [-4, 4, -3, 3]);
  assert.ok(levels.length === index.length && index.includes(1) && scale.high > scale.low);
});

test("every palette paints, and its legend runs from its darkest tint to its lightest", () => {
  const sheets = new Set();
  for (const palette of ["hiker", "batlow", "viridis", "cividis"]) {
    for (const theme of ["light", "dark"]) {
      const legend = core.tints({ palette, theme }, 64);
      assert.ok(legend instanceof Uint8ClampedArray);
      assert.equal(legend.length, 256);
      assert.ok(legend.every((part, i) => i % 4 !== 3 || part === 255));
      const green = legend.filter((_, i) => i % 4 === 1);
      assert.ok(green.every((part, i) => i === 0 || part >= green[i - 1]), `${palette} ${theme}`);
      sheets.add(core.terrain({ kind: "hills" }, [-4, 4, -3, 3], 40, 30, { palette, theme }).join());
    }
  }
  assert.equal(sheets.size, 8);
  assert.deepEqual(core.tints(undefined, 9), core.tints({ palette: "hiker", theme: "light" }, 9));
  assert.throws(() => core.tints({ palette: "jet" }, 9), /style.palette.*accepted/s);
});

test("elevation says what ground there is, and spreads its levels as it is told", () => {
  const hills = { kind: "hills" };
  const domain = [-4, 4, -3, 3];
  assert.deepEqual(core.elevation(hills, domain), core.elevation(hills, domain, "auto"));
  const linear = core.elevation(hills, domain, "linear");
  assert.equal(linear.scale.bend, 0);
  const gaps = [...linear.levels.slice(1)].map((level, i) => level - linear.levels[i]);
  assert.ok(gaps.every((gap) => Math.abs(gap - gaps[0]) < 1e-12));
  const { scale, levels, index } = core.elevation(bowl, [-1, 1, -1, 1], "log");
  assert.ok(scale.bend >= 1e6 && scale.low === 0);
  assert.ok([0.01, 0.02, 0.05, 0.1].every((level) => levels.includes(level)));
  assert.equal(index[levels.indexOf(0.1)], 1);
  assert.throws(() => core.elevation(hills, domain, "cubic"), /mode.*accepted/s);
  const ground = (text, domain) => core.elevation({ kind: "formula", params: { text } }, domain).ground;
  assert.equal(linear.ground, "full");
  assert.equal(ground("ln(x)", [-1, 1, -1, 1]), "partial");
  assert.equal(ground("7", [-1, 1, -1, 1]), "level");
  assert.equal(ground("ln(x)", [-2, -1, -1, 1]), "none");
});

test("a profile is the loss along a line: down the slope, where the next step leads", () => {
  const surface = { kind: "hills" };
  const start = [4.1, 1.3];
  const { gradient, loss } = core.probe(surface, ...start);
  const alphas = Float64Array.of(0, 0.01, 0.1, NaN, Infinity);
  const slice = core.profile(surface, start, gradient.map((g) => -g), alphas);
  assert.ok(slice instanceof Float64Array);
  assert.equal(slice[0], loss);
  for (const k of [1, 2]) {
    assert.equal(slice[k], core.step({ surface, alpha: alphas[k], start }).loss);
  }
  assert.ok(!Number.isFinite(slice[3]) && !Number.isFinite(slice[4]));
  assert.throws(() => core.profile(surface, start, [0, NaN], [1]), /direction.*accepted/s);
});

test("features are the catalog's in sight, and for a formula what is found", () => {
  for (const { kind, domain, minima, saddles } of catalog.surfaces) {
    assert.deepEqual(core.features({ kind }, domain), { minima, saddles }, kind);
  }
  const { minima } = core.features({ kind: "himmelblau" }, [0, 5, 0, 5]);
  assert.deepEqual(minima, [{ x: 3, y: 2, f: 0, type: "global" }]);
  const text = "(x^2-1)^2+y^2";
  const found = core.features({ kind: "formula", params: { text } }, [-2, 2, -1, 1]);
  assert.deepEqual([found.minima.length, found.saddles.length], [2, 1]);
  assert.ok(Math.hypot(found.saddles[0].x, found.saddles[0].y) < 1e-12 && found.saddles[0].f === 1);
});

test("seed 0 of the first problem is the course's", () => {
  const problem = core.problem("one-fifth", 0);
  assert.deepEqual(problem.answer, { value: 0.002, relTol: 1e-6 });
  assert.deepEqual(problem.given, { alpha: 0.01, n: 5 });
  for (const message of [problem.statement, ...problem.hints, ...problem.solution]) {
    assert.match(message.id, /^practice-/);
  }
});

/** Everything that a page or a program might hand over by mistake. */
const circular = {};
circular.self = circular;
const junk = [
  undefined, null, true, 0, -1, 1.5, NaN, Infinity, 1e308, -1e308, 2 ** 53, "", "abc", "x".repeat(1e5), [], [1], [1, 2, 3, 4, 5],
  [NaN, 1, 2, 3], [1, -1, 1, -1], {}, { kind: 1 }, { kind: "bowl", params: 3 }, { kind: "__proto__" }, circular, Symbol("s"),
  () => 0, 10n, new Date(0), new Map([["kind", "bowl"]]), new Float64Array(3), new ArrayBuffer(8),
  { kind: "bowl", params: { kappa: NaN } }, { kind: "bowl", params: { kappa: "1" } }, JSON.parse('{"__proto__": {"kind": "bowl"}}'),
];

test("no argument of any call can panic or leave the core unusable", () => {
  const good = {
    probe: [bowl, 1, 1],
    profile: [bowl, [1, 1], [-1, -6], [0, 0.1]],
    step: [spec, core.step(spec)],
    walk: [spec, 3],
    diagnose: [spec, 3],
    learningRates: [{ kind: "step" }, 0.1, 3, [1, 2, 3]],
    sweep: [spec, [0.1, 0.2], 3],
    basins: [spec, [-1, 1, -1, 1], 3, 3, 3],
    contours: [bowl, [-1, 1, -1, 1], 5, 5, [0.1]],
    terrain: [bowl, [-1, 1, -1, 1], 5, 5, {}],
    tints: [{}, 5],
    elevation: [bowl, [-1, 1, -1, 1], "log"],
    features: [bowl, [-1, 1, -1, 1]],
    problem: ["one-fifth", 1],
    checkAnswer: ["one-fifth", 1, "1", "en"],
  };
  const plain = (value) => JSON.stringify(value, (_, x) => (ArrayBuffer.isView(x) ? [...x] : x));
  for (const [name, args] of Object.entries(good)) {
    const want = plain(core[name](...args));
    for (let place = 0; place < args.length; place++) {
      for (const wrong of junk) {
        const mixed = args.with ? args.with(place, wrong) : Object.assign([...args], { [place]: wrong });
        try {
          core[name](...mixed);
        } catch (error) {
          assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), `${name}(${place}): ${error}`);
          assert.ok(typeof error.field === "string" && error.message.includes("accepted"), `${name}(${place}): ${error.message}`);
          assert.match(error.sentence.id, /^refused-/);
        }
      }
    }
    assert.equal(plain(core[name](...args)), want, `${name} still works`);
  }
});

test("ranges and names of every parameter are kept", () => {
  const families = { surfaces: "surface", optimizers: "optimizer", schedules: "schedule" };
  for (const [list, field] of Object.entries(families)) {
    for (const { kind, params } of catalog[list]) {
      for (const { name, min, max, scale } of params) {
        const wrong = scale === "bool" ? [1, "true"] : scale === "text" ? [1, true, "("] : [max * 2 + 1, min - 1, NaN, "1", scale === "integer" ? min + 0.5 : true];
        for (const value of wrong) {
          const bad = { surface: bowl, alpha: 0.1, start: [1, 1], [field]: { kind, params: { [name]: value } } };
          assert.throws(() => core.walk(bad, 1), ({ message }) => message.startsWith(`${field}.params.${name} `));
        }
      }
    }
  }
});
