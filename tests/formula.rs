//! The learner's own formula: what it means, what is wrong with it, and that no text is too much.

mod common;

use std::cell::Cell;

use blindfolded_hiker::{
    formula::{
        Expected::{
            self, Argument, Bar, Close, Fewer, Finite, Flatter, Formula, Logarithm, Name,
            NoArgument, NoClose, NoEquation, Operand, Point, Power, Second, Shorter, Sign, Sooner,
            Symbol,
        },
        Flaw, LENGTH, NESTING, OPERATIONS, Program, WAITING,
    },
    jet::{Dual, Jet, Real},
    surface::Surface,
    value::Field,
    vec2::Vec2,
    walk::walk,
};
use common::{plain, runner};
use proptest::prelude::*;
use serde_json::json;

fn program(text: &str) -> Program {
    Program::read(text).unwrap_or_else(|flaw| panic!("{text}: {flaw:?}"))
}

fn parts(jet: Jet) -> [f64; 6] {
    [jet.v, jet.x, jet.y, jet.xx, jet.xy, jet.yy]
}

/// Bits, with one NaN for all.
fn bits<const N: usize>(numbers: [f64; N]) -> [u64; N] {
    numbers.map(|x| if x.is_nan() { f64::NAN.to_bits() } else { x.to_bits() })
}

fn jet(program: &Program, x: f64, y: f64) -> [f64; 6] {
    let (x, y) = Jet::variables(x, y);
    parts(program.eval(x, y))
}

const PLACES: [[f64; 2]; 8] = [
    [0.3, 0.7],
    [-1.25, 2.5],
    [4.0, -3.0],
    [0.1, -0.1],
    [-2.2, -0.9],
    [0.0, 1.0],
    [1.0, 0.0],
    [0.0, 0.0],
];

/// Compares a text with the same expression in Rust, bit by bit, for every kind of number.
macro_rules! same_bits {
    ($($text:literal is |$x:ident, $y:ident| $rust:expr;)+) => {$({
        #[allow(unused_variables)]
        fn rust<T: Real>($x: T, $y: T) -> T {
            $rust
        }
        let text = $text;
        let program = program(text);
        for [x, y] in PLACES {
            assert_eq!(bits([program.eval(x, y)]), bits([rust(x, y)]), "{text} ({x}, {y})");
            let (u, v) = Dual::variables(x, y);
            let [got, want] = [program.eval(u, v), rust(u, v)].map(|d| bits([d.v, d.x, d.y]));
            assert_eq!(got, want, "{text} at ({x}, {y}) as a dual number");
            let (u, v) = Jet::variables(x, y);
            let [got, want] = [program.eval(u, v), rust(u, v)].map(|j| bits(parts(j)));
            assert_eq!(got, want, "{text} at ({x}, {y}) as a jet");
        }
    })+};
}

#[test]
fn a_formula_has_the_bits_of_the_same_expression_in_rust() {
    same_bits! {
        "x^2 + 3*y^2" is |x, y| x.squared() + y.squared() * 3.0;
        "(1 - x)^2 + 100(y - x^2)^2" is |x, y| (-x + 1.0).squared() + (y - x.squared()).squared() * 100.0;
        "(x^2 + y - 11)^2 + (x + y^2 - 7)^2" is |x, y|
            (x.squared() + y - 11.0).squared() + (x + y.squared() - 7.0).squared();
        "x^3 - 0.1*y^4" is |x, y| x.power(3.0) - y.power(4.0) * 0.1;
        "x^-1" is |x, y| x.power(-1.0);
        "x^0.5" is |x, y| x.power(0.5);
        "x^y" is |x, y| x.pow(y);
        "pow(x, y)" is |x, y| x.pow(y);
        "x*y/(1 + x*x)" is |x, y| x * y / (x * x + 1.0);
        "x/3" is |x, y| x / T::constant(3.0);
        "3/x" is |x, y| T::constant(3.0) / x;
        "-x - -y" is |x, y| -x - -y;
        "e^(-x^2 - y^2)" is |x, y| (-x.squared() - y.squared()).exp();
        "exp(x)*sin(y) + cos(x)*tan(y)" is |x, y| x.exp() * y.sin() + x.cos() * y.tan();
        "asin(x) + acos(y) + atan(x)" is |x, y| x.asin() + y.acos() + x.atan();
        "sinh(x) + cosh(y) + tanh(x*y)" is |x, y| x.sinh() + y.cosh() + (x * y).tanh();
        "ln(x) + log10(y)" is |x, y| x.ln() + y.log10();
        "sqrt(x^2 + y^2)" is |x, y| (x.squared() + y.squared()).sqrt();
        "hypot(x, y) + abs(x) + sign(y)" is |x, y| x.hypot(y) + x.abs() + y.sign();
        "min(x, y) * max(x, y)" is |x, y| x.least(y) * x.most(y);
        "min(x, 1) - max(2, y)" is |x, y| x.least(T::constant(1.0)) - T::constant(2.0).most(y);
        "2*3*x" is |x, y| x * 6.0;
        "x*2*3" is |x, y| x * 2.0 * 3.0;
        "x + 0.1 + 0.2" is |x, y| x + 0.1 + 0.2;
        "7" is |x, y| T::constant(7.0);
        "2×10^-3 x" is |x, y| x * 0.002;
    }
}

