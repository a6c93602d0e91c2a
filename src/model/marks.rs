//! What the user marked: articles read, starred, tagged and muted, notes, verdicts, stories split and merged by hand.
//!
//! Marks name articles by [`Revision`], so that they hold wherever the same words are read again, and places by spans
//! into exactly these words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::article::{Article, Revision};
use crate::text::Span;

/// A part of an article that something is said of; the whole of it where there is no span.
pub type Spot = (Revision, Option<Span>);

/// What is said of two articles: whether they tell one story. The smaller revision stands first.
pub type Ties = BTreeMap<(Revision, Revision), Tie>;

/// One mark: what is stored, done and undone as a whole. `None`, `false` and an empty set take a mark away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The article was read.
    Read(Revision, bool),
    /// The article is starred.
    Starred(Revision, bool),
    /// The article is muted: it stays in the list, dimmed, and is no news.
    Muted(Revision, bool),
    /// Words the user files the article under.
    Tags(Revision, BTreeSet<String>),
    /// A note.
    Note(Spot, Option<Note>),
    /// A note being written.
    Draft(Spot, Option<String>),
    /// What the user holds of a claim or finding, under its name.
    Verdict(String, Option<Verdict>),
    /// Whether two articles tell one story.
    Tie((Revision, Revision), Option<Tie>),
    /// What an article should say of itself, in place of what it does.
    Correction(Revision, Field, Option<String>),
    /// Who speaks in a claim, under the claim's name.
    Speaker(String, Option<String>),
    /// A filter under its name.
    Filter(String, Option<String>),
    /// Where in the article reading stopped, as a byte of its text.
    Place(Revision, usize),
    /// What was on the screen when the inputs under this name were left.
    Session(String, Option<Session>),
    /// Something done that can be undone, in one of the [`STEPS`] places there are for that.
    Step(u64, Option<Step>),
}

/// Steps that can be undone: of more the oldest give way.
pub const STEPS: u64 = 1000;

/// Something done that can be undone, in this run or an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Grows with each step.
    pub number: u64,
    /// What was done, in a few words: "Starred: Talks begin".
    pub told: String,
    /// The marks that take it back.
    pub back: Vec<Mark>,
}

impl Step {
    /// The mark that keeps the step.
    pub fn kept(self) -> Mark {
        Mark::Step(self.number % STEPS, Some(self))
    }

    /// The mark that takes it off the list.
    pub const fn dropped(&self) -> Mark {
        Mark::Step(self.number % STEPS, None)
    }
}

/// A note of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What the user wrote.
    pub text: String,
    /// The words it is about, as they stand in the article.
    pub quote: String,
    /// The article's id as it was given: a later revision of the article is known by it.
    pub article: String,
}

/// What the user holds of a claim or a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it holds.
    pub kind: VerdictKind,
    /// Why; may be empty.
    pub reason: String,
}

/// Whether a claim or a finding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictKind {
    /// The user went after it and found it right.
    Checked,
    /// The program was wrong: it does not count any more.
    Dismissed,
}

impl VerdictKind {
    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Dismissed => "dismissed",
        }
    }
}

/// Whether two articles tell one story, by the user's hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// They do.
    Together,
    /// They do not.
    Apart,
}

/// What of an article can be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The masthead or agency.
    Source,
    /// When it was published.
    Date,
    /// The zone of the time it states.
    Zone,
}

/// What the user put right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// What articles should say of themselves.
    pub articles: BTreeMap<(Revision, Field), String>,
    /// Who speaks in claims, by the names of these.
    pub speakers: BTreeMap<String, String>,
}

impl Corrections {
    /// The revisions of the articles that something is put right of, some of them more than once.
    pub fn revisions(&self) -> impl Iterator<Item = Revision> {
        let of_claim = |name: &String| name.split(' ').nth(1).and_then(Revision::parse);
        self.articles.keys().map(|(of, _)| *of).chain(self.speakers.keys().filter_map(of_claim))
    }
}

