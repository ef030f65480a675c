//! The picture of a landscape: tinted and shaded pixels, and the heights worth a contour line.
//!
//! Value, gradient and twist ∂²f/∂x∂y are sampled exactly every few pixels; between them the
//! bicubic Hermite patch through those samples stands for the surface (de Boor 1962, J. Math. and
//! Phys. 41), so that a picture costs about the same however dear the formula is, and its hillshade
//! comes from the gradient and not from differences of pixels. What is *not* guaranteed is detail
//! finer than [`STRIDE`] pixels.

use crate::{
    decimal,
    error::Error,
    palette::{self, PALETTES, Theme},
    surface::Surface,
    value::{Field, Value},
    vec2::Vec2,
};

/// Distance between exact samples, in pixels.
pub const STRIDE: u32 = 8;

/// Greatest width or height of a picture, in pixels.
pub const MAX_PIXELS: u32 = 8192;

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

/// Heights of a part of a surface and the contour levels that suit it.
#[derive(Clone, Debug, PartialEq)]
pub struct Elevation {
    /// How heights become tints.
    pub scale: Scale,
    /// Ascending round numbers.
    pub levels: Vec<f64>,
    /// 1 for an index contour, drawn thicker and labelled.
    pub index: Vec<u8>,
}

/// How a picture is coloured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Light or dark surroundings.
    pub theme: Theme,
    /// Strength of the hillshade, 0 to 1.
    pub hillshade: f64,
    /// How heights become tints; from the domain where it is not given.
    pub scale: Option<Scale>,
}

impl Default for Style {
    fn default() -> Self {
        Self { theme: Theme::Light, hillshade: 0.55, scale: None }
    }
}

impl Style {
    /// Reads a style from plain data: nothing, the name of a palette, or an object.
    ///
    /// # Errors
    /// Names the first field that is unknown, of a wrong type or out of range.
    pub fn read(field: &Field<'_>) -> Result<Self, Error> {
        let mut style = Self::default();
        if let Value::Text(_) = field.value {
            field.word(PALETTES)?;
            return Ok(style);
        }
        field.object("", &["palette", "theme", "hillshade", "scale"])?;
        if let Some(palette) = field.given("palette") {
            palette.word(PALETTES)?;
        }
        if let Some(theme) = field.given("theme") {
            style.theme = [Theme::Light, Theme::Dark][theme.word(&["light", "dark"])?];
        }
        if let Some(hillshade) = field.given("hillshade") {
            style.hillshade = hillshade.number(0.0, 1.0, false)?;
        }
        if let Some(scale) = field.given("scale") {
            scale.object("", &["low", "high", "bend"])?;
            let low = scale.get("low").number(f64::MIN, f64::MAX, false)?;
            let high = scale.get("high").number(low, f64::MAX, true)?;
            let bend = scale.get("bend").number(0.0, f64::MAX, false)?;
            style.scale = Some(Scale { low, high, bend });
        }
        Ok(style)
    }
}

impl Scale {
    /// The scale that gives half of the tints to the lower half of a part of a surface.
    pub fn of(surface: &Surface, domain: [f64; 4]) -> Self {
        const SAMPLES: u32 = 48;
        let [x0, x1, y0, y1] = domain;
        let grid = crate::contour::Grid::sample(surface, domain, SAMPLES, SAMPLES);
        // A valley floor between the samples is still the lowest ground.
        let within = |x: f64, y: f64| x >= x0 && x <= x1 && y >= y0 && y <= y1;
        let floors = surface.minima();
        let floors = floors.iter().filter(|m| within(m.x, m.y)).map(|m| m.f);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for z in grid.heights().iter().copied().chain(floors).filter(|z| z.is_finite()) {
            (low, high) = (low.min(z), high.max(z));
        }
        if low > high {
            return Self { low: 0.0, high: 1.0, bend: 0.0 };
        }
        let range = high - low;
        // Flat ground, or so high that a difference overflows or is lost: any scale is as good.
        if !(range.is_finite() && range > 1e-12 * high.abs().max(low.abs())) {
            let margin = low.abs().max(1.0) * 0.5;
            return Self { low: low - margin, high: low + margin, bend: 0.0 };
        }
        let middle = median_share(grid.heights(), low, range).max(1e-3);
        // ln(1 + bm)/ln(1 + b) = ½ has the solution b = (1 − 2m)/m².
        let bend = ((1.0 - 2.0 * middle) / (middle * middle)).max(0.0);
        Self { low, high, bend }
    }