#[test]
fn what_is_typed_means_what_is_meant() {
    for (typed, plain) in [
        ("x²+3y²", "x^2 + 3*y^2"),
        ("f(x, y) = x^2 + 3y^2", "x^2 + 3*y^2"),
        ("f(x,y)=x^2", "x^2"),
        ("f = x^2", "x^2"),
        ("z = x^2", "x^2"),
        ("L=x^2", "x^2"),
        ("L(x,y) = x^2", "x^2"),
        ("loss = x^2", "x^2"),
        ("2x**2", "2*(x^2)"),
        ("2(x)(y)", "2*x*y"),
        ("x(y+1)", "x*(y+1)"),
        ("xy", "x*y"),
        ("x y", "x*y"),
        ("xyx", "x*y*x"),
        ("2x sin(y)", "2*x*sin(y)"),
        ("xsin(y)", "x*sin(y)"),
        ("2pix", "2*pi*x"),
        ("2πx", "2*pi*x"),
        ("2𝜋𝑥", "2*pi*x"),
        ("ex", "e*x"),
        ("e^x", "exp(x)"),
        ("eˣ", "exp(x)"),
        ("e^-x^2", "exp(-(x^2))"),
        ("e^2x", "(e^2)*x"),
        ("X^2 + Y", "x^2 + y"),
        ("Sin(X) + PI", "sin(x) + pi"),
        ("|x|", "abs(x)"),
        ("|x||y|", "abs(x)*abs(y)"),
        ("|x + |y||", "abs(x + abs(y))"),
        ("2|x|y", "2*abs(x)*y"),
        ("|(2|x|)|", "abs(2*abs(x))"),
        ("| -|x| |", "abs(-abs(x))"),
        ("|x|²", "abs(x)^2"),
        ("√(x² + y²)", "sqrt(x^2 + y^2)"),
        ("½(x² + y²)", "0.5*(x^2 + y^2)"),
        ("x⁻¹", "x^(-1)"),
        ("x²³", "x^23"),
        ("x^2²", "x^(2^2)"),
        ("(x+y)²y", "((x+y)^2)*y"),
        ("x²y²", "(x^2)*(y^2)"),
        ("x^2y", "(x^2)*y"),
        ("x − y", "x - y"),
        ("x·y×x÷y", "x*y*x/y"),
        ("x:2", "x/2"),
        ("[x + {y}]^2", "(x + y)^2"),
        ("x^{2}", "x^2"),
        ("arcsin(x) + sgn(y)", "asin(x) + sign(y)"),
        ("log10(x)log10(y)", "log10(x)*log10(y)"),
        ("sin (x)", "sin(x)"),
        ("sin(x)^2", "(sin(x))^2"),
        ("max(x,3)", "max(x, 3)"),
        ("pow(x, 2)", "x^2"),
        ("pow(2, x)", "2^x"),
        (".5x", "0.5*x"),
        ("5.x", "5*x"),
        ("2e3x", "2000*x"),
        ("1E-3X", "0.001*x"),
        ("2e x", "2*e*x"),
        ("2exp(x)", "2*exp(x)"),
        ("2e-x", "2*e - x"),
        ("2×10^-3", "0.002"),
        ("２ｘ＋１", "2*x + 1"),
        ("х + у", "x + y"),
        ("s\u{200b}in(x)", "sin(x)"),
        ("\tx +\n y ", "x + y"),
        ("+x", "x"),
        ("--x", "x"),
        ("----x", "x"),
        ("x - - y", "x - (-y)"),
        ("x+-y", "x + (-y)"),
        ("-x^2", "-(x^2)"),
        ("-2^2 + x", "-4 + x"),
        ("(-x)^2", "((-x))^2"),
        ("2^-3", "0.125"),
        ("x^-y", "x^(-y)"),
        ("x^-y^2", "x^(-(y^2))"),
        ("x^y^2", "x^(y^2)"),
        ("2^3^2", "512"),
        ("1/2x", "(1/2)*x"),
        ("x/2y", "(x/2)*y"),
        ("x-y-x", "(x - y) - x"),
        ("x/y/x", "(x/y)/x"),
        ("x/y*x", "(x/y)*x"),
        ("x+y*x^2", "x + (y*(x^2))"),
        ("2*-x*y", "(2*(-x))*y"),
        ("-x*y", "(-x)*y"),
    ] {
        assert_eq!(program(typed), program(plain), "{typed} and {plain}");
    }
}

#[test]
fn numbers_without_a_position_are_computed_once() {
    for (text, value) in [
        ("1/2 + 1/4", 0.75),
        ("2 + 3*4", 14.0),
        ("-3^2", -9.0),
        ("10^-3", 0.001),
        ("0.123456789012345", 0.123_456_789_012_345),
        ("1e22", 1e22),
        ("123456789012345678901234567890", 123_456_789_012_345_678_901_234_567_890.0),
        ("0.000000000000000000000000000001234", 1.234e-30),
        ("4.9406564584124654e-324", 5e-324),
        ("1e-999", 0.0),
        ("0^0", 1.0),
        ("min(2, 1) + max(1, 2) + hypot(3, 4) + pow(2, 3)", 16.0),
        ("|-2| + sqrt(9) + sign(-5)", 4.0),
        ("e^0", 1.0),
        ("sin(0) + cos(0) + tan(0) + asin(0) + atan(0)", 1.0),
        ("log10(1000) + ln(1) + exp(0)", 4.0),
    ] {
        let program = program(text);
        assert_eq!(program.eval(1.5, -2.5), value, "{text}");
        assert_eq!(jet(&program, 1.5, -2.5)[1..], [0.0; 5], "{text}");
    }
}

/// What is wrong with a text.
fn flaw(text: &str) -> Flaw {
    match Program::read(text) {
        Ok(program) => panic!("{text} is accepted as {program:?}"),
        Err(flaw) => flaw,
    }
}

