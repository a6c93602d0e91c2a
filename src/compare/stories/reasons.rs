//! Why articles stand together, or why a lone one stays apart, in words of the texts.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use crate::compare::words::{Reader, WordKind};
use crate::model::{Analysed, NameTable, TimexKind};
use crate::text::Span;
use crate::text::calendar::parts;

/// Dates, names and words given as reasons, at most.
const MOST: [(Tie, usize); 3] = [(Tie::Date, 3), (Tie::Name, 5), (Tie::Word, 4)];
/// Words less telling than this are no reason.
const TELLING: f32 = 4.0;

/// What ties two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// A calendar day named in both.
    Date,
    /// A bearer named in both.
    Name,
    /// A telling word of both.
    Word,
}

/// What may tie an article to others, with the words to say it in.
type Ties = BTreeMap<(Tie, String), (String, f32)>;

/// The dates, names and words that stand in most of the articles: `Jan 10`, `Geneva`, `talks`.
pub(super) fn together(
    reader: &mut Reader<'_>,
    articles: &[&Analysed],
    names: &NameTable,
    members: &[usize],
) -> Vec<String> {
    let ties: Vec<Ties> = members
        .iter()
        .filter_map(|&member| Some(ties(reader, articles.get(member)?, names, member)))
        .collect();
    let mut shared: BTreeMap<(Tie, String), (usize, f32, String)> = BTreeMap::new();
    for (tie, (shown, weight)) in ties.into_iter().flatten() {
        let entry = shared.entry(tie).or_insert((0, weight, shown));
        entry.0 += 1;
    }
    let least = members.len().div_ceil(2).max(2);
    chosen(shared.into_iter().filter(|(_, (count, _, _))| *count >= least))
}

/// `later than TITLE: shares A, B` for a lone article beside the nearest one of another story.
pub(super) fn apart(
    reader: &mut Reader<'_>,
    articles: &[&Analysed],
    names: &NameTable,
    (alone, near): (usize, usize),
    order: Option<Ordering>,
) -> Option<String> {
    let other = articles.get(near)?;
    let title = other.article.title.as_ref().map_or("another story", |title| title.text.as_str());
    let theirs = ties(reader, other, names, near);
    let shared = ties(reader, articles.get(alone)?, names, alone)
        .into_iter()
        .filter(|(tie, _)| tie.0 == Tie::Name && theirs.contains_key(tie))
        .map(|(tie, (shown, weight))| (tie, (2, weight, shown)));
    let shared = chosen(shared);
    let relation = match order {
        Some(Ordering::Greater) => "later than",
        Some(Ordering::Less) => "earlier than",
        _ => "apart from",
    };
    let why = if shared.is_empty() {
        "shares a subject, no name".to_owned()
    } else {
        format!("shares {}", shared.join(", "))
    };
    Some(format!("{relation} “{title}”: {why}"))
}

/// The best of each kind, most widely shared and most telling first.
fn chosen(shared: impl Iterator<Item = ((Tie, String), (usize, f32, String))>) -> Vec<String> {
    let mut shared: Vec<_> = shared.collect();
    shared.sort_by(|((tie, a), (count, weight, _)), ((other, b), (their_count, their_weight, _))| {
        let by_count = (tie, Reverse(count)).cmp(&(other, Reverse(their_count)));
        by_count.then(their_weight.total_cmp(weight)).then(a.cmp(b))
    });
    let mut said = BTreeSet::new();
    let mut found = Vec::new();
    for (kind, most) in MOST {
        let of_kind = shared.iter().filter(|((tie, _), _)| *tie == kind).map(|(_, (_, _, shown))| shown);
        // A word that is part of a name given already says nothing new.
        let new = of_kind.filter(|shown| {
            kind != Tie::Word
                || !said.iter().any(|name: &String| name.to_lowercase().contains(&shown.to_lowercase()))
        });
        let new: Vec<String> = new.take(most).cloned().collect();
        said.extend(new.iter().cloned());
        found.extend(new);
    }
    found
}

fn ties(reader: &mut Reader<'_>, analysed: &Analysed, names: &NameTable, index: usize) -> Ties {
    let text = &analysed.article.text;
    let mut ties = Ties::new();
    for date in analysed.dates.iter().filter(|date| date.kind == TimexKind::Date) {
        let known = parts(&date.value);
        // A weekday resolved to its day is no date the article names.
        if let (Some(month), Some(day), true) =
            (known.month, known.day, date.span.of(text).contains(char::is_numeric))
        {
            let shown = date.span.of(text).to_owned();
            ties.entry((Tie::Date, format!("{month:02}-{day:02}"))).or_insert((shown, 5.0));
        }
    }
    for entity in &analysed.entities {
        let own = analysed.names.get(entity.name).map(|name| name.canonical.as_str());
        if let Some(name) = names.canonical(index, entity.name).or(own) {
            let words = reader.words(name, Span::new(0, name.len()));
            let weight = words.iter().map(|word| word.weight).fold(0.0, f32::max);
            ties.entry((Tie::Name, name.to_owned())).or_insert((name.to_owned(), weight));
        }
    }
    for &sentence in &analysed.sentences {
        for word in reader.words_of(&analysed.article, sentence) {
            let capital = word.kind == WordKind::Capital && analysed.entities.is_empty();
            let telling = word.kind == WordKind::Plain && word.weight >= TELLING;
            if capital || telling {
                let tie = if capital { Tie::Name } else { Tie::Word };
                let shown = word.span.of(text).to_owned();
                ties.entry((tie, format!("{:016x}", word.key))).or_insert((shown, word.weight));
            }
        }
    }
    ties
}
