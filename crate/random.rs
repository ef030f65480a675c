//! Chance that can be replayed: a generator without state, noise and batches drawn from it.
//!
//! Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, *Parallel random numbers: as easy as 1, 2, 3*,
//! SC'11) turns a key and a counter into 128 random bits. Here the key is (seed, purpose) and the
//! counter is (iteration, place), so that what happens at iteration k is a function of the seed and
//! k alone: a seed gives the same walk natively and in every browser, and from any iteration on.
//! Logarithm, sine and cosine are those of libm, the same bits everywhere.
//!
//! ```
//! use blindfolded_hiker::random::{normal, without_replacement};
//!
//! assert_eq!(normal(7, 1000), normal(7, 1000));
//! assert_ne!(normal(7, 1000), normal(7, 1001));
//!
//! // Seven samples in batches of three: a pass takes three steps, and the last batch is of one.
//! let mut pass: Vec<u32> = (0..3).flat_map(|k| without_replacement(7, k, 3, 7)).collect();
//! pass.sort();
//! assert_eq!(pass, [0, 1, 2, 3, 4, 5, 6]);
//! ```

use crate::vec2::Vec2;

/// What numbers are drawn for; each purpose has numbers of its own.
#[derive(Clone, Copy)]
enum Purpose {
    Noise = 1,
    Sample = 2,
    Shuffle = 3,
}

/// Two independent standard normal numbers for one iteration.
///
/// Box & Muller 1958, *A note on the generation of random normal deviates*, from two uniform
/// numbers of 53 bits; the largest in size is 8.57.
pub fn normal(seed: u32, iteration: u32) -> Vec2 {
    let [a, b, c, d] = philox([iteration, 0, 0, 0], [seed, Purpose::Noise as u32]);
    // Uniform on (0, 1], so that the logarithm is finite, and on [0, 1).
    let (u, v) = (1.0 - unit(a, b), unit(c, d));
    let radius = (-2.0 * libm::log(u)).sqrt();
    let angle = 2.0 * std::f64::consts::PI * v;
    Vec2::new(radius * libm::cos(angle), radius * libm::sin(angle))
}

/// `size` of `count` samples for one iteration, each drawn from all of them.
pub fn with_replacement(seed: u32, iteration: u32, size: u32, count: u32) -> Vec<u32> {
    let mut batch = Vec::with_capacity(size as usize);
    for place in 0..size {
        batch.push(below(count, [iteration, place], [seed, Purpose::Sample as u32]));
    }
    batch
}

/// The batch of one iteration where every sample is seen once before any is seen again: each pass
/// through the `count` samples is shuffled anew and cut into batches of `size`, the last of which
/// is what remains.
pub fn without_replacement(seed: u32, iteration: u32, size: u32, count: u32) -> Vec<u32> {
    let batches = count.div_ceil(size);
    let (pass, batch) = (iteration / batches, iteration % batches);
    // Fisher & Yates (Durstenfeld 1964, Algorithm 235), from the front: a batch needs no more of
    // the order than its own end.
    let (from, to) = (batch * size, (batch * size + size).min(count));
    let mut order: Vec<u32> = (0..count).collect();
    for place in 0..to {
        let other = below(count - place, [pass, place], [seed, Purpose::Shuffle as u32]);
        order.swap(place as usize, (place + other) as usize);
    }
    order.drain(..from as usize);
    order.truncate((to - from) as usize);
    order
}

/// A whole number below `n`, every one as likely as the next to within n/2³² (Lemire 2019, *Fast
/// random integer generation in an interval*, without the rejection that would make it exact).
fn below(n: u32, [k, place]: [u32; 2], key: [u32; 2]) -> u32 {
    let [word, ..] = philox([k, place, 0, 0], key);
    ((u64::from(word) * u64::from(n)) >> 32) as u32
}

/// A multiple of 2⁻⁵³ in [0, 1).
fn unit(high: u32, low: u32) -> f64 {
    const SMALLEST: f64 = 1.0 / 9_007_199_254_740_992.0;
    let bits = u64::from(high) << 32 | u64::from(low);
    (bits >> 11) as f64 * SMALLEST
}

