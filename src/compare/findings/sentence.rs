//! A sentence of an account by its telling words: what act or thing each names, and whether it is denied.

use std::collections::BTreeMap;

use super::scene::Account;
use crate::analysis::tagger::Tagger;
use crate::compare::words::{Reader, Word, WordKind};
use crate::lexicon::Lexicon;
use crate::lexicon::acts::{Sense, SenseKind};
use crate::model::{Analysed, BlockKind, Briefing, EntityKind, QuotationKind, Stance};
use crate::text::Span;
use crate::text::stem::key;
use crate::text::tokens::{Token, TokenKind, append};

/// How much a bearer counts whose name may be spelt in several ways.
const BEARER: f32 = 2.0;
/// Tokens after a negation that it reaches, at most.
const SCOPE: usize = 8;
/// First words of a content among which one that calls for something stands.
const REQUEST_WITHIN: usize = 3;
/// Tokens between "no" and its noun, at most, both counted.
const NONE_WITHIN: usize = 3;
/// How telling a common verb is by its particle.
const PHRASE: f32 = 4.0;
/// Words between a verb and its particle, at most: "put it off".
const PARTICLE_WITHIN: usize = 2;

/// The same for a speaker that a pronoun stands for.
const SPEAKER: f32 = 1.6;
/// Words for the speaker in direct speech.
const FIRST_PERSON: [&str; 7] = ["i", "we", "my", "our", "me", "us", "ours"];
/// Words that mostly stand for the speaker in indirect speech.
const THIRD_PERSON: [&str; 6] = ["he", "she", "it", "they", "its", "their"];
/// Verbs that join somebody with the state they are in.
const COPULAS: [&str; 6] = ["is", "are", "was", "were", "be", "been"];

/// What sort of word a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermKind {
    /// A known act, or a verb.
    Act,
    /// A state that has a contrary.
    State,
    /// A name, or the bearer of one.
    Name,
    /// A figure or a month.
    Figure,
    /// Any other word.
    Plain,
}

/// A telling word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// What it says, the same for all words of one act or thing.
    pub(super) key: u64,
    /// How telling it is within the story.
    pub(super) weight: f32,
    /// Where it stands.
    pub(super) span: Span,
    pub(super) kind: TermKind,
    /// Whether it tells of the contrary, by the word itself: `shut` for `open`.
    pub(super) contrary: bool,
    /// Whether a word before it denies it.
    pub(super) denied: bool,
    /// Whether it is what a denial is about: its first verb, or a thing of which there is said to be none.
    pub(super) head: bool,
    /// What part of speech it is read as.
    pub(super) part: Part,
}

/// A part of speech, as far as it matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// A noun, common or proper.
    Noun,
    /// A verb in any form.
    Verb,
    /// Any other, or none known.
    #[default]
    Other,
}

impl Term {
    /// Whether it is read as a noun.
    pub(super) fn is_noun(&self) -> bool {
        self.part == Part::Noun
    }

    /// Whether it is read as a verb.
    pub(super) fn is_verb(&self) -> bool {
        self.part == Part::Verb
    }
}

/// A sentence with its weighed words.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// Its telling words in text order.
    pub(super) words: Vec<Term>,
}

/// Bytes of the longest sentence that is compared: what is longer is a list or no prose at all, and each of its many
/// marks would be likened by all of its words.
const LONGEST: usize = 4000;