    /// Tint position of a height.
    pub fn position(self, z: f64) -> f64 {
        let u = (z - self.low) / (self.high - self.low);
        if self.bend == 0.0 { u } else { (1.0 + self.bend * u).ln() / (1.0 + self.bend).ln() }
    }

    /// Height of a tint position.
    pub fn height(self, t: f64) -> f64 {
        let u = if self.bend == 0.0 {
            t
        } else {
            ((t * (1.0 + self.bend).ln()).exp() - 1.0) / self.bend
        };
        self.low + u * (self.high - self.low)
    }
}

impl Elevation {
    /// Scale and levels for a part of a surface.
    pub fn of(surface: &Surface, domain: [f64; 4]) -> Self {
        const LINES: u32 = 18;
        const INDEX_EVERY: usize = 4;
        let scale = Scale::of(surface, domain);
        let levels =
            if scale.bend < 1.0 { even_levels(scale, LINES) } else { bent_levels(scale, LINES) };
        // Index contours are those at the rounder numbers; counting from zero or from the lowest
        // level keeps them in place when the map is moved.
        let index = if scale.bend < 1.0 {
            let step = round_step((scale.high - scale.low) / f64::from(LINES));
            levels
                .iter()
                .map(|z| u8::from((z / step).round() % INDEX_EVERY as f64 == 0.0))
                .collect()
        } else {
            (0..levels.len()).map(|i| u8::from(i % INDEX_EVERY == 1)).collect()
        };
        Self { scale, levels, index }
    }
}

/// Where between the lowest and the highest ground the median height lies, to a thousandth.
fn median_share(heights: &[f64], low: f64, range: f64) -> f64 {
    const BINS: usize = 1000;
    let mut counts = [0_u32; BINS + 1];
    let mut total = 0;
    for z in heights.iter().filter(|z| z.is_finite()) {
        counts[(((z - low) / range) * BINS as f64) as usize] += 1;
        total += 1;
    }
    let mut below = 0;
    let median = counts.iter().position(|count| {
        below += count;
        2 * below >= total
    });
    median.unwrap_or(0) as f64 / BINS as f64
}

/// Multiples of a round step.
fn even_levels(scale: Scale, lines: u32) -> Vec<f64> {
    let step = round_step((scale.high - scale.low) / f64::from(lines));
    let first = (scale.low / step).floor() + 1.0;
    (0..2 * lines)
        .map(|i| multiple(first + f64::from(i), step))
        .take_while(|&z| z < scale.high)
        .collect()
}

/// Round numbers near evenly spaced tints.
fn bent_levels(scale: Scale, lines: u32) -> Vec<f64> {
    let mut levels: Vec<f64> = Vec::new();
    for i in 1..lines {
        let at = |i: u32| scale.height(f64::from(i) / f64::from(lines));
        let step = round_step(0.5 * (at(i + 1) - at(i - 1)));
        let level = multiple((at(i) / step).round(), step);
        if level > scale.low && levels.last().is_none_or(|&last| level > last) {
            levels.push(level);
        }
    }
    levels
}

/// The largest of 1, 2 and 5 times a power of ten that is at most about `step`.
fn round_step(step: f64) -> f64 {
    let (mantissa, exponent) = decimal::digits(step);
    let figures = mantissa.checked_ilog10().unwrap_or(0).cast_signed();
    let power = decimal::scale(1, figures + exponent);
    let digit = step / power;
    power
        * if digit >= 4.9 {
            5.0
        } else if digit >= 1.9 {
            2.0
        } else {
            1.0
        }
}

/// n · step, rounded as the decimal that it is: 3 · 0.1 is 0.3.
fn multiple(n: f64, step: f64) -> f64 {
    if step >= 1.0 { n * step } else { n / (1.0 / step).round() }
}

