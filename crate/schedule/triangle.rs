//! The triangle wave of cyclical learning rates.

/// Height of the wave at step k, from 0 to 1 in `up` steps and back in `down` steps, and the number
/// of whole waves before it.
pub fn triangle(k: u32, up: u32, down: u32) -> (f64, u32) {
    let length = up + down;
    let since = k % length;
    // The rising and the falling line cross at the top, and each is the lower one on its own side.
    let rising = f64::from(since) / f64::from(up);
    let falling = f64::from(length - since) / f64::from(down);
    (rising.min(falling), k / length)
}