/// The sentences of an article's body that can be compared.
pub(super) fn sentences(
    reader: &mut Reader<'_>,
    briefing: &Briefing,
    article: usize,
    analysed: &Analysed,
) -> Vec<Sentence> {
    let text = &analysed.article.text;
    let heads = analysed.article.blocks.iter();
    let heads: Vec<Span> = heads
        .filter(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading))
        .map(|block| block.span)
        .collect();
    let mut head = heads.iter().peekable();
    let mut entities = analysed.entities.iter().peekable();
    let mut tokens = Vec::new();
    let mut found = Vec::with_capacity(analysed.sentences.len());
    for &span in &analysed.sentences {
        while head.next_if(|head| head.end <= span.start).is_some() {}
        if span.len() > LONGEST || head.peek().is_some_and(|head| head.overlaps(span)) {
            continue;
        }
        tokens.clear();
        append(text, span, &mut tokens);
        tokens.retain(|token| !analysed.article.markup.holds(token.span.start));
        let denied = denied(text, &tokens);
        let words = with_phrases(text, &tokens, reader.words_of(&analysed.article, span));
        let tags = Tagger::bundled().tag(text, &tokens);
        let first = words.first().map(|word| word.span);
        let mut terms: Vec<Term> = words
            .iter()
            .map(|word| {
                let mut term = term(text, &tokens, word, first == Some(word.span));
                let at = tokens.partition_point(|token| token.span.end <= word.span.start);
                let past = || is_past(word.span.of(text));
                let participle = (term.kind == TermKind::Act || is_after_have(text, &tokens, at)) && past();
                let verb = participle || tags.get(at).is_some_and(|tag| tag.is_verb());
                // A capital at the beginning of a sentence makes no name.
                let common = tags.get(at).is_some_and(|tag| tag.is_noun() && !tag.is_proper());
                if term.kind == TermKind::Name && common && first == Some(word.span) {
                    term.kind = TermKind::Plain;
                }
                if term.kind == TermKind::Plain && verb && !is_speech(written(text, word)) {
                    term.kind = TermKind::Act;
                }
                // A verb can be the head of a denial; so can a thing right after "no", "any", "a single".
                term.part = match tags.get(at) {
                    Some(tag) if tag.is_noun() => Part::Noun,
                    _ if verb => Part::Verb,
                    _ => Part::Other,
                };
                let state = term.kind == TermKind::State || is_in_state(text, &tokens, at);
                term.head = verb || state || is_none(text, &tokens, at);
                term
            })
            .collect();
        let mut names = Vec::new();
        while let Some(entity) = entities.next_if(|entity| entity.span.start < span.end) {
            if entity.kind == EntityKind::Person {
                without_title(text, &mut terms, entity.span);
            }
            let name = briefing.names.canonical(article, entity.name);
            if let Some(name) = name.filter(|_| span.contains(entity.span)) {
                names.push(Term {
                    key: !key(name),
                    weight: BEARER,
                    span: entity.span,
                    kind: TermKind::Name,
                    contrary: false,
                    denied: false,
                    head: false,
                    part: Part::Other,
                });
            }
        }
        terms.extend(names);
        terms.sort_by_key(|term| term.span);
        for reach in &denied {
            turn(&mut terms, *reach);
        }
        found.push(Sentence { span, words: terms });
    }
    deny(analysed, &mut found);
    speak(briefing, article, analysed, &mut found);
    found
}

/// Adds the verbs that tell something with their particle only, and by themselves are too common to tell anything:
/// "turned down".
fn with_phrases(text: &str, tokens: &[Token], mut words: Vec<Word>) -> Vec<Word> {
    let known = words.len();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        let at = words[..known].partition_point(|word| word.span.end <= token.span.start);
        let told = words[..known].get(at).is_some_and(|word| word.span.overlaps(token.span));
        if !told && let Some(sense) = phrase(text, tokens, token.span) {
            let (key, beginning, kind, span) = (sense.key, None, WordKind::Plain, token.span);
            words.push(Word { key, beginning, kind, span, weight: PHRASE });
        }
    }
    words.sort_by_key(|word| word.span);
    words
}

/// Whether a word that can be an act is written as the past or perfect of a verb, whatever it is tagged as.
fn is_past(word: &str) -> bool {
    let word = word.to_lowercase();
    word.ends_with("ed") || Lexicon::bundled().acts.is_irregular_past(&word)
}

/// Whether a word stands right behind a form of "have", or with an adverb between them: "has reportedly burst".
fn is_after_have(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |back: usize| {
        at.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |token| token.span.of(text))
    };
    let have = |word: &str| ["have", "has", "had"].contains(&word);
    have(word(1)) || (word(1).ends_with("ly") && have(word(2)))
}

