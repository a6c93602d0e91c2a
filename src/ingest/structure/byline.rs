//! Bylines: `By Jane Roe, Paper | 3 March 2024`, `Jane Roe in Paris`, `(Reporting by Jane Roe; editing by …)`.

use super::moment::{self, Moment};
use super::names::{is_capitalised, is_masthead, items, persons, reading_form};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// What a line at the head of an article says about its authors and paper.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Names and job titles, without "By".
    pub(super) byline: Option<Span>,
    /// Whether names stand there without "By", or with a word that names begin with too: so do names in headlines.
    pub(super) bare: bool,
    /// The authors' names in reading form.
    pub(super) authors: Vec<String>,
    /// The paper or agency.
    pub(super) source: Option<Span>,
    /// The place in `Paper, Place`.
    pub(super) place: Option<Span>,
    /// The dates.
    pub(super) moments: Vec<Moment>,
    /// The parts of the line, each with what it is.
    pub(super) segments: Vec<(Segment, Span)>,
}

/// What a part of such a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// Authors, with the paper beside them.
    Byline,
    /// A date.
    Date,
    /// The name of the paper.
    Masthead,
    /// The paper and where it reports from.
    Place,
}

/// Words before the authors' names in English.
const ENGLISH: [&str; 6] = ["By ", "BY ", "by ", "By: ", "Written by ", "By\u{a0}"];

/// Words before the authors' names in other languages, with which names begin too.
const OTHERS: [&str; 6] = ["Von ", "VON ", "Par ", "Por ", "Di ", "Door "];

/// Longest such line, in bytes.
const LONGEST: usize = 200;

/// Reads a line of authors, papers and dates; `None` where anything else stands in it.
pub(super) fn line(lexicon: &Lexicon, text: &str, span: Span) -> Option<Found> {
    if span.len() > LONGEST {
        return None;
    }
    let mut found = Found::default();
    for segment in segments(text, span) {
        if let Some(moments) = moment::line(text, segment) {
            found.moments.extend(moments);
            found.segments.push((Segment::Date, segment));
        } else {
            found.segment(lexicon, text, segment)?;
        }
    }
    Some(found)
}

impl Found {
    /// Reads a segment that is no date: a byline, or a paper with a date or place behind its comma.
    fn segment(&mut self, lexicon: &Lexicon, text: &str, segment: Span) -> Option<()> {
        if let Some((names, english)) = after_by(text, segment) {
            self.bare |= !english;
            let names = self.take_date(text, names);
            let whole = Span::new(segment.start, names.end);
            self.names(lexicon, text, names)?;
            self.segments.push((Segment::Byline, whole));
            self.segments.sort_by_key(|(_, span)| span.start);
            return Some(());
        }
        let rest = self.take_date(text, segment);
        let (name, place) = match rest.of(text).find(", ") {
            Some(at) => {
                (Span::new(rest.start, rest.start + at), Some(Span::new(rest.start + at + 2, rest.end)))
            }
            None => (rest, None),
        };
        if !is_masthead(&lexicon.agencies, name.of(text)) {
            return self.author_and_place(lexicon, text, rest);
        }
        if let Some(place) = place {
            if !is_place_name(place.of(text)) {
                return None;
            }
            self.place = Some(place);
        }
        self.source = Some(name);
        self.segments.push((if place.is_some() { Segment::Place } else { Segment::Masthead }, rest));
        self.segments.sort_by_key(|(_, span)| span.start);
        Some(())
    }

    /// `Jane Roe in Paris`, `Jane Roe, Economics Editor`.
    fn author_and_place(&mut self, lexicon: &Lexicon, text: &str, span: Span) -> Option<()> {
        let words = span.of(text);
        let people = persons(&lexicon.agencies, text, span);
        let last = people.last()?;
        let rest = text.get(last.end..span.end)?;
        // "Jane Roe in Paris and agencies"
        let alone =
            |place: &str| place.split_once(" and ").is_none_or(|(_, who)| lexicon.agencies.is_generic(who));
        let in_place = rest.strip_prefix(" in ").is_some_and(|place| {
            alone(place) && is_place_name(place.split_once(" and ").map_or(place, |(place, _)| place))
        });
        let job = rest.strip_prefix(", ").is_some_and(|rest| {
            rest.split_whitespace().count() <= 6
                && rest.split_whitespace().any(|word| lexicon.agencies.is_job(word))
        });
        if !(in_place || job) || words.ends_with(['.', '!', '?']) {
            return None;
        }
        self.bare = true;
        self.authors.extend(people.iter().map(|name| reading_form(name.of(text))));
        self.byline = Some(if in_place { Span::new(span.start, last.end) } else { span });
        self.segments.push((Segment::Byline, span));
        Some(())
    }

    /// Takes a date off the end of `Paper, 3 March 2024` as a segment of its own.
    fn take_date(&mut self, text: &str, span: Span) -> Span {
        let commas: Vec<usize> = span.of(text).match_indices(", ").map(|(at, _)| at).collect();
        for at in commas {
            let tail = Span::new(span.start + at + 2, span.end);
            if let Some(moments) = moment::line(text, tail) {
                self.moments.extend(moments);
                self.segments.push((Segment::Date, tail));
                return Span::new(span.start, span.start + at);
            }
        }
        span
    }