/// What students type and what is wrong with it: column, what is found there, what could stand there.
const MISTAKES: &[(&str, u32, &str, Expected)] = &[
    // Nothing at all.
    ("", 1, "", Formula),
    ("   ", 1, "", Formula),
    ("f(x, y) = ", 10, "", Formula),
    // Functions.
    ("sin x", 5, "x", Argument),
    ("sinx", 4, "x", Argument),
    ("sqrt x", 6, "x", Argument),
    ("√x", 2, "x", Argument),
    ("x + sin", 8, "", Argument),
    ("exp2", 4, "2", Argument),
    ("cos|x|", 4, "|", Argument),
    ("lnx + y", 3, "x", Argument),
    ("tan + x", 5, "+", Argument),
    ("cos^2(x)", 4, "^", Power),
    ("sin²(x)", 4, "²", Power),
    ("sin^-1(x)", 4, "^", Power),
    ("log(x)", 1, "log", Logarithm),
    ("2log2(x)", 2, "log", Logarithm),
    ("log100(x)", 1, "log", Logarithm),
    ("lg(x)", 1, "lg", Logarithm),
    ("sin()", 5, ")", Operand),
    ("sin(x, y)", 6, ",", NoArgument),
    ("max(x)", 6, ")", Second),
    ("max(x", 6, "", Second),
    ("max(x, y, 2)", 9, ",", NoArgument),
    ("max(x,)", 7, ")", Operand),
    ("max(,x)", 5, ",", Operand),
    // Names.
    ("α*x", 1, "α", Name),
    ("a*x", 1, "a", Name),
    ("2x + foo", 6, "foo", Name),
    ("xfoo", 1, "xfoo", Name),
    ("cosec(x)", 1, "cosec", Name),
    ("if(x)", 1, "if", Name),
    ("f(x, y)", 1, "f", Name),
    ("g(x, z) = x", 1, "g", Name),
    ("日本", 1, "日本", Name),
    // Commas and equations.
    ("3,5*x", 2, ",", Point),
    ("sin(3,5x)", 6, ",", Point),
    ("(x, y)", 3, ",", Point),
    ("x, y", 2, ",", Point),
    (",5x", 1, ",", Point),
    ("x + ,5", 5, ",", Point),
    ("x^2+3y^2=0", 9, "=", NoEquation),
    ("y = x^2", 3, "=", NoEquation),
    ("z = x = y", 7, "=", NoEquation),
    ("= x", 1, "=", NoEquation),
    // Brackets and bars.
    ("exp(-x^2", 9, "", Close),
    ("(x + y", 7, "", Close),
    ("(x]", 3, "]", Close),
    ("[(x]", 4, "]", Close),
    ("|x", 3, "", Bar),
    ("|(x|)", 5, ")", Operand),
    ("|x)", 3, ")", Bar),
    ("x)", 2, ")", NoClose),
    ("(x))y", 4, ")", NoClose),
    ("()", 2, ")", Operand),
    (")", 1, ")", Operand),
    ("||", 3, "", Operand),
    // Operators and operands.
    ("x +", 4, "", Operand),
    ("x +  ", 4, "", Operand),
    ("x^", 3, "", Operand),
    ("x^*2", 3, "*", Operand),
    ("x***2", 4, "*", Operand),
    ("*x", 1, "*", Operand),
    ("x//y", 3, "/", Operand),
    ("²x", 1, "²", Operand),
    ("x²⁺", 3, "⁺", Operand),
    ("-", 2, "", Operand),
    ("x2", 2, "2", Sign),
    ("x 2", 3, "2", Sign),
    ("2 3", 3, "3", Sign),
    ("(x+1)2", 6, "2", Sign),
    ("1.2.3", 4, ".3", Sign),
    ("1½", 2, "½", Sign),
    ("2x10^3", 3, "10", Sign),
    ("sin(x 2)", 7, "2", Sign),
    // Signs.
    ("x $ y", 3, "$", Symbol),
    ("x!", 2, "!", Symbol),
    ("x.y", 2, ".", Symbol),
    ("x_1", 2, "_", Symbol),
    ("x < y", 3, "<", Symbol),
    ("\\frac{x}{y}", 1, "\\", Symbol),
    ("90°", 3, "°", Symbol),
    ("x\u{7}", 2, "U+0007", Symbol),
    ("🥾", 1, "🥾", Symbol),
    ("sin $", 5, "$", Symbol),
    // The first of several.
    ("x + * y $", 5, "*", Operand),
    // Numbers that are none.
    ("x + 1/0", 6, "/", Finite),
    ("0/0", 2, "/", Finite),
    ("1e999", 1, "1e999", Finite),
    ("1e308*10x", 6, "*", Finite),
    ("x*ln(0)", 3, "ln", Finite),
    ("sqrt(-1)", 1, "sqrt", Finite),
    ("(-8)^(1/3)", 5, "^", Finite),
    ("0^-1", 2, "^", Finite),
    ("hypot(1e308, 1.7e308)", 1, "hypot", Finite),
];

#[test]
fn a_mistake_is_named_with_its_place() {
    for &(text, column, found, expected) in MISTAKES {
        let want = Flaw { column, found: found.to_owned(), expected };
        assert_eq!(flaw(text), want, "{text}");
    }
}

#[test]
fn every_mistake_has_words_of_its_own() {
    let all = [
        Formula, Operand, Sign, Close, Bar, NoClose, Symbol, Name, Logarithm, Argument, Power,
        Second, NoArgument, Point, NoEquation, Finite, Shorter, Flatter, Sooner, Fewer,
    ];
    for (i, a) in all.iter().enumerate() {
        let own = if *a == Shorter { "refused-length" } else { "formula-expected-" };
        assert!(a.id().starts_with(own), "{a:?}");
        for b in &all[..i] {
            assert!(a.id() != b.id() && a.text() != b.text(), "{a:?} {b:?}");
        }
    }
    for (expected, limit) in
        [(Shorter, LENGTH), (Flatter, NESTING as usize), (Sooner, WAITING), (Fewer, OPERATIONS)]
    {
        assert!(expected.text().contains(&format!("at most {limit} ")), "{expected:?}");
    }
}

