//! Contour lines: marching squares on a grid, chained into polylines.
//!
//! Lorensen & Cline 1987 in two dimensions, with these rules: linear interpolation along cell
//! edges; a vertex is above a level iff z > level; in an ambiguous cell (two diagonal corners
//! above) the mean of the four decides whether the upper corners are joined. Each vertex first gets
//! its *band*, the number of levels below it. A level passes through a cell iff it lies between the
//! bands of the corners, so the grid is scanned once for all levels, and each line is then walked
//! from cell to cell with the upper side on its left.
//!
//! ```
//! use blindfolded_hiker::{contour::Grid, surface::{Bowl, Surface}};
//!
//! let bowl = Surface::from(Bowl { kappa: 1.0 });
//! let lines = Grid::sample(&bowl, [-2.0, 2.0, -2.0, 2.0], 101, 101).contours(&[0.5]);
//! assert_eq!(lines.closed, [1], "one ring");
//! for point in lines.points.chunks_exact(2) {
//!     // f = (x² + y²)/2 is 0.5 on the unit circle.
//!     assert!((point[0].hypot(point[1]) - 1.0).abs() < 1e-3);
//! }
//! ```

use crate::surface::Surface;

/// Polylines of several levels, flat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contours {
    /// x, y, x, y, … of all lines.
    pub points: Vec<f64>,
    /// Index of each line's first point, and the end.
    pub starts: Vec<u32>,
    /// Which of the given levels each line belongs to.
    pub level: Vec<u32>,
    /// 1 for a closed line, which repeats its first point at its end.
    pub closed: Vec<u8>,
}

/// Greatest number of vertices along one side of a grid.
pub const MAX_SIDE: u32 = 4096;

/// Band of a vertex without a finite height: no line enters its cells.
const HOLE: u16 = u16::MAX;

/// Mark of a cell that lines can enter: inside the grid, and every corner has a finite height.
const OPEN: u8 = 0x10;

/// Heights on a grid, row by row from (xmin, ymin).
pub struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    z: Vec<f64>,
}

impl Grid {
    /// Samples a surface at `nx` × `ny` vertices, both at least 2, over [xmin, xmax, ymin, ymax].
    pub fn sample(surface: &Surface, domain: [f64; 4], nx: u32, ny: u32) -> Self {
        // In parts of the width, a power of two, so that no product overflows.
        const PART: f64 = (2 * MAX_SIDE) as f64;
        let [x0, x1, y0, y1] = domain;
        let along = |from: f64, to: f64, n: u32| -> Vec<f64> {
            let width = (to - from) / PART;
            (0..n).map(|i| from + f64::from(i) * width / f64::from(n - 1) * PART).collect()
        };
        let (xs, ys) = (along(x0, x1, nx), along(y0, y1, ny));
        let mut z = Vec::with_capacity(xs.len() * ys.len());
        surface.heights(&xs, &ys, &mut z);
        Self { xs, ys, z }
    }

    /// The heights, row by row.
    pub fn heights(&self) -> &[f64] {
        &self.z
    }

    /// The lines of the given levels, at most 65,000 of them, in any order.
    pub fn contours(&self, levels: &[f64]) -> Contours {
        let (order, sorted) = ascending(levels);
        let mut lines = Contours { starts: vec![0], ..Contours::default() };
        let bands = self.bands(&sorted);
        let (cells, left) = self.cells(&bands, sorted.len());
        let mut tracer = Tracer { grid: self, bands: &bands, left, level: 0.0, index: 0 };
        for ((cells, level), order) in cells.iter().zip(sorted).zip(order) {
            tracer.level = level;
            tracer.trace(cells, order, &mut lines);
            tracer.index += 1;
        }
        lines
    }

    /// Number of levels below each vertex: a vertex is above level i iff its band exceeds i.
    fn bands(&self, levels: &[f64]) -> Vec<u16> {
        let mut bands = vec![HOLE; self.z.len()];
        // Neighbours differ by little: try the band between the levels around the last height.
        let (mut band, mut low, mut high) = (0, f64::MAX, f64::MIN);
        for (slot, &z) in bands.iter_mut().zip(&self.z) {
            if !(z > low && z <= high) {
                if !z.is_finite() {
                    continue;
                }
                let below = levels.partition_point(|&level| level < z);
                let (lower, upper) = levels.split_at(below);
                low = lower.last().copied().unwrap_or(f64::NEG_INFINITY);
                high = upper.first().copied().unwrap_or(f64::MAX);
                band = below as u16;
            }
            *slot = band;
        }
        bands
    }

    /// For each level the cells it passes through, named by their south-western vertex; and the
    /// mark of every cell that lines can enter.
    fn cells(&self, bands: &[u16], levels: usize) -> (Vec<Vec<u32>>, Vec<u8>) {
        let mut cells = vec![Vec::new(); levels];
        let mut marks = vec![0; bands.len()];
        let nx = self.xs.len();
        let mut cell = 0;
        let rows = bands.chunks_exact(nx).zip(bands.chunks_exact(nx).skip(1));
        for ((south, north), marks) in rows.zip(marks.chunks_exact_mut(nx)) {
            let mut pairs = south.iter().zip(north).map(|(&a, &b)| (a.min(b), a.max(b)));
            let (mut low, mut high) = pairs.next().unwrap_or_default();
            for ((least, most), mark) in pairs.zip(marks) {
                let (from, to) = (low.min(least), high.max(most));
                (low, high) = (least, most);
                if to != HOLE {
                    *mark = OPEN;
                    // Most cells lie within one band.
                    if from < to {
                        for through in cells.get_mut(from.into()..to.into()).unwrap_or_default() {
                            through.push(cell);
                        }
                    }
                }
                cell += 1;
            }
            cell += 1;
        }
        (cells, marks)
    }
}