/// Drops the title right before a person's name: "regional police chief Olga Brand", "the treasurer, Piet
/// Renn," name one person, and the title tells nothing beside the name.
fn without_title(text: &str, terms: &mut Vec<Term>, name: Span) {
    let apposed = text.get(name.end..).is_some_and(|rest| rest.starts_with(','));
    let end = terms.partition_point(|term| term.span.end <= name.start);
    let (mut first, mut start) = (end, name.start);
    while let Some(term) = first.checked_sub(1).and_then(|at| terms.get(at)) {
        let gap = Span::new(term.span.end, start).of(text);
        let described = || Lexicon::bundled().titles.is_description(&term.span.of(text).to_lowercase());
        let joined = gap == " " || (first == end && apposed && gap == ", " && described());
        // A title ends in a noun; adjectives and further nouns stand before that.
        // "Belgian" in "Belgian Foreign Minister Elke Maas" is a name of its own.
        let people = Lexicon::bundled().gazetteer.state_of_people(term.span.of(text)).is_some();
        // "Returning officer" is a title too.
        let verb = term.is_verb() && !(first < end && term.span.of(text).ends_with("ing"));
        if !joined || people || verb || (first == end && !term.is_noun()) {
            break;
        }
        start = term.span.start;
        first -= 1;
    }
    terms.drain(first..end);
}

/// Whether what is rejected is a call for something and not a statement: "calls to resign".
pub(super) fn is_request(content: &str) -> bool {
    let words = content.split_whitespace().take(REQUEST_WITHIN);
    words.map(str::to_lowercase).any(|word| Lexicon::bundled().comparison.requests.begins(&word))
}

/// Denies, or denies no longer, the words within `reach`; its first verb is what the denial is about.
fn turn(terms: &mut [Term], reach: Span) {
    let mut first = true;
    for term in terms.iter_mut().filter(|term| reach.contains(term.span)) {
        term.denied = !term.denied;
        if term.kind == TermKind::Act {
            term.head &= first;
            first = first && !term.head;
        }
    }
}

/// Whether the words before a noun tell that there is none of it: "no letter", "any letter", "not a single letter".
fn is_none(text: &str, tokens: &[Token], noun: usize) -> bool {
    let before = tokens.get(noun.saturating_sub(NONE_WITHIN)..noun).unwrap_or_default();
    let words: Vec<String> = before.iter().map(|token| token.span.of(text).to_lowercase()).collect();
    words.iter().rev().take(NONE_WITHIN).any(|word| ["no", "any", "single"].contains(&word.as_str()))
        || words.windows(2).any(|pair| pair[0] == "not" && ["a", "an", "one"].contains(&pair[1].as_str()))
}

/// Whether a noun is what somebody is in: "was never in custody", "is not at war".
fn is_in_state(text: &str, tokens: &[Token], noun: usize) -> bool {
    let word = |back: usize| {
        noun.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |token| token.span.of(text))
    };
    let copula = (2..=3).any(|back| COPULAS.contains(&word(back)));
    ["in", "at", "on", "under"].contains(&word(1)) && copula
}

/// Whoever says "I" or "we", or is told to have said "he", takes part in what is said.
fn speak(briefing: &Briefing, article: usize, analysed: &Analysed, sentences: &mut [Sentence]) {
    let text = &analysed.article.text;
    for claim in &analysed.claims {
        let Some(speaker) = briefing.speaker(article, claim) else { continue };
        let indirect = claim.quotation == Some(QuotationKind::Indirect);
        for content in &claim.content {
            let first = sentences.partition_point(|sentence| sentence.span.end <= content.start);
            let within = sentences.iter_mut().skip(first);
            for sentence in within.take_while(|sentence| sentence.span.start < content.end) {
                let (start, end) =
                    (content.start.max(sentence.span.start), content.end.min(sentence.span.end));
                let said = Span::new(start, end.max(start));
                let Some(span) = pronoun(text, said, indirect) else { continue };
                let at = sentence.words.partition_point(|term| term.span < span);
                let (weight, kind) = (SPEAKER, TermKind::Name);
                let term = Term {
                    key: !key(speaker),
                    weight,
                    span,
                    kind,
                    contrary: false,
                    denied: false,
                    head: false,
                    part: Part::Other,
                };
                sentence.words.insert(at, term);
            }
        }
    }
}