/// What the user put right by hand of what was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByHand {
    /// Which articles tell one story, and which do not.
    pub ties: Ties,
    /// What articles should say of themselves, and who speaks.
    pub corrections: Corrections,
    /// Whether the articles stand in stories yet.
    pub is_grouped: bool,
}

/// What was on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The article under the cursor, or being read.
    pub article: Option<Revision>,
    /// Whether it was open.
    pub open: bool,
    /// The filter of the list; blank: none.
    pub filter: String,
    /// Where the borders between panes stood.
    pub borders: Borders,
}

/// Where the user moved the borders between panes to; `None`: nowhere, so that the program places them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Borders {
    /// Columns of the claims beside a text.
    pub claims: Option<u16>,
    /// Rows of what stands below the list.
    pub below: Option<u16>,
}

/// The pair of two articles in the order [`Ties`] keeps.
pub fn pair(a: Revision, b: Revision) -> (Revision, Revision) {
    if a <= b { (a, b) } else { (b, a) }
}

/// All marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    articles: HashMap<Revision, OfArticle>,
    notes: BTreeMap<Spot, Note>,
    /// For each article id the spots of its notes, whatever their revision.
    noted: HashMap<String, BTreeSet<Spot>>,
    drafts: BTreeMap<Spot, String>,
    verdicts: BTreeMap<String, Verdict>,
    ties: Ties,
    corrections: Corrections,
    filters: BTreeMap<String, String>,
    sessions: BTreeMap<String, Session>,
    steps: BTreeMap<u64, Step>,
}

/// The marks of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct OfArticle {
    read: bool,
    starred: bool,
    muted: bool,
    tags: BTreeSet<String>,
    place: usize,
}

impl Marks {
    /// Puts a mark, and returns the one that puts back what was there.
    pub fn put(&mut self, mark: Mark) -> Mark {
        match mark {
            Mark::Read(of, is) => Mark::Read(of, std::mem::replace(&mut self.of(of).read, is)),
            Mark::Starred(of, is) => Mark::Starred(of, std::mem::replace(&mut self.of(of).starred, is)),
            Mark::Muted(of, is) => Mark::Muted(of, std::mem::replace(&mut self.of(of).muted, is)),
            Mark::Tags(of, tags) => Mark::Tags(of, std::mem::replace(&mut self.of(of).tags, tags)),
            Mark::Place(of, at) => Mark::Place(of, std::mem::replace(&mut self.of(of).place, at)),
            Mark::Note(spot, note) => {
                if let Some(note) = &note {
                    self.noted.entry(note.article.clone()).or_default().insert(spot);
                }
                let before = swap(&mut self.notes, spot, note);
                if let Some(before) = &before
                    && self.notes.get(&spot).is_none_or(|now| now.article != before.article)
                    && let Some(spots) = self.noted.get_mut(&before.article)
                {
                    spots.remove(&spot);
                }
                Mark::Note(spot, before)
            }
            Mark::Draft(spot, draft) => Mark::Draft(spot, swap(&mut self.drafts, spot, draft)),
            Mark::Verdict(name, verdict) => {
                let before = swap(&mut self.verdicts, name.clone(), verdict);
                Mark::Verdict(name, before)
            }
            Mark::Tie(pair, tie) => Mark::Tie(pair, swap(&mut self.ties, pair, tie)),
            Mark::Correction(of, field, value) => {
                Mark::Correction(of, field, swap(&mut self.corrections.articles, (of, field), value))
            }
            Mark::Speaker(claim, name) => {
                let before = swap(&mut self.corrections.speakers, claim.clone(), name);
                Mark::Speaker(claim, before)
            }
            Mark::Filter(name, filter) => {
                let before = swap(&mut self.filters, name.clone(), filter);
                Mark::Filter(name, before)
            }
            Mark::Session(name, session) => {
                let before = swap(&mut self.sessions, name.clone(), session);
                Mark::Session(name, before)
            }
            Mark::Step(place, step) => Mark::Step(place, swap(&mut self.steps, place, step)),
        }
    }

