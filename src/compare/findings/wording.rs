//! What an agreement in substance shows: of each account the stretch that others tell too, and a note that quotes it.

use super::clause::run;
use super::scene::{Context, Mention, Scene};
use super::sentence::TermKind;
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
    let quoted = sides.iter().map(|side| {
        let words = |span| scene.words(side.mention.account, span);
        let shared = words(side.mention.mark);
        let few = shared.split_whitespace().count() < FEWEST_QUOTED;
        shortened(&if few { words(side.mention.clause) } else { shared })
    });
    let note = Some(super::joined(quoted));
    Draft { kind: FindingKind::Agreement, about: About::Wording, sides, note }
}

/// The stretch of a clause with the most of what another of the group has too; a wide gap ends it.
fn shared_stretch(scene: &Scene<'_>, mention: &Mention, others: &[&Context]) -> Span {
    let sentence = scene.sentence(mention);
    let holds = |key: u64| others.iter().any(|keys| keys.binary_search_by_key(&key, |(key, _)| *key).is_ok());
    let shared = sentence.words.iter().filter(|term| mention.clause.contains(term.span) && holds(term.key));
    let mut stretches: Vec<(Span, f32)> = Vec::new();
    let acts = &Lexicon::bundled().acts;
    for term in shared {
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
    best.map_or(mention.clause, |(span, _)| span)
}

fn gap(before: Span, after: Span) -> Span {
    Span::new(before.end.min(after.start), after.start)
}

/// Words cut at a blank, with an ellipsis.
fn shortened(words: &str) -> String {
    if words.chars().count() <= QUOTED {
        return words.to_owned();
    }
    let end = words.char_indices().nth(QUOTED).map_or(words.len(), |(end, _)| end);
    let head = words.get(..end).unwrap_or(words);
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches(|letter: char| !letter.is_alphanumeric()))
}
