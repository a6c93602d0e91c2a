//! Bylines: `By Jane Roe, Paper | 3 March 2024`, `Jane Roe in Paris`, `(Reporting by Jane Roe; editing by …)`.

use super::moment::{self, Label, Moment};
use super::names::{authors, employer, is_capitalised, is_masthead, is_titled, items, reading_form};
use super::segments::{is_edition, segments, undashed};
use super::signs::{after_by, after_label, is_desk};
use super::{filing, shapes};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// What a line at the head of an article says about its authors and paper.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Names and job titles, without "By".
    pub(super) byline: Option<Span>,
    /// What tells that the names are those of authors.
    pub(super) sign: Sign,
    /// The authors' names in reading form.
    pub(super) authors: Vec<String>,
    /// The paper or agency.
    pub(super) source: Option<Span>,
    /// A name that no list holds beside a date: a paper's, or a place's.
    pub(super) unknown: Option<Span>,
    /// The place in `Paper, Place`.
    pub(super) place: Option<Span>,
    /// The dates.
    pub(super) moments: Vec<Moment>,
    /// The parts of the line, each with what it is.
    pub(super) segments: Vec<(Segment, Span)>,
}

/// What tells that names are those of authors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// "By" stands before them, or they are none.
    #[default]
    By,
    /// A place or job behind them, or a word that names begin with too: so do names in headlines.
    Beside,
    /// Nothing: the names are all there is.
    Lone,
    /// Where they were at work, `at the Stadium`: so do people in headlines and captions.
    At,
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
    /// How long reading takes, how many have commented.
    Furniture,
}

/// Words before the place where authors were at work.
const AT_WORK: [&str; 4] = ["at ", "aboard ", "outside ", "inside "];

/// What those beside the author did: `photographs by Jane Roe`.
const PICTURES: [&str; 9] = [
    "photographs",
    "photography",
    "photos",
    "photo",
    "pictures",
    "picture",
    "images",
    "illustrations",
    "video",
];

/// What stands behind the names of authors in a line by itself.
const REPORTING: [&str; 4] = [" reports", " reporting", " writes", " report"];

/// Longest such line, in bytes.
const LONGEST: usize = 200;

/// Reads a line of authors, papers and dates; `None` where anything else stands in it.
pub(super) fn line(lexicon: &Lexicon, text: &str, span: Span) -> Option<Found> {
    if span.len() > LONGEST {
        return None;
    }
    let mut found = Found::default();
    let mut rest = Vec::new();
    for segment in segments(text, span).into_iter().flat_map(|segment| undashed(text, segment)) {
        if let Some(moments) = moment::line(text, segment) {
            found.moments.extend(moments);
            found.segments.push((Segment::Date, segment));
        } else if is_furniture(lexicon, segment.of(text)) {
            found.segments.push((Segment::Furniture, segment));
        } else {
            rest.push(segment);
        }
    }
    for segment in rest {
        found.segment(lexicon, text, segment)?;
    }
    found.segments.sort_by_key(|(_, span)| span.start);
    let says = found.segments.iter().any(|(segment, _)| *segment != Segment::Furniture);
    says.then_some(found)
}

/// Whether a line is the job of the author named above it: `Senior Business Correspondent`.
pub(super) fn is_job(lexicon: &Lexicon, words: &str) -> bool {
    let last = words.split([',', ' ']).rfind(|word| !word.is_empty()).unwrap_or_default();
    let head =
        words.split(" in ").next().and_then(|head| head.split_whitespace().next_back()).unwrap_or_default();
    words.split_whitespace().count() <= 6
        && is_capitalised(words)
        && words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ",&-'’/".contains(c))
        && (lexicon.agencies.is_job(last) || lexicon.agencies.is_job(head))
}

