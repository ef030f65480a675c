use super::{Landscape, search};
use crate::{
    error::Accepted,
    family::{Fixed, Info, Kind, ParamInfo, Scale, Values},
    formula::{Flaw, LENGTH, Program},
    jet::{Jet, Real},
    pytorch::Pen,
    vec2::Vec2,
};

/// Any landscape that can be written as a formula in x and y: see [`formula`](crate::formula).
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// The formula, or a flat plain where there is a flaw in it.
    program: Program,
    /// Why the text is refused.
    flaw: Option<Flaw>,
}

impl Kind for Formula {
    const INFO: Info = Info {
        kind: "formula",
        label: "Your own formula",
        formula: "f = what you write",
        citation: "Blindfolded Hiker, the learner's own landscape",
        params: &[ParamInfo {
            name: "text",
            symbol: "f(x, y)",
            help: "The loss as a formula in x and y, such as x^2 + 3*y^2 or sin(x) + y^2/2.",
            default: Fixed::Text("x^2 + 3*y^2"),
            min: None,
            max: None,
            scale: Scale::Text(LENGTH as u32),
        }],
    };

    fn build(mut values: Values) -> Self {
        match Program::read(&values.take::<String>()) {
            Ok(program) => Self { program, flaw: None },
            Err(flaw) => Self { program: Program::default(), flaw: Some(flaw) },
        }
    }

    fn flaw(&self) -> Option<(&'static str, Accepted)> {
        let Flaw { column, found, expected } = self.flaw.clone()?;
        let accepted =
            Accepted::Formula { column, found, id: expected.id(), expected: expected.text() };
        Some(("text", accepted))
    }

    fn torch(&self, pen: &mut Pen<'_>) {
        pen.text("return ");
        pen.text(&self.program.python(pen));
    }
}

impl Default for Formula {
    fn default() -> Self {
        Self::build(Values::defaults(&Self::INFO))
    }
}

impl Landscape for Formula {
    const DOMAIN: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];
    const START: [f64; 2] = [4.0, 3.0];
    const ALPHA: f64 = 0.05;
    const SEARCHED: bool = true;

    fn loss<T: Real>(&self, x: T, y: T) -> T {
        self.program.eval(x, y)
    }

    fn row(&self, xs: &[f64], y: f64, to: &mut [f64]) {
        self.program.heights(xs, y, to);
    }

    /// Those that are found on the sheet.
    fn minima(&self) -> Vec<[f64; 2]> {
        let jet = |w: Vec2| {
            let (x, y) = Jet::variables(w.x, w.y);
            self.loss(x, y)
        };
        search::minima(&|w| self.loss(w.x, w.y), &jet, Self::DOMAIN)
    }
}