/// Colours and slopes of tint positions, found by the leading bits of 1 + bend·u.
struct Tints {
    low: f64,
    /// What u is multiplied by (the bend, or 1 where heights are tinted evenly), per height.
    per_height: f64,
    rows: Vec<Tint>,
}

#[derive(Clone, Copy)]
struct Tint {
    rgb: [f32; 3],
    /// dt/dz.
    slope: f32,
}

/// Mantissa bits that a row of the table stands for: 512 rows per doubling of 1 + bend·u.
const ROW_BITS: u32 = 23 - 9;

impl Tints {
    fn new(scale: Scale, theme: Theme) -> Self {
        let stops = palette::stops(theme);
        let factor = if scale.bend == 0.0 { 1.0 } else { scale.bend };
        let rows = Self::row((1.0 + factor) as f32) + 1;
        let range = scale.high - scale.low;
        let rows = (0..rows)
            .map(|row| {
                let bits = ((row as u32) << ROW_BITS) + (1 << (ROW_BITS - 1)) + 1_f32.to_bits();
                let q = f64::from(f32::from_bits(bits));
                let u = (q - 1.0) / factor;
                let (t, dt_du) = if scale.bend == 0.0 {
                    (u, 1.0)
                } else {
                    let whole = (1.0 + scale.bend).ln();
                    (q.ln() / whole, scale.bend / (q * whole))
                };
                let rgb = palette::tint(stops, t).map(|c| c as f32);
                Tint { rgb, slope: (dt_du / range) as f32 }
            })
            .collect();
        Self { low: scale.low, per_height: factor / range, rows }
    }

    fn row(q: f32) -> usize {
        ((q.to_bits() - 1_f32.to_bits()) >> ROW_BITS) as usize
    }

    #[inline(always)]
    fn at(&self, z: f64) -> Tint {
        let q = ((1.0 + (z - self.low) * self.per_height) as f32).max(1.0);
        self.rows[Self::row(q).min(self.rows.len() - 1)]
    }
}

/// What a patch needs of the surface at a node, derivatives per pixel.
#[derive(Clone, Copy, Default)]
struct Node {
    z: f64,
    zx: f64,
    zy: f64,
    zxy: f64,
}

/// RGBA pixels of a part of a surface, row 0 at ymax. Width and height are in pixels, at least 1.
///
/// Where the surface has no finite value, the pixels are transparent.
pub fn paint(
    surface: &Surface,
    domain: [f64; 4],
    width: u32,
    height: u32,
    style: Style,
) -> Vec<u8> {
    let [x0, x1, y0, y1] = domain;
    let (dx, dy) = ((x1 - x0) / f64::from(width), (y0 - y1) / f64::from(height));
    let scale = style.scale.unwrap_or_else(|| Scale::of(surface, domain));
    let tints = Tints::new(scale, style.theme);
    let shade = Shade::new(style.hillshade, width.max(height));
    let across = width.div_ceil(STRIDE) as usize + 1;
    let sample = |row: u32, nodes: &mut Vec<Node>| {
        nodes.clear();
        let y = y1 + (f64::from(row * STRIDE) + 0.5) * dy;
        nodes.extend((0..across).map(|i| {
            let x = x0 + (f64::from(i as u32 * STRIDE) + 0.5) * dx;
            let jet = surface.jet(Vec2::new(x, y));
            Node { z: jet.v, zx: jet.x * dx, zy: jet.y * dy, zxy: jet.xy * dx * dy }
        }));
    };
    let mut pixels = vec![0; width as usize * height as usize * 4];
    let mut rows = pixels.chunks_exact_mut(4 * width as usize);
    let (mut north, mut south) = (Vec::new(), Vec::new());
    sample(0, &mut north);
    for band in 1..=height.div_ceil(STRIDE) {
        sample(band, &mut south);
        for (row, pixels) in (0..STRIDE).zip(&mut rows) {
            let mix = Mix::new(row);
            let nodes = north.windows(2).zip(south.windows(2));
            for ((n, s), pixels) in nodes.zip(pixels.chunks_mut(4 * STRIDE as usize)) {
                Strip::new(mix, [n[0], n[1]], [s[0], s[1]]).paint(&tints, &shade, pixels);
            }
        }
        std::mem::swap(&mut north, &mut south);
    }
    pixels
}