#[test]
fn a_formula_may_be_as_long_as_its_limits() {
    let long = format!("{}x", " ".repeat(LENGTH - 1));
    assert_eq!(program(&long), program("x"));
    let want = |column, found: &str, expected| Flaw { column, found: found.to_owned(), expected };
    assert_eq!(flaw(&(long + "y")), want(1001, "y", Shorter));
    assert_eq!(flaw(&"9".repeat(1_000_000)), want(1001, "9", Shorter));
    assert_eq!(flaw(&"é".repeat(1_001)), want(1001, "é", Shorter));

    let nested = |n: usize| format!("{}x{}", "(".repeat(n), ")".repeat(n));
    let most = NESTING as usize;
    assert_eq!(program(&nested(most)), program("x"));
    assert_eq!(flaw(&nested(most + 1)), want(65, "(", Flatter));
    assert_eq!(flaw(&"(".repeat(LENGTH)), want(65, "(", Flatter));
    assert_eq!(flaw(&"|".repeat(LENGTH)), want(65, "|", Flatter));
    assert_eq!(flaw(&"sin(".repeat(100)), want(260, "(", Flatter));
    let tower = |n: usize| vec!["2"; n + 1].join("^");
    assert_eq!(flaw(&tower(most)).expected, Finite);
    assert_eq!(flaw(&tower(most + 1)), want(130, "^", Flatter));
    assert_eq!(program(&format!("2^{}", nested(most - 1))), program("2^x"));

    // What is closed counts no longer.
    assert_eq!(program(&vec!["(|x|)"; 100].join("+")).eval(-1.0, 0.0), 100.0);
    assert_eq!(program(&vec!["x²"; 100].join("+")).eval(-1.0, 0.0), 100.0);

    let waiting = |n: usize| format!("{}y{}", "x+(".repeat(n), ")".repeat(n));
    assert_eq!(program(&waiting(WAITING - 1)).eval(1.0, 0.5), 31.5);
    assert_eq!(flaw(&waiting(WAITING)), want(97, "y", Sooner));
    let tower = |n: usize| vec!["x"; n].join("^");
    assert_eq!(program(&tower(WAITING)).eval(1.0, 0.5), 1.0);
    assert_eq!(flaw(&tower(WAITING + 1)), want(65, "x", Sooner));

    // n values and n − 1 sums of them.
    let sum = |n: usize| vec!["x"; n].join("+");
    assert_eq!(program(&sum(OPERATIONS / 2)).eval(1.0, 0.0), 250.0);
    assert_eq!(flaw(&sum(OPERATIONS / 2 + 1)), want(500, "+", Fewer));
    assert_eq!(flaw(&"x".repeat(LENGTH)), want(251, "x", Fewer));
    // Signs that take each other away cost nothing.
    assert_eq!(program(&("-".repeat(LENGTH - 1) + "x")), program("-x"));
    assert_eq!(program(&("-".repeat(LENGTH - 2) + "x")), program("x"));
}

/// A relative error that rounding explains.
fn close(got: f64, want: f64) -> bool {
    (got - want).abs() <= 1e-13 * want.abs().max(1.0)
}

#[test]
fn functions_of_one_number_have_the_derivatives_of_the_textbook() {
    type Textbook = fn(f64) -> [f64; 3];
    let functions: [(&str, Textbook, [f64; 2]); 17] = [
        ("sin(x)", |x| [x.sin(), x.cos(), -x.sin()], [-3.0, 3.0]),
        ("cos(x)", |x| [x.cos(), -x.sin(), -x.cos()], [-3.0, 3.0]),
        ("tan(x)", |x| [x.tan(), x.cos().powi(-2), 2.0 * x.sin() / x.cos().powi(3)], [-1.2, 1.2]),
        (
            "asin(x)",
            |x| [x.asin(), (1.0 - x * x).powf(-0.5), x * (1.0 - x * x).powf(-1.5)],
            [-0.9, 0.9],
        ),
        (
            "acos(x)",
            |x| [x.acos(), -(1.0 - x * x).powf(-0.5), -x * (1.0 - x * x).powf(-1.5)],
            [-0.9, 0.9],
        ),
        (
            "atan(x)",
            |x| [x.atan(), 1.0 / (1.0 + x * x), -2.0 * x / (1.0 + x * x).powi(2)],
            [-4.0, 4.0],
        ),
        ("sinh(x)", |x| [x.sinh(), x.cosh(), x.sinh()], [-3.0, 3.0]),
        ("cosh(x)", |x| [x.cosh(), x.sinh(), x.cosh()], [-3.0, 3.0]),
        (
            "tanh(x)",
            |x| [x.tanh(), x.cosh().powi(-2), -2.0 * x.tanh() * x.cosh().powi(-2)],
            [-3.0, 3.0],
        ),
        ("exp(x)", |x| [x.exp(), x.exp(), x.exp()], [-4.0, 4.0]),
        ("ln(x)", |x| [x.ln(), 1.0 / x, -1.0 / (x * x)], [0.1, 5.0]),
        (
            "log10(x)",
            |x| [x.log10(), x.recip() / 10_f64.ln(), -x.powi(-2) / 10_f64.ln()],
            [0.1, 5.0],
        ),
        ("sqrt(x)", |x| [x.sqrt(), 0.5 / x.sqrt(), -0.25 * x.powf(-1.5)], [0.1, 5.0]),
        ("|x|", |x| [x.abs(), x.signum(), 0.0], [-3.0, 3.1]),
        ("sign(x)", |x| [x.signum(), 0.0, 0.0], [-3.0, 3.1]),
        ("x^2.5", |x| [x.powf(2.5), 2.5 * x.powf(1.5), 3.75 * x.sqrt()], [0.1, 4.0]),
        ("2^x", |x| [x.exp2(), x.exp2() * 2_f64.ln(), x.exp2() * 2_f64.ln().powi(2)], [-4.0, 4.0]),
    ];
    for (text, textbook, [low, high]) in functions {
        let by_x = program(text);
        let by_y = program(&text.replace('x', "y").replace("eyp", "exp"));
        // The argument bends too, so that every term of the chain rule is there: u = xy.
        let of_xy = program(&text.replace('x', "(x*y)").replace("e(x*y)p", "exp"));
        for step in 0..40 {
            let u = low + (high - low) * f64::from(step) / 39.0;
            let [f, first, second] = textbook(u);
            let (x, y) = (0.8, u / 0.8);
            let want = [
                [f, first, 0.0, second, 0.0, 0.0],
                [f, 0.0, first, 0.0, 0.0, second],
                [f, first * y, first * x, second * y * y, second * u + first, second * x * x],
            ];
            let got = [jet(&by_x, u, 3.0), jet(&by_y, 3.0, u), jet(&of_xy, x, y)];
            for (got, want) in got.iter().flatten().zip(want.iter().flatten()) {
                assert!(close(*got, *want), "{text} at {u}: {got} {want}");
            }
        }
    }
}

