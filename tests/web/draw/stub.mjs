// Stands for a canvas: remembers what was drawn on it. Texts are 5.5 pixels wide per character.

/** The pieces of a path: points in the order drawn, and whole figures. */
export class Path2D {
  points = [];
  arcs = [];
  constructor(other) {
    if (other) {
      this.points.push(...other.points);
      this.arcs.push(...other.arcs);
    }
  }
  moveTo(x, y) { this.points.push([x, y]); }
  lineTo(x, y) { this.points.push([x, y]); }
  quadraticCurveTo(_a, _b, x, y) { this.points.push([x, y]); }
  bezierCurveTo(_a, _b, _c, _d, x, y) { this.points.push([x, y]); }
  arc(x, y, r) { this.arcs.push({ x, y, r }); }
  ellipse(x, y, r) { this.arcs.push({ x, y, r }); }
  rect(x, y, w, h) { this.points.push([x, y], [x + w, y + h]); }
  roundRect(x, y, w, h) { this.rect(x, y, w, h); }
  addPath() {}
  closePath() {}
}

/** A context; `drawn` tells what was drawn, `texts` what was written and where its middle is. */
export function context() {
  const state = { x: 0, y: 0, turned: 0, textAlign: "start", fillStyle: "#000000" };
  const stack = [];
  const drawn = [];
  const texts = [];
  const known = {
    drawn,
    texts,
    save() { stack.push({ ...state }); },
    restore() { Object.assign(state, stack.pop()); },
    translate(x, y) { state.x += x; state.y += y; },
    rotate(angle) { state.turned += angle; },
    measureText: (text) => ({ width: 5.5 * [...text].length }),
    fillText(text, x, y) {
      const width = 5.5 * [...text].length;
      const shift = { left: 0.5, right: -0.5 }[state.textAlign] ?? 0;
      // Along a text that is turned, x runs along y.
      const across = Math.abs(Math.cos(state.turned)) > 0.5;
      const [dx, dy] = across ? [x + shift * width, y] : [-Math.sin(state.turned) * y, Math.sin(state.turned) * (x + shift * width)];
      texts.push({ text, x: state.x + dx, y: state.y + dy, width: across ? width : 11, height: across ? 11 : width, across });
    },
    createLinearGradient: () => ({ stops: [], addColorStop(at, colour) { this.stops.push([at, colour]); } }),
  };
  return new Proxy(known, {
    get: (_, name) => known[name] ?? (name in state ? state[name] : (...what) => { drawn.push([name, ...what]); }),
    set: (_, name, value) => { state[name] = value; return true; },
  });
}

/** Whether the boxes of two texts touch. */
export function touch(a, b) {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

/** A number as it is written on the map: the part before the power of ten, and the exponent. */
export function read(text) {
  const [lead, power = "0"] = text.replace("−", "-").split(/(?: × )?10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/);
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const exponent = [...power].map((c) => (c === "⁻" ? "-" : digits.includes(c) ? digits.indexOf(c) : c)).join("");
  return { lead: /\d/.test(lead) ? lead : `${lead}1`, exponent: Number(exponent) };
}

/** The value of such a number. */
export function value(text) {
  const { lead, exponent } = read(text);
  return Number(`${lead}e${exponent}`);
}
