//! What copies left out, added and changed, held against the fullest copy of their text.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::align;
use super::wordings::{Word, keys, spans, words};
use crate::model::{Alignment, Analysed, Briefing, Edits, Pair, Relation, Story};
use crate::text::Span;
use crate::text::diff::{apart, shared};

/// Share of the shorter sentence's words that the other must hold in order, where one of them answers better to another
/// sentence: half of a sentence that was parted is held by it.
const HELD: f32 = 0.5;

/// The edits of every copy against the fullest copy of its text, group by group.
pub(super) fn find(briefing: &Briefing, story: &Story, alignments: &[Alignment]) -> Vec<Edits> {
    let of_fullest = |group: &[usize]| group.iter().skip(1).map(|&copy| (group[0], copy)).collect();
    of_pairs(briefing, story, alignments, of_fullest)
}

/// The edits of all other copies of one text against each other, the fuller one first. Of a text with more than
/// `align::MANY` copies only those that are aligned anyhow, so that time does not grow with the square of them.
pub(super) fn among(briefing: &Briefing, story: &Story, alignments: &[Alignment]) -> Vec<Edits> {
    let aligned: HashSet<(usize, usize)> =
        alignments.iter().flat_map(|of| [(of.a, of.b), (of.b, of.a)]).collect();
    of_pairs(briefing, story, alignments, |group| {
        let copies = group.get(1..).unwrap_or(&[]);
        let pairs = copies
            .iter()
            .enumerate()
            .flat_map(|(place, &fuller)| copies[place + 1..].iter().map(move |&other| (fuller, other)));
        pairs.filter(|pair| group.len() <= align::MANY || aligned.contains(pair)).collect()
    })
}

/// The edits of the pairs that are wanted of each group, in order.
fn of_pairs(
    briefing: &Briefing,
    story: &Story,
    alignments: &[Alignment],
    wanted: impl Fn(&[usize]) -> Vec<(usize, usize)>,
) -> Vec<Edits> {
    let known: HashMap<(usize, usize), &Alignment> = alignments.iter().map(|of| ((of.a, of.b), of)).collect();
    let mut found = Vec::new();
    for group in &story.copies {
        let texts: HashMap<usize, Text> =
            group.iter().filter_map(|&copy| Some((copy, Text::of(briefing.articles.get(copy)?)))).collect();
        let edits = wanted(group).into_par_iter().filter_map(|(original, copy)| {
            let known = known.get(&(original, copy)).or_else(|| known.get(&(copy, original)));
            let alignment = known.map_or_else(
                || Cow::Owned(align::align_two(briefing, original, copy)),
                |known| Cow::Borrowed(*known),
            );
            Some(edits((original, texts.get(&original)?), (copy, texts.get(&copy)?), &alignment))
        });
        found.extend(edits.collect::<Vec<_>>());
    }
    found
}

/// Leaves of what only one source has each copy what it added itself: copies count as one source, so what they share is
/// told for the fullest of them.
pub(super) fn tell_once(briefing: &Briefing, edits: &[Edits], only_in: &mut Vec<(usize, Vec<usize>)>) {
    // What copies of one text added, as words: a copy of a copy adds nothing.
    let mut known: HashSet<(usize, Vec<u64>)> = HashSet::new();
    for edits in edits {
        let Some(of) = briefing.articles.get(edits.copy) else { continue };
        let text = Text::of(of);
        let is_new = |sentence: &&Span| {
            text.words(**sentence).is_some_and(|words| known.insert((edits.original, keys(words))))
        };
        let added: Vec<Span> = edits.added.iter().filter(is_new).copied().collect();
        let is_own = |claim: &usize| {
            of.claims.get(*claim).is_some_and(|claim| added.iter().any(|added| added.overlaps(claim.span)))
        };
        for (_, claims) in only_in.iter_mut().filter(|(article, _)| *article == edits.copy) {
            claims.retain(is_own);
        }
    }
    only_in.retain(|(_, claims)| !claims.is_empty());
}

fn edits(original: (usize, &Text), copy: (usize, &Text), alignment: &Alignment) -> Edits {
    let (of, original, copy) = ((original.0, copy.0), original.1, copy.1);
    let is_turned = alignment.a != of.0;
    let turn = |pair: &Pair| if is_turned { Pair { a: pair.b, b: pair.a, ..*pair } } else { *pair };
    let pairs: Vec<Pair> = alignment.pairs.iter().map(turn).collect();
    let mut kept = kept(&pairs, original, copy);
    kept.sort_by_key(|pair| (pair.a, pair.b));
    let beside = |turned: bool| {
        let mut beside: HashMap<Span, Vec<Span>> = HashMap::new();
        for pair in &kept {
            let (own, other) = if turned { (pair.b, pair.a) } else { (pair.a, pair.b) };
            beside.entry(own).or_default().push(other);
        }
        beside
    };
    let (of_original, of_copy) = (beside(false), beside(true));
    let (left_out, words_lost) = original.held_against(copy, &of_original);
    let (added, words_gained) = copy.held_against(original, &of_copy);
    let is_changed = |sentence: &&Span| {
        let is_cut = |original: &Span| holds_some(*original, &words_lost);
        of_copy
            .get(sentence)
            .is_some_and(|originals| holds_some(**sentence, &words_gained) || originals.iter().any(is_cut))
    };
    let changed = copy.sentences.iter().map(|(span, _)| span).filter(is_changed).copied().collect();
    Edits { original: of.0, copy: of.1, kept, left_out, added, changed, words_lost, words_gained }
}

