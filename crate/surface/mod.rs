//! Loss surfaces. Each is its formula, written once for every kind of number.
//!
//! Adding one: a file with its declaration, formula and sheet, a line in the list below, and its
//! reference values in `tests/reference/`. The list runs from simple to hard: the hiker's home, bowls,
//! single valleys, several valleys, saddles and a plateau, many hollows, data.
//!
//! ```
//! use blindfolded_hiker::{surface::{Himmelblau, Surface}, vec2::Vec2};
//!
//! let valleys = Surface::from(Himmelblau::default());
//! assert_eq!(valleys.height(Vec2::new(3.0, 2.0)), 0.0);
//! let (loss, slope) = valleys.slope(Vec2::new(0.0, 0.0));
//! assert_eq!((loss, slope.x, slope.y), (170.0, -14.0, -22.0));
//! assert_eq!(valleys.minima().len(), 4);
//! // The slice through the next step: φ(α) = f(w − α∇f(w)).
//! let w = Vec2::new(0.0, 0.0);
//! assert_eq!(valleys.profile(w, slope * -1.0, &[0.0, 0.01])[1], valleys.height(w - slope * 0.01));
//! // Of the north-eastern quarter of the map.
//! let features = valleys.features([0.0, 5.0, 0.0, 5.0]);
//! assert_eq!((features.minima.len(), features.saddles.len()), (1, 2));
//! assert!(valleys.curvatures(Vec2::new(3.0, 2.0))[0] > 0.0);
//! ```

use crate::{
    family::{Info, Kind},
    jet::{Dual, Jet, Real, eigen},
    value::{Object, Value},
    vec2::Vec2,
};

pub mod search;

crate::family! {
    ($)
    /// A loss landscape with its parameters; every quantity on it is dimensionless.
    pub enum Surface matched by each {
        hills::Hills,
        bowl::Bowl,
        rotated_ellipse::RotatedEllipse,
        booth::Booth,
        matyas::Matyas,
        rosenbrock::Rosenbrock,
        beale::Beale,
        himmelblau::Himmelblau,
        styblinski_tang::StyblinskiTang,
        three_hump_camel::ThreeHumpCamel,
        six_hump_camel::SixHumpCamel,
        mccormick::Mccormick,
        peaks::Peaks,
        gaussian_hills::GaussianHills,
        goldstein_price::GoldsteinPrice,
        saddle::HorseSaddle,
        monkey_saddle::MonkeySaddle,
        easom::Easom,
        rastrigin::Rastrigin,
        ackley::Ackley,
        eggholder::Eggholder,
        linreg_mse::LinregMse,
        logreg::Logreg,
        formula::Formula,
    }
}

pub(crate) use each as each_surface;

/// What a surface's own file says.
pub trait Landscape: Kind {
    /// The part worth showing: xmin, xmax, ymin, ymax.
    const DOMAIN: [f64; 4];
    /// The part that a map opens on, where the whole is too wide to show what there is.
    const SHEET: [f64; 4] = Self::DOMAIN;
    /// A start from which something can be learned.
    const START: [f64; 2];
    /// A learning rate that works from there.
    const ALPHA: f64;
    /// Which parameters are the data, on a surface that is made of data.
    const DATA: Option<Data> = None;
    /// Whether the minimisers come from a search, so that a closer look may find more of them.
    const SEARCHED: bool = false;

    /// The formula: the loss at (x, y).
    fn loss<T: Real>(&self, x: T, y: T) -> T;

    /// The losses along a row of a map, in place of what `to` held; as long as `xs`.
    #[inline(always)]
    fn row(&self, xs: &[f64], y: f64, to: &mut [f64]) {
        for (z, &x) in to.iter_mut().zip(xs) {
            *z = self.loss(x, y);
        }
    }

    /// The minimisers on the sheet, global ones first; of very many, the global ones alone.
    ///
    /// A global one on the border of the sheet need not be level: beyond the border the ground falls
    /// on. A floor that is flat along a line has no minimiser of its own; where a formula gives it,
    /// its place nearest to the origin stands for it. There are none where the surface falls without
    /// end.
    fn minima(&self) -> Vec<[f64; 2]>;

    /// The saddle points worth a sign on the map.
    fn saddles(&self) -> Vec<[f64; 2]> {
        Vec::new()
    }

    /// Number of samples whose mean loss the loss is; 0 where there is no data behind it.
    fn samples(&self) -> u32 {
        0
    }

    /// The loss of sample `i` at (x, y), for `i` below [`samples`](Self::samples).
    fn sample_loss<T: Real>(&self, _i: u32, _x: T, _y: T) -> T {
        T::constant(0.0)
    }
}

/// Names of the parameters that a surface is made of where it is made of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Data {
    /// What is guessed from.
    pub x: &'static str,
    /// What is to be guessed.
    pub y: &'static str,
    /// Whether that is 0 or 1, and nothing between.
    pub classes: bool,
    /// The switch that standardizes what is guessed from.
    pub scale: &'static str,
}

