//! The picture of a landscape: tinted and shaded pixels.
//!
//! Value, gradient and twist ∂²f/∂x∂y are sampled exactly every few pixels; between them the
//! bicubic Hermite patch through those samples stands for the surface (de Boor 1962, J. Math. and
//! Phys. 41), so that a picture costs about the same however dear the formula is, and its hillshade
//! comes from the gradient and not from differences of pixels. Where a patch misses the colour of its
//! middle, it and its neighbours are painted from exact samples, pixel by pixel. What is *not*
//! guaranteed is detail finer than [`STRIDE`] pixels on otherwise smooth ground.
//!
//! ```
//! use blindfolded_hiker::{surface::Surface, terrain::{self, Style}};
//!
//! let hills = Surface::default();
//! let rgba = terrain::paint(&hills, hills.domain(), 120, 80, Style::default());
//! assert_eq!(rgba.len(), 120 * 80 * 4);
//! ```

use crate::{
    elevation::{BEND, EVEN, Scale},
    error::Error,
    palette::{self, PALETTES, Palette, Stops, Theme},
    surface::Surface,
    value::{Field, Value},
    vec2::Vec2,
};

/// Distance between exact samples, in pixels.
pub const STRIDE: u32 = 8;

/// Greatest width or height of a picture, in pixels.
pub const MAX_PIXELS: u32 = 8192;

/// How a picture is coloured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The colours.
    pub palette: Palette,
    /// Light or dark surroundings.
    pub theme: Theme,
    /// Strength of the hillshade, 0 to 1.
    pub hillshade: f64,
    /// How heights become tints; from the domain where it is not given.
    pub scale: Option<Scale>,
}