/// Hermite weights of the northern and the southern nodes for one row of pixels.
#[derive(Clone, Copy)]
struct Mix {
    /// For values: of the values and of the slopes along y.
    value: [f64; 4],
    /// For slopes along y: the derivative of the former.
    slope: [f64; 4],
}

impl Mix {
    fn new(row: u32) -> Self {
        let h = f64::from(STRIDE);
        let t = f64::from(row) / h;
        let (t2, t3) = (t * t, t * t * t);
        Self {
            value: [
                2.0 * t3 - 3.0 * t2 + 1.0,
                3.0 * t2 - 2.0 * t3,
                (t3 - 2.0 * t2 + t) * h,
                (t3 - t2) * h,
            ],
            slope: [
                (6.0 * t2 - 6.0 * t) / h,
                (6.0 * t - 6.0 * t2) / h,
                3.0 * t2 - 4.0 * t + 1.0,
                3.0 * t2 - 2.0 * t,
            ],
        }
    }

    fn apply(weights: [f64; 4], values: [f64; 2], slopes: [f64; 2]) -> f64 {
        weights[0] * values[0]
            + weights[1] * values[1]
            + weights[2] * slopes[0]
            + weights[3] * slopes[1]
    }
}

/// One row of pixels of a patch: z and its slope along y as cubics in the pixel number.
struct Strip {
    z: [f64; 4],
    zy: [f64; 4],
}

impl Strip {
    fn new(mix: Mix, [nw, ne]: [Node; 2], [sw, se]: [Node; 2]) -> Self {
        let cubic = |weights: [f64; 4]| {
            let left = Mix::apply(weights, [nw.z, sw.z], [nw.zy, sw.zy]);
            let right = Mix::apply(weights, [ne.z, se.z], [ne.zy, se.zy]);
            let out = Mix::apply(weights, [nw.zx, sw.zx], [nw.zxy, sw.zxy]);
            let into = Mix::apply(weights, [ne.zx, se.zx], [ne.zxy, se.zxy]);
            let h = f64::from(STRIDE);
            let rise = (right - left) / h;
            [left, out, (3.0 * rise - 2.0 * out - into) / h, (out + into - 2.0 * rise) / (h * h)]
        };
        Self { z: cubic(mix.value), zy: cubic(mix.slope) }
    }

    fn paint(&self, tints: &Tints, shade: &Shade, pixels: &mut [u8]) {
        let [a, b, c, d] = self.z;
        let [e, f, g, h] = self.zy;
        if !(a + b + c + d + e + f + g + h).is_finite() {
            return;
        }
        let mut s = 0.0;
        for pixel in pixels.chunks_exact_mut(4) {
            let z = a + s * (b + s * (c + s * d));
            let zx = b + s * (2.0 * c + s * (3.0 * d));
            let zy = e + s * (f + s * (g + s * h));
            s += 1.0;
            let tint = tints.at(z);
            let light = shade.light(zx as f32 * tint.slope, zy as f32 * tint.slope);
            let [red, green, blue] = tint.rgb.map(|c| (c * light) as u8);
            pixel.copy_from_slice(&[red, green, blue, 255]);
        }
    }
}

/// Lambert's law for light from the north-west at 45°, relative to level ground.
struct Shade {
    strength: f32,
    /// Vertical exaggeration: tints per pixel to slope.
    relief: f32,
}

impl Shade {
    fn new(strength: f64, pixels: u32) -> Self {
        Self { strength: strength as f32, relief: 0.22 * pixels as f32 }
    }

    #[inline(always)]
    fn light(&self, tx: f32, ty: f32) -> f32 {
        // Pixel rows run southwards, so ground rising to the south-east faces the light.
        const HALF_DIAGONAL: f32 = std::f32::consts::FRAC_1_SQRT_2;
        let (p, q) = (tx * self.relief, ty * self.relief);
        let facing = (1.0 + HALF_DIAGONAL * (p + q)) / (1.0 + p * p + q * q).sqrt();
        1.0 + self.strength * (facing.max(0.0) - 1.0)
    }
}
