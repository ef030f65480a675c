//! The functions that a web page calls: the only file that knows JavaScript.
//!
//! Plain data comes in as one [`Value`], is read and checked by the module that it is for, and goes
//! out as objects, or as one owned typed array per column of numbers. A refused input becomes a
//! JavaScript `Error` that carries the field, the value and what is accepted. There are no ideas
//! here.

use js_sys::{Array, Float64Array, Object, Reflect, Uint8Array, Uint8ClampedArray, Uint32Array};
use serde::Serialize;
use wasm_bindgen::{Clamped, prelude::*};
use web_sys::ImageData;

use crate::{
    contour::{self, Grid},
    error::{Accepted, Error},
    family::Info,
    jet::eigen,
    optimizer::Optimizer,
    practice,
    regime,
    schedule::Schedule,
    spec::{self, MAX_ITERATIONS, Spec},
    surface::Surface,
    terrain::{self, Elevation, MAX_PIXELS, Style},
    value::{Field, Object as Plain, Value},
    vec2::Vec2,
    walk::{self, Iterate, phase_at},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// A panic is a defect; it names its place in the console before the instance dies.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

// A third of the size of the allocator that comes with the standard library, and constant time.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

type Outcome<T> = Result<T, JsValue>;

/// Everything that can be chosen.
#[wasm_bindgen(unchecked_return_type = "Catalog")]
pub fn catalog() -> Outcome<JsValue> {
    let surfaces: Value = Surface::all().iter().map(|surface| Value::from(&surface.entry())).collect();
    let infos = |kinds: &[&Info]| kinds.iter().map(|info| Value::from(*info)).collect::<Value>();
    give(
        Plain::default()
            .with("surfaces", surfaces)
            .with("optimizers", infos(Optimizer::KINDS))
            .with("schedules", infos(Schedule::KINDS))
            .with("problems", practice::families().iter().collect::<Value>()),
    )
}

/// Loss, gradient, Hessian and curvatures at a point.
#[wasm_bindgen(unchecked_return_type = "Probe")]
pub fn probe(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] x: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] y: JsValue,
) -> Outcome<JsValue> {
    let surface = read_surface(surface)?;
    let (x, y) = (take(x)?, take(y)?);
    let finite = |name, value| Field::root(name, value).number(f64::MIN, f64::MAX, false);
    let w = Vec2::new(finite("x", &x).map_err(refuse)?, finite("y", &y).map_err(refuse)?);
    let jet = surface.jet(w);
    let hessian = [jet.xx, jet.xy, jet.yy];
    give(
        Plain::default()
            .with("loss", jet.v)
            .with("gradient", &[jet.x, jet.y][..])
            .with("hessian", &hessian[..])
            .with("eigenvalues", &eigen(hessian).0[..]),
    )
}

/// One pure step; without a state, from the start.
#[wasm_bindgen(unchecked_return_type = "State")]
pub fn step(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "State")] state: JsValue,
) -> Outcome<JsValue> {
    let spec = read_spec(spec)?;
    let here = match take(state)? {
        Value::Missing => Iterate::start(&spec),
        state => Iterate::read(&spec, &state).map_err(refuse)?,
    };
    let phases = spec.phases();
    let next = here.next(&spec, &phase_at(&phases, here.iteration));
    let vectors: Value = next.memory.0.iter().flat_map(|v| [v.x, v.y]).collect();
    let memory =
        Plain::default().with("optimizer", vectors).with("schedule", &next.rhythm.0[..]);
    give(
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
    )
}

/// The first `count` steps as columns.
#[wasm_bindgen(unchecked_return_type = "Walk")]
pub fn walk(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] count: JsValue,
) -> Outcome<JsValue> {
    let spec = read_spec(spec)?;
    let walk = walk::walk(&spec, read_count(count, "count", 0, 1_000_000)?);
    let rows = walk.x.len() as u32;
    let columns = Float64Array::new_with_length(5 * rows);
    let parts = [&walk.x, &walk.y, &walk.loss, &walk.alpha, &walk.gradient_norm];
    for (i, part) in (0..).zip(parts) {
        columns.subarray(i * rows, (i + 1) * rows).copy_from(part);
    }
    object(&[
        ("columns", columns.into()),
        ("rows", rows.into()),
        ("outcome", walk.outcome.name().into()),
        ("at", walk.at.into()),
    ])
}

/// What is happening at an iteration, or will happen from the start where none is given.
#[wasm_bindgen(unchecked_return_type = "Diagnosis")]
pub fn diagnose(
    #[wasm_bindgen(unchecked_param_type = "WalkSpec")] spec: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "number")] iteration: JsValue,
) -> Outcome<JsValue> {
    let spec = read_spec(spec)?;
    let iteration = match take(iteration)? {
        Value::Missing => None,
        value => {
            let field = Field::root("iteration", &value);
            Some(field.integer(0, MAX_ITERATIONS).map_err(refuse)?)
        }
    };
    give(&regime::diagnose(&spec, iteration))
}