/// The first word of `said` that stands for its speaker.
fn pronoun(text: &str, said: Span, indirect: bool) -> Option<Span> {
    let mut at = said.start;
    for word in said.of(text).split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let span = Span::new(at, at + word.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len());
        at += word.len();
        let is = |words: &[&str]| words.iter().any(|known| span.of(text).eq_ignore_ascii_case(known));
        if is(&FIRST_PERSON) || (indirect && is(&THIRD_PERSON)) {
            return Some(span);
        }
    }
    None
}

/// What a claim denies is denied by every word of its content.
fn deny(analysed: &Analysed, sentences: &mut [Sentence]) {
    for claim in analysed.claims.iter().filter(|claim| claim.stance == Stance::Denies) {
        let text = &analysed.article.text;
        for content in claim.content.iter().filter(|content| !is_request(content.of(text))) {
            let first = sentences.partition_point(|sentence| sentence.span.end <= content.start);
            let within = sentences.iter_mut().skip(first);
            for sentence in within.take_while(|sentence| sentence.span.start < content.end) {
                let twice = sentence.words.iter().any(|term| content.contains(term.span) && term.denied);
                if !twice {
                    turn(&mut sentence.words, *content);
                } else if claim.quotation == Some(QuotationKind::Indirect) {
                    // "denied that it had not been checked"; a denial in the speaker's own words says "not" itself.
                    let said = sentence.words.iter_mut().filter(|term| content.contains(term.span));
                    said.for_each(|term| term.denied = false);
                }
            }
        }
    }
}

fn written<'a>(text: &'a str, word: &Word) -> &'a str {
    word.span.of(text)
}

/// Whether a verb only tells that something is said.
fn is_speech(word: &str) -> bool {
    let base = Lexicon::bundled().acts.base(word);
    ["tell", "say", "add", "recal", "recall", "explain", "quot", "not", "describ", "comment"]
        .contains(&base.as_str())
}

fn term(text: &str, tokens: &[Token], word: &Word, first: bool) -> Term {
    let acts = &Lexicon::bundled().acts;
    let written = word.span.of(text);
    let lower = word.kind == WordKind::Plain || (first && word.kind == WordKind::Capital);
    // "the swearing-in" is that of who is sworn in.
    let joined = || {
        let rest = text.get(word.span.end..)?.strip_prefix('-')?;
        acts.phrase(written, rest.split(|letter: char| !letter.is_alphabetic()).next()?)
    };
    let sense = || phrase(text, tokens, word.span).or_else(joined).or_else(|| acts.sense(written));
    let sense = lower.then(sense).flatten();
    let sense = sense.or_else(|| lower.then(|| undone(written)).flatten());
    let kind = match (word.kind, sense.map(|sense| sense.kind)) {
        (_, Some(SenseKind::Act)) => TermKind::Act,
        (_, Some(SenseKind::State)) => TermKind::State,
        (_, Some(SenseKind::Thing)) | (WordKind::Plain, None) => TermKind::Plain,
        (WordKind::Capital, None) => TermKind::Name,
        (WordKind::Number | WordKind::Month, None) => TermKind::Figure,
    };
    let key = match (sense, word.kind) {
        (Some(sense), _) => sense.key,
        (None, WordKind::Plain | WordKind::Capital) => acts.base_key(written),
        (None, WordKind::Number | WordKind::Month) => word.key,
    };
    Term {
        key,
        weight: word.weight,
        span: word.span,
        kind,
        contrary: sense.is_some_and(|sense| sense.contrary),
        denied: false,
        head: false,
        part: Part::Other,
    }
}

