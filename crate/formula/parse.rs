//! The grammar, read by precedence (Pratt 1973, Top down operator precedence, POPL '73, 41–51).
//!
//! A part without x and y is a number while it is read; operations are written down only for what
//! depends on the position. Nesting is bounded, so the recursion is too.

use std::{f64::consts::E, mem};

use super::flaw::{Expected, Flaw};
use super::program::{Binary, OPERATIONS, Op, Program, Unary, WAITING};
use super::token::{Kind, Token, Tokens};
use crate::typed::quote;

/// Greatest number of characters.
pub const LENGTH: usize = 1000;

/// Greatest number of brackets and powers inside one another.
pub const NESTING: u32 = 64;

/// How strongly an operator binds.
type Level = u8;
const SUM: Level = 1;
const PRODUCT: Level = 2;
const POWER: Level = 3;

/// What has been read: a number, or nothing if it is what the last operation leaves.
type Part = Option<f64>;

/// There is a mistake, and the parser knows which.
struct Stop;

/// The program of a formula.
pub(super) fn parse(text: &str) -> Result<Program, Flaw> {
    if let Some(first) = text.chars().nth(LENGTH) {
        let column = LENGTH as u32 + 1;
        return Err(Flaw { column, found: quote(&[first]), expected: Expected::Shorter });
    }
    let mut tokens = Tokens::new(text);
    let token = tokens.next();
    let program = Program { code: Vec::new(), height: 0 };
    let mistake = (token, Expected::Formula);
    let mut parser = Parser { tokens, token, program, height: 0, depth: 0, closing: '\0', mistake };
    match parser.formula() {
        Ok(()) => Ok(parser.program),
        Err(Stop) => Err(parser.flaw(text)),
    }
}

struct Parser {
    tokens: Tokens,
    /// The next one.
    token: Token,
    program: Program,
    /// Number of values that the program leaves so far.
    height: usize,
    /// Number of brackets and powers that are open.
    depth: u32,
    /// What closes the innermost bracket.
    closing: char,
    /// What is in the way, and what could stand there.
    mistake: (Token, Expected),
}

impl Parser {
    fn formula(&mut self) -> Result<(), Stop> {
        if self.token.kind == Kind::End {
            return Err(self.stop(self.token, Expected::Formula));
        }
        let part = self.expression(SUM)?;
        if self.token.kind != Kind::End {
            return Err(self.unexpected(Expected::NoClose));
        }
        self.write_constant(part, self.token)
    }

    /// Operands and the operators between them that bind at least so strongly.
    fn expression(&mut self, least: Level) -> Result<Part, Stop> {
        let mut left = self.signed()?;
        loop {
            let token = self.token;
            let (level, operator, written) = match token.kind {
                Kind::Sign('+') => (SUM, Binary::Add, true),
                Kind::Sign('-') => (SUM, Binary::Sub, true),
                Kind::Sign('*') => (PRODUCT, Binary::Mul, true),
                Kind::Sign('/') => (PRODUCT, Binary::Div, true),
                Kind::Sign('^') => (POWER, Binary::Pow, true),
                // A second factor. A bar is one unless there is one to close.
                Kind::Sign('|') if self.closing == '|' => return Ok(left),
                Kind::Sign('(' | '[' | '{' | '|')
                | Kind::Constant(_)
                | Kind::X
                | Kind::Y
                | Kind::One(_)
                | Kind::Two(_) => (PRODUCT, Binary::Mul, false),
                _ => return Ok(left),
            };
            if level < least {
                return Ok(left);
            }
            if written {
                self.advance();
            }
            let right = if operator == Binary::Pow {
                // From right to left; a sign may stand before the exponent.
                self.deeper(token)?;
                let exponent = self.expression(POWER)?;
                self.depth -= 1;
                exponent
            } else {
                self.expression(level + 1)?
            };
            left = self.combine(operator, left, right, token)?;
        }
    }