#[test]
fn functions_of_two_numbers_have_the_derivatives_of_the_textbook() {
    type Textbook = fn(f64, f64) -> [f64; 6];
    let functions: [(&str, Textbook); 8] = [
        ("pow(x, y)", |x, y| {
            let (f, ln) = (x.powf(y), x.ln());
            let mixed = x.powf(y - 1.0) * (1.0 + y * ln);
            [f, y * f / x, f * ln, y * (y - 1.0) * f / (x * x), mixed, f * ln * ln]
        }),
        ("hypot(x, y)", |x, y| {
            let r = x.hypot(y);
            let cube = r.powi(3);
            [r, x / r, y / r, y * y / cube, -x * y / cube, x * x / cube]
        }),
        ("min(x, y)", |x, y| {
            if x < y { [x, 1.0, 0.0, 0.0, 0.0, 0.0] } else { [y, 0.0, 1.0, 0.0, 0.0, 0.0] }
        }),
        ("max(x, y)", |x, y| {
            if x > y { [x, 1.0, 0.0, 0.0, 0.0, 0.0] } else { [y, 0.0, 1.0, 0.0, 0.0, 0.0] }
        }),
        ("x*y", |x, y| [x * y, y, x, 0.0, 1.0, 0.0]),
        ("x/y", |x, y| [x / y, 1.0 / y, -x / (y * y), 0.0, -1.0 / (y * y), 2.0 * x / y.powi(3)]),
        ("3/y - x", |x, y| [3.0 / y - x, -1.0, -3.0 / (y * y), 0.0, 0.0, 6.0 / y.powi(3)]),
        ("x^2 + 3*y^2", |x, y| [x * x + 3.0 * y * y, 2.0 * x, 6.0 * y, 2.0, 0.0, 6.0]),
    ];
    for (text, textbook) in functions {
        let program = program(text);
        for i in 1..20 {
            for j in 1..20 {
                let (x, y) = (f64::from(i) * 0.21, f64::from(j) * 0.19);
                for (got, want) in jet(&program, x, y).into_iter().zip(textbook(x, y)) {
                    assert!(close(got, want), "{text} at ({x}, {y}): {got} {want}");
                }
            }
        }
    }
}

