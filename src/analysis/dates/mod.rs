//! Time expressions and their TIMEX3 values, in the tradition of `HeidelTime` (Strötgen and Gertz 2010) and `SUTime`
//! (Chang and Manning 2012): readers by kind, the longest reading wins, values anchored to the day of writing.

mod anchor;
mod calendar_dates;
mod clock;
mod durations;
mod quarters;
mod reader;
mod references;
mod relative;
mod sets;
mod starts;
mod weekdays;
mod years;

use super::line::Line;
use super::syntax::{Pieces, Syntax};
use crate::lexicon::Lexicon;
use crate::lexicon::dates::Begins;
use crate::model::{Article, Block, BlockKind, TimeExpression};
use anchor::Anchor;
use reader::{Found, Reader};
use starts::Starts;

/// A reader tries to read one kind of expression that begins at a piece.
type Read = fn(&Reader, usize) -> Option<Found>;

/// The kinds of expression, with what they may start with. Of several readings the longest wins, of equally long ones
/// the first.
const READERS: [(Read, Starts); 8] = {
    type S = Starts;
    [
        (clock::read, S::any(&[S::DIGITS, S::NUMBER, S::CLOCK, S::OTHER])),
        (
            calendar_dates::read,
            S::any(&[S::THE, S::DIGITS, S::NUMBER, S::DAY, S::SHIFT, S::UNIT, S::SPAN, S::OTHER]),
        ),
        (
            quarters::read,
            S::any(&[S::THE, S::LEAD, S::DIGITS, S::NUMBER, S::SHIFT, S::UNIT, S::SET, S::OTHER]),
        ),
        (weekdays::read, S::any(&[S::THE, S::DAY, S::SHIFT, S::NEAR, S::OTHER])),
        (sets::read, S::any(&[S::A, S::LEAD, S::DIGITS, S::NUMBER, S::DAY, S::VAGUE, S::SET, S::OTHER])),
        (relative::read, S::any(&[S::THE, S::LEAD, S::SHIFT, S::OTHER])),
        (
            durations::read,
            S::any(&[S::THE, S::A, S::LEAD, S::DIGITS, S::NUMBER, S::SHIFT, S::UNIT, S::VAGUE, S::OTHER]),
        ),
        (references::read, S::any(&[S::DAY])),
    ]
};

/// The time expressions of the article, in text order, without overlaps.
///
/// Without a publication date what depends on it keeps `X` for its unknown parts.
pub fn find(lexicon: &Lexicon, article: &Article, syntax: &Syntax) -> Vec<TimeExpression> {
    let published = article.published.as_ref().and_then(crate::model::Published::day);
    let mut anchor = Anchor { published, ..Anchor::default() };
    let mut found = Vec::new();
    let text = &article.text;
    let mut sentences = syntax.sentences.iter().peekable();
    for block in dated(article) {
        while let Some(sentence) = sentences.next_if(|sentence| sentence.span < block.span) {
            read(Line::new(text, &syntax.pieces, sentence.pieces.clone(), lexicon), &mut anchor, &mut found);
        }
        let pieces = Pieces::of(lexicon, text, block.span);
        read(Line::new(text, &pieces, 0..pieces.pieces.len(), lexicon), &mut anchor, &mut found);
    }
    for sentence in sentences {
        read(Line::new(text, &syntax.pieces, sentence.pieces.clone(), lexicon), &mut anchor, &mut found);
    }
    found
}

/// The blocks that state a date outside the running text, in text order.
fn dated(article: &Article) -> impl Iterator<Item = &Block> {
    article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Dateline | BlockKind::Date))
}

/// Reads one sentence from left to right.
fn read(line: Line, anchor: &mut Anchor, found: &mut Vec<TimeExpression>) {
    let mut reader = Reader { line, anchor: *anchor };
    let mut at = 0;
    while at < line.pieces.len() {
        let Some(read) = longest(&reader, at) else {
            at += 1;
            continue;
        };
        reader.anchor.remember(&read.value);
        found.push(TimeExpression { span: line.span(at, read.end), kind: read.kind, value: read.value });
        at = read.end.max(at + 1);
    }
    *anchor = reader.anchor;
}

/// The longest expression that begins at `at`, with the words before it that belong to it.
fn longest(reader: &Reader, at: usize) -> Option<Found> {
    if reader.line.is_ordinary(at) || reader.line.is_plain_mark(at) {
        return None;
    }
    let plain = if may_begin(reader, at) { unmodified(reader, at) } else { references::read(reader, at) };
    let modified = modified(reader, at);
    match (plain, modified) {
        (Some(plain), Some(modified)) => Some(if modified.end > plain.end { modified } else { plain }),
        (plain, modified) => plain.or(modified),
    }
}

/// The longest expression that begins at `at` itself.
fn unmodified(reader: &Reader, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    let here = Starts::at(reader, at);
    for (read, _) in READERS.iter().filter(|(_, starts)| starts.meets(here)) {
        if let Some(found) =
            read(reader, at).filter(|found| best.as_ref().is_none_or(|best| found.end > best.end))
        {
            best = Some(found);
        }
    }
    best
}

/// An expression after words like "early", "late on", "more than", "the end of".
fn modified(reader: &Reader, at: usize) -> Option<Found> {
    let mut next = past_modifier(reader, at)?;
    next = reader.line.past_hyphen(next);
    next += usize::from(
        reader.line.any(next, &["on", "in"]) && reader.line.any(at, &["early", "late", "earlier", "later"]),
    );
    let found = unmodified(reader, next).or_else(|| modified_again(reader, next))?;
    // What only points somewhere ("now", "the future") takes no such words, nor does a recurrence.
    (!found.value.ends_with("_REF")).then_some(found)
}

/// The index after the words at `at` that belong to the expression they stand before.
fn past_modifier(reader: &Reader, at: usize) -> Option<usize> {
    if !reader.entry(at).begins.has(Begins::MODIFIER) {
        return None;
    }
    let (words, ()) = reader.line.lexicon.dates.modifiers.longest_of(reader.line.keys(at))?;
    Some(at + words)
}

/// A second modifier: "more than the past", "about the end of".
fn modified_again(reader: &Reader, at: usize) -> Option<Found> {
    let next = past_modifier(reader, at)?;
    unmodified(reader, reader.line.past_hyphen(next))
}

/// Whether an expression may begin at `at`: most words of a text are turned away here.
fn may_begin(reader: &Reader, at: usize) -> bool {
    let line = &reader.line;
    let entry = reader.entry(at);
    if entry.word.is_some() {
        return true;
    }
    if entry.leads {
        // "the next fiscal year": the date word or number stands a few words on.
        return (at + 1..at + 6).any(|place| {
            !line.is_ordinary(place)
                && (reader.word(place).is_some() || line.digits(place) || line.number_word(place).is_some())
                || line.any(place, &["weekend", "period"])
        });
    }
    match line.pieces.get(at) {
        Some(piece) if piece.is_digits() => true,
        Some(piece) if piece.is_letters() => line.number_word(at).is_some(),
        _ => {
            matches!(line.word(at), "'" | "’" | "½" | "¼" | "¾") && (line.digits(at + 1) || !line.is(at, "'"))
        }
    }
}

#[cfg(test)]
mod tests;
