//! What each reader of amounts sees, and what it gives back.

use crate::analysis::line::Line;
use crate::analysis::numerals::{self, Form, Numeral};
use crate::analysis::syntax::{Syntax, Tag};
use crate::lexicon::units::{Unit, UnitKind};
use crate::model::Value;
use crate::text::pieces::Piece;

/// A sentence in pieces, with the article's tagged tokens.
pub(super) struct Scan<'a> {
    /// The sentence.
    pub line: Line<'a>,
    /// The article's tokens and tags.
    pub syntax: &'a Syntax,
}

/// An amount without what stands around it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// Index of its first piece.
    pub start: usize,
    /// Index after its last piece.
    pub end: usize,
    /// The number or range.
    pub value: Value,
    /// Name of the unit or counted noun; empty where none is found.
    pub unit: String,
    /// Whether the number is an open plural: `dozens`.
    pub open: bool,
}

/// A number or a range of numbers.
pub(super) struct Figure {
    pub value: Value,
    pub end: usize,
    pub form: Form,
}

impl Figure {
    /// The number, or the upper end of the range.
    pub(super) fn upper(&self) -> f64 {
        match self.value {
            Value::One(value) | Value::Range(_, value) => value,
        }
    }

    /// The same times a factor.
    pub(super) fn times(mut self, factor: f64) -> Self {
        self.value = match self.value {
            Value::One(value) => Value::One(value * factor),
            Value::Range(low, high) => Value::Range(low * factor, high * factor),
        };
        self
    }
}

