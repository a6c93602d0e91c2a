//! Tags put right where the lexicon of cues shows the tagger wrong: "he tweeted.", "the agency doubts that …".

use std::ops::Range;

use super::{neighbours, openings, predicates};
use crate::analysis::syntax::{Syntax, Tag};
use crate::lexicon::Lexicon;
use crate::lexicon::cues::{Form, Frame};
use crate::lexicon::words::Class;

/// The tags that a word may have by mistake; those of other words are left alone.
const MISTAKEN: u64 = Tag::Nn.bit()
    | Tag::Nns.bit()
    | Tag::Nnp.bit()
    | Tag::Nnps.bit()
    | Tag::Jj.bit()
    | Tag::Jjr.bit()
    | Tag::Jjs.bit()
    | Tag::Rb.bit()
    | Tag::Uh.bit()
    | Tag::Vb.bit()
    | Tag::Vbd.bit()
    | Tag::Vbg.bit()
    | Tag::Vbn.bit()
    | Tag::Md.bit()
    | Tag::In.bit()
    | Tag::Fw.bit()
    | Tag::Dt.bit();

/// The tags of an article, with those of mistaken cues and of names before them put right.
pub(super) fn repair(lexicon: &Lexicon, text: &str, syntax: &Syntax) -> Vec<Tag> {
    let mut tags = syntax.tags.clone();
    let titled: Vec<bool> =
        syntax.sentences.iter().map(|sentence| is_titled(syntax, text, &sentence.tokens)).collect();
    openings::repair(lexicon, text, syntax, &titled, &mut tags);
    for (sentence, titled) in syntax.sentences.iter().zip(titled) {
        let mut quoted = false;
        for at in sentence.tokens.clone() {
            let Some(tag) = tags.get(at).copied() else { break };
            quoted |= tag == Tag::Quote;
            if tag.bit() & MISTAKEN == 0 {
                continue;
            }
            if is_name_at_start(syntax, text, &tags, &sentence.tokens, at)
                || is_name_inside(syntax, text, &tags, &sentence.tokens, at)
            {
                tags[at] = Tag::Nnp;
            } else if let Some(better) =
                neighbours::better(lexicon, syntax, text, &tags, &sentence.tokens, at)
            {
                tags[at] = better;
            } else if titled
                && tag.is_proper()
                && is_titled_cue(lexicon, syntax, text, &tags, &sentence.tokens, at)
            {
                tags[at] = Tag::Vbz;
            } else if let Some(better) = around_to(lexicon, syntax, text, &tags, &sentence.tokens, at) {
                tags[at] = better;
            } else if tag.is_noun() || tag.is_adjective() || tag == Tag::Vbn {
                let better = quoted
                    .then(|| behind_quotation(lexicon, syntax, text, &tags, &sentence.tokens, at))
                    .flatten()
                    .or_else(|| behind_modal(lexicon, syntax, text, &tags, &sentence.tokens, at))
                    .or_else(|| {
                        // Asked here and there: most words are no verbs of speech.
                        if !is_speech(syntax, at) {
                            return None;
                        }
                        verb_tag(lexicon, syntax, text, &tags, &sentence.tokens, at)
                    })
                    .or_else(|| only_verb(&tags, &sentence.tokens, at))
                    .or_else(|| predicates::finite(lexicon, syntax, text, &tags, &sentence.tokens, at))
                    .or_else(|| said_verb(syntax, text, &tags, &sentence.tokens, at));
                tags[at] = better.unwrap_or(tag);
            } else if tag == Tag::Vbd && is_asked(syntax, text, &sentence.tokens, at) {
                tags[at] = Tag::Vbn;
            } else if tag == Tag::Vb
                && let Some(better) = verb_tag(lexicon, syntax, text, &tags, &sentence.tokens, at)
            {
                tags[at] = better;
            }
        }
    }
    tags
}

/// A capitalised word that opens its sentence before a finite verb is a name, whatever else it can be.
fn is_name_at_start(syntax: &Syntax, text: &str, tags: &[Tag], sentence: &Range<usize>, at: usize) -> bool {
    at == sentence.start
        && matches!(tags[at], Tag::Vb | Tag::Jj | Tag::Nn | Tag::Rb | Tag::Uh)
        && tags.get(at + 1).is_some_and(|next| matches!(next, Tag::Vbd | Tag::Vbz))
        && !syntax.word(text, at + 1).starts_with(['\'', '’'])
        && syntax.word(text, at).starts_with(char::is_uppercase)
        && syntax.word(text, at).len() > 2
        && tags[at] != Tag::Rb
}

