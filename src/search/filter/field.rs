//! The table of fields: what each asks, which values it takes, and how they are read.

use super::amount::Range;
use super::beside::Marked;
use super::day::period;
use super::fault::{Fault, nearest};
use super::term::{Has, Rendering, Test};
use super::token::Words;
use crate::model::{Certainty, QuotationKind, Stance};
use crate::search::words::Sought;
use crate::text::Span;

/// A field of the language.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// What is written before the colon.
    pub name: &'static str,
    /// What it asks, for help and completion.
    pub help: &'static str,
    /// An example of a value.
    pub example: &'static str,
    /// How its values are read.
    pub(super) value: Value,
}

/// How the values of a field are read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    /// Words of a name or text.
    Words(fn(Sought) -> Test),
    /// The name of somebody, or how it begins.
    Name(fn(Sought) -> Test),
    /// One of these.
    One(&'static [(&'static str, Test)]),
    /// A day, month or year: what its first day and the day after it become.
    Day(fn(chrono::NaiveDate, chrono::NaiveDate) -> Test),
    /// A number or a range.
    Amount(fn(Range) -> Test),
    /// The code of a language.
    Lang,
}

/// The fields, in the order help and completion show them.
pub const FIELDS: &[Field] = &[
    words("source", "the paper or agency, also one that is credited", "afp", Test::Source),
    words("title", "words of the title", "talks", Test::Title),
    name("author", "who wrote it", "\"jane roe\"", Test::Author),
    day("after", "published on that day or later", "2022-01-01", |first, _| Test::Day(Some(first), None)),
    day("before", "published earlier than that day", "2022-02", |first, _| Test::Day(None, Some(first))),
    day("on", "published on that day, in that month or year", "2022-01-21", |first, after| {
        Test::Day(Some(first), Some(after))
    }),
    name("speaker", "who says it", "lavrov", Test::Speaker),
    name("origin", "whom the words go back to", "\"defence ministry\"", Test::Origin),
    one(
        "stance",
        "what the speaker does",
        "denies",
        &[
            ("asserts", Test::Stance(Stance::Asserts)),
            ("denies", Test::Stance(Stance::Denies)),
            ("declines", Test::Stance(Stance::Declines)),
            ("demands", Test::Stance(Stance::Demands)),
            ("warns", Test::Stance(Stance::Warns)),
            ("promises", Test::Stance(Stance::Promises)),
            ("asks", Test::Stance(Stance::Asks)),
            ("believes", Test::Stance(Stance::Believes)),
        ],
    ),
    one(
        "certainty",
        "how sure it is put",
        "possible",
        &[
            ("certain", Test::Certainty(Certainty::Certain)),
            ("probable", Test::Certainty(Certainty::Probable)),
            ("possible", Test::Certainty(Certainty::Possible)),
            ("doubtful", Test::Certainty(Certainty::Doubtful)),
        ],
    ),
    one(
        "kind",
        "in whose words",
        "direct",
        &[
            ("direct", Test::Kind(Rendering::Quoted(QuotationKind::Direct))),
            ("indirect", Test::Kind(Rendering::Quoted(QuotationKind::Indirect))),
            ("mixed", Test::Kind(Rendering::Quoted(QuotationKind::Mixed))),
            ("narrated", Test::Kind(Rendering::Narrated)),
        ],
    ),
    words("unit", "what is counted or measured", "troop", Test::Unit),
    amount("num", "how much", ">=10000", Test::Num),
    amount("outlets", "how many outlets carry it", ">=2", Test::Outlets),
    name("person", "a person who is named", "putin", Test::Person),
    words("place", "a place that is named", "kyiv", Test::Place),
    words("tag", "a tag", "syria", Test::Tag),
    one(
        "is",
        "what you have done with it",
        "unread",
        &[
            ("unread", Test::Is(Marked::Read, false)),
            ("read", Test::Is(Marked::Read, true)),
            ("starred", Test::Is(Marked::Starred, true)),
            ("muted", Test::Is(Marked::Muted, true)),
        ],
    ),
    one(
        "has",
        "what there is",
        "conflict",
        &[
            ("conflict", Test::Has(Has::Conflict)),
            ("claim", Test::Has(Has::Claim)),
            ("note", Test::Has(Has::Note)),
            ("copy", Test::Has(Has::Copy)),
            ("date", Test::Has(Has::Date)),
            ("figure", Test::Has(Has::Figure)),
        ],
    ),
    Field { name: "lang", help: "the language, by its code", example: "en", value: Value::Lang },
];

