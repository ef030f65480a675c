//! The map at any scale and anywhere: what it promises holds for every landscape and for formulas
//! that overflow, have holes, steps and poles, or are nothing at all.

mod common;

use blindfolded_hiker::{
    contour::Grid,
    elevation::{Elevation, Ground, Mode, Scale},
    palette::{Palette, Theme, stops},
    surface::{Features, Surface},
    terrain::{self, Style},
    value::Field,
    vec2::Vec2,
};
use common::{plain, runner};
use proptest::{prelude::Rng, test_runner::TestRunner};
use serde_json::json;

const FORMULAS: [&str; 24] = [
    "3",
    "0*x",
    "1/x",
    "1/(x*y)",
    "ln(x)",
    "sqrt(x)",
    "exp(exp(x))",
    "abs(x)",
    "1e308*x",
    "1e308*x*y",
    "sign(x)",
    "sign(sin(x))+y",
    "(0*x)/(0*y)",
    "1/(0*x)",
    "max(x,y)",
    "max(x^2-1,0)",
    "tan(x)",
    "x^3-3*x*y^2",
    "1e-300*x",
    "1e-320*(x+y)",
    "ln(x^2+y^2-4)",
    "1e12+x",
    "sin(1e6*x)*cos(y)",
    "1e9*sqrt(abs(x*y))",
];

fn formula(text: &str) -> Option<Surface> {
    let choice = plain(&json!({ "kind": "formula", "params": { "text": text } }));
    Surface::read(&Field::root("surface", &choice)).ok()
}

/// Every landscape, and the formulas, each with its name.
fn surfaces() -> Vec<(String, Surface)> {
    let mut all: Vec<_> =
        Surface::all().into_iter().map(|surface| (surface.kind().to_owned(), surface)).collect();
    for text in FORMULAS {
        all.push((text.to_owned(), formula(text).unwrap_or_else(|| panic!("{text} is refused"))));
    }
    all
}

/// A sheet that a caller may ask for: finite, and wider than nothing.
fn accepted([x0, x1, y0, y1]: [f64; 4]) -> Option<[f64; 4]> {
    let spans = [x1 - x0, y1 - y0];
    spans.iter().all(|span| *span > 0.0 && span.is_finite()).then_some([x0, x1, y0, y1])
}

/// Sheets around valley floors, passes, the origin and places anywhere, from 10⁻¹² to 10¹² times as
/// wide as the landscape's own, and the widest and narrowest that there are.
fn sheets(surface: &Surface, random: &mut Draw) -> Vec<[f64; 4]> {
    let [x0, x1, y0, y1] = surface.domain();
    let entry = surface.entry();
    let mut places = vec![[0.0, 0.0], entry.start];
    places.extend(entry.minima.iter().take(1).map(|m| [m.x, m.y]));
    places.extend(entry.saddles.iter().take(1).map(|s| [s.x, s.y]));
    let mut sheets =
        vec![surface.domain(), [-8e307, 8e307, -8e307, 8e307], [0.0, 5e-324, 0.0, 1e-310]];
    for power in [-12, -9, -6, -3, 0, 3, 6, 9, 12] {
        let size = 10_f64.powi(power);
        places.push([random.within(x0, x1), random.within(y0, y1)]);
        let far = 10_f64.powf(random.within(1.0, 300.0));
        places.push([far, -far]);
        places.push([far, 1.0]);
        let at = places[random.below(places.len())];
        for [cx, cy] in [at, places[places.len() - 1], places[2 % places.len()]] {
            let (rx, ry) = (0.5 * size * (x1 - x0), 0.5 * size * (y1 - y0));
            sheets.extend(accepted([cx - rx, cx + rx, cy - ry, cy + ry]));
            // As wide as numbers there can tell.
            let wide = |c: f64, r: f64| r.max(1e-12 * c.abs());
            let (rx, ry) = (wide(cx, rx), wide(cy, ry));
            sheets.extend(accepted([cx - rx, cx + rx, cy - ry, cy + ry]));
        }
    }
    sheets
}

/// The same numbers on every run.
struct Draw(TestRunner);

impl Draw {
    fn new() -> Self {
        Self(runner(1))
    }

