//! The grammar of an answer, evaluated as it is read.
//!
//! ```text
//! sum      = term { ("+" | "-") term }
//! term     = signed { [ "*" | "/" ] signed }          the sign may be left out beside a bracket
//! signed   = [ "+" | "-" ] power
//! power    = postfix [ "^" exponent ]                 right to left; -2^2 is -(2^2)
//! exponent = [ "+" | "-" ] power
//! postfix  = primary [ "%" | "‰" | "‱" ]
//! primary  = number | mixed | fraction | "(" sum ")" | "%" number
//! mixed    = whole ( whole "/" whole | fraction )
//! ```

use super::latex::FRACTION;
use super::refusal::{LOST_POWER, Refusal, refuse_found};
use super::token::{DECIMAL, END, Token, VULGAR, WHOLE, is_numeral};
use crate::decimal::power;

/// Deepest nesting; an answer needs two.
const DEPTH: usize = 24;

/// The value of the whole text, finite.
pub(super) fn value<'a>(text: &'a [char], tokens: &[Token]) -> Result<f64, Refusal<'a>> {
    lost_power(text, tokens)?;
    let mut parser = Parser { text, tokens, at: 0, depth: 0, percent: false, refusal: None };
    let value = parser.sum();
    match parser.sign(parser.at) {
        END => {}
        ')' => _ = parser.refuse("practice-invalid-brackets"),
        '%' | '‰' | '‱' | '^' => _ = parser.missing(),
        _ => _ = parser.side_by_side(),
    }
    parser.refusal.map_or(Ok(value), Err)
}

/// `2×10-3` is 17 to the letter and never meant so: the power sign was lost in pasting.
fn lost_power<'a>(text: &'a [char], tokens: &[Token]) -> Result<(), Refusal<'a>> {
    let [before @ .., ten, minus, power] = tokens else { return Ok(()) };
    let start = match before {
        [] => ten.start,
        [.., factor, times] if times.sign == '*' && is_numeral(factor.sign) => factor.start,
        _ => return Ok(()),
    };
    let lost = text[ten.start..ten.end] == ['1', '0']
        && minus.sign == '-'
        && power.sign == WHOLE
        && power.end - power.start <= 3;
    if lost { Err(refuse_found(LOST_POWER, &text[start..power.end])) } else { Ok(()) }
}

/// Reads on until the first refusal, which counts; what is read after it does not.
struct Parser<'a, 't> {
    text: &'a [char],
    tokens: &'t [Token],
    at: usize,
    depth: usize,
    /// Whether the last part that was read is a percentage standing alone.
    percent: bool,
    refusal: Option<Refusal<'a>>,
}