impl Found {
    /// Reads a segment that is no date: a byline, or a paper with a date or place behind its comma.
    fn segment(&mut self, lexicon: &Lexicon, text: &str, segment: Span) -> Option<()> {
        let segment = without_flag(lexicon, text, segment);
        if let Some((names, english)) = after_by(text, segment) {
            self.sign = self.sign.max(if english { Sign::By } else { Sign::Beside });
            let names = self.take_date(text, names);
            let whole = Span::new(segment.start, names.end);
            self.names(lexicon, text, names)?;
            self.segments.push((Segment::Byline, whole));
            return Some(());
        }
        if let Some(names) = after_label(lexicon, text, segment) {
            self.names(lexicon, text, names)?;
            self.segments.push((Segment::Byline, segment));
            return Some(());
        }
        if is_desk(lexicon, segment.of(text)) {
            self.sign = self.sign.max(Sign::Beside);
            self.byline = self.byline.or(Some(segment));
            self.segments.push((Segment::Byline, segment));
            return Some(());
        }
        // "From Jane Roe at the Stadium"
        if let Some(names) = segment.of(text).strip_prefix("From ") {
            let names = names.strip_prefix("our ").map_or(names, |desk| {
                // "our correspondent Jane Roe, Olm"
                let name = desk.find(|c: char| c.is_uppercase()).unwrap_or(0);
                let job = desk[..name].split_whitespace().any(|word| lexicon.agencies.is_job(word));
                if job { &desk[name..] } else { names }
            });
            let names = Span::new(segment.end - names.len(), segment.end);
            if let Some((who, place)) = names.of(text).split_once(", ")
                && is_place_name(place)
                && names.start > segment.start + "From ".len()
            {
                self.sign = self.sign.max(Sign::By);
                return self.names(lexicon, text, Span::new(names.start, names.start + who.len())).map(
                    |()| {
                        self.segments.push((Segment::Byline, segment));
                    },
                );
            }
            self.sign = Sign::At;
            return self.author_beside(lexicon, text, names);
        }
        // "Jane Roe reports"
        if let Some(name) = REPORTING.iter().find_map(|verb| segment.of(text).strip_suffix(verb)) {
            let name = Span::new(segment.start, segment.start + name.len());
            let people = authors(lexicon, text, name);
            let all = people.last().is_some_and(|last| last.name.end == name.end);
            if all {
                self.sign = self.sign.max(Sign::Beside);
                self.authors.extend(people.iter().map(|person| reading_form(person.name.of(text))));
                self.byline = self.byline.or(Some(name));
                self.segments.push((Segment::Byline, segment));
                return Some(());
            }
        }
        if let Some(name) = self.posted_by(text, segment) {
            self.byline = Some(name);
            self.authors.push(reading_form(name.of(text)));
            self.segments.push((Segment::Byline, name));
            return Some(());
        }
        if self.date_before_paper(lexicon, text, segment) {
            return Some(());
        }
        let rest = self.take_editions(text, segment);
        let rest = self.take_date(text, rest);
        let rest = self.take_editions(text, rest);
        if is_edition(rest.of(text)) {
            self.segments.push((Segment::Furniture, rest));
            return Some(());
        }
        let (name, place) = match rest.of(text).find(", ") {
            Some(at) => {
                (Span::new(rest.start, rest.start + at), Some(Span::new(rest.start + at + 2, rest.end)))
            }
            None => (rest, None),
        };
        let dated = self.moments.iter().any(|moment| moment.written.year.is_some());
        if dated && place.is_none() && filing::is_city(lexicon, name.of(text)) {
            self.place = Some(name);
            self.segments.push((Segment::Place, rest));
            return Some(());
        }
        let masthead = is_masthead(&lexicon.agencies, name.of(text)) && !name.of(text).contains(" for ");
        if !(masthead || dated && is_titled(name.of(text))) {
            let author = self.author_beside(lexicon, text, rest);
            return author.or_else(|| self.unknown(text, name, rest).filter(|()| dated));
        }
        if let Some(place) = place {
            if !is_place_name(place.of(text)) {
                return None;
            }
            self.place = Some(place);
        }
        self.source = self.source.or(Some(name));
        self.segments.push((if place.is_some() { Segment::Place } else { Segment::Masthead }, rest));
        Some(())
    }