    fn within(&mut self, low: f64, high: f64) -> f64 {
        let unit = (self.0.rng().next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        low + unit * (high - low)
    }

    fn below(&mut self, count: usize) -> usize {
        self.within(0.0, count as f64) as usize
    }
}

/// A number that a person can write in fifteen digits, up to the last bits of huge and tiny ones.
fn is_round(level: f64) -> bool {
    let written: f64 = format!("{level:.14e}").parse().unwrap();
    (level - written).abs() <= 4.0 * f64::EPSILON * level.abs()
}

#[test]
fn levels_suit_every_sheet() {
    let mut random = Draw::new();
    let mut grounds = [0; 4];
    for (name, surface) in surfaces() {
        for domain in sheets(&surface, &mut random) {
            for mode in Mode::ALL {
                let Elevation { ground, scale, levels, index } =
                    Elevation::of(&surface, domain, mode);
                let what =
                    || format!("{name} on {domain:?}, {mode:?}: {ground:?} {scale:?} {levels:?}");
                grounds[ground as usize] += 1;
                let Scale { low, high, bend } = scale;
                assert!(
                    low < high && (high - low).is_finite() && bend >= 0.0 && bend.is_finite(),
                    "{}",
                    what()
                );
                assert!(mode != Mode::Linear || bend == 0.0, "{}", what());
                assert_eq!(levels.len(), index.len(), "{}", what());
                assert!(levels.len() <= 40, "{}", what());
                assert!(levels.windows(2).all(|pair| pair[0] < pair[1]), "{}", what());
                assert!(levels.iter().all(|&z| z > low && z < high), "{}", what());
                assert!(levels.len() < 4 || index.contains(&1), "{}", what());
                if matches!(ground, Ground::Full | Ground::Partial) {
                    assert!(levels.len() >= 3, "{}", what());
                } else {
                    assert!(levels.is_empty(), "{}", what());
                }
                let base = if mode == Mode::Log { low } else { 0.0 };
                assert!(
                    mode == Mode::Log || levels.iter().all(|&z| is_round(z - base)),
                    "{}",
                    what()
                );
            }
        }
    }
    assert!(grounds.iter().all(|&count| count > 50), "{grounds:?}");
}

#[test]
fn contours_are_lines_on_the_sheet() {
    let mut random = Draw::new();
    for (name, surface) in surfaces() {
        for domain in sheets(&surface, &mut random) {
            let levels = Elevation::of(&surface, domain, Mode::Auto).levels;
            let lines = Grid::sample(&surface, domain, 40, 30).contours(&levels);
            let [x0, x1, y0, y1] = domain;
            assert!(lines.level.iter().all(|&level| (level as usize) < levels.len()));
            for point in lines.points.chunks(2) {
                // The last digit of a place may be rounded.
                let on = |p: f64, low: f64, high: f64| {
                    let slack = 4.0 * f64::EPSILON * low.abs().max(high.abs());
                    p >= low - slack && p <= high + slack
                };
                let inside = on(point[0], x0, x1) && on(point[1], y0, y1);
                assert!(inside, "{name} on {domain:?}: {point:?}");
            }
        }
    }
}

/// Whether a pixel, or what surrounds it, is part of a strip narrower than a patch, which may be
/// overlooked: there is something else on both sides of it.
fn is_narrow(is_ground: &dyn Fn(i32, i32) -> bool, column: i32, row: i32) -> bool {
    [(1, 0), (0, 1)].into_iter().any(|(dx, dy)| {
        let here = is_ground(column, row);
        let differs = |d: i32| is_ground(column + d * dx, row + d * dy) != here;
        (1..8).any(differs) && (-8..0).any(differs)
    })
}

#[test]
fn pixels_have_colours_of_the_palette_where_there_is_a_height() {
    let (width, height) = (35, 27);
    let mut random = Draw::new();
    let style = Style { palette: Palette::Batlow, theme: Theme::Dark, ..Style::default() };
    let stops = stops(style.palette, style.theme);
    let channel = |k: usize| stops.iter().map(move |stop| stop[k]);
    let darkest = [0, 1, 2].map(|k| channel(k).min().unwrap());
    let lightest = [0, 1, 2].map(|k| channel(k).max().unwrap());
    for (name, surface) in surfaces() {
        for (n, domain) in sheets(&surface, &mut random).into_iter().enumerate() {
            let shaded = n % 2 == 1;
            let style = Style { hillshade: shaded.into(), ..style };
            let pixels = terrain::paint(&surface, domain, width, height, style);
            let [x0, x1, y0, y1] = domain;
            let (dx, dy) = ((x1 - x0) / f64::from(width), (y0 - y1) / f64::from(height));
            let is_ground = |column: i32, row: i32| {
                let (i, j) = (f64::from(column) + 0.5, f64::from(row) + 0.5);
                surface.loss(x0 + i * dx, y1 + j * dy).is_finite()
            };
            for (i, pixel) in (0..).zip(pixels.chunks(4)) {
                let (column, row) = (i % width.cast_signed(), i / width.cast_signed());
                let what = || format!("{name} on {domain:?}: {pixel:?} at {column}, {row}");
                let here = is_ground(column, row);
                if here != (pixel[3] == 255) {
                    assert!(is_narrow(&is_ground, column, row), "{}", what());
                } else if here {
                    for k in 0..3 {
                        // In full light a tint is lifted by up to a sixth, and dithered by up to one.
                        let most = f64::from(lightest[k]) * if shaded { 1.2 } else { 1.0 };
                        let least = if shaded { 0 } else { darkest[k] };
                        let on = pixel[k] >= least && f64::from(pixel[k]) <= most + 1.0;
                        assert!(on, "{}", what());
                    }
                } else {
                    assert_eq!(pixel, [0; 4], "{}", what());
                }
            }
        }
    }
}

#[test]
fn a_scale_may_be_anything_that_is_accepted() {
    let bowl = formula("x^2+3*y^2").unwrap();
    for (low, high) in
        [(0.0, 5e-324), (f64::MIN, f64::MAX), (1e308, f64::MAX), (-1e-310, 1e-310), (0.0, 1.0)]
    {
        for bend in [0.0, 1e-300, 1e-17, 0.5, 1e6, 1e24, 1e25, 1e300, f64::MAX] {
            let scale = Some(Scale { low, high, bend });
            let style = Style { scale, ..Style::default() };
            let pixels = terrain::paint(&bowl, [-5.0, 5.0, -5.0, 5.0], 30, 20, style);
            assert!(pixels.chunks(4).all(|pixel| pixel[3] == 255), "{scale:?}");
            let plain = Style { hillshade: 0.0, ..style };
            let pixels = terrain::paint(&bowl, [-5.0, 5.0, -5.0, 5.0], 30, 20, plain);
            let known = |pixel: &[u8]| pixel[0] >= 0x55 && pixel[0] <= 0xfa && pixel[2] <= 0xed;
            assert!(pixels.chunks(4).all(known), "{scale:?}");
        }
    }
}

fn sheet(surface: &str, domain: [f64; 4], mode: Mode) -> Elevation {
    let catalog = Surface::all().into_iter().find(|known| known.kind() == surface);
    Elevation::of(&catalog.or_else(|| formula(surface)).unwrap(), domain, mode)
}

#[test]
fn ground_is_called_what_it_is() {
    let square = |x: f64, y: f64, r: f64| [x - r, x + r, y - r, y + r];
    for (surface, domain, ground) in [
        ("hills", square(0.0, 0.0, 3.0), Ground::Full),
        ("hills", square(0.3, 0.2, 1e-10), Ground::Full),
        ("hills", square(0.3, 0.2, 1e-15), Ground::Level),
        // Near a floor at height 0 there are always more digits.
        ("bowl", square(0.0, 0.0, 1e-100), Ground::Full),
        ("himmelblau", square(3.0, 2.0, 1e-11), Ground::Full),
        ("7", square(0.0, 0.0, 1.0), Ground::Level),
        ("1e308+x", square(0.0, 0.0, 1.0), Ground::Level),
        ("0*ln(x)", square(0.0, 0.0, 1.0), Ground::Level),
        ("sign(x)", square(0.0, 0.0, 1e-12), Ground::Full),
        ("ln(x)", square(0.0, 0.0, 1.0), Ground::Partial),
        ("ln(x)", square(-2.0, 0.0, 1.0), Ground::None),
        ("1e308*x", square(0.0, 0.0, 5.0), Ground::Partial),
        ("exp(exp(x))", square(100.0, 0.0, 5.0), Ground::None),
    ] {
        for mode in Mode::ALL {
            let elevation = sheet(surface, domain, mode);
            assert_eq!(elevation.ground, ground, "{surface} on {domain:?}: {elevation:?}");
        }
    }
}

#[test]
fn linear_levels_are_evenly_spaced_from_the_lowest_to_the_highest_ground() {
    let Elevation { scale, levels, index, .. } =
        sheet("bowl", [-0.3, 0.4, -0.2, 0.1], Mode::Linear);
    assert_eq!(scale.bend, 0.0);
    let step = levels[1] - levels[0];
    assert!(levels.windows(2).all(|pair| (pair[1] - pair[0] - step).abs() < 1e-12 * step));
    assert!(levels[0] - scale.low <= step && scale.high - levels[levels.len() - 1] <= 1.001 * step);
    let labelled = levels.iter().zip(&index).filter(|(_, index)| **index == 1);
    assert!(labelled.clone().count() > 3);
    for (level, _) in labelled {
        let fours = level / (4.0 * step);
        assert!((fours - fours.round()).abs() < 1e-9, "{level}");
    }
}

#[test]
fn log_levels_are_the_decades_above_the_lowest_ground() {
    for (surface, domain, low) in [
        ("x^2+3*y^2", [-1.0, 1.0, -1.0, 1.0], 0.0),
        ("x^2+3*y^2", [-1e-9, 1e-9, -1e-9, 1e-9], 0.0),
        ("x^2+3*y^2-4", [-1.0, 1.0, -1.0, 1.0], -4.0),
        ("exp(exp(x))", [-5.0, 5.0, -5.0, 5.0], libm::exp(libm::exp(-5.0))),
    ] {
        let Elevation { scale, levels, index, .. } = sheet(surface, domain, Mode::Log);
        assert!((scale.low - low).abs() <= 1e-15 && scale.bend >= 1e6, "{surface}: {scale:?}");
        let range = scale.high - scale.low;
        for (level, index) in levels.iter().zip(index) {
            let power = (level - scale.low).log10();
            let decade = (power - power.round()).abs() < 1e-5;
            let (two, five) = (2_f64.log10(), 5_f64.log10());
            let part = power - power.floor();
            assert!(
                decade || [two, five].iter().any(|p| (part - p).abs() < 1e-5),
                "{surface}: {level}"
            );
            assert!(index == 0 || decade, "{surface}: {level}");
        }
        // From the foot of the scale to its top.
        assert!(levels[0] - scale.low <= 10.0 * range / scale.bend, "{surface}: {levels:?}");
        assert!(levels[levels.len() - 1] - scale.low >= 0.1 * range, "{surface}: {levels:?}");
    }
}

#[test]
fn features_of_a_catalog_entry_are_those_of_it_that_are_in_sight() {
    let mut random = Draw::new();
    for surface in Surface::all() {
        let entry = surface.entry();
        let mut sheets = sheets(&surface, &mut random);
        let [x0, x1, y0, y1] = entry.domain;
        for _ in 0..20 {
            let (a, b) = (random.within(x0, x1), random.within(x0, x1));
            let (c, d) = (random.within(y0, y1), random.within(y0, y1));
            sheets.push([a.min(b), a.max(b), c.min(d), c.max(d)]);
        }
        for domain in sheets {
            let [x0, x1, y0, y1] = domain;
            let within = |x: f64, y: f64| x >= x0 && x <= x1 && y >= y0 && y <= y1;
            let Features { minima, saddles } = surface.features(domain);
            let mut known = entry.clone();
            known.minima.retain(|m| within(m.x, m.y));
            known.saddles.retain(|s| within(s.x, s.y));
            let what = format!("{} on {domain:?}", surface.kind());
            assert_eq!(minima, known.minima, "{what}");
            assert_eq!(saddles, known.saddles, "{what}");
        }
    }
}

#[test]
fn a_closer_look_finds_what_a_coarse_one_misses() {
    // Two pits a ten-thousandth wide, between the vertices of the grid over the whole.
    let pits = "x^2+y^2-exp(-1e8*((x-1.31)^2+(y-1.777)^2))-exp(-1e8*((x-1.3103)^2+(y-1.777)^2))";
    let pits = formula(pits).unwrap();
    let whole = pits.features(pits.domain());
    assert_eq!((whole.minima.len(), whole.minima[0].rank), (1, "global"));
    assert!(whole.saddles.is_empty());
    let close = pits.features([1.309, 1.3115, 1.776, 1.778]);
    assert_eq!((close.minima.len(), close.saddles.len()), (2, 1), "{close:?}");
    let near = |got: f64, want: f64| (got - want).abs() < 1e-6;
    for minimum in &close.minima {
        let known = near(minimum.x, 1.31) || near(minimum.x, 1.3103);
        assert!(known && near(minimum.y, 1.777) && minimum.rank == "local", "{close:?}");
    }
    assert!(near(close.saddles[0].x, 1.31015), "{close:?}");
}

#[test]
fn features_lie_on_the_sheet_and_are_level() {
    let mut random = Draw::new();
    for (name, surface) in surfaces() {
        for domain in sheets(&surface, &mut random) {
            let Features { minima, saddles } = surface.features(domain);
            let [x0, x1, y0, y1] = domain;
            let floors = minima.iter().map(|m| [m.x, m.y, m.f]);
            for [x, y, f] in floors.chain(saddles.iter().map(|s| [s.x, s.y, s.f])) {
                let what = format!("{name} on {domain:?}: {x}, {y}");
                assert!(x >= x0 && x <= x1 && y >= y0 && y <= y1 && f.is_finite(), "{what}");
                assert_eq!(f.to_bits(), surface.loss(x, y).to_bits(), "{what}");
                let w = Vec2::new(x, y);
                let (slope, [low, high]) = (surface.slope(w).1.norm(), surface.curvatures(w));
                let level = slope <= 1e-7 * low.abs().max(high.abs()) * w.norm().max(1.0);
                // A floor on the border of the egg-holder's domain is none beyond it.
                assert!(level || surface.kind() == "eggholder", "{what}: {slope}");
            }
            assert!(minima.len() <= 2 * 64 + 121, "{name}");
        }
    }
}