impl Parser<'_, '_> {
    fn token(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    fn sign(&self, at: usize) -> char {
        self.token(at).sign
    }

    /// Takes the next sign if it is one of these.
    fn take(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.sign(self.at);
        let found = signs.contains(&sign);
        self.at += usize::from(found);
        found.then_some(sign)
    }

    /// Takes the value of a numeral.
    fn numeral(&mut self) -> f64 {
        self.at += 1;
        self.token(self.at - 1).value
    }

    fn sum(&mut self) -> f64 {
        let mut sum = self.term();
        let mut percent = self.percent;
        let mut single = true;
        while let Some(sign) = self.take(&['+', '-']) {
            let term = self.term();
            sum = self.finite(if sign == '+' { sum + term } else { sum - term });
            percent |= self.percent;
            single = false;
        }
        self.percent = percent;
        if percent && !single {
            // Arithmetic and pocket calculators disagree about 0.01 - 80%.
            return self.refuse("practice-invalid-percent-in-sum");
        }
        sum
    }

    fn term(&mut self) -> f64 {
        let mut product = self.signed();
        let mut divided = false;
        loop {
            let sign = self.take(&['*', '/']);
            if sign.is_none() {
                if !self.juxtaposed() {
                    return product;
                }
                // 1/5(0.01) has two meanings.
                if divided {
                    return self.side_by_side();
                }
            }
            let factor = self.signed();
            if sign == Some('/') {
                product = self.quotient(product, factor);
                divided = true;
            } else {
                product = self.finite(product * factor);
            }
            self.percent = false;
        }
    }

    /// Whether a factor follows without a sign, as in 2(0.001) and (1/5)0.01.
    fn juxtaposed(&self) -> bool {
        match self.sign(self.at) {
            // 2×10(-3) has lost its power sign; nobody multiplies so by a signed number.
            '(' => !matches!(self.sign(self.at + 1), '+' | '-'),
            FRACTION => true,
            WHOLE | DECIMAL | VULGAR => self.sign(self.at.wrapping_sub(1)) == ')',
            _ => false,
        }
    }

    fn signed(&mut self) -> f64 {
        let sign = self.take(&['+', '-']);
        if sign == Some('+') && matches!(self.sign(self.at), '-' | '/') {
            return self.refuse("practice-invalid-plus-minus");
        }
        let value = self.power();
        if sign == Some('-') { -value } else { value }
    }

    fn power(&mut self) -> f64 {
        let base = self.postfix();
        if self.take(&['^']).is_none() {
            return base;
        }
        let negative = self.take(&['+', '-']) == Some('-');
        self.deeper();
        let exponent = self.power();
        self.depth -= 1;
        self.percent = false;
        let exponent = if negative { -exponent } else { exponent };
        if base == 0.0 && exponent < 0.0 {
            return self.refuse("practice-invalid-division-by-zero");
        }
        // Whole powers and square roots; other powers of a decimal do not end.
        let doubled = 2.0 * exponent;
        if doubled.fract() != 0.0 {
            return self.refuse("practice-invalid-power");
        }
        let (base, whole) =
            if exponent.fract() == 0.0 { (base, exponent) } else { (base.sqrt(), doubled) };
        let value = power(base, whole.abs() as u32);
        self.finite(if exponent < 0.0 { 1.0 / value } else { value })
    }

    fn postfix(&mut self) -> f64 {
        let value = self.primary();
        let whole = match self.take(&['%', '‰', '‱']) {
            None => return value,
            Some('%') => 100.0,
            Some('‰') => 1e3,
            Some(_) => 1e4,
        };
        self.percent = true;
        value / whole
    }

    fn primary(&mut self) -> f64 {
        self.percent = false;
        match self.sign(self.at) {
            WHOLE => self.numeral() + self.mixed(),
            DECIMAL | VULGAR => self.numeral(),
            '(' => self.bracket(),
            FRACTION => self.fraction(),
            // Turkish and Basque write the sign first.
            '%' if is_numeral(self.sign(self.at + 1)) => {
                self.at += 1;
                self.percent = true;
                self.numeral() / 100.0
            }
            ')' => self.refuse("practice-invalid-brackets"),
            _ => self.missing(),
        }
    }

    /// The fraction of a mixed number whose whole part has just been taken; 0 where there is none.
    fn mixed(&mut self) -> f64 {
        // After a division or a power the whole part belongs to that: 1/2 1/5 is no mixed number.
        if matches!(self.sign(self.at.wrapping_sub(2)), '/' | '^') {
            return 0.0;
        }
        match self.sign(self.at) {
            VULGAR => self.numeral(),
            FRACTION => self.fraction(),
            WHOLE if self.sign(self.at + 1) == '/' && self.sign(self.at + 2) == WHOLE => {
                let over = self.numeral();
                self.at += 1;
                let under = self.numeral();
                self.quotient(over, under)
            }
            _ => 0.0,
        }
    }

    fn fraction(&mut self) -> f64 {
        self.at += 1;
        let over = self.argument();
        let under = self.argument();
        self.percent = false;
        self.quotient(over, under)
    }

    fn argument(&mut self) -> f64 {
        match self.sign(self.at) {
            '(' => self.bracket(),
            WHOLE => self.numeral(),
            _ => self.missing(),
        }
    }

    fn bracket(&mut self) -> f64 {
        self.at += 1;
        self.deeper();
        let empty = self.sign(self.at) == ')';
        let inside = if empty { f64::NAN } else { self.sum() };
        self.depth -= 1;
        match self.take(&[')']) {
            Some(_) if !empty => inside,
            None if matches!(self.sign(self.at), WHOLE | DECIMAL | VULGAR) => self.side_by_side(),
            _ => self.refuse("practice-invalid-brackets"),
        }
    }

    fn deeper(&mut self) {
        self.depth += 1;
        if self.depth > DEPTH {
            self.refuse("practice-invalid-nested");
        }
    }

    fn quotient(&mut self, over: f64, under: f64) -> f64 {
        if under == 0.0 {
            return self.refuse("practice-invalid-division-by-zero");
        }
        self.finite(over / under)
    }

    fn finite(&mut self, value: f64) -> f64 {
        if value.is_finite() {
            value
        } else if value.is_nan() {
            self.refuse("practice-invalid-nan")
        } else {
            self.refuse("practice-invalid-overflow")
        }
    }

    /// A sign stands where a number should, or the text ends there.
    fn missing(&mut self) -> f64 {
        let place = self.at.min(self.tokens.len().saturating_sub(1));
        self.refuse_at("practice-invalid-operand", place, place)
    }

    /// Two numbers without a sign between them.
    fn side_by_side(&mut self) -> f64 {
        let before = self.at.saturating_sub(1);
        let id = match (is_numeral(self.sign(before)), self.sign(self.at)) {
            (true, WHOLE) => "practice-invalid-stray-blank",
            (true, DECIMAL) => "practice-invalid-list",
            _ => "practice-invalid-operator",
        };
        self.refuse_at(id, before, self.at)
    }

    fn refuse(&mut self, id: &'static str) -> f64 {
        self.refuse_at(id, usize::MAX, usize::MAX)
    }

    /// Refuses what stands from one token to another, and leaves nothing to read.
    fn refuse_at(&mut self, id: &'static str, first: usize, last: usize) -> f64 {
        let found = self.text.get(self.token(first).start..self.token(last).end);
        self.refusal.get_or_insert(refuse_found(id, found.unwrap_or_default()));
        self.at = self.tokens.len();
        f64::NAN
    }
}