/// The pairs in which a sentence of the copy is one of the original, be it in other words. Where sentences merely share a
/// subject this is not so; nor where one of them answers better to another, unless they have much of their words in common.
fn kept(pairs: &[Pair], original: &Text, copy: &Text) -> Vec<Pair> {
    let (mut best, mut best_back): (HashMap<Span, f32>, HashMap<Span, f32>) = Default::default();
    for pair in pairs {
        for (best, sentence) in [(&mut best, pair.a), (&mut best_back, pair.b)] {
            let score = best.entry(sentence).or_default();
            *score = score.max(pair.score);
        }
    }
    let told = |pair: &Pair| Some((original.words(pair.a)?, copy.words(pair.b)?));
    let alike = |pair: &&Pair| told(pair).is_some_and(|(one, other)| keys(one) == keys(other));
    let whole: HashSet<(bool, Span)> =
        pairs.iter().filter(alike).flat_map(|pair| [(false, pair.a), (true, pair.b)]).collect();
    let is_kept = |pair: &&Pair| {
        // What stands word for word in both is all of that sentence, and no other one of them.
        if !alike(pair) && (whole.contains(&(false, pair.a)) || whole.contains(&(true, pair.b))) {
            return false;
        }
        let Some((one, other)) = told(pair) else { return false };
        let is_best =
            [best.get(&pair.a), best_back.get(&pair.b)].iter().flatten().all(|best| **best <= pair.score);
        let held = || shared(&keys(one), &keys(other)) as f32 >= HELD * one.len().min(other.len()) as f32;
        pair.relation != Relation::Related && (is_best || held())
    };
    pairs.iter().filter(is_kept).copied().collect()
}

/// Whether some of ascending spans lies in a sentence.
fn holds_some(sentence: Span, words: &[Span]) -> bool {
    let from = words.partition_point(|words| words.start < sentence.start);
    words.get(from).is_some_and(|words| words.start < sentence.end)
}

/// An article as a run of sentences, each with its words.
struct Text {
    sentences: Vec<(Span, Vec<Word>)>,
}

impl Text {
    /// The sentences of the body.
    fn of(analysed: &Analysed) -> Self {
        let article = &analysed.article;
        let body = analysed.sentences.iter().filter(|span| article.paragraph_of(**span).is_some());
        Self { sentences: body.map(|&span| (span, words(article, span))).collect() }
    }

    fn words(&self, sentence: Span) -> Option<&[Word]> {
        let place = self.sentences.binary_search_by_key(&sentence, |(span, _)| *span).ok()?;
        self.sentences.get(place).map(|(_, words)| words.as_slice())
    }