    /// A name that may be a paper's or a place's: the article tells.
    fn unknown(&mut self, text: &str, name: Span, whole: Span) -> Option<()> {
        let words = name.of(text);
        let small = |word: &str| ["of", "at", "the", "and", "&", "on"].contains(&word);
        let named = (1..=5).contains(&words.split_whitespace().count())
            && is_capitalised(words)
            && words.split_whitespace().all(|word| is_capitalised(word) || small(word))
            && words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "'’-&".contains(c))
            && (name == whole || is_place_name(whole.of(text).get(name.len() + 2..)?));
        if !named || self.unknown.is_some() {
            return None;
        }
        self.unknown = Some(name);
        self.segments.push((Segment::Masthead, whole));
        Some(())
    }

    /// `Jane Roe in Paris`, `Jane Roe, Economics Editor`, `Jane Roe Economics editor`, `Jane Roe and Bo Doe`.
    fn author_beside(&mut self, lexicon: &Lexicon, text: &str, span: Span) -> Option<()> {
        let words = span.of(text);
        let people = authors(lexicon, text, span);
        let last = *people.last()?;
        let rest = text.get(last.name.end..span.end)?.trim_start_matches(',').trim_start();
        // "Jane Roe in Paris and agencies"
        let alone =
            |place: &str| place.split_once(" and ").is_none_or(|(_, who)| lexicon.agencies.is_generic(who));
        let in_place = rest.strip_prefix("in ").is_some_and(|place| {
            alone(place) && is_place_name(place.split_once(" and ").map_or(place, |(place, _)| place))
        });
        let at_work = AT_WORK.iter().any(|word| rest.starts_with(word))
            && (2..=6).contains(&rest.split_whitespace().count())
            && rest.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "'’-,".contains(c));
        // "Jane Roe (now) and Bo Doe (earlier)"
        let aside = rest.starts_with('(') && rest.find(')') == Some(rest.len() - 1) && rest.len() <= 24;
        let job = rest.split_whitespace().count() <= 6
            && rest.split_whitespace().any(|word| lexicon.agencies.is_job(word));
        // "Jane Roe, BBC News, Paris"
        let mut behind = items(text, Span::new(span.end - rest.len(), span.end)).into_iter();
        let paper = behind.next().and_then(|item| employer(lexicon, text, item));
        let employed = paper.is_some() && behind.all(|item| is_place_name(item.of(text)));
        self.source = self.source.or(paper.filter(|_| employed));
        let capitalised = is_capitalised(rest);
        // "Jane Roe, chief reporter"
        let apposed = job
            && text.get(last.name.end..span.end)?.starts_with(", ")
            && rest.split_whitespace().next_back().is_some_and(|word| lexicon.agencies.is_job(word))
            && rest.split_whitespace().count() <= 3;
        if !(in_place || at_work || aside || employed || rest.is_empty() || apposed || job && capitalised)
            || words.ends_with(['.', '!', '?'])
        {
            return None;
        }
        self.sign =
            self.sign.max(if rest.is_empty() && people.iter().all(|person| person.beside.is_none()) {
                Sign::Lone
            } else if at_work && !employed {
                Sign::At
            } else {
                Sign::Beside
            });
        self.authors.extend(people.iter().map(|person| reading_form(person.name.of(text))));
        self.byline = self.byline.or(Some(span));
        self.segments.push((Segment::Byline, span));
        Some(())
    }

    /// `Posted on March 15, 2023 by jane`: the name, where a date line stands before it.
    fn posted_by(&mut self, text: &str, segment: Span) -> Option<Span> {
        let at = segment.of(text).rfind(" by ")?;
        let date = Span::new(segment.start, segment.start + at);
        let name = Span::new(date.end + " by ".len(), segment.end).trim(text);
        let moments = moment::line(text, date)?;
        let labelled = moments.iter().any(|moment| moment.label != Label::Bare);
        let short = (1..=4).contains(&name.of(text).split_whitespace().count());
        let dated = moments.iter().any(|moment| moment.written.year.is_some());
        if !(labelled || dated && is_capitalised(name.of(text))) || !short || name.of(text).ends_with('.') {
            return None;
        }
        self.moments.extend(moments);
        self.segments.push((Segment::Date, date));
        Some(name)
    }

    /// `Tuesday April 4 2023, 5.00pm, The Ledger`: whether the segment is a date with the paper behind it.
    fn date_before_paper(&mut self, lexicon: &Lexicon, text: &str, segment: Span) -> bool {
        let Some(at) = segment.of(text).rfind(", ") else { return false };
        let date = Span::new(segment.start, segment.start + at);
        let paper = Span::new(date.end + 2, segment.end);
        let named = is_masthead(&lexicon.agencies, paper.of(text)) || is_titled(paper.of(text));
        let Some(moments) = moment::line(text, date).filter(|moments| named && !moments.is_empty()) else {
            return false;
        };
        self.moments.extend(moments);
        self.source = self.source.or(Some(paper));
        self.segments.extend([(Segment::Date, date), (Segment::Masthead, paper)]);
        true
    }

    /// Takes editions and pages off the end of `Paper, late edition, page 4`.
    fn take_editions(&mut self, text: &str, span: Span) -> Span {
        let Some(at) = span.of(text).rfind(", ") else { return span };
        let tail = Span::new(span.start + at + 2, span.end);
        if !is_edition(tail.of(text)) {
            return span;
        }
        self.segments.push((Segment::Furniture, tail));
        self.take_editions(text, Span::new(span.start, span.start + at))
    }

    /// Takes a date off the end of `Paper, 3 March 2024` as a segment of its own.
    fn take_date(&mut self, text: &str, span: Span) -> Span {
        for word in super::names::words(text, span).skip(1) {
            let tail = Span::new(word.start, span.end);
            let starts = |c: char| c.is_alphanumeric() || c == '(';
            if let Some(moments) = moment::line(text, tail).filter(|_| word.of(text).starts_with(starts)) {
                self.moments.extend(moments);
                self.segments.push((Segment::Date, tail));
                let before = text.get(span.start..word.start).unwrap_or_default();
                let kept = before.trim_end_matches(|c: char| c.is_whitespace() || ",-–—".contains(c));
                // "the Coast Mail of 3 March"
                let kept = kept.strip_suffix(" of").unwrap_or(kept).len();
                return Span::new(span.start, span.start + kept);
            }
        }
        span
    }

    /// The names after "By": persons, then job titles and the paper; or an agency.
    fn names(&mut self, lexicon: &Lexicon, text: &str, names: Span) -> Option<()> {
        // "By our economics staff"
        if names.of(text).starts_with("our ") {
            let last = names.of(text).split_whitespace().next_back().unwrap_or_default();
            self.byline = Some(names).filter(|_| lexicon.agencies.is_job(last));
            return self.byline.map(|_| ());
        }
        let people = authors(lexicon, text, names);
        self.authors.extend(people.iter().map(|person| reading_form(person.name.of(text))));
        let beside = people
            .iter()
            .filter_map(|person| person.beside)
            .find_map(|beside| employer(lexicon, text, beside));
        self.source = self.source.or(beside);
        let mut end = people.last().map_or(names.start, |last| last.job.unwrap_or(last.name).end);
        let reached = people.last().map_or(names.start, |last| last.beside.unwrap_or(last.name).end);
        for item in items(text, names).into_iter().skip_while(|item| item.start < reached) {
            let words = item.of(text);
            let pictures = || words.split_once(" by ").is_some_and(|(what, _)| PICTURES.contains(&what));
            let placed = || words.strip_prefix("in ").is_some_and(is_place_name);
            let aside = shapes::is_address(words) || placed() || pictures();
            let job = words.split_whitespace().count() <= 6 && is_capitalised(words) && !words.ends_with('.');
            if let Some(paper) = employer(lexicon, text, item) {
                self.source = Some(paper);
            } else if job && !aside {
                end = item.end;
            } else if !aside {
                return None;
            }
        }
        // "Staff" and "AFP" are bylines without a person.
        let end = if end == names.start { names.end } else { end };
        self.byline = Some(Span::new(names.start, end));
        Some(())
    }
}

