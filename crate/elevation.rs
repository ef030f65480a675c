//! Heights of a part of a surface: what ground it is, how heights become tints, and the heights that
//! are worth a contour line.
//!
//! ```
//! use blindfolded_hiker::{elevation::{Elevation, Ground, Mode}, surface::Surface};
//!
//! let hills = Surface::default();
//! let sheet = Elevation::of(&hills, hills.domain(), Mode::Auto);
//! assert!(sheet.levels.is_sorted() && sheet.scale.low < sheet.scale.high);
//! assert_eq!(sheet.ground, Ground::Full);
//! // So near to a place that numbers no longer tell its heights apart.
//! let close = Elevation::of(&hills, [1.0, 1.0 + 1e-15, 1.0, 1.0 + 1e-15], Mode::Auto);
//! assert_eq!((close.ground, close.levels.len()), (Ground::Level, 0));
//! ```

use crate::{
    contour::Grid,
    decimal,
    surface::{Minimum, Surface},
};

/// Tint position of a height z: with u = (z − low)/(high − low) from 0 to 1,
/// t = ln(1 + bend·u)/ln(1 + bend), or t = u where bend is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Height of the lowest tint.
    pub low: f64,
    /// Height of the highest tint, above `low`.
    pub high: f64,
    /// How much more room low ground is given; 0 is none.
    pub bend: f64,
}

/// How tints and levels are spread over the heights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Half of the tints go to the lower half of the ground.
    #[default]
    Auto,
    /// Evenly.
    Linear,
    /// By powers of ten above the lowest ground.
    Log,
}

/// Names of the modes.
pub const MODES: &[&str] = &["auto", "linear", "log"];

impl Mode {
    /// All of them, in the order of [`MODES`].
    pub const ALL: [Self; 3] = [Self::Auto, Self::Linear, Self::Log];
}

/// What ground a part of a surface is, by its samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Every height is finite.
    Full,
    /// Some heights are infinite or undefined.
    Partial,
    /// The same height everywhere, to the last digits: flat, or magnified until numbers do not tell
    /// its heights apart.
    Level,
    /// No height is finite.
    None,
}

impl Ground {
    /// In words.
    pub fn name(self) -> &'static str {
        ["full", "partial", "level", "none"][self as usize]
    }
}

/// Heights of a part of a surface and the contour levels that suit it.
#[derive(Clone, Debug, PartialEq)]
pub struct Elevation {
    /// What there is to see.
    pub ground: Ground,
    /// How heights become tints.
    pub scale: Scale,
    /// Ascending and between `scale.low` and `scale.high`: round numbers, or in [`Mode::Log`] so much
    /// above `scale.low`. None on [`Ground::Level`] and where there is none.
    pub levels: Vec<f64>,
    /// 1 for an index contour, drawn thicker and labelled.
    pub index: Vec<u8>,
}

/// Scales end here, so that the difference of two heights on one is a number.
const MOST: f64 = 8e307;
/// Greatest bend: the decades above which a tint is found by the bits of a single-precision number.
pub(crate) const BEND: f64 = 1e24;
/// A bend below this is none: ln(1 + bend) would lose its digits.
pub(crate) const EVEN: f64 = 1e-9;
/// Heights whose difference is this part of them are the same, up to rounding.
const SAME: f64 = 1e-12;

impl Scale {
    /// The scale that gives half of the tints to the lower half of a part of a surface.
    pub fn of(surface: &Surface, domain: [f64; 4]) -> Self {
        Survey::of(surface, domain).scale(Mode::Auto)
    }

    /// Tint position of a height.
    pub fn position(self, z: f64) -> f64 {
        let u = (z - self.low) / (self.high - self.low);
        if self.bend < EVEN {
            u
        } else {
            libm::log(1.0 + self.bend * u) / libm::log(1.0 + self.bend)
        }
    }

