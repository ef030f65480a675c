//! Decimal numbers as people write them: powers of ten, rounding away binary noise, plain text.
//!
//! 0.07 × 100 is 7.000000000000001 in binary arithmetic and 7 to everyone else. Whatever a person
//! gets to see passes through [`tidy`] or [`text`]. Nothing here formats or parses a float with the
//! standard library: that machinery is larger than the rest of this folder.

/// Digits that are kept: far beyond any tolerance here, and safely inside what a few operations
/// in binary leave exact.
const DIGITS: f64 = 1e12;

/// m · 10^e. Exactly rounded while m < 2⁵³ and |e| ≤ 22, a few units in the last place otherwise;
/// infinity or zero beyond the range of a double.
#[inline(never)]
pub fn scale(m: u64, e: i32) -> f64 {
    let mut value = m as f64;
    let mut rest = e.clamp(-400, 400);
    while rest > 22 {
        value *= 1e22;
        rest -= 22;
    }
    while rest < -22 {
        value /= 1e22;
        rest += 22;
    }
    // Every power of ten up to the 22nd is a double, so this product has no rounding error.
    let power = power(10.0, rest.unsigned_abs());
    if rest < 0 { value / power } else { value * power }
}

/// bⁿ by repeated squaring: the same bits on every target, unlike the platform's `powi`.
#[inline(never)]
pub fn power(base: f64, mut n: u32) -> f64 {
    let (mut square, mut result) = (base, 1.0);
    while n > 0 {
        if n & 1 == 1 {
            result *= square;
        }
        square *= square;
        n >>= 1;
    }
    result
}

/// The value that a person would have written: the double next to the shortest decimal of at most
/// twelve digits. `tidy(0.1 + 0.2)` is `0.3`.
pub fn tidy(value: f64) -> f64 {
    let (m, e) = digits(value);
    scale(m, e).copysign(value)
}

/// Significant digits of the value as a person would write it; 0 has none.
pub fn significant(value: f64) -> usize {
    match digits(value) {
        (0, _) => 0,
        (m, _) => m.to_string().len(),
    }
}

/// Plain text: `0.002`, `-4.99`, `500`; very large and very small values as `2×10⁻⁹`.
pub fn text(value: f64) -> String {
    const SUPERSCRIPTS: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    let (m, e) = digits(value);
    let figures = m.to_string();
    // Power of ten of the leading digit.
    let lead = m.checked_ilog10().unwrap_or(0).cast_signed() + e;
    let plain = (-7..=14).contains(&lead);
    // Where the point stands among the figures.
    let point = if plain { lead + 1 } else { 1 };
    let zeros = |count: i32| "000000000000000".get(..count.max(0) as usize).unwrap_or_default();
    let (whole, decimals) =
        figures.split_at_checked(point.max(0) as usize).unwrap_or((&figures, ""));
    let mut parts = vec![if value < 0.0 { "-" } else { "" }];
    parts.extend([
        if whole.is_empty() { "0" } else { whole },
        if whole.is_empty() { "" } else { zeros(point - whole.len().cast_signed() as i32) },
        if decimals.is_empty() { "" } else { "." },
        zeros(-point),
        decimals,
    ]);
    if !plain {
        parts.extend(["×10", if lead < 0 { "⁻" } else { "" }]);
        let power = lead.unsigned_abs() as usize;
        let places: &[usize] = match power {
            0..10 => &[1],
            10..100 => &[10, 1],
            _ => &[100, 10, 1],
        };
        parts.extend(places.iter().map(|place| SUPERSCRIPTS[power / place % 10]));
    }
    joined(&parts)
}

/// The parts one after the other; the standard library's `concat` is seven times the size.
pub fn joined(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}

/// |value| = m · 10^e rounded to twelve digits, m without trailing zeros; (0, 0) for zero and for
/// what is not finite.
#[inline(never)]
pub fn digits(value: f64) -> (u64, i32) {
    let mut rest = value.abs();
    if rest == 0.0 || !rest.is_finite() {
        return (0, 0);
    }
    // Divisions and multiplications by ten err by half a unit in the 16th digit each; even the
    // three hundred of them that the largest double needs leave twelve digits intact.
    let mut e = 0;
    while rest >= DIGITS {
        rest /= 10.0;
        e += 1;
    }
    while rest < DIGITS / 10.0 {
        rest *= 10.0;
        e -= 1;
    }
    let mut m = rest.round() as u64;
    while m.is_multiple_of(10) {
        m /= 10;
        e += 1;
    }
    (m, e)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_person_writes() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (0.01 - 0.008, "0.002"),
            (-4.99, "-4.99"),
            (500.0, "500"),
            (1_234.5, "1234.5"),
            (0.002_000_000_01, "0.00200000001"),
            (2e-9, "2×10⁻⁹"),
            (-1.25e30, "-1.25×10³⁰"),
            (1e300, "1×10³⁰⁰"),
            (5e-324, "4.94065645841×10⁻³²⁴"),
            (0.999_999_999_999_9, "1"),
        ] {
            assert_eq!(text(value), expected);
        }
    }

    #[test]
    fn tidy_is_the_nearest_double() {
        for m in 1..2_000_u32 {
            for e in 0..9 {
                let written: f64 = format!("{m}e-{e}").parse().unwrap();
                assert_eq!(scale(u64::from(m), -e).to_bits(), written.to_bits());
                assert_eq!(tidy(written * 3.0 / 3.0).to_bits(), written.to_bits());
                assert_eq!(tidy(-written).to_bits(), (-written).to_bits());
            }
        }
    }

    #[test]
    fn scale_leaves_the_range_quietly() {
        assert_eq!(scale(1, 400), f64::INFINITY);
        assert_eq!(scale(u64::MAX, -9_999), 0.0);
        assert_eq!(scale(0, 9_999), 0.0);
    }
}
