//! The functions that a web page calls.
//!
//! Plain data comes in as one [`Value`], is read and checked by the module that it is for, and goes
//! out as objects, or as one owned typed array per column of numbers. There are no ideas here.

use js_sys::{Float64Array, Object, Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array};
use wasm_bindgen::{Clamped, prelude::*};
use web_sys::ImageData;

use crate::{
    bridge::{Failure, Filled, give, named, run},
    contour::{self, Grid},
    elevation::{Elevation, MODES, Mode},
    error::{Accepted, Error},
    jet::eigen,
    optimizer::Optimizer,
    palette, practice, regime,
    schedule::Schedule,
    spec::{self, MAX_ITERATIONS, Spec},
    surface::Surface,
    swarm,
    terrain::{self, MAX_PIXELS, Style},
    value::{Field, Object as Plain, Value},
    vec2::Vec2,
    walk::{self, Iterate, phase_at},
};

/// Everything that can be chosen.
#[wasm_bindgen(unchecked_return_type = "Catalog")]
pub fn catalog() -> Result<JsValue, JsValue> {
    run(&[], &|_| {
        let surfaces = Value::list(&Surface::all(), |surface| (&surface.entry()).into());
        Ok(give(
            Plain::default()
                .with("surfaces", surfaces)
                .with("optimizers", Value::list(Optimizer::KINDS, |&info| info.into()))
                .with("schedules", Value::list(Schedule::KINDS, |&info| info.into()))
                .with("problems", Value::list(practice::families(), Value::from)),
        ))
    })
}

/// Loss, gradient, Hessian and curvatures at a point.
#[wasm_bindgen(unchecked_return_type = "Probe")]
pub fn probe(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] x: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] y: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("surface", surface), ("x", x), ("y", y)], &|fields| {
        let [surface, x, y] = named(fields);
        let surface = Surface::read(surface)?;
        let finite = |field: &Field<'_>| field.number(f64::MIN, f64::MAX, false);
        let jet = surface.jet(Vec2::new(finite(x)?, finite(y)?));
        let hessian = [jet.xx, jet.xy, jet.yy];
        Ok(give(
            Plain::default()
                .with("loss", jet.v)
                .with("gradient", &[jet.x, jet.y][..])
                .with("hessian", &hessian[..])
                .with("eigenvalues", &eigen(hessian).0[..]),
        ))
    })
}

/// The losses along a line through a point.
#[wasm_bindgen(unchecked_return_type = "Float64Array")]
pub fn profile(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "readonly [number, number]")] at: JsValue,
    #[wasm_bindgen(unchecked_param_type = "readonly [number, number]")] direction: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] ts: JsValue,
) -> Result<JsValue, JsValue> {
    let arguments = [("surface", surface), ("at", at), ("direction", direction), ("ts", ts)];
    run(&arguments, &|fields| {
        let [surface, at, direction, ts] = named(fields);
        let surface = Surface::read(surface)?;
        let pair = |field: &Field<'_>| {
            field.numbers("[x, y], two finite numbers").map(|[x, y]| Vec2::new(x, y))
        };
        let losses = surface.profile(pair(at)?, pair(direction)?, &ts.any_numbers()?);
        Ok(Float64Array::from(&losses[..]).into())
    })
}

/// One pure step; without a state, from the start.
#[wasm_bindgen(unchecked_return_type = "State")]
pub fn step(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "State")] state: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("spec", spec), ("state", state)], &|fields| {
        let [spec, state] = named(fields);
        let spec = Spec::read(spec.value)?;
        let here = match state.value {
            Value::Missing => Iterate::start(&spec),
            _ => Iterate::read(&spec, state)?,
        };
        let phases = spec.phases();
        let next = here.next(&spec, &phase_at(&phases, here.iteration));
        let [a, b, c] = next.memory.0;
        let memory = Plain::default()
            .with("optimizer", &[a.x, a.y, b.x, b.y, c.x, c.y][..])
            .with("schedule", &next.rhythm.0[..]);
        Ok(give(
            Plain::default()
                .with("iteration", next.iteration)
                .with("x", next.w.x)
                .with("y", next.w.y)
                .with("loss", next.loss)
                .with("alpha", next.alpha(&phase_at(&phases, next.iteration)))
                .with("gradient", &[next.gradient.x, next.gradient.y][..])
                .with("gradientNorm", next.gradient.norm())
                .with("outcome", next.outcome(spec.tolerance).name())
                .with("memory", memory),
        ))
    })
}

