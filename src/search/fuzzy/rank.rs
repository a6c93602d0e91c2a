//! How well an entry matches a query: tiers first, the matcher's score within them, letters to mark.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::query::{Anchor, Query, Term};
use super::titles::{Entry, Folded, Titles};
use crate::text::Span;
use crate::text::fold::fold_mapped;

/// How a query stands in an entry, the best first. Of several words the worst decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The title begins with a word of the query, and the others stand at word heads.
    TitlePrefix,
    /// Every word stands at the head of a word.
    WordHeads,
    /// Every word stands somewhere as a whole.
    Inner,
    /// Letters in order, with others between them.
    Subsequence,
}

/// An entry that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the input of [`Titles::new`].
    pub entry: usize,
    /// Higher is better; above 0. Scores of one query can be compared.
    pub score: u32,
    /// How the query stands in it.
    pub tier: Tier,
    /// Matched letters in the title as written, in order, without overlaps.
    pub title: Vec<Span>,
    /// Matched letters in the source as written.
    pub source: Vec<Span>,
}

/// What an entry is ordered by before its score is known; a smaller one is better. The order of the
/// fields is that of their weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) tier: Tier,
    /// Bytes between the matched letters, ends of words that are matched only in part, place in the title.
    cost: u32,
    /// Length of the title in bytes.
    length: u16,
    pub(super) index: u32,
}

/// An entry that may match.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its place in the input.
    pub(super) index: u32,
    pub(super) entry: Entry,
    /// How all words but the last stand in it, where that is known from before.
    pub(super) settled: Option<Standing>,
}

/// How several words stand in an entry, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    best: Tier,
    worst: Tier,
    cost: u32,
    /// Whether the cost is right although a word is only there letter by letter.
    exact: bool,
}

/// Where one word of the query stands in an entry.
#[derive(Clone, Copy, Debug)]
struct Place {
    tier: Tier,
    field: Field,
    /// First byte in the folded field.
    start: usize,
    /// After the last byte.
    end: usize,
    /// Whether a word ends there too.
    completes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Source,
}

/// Score of one tier above the next; the matcher's scores stay below.
const TIER_STEP: u32 = 1_000_000;

/// Score of an anchored word per byte: the matcher gives a letter in its place as much.
const LETTER: u32 = 16;

impl Standing {
    /// No word asks for anything.
    const EMPTY: Self = Self { best: Tier::Subsequence, worst: Tier::TitlePrefix, cost: 0, exact: true };

    /// The standing of `terms` in an entry; `None` where one is missing.
    fn of(terms: &[Term], folded: Folded<'_>, limit: Tier) -> Option<Self> {
        let mut standing = Self::EMPTY;
        for term in terms {
            standing = standing.with(term, place(term, folded, limit)?);
        }
        standing.exact = limit.max(standing.worst) < Tier::Subsequence || limit == Tier::Subsequence;
        Some(standing)
    }

    /// Whether it serves where ranks up to `limit` matter.
    fn serves(self, limit: Tier) -> bool {
        self.exact || limit < Tier::Subsequence
    }

    fn with(self, term: &Term, place: Place) -> Self {
        Self {
            best: self.best.min(place.tier),
            worst: self.worst.max(place.tier),
            cost: self.cost + place.cost(term),
            exact: self.exact,
        }
    }

    /// One word at the start of the title lifts others that stand at word heads.
    fn tier(self) -> Tier {
        if self.worst == Tier::WordHeads { self.best } else { self.worst }
    }
}

impl Rank {
    /// The rank of `candidate` and the standing of all words but the last; `None` where it does not match.
    ///
    /// A rank whose tier is above `limit` may be any such rank: the caller has no use for it.
    pub(super) fn of(
        titles: &Titles,
        query: &Query,
        candidate: Candidate,
        limit: Tier,
    ) -> Option<(Self, Standing)> {
        let Candidate { index, entry, settled } = candidate;
        if query.wanted.iter().any(|term| term.mask & !entry.mask != 0) {
            return None;
        }
        let folded = titles.folded(entry);
        if query.unwanted.iter().any(|term| place(term, folded, Tier::Subsequence).is_some()) {
            return None;
        }
        let (settled, standing) = match query.wanted.split_last() {
            None => (Standing::EMPTY, Standing::EMPTY),
            // The word being typed is the last one, and the likeliest to fail.
            Some((last, others)) => {
                // Beside another word a word head is enough for the title's tier.
                let limit = if others.is_empty() { limit } else { limit.max(Tier::WordHeads) };
                let place = place(last, folded, limit)?;
                let known = settled.filter(|settled| settled.serves(limit));
                let settled = known.or_else(|| Standing::of(others, folded, limit))?;
                (settled, settled.with(last, place))
            }
        };
        let length = folded.title.len() as u16;
        Some((Self { tier: standing.tier(), cost: standing.cost, length, index }, settled))
    }