/// A capitalised word before a name is a part of it: "councillor Will Roe".
fn is_name_inside(syntax: &Syntax, text: &str, tags: &[Tag], sentence: &Range<usize>, at: usize) -> bool {
    at > sentence.start
        && matches!(tags[at], Tag::Vb | Tag::Md)
        && tags[at - 1].is_noun()
        && tags.get(at + 1).is_some_and(|next| next.is_proper())
        && syntax.word(text, at).starts_with(char::is_uppercase)
        && syntax.word(text, at + 1).starts_with(char::is_uppercase)
}

/// Whether a sentence is written as a headline: nearly all its longer words begin with a capital.
pub(super) fn is_titled(syntax: &Syntax, text: &str, sentence: &Range<usize>) -> bool {
    let (mut count, mut capitals) = (0, 0);
    for token in syntax.tokens.get(sentence.clone()).unwrap_or(&[]).iter().take(40) {
        if token.span.len() > 3 {
            let lower = match text.as_bytes().get(token.span.start) {
                Some(byte) if byte.is_ascii() => byte.is_ascii_lowercase(),
                _ => token.span.of(text).starts_with(char::is_lowercase),
            };
            count += 1;
            capitals += usize::from(!lower);
        }
    }
    count >= 3 && capitals * 5 >= count * 4
}

/// A cue in the present or of an irregular past, with a subject before it and no verb between: "Howard Roe Tells
/// Convention".
fn is_titled_cue(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    if !syntax.known(at).classes.has(Class::CueVerb) {
        return false;
    }
    let word = syntax.word(text, at).to_lowercase();
    let speech = lexicon.cues.verbs(&word).any(|(verb, form)| {
        verb.frames.has(Frame::Quote)
            && verb.tail.is_empty()
            && (form == Form::Third || form == Form::Past && !word.ends_with("ed"))
    });
    let subject = at > sentence.start && tags[at - 1].is_noun();
    let verb = || {
        let mut before = (sentence.start..at).rev().take(20).take_while(|place| !tags[*place].is_mark());
        before.any(|place| tags[place].is_verb() || tags[place] == Tag::Md)
    };
    speech && subject && !verb()
}

/// "Asked whether …", "when pressed by reporters on …": a participle that opens its clause.
fn is_asked(syntax: &Syntax, text: &str, sentence: &Range<usize>, at: usize) -> bool {
    let one = |at: usize, words: &[&str]| syntax.is_one(text, at, words);
    one(at, &["asked", "pressed", "questioned", "quizzed"])
        && (at == sentence.start
            || at == sentence.start + 1 && !one(at - 1, &["i", "we", "he", "she", "they"])
            || at > sentence.start && one(at - 1, &["when"]))
        && one(
            at + 1,
            &["by", "about", "if", "whether", "how", "why", "what", "who", "when", "where", "on", "to"],
        )
}

