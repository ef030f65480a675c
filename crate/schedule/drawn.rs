use super::{Memory, Rate, anneal::line};
use crate::{error::Accepted, kind};

kind! {
    /// Draw the learning rate yourself: straight lines between points, level before the first and
    /// after the last one. The base learning rate α is not used.
    ///
    /// Of several points at one k the last holds from k on: the learning rate jumps there.
    Drawn = "drawn", "Drawn by hand";
    formula "αₖ on straight lines between the points (k, αₖ)";
    cite "piecewise linear interpolation";
    torch |_| "def rate(k):
    before = [p for p in {points} if p[0] <= k]
    after = [p for p in {points} if p[0] > k]
    if not before or not after:
        return (before[-1:] + after)[0][1]
    (since, low), (until, high) = before[-1], after[0]
    return line(low, high, k - since, until - since)
scheduler = lr_scheduler.LambdaLR(optimizer, lambda k: rate(k) / alpha)";
    /// Points [k, αₖ], by ascending k; two at the same k make a jump.
    points "αₖ": Vec<[f64; 2]> = &[0.0, 0.02, 50.0, 0.1, 200.0, 0.01], 0 ..= 1e12, List(Form {
        text: "a list of 1 to 1000 points [k, αₖ], such as [[0, 0.1], [100, 0.01]]",
        names: &[],
        width: 2,
        least: 1,
        most: 1000,
    });
    check |drawn| {
        let back = drawn.points.windows(2).any(|pair| pair[1][0] < pair[0][0]);
        back.then_some(("points", Accepted::Form("points [k, αₖ] by ascending k")))
    };
}

impl Rate for Drawn {
    fn rate(&self, alpha: f64, k: u32, _memory: &Memory) -> f64 {
        let k = f64::from(k);
        let reached = self.points.partition_point(|point| point[0] <= k);
        let (before, after) = self.points.split_at(reached);
        match (before.last(), after.first()) {
            (Some([since, from]), Some([until, to])) => {
                line(*from, *to, (k - since) / (until - since))
            }
            (Some([_, level]), None) | (None, Some([_, level])) => *level,
            (None, None) => alpha,
        }
    }
}
