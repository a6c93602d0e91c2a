//! For each sentence its best counterpart in each other article of the story.
//!
//! Sentences are likened by the share of weighed stems, beginnings of stems, acts and names they have in common,
//! whatever their order; for a short sentence little in common is little, however large its share. News tells the
//! main thing early and in long sentences, so early counterparts and counterparts whose neighbours answer to each
//! other too are preferred, but sentences told alike throughout before all. One sentence may answer to several.

use std::collections::{BTreeMap, HashMap};

use super::words::{Reader, WordKind};
use crate::lexicon::Lexicon;
use crate::model::{Alignment, Analysed, Article, Briefing, Claim, Pair, Relation, Story};
use crate::text::Span;
use crate::text::stem::key;

/// Which pairs of articles are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Pairs {
    /// Every pair; above `MANY` articles the base article against each other one.
    #[default]
    Sensible,
    /// Every pair, however many articles.
    All,
}

/// Above this many articles only the base article is aligned with each other one.
pub const MANY: usize = 40;

/// How much the beginning of a stem counts beside the stem: `announc` meets `announcement`.
const BEGINNING: f32 = 0.3;
/// How much what a word tells of counts beside the word: `blaze` meets `fire`.
const SENSE: f32 = 0.6;
/// How much a word with a capital counts beside another: names stand in every second sentence of a story.
const CAPITAL: f32 = 0.8;
/// How much a word counts that says who speaks: of what is told it says nothing.
const VOICE: f32 = 0.5;
/// How much a bearer counts whose name may be spelt in several ways.
const BEARER: f32 = 1.5;
/// Share of the shorter sentence in the length that common weight is measured by; the longer has the rest.
const SHORTER: f32 = 0.9;
/// Weight added to that length, so that two words in common are not enough.
const PRIOR: f32 = 16.0;
/// Brings what is so measured to a range in which much in common comes near to 1.
const RANGE: f32 = 1.3;
/// How steeply the share in common tells: only what is told alike throughout is near by it.
const ALIKE: i32 = 6;
/// How much more the first sentence of an article draws than a late one.
const EARLY: f32 = 0.5;
/// How much the likeness of the sentences before and after counts.
const CONTEXT: f32 = 0.2;
/// Words in more sentences of an article than this find no counterparts there.
const LONGEST_POSTING: usize = 400;
/// In an article of more sentences than this, words must be the rarer the more there are.
const LONG: usize = 1000;
/// The fewest sentences a word may stand in and still find counterparts.
const SHORTEST_POSTING: usize = 40;
/// Sentences looked at as counterparts of one.
const MOST_COUNTERPARTS: usize = 100;
/// From here on two passages tell the same in nearly the same words.
const SAME: f32 = 0.8;
/// From here on two passages tell the same in other words.
const REWORDED: f32 = 0.36;

/// One alignment for every pair of the story's articles that `pairs` asks for, `base` being a place in it.
pub fn align(briefing: &Briefing, story: &Story, pairs: Pairs, base: usize) -> Vec<Alignment> {
    let reader = &mut Reader::new(Lexicon::bundled());
    let passages: Vec<Vec<Passage>> =
        story.articles.iter().map(|&article| Passage::read_all(reader, briefing, article)).collect();
    let count = story.articles.len();
    let wanted = |a: usize, b: usize| pairs == Pairs::All || count <= MANY || a == base || b == base;
    let mut found = Vec::new();
    for a in 0..count {
        for b in (a + 1..count).filter(|&b| wanted(a, b)) {
            let pairs = counterparts(&passages[a], &passages[b]);
            found.push(Alignment { a: story.articles[a], b: story.articles[b], pairs });
        }
    }
    found
}

/// The alignment of two articles.
pub fn align_two(briefing: &Briefing, a: usize, b: usize) -> Alignment {
    let reader = &mut Reader::new(Lexicon::bundled());
    let [one, other] = [a, b].map(|article| Passage::read_all(reader, briefing, article));
    Alignment { a, b, pairs: counterparts(&one, &other) }
}

