//! Marking: putting marks on what is read, taking them back, and what of them is still to be written.

use std::collections::{BTreeSet, HashMap};

use super::claims::ClaimRef;
use super::state::{State, Tone};
use crate::export::words::Word;
use crate::model::{
    Article, Borders, Briefing, Comparison, Finding, Mark, Marks, Problem, Revision, Session, Verdict,
};
use crate::search::filter::Filter;
use crate::text::Span;

/// Something undone that can be done again, as long as this run lasts: what it was, and the marks that do it.
type Undone = (String, Vec<Mark>);

/// The marks in force, and how they came about.
#[derive(Debug, Default)]
pub struct Marking {
    /// The marks.
    pub marks: Marks,
    /// Marks still to be written.
    unsaved: Vec<Mark>,
    /// Why marks are not kept, as long as they are not.
    pub unkept: Option<Problem>,
    undone: Vec<Undone>,
    /// Grows whenever another article is read or unread: what depends on it is worked out anew.
    pub readings: u64,
    /// Whether the stories on the screen are not what the user's ties make of them.
    pub regroup: bool,
    /// For each revision among the articles shown the first of its articles, and how many there are.
    revisions: HashMap<Revision, (usize, usize)>,
    /// How many articles were not read yet.
    pub unread: usize,
    /// The article and place that the note being written is about.
    pub noting: Option<(usize, Option<Span>)>,
    /// What the session was remembered as last.
    session: Option<Session>,
    /// Whether the place where the last session ended was taken up, or is not wanted any more.
    pub restored: bool,
}

impl Marking {
    /// Takes up the articles shown.
    pub fn take_up(&mut self, briefing: &Briefing) {
        self.revisions.clear();
        self.unread = 0;
        for (index, of) in briefing.articles.iter().enumerate() {
            let revision = of.article.revision;
            self.revisions.entry(revision).or_insert((index, 0)).1 += 1;
            self.unread += usize::from(!self.marks.is_read(revision));
        }
        let is_shown = |revision| self.revisions.contains_key(&revision);
        let corrections = self.marks.corrections();
        self.regroup = self.marks.ties().keys().any(|&(a, b)| is_shown(a) && is_shown(b))
            || corrections.revisions().any(is_shown);
    }

    /// The first article shown that has this revision.
    pub fn article(&self, revision: Revision) -> Option<usize> {
        self.revisions.get(&revision).map(|of| of.0)
    }

    /// Puts marks that others wrote: they are in force, and written already.
    pub fn learn(&mut self, marks: Vec<Mark>) {
        for mark in marks {
            self.put(mark);
        }
    }

    /// Puts a mark that is no step of its own: that an article was opened, where reading stopped.
    pub fn note(&mut self, mark: Mark) {
        let back = self.put(mark.clone());
        if back != mark {
            self.unsaved.push(mark);
        }
    }

    /// The places in an article that notes are on. Those of its earlier revisions are looked for in its whole text.
    pub fn noted(&self, article: &Article) -> Vec<Span> {
        self.marks.notes_on(article).into_iter().filter_map(|(span, ..)| span).collect()
    }

    /// What is to be written now.
    pub fn take_unsaved(&mut self) -> Vec<Mark> {
        std::mem::take(&mut self.unsaved)
    }

    fn put(&mut self, mark: Mark) -> Mark {
        let counted = match &mark {
            Mark::Read(of, is) => Some((*of, *is)),
            _ => None,
        };
        self.regroup |= matches!(mark, Mark::Tie(..) | Mark::Correction(..) | Mark::Speaker(..));
        let back = self.marks.put(mark);
        if let (Some((of, is)), Mark::Read(_, was)) = (counted, &back)
            && is != *was
        {
            self.readings += 1;
            let count = self.revisions.get(&of).map_or(0, |of| of.1);
            self.unread = if is { self.unread.saturating_sub(count) } else { self.unread + count };
        }
        back
    }

    /// Keeps what was done as a step that can be taken back.
    fn remember(&mut self, told: String, back: Vec<Mark>) {
        let step = self.marks.step(told, back);
        self.apply(vec![step.kept()]);
    }

    fn apply(&mut self, marks: Vec<Mark>) -> Vec<Mark> {
        let mut back: Vec<Mark> = marks.iter().cloned().map(|mark| self.put(mark)).collect();
        self.unsaved.extend(marks);
        back.reverse();
        back
    }
}