/// The first `count` steps as columns.
#[wasm_bindgen(unchecked_return_type = "Walk")]
pub fn walk(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] count: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("spec", spec), ("count", count)], &|fields| {
        let [spec, count] = named(fields);
        let walk = walk::walk(&Spec::read(spec.value)?, count.integer(0, 1_000_000)?);
        let rows = walk.x.len() as u32;
        let columns = Float64Array::new_with_length(5 * rows);
        let parts = [&walk.x, &walk.y, &walk.loss, &walk.alpha, &walk.gradient_norm];
        for (i, part) in (0..).zip(parts) {
            columns.subarray(i * rows, (i + 1) * rows).copy_from(part);
        }
        Ok(object(&[
            ("columns", columns.into()),
            ("rows", rows.into()),
            ("outcome", walk.outcome.name().into()),
            ("at", walk.at.into()),
        ]))
    })
}

/// The samples of the mini-batch that the step from an iteration is taken from; none without batches.
#[wasm_bindgen(unchecked_return_type = "Uint32Array")]
pub fn batch(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] iteration: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("spec", spec), ("iteration", iteration)], &|fields| {
        let [spec, iteration] = named(fields);
        let rows = walk::batch(&Spec::read(spec.value)?, iteration.integer(0, MAX_ITERATIONS)?);
        Ok(Uint32Array::from(&rows[..]).into())
    })
}

/// What is happening at an iteration, or will happen from the start where none is given.
#[wasm_bindgen(unchecked_return_type = "Diagnosis")]
pub fn diagnose(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "number")] iteration: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("spec", spec), ("iteration", iteration)], &|fields| {
        let [spec, iteration] = named(fields);
        let iteration = match iteration.value {
            Value::Missing => None,
            _ => Some(iteration.integer(0, MAX_ITERATIONS)?),
        };
        Ok(give(&regime::diagnose(&Spec::read(spec.value)?, iteration)))
    })
}

/// αₖ for k = 0 … count − 1.
#[wasm_bindgen(js_name = learningRates, unchecked_return_type = "Float64Array")]
pub fn learning_rates(
    #[wasm_bindgen(unchecked_param_type = "Choice")] schedule: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] alpha: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] count: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number>")] losses: JsValue,
) -> Result<JsValue, JsValue> {
    let arguments =
        [("schedule", schedule), ("alpha", alpha), ("count", count), ("losses", losses)];
    run(&arguments, &|fields| {
        let [schedule, alpha, count, losses] = named(fields);
        let schedule = Schedule::read(schedule)?;
        let alpha = spec::read_alpha(alpha)?;
        let count = count.integer(0, MAX_ITERATIONS)?;
        let losses = match losses.value {
            Value::Missing => Vec::new(),
            _ => losses.any_numbers()?,
        };
        Ok(Float64Array::from(&schedule.rates(alpha, count, &losses)[..]).into())
    })
}

/// What each of many learning rates comes to.
#[wasm_bindgen(unchecked_return_type = "Sweep")]
pub fn sweep(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] alphas: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] steps: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("spec", spec), ("alphas", alphas), ("steps", steps)], &|fields| {
        let [spec, alphas, steps] = named(fields);
        let spec = Spec::read(spec.value)?;
        let alphas = swarm::read_rates(alphas)?;
        let sweep = swarm::sweep(spec, &alphas, steps.integer(0, swarm::MAX_STEPS)?);
        Ok(object(&[
            ("loss", Float64Array::from(&sweep.loss[..]).into()),
            ("outcome", Uint8Array::from(&sweep.outcome[..]).into()),
            ("regime", Uint8Array::from(&sweep.regime[..]).into()),
        ]))
    })
}