impl Default for Style {
    fn default() -> Self {
        Self { palette: Palette::Hiker, theme: Theme::Light, hillshade: 0.55, scale: None }
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
            style.palette = Palette::ALL[field.word(PALETTES)?];
            return Ok(style);
        }
        field.object("", &["palette", "theme", "hillshade", "scale"])?;
        if let Some(palette) = field.given("palette") {
            style.palette = Palette::ALL[palette.word(PALETTES)?];
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

/// Colours and slopes of tint positions, found by the leading bits of q = 1 + factor·u.
struct Tints {
    low: f64,
    /// The factor (the bend, but at least 1) per height.
    per_height: f64,
    rows: Vec<Tint>,
    highest: Tint,
}

#[derive(Clone, Copy)]
struct Tint {
    rgb: [f32; 3],
    /// dt/dq.
    slope: f32,
}

/// Mantissa bits that a row of the table stands for: 512 rows per doubling of q.
const ROW_BITS: u32 = 23 - 9;

impl Tints {
    fn new(scale: Scale, stops: Stops) -> Self {
        let bend = scale.bend;
        // At least 1: a table that q hardly runs through would have hardly any rows.
        let factor = bend.clamp(1.0, BEND);
        let whole = libm::log(1.0 + bend);
        let tint = |row: usize| {
            let bits = ((row as u32) << ROW_BITS) + (1 << (ROW_BITS - 1)) + 1_f32.to_bits();
            let q = f64::from(f32::from_bits(bits));
            let u = (q - 1.0) / factor;
            let bent = 1.0 + bend * u;
            let (t, slope) = if bend < EVEN {
                (u, 1.0)
            } else {
                (libm::log(bent) / whole, bend / (factor * bent * whole))
            };
            let [red, green, blue] = palette::tint(stops, t);
            Tint { rgb: [red as f32, green as f32, blue as f32], slope: slope as f32 }
        };
        let last = Self::row((1.0 + factor) as f32);
        let mut rows = Vec::with_capacity(last);
        for row in 0..last {
            rows.push(tint(row));
        }
        let per_height = (factor / (scale.high - scale.low)).min(f64::MAX);
        Self { low: scale.low, per_height, rows, highest: tint(last) }
    }

    #[inline(always)]
    fn row(q: f32) -> usize {
        let one = 1_f32.to_bits().cast_signed();
        (q.to_bits().cast_signed().max(one) - one) as usize >> ROW_BITS
    }

    #[inline(always)]
    fn at(&self, q: f32) -> &Tint {
        self.rows.get(Self::row(q)).unwrap_or(&self.highest)
    }
}

/// What a patch needs of q at a node, derivatives per pixel.
#[derive(Clone, Copy, Default)]
struct Node {
    q: f64,
    qx: f64,
    qy: f64,
    qxy: f64,
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
    let tints = Tints::new(scale, palette::stops(style.palette, style.theme));
    let brush = Brush { shade: Shade::new(style.hillshade, width.max(height)), tints };
    let across = width.div_ceil(STRIDE) + 1;
    let (low, rise) = (brush.tints.low, brush.tints.per_height);
    // Whatever is far off the scale has one colour; what is not finite has none.
    let part = |x: f64, given: f64| if given.is_finite() { x.clamp(-1e25, 1e25) } else { f64::NAN };
    let level = |z: f64| part(1.0 + (z - low) * rise, z);
    let place = |column: u32, row: u32| {
        Vec2::new(x0 + (f64::from(column) + 0.5) * dx, y1 + (f64::from(row) + 0.5) * dy)
    };
    let sample = |row: u32, nodes: &mut Vec<Node>| {
        nodes.clear();
        for i in 0..across {
            let jet = surface.jet(place(i * STRIDE, row * STRIDE));
            nodes.push(Node {
                q: level(jet.v),
                qx: part(jet.x * dx * rise, jet.x),
                qy: part(jet.y * dy * rise, jet.y),
                qxy: part(jet.xy * dx * dy * rise, jet.xy),
            });
        }
    };
    let exact = |column: u32, row: u32| {
        let (z, g) = surface.slope(place(column, row));
        // Upright ground has no slope to be shaded by.
        let slope = |g: f64, d: f64| if g.is_finite() { part(g * d * rise, g) } else { 0.0 };
        [level(z), slope(g.x, dx), slope(g.y, dy)].map(|q| q as f32)
    };
    let mut pixels = vec![[0; 4]; width as usize * height as usize];
    let mut rows = pixels.chunks_exact_mut(width as usize);
    let (mut north, mut south, mut missed) = (Vec::new(), Vec::new(), Vec::new());
    let middle = Mix::new(STRIDE / 2);
    sample(0, &mut north);
    for band in 0..height.div_ceil(STRIDE) {
        sample(band + 1, &mut south);
        // One more than there are patches on either side, so that each has neighbours.
        missed.clear();
        missed.push(false);
        for i in 1..across {
            let node = |i: u32| middle.node(&north[i as usize], &south[i as usize]);
            let [got, ..] = Strip::new(&node(i - 1), &node(i)).at(STRIDE as f32 / 2.0);
            let w = place(i * STRIDE - STRIDE / 2, band * STRIDE + STRIDE / 2);
            // The edge of a hole runs between corners with a height and others without.
            // The least of them is a number where any of them is one.
            let (west, east) = (i as usize - 1, i as usize);
            let least = north[west].q.min(north[east].q).min(south[west].q).min(south[east].q);
            let edge = got.is_nan() && !least.is_nan();
            missed.push(edge || brush.differs(got, level(surface.height(w)) as f32));
        }
        missed.push(false);
        for (row, pixels) in (0..STRIDE).zip(&mut rows) {
            let mix = Mix::new(row);
            let dither = &DITHER[row as usize % 4];
            let mut nodes = north.iter().zip(&south).map(|(n, s)| mix.node(n, s));
            let mut west = nodes.next().unwrap_or_default();
            let patches = nodes.zip(pixels.chunks_mut(STRIDE as usize));
            for (i, (east, pixels)) in (0..).zip(patches) {
                let near = &missed[i..i + 3];
                if near[0] || near[1] || near[2] {
                    for (k, pixel) in (0..).zip(pixels) {
                        let at = exact(i as u32 * STRIDE + k, band * STRIDE + row);
                        brush.paint(pixel, at, dither[k as usize]);
                    }
                } else {
                    Strip::new(&west, &east).paint(&brush, dither, pixels);
                }
                west = east;
            }
        }
        std::mem::swap(&mut north, &mut south);
    }
    pixels.into_flattened()
}

/// Hermite weights of the northern and the southern nodes for one row of pixels.
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

    /// What the patches are on this row, between two nodes.
    #[inline(always)]
    fn node(&self, n: &Node, s: &Node) -> Node {
        let mix = |[a, b, c, d]: [f64; 4], north: f64, south: f64, down: f64, up: f64| {
            a * north + b * south + c * down + d * up
        };
        Node {
            q: mix(self.value, n.q, s.q, n.qy, s.qy),
            qx: mix(self.value, n.qx, s.qx, n.qxy, s.qxy),
            qy: mix(self.slope, n.q, s.q, n.qy, s.qy),
            qxy: mix(self.slope, n.qx, s.qx, n.qxy, s.qxy),
        }
    }
}

/// One row of pixels of a patch: q and its slope along y as cubics in the pixel number.
struct Strip {
    q: [f32; 4],
    qy: [f32; 4],
}

impl Strip {
    #[inline(always)]
    fn new(west: &Node, east: &Node) -> Self {
        let cubic = |left: f64, out: f64, right: f64, into: f64| {
            let h = f64::from(STRIDE);
            let rise = (right - left) / h;
            let square = (3.0 * rise - 2.0 * out - into) / h;
            let cube = (out + into - 2.0 * rise) / (h * h);
            [left as f32, out as f32, square as f32, cube as f32]
        };
        Self {
            q: cubic(west.q, west.qx, east.q, east.qx),
            qy: cubic(west.qy, west.qxy, east.qy, east.qxy),
        }
    }