/// What a page needs to offer and to draw one surface, at its default parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Label, formula, citation and parameters.
    pub info: &'static Info,
    /// The part worth showing: xmin, xmax, ymin, ymax.
    pub domain: [f64; 4],
    /// The part of it that a map opens on.
    pub sheet: [f64; 4],
    /// Places of the valley floors.
    pub minima: Vec<Minimum>,
    /// Passes, where a walk can stall.
    pub saddles: Vec<Saddle>,
    /// A start from which something can be learned.
    pub start: [f64; 2],
    /// A learning rate that works from there.
    pub alpha: f64,
    /// Number of samples whose mean loss the loss is; 0 where there is no data behind it.
    pub samples: u32,
    /// Which parameters are those samples.
    pub data: Option<Data>,
}

/// A minimiser and the minimum there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum {
    /// First coordinate.
    pub x: f64,
    /// Second coordinate.
    pub y: f64,
    /// The loss there.
    pub f: f64,
    /// `global` or `local`.
    pub rank: &'static str,
}

/// A stationary point with curvature of both signs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Saddle {
    /// First coordinate.
    pub x: f64,
    /// Second coordinate.
    pub y: f64,
    /// The loss there.
    pub f: f64,
}

/// What there is to mark on a part of a surface.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// Places of the valley floors.
    pub minima: Vec<Minimum>,
    /// Passes.
    pub saddles: Vec<Saddle>,
}

fn point(x: f64, y: f64, f: f64) -> Object {
    Object::default().with("x", x).with("y", y).with("f", f)
}

impl From<&Minimum> for Value {
    fn from(m: &Minimum) -> Self {
        point(m.x, m.y, m.f).with("type", m.rank).into()
    }
}

impl From<&Saddle> for Value {
    fn from(s: &Saddle) -> Self {
        point(s.x, s.y, s.f).into()
    }
}

impl From<Data> for Object {
    fn from(Data { x, y, classes, scale }: Data) -> Self {
        Self::default().with("x", x).with("y", y).with("classes", classes).with("scale", scale)
    }
}

impl From<&Entry> for Value {
    fn from(entry: &Entry) -> Self {
        entry
            .info
            .plain()
            .with("domain", &entry.domain[..])
            .with("sheet", &entry.sheet[..])
            .with("minima", Self::list(&entry.minima, Self::from))
            .with("saddles", Self::list(&entry.saddles, Self::from))
            .with("start", &entry.start[..])
            .with("alpha", entry.alpha)
            .with("samples", entry.samples)
            .with("data", entry.data.map(Object::from))
            .into()
    }
}

impl Surface {
    /// The loss at (x, y), as whatever number (x, y) is.
    pub fn loss<T: Real>(&self, x: T, y: T) -> T {
        each!(self, surface => surface.loss(x, y))
    }

    /// The loss at w.
    pub fn height(&self, w: Vec2) -> f64 {
        self.loss(w.x, w.y)
    }

    /// The losses along a line: at w + t·d for each t.
    pub fn profile(&self, w: Vec2, d: Vec2, ts: &[f64]) -> Vec<f64> {
        let mut losses = Vec::with_capacity(ts.len());
        for &t in ts {
            losses.push(self.height(w + d * t));
        }
        losses
    }

    /// The losses at all vertices of a grid, row by row, in place of what `to` held.
    pub fn heights(&self, xs: &[f64], ys: &[f64], to: &mut Vec<f64>) {
        each!(self, surface => {
            to.resize(xs.len() * ys.len(), 0.0);
            for (row, &y) in to.chunks_exact_mut(xs.len()).zip(ys) {
                surface.row(xs, y, row);
            }
        });
    }

    /// Loss and gradient at w.
    pub fn slope(&self, w: Vec2) -> (f64, Vec2) {
        each!(self, surface => slope_on(surface, w))
    }

    /// Number of samples whose mean loss the loss is; 0 where there is no data behind it.
    pub fn samples(&self) -> u32 {
        each!(self, surface => surface.samples())
    }

    /// Gradient at w of the mean loss of these samples, each below [`samples`](Self::samples) and
    /// counted as often as it is named; 0 where none is. Over all samples in order it is the gradient
    /// that [`slope`](Self::slope) gives, bit for bit.
    pub fn sample_slope(&self, w: Vec2, rows: &[u32]) -> Vec2 {
        if rows.is_empty() {
            return Vec2::default();
        }
        let (x, y) = Dual::variables(w.x, w.y);
        let f = each!(self, surface => mean(surface, rows.iter().copied(), x, y));
        Vec2::new(f.x, f.y)
    }

    /// Loss, gradient and Hessian at w.
    pub fn jet(&self, w: Vec2) -> Jet {
        let (x, y) = Jet::variables(w.x, w.y);
        self.loss(x, y)
    }

    /// The part worth showing: xmin, xmax, ymin, ymax.
    pub fn domain(&self) -> [f64; 4] {
        self.place().domain
    }