    /// The score of an entry with this rank.
    pub(super) fn score(&self, titles: &Titles, query: &Query, matcher: &SkimMatcherV2) -> u32 {
        let folded = self.folded(titles);
        let places =
            query.wanted.iter().filter_map(|term| Some((term, place(term, folded, Tier::Subsequence)?)));
        let points: u32 = places.map(|(term, place)| points(term, place, folded, matcher)).sum();
        (Tier::Subsequence as u32 - self.tier as u32) * TIER_STEP + points.clamp(1, TIER_STEP - 1)
    }

    fn folded<'a>(&self, titles: &'a Titles) -> Folded<'a> {
        titles.folded(titles.entries().get(self.index as usize).copied().unwrap_or_default())
    }

    /// The entry with the letters to mark.
    pub(super) fn hit(&self, titles: &Titles, query: &Query, matcher: &SkimMatcherV2, score: u32) -> Hit {
        let folded = self.folded(titles);
        let written = titles.written(self.index);
        let mut marked = (Vec::new(), Vec::new());
        for term in &query.wanted {
            let Some(place) = place(term, folded, Tier::Subsequence) else { continue };
            let (text, spans) = match place.field {
                Field::Title => (folded.title, &mut marked.0),
                Field::Source => (folded.source, &mut marked.1),
            };
            letters(term, place, text, matcher, spans);
        }
        Hit {
            entry: self.index as usize,
            score,
            tier: self.tier,
            title: unfold(written.0, marked.0),
            source: unfold(written.1, marked.1),
        }
    }
}

impl Place {
    fn cost(&self, term: &Term) -> u32 {
        let gaps = (self.end - self.start).saturating_sub(term.word.len()) as u32;
        let in_source = u32::from(self.field == Field::Source);
        gaps * 4096 + u32::from(!self.completes) * 2048 + in_source * 1024 + self.start as u32
    }
}

fn points(term: &Term, place: Place, folded: Folded<'_>, matcher: &SkimMatcherV2) -> u32 {
    let whole_word = if place.completes { LETTER / 2 } else { 0 };
    let text = if place.field == Field::Title { folded.title } else { folded.source };
    let fuzzy = (term.anchor == Anchor::Fuzzy).then(|| matcher.fuzzy_match(text, &term.word)).flatten();
    let points = fuzzy.and_then(|score| u32::try_from(score).ok());
    points.unwrap_or(LETTER * term.word.len() as u32) + whole_word
}

/// The best place of a word: in the title where it stands there as well as in the source. Of a place in a
/// tier above `limit` only the tier may be right.
fn place(term: &Term, folded: Folded<'_>, limit: Tier) -> Option<Place> {
    let in_title = place_in(term, folded.title, Field::Title, limit);
    if in_title.is_some_and(|place| place.tier <= Tier::WordHeads) {
        return in_title;
    }
    let in_source = place_in(term, folded.source, Field::Source, limit);
    match (in_title, in_source) {
        (Some(title), Some(source)) if source.tier < title.tier => Some(source),
        (title, source) => title.or(source),
    }
}

fn place_in(term: &Term, text: &str, field: Field, limit: Tier) -> Option<Place> {
    if text.len() < term.word.len() {
        return None;
    }
    let at = |start: usize| whole(text, start, start + term.word.len(), field);
    match term.anchor {
        Anchor::Prefix => text.starts_with(&term.word).then(|| at(0)),
        Anchor::Suffix => text.ends_with(&term.word).then(|| at(text.len() - term.word.len())),
        Anchor::Whole => (text == term.word).then(|| at(0)),
        Anchor::Exact => substring(term, text, field),
        Anchor::Fuzzy => {
            let somewhere = Place { tier: Tier::Subsequence, field, start: 0, end: 0, completes: false };
            if limit == Tier::TitlePrefix && term.mask_decides && !may_begin_with(text, &term.word) {
                return Some(somewhere);
            }
            // Most candidates of a longer word hold it as a whole, which is found fastest.
            if let Some(place) = substring(term, text, field) {
                return Some(place);
            }
            let end = subsequence_end(&term.word, text)?;
            if limit < Tier::Subsequence { Some(somewhere) } else { scattered(&term.word, text, end, field) }
        }
    }
}

