//! Where a content ends: the hard part of indirect speech.

use super::cues::Cue;
use super::groups::Shape;
use super::phrases;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;

/// Where a clause that begins at `start` and belongs to a cue ends.
pub(super) fn end_of_clause(reading: &Reading, passage: &Passage, cue: &Cue, start: usize) -> usize {
    end(reading, passage, cue, start, Frame::Clause)
}

/// Where a noun phrase that begins at `start` and is spoken of ends.
pub(super) fn end_of_thing(reading: &Reading, passage: &Passage, cue: &Cue, start: usize) -> usize {
    end(reading, passage, cue, start, Frame::Thing)
}

/// Where a content that begins with a quotation ends.
pub(super) fn end_of_quotation(reading: &Reading, passage: &Passage, cue: &Cue, start: usize) -> usize {
    end(reading, passage, cue, start, Frame::Quote)
}

/// The end of the sentence, its stop left out; quotations are passed over whole.
pub(super) fn end_of_sentence(reading: &Reading, passage: &Passage, start: usize) -> usize {
    let mut at = start;
    while at < passage.tokens.end && !reading.is_stop(at) {
        at = reading
            .quotation(at)
            .map_or(at + 1, |quotation| quotation.end.max(at + 1))
            .min(passage.tokens.end);
    }
    at
}

/// Where a content that begins at `start` ends.
pub(super) fn end(reading: &Reading, passage: &Passage, cue: &Cue, start: usize, frame: Frame) -> usize {
    let to = passage.tokens.end;
    if let Some(quotation) = reading.opens(start).filter(|_| frame == Frame::Quote) {
        let next = quotation.end;
        // "shouted “go home” at the crowd": a whole sentence, or the object of a verb that takes no clause.
        let whole = reading.groups_in(&quotation).iter().any(|group| group.shape == Shape::Finite)
            || !(cue.verb.frames.has(Frame::Clause) || cue.verb.frames.has(Frame::That));
        let circumstance =
            matches!(reading.tag(next), Tag::In | Tag::To | Tag::Wrb) && !reading.is(next, "of");
        let over = next >= to
            || whole && circumstance
            || reading.tag(next).is_mark()
            || reading.tag(next) == Tag::Cc && (whole || !shares_verb(reading, next + 1, to))
            || matches!(reading.tag(reading.last_inside(&quotation)), Tag::Stop | Tag::Comma);
        if over {
            return coordinated(reading, quotation.end, to);
        }
    }
    let thing = !matches!(frame, Frame::That | Frame::Clause | Frame::Whether | Frame::Quote);
    let subordinate = opens_subordinate(reading, passage, cue);
    let mut at = start;
    while at < to {
        if let Some(quotation) = reading.quotation(at) {
            at = quotation.end.min(to).max(at + 1);
            continue;
        }
        if reading.is_stop(at) || ends_here(reading, passage, cue, start, at, thing, subordinate) {
            break;
        }
        at += 1;
    }
    let mut end = at;
    while end > start
        && reading.quote(end - 1).is_none()
        && matches!(reading.tag(end - 1), Tag::Comma | Tag::Colon)
    {
        end -= 1;
    }
    if matches!(frame, Frame::Thing | Frame::Idea | Frame::Object) {
        end = without_date(reading, start, end);
    }
    end
}

/// Whether the phrase at `at` leads to a verb that what stands before its conjunction has too: "said “reforms” and the
/// sale of land would pay for them".
fn shares_verb(reading: &Reading, at: usize, to: usize) -> bool {
    let Some(phrase) = phrases::after(reading, at, to) else { return false };
    reading.group_from(phrase.end).is_some_and(|group| {
        group.shape == Shape::Finite && reading.tag(group.first) != Tag::Vbd && reading.tag(at) != Tag::Prp
    })
}

/// The end of the quotations joined to the one that ends at `end`: "shouted “out” and “never again”".
fn coordinated(reading: &Reading, end: usize, to: usize) -> usize {
    let mut end = end;
    loop {
        // "“Peace,” “Law,” and, yes, “Order”"
        let joint =
            (end..to.min(end + 5)).find(|at| !matches!(reading.tag(*at), Tag::Cc | Tag::Comma | Tag::Uh));
        let listed = |joint: &usize| *joint > end || reading.is_comma(end.saturating_sub(2));
        let next = joint.filter(listed).and_then(|joint| reading.opens(joint)).filter(|next| next.end <= to);
        match next {
            Some(next) if next.end > end => end = next.end,
            _ => return end,
        }
    }
}

