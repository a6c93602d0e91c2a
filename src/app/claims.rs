//! The claims sidebar: those of the passage under the cursor first, then denials, then all.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::digest::is_denial;
use super::marking::dismissed_claims;
use crate::model::{Briefing, Claim};
use crate::text::Span;

/// A claim by its article (index in the briefing) and its place among the article's claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimRef {
    /// Index of the article.
    pub article: usize,
    /// Index of the claim.
    pub claim: usize,
}

impl ClaimRef {
    /// The claim itself.
    pub fn of(self, briefing: &Briefing) -> Option<&Claim> {
        briefing.articles.get(self.article)?.claims.get(self.claim)
    }
}

/// A part of the sidebar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Section {
    /// Claims of the row or paragraph under the cursor.
    #[default]
    Here,
    /// Denials and refusals.
    Denied,
    /// All claims.
    All,
}

/// One entry of the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A heading with how many claims stand under it.
    Heading(Section, usize),
    /// A claim.
    Claim(Section, ClaimRef),
}

/// What stays when the passages under the text's cursor change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The claim under the cursor: the user is among the claims.
    Cursor,
    /// Nothing: the claims follow the text.
    Nothing,
}

/// The state of the sidebar.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// The articles whose claims are shown, by index.
    pub articles: Vec<usize>,
    /// The passages whose claims stand first.
    here_for: Vec<(usize, Span)>,
    here: Vec<ClaimRef>,
    denied: Arc<[ClaimRef]>,
    all: Arc<[ClaimRef]>,
    /// The claims that do not count any more.
    dismissed: HashSet<ClaimRef>,
    /// The claims that pass the filter; `None` without one.
    pub kept: Option<HashSet<ClaimRef>>,
    /// Whether what is listed is to be looked up anew.
    stale: bool,
    /// The number of each claim among all.
    numbers: HashMap<ClaimRef, usize>,
    /// The entry under the cursor.
    pub cursor: usize,
    /// The first entry on the screen.
    pub top: usize,
}

impl Claims {
    /// With only those that pass a filter, once it follows the text.
    pub fn keeping(kept: Option<HashSet<ClaimRef>>) -> Self {
        Self { kept, ..Self::default() }
    }

    /// Takes up the articles shown and the passages under the cursor; cheap when neither changed.
    ///
    /// `dismissed` names what does not count any more. The claim under the cursor stays under it where that is wanted
    /// and it is still listed; else the cursor goes to the first claim, or, where only what counts has changed, to the
    /// claim nearest to it.
    pub fn follow(
        &mut self,
        briefing: &Briefing,
        articles: &[usize],
        here: &[(usize, Span)],
        (keep, dismissed): (Keep, &dyn Fn() -> BTreeSet<String>),
    ) {
        let is_stale = std::mem::take(&mut self.stale);
        let changed = is_stale || self.articles != articles;
        if !changed && self.here_for == here {
            return;
        }
        let kept = self.entry(self.cursor);
        if changed {
            self.articles = articles.to_vec();
            let dismissed = dismissed();
            let out = articles.iter().flat_map(|&article| {
                let claims = dismissed_claims(briefing, article, &dismissed);
                claims.into_iter().map(move |claim| ClaimRef { article, claim })
            });
            self.dismissed = out.collect();
            let mut all = refs(briefing, articles, |_| true);
            let mut denied = refs(briefing, articles, is_denial);
            all.retain(|claim| self.keeps(*claim));
            denied.retain(|claim| self.keeps(*claim));
            (self.all, self.denied) = (all.into(), denied.into());
            self.numbers = self.all.iter().copied().zip(0..).collect();
        }
        self.here_for = here.to_vec();
        self.here = here.iter().flat_map(|&(article, span)| inside(briefing, article, span)).collect();
        let kept_here = std::mem::take(&mut self.here).into_iter().filter(|claim| self.keeps(*claim));
        self.here = kept_here.collect();
        let again = kept.filter(|_| keep == Keep::Cursor).and_then(|kept| self.find(kept));
        if again.is_none() && is_stale && keep == Keep::Cursor {
            self.cursor = self.cursor.min(self.len().saturating_sub(1));
            if self.chosen().is_none() {
                self.cursor = [self.step(1), self.step(-1)]
                    .into_iter()
                    .find(|&at| at != self.cursor)
                    .unwrap_or(self.cursor);
            }
            return;
        }
        self.cursor = again.unwrap_or_else(|| self.first()).min(self.len().saturating_sub(1));
        if again.is_none() {
            self.top = 0;
        }
    }

