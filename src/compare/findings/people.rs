//! Who a clause tells of, and who tells it.

use super::places::may_be_one;
use super::scene::{Mention, Scene};
use crate::model::EntityKind;
use crate::text::Span;

/// Words before a figure or time that opens its clause, at most.
const OPENING: usize = 1;

impl<'a> Scene<'a> {
    /// Whether both clauses tell of people, and of none in common: what one got is not what the other got.
    pub(super) fn people_differ(&self, a: &Mention, b: &Mention) -> bool {
        let (one, other) = (self.people(a), self.people(b));
        // "Cyclist Ada Korm" and "Korm" are one.
        let holds =
            |long: &str, short: &str| short.split(' ').all(|word| long.split(' ').any(|own| own == word));
        let same = |one: &str, other: &str| holds(one, other) || holds(other, one);
        !one.is_empty()
            && !other.is_empty()
            && !one.iter().any(|name| other.iter().any(|other| same(name, other)))
    }

    /// Whether both clauses name places, and none in common: of the ward in one town and in another both may be so.
    pub(super) fn places_differ(&self, a: &Mention, b: &Mention) -> bool {
        let (one, other) = (self.places(a), self.places(b));
        !one.is_empty() && !other.is_empty() && !one.iter().any(|name| other.contains(name))
    }

    /// Whether both clauses name places, none of which may lie in one of the other's.
    pub(super) fn places_apart(&self, a: &Mention, b: &Mention) -> bool {
        let (one, other) = (self.places(a), self.places(b));
        !one.is_empty()
            && !other.is_empty()
            && !one.iter().any(|name| other.iter().any(|other| name == other || may_be_one(name, other)))
    }

    fn places(&self, mention: &Mention) -> Vec<&'a str> {
        let Some(account) = self.accounts.get(mention.account) else { return Vec::new() };
        let entities = &account.analysed.entities;
        let first = entities.partition_point(|entity| entity.span.start < mention.clause.start);
        let inside = entities.iter().skip(first).take_while(|entity| entity.span.start < mention.clause.end);
        let places = inside.filter(|entity| entity.kind == EntityKind::Place);
        places.filter_map(|entity| self.briefing.names.canonical(account.article, entity.name)).collect()
    }

    /// The people, and names of nobody knows what, that a mention's clause tells of; who says it is none of them.
    fn people(&self, mention: &Mention) -> Vec<&'a str> {
        let Some(account) = self.accounts.get(mention.account) else { return Vec::new() };
        let entities = &account.analysed.entities;
        let first = entities.partition_point(|entity| entity.span.start < mention.clause.start);
        let inside = entities.iter().skip(first).take_while(|entity| entity.span.start < mention.clause.end);
        // "killed 12 people, among them the singer Roe": whom a figure or time is of stands before it, or behind one that
        // opens its clause.
        let lead = Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start);
        let opens = self.words(mention.account, lead).split_whitespace().count() <= OPENING;
        inside
            .filter(|entity| opens || entity.span.end <= mention.mark.start)
            .filter(|entity| match entity.kind {
                EntityKind::Person => true,
                EntityKind::Other => is_like_person(&account.analysed.article.text, entity.span),
                _ => false,
            })
            .filter(|entity| !self.speaks(mention, entity.span))
            .filter_map(|entity| self.briefing.names.canonical(account.article, entity.name))
            .collect()
    }

    /// Whether these words of a mention's sentence are who says something there.
    pub(super) fn speaks(&self, mention: &Mention, words: Span) -> bool {
        let Some(account) = self.accounts.get(mention.account) else { return false };
        let sentence = self.sentence(mention).span;
        let all = &account.analysed.claims;
        let first = all.partition_point(|claim| claim.span.start < sentence.start);
        let claims = all.iter().skip(first).take_while(|claim| claim.span.start < sentence.end);
        claims.filter_map(|claim| claim.source.as_ref()).any(|source| source.span.contains(words))
    }
}

/// Whether a name is written as those of people are: two words or three, with no article before them.
fn is_like_person(text: &str, name: Span) -> bool {
    let before = text.get(..name.start).and_then(|before| before.split_whitespace().next_back());
    (2..=3).contains(&name.of(text).split_whitespace().count())
        && !before.is_some_and(|word| ["the", "a", "an"].iter().any(|known| word.eq_ignore_ascii_case(known)))
}