    fn place(&self) -> &'static Place {
        each!(self, surface => place(surface))
    }

    /// Minimisers with their losses; those at the least loss are global.
    pub fn minima(&self) -> Vec<Minimum> {
        let places = each!(self, surface => surface.minima());
        let mut minima = Vec::with_capacity(places.len());
        let mut least = f64::INFINITY;
        for [x, y] in places {
            let f = self.height(Vec2::new(x, y));
            minima.push(Minimum { x, y, f, rank: "local" });
            least = least.min(f);
        }
        let within = 1e-9 * least.abs().max(1.0);
        for minimum in &mut minima {
            if minimum.f - least <= within {
                minimum.rank = "global";
            }
        }
        minima
    }

    /// Saddle points with their losses.
    pub fn saddles(&self) -> Vec<Saddle> {
        let mut saddles = Vec::new();
        for [x, y] in each!(self, surface => surface.saddles()) {
            saddles.push(Saddle { x, y, f: self.height(Vec2::new(x, y)) });
        }
        saddles
    }

    /// The minimisers and saddle points within a part of the surface: those that the surface knows,
    /// and, where it had to search for them, what is found in this part besides. Global are those
    /// that are the lowest of all that the surface knows.
    pub fn features(&self, domain: [f64; 4]) -> Features {
        let [x0, x1, y0, y1] = domain;
        let within = |x: f64, y: f64| x >= x0 && x <= x1 && y >= y0 && y <= y1;
        let mut seen = Features::default();
        // Those out of sight are known too: a pass in sight may lie between them.
        let (mut floors, mut passes) = (Vec::new(), Vec::new());
        for minimum in self.minima() {
            floors.push([minimum.x, minimum.y]);
            if within(minimum.x, minimum.y) {
                seen.minima.push(minimum);
            }
        }
        for saddle in self.saddles() {
            passes.push([saddle.x, saddle.y]);
            if within(saddle.x, saddle.y) {
                seen.saddles.push(saddle);
            }
        }
        if self.place().searched {
            let (height, jet) = (|w| self.height(w), |w| self.jet(w));
            for [x, y] in search::minima(&height, &jet, domain) {
                let w = Vec2::new(x, y);
                if search::is_new(&floors, domain, w) {
                    floors.push([x, y]);
                    seen.minima.push(Minimum { x, y, f: height(w), rank: "local" });
                }
            }
            for [x, y] in search::passes(&jet, domain, &floors) {
                let w = Vec2::new(x, y);
                if search::is_new(&passes, domain, w) {
                    seen.saddles.push(Saddle { x, y, f: height(w) });
                }
            }
        }
        seen
    }

    /// The catalog entry with what a map needs.
    pub fn entry(&self) -> Entry {
        let &Place { domain, sheet, start, alpha, data, .. } = self.place();
        Entry {
            info: self.info(),
            domain,
            sheet,
            minima: self.minima(),
            saddles: self.saddles(),
            start,
            alpha,
            samples: self.samples(),
            data,
        }
    }

    /// Curvatures at w, smallest first.
    pub fn curvatures(&self, w: Vec2) -> [f64; 2] {
        let jet = self.jet(w);
        eigen([jet.xx, jet.xy, jet.yy]).0
    }
}

/// Loss and gradient of a surface at w.
#[inline(always)]
pub(crate) fn slope_on<S: Landscape>(surface: &S, w: Vec2) -> (f64, Vec2) {
    let (x, y) = Dual::variables(w.x, w.y);
    let f = surface.loss(x, y);
    (f.v, Vec2::new(f.x, f.y))
}

/// Mean loss of these samples at (x, y), summed in this order.
#[inline(always)]
fn mean<S: Landscape, T: Real>(
    surface: &S,
    rows: impl ExactSizeIterator<Item = u32>,
    x: T,
    y: T,
) -> T {
    let part = 1.0 / rows.len() as f64;
    let mut sum = T::constant(0.0);
    for i in rows {
        sum = sum + surface.sample_loss(i, x, y);
    }
    sum * part
}

/// Numbers less their mean, divided by their standard deviation (over n, not n − 1); numbers that are
/// all the same become zeros.
///
/// They are seen from the first of them, so that equal ones stay equal.
fn standard(xs: &[f64]) -> Vec<f64> {
    let part = 1.0 / xs.len() as f64;
    let mut seen: Vec<f64> = xs.iter().map(|x| x - xs[0]).collect();
    let middle = seen.iter().sum::<f64>() * part;
    let mut spread = 0.0;
    for x in &mut seen {
        *x -= middle;
        spread += *x * *x;
    }
    let deviation = (spread * part).sqrt();
    if deviation > 0.0 {
        for x in &mut seen {
            *x /= deviation;
        }
    }
    seen
}

/// What is the same for every surface of a kind.
struct Place {
    domain: [f64; 4],
    sheet: [f64; 4],
    start: [f64; 2],
    alpha: f64,
    searched: bool,
    data: Option<Data>,
}

fn place<S: Landscape>(_: &S) -> &'static Place {
    const {
        &Place {
            domain: S::DOMAIN,
            sheet: S::SHEET,
            start: S::START,
            alpha: S::ALPHA,
            searched: S::SEARCHED,
            data: S::DATA,
        }
    }
}
