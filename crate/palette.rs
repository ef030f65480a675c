//! Hypsometric tints: the colours of heights, from the lowest to the highest.
//!
//! Every palette rises monotonically in lightness, so that height reads in greyscale and for every
//! colour vision.

/// Light or dark surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Paper.
    #[default]
    Light,
    /// Night slate.
    Dark,
}

/// sRGB colours at evenly spaced heights.
pub type Stops = &'static [[u8; 3]];

/// Names of the palettes, the default one first.
pub const PALETTES: &[&str] = &["hiker"];

/// The hiker's palette: deep green-grey through straw to near white.
pub fn stops(theme: Theme) -> Stops {
    match theme {
        Theme::Light => &[
            [0x55, 0x73, 0x66],
            [0x6d, 0x8b, 0x73],
            [0x8b, 0xa2, 0x80],
            [0xac, 0xb9, 0x8e],
            [0xcb, 0xcb, 0x9d],
            [0xde, 0xd6, 0xae],
            [0xea, 0xdf, 0xc3],
            [0xf2, 0xea, 0xd8],
            [0xf9, 0xf5, 0xec],
        ],
        Theme::Dark => &[
            [0x14, 0x24, 0x22],
            [0x1e, 0x33, 0x2d],
            [0x2c, 0x43, 0x37],
            [0x3f, 0x53, 0x40],
            [0x56, 0x62, 0x4a],
            [0x6d, 0x70, 0x55],
            [0x83, 0x7d, 0x63],
            [0x98, 0x8c, 0x74],
            [0xae, 0x9f, 0x8a],
        ],
    }
}

/// The colour at position t from 0 to 1, between its two neighbours.
pub fn tint(stops: Stops, t: f64) -> [f64; 3] {
    let last = stops.len() - 1;
    let at = t.clamp(0.0, 1.0) * last as f64;
    let below = (at as usize).min(last - 1);
    let share = at - below as f64;
    let mut rgb = [0.0; 3];
    for ((channel, &low), &high) in rgb.iter_mut().zip(&stops[below]).zip(&stops[below + 1]) {
        *channel = f64::from(low) + share * (f64::from(high) - f64::from(low));
    }
    rgb
}