/// Which minimum each start of a grid, or of some of its rows, leads to, and when.
#[wasm_bindgen(unchecked_return_type = "Basins")]
pub fn basins(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] width: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] height: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] steps: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "readonly [number, number]")] rows: JsValue,
) -> Result<JsValue, JsValue> {
    let arguments = [
        ("spec", spec),
        ("domain", domain),
        ("width", width),
        ("height", height),
        ("steps", steps),
        ("rows", rows),
    ];
    run(&arguments, &|fields| {
        let [spec, domain, width, height, steps, rows] = named(fields);
        let spec = Spec::read(spec.value)?;
        let domain = read_domain(domain)?;
        let size = swarm::read_size(width, height)?;
        let rows = swarm::read_rows(rows, size[1])?;
        let steps = steps.integer(0, swarm::MAX_STEPS)?;
        let basins = swarm::basins_of_rows(spec, domain, size, rows, steps);
        Ok(object(&[
            ("label", Uint8Array::from(&basins.label[..]).into()),
            ("iterations", Uint16Array::from(&basins.iterations[..]).into()),
            ("minima", give(Value::list(&basins.minima, |place| place[..].into()))),
        ]))
    })
}

/// The contour lines of a part of a surface.
#[wasm_bindgen(unchecked_return_type = "Contours")]
pub fn contours(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] nx: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] ny: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] levels: JsValue,
) -> Result<JsValue, JsValue> {
    const MOST: usize = 1000;
    let arguments =
        [("surface", surface), ("domain", domain), ("nx", nx), ("ny", ny), ("levels", levels)];
    run(&arguments, &|fields| {
        let [surface, domain, nx, ny, levels] = named(fields);
        let surface = Surface::read(surface)?;
        let domain = read_domain(domain)?;
        let nx = nx.integer(2, contour::MAX_SIDE)?;
        let ny = ny.integer(2, contour::MAX_SIDE)?;
        let heights = levels.any_numbers()?;
        if heights.len() > MOST || heights.iter().any(|z| !z.is_finite()) {
            let accepted = Accepted::Form("a list of at most 1000 finite numbers");
            return Err(levels.refused(accepted).into());
        }
        let lines = Grid::sample(&surface, domain, nx, ny).contours(&heights);
        Ok(object(&[
            ("points", Float64Array::from(&lines.points[..]).into()),
            ("starts", Uint32Array::from(&lines.starts[..]).into()),
            ("level", Uint32Array::from(&lines.level[..]).into()),
            ("closed", Uint8Array::from(&lines.closed[..]).into()),
        ]))
    })
}

/// The picture of a part of a surface as RGBA, row 0 at ymax.
#[wasm_bindgen(unchecked_return_type = "Uint8ClampedArray")]
pub fn terrain(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] width: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] height: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "TerrainStyle")] style: JsValue,
) -> Result<JsValue, JsValue> {
    paint([surface, domain, width, height, style], &|_, _, pixels| {
        Ok(Uint8ClampedArray::from(pixels).into())
    })
}

/// The same picture, ready for a canvas; in a worker too.
#[wasm_bindgen(js_name = terrainImage, unchecked_return_type = "ImageData")]
pub fn terrain_image(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] width: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] height: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "TerrainStyle")] style: JsValue,
) -> Result<JsValue, JsValue> {
    paint([surface, domain, width, height, style], &|width, height, pixels| {
        let pixels = Clamped(pixels);
        let image = ImageData::new_with_u8_clamped_array_and_sh(pixels, width, height);
        image.map(JsValue::from).map_err(Failure::Thrown)
    })
}

type Show<'a> = &'a dyn Fn(u32, u32, &[u8]) -> Result<JsValue, Failure>;

fn paint(arguments: [JsValue; 5], show: Show<'_>) -> Result<JsValue, JsValue> {
    let [surface, domain, width, height, style] = arguments;
    let arguments = [
        ("surface", surface),
        ("domain", domain),
        ("width", width),
        ("height", height),
        ("style", style),
    ];
    run(&arguments, &|fields| {
        let [surface, domain, width, height, style] = named(fields);
        let surface = Surface::read(surface)?;
        let domain = read_domain(domain)?;
        let width = width.integer(1, MAX_PIXELS)?;
        let height = height.integer(1, MAX_PIXELS)?;
        let style = Style::read(style)?;
        show(width, height, &terrain::paint(&surface, domain, width, height, style))
    })
}

