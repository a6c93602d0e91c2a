//! Full-text search over everything: what was typed, and the sentences in which it was found.

use std::collections::BTreeMap;

use super::digest::on_one_line;
use crate::model::Marks;
use crate::search::catalogue::Catalogue;
use crate::search::filter::{Beside, Expr, Fault, Filter, Term, Test, judge};
use crate::search::fulltext::{Passage, passages, places, places_in, rank};
use crate::search::words::Sought;
use crate::text::Span;

/// Articles shown at most, and sentences of each.
const ARTICLES: usize = 60;
const SENTENCES: usize = 3;

/// Letters of a sentence shown before the first hit.
const BEFORE: usize = 40;

/// A row of the popup: an article, or under it a sentence of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index of the article in the briefing.
    pub article: usize,
    /// The byte of the text at which the first hit stands; `None` for an article as a whole.
    pub at: Option<usize>,
    /// Who says it, where it belongs to a claim.
    pub speaker: Option<String>,
    /// The title, or the sentence in one line.
    pub words: String,
    /// The hits in these words.
    pub marks: Vec<Span>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// How many articles.
    pub total: usize,
    /// The best of them, each with its best sentences.
    pub rows: Vec<Row>,
}

/// The state of the popup.
#[derive(Clone, Debug, Default)]
pub struct Fulltext {
    /// What was typed.
    pub query: String,
    /// What was found; for what was typed before, until the answer to this comes.
    pub hits: Hits,
    /// What is wrong with what was typed.
    pub fault: Option<Fault>,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    asked: Option<String>,
    answered: Option<String>,
}

impl Fulltext {
    /// What is to be asked for, unless it is already.
    pub fn ask(&mut self) -> Option<String> {
        if self.query.trim().is_empty() {
            *self = Self { query: std::mem::take(&mut self.query), ..Self::default() };
            return None;
        }
        if self.asked.as_ref() == Some(&self.query) {
            return None;
        }
        self.asked = Some(self.query.clone());
        self.asked.clone()
    }

    /// Whether an answer is waited for.
    pub fn is_waiting(&self) -> bool {
        self.asked.is_some() && self.asked != self.answered
    }

    /// Takes in an answer, unless it answers what is no longer asked. What was found before stays while what is
    /// typed is wrong.
    pub fn take(&mut self, query: String, found: Result<Hits, Fault>) {
        if query != self.query {
            return;
        }
        match found {
            Ok(hits) => (self.hits, self.fault, self.cursor, self.top) = (hits, None, 0, 0),
            Err(fault) => self.fault = Some(fault),
        }
        self.answered = Some(query);
    }

    /// Forgets what was found in articles that others take the place of, and asks anew.
    pub fn renew(&mut self) {
        (self.hits, self.asked, self.answered) = (Hits::default(), None, None);
    }

    /// The row under the cursor.
    pub fn chosen(&self) -> Option<&Row> {
        self.hits.rows.get(self.cursor)
    }
}

/// Searches everything; `None` once `is_stopped` says that nobody waits any more.
pub fn search(
    catalogue: &mut Catalogue,
    query: &str,
    marks: Option<&Marks>,
    is_stopped: &dyn Fn() -> bool,
) -> Option<Result<Hits, Fault>> {
    let filter = match Filter::parse(query) {
        Ok(filter) => filter,
        Err(fault) => return Some(Err(fault)),
    };
    if !catalogue.make_index(is_stopped) {
        return None;
    }
    let mut beside = Beside::default();
    if let Some(marks) = marks {
        beside.take_marks(marks, catalogue.briefing());
    }
    let kept = judge::articles(&filter, catalogue, &beside).articles;
    let sought = filter.sought();
    let scores = rank(catalogue.index(), &sought);
    let score = |article: usize| {
        let number = catalogue.number(article);
        number.and_then(|number| scores.get(number as usize)).copied().unwrap_or(0.0)
    };
    let total = kept.len();
    let mut best: Vec<(usize, f64)> = kept.into_iter().map(|article| (article, score(article))).collect();
    best.sort_by(|a, b| b.1.total_cmp(&a.1));
    best.truncate(ARTICLES);
    let mut noted = marks.map(|marks| noted(catalogue, &filter, &sought, marks)).unwrap_or_default();
    let mut found: Vec<Row> = Vec::new();
    for (article, _) in best {
        let mut rows = rows(catalogue, article, &sought).into_iter();
        found.extend(rows.by_ref().take(1));
        found.extend(noted.remove(&article).unwrap_or_default());
        found.extend(rows);
    }
    // What stands in a note alone comes first: it was written to be found again.
    let total = total + noted.len();
    let only_noted = noted.into_iter().flat_map(|(article, notes)| {
        let head = rows(catalogue, article, &[]).into_iter().take(1);
        head.chain(notes).collect::<Vec<_>>()
    });
    let rows = only_noted.chain(found).collect();
    Some(Ok(Hits { total, rows }))
}