    /// The sentences that have no counterpart in `other`, and of the rest the words that theirs have not got.
    fn held_against(&self, other: &Text, beside: &HashMap<Span, Vec<Span>>) -> (Vec<Span>, Vec<Span>) {
        let (mut sentences, mut found) = (Vec::new(), Vec::new());
        for (sentence, own) in &self.sentences {
            let Some(beside) = beside.get(sentence) else {
                sentences.push(*sentence);
                continue;
            };
            let there: Vec<u64> =
                beside.iter().filter_map(|&span| other.words(span)).flat_map(keys).collect();
            let [runs, _] = apart(&keys(own), &there);
            found.extend(spans(own, runs));
        }
        (sentences, found)
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::compare;
    use crate::compare::fixtures::briefing;
    use crate::compare::stories::Grouping;
    use crate::model::{Comparison, Story};
    use crate::text::Span;

    const FULL: &str = "A storm tore 14 moorings from the ferry pier at Marlow on Thursday.\n\nThe ferry company \
        Nordlinie said that no passengers were on board when the pier gave way. It will run buses along the coast \
        road for three weeks.\n\nThe line carried 220,000 people last year, most of them workers of the shipyard.";
    const CUT: &str = "A storm tore 12 moorings from the ferry pier at Marlow on Thursday. The ferry company \
        Nordlinie said that no passengers were on board when the pier gave way. Divers will look for the lost \
        moorings on Monday. It will run buses along the coast road.";

    fn compared(texts: &[&str]) -> (Vec<String>, Comparison, Story) {
        let briefing = briefing(texts, Grouping::AsOne);
        let story = briefing.stories[0].clone();
        let texts = briefing.articles.iter().map(|of| of.article.text.to_string()).collect();
        (texts, compare(&briefing, &story), story)
    }

    #[test]
    fn what_a_copy_left_out_added_and_changed_is_told() {
        let (texts, comparison, story) = compared(&[FULL, CUT]);
        assert_eq!((story.original(1), story.original(0)), (Some(0), None));
        let [edits] = &comparison.edits[..] else { panic!("{:?}", comparison.edits) };
        let words = |article: usize, spans: &[Span]| -> Vec<String> {
            spans.iter().map(|span| span.of(&texts[article]).to_owned()).collect()
        };
        assert_eq!(words(0, &edits.left_out).len(), 1);
        assert!(words(0, &edits.left_out)[0].starts_with("The line carried"));
        assert_eq!(words(1, &edits.added), ["Divers will look for the lost moorings on Monday."]);
        let changed = words(1, &edits.changed);
        assert_eq!(changed.len(), 2, "{changed:?}");
        assert_eq!(words(0, &edits.words_lost), ["14", "for three weeks"]);
        assert_eq!(words(1, &edits.words_gained), ["12"]);
        let copied = comparison.copied(0, FULL.find("Nordlinie").unwrap()).collect::<Vec<_>>();
        assert!(copied[0].1.of(&texts[1]).starts_with("The ferry company"), "{copied:?}");
    }

    #[test]
    fn a_sentence_parted_in_two_is_kept_as_it_was() {
        let parted = FULL.replace(" when the pier gave way", ".\n\nThat was when the pier gave way");
        let (texts, comparison, _) = compared(&[FULL, &parted]);
        let edits = &comparison.edits[0];
        assert!(edits.left_out.is_empty() && edits.added.is_empty(), "{edits:?}");
        let (from, to) = if edits.copy == 1 {
            (&edits.words_lost, &edits.words_gained)
        } else {
            (&edits.words_gained, &edits.words_lost)
        };
        assert!(from.is_empty(), "{edits:?}");
        assert_eq!(to.iter().map(|span| span.of(&texts[1])).collect::<Vec<_>>(), ["was"]);
    }

    #[test]
    fn a_denial_that_is_left_out_is_no_change_of_what_it_denies() {
        let charge = "The mayor of Marlow accused Nordlinie of ignoring warnings about the pier.";
        let denial = "Nordlinie denied that it had ignored warnings about the pier.";
        let full = format!("{FULL}\n\n{charge} {denial}");
        let (texts, comparison, _) = compared(&[&full, &full.replace(denial, "")]);
        let [edits] = &comparison.edits[..] else { panic!("{:?}", comparison.edits) };
        assert!(edits.changed.is_empty(), "{edits:?}");
        assert_eq!(edits.left_out.iter().map(|span| span.of(&texts[0])).collect::<Vec<_>>(), [denial]);
    }

    #[test]
    fn marks_and_capitals_change_nothing() {
        let styled =
            FULL.replace("Nordlinie said that", "Nordlinie said, that").replace("The ferry", "the ferry");
        let (_, comparison, _) = compared(&[FULL, &styled]);
        let edits = &comparison.edits[0];
        assert!(edits.changed.is_empty() && edits.left_out.is_empty() && edits.added.is_empty(), "{edits:?}");
    }

    #[test]
    fn texts_that_are_no_copies_have_no_edits() {
        let other = "Winds of 120 kilometres an hour destroyed the pier of Marlow on Thursday, the town said. Fishing \
            boats took workers across.";
        assert!(compared(&[FULL, other]).1.edits.is_empty());
    }

    #[test]
    fn what_copies_share_is_told_for_the_fullest_of_them_only() {
        let added = "Divers will look for the lost moorings, the mayor said.";
        let (copy, other) = (
            CUT.replace("Divers will look for the lost moorings on Monday.", added),
            "Sandholm was without its ferry.",
        );
        let shorter = copy.replace(" It will run buses along the coast road.", "");
        let (texts, comparison, story) = compared(&[FULL, &copy, other, &shorter]);
        assert_eq!(story.copies, [[0, 1, 3]]);
        let briefing = briefing(&texts.iter().map(String::as_str).collect::<Vec<_>>(), Grouping::AsOne);
        let told = |article: usize| -> Vec<&str> {
            let own = comparison.only_in.iter().find(|(of, _)| *of == article);
            let claims = own.map_or(&[][..], |(_, claims)| claims).iter();
            claims.map(|&claim| briefing.articles[article].claims[claim].span.of(&texts[article])).collect()
        };
        assert!(told(0).iter().any(|words| words.contains("Nordlinie")), "{:?}", told(0));
        assert_eq!(told(1), [added]);
        assert!(told(3).is_empty(), "a copy of that copy: {:?}", told(3));
    }
}