const fn words(
    name: &'static str,
    help: &'static str,
    example: &'static str,
    test: fn(Sought) -> Test,
) -> Field {
    Field { name, help, example, value: Value::Words(test) }
}

const fn name(
    name: &'static str,
    help: &'static str,
    example: &'static str,
    test: fn(Sought) -> Test,
) -> Field {
    Field { name, help, example, value: Value::Name(test) }
}

const fn one(
    name: &'static str,
    help: &'static str,
    example: &'static str,
    values: &'static [(&'static str, Test)],
) -> Field {
    Field { name, help, example, value: Value::One(values) }
}

const fn day(
    name: &'static str,
    help: &'static str,
    example: &'static str,
    test: fn(chrono::NaiveDate, chrono::NaiveDate) -> Test,
) -> Field {
    Field { name, help, example, value: Value::Day(test) }
}

const fn amount(
    name: &'static str,
    help: &'static str,
    example: &'static str,
    test: fn(Range) -> Test,
) -> Field {
    Field { name, help, example, value: Value::Amount(test) }
}

impl Field {
    /// The field called `name`, whatever its case.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.name.eq_ignore_ascii_case(name))
    }

    /// The values it takes, where there are only so many.
    pub(super) fn values(&self) -> impl Iterator<Item = &'static str> {
        let values: &[(&str, Test)] = match self.value {
            Value::One(values) => values,
            Value::Words(_) | Value::Name(_) | Value::Day(_) | Value::Amount(_) | Value::Lang => &[],
        };
        values.iter().map(|(name, _)| *name)
    }
}

/// What `name:value`, written at `span`, asks.
///
/// # Errors
/// A name or value that is none.
pub(super) fn test(span: Span, name: &str, value: Words<'_>) -> Result<Test, Fault> {
    let Some(field) = Field::named(name) else {
        let names = FIELDS.iter().map(|field| field.name);
        let near = nearest(name, names.clone()).map_or_else(
            || format!("fields are {}.", names.collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean {near}?"),
        );
        let remedy = format!("{near} A word with a colon is searched for in quotation marks");
        return Err(Fault::new(span.start, format!("there is no field {name}"), remedy));
    };
    let wrong = |what: String, remedy: String| Err(Fault::new(value.at, what, remedy));
    let (name, written) = (field.name, value.text.trim());
    if written.is_empty() {
        let remedy = format!("write {name}:{}, and names of several words in quotation marks", field.example);
        return wrong(format!("{name}: has no value"), remedy);
    }
    match field.value {
        Value::Words(test) | Value::Name(test) => {
            let parse = if let Value::Name(_) = field.value { Sought::parse_name } else { Sought::parse };
            let none = || wrong(format!("{written} is no word"), "words have letters or digits".to_owned());
            parse(written, value.quoted).map_or_else(none, |sought| Ok(test(sought)))
        }
        Value::One(values) => {
            let known = values.iter().find(|(name, _)| name.eq_ignore_ascii_case(written));
            known.map(|(_, test)| test.clone()).ok_or_else(|| {
                let all = || format!("there is {}", field.values().collect::<Vec<_>>().join(", "));
                let near = nearest(written, field.values());
                let remedy = near.map_or_else(all, |near| format!("did you mean {near}?"));
                Fault::new(value.at, format!("there is no {name} {written}"), remedy)
            })
        }
        Value::Day(test) => match period(written) {
            Some((first, after)) => Ok(test(first, after)),
            None => wrong(format!("{written} is no date"), "write 2022-01-21, 2022-01 or 2022".to_owned()),
        },
        Value::Amount(test) => match Range::parse(written) {
            Some(range) => Ok(test(range)),
            None => wrong(format!("{written} is no amount"), "write 10000, >=10k, <5 or 10..20".to_owned()),
        },
        Value::Lang if written.chars().all(|c| c.is_ascii_alphabetic() || c == '-') => {
            Ok(Test::Lang(written.to_ascii_lowercase()))
        }
        Value::Lang => {
            wrong(format!("{written} is no language"), "write its code, such as en or uk".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Filter;
    use super::FIELDS;

    #[test]
    fn every_example_is_a_filter() {
        for field in FIELDS {
            let written = format!("{}:{}", field.name, field.example);
            assert!(Filter::parse(&written).is_ok(), "{written}");
            for value in field.values() {
                assert!(
                    Filter::parse(&format!("-{}:{}", field.name.to_uppercase(), value.to_uppercase()))
                        .is_ok()
                );
            }
        }
    }
}