/// When something was said is not part of what was said: "confirmed the dates late on Monday".
fn without_date(reading: &Reading, start: usize, end: usize) -> usize {
    let Some(date) = reading.date_to(end).filter(|date| date.start > start + 1) else { return end };
    let mut cut = date.start;
    while cut > start + 1
        && (matches!(reading.tag(cut - 1), Tag::In) || reading.is_one(cut - 1, &["late", "early"]))
    {
        cut -= 1;
    }
    let bare = reading.tag(cut - 1).is_noun() || reading.tag(cut - 1) == Tag::Prp;
    if bare
        && !reading
            .is_one(date.start.saturating_sub(1), &["for", "by", "until", "before", "of", "since", "from"])
    {
        cut
    } else {
        end
    }
}

/// Whether the content is over before the token `at`, which stands outside quotations.
fn ends_here(
    reading: &Reading,
    passage: &Passage,
    cue: &Cue,
    start: usize,
    at: usize,
    thing: bool,
    subordinate: bool,
) -> bool {
    if at == start {
        return false;
    }
    let inside =
        reading.closes_before(at).is_some_and(|quotation| reading.is_comma(reading.last_inside(&quotation)));
    let comma = reading.is_comma(at) || inside;
    let next = at + usize::from(reading.is_comma(at));
    if comma && (subordinate || attribution_at(reading, next, passage.tokens.end)) {
        return true;
    }
    if comma
        && !thing
        && reading.tag(next) == Tag::Cc
        && !reading.is(next + 1, "that")
        && super::quoted::leads_to_cue(reading, next + 1, passage.tokens.end)
    {
        return true;
    }
    if reading.tag(next) == Tag::Cc && joins_cue(reading, passage, cue, next, thing) {
        return true;
    }
    if reading.is(at, ";") && thing {
        return true;
    }
    if is_dash(reading, at) {
        // A pair of dashes is a parenthesis, a single one begins an afterthought.
        let sentence = at + 1..passage.tokens.end.min(at + 60);
        let second =
            sentence.take_while(|place| !reading.is_stop(*place)).any(|place| is_dash(reading, place));
        let first = (start..at).any(|place| is_dash(reading, place));
        return !second && !first;
    }
    if thing
        && reading.tag(next) == Tag::Cc
        && at > start
        && opens_clause(reading, next + 1, passage.tokens.end)
    {
        return true;
    }
    if comma {
        if let Some(group) = reading.group_from(next).filter(|group| group.shape == Shape::Gerund) {
            return thing || is_cue(reading, group.head);
        }
        let goes_on = reading.is_one(next, &["including", "such", "especially"])
            || (reading.is(next, "as") && reading.is_one(next + 1, &["well", "much"]));
        if thing
            && !goes_on
            && !(inside && opens_item(reading, at))
            && (inside && reading.tag(next) != Tag::In
                || !inside
                    && !closes_apposition(reading, start, at)
                    && !opens_aside(reading, at)
                    && matches!(
                        reading.tag(next),
                        Tag::Wdt | Tag::Wp | Tag::Cc | Tag::In | Tag::Prp | Tag::Rb
                    ))
        {
            return true;
        }
        if !thing && is_afterthought(reading, passage, next) {
            return true;
        }
    }
    if reading.is(next, "according") && reading.is(next + 1, "to") {
        return true;
    }
    if thing && is_called(reading, cue, start, at) && opens_circumstance(reading, at) {
        return true;
    }
    // Behind a closing mark the writer goes on: "… “stiff” as he left", "… “rigged” in a tweet".
    if reading.closes_before(at).is_some()
        && (phrases::is_medium_phrase(reading, at, passage.tokens.end)
            || reading.is_one(at, &["as", "when", "while", "after", "before"])
                && !(reading.is(at, "as") && reading.is(at + 1, "to"))
                && reading
                    .groups_in(&(at..passage.tokens.end.min(at + 8)))
                    .iter()
                    .any(|group| group.shape == Shape::Finite))
    {
        return true;
    }
    if reading.is_one(at, &["while", "before", "after"]) && is_cue_gerund(reading, at + 1) {
        return true;
    }
    if thing
        && reading.is_one(at, &["when", "while", "because", "after", "before", "although", "though"])
        && !reading.tag(at - 1).is_verb()
        && !(reading.is(at, "because")
            && reading.closes_before(at).is_some()
            && (at..passage.tokens.end.min(at + 12)).any(|place| reading.opens(place).is_some()))
    {
        return true;
    }
    false
}