    /// Looks up anew what is listed, once the claims are next followed: something was dismissed, or counts again.
    pub const fn renew(&mut self) {
        self.stale = true;
    }

    /// Whether a claim counts, and passes the filter.
    fn keeps(&self, claim: ClaimRef) -> bool {
        !self.dismissed.contains(&claim) && self.kept.as_ref().is_none_or(|kept| kept.contains(&claim))
    }

    /// The first claim listed, whichever part it stands in; the first heading where there is none.
    pub fn first(&self) -> usize {
        let is_claim = |&index: &usize| matches!(self.entry(index), Some(Entry::Claim(..)));
        // There is a heading to each part, and no more.
        (0..4).find(is_claim).unwrap_or(0)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.here.len() + self.denied.len() + self.all.len() + 3
    }

    /// Whether there is not even a heading; never the case.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry at `index`.
    pub fn entry(&self, index: usize) -> Option<Entry> {
        let mut left = index;
        for (section, claims) in self.sections() {
            match left.checked_sub(1) {
                None => return Some(Entry::Heading(section, claims.len())),
                Some(place) if place < claims.len() => return Some(Entry::Claim(section, claims[place])),
                Some(place) => left = place - claims.len(),
            }
        }
        None
    }

    /// The entry of the claim with this number among all that are listed.
    pub fn entry_of(&self, number: usize) -> usize {
        self.len() - self.all.len() + number
    }

    /// All claims of the articles shown that pass the filter.
    pub fn all(&self) -> &Arc<[ClaimRef]> {
        &self.all
    }

    /// The number of a claim among them.
    pub fn number_of(&self, at: ClaimRef) -> Option<usize> {
        self.numbers.get(&at).copied()
    }

    /// The claim under the cursor.
    pub fn chosen(&self) -> Option<ClaimRef> {
        match self.entry(self.cursor)? {
            Entry::Claim(_, claim) => Some(claim),
            Entry::Heading(..) => None,
        }
    }

    /// The entry `by` claims further on, or back when negative; headings are stepped over.
    pub fn step(&self, by: isize) -> usize {
        let (mut at, mut left) = (self.cursor, by.unsigned_abs());
        let mut reached = self.cursor;
        while left > 0 {
            let next = if by > 0 { at + 1 } else { at.wrapping_sub(1) };
            match self.entry(next) {
                None => break,
                Some(Entry::Heading(..)) => at = next,
                Some(Entry::Claim(..)) => {
                    at = next;
                    reached = next;
                    left -= 1;
                }
            }
        }
        reached
    }

    /// The first claim of the next section, or of this or the previous one when `by` is negative.
    pub fn step_section(&self, by: isize) -> usize {
        let mut heads = Vec::new();
        let mut at = 0;
        for (_, claims) in self.sections() {
            if !claims.is_empty() {
                heads.push(at + 1);
            }
            at += claims.len() + 1;
        }
        let next = if by > 0 {
            heads.iter().find(|&&head| head > self.cursor)
        } else {
            heads.iter().rev().find(|&&head| head < self.cursor)
        };
        next.copied().unwrap_or(self.cursor)
    }

    fn sections(&self) -> [(Section, &[ClaimRef]); 3] {
        [(Section::Here, &self.here), (Section::Denied, &self.denied), (Section::All, &self.all)]
    }