impl State {
    /// Puts marks as one step that can be undone, and says what was done.
    pub fn mark(&mut self, told: impl Into<String>, marks: Vec<Mark>) {
        let told = told.into();
        let back = self.marking.apply(marks);
        self.follow_marks(&back);
        match &self.marking.unkept {
            None => self.say(Tone::Note, format!("{told}{}", self.undo_told())),
            Some(Problem { what, remedy, .. }) => {
                self.say(Tone::Warning, format!("{told}, but {what}; {remedy}"));
            }
        }
        self.marking.undone.clear();
        self.marking.remember(told, back);
    }

    /// Takes the last step back, or does again what was taken back last. Steps of earlier runs can be taken back too.
    pub fn step_back(&mut self, way: Way) {
        let marking = &mut self.marking;
        let taken = match way {
            Way::Undo => marking.marks.last_step().cloned().map(|step| {
                marking.apply(vec![step.dropped()]);
                (step.told, step.back)
            }),
            Way::Redo => marking.undone.pop(),
        };
        let Some((told, marks)) = taken else {
            let told = match way {
                Way::Undo => "There is nothing to undo.",
                Way::Redo => "There is nothing to do again.",
            };
            return self.say(Tone::Note, told);
        };
        let back = marking.apply(marks);
        let said = match way {
            Way::Undo => {
                marking.undone.push((told.clone(), back.clone()));
                format!("Undone: {told}")
            }
            Way::Redo => {
                marking.remember(told.clone(), back.clone());
                format!("Done again: {told}")
            }
        };
        self.follow_marks(&back);
        self.say(Tone::Note, said);
    }

    /// What follows from marks that were put, for what is on the screen.
    pub fn follow_marks(&mut self, marks: &[Mark]) {
        if marks.iter().any(|mark| matches!(mark, Mark::Verdict(..))) {
            // What does not count any more, or counts again, changes what is found.
            self.compared.clear();
            self.comparing.digest = None;
            self.survey.digest = None;
            self.claims.renew();
        }
        if marks.iter().any(|mark| matches!(mark, Mark::Filter(..))) {
            self.list.saved.take_up(&self.marking.marks);
            let briefing = std::sync::Arc::clone(&self.briefing);
            self.list.rebuild(&briefing);
        }
        self.list.saved.note_change();
        let asks = Filter::parse(&self.filter.written).is_ok_and(|filter| filter.asks_for_marks());
        if asks {
            self.filter.renew();
        }
    }

    /// Remembers what is on the screen, where that has changed.
    pub fn remember_session(&mut self) {
        let Some(session) = self.session() else { return };
        // In the list only leaving it says where the cursor was: no movement is worth a write.
        let is_worth_it = |before: &Session| {
            if session.open || before.open { *before != session } else { before.borders != session.borders }
        };
        if !self.marking.session.as_ref().is_none_or(is_worth_it) {
            return;
        }
        // Who has left an article comes back to where it was left.
        if let Some(before) = self.marking.session.take().filter(|before| before.open)
            && let Some(of) = before.article
        {
            self.remember_place(of);
        }
        self.marking.note(Mark::Session(self.origin.clone(), Some(session.clone())));
        self.marking.session = Some(session);
    }

    /// The marks to be written when the reader is left: where reading stopped.
    pub fn farewell(&mut self) -> Vec<Mark> {
        if let Some(session) = self.session() {
            if let Some(of) = session.article.filter(|_| session.open) {
                self.remember_place(of);
            }
            self.marking.note(Mark::Session(self.origin.clone(), Some(session)));
        }
        self.marking.take_unsaved()
    }

