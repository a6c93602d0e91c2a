//! Money: `US$300 million`, `EUR 125`, `£5bn`, `10 euros`, `3 dollars 50 cents`, `$70 a share`.

use super::scan::{Amount, Figure, Scan, is_sign};
use crate::analysis::line::with_lower;
use crate::analysis::numerals::Form;
use crate::lexicon::units::{Unit, UnitKind};
use crate::model::Value;

/// An amount of money whose sign or number stands at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Amount> {
    let (figure, unit, end) = signed(scan, at).or_else(|| named(scan, at))?;
    let (figure, end) = with_coins(scan, figure, unit, end);
    let mut name = scan.line.lexicon.units.name(unit).to_owned();
    let mut end = end;
    if let Some((per, after)) = scan.rate(end) {
        name = format!("{name} per {per}");
        end = after;
    }
    Some(Amount { start: at, end, value: figure.value, unit: name, open: figure.form == Form::Open })
}

/// The sign first: `$20,000`, `US$ 5bn`, `USD 200`, `MAUD 60`.
fn signed(scan: &Scan, at: usize) -> Option<(Figure, Unit, usize)> {
    let line = &scan.line;
    let (unit, next, millions) =
        sign(scan, at).map(|(unit, next)| (unit, next, 1.0)).or_else(|| code(scan, at))?;
    let next = next + usize::from(line.is(next, "-") && line.glued(next + 1));
    if !line.digits(next) {
        return None;
    }
    let figure = scaled(scan, scan.figure_from(next)?).times(millions);
    let mut end = figure.end;
    // "$10 dollars" names its unit twice.
    if let Some((again, after)) = scan.unit(end)
        && again == unit
    {
        end = after;
    }
    Some((figure, unit, end))
}

/// A currency sign at `at` with the letters before it, and the index after it.
fn sign(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let line = &scan.line;
    let units = &line.lexicon.units;
    let word = line.word(at);
    if is_sign(word) {
        return units.sign(word).map(|unit| (unit, at + 1));
    }
    // "U.S. $", "u.s $".
    let dotted = line.is(at, "u") && line.is(at + 1, ".") && line.is(at + 2, "s");
    let mark = if dotted { at + 3 + usize::from(line.is(at + 3, ".")) } else { at + 1 };
    if !is_sign(line.word(mark)) || word.len() > 3 {
        return None;
    }
    // Apart from the sign, "a" is an article and "s" an ending.
    let apart = !line.glued(mark) && !dotted;
    if apart && !line.any(at, &["us", "c", "hk", "nz", "au", "ca", "usd", "cad", "aud"]) {
        return None;
    }
    let letters = if dotted { "us" } else { word };
    let joined = format!("{}{}", letters.to_lowercase(), line.word(mark));
    units.sign(&joined).map(|unit| (unit, mark + 1))
}

/// A code before a figure: `USD 200`, `usd 20`, `MUSD 30` in millions.
fn code(scan: &Scan, at: usize) -> Option<(Unit, usize, f64)> {
    let line = &scan.line;
    let word = line.word(at);
    if !line.digits(at + 1) || !(2..=4).contains(&word.len()) {
        return None;
    }
    let units = &line.lexicon.units;
    let upper = word.to_ascii_uppercase();
    if let Some(unit) = units.code(&upper).or_else(|| units.sign(&word.to_lowercase())) {
        return Some((unit, at + 1, 1.0));
    }
    let unit = units.code(word.strip_prefix('M')?)?;
    Some((unit, at + 1, 1e6))
}