/// The levels in ascending order, each with its index. Insertion, since they are few and mostly
/// sorted already, and the library's sort weighs more than this file.
fn ascending(levels: &[f64]) -> (Vec<u32>, Vec<f64>) {
    let (mut order, mut sorted): (Vec<u32>, Vec<f64>) = Default::default();
    for (index, &level) in (0..).zip(levels) {
        let at = sorted.partition_point(|&other| other <= level);
        sorted.insert(at, level);
        order.insert(at, index);
    }
    (order, sorted)
}

/// Walks along lines. Corners of a cell, and the sides that begin at them, count anticlockwise from
/// the south-west: south, east, north, west.
struct Tracer<'a> {
    grid: &'a Grid,
    bands: &'a [u16],
    /// Per cell, which of its sides are entries of segments not yet walked, as bits beside [`OPEN`].
    left: Vec<u8>,
    level: f64,
    index: u16,
}

impl Tracer<'_> {
    /// Walks every line of one level: first those that come in over an edge, then the closed ones.
    fn trace(&mut self, cells: &[u32], level: u32, lines: &mut Contours) {
        for &cell in cells {
            let above = self.above(cell);
            // The upper side is on the left: a line enters where a side begins above and ends below.
            self.left[cell as usize] |= above & !(above >> 1 | above << 3) & 0xf;
        }
        for closed in [false, true] {
            for &cell in cells {
                for side in 0..4 {
                    let upstream = self.left_of(self.beyond(cell, side));
                    if self.left_of(cell) >> side & 1 == 1 && (closed || upstream == 0) {
                        self.follow(cell, side, &mut lines.points);
                        lines.starts.push((lines.points.len() / 2) as u32);
                        lines.level.push(level);
                        lines.closed.push(closed.into());
                    }
                }
            }
        }
    }

    /// Follows a line from where it enters a cell to its end, or once around.
    fn follow(&mut self, mut cell: u32, mut side: u32, points: &mut Vec<f64>) {
        self.point(cell, side, points);
        while self.left_of(cell) >> side & 1 == 1 {
            self.left[cell as usize] ^= 1 << side;
            // It turns away from an upper corner ahead on the right and from a lower one on the left.
            let ahead = ((self.above(cell) * 0x11) >> (side + 2)) & 3;
            let turn = match ahead {
                0b00 => 3,
                0b11 => 1,
                0b10 => 2,
                _ if self.joined(cell) => 1,
                _ => 3,
            };
            side = (side + turn) % 4;
            self.point(cell, side, points);
            cell = self.beyond(cell, side);
            side ^= 2;
        }
    }

    /// Which corners of a cell are above the level, as bits.
    fn above(&self, cell: u32) -> u8 {
        let (cell, nx) = (cell as usize, self.grid.xs.len());
        [cell + nx, cell + nx + 1, cell + 1, cell]
            .iter()
            .fold(0, |bits, &corner| bits << 1 | u8::from(self.bands[corner] > self.index))
    }

    /// Whether the upper corners of an ambiguous cell are joined.
    fn joined(&self, cell: u32) -> bool {
        let (cell, nx, z) = (cell as usize, self.grid.xs.len(), &self.grid.z);
        0.25 * ((z[cell] + z[cell + 1]) + (z[cell + nx + 1] + z[cell + nx])) > self.level
    }

    /// What is left of a cell; nothing beyond the edge, where a row of vertices has one cell less.
    fn left_of(&self, cell: u32) -> u8 {
        self.left.get(cell as usize).copied().unwrap_or_default()
    }

    /// The cell across a side.
    fn beyond(&self, cell: u32, side: u32) -> u32 {
        let nx = self.grid.xs.len() as u32;
        match side {
            0 => cell.wrapping_sub(nx),
            1 => cell + 1,
            2 => cell + nx,
            _ => cell.wrapping_sub(1),
        }
    }

    /// Appends the point where the level crosses a side. Both cells of a side compute it from the
    /// same ends in the same order, so that they agree to the last bit.
    fn point(&self, cell: u32, side: u32, points: &mut Vec<f64>) {
        let Grid { xs, ys, z } = self.grid;
        let nx = xs.len();
        // A northern or eastern side is the southern or western one of the vertex beyond it.
        let from = match side {
            1 => cell as usize + 1,
            2 => cell as usize + nx,
            _ => cell as usize,
        };
        let (i, j) = (from % nx, from / nx);
        let crossing = |next: usize, ends: &[f64], at: usize| {
            let (rise, part) = (z[next] - z[from], self.level - z[from]);
            // Half of each difference does not overflow.
            let half = |high: f64| 0.5 * high - 0.5 * z[from];
            let t = if rise.is_finite() { part / rise } else { half(self.level) / half(z[next]) };
            ends[at] + t * (ends[at + 1] - ends[at])
        };
        points.extend(if matches!(side, 0 | 2) {
            [crossing(from + 1, xs, i), ys[j]]
        } else {
            [xs[i], crossing(from + nx, ys, j)]
        });
    }
}
