//! Contour lines: marching squares on a grid, chained into polylines.
//!
//! Lorensen & Cline 1987 in two dimensions, with these rules: linear interpolation along cell
//! edges; a vertex is above a level iff z > level; in an ambiguous cell (two diagonal corners
//! above) the mean of the four decides whether the upper corners are joined. Each vertex first gets
//! its *band*, the number of levels below it. A level passes through a cell iff it lies between the
//! bands of the corners, so the grid is scanned once for all levels, and each line is then walked
//! from cell to cell with the upper side on its left.

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

/// A side of a cell. Lines leave through one and enter the neighbour through the opposite one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    South,
    East,
    North,
    West,
}

use Side::{East, North, South, West};

/// Heights on a grid, row by row from (xmin, ymin).
pub struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    z: Vec<f64>,
}

impl Grid {
    /// Samples a surface at `nx` × `ny` vertices, both at least 2, over [xmin, xmax, ymin, ymax].
    pub fn sample(surface: &Surface, domain: [f64; 4], nx: u32, ny: u32) -> Self {
        let [x0, x1, y0, y1] = domain;
        let along = |from: f64, to: f64, n: u32| -> Vec<f64> {
            (0..n).map(|i| from + f64::from(i) * (to - from) / f64::from(n - 1)).collect()
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
        let cells = self.cells(&bands, sorted.len());
        let mut tracer =
            Tracer { grid: self, bands: &bands, left: vec![0; self.z.len()], level: 0.0, index: 0 };
        for (index, (&level, through)) in sorted.iter().zip(&cells).enumerate() {
            tracer.level = level;
            tracer.index = index as u16;
            tracer.trace(through, order[index], &mut lines);
        }
        lines
    }

    /// Number of levels below each vertex: a vertex is above level i iff its band exceeds i.
    fn bands(&self, levels: &[f64]) -> Vec<u16> {
        let mut band = 0;
        self.z
            .iter()
            .map(|&z| {
                if !z.is_finite() {
                    return HOLE;
                }
                // Neighbours differ by little, so the last band is the best guess.
                while band > 0 && z <= levels[band - 1] {
                    band -= 1;
                }
                while band < levels.len() && z > levels[band] {
                    band += 1;
                }
                band as u16
            })
            .collect()
    }

    /// For each level the cells it passes through, named by their south-western vertex.
    fn cells(&self, bands: &[u16], levels: usize) -> Vec<Vec<u32>> {
        let nx = self.xs.len();
        let mut cells = vec![Vec::new(); levels];
        for (j, rows) in bands.windows(2 * nx).step_by(nx).enumerate() {
            let (south, north) = rows.split_at(nx);
            for i in 0..nx - 1 {
                let corners = [south[i], south[i + 1], north[i], north[i + 1]];
                let least = corners[0].min(corners[1]).min(corners[2].min(corners[3]));
                let most = corners[0].max(corners[1]).max(corners[2].max(corners[3]));
                if least < most && most != HOLE {
                    for through in &mut cells[least as usize..most as usize] {
                        through.push((j * nx + i) as u32);
                    }
                }
            }
        }
        cells
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

struct Tracer<'a> {
    grid: &'a Grid,
    bands: &'a [u16],
    /// Per cell, which of its sides are entries of segments not yet walked, as bits.
    left: Vec<u8>,
    level: f64,
    index: u16,
}

impl Tracer<'_> {
    /// Walks every line of one level.
    fn trace(&mut self, cells: &[u32], level: u32, lines: &mut Contours) {
        for &cell in cells {
            for (entry, _) in self.segments(cell) {
                self.left[cell as usize] |= 1 << entry as u8;
            }
        }
        let mut back = Vec::new();
        for &cell in cells {
            while self.left[cell as usize] != 0 {
                let entry =
                    [South, East, North, West][self.left[cell as usize].trailing_zeros() as usize];
                let first = lines.points.len();
                // Upstream to the sheet's edge, or once around.
                let (mut at, mut side) = (cell, entry);
                back.clear();
                let closed = loop {
                    back.push((at, side));
                    let Some(before) = self.neighbour(at, side) else { break false };
                    let Some(entry_before) = self.entry_for(before, side.opposite()) else {
                        break false;
                    };
                    (at, side) = (before, entry_before);
                    if at == cell && side == entry {
                        break true;
                    }
                };
                for &(at, side) in back.iter().rev() {
                    self.left[at as usize] &= !(1 << side as u8);
                    self.point(at, side, &mut lines.points);
                }
                if closed {
                    let start = [lines.points[first], lines.points[first + 1]];
                    lines.points.extend(start);
                } else {
                    self.downstream(cell, entry, &mut lines.points);
                }
                lines.starts.push((lines.points.len() / 2) as u32);
                lines.level.push(level);
                lines.closed.push(u8::from(closed));
            }
        }
    }

    /// Follows an open line from the exit of a segment to its end.
    fn downstream(&mut self, mut cell: u32, mut entry: Side, points: &mut Vec<f64>) {
        while let Some((_, exit)) =
            self.segments(cell).into_iter().find(|&(start, _)| start == entry)
        {
            self.left[cell as usize] &= !(1 << entry as u8);
            self.point(cell, exit, points);
            let Some(next) = self.neighbour(cell, exit) else { return };
            (cell, entry) = (next, exit.opposite());
        }
    }

    /// The entry of the segment of a cell that leaves through `exit`.
    fn entry_for(&self, cell: u32, exit: Side) -> Option<Side> {
        self.segments(cell).into_iter().find(|&(_, end)| end == exit).map(|(entry, _)| entry)
    }

    /// The directed segments of a cell, upper side on the left: none, one or two.
    fn segments(&self, cell: u32) -> Segments {
        let (cell, nx) = (cell as usize, self.grid.xs.len());
        let corners = [cell, cell + 1, cell + nx + 1, cell + nx];
        if corners.iter().any(|&corner| self.bands[corner] == HOLE) {
            return Segments::default();
        }
        let above = |corner: usize| u8::from(self.bands[corner] > self.index);
        let case = above(corners[0])
            | above(corners[1]) << 1
            | above(corners[2]) << 2
            | above(corners[3]) << 3;
        let joined = || {
            let z = &self.grid.z;
            let sum = (z[corners[0]] + z[corners[1]]) + (z[corners[2]] + z[corners[3]]);
            0.25 * sum > self.level
        };
        // Corners count from the south-west anticlockwise.
        match case {
            0b0001 => Segments::one(South, West),
            0b0010 => Segments::one(East, South),
            0b0011 => Segments::one(East, West),
            0b0100 => Segments::one(North, East),
            0b0110 => Segments::one(North, South),
            0b0111 => Segments::one(North, West),
            0b1000 => Segments::one(West, North),
            0b1001 => Segments::one(South, North),
            0b1011 => Segments::one(East, North),
            0b1100 => Segments::one(West, East),
            0b1101 => Segments::one(South, East),
            0b1110 => Segments::one(West, South),
            0b0101 if joined() => Segments::two((South, East), (North, West)),
            0b0101 => Segments::two((South, West), (North, East)),
            0b1010 if joined() => Segments::two((West, South), (East, North)),
            0b1010 => Segments::two((East, South), (West, North)),
            _ => Segments::default(),
        }
    }

    /// The cell across a side, unless the sheet ends there.
    fn neighbour(&self, cell: u32, side: Side) -> Option<u32> {
        let nx = self.grid.xs.len() as u32;
        let ny = self.grid.ys.len() as u32;
        let (i, j) = (cell % nx, cell / nx);
        match side {
            South => (j > 0).then(|| cell - nx),
            North => (j + 2 < ny).then(|| cell + nx),
            West => (i > 0).then(|| cell - 1),
            East => (i + 2 < nx).then(|| cell + 1),
        }
    }

    /// Appends the point where the level crosses a side. Both cells of a side compute it from the
    /// same ends in the same order, so that they agree to the last bit.
    fn point(&self, cell: u32, side: Side, points: &mut Vec<f64>) {
        let nx = self.grid.xs.len();
        let cell = cell as usize;
        let (from, to) = match side {
            South => (cell, cell + 1),
            East => (cell + 1, cell + nx + 1),
            North => (cell + nx, cell + nx + 1),
            West => (cell, cell + nx),
        };
        let (a, b) = (self.grid.z[from], self.grid.z[to]);
        let t = (self.level - a) / (b - a);
        let (xs, ys) = (&self.grid.xs, &self.grid.ys);
        let (x0, y0) = (xs[from % nx], ys[from / nx]);
        let (x1, y1) = (xs[to % nx], ys[to / nx]);
        points.push(x0 + t * (x1 - x0));
        points.push(y0 + t * (y1 - y0));
    }
}

/// Up to two directed segments (entry, exit).
#[derive(Clone, Copy, Default)]
struct Segments([Option<(Side, Side)>; 2]);

impl Segments {
    fn one(entry: Side, exit: Side) -> Self {
        Self([Some((entry, exit)), None])
    }

    fn two(a: (Side, Side), b: (Side, Side)) -> Self {
        Self([Some(a), Some(b)])
    }
}

impl IntoIterator for Segments {
    type Item = (Side, Side);
    type IntoIter = std::iter::Flatten<std::array::IntoIter<Option<(Side, Side)>, 2>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().flatten()
    }
}

impl Side {
    fn opposite(self) -> Self {
        match self {
            South => North,
            East => West,
            North => South,
            West => East,
        }
    }
}