/// "for papers to portray it as …", "is promising to leave": a cue on either side of "to".
fn around_to(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> Option<Tag> {
    if !(tags[at] == Tag::Nn || tags[at] == Tag::Jj) {
        return None;
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let next = tags.get(at + 1).copied().unwrap_or_default();
    let behind = tags.get(at + 2).copied().unwrap_or_default();
    let is = |wanted: Form| lexicon.cues.verbs(syntax.word(text, at)).any(|(_, form)| form == wanted);
    let object = next.is_proper() || matches!(next, Tag::Dt | Tag::PrpS | Tag::Prp | Tag::Quote);
    let infinitive = tags[before] == Tag::To && object && is(Form::Base);
    let progressive = ["is", "are", "was", "were", "be", "been"].contains(&syntax.word(text, before))
        && next == Tag::To
        && matches!(behind, Tag::Vb | Tag::Quote)
        && is(Form::Gerund);
    match (infinitive, progressive) {
        (true, _) => Some(Tag::Vb),
        (_, true) => Some(Tag::Vbg),
        _ => None,
    }
}

/// A participle behind the noun that opens a sentence, which has no other verb up to its next mark, is finite: "Roe
/// pivoted to arguing that …".
fn only_verb(tags: &[Tag], sentence: &Range<usize>, at: usize) -> Option<Tag> {
    let subject = at > sentence.start
        && tags[at] == Tag::Vbn
        && (tags[at - 1].is_noun() || tags[at - 1] == Tag::Prp || tags[at - 1].is_adverb())
        && (sentence.start..at).rev().take(8).all(|place| {
            tags[place].is_noun()
                || tags[place].is_adjective()
                || tags[place].is_adverb()
                || matches!(tags[place], Tag::Dt | Tag::PrpS | Tag::Prp)
        })
        && at - sentence.start <= 8;
    if !subject {
        return None;
    }
    let finite = |place: &usize| matches!(tags[*place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let mut rest = at + 1..sentence.end.min(at + 40);
    let other = rest.find(|place| {
        finite(place) || matches!(tags[*place], Tag::Stop | Tag::Comma | Tag::Quote | Tag::Vbg | Tag::To)
    });
    (!other.is_some_and(|place| finite(&place))).then_some(Tag::Vbd)
}

/// Tokens of a clause before an attribution that are looked at.
const CLAUSE: usize = 60;
/// Tokens of an attribution at the end of a sentence, at most.
pub(super) const ATTRIBUTION: usize = 14;

/// "A worker earns little, the union says", "The blast at the Hallam refinery killed nine, police said": what stands
/// before an attribution is a clause, and a plural behind a singular noun or a participle behind any noun is its verb
/// where it has no other.
fn said_verb(syntax: &Syntax, text: &str, tags: &[Tag], sentence: &Range<usize>, at: usize) -> Option<Tag> {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let verb = match tags[at] {
        Tag::Nns if tags[before] == Tag::Nn && syntax.word(text, at).ends_with('s') => Tag::Vbz,
        Tag::Vbn if tags[before].is_noun() => Tag::Vbd,
        _ => return None,
    };
    let object = tags.get(at + 1).is_some_and(|next| !next.is_mark() && !next.is_verb() && *next != Tag::Md);
    if !object || (verb == Tag::Vbd && syntax.is(text, at + 1, "by")) {
        return None;
    }
    let comma = attributed_at(syntax, tags, sentence, at)?;
    let clause = sentence.start.max(comma.saturating_sub(CLAUSE))..comma;
    (clause.start <= at && !clause.into_iter().any(|place| is_finite(tags[place]))).then_some(verb)
}

/// The comma behind `at` from which an attribution runs to the end of the sentence: ", police said."
pub(super) fn attributed_at(
    syntax: &Syntax,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> Option<usize> {
    let mut end = sentence.clone().rev().take(ATTRIBUTION);
    let comma = end.find(|place| tags[*place] == Tag::Comma).filter(|comma| *comma > at)?;
    let said = (comma + 1..sentence.end).any(|place| is_finite(tags[place]) && is_speech(syntax, place));
    said.then_some(comma)
}

/// Whether a verb of this tag carries a clause.
pub(super) const fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
}

/// Whether the verb at `at` is listed among those that attribute.
pub(super) fn is_speech(syntax: &Syntax, at: usize) -> bool {
    syntax.known(at).classes.has(Class::CueVerb)
}

/// The tag of a cue right behind a quotation that ends like speech, or behind a subject there: "…," tweeted another.
/// "…," the Danes state in a paper.
fn behind_quotation(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> Option<Tag> {
    let word = syntax.word(text, at);
    if !word.starts_with(char::is_lowercase) || tags.get(at + 1).is_some_and(|next| *next == Tag::Pos) {
        return None;
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    // Behind a description between commas the verb may lie further from the quotation.
    let apposed = tags[before] == Tag::Comma;
    let quote = (sentence.start..at)
        .rev()
        .take(if apposed { 18 } else { 10 })
        .take_while(|place| {
            let tag = tags[*place];
            tag == Tag::Quote || apposed && tag != Tag::Stop || !tag.is_verb() && !tag.is_mark()
        })
        .find(|place| tags[*place] == Tag::Quote)?;
    let inside = quote.checked_sub(1).filter(|inside| *inside > sentence.start)?;
    if !matches!(tags[inside], Tag::Comma | Tag::Stop) {
        return None;
    }
    let before = tags[before];
    let listed = lexicon.cues.verbs(word).find(|(verb, _)| verb.frames.has(Frame::Quote));
    let subject = before.is_noun() || before == Tag::Prp || before == Tag::Comma && quote + 2 < at;
    let Some((_, form)) = listed else {
        // "…," beamed the mayor: a verb that is not listed has to look like one.
        let next = tags.get(at + 1).copied().unwrap_or_default();
        let inverted = quote + 1 == at
            && (next.is_proper() || matches!(next, Tag::Dt | Tag::Prp))
            && !neighbours::describes_speaker(syntax, tags, sentence, at);
        let straight = subject && before != Tag::Comma && (next == Tag::Stop || next == Tag::Comma);
        return (word.ends_with("ed") && (inverted || straight)).then_some(Tag::Vbd);
    };
    match form {
        Form::Past | Form::Participle if subject || quote + 1 == at => Some(Tag::Vbd),
        Form::Third if subject || quote + 1 == at => Some(Tag::Vbz),
        Form::Base if matches!(before, Tag::Nns | Tag::Nnps | Tag::Prp) => Some(Tag::Vbp),
        _ => None,
    }
}

/// The tag of a cue behind a modal and before a colon or quotation: "could only quip: …".
fn behind_modal(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> Option<Tag> {
    let strong = syntax.is(text, at + 1, ":") || tags.get(at + 1) == Some(&Tag::Quote);
    if !strong {
        return None;
    }
    let modal = (sentence.start..at).rev().take(3).find(|place| !tags[*place].is_adverb())?;
    let base = lexicon.cues.verbs(syntax.word(text, at)).any(|(_, form)| form == Form::Base);
    (base && tags[modal] == Tag::Md).then_some(Tag::Vb)
}

/// The verb tag a cue deserves where a subject stands before it, something it takes behind it, and the clause has no
/// other verb.
fn verb_tag(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> Option<Tag> {
    if !syntax.known(at).classes.has(Class::CueVerb) {
        return None;
    }
    let word = syntax.word(text, at);
    let capital = word.starts_with(char::is_uppercase);
    if is_asked(syntax, text, sentence, at) {
        return Some(Tag::Vbn);
    }
    let (form, end) = lexicon.cues.verbs(&syntax.lower(text, at)).find_map(|(verb, form)| {
        let speech = verb.frames.has(Frame::Quote) || verb.frames.has(Frame::That);
        let mut tail = verb.tail.iter().enumerate();
        let tail = tail.all(|(place, tail)| syntax.word(text, at + 1 + place) == tail.as_str());
        (tail && (speech || !verb.tail.is_empty()) && form != Form::Base)
            .then_some((form, at + 1 + verb.tail.len()))
    })?;
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start && !capital)?;
    let pronoun = ["he", "she", "it", "they", "who", "we", "i"]
        .iter()
        .any(|word| syntax.word(text, before).eq_ignore_ascii_case(word));
    let next = syntax.word(text, end);
    let quotes = tags.get(end + 1) == Some(&Tag::Quote) && matches!(next, ":" | ",");
    let named = tags[before].is_noun()
        || tags[before] == Tag::Close
        || tags[before].is_adverb()
        || tags[before] == Tag::Cd && quotes;
    let goes_on = end >= sentence.end
        || ["that", ",", ".", ":", "he", "she", "they", "his", "her", "their", "it", "the", "in", "on", "to"]
            .iter()
            .any(|known| next.eq_ignore_ascii_case(known))
        || tags.get(end) == Some(&Tag::Quote);
    let strong = next == ":" || next.eq_ignore_ascii_case("that") || tags.get(end) == Some(&Tag::Quote);
    let joined = tags[before] == Tag::Cc && strong;
    if form == Form::Gerund {
        // "with the agency warning of floods"
        let with = (sentence.start..before).rev().take(6).any(|place| syntax.word(text, place) == "with");
        let object = ["of", "that", "against"].contains(&syntax.word(text, at + 1));
        return (with && object && tags[before].is_proper()).then_some(Tag::Vbg);
    }
    let verbless = || {
        let mut rest = at + 1..sentence.end.min(at + 20);
        let finite = |place: usize| matches!(tags[place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        !rest.by_ref().take_while(|place| !tags[*place].is_mark()).any(finite)
    };
    let bare = |tag: Tag| tag.is_proper() || matches!(tag, Tag::Nn | Tag::Nns);
    let only = match form {
        Form::Third => {
            bare(tags[before])
                && tags.get(at + 1).is_some_and(|tag| bare(*tag) || matches!(tag, Tag::Dt | Tag::Jj))
        }
        _ => {
            bare(tags[before])
                && tags.get(at + 1).is_some_and(|tag| {
                    matches!(tag, Tag::In | Tag::Dt)
                        || tags[at] == Tag::Vbn && (tag.is_proper() || *tag == Tag::Prp)
                })
        }
    };
    if let Some(tag) = behind_description(syntax, text, tags, sentence, at, form) {
        return Some(tag);
    }
    let fits = joined
        || (only && verbless())
        || match form {
            Form::Third => pronoun || (named && goes_on && (quotes || next != "," && next != ".")),
            _ => pronoun || (named && (goes_on || strong)),
        };
    let relative = syntax.word(text, before).eq_ignore_ascii_case("who") && form == Form::Past;
    let alone = relative
        || !(sentence.start..at)
            .rev()
            .take(15)
            .take_while(|place| !tags[*place].is_mark())
            .any(|place| matches!(tags[place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    if !(fits && (alone || joined)) {
        return None;
    }
    Some(if form == Form::Third { Tag::Vbz } else { Tag::Vbd })
}
/// The tag of a cue parted from its subject, or mistaken for an adjective or a noun.
fn behind_description(
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
    form: Form,
) -> Option<Tag> {
    let before = at.checked_sub(1)?;
    let word = syntax.word(text, at);
    let next = syntax.word(text, at + 1);
    // "The company, which runs the ferry, rejected that account.", "Roe, a consultant, notes that …"
    let relative = |place: usize| {
        let near = (sentence.start..place).rev().take(6);
        near.take_while(|near| tags[*near] != Tag::Comma)
            .any(|near| matches!(tags[near], Tag::Wdt | Tag::Wp | Tag::WpS))
    };
    let finite = |place: usize| matches!(tags[place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let apposed = || {
        let from = sentence.start.max(at.saturating_sub(40));
        // A clause of its own: "…, while Roe, the mayor, proposed …"
        let near = (from..before)
            .rev()
            .find(|place| {
                tags[*place] == Tag::Comma
                    && ["while", "whereas", "although", "but"].contains(&syntax.word(text, place + 1))
            })
            .map_or(from, |comma| comma + 1);
        tags[before] == Tag::Comma
            && (near..before).any(|place| tags[place] == Tag::Comma)
            && !(near..at).any(|place| finite(place) && !relative(place))
            && !tags[near..before].contains(&Tag::Quote)
            && tags.get(at + 1).is_some_and(|tag| {
                !tag.is_mark() || *tag == Tag::Quote || tags.get(at + 2) == Some(&Tag::Quote)
            })
    };
    let past = matches!(form, Form::Past | Form::Participle) && tags[at] == Tag::Vbn;
    if past && apposed() {
        return Some(Tag::Vbd);
    }
    // "Some chanted “…”", "the aide emailed reporters": an adjective in -ed with nobody's noun behind it.
    let some = ["some", "another", "others", "many", "one"]
        .iter()
        .any(|word| syntax.word(text, before).eq_ignore_ascii_case(word));
    let free = tags[at] == Tag::Jj
        && form == Form::Past
        && word.ends_with("ed")
        && (tags[before].is_noun() || some || tags[before] == Tag::Comma && apposed())
        && tags.get(at + 1).is_some_and(|tag| {
            matches!(tag, Tag::In | Tag::Quote | Tag::Nns | Tag::Nnp | Tag::Dt | Tag::Prp | Tag::Rb | Tag::To)
        } || matches!(next, ":" | ","))
        && !(sentence.start..at).rev().take(12).take_while(|place| tags[*place] != Tag::Comma).any(finite);
    if free {
        return Some(Tag::Vbd);
    }
    if form == Form::Third && tags[at] == Tag::Nns && apposed() {
        return Some(Tag::Vbz);
    }
    // "met the mayor and declared in an interview that …"
    let auxiliary = |place: usize| {
        let word = syntax.word(text, place).to_lowercase();
        ["was", "were", "had", "been", "did"].contains(&word.as_str())
    };
    let mut earlier = (sentence.start..before).rev().take(16);
    let joined_past = past
        && tags[before] == Tag::Cc
        && earlier
            .find(|place| tags[*place].is_verb())
            .is_some_and(|place| tags[place] == Tag::Vbd && !auxiliary(place));
    // "said it was too early but added, “…”": what he adds no auxiliary before can govern.
    let next_tag = tags.get(at + 1).copied().unwrap_or_default();
    let adds = past
        && tags[before] == Tag::Cc
        && (next == "that"
            || next_tag == Tag::Quote
            || matches!(next_tag, Tag::Prp | Tag::PrpS)
            || matches!(next, "," | ":") && tags.get(at + 2) == Some(&Tag::Quote))
        && (sentence.start..before).rev().take(24).any(|place| tags[place] == Tag::Vbd && !auxiliary(place));
    (joined_past || adds).then_some(Tag::Vbd)
}
