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
use super::refusal::{LOST_POWER, Refused, refuse, refuse_found};
use super::token::{Kind, Token};

/// Deepest nesting; an answer needs two.
const DEPTH: usize = 24;

/// The value of the whole text, finite.
pub(super) fn value<'a>(text: &'a [char], tokens: &[Token]) -> Result<f64, Refused<'a>> {
    lost_power(text, tokens)?;
    let mut parser = Parser { text, tokens, at: 0, depth: 0 };
    let (value, _) = parser.sum()?;
    match parser.peek() {
        None => Ok(value),
        Some(Kind::Sign(')')) => Err(refuse("practice-invalid-brackets")),
        Some(Kind::Sign('%' | '‰' | '‱' | '^')) => Err(parser.missing()),
        Some(_) => Err(parser.side_by_side()),
    }
}

/// `2×10-3` is 17 to the letter and never meant so: the power sign was lost in pasting.
fn lost_power<'a>(text: &'a [char], tokens: &[Token]) -> Result<(), Refused<'a>> {
    let [before @ .., ten, minus, power] = tokens else { return Ok(()) };
    let whole = |token: &Token| matches!(token.kind, Kind::Number { whole: true, .. });
    let start = match before {
        [] => ten.start,
        [.., factor, Token { kind: Kind::Sign('*'), .. }]
            if matches!(factor.kind, Kind::Number { .. }) =>
        {
            factor.start
        }
        _ => return Ok(()),
    };
    if text[ten.start..ten.end] == ['1', '0']
        && minus.kind == Kind::Sign('-')
        && whole(power)
        && power.end - power.start <= 3
    {
        Err(refuse_found(LOST_POWER, &text[start..power.end]))
    } else {
        Ok(())
    }
}

struct Parser<'a, 't> {
    text: &'a [char],
    tokens: &'t [Token],
    at: usize,
    depth: usize,
}

/// A value, and whether it is a percentage standing alone.
type Part = (f64, bool);

