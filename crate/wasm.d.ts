/** A choice from the catalog. A missing `params`, or a missing entry in it, takes the catalog's default. */
export interface Choice {
  kind: string;
  params?: Params;
}
export type Param = number | boolean | string | readonly unknown[];
export type Params = Record<string, Param>;

/** A whole walk as data: everything that decides where the hiker goes. */
export interface WalkSpec {
  surface: Choice;
  /** Default: plain gradient descent. */
  optimizer?: Choice;
  /** Default: constant. */
  schedule?: Choice;
  /** Learning rate α, above 0. */
  alpha: number;
  start: readonly [number, number];
  /** The walk counts as converged where ‖∇f‖ is at most this. Default 1e-8. */
  tolerance?: number;
  /** Normal noise of standard deviation `sigma` in every slope that is felt; a seed gives the same walk everywhere. */
  noise?: { sigma: number; seed?: number };
  /**
   * Mini-batches, on landscapes made of data: the slope at each step is that of `size` samples. Without replacement (the
   * default) each pass through the data is shuffled anew and the last batch of a pass is what remains.
   */
  batch?: { size: number; seed?: number; replace?: boolean };
  /** What the learner did on the way, in ascending order of `at`. */
  changes?: readonly Change[];
}

/** From iteration `at` on, what is given here replaces what was in force. A new schedule counts from `at`. */
export interface Change {
  at: number;
  alpha?: number;
  optimizer?: Choice;
  schedule?: Choice;
}

export type Outcome = "walking" | "converged" | "diverged";
export type Regime =
  | "starting" | "too-small" | "steady" | "oscillating" | "diverging" | "stalled" | "converged";

/** A sentence: an entry of the locale files and the values in it. */
export interface Message {
  id: string;
  args: Record<string, number | string>;
}

/** One iterate, with everything that the next step needs. */
export interface State {
  iteration: number;
  x: number;
  y: number;
  loss: number;
  /** αₖ in force for the next step. */
  alpha: number;
  gradient: [number, number];
  gradientNorm: number;
  outcome: Outcome;
  /** What the step rule and the schedule remember; plain data, to be handed back unchanged. */
  memory: { optimizer: number[]; schedule: number[] };
}

export interface Walk {
  /** Five runs of `rows` values: x, y, loss, the αₖ that led here (NaN at the start), ‖∇f‖. */
  columns: Float64Array;
  rows: number;
  outcome: Outcome;
  /** Iteration of the outcome: where it first converged, the row that is no longer finite, or the last row. */
  at: number;
}

export interface Diagnosis {
  regime: Regime;
  /** α times the smallest and the largest curvature underfoot. */
  alphaLambda: [number, number];
  /**
   * Factor by which one step multiplies the distance, per eigen-direction (two roots each with momentum); of the
   * curvatures as a scaling rule feels them; none for a rule that takes only the sign of the slope.
   */
  multipliers: { re: number; im: number }[];
  /** Learning rates; Infinity where the ground has no upward curvature, and for a rule that takes only signs. */
  limits: { noOvershoot: number; fastest: number; edge: number };
  message: Message;
}

export interface ParamInfo {
  name: string;
  symbol: string;
  help: string;
  default: Param;
  min: number | null;
  max: number | null;
  scale: "linear" | "log" | "integer" | "bool" | "list" | "choice" | "text";
  /** Choices only: the words to choose from. */
  options?: string[];
  /** Lists only: what the list looks like, in words. */
  form?: string;
}

export interface Minimum {
  x: number;
  y: number;
  f: number;
  type: "global" | "local";
}

export interface Saddle {
  x: number;
  y: number;
  f: number;
}

/**
 * What lies within a part of a surface. Where the surface has formulas for its minima, those; else what is found, there and
 * on the surface's whole domain: a closer look may find more. Global are those that are the lowest of the whole domain.
 */
export interface Features {
  minima: Minimum[];
  saddles: Saddle[];
}

export interface Info {
  kind: string;
  label: string;
  formula: string;
  citation: string;
  params: ParamInfo[];
  /** Surfaces only: the part worth showing, [xmin, xmax, ymin, ymax]. */
  domain?: Domain;
  /** Surfaces only: the part of the domain that a map opens on. */
  sheet?: Domain;
  /** Surfaces only, for the default parameters. */
  minima?: Minimum[];
  /** Surfaces only: saddle points, for the pass signs of the map. */
  saddles?: Saddle[];
  /** Surfaces only: a start from which something can be learned. */
  start?: [number, number];
  /** Surfaces only: a rate that works from that start. */
  alpha?: number;
  /** Surfaces only: number of samples whose mean loss the loss is, for mini-batches; 0 where there is no data behind it. */
  samples?: number;
  /** Surfaces only: which parameters are those samples; null where there is no data behind it. */
  data?: DataInfo | null;
}

