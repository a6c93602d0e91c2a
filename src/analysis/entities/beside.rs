//! What stands beside a name and tells of its bearer: descriptions, owners, the places of people.

use std::ops::Range;

use super::mentions::{Finder, Look, Mention, is_acronym};
use crate::analysis::syntax::Tag;
use crate::lexicon::gazetteer::Standing;

impl Finder<'_, '_> {
    /// Whether an unknown stretch stands where people stand.
    pub(super) fn looks_like_person(&self, at: usize, end: usize) -> bool {
        let page = self.page;
        if at > self.start && page.is_description(at - 1) && page.tag(at - 1).is_noun() {
            return !(at + 1 == end && is_acronym(page.word(at)));
        }
        let articled =
            at > self.start && matches!(page.tag(at - 1), Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Jj);
        if articled || page.is_common(at) || page.is_common(end - 1) {
            return false;
        }
        let who = usize::from(page.word(end) == ",");
        let spoken_of = page.word(end + who) == "who" || self.described(end).is_some();
        let two = (2..=3).contains(&(end - at)) && (at..end).all(|word| !page.is_common(word));
        spoken_of || two && !self.titled && page.tag(end - 1).is_proper() && !is_acronym(page.word(at))
    }

    /// The description behind a name: `, the transport minister,`, or `, 54,`, which describes nothing more.
    pub(super) fn described(&self, end: usize) -> Option<Range<usize>> {
        let page = self.page;
        if page.word(end) != "," || end + 1 >= self.end {
            return None;
        }
        let from = end + 1;
        if page.tag(from) == Tag::Cd && page.word(from).len() == 2 && page.word(from + 1) == "," {
            return Some(from..from);
        }
        let from = from + usize::from(matches!(page.tag(from), Tag::Dt | Tag::PrpS));
        let mut to = from;
        while to < self.end.min(from + 7) && !page.tag(to).is_mark() {
            if page.is_description(to) && !page.tag(to + 1).is_noun() {
                let stands_alone =
                    page.tag(to + 1).is_mark() || page.tag(to + 1) == Tag::In || to + 1 == self.end;
                return stands_alone.then_some(from..to + 1);
            }
            if page.tag(to).is_finite() {
                return None;
            }
            to += 1;
        }
        None
    }

    /// Whether a word that ends like an adjective of a people stands before a common noun.
    pub(super) fn is_adjective_here(&self, at: usize, end: usize) -> bool {
        let page = self.page;
        end == at + 1
            && end < self.end
            && (page.tag(end).is_noun() || page.tag(end).is_adjective())
            && !page.is_capital(end)
    }

    /// The state a body named at `at..end` in one or two words belongs to: `Russian` before or in it, `Russia's` before it.
    pub(super) fn owner(&self, at: usize, end: usize) -> Option<u16> {
        let page = self.page;
        let gazetteer = &page.lexicon.gazetteer;
        let by_people = |at: usize| page.state_of_people(at).and_then(|state| self.number(state));
        if let Some(state) = by_people(at) {
            return Some(state).filter(|_| end - at <= 3);
        }
        if end - at > 2 {
            return None;
        }
        let before = at.checked_sub(1).filter(|before| *before >= self.start)?;
        if let Some(state) = by_people(before) {
            return Some(state);
        }
        let end = if page.tag(before) == Tag::Pos { before } else { at };
        let state =
            |number: &u16| gazetteer.bearer(*number).is_some_and(|bearer| bearer.standing == Standing::State);
        match self.found.last() {
            Some(Mention { tokens, look: Look::Known(number), .. }) if tokens.end == end => {
                Some(*number).filter(state)
            }
            _ => None,
        }
    }

    pub(super) fn number(&self, state: &str) -> Option<u16> {
        self.page.lexicon.gazetteer.longest(state.split(' ').collect::<Vec<_>>()).map(|(_, number)| number)
    }

    /// The description right before a person, `opposition leader`, `the captain, `, or behind a comma.
    pub(super) fn description_beside(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let page = self.page;
        let introduced = tokens.start > self.start + 2 && page.word(tokens.start - 1) == ",";
        let end = tokens.start - usize::from(introduced);
        let mut start = end;
        while start > self.start.max(end.saturating_sub(4)) {
            let at = start - 1;
            let fits = page.tag(at).is_noun() || page.tag(at) == Tag::Jj;
            let capital = page.is_capital(at) && at > self.start;
            if !fits || capital || start == end && !page.is_description(at) {
                break;
            }
            start = at;
        }
        let opened = start > self.start && matches!(page.tag(start - 1), Tag::Dt | Tag::PrpS | Tag::Pos);
        if start < end && (!introduced || opened) {
            return Some(start..end);
        }
        self.described(tokens.end).filter(|title| !title.is_empty())
    }
}
