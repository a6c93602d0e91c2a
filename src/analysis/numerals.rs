//! Numbers in digits and words: `10,000`, `1.2 million`, `twenty-one`, `two and a half`, `tens of thousands`.

use super::line::Line;
use crate::lexicon::numbers::Cardinal;

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Its value.
    pub value: f64,
    /// What its scale words multiply it by: 1,000,000 for `1.2 million`.
    pub scale: f64,
    /// Index after its last piece.
    pub end: usize,
    /// How it is written.
    pub form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits, perhaps with a scale in words: `1.2 million`.
    Digits,
    /// In words: `twenty-one`.
    Words,
    /// An open plural: `dozens`, `tens of thousands`; at least the value.
    Open,
    /// A part of one: `half`, `two-thirds`, `1/4`.
    Fraction,
}

/// Pieces after which a number is cut, so that endless ones cost no more than others.
const LONGEST: usize = 24;

/// The number that begins at `at`. Ordinals and the articles `a`, `an` alone are none.
pub(super) fn read(line: &Line, at: usize) -> Option<Numeral> {
    if line.digits(at) || is_vulgar(line.word(at)) {
        return digits(line, at);
    }
    if !line.letters(at) || (line.number_word(at).is_none() && !line.any(at, &["a", "an"])) {
        return None;
    }
    open(line, at)
        .or_else(|| part_of_scale(line, at))
        .or_else(|| article(line, at))
        .or_else(|| fraction(line, at))
        .or_else(|| words(line, at))
}

/// `half million`, `a quarter million`, `three-quarters of a billion`.
fn part_of_scale(line: &Line, at: usize) -> Option<Numeral> {
    let article = usize::from(line.any(at, &["a", "one"]));
    let count = match line.number_word(at).and_then(|word| word.cardinal) {
        Some(Cardinal::Small(count @ 2..=9)) => Some(count),
        _ => None,
    };
    let part = if count.is_some() { line.past_hyphen(at + 1) } else { at + article };
    if !line.any(part, &["half", "quarter", "quarters", "third", "thirds"]) {
        return None;
    }
    let parts = line.number_word(part)?.denominator?;
    let mut next = line.past_hyphen(part + 1);
    next += if line.is(next, "of") && line.any(next + 1, &["a", "an"]) { 2 } else { 0 };
    let (scale, end) = scales(line, next);
    let value = f64::from(count.unwrap_or(1)) / f64::from(parts) * scale;
    (scale >= 1000.0).then_some(Numeral { value, scale, end, form: Form::Words })
}

/// `10,000`, `3.5`, `10 1/2`, `½`, then scales: `1.2 million`.
fn digits(line: &Line, at: usize) -> Option<Numeral> {
    let (mut value, mut end, mut form) = (0.0, at, Form::Digits);
    if line.digits(at) {
        (value, end) = plain(line, at)?;
    }
    if let Some((part, after)) = vulgar(line, end) {
        let alone = end == at;
        value += part;
        form = if alone { Form::Fraction } else { Form::Digits };
        end = after;
    } else if let Some(part) = slashed(line, at, end) {
        // The whole of it is a fraction: `1/4`.
        (value, end, form) = (part, end + 2, Form::Fraction);
    } else if let Some(part) =
        (line.digits(end) && !line.glued(end)).then(|| slashed(line, end, end + 1)).flatten()
    {
        // A mixed number: `10 1/2`.
        value += part;
        end += 3;
    }
    let (factor, end) = scales(line, end);
    let (value, end) = and_a_half(line, value * factor, end);
    let form = if factor > 1.0 { Form::Digits } else { form };
    Some(Numeral { value, scale: factor, end, form })
}

/// Digits with thousands separators and decimals, and the index after them.
fn plain(line: &Line, at: usize) -> Option<(f64, usize)> {
    if !matches!(line.word(at + 1), "," | ".")
        && let Some(whole) = line.pieces.get(at).and_then(|piece| piece.number(line.text))
    {
        return Some((f64::from(whole), at + 1));
    }
    let mut digits = line.word(at).to_owned();
    let mut end = at + 1;
    // Groups of three; of two before the last in Indian numbers; badly spaced copy writes "80, 000".
    let group = |end: usize, len: usize| {
        let touches = line.glued(end + 1) || line.is(end + 1, "000");
        line.is(end, ",")
            && line.glued(end)
            && line.digits(end + 1)
            && line.word(end + 1).len() == len
            && touches
    };
    while digits.len() <= 3 || end > at + 1 {
        let indian = end - at <= 5
            && digits.len() % 2 <= 1
            && group(end, 2)
            && (group(end + 2, 2) || group(end + 2, 3));
        if end - at >= LONGEST || !(group(end, 3) || indian) {
            break;
        }
        digits.push_str(line.word(end + 1));
        end += 2;
    }
    if line.is(end, ".") && line.glued(end) && line.digits(end + 1) && line.glued(end + 1) {
        digits.push('.');
        digits.push_str(line.word(end + 1));
        end += 2;
    }
    Some((digits.parse().ok()?, end))
}