    /// q and its slopes along x and y, so many pixels from the west.
    #[inline(always)]
    fn at(&self, s: f32) -> [f32; 3] {
        let [a, b, c, d] = self.q;
        let [e, f, g, h] = self.qy;
        [
            a + s * (b + s * (c + s * d)),
            b + s * (2.0 * c + s * (3.0 * d)),
            e + s * (f + s * (g + s * h)),
        ]
    }

    #[inline(always)]
    fn paint(&self, brush: &Brush, dither: &[f32; STRIDE as usize], pixels: &mut [[u8; 4]]) {
        let mut s = 0.0;
        for (pixel, &dither) in pixels.iter_mut().zip(dither) {
            brush.paint(pixel, self.at(s), dither);
            s += 1.0;
        }
    }
}

/// What turns q and its slopes into a colour.
struct Brush {
    tints: Tints,
    shade: Shade,
}

impl Brush {
    /// Colours a pixel, unless q is no number there.
    #[inline(always)]
    fn paint(&self, pixel: &mut [u8; 4], [q, qx, qy]: [f32; 3], dither: f32) {
        if !(q + qx + qy).is_finite() {
            return;
        }
        let Tint { rgb: [red, green, blue], slope } = *self.tints.at(q);
        let light = self.shade.light(qx * slope, qy * slope);
        let part = |c: f32| byte(c * light + dither);
        *pixel = [part(red), part(green), part(blue), 255];
    }

    /// Whether the colours of two q are more than a step apart, or one of them is no number.
    fn differs(&self, q: f32, other: f32) -> bool {
        let (one, two) = (self.tints.at(q).rgb, self.tints.at(other).rgb);
        let mut apart = 0.0_f32;
        for (a, b) in one.into_iter().zip(two) {
            apart = apart.max((a - b).abs());
        }
        apart > 1.0 || q.is_nan() != other.is_nan()
    }
}

/// What is added to a pixel before rounding, by row and column: an ordered dither (Bayer 1973), so
/// that a slope of less than one step of colour per pixel shows no terraces. Never negative, which
/// makes a picture half a step lighter than its tints and keeps black from wrapping to white.
const DITHER: [[f32; STRIDE as usize]; 4] = {
    const ORDER: [[u8; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];
    let mut dither = [[0.0; STRIDE as usize]; 4];
    let mut i = 0;
    while i < 4 * STRIDE as usize {
        let (row, column) = (i / STRIDE as usize, i % STRIDE as usize);
        dither[row][column] = ORDER[row][column % 4] as f32 / 16.0;
        i += 1;
    }
    dither
};

/// The nearest whole number up to 255, for c ≥ 0. Beside 2²³ there is no room for a fraction, so the low bits
/// of the sum are the number.
#[inline(always)]
fn byte(c: f32) -> u8 {
    let c = if c < 255.0 { c } else { 255.0 };
    (c + 8_388_608.0).to_bits() as u8
}

/// Lambert's law for light from the north-west at 45°, relative to level ground.
struct Shade {
    strength: f32,
    /// Vertical exaggeration: tints per pixel to slope.
    relief: f32,
}

impl Shade {
    fn new(strength: f64, pixels: u32) -> Self {
        Self { strength: strength as f32, relief: 0.17 * pixels as f32 }
    }

    #[inline(always)]
    fn light(&self, tx: f32, ty: f32) -> f32 {
        // Pixel rows run southwards, so ground rising to the south-east faces the light.
        const HALF_DIAGONAL: f32 = std::f32::consts::FRAC_1_SQRT_2;
        let (p, q) = (tx * self.relief, ty * self.relief);
        let facing = 1.0 + HALF_DIAGONAL * (p + q);
        let lit = if facing > 0.0 { facing / (1.0 + p * p + q * q).sqrt() } else { 0.0 };
        // Paper has little white left to give: the sunny side is lifted less than the other sinks.
        let share = if lit > 1.0 { 0.4 * self.strength } else { self.strength };
        1.0 + share * (lit - 1.0)
    }
}
