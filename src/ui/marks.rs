//! Which words of a text are marked, and as what.

use crate::app::State;
use crate::app::layout::Pane;
use crate::app::reading::Marks;
use crate::app::sign::Sign;
use crate::config::theme::Role;
use crate::model::Analysed;
use crate::search::intext::Searchable;
use crate::text::Span;

/// Evidence of a claim is rarely longer than this many bytes; farther back no claim is looked for.
const EVIDENCE: usize = 4_000;

/// The marks of one line of an article, the ones on top last.
pub(super) fn marks(state: &State, index: usize, of: &Analysed, line: Span) -> Vec<(Span, Role)> {
    let mut found = Vec::new();
    if state.reading.marks == Marks::Everything {
        let names = overlapping(&of.entities, line, |entity| entity.span);
        found.extend(names.map(|entity| (entity.span, Role::Name)));
        let dates = overlapping(&of.dates, line, |date| date.span);
        found.extend(dates.map(|date| (date.span, Role::Date)));
        let figures = overlapping(&of.quantities, line, |quantity| quantity.span);
        found.extend(figures.map(|quantity| (quantity.span, Role::Figure)));
        found.extend(quotations(&of.article.text, line, of).map(|span| (span, Role::Quotation)));
    }
    let first = of.claims.partition_point(|claim| claim.span.start + EVIDENCE < line.start);
    let claims = of.claims.iter().skip(first).take_while(|claim| claim.span.start < line.end);
    for claim in claims.filter(|claim| claim.span.overlaps(line)) {
        found.extend(claim.cue.map(|cue| (cue, Role::Cue)));
        found.extend(claim.certainty_by.iter().map(|&hedge| (hedge, Role::Hedge)));
    }
    found.extend(matches(state, index, line));
    found
}

/// The words of findings in a line, for underlining.
pub(super) fn of_findings(told: impl Iterator<Item = (Span, Sign)>, line: Span) -> Vec<(Span, Role)> {
    told.filter(|(mark, _)| mark.overlaps(line)).flat_map(|(mark, sign)| of_finding(mark, sign)).collect()
}

/// The looks of words of a finding.
pub(super) fn of_finding(mark: Span, sign: Sign) -> [(Span, Role); 2] {
    [(mark, super::sign::role(sign)), (mark, Role::Mark)]
}

/// The matches of the search in force inside a line.
pub(super) fn matches(state: &State, index: usize, line: Span) -> impl Iterator<Item = (Span, Role)> {
    let here = state.search.current();
    let found = if state.search.in_texts() { state.search.matches.in_article(index) } else { &[] };
    let first = found.partition_point(|found| found.span.end <= line.start);
    found
        .get(first..)
        .unwrap_or(&[])
        .iter()
        .take_while(move |found| found.span.start < line.end)
        .map(move |found| (found.span, if here == Some(*found) { Role::MatchHere } else { Role::Match }))
}

/// The matches of the search in force inside words that a row of this pane shows; `row` is what the search calls it.
pub(super) fn matches_in(state: &State, pane: Pane, row: usize, words: &str) -> Vec<(Span, Role)> {
    let Some(query) = state.search.found_in(pane) else { return Vec::new() };
    let is_here = state.search.current().is_some_and(|found| found.article == row);
    let role = if is_here { Role::MatchHere } else { Role::Match };
    Searchable::new(words).find(query).into_iter().map(|span| (span, role)).collect()
}

/// Contents of claims that stand in quotation marks.
fn quotations(text: &str, line: Span, of: &Analysed) -> impl Iterator<Item = Span> {
    let first = of.claims.partition_point(|claim| claim.span.start + EVIDENCE < line.start);
    let claims = of.claims.iter().skip(first).take_while(move |claim| claim.span.start < line.end);
    let contents = claims.flat_map(|claim| claim.content.iter().copied());
    contents.filter(move |span| span.overlaps(line) && span.of(text).starts_with(['"', '“', '‘', '«', '„']))
}

/// The items of a sorted list that touch the line.
fn overlapping<'a, T>(
    items: &'a [T],
    line: Span,
    span: impl Fn(&T) -> Span + Copy + 'a,
) -> impl Iterator<Item = &'a T> {
    let first = items.partition_point(|item| span(item).end <= line.start);
    items.get(first..).unwrap_or(&[]).iter().take_while(move |item| span(item).start < line.end)
}