/// The value of `1/4` whose slash stands at `end` after the digits at `at`.
fn slashed(line: &Line, at: usize, end: usize) -> Option<f64> {
    let slash = matches!(line.word(end), "/" | "⁄") && line.glued(end) && line.glued(end + 1);
    let whole = end == at + 1 && line.digits(at) && line.digits(end + 1);
    if !slash || !whole || line.is(end + 2, "/") {
        return None;
    }
    let (top, bottom): (f64, f64) = (line.word(at).parse().ok()?, line.word(end + 1).parse().ok()?);
    (top < bottom && (2.0..=100.0).contains(&bottom)).then(|| top / bottom)
}

const VULGAR: [(&str, f64); 15] = [
    ("½", 0.5),
    ("¼", 0.25),
    ("¾", 0.75),
    ("⅓", 1.0 / 3.0),
    ("⅔", 2.0 / 3.0),
    ("⅕", 0.2),
    ("⅖", 0.4),
    ("⅗", 0.6),
    ("⅘", 0.8),
    ("⅙", 1.0 / 6.0),
    ("⅚", 5.0 / 6.0),
    ("⅛", 0.125),
    ("⅜", 0.375),
    ("⅝", 0.625),
    ("⅞", 0.875),
];

/// Whether a mark is a broken number: `½`.
pub(super) fn is_vulgar(word: &str) -> bool {
    !word.is_ascii() && VULGAR.iter().any(|(mark, _)| *mark == word)
}

/// `½` and the index after it.
fn vulgar(line: &Line, at: usize) -> Option<(f64, usize)> {
    let word = line.word(at);
    let (_, value) = VULGAR.iter().find(|(mark, _)| *mark == word)?;
    Some((*value, at + 1))
}

/// The product of the scale words at `at`, and the index after them: `hundred thousand`, `-million`.
fn scales(line: &Line, mut at: usize) -> (f64, usize) {
    let (mut factor, start) = (1.0, at);
    loop {
        let next = line.past_hyphen(at);
        if at - start > LONGEST {
            return (factor, at);
        }
        let Some(Cardinal::Scale(scale)) = line.number_word(next).and_then(|word| word.cardinal) else {
            return (factor, at);
        };
        factor *= scale;
        at = next + 1;
    }
}

/// Adds `and a half` where it follows.
fn and_a_half(line: &Line, value: f64, at: usize) -> (f64, usize) {
    let first = line.past_hyphen(at);
    if !line.is(first, "and") {
        return (value, at);
    }
    let second = line.past_hyphen(first + 1);
    let third = line.past_hyphen(second + 1);
    let article = line.any(second, &["a", "one"]);
    match line.word(third) {
        "half" if article => (value + 0.5, third + 1),
        "quarter" if article => (value + 0.25, third + 1),
        "quarters" if line.is(second, "three") => (value + 0.75, third + 1),
        _ => (value, at),
    }
}

/// `dozens`, `tens of thousands`, `hundreds of millions`.
fn open(line: &Line, at: usize) -> Option<Numeral> {
    let mut value = line.number_word(at)?.many?;
    let mut end = at + 1;
    while line.any(end, &["of", "upon"]) && end - at < LONGEST {
        let Some(more) = line.number_word(end + 1).and_then(|word| word.many) else { break };
        value *= more;
        end += 2;
    }
    Some(Numeral { value, scale: 1.0, end, form: Form::Open })
}

/// What an article begins: `a hundred`, `a dozen`, `a third`, `half a million`, `a million and a half`.
fn article(line: &Line, at: usize) -> Option<Numeral> {
    let half = line.is(at, "half");
    let start = at + usize::from(half);
    if !line.any(start, &["a", "an"]) {
        return None;
    }
    // "a half", "a quarter": a fraction with one for its numerator.
    if !half {
        let next = line.past_hyphen(start + 1);
        let parts = line.number_word(next).and_then(|word| word.denominator);
        // "a third" and "a quarter" alone may be an ordinal or a stretch of time: they are parts only of something.
        if let Some(parts) = parts.filter(|parts| {
            let measured = line.any(next + 1, &["mile", "percentage", "point", "million"]);
            *parts == 2 || line.is(next + 1, "of") || (line.is(next, "quarter") && measured)
        }) {
            return Some(Numeral {
                value: 1.0 / f64::from(parts),
                scale: 1.0,
                end: next + 1,
                form: Form::Fraction,
            });
        }
    }
    let (factor, end) = scales(line, start + 1);
    if end == start + 1 {
        return None;
    }
    let value = if half { factor / 2.0 } else { factor };
    let (value, end) = halves_of_scale(line, value, factor, end);
    Some(Numeral { value, scale: factor, end, form: Form::Words })
}

/// `a million and a half`: the half is of the scale.
fn halves_of_scale(line: &Line, value: f64, factor: f64, end: usize) -> (f64, usize) {
    let (more, after) = and_a_half(line, 0.0, end);
    (value + more * factor, after)
}