    /// Height of a tint position.
    pub fn height(self, t: f64) -> f64 {
        let u = if self.bend < EVEN {
            t
        } else {
            (libm::exp(t * libm::log(1.0 + self.bend)) - 1.0) / self.bend
        };
        self.low + u * (self.high - self.low)
    }
}

/// Heights on a coarse grid.
struct Survey {
    ground: Ground,
    grid: Grid,
    low: f64,
    high: f64,
}

impl Survey {
    fn of(surface: &Surface, domain: [f64; 4]) -> Self {
        const SAMPLES: u32 = 48;
        let [x0, x1, y0, y1] = domain;
        let grid = Grid::sample(surface, domain, SAMPLES, SAMPLES);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut ground = Ground::Full;
        for &z in grid.heights() {
            if z.is_finite() {
                (low, high) = (low.min(z), high.max(z));
            } else {
                ground = Ground::Partial;
            }
        }
        if low > high {
            return Self { ground: Ground::None, grid, low: 0.0, high: 1.0 };
        }
        // A valley floor between the samples is still the lowest ground.
        for Minimum { x, y, f, .. } in surface.minima() {
            if x >= x0 && x <= x1 && y >= y0 && y <= y1 && f < low && f.is_finite() {
                low = f;
            }
        }
        (low, high) = (low.clamp(-MOST, MOST), high.clamp(-MOST, MOST));
        let range = high - low;
        // Ranges near the least number there is are none, since 1/range has to be a number too.
        let told = range > SAME * high.abs().max(low.abs()) && range > 1e-300;
        if !told {
            let margin = low.abs().max(1.0) * 0.5;
            (low, high) = (low - margin, low + margin);
            ground = Ground::Level;
        }
        Self { ground, grid, low, high }
    }

    fn scale(&self, mode: Mode) -> Scale {
        let (low, high) = (self.low, self.high);
        let plain = matches!(self.ground, Ground::Level | Ground::None);
        let bend = match mode {
            Mode::Auto if !plain => {
                let middle = self.median_share().max(1e-3);
                // ln(1 + bm)/ln(1 + b) = ½ has the solution b = (1 − 2m)/m².
                ((1.0 - 2.0 * middle) / (middle * middle)).max(0.0)
            }
            // Decades that heights cannot tell apart are left out.
            Mode::Log if !plain => {
                let told = (high - low) / (SAME * high.abs().max(low.abs()));
                self.decades().min(told)
            }
            _ => 0.0,
        };
        Scale { low, high, bend }
    }

    /// Where between the lowest and the highest ground each finite sample lies.
    fn shares(&self) -> impl Iterator<Item = f64> {
        let range = self.high - self.low;
        let finite = self.grid.heights().iter().filter(|z| z.is_finite());
        // Not `clamp`, whose message brings along the formatting of floats.
        finite.map(move |z| (z.max(self.low).min(self.high) - self.low) / range)
    }

    /// Where between the lowest and the highest ground the median height lies, to a thousandth.
    fn median_share(&self) -> f64 {
        const BINS: f64 = 1000.0;
        let mut counts = [0_u32; BINS as usize + 1];
        let mut total = 0;
        for share in self.shares() {
            counts[(share * BINS) as usize] += 1;
            total += 1;
        }
        let (mut below, mut median) = (0, 0);
        for count in counts {
            below += count;
            if 2 * below >= total {
                break;
            }
            median += 1;
        }
        f64::from(median) / BINS
    }

    /// The bend that reaches so many decades below the whole range that nine tenths of the ground are
    /// within; at least six, which is about a pixel around the floor of a bowl, and up to [`BEND`].
    fn decades(&self) -> f64 {
        const LEAST: usize = 6;
        const MOST: usize = 24;
        let mut counts = [0_u32; MOST + 1];
        let mut total = 0;
        for share in self.shares() {
            let depth = (-libm::log10(share)) as usize;
            counts[depth.min(MOST)] += 1;
            total += 1;
        }
        let (mut bend, mut above) = (1.0, 0);
        for (depth, count) in counts.into_iter().enumerate() {
            above += count;
            if depth == MOST || depth >= LEAST && 10 * above >= 9 * total {
                break;
            }
            bend *= 10.0;
        }
        bend
    }
}

