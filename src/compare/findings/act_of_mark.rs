//! The act that a figure, a place or a time belongs to.

use super::exclusive::head;
use super::scene::{Mention, Scene};
use super::sentence::{Term, TermKind};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Words before a time that opens its clause, at most: "Early on".
const OPENING: usize = 3;
/// Words after which a figure is the subject of its clause.
const OPENERS: [&str; 9] = ["and", "which", "that", "whom", "when", "where", "while", "because", "after"];
/// Words that stand before a figure and belong to it.
const BOUNDS: [&str; 12] =
    ["only", "some", "about", "around", "at", "least", "nearly", "almost", "more", "than", "over", "up"];

impl Scene<'_> {
    /// The act of which a figure is the count: of a subject the one after it, else the one before it.
    pub(super) fn act_of_figure(&self, mention: &Mention) -> Option<u64> {
        let sentence = self.sentence(mention);
        let acts: Vec<&Term> = sentence
            .words
            .iter()
            .filter(|term| mention.clause.contains(term.span) && term.kind == TermKind::Act)
            .collect();
        // "announced that 10,000 were returning": that it is said counts where nothing else is done.
        let speech = |term: &&Term| Lexicon::bundled().acts.is_speech(term.key);
        let only_said = acts.iter().all(speech);
        let (before, after): (Vec<&Term>, Vec<&Term>) = acts
            .into_iter()
            .filter(|term| !term.span.overlaps(mention.mark) && (only_said || !speech(term)))
            .partition(|term| term.span < mention.mark);
        let lead = self.words(
            mention.account,
            Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start),
        );
        let lead = lead.trim_end();
        let opener = lead.split_whitespace().rfind(|word| !BOUNDS.contains(word));
        let subject =
            opener.is_none_or(|word| OPENERS.contains(&word) || word.ends_with([',', ';', '“', '"']));
        // "bringing to 17 the number of those who died"
        let light = |term: &&Term| Lexicon::bundled().acts.is_light(term.key);
        let brought = lead.ends_with(" to") && !after.is_empty() && before.last().is_none_or(light);
        let first = if subject || brought { after.first() } else { before.last() };
        first.or_else(|| before.last()).or_else(|| after.first()).map(|term| term.key)
    }

    /// The act a mention's mark belongs to: the last one before it in its clause that tells what is done, else the last.
    pub(super) fn act_before(&self, mention: &Mention) -> Option<u64> {
        let acts = self.sentence(mention).words.iter().filter(|term| {
            matches!(term.kind, TermKind::Act | TermKind::State)
                && mention.clause.contains(term.span)
                && term.span.end <= mention.mark.start
        });
        let acts: Vec<&Term> = acts.collect();
        // "the talks were held", "the blast occurred": the noun tells what happened.
        let happened = acts.iter().rev().find(|term| !Lexicon::bundled().acts.is_light(term.key));
        happened.or(acts.last()).map(|term| act_key(term))
    }

    /// The event that a clause tells the beginning of: "the fire broke out", "the blast happened".
    pub(super) fn onset_of(&self, mention: &Mention) -> Option<u64> {
        let acts = &Lexicon::bundled().acts;
        let (subject, verb) = self.subject_of(mention)?;
        let event =
            subject.kind == TermKind::Act && acts.is_listed(subject.key) && !acts.is_light(subject.key);
        let said = acts.is_speech(subject.key) || acts.is_speech(verb.key);
        (event && !said && !verb.denied && acts.is_onset(verb.key)).then_some(subject.key)
    }

    /// The noun before the first verb of what a clause tells, and that verb.
    fn subject_of(&self, mention: &Mention) -> Option<(Term, Term)> {
        let told = self.said(mention);
        let words: Vec<&Term> =
            self.sentence(mention).words.iter().filter(|term| told.contains(term.span)).collect();
        let acts = |term: &Term| matches!(term.kind, TermKind::Act | TermKind::State);
        let verb = words.iter().find(|term| term.is_verb() && acts(term))?;
        let before = Span::new(told.start.min(verb.span.start), verb.span.start);
        Some((head(self, mention, &words, before)?, **verb))
    }

    /// Whether both clauses tell of a thing that does what the mark belongs to, and not of the same: profit rose by so
    /// much, sales by so much.
    pub(super) fn subjects_differ(&self, a: &Mention, b: &Mention) -> bool {
        let subject = |mention: &Mention| {
            let (subject, _) = self.subject_of(mention)?;
            Some(subject).filter(|subject| subject.kind != TermKind::Name)
        };
        let (Some(one), Some(other)) = (subject(a), subject(b)) else { return false };
        let told = |mention: &Mention, term: &Term| {
            self.sentence(mention).words.iter().any(|word| word.key == term.key)
        };
        !told(b, &one) && !told(a, &other)
    }

    /// Whether one of the mentions tells that something was not done, and the other that it was.
    pub(super) fn denied_apart(&self, a: &Mention, b: &Mention) -> bool {
        let denied = |mention: &Mention| {
            let mut words = self.sentence(mention).words.iter();
            words.any(|term| mention.clause.contains(term.span) && term.denied)
        };
        denied(a) != denied(b)
    }

    /// The act a time belongs to: the last one before it in its clause, or of a time that opens the clause the next.
    pub(super) fn act_of_time(&self, mention: &Mention) -> Option<u64> {
        let lead = Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start);
        let opens = self.words(mention.account, lead).split_whitespace().count() <= OPENING;
        let after = || {
            let acts = self.sentence(mention).words.iter().filter(|term| {
                matches!(term.kind, TermKind::Act | TermKind::State)
                    && mention.clause.contains(term.span)
                    && term.span.start >= mention.mark.end
            });
            acts.map(act_key).next()
        };
        let act = self.act_before(mention).or_else(|| opens.then(after).flatten());
        act.filter(|&act| !Lexicon::bundled().acts.is_speech(act))
    }
}

/// The key of an act, of which its contrary has another: what closed on Friday may open on Saturday.
const fn act_key(term: &Term) -> u64 {
    if term.contrary { !term.key } else { term.key }
}
