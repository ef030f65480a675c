/** Straightforward JavaScript for what the core does, to measure it against. */

/** @type {Record<string, (x: number, y: number) => number>} */
export const SURFACES = {
  bowl: (x, y) => 0.5 * (x * x + 10 * y * y),
  rosenbrock: (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  himmelblau: (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
};

/**
 * Heights on a grid, row by row from (xmin, ymin).
 *
 * @param {(x: number, y: number) => number} f
 * @param {[number, number, number, number]} domain
 * @param {number} nx
 * @param {number} ny
 */
export function heights(f, [x0, x1, y0, y1], nx, ny) {
  const z = new Float64Array(nx * ny);
  for (let j = 0; j < ny; j++) {
    const y = y0 + (j * (y1 - y0)) / (ny - 1);
    for (let i = 0; i < nx; i++) z[j * nx + i] = f(x0 + (i * (x1 - x0)) / (nx - 1), y);
  }
  return z;
}

const TINTS = [[42, 70, 60], [90, 110, 80], [160, 150, 105], [215, 200, 160], [245, 240, 230]];

/**
 * A tinted and shaded image: RGBA, row 0 at ymax.
 *
 * @param {(x: number, y: number) => number} f
 * @param {[number, number, number, number]} domain
 * @param {number} width
 * @param {number} height
 */
export function terrain(f, domain, width, height) {
  const z = heights(f, domain, width, height);
  let low = Infinity;
  let high = -Infinity;
  for (const value of z) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const bend = 30;
  const scale = 1 / Math.log1p(bend);
  const relief = (0.3 * width) / (high - low);
  const image = new Uint8ClampedArray(4 * width * height);
  for (let row = 0; row < height; row++) {
    const j = height - 1 - row;
    for (let i = 0; i < width; i++) {
      const here = z[j * width + i];
      const t = scale * Math.log1p((bend * (here - low)) / (high - low)) * (TINTS.length - 1);
      const k = Math.min(Math.floor(t), TINTS.length - 2);
      const dx = relief * (z[j * width + Math.min(i + 1, width - 1)] - here);
      const dy = relief * (z[Math.min(j + 1, height - 1) * width + i] - here);
      // A light in the north-west at 45°.
      const lit = (dx - dy + Math.SQRT2) / (2 * Math.sqrt(1 + dx * dx + dy * dy));
      const shade = 0.6 + 0.56 * lit;
      const at = 4 * (row * width + i);
      for (let c = 0; c < 3; c++) {
        image[at + c] = shade * (TINTS[k][c] + (t - k) * (TINTS[k + 1][c] - TINTS[k][c]));
      }
      image[at + 3] = 255;
    }
  }
  return image;
}

/**
 * Contour lines by marching squares, chained into polylines; each is [x, y, x, y, …].
 *
 * @param {(x: number, y: number) => number} f
 * @param {[number, number, number, number]} domain
 * @param {number} nx
 * @param {number} ny
 * @param {number[]} levels
 */
export function contours(f, domain, nx, ny, levels) {
  const z = heights(f, domain, nx, ny);
  return levels.map((level) => chain(segments(z, domain, nx, ny, level)));
}

/** From the edge of a cell that a line enters by to the one it leaves by, per pattern of corners. */
const CASES = [
  [], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], [[3, 0], [1, 2]], [[0, 2]], [[3, 2]],
  [[2, 3]], [[2, 0]], [[0, 1], [2, 3]], [[2, 1]], [[1, 3]], [[1, 0]], [[0, 3]], [],
];

/** @returns {Map<number, { to: number, point: [number, number] }>} */
function segments(z, [x0, x1, y0, y1], nx, ny, level) {
  const next = new Map();
  const dx = (x1 - x0) / (nx - 1);
  const dy = (y1 - y0) / (ny - 1);
  for (let j = 0; j + 1 < ny; j++) {
    for (let i = 0; i + 1 < nx; i++) {
      const at = j * nx + i;
      const a = z[at];
      const b = z[at + 1];
      const c = z[at + nx + 1];
      const d = z[at + nx];
      const pattern = (a > level) | ((b > level) << 1) | ((c > level) << 2) | ((d > level) << 3);
      for (const [from, to] of CASES[pattern]) {
        let point;
        if (from === 0) point = [x0 + (i + (level - a) / (b - a)) * dx, y0 + j * dy];
        else if (from === 1) point = [x0 + (i + 1) * dx, y0 + (j + (level - b) / (c - b)) * dy];
        else if (from === 2) point = [x0 + (i + (level - d) / (c - d)) * dx, y0 + (j + 1) * dy];
        else point = [x0 + i * dx, y0 + (j + (level - a) / (d - a)) * dy];
        next.set(edge(from, at, nx), { to: edge(to, at, nx), point });
      }
    }
  }
  return next;
}

/** Edges are numbered across the grid, two per vertex: along x and along y. */
function edge(side, at, nx) {
  return [2 * at, 2 * (at + 1) + 1, 2 * (at + nx), 2 * at + 1][side];
}

function chain(next) {
  const entered = new Set();
  for (const { to } of next.values()) entered.add(to);
  const lines = [];
  const follow = (start) => {
    const line = [];
    for (let edge = start, here = next.get(edge); here; edge = here.to, here = next.get(edge)) {
      line.push(...here.point);
      next.delete(edge);
    }
    lines.push(line);
  };
  // First the lines that begin at the border, then the closed ones.
  for (const edge of [...next.keys()]) if (!entered.has(edge)) follow(edge);
  for (const edge of [...next.keys()]) if (next.has(edge)) follow(edge);
  return lines;
}