/// A sentence as the alignment sees it.
#[derive(Debug)]
struct Passage {
    span: Span,
    /// Weighed keys, ascending.
    keys: Vec<(u64, f32)>,
    /// Sum of weights.
    length: f32,
    /// Keys of its numbers, ascending.
    numbers: Vec<u64>,
}

impl Passage {
    fn read_all(reader: &mut Reader<'_>, briefing: &Briefing, article: usize) -> Vec<Self> {
        let Some(analysed) = briefing.articles.get(article) else { return Vec::new() };
        let mut entities = analysed.entities.iter().peekable();
        let voices = voices(analysed);
        let mut voices = voices.iter().peekable();
        let mut passages = Vec::with_capacity(analysed.sentences.len());
        for &span in &analysed.sentences {
            let mut names = Vec::new();
            while let Some(entity) = entities.next_if(|entity| entity.span.start < span.end) {
                if span.contains(entity.span) {
                    names.extend(briefing.names.canonical(article, entity.name));
                }
            }
            while voices.next_if(|voice| voice.end <= span.start).is_some() {}
            let within: Vec<Span> =
                voices.clone().take_while(|voice| voice.start < span.end).copied().collect();
            passages.push(Self::read(reader, &analysed.article, span, &names, &within));
        }
        passages
    }

    fn read(reader: &mut Reader<'_>, article: &Article, span: Span, names: &[&str], voices: &[Span]) -> Self {
        let text = &article.text;
        let mut weights: BTreeMap<u64, f32> = BTreeMap::new();
        let mut numbers = Vec::new();
        for word in reader.words_of(article, span) {
            // The square root keeps rare words from deciding alone.
            let weight = word.weight.sqrt()
                * if voices.iter().any(|voice| voice.contains(word.span)) { VOICE } else { 1.0 };
            let weight = match word.kind {
                WordKind::Capital => weight * CAPITAL,
                WordKind::Plain | WordKind::Number | WordKind::Month => weight,
            };
            weights.insert(word.key, weight);
            let sense = (word.kind == WordKind::Plain)
                .then(|| Lexicon::bundled().acts.sense(word.span.of(text)))
                .flatten();
            if let Some(sense) = sense {
                weights.insert(sense.key, weight * SENSE);
            }
            if word.kind == WordKind::Number {
                numbers.push(word.key);
            } else if let Some(beginning) = word.beginning {
                weights.insert(!beginning, weight * BEGINNING);
            }
        }
        for name in names {
            weights.insert(key(name).rotate_left(1), BEARER);
        }
        numbers.sort_unstable();
        numbers.dedup();
        let length = weights.values().sum();
        Self { span, keys: weights.into_iter().collect(), length, numbers }
    }
}

/// Where an article says who speaks, sources and cues, in text order.
fn voices(analysed: &Analysed) -> Vec<Span> {
    let spoken = |claim: &Claim| {
        let source = claim.source.as_ref().map(|source| source.span);
        source.filter(|_| claim.cue.is_some()).into_iter().chain(claim.cue)
    };
    let mut found: Vec<Span> = analysed.claims.iter().flat_map(spoken).collect();
    found.sort_unstable();
    found
}

/// Per sentence of one article the sentences of the other with anything in common, ascending, and what of it.
type Likeness = Vec<Vec<(usize, f32)>>;

