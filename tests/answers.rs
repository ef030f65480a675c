//! Reading and judging typed answers: recorded answers, the same forms for other numbers, every
//! misconception, and whatever else people and programs may type.

use blindfolded_hiker::{
    practice::{self, Judgement, Verdict},
    value::Value,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde::Deserialize;

const KIND: &str = "one-fifth";
const SEEDS: u32 = 1_000;
const LOCALES: [&str; 4] = ["en", "de", "ar-EG", ""];

#[derive(Deserialize)]
struct Recorded {
    input: String,
    expected: String,
    value: Option<f64>,
    why: String,
}

fn recorded() -> Vec<Recorded> {
    serde_json::from_str(include_str!("reference/answers/cases_public.json")).unwrap()
}

fn check(seed: u32, text: &str, locale: &str) -> Verdict {
    practice::check(KIND, seed, text, locale).unwrap()
}

fn answer(seed: u32) -> f64 {
    practice::problem(KIND, seed).unwrap().answer.value
}

/// The learning rate and the divisor of a seed.
fn given(seed: u32) -> (f64, f64) {
    let json = serde_json::to_value(Value::from(&practice::problem(KIND, seed).unwrap())).unwrap();
    (json["given"]["alpha"].as_f64().unwrap(), json["given"]["n"].as_f64().unwrap())
}

#[test]
fn recorded_answers_get_their_verdict_in_every_locale() {
    for case in recorded() {
        for locale in LOCALES {
            let verdict = check(0, &case.input, locale);
            let (input, why) = (&case.input, &case.why);
            assert_eq!(
                verdict.verdict.name(),
                case.expected.as_str(),
                "{input:?} ({why}): {verdict:?}"
            );
            if let Some(expected) = case.value {
                let value = verdict.value.unwrap();
                assert!((value - expected).abs() <= 1e-12 * expected.abs(), "{input:?}: {value}");
            }
            let label = why.strip_prefix("mc:").map(|why| why.split(' ').next().unwrap());
            if label.is_some() {
                assert_eq!(verdict.misconception, label, "{input:?}");
            }
        }
    }
}

#[test]
fn the_first_problem_is_the_one_of_the_course() {
    let problem = practice::problem(KIND, 0).unwrap();
    assert_eq!((given(0), problem.answer.value), ((0.01, 5.0), 0.002));
    assert_eq!(problem.hints[0].id, "practice-one-fifth-hint-divide");
    let json = serde_json::to_value(Value::from(&problem)).unwrap();
    assert_eq!(json["answer"]["relTol"], 1e-6);
    assert_eq!(json["statement"]["args"]["n"], 5.0);
}

#[test]
fn an_unknown_family_is_refused_by_name() {
    let refused = practice::problem("one-sixth", 0).unwrap_err();
    let kinds: Vec<_> = practice::families().iter().map(|family| family.kind).collect();
    let accepted = kinds.join(", ");
    assert_eq!(refused.to_string(), format!(r#"kind is "one-sixth"; accepted: one of {accepted}"#));
    assert_eq!(practice::check("one-sixth", 0, "1", "en").unwrap_err(), refused);
}

/// The digits of a plain decimal, and the power of ten of its last one.
fn digits(value: f64) -> (u64, i32) {
    let plain = value.to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    (format!("{whole}{decimals}").parse().unwrap(), -i32::try_from(decimals.len()).unwrap())
}

/// Another script, from its digit 0.
fn script(plain: &str, zero: char) -> String {
    let other = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32(zero as u32 + digit).unwrap(),
        None => c,
    };
    plain.chars().map(other).collect()
}

fn superscript(power: i32) -> String {
    let raised = |c: char| match c {
        '-' => '⁻',
        _ => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][c as usize - '0' as usize],
    };
    power.to_string().chars().map(raised).collect()
}

/// Every way of writing the answer that has one reading.
fn forms(seed: u32) -> Vec<String> {
    let value = answer(seed);
    let (alpha, n) = given(seed);
    let plain = value.to_string();
    let comma = plain.replace('.', ",");
    let (m, e) = digits(value);
    let power = 10_u64.pow(e.unsigned_abs());
    let percent = (value * 1e9).round() / 1e7;
    let rest = (alpha * 1e9 - value * 1e9).round() / 1e9;
    let factor = 1.0 / n;
    let mut forms = vec![
        plain.clone(),
        comma.clone(),
        plain.replacen('0', "", 1),
        format!("{plain}0"),
        format!("0{plain}"),
        format!("+{plain}"),
        format!("\u{200f} {plain}\u{200b}\n"),
        format!("({plain})"),
        format!("{m}e{e}"),
        format!("{m}E{e}"),
        format!("{m},0e{e}"),
        format!("{m} e {e}").replace('-', "−"),
        format!("{m}.000e{e}"),
        format!("{m}*10^{e}"),
        format!("{m} x 10^{e}"),
        format!("{m}×10**{e}"),
        format!("{m}\u{2062}×10^{e}"),
        format!("{m}·10{}", superscript(e)),
        format!("10^({e})*{m}"),
        format!("{m}\\times 10^{{{e}}}"),
        format!("${m} \\cdot 10^{{{e}}}$"),
        format!("{m}/{power}"),
        format!("{m} ÷ {power}"),
        format!("{m}⁄{power}"),
        format!("-{m}/-{power}"),
        format!("0 {m}/{power}"),
        format!("\\frac{{{m}}}{{{power}}}"),
        format!("\\left(\\dfrac{{{m}}}{{{power}}}\\right)"),
        format!("{percent}%"),
        format!("{percent} ٪").replace('.', "٫"),
        format!("%{percent}"),
        format!("{alpha}/{n}"),
        format!("{alpha} : {n}").replace('.', ","),
        format!("{alpha}*{factor}"),
        format!("{alpha} × 1/{n}"),
        format!("{}%*{alpha}", 100.0 * factor),
        format!("{alpha}-{rest}"),
        format!("({alpha})(1/{n})"),
        format!("{alpha}·{n}^-1"),
        format!("\\frac{{{alpha}}}{{{n}}}"),
        format!("{}", value * (1.0 + 5e-7)),
        script(&plain, '٠').replace('.', "٫"),
        script(&plain, '۰'),
        script(&plain, '०'),
        script(&plain, '𝟎'),
        script(&plain, '０').replace('.', "．"),
        script(&comma, '٠').replace(',', "،"),
    ];
    let names = ["α", "𝛼", "alpha", "η", "lr", "learning rate", "new α", "α_new", "α₁", "\\alpha"];
    for name in names {
        forms.extend(["=", " = ", ":", ":="].map(|sign| format!("{name}{sign}{plain}")));
        forms.push(format!("{name} = {comma}"));
    }
    forms.extend(match n as u64 {
        4 => vec![format!("{alpha}×¼")],
        5 => vec![format!("⅕·{alpha}")],
        8 => vec![format!("{alpha}x⅛")],
        _ => vec![],
    });
    forms
}

#[test]
fn the_right_value_is_correct_in_every_form() {
    for seed in 0..SEEDS {
        let expected = answer(seed);
        for form in forms(seed) {
            let locale = LOCALES[seed as usize % LOCALES.len()];
            let verdict = check(seed, &form, locale);
            assert_eq!(verdict.verdict, Judgement::Correct, "{form:?} of {seed}: {verdict:?}");
            assert!((verdict.value.unwrap() - expected).abs() <= 1e-6 * expected);
        }
    }
}

#[test]
fn the_reading_is_the_value_that_a_person_wrote() {
    for (typed, reading) in [
        ("0,002", "0.002"),
        ("0.1+0.2", "0.3"),
        ("0.06/5", "0.012"),
        ("1 1/5", "1.2"),
        ("2'000", "2000"),
        ("1,234.5", "1234.5"),
        ("-1/8", "-0.125"),
        ("2e-9", "2×10⁻⁹"),
        ("1½", "1.5"),
    ] {
        assert_eq!(check(0, typed, "en").reading.as_deref(), Some(reading), "{typed}");
    }
}

#[test]
fn every_misconception_is_recognised() {
    for seed in 0..SEEDS {
        let (a, n) = given(seed);
        for (label, value) in [
            ("multiplied", a * n),
            ("by-not-to", a - a / n),
            ("halved", a / 2.0),
            ("twice", a / (n * n)),
            ("divided-by-20", a / (100.0 / n)),
            ("increased-by", a + a / n),
            ("factor-only", 1.0 / n),
            ("divisor-only", n),
            ("unchanged", a),
            ("subtracted-factor", a - 1.0 / n),
            ("subtracted-divisor", a - n),
            ("inverted", n / a),
            ("sign", -a / n),
        ] {
            for typed in [value.to_string(), format!("{value:e}")] {
                let verdict = check(seed, &typed, "en");
                assert_eq!(verdict.misconception, Some(label), "{typed} of {seed}: {a} / {n}");
                assert_eq!(verdict.verdict, Judgement::Incorrect);
                assert_eq!(verdict.feedback.id, format!("practice-mc-{label}"));
            }
        }
        // Written with the exponent, which has no second reading.
        let slip = check(seed, &format!("{:e}%", a / n), "en");
        assert_eq!(slip.misconception, Some("percent-slip"), "{a} / {n}");
        for places in [-9, -7, 7, 9] {
            let shifted = check(seed, &format!("{:e}", a / n * 10_f64.powi(places)), "en");
            assert_eq!(shifted.misconception, Some("place-value"), "{a} / {n}, {places}");
        }
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    for (typed, id) in [
        ("", "empty"),
        (" \u{a0}\u{200b}", "empty"),
        ("−", "sign"),
        (".", "no-digit"),
        ("()", "no-digit"),
        ("0.0.2", "two-points"),
        ("0,0,02", "two-points"),
        ("0'002", "grouping"),
        ("0.00 2", "stray-blank"),
        ("0.002.", "final-mark"),
        ("0.002!", "final-mark"),
        ("2×10-3", "lost-power"),
        ("2x10–3", "lost-power"),
        ("10-3", "lost-power"),
        ("2e", "exponent"),
        ("e-3", "exponent"),
        ("2e-3.5", "exponent"),
        ("0.002 s", "unit"),
        ("0.002m", "unit"),
        ("0.002°", "unit"),
        ("0.002/s", "unit"),
        ("$0.002", "currency"),
        ("0.002€", "currency"),
        ("${7*7}", "currency"),
        ("0.002 frogs", "word"),
        ("two thousandths", "word"),
        ("null", "word"),
        ("二", "symbolic"),
        ("0.002, 0.05", "list"),
        ("0.002 0.05", "list"),
        ("0.002; 0.05", "list"),
        ("0.002 or 0.05", "list"),
        ("0.002,0.05", "list"),
        ("0.002..0.003", "range"),
        ("0.002…0.003", "range"),
        ("0.002 to 0.003", "range"),
        ("0.002~0.003", "range"),
        ("<0.002", "relation"),
        ("≈ 0.002", "relation"),
        ("~0.002", "relation"),
        ("0.01 → 0.002", "relation"),
        ("±0.002", "plus-minus"),
        ("+/-0.002", "plus-minus"),
        ("+-0.002", "plus-minus"),
        ("sqrt(4)", "function"),
        ("\\sqrt{4}", "function"),
        ("NaN", "nan"),
        ("(-1)^0.5", "nan"),
        ("∞", "infinite"),
        ("-inf", "infinite"),
        ("0x2", "hexadecimal"),
        ("0xFF", "hexadecimal"),
        ("0b1", "hexadecimal"),
        ("0.00₂", "subscript"),
        ("②", "symbol"),
        ("0.002\0", "symbol"),
        ("__proto__", "symbol"),
        ("[]", "symbol"),
        ("alpha", "symbolic"),
        ("alpha/5", "symbolic"),
        ("x/5", "symbolic"),
        ("alpha =", "value-missing"),
        ("x = 0.002", "name"),
        ("0.01/5 = 0.002", "equation"),
        ("α = 0.01/5 = 0.002", "equation"),
        ("0.01 - 80%", "percent-in-sum"),
        ("0.01*(1-80%)", "percent-in-sum"),
        ("1/0", "division-by-zero"),
        ("0^-1", "division-by-zero"),
        ("2^0.3", "power"),
        ("2××10", "operand"),
        ("\\frac{1}{0}", "division-by-zero"),
        ("1e400", "overflow"),
        ("10^999", "overflow"),
        ("0.002<b>", "markup"),
        ("<script>alert(1)</script>", "markup"),
        ("(0.002", "brackets"),
        ("0.002)", "brackets"),
        ("2()", "brackets"),
        ("0.01/", "operand"),
        ("*5", "operand"),
        ("2%%", "operand"),
        ("1/5(0.01)", "operator"),
        ("2×10(-3)", "operator"),
        (&"(".repeat(80), "no-digit"),
        (&format!("{}1", "(".repeat(80)), "nested"),
        (&"9".repeat(101), "too-long"),
        (&"0".repeat(100_000), "too-long"),
    ] {
        let verdict = check(0, typed, "en");
        assert_eq!(verdict.feedback.id, format!("practice-invalid-{id}"), "{typed:?}");
        assert_eq!(verdict.verdict, Judgement::Invalid);
    }
}

#[test]
fn a_lost_power_sign_is_offered_back() {
    let feedback = serde_json::to_value(Value::from(&check(0, "2×10−3", "en").feedback)).unwrap();
    assert_eq!(feedback["args"]["meant"], "2×10^-3");
    assert_eq!(feedback["args"]["example"], 0.125);
}

#[test]
fn two_readings_are_asked_about_where_they_differ_in_verdict() {
    for locale in LOCALES {
        for typed in ["2.000‰", "2,000‰", "0.002*1.000*1", "10·0·0002", "0·002"] {
            let verdict = check(0, typed, locale);
            let allowed = matches!(verdict.verdict, Judgement::Invalid | Judgement::Correct);
            assert!(allowed, "{typed} in {locale}: {verdict:?}");
        }
        for typed in ["2.000‰", "2,000‰", "0·002"] {
            let feedback = check(0, typed, locale).feedback;
            assert_eq!(feedback.id, "practice-invalid-two-readings", "{typed} in {locale}");
        }
        for typed in ["2,000", "2.000"] {
            assert_eq!(check(0, typed, locale).misconception, Some("place-value"));
        }
        // 2.10⁻³ is 2·10⁻³ in some countries' print.
        let feedback = check(0, "2.10^-3", locale).feedback;
        assert_eq!(feedback.id, "practice-invalid-two-readings", "{locale}");
    }
    assert_eq!(check(0, "2,000", "en").value, Some(2000.0));
    assert_eq!(check(0, "2,000", "de-AT").value, Some(2.0));
    assert_eq!(check(0, "4,321", "en").feedback.id, "practice-both-readings");
    // A point that marks decimals in one place marks them in the other.
    assert_eq!(check(0, "0.01/5.000", "de").verdict, Judgement::Correct);
    assert_eq!(check(0, "0,01/5,000", "en").verdict, Judgement::Correct);
}

#[test]
fn no_example_gives_anything_away() {
    for seed in 0..SEEDS {
        let json = serde_json::to_value(Value::from(&check(seed, "", "en").feedback)).unwrap();
        let example = json["args"]["example"].as_f64().unwrap();
        let verdict = check(seed, &example.to_string(), "en");
        assert_eq!((verdict.verdict, verdict.misconception), (Judgement::Incorrect, None));
    }
}

/// What holds for every text.
fn holds(seed: u32, typed: &str, locale: &str) {
    let verdict = check(seed, typed, locale);
    let expected = answer(seed);
    match verdict.verdict {
        Judgement::Correct => {
            let value = verdict.value.unwrap();
            assert!((value - expected).abs() <= 1e-6 * expected, "{typed:?} is read as {value}");
            assert_eq!(verdict.misconception, None);
        }
        Judgement::Incorrect => {
            let value = verdict.value.unwrap();
            assert!(value.is_finite() && (value - expected).abs() > 1e-6 * expected, "{typed:?}");
        }
        Judgement::Invalid => {
            assert_eq!((verdict.value, verdict.misconception), (None, None), "{typed:?}");
            assert!(verdict.feedback.id.starts_with("practice-invalid-"));
        }
    }
    assert_eq!(verdict.value.is_some(), verdict.reading.is_some());
    let elsewhere = check(seed, typed, if locale == "en" { "de" } else { "en" });
    assert_eq!(verdict.verdict, elsewhere.verdict, "{typed:?} depends on the locale");
}

fn for_all<S: Strategy>(strategy: &S, law: impl Fn(S::Value)) {
    let config = Config { cases: 2_000, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, b"one-fifth of the learning rate..");
    let law = |value| {
        law(value);
        Ok(())
    };
    TestRunner::new_with_rng(config, rng).run(strategy, law).unwrap();
}

#[test]
fn any_text_gets_a_consistent_verdict() {
    for_all(&(any::<u32>(), ".{0,120}"), |(seed, typed)| holds(seed, &typed, "en"));
}

#[test]
fn any_arithmetic_gets_a_consistent_verdict() {
    let signs = r"[0-9.,' +\-*/^()%‰xe=:α·⁻³½√\\{}$_٠٫٬۰]{0,40}";
    for_all(&(any::<u32>(), signs), |(seed, typed)| holds(seed, &typed, "fr"));
}

#[test]
fn mutations_of_recorded_answers_get_a_consistent_verdict() {
    let cases: Vec<String> = recorded().into_iter().map(|case| case.input).collect();
    let typed = (prop::sample::select(cases), any::<prop::sample::Index>(), any::<char>(), 0..4_u8);
    let mutated = typed.prop_map(|(text, place, c, kind)| {
        let mut chars: Vec<char> = text.chars().collect();
        let at = place.index(chars.len() + 1);
        match (kind, at < chars.len()) {
            (0, true) => drop(chars.remove(at)),
            (1, true) => chars[at] = c,
            (2, true) => chars.insert(at, chars[at]),
            _ => chars.insert(at, c),
        }
        chars.into_iter().collect::<String>()
    });
    for_all(&(0..50_u32, mutated), |(seed, typed)| holds(seed, &typed, "en"));
}

#[test]
fn long_and_deep_texts_are_judged_like_any() {
    let long = ["(".repeat(100), "2^".repeat(50), "1 ".repeat(50), "9".repeat(1_000_000)];
    for typed in long.iter().chain(&[" ".repeat(100_000), "\\frac{1}".repeat(12)]) {
        holds(1, typed, "en");
    }
}

#[test]
fn a_count_may_be_worked_out() {
    let answer = practice::problem("halving-below", 0).unwrap().answer.value;
    // In binary this is a little less.
    assert!(2.8 / 0.07 < answer && answer == 40.0);
    for typed in ["2.8/0.07".to_owned(), format!("k = {answer}"), format!("{answer}.0")] {
        let verdict = practice::check("halving-below", 0, &typed, "en").unwrap();
        assert_eq!(verdict.verdict, Judgement::Correct, "{typed}");
    }
    let invalid = practice::check("halving-below", 0, "many", "en").unwrap();
    let example = invalid.feedback.args.iter().find(|(name, _)| *name == "example").unwrap();
    assert_eq!(example.1, 12.0.into());
}