impl Scan<'_> {
    /// Whether an amount may begin at `at`: most words of a text are turned away here.
    #[inline]
    pub(super) fn may_begin(&self, at: usize) -> bool {
        let line = &self.line;
        let Some(piece) = line.pieces.get(at) else { return false };
        // Most words are no numbers, and long or before other words.
        let plain = line.is_ordinary(at)
            && (piece.span.len() > 4 || line.letters(at + 1) && !line.any(at, &["a", "an", "u"]));
        !plain && !line.is_plain_mark(at) && self.may_begin_at(at, piece)
    }

    fn may_begin_at(&self, at: usize, piece: &Piece) -> bool {
        let line = &self.line;
        if piece.is_digits() {
            return true;
        }
        let word = piece.span.of(line.text);
        if !piece.is_letters() {
            // Of marks, signs and broken numbers only, or what may be letters before a sign.
            return word == "$" || !word.is_ascii() && self.is_amount_mark(at, word);
        }
        match word {
            "a" | "A" | "an" | "An" => line.number_word(at + 1).is_some() || self.unit(at + 1).is_some(),
            "u" | "U" => true,
            // A code or sign may follow short words only: "EUR 125", "Mex$ 10".
            _ if word.len() <= 4 && (line.digits(at + 1) || is_sign(line.word(at + 1))) => true,
            _ => !line.is_ordinary(at) && line.number_word(at).is_some(),
        }
    }

    /// Whether the mark beyond ASCII at `at` may begin an amount: `£5`, `½`.
    fn is_amount_mark(&self, at: usize, word: &str) -> bool {
        let next = self.line.word(at + 1);
        is_sign(word) || numerals::is_vulgar(word) || self.line.digits(at + 1) || is_sign(next)
    }

    /// The number or range at `at`: `10`, `8 to 10`, `40 - 50`, `2-3 million`.
    pub(super) fn figure(&self, at: usize) -> Option<Figure> {
        if self.inside_name(at) {
            return None;
        }
        self.figure_from(at)
    }

    /// The same where what stands before is known to belong to it: a currency sign.
    pub(super) fn figure_from(&self, at: usize) -> Option<Figure> {
        let line = &self.line;
        let first = self.numeral(at)?;
        if let Some((second, end)) = self.upper_end(at, &first) {
            // "2-3 million": the scale holds for both.
            let shared = first.scale < 2.0 && second.scale > 1.0 && first.value * second.scale < second.value;
            let low = if shared { first.value * second.scale } else { first.value };
            if low < second.value {
                return Some(Figure { value: Value::Range(low, second.value), end, form: first.form });
            }
        }
        // Digits that a hyphen joins to further digits are a score, a number of something, or no number at all.
        let joined = matches!(line.word(first.end), "-" | "–" | "/" | ":")
            && line.glued(first.end)
            && line.glued(first.end + 1)
            && line.digits(first.end + 1);
        let version = line.is(first.end, ".")
            && line.glued(first.end)
            && line.glued(first.end + 1)
            && line.digits(first.end + 1);
        if joined || version {
            return None;
        }
        let negative = self.minus(at);
        let value = if negative { -first.value } else { first.value };
        Some(Figure { value: Value::One(value), end: first.end, form: first.form })
    }

    /// A single number with the abbreviated scale that touches it: `10k`, `5bn`.
    fn numeral(&self, at: usize) -> Option<Numeral> {
        let mut number = numerals::read(&self.line, at)?;
        if number.form == Form::Digits && self.line.glued(number.end) && self.line.letters(number.end) {
            let word = self.line.word(number.end);
            let plain = word.len() > 1 || word.eq_ignore_ascii_case("k");
            let scale =
                crate::analysis::line::with_lower(word, |lower| self.line.lexicon.numbers.short_scale(lower))
                    .flatten();
            if let Some(scale) = scale.filter(|_| plain && word != "mm") {
                number.value *= scale;
                number.scale *= scale;
                number.end += 1;
            }
        }
        Some(number)
    }

    /// The upper end of a range that begins with `first`.
    fn upper_end(&self, at: usize, first: &Numeral) -> Option<(Numeral, usize)> {
        let line = &self.line;
        let from = line.before(at);
        let dash = matches!(line.word(first.end), "-" | "–" | "—");
        let glued = line.glued(first.end) == line.glued(first.end + 1);
        let word = line.any(first.end, &["to", "or"]) && !from.eq_ignore_ascii_case("from")
            || line.is(first.end, "and") && from.eq_ignore_ascii_case("between");
        if !(word || dash && glued && line.digits(at)) {
            return None;
        }
        let mut next = first.end + 1;
        // "$2 to $3 million": the sign may stand twice.
        next += usize::from(is_sign(line.word(next)));
        let second = self.numeral(next)?;
        Some((second, second.end))
    }

    /// Whether the digits at `at` belong to a name or a larger number: `S-400`, `Covid-19`, `A320`, `3:20`.
    fn inside_name(&self, at: usize) -> bool {
        let line = &self.line;
        if !line.glued(at) || at == 0 {
            return false;
        }
        let before = line.pieces.get(at - 1);
        if before.is_some_and(|piece| piece.is_letters() || piece.is_digits()) {
            return true;
        }
        match line.word(at - 1) {
            "." | ":" | "#" | "_" | "@" | "/" | "\\" | "&" | "'" | "’" => {
                !line.is(at - 1, ".") || line.glued(at - 1)
            }
            "-" | "–" => line.glued(at - 1) && at >= 2 && !line.is(at - 2, "("),
            _ => false,
        }
    }

    /// Whether a minus sign stands before the digits at `at`.
    pub(super) fn minus(&self, at: usize) -> bool {
        let line = &self.line;
        at > 0
            && (matches!(line.word(at - 1), "-" | "−") && line.glued(at) && !line.glued(at - 1)
                || line.is(at - 1, "minus"))
    }

    /// The unit written from `at` on, and the index after it.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let line = &self.line;
        let units = &line.lexicon.units;
        let word = line.word(at);
        let glued_pair = |marks: &str| -> Option<(Unit, usize)> {
            // "°C", "m2", "CN¥": a sign or letters with what touches them.
            let next = line.word(at + 1);
            let joined = line.glued(at + 1) || word == marks;
            (joined && !next.is_empty() && next.len() <= 3)
                .then(|| units.symbol(&format!("{word}{next}")).map(|unit| (unit, at + 2)))
                .flatten()
        };
        if let Some(found) = glued_pair("°") {
            return Some(found);
        }
        if let Some((count, unit)) = units.words(line.keys(at)) {
            return Some((unit, at + count));
        }
        // A symbol that letters or digits run on from is another word.
        let runs_on = line.glued(at + 1) && (line.letters(at + 1) || line.digits(at + 1));
        let found = units
            .symbol(word)
            .or_else(|| units.code(word))
            .or_else(|| units.sign(word))
            .filter(|_| !runs_on)?;
        Some((found, at + 1))
    }

    /// ` per share`, ` a day`, `/km` after a unit: the unit's name with it, and the index after it.
    pub(super) fn rate(&self, at: usize) -> Option<(String, usize)> {
        let line = &self.line;
        let hyphen = line.past_loose_hyphen(at);
        let next = if line.any(hyphen, &["per", "a", "an", "every", "each"]) || line.is(at, "/") {
            line.past_loose_hyphen(hyphen + 1)
        } else {
            return None;
        };
        // "$5 a year earlier" is no rate.
        if line.any(next + 1, &["earlier", "ago", "later", "before"])
            || line.is(next + 1, "-") && line.glued(next + 1)
        {
            return None;
        }
        let base = line.any(hyphen, &["per"]) || line.is(at, "/");
        if line.any(next, &["annum", "capita"]) {
            let name = if line.is(next, "annum") { "year" } else { "capita" };
            return Some((name.to_owned(), next + 1));
        }
        if line.any(next, &["share", "dozen", "head", "person", "piece", "vehicle", "copy", "seat"]) {
            return Some((line.word(next).to_lowercase(), next + 1));
        }
        let (unit, end) = self.unit(next)?;
        let name = line.lexicon.units.name(unit);
        let time = matches!(
            name,
            "second"
                | "millisecond"
                | "minute"
                | "hour"
                | "day"
                | "week"
                | "month"
                | "quarter"
                | "year"
                | "decade"
        );
        let single = !line.word(end - 1).ends_with('s') || line.is(at, "/");
        (unit.kind == UnitKind::Measure
            && single
            && (base
                || time
                || matches!(
                    name,
                    "ounce" | "barrel" | "ton" | "metric ton" | "gallon" | "pound-mass" | "mile" | "bushel"
                )))
        .then(|| (name.to_owned(), end))
    }

    /// The tag of the token that holds piece `at`.
    pub(super) fn tag(&self, at: usize) -> Tag {
        let Some(piece) = self.line.pieces.get(at) else { return Tag::Unknown };
        self.syntax.tag(self.syntax.token_at(piece.span.start))
    }
}

/// Whether the mark is a currency sign.
pub(super) fn is_sign(word: &str) -> bool {
    word == "$"
        || (!word.is_ascii()
            && !word.is_empty()
            && word.chars().all(|mark| matches!(mark, '£' | '€' | '¥' | '\u{20a0}'..='\u{20cf}' | '฿')))
}