    /// An operand with any signs before it, which bind less than a power.
    fn signed(&mut self) -> Result<Part, Stop> {
        let first = self.token;
        let mut negative = false;
        while let Kind::Sign(sign @ ('+' | '-')) = self.token.kind {
            negative ^= sign == '-';
            self.advance();
        }
        if self.token.start == first.start {
            return self.operand();
        }
        let part = self.expression(POWER)?;
        match part {
            _ if !negative => Ok(part),
            Some(c) => Ok(Some(-c)),
            None => self.write(Op::Negate, first),
        }
    }

    fn operand(&mut self) -> Result<Part, Stop> {
        let token = self.token;
        let op = match token.kind {
            Kind::Number(c) | Kind::Constant(c) => {
                self.advance();
                return Ok(Some(c));
            }
            Kind::X => Op::X,
            Kind::Y => Op::Y,
            Kind::One(f) => return self.call_one(f, token),
            Kind::Two(f) => return self.call_two(f, token),
            Kind::Sign('(' | '[' | '{' | '|') => {
                let outer = self.open()?;
                let part = self.expression(SUM)?;
                self.close(outer)?;
                return if token.kind == Kind::Sign('|') {
                    self.apply(Unary::Abs, part, token)
                } else {
                    Ok(part)
                };
            }
            _ => return Err(self.unexpected(Expected::Operand)),
        };
        self.advance();
        self.write(op, token)
    }

    fn call_one(&mut self, f: Unary, name: Token) -> Result<Part, Stop> {
        let outer = self.arguments()?;
        let part = self.expression(SUM)?;
        self.close_arguments(outer)?;
        self.apply(f, part, name)
    }

    fn call_two(&mut self, f: Binary, name: Token) -> Result<Part, Stop> {
        let outer = self.arguments()?;
        let mut first = self.expression(SUM)?;
        let known = first;
        // A power knows what to do with a number on its left, the others find it below their right.
        if f != Binary::Pow {
            self.write_constant(first, name)?;
            first = None;
        }
        if self.token.kind != Kind::Sign(',') {
            return Err(self.unexpected(Expected::Second));
        }
        self.advance();
        let second = self.expression(SUM)?;
        self.close_arguments(outer)?;
        if f == Binary::Pow {
            return self.combine(f, first, second, name);
        }
        if let (Some(a), Some(b)) = (known, second) {
            self.program.code.pop();
            self.height -= 1;
            return self.finite(f.of(a, b), name);
        }
        self.write_constant(second, name)?;
        self.write(Op::Two(f), name)
    }

    /// Moves past the name of a function and the bracket after it.
    fn arguments(&mut self) -> Result<char, Stop> {
        self.advance();
        match self.token.kind {
            Kind::Sign('(' | '[' | '{') => self.open(),
            Kind::Sign('^') => Err(self.unexpected(Expected::Power)),
            _ => Err(self.unexpected(Expected::Argument)),
        }
    }

    fn close_arguments(&mut self, outer: char) -> Result<(), Stop> {
        if self.token.kind == Kind::Sign(',') && !self.is_decimal_comma() {
            return Err(self.stop(self.token, Expected::NoArgument));
        }
        self.close(outer)
    }

    /// Moves past an opening bracket and gives what closes the one around it.
    fn open(&mut self) -> Result<char, Stop> {
        self.deeper(self.token)?;
        let closing = match self.token.kind {
            Kind::Sign('(') => ')',
            Kind::Sign('[') => ']',
            Kind::Sign('{') => '}',
            _ => '|',
        };
        self.advance();
        Ok(mem::replace(&mut self.closing, closing))
    }

    fn close(&mut self, outer: char) -> Result<(), Stop> {
        if self.token.kind != Kind::Sign(self.closing) {
            let bar = self.closing == '|';
            return Err(self.unexpected(if bar { Expected::Bar } else { Expected::Close }));
        }
        self.advance();
        self.closing = outer;
        self.depth -= 1;
        Ok(())
    }

    fn deeper(&mut self, token: Token) -> Result<(), Stop> {
        self.depth += 1;
        if self.depth > NESTING { Err(self.stop(token, Expected::Flatter)) } else { Ok(()) }
    }

    fn advance(&mut self) {
        self.token = self.tokens.next();
    }

