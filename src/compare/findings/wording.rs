//! What an agreement in substance shows: of each account the stretch that others tell too, and a note that quotes it.

use super::clause::run;
use super::scene::{Context, Mention, Scene};
use super::sentence::{Term, TermKind};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, FindingKind};
use crate::text::Span;

/// With fewer shared words the note quotes the clause.
const FEWEST_QUOTED: usize = 3;
/// Words that are not shared, in a row, at most within what is marked.
const WIDEST_GAP: usize = 4;
/// What an act adds to the weight of a stretch.
const ACT: f32 = 3.0;
/// Words that belong to a phrase they stand before.
const LEADING: [&str; 16] = [
    "the", "a", "an", "his", "her", "its", "their", "at", "least", "most", "more", "than", "about", "some",
    "nearly", "over",
];
/// Letters of a note's single quotation.
const QUOTED: usize = 60;

/// The agreement of mentions that tell the same, each marked where it does.
pub(super) fn wording(scene: &Scene<'_>, members: &[&Mention]) -> Draft {
    let sides: Vec<Side> = members
        .iter()
        .map(|one| {
            let others = members.iter().filter(|other| other.account != one.account);
            let others: Vec<&Context> = others.map(|other| &other.near).collect();
            let mark = shared_stretch(scene, one, &others);
            let claim = scene.mention(one.account, mark).and_then(|mention| mention.claim);
            Side { mention: Mention { mark, claim, ..(*one).clone() }, value: String::new() }
        })
        .collect();
    let note = Some(note(scene, &sides));
    Draft { kind: FindingKind::Agreement, about: About::Wording, sides, note }
}

/// The same agreement without the words that a dispute is about, where they stand at the beginning or end of what is
/// marked: of "over 10,000 troops would return" the figure.
pub(super) fn undisputed(scene: &Scene<'_>, draft: Draft, disputed: impl Fn(&Side) -> Vec<Span>) -> Draft {
    let mut sides = draft.sides;
    for side in &mut sides {
        for words in disputed(side) {
            let rest = side.mention.mark.without(&[words]).into_iter().max_by_key(|part| part.len());
            side.mention.mark =
                rest.map_or(side.mention.mark, |part| trimmed(scene, side.mention.account, part));
        }
    }
    let note = Some(note(scene, &sides));
    Draft { sides, note, ..draft }
}

/// A part of a text without the blanks around it and without "of" before it.
fn trimmed(scene: &Scene<'_>, account: usize, part: Span) -> Span {
    let text = &scene.accounts[account].analysed.article.text;
    let part = part.trim(text);
    let lead = part.of(text).strip_prefix("of ").map_or(0, |rest| part.len() - rest.len());
    Span::new(part.start + lead, part.end)
}

/// What each side tells alike, in quotation.
fn note(scene: &Scene<'_>, sides: &[Side]) -> String {
    let quoted = sides.iter().map(|side| {
        let words = |span| scene.words(side.mention.account, span);
        let shared = words(side.mention.mark);
        let few = shared.split_whitespace().count() < FEWEST_QUOTED;
        shortened(&if few { words(side.mention.clause) } else { shared })
    });
    super::joined(quoted)
}

/// The stretch of a clause with the most of what another of the group has too; a wide gap ends it.
fn shared_stretch(scene: &Scene<'_>, mention: &Mention, others: &[&Context]) -> Span {
    let sentence = scene.sentence(mention);
    let holds = |key: u64| others.iter().any(|keys| keys.binary_search_by_key(&key, |(key, _)| *key).is_ok());
    let shared = sentence.words.iter().filter(|term| mention.clause.contains(term.span) && holds(term.key));
    let shared: Vec<&Term> = shared.collect();
    // Who says it is no part of what is said, where anything else is told alike.
    let voice = |term: &&&Term| scene.speaks(mention, term.span) || scene.attributes(mention, term.span);
    let said: Vec<&Term> = shared.iter().filter(|term| !voice(term)).copied().collect();
    let mut stretches: Vec<(Span, f32)> = Vec::new();
    let acts = &Lexicon::bundled().acts;
    for term in if said.is_empty() { shared } else { said } {
        let act = term.kind == TermKind::Act && !acts.is_light(term.key);
        let added = term.weight + if act { ACT } else { 0.0 };
        match stretches.last_mut() {
            Some((last, weight))
                if run(&scene.words(mention.account, gap(*last, term.span))) <= WIDEST_GAP =>
            {
                *last = last.cover(term.span);
                *weight += added;
            }
            _ => stretches.push((term.span, added)),
        }
    }
    let best = stretches.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(mention.clause, |(span, _)| whole(scene, mention, span))
}

/// A stretch with the rest of the phrases that it begins and ends in: the article or bound before it, the adjectives and
/// nouns right beside it.
fn whole(scene: &Scene<'_>, mention: &Mention, stretch: Span) -> Span {
    let words = &scene.sentence(mention).words;
    let mut found = stretch;
    let touching =
        |one: usize, other: usize| one < other && scene.words(mention.account, Span::new(one, other)) == " ";
    let inside = |term: &&Term| mention.clause.contains(term.span) && !scene.speaks(mention, term.span);
    let mut last = words.iter().rfind(|term| term.span.end == found.end);
    for next in words.iter().filter(inside).filter(|term| term.span.start > stretch.end) {
        if !(next.is_noun() && last.is_some_and(Term::is_noun) && touching(found.end, next.span.start)) {
            break;
        }
        (found, last) = (found.cover(next.span), Some(next));
    }
    for before in words.iter().rev().filter(inside).filter(|term| term.span.end < stretch.start) {
        if before.is_verb() || !touching(before.span.end, found.start) {
            break;
        }
        found = found.cover(before.span);
    }
    let lead = Span::new(mention.clause.start.min(found.start), found.start);
    let lead = lead.of(&scene.accounts[mention.account].analysed.article.text);
    let mut kept = lead.len();
    for word in lead.split_inclusive(' ').rev() {
        if !word.ends_with(' ') || !LEADING.iter().any(|known| known.eq_ignore_ascii_case(word.trim_end())) {
            break;
        }
        kept -= word.len();
    }
    Span::new(mention.clause.start.min(found.start) + kept, found.end)
}

fn gap(before: Span, after: Span) -> Span {
    Span::new(before.end.min(after.start), after.start)
}

/// Words cut at a blank, with an ellipsis.
pub(super) fn shortened(words: &str) -> String {
    if words.chars().count() <= QUOTED {
        return words.to_owned();
    }
    let end = words.char_indices().nth(QUOTED).map_or(words.len(), |(end, _)| end);
    let head = words.get(..end).unwrap_or(words);
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches(|letter: char| !letter.is_alphanumeric()))
}
