/**
 * Step rules in plain JavaScript on Himmelblau's landscape, with the gradient derived by hand; each
 * fills the same columns as the core's walk: x, y, loss, learning rate, slope.
 */

/** @typedef {(steps: number) => Float64Array} Walk */

const X0 = -0.5;
const Y0 = -4;

/** Plain gradient descent. @type {Walk} */
export function descent(steps, alpha = 0.01) {
  const columns = new Float64Array(5 * (steps + 1));
  let x = X0;
  let y = Y0;
  for (let k = 0; ; k++) {
    const a = x * x + y - 11;
    const b = x + y * y - 7;
    const gx = 4 * a * x + 2 * b;
    const gy = 2 * a + 4 * b * y;
    note(columns, steps + 1, k, x, y, a * a + b * b, k === 0 ? NaN : alpha, Math.sqrt(gx * gx + gy * gy));
    if (k === steps) return columns;
    x -= alpha * gx;
    y -= alpha * gy;
  }
}

/** The heavy ball. @type {Walk} */
export function momentum(steps, alpha = 0.001, mu = 0.9) {
  const columns = new Float64Array(5 * (steps + 1));
  let x = X0;
  let y = Y0;
  let u = 0;
  let v = 0;
  for (let k = 0; ; k++) {
    const a = x * x + y - 11;
    const b = x + y * y - 7;
    const gx = 4 * a * x + 2 * b;
    const gy = 2 * a + 4 * b * y;
    note(columns, steps + 1, k, x, y, a * a + b * b, k === 0 ? NaN : alpha, Math.sqrt(gx * gx + gy * gy));
    if (k === steps) return columns;
    u = k === 0 ? gx : mu * u + gx;
    v = k === 0 ? gy : mu * v + gy;
    x -= alpha * u;
    y -= alpha * v;
  }
}

/** Adam. @type {Walk} */
export function adam(steps, alpha = 0.05, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
  const columns = new Float64Array(5 * (steps + 1));
  let x = X0;
  let y = Y0;
  let mx = 0;
  let my = 0;
  let vx = 0;
  let vy = 0;
  let power1 = 1;
  let power2 = 1;
  for (let k = 0; ; k++) {
    const a = x * x + y - 11;
    const b = x + y * y - 7;
    const gx = 4 * a * x + 2 * b;
    const gy = 2 * a + 4 * b * y;
    note(columns, steps + 1, k, x, y, a * a + b * b, k === 0 ? NaN : alpha, Math.sqrt(gx * gx + gy * gy));
    if (k === steps) return columns;
    power1 *= beta1;
    power2 *= beta2;
    mx = beta1 * mx + (1 - beta1) * gx;
    my = beta1 * my + (1 - beta1) * gy;
    vx = beta2 * vx + (1 - beta2) * gx * gx;
    vy = beta2 * vy + (1 - beta2) * gy * gy;
    const rate = alpha / (1 - power1);
    const root = Math.sqrt(1 - power2);
    x -= (rate * mx) / (Math.sqrt(vx) / root + eps);
    y -= (rate * my) / (Math.sqrt(vy) / root + eps);
  }
}

function note(columns, rows, k, x, y, loss, alpha, slope) {
  columns[k] = x;
  columns[rows + k] = y;
  columns[2 * rows + k] = loss;
  columns[3 * rows + k] = alpha;
  columns[4 * rows + k] = slope;
}

/**
 * Where plain gradient descent leads from each start of a grid: labels as those of the core's basins.
 *
 * @param {[number, number][]} minima
 * @param {[number, number, number, number]} domain
 */
export function basins(minima, [x0, x1, y0, y1], width, height, steps, alpha = 0.01) {
  const label = new Uint8Array(width * height);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      let x = x0 + (i * (x1 - x0)) / (width - 1);
      let y = y0 + (j * (y1 - y0)) / (height - 1);
      let here = 254;
      for (let k = 0; k < steps; k++) {
        const a = x * x + y - 11;
        const b = x + y * y - 7;
        x -= alpha * (4 * a * x + 2 * b);
        y -= alpha * (2 * a + 4 * b * y);
        if (!(Math.abs(x) <= 1e6 && Math.abs(y) <= 1e6)) {
          here = 255;
          break;
        }
      }
      for (let m = 0; here === 254 && m < minima.length; m++) {
        const dx = x - minima[m][0];
        const dy = y - minima[m][1];
        if (dx * dx + dy * dy <= 1e-6) here = m;
      }
      label[j * width + i] = here;
    }
  }
  return label;
}
