//! Votes: how many were for and how many against, however the count is written.

use super::linking::{candidates, link};
use super::scene::{Mention, Scene};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, FindingKind};
use crate::text::Span;
use crate::text::tokens::{Token, TokenKind, tokens};

/// Words between the count of those in favour and the word against, at most.
const AGAINST_WITHIN: usize = 9;
/// Words that may stand between the two counts of a vote: "five votes to four".
const BETWEEN: [&str; 7] = ["to", "votes", "vote", "against", "-", "–", "in"];
/// Number words of small counts.
const SMALL: [&str; 13] = [
    "nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];
/// Larger counts are no votes of a board, and a smaller sum is no vote.
const LARGEST: u32 = 650;

/// Weight that tells that two votes are one.
const SAME_VOTE: f32 = 1.0;

/// A vote as (its words, for, against).
type Tally = (Span, u32, u32);

/// Votes that two accounts count alike or otherwise.
pub(super) fn votes(scene: &Scene<'_>) -> Vec<Draft> {
    let mut told: Vec<(Mention, u32, u32)> = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let text = &account.analysed.article.text;
        let counted = account.sentences.iter().filter_map(|sentence| tally(text, sentence.span));
        told.extend(counted.filter_map(|(span, one, other)| Some((scene.mention(place, span)?, one, other))));
    }
    let mut pairs = Vec::new();
    for (a, b) in candidates(told.iter().map(|(mention, ..)| mention)) {
        let evidence = scene.evidence(&told[a].0, &told[b].0);
        let tie = evidence.tie();
        if tie >= SAME_VOTE && !bodies_differ(scene, &told[a].0, &told[b].0) {
            pairs.push((tie, a, b));
        }
    }
    let draft = |group: Vec<usize>| {
        let (_, one, other) = told[*group.first()?];
        let same = group.iter().all(|&at| (told[at].1, told[at].2) == (one, other));
        let kind = if same { FindingKind::Agreement } else { FindingKind::Conflict };
        let side = |&at: &usize| Side {
            mention: told[at].0.clone(),
            value: format!("{}-{}", told[at].1, told[at].2),
        };
        let sides = group.iter().map(side).collect();
        Some(Draft { kind, about: About::Number, sides, note: None })
    };
    link(told.len(), 1, pairs).into_iter().filter_map(draft).collect()
}

/// Whether both clauses name a body that votes, and not the same: "the committee", "the full council".
fn bodies_differ(scene: &Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let body = |mention: &Mention| {
        let words = scene.words(mention.account, mention.clause).to_lowercase();
        let mut words = words.split(|letter: char| !letter.is_alphanumeric());
        words.find(|word| Lexicon::bundled().comparison.figures.bodies.contains(word)).map(str::to_owned)
    };
    matches!((body(a), body(b)), (Some(one), Some(other)) if one != other)
}

/// The words of all votes that the sentences of an account tell of.
pub(super) fn spans(scene: &Scene<'_>, account: usize) -> Vec<Span> {
    let told = &scene.accounts[account];
    let text = &told.analysed.article.text;
    told.sentences.iter().filter_map(|sentence| Some(tally(text, sentence.span)?.0)).collect()
}

/// The vote a sentence tells of, if it does: `6-3`, `five votes to four`, `by 52 to 48`.
fn tally(text: &str, sentence: Span) -> Option<Tally> {
    let tokens = tokens(text, sentence);
    let votes = tokens.iter().any(|token| {
        let word = token.span.of(text).to_lowercase();
        Lexicon::bundled().comparison.figures.voting.begins(&word) || word == "against"
    });
    if !votes {
        return None;
    }
    (0..tokens.len()).find_map(|at| counted(text, &tokens, at))
}

fn counted(text: &str, tokens: &[Token], at: usize) -> Option<Tally> {
    let first = tokens.get(at)?;
    if let Some((one, other)) = first.span.of(text).split_once(['-', '–'])
        && let (Some(one), Some(other)) = (count(one), count(other))
    {
        return Some((first.span, one, other)).filter(is_vote);
    }
    let one = count(first.span.of(text))?;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let between = |at: usize| BETWEEN.iter().any(|known| known.eq_ignore_ascii_case(word(at)));
    let mut next = at + 1;
    while between(next) {
        next += 1;
    }
    if let Some(tally) = for_and_against(text, tokens, at) {
        return Some(tally).filter(is_vote);
    }
    let joined = (at + 1..next).any(|at| ["to", "against", "-", "–"].contains(&word(at)));
    let other = tokens.get(next).filter(|_| joined)?;
    let tally = (first.span.cover(other.span), one, count(other.span.of(text))?);
    // "three to four weeks" counts weeks; "by 52 to 48" stands alone.
    let unit = tokens.get(next + 1).filter(|token| token.kind == TokenKind::Word);
    let counts_else = unit.is_some_and(|unit| {
        let word = unit.span.of(text);
        !["for", "in", "on", "at", "after", "to", "against", "and", "with", "votes", "last"].contains(&word)
    });
    Some(tally).filter(|tally| is_vote(tally) && !counts_else)
}

/// "35 members in favour and 25 against"
fn for_and_against(text: &str, tokens: &[Token], at: usize) -> Option<Tally> {
    let one = count(tokens.get(at)?.span.of(text))?;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let against = (at + 1..at + 1 + AGAINST_WITHIN).find(|at| word(*at).eq_ignore_ascii_case("against"))?;
    let favour = (at + 1..against).find(|at| ["for", "favour", "favor"].contains(&word(*at)))?;
    let other = (favour + 1..against).rev().find_map(|at| Some((at, count(word(at))?)))?;
    let between = (at + 1..other.0).all(|at| tokens[at].kind == TokenKind::Word || word(at) == ",");
    let span = tokens.get(at)?.span.cover(tokens.get(other.0)?.span);
    between.then_some((span, one, other.1))
}

const fn is_vote(tally: &Tally) -> bool {
    tally.1 <= LARGEST && tally.2 <= LARGEST && tally.1 + tally.2 > 2
}

fn count(word: &str) -> Option<u32> {
    let spelt = SMALL.iter().position(|known| known.eq_ignore_ascii_case(word));
    spelt.map(|value| value as u32).or_else(|| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::tally;
    use crate::text::Span;

    fn read(text: &str) -> Option<(&str, u32, u32)> {
        tally(text, Span::new(0, text.len())).map(|(span, one, other)| (span.of(text), one, other))
    }

    #[test]
    fn votes_are_read_in_words_and_digits() {
        assert_eq!(read("The council voted 7-4 to sell the pier."), Some(("7-4", 7, 4)));
        assert_eq!(read("It passed by eight votes to three."), Some(("eight votes to three", 8, 3)));
        assert_eq!(read("Members voted by 52 to 48 for the plan."), Some(("52 to 48", 52, 48)));
        assert_eq!(
            read("It passed, with 35 members in favour and 25 against."),
            Some(("35 members in favour and 25", 35, 25))
        );
    }

    #[test]
    fn spans_of_time_are_no_votes() {
        assert_eq!(read("The vote may take three to four weeks."), None);
        assert_eq!(read("The match ended 3-1."), None);
        assert_eq!(read("The team won 31 matches and lost two against Tarn."), None);
    }
}