/// A segment without what a paper flags its texts with before the byline: `EXCLUSIVE by Jane Roe`.
fn without_flag(lexicon: &Lexicon, text: &str, segment: Span) -> Span {
    let words = segment.of(text);
    match words.split_once(" by ") {
        Some((flag, _)) if is_furniture(lexicon, flag) => {
            Span::new(segment.start + flag.len(), segment.end).trim(text)
        }
        _ => segment,
    }
}

/// Whether a segment counts something, or says which part of the paper or kind of text this is: `4 min read`,
/// `Page A1`, `News`, `EXCLUSIVE`.
fn is_furniture(lexicon: &Lexicon, words: &str) -> bool {
    let boilerplate = &lexicon.boilerplate;
    boilerplate.is_count(words)
        || is_edition(words)
        || boilerplate.is_crumbs(words)
        || boilerplate.is_announcement(words)
}

fn is_place_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (1..=3).contains(&count)
        && words.split_whitespace().all(is_capitalised)
        && words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "'’.-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Segment, line};
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
        use Segment::{Byline, Date, Furniture, Masthead, Place};
        type Case<'a> = (&'a str, &'a str, &'a [&'a str], &'a str, &'a [Segment]);
        let cases: [Case<'_>; 35] = [
            ("By Ann Roe, Coast Mail | 3 March 2024", "Ann Roe", &["Ann Roe"], "Coast Mail", &[Byline, Date]),
            ("By Ann Roe, Economics Editor", "Ann Roe, Economics Editor", &["Ann Roe"], "", &[Byline]),
            ("BY ANN ROE AND BO DOE", "ANN ROE AND BO DOE", &["Ann Roe", "Bo Doe"], "", &[Byline]),
            ("Ann Roe in Paris", "Ann Roe in Paris", &["Ann Roe"], "", &[Byline]),
            ("By AFP", "AFP", &[], "AFP", &[Byline]),
            ("The Coast Gazette, 12 April 2024", "", &[], "The Coast Gazette", &[Masthead, Date]),
            ("Coast Mail | Published: 3 March 2024, 09:05", "", &[], "Coast Mail", &[Masthead, Date]),
            ("Coast Broadcasting, Brusk", "", &[], "Coast Broadcasting", &[Place]),
            (
                "Ann Roe Police and crime correspondent",
                "Ann Roe Police and crime correspondent",
                &["Ann Roe"],
                "",
                &[Byline],
            ),
            ("Ann Roe and Bo Doe", "Ann Roe and Bo Doe", &["Ann Roe", "Bo Doe"], "", &[Byline]),
            (
                "Ann Roe in Brusk and Bo Doe in Belmora JANUARY 10 2022",
                "Ann Roe in Brusk and Bo Doe in Belmora",
                &["Ann Roe", "Bo Doe"],
                "",
                &[Byline, Date],
            ),
            ("BY ANN ROE - 06/03/24 9:00 AM ET", "ANN ROE", &["Ann Roe"], "", &[Byline, Date]),
            ("Posted on March 15, 2023 by ann", "ann", &["ann"], "", &[Date, Byline]),
            ("*By Ann Roe* | 4 May 2023", "Ann Roe", &["Ann Roe"], "", &[Byline, Date]),
            ("The Example, 4 May 2023", "", &[], "The Example", &[Masthead, Date]),
            ("The Brusk Times - Jan 23, 2022", "", &[], "The Brusk Times", &[Masthead, Date]),
            ("Ann Roe, BBC News, Brusk", "Ann Roe, BBC News, Brusk", &["Ann Roe"], "BBC News", &[Byline]),
            ("By our economics staff", "our economics staff", &[], "", &[Byline]),
            ("Tuesday April 4 2023, 5.00pm, The Ledger", "", &[], "The Ledger", &[Date, Masthead]),
            (
                "Ann Roe (now) and Bo Doe (earlier)",
                "Ann Roe (now) and Bo Doe (earlier)",
                &["Ann Roe", "Bo Doe"],
                "",
                &[Byline],
            ),
            ("Story by Ann Roe • 2h ago", "Ann Roe", &["Ann Roe"], "", &[Byline, Furniture]),
            ("By Ann Roe for the Coast Mail", "Ann Roe", &["Ann Roe"], "Coast Mail", &[Byline]),
            (
                "By Ann Roe (@annroe) and Bo Doe",
                "Ann Roe (@annroe) and Bo Doe",
                &["Ann Roe", "Bo Doe"],
                "",
                &[Byline],
            ),
            ("By Ann Roe, ann.roe@coastmail.example", "Ann Roe", &["Ann Roe"], "", &[Byline]),
            ("By ANN ROE Associated Press", "ANN ROE", &["Ann Roe"], "Associated Press", &[Byline]),
            ("By Ann Roe, AP Business Writer", "Ann Roe, AP Business Writer", &["Ann Roe"], "", &[Byline]),
            ("Words: Ann Roe", "Ann Roe", &["Ann Roe"], "", &[Byline]),
            ("Words by Ann Roe; photographs by Bo Doe", "Ann Roe", &["Ann Roe"], "", &[Byline]),
            ("Ann Roe at the Brusk Pier", "Ann Roe at the Brusk Pier", &["Ann Roe"], "", &[Byline]),
            ("From Ann Roe at the pier, Brusk", "Ann Roe at the pier, Brusk", &["Ann Roe"], "", &[Byline]),
            ("Special Correspondent", "Special Correspondent", &[], "", &[Byline]),
            ("The Quay, arts weekly, 3 March 2024", "", &[], "The Quay", &[Masthead, Furniture, Date]),
            ("THE QUAY | 3 March 2024 | News", "", &[], "THE QUAY", &[Masthead, Date, Furniture]),
            ("Issue 19/2024, 3 March 2024", "", &[], "", &[Furniture, Date]),
            (
                "By Ann Roe | 4 min read | 3 March 2024",
                "Ann Roe",
                &["Ann Roe"],
                "",
                &[Byline, Furniture, Date],
            ),
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
            "From the harbour to the hill",
            "Words: the new dictionary has 500",
            "Story: How The Bridge Fell",
            "Page A1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