/// Whether what something is called ends right before `at`: "blasted the plan as a “disgrace”", "called him a “clown”".
fn is_called(reading: &Reading, cue: &Cue, start: usize, at: usize) -> bool {
    let Some(quotation) = reading.closes_before(at).filter(|quotation| quotation.start > start) else {
        return false;
    };
    let article = usize::from(reading.is_one(quotation.start - 1, &["a", "an"]));
    reading.is(quotation.start - 1 - article, "as") || article == 1 && cue.verb.frames.has(Frame::Object)
}

/// Whether time, place or occasion begin, "on Monday", "during a visit to Bergen", or the verb of what was called so.
fn opens_circumstance(reading: &Reading, at: usize) -> bool {
    reading.date_from(at).is_some()
        || reading.is_one(at, &["during", "on", "in", "at", "after", "before"])
        || reading.group_from(at).is_some_and(|group| group.shape == Shape::Finite)
}

/// Whether a comma ends a description and what hangs on the verb follows: "accused its leader, Anna Roe, of fraud".
fn closes_apposition(reading: &Reading, start: usize, at: usize) -> bool {
    reading.is_one(at + 1, &["of", "as"])
        && (start..at).any(|place| reading.is_comma(place) && reading.quote(place).is_none())
}

/// Whether a word or two stand between commas: "portrayed them, in turn, as liars".
fn opens_aside(reading: &Reading, at: usize) -> bool {
    (at + 2..at + 4).any(|shut| reading.is_comma(shut) && reading.is_one(shut + 1, &["of", "as"]))
}

/// Whether a quotation of a list begins: "called him a “liar,” a “cheat” and “a bully”".
fn opens_item(reading: &Reading, at: usize) -> bool {
    let conjunction = usize::from(reading.tag(at) == Tag::Cc);
    let article = usize::from(reading.tag(at + conjunction) == Tag::Dt);
    reading.opens(at + conjunction + article).is_some()
}

/// "adding", "warning": a participle that attributes.
pub(super) fn is_cue_gerund(reading: &Reading, at: usize) -> bool {
    reading.tag(at) == Tag::Vbg && is_cue(reading, at)
}

/// Whether a verb attributes, with what belongs to it: "pointing" without "out" does not.
fn is_cue(reading: &Reading, head: usize) -> bool {
    let tail =
        |tail: &[String]| tail.iter().enumerate().all(|(place, word)| reading.is(head + 1 + place, word));
    reading.lexicon.cues.verbs(&reading.lower(head)).any(|(verb, _)| tail(&verb.tail))
}

/// Whether a token is a dash outside quotations.
fn is_dash(reading: &Reading, at: usize) -> bool {
    reading.is_dash(at) && reading.quote(at).is_none()
}

/// Whether a subject of its own and its verb begin at `at`: "and he left", "and the union says".
fn opens_clause(reading: &Reading, at: usize, to: usize) -> bool {
    let subject = phrases::simple_phrase(reading, at, to).or((reading.tag(at) == Tag::Prp).then_some(at + 1));
    subject.and_then(|end| reading.group_from(end)).is_some_and(|group| {
        group.shape == Shape::Finite && reading.tag(group.first) != Tag::Vbd || reading.tag(at) == Tag::Prp
    })
}

/// Whether the cue stands in a clause that opens its sentence and leads to another: "While he said no, …".
fn opens_subordinate(reading: &Reading, passage: &Passage, cue: &Cue) -> bool {
    let from = passage.tokens.start.max(cue.subject.saturating_sub(24));
    let start = (from..cue.subject).rev().find(|at| reading.is_stop(*at)).map_or(from, |stop| stop + 1);
    let fronted = cue.group.shape == Shape::Gerund
        && !reading.groups_in(&(start..cue.subject)).iter().any(|group| group.shape == Shape::Finite)
        && !(start..cue.subject).any(|at| reading.is_comma(at));
    if fronted {
        return true;
    }
    let opens = reading.is_one(
        start,
        &["while", "although", "though", "as", "after", "when", "because", "if", "since", "before"],
    );
    opens && !(start..cue.subject).any(|at| reading.is_comma(at)) && reading.date_from(start + 1).is_none()
}

