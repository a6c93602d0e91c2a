//! Content before its cue: "…," he said. "…," said X. The plan, she said, was late.

use std::ops::Range;

use super::contents;
use super::cues::{Cue, Place};
use super::draft::{Draft, subject_before};
use super::ends;
use super::phrases;
use super::reading::{Passage, Reading};
use super::subjects;
use crate::analysis::claims::groups::Shape;
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;
use crate::model::BlockKind;

/// A quotation of so many tokens that makes up its sentence is speech, even where no comma ends it.
const LONG: usize = 8;

/// The attribution behind a content: where it begins, its source, and where what follows it may go on.
struct Attribution {
    start: usize,
    source: Range<usize>,
    end: usize,
}

pub(super) fn find(reading: &Reading, passage: &Passage, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for cue in cues {
        let speech = cue.verb.frames.has(Frame::Quote) || cue.verb.frames.has(Frame::Clause);
        if !speech || cue.group.passive || !matches!(cue.place, Place::Main | Place::Chained) {
            continue;
        }
        if drafts.iter().any(|draft| draft.uses(cue)) {
            continue;
        }
        let found = inverted(reading, passage, cue).or_else(|| straight(reading, passage, cue));
        let Some(found) = found else { continue };
        let Some(before) = content_before(reading, passage, found.start) else { continue };
        let quoted = reading.closes_before(before.end).is_some();
        let rest = content_after(reading, passage, cue, found.end, quoted)
            .or_else(|| resumed(reading, passage, cue, &before, found.end));
        // Headlines leave out the verb or its auxiliary: "Norland to send troops, minister says".
        let title = passage.kind == BlockKind::Title && before.len() >= 3;
        let clause =
            has_finite_verb(reading, &before) || opens_like_clause(reading, passage, &before, &found);
        if !quoted && rest.is_none() && !title && !clause {
            continue;
        }
        let (cue_tokens, rest) = match rest {
            Some((colon, rest)) => (cue.tokens.start..cue.tokens.end.max(colon), Some(rest)),
            None => (cue.tokens.clone(), None),
        };
        let rule = if quoted { "quotation before" } else { "clause before" };
        let content = std::iter::once(before).chain(rest).collect();
        let mut draft = Draft::of(cue, rule, Some(found.source), content);
        draft.cue = Some(cue_tokens);
        drafts.push(draft);
    }
}

/// Whether what stands before an attribution that ends its sentence must be a clause, whatever its verb is taken for:
/// "The storm cut power to the port, the company said."
fn opens_like_clause(
    reading: &Reading,
    passage: &Passage,
    before: &Range<usize>,
    attribution: &Attribution,
) -> bool {
    let over = attribution.end >= passage.tokens.end || reading.is_stop(attribution.end);
    let nouns = before.clone().take(4).filter(|at| reading.tag(*at).is_noun()).count();
    over && before.len() > 4
        && nouns >= 2
        && matches!(reading.tag(before.start), Tag::Dt | Tag::Cd | Tag::PrpS)
        && !before.clone().any(|at| reading.is_comma(at))
        && reading.date_from(before.start).is_none()
}

