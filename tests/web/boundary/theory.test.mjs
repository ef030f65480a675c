/** The core as wasm against closed forms: the same facts as tests/theory.rs. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { cases, close, report } from "./reference.mjs";

const facts = (/** @type {string} */ type) => cases("theory.json").filter(({ inputs }) => inputs.type === type);

/** A landscape of curvature λ, upwards or downwards. */
const valley = (/** @type {number} */ lambda) => ({
  kind: "formula",
  params: { text: `${lambda} * (x^2 + y^2) / 2` },
});

const sgd = ({ momentum = 0, dampening = 0, nesterov = false }) => ({
  kind: "sgd",
  params: { momentum, dampening, nesterov },
});

test("limits of stability are 2/λmax and 2/(λmin + λmax)", (t) => {
  for (const { id, inputs, expected, tol } of facts("gd_spectrum")) {
    const surface = { kind: "bowl", params: { kappa: inputs.lambda_max / inputs.lambda_min } };
    const { limits } = core.diagnose({ surface, alpha: 0.01, start: [1, 1] });
    // The bowl has curvatures 1 and κ: learning rates scale with 1/λmin.
    close(limits.edge / inputs.lambda_min, expected.alpha_max, tol, `${id} edge`, "edge");
    close(limits.fastest / inputs.lambda_min, expected.alpha_opt, tol, `${id} fastest`, "fastest");
  }
  report(t, "limits");
});

test("each step multiplies by 1 − αλ", (t) => {
  // A learning rate of 0 or below is no learning rate.
  const modes = facts("gd_mode").filter(({ inputs }) => inputs.alpha > 0);
  assert.ok(modes.length > 5);
  for (const { id, inputs, expected, tol } of modes) {
    const spec = { surface: valley(inputs.lambda), alpha: inputs.alpha, start: [inputs.x0, 0] };
    close(core.diagnose(spec).multipliers[0].re, expected.factor, tol, `${id} factor`, "factor");
    const { columns } = core.walk(spec, Math.max(...inputs.k));
    inputs.k.forEach((k, i) => { close(columns[k], expected.x_k[i], tol, `${id} x[${k}]`, "iterate"); });
  }
  report(t, "gradient descent");
});

test("on quadratics the walk is the closed form", (t) => {
  for (const { id, inputs, expected, tol } of facts("gd_closed_form")) {
    const { surface, alpha, start } = inputs;
    const { columns, rows } = core.walk({ surface, alpha, start }, Math.max(...inputs.k));
    ["x", "y", "f"].forEach((name, column) => {
      inputs.k.forEach((k, i) => {
        close(columns[column * rows + k], expected[name][i], tol, `${id} ${name}[${k}]`, name);
      });
    });
  }
  report(t, "closed form");
});

test("momentum has the roots, the limit and the iterates of its recurrence", (t) => {
  for (const { id, inputs, expected, tol } of facts("momentum_mode")) {
    const spec = { surface: valley(inputs.lambda), optimizer: sgd(inputs), alpha: inputs.alpha, start: [1, 1] };
    const { multipliers, limits } = core.diagnose(spec);
    const moduli = multipliers.map(({ re, im }) => Math.hypot(re, im));
    close(Math.max(...moduli), expected.spectral_radius, tol, `${id} radius`, "radius");
    const complex = expected.oscillatory_complex_roots;
    // Left open where the two roots are one.
    if (complex !== undefined) assert.equal(multipliers.some(({ im }) => im !== 0), complex, `${id} roots`);
    close(limits.edge, expected.alpha_max, tol, `${id} edge`, "edge");
  }
  for (const { id, inputs, expected, tol } of facts("momentum_iterates")) {
    const spec = { surface: valley(inputs.lambda), optimizer: sgd(inputs), alpha: inputs.alpha, start: [inputs.x0, 0] };
    const { columns } = core.walk(spec, Math.max(...inputs.k));
    inputs.k.forEach((k, i) => { close(columns[k], expected.x_k[i], tol, `${id} x[${k}]`, "iterate"); });
  }
  report(t, "momentum");
});

test("the first step of every rule is what its formula says", (t) => {
  for (const { id, inputs, expected, tol } of facts("first_step")) {
    const { lr: alpha, ...hyper } = inputs.hyper;
    const params = Object.fromEntries(
      // What PyTorch calls alpha in RMSProp.
      Object.entries(hyper).map(([name, value]) => [name === "alpha" ? "rho" : name, value]),
    );
    const optimizer = { kind: inputs.optimizer, params };
    inputs.g.forEach((g, i) => {
      // A plane of that slope, felt at the origin, so that the position is the displacement.
      const surface = { kind: "formula", params: { text: `${g}*x` } };
      const { x } = core.step({ surface, optimizer, alpha, start: [0, 0] });
      close(x, expected.delta[i], tol, `${id} g = ${g}`, inputs.optimizer);
    });
  }
  report(t, "first steps");
});