    /// Whether the article was read.
    pub fn is_read(&self, of: Revision) -> bool {
        self.articles.get(&of).is_some_and(|of| of.read)
    }

    /// Whether the article is starred.
    pub fn is_starred(&self, of: Revision) -> bool {
        self.articles.get(&of).is_some_and(|of| of.starred)
    }

    /// Whether the article is muted.
    pub fn is_muted(&self, of: Revision) -> bool {
        self.articles.get(&of).is_some_and(|of| of.muted)
    }

    /// The user's tags of the article, in the order of the alphabet.
    pub fn tags(&self, of: Revision) -> impl Iterator<Item = &str> {
        self.articles.get(&of).into_iter().flat_map(|of| of.tags.iter().map(String::as_str))
    }

    /// All tags in use, each once, in the order of the alphabet.
    pub fn all_tags(&self) -> BTreeSet<&str> {
        self.articles.values().flat_map(|of| of.tags.iter().map(String::as_str)).collect()
    }

    /// Where in the article reading stopped: a byte of its text, 0 where it was not begun.
    pub fn place(&self, of: Revision) -> usize {
        self.articles.get(&of).map_or(0, |of| of.place)
    }

    /// The note on a spot.
    pub fn note(&self, spot: Spot) -> Option<&Note> {
        self.notes.get(&spot)
    }

    /// The note on a spot that was being written and is not finished.
    pub fn draft(&self, spot: Spot) -> Option<&str> {
        self.drafts.get(&spot).map(String::as_str)
    }

    /// All notes, those of one article next to each other, in the order of its text.
    pub fn notes(&self) -> impl Iterator<Item = (Spot, &Note)> {
        self.notes.iter().map(|(spot, note)| (*spot, note))
    }

    /// The notes alone.
    #[must_use]
    pub fn of_notes(&self) -> Self {
        Self { notes: self.notes.clone(), noted: self.noted.clone(), ..Self::default() }
    }

    /// The notes on an article, in the order of its text, with the place each is about. Those written on another
    /// revision of it stand where their words stand now; where these are gone, they are about the whole article.
    pub fn notes_on<'a>(&'a self, article: &'a Article) -> Vec<(Option<Span>, Spot, &'a Note)> {
        let here = article.revision;
        let mine = self.notes.range((here, None)..).take_while(move |((of, _), _)| *of == here);
        let mut found: Vec<_> = mine.map(|(spot, note)| (spot.1, *spot, note)).collect();
        let of_id = self.noted.get(&*article.id.given).into_iter().flatten();
        let earlier = of_id.filter(|(of, _)| *of != here);
        let earlier = earlier.filter_map(|spot| Some((spot, self.notes.get(spot)?)));
        found.extend(earlier.map(|(spot, note)| {
            let at = spot.1.and_then(|_| article.text.find(&note.quote));
            (at.map(|at| Span::new(at, at + note.quote.len())), *spot, note)
        }));
        found.sort_by_key(|(span, spot, _)| (span.map(|span| span.start), *spot));
        found
    }

    /// What the user holds of the claim or finding of this name.
    pub fn verdict(&self, name: &str) -> Option<&Verdict> {
        self.verdicts.get(name)
    }

    /// All verdicts, by the names of what they are on.
    pub fn verdicts(&self) -> impl Iterator<Item = (&str, &Verdict)> {
        self.verdicts.iter().map(|(name, verdict)| (name.as_str(), verdict))
    }

    /// The names of the claims and findings that do not count any more.
    pub fn dismissed(&self) -> BTreeSet<String> {
        let dismissed = self.verdicts.iter().filter(|(_, verdict)| verdict.kind == VerdictKind::Dismissed);
        dismissed.map(|(name, _)| name.clone()).collect()
    }

    /// Which articles tell one story, and which do not, by the user's hand.
    pub const fn ties(&self) -> &Ties {
        &self.ties
    }

    /// What the user put right.
    pub const fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The filters, by name.
    pub fn filters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.filters.iter().map(|(name, filter)| (name.as_str(), filter.as_str()))
    }

    /// Whether the user has read nothing yet, nor left any mark of their own.
    pub fn is_untouched(&self) -> bool {
        let touched = |of: &OfArticle| of.read || of.starred || of.muted || !of.tags.is_empty();
        !self.articles.values().any(touched)
            && self.notes.is_empty()
            && self.verdicts.is_empty()
            && self.ties.is_empty()
            && self.filters.is_empty()
    }

    /// What was on the screen when the inputs of this name were left.
    pub fn session(&self, inputs: &str) -> Option<&Session> {
        self.sessions.get(inputs)
    }

    /// The last thing done that was not undone yet.
    pub fn last_step(&self) -> Option<&Step> {
        self.steps.values().max_by_key(|step| step.number)
    }

    /// What was done, as the step behind all others.
    pub fn step(&self, told: String, back: Vec<Mark>) -> Step {
        Step { number: self.last_step().map_or(0, |last| last.number + 1), told, back }
    }

    fn of(&mut self, of: Revision) -> &mut OfArticle {
        self.articles.entry(of).or_default()
    }
}