impl Elevation {
    /// Scale and levels for a part of a surface.
    pub fn of(surface: &Surface, domain: [f64; 4], mode: Mode) -> Self {
        let survey = Survey::of(surface, domain);
        let (ground, scale) = (survey.ground, survey.scale(mode));
        let mut sheet = Self { ground, scale, levels: Vec::new(), index: Vec::new() };
        if matches!(ground, Ground::Full | Ground::Partial) {
            match mode {
                // Ground with hardly any decade to tell apart is as good as any other.
                Mode::Log if scale.bend >= 1e3 => sheet.decades(),
                _ if scale.bend < 1.0 => sheet.even_levels(),
                _ => sheet.bent_levels(),
            }
        }
        sheet
    }

    fn push(&mut self, level: f64, index: bool) {
        let above = self.levels.last().copied().unwrap_or(self.scale.low);
        if level > above && level < self.scale.high {
            self.levels.push(level);
            self.index.push(index.into());
        }
    }

    /// Multiples of a round step; every fourth one from zero is an index contour, wherever the map is
    /// moved.
    fn even_levels(&mut self) {
        const LEAST: f64 = 16.0;
        let step = Step::below((self.scale.high - self.scale.low) / LEAST);
        let first = (self.scale.low / step.size()).floor();
        // A step is more than 1/2.5 of what it was made from.
        for i in 0..=40 {
            let n = first + f64::from(i);
            self.push(step.times(n), n % 4.0 == 0.0);
        }
    }

    /// Round numbers near evenly spaced tints; every fourth one from the lowest is an index contour.
    fn bent_levels(&mut self) {
        const LINES: u32 = 18;
        let scale = self.scale;
        for i in 1..LINES {
            let at = |i: u32| scale.height(f64::from(i) / f64::from(LINES));
            // Digits that a height does not have are not asked for.
            let gap = (0.5 * (at(i + 1) - at(i - 1))).max(1e-14 * at(i).abs());
            let step = Step::below(gap);
            let level = step.times((at(i) / step.size()).round());
            self.push(level, self.levels.len() % 4 == 1);
        }
    }

    /// 1, 2 and 5 times the powers of ten, above the lowest ground; of many powers themselves alone.
    /// The index contours are the powers, or every third of them.
    fn decades(&mut self) {
        const MANY: i32 = 10;
        let Scale { low, high, bend } = self.scale;
        let (first, last) = (exponent((high - low) / bend.max(1.0)), exponent(high - low));
        for e in first..=last {
            let many = last - first > MANY;
            for digit in [1, 2, 5] {
                if digit == 1 || !many {
                    let index = digit == 1 && (!many || e % 3 == 0);
                    self.push(low + decimal::scale(digit, e), index);
                }
            }
        }
    }
}

/// 1, 2 or 5 times a power of ten.
struct Step {
    digit: u64,
    exponent: i32,
}

impl Step {
    /// The largest that is at most about so much.
    fn below(most: f64) -> Self {
        let exponent = exponent(most);
        let digits = most / decimal::scale(1, exponent);
        let digit = if digits >= 4.9 {
            5
        } else if digits >= 1.9 {
            2
        } else {
            1
        };
        Self { digit, exponent }
    }

    fn size(&self) -> f64 {
        decimal::scale(self.digit, self.exponent)
    }

    /// n steps, rounded as the decimal that it is: 3 · 0.1 is 0.3.
    fn times(&self, n: f64) -> f64 {
        let size = decimal::scale(n.abs() as u64 * self.digit, self.exponent);
        if n < 0.0 { -size } else { size }
    }
}

/// Power of ten of the leading digit.
fn exponent(value: f64) -> i32 {
    let (mantissa, exponent) = decimal::digits(value);
    mantissa.checked_ilog10().unwrap_or(0).cast_signed() + exponent
}
