use super::{Data, Landscape, mean, search, standard};
use crate::{
    error::Accepted,
    jet::{Jet, Real},
    kind,
    vec2::Vec2,
};

kind! {
    /// How badly a yes-or-no answer is guessed from one number, as log-loss: training the smallest classifier there is.
    Logreg = "logreg", "Train a classifier";
    formula "f = (1/n) Σ (ln(1 + exp zᵢ) − labelᵢ zᵢ), zᵢ = x·xsᵢ + y";
    cite "Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, eq. 4.20, as a loss, divided by n";
    torch |it| if it.standardize {
        "xs, labels = standard(torch.tensor({xs})), torch.tensor({labels})
    z = x * xs + y
    return torch.nn.functional.binary_cross_entropy_with_logits(z[rows], labels[rows])"
    } else {
        "xs, labels = torch.tensor({xs}), torch.tensor({labels})
    z = x * xs + y
    return torch.nn.functional.binary_cross_entropy_with_logits(z[rows], labels[rows])"
    };
    /// The numbers to guess from.
    xs "xsᵢ": Vec<f64> = &[-2.0, -1.2, -0.5, 0.1, 0.4, 1.0, 1.6, 2.5], -1e6..=1e6, List(Form {
        text: "a list of 1 to 1000 numbers",
        names: &[],
        width: 1,
        least: 1,
        most: 1000,
    });
    /// The answers, 1 for yes and 0 for no, as many as numbers.
    labels "labelᵢ": Vec<f64> = &[0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0], 0.0..=1.0, List(Form {
        text: "a list of 1 to 1000 numbers, each 0 or 1",
        names: &[],
        width: 1,
        least: 1,
        most: 1000,
    });
    /// Whether the fit is made on scaled numbers: each xsᵢ less their mean, divided by their standard deviation.
    standardize "scaled": bool = false, 0..=0, Bool;
    once inputs: Vec<f64> = Self::seen;
    check |it| {
        let whole = it.labels.iter().all(|&label| label == 0.0 || label == 1.0);
        let fits = whole && it.xs.len() == it.labels.len();
        (!fits).then_some(("labels", Accepted::Form("as many numbers as in xs, each 0 or 1")))
    };
}

impl Logreg {
    /// The numbers that are guessed from.
    fn seen(&self) -> Vec<f64> {
        if self.standardize { standard(&self.xs) } else { self.xs.clone() }
    }

    /// Least and greatest of the numbers with this label.
    fn range(&self, label: f64) -> [f64; 2] {
        let mut range = [f64::INFINITY, f64::NEG_INFINITY];
        for (&x, &of) in self.inputs.iter().zip(&self.labels) {
            if of == label {
                range = [range[0].min(x), range[1].max(x)];
            }
        }
        range
    }
}

impl Landscape for Logreg {
    const DATA: Option<Data> =
        Some(Data { x: "xs", y: "labels", classes: true, scale: "standardize" });
    const DOMAIN: [f64; 4] = [-6.0, 8.0, -8.0, 8.0];
    const START: [f64; 2] = [-4.0, 5.0];
    const ALPHA: f64 = 0.5;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        mean(self, 0..self.samples(), x, y)
    }

    // There is a minimiser, and only one, where the two answers overlap (Albert & Anderson 1984,
    // Biometrika 71(1), 1–10). Where a threshold parts them, a steeper guess is always a better one,
    // and the loss falls towards 0 without end.
    fn minima(&self) -> Vec<[f64; 2]> {
        let ([no_from, no_to], [yes_from, yes_to]) = (self.range(0.0), self.range(1.0));
        if !(no_from < yes_to && yes_from < no_to) {
            return Vec::new();
        }
        // Both ends of the data at ±1, so that a valley along a far-away x is not too long to follow.
        let (least, most) = (no_from.min(yes_from), no_to.max(yes_to));
        let (middle, half) = (0.5 * (least + most), 0.5 * (most - least));
        let mut seen = self.clone();
        for x in &mut seen.inputs {
            *x = (*x - middle) / half;
        }
        let jet = |w: Vec2| {
            let (x, y) = Jet::variables(w.x, w.y);
            seen.loss(x, y)
        };
        let Some(w) = search::polish(&jet, Vec2::default()) else { return Vec::new() };
        let slope = w.x / half;
        vec![[slope, w.y - slope * middle]]
    }

    fn samples(&self) -> u32 {
        self.xs.len() as u32
    }

    // ln(1 + eᶻ) − z is ln(1 + e⁻ᶻ): never the small difference of two large numbers.
    fn sample_loss<T: Real>(&self, i: u32, x: T, y: T) -> T {
        let i = i as usize;
        let z = x * self.inputs[i] + y;
        (z * (1.0 - 2.0 * self.labels[i])).softplus()
    }
}