#[test]
fn kinks_ties_and_tips_have_the_slopes_that_are_promised() {
    for (text, at, want) in [
        ("|x|", [0.0, 0.0], [0.0; 6]),
        ("abs(x - y)", [2.0, 2.0], [0.0; 6]),
        ("sign(x)", [0.0, 0.0], [0.0; 6]),
        ("hypot(x, y)", [0.0, 0.0], [0.0; 6]),
        ("sqrt(x^2 + y^2)", [0.0, 0.0], [0.0; 6]),
        // The first of two equals.
        ("min(x, y)", [1.0, 1.0], [1.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
        ("max(x, y)", [1.0, 1.0], [1.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
        ("min(y, x)", [1.0, 1.0], [1.0, 0.0, 1.0, 0.0, 0.0, 0.0]),
        ("max(1, x)", [1.0, 1.0], [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        ("max(x, 1)", [1.0, 1.0], [1.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
        ("x^0", [0.0, 0.0], [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        ("x^1", [0.0, 0.0], [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
        ("0^x", [2.0, 0.0], [0.0; 6]),
    ] {
        assert_eq!(jet(&program(text), at[0], at[1]), want, "{text}");
    }
    // A power of a constant bends where its exponent does, even if that is level there.
    let bump = jet(&program("2^(x^2 + y^2)"), 0.0, 0.0);
    assert!(close(bump[3], 2.0 * 2_f64.ln()) && close(bump[5], bump[3]), "{bump:?}");
}

#[test]
fn derivatives_agree_with_central_differences() {
    for text in [
        "x^2 + 3*y^2",
        "(1 - x)^2 + 100(y - x²)²",
        "sin(x)cos(y) + 0.1(x² + y²)",
        "exp(-((x-1)² + y²)/2) - 2e^(-(x+1)² - y²)",
        "ln(1 + x² + y²) + atan(x*y)",
        "sqrt(1 + (x - y)²) + tanh(x + y)/2",
        "hypot(x - 1, 2y) * max(1, |x| - 4)",
        "20 + x² + y² - 10cos(2πx) - 10cos(2πy)",
        "(2 + sin(x))^(1 + y/8)",
        "3^(sin(x) - y/4)",
        "sinh(x/4)cosh(y/4) + log10(10 + x + y)",
        "asin(x/9)acos(y/9) + tan((x + y)/9)",
        "(x - y)/(3 + x² + |y + 7|)",
        "min(x, y + 40)² + sign(x + 40)y",
    ] {
        let program = program(text);
        let at = |x: f64, y: f64| jet(&program, x, y);
        runner(200)
            .run(&(-3.0..3.0, -3.0..3.0), |(x, y): (f64, f64)| {
                let h = 1e-5;
                let [f, fx, fy, fxx, fxy, fyy] = at(x, y);
                prop_assert_eq!(bits([f]), bits([program.eval(x, y)]));
                let (east, west, north, south) =
                    (at(x + h, y), at(x - h, y), at(x, y + h), at(x, y - h));
                let along_x = |part: usize| (east[part] - west[part]) / (2.0 * h);
                let along_y = |part: usize| (north[part] - south[part]) / (2.0 * h);
                for (exact, difference) in [
                    (fx, along_x(0)),
                    (fy, along_y(0)),
                    (fxx, along_x(1)),
                    (fxy, along_x(2)),
                    (fxy, along_y(1)),
                    (fyy, along_y(2)),
                ] {
                    let size = 1.0 + f.abs() + fxx.abs() + fyy.abs();
                    let apart = (exact - difference).abs();
                    prop_assert!(apart < 1e-5 * size, "{} ({x}, {y}): {exact} {difference}", text);
                }
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn a_row_of_heights_has_the_bits_of_single_points() {
    for text in [
        "x^2 + 3*y^2",
        "-x/y + 3/x - x/3 + x^1.5 - 2^y*x^y",
        "min(x, y)*max(x, 1) - hypot(x, 2) + |x|sign(y)",
        "sin(x) + cos(y) + tan(x) + asin(x/5) + acos(y/5) + atan(x)",
        "sinh(x) + cosh(y) + tanh(x) + exp(y) + ln(x) + log10(y) + sqrt(x)",
        "5",
        "y",
        "x+(x+(y*(x-(2/(x+1)))))",
    ] {
        let program = program(text);
        for length in [0, 1, 2, 63, 64, 65, 128, 200] {
            let xs: Vec<f64> = (0..length).map(|i| f64::from(i) * 0.05 - 4.0).collect();
            let mut row = vec![f64::NAN; xs.len()];
            for y in [-1.5, 0.0, 2.25, f64::INFINITY] {
                program.heights(&xs, y, &mut row);
                for (&x, &z) in xs.iter().zip(&row) {
                    assert_eq!(bits([z]), bits([program.eval(x, y)]), "{text} at ({x}, {y})");
                }
            }
        }
    }
}

/// Whatever a text is, it is read or refused with a place in it, and what is read can be evaluated.
fn try_out(text: &str) -> Result<(), TestCaseError> {
    let length = text.chars().count();
    match Program::read(text) {
        Err(Flaw { column, found, expected }) => {
            let column = column as usize;
            prop_assert!((1..=length + 1).contains(&column), "{text:?}: {column} {expected:?}");
            prop_assert!(found.chars().count() <= 25, "{text:?}: {found:?}");
            if found.is_empty() {
                let rest: String = text.chars().skip(column - 1).collect();
                prop_assert!(
                    rest.chars().all(|c| c.is_whitespace() || !c.is_alphanumeric()),
                    "{text:?}: not the end: {rest:?}"
                );
            }
        }
        Ok(program) => {
            let (xs, mut row) = ([-2.5, 0.0, 0.5, 1e200], [f64::NAN; 4]);
            for y in [1.0, -0.0, f64::MAX] {
                program.heights(&xs, y, &mut row);
                for (x, z) in xs.into_iter().zip(row) {
                    let (u, v) = Dual::variables(x, y);
                    let dual = program.eval(u, v);
                    let jet = jet(&program, x, y);
                    prop_assert_eq!(bits([program.eval(x, y), jet[0]]), bits([z, z]), "{}", text);
                    prop_assert_eq!(bits([dual.v, dual.x, dual.y]), bits([jet[0], jet[1], jet[2]]));
                }
            }
        }
    }
    Ok(())
}

#[test]
fn no_text_is_too_much() {
    let pieces = prop::sample::select(vec![
        "x",
        "y",
        "e",
        "pi",
        "π",
        "2",
        "0",
        "1.5",
        ".5",
        "1e-3",
        "1e400",
        "+",
        "-",
        "−",
        "*",
        "**",
        "·",
        "/",
        "^",
        "²",
        "⁻¹",
        "ˣ",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "|",
        ",",
        "=",
        " ",
        "sin(",
        "cos",
        "max(",
        "pow(",
        "hypot(",
        "sqrt",
        "√",
        "ln(",
        "exp(",
        "abs(",
        "log",
        "log10(",
        "f",
        "f(x, y) =",
        "z =",
        "α",
        "$",
        ".",
        "½",
        "\u{200b}",
        "\u{0}",
        "x)",
        "y)",
        ", y)",
        "x*",
    ]);
    let soup = prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat());
    let operands = prop::sample::select(vec!["x", "y", "2", "(x-1)", "|y|", "sin(x)", "max(x,y)"]);
    let operators = prop::sample::select(vec!["+", "-", "*", "/", "^", "", " ", "**", "·", "^-"]);
    let chain = prop::collection::vec((operands, operators), 1..120)
        .prop_map(|links| links.iter().map(|(a, b)| [*a, *b].concat()).collect::<String>() + "x");
    let deep = (
        prop::sample::select(vec!["(", "sin(", "|", "x+(", "x^", "-(", "max(x,", "²("]),
        0..400_usize,
    )
        .prop_map(|(piece, times)| piece.repeat(times) + "x");
    runner(3_000).run(&soup, |text| try_out(&text)).unwrap();
    runner(1_000).run(&chain, |text| try_out(&text)).unwrap();
    runner(300).run(&deep, |text| try_out(&text)).unwrap();
    runner(2_000).run(&"\\PC{0,80}", |text| try_out(&text)).unwrap();
    runner(1_000).run(&any::<String>(), |text| try_out(&text)).unwrap();
    runner(2_000).run(&"[xye0-9.+*/^()|, -]{0,40}", |text| try_out(&text)).unwrap();
}

/// A formula as a tree, to be compared with its own text.
#[derive(Clone, Debug)]
enum Tree {
    X,
    Y,
    Number(f64, &'static str),
    Minus(Box<Self>),
    Two(char, Box<Self>, Box<Self>),
    Call(&'static str, Box<Self>),
    CallTwo(&'static str, Box<Self>, Box<Self>),
}

fn trees() -> impl Strategy<Value = Tree> {
    let numbers = prop::sample::select(vec![
        (2.0, "2"),
        (3.0, "3.0"),
        (0.5, ".5"),
        (1.25, "1.25"),
        (10.0, "1e1"),
        (0.001, "1E-3"),
        (0.0, "0"),
        (std::f64::consts::PI, "pi"),
    ]);
    let leaf = prop_oneof![
        3 => Just(Tree::X),
        3 => Just(Tree::Y),
        2 => numbers.prop_map(|(value, text)| Tree::Number(value, text)),
    ];
    leaf.prop_recursive(6, 40, 2, |inner| {
        let boxed = inner.prop_map(Box::new);
        let operator = prop::sample::select(vec!['+', '-', '*', '/', '^']);
        let one = prop::sample::select(vec![
            "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "ln",
            "log10", "sqrt", "abs", "sign",
        ]);
        let two = prop::sample::select(vec!["min", "max", "pow", "hypot"]);
        prop_oneof![
            1 => boxed.clone().prop_map(Tree::Minus),
            5 => (operator, boxed.clone(), boxed.clone()).prop_map(|(o, a, b)| Tree::Two(o, a, b)),
            2 => (one, boxed.clone()).prop_map(|(f, a)| Tree::Call(f, a)),
            1 => (two, boxed.clone(), boxed).prop_map(|(f, a, b)| Tree::CallTwo(f, a, b)),
        ]
    })
}

impl Tree {
    fn level(&self) -> u8 {
        match self {
            Self::Two('+' | '-', ..) => 1,
            Self::Two('*' | '/', ..) => 2,
            Self::Minus(_) => 3,
            Self::Two(..) => 4,
            _ => 5,
        }
    }

    /// The text with no more brackets than are needed.
    fn text(&self) -> String {
        let within = |tree: &Self, least: u8| {
            let text = tree.text();
            if tree.level() < least { format!("({text})") } else { text }
        };
        match self {
            Self::X => "x".to_owned(),
            Self::Y => "y".to_owned(),
            Self::Number(_, text) => (*text).to_owned(),
            Self::Minus(a) => format!("-{}", within(a, 3)),
            Self::Two('^', a, b) => format!("{}^{}", within(a, 5), within(b, 3)),
            Self::Two(o, a, b) => {
                let level = self.level();
                format!("{} {o} {}", within(a, level), within(b, level + 1))
            }
            Self::Call(f, a) => format!("{f}({})", a.text()),
            Self::CallTwo(f, a, b) => format!("{f}({}, {})", a.text(), b.text()),
        }
    }

    fn eval<T: Real>(&self, x: T, y: T) -> T {
        match self {
            Self::X => x,
            Self::Y => y,
            Self::Number(value, _) => T::constant(*value),
            Self::Minus(a) => -a.eval(x, y),
            Self::Two(o, a, b) => {
                let (a, b) = (a.eval(x, y), b.eval(x, y));
                match o {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    '/' => a / b,
                    _ => a.pow(b),
                }
            }
            Self::Call(f, a) => {
                let a = a.eval(x, y);
                match *f {
                    "sin" => a.sin(),
                    "cos" => a.cos(),
                    "tan" => a.tan(),
                    "asin" => a.asin(),
                    "acos" => a.acos(),
                    "atan" => a.atan(),
                    "sinh" => a.sinh(),
                    "cosh" => a.cosh(),
                    "tanh" => a.tanh(),
                    "exp" => a.exp(),
                    "ln" => a.ln(),
                    "log10" => a.log10(),
                    "sqrt" => a.sqrt(),
                    "abs" => a.abs(),
                    _ => a.sign(),
                }
            }
            Self::CallTwo(f, a, b) => {
                let (a, b) = (a.eval(x, y), b.eval(x, y));
                match *f {
                    "min" => a.least(b),
                    "max" => a.most(b),
                    "pow" => a.pow(b),
                    _ => a.hypot(b),
                }
            }
        }
    }

    fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Minus(a) | Self::Call(_, a) => vec![a],
            Self::Two(_, a, b) | Self::CallTwo(_, a, b) => vec![a, b],
            _ => Vec::new(),
        }
    }

    fn has_position(&self) -> bool {
        matches!(self, Self::X | Self::Y) || self.parts().into_iter().any(Self::has_position)
    }

    /// Whether every part has a finite value there: `NaN⁰` is 1, and has no slope to speak of.
    fn is_defined(&self, x: f64, y: f64) -> bool {
        let parts = self.parts();
        parts.into_iter().all(|part| part.is_defined(x, y)) && self.eval(x, y).is_finite()
    }

    /// Whether some part without x and y has no finite value.
    fn has_no_value(&self) -> bool {
        let own = !self.has_position() && !self.eval(1.0, 1.0).is_finite();
        own || self.parts().into_iter().any(Self::has_no_value)
    }
}

#[test]
fn a_tree_and_its_text_have_the_same_values() {
    let (read, compared) = (Cell::new(0), Cell::new(0));
    let check = |tree: Tree| {
        let text = tree.text();
        let program = match Program::read(&text) {
            Ok(program) => program,
            Err(flaw) => {
                prop_assert_eq!(flaw.expected, Finite, "{}", text);
                prop_assert!(tree.has_no_value(), "{text}: {flaw:?}");
                return Ok(());
            }
        };
        prop_assert!(!tree.has_no_value(), "{text} has no value");
        read.set(read.get() + 1);
        for [x, y] in [[0.3, 0.7], [-1.25, 2.5], [4.0, -3.0], [1.0, 0.5], [-0.5, -0.25]] {
            let (got, want) = (program.eval(x, y), tree.eval(x, y));
            prop_assert!(
                got == want || got.is_nan() && want.is_nan(),
                "{text} at ({x}, {y}): {got} {want}"
            );
            let (u, v) = Dual::variables(x, y);
            let (got, want) = (program.eval(u, v), tree.eval(u, v));
            if !tree.is_defined(x, y) {
                continue;
            }
            // A constant costs the program no derivatives, and so none of their 0 · ∞.
            for (got, want) in [(got.x, want.x), (got.y, want.y)] {
                if want.is_finite() {
                    compared.set(compared.get() + 1);
                    prop_assert!(
                        (got - want).abs() <= 1e-9 * want.abs(),
                        "{text} at ({x}, {y}): {got} {want}"
                    );
                }
            }
        }
        Ok(())
    };
    runner(4_000).run(&trees(), check).unwrap();
    let (read, compared) = (read.get(), compared.get());
    assert!(read > 3_000 && compared > 20_000, "{read} {compared}");
}

fn surface(text: &str) -> Result<Surface, String> {
    let choice = plain(&json!({ "kind": "formula", "params": { "text": text } }));
    Surface::read(&Field::root("surface", &choice)).map_err(|error| error.to_string())
}

#[test]
fn a_surface_of_ones_own_is_a_surface_like_any_other() {
    let own = surface("(x^2 + y - 11)^2 + (x + y^2 - 7)^2").unwrap();
    let himmelblau =
        Surface::all().into_iter().find(|surface| surface.kind() == "himmelblau").unwrap();
    for [x, y] in PLACES {
        let w = Vec2::new(x, y);
        assert_eq!(own.jet(w), himmelblau.jet(w));
        assert_eq!(own.slope(w), himmelblau.slope(w));
        assert_eq!(own.height(w), himmelblau.height(w));
    }
    let (xs, ys): (Vec<f64>, Vec<f64>) =
        (0..150).map(|i| (f64::from(i) / 15.0 - 5.0, f64::from(i) / 40.0)).unzip();
    let (mut got, mut want) = (Vec::new(), Vec::new());
    own.heights(&xs, &ys, &mut got);
    himmelblau.heights(&xs, &ys, &mut want);
    assert_eq!(got, want);
    let minima = own.minima();
    assert_eq!(minima.len(), 4);
    for found in minima {
        let near =
            |m: &blindfolded_hiker::surface::Minimum| (m.x - found.x).hypot(m.y - found.y) < 1e-12;
        assert!(himmelblau.minima().iter().any(near), "{found:?}");
        assert_eq!(found.rank, "global");
    }
}

#[test]
fn the_default_landscape_of_ones_own_is_walked_down() {
    let spec = plain(&json!({ "surface": { "kind": "formula" }, "alpha": 0.05, "start": [4, 3] }));
    let spec = blindfolded_hiker::spec::Spec::read(&spec).unwrap();
    assert_eq!(spec.surface, surface("x^2 + 3*y^2").unwrap());
    let walk = walk(&spec, 200);
    assert!(walk.loss[0] == 43.0 && walk.loss[200] < 1e-15);
}

#[test]
fn a_wrong_formula_is_refused_where_the_spec_is_read() {
    for (text, want) in [
        (
            "sin x",
            "surface.params.text is \"sin x\"; accepted: a formula with parentheses after the name of \
             a function, as in sin(x) at column 5, where “x” was found",
        ),
        (
            "exp(-x^2",
            "surface.params.text is \"exp(-x^2\"; accepted: a formula with the closing bracket that \
             belongs to the open one at column 9, where it ends",
        ),
        (
            "x^2+3y^2=0",
            "surface.params.text is \"x^2+3y^2=0\"; accepted: a formula with no equals sign, as the \
             formula itself is the loss, at column 9, where “=” was found",
        ),
    ] {
        assert_eq!(surface(text).unwrap_err(), want);
    }
    let long = surface(&"x".repeat(LENGTH + 1)).unwrap_err();
    assert!(long.ends_with("…; accepted: at most 1000 characters"), "{long}");
    let choice = plain(&json!({ "kind": "formula", "params": { "text": "2x**" } }));
    let message = Surface::read(&Field::root("surface", &choice)).unwrap_err().message();
    assert_eq!(message.id, "formula-expected-operand");
    let args: Vec<_> = message.args.iter().map(|(name, _)| *name).collect();
    assert_eq!(args, ["field", "value", "column", "found", "end"]);
}