/// Puts a value, or takes it away, and returns what was there.
fn swap<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Marks, Note, Tie, pair};
    use crate::model::Revision;
    use crate::text::Span;

    #[test]
    fn what_is_put_comes_back_undone() {
        let (a, b) = (Revision::of("a"), Revision::of("b"));
        let note = Note { text: "Ask.".to_owned(), quote: "a".to_owned(), article: "a.txt".to_owned() };
        let mut marks = Marks::default();
        for mark in [
            Mark::Read(a, true),
            Mark::Tags(a, ["talks".to_owned()].into()),
            Mark::Note((a, Some(Span::new(0, 1))), Some(note)),
            Mark::Tie(pair(b, a), Some(Tie::Apart)),
            Mark::Place(b, 7),
            Mark::Correction(a, super::Field::Source, Some("AFP".to_owned())),
            Mark::Speaker("claim x".to_owned(), Some("Ann Roe".to_owned())),
        ] {
            let before = marks.clone();
            let back = marks.put(mark.clone());
            assert_ne!(marks, before, "{mark:?}");
            let after = marks.clone();
            assert_eq!(marks.put(back), mark);
            marks = after;
        }
        assert!(marks.is_read(a) && !marks.is_read(b) && marks.place(b) == 7);
    }

    #[test]
    fn of_many_steps_the_oldest_give_way() {
        let mut marks = Marks::default();
        for number in 0..=super::STEPS {
            let step = marks.step(format!("step {number}"), Vec::new());
            assert_eq!(step.number, number);
            marks.put(step.kept());
        }
        for number in (1..=super::STEPS).rev() {
            let last = marks.last_step().unwrap().clone();
            assert_eq!(last.told, format!("step {number}"));
            marks.put(last.dropped());
        }
        assert_eq!(marks.last_step(), None);
    }

    #[test]
    fn a_note_follows_its_words_into_a_later_revision() {
        let article = |text: &str| crate::app::fixture::article(text);
        let (first, later, gone) = (article("Talks begin."), article("Late. Talks begin."), article("No."));
        let note = Note { text: "Where?".to_owned(), quote: "Talks".to_owned(), article: "a".to_owned() };
        let mut marks = Marks::default();
        marks.put(Mark::Note((first.revision, Some(Span::new(0, 5))), Some(note)));
        let spans = |article| marks.notes_on(article).iter().map(|(span, ..)| *span).collect::<Vec<_>>();
        assert_eq!(spans(&first), [Some(Span::new(0, 5))]);
        assert_eq!(spans(&later), [Some(Span::new(6, 11))]);
        assert_eq!(spans(&gone), [None]);
    }
}
