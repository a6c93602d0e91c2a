//! From the candidates of one query to those of a narrower one: which of them stay, and how good each can be.

use super::place::{self, Field, Folded, Place};
use super::query::{Anchor, Query, Term};
use super::rank::{Points, Rank, Standing, Tier};
use super::titles::Titles;

/// An entry that matches, with what a further letter need not find out again. Small: there may be as many as
/// there are titles, for every letter typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its place in the input.
    pub(super) index: u32,
    /// The best tier it can be in.
    pub(super) bound: Tier,
    /// After the last word's letters in the title, each taken as early as possible; [`GONE`] where one is
    /// missing.
    title: u16,
    /// The same in the source.
    source: u16,
    /// Where the last word stands as a whole.
    whole: Whole,
    /// How all words but the last stand in it.
    settled: Option<Standing>,
}

/// A field that lacks a letter of the word; fields are shorter.
const GONE: u16 = u16::MAX;

/// What is known of the best place of the last word as a whole. While letters are appended to it, its places
/// only become fewer: the best one stays the best as long as it is one.
#[derive(Clone, Copy, Debug)]
enum Whole {
    Unknown,
    Nowhere,
    Title(u16),
    Source(u16),
}

/// One narrowing: a query, and what its candidates are known to have passed before.
pub(super) struct Step<'a> {
    titles: &'a Titles,
    pub(super) query: &'a Query,
    last: Option<&'a Term>,
    others: &'a [Term],
    /// Characters an entry must have.
    letters: u64,
    /// Words before the last that must be looked for.
    untested: &'a [Term],
    /// What must not stand there, as far as nobody looked for it.
    unwanted: Vec<&'a Term>,
    /// Whether the characters of an entry alone do not say that it matches.
    reads_text: bool,
    /// How much of the last word the candidates have behind them.
    traced: usize,
    /// What else of them is still good.
    kept: Kept,
    /// Whether all words but the last are those of the query before.
    adds_one: bool,
}

/// What a candidate of the wider query carries over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// Nothing but that it is one.
    Nothing,
    /// That it is no better than its words: a further one does not help those that stand nowhere well.
    Words,
    /// Everything: only letters were appended to the last word.
    All,
}

impl<'a> Step<'a> {
    /// The step from `wider`, or from all entries, to `query`.
    pub(super) fn new(titles: &'a Titles, query: &'a Query, wider: Option<&Query>) -> Self {
        let (last, others) = match query.wanted.split_last() {
            Some((last, others)) => (Some(last), others),
            None => (None, [].as_slice()),
        };
        let nothing = Query::default();
        let wider = wider.unwrap_or(&nothing);
        let shared = query.shared(wider);
        let before = wider.wanted.get(others.len());
        let appended = match (last, before) {
            (Some(last), Some(before)) => {
                let in_text = matches!(last.anchor, Anchor::Fuzzy | Anchor::Exact);
                shared >= others.len() && in_text && last.anchor == before.anchor
            }
            _ => false,
        };
        let kept = if appended {
            Kept::All
        } else if shared == wider.wanted.len() {
            Kept::Words
        } else {
            Kept::Nothing
        };
        let untested = others.get(shared.min(others.len())..).unwrap_or_default();
        let known = |term: &Term| wider.unwanted.iter().any(|before| before.is_same(term));
        let unwanted: Vec<&Term> = query.unwanted.iter().filter(|term| !known(term)).collect();
        let letters_decide = last.is_none_or(|last| last.mask_decides);
        Self {
            titles,
            query,
            reads_text: !(letters_decide && untested.is_empty() && unwanted.is_empty()),
            last,
            others,
            letters: query.wanted.iter().fold(0, |letters, term| letters | term.mask),
            untested,
            unwanted,
            traced: before.filter(|_| appended).map_or(0, Term::traced),
            kept,
            adds_one: shared == wider.wanted.len() && shared == others.len(),
        }
    }

    /// The points of all words but the last, from those of the query before, if it had the same.
    pub(super) fn points_of_others(&self, before: Points) -> Option<u32> {
        match self.kept {
            Kept::All => Some(before.others),
            _ => self.adds_one.then_some(before.all),
        }
    }

    /// Any entry, as a candidate of the query that asks for nothing.
    pub(super) fn any(index: u32) -> Candidate {
        let (bound, whole) = (Tier::TitlePrefix, Whole::Unknown);
        Candidate { index, bound, title: 0, source: 0, whole, settled: None }
    }

    /// Whether an entry has the characters that are needed; only then its text is looked at.
    pub(super) fn has_letters(&self, index: u32) -> bool {
        self.letters & !self.titles.letters(index) == 0
    }

    /// Fetches the texts of entries that are about to be admitted, if masks do not decide about them.
    pub(super) fn fetch(&self, indices: impl Iterator<Item = u32>) {
        if self.reads_text {
            self.titles.fetch(indices);
        }
    }

    /// The candidate, if it still is one. It has the letters that are needed.
    pub(super) fn admit(&self, mut candidate: Candidate) -> Option<Candidate> {
        let index = candidate.index;
        match self.kept {
            Kept::All => {}
            Kept::Words if candidate.bound >= Tier::Inner => {
                candidate = Candidate { bound: candidate.bound, ..Self::any(index) };
            }
            Kept::Words | Kept::Nothing => candidate = Self::any(index),
        }
        if self.reads_text {
            self.read(&mut candidate)?;
        }
        // While a word has two letters at most, each of them says more about where it can stand.
        if self.kept != Kept::All || self.traced == 0 {
            candidate.bound = candidate.bound.max(self.bound(index));
        }
        Some(candidate)
    }