/// The tints of a style as RGBA, from the lowest to the highest.
#[wasm_bindgen(unchecked_return_type = "Uint8ClampedArray")]
pub fn tints(
    #[wasm_bindgen(unchecked_param_type = "TerrainStyle | undefined")] style: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] count: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("style", style), ("count", count)], &|fields| {
        let [style, count] = named(fields);
        let Style { palette, theme, .. } = Style::read(style)?;
        let rgba = palette::tints(palette, theme, count.integer(1, MAX_PIXELS)?);
        Ok(Uint8ClampedArray::from(&rgba[..]).into())
    })
}

/// The heights of a part of a surface and the contour levels that suit it.
#[wasm_bindgen(unchecked_return_type = "Elevation")]
pub fn elevation(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "\"auto\" | \"linear\" | \"log\"")]
    mode: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("surface", surface), ("domain", domain), ("mode", mode)], &|fields| {
        let [surface, domain, mode] = named(fields);
        let mode = match mode.value {
            Value::Missing => Mode::Auto,
            _ => Mode::ALL[mode.word(MODES)?],
        };
        let elevation = Elevation::of(&Surface::read(surface)?, read_domain(domain)?, mode);
        let scale = Plain::default()
            .with("low", elevation.scale.low)
            .with("high", elevation.scale.high)
            .with("bend", elevation.scale.bend);
        Ok(object(&[
            ("ground", elevation.ground.name().into()),
            ("scale", give(scale)),
            ("levels", Float64Array::from(&elevation.levels[..]).into()),
            ("index", Uint8Array::from(&elevation.index[..]).into()),
        ]))
    })
}

/// The minima and the saddle points of a part of a surface.
#[wasm_bindgen(unchecked_return_type = "Features")]
pub fn features(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("surface", surface), ("domain", domain)], &|fields| {
        let [surface, domain] = named(fields);
        let features = Surface::read(surface)?.features(read_domain(domain)?);
        Ok(give(
            Plain::default()
                .with("minima", Value::list(&features.minima, Value::from))
                .with("saddles", Value::list(&features.saddles, Value::from)),
        ))
    })
}

/// A practice problem.
#[wasm_bindgen(unchecked_return_type = "Problem")]
pub fn problem(
    #[wasm_bindgen(unchecked_param_type = "string")] kind: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] seed: JsValue,
) -> Result<JsValue, JsValue> {
    run(&[("kind", kind), ("seed", seed)], &|fields| {
        let [kind, seed] = named(fields);
        Ok(give(&practice::problem(kind.text()?, seed.integer(0, u32::MAX)?)?))
    })
}

/// Reads an answer and judges it.
#[wasm_bindgen(js_name = checkAnswer, unchecked_return_type = "Verdict")]
pub fn check_answer(
    #[wasm_bindgen(unchecked_param_type = "string")] kind: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] seed: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
    #[wasm_bindgen(js_name = relTol, unchecked_optional_param_type = "number")] rel_tol: JsValue,
) -> Result<JsValue, JsValue> {
    let arguments =
        [("kind", kind), ("seed", seed), ("text", text), ("locale", locale), ("relTol", rel_tol)];
    run(&arguments, &|fields| {
        let [kind, seed, text, locale, rel_tol] = named(fields);
        let rel_tol = match rel_tol.value {
            Value::Missing => practice::TOLERANCE,
            _ => rel_tol.number(0.0, practice::MAX_TOLERANCE, false)?,
        };
        let locale = match locale.value {
            Value::Missing => "en",
            _ => locale.text()?,
        };
        let seed = seed.integer(0, u32::MAX)?;
        Ok(give(&practice::check_within(kind.text()?, seed, text.text()?, locale, rel_tol)?))
    })
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object: Filled = Object::new().unchecked_into();
    for (name, value) in entries {
        object.set(name, value);
    }
    object.into()
}

fn read_domain(field: &Field<'_>) -> Result<[f64; 4], Error> {
    const FORM: &str = "[xmin, xmax, ymin, ymax], finite, with xmin < xmax and ymin < ymax";
    let domain: [f64; 4] = field.numbers(FORM)?;
    let [x0, x1, y0, y1] = domain;
    let spans = [x1 - x0, y1 - y0];
    if spans.iter().all(|&span| span > 0.0 && span.is_finite()) {
        return Ok(domain);
    }
    Err(field.refused(Accepted::Form(FORM)))
}