/// The first place where the word stands as a whole at a word head, else the first where it stands at all.
fn substring(term: &Term, text: &str, field: Field) -> Option<Place> {
    let mut first = None;
    for start in term.finder.find_iter(text.as_bytes()) {
        let place = whole(text, start, start + term.word.len(), field);
        if place.tier <= Tier::WordHeads {
            return Some(place);
        }
        first = first.or(Some(place));
    }
    first
}

fn whole(text: &str, start: usize, end: usize, field: Field) -> Place {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    let at_head = !before.is_some_and(char::is_alphanumeric);
    let tier = match field {
        Field::Title if is_beginning(text, start) => Tier::TitlePrefix,
        _ if at_head => Tier::WordHeads,
        _ => Tier::Inner,
    };
    Place { tier, field, start, end, completes: at_head && !after.is_some_and(char::is_alphanumeric) }
}

/// Bytes of marks, such as an opening quotation mark, that may stand before the first word of a title.
const MARKS: usize = 4;

/// Whether only marks stand before `start`.
fn is_beginning(text: &str, start: usize) -> bool {
    start == 0 || (start <= MARKS && text.bytes().take(start).all(|byte| byte.is_ascii_punctuation()))
}

fn may_begin_with(text: &str, word: &str) -> bool {
    let marks = text.bytes().take(MARKS).take_while(u8::is_ascii_punctuation).count();
    (0..=marks).any(|start| text.get(start..).is_some_and(|rest| rest.starts_with(word)))
}

/// Where the word's letters, taken in order as early as possible, end.
fn subsequence_end(word: &str, text: &str) -> Option<usize> {
    if word.is_ascii() {
        return last_of(word.bytes(), text.bytes()).map(|passed| passed + 1);
    }
    word.chars().try_fold(0, |end, letter| Some(end + text.get(end..)?.find(letter)? + letter.len_utf8()))
}

/// The word's letters in order before `end`, from the last place where they can begin.
fn scattered(word: &str, text: &str, end: usize, field: Field) -> Option<Place> {
    let before = text.get(..end)?;
    let start = if word.is_ascii() {
        before.len() - 1 - last_of(word.bytes().rev(), before.bytes().rev())?
    } else {
        word.chars().rev().try_fold(end, |start, letter| text.get(..start)?.rfind(letter))?
    };
    Some(Place { tier: Tier::Subsequence, field, start, end, completes: false })
}

/// How many bytes are passed before the last of `letters`, each taken as early as possible. ASCII letters
/// only: then bytes are as good as characters.
fn last_of(mut letters: impl Iterator<Item = u8>, text: impl Iterator<Item = u8>) -> Option<usize> {
    let mut next = letters.next()?;
    for (passed, byte) in text.enumerate() {
        if byte == next {
            match letters.next() {
                Some(letter) => next = letter,
                None => return Some(passed),
            }
        }
    }
    None
}

/// The letters of the folded field that stand for the word.
fn letters(term: &Term, place: Place, text: &str, matcher: &SkimMatcherV2, spans: &mut Vec<Span>) {
    if place.tier < Tier::Subsequence {
        spans.push(Span::new(place.start, place.end));
        return;
    }
    let Some((_, indices)) = matcher.fuzzy_indices(text, &term.word) else { return };
    let mut indices = indices.into_iter().peekable();
    for (count, (at, c)) in text.char_indices().enumerate() {
        if indices.next_if_eq(&count).is_some() {
            spans.push(Span::new(at, at + c.len_utf8()));
        }
    }
}

/// Spans of the folded text as spans of the text as written: sorted, touching ones joined.
fn unfold(written: &str, mut spans: Vec<Span>) -> Vec<Span> {
    if spans.is_empty() {
        return spans;
    }
    spans.sort_unstable();
    let folded = fold_mapped(written);
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().map(|span| folded.original(span)) {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}