/// "said X", right behind a comma or closing mark.
fn inverted(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Attribution> {
    let start = cue.group.tokens.start;
    let before = start.checked_sub(1).filter(|before| *before >= passage.tokens.start)?;
    let quote = reading.closes_before(start).is_some();
    let plain = reading.is_comma(before) && !cue.verb.frames.has(Frame::Addressee);
    if !(quote || plain) || cue.group.shape != Shape::Finite {
        return None;
    }
    if !quote
        && subjects::before(reading, passage.tokens.start, start)
            .is_some_and(|own| own.start == passage.tokens.start)
    {
        // "X, who leads the party, said his plan …": it has its subject before it.
        return None;
    }
    let source = phrases::after(reading, cue.tokens.end, passage.tokens.end)?;
    let over = source.end >= passage.tokens.end
        || reading.tag(source.end).is_mark()
        || reading.date_from(source.end).is_some()
        || matches!(reading.tag(source.end), Tag::In | Tag::Cc | Tag::Vbg | Tag::To | Tag::Wrb | Tag::Rb);
    let plain = quote
        || reading.closes_before(before).is_some()
        || matches!(
            cue.verb.name.as_str(),
            "say" | "write" | "report" | "warn" | "add" | "argue" | "explain" | "claim"
        );
    (quote || over && plain).then_some(Attribution { start, end: source.end, source })
}

/// Whether the quotation before `at` closes an adverbial and the cue has a clause of its own: "Entering to shouts of
/// “Out!,” the mayor said the port was safe."
fn behind_adverbial(reading: &Reading, passage: &Passage, cue: &Cue, at: usize) -> bool {
    let Some(quotation) = reading.closes_before(at) else { return false };
    let start = sentence_start(reading, passage, quotation.start);
    // "And, in a clip …"
    let start = start + usize::from(reading.tag(start) == Tag::Cc);
    let start = start + usize::from(reading.is_comma(start));
    let led = start < quotation.start
        && (matches!(reading.tag(start), Tag::Vbg | Tag::In | Tag::Vbn | Tag::Wrb)
            || reading.date_from(start).is_some());
    led && contents::behind(reading, passage, cue).is_some_and(|complement| {
        matches!(complement.frame, Frame::Clause | Frame::That | Frame::Thing)
            && complement.content.start == cue.tokens.end
    })
}

/// "X said", behind a comma or closing mark, with nothing behind it that the verb could take instead.
fn straight(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Attribution> {
    let source = subject_before(reading, passage, cue.subject, 0)?;
    let before = source.start.checked_sub(1).filter(|before| *before >= passage.tokens.start)?;
    let parted = |at: usize| {
        let inside = |quotation: Range<usize>| reading.is_comma(reading.last_inside(&quotation));
        reading.is_comma(at - 1) || reading.closes_before(at).is_some_and(inside)
    };
    if reading.is(before, "as") && before > passage.tokens.start && parted(before) {
        let end = end_of_attribution(reading, passage, cue);
        let over = end >= passage.tokens.end || reading.tag(end).is_mark();
        return over.then_some(Attribution { start: before, source, end });
    }
    let quote = reading.closes_before(source.start).is_some();
    if !(quote || reading.is_comma(before)) {
        return None;
    }
    let end = end_of_attribution(reading, passage, cue);
    if quote && behind_adverbial(reading, passage, cue, source.start) {
        return None;
    }
    if quote || reading.closes_before(before).is_some() {
        return Some(Attribution { start: source.start, source, end });
    }
    // "After the vote, the mayor said, “We wait.”": what is said follows.
    let speech = [end, cue.tokens.end].into_iter().any(|at| {
        (reading.is_comma(at) || reading.is(at, ":"))
            && reading.opens(at + 1).is_some()
            && reading.word(at + 2).starts_with(char::is_uppercase)
    });
    if speech {
        return None;
    }
    let over = end >= passage.tokens.end || reading.tag(end).is_mark() || is_subordinate(reading, end);
    let complement = contents::behind(reading, passage, cue);
    let takes = complement
        .is_some_and(|found| !reading.is_comma(found.content.start.saturating_sub(1)) || found.cue.end > end);
    (over && (!takes || reading.is_comma(end))).then_some(Attribution { start: source.start, source, end })
}

fn is_subordinate(reading: &Reading, at: usize) -> bool {
    reading.is_one(
        at,
        &["as", "after", "when", "while", "during", "before", "at", "in", "on", "and", "but", "from", "of"],
    )
}

/// Behind the verb with addressee, date and medium: "told reporters in Geneva on Monday".
fn end_of_attribution(reading: &Reading, passage: &Passage, cue: &Cue) -> usize {
    let to = passage.tokens.end;
    let mut at = cue.tokens.end;
    let addressed = cue.verb.frames.has(Frame::Addressee);
    for _ in 0..5 {
        if at >= to || reading.tag(at).is_mark() {
            break;
        }
        if let Some(date) = reading.date_from(at) {
            at = date.end;
            continue;
        }
        let joint = usize::from(matches!(reading.tag(at), Tag::In | Tag::To));
        if joint == 0 && !addressed && !reading.tag(at).is_adverb() {
            break;
        }
        if let Some(date) = reading.date_from(at + joint) {
            at = date.end;
        } else if let Some(end) = phrases::simple_phrase(reading, at + joint, to) {
            // "in Kenton, Vt.,": the place has its state behind it.
            let wider = reading.tag(end - 1).is_proper()
                && reading.is_comma(end)
                && reading.tag(end + 1).is_proper()
                && reading.is_comma(end + 2);
            at = if wider { end + 2 } else { end };
        } else if reading.tag(at) == Tag::Prp || reading.tag(at).is_adverb() {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// The content that ends right before `at`: a quotation with what leads up to it, or the clause up to the comma.
fn content_before(reading: &Reading, passage: &Passage, at: usize) -> Option<Range<usize>> {
    let comma = usize::from(reading.is_comma(at - 1));
    let end = at - comma;
    if let Some(quotation) = reading.closes_before(end) {
        let last = reading.last_inside(&quotation);
        let spoken = comma == 1 || matches!(reading.tag(last), Tag::Comma | Tag::Stop | Tag::Colon);
        let start = sentence_start(reading, passage, quotation.start);
        // "(“We want it back,” wrote a member)": the bracket holds the claim.
        let open = (start..quotation.start)
            .rev()
            .take(40)
            .find(|at| matches!(reading.tag(*at), Tag::Open | Tag::Close) && reading.quote(*at).is_none());
        let start = open.filter(|open| reading.tag(*open) == Tag::Open).map_or(start, |open| open + 1);
        if !spoken && (start < quotation.start || quotation.len() < LONG) {
            return None;
        }
        let led = start < quotation.start && !leads_with_cue(reading, start, quotation.start);
        return Some(if led { start } else { quotation.start }..end);
    }
    if comma == 0 {
        return None;
    }
    let start = sentence_start(reading, passage, end);
    (start < end).then_some(start..end)
}

/// Whether the words before a quotation are an attribution of their own.
fn leads_with_cue(reading: &Reading, start: usize, end: usize) -> bool {
    let comma = reading.is_comma(end - 1) || reading.is(end - 1, ":");
    let groups = reading.groups_in(&(start..end));
    comma
        && groups.iter().any(|group| reading.lexicon.cues.verbs(&reading.lower(group.head)).next().is_some())
}

/// The first token behind the last stop outside quotations.
pub(super) fn sentence_start(reading: &Reading, passage: &Passage, at: usize) -> usize {
    let mut place = at;
    while place > passage.tokens.start {
        if let Some(quotation) = reading.quotation(place - 1) {
            let ends_sentence =
                quotation.end <= at && reading.tag(reading.last_inside(&quotation)) == Tag::Stop;
            if ends_sentence && place == quotation.end {
                return place;
            }
            place = quotation.start.max(passage.tokens.start).min(place - 1);
            continue;
        }
        if reading.is_stop(place - 1) || reading.is(place - 1, ";") {
            return place;
        }
        place -= 1;
    }
    place
}

/// What is said behind the attribution, and the end of the cue where a colon belongs to it.
fn content_after(
    reading: &Reading,
    passage: &Passage,
    cue: &Cue,
    at: usize,
    quoted: bool,
) -> Option<(usize, Range<usize>)> {
    let to = passage.tokens.end;
    let mark = reading.is_comma(at) || reading.is(at, ":") || reading.is(at, ";");
    let start = at + usize::from(mark);
    if start >= to {
        return None;
    }
    if let Some(quotation) = reading.opens(start).filter(|_| mark || at == cue.tokens.end) {
        if reading.is_comma(at) && at > cue.tokens.end && is_title(reading, &quotation) {
            return None;
        }
        let end = ends::end_of_quotation(reading, passage, cue, start);
        return Some((cue.tokens.end, start..end));
    }
    if !mark {
        // "not static," the official said and remains "a concern".
        let group = reading.group_from(at + 1).filter(|_| reading.tag(at) == Tag::Cc && quoted)?;
        let own = reading.lexicon.cues.verbs(&reading.lower(group.head)).next().is_none();
        return own.then(|| (cue.tokens.end, at + 1..ends::end_of_clause(reading, passage, cue, at + 1)));
    }
    let tag = reading.tag(start);
    let aside = matches!(tag, Tag::Vbg | Tag::Wp | Tag::Wdt | Tag::WpS | Tag::Wrb)
        || (tag == Tag::In
            && reading.is_one(start, &["as", "according", "in", "at", "after", "with", "during", "on"]));
    let joins = tag == Tag::Cc
        || reading.is_one(start, &["while", "although", "though", "because", "so", "that", "even"]);
    if aside || (quoted && !joins) {
        return None;
    }
    if !quoted
        && !joins
        && !reading.group_from(start).is_some_and(|group| group.shape == Shape::Finite)
        && !medial(reading, start, to)
    {
        return None;
    }
    // "… and she warned that …", "… though he added …", "… while arguing …"
    if joins && (leads_to_cue(reading, start + 1, to) || ends::is_cue_gerund(reading, start + 1)) {
        return None;
    }
    let clause = (start..to).take_while(|at| !reading.is_comma(*at));
    let goes_on = clause.into_iter().any(|at| reading.opens(at).is_some());
    if quoted && tag == Tag::Cc && !goes_on {
        // "“We wait,” she said, and the lights went out.": the writer goes on.
        return None;
    }
    let end = ends::end_of_clause(reading, passage, cue, start);
    (start < end).then_some((cue.tokens.end, start..end))
}

/// Whether a quotation is the title of a work: "she wrote in her memoir, “Hard Choices.”"
fn is_title(reading: &Reading, quotation: &Range<usize>) -> bool {
    let words = || quotation.clone().filter(|at| !reading.tag(*at).is_mark()).map(|at| reading.word(at));
    let small = |word: &str| word.len() <= 3;
    words().count() <= 8
        && words().all(|word| small(word) || word.starts_with(char::is_uppercase))
        && words().filter(|word| word.starts_with(char::is_uppercase)).count() >= 2
}

/// The main clause behind the attribution, where what stands before it only leads to one: "While some may leave, she
/// added, staying is safer."
fn resumed(
    reading: &Reading,
    passage: &Passage,
    cue: &Cue,
    before: &Range<usize>,
    at: usize,
) -> Option<(usize, Range<usize>)> {
    let leads = matches!(reading.tag(before.start), Tag::In | Tag::Vbg | Tag::Wrb)
        && !before.clone().any(|place| reading.is_comma(place) && reading.quote(place).is_none());
    let start = at + 1;
    if !leads || !reading.is_comma(at) || start >= passage.tokens.end {
        return None;
    }
    let end = ends::end_of_clause(reading, passage, cue, start);
    let verb = has_finite_verb(reading, &(start..end));
    (verb && !matches!(reading.tag(start), Tag::Cc | Tag::Wp | Tag::Wdt))
        .then_some((cue.tokens.end, start..end))
}

/// Whether the next clause attributes something of its own: "and she warned that …".
pub(super) fn leads_to_cue(reading: &Reading, at: usize, to: usize) -> bool {
    let subject = phrases::simple_phrase(reading, at, to).or((reading.tag(at) == Tag::Prp).then_some(at + 1));
    let verb = subject.unwrap_or(at);
    let next = (verb..to.min(verb + 3)).find_map(|place| reading.group_from(place));
    next.is_some_and(|group| {
        group.shape == Shape::Finite
            && reading.quote(group.head).is_none()
            && reading.lexicon.cues.verbs(&reading.lower(group.head)).next().is_some()
    })
}

/// Whether the clause goes on behind the attribution with its verb or a participle.
fn medial(reading: &Reading, start: usize, to: usize) -> bool {
    (start..to.min(start + 12))
        .any(|at| reading.group_from(at).is_some_and(|group| group.shape == Shape::Finite))
}

fn has_finite_verb(reading: &Reading, content: &Range<usize>) -> bool {
    reading.groups_in(content).iter().any(|group| group.shape == Shape::Finite)
}