/// The number first: `10 euros`, `5 million yen`, `75 USD million`, `30 MUSD`, `100元`.
fn named(scan: &Scan, at: usize) -> Option<(Figure, Unit, usize)> {
    let line = &scan.line;
    let figure = millions(scan, scan.figure(at)?);
    let article = line.any(at, &["a", "an"]);
    let next = line.past_hyphen(figure.end);
    let next = if matches!(figure.form, Form::Fraction | Form::Open) && line.is(next, "of") {
        next + 1
    } else {
        next
    };
    let next = if figure.form == Form::Fraction && line.any(next, &["a", "an"]) { next + 1 } else { next };
    if let Some(unit) = line.word(next).strip_prefix('M').and_then(|code| line.lexicon.units.code(code)) {
        return Some((figure.times(1e6), unit, next + 1));
    }
    let lower_code = || {
        let word = line.word(next);
        (word.len() == 3)
            .then(|| line.lexicon.units.code(&word.to_ascii_uppercase()))
            .flatten()
            .map(|unit| (unit, next + 1))
    };
    let (unit, mut end) = scan
        .unit(next)
        .filter(|(unit, _)| unit.kind != UnitKind::Measure)
        .or_else(lower_code)
        .or_else(|| pounds(scan, next, &figure))?;
    if article && figure.form == Form::Fraction && figure.end == at + 1 {
        return None;
    }
    // "10 $ 30 $": a sign after a number belongs to the next number where it touches that.
    if is_sign(line.word(next)) && line.digits(end) && line.glued(end) && !line.glued(next) {
        return None;
    }
    // "marks" and "won" are words too.
    if line.any(next, &["won", "mark", "marks", "real", "cup", "sen", "dong", "kip", "sterling"])
        && !(figure.upper() >= 10.0 && figure.form != Form::Open)
    {
        return None;
    }
    let mut figure = figure;
    if let Some(crate::lexicon::numbers::Cardinal::Scale(scale)) =
        line.number_word(end).and_then(|word| word.cardinal)
    {
        figure = figure.times(scale);
        end += 1;
    }
    Some((figure, unit, end))
}

/// `1.8m euros`: a single letter is a scale where the name of a currency follows.
fn millions(scan: &Scan, figure: Figure) -> Figure {
    let line = &scan.line;
    let scale = match line.word(figure.end) {
        "m" | "M" => 1e6,
        "b" | "B" => 1e9,
        _ => return figure,
    };
    let currency = scan.unit(figure.end + 1).is_some_and(|(unit, _)| unit.kind == UnitKind::Currency);
    if !line.glued(figure.end) || !currency {
        return figure;
    }
    let end = figure.end + 1;
    Figure { end, ..figure.times(scale) }
}

/// Pounds are money where there are too many of them to weigh.
fn pounds(scan: &Scan, at: usize, figure: &Figure) -> Option<(Unit, usize)> {
    let line = &scan.line;
    let money = line.any(at, &["pounds", "pound"]) && figure.upper() >= 100_000.0;
    money.then(|| line.lexicon.units.sign("£")).flatten().map(|unit| (unit, at + 1))
}

/// The figure times the scale written after it: `5bn`, `$ 40 m`.
fn scaled(scan: &Scan, figure: Figure) -> Figure {
    let line = &scan.line;
    let word = line.word(figure.end);
    let short = (word.len() <= 3 && !word.is_empty() && line.letters(figure.end))
        .then(|| with_lower(word, |lower| line.lexicon.numbers.short_scale(lower)).flatten())
        .flatten();
    let alone = !(line.glued(figure.end + 1) && line.letters(figure.end + 1));
    match short.filter(|_| alone && (line.glued(figure.end) || word.len() > 1)) {
        Some(scale) => {
            let end = figure.end + 1;
            Figure { end, ..figure.times(scale) }
        }
        None => figure,
    }
}

/// Adds the hundredths that follow: `3 dollars 50 cents`, `thirteen dollars and forty-five cents`.
fn with_coins(scan: &Scan, figure: Figure, unit: Unit, end: usize) -> (Figure, usize) {
    let line = &scan.line;
    let Value::One(value) = figure.value else { return (figure, end) };
    if unit.kind != UnitKind::Currency {
        return (figure, end);
    }
    let next = end + usize::from(line.is(end, "and"));
    let Some(coins) = scan.figure(next).filter(|coins| coins.upper() < 100.0) else { return (figure, end) };
    match scan.unit(coins.end) {
        Some((coin, after)) if coin.kind == UnitKind::Coin => {
            (Figure { value: Value::One(value + coins.upper() / 100.0), ..figure }, after)
        }
        // "15 dollars and 50": two digits that end the sentence or clause.
        _ if coins.form == Form::Digits
            && coins.end == next + 1
            && line.word(next).len() == 2
            && !is_sign(line.word(end - 1))
            && (coins.end >= line.pieces.len()
                || line.any(coins.end, &[".", ",", "more"]) && !line.glued(coins.end + 1)) =>
        {
            (Figure { value: Value::One(value + coins.upper() / 100.0), ..figure }, coins.end)
        }
        _ => (figure, end),
    }
}