/// `two-thirds`, `three quarters`, `half`, `one-fifth`.
fn fraction(line: &Line, at: usize) -> Option<Numeral> {
    let first = line.number_word(at)?;
    if first.denominator == Some(2) && line.is(at, "half") {
        return Some(Numeral { value: 0.5, scale: 1.0, end: at + 1, form: Form::Fraction });
    }
    let Some(Cardinal::Small(top @ 1..)) = first.cardinal else { return None };
    let next = line.past_hyphen(at + 1);
    let hyphen = next > at + 1;
    let bottom = line.number_word(next)?.denominator?;
    // "two quarters" may be a stretch of time and "one third" an ordinal: without a hyphen it takes "of".
    let sure =
        hyphen || line.is(next + 1, "of") || (top > 1 && bottom != 4 && line.word(next).ends_with('s'));
    (sure && top <= bottom).then(|| Numeral {
        value: f64::from(top) / f64::from(bottom),
        scale: 1.0,
        end: next + 1,
        form: Form::Fraction,
    })
}

/// A cardinal in words: `two hundred and five thousand`.
fn words(line: &Line, at: usize) -> Option<Numeral> {
    let (mut total, mut current, mut end) = (0.0_f64, 0.0_f64, at);
    let mut last = None;
    let mut factor = 1.0;
    loop {
        let mut next = if last.is_some() { line.past_hyphen(end) } else { end };
        if end - at > LONGEST {
            break;
        }
        let and = last.is_some() && line.is(next, "and");
        next += usize::from(and);
        let Some(word) = line.number_word(next).and_then(|word| word.cardinal) else { break };
        match (word, last) {
            (Cardinal::Small(value) | Cardinal::Tens(value), None) => current = f64::from(value),
            (Cardinal::Small(value @ 1..=9), Some(Cardinal::Tens(_))) if !and => current += f64::from(value),
            (Cardinal::Small(value) | Cardinal::Tens(value), Some(Cardinal::Scale(scale)))
                if scale >= 100.0 =>
            {
                current += f64::from(value);
            }
            (Cardinal::Scale(scale), Some(_)) if !and => {
                if scale >= 1000.0 {
                    total += current * scale;
                    factor = scale;
                    current = 0.0;
                } else {
                    current *= scale;
                }
            }
            _ => break,
        }
        last = Some(word);
        end = next + 1;
    }
    last?;
    let (value, end) = and_a_half(line, total + current, end);
    Some(Numeral { value, scale: factor, end, form: Form::Words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::syntax::Pieces;
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    /// The number at the start of `text` and the words it takes.
    fn number(text: &str) -> Option<(f64, &str)> {
        let pieces = Pieces::of(Lexicon::bundled(), text, Span::new(0, text.len()));
        let line = Line::new(text, &pieces, 0..pieces.pieces.len(), Lexicon::bundled());
        let numeral = read(&line, 0)?;
        Some((numeral.value, line.span(0, numeral.end).of(text)))
    }

    #[test]
    fn digits_words_and_mixtures() {
        for (text, value, words) in [
            ("10,000 troops", 10_000.0, "10,000"),
            ("1,234,567", 1_234_567.0, "1,234,567"),
            ("3.5 per cent", 3.5, "3.5"),
            ("1.2 million euros", 1_200_000.0, "1.2 million"),
            ("10 1/2 miles", 10.5, "10 1/2"),
            ("2½ years", 2.5, "2½"),
            ("1/4 mile", 0.25, "1/4"),
            ("twenty-one men", 21.0, "twenty-one"),
            ("two hundred and five thousand", 205_000.0, "two hundred and five thousand"),
            ("two and a half years", 2.5, "two and a half"),
            ("one-and-a-half hours", 1.5, "one-and-a-half"),
            ("a million and a half", 1_500_000.0, "a million and a half"),
            ("half a million", 500_000.0, "half a million"),
            ("half-million", 500_000.0, "half-million"),
            ("a quarter million", 250_000.0, "a quarter million"),
            ("three-quarters of a billion", 750_000_000.0, "three-quarters of a billion"),
            ("12,34,567", 1_234_567.0, "12,34,567"),
            ("two dozen ships", 24.0, "two dozen"),
            ("tens of thousands of", 10_000.0, "tens of thousands"),
            ("dozens were", 12.0, "dozens"),
            ("a third of voters", 1.0 / 3.0, "a third"),
            ("two-thirds", 2.0 / 3.0, "two-thirds"),
            ("half the fleet", 0.5, "half"),
            ("Nineteen ninety", 19.0, "Nineteen"),
        ] {
            let (found, taken) = number(text).unwrap_or_else(|| panic!("no number in {text}"));
            assert!((found - value).abs() < 1e-6, "{text}: {found}");
            assert_eq!(taken, words);
        }
    }

    #[test]
    fn ordinals_and_articles_are_no_numbers() {
        for text in ["third", "a ship", "the", "an", "a third time", "second"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn separators_must_part_groups_of_three() {
        assert_eq!(number("1,23"), Some((1.0, "1")));
        assert_eq!(number("2021,100"), Some((2021.0, "2021")));
    }
}