/// αₖ for k = 0 … count − 1.
#[wasm_bindgen(js_name = learningRates)]
pub fn learning_rates(
    #[wasm_bindgen(unchecked_param_type = "Choice")] schedule: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] alpha: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] count: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number>")] losses: JsValue,
) -> Outcome<Float64Array> {
    let schedule = Schedule::read(&Field::root("schedule", &take(schedule)?)).map_err(refuse)?;
    let alpha = spec::read_alpha(&Field::root("alpha", &take(alpha)?)).map_err(refuse)?;
    let count = read_count(count, "count", 0, MAX_ITERATIONS)?;
    let losses =
        if losses.is_undefined() { Vec::new() } else { read_numbers(&losses, "losses")? };
    Ok(Float64Array::from(&schedule.rates(alpha, count, &losses)[..]))
}

/// The contour lines of a part of a surface.
#[wasm_bindgen(unchecked_return_type = "Contours")]
pub fn contours(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] nx: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] ny: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] levels: JsValue,
) -> Outcome<JsValue> {
    const MOST: usize = 1000;
    let surface = read_surface(surface)?;
    let domain = read_domain(domain)?;
    let nx = read_count(nx, "nx", 2, contour::MAX_SIDE)?;
    let ny = read_count(ny, "ny", 2, contour::MAX_SIDE)?;
    let heights = read_numbers(&levels, "levels")?;
    if heights.len() > MOST || heights.iter().any(|z| !z.is_finite()) {
        let accepted = Accepted::Form("a list of at most 1000 finite numbers");
        return Err(refuse(Field::root("levels", &take(levels)?).refused(accepted)));
    }
    let lines = Grid::sample(&surface, domain, nx, ny).contours(&heights);
    object(&[
        ("points", Float64Array::from(&lines.points[..]).into()),
        ("starts", Uint32Array::from(&lines.starts[..]).into()),
        ("level", Uint32Array::from(&lines.level[..]).into()),
        ("closed", Uint8Array::from(&lines.closed[..]).into()),
    ])
}

/// The picture of a part of a surface as RGBA, row 0 at ymax.
#[wasm_bindgen]
pub fn terrain(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] width: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] height: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "TerrainStyle")] style: JsValue,
) -> Outcome<Uint8ClampedArray> {
    let (_, _, pixels) = paint(surface, domain, width, height, style)?;
    Ok(Uint8ClampedArray::from(&pixels[..]))
}

/// The same picture, ready for a canvas; in a worker too.
#[wasm_bindgen(js_name = terrainImage)]
pub fn terrain_image(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] width: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] height: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "TerrainStyle")] style: JsValue,
) -> Outcome<ImageData> {
    let (width, height, pixels) = paint(surface, domain, width, height, style)?;
    ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixels), width, height)
}

fn paint(
    surface: JsValue,
    domain: JsValue,
    width: JsValue,
    height: JsValue,
    style: JsValue,
) -> Outcome<(u32, u32, Vec<u8>)> {
    let surface = read_surface(surface)?;
    let domain = read_domain(domain)?;
    let width = read_count(width, "width", 1, MAX_PIXELS)?;
    let height = read_count(height, "height", 1, MAX_PIXELS)?;
    let style = Style::read(&take(style)?).map_err(refuse)?;
    Ok((width, height, terrain::paint(&surface, domain, width, height, style)))
}

/// The heights of a part of a surface and the contour levels that suit it.
#[wasm_bindgen(unchecked_return_type = "Elevation")]
pub fn elevation(
    #[wasm_bindgen(unchecked_param_type = "Choice")] surface: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Domain")] domain: JsValue,
) -> Outcome<JsValue> {
    let elevation = Elevation::of(&read_surface(surface)?, read_domain(domain)?);
    let scale = Plain::default()
        .with("low", elevation.scale.low)
        .with("high", elevation.scale.high)
        .with("bend", elevation.scale.bend);
    let index: Vec<u8> = elevation.index.into_iter().map(u8::from).collect();
    object(&[
        ("scale", give(scale)?),
        ("levels", Float64Array::from(&elevation.levels[..]).into()),
        ("index", Uint8Array::from(&index[..]).into()),
    ])
}

/// A practice problem.
#[wasm_bindgen(unchecked_return_type = "Problem")]
pub fn problem(
    #[wasm_bindgen(unchecked_param_type = "string")] kind: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] seed: JsValue,
) -> Outcome<JsValue> {
    let kind = read_text(kind, "kind")?;
    let seed = read_count(seed, "seed", 0, u32::MAX)?;
    give(&practice::problem(&kind, seed).map_err(refuse)?)
}

