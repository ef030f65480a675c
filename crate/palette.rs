//! Hypsometric tints: the colours of heights, from the lowest to the highest.
//!
//! Every palette rises monotonically in lightness, so that height reads in greyscale and for every
//! colour vision.
//!
//! ```
//! use blindfolded_hiker::palette::{Palette, Theme, stops, tints};
//!
//! let rgba = tints(Palette::Viridis, Theme::Light, 100);
//! assert_eq!(rgba.len(), 400);
//! assert_eq!(rgba[..3], stops(Palette::Viridis, Theme::Light)[0]);
//! ```

/// Light or dark surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Paper.
    #[default]
    Light,
    /// Night slate.
    Dark,
}

/// The colours of a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// The hiker's own: deep green-grey through straw to near white.
    #[default]
    Hiker,
    /// Blue through green and ochre to pink: Crameri 2018, doi:10.5281/zenodo.1243862; Crameri,
    /// Shephard & Heron 2020, Nat. Commun. 11, 5444.
    Batlow,
    /// Purple through teal to yellow: van der Walt & Smith 2015, matplotlib.
    Viridis,
    /// Blue through grey to yellow, nearly the same to people who see no red or no green: Nuñez,
    /// Anderton & Renslow 2018, PLOS ONE 13(7), e0199239.
    Cividis,
}

/// sRGB colours at evenly spaced heights.
pub type Stops = &'static [[u8; 3]];

/// Names of the palettes, the default one first, in the order of [`Palette`].
pub const PALETTES: &[&str] = &["hiker", "batlow", "viridis", "cividis"];

impl Palette {
    /// All of them, in the order of [`PALETTES`].
    pub const ALL: [Self; 4] = [Self::Hiker, Self::Batlow, Self::Viridis, Self::Cividis];
}

/// The stops of a palette.
///
/// Those of the scientific colour maps are nine even steps of the map, made tints that leave contour
/// lines and labels readable: on paper, mixed with its colour #faf8f2, 38 % of it at the lowest tint
/// to 28 % at the highest; at night with #11171a, 15 % to 36 %.
pub fn stops(palette: Palette, theme: Theme) -> Stops {
    &STOPS[palette as usize][theme as usize]
}

static STOPS: [[[[u8; 3]; 9]; 2]; 4] = [
    [
        [
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
        [
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
    ],
    [
        [
            [0x60, 0x6e, 0x93],
            [0x67, 0x86, 0x96],
            [0x6f, 0x96, 0x94],
            [0x88, 0xa0, 0x85],
            [0xaa, 0xa9, 0x71],
            [0xd3, 0xb1, 0x72],
            [0xf5, 0xb9, 0x96],
            [0xfc, 0xc8, 0xc7],
            [0xfa, 0xd8, 0xf8],
        ],
        [
            [0x04, 0x19, 0x50],
            [0x11, 0x3b, 0x54],
            [0x1f, 0x51, 0x52],
            [0x3f, 0x5e, 0x41],
            [0x65, 0x67, 0x2b],
            [0x8f, 0x6e, 0x2e],
            [0xad, 0x74, 0x54],
            [0xae, 0x80, 0x82],
            [0xa6, 0x8b, 0xaa],
        ],
    ],
    [
        [
            [0x89, 0x5f, 0x90],
            [0x89, 0x77, 0xa7],
            [0x7f, 0x8d, 0xb0],
            [0x73, 0xa0, 0xb0],
            [0x68, 0xb3, 0xae],
            [0x6b, 0xc6, 0xa4],
            [0x8e, 0xd7, 0x8e],
            [0xc4, 0xe4, 0x69],
            [0xfc, 0xec, 0x5e],
        ],
        [
            [0x3c, 0x05, 0x4b],
            [0x3e, 0x29, 0x6a],
            [0x32, 0x46, 0x74],
            [0x26, 0x5e, 0x74],
            [0x1d, 0x72, 0x6f],
            [0x22, 0x84, 0x63],
            [0x46, 0x92, 0x4c],
            [0x79, 0x9a, 0x29],
            [0xa8, 0x9c, 0x21],
        ],
    ],
    [
        [
            [0x5f, 0x74, 0x8c],
            [0x6d, 0x7f, 0x9f],
            [0x84, 0x8b, 0x9b],
            [0x95, 0x97, 0x9c],
            [0xa6, 0xa5, 0xa0],
            [0xb9, 0xb4, 0x9e],
            [0xcf, 0xc4, 0x95],
            [0xe6, 0xd7, 0x85],
            [0xfd, 0xec, 0x6c],
        ],
        [
            [0x03, 0x21, 0x46],
            [0x19, 0x32, 0x60],
            [0x39, 0x43, 0x5b],
            [0x4f, 0x53, 0x5c],
            [0x61, 0x62, 0x60],
            [0x74, 0x71, 0x5c],
            [0x87, 0x7f, 0x53],
            [0x9a, 0x8e, 0x43],
            [0xa9, 0x9d, 0x2d],
        ],
    ],
];

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

/// RGBA of `count` tints from the lowest to the highest, opaque: the scale bar of heights of a map.
pub fn tints(palette: Palette, theme: Theme, count: u32) -> Vec<u8> {
    let stops = stops(palette, theme);
    let mut rgba = Vec::with_capacity(4 * count as usize);
    for i in 0..count {
        let t = f64::from(i) / f64::from(count.max(2) - 1);
        for channel in tint(stops, t) {
            rgba.push(channel.round() as u8);
        }
        rgba.push(255);
    }
    rgba
}