    fn find(&self, entry: Entry) -> Option<usize> {
        let Entry::Claim(section, claim) = entry else { return None };
        let mut at = 0;
        for (known, claims) in self.sections() {
            if known == section {
                return Some(at + 1 + claims.iter().position(|&of| of == claim)?);
            }
            at += claims.len() + 1;
        }
        None
    }
}

fn refs(briefing: &Briefing, articles: &[usize], wanted: impl Fn(&Claim) -> bool) -> Vec<ClaimRef> {
    let mut found = Vec::new();
    for &article in articles {
        let Some(of) = briefing.articles.get(article) else { continue };
        let claims = of.claims.iter().enumerate().filter(|(_, claim)| wanted(claim));
        found.extend(claims.map(|(claim, _)| ClaimRef { article, claim }));
    }
    found
}

/// The claims of an article whose evidence begins inside the span.
pub fn inside(briefing: &Briefing, article: usize, span: Span) -> impl Iterator<Item = ClaimRef> {
    let claims = briefing.articles.get(article).map_or(&[][..], |of| &of.claims);
    let first = claims.partition_point(|claim| claim.span.start < span.start);
    let inside = claims.iter().enumerate().skip(first);
    inside
        .take_while(move |(_, claim)| claim.span.start < span.end)
        .map(move |(claim, _)| ClaimRef { article, claim })
}

#[cfg(test)]
mod tests {
    use super::{Claims, Entry, Keep, Section};
    use crate::app::fixture::{briefing, claim};
    use crate::model::Stance;
    use crate::text::Span;
    use std::collections::BTreeSet;
    use std::sync::Arc;

    #[test]
    fn the_cursor_stands_on_a_claim_also_where_the_passage_has_none() {
        let mut briefing = briefing(&["A title.\n\nThey said it."]);
        let analysed = Arc::get_mut(&mut briefing.articles[0]).unwrap();
        analysed.claims = vec![claim(Span::new(10, 23), Stance::Asserts)];
        let mut claims = Claims::default();
        claims.follow(&briefing, &[0], &[(0, Span::new(0, 8))], (Keep::Nothing, &BTreeSet::new));
        assert_eq!(claims.chosen().map(|of| of.claim), Some(0));
        claims.follow(&briefing, &[], &[], (Keep::Nothing, &BTreeSet::new));
        assert_eq!((claims.cursor, claims.chosen()), (0, None));
    }

    #[test]
    fn the_passage_comes_first_then_denials_then_all_and_headings_are_stepped_over() {
        let mut briefing = briefing(&["They said it.\n\nThey denied it."]);
        let analysed = Arc::get_mut(&mut briefing.articles[0]).unwrap();
        analysed.claims =
            vec![claim(Span::new(0, 13), Stance::Asserts), claim(Span::new(15, 30), Stance::Denies)];
        let mut claims = Claims::default();
        claims.follow(&briefing, &[0], &[(0, Span::new(0, 13))], (Keep::Nothing, &BTreeSet::new));
        let shown: Vec<_> = (0..claims.len()).filter_map(|index| claims.entry(index)).collect();
        let headings = shown.iter().filter(|entry| matches!(entry, Entry::Heading(..))).count();
        assert_eq!((shown.len(), headings), (7, 3));
        assert_eq!(shown[0], Entry::Heading(Section::Here, 1));
        assert_eq!(claims.chosen().map(|of| of.claim), Some(0));
        claims.cursor = claims.step(1);
        assert_eq!(claims.chosen().map(|of| of.claim), Some(1));
        claims.cursor = claims.step(9);
        assert_eq!(claims.entry(claims.cursor), shown.last().copied());
        claims.cursor = claims.step_section(-1);
        assert_eq!(claims.chosen().map(|of| of.claim), Some(0), "all claims from the first");
    }
}
