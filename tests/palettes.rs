//! Palettes: height reads in lightness, in greyscale and for every colour vision, and lines stay
//! visible on every tint.

use blindfolded_hiker::palette::{PALETTES, Palette, Theme, stops, tint, tints};

/// What the colours become for people without one kind of cones: linear RGB matrices for severity 1
/// of Machado, Oliveira & Fernandes 2009, IEEE Trans. Vis. Comput. Graph. 15(6), table 1.
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// sRGB (IEC 61966-2-1) to its linear parts.
fn linear(rgb: [f64; 3]) -> [f64; 3] {
    rgb.map(|c| {
        let c = c / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(rows: &[[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|i| (0..3).map(|j| rows[i][j] * v[j]).sum())
}

/// CIE 1976 L*a*b* under D65.
fn lab(linear: [f64; 3]) -> [f64; 3] {
    const XYZ: [[f64; 3]; 3] = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let (xyz, white) = (times(&XYZ, linear), times(&XYZ, [1.0; 3]));
    let [x, y, z] = [0, 1, 2].map(|i| {
        let part: f64 = xyz[i] / white[i];
        if part > 216.0 / 24389.0 { part.cbrt() } else { (24389.0 / 27.0 * part + 16.0) / 116.0 }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// ΔE of CIE 1976.
fn apart(a: [f64; 3], b: [f64; 3]) -> f64 {
    [0, 1, 2].map(|i| (a[i] - b[i]) * (a[i] - b[i])).iter().sum::<f64>().sqrt()
}

fn palettes() -> Vec<(String, Palette, Theme)> {
    let mut all = Vec::new();
    for (palette, name) in Palette::ALL.into_iter().zip(PALETTES) {
        for theme in [Theme::Light, Theme::Dark] {
            all.push((format!("{name} {theme:?}"), palette, theme));
        }
    }
    assert_eq!(all.len(), 8);
    all
}

fn seen(rgb: [f64; 3], matrix: &[[f64; 3]; 3]) -> [f64; 3] {
    lab(times(matrix, linear(rgb)).map(|c| c.clamp(0.0, 1.0)))
}

#[test]
fn tints_rise_in_lightness_for_every_vision_and_in_greyscale() {
    for (name, palette, theme) in palettes() {
        let rgb = |i: u32| tint(stops(palette, theme), f64::from(i) / 200.0);
        for (vision, matrix) in VISIONS {
            let lightness = |i: u32| seen(rgb(i), &matrix)[0];
            for i in 0..200 {
                assert!(lightness(i) < lightness(i + 1), "{name}, {vision}: {i}");
            }
        }
        // As a printer mixes grey: Rec. 601 luma of the encoded colours.
        let grey = |i: u32| {
            let [r, g, b] = rgb(i);
            0.299 * r + 0.587 * g + 0.114 * b
        };
        assert!((0..200).all(|i| grey(i) < grey(i + 1)), "{name} in grey");
    }
}

#[test]
fn neighbouring_stops_can_be_told_apart_by_everyone() {
    // About 2.3 is a just noticeable difference (Mahy, Van Eycken & Oosterlinck 1994).
    const FLOOR: f64 = 3.5;
    for (name, palette, theme) in palettes() {
        for (vision, matrix) in VISIONS {
            for pair in stops(palette, theme).windows(2) {
                let [a, b] = [pair[0], pair[1]].map(|rgb| seen(rgb.map(f64::from), &matrix));
                assert!(apart(a, b) >= FLOOR, "{name}, {vision}: {pair:?} {}", apart(a, b));
            }
        }
    }
}

#[test]
fn contour_lines_and_ink_stand_out_from_every_tint() {
    // The inks that the map draws contour lines, index contours and text with.
    let inks = [
        [[0xa9, 0x78, 0x4b], [0x7d, 0x52, 0x29], [0x1f, 0x2a, 0x24]],
        [[0xc5, 0x9b, 0x6d], [0xe2, 0xbd, 0x92], [0xec, 0xe7, 0xdb]],
    ];
    for (name, palette, theme) in palettes() {
        for ink in inks[theme as usize] {
            for i in 0..=200 {
                let on = tint(stops(palette, theme), f64::from(i) / 200.0);
                let [on, ink] = [on, ink.map(f64::from)].map(|rgb| lab(linear(rgb)));
                assert!(apart(on, ink) >= 15.0, "{name} at {i}: {}", apart(on, ink));
            }
        }
    }
}

#[test]
fn a_scale_bar_runs_from_the_first_stop_to_the_last() {
    for (_, palette, theme) in palettes() {
        let stops = stops(palette, theme);
        let bar = tints(palette, theme, stops.len() as u32);
        for (rgba, stop) in bar.chunks(4).zip(stops) {
            assert_eq!((&rgba[..3], rgba[3]), (&stop[..], 255));
        }
        assert_eq!(tints(palette, theme, 1)[..3], stops[0]);
        assert_eq!(tints(palette, theme, 256).len(), 1024);
    }
}