/// The best counterpart of every sentence of either article, each pair once, by place in the first.
fn counterparts(a: &[Passage], b: &[Passage]) -> Vec<Pair> {
    let common = common_weights(a, b);
    let liked = likeness(a, b, &common);
    let mut best: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    let mut best_for_b: Vec<Option<(f32, usize)>> = vec![None; b.len()];
    for (i, row) in liked.iter().enumerate() {
        let mut best_for_a: Option<(f32, usize)> = None;
        for &(j, plain) in row {
            let drawn = plain_with_context(&liked, plain, i, j) * early(i) * early(j) * RANGE;
            let alike = share(&a[i], &b[j], common_at(&common, i, j)).powi(ALIKE);
            let score = drawn + (1.0 - drawn).max(0.0) * alike;
            if best_for_a.is_none_or(|(best, _)| score > best) {
                best_for_a = Some((score, j));
            }
            if best_for_b[j].is_none_or(|(best, _)| score > best) {
                best_for_b[j] = Some((score, i));
            }
        }
        best.extend(best_for_a.map(|(score, j)| ((i, j), score)));
    }
    for (j, found) in best_for_b.into_iter().enumerate() {
        best.extend(found.map(|(score, i)| ((i, j), score)));
    }
    let pair = |((i, j), score): ((usize, usize), f32)| Pair {
        a: a[i].span,
        b: b[j].span,
        score: score.clamp(f32::MIN_POSITIVE, 1.0),
        relation: relation(&a[i], &b[j], common_at(&common, i, j)),
    };
    best.into_iter().map(pair).collect()
}

fn common_weights(a: &[Passage], b: &[Passage]) -> Likeness {
    let mut postings: HashMap<u64, Vec<(usize, f32)>> = HashMap::new();
    for (j, passage) in b.iter().enumerate() {
        for &(key, weight) in &passage.keys {
            postings.entry(key).or_default().push((j, weight));
        }
    }
    let longest = (LONGEST_POSTING * LONG / b.len().max(LONG)).max(SHORTEST_POSTING);
    postings.retain(|_, posting| posting.len() <= longest);
    let mut sums = vec![0.0_f32; b.len()];
    let mut touched = Vec::new();
    let mut row = |passage: &Passage| {
        for (key, weight) in &passage.keys {
            for &(j, other) in postings.get(key).map_or(&[][..], Vec::as_slice) {
                if sums[j] == 0.0 {
                    touched.push(j);
                }
                sums[j] += weight.min(other);
            }
        }
        if touched.len() > MOST_COUNTERPARTS {
            let by_weight = |a: &usize, b: &usize| sums[*b].total_cmp(&sums[*a]).then(a.cmp(b));
            touched.select_nth_unstable_by(MOST_COUNTERPARTS, by_weight);
            for j in touched.drain(MOST_COUNTERPARTS..) {
                sums[j] = 0.0;
            }
        }
        touched.sort_unstable();
        touched.drain(..).map(|j| (j, std::mem::take(&mut sums[j]))).collect()
    };
    a.iter().map(&mut row).collect()
}

fn likeness(a: &[Passage], b: &[Passage], common: &Likeness) -> Likeness {
    let likened = |(passage, row): (&Passage, &Vec<(usize, f32)>)| {
        let share = |&(j, weight): &(usize, f32)| {
            let (shorter, longer) = (passage.length.min(b[j].length), passage.length.max(b[j].length));
            (j, weight / (SHORTER * shorter + (1.0 - SHORTER) * longer + PRIOR))
        };
        row.iter().map(share).collect()
    };
    a.iter().zip(common).map(likened).collect()
}

/// Adds what the sentences before and after have in common.
fn plain_with_context(liked: &Likeness, plain: f32, i: usize, j: usize) -> f32 {
    let before = if i > 0 && j > 0 { common_at(liked, i - 1, j - 1) } else { 0.0 };
    let after = common_at(liked, i + 1, j + 1);
    (plain + CONTEXT * (before + after)) / (1.0 + 2.0 * CONTEXT)
}

fn common_at(rows: &Likeness, i: usize, j: usize) -> f32 {
    let row = rows.get(i).map_or(&[][..], Vec::as_slice);
    let place = row.binary_search_by_key(&j, |&(j, _)| j).ok();
    place.and_then(|place| row.get(place)).map_or(0.0, |&(_, weight)| weight)
}

/// 1 for the first sentence, less for later ones.
fn early(place: usize) -> f32 {
    (1.0 + EARLY / (1.0 + place as f32)) / (1.0 + EARLY)
}