/// For each article the notes on it that have the words. Notes answer words alone: of who wrote an article, or when,
/// they say nothing.
fn noted(
    catalogue: &Catalogue,
    filter: &Filter,
    sought: &[&Sought],
    marks: &Marks,
) -> BTreeMap<usize, Vec<Row>> {
    let mut found: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    let is_of_words = !filter.asks(|test| !matches!(test, Test::Text(_) | Test::Title(_)));
    let (Some(expr), true) = (filter.expr(), is_of_words && !sought.is_empty()) else { return found };
    if marks.notes().next().is_none() {
        return found;
    }
    for (article, of) in catalogue.briefing().articles.iter().enumerate() {
        for (span, _, note) in marks.notes_on(&of.article) {
            let words = on_one_line(&note.text, usize::MAX - 1);
            let marks = places_in(&words, sought);
            if !marks.is_empty() && holds(expr, &words) {
                let (at, speaker) = (Some(span.map_or(0, |span| span.start)), Some("your note".to_owned()));
                found.entry(article).or_default().push(Row { article, at, speaker, words, marks });
            }
        }
    }
    found
}

/// Whether words alone answer a filter that asks for nothing but words.
fn holds(expr: &Expr, words: &str) -> bool {
    match expr {
        Expr::Term(Term { test: Test::Text(sought) | Test::Title(sought), .. }) => {
            !places_in(words, &[sought]).is_empty()
        }
        Expr::Term(_) => false,
        Expr::Not(inner) => !holds(inner, words),
        Expr::All(parts) => parts.iter().all(|part| holds(part, words)),
        Expr::Any(parts) => parts.iter().any(|part| holds(part, words)),
    }
}

/// The row of an article and those of its sentences.
fn rows(catalogue: &Catalogue, article: usize, sought: &[&Sought]) -> Vec<Row> {
    let briefing = catalogue.briefing();
    let Some(of) = briefing.articles.get(article) else { return Vec::new() };
    let title = of.article.title.as_ref();
    let words = on_one_line(title.map_or("", |title| &title.text), usize::MAX - 1);
    let marks = places_in(&words, sought);
    let mut rows = vec![Row { article, at: None, speaker: None, words, marks }];
    let mut places = places(&of.article, sought);
    // The title stands above its sentences already.
    let stands = title.and_then(|title| title.span);
    places.text.retain(|place| stands.is_none_or(|title| !title.contains(*place)));
    for passage in passages(of, &places, SENTENCES) {
        let claim = passage.claim.and_then(|index| of.claims.get(index));
        let speaker = claim.and_then(|claim| briefing.speaker(article, claim)).map(str::to_owned);
        let words = context(&of.article.text, &passage);
        let marks = places_in(&words, sought);
        let at = passage.marks.first().map(|mark| mark.start);
        rows.push(Row { article, at, speaker, words, marks });
    }
    rows
}

