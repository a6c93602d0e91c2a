//! Counts: `tens of thousands of troops`, `three helicopters`, `two-door version`, `nearly a third`, `one of the ships`.

use super::scan::{Amount, Figure, Scan};
use crate::analysis::numerals::Form;
use crate::analysis::syntax::Tag;
use crate::model::Value;

/// Words of a noun phrase that are looked through for its noun.
const REACH: usize = 6;

/// A count whose number stands at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Amount> {
    let figure = scan.figure(at)?;
    let line = &scan.line;
    if line.glued(figure.end) && line.letters(figure.end) || excluded(scan, at, &figure) {
        return None;
    }
    let noun = noun(scan, &figure);
    if figure.form == Form::Fraction {
        return share(scan, at, &figure, noun);
    }
    let open = figure.form == Form::Open;
    let amount = |unit: String| Some(Amount { start: at, end: figure.end, value: figure.value, unit, open });
    match noun {
        Some(noun) => amount(noun),
        None if stands_alone(scan, at, &figure) => amount(String::new()),
        None => None,
    }
}

/// A fraction: its own unit is the share of something, unless it stands right before a noun.
fn share(scan: &Scan, at: usize, figure: &Figure, noun: Option<String>) -> Option<Amount> {
    let line = &scan.line;
    let next = line.past_hyphen(figure.end);
    let of = line.any(
        next,
        &["of", "the", "a", "an", "its", "their", "his", "her", "our", "all", "that", "those", "these"],
    );
    // "half" alone is an adverb, a part of a match, or a part of a year.
    if line.is(figure.end - 1, "half") && !(of || figure.end > at + 1) {
        return None;
    }
    let ordinal_before = line.number_word(at.wrapping_sub(1)).is_some_and(|word| word.ordinal.is_some())
        || line.any(at.wrapping_sub(1), &["last", "other", "latter", "previous"]);
    if ordinal_before {
        return None;
    }
    let unit = if of { "share".to_owned() } else { noun.unwrap_or_else(|| "share".to_owned()) };
    Some(Amount { start: at, end: figure.end, value: figure.value, unit, open: false })
}

/// Whether the number counts nothing: a list mark, part of a name, a pronoun.
fn excluded(scan: &Scan, at: usize, figure: &Figure) -> bool {
    let line = &scan.line;
    let listed = line.is(figure.end, ")")
        && line.digits(at)
        && (at == 0 || !line.is(at - 1, "("))
        && figure.end == at + 1
        && noun(scan, figure).is_none();
    let is_one = figure.form == Form::Words && figure.value == Value::One(1.0);
    let pronoun = is_one
        && !line.is(figure.end, "of")
        && (at > 0
            && line.any(
                at - 1,
                &[
                    "no", "the", "this", "that", "another", "any", "every", "each", "which", "some", "only",
                    "a", "first", "last", "someone",
                ],
            )
            || line.any(figure.end, &["another", "by", "who", "day", "thing", "'s", "’"])
                && !line.is(figure.end, "day"));
    // A number after a name or a noun is its number: "Article 5", "Boeing 737", "exit 436".
    let numbered = at > 0
        && line.digits(at)
        && (line.any(
            at - 1,
            &[
                "no", "number", "nos", "page", "pp", "vol", "chapter", "section", "article", "route",
                "highway", "flight", "room",
            ],
        ) || line.is(at - 1, ".") && at >= 2 && line.any(at - 2, &["no", "nos", "vol", "art", "sec"])
            || matches!(scan.tag(at - 1), Tag::Nnp | Tag::Nnps)
                && line.letters(at - 1)
                && line.capital(at - 1)
                && !line.any(at - 1, &["of"])
                && noun(scan, figure).is_none());
    // "Group of Seven": a number word with a capital after a name is part of it.
    let named = at >= 2
        && figure.form == Form::Words
        && line.capital(at)
        && line.is(at - 1, "of")
        && line.capital(at - 2);
    listed || pronoun || numbered || named
}

