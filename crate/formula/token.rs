//! Characters into numbers, names and signs.

use super::flaw::Expected;
use super::program::{Binary, Unary};
use crate::{
    decimal::scale,
    typed::{fold, is_letter, lower},
};

/// A character of the text as it is meant, and where the one that it comes from stands.
#[derive(Clone, Copy)]
pub(super) struct Glyph {
    pub(super) sign: char,
    /// In characters, from 1.
    pub(super) column: u32,
}

/// A part of the text that means one thing.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Its first glyph.
    pub(super) start: usize,
    /// The glyph after its last one.
    pub(super) end: usize,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    End,
    Number(f64),
    /// π or e: a number that is written as a name.
    Constant(f64),
    X,
    Y,
    One(Unary),
    Two(Binary),
    /// One of `+ - * / ^ ( ) [ ] { } | , =`.
    Sign(char),
    /// What can never stand here, and what could.
    Wrong(Expected),
}

/// Names and what they mean, each before those that it begins with.
const NAMES: [(&str, Kind); 29] = [
    ("x", Kind::X),
    ("y", Kind::Y),
    ("arcsin", Kind::One(Unary::Asin)),
    ("arccos", Kind::One(Unary::Acos)),
    ("arctan", Kind::One(Unary::Atan)),
    ("asin", Kind::One(Unary::Asin)),
    ("acos", Kind::One(Unary::Acos)),
    ("atan", Kind::One(Unary::Atan)),
    ("sinh", Kind::One(Unary::Sinh)),
    ("cosh", Kind::One(Unary::Cosh)),
    ("tanh", Kind::One(Unary::Tanh)),
    ("sin", Kind::One(Unary::Sin)),
    ("cos", Kind::One(Unary::Cos)),
    ("tan", Kind::One(Unary::Tan)),
    ("exp", Kind::One(Unary::Exp)),
    ("ln", Kind::One(Unary::Ln)),
    ("log10", Kind::One(Unary::Log10)),
    ("sqrt", Kind::One(Unary::Sqrt)),
    ("abs", Kind::One(Unary::Abs)),
    ("sign", Kind::One(Unary::Sign)),
    ("sgn", Kind::One(Unary::Sign)),
    ("min", Kind::Two(Binary::Min)),
    ("max", Kind::Two(Binary::Max)),
    ("pow", Kind::Two(Binary::Pow)),
    ("hypot", Kind::Two(Binary::Hypot)),
    ("log", Kind::Wrong(Expected::Logarithm)),
    ("lg", Kind::Wrong(Expected::Logarithm)),
    ("pi", Kind::Constant(std::f64::consts::PI)),
    ("e", Kind::Constant(std::f64::consts::E)),
];

/// The text in small letters and the signs of [`Kind::Sign`], without what is invisible.
///
/// Superscripts become powers in brackets, `π` and `√` the names they stand for; each keeps the
/// column of the character it comes from.
fn glyphs(text: &str) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.len());
    let (mut column, mut raised) = (0, false);
    for c in text.chars() {
        let lowered = match c {
            'ˣ' => Some('x'),
            'ʸ' => Some('y'),
            c => lower(c),
        };
        // Leaving a power belongs to its last character, entering one to its first.
        if raised && lowered.is_none() {
            glyphs.push(Glyph { sign: ')', column });
        }
        column += 1;
        let mut push = |sign: char| glyphs.push(Glyph { sign, column });
        if !raised && lowered.is_some() {
            push('^');
            push('(');
        }
        raised = lowered.is_some();
        let name = match lowered.unwrap_or(c) {
            // As letters, since in an answer Cyrillic ha is a multiplication sign.
            'х' | 'Х' => "x",
            'у' | 'У' => "y",
            'π' | '\u{1d6d1}' | '\u{1d70b}' | '\u{1d745}' | '\u{1d77f}' | '\u{1d7b9}' => "pi",
            '√' => "sqrt",
            '∣' => "|",
            c => {
                if let Some(sign) = fold(c) {
                    push(match sign {
                        '·' | '×' => '*',
                        ':' => '/',
                        sign => sign.to_ascii_lowercase(),
                    });
                }
                continue;
            }
        };
        name.chars().for_each(push);
    }
    if raised {
        glyphs.push(Glyph { sign: ')', column });
    }
    glyphs
}

/// Where the formula begins: after `f(x, y) =` or another name of the loss.
fn begin(glyphs: &[Glyph]) -> usize {
    let Some(equals) = glyphs.iter().position(|glyph| glyph.sign == '=') else { return 0 };
    let mut name = String::new();
    for glyph in &glyphs[..equals] {
        if glyph.sign != ' ' {
            name.push(glyph.sign);
        }
    }
    match name.strip_suffix("(x,y)").unwrap_or(&name).as_bytes() {
        // An equation between x and y is no name.
        b"x" | b"y" => 0,
        b"loss" | [b'a'..=b'z'] => equals + 1,
        _ => 0,
    }
}