/// The sentence in one line, without what stands long before its first hit.
fn context(text: &str, passage: &Passage) -> String {
    let first = passage.marks.first().map_or(passage.span.start, |mark| mark.start);
    let before = Span::new(passage.span.start, first).of(text);
    let far = before.char_indices().rev().nth(BEFORE).map(|(at, _)| at);
    let cut = far.and_then(|far| before.get(far..)?.find(char::is_whitespace).map(|space| far + space));
    let start = passage.span.start + cut.unwrap_or(0);
    let words = on_one_line(Span::new(start, passage.span.end).of(text), usize::MAX - 1);
    if cut.is_some() { format!("…{words}") } else { words }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Fulltext, Hits, search};
    use crate::app::fixture::briefing;
    use crate::model::{Mark, Marks, Note};
    use crate::search::catalogue::Catalogue;

    #[test]
    fn the_best_article_comes_first_each_with_its_sentences_in_one_line() {
        let long = "The delegations that had come from all over the continent at last began to speak of arms\ncontrol.";
        let briefing = briefing(&["Nothing here.", "Arms, arms. Arms control.", long]);
        let mut catalogue = Catalogue::of(Arc::new(briefing));
        let hits = search(&mut catalogue, "arms", None, &|| false).unwrap().unwrap();
        assert_eq!(hits.total, 2);
        let shown: Vec<_> = hits.rows.iter().map(|row| (row.article, row.words.as_str())).collect();
        assert_eq!(shown[..3], [(1, "A title"), (1, "Arms, arms."), (1, "Arms control.")]);
        assert_eq!(shown[4], (2, "…the continent at last began to speak of arms control."));
        assert_eq!(hits.rows[4].marks[0].of(&hits.rows[4].words), "arms");
        assert_eq!(hits.rows[4].at, long.find("arms"));
        assert_eq!(search(&mut catalogue, "-arms", None, &|| false).unwrap().unwrap().total, 1);
        assert_eq!(search(&mut catalogue, "\"arms", None, &|| false).unwrap().unwrap_err().at, 0);
    }

    #[test]
    fn notes_are_found_by_their_words_and_not_by_what_they_do_not_tell() {
        let briefing = briefing(&["Nothing here.", "Arms control."]);
        let mut marks = Marks::default();
        for (of, text) in briefing.articles.iter().zip(["Ask about arms, not rain.", "Weather?"]) {
            let id = of.article.id.given.to_string();
            let note = Note { text: text.to_owned(), quote: String::new(), article: id };
            marks.put(Mark::Note((of.article.revision, None), Some(note)));
        }
        let mut catalogue = Catalogue::of(Arc::new(briefing));
        let mut of = |query: &str| {
            let hits = search(&mut catalogue, query, Some(&marks), &|| false).unwrap().unwrap();
            let rows: Vec<_> = hits.rows.into_iter().map(|row| (row.article, row.words)).collect();
            (hits.total, rows)
        };
        let (total, rows) = of("arms");
        assert_eq!(total, 2);
        assert_eq!(rows[1], (0, "Ask about arms, not rain.".to_owned()));
        assert_eq!(rows[3].1, "Arms control.");
        assert_eq!(of("arms -rain").0, 1, "the note has what is not wanted");
        assert_eq!(of("arms is:read").0, 0);
        assert_eq!(of("weather").1[1], (1, "Weather?".to_owned()));
    }

    #[test]
    fn answers_to_what_is_no_longer_typed_are_dropped_and_faults_leave_what_was_found() {
        let mut popup = Fulltext { query: "arms".to_owned(), ..Fulltext::default() };
        assert_eq!(popup.ask().as_deref(), Some("arms"));
        assert_eq!(popup.ask(), None);
        popup.take("arm".to_owned(), Ok(Hits { total: 9, ..Hits::default() }));
        assert_eq!(popup.hits.total, 0);
        popup.take("arms".to_owned(), Ok(Hits { total: 4, ..Hits::default() }));
        assert!(!popup.is_waiting());
        "arms (".clone_into(&mut popup.query);
        assert!(popup.ask().is_some() && popup.is_waiting());
        let fault = crate::search::filter::Filter::parse("arms (").unwrap_err();
        popup.take("arms (".to_owned(), Err(fault));
        assert_eq!((popup.hits.total, popup.fault.is_some()), (4, true));
    }
}