    fn session(&self) -> Option<Session> {
        let open = self.view != super::layout::View::List;
        let article = if open { self.reading.article } else { None };
        let article = article.or_else(|| self.article_under_cursor());
        let revision = article.and_then(|article| self.analysed(article)).map(|of| of.article.revision);
        // Nobody is helped by coming back to an empty list.
        let filter = if self.filter.keeps_nothing() { "" } else { self.filter.settled().trim() };
        let filter = filter.to_owned();
        let known = self.marking.marks.session(&self.origin);
        // A filter that was lifted is none to be put in force again, once it has been.
        let is_own = self.marking.restored || self.marking.session.is_some();
        let is_other = is_own && known.is_some_and(|known| known.filter != filter);
        let is_filtered = !filter.is_empty() || is_other;
        if self.briefing.articles.is_empty() || (revision.is_none() && !is_filtered) {
            return None;
        }
        // In the list only leaving it says where the cursor was: no movement is worth a write.
        let is_begun = self.marking.session.is_some() || self.borders != Borders::default();
        let session = Session { article: revision, open, filter, borders: self.borders };
        Some(session).filter(|_| open || is_filtered || is_begun)
    }

    fn remember_place(&mut self, of: Revision) {
        let Some(article) = self.marking.article(of).and_then(|index| self.analysed(index)).cloned() else {
            return;
        };
        let at = self.reading.place(&article.article).at;
        self.marking.note(Mark::Place(of, at));
    }

    fn undo_told(&self) -> String {
        let keys = self.keymap.keys_of(self.context(), super::Command::Undo);
        keys.map_or(String::new(), |keys| format!("; {} undoes it", super::key::show_sequence(keys)))
    }
}

/// What the user wrote on the passage under the reader's cursor.
pub fn note_here(state: &State) -> Option<&str> {
    let article = state.reading.article.filter(|_| state.focus == super::layout::Pane::Reader)?;
    let passage = state.pages.known_passages(article).get(state.reading.spot.passage)?.span;
    let notes = state.marking.marks.notes_on(&state.analysed(article)?.article);
    let here = notes.into_iter().find(|(span, ..)| span.is_some_and(|span| span.overlaps(passage)));
    here.map(|(_, _, note)| note.text.as_str())
}

/// Which way along the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Back.
    Undo,
    /// On again.
    Redo,
}

/// The name under which a verdict on a claim is kept.
pub fn claim_name(briefing: &Briefing, at: ClaimRef) -> Option<String> {
    briefing.articles.get(at.article)?.claim_name(at.claim)
}

/// The user's verdict on a claim.
pub fn verdict_on_claim(state: &State, at: ClaimRef) -> Option<&Verdict> {
    state.marking.marks.verdict(&claim_name(&state.briefing, at)?)
}

/// The user's verdict on a finding.
pub fn verdict_on<'a>(state: &'a State, finding: &Finding) -> Option<&'a Verdict> {
    state.marking.marks.verdict(&finding_name(&state.briefing, finding))
}

/// The name under which a verdict on a finding is kept: its kind and the places of all its sides.
pub fn finding_name(briefing: &Briefing, finding: &Finding) -> String {
    let mut sides: Vec<String> = finding
        .members
        .iter()
        .filter_map(|member| {
            let article = &briefing.articles.get(member.article)?.article;
            Some(format!("{} {}-{}", article.revision, member.mark.start, member.mark.end))
        })
        .collect();
    sides.sort();
    format!("finding {} {} {}", finding.kind.word(), finding.about.word(), sides.join(" "))
}

/// The claims of an article, by index, that stand under the names of what was dismissed.
pub fn dismissed_claims(briefing: &Briefing, article: usize, dismissed: &BTreeSet<String>) -> Vec<usize> {
    let Some(of) = briefing.articles.get(article) else { return Vec::new() };
    let lead = format!("claim {} ", of.article.revision);
    let names = dismissed.range(lead.clone()..).take_while(|name| name.starts_with(&lead));
    names.filter_map(|name| of.claim_named(name)).collect()
}

/// Leaves the findings and claims that were dismissed out of a comparison.
pub fn leave_out(briefing: &Briefing, comparison: &mut Comparison, dismissed: &BTreeSet<String>) {
    if dismissed.is_empty() {
        return;
    }
    comparison.findings.retain(|finding| !dismissed.contains(&finding_name(briefing, finding)));
    for (article, claims) in &mut comparison.only_in {
        let out = dismissed_claims(briefing, *article, dismissed);
        claims.retain(|claim| !out.contains(claim));
    }
}

/// The title of an article, cut to what a line can hold.
pub fn short_title(article: &Article) -> String {
    let title = article.title.as_ref().map_or("", |title| title.text.trim());
    super::digest::on_one_line(title, 40)
}
