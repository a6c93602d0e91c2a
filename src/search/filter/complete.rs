//! Completion: the fields and values that can stand where the cursor is.

use super::beside::Beside;
use super::field::{FIELDS, Field, Value};
use super::term::Test;
use crate::model::EntityKind;
use crate::search::catalogue::{Catalogue, What, kind_of};
use crate::search::words::{Sought, key_of};
use crate::text::Span;

/// What can stand in place of the word at the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that a choice takes the place of.
    pub span: Span,
    /// What can stand there, the likeliest first.
    pub choices: Vec<Choice>,
}

/// Something that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is written for it.
    pub written: String,
    /// What it means, or how often it occurs.
    pub told: String,
}

/// Choices offered at most.
const MOST: usize = 50;

/// What can stand at the byte `at`, which counts as the end of what was written; values are those of the briefing.
pub fn complete(written: &str, at: usize, catalogue: &Catalogue, beside: &Beside) -> Completion {
    let before = written.get(..at).unwrap_or(written);
    let start = word_start(before);
    let word = &before[start..];
    let field = word.split_once(':').and_then(|(name, value)| Some((Field::named(name)?, value)));
    let Some((field, value)) = field else {
        return Completion { span: Span::new(start, before.len()), choices: names(word) };
    };
    let begin = value.trim_start_matches(['"', '“']);
    let mut choices: Vec<Choice> = match field.value {
        Value::One(_) => {
            let all = field.values().filter(|name| name.starts_with(&begin.to_lowercase()));
            all.map(|name| Choice { written: name.to_owned(), told: field.help.to_owned() }).collect()
        }
        Value::Words(test) | Value::Name(test) => match Sought::parse("a", false).map(test) {
            Some(test) => values(&test, begin, catalogue, beside),
            None => Vec::new(),
        },
        Value::Lang => of_names(What::Lang, begin, catalogue),
        Value::Day(_) | Value::Amount(_) if begin.is_empty() => {
            vec![Choice { written: field.example.to_owned(), told: field.help.to_owned() }]
        }
        Value::Day(_) | Value::Amount(_) => Vec::new(),
    };
    choices.truncate(MOST);
    Completion { span: Span::new(before.len() - value.len(), before.len()), choices }
}

/// Where the word that ends `before` begins, quotations being one with what they belong to.
fn word_start(before: &str) -> usize {
    let (mut start, mut quoted) = (0, false);
    for (at, letter) in before.char_indices() {
        quoted ^= matches!(letter, '"' | '“' | '”');
        if !quoted && (letter.is_whitespace() || matches!(letter, '(' | ')')) {
            start = at + letter.len_utf8();
        }
    }
    let word = &before[start..];
    start + (word.len() - word.trim_start_matches('-').len())
}

fn names(begin: &str) -> Vec<Choice> {
    let begin = begin.to_lowercase();
    let fields = FIELDS.iter().filter(|field| field.name.starts_with(&begin));
    fields.map(|field| Choice { written: format!("{}:", field.name), told: field.help.to_owned() }).collect()
}

/// The names that occur for what a field asks.
fn values(test: &Test, begin: &str, catalogue: &Catalogue, beside: &Beside) -> Vec<Choice> {
    match test {
        Test::Source(_) => of_names(What::Source, begin, catalogue),
        Test::Author(_) => of_names(What::Author, begin, catalogue),
        Test::Speaker(_) => of_names(What::Speaker, begin, catalogue),
        Test::Origin(_) => of_names(What::Origin, begin, catalogue),
        Test::Unit(_) => of_names(What::Unit, begin, catalogue),
        Test::Person(_) => of_kind(EntityKind::Person, begin, catalogue),
        Test::Place(_) => of_kind(EntityKind::Place, begin, catalogue),
        Test::Tag(_) => {
            let given = catalogue
                .names(What::Tag)
                .counted()
                .map(|(shown, key, count)| (shown, key.to_owned(), count));
            let own = beside.all_tags().map(|tag| (tag, key_of([tag]), 1));
            choices(given.chain(own), begin)
        }
        Test::Text(_)
        | Test::Title(_)
        | Test::Lang(_)
        | Test::Day(..)
        | Test::Is(..)
        | Test::Has(_)
        | Test::Stance(_)
        | Test::Certainty(_)
        | Test::Kind(_)
        | Test::Outlets(_)
        | Test::Num(_)
        | Test::Wording(_) => Vec::new(),
    }
}