    /// The names after "By": persons, then job titles and the paper; or an agency.
    fn names(&mut self, lexicon: &Lexicon, text: &str, names: Span) -> Option<()> {
        let people = persons(&lexicon.agencies, text, names);
        self.authors.extend(people.iter().map(|name| reading_form(name.of(text))));
        let mut end = people.last().map_or(names.start, |last| last.end);
        let beside = end;
        for item in items(text, names).into_iter().skip_while(|item| item.start < beside) {
            let words = item.of(text);
            if is_masthead(&lexicon.agencies, words) {
                self.source = Some(item);
            } else if words.split_whitespace().count() <= 6 && is_capitalised(words) && !words.ends_with('.')
            {
                end = item.end;
            } else {
                return None;
            }
        }
        // "Jane Roe in Paris" keeps its place out of the byline, "Staff" and "AFP" are bylines without a person.
        let end = if end == names.start { names.end } else { end };
        self.byline = Some(Span::new(names.start, end));
        Some(())
    }
}

/// The span after "By", where a capitalised word follows it, and whether the word before it is English.
fn after_by(text: &str, segment: Span) -> Option<(Span, bool)> {
    let words = segment.of(text);
    let english = ENGLISH.iter().find_map(|by| words.strip_prefix(by));
    let rest = english.or_else(|| OTHERS.iter().find_map(|by| words.strip_prefix(by)))?;
    let names = Span::new(segment.end - rest.len(), segment.end).trim(text);
    let short = names.of(text).split_whitespace().count() <= 16;
    (short && is_capitalised(names.of(text)) && !names.of(text).ends_with(['.', '!', '?', ':']))
        .then_some((names, english.is_some()))
}

/// The segments between bars, bullets and dots.
fn segments(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = span.start;
    for (at, mark) in span.of(text).match_indices(['|', '•', '·']) {
        found.push(Span::new(start, span.start + at).trim(text));
        start = span.start + at + mark.len();
    }
    found.push(Span::new(start, span.end).trim(text));
    found.retain(|segment| !segment.is_empty());
    found
}

fn is_place_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (1..=3).contains(&count)
        && words.split_whitespace().all(is_capitalised)
        && words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "'’.-".contains(c))
}

/// The authors in `Reporting by A and B in Paris; editing by C`, and the span of their names.
pub(super) fn reporters(lexicon: &Lexicon, text: &str, credit: Span) -> Option<(Span, Vec<String>)> {
    let words = credit.of(text);
    let inner = words.trim_start_matches(['(', '[']);
    let rest =
        inner.get(..13).filter(|head| head.eq_ignore_ascii_case("reporting by ")).and(inner.get(13..))?;
    let start = credit.end - rest.len();
    let end = start + rest.find([';', ')', ']']).unwrap_or(rest.len());
    let names = persons(&lexicon.agencies, text, Span::new(start, end));
    let (first, last) = (names.first()?, names.last()?);
    let authors = names.iter().map(|name| reading_form(name.of(text))).collect();
    Some((first.cover(*last), authors))
}

#[cfg(test)]
mod tests {
    use super::{Segment, line, reporters};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    /// Byline, authors, paper and parts of a line.
    type Read = (String, Vec<String>, String, Vec<Segment>);

    fn read(text: &str) -> Option<Read> {
        let found = line(Lexicon::bundled(), text, Span::new(0, text.len()))?;
        let words = |span: Option<Span>| span.map_or(String::new(), |span| span.of(text).to_owned());
        let kinds = found.segments.iter().map(|(kind, _)| *kind).collect();
        Some((words(found.byline), found.authors, words(found.source), kinds))
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_byline_gives_names_paper_and_date() {
        use Segment::{Byline, Date, Masthead, Place};
        type Case<'a> = (&'a str, &'a str, &'a [&'a str], &'a str, &'a [Segment]);
        let cases: [Case<'_>; 8] = [
            ("By Ann Roe, Coast Mail | 3 March 2024", "Ann Roe", &["Ann Roe"], "Coast Mail", &[Byline, Date]),
            ("By Ann Roe, Economics Editor", "Ann Roe, Economics Editor", &["Ann Roe"], "", &[Byline]),
            ("BY ANN ROE AND BO DOE", "ANN ROE AND BO DOE", &["Ann Roe", "Bo Doe"], "", &[Byline]),
            ("Ann Roe in Paris", "Ann Roe", &["Ann Roe"], "", &[Byline]),
            ("By AFP", "AFP", &[], "AFP", &[Byline]),
            ("The Coast Gazette, 12 April 2024", "", &[], "The Coast Gazette", &[Masthead, Date]),
            ("Coast Mail | Published: 3 March 2024, 09:05", "", &[], "Coast Mail", &[Masthead, Date]),
            ("Isles Broadcasting, Skarn", "", &[], "Isles Broadcasting", &[Place]),
        ];
        for (text, byline, authors, source, kinds) in cases {
            let expected = (byline.to_owned(), names(authors), source.to_owned(), kinds.to_vec());
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_lines_are_no_bylines() {
        for text in [
            "By night the talks went on",
            "By Monday all had gone.",
            "Ferry sinks in storm",
            "Boris Roe in trouble again",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_reporting_credit_names_the_authors() {
        let text = "(Reporting by Ann Roe and Bo Doe in Paris; editing by Cy Poe)";
        let (span, authors) = reporters(Lexicon::bundled(), text, Span::new(0, text.len())).unwrap();
        assert_eq!(span.of(text), "Ann Roe and Bo Doe");
        assert_eq!(authors, names(&["Ann Roe", "Bo Doe"]));
    }
}
