//! What is wrong with a formula: where, what was found, and what could stand there.

/// The first mistake in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where it is, counted in characters from 1; one past the last where the text ends too early.
    pub column: u32,
    /// What stands there, shortened; nothing where the text ends.
    pub found: String,
    /// What could stand there.
    pub expected: Expected,
}

/// What could stand where something else was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Anything at all.
    Formula,
    /// Something to calculate with.
    Operand,
    /// An operator before a number that follows a factor.
    Sign,
    /// The bracket that closes the open one.
    Close,
    /// The bar that closes an absolute value.
    Bar,
    /// No bracket, since none is open.
    NoClose,
    /// A sign that means something here.
    Symbol,
    /// A name that means something here.
    Name,
    /// A logarithm whose base is known.
    Logarithm,
    /// Parentheses after the name of a function.
    Argument,
    /// The argument of a function before the power of its value.
    Power,
    /// The other argument of a function of two.
    Second,
    /// No further argument.
    NoArgument,
    /// A decimal point in place of a comma.
    Point,
    /// No equals sign.
    NoEquation,
    /// Constants that have a finite value together.
    Finite,
    /// [`LENGTH`](super::LENGTH)
    Shorter,
    /// [`NESTING`](super::NESTING)
    Flatter,
    /// [`WAITING`](super::WAITING)
    Sooner,
    /// [`OPERATIONS`](super::OPERATIONS)
    Fewer,
}

impl Expected {
    /// The entry of the locale files.
    pub fn id(self) -> &'static str {
        self.entry().0
    }

    /// In English, to follow "a formula with".
    pub fn text(self) -> &'static str {
        self.entry().1
    }

    fn entry(self) -> (&'static str, &'static str) {
        match self {
            Self::Formula => ("formula-expected-formula", "something in it, such as x^2 + 3*y^2"),
            Self::Operand => ("formula-expected-operand", "a number, x, y or an opening bracket"),
            Self::Sign => {
                ("formula-expected-sign", "an operator before the number, as in x^2 or x*2")
            }
            Self::Close => {
                ("formula-expected-close", "the closing bracket that belongs to the open one")
            }
            Self::Bar => ("formula-expected-bar", "a second | to close the absolute value"),
            Self::NoClose => ("formula-expected-no-close", "no closing bracket, as none is open,"),
            Self::Symbol => {
                ("formula-expected-symbol", "a number, a name or one of + - * / ^ ( ) |")
            }
            Self::Name => (
                "formula-expected-name",
                "a known name (x, y, pi, e or a function such as sin, exp, ln, sqrt, max)",
            ),
            Self::Logarithm => (
                "formula-expected-logarithm",
                "ln for the natural or log10 for the decimal logarithm",
            ),
            Self::Argument => (
                "formula-expected-argument",
                "parentheses after the name of a function, as in sin(x)",
            ),
            Self::Power => {
                ("formula-expected-power", "the argument before the power, as in sin(x)^2")
            }
            Self::Second => {
                ("formula-expected-second", "a comma and a second argument, as in max(x, y)")
            }
            Self::NoArgument => ("formula-expected-no-argument", "no further argument"),
            Self::Point => (
                "formula-expected-point",
                "a decimal point instead of the comma, which only separates arguments as in max(x, y),",
            ),
            Self::NoEquation => (
                "formula-expected-no-equation",
                "no equals sign, as the formula itself is the loss,",
            ),
            Self::Finite => ("formula-expected-finite", "a finite value, unlike 1/0 or sqrt(-1),"),
            // The sentence for any text that is too long.
            Self::Shorter => ("refused-length", "at most 1000 characters"),
            Self::Flatter => {
                ("formula-expected-flatter", "at most 64 levels of brackets and powers")
            }
            Self::Sooner => (
                "formula-expected-sooner",
                "at most 32 values that wait for what is in the brackets",
            ),
            Self::Fewer => ("formula-expected-fewer", "at most 500 operations"),
        }
    }
}