/// Share of two sentences' weight that they have in common.
fn share(a: &Passage, b: &Passage, common: f32) -> f32 {
    (2.0 * common / (a.length + b.length).max(f32::MIN_POSITIVE)).min(1.0)
}

/// How alike two sentences are; with different figures they are never the same.
fn relation(a: &Passage, b: &Passage, common: f32) -> Relation {
    let share = share(a, b, common);
    if share >= SAME && a.numbers == b.numbers {
        Relation::Same
    } else if share >= REWORDED {
        Relation::Reworded
    } else {
        Relation::Related
    }
}

#[cfg(test)]
mod tests {
    use super::{Pairs, align};
    use crate::compare::fixtures::briefing;
    use crate::compare::stories::Grouping;
    use crate::model::Relation;

    /// Every pair of two texts as (words of the first, words of the second, relation).
    fn aligned(a: &str, b: &str) -> Vec<(String, String, Relation)> {
        let briefing = briefing(&[a, b], Grouping::AsOne);
        let alignment = align(&briefing, &briefing.stories[0], Pairs::All, 0).remove(0);
        let text = |article: usize| &briefing.articles[article].article.text;
        let told = |pair: &crate::model::Pair| {
            (pair.a.of(text(alignment.a)).to_owned(), pair.b.of(text(alignment.b)).to_owned(), pair.relation)
        };
        alignment.pairs.iter().map(told).collect()
    }

    #[test]
    fn counterparts_are_found_in_any_order() {
        let pairs = aligned(
            "The dam at Corvo burst on Friday. Mayor Ines Prado blamed the builders.",
            "The builders were blamed by Ines Prado, the mayor. On Friday the dam at Corvo burst.",
        );
        assert_eq!(pairs.len(), 2, "{pairs:?}");
        assert!(pairs[0].1.starts_with("On Friday"));
        assert!(pairs[1].1.starts_with("The builders"));
        assert!(pairs.iter().all(|(_, _, relation)| *relation != Relation::Related), "{pairs:?}");
    }

    #[test]
    fn what_is_told_in_the_same_words_is_preferred_to_what_shares_much() {
        let same = "The harbour master at Corvo closed the quay.";
        let long = "The harbour master at Corvo said on Friday that the quay, the market and the fish hall of Lower \
            Corvo would stay shut until Ines Prado had seen them.";
        let pairs = aligned(same, &format!("{long} {same}"));
        assert!(pairs.iter().any(|(_, b, relation)| b == same && *relation == Relation::Same), "{pairs:?}");
    }

    #[test]
    fn one_sentence_may_answer_to_two() {
        let pairs = aligned(
            "The dam at Corvo burst on Friday and flooded forty houses in Lower Corvo.",
            "The dam at Corvo burst on Friday. Forty houses were flooded in Lower Corvo.",
        );
        assert_eq!(pairs.len(), 2, "{pairs:?}");
    }

    #[test]
    fn another_figure_is_never_the_same() {
        let (a, b) =
            ("The levy rises to 12 euros a night in June.", "The levy rises to 14 euros a night in June.");
        assert_eq!(aligned(a, a)[0].2, Relation::Same);
        assert_eq!(aligned(a, b)[0].2, Relation::Reworded);
    }

    #[test]
    fn who_speaks_draws_less_than_what_is_said() {
        let briefing = briefing(
            &[
                "The ferry will sail again in May, Corvo Lines spokesman Karl Renz said.",
                "Tickets are paid back, Corvo Lines spokesman Karl Renz said. In May the ferry sails again.",
            ],
            Grouping::AsOne,
        );
        let pairs = align(&briefing, &briefing.stories[0], Pairs::All, 0).remove(0).pairs;
        let [spoken, told] = pairs.as_slice() else { panic!("{pairs:?}") };
        assert!(told.score > spoken.score, "{pairs:?}");
    }

    #[test]
    fn nothing_in_common_is_no_pair() {
        assert!(aligned("Rain fell all night.", "Shares closed higher.").is_empty());
    }
}
