/** The core as wasm against PyTorch and contourpy: the same data as the native tests. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { cases, close, report } from "./reference.mjs";

const catalog = core.catalog();
const known = (list, kind) => catalog[list].some((info) => info.kind === kind);
const onSurface = (inputs) => known("surfaces", inputs.surface.kind);

/** Every kind of the catalog that others know too has a case. */
function allCovered(list, covered, ours = []) {
  const missing = catalog[list].map(({ kind }) => kind).filter((kind) => !covered.has(kind) && !ours.includes(kind));
  assert.deepEqual(missing, [], "no reference case covers these");
}

test("losses, gradients and Hessians agree with autograd", (t) => {
  const covered = new Set();
  for (const { id, inputs, expected, tol } of cases("surfaces.json").filter(({ inputs }) => onSurface(inputs))) {
    covered.add(inputs.surface.kind);
    inputs.x.forEach((x, i) => {
      const { loss, gradient, hessian } = core.probe(inputs.surface, x, inputs.y[i]);
      const got = { f: loss, gx: gradient[0], gy: gradient[1], hxx: hessian[0], hxy: hessian[1], hyy: hessian[2] };
      for (const [name, value] of Object.entries(got)) {
        close(value, expected[name][i], tol[name], `${id} ${name}[${i}]`, inputs.surface.kind);
      }
    });
  }
  report(t, "surfaces");
  allCovered("surfaces", covered, ["hills", "formula"]);
});

test("walks agree with torch.optim", (t) => {
  const covered = new Set();
  for (const { id, inputs, expected, tol } of cases("trajectories.json")) {
    if (!onSurface(inputs) || !known("optimizers", inputs.optimizer)) {
      continue;
    }
    covered.add(inputs.optimizer);
    // PyTorch calls RMSProp's smoothing constant alpha; here α is the learning rate alone.
    const { lr, alpha: rho, ...others } = inputs.hyper;
    const params = rho === undefined ? others : { ...others, rho };
    const spec = {
      surface: inputs.surface,
      optimizer: { kind: inputs.optimizer, params },
      alpha: lr,
      start: inputs.start,
      changes: (inputs.lr_per_step ?? []).map((alpha, at) => ({ at, alpha })),
    };
    const { columns, rows } = core.walk(spec, inputs.steps);
    for (let k = 0; k <= tol.compare_upto; k++) {
      close(columns[k], expected.x[k], tol, `${id} x[${k}]`, inputs.optimizer);
      close(columns[rows + k], expected.y[k], tol, `${id} y[${k}]`, inputs.optimizer);
      close(columns[2 * rows + k], expected.f[k], tol, `${id} f[${k}]`, inputs.optimizer);
    }
  }
  report(t, "step rules");
  allCovered("optimizers", covered);
});

test("learning rates agree with torch.optim.lr_scheduler", (t) => {
  const covered = new Set();
  for (const { id, inputs, expected, tol } of cases("schedules.json").filter(({ inputs }) => known("schedules", inputs.kind))) {
    covered.add(inputs.kind);
    const { base_lr: base, metrics: losses, ...params } = inputs.params;
    // Of one cycle, the learning rate is the peak.
    const peaked = inputs.kind.startsWith("onecycle");
    const alpha = peaked ? params.max_lr : base;
    if (peaked) {
      delete params.max_lr;
    }
    const rates = core.learningRates({ kind: inputs.kind, params }, alpha, inputs.n, losses);
    expected.lr.forEach((want, k) => { close(rates[k], want, tol.lr, `${id} α${k}`, inputs.kind); });
  }
  report(t, "schedules");
  allCovered("schedules", covered, ["drawn"]);
});

test("contour lines agree with contourpy", () => {
  for (const { id, inputs, expected, tol } of cases("contours.json").filter(({ inputs }) => onSurface(inputs))) {
    const { points, starts, level, closed } = core.contours(inputs.surface, inputs.domain, inputs.n, inputs.n, inputs.levels);
    inputs.levels.forEach((_, index) => {
      const lines = [...level.keys()].filter((line) => level[line] === index);
      assert.equal(lines.length, expected.n_lines[index], `${id} level ${index}`);
      assert.equal(lines.filter((line) => closed[line] === 1).length, expected.n_closed[index], `${id} level ${index}`);
      let length = 0;
      for (const line of lines) {
        for (let i = starts[line] + 1; i < starts[line + 1]; i++) {
          length += Math.hypot(points[2 * i] - points[2 * i - 2], points[2 * i + 1] - points[2 * i - 1]);
        }
      }
      close(length, expected.length[index], tol.length, `${id} length of level ${index}`);
    });
  }
});

test("typed answers get the recorded verdicts", () => {
  for (const { input, expected, value, why } of cases("answers/cases_public.json")) {
    const verdict = core.checkAnswer("one-fifth", 0, input);
    assert.equal(verdict.verdict, expected, `${JSON.stringify(input.slice(0, 60))} (${why})`);
    if (value !== null && value !== undefined) {
      close(verdict.value, value, { rel: 1e-12, floor: 1e-300 }, JSON.stringify(input));
    }
    const label = /^mc:([a-z0-9-]+)/.exec(why)?.[1];
    if (label) {
      assert.equal(verdict.misconception, label, JSON.stringify(input));
    }
  }
});