fn of_names(what: What, begin: &str, catalogue: &Catalogue) -> Vec<Choice> {
    choices(catalogue.names(what).counted().map(|(shown, key, count)| (shown, key.to_owned(), count)), begin)
}

fn of_kind(kind: EntityKind, begin: &str, catalogue: &Catalogue) -> Vec<Choice> {
    let names = catalogue.names(What::Named);
    let mut counts: Vec<usize> = Vec::new();
    for (article, of) in catalogue.briefing().articles.iter().enumerate() {
        for (item, &id) in names.items(article).iter().enumerate() {
            if kind_of(of, item) == kind {
                let place = id as usize;
                counts.resize(counts.len().max(place + 1), 0);
                counts[place] += 1;
            }
        }
    }
    let all = counts.into_iter().enumerate().filter(|&(_, count)| count > 0);
    choices(all.map(|(id, count)| (names.shown(id as u32), key_of([names.shown(id as u32)]), count)), begin)
}

/// Names with a word that begins as was typed; those that begin so themselves come first, then the most frequent.
fn choices<'a>(names: impl Iterator<Item = (&'a str, String, usize)>, begin: &str) -> Vec<Choice> {
    let begin = key_of([begin]);
    let mut fitting: Vec<_> = names
        .filter(|(shown, key, _)| {
            // A name without letters cannot be asked for.
            !shown.is_empty()
                && !key.is_empty()
                && key.split([' ', '\n']).enumerate().any(|(at, _)| rest_from(key, at).starts_with(&begin))
        })
        .map(|(shown, key, count)| (!key.starts_with(&begin), usize::MAX - count, shown))
        .collect();
    fitting.sort_unstable();
    fitting.dedup_by_key(|name| name.2);
    let told = |count: usize| if count == 1 { "once".to_owned() } else { format!("{count} times") };
    fitting
        .into_iter()
        .take(MOST)
        .map(|(_, rest, shown)| Choice { written: quoted(shown), told: told(usize::MAX - rest) })
        .collect()
}

/// What follows the first `words` words of a key.
fn rest_from(key: &str, words: usize) -> &str {
    if words == 0 {
        return key;
    }
    key.match_indices([' ', '\n']).nth(words - 1).map_or("", |(at, _)| &key[at + 1..])
}

/// A name as a value is written: in quotation marks, unless it is one plain word.
fn quoted(name: &str) -> String {
    let name: String = name.chars().filter(|c| !matches!(c, '"' | '“' | '”')).collect();
    if name.chars().all(char::is_alphanumeric) { name } else { format!("\"{name}\"") }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::fixture::told;
    use super::super::{Beside, Filter};
    use super::complete;
    use crate::search::catalogue::Catalogue;

    #[test]
    fn fields_and_values_of_the_briefing_are_offered_where_the_cursor_is() {
        let catalogue = Catalogue::of(Arc::new(told()));
        let mut beside = Beside::default();
        beside.tag(0, "to check".to_owned());
        for (written, replaced, first) in [
            ("so", "so", "source:"),
            ("a -(st", "st", "stance:"),
            ("stance:de", "de", "denies"),
            ("is:", "", "unread"),
            ("source:a", "a", "AFP"),
            ("x source:york", "york", "\"New York Times\""),
            ("source:\"new y", "\"new y", "\"New York Times\""),
            ("speaker:lav", "lav", "\"Sergei Lavrov\""),
            ("place:gen", "gen", "Geneva"),
            ("person:", "", "\"Sergei Lavrov\""),
            ("tag:to", "to", "\"to check\""),
            ("unit:", "", "troop"),
            ("num:", "", ">=10000"),
            ("lang:e", "e", "en"),
        ] {
            let completion = complete(written, written.len(), &catalogue, &beside);
            assert_eq!(completion.span.of(written), replaced, "{written}");
            assert_eq!(
                completion.choices.first().map(|choice| choice.written.as_str()),
                Some(first),
                "{written}"
            );
            let whole = format!("{}{first}", &written[..completion.span.start]);
            assert!(first.ends_with(':') || Filter::parse(&whole).is_ok(), "{whole}");
        }
        assert!(complete("nothing:x", 9, &catalogue, &beside).choices.is_empty());
    }
}
