use super::{Data, Landscape, mean, standard};
use crate::{error::Accepted, jet::Real, kind};

kind! {
    /// How badly the line with slope x and intercept y fits the data: fitting a line is walking downhill.
    LinregMse = "linreg_mse", "Fit a line";
    formula "f = (1/n) Σ (x·xsᵢ + y − ysᵢ)²";
    cite "Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, eq. 3.2, divided by n";
    torch |it| if it.standardize {
        "xs, ys = standard(torch.tensor({xs})), torch.tensor({ys})
    return ((x * xs + y - ys)[rows] ** 2).mean()"
    } else {
        "xs, ys = torch.tensor({xs}), torch.tensor({ys})
    return ((x * xs + y - ys)[rows] ** 2).mean()"
    };
    /// First coordinates of the data.
    xs "xsᵢ": Vec<f64> = &[0.5, 1.0, 1.5, 2.0, 3.0, 4.0], -1e6..=1e6, List(Form {
        text: "a list of 1 to 1000 numbers",
        names: &[],
        width: 1,
        least: 1,
        most: 1000,
    });
    /// Second coordinates of the data, as many as first ones.
    ys "ysᵢ": Vec<f64> = &[1.1, 1.9, 3.2, 3.8, 6.3, 7.9], -1e6..=1e6, List(Form {
        text: "a list of 1 to 1000 numbers",
        names: &[],
        width: 1,
        least: 1,
        most: 1000,
    });
    /// Whether the fit is made on scaled numbers: each xsᵢ less their mean, divided by their standard deviation.
    standardize "scaled": bool = false, 0..=0, Bool;
    once inputs: Vec<f64> = Self::seen;
    check |it| {
        let unequal = it.xs.len() != it.ys.len();
        unequal.then_some(("ys", Accepted::Form("as many numbers as in xs")))
    };
}

impl LinregMse {
    /// The first coordinates that the fit is made on.
    fn seen(&self) -> Vec<f64> {
        if self.standardize { standard(&self.xs) } else { self.xs.clone() }
    }
}

impl Landscape for LinregMse {
    const DATA: Option<Data> =
        Some(Data { x: "xs", y: "ys", classes: false, scale: "standardize" });
    const DOMAIN: [f64; 4] = [-4.0, 6.0, -6.0, 6.0];
    const START: [f64; 2] = [-2.0, 4.0];
    const ALPHA: f64 = 0.05;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        mean(self, 0..self.samples(), x, y)
    }

    // The normal equations, with the data seen from their first point and then from their middle, so
    // that data far from the origin lose no digits. Where all xs are one, every line through the mean
    // of the ys there fits alike, and the one nearest to (0, 0) stands for them.
    fn minima(&self) -> Vec<[f64; 2]> {
        let (origin_x, origin_y) = (self.inputs[0], self.ys[0]);
        let n = self.inputs.len() as f64;
        let (mut middle_x, mut middle_y) = (0.0, 0.0);
        for (x, y) in self.inputs.iter().zip(&self.ys) {
            middle_x += (x - origin_x) / n;
            middle_y += (y - origin_y) / n;
        }
        let (mut spread, mut common) = (0.0, 0.0);
        for (x, y) in self.inputs.iter().zip(&self.ys) {
            let from_middle = x - origin_x - middle_x;
            spread += from_middle * from_middle;
            common += from_middle * (y - origin_y);
        }
        let (middle_x, middle_y) = (origin_x + middle_x, origin_y + middle_y);
        if spread == 0.0 {
            let part = middle_y / (middle_x * middle_x + 1.0);
            return vec![[part * middle_x, part]];
        }
        let slope = common / spread;
        vec![[slope, middle_y - slope * middle_x]]
    }

    fn samples(&self) -> u32 {
        self.inputs.len() as u32
    }

    fn sample_loss<T: Real>(&self, i: u32, x: T, y: T) -> T {
        let i = i as usize;
        (x * self.inputs[i] + y - self.ys[i]).squared()
    }
}