/// Whether a number without a noun is an amount all the same.
fn stands_alone(scan: &Scan, at: usize, figure: &Figure) -> bool {
    let line = &scan.line;
    match figure.form {
        Form::Open => true,
        Form::Words | Form::Fraction => {
            figure.upper() > 12.0
                || super::bounds::before(scan, at).is_some()
                || counts_people(scan, at, figure)
        }
        Form::Digits => {
            let named = at > 0
                && line.letters(at - 1)
                && matches!(scan.tag(at - 1), Tag::Nn | Tag::Nnp | Tag::Nns | Tag::Nnps);
            // "the 486" names a thing by its number.
            let named = named || at > 0 && line.any(at - 1, &["the", "a", "an", "this", "that"]);
            let list = line.is(figure.end, ".") && at == 0;
            let long = figure.end == at + 1 && line.word(at).len() >= 5
                || line.word(at).starts_with('0') && line.word(at).len() > 1;
            !(named || list || long)
        }
    }
}

/// `Five were in hospital`, `Twelve of the 18`, `five of whom`: a small number by itself that does not point back to
/// something known, as "the two" and "all four" do.
fn counts_people(scan: &Scan, at: usize, figure: &Figure) -> bool {
    let known = at > 0 && matches!(scan.tag(at - 1), Tag::Dt | Tag::PrpS | Tag::Pdt | Tag::Pos | Tag::Jj);
    let verb = matches!(scan.tag(figure.end), Tag::Vbd | Tag::Vbp | Tag::Md);
    figure.upper() > 1.0 && !known && (verb || scan.line.is(figure.end, "of"))
}

/// What is counted: the noun phrase after the number, in the singular and in lower case.
fn noun(scan: &Scan, figure: &Figure) -> Option<String> {
    let line = &scan.line;
    let syntax = scan.syntax;
    let last = line.pieces.get(figure.end - 1)?;
    let next = line.pieces.get(figure.end)?;
    let mut words: Vec<&str> = Vec::new();
    let mut token = syntax.token_at(next.span.start);
    let hyphen = line.past_hyphen(figure.end);
    if hyphen > figure.end {
        // "two-door version": what a hyphen joins to the number is part of the phrase.
        words.push(line.word(hyphen));
        let end = line.pieces.get(hyphen)?.span.end;
        if syntax.tokens.get(token).is_some_and(|token| token.span.end > end) {
            return None;
        }
        token = syntax.token_at(end);
    } else if syntax.tokens.get(token).is_some_and(|token| token.span.start < last.span.end) {
        return None;
    }
    let word = |token: usize| syntax.word(line.text, token);
    if word(token) == "of" {
        token += 1;
        if matches!(syntax.tag(token), Tag::Dt | Tag::PrpS) {
            token += 1;
        }
    }
    while matches!(word(token), "more" | "other" | "additional" | "further" | "such" | "or" | "so") {
        token += 1;
    }
    let mut noun_at = None;
    for place in token..token + REACH {
        let tag = syntax.tag(place);
        let noun = matches!(tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
        let modifier =
            matches!(tag, Tag::Jj | Tag::Jjs | Tag::Jjr | Tag::Vbn | Tag::Vbg | Tag::Rb) && noun_at.is_none();
        if !(noun || modifier)
            || syntax
                .tokens
                .get(place)
                .is_none_or(|token| token.span.start >= line.pieces.last().map_or(0, |piece| piece.span.end))
        {
            break;
        }
        // A plural ends the phrase, unless another noun makes it part of a compound.
        words.push(word(place));
        if noun {
            noun_at = Some(words.len());
            if matches!(tag, Tag::Nns) && !matches!(syntax.tag(place + 1), Tag::Nns | Tag::Nn) {
                break;
            }
        }
    }
    words.truncate(noun_at?);
    // "24703 m212": a code, not a noun.
    let head = words.pop().filter(|head| !head.bytes().any(|byte| byte.is_ascii_digit()))?.to_lowercase();
    let mut phrase: String = words.iter().flat_map(|word| [word.to_lowercase(), " ".to_owned()]).collect();
    phrase.push_str(&line.lexicon.amounts.singular(&head));
    Some(phrase)
}