/// Philox4x32-10: Salmon et al. 2011, sec. 3.3 and table 2.
#[inline(never)]
fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let ([mut a, mut b, mut c, mut d], [mut k, mut l]) = (counter, key);
    for _ in 0..10 {
        let left = u64::from(a) * 0xD251_1F53;
        let right = u64::from(c) * 0xCD9E_8D57;
        (a, b, c, d) =
            ((right >> 32) as u32 ^ b ^ k, right as u32, (left >> 32) as u32 ^ d ^ l, left as u32);
        k = k.wrapping_add(0x9E37_79B9);
        l = l.wrapping_add(0xBB67_AE85);
    }
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers that are published with the generator.
    #[test]
    fn philox_gives_the_published_answers() {
        let ones = u32::MAX;
        for (counter, key, want) in [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            ([ones; 4], [ones; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ] {
            assert_eq!(philox(counter, key), want);
        }
    }

    #[test]
    fn noise_is_standard_normal() {
        let count = 20_000;
        let (mut sum, mut squares, mut product, mut within) = (Vec2::default(), 0.0, 0.0, 0);
        for k in 0..count {
            let n = normal(7, k);
            sum += n;
            squares += n.x * n.x + n.y * n.y;
            product += n.x * n.y;
            within += u32::from(n.x.abs() < 1.0) + u32::from(n.y.abs() < 1.0);
        }
        let n = f64::from(count);
        // Each bound is about four standard errors.
        assert!(sum.x.abs() / n < 0.03 && sum.y.abs() / n < 0.03);
        assert!((squares / (2.0 * n) - 1.0).abs() < 0.03);
        assert!(product.abs() / n < 0.03);
        assert!((f64::from(within) / (2.0 * n) - 0.682_69).abs() < 0.01);
    }

    #[test]
    fn every_seed_iteration_and_purpose_has_its_own_numbers() {
        let all = [normal(1, 5), normal(1, 6), normal(2, 5), normal(5, 1)];
        for (i, a) in all.iter().enumerate() {
            assert_eq!(*a, [normal(1, 5), normal(1, 6), normal(2, 5), normal(5, 1)][i]);
            assert!(all[..i].iter().all(|b| a != b));
        }
        let drawn = with_replacement(3, 0, 50, 1000);
        let shuffled = without_replacement(3, 0, 50, 1000);
        assert_ne!(drawn, shuffled);
        assert_ne!(drawn, with_replacement(3, 1, 50, 1000));
    }

    #[test]
    fn a_pass_sees_every_sample_once() {
        for (count, size) in [(6_u32, 1_u32), (6, 4), (7, 3), (5, 5), (1, 1), (100, 32)] {
            let batches = count.div_ceil(size);
            for pass in 0..3 {
                let mut seen: Vec<u32> = (0..batches)
                    .flat_map(|b| without_replacement(9, pass * batches + b, size, count))
                    .collect();
                let last = without_replacement(9, pass * batches + batches - 1, size, count);
                assert_eq!(last.len() as u32, count - (batches - 1) * size);
                seen.sort_unstable();
                assert_eq!(seen, (0..count).collect::<Vec<_>>(), "{count} in batches of {size}");
            }
        }
        let passes: Vec<_> = (0..20).map(|pass| without_replacement(1, pass, 6, 6)).collect();
        assert!(passes.iter().any(|pass| *pass != passes[0]), "each pass is shuffled anew");
    }

    #[test]
    fn every_sample_and_every_order_comes_up() {
        let mut drawn = [0_u32; 6];
        for k in 0..1000 {
            for i in with_replacement(4, k, 6, 6) {
                drawn[i as usize] += 1;
            }
        }
        assert!(drawn.iter().all(|&n| (850..1150).contains(&n)), "{drawn:?}");
        let mut orders = std::collections::BTreeMap::new();
        for pass in 0..6000 {
            *orders.entry(without_replacement(4, pass, 3, 3)).or_insert(0) += 1;
        }
        assert_eq!(orders.len(), 6);
        assert!(orders.values().all(|n| (850..1150).contains(n)), "{orders:?}");
    }
}