/// Reads an answer and judges it.
#[wasm_bindgen(js_name = checkAnswer, unchecked_return_type = "Verdict")]
pub fn check_answer(
    #[wasm_bindgen(unchecked_param_type = "string")] kind: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] seed: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] locale: JsValue,
) -> Outcome<JsValue> {
    let kind = read_text(kind, "kind")?;
    let seed = read_count(seed, "seed", 0, u32::MAX)?;
    let text = read_text(text, "text")?;
    let locale =
        if locale.is_undefined() { "en".to_owned() } else { read_text(locale, "locale")? };
    give(&practice::check(&kind, seed, &text, &locale).map_err(refuse)?)
}

/// Plain data from JavaScript. Typed arrays count as lists; `undefined` and `null` as missing.
///
/// By hand instead of through serde's deserialiser, which brings along the formatting of every
/// number type for errors that are never shown, and follows an object that contains itself until
/// the stack is gone.
fn take(value: JsValue) -> Outcome<Value> {
    take_within(&value, 8)
}

fn take_within(value: &JsValue, depth: u32) -> Outcome<Value> {
    if let Some(number) = value.as_f64() {
        return Ok(Value::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::Text(text));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Value::Bool(flag));
    }
    if value.is_undefined() || value.is_null() {
        return Ok(Value::Missing);
    }
    if depth == 0 || !value.is_object() {
        let accepted = Accepted::Form("numbers, text, true or false, lists and objects of these");
        return Err(refuse(Error::new("the input".into(), "something that is not plain data".into(), accepted)));
    }
    if Array::is_array(value) || js_sys::ArrayBuffer::is_view(value) {
        let list = Array::from(value);
        let mut values = Vec::with_capacity(list.length() as usize);
        for entry in list.iter() {
            values.push(take_within(&entry, depth - 1)?);
        }
        return Ok(Value::List(values));
    }
    let list = Object::entries(value.unchecked_ref());
    let mut entries = Vec::with_capacity(list.length() as usize);
    for entry in list.iter() {
        let key = Reflect::get_u32(&entry, 0)?.as_string().unwrap_or_default();
        entries.push((key, take_within(&Reflect::get_u32(&entry, 1)?, depth - 1)?));
    }
    Ok(Value::Map(entries))
}

fn give(value: impl Into<Value>) -> Outcome<JsValue> {
    // Objects, not Maps; null, not undefined, where there is no value.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.into().serialize(&serializer).map_err(JsValue::from)
}

fn object(entries: &[(&str, JsValue)]) -> Outcome<JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &JsValue::from_str(name), value)?;
    }
    Ok(object.into())
}

/// The `Error` that a page catches: its message for people, its properties for programs.
fn refuse(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    let sentence = give(&error.message()).unwrap_or(JsValue::NULL);
    let properties = [
        ("field", error.field.into()),
        ("value", error.value.into()),
        ("accepted", error.accepted.to_string().into()),
        ("sentence", sentence),
    ];
    for (name, value) in properties {
        // Setting a property of an object that was just made does not fail.
        Reflect::set(&thrown, &JsValue::from_str(name), &value).ok();
    }
    thrown.into()
}

fn read_spec(spec: JsValue) -> Outcome<Spec> {
    Spec::read(&take(spec)?).map_err(refuse)
}

fn read_surface(surface: JsValue) -> Outcome<Surface> {
    Surface::read(&Field::root("surface", &take(surface)?)).map_err(refuse)
}

fn read_domain(domain: JsValue) -> Outcome<[f64; 4]> {
    const FORM: &str = "[xmin, xmax, ymin, ymax], finite, with xmin < xmax and ymin < ymax";
    let value = take(domain)?;
    let field = Field::root("domain", &value);
    let domain: [f64; 4] = field.numbers(FORM).map_err(refuse)?;
    let [x0, x1, y0, y1] = domain;
    let spans = [x1 - x0, y1 - y0];
    if spans.iter().all(|&span| span > 0.0 && span.is_finite()) {
        Ok(domain)
    } else {
        Err(refuse(field.refused(Accepted::Form(FORM))))
    }
}

fn read_count(value: JsValue, field: &str, min: u32, max: u32) -> Outcome<u32> {
    Field::root(field, &take(value)?).integer(min, max).map_err(refuse)
}

fn read_text(value: JsValue, field: &str) -> Outcome<String> {
    Field::root(field, &take(value)?).text().map(str::to_owned).map_err(refuse)
}

/// A list of numbers, whole columns of them at once where they come as a typed array.
fn read_numbers(value: &JsValue, field: &str) -> Outcome<Vec<f64>> {
    if let Some(numbers) = value.dyn_ref::<Float64Array>() {
        return Ok(numbers.to_vec());
    }
    let list = take(value.clone())?;
    let place = Field::root(field, &list);
    let mut numbers = Vec::new();
    for entry in place.list("a list of numbers").map_err(refuse)? {
        numbers.push(entry.any_number().map_err(refuse)?);
    }
    Ok(numbers)
}