/// Whether a comment of the writer begins behind a comma: ", which …" up to the end, ", while …", ", but …".
fn is_afterthought(reading: &Reading, passage: &Passage, at: usize) -> bool {
    if reading.is_one(at, &["while", "although", "though"])
        || reading.is(at, "even") && reading.is_one(at + 1, &["as", "though"])
    {
        return true;
    }
    if reading.is(at, "but") {
        // A quotation still to come goes on with what is said: "…, but they get “lectures”".
        let quoted = (at..passage.tokens.end.min(at + 24)).any(|place| reading.opens(place).is_some());
        let own = (at..passage.tokens.end.min(at + 12)).any(|place| {
            reading
                .group_from(place)
                .is_some_and(|group| reading.lexicon.cues.verbs(&reading.lower(group.head)).next().is_some())
        });
        if quoted && !own {
            return false;
        }
        return !reading.is(at + 1, "that") && reading.opens(at + 1).is_none();
    }
    let relative = matches!(reading.tag(at), Tag::Wdt | Tag::Wp) && reading.is_one(at, &["which", "who"]);
    relative
        && !(at..passage.tokens.end).any(|place| reading.is_comma(place) && reading.quote(place).is_none())
}

/// Whether an attribution of its own begins here, which what stands before it belongs to: ", the mayor said."
fn attribution_at(reading: &Reading, at: usize, to: usize) -> bool {
    let cue = |place: usize| {
        let group =
            reading.group_from(place).filter(|group| group.shape == Shape::Finite && !group.passive)?;
        let form = reading.lower(group.head);
        let speech = reading
            .lexicon
            .cues
            .verbs(&form)
            .any(|(verb, _)| verb.frames.has(Frame::Quote) && verb.tail.is_empty());
        speech.then_some(group.head + 1)
    };
    let over = |end: usize| {
        end >= to
            || reading.tag(end).is_mark()
            || reading.date_from(end).is_some()
            || reading.is_one(end, &["in", "on", "at", "to", "reporters"])
    };
    let subject = phrases::simple_phrase(reading, at, to).or((reading.tag(at) == Tag::Prp).then_some(at + 1));
    let straight = subject.and_then(cue).is_some_and(|end| over(end) || reading.tag(end).is_proper());
    let inverted = || cue(at).and_then(|end| phrases::simple_phrase(reading, end, to)).is_some_and(over);
    straight || inverted()
}

/// Whether a conjunction joins another predicate of the same speaker: "confirmed the dates and said …".
fn joins_cue(reading: &Reading, passage: &Passage, cue: &Cue, conjunction: usize, thing: bool) -> bool {
    let mut at = conjunction + 1;
    while at < passage.tokens.end && reading.tag(at).is_adverb() {
        at += 1;
    }
    let Some(group) = reading.group_from(at).filter(|group| group.shape != Shape::Infinitive) else {
        return false;
    };
    if group.shape == Shape::Gerund {
        // "calling it a farce and accusing him of …"
        let speech = reading.lexicon.cues.verbs(&reading.lower(group.head)).next().is_some();
        return cue.group.shape == Shape::Gerund && (thing || speech);
    }
    if group.head >= passage.tokens.end {
        return false;
    }
    let tense = |group: &super::groups::Group| match reading.tag(group.first) {
        Tag::Vbn => Tag::Vbd,
        Tag::Vb => Tag::Vbp,
        tag => tag,
    };
    // "has denied the report and called it a lie"
    let perfect = reading.is_one(cue.group.first, &["has", "have", "had"])
        && cue.group.first < cue.group.head
        && matches!(reading.tag(group.first), Tag::Vbd | Tag::Vbn);
    if tense(group) != tense(&cue.group) && !perfect && cue.group.shape == Shape::Finite {
        return false;
    }
    if thing {
        return true;
    }
    let form = reading.lower(group.head);
    reading.lexicon.cues.verbs(&form).next().is_some()
}