    /// Looks for the words in the text; `None` where one is missing, or there is one too many.
    fn read(&self, candidate: &mut Candidate) -> Option<()> {
        let folded = self.titles.folded(candidate.index);
        if !self.untested.iter().all(|term| place::stands(term, folded)) {
            return None;
        }
        let letters = self.titles.letters(candidate.index);
        if self
            .unwanted
            .iter()
            .any(|term| term.mask & !letters == 0 && (term.mask_decides || place::stands(term, folded)))
        {
            return None;
        }
        self.last.map_or(Some(()), |last| self.trace(last, candidate, folded))
    }

    /// Follows the last word to its end; `None` where it does not stand.
    fn trace(&self, last: &Term, candidate: &mut Candidate, folded: Folded<'_>) -> Option<()> {
        if last.mask_decides {
            return Some(());
        }
        if last.anchor != Anchor::Fuzzy {
            return place::stands(last, folded).then_some(());
        }
        let rest = last.word.get(self.traced..)?;
        candidate.title = follow(rest, folded.title, candidate.title);
        candidate.source = follow(rest, folded.source, candidate.source);
        (candidate.title != GONE || candidate.source != GONE).then_some(())
    }

    /// The character the word begins with, if a word of the entry may begin like it.
    fn heads(&self, term: &Term, index: u32) -> u64 {
        let alike = term.pair & !self.titles.pairs(index) == 0;
        if alike { term.first & self.titles.heads(index) } else { 0 }
    }

    /// The best tier in which an entry can be by the first letters of its words.
    fn bound(&self, index: u32) -> Tier {
        let beginnings = self.titles.beginnings(index);
        let tiers = self.query.wanted.iter().map(|term| {
            if self.heads(term, index) == 0 {
                Tier::Inner
            } else if term.first & beginnings != 0 {
                Tier::TitlePrefix
            } else {
                Tier::WordHeads
            }
        });
        tiers.fold(Standing::EMPTY, Standing::in_tier).tier()
    }

    /// The rank of a candidate in `tier`, which is its bound. `None` where it is in a worse one: its bound then
    /// says so.
    pub(super) fn rank(&self, candidate: &mut Candidate, tier: Tier) -> Option<Rank> {
        let index = candidate.index;
        let folded = self.titles.folded(index);
        let mut standing = Standing::EMPTY;
        if let Some(last) = self.last {
            let Some(place) = self.place(last, candidate, folded, tier) else {
                candidate.bound = Tier::Subsequence;
                return None;
            };
            if place.tier > tier.max(Tier::WordHeads) {
                candidate.bound = place.tier;
                return None;
            }
            let Some(settled) = candidate.settled.or_else(|| self.settle(folded, index, tier)) else {
                candidate.bound = Tier::Subsequence;
                return None;
            };
            candidate.settled = Some(settled);
            standing = settled.with(last, place);
        }
        candidate.bound = standing.tier();
        (candidate.bound <= tier).then(|| Rank::new(standing, folded.title, index))
    }

    /// How all words but the last stand. Where one is there only letter by letter, that is found out when
    /// nothing better is left.
    fn settle(&self, folded: Folded<'_>, index: u32, tier: Tier) -> Option<Standing> {
        let mut standing = Standing::EMPTY;
        for term in self.others {
            let scattered = || place::scattered(term, folded).filter(|_| tier == Tier::Subsequence);
            standing =
                standing.with(term, place::whole(term, folded, self.heads(term, index)).or_else(scattered)?);
        }
        Some(standing)
    }

    /// The best place of the last word, as a whole unless nothing better is left.
    fn place(&self, last: &Term, candidate: &mut Candidate, folded: Folded<'_>, tier: Tier) -> Option<Place> {
        let known = match candidate.whole {
            Whole::Title(start) => place::whole_at(last, folded, Field::Title, start.into()),
            Whole::Source(start) => place::whole_at(last, folded, Field::Source, start.into()),
            Whole::Unknown | Whole::Nowhere => None,
        };
        if known.is_some() {
            return known;
        }
        let whole = match candidate.whole {
            Whole::Nowhere => None,
            _ => place::whole(last, folded, self.heads(last, candidate.index)),
        };
        candidate.whole = match whole {
            None => Whole::Nowhere,
            Some(place) if place.field == Field::Title => Whole::Title(place.start as u16),
            Some(place) => Whole::Source(place.start as u16),
        };
        if whole.is_some() || tier < Tier::Subsequence {
            return whole;
        }
        let ends = match (candidate.title, candidate.source) {
            // A single letter always stands as a whole; a word of two or more has been followed.
            (GONE, end) => (Field::Source, end),
            (end, _) => (Field::Title, end),
        };
        place::scattered_before(last, folded.field(ends.0), ends.1.into(), ends.0)
    }
}

fn follow(letters: &str, text: &str, from: u16) -> u16 {
    let end = (from != GONE).then(|| place::passed(letters, text, from.into())).flatten();
    end.map_or(GONE, |end| end as u16)
}