impl<'a> Parser<'a, '_> {
    fn peek(&self) -> Option<Kind> {
        self.tokens.get(self.at).map(|token| token.kind)
    }

    /// Takes the next sign if it is one of these.
    fn take(&mut self, signs: &[char]) -> Option<char> {
        match self.peek() {
            Some(Kind::Sign(sign)) if signs.contains(&sign) => {
                self.at += 1;
                Some(sign)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Result<Part, Refused<'a>> {
        let (mut sum, mut percent) = self.term()?;
        let mut terms = 1;
        while let Some(sign) = self.take(&['+', '-']) {
            let (term, alone) = self.term()?;
            sum = finite(if sign == '+' { sum + term } else { sum - term })?;
            percent |= alone;
            terms += 1;
        }
        if percent && terms > 1 {
            // Arithmetic and pocket calculators disagree about 0.01 - 80%.
            return Err(refuse("practice-invalid-percent-in-sum"));
        }
        Ok((sum, percent))
    }

    fn term(&mut self) -> Result<Part, Refused<'a>> {
        let (mut product, mut percent) = self.signed()?;
        let mut divided = false;
        loop {
            let sign = match self.take(&['*', '/']) {
                Some(sign) => sign,
                None if self.juxtaposed() => {
                    // 1/5(0.01) has two meanings.
                    if divided {
                        return Err(self.side_by_side());
                    }
                    '*'
                }
                None => return Ok((product, percent)),
            };
            let (factor, _) = self.signed()?;
            if sign == '/' {
                if factor == 0.0 {
                    return Err(refuse("practice-invalid-division-by-zero"));
                }
                divided = true;
                product = finite(product / factor)?;
            } else {
                product = finite(product * factor)?;
            }
            percent = false;
        }
    }

    /// Whether a factor follows without a sign, as in 2(0.001) and (1/5)0.01.
    fn juxtaposed(&self) -> bool {
        match (self.peek(), self.tokens.get(self.at + 1).map(|token| token.kind)) {
            // 2×10(-3) has lost its power sign; nobody multiplies so by a signed number.
            (Some(Kind::Sign('(')), Some(Kind::Sign('+' | '-'))) => false,
            (Some(Kind::Sign('(' | FRACTION)), _) => true,
            (Some(Kind::Number { .. } | Kind::Vulgar(_)), _) => {
                self.at > 0 && self.tokens[self.at - 1].kind == Kind::Sign(')')
            }
            _ => false,
        }
    }

    fn signed(&mut self) -> Result<Part, Refused<'a>> {
        let Some(sign) = self.take(&['+', '-']) else { return self.power() };
        if matches!((sign, self.peek()), ('+', Some(Kind::Sign('-' | '/')))) {
            return Err(refuse("practice-invalid-plus-minus"));
        }
        let (value, percent) = self.power()?;
        Ok((if sign == '-' { -value } else { value }, percent))
    }

    fn power(&mut self) -> Result<Part, Refused<'a>> {
        let base = self.postfix()?;
        if self.take(&['^']).is_none() {
            return Ok(base);
        }
        let negative = self.take(&['+', '-']) == Some('-');
        self.deeper()?;
        let (exponent, _) = self.power()?;
        self.depth -= 1;
        let exponent = if negative { -exponent } else { exponent };
        if base.0 == 0.0 && exponent < 0.0 {
            return Err(refuse("practice-invalid-division-by-zero"));
        }
        // Whole powers and square roots; other powers of a decimal do not end.
        let doubled = 2.0 * exponent;
        if doubled.fract() != 0.0 {
            return Err(refuse("practice-invalid-power"));
        }
        let (base, exponent) =
            if exponent.fract() == 0.0 { (base.0, exponent) } else { (base.0.sqrt(), doubled) };
        Ok((finite(base.powi(exponent as i32))?, false))
    }

    fn postfix(&mut self) -> Result<Part, Refused<'a>> {
        let (value, percent) = self.primary()?;
        Ok(match self.take(&['%', '‰', '‱']) {
            Some('%') => (value / 100.0, true),
            Some('‰') => (value / 1e3, true),
            Some(_) => (value / 1e4, true),
            None => (value, percent),
        })
    }

    fn primary(&mut self) -> Result<Part, Refused<'a>> {
        let Some(kind) = self.peek() else { return Err(self.missing()) };
        match kind {
            Kind::Number { value, whole } => {
                self.at += 1;
                let fraction = if whole { self.mixed()? } else { 0.0 };
                Ok((value + fraction, false))
            }
            Kind::Vulgar(value) => {
                self.at += 1;
                Ok((value, false))
            }
            Kind::Sign('(') => self.bracket(),
            Kind::Sign(FRACTION) => self.fraction().map(|value| (value, false)),
            // Turkish and Basque write the sign first.
            Kind::Sign('%') => match self.tokens.get(self.at + 1).map(|token| token.kind) {
                Some(Kind::Number { value, .. }) => {
                    self.at += 2;
                    Ok((value / 100.0, true))
                }
                _ => Err(self.missing()),
            },
            Kind::Sign(')') => Err(refuse("practice-invalid-brackets")),
            Kind::Sign(_) => Err(self.missing()),
        }
    }

    /// The fraction of a mixed number whose whole part has just been taken; 0 where there is none.
    fn mixed(&mut self) -> Result<f64, Refused<'a>> {
        let kinds = |at: usize| self.tokens.get(at).map(|token| token.kind);
        // After a division or a power the whole part belongs to that: 1/2 1/5 is no mixed number.
        let bound = self.at > 1 && matches!(kinds(self.at - 2), Some(Kind::Sign('/' | '^')));
        match (kinds(self.at), kinds(self.at + 1), kinds(self.at + 2)) {
            _ if bound => Ok(0.0),
            (
                Some(Kind::Number { value: over, whole: true }),
                Some(Kind::Sign('/')),
                Some(Kind::Number { value: under, whole: true }),
            ) => {
                if under == 0.0 {
                    return Err(refuse("practice-invalid-division-by-zero"));
                }
                self.at += 3;
                Ok(over / under)
            }
            (Some(Kind::Vulgar(value)), _, _) => {
                self.at += 1;
                Ok(value)
            }
            (Some(Kind::Sign(FRACTION)), _, _) => self.fraction(),
            _ => Ok(0.0),
        }
    }

    fn fraction(&mut self) -> Result<f64, Refused<'a>> {
        self.at += 1;
        let (over, _) = self.argument()?;
        let (under, _) = self.argument()?;
        if under == 0.0 {
            return Err(refuse("practice-invalid-division-by-zero"));
        }
        finite(over / under)
    }

    fn argument(&mut self) -> Result<Part, Refused<'a>> {
        match self.peek() {
            Some(Kind::Sign('(')) => self.bracket(),
            Some(Kind::Number { value, whole: true }) => {
                self.at += 1;
                Ok((value, false))
            }
            _ => Err(self.missing()),
        }
    }

    fn bracket(&mut self) -> Result<Part, Refused<'a>> {
        self.at += 1;
        if self.peek() == Some(Kind::Sign(')')) {
            return Err(refuse("practice-invalid-brackets"));
        }
        self.deeper()?;
        let inside = self.sum()?;
        self.depth -= 1;
        match (self.take(&[')']), self.peek()) {
            (Some(_), _) => Ok(inside),
            (None, None | Some(Kind::Sign(_))) => Err(refuse("practice-invalid-brackets")),
            (None, Some(_)) => Err(self.side_by_side()),
        }
    }

    fn deeper(&mut self) -> Result<(), Refused<'a>> {
        self.depth += 1;
        if self.depth > DEPTH { Err(refuse("practice-invalid-nested")) } else { Ok(()) }
    }

    /// A sign stands where a number should, or the text ends there.
    fn missing(&self) -> Refused<'a> {
        let token = self.tokens.get(self.at).or(self.tokens.last());
        let place = token.map_or(0..0, |token| token.start..token.end);
        refuse_found("practice-invalid-operand", &self.text[place])
    }

    /// Two numbers without a sign between them.
    fn side_by_side(&self) -> Refused<'a> {
        let next = self.tokens[self.at];
        let before = self.tokens[self.at.saturating_sub(1)];
        let found = &self.text[before.start..next.end];
        let plain = |token: Token| matches!(token.kind, Kind::Number { whole: true, .. });
        refuse_found(
            match (before.kind, next.kind) {
                (Kind::Number { .. }, Kind::Number { .. }) if plain(next) => {
                    "practice-invalid-stray-blank"
                }
                (Kind::Number { .. }, Kind::Number { .. }) => "practice-invalid-list",
                _ => "practice-invalid-operator",
            },
            found,
        )
    }
}

fn finite<'a>(value: f64) -> Result<f64, Refused<'a>> {
    if value.is_nan() {
        Err(refuse("practice-invalid-nan"))
    } else if value.is_infinite() {
        Err(refuse("practice-invalid-overflow"))
    } else {
        Ok(value)
    }
}