/// Reads one token after the other.
pub(super) struct Tokens {
    pub(super) glyphs: Vec<Glyph>,
    at: usize,
    /// Up to here, every name is known.
    known: usize,
}

impl Tokens {
    pub(super) fn new(text: &str) -> Self {
        let glyphs = glyphs(text);
        let at = begin(&glyphs);
        Self { glyphs, at, known: at }
    }

    fn sign(&self, at: usize) -> char {
        self.glyphs.get(at).map_or('\0', |glyph| glyph.sign)
    }

    /// Whether a digit stands there.
    pub(super) fn digit(&self, at: usize) -> bool {
        self.sign(at).is_ascii_digit()
    }

    /// The next token; [`Kind::End`] again and again after the last one.
    pub(super) fn next(&mut self) -> Token {
        while self.sign(self.at) == ' ' {
            self.at += 1;
        }
        let start = self.at;
        let kind = self.kind();
        Token { kind, start, end: self.at }
    }

    /// What begins here, and moves past it.
    fn kind(&mut self) -> Kind {
        let Some(&Glyph { sign, .. }) = self.glyphs.get(self.at) else { return Kind::End };
        if is_letter(sign) {
            return self.name();
        }
        if self.digit(self.at) || sign == '.' && self.digit(self.at + 1) {
            return self.number();
        }
        self.at += 1;
        match sign {
            '*' if self.sign(self.at) == '*' => {
                self.at += 1;
                Kind::Sign('^')
            }
            '+' | '-' | '*' | '/' | '^' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | ',' | '=' => {
                Kind::Sign(sign)
            }
            '½' => Kind::Number(0.5),
            '¼' => Kind::Number(0.25),
            '¾' => Kind::Number(0.75),
            _ => Kind::Wrong(Expected::Symbol),
        }
    }

    /// The next of the names in a word; the whole word is wrong if it is not made of names alone.
    fn name(&mut self) -> Kind {
        if self.at >= self.known {
            let start = self.at;
            while is_letter(self.sign(self.at)) {
                self.at += 1;
            }
            self.known = start;
            while self.known < self.at {
                let Some((_, length)) = self.longest(self.known) else {
                    return Kind::Wrong(Expected::Name);
                };
                self.known += length;
            }
            self.at = start;
        }
        let Some((kind, length)) = self.longest(self.at) else { return Kind::End };
        self.at += length;
        kind
    }

    /// The longest name that begins there, and its length.
    fn longest(&self, at: usize) -> Option<(Kind, usize)> {
        for (name, kind) in NAMES {
            let end = at + name.len();
            let same = name.bytes().zip(at..).all(|(letter, at)| self.sign(at) == letter as char);
            // A number that goes on is another name: log100.
            if same && !(self.digit(end - 1) && self.digit(end)) {
                return Some((kind, name.len()));
            }
        }
        None
    }

    /// A numeral: digits with at most one point and a power of ten.
    fn number(&mut self) -> Kind {
        let (mut m, mut e) = (0_u64, 0);
        let mut point = false;
        loop {
            let sign = self.sign(self.at);
            if let Some(digit) = sign.to_digit(10) {
                // Digits beyond the nineteenth are below anything a double can hold.
                let fits = m < u64::MAX / 10 - 1;
                if fits {
                    m = m * 10 + u64::from(digit);
                }
                e += i32::from(!fits) - i32::from(point);
            } else if sign == '.' && !point {
                point = true;
            } else {
                break;
            }
            self.at += 1;
        }
        let value = scale(m, e.saturating_add(self.power_of_ten()));
        if value.is_finite() { Kind::Number(value) } else { Kind::Wrong(Expected::Finite) }
    }

    /// The power of ten after `e`, if there is one: in `2e`, `2exp(x)` and `2e - x` there is none.
    fn power_of_ten(&mut self) -> i32 {
        let negative = self.sign(self.at + 1) == '-';
        let signed = negative || self.sign(self.at + 1) == '+';
        let digits = self.at + 1 + usize::from(signed);
        if self.sign(self.at) != 'e' || !self.digit(digits) {
            return 0;
        }
        self.at = digits;
        let mut power = 0;
        while let Some(digit) = self.sign(self.at).to_digit(10) {
            power = (power * 10 + digit.cast_signed()).min(9_999);
            self.at += 1;
        }
        if negative { -power } else { power }
    }
}