/** Names of the parameters of a surface that is made of data. */
export interface DataInfo {
  /** What is guessed from. */
  x: string;
  /** What is to be guessed. */
  y: string;
  /** Whether that is 0 or 1, and nothing between. */
  classes: boolean;
  /** The switch that standardizes what is guessed from: less its mean, divided by its standard deviation (over n). */
  scale: string;
}

export interface Catalog {
  surfaces: Info[];
  optimizers: Info[];
  schedules: Info[];
  problems: Info[];
}

export interface Probe {
  loss: number;
  gradient: [number, number];
  hessian: [number, number, number];
  eigenvalues: [number, number];
}

export type Domain = [number, number, number, number];

/** What each learning rate comes to, in the order of the rates. */
export interface Sweep {
  /** The loss at the end; where the walk diverged, the last one, which need not be finite. */
  loss: Float64Array;
  /** 0 walking, 1 converged, 2 diverged. */
  outcome: Uint8Array;
  /** Verdict before the first step, by its place in the list of `Regime`; diverging where the walk diverged. */
  regime: Uint8Array;
}

/** Which minimum each start of a grid leads to, row by row from (xmin, ymin). */
export interface Basins {
  /** Index in `minima` of the one within 1e-3 at the end; 254 none of them, 255 left: a coordinate beyond 1e6, or not finite. */
  label: Uint8Array;
  /** First iteration of the final stay there; the one at which the hiker had left; else all steps. 65535 stands for more. */
  iterations: Uint16Array;
  /** The first 254 minima of the surface. */
  minima: [number, number][];
}

export interface Contours {
  /** x, y, x, y, … of all lines. */
  points: Float64Array;
  /** Index of each line's first point, and the end. */
  starts: Uint32Array;
  /** Which of the levels each line belongs to. */
  level: Uint32Array;
  /** 1 for a closed line, which repeats its first point at its end. */
  closed: Uint8Array;
}

/** How heights become colours. Every part has a default. */
export interface TerrainStyle {
  /** The colour maps of Crameri (batlow), Nuñez et al. (cividis) and van der Walt & Smith (viridis) as tints. */
  palette?: "hiker" | "batlow" | "cividis" | "viridis";
  theme?: "light" | "dark";
  /** Strength of the hillshade, 0 to 1. */
  hillshade?: number;
  /** Heights of the lowest and the highest tint and the bend between them; default: from the domain. */
  scale?: ElevationScale;
}

/** Tint position t = ln(1 + bend·u) / ln(1 + bend) with u = (z − low)/(high − low); linear where bend is 0. */
export interface ElevationScale {
  low: number;
  high: number;
  bend: number;
}

/** The heights of a part of a surface, and the contour levels that suit it. */
export interface Elevation {
  /**
   * By samples: every height is finite; some are infinite or undefined; the same height everywhere to the last digits,
   * flat or magnified until numbers do not tell heights apart; no height is finite. In the last two there are no levels.
   */
  ground: "full" | "partial" | "level" | "none";
  /** Linear: bend 0. Log: a bend that gives every power of ten above `scale.low` its room. */
  scale: ElevationScale;
  /**
   * Ascending, between `scale.low` and `scale.high`, at most 40. Round numbers; in log mode 1, 2 and 5 times powers of ten
   * (or, where there are many powers, these alone) above `scale.low`.
   */
  levels: Float64Array;
  /** 1 for an index contour: drawn thicker and labelled; at least one where there are four levels. */
  index: Uint8Array;
}

export interface Problem {
  kind: string;
  seed: number;
  statement: Message;
  given: Record<string, number | string>;
  hints: Message[];
  solution: Message[];
  answer: { value: number; relTol: number };
  /** A number, a whole number, the value of a choice, or a number that is tried out. */
  input: "number" | "integer" | "choice" | "challenge";
  /** What the answer is a value of: `alpha`, `k`, `w`, `loss`, … */
  asks: string;
  /** What can be chosen; the text to check is the value. Empty unless there is a choice. */
  choices: { value: number; label: Message }[];
  /** Known ways to another value. */
  misconceptions: { label: string; value: number; feedback: Message }[];
  /** What is said to a right answer. */
  correct: Message;
  /** A curve by iteration that belongs to the question. */
  figure: { quantity: "loss" | "rate"; values: number[]; log: boolean } | null;
  /** The walk as the question finds it. */
  scene: Scene | null;
}

/** A walk to look at, and how far. */
export interface Scene {
  spec: WalkSpec;
  steps: number;
}

export interface Verdict {
  verdict: "correct" | "incorrect" | "invalid";
  value: number | null;
  /** How the text was read, as a plain decimal; null where it could not be read. */
  reading: string | null;
  misconception: string | null;
  feedback: Message;
  /** The walk with this value; null where there is none. */
  scene: Scene | null;
  /** What that walk shows, or why nobody can walk with this value. */
  seen: Message | null;
}

/** What the thrown `Error` carries beside its message when an input was refused. */
export interface Refusal extends Error {
  field: string;
  value: string;
  accepted: string;
  /** The same sentence for the locale files. */
  sentence: Message;
}