/// What a verb says together with a particle after it: "called off", "put the talks off".
fn phrase(text: &str, tokens: &[Token], verb: Span) -> Option<Sense> {
    let at = tokens.partition_point(|token| token.span.end <= verb.start);
    let after = tokens.iter().skip(at + 1).take(PARTICLE_WITHIN + 1);
    after
        .take_while(|token| token.kind == TokenKind::Word)
        .find_map(|token| Lexicon::bundled().acts.phrase(verb.of(text), token.span.of(text)))
}

/// What a participle with "un-" takes back: "unlocked", "uninsured".
fn undone(word: &str) -> Option<Sense> {
    let rest = word.strip_prefix("un").filter(|rest| rest.len() > 4 && rest.ends_with("ed"))?;
    let sense = Lexicon::bundled().acts.sense(rest).filter(|sense| sense.kind == SenseKind::State)?;
    Some(Sense { contrary: !sense.contrary, ..sense })
}

/// The stretches of a sentence that a word before them denies.
fn denied(text: &str, tokens: &[Token]) -> Vec<Span> {
    let denial = &Lexicon::bundled().comparison.denial;
    let words: Vec<String> = tokens.iter().map(|token| token.span.of(text).to_lowercase()).collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let mut found: Vec<Span> = Vec::new();
    for at in 0..tokens.len() {
        let denying = denial.denying.contains(word(at)) && !denial.taking_back.contains(word(at + 1));
        let failing = denial.failing.contains(word(at)) && word(at + 1) == "to";
        let wanting = denial.wanting.contains(word(at)) && word(at + 1) == "of";
        if !(denying || failing || wanting) {
            continue;
        }
        let end = (at + 1..tokens.len()).take(SCOPE).find(|&at| denial.ending.contains(word(at)));
        let end = end.unwrap_or(tokens.len().min(at + 1 + SCOPE));
        if let (Some(first), Some(last)) = (tokens.get(at + 1), tokens.get(end.saturating_sub(1)))
            && first.span.start <= last.span.start
        {
            found.push(first.span.cover(last.span));
        }
    }
    found
}

/// Words that many sentences of the story share say little about which of its facts is meant.
pub(super) fn weigh(accounts: &mut [Account<'_>]) {
    let mut holders: BTreeMap<u64, u32> = BTreeMap::new();
    let mut count = 0_u32;
    for sentence in accounts.iter().flat_map(|account| &account.sentences) {
        count += 1;
        let mut keys: Vec<u64> = sentence.words.iter().map(|term| term.key).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *holders.entry(key).or_default() += 1;
        }
    }
    let rarity = |key: &u64| {
        let holding = holders.get(key).copied().unwrap_or(1) as f32;
        // Two sentences must share a word for it to count at all, so two is as rare as it gets.
        (1.0 + count as f32 / holding.max(2.0)).ln() / (1.0 + count as f32 / 2.0).ln()
    };
    for term in accounts.iter_mut().flat_map(|account| &mut account.sentences).flat_map(|s| &mut s.words) {
        term.weight = term.weight.sqrt() * rarity(&term.key);
    }
}

#[cfg(test)]
mod tests {
    use super::denied;
    use crate::text::Span;
    use crate::text::tokens::tokens;

    fn reaches(text: &str) -> Vec<&str> {
        let tokens = tokens(text, Span::new(0, text.len()));
        denied(text, &tokens).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        assert_eq!(reaches("The valve was not opened, the crew said"), ["opened"]);
        assert_eq!(reaches("He failed to warn the town but rang the bell"), ["to warn the town"]);
        assert_eq!(reaches("Nobody has been held"), ["has been held"]);
        assert_eq!(reaches("It failed for want of a matching key"), ["of a matching key"]);
    }

    #[test]
    fn some_negations_take_nothing_back() {
        assert_eq!(reaches("It was not only late"), Vec::<&str>::new());
        assert_eq!(reaches("There is no doubt that it fell"), Vec::<&str>::new());
    }
}