    /// An operator between two parts.
    fn combine(
        &mut self,
        operator: Binary,
        left: Part,
        right: Part,
        token: Token,
    ) -> Result<Part, Stop> {
        let op = match (operator, left, right) {
            // The number e itself, not the double beside it.
            (Binary::Pow, Some(E), _) => return self.apply(Unary::Exp, right, token),
            (_, Some(a), Some(b)) => return self.finite(operator.of(a, b), token),
            (Binary::Add, Some(c), _) | (Binary::Add, _, Some(c)) => Op::Plus(c),
            (Binary::Sub, _, Some(c)) => Op::Plus(-c),
            (Binary::Sub, Some(c), _) => {
                self.write(Op::Negate, token)?;
                Op::Plus(c)
            }
            (Binary::Mul, Some(c), _) | (Binary::Mul, _, Some(c)) => Op::Times(c),
            (Binary::Div, _, Some(c)) => Op::Over(c),
            (Binary::Div, Some(c), _) => Op::Under(c),
            (Binary::Pow, _, Some(2.0)) => Op::Squared,
            (Binary::Pow, _, Some(c)) => Op::Power(c),
            (Binary::Pow, Some(c), _) => Op::Base(c),
            _ => Op::Two(operator),
        };
        self.write(op, token)
    }

    /// A function of a part.
    fn apply(&mut self, f: Unary, part: Part, token: Token) -> Result<Part, Stop> {
        match part {
            Some(c) => self.finite(f.of(c), token),
            None => self.write(Op::One(f), token),
        }
    }

    /// Writes down a part that is a number still.
    fn write_constant(&mut self, part: Part, token: Token) -> Result<(), Stop> {
        if let Some(c) = part {
            self.write(Op::Constant(c), token)?;
        }
        Ok(())
    }

    fn write(&mut self, op: Op, token: Token) -> Result<Part, Stop> {
        match op {
            Op::X | Op::Y | Op::Constant(_) => self.height += 1,
            Op::Two(_) => self.height -= 1,
            _ => {}
        }
        if self.height > WAITING {
            return Err(self.stop(token, Expected::Sooner));
        }
        if self.program.code.len() == OPERATIONS {
            return Err(self.stop(token, Expected::Fewer));
        }
        self.program.height = self.program.height.max(self.height);
        self.program.code.push(op);
        Ok(None)
    }

    /// The mistake that the next token is.
    #[cold]
    fn unexpected(&mut self, expected: Expected) -> Stop {
        let expected = match self.token.kind {
            Kind::Wrong(expected) => expected,
            Kind::Number(_) if expected != Expected::Argument => Expected::Sign,
            Kind::Sign('=') => Expected::NoEquation,
            // Where an operand is missing, a comma means a number only if a digit follows.
            Kind::Sign(',')
                if expected != Expected::Operand || self.tokens.digit(self.token.end) =>
            {
                Expected::Point
            }
            _ => expected,
        };
        self.stop(self.token, expected)
    }

    /// Whether the comma that comes next stands between two digits.
    fn is_decimal_comma(&self) -> bool {
        let Token { start, end, .. } = self.token;
        self.tokens.digit(start.wrapping_sub(1)) && self.tokens.digit(end)
    }

    /// The mistake, in terms of the text.
    fn flaw(&self, text: &str) -> Flaw {
        let (token, expected) = self.mistake;
        let glyphs = &self.tokens.glyphs;
        let Some(glyph) = glyphs.get(token.start) else {
            let last = glyphs.iter().rfind(|glyph| glyph.sign != ' ');
            let column = last.map_or(1, |glyph| glyph.column + 1);
            return Flaw { column, found: String::new(), expected };
        };
        let columns = glyph.column..=glyphs[token.end - 1].column;
        let mut found = Vec::new();
        for (column, c) in (1..).zip(text.chars()) {
            if columns.contains(&column) {
                found.push(c);
            }
        }
        Flaw { column: glyph.column, found: quote(&found), expected }
    }

    /// Whether a number is one that can be calculated with.
    fn finite(&mut self, value: f64, token: Token) -> Result<Part, Stop> {
        if value.is_finite() { Ok(Some(value)) } else { Err(self.stop(token, Expected::Finite)) }
    }

    #[cold]
    fn stop(&mut self, token: Token, expected: Expected) -> Stop {
        self.mistake = (token, expected);
        Stop
    }
}
