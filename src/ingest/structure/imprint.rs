//! The paper's own line: its banner above the title, `Radio Coast 97.1 — Local news`, and its imprint behind the
//! text, `The Coast Record, late edition, 10 February 2026`.

use super::byline::{self, Found, Segment, Sign};
use super::names::{self, is_capitalised, is_masthead};
use super::{Sheet, evidence, moment};
use crate::model::{BlockKind, Byline};
use crate::text::Span;

/// Marks between the paper's name and the page of it.
const PARTING: [&str; 8] = [" — ", " – ", " - ", " | ", " • ", " · ", " / ", ": "];

/// Claims a line above the title that is the paper's banner and no title.
pub(super) fn banner(sheet: &mut Sheet<'_>, at: usize) -> bool {
    let span = sheet.parts[at].span;
    let words = span.of(sheet.text);
    let name = named_above(sheet, words).or_else(|| named_alone(sheet, at));
    let title_follows = (at + 1..sheet.lead).any(|other| {
        sheet.is_open_line(other) && sheet.words(other).split_whitespace().count() >= SHORTEST_TITLE
    });
    if let Some((name, moments)) = dated_path(sheet, span).filter(|_| title_follows) {
        sheet.furniture_source = sheet.furniture_source.or(Some(name));
        sheet.moments.extend(moments);
        sheet.claim(at, BlockKind::Boilerplate);
        return true;
    }
    let Some(name) = name.filter(|_| title_follows) else { return false };
    sheet.furniture_source = sheet.furniture_source.or(Some(Span::new(span.start, span.start + name.len())));
    sheet.claim(at, BlockKind::Boilerplate);
    tagline(sheet, at + 1);
    true
}

/// Claims what a page says of itself right below its banner: `a blog about harbours, by Jane Roe`.
fn tagline(sheet: &mut Sheet<'_>, at: usize) {
    let words = if sheet.is_open_line(at) && !sheet.gap(at) { sheet.words(at) } else { return };
    if !words.starts_with(char::is_lowercase) || words.ends_with('.') {
        return;
    }
    let span = sheet.parts[at].span;
    if let Some(by) = words.rfind(" by ").or_else(|| words.rfind(" by")) {
        let names = Span::new(span.start + by + 1, span.end).trim(sheet.text);
        if let Some((names, _)) = super::signs::after_by(sheet.text, names) {
            let people = names::authors(sheet.lexicon, sheet.text, names);
            if !people.is_empty() && sheet.found.byline.is_none() {
                let text = sheet.plain(names).into_owned();
                sheet.found.byline = Some(Byline { text, span: Some(names) });
                sheet.found.authors =
                    people.iter().map(|person| names::reading_form(person.name.of(sheet.text))).collect();
            }
        }
    }
    sheet.claim(at, BlockKind::Boilerplate);
}

/// The page's name and the date in a path of the page: `Coast Mail | World | 3 May 2023 17:12`.
fn dated_path(sheet: &Sheet<'_>, line: Span) -> Option<(Span, Vec<moment::Moment>)> {
    let words = line.of(sheet.text);
    let (path, date) = words.rsplit_once(" | ")?;
    let short = |name: &str| (1..=LONGEST_NAME).contains(&name.split_whitespace().count());
    let moments = moment::line(sheet.text, Span::new(line.end - date.len(), line.end))?;
    let name = path.split(" | ").next()?;
    let signed = byline::line(sheet.lexicon, sheet.text, line).is_some_and(|found| {
        let first = name.split_whitespace().next().unwrap_or_default();
        found.byline.is_some() && (found.sign != Sign::Lone || sheet.lexicon.given_names.holds(first))
    });
    (!signed && !moments.is_empty() && path.split(" | ").all(short))
        .then(|| (Span::new(line.start, line.start + name.len()).trim(sheet.text), moments))
}

/// The name of the page, where it stands on the first line by itself: a date or what the page says of itself right below it
/// and a gap before the title, or a name of a body.
fn named_alone<'a>(sheet: &Sheet<'a>, at: usize) -> Option<&'a str> {
    let words = sheet.words(at);
    let first = (0..at).all(|before| sheet.kinds[before] == Some(BlockKind::Boilerplate));
    if !first || !is_name_like(words) || !sheet.is_open_line(at) {
        return None;
    }
    let below = sheet.parts.get(at + 1)?.span;
    let beside = !sheet.gap(at + 1) && {
        let line = byline::line(sheet.lexicon, sheet.text, below);
        moment::line(sheet.text, below).is_some_and(|moments| !moments.is_empty())
            || line.is_some_and(|found| !found.moments.is_empty())
            || below.of(sheet.text).starts_with(char::is_lowercase)
    };
    let parted = (at + 1..sheet.lead).find(|&other| sheet.gap(other)).is_some_and(|other| {
        sheet.is_open_line(other) && sheet.words(other).split_whitespace().count() >= SHORTEST_TITLE
    });
    (parted && (beside || names::ends_in_body(sheet.lexicon, words))).then_some(words)
}

/// Whether a line is written as names of pages and bodies are: capitals throughout, no figure, no mark of a sentence.
fn is_name_like(words: &str) -> bool {
    let small = |word: &str| ["of", "the", "for", "and", "&", "in", "on", "from", "de"].contains(&word);
    (1..=LONGEST_NAME + 5).contains(&words.split_whitespace().count())
        && words.split_whitespace().all(|word| is_capitalised(word) || small(word))
        && words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ",&'’.-".contains(c))
        && !words.ends_with('.')
}

/// Most words of the name of a page or of a part of it.
const LONGEST_NAME: usize = 4;

/// Fewest words of a title below a banner.
const SHORTEST_TITLE: usize = 3;

/// The paper or station in `Coast Mail | Business`, `Radio Coast 97.1 FM`.
fn named_above<'a>(sheet: &Sheet<'_>, words: &'a str) -> Option<&'a str> {
    if is_station(words) {
        return Some(untuned(words));
    }
    let (name, section) = PARTING.iter().find_map(|mark| words.split_once(mark))?;
    let titled = names::is_titled(name) && evidence::is_told(sheet.text, name);
    let paper = is_masthead(&sheet.lexicon.agencies, name) || is_station(name) || titled;
    (paper && sheet.lexicon.boilerplate.is_crumbs(section)).then(|| untuned(name))
}

/// A station's name without its frequency.
fn untuned(words: &str) -> &str {
    let tuned = words.find(|c: char| c.is_ascii_digit()).filter(|_| is_station(words));
    tuned.and_then(|at| words.get(..at)).map_or(words, str::trim_end)
}

/// Whether the words are a station with its frequency: `WQRT 88.4`, `Radio Coast 101.3 FM`, `KBLF 1040 AM`.
fn is_station(words: &str) -> bool {
    let list: Vec<&str> = words.split_whitespace().collect();
    let named = |word: &&&str| word.starts_with(char::is_uppercase);
    let tuned = list.iter().enumerate().any(|(at, word)| {
        let unit = list.get(at + 1).is_some_and(|unit| ["FM", "AM", "MHz", "kHz"].contains(unit));
        let medium = word.contains('.') && list.len() > 1;
        let band = word.parse::<f32>().is_ok_and(|number| {
            (87.0..=108.0).contains(&number) && (medium || unit) || (520.0..=1720.0).contains(&number) && unit
        });
        at > 0 && band
    });
    let others = list.iter().filter(|word| word.parse::<f32>().is_err());
    (2..=5).contains(&list.len()) && tuned && others.clone().all(|word| named(&word))
}

/// Whether a line behind the text says when the paper printed it, or when the text was published.
pub(super) fn is_dated(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.is_open_line(at)
        && (moment::line(sheet.text, sheet.parts[at].span).is_some() || read(sheet, at).is_some())
}

/// Claims a line behind the text that names the paper and the day it was printed, and whose copy that is.
pub(super) fn foot(sheet: &mut Sheet<'_>, at: usize) -> bool {
    let Some((found, names)) = read(sheet, at) else { return false };
    let Some((&paper, copied)) = names.split_first() else { return false };
    let kind = |segment: Segment, span: Span| match segment {
        Segment::Date => BlockKind::Date,
        Segment::Byline | Segment::Masthead if copied.contains(&span) => BlockKind::Credit,
        _ => BlockKind::Boilerplate,
    };
    let pieces: Vec<_> =
        found.segments.iter().map(|&(segment, span)| (Some(kind(segment, span)), span)).collect();
    sheet.source = sheet.source.or(Some(paper));
    sheet.found.credits.extend(copied.iter().copied());
    sheet.moments.extend(found.moments);
    sheet.split(at, &pieces);
    true
}

/// What such a line says, and the papers it names.
fn read(sheet: &Sheet<'_>, at: usize) -> Option<(Found, Vec<Span>)> {
    let span = unwrapped(sheet.text, sheet.parts[at].span);
    let found = byline::line(sheet.lexicon, sheet.text, span)?;
    let names = papers(sheet, at, &found)?;
    Some((found, names))
}

/// The papers such a line names, the article's own first; `None` where it may be a caption or a sentence.
fn papers(sheet: &Sheet<'_>, at: usize, found: &Found) -> Option<Vec<Span>> {
    let dated = found.moments.iter().any(|moment| moment.written.year.is_some());
    let names: Vec<Span> = found
        .segments
        .iter()
        .filter(|(segment, _)| matches!(segment, Segment::Masthead | Segment::Byline))
        .map(|&(_, span)| span)
        .collect();
    let first = names.first()?.of(sheet.text);
    // "See Coast Mail, 3 March 2026"
    let first_word = first.split_whitespace().next().unwrap_or_default().to_lowercase();
    let refers = first_word == "see" || sheet.lexicon.boilerplate.is_request(&first_word);
    let signed = refers || found.byline.is_some() && found.sign != Sign::Lone || found.place.is_some();
    let given = first.split_whitespace().next().is_some_and(|word| sheet.lexicon.given_names.holds(word));
    let known = sheet.source.or(sheet.furniture_source).is_some_and(|source| source.of(sheet.text) == first);
    let edition = found.segments.iter().any(|(segment, _)| *segment == Segment::Furniture);
    let own = known
        || edition && !given
        || is_masthead(&sheet.lexicon.agencies, first)
        || evidence::is_told(sheet.text, first.trim_start_matches("The "))
        || names.len() > 1 && !given
        || is_last_word(sheet, at, first);
    let others =
        names.iter().skip(1).all(|name| evidence::is_agency(sheet.lexicon, sheet.text, name.of(sheet.text)));
    (dated && own && others && !signed).then_some(names)
}

/// Whether a name as papers have it, `The Quay`, stands at the very end of a text that is not dated yet and says
/// nothing else of it.
fn is_last_word(sheet: &Sheet<'_>, at: usize, name: &str) -> bool {
    let noun = name.split_whitespace().next_back().unwrap_or_default();
    let text = sheet.text.to_lowercase();
    names::is_titled(name)
        && at + 1 == sheet.parts.len()
        && sheet.moments.iter().all(|moment| moment.written.year.is_none())
        && text.matches(&noun.to_lowercase()).take(2).count() < 2
}

/// The words in brackets, or behind "From the": `(Coast Mail, 3 March 2026)`.
fn unwrapped(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let inner = words.strip_prefix('(').and_then(|words| words.strip_suffix(')')).unwrap_or(words);
    let named = ["From the ", "From "].iter().find_map(|word| inner.strip_prefix(word));
    let inner = named.filter(|name| is_capitalised(name)).unwrap_or(inner);
    let start = span.start + words.find(inner).unwrap_or_default();
    Span::new(start, start + inner.len())
}

#[cfg(test)]
mod tests {
    use super::is_station;
    use crate::ingest::structure::{Known, Structure, parts, read};
    use crate::lexicon::Lexicon;

    const BODY: &str = "The harbour bridge was closed on Monday after a crack was found, the city told the Lantern.\n\n\
                        Ships must wait until June, the pilots said on Tuesday.";

    fn structure(text: &str) -> Structure {
        read(Lexicon::bundled(), text, parts(text), Known::default())
    }

    /// Source, date and credits of an article with that line behind it.
    fn behind(line: &str) -> (String, String, String) {
        let text = format!("Harbour bridge closed until June\n\n{BODY}\n\n{line}\n");
        let found = structure(&text);
        let credits: Vec<&str> = found.credits.iter().map(|span| span.of(&text)).collect();
        let published = found.published.map(|published| published.value);
        (
            found.source.map(|source| source.name).unwrap_or_default(),
            published.unwrap_or_default(),
            credits.join("; "),
        )
    }

    #[test]
    fn papers_sign_behind_the_text() {
        for (line, source, credit) in [
            ("The Brusk Record, 3 May 2023", "The Brusk Record", ""),
            ("Brusk Beacon | May 3, 2023 | Coast Wire", "Brusk Beacon", "Coast Wire"),
            ("Brusk Shore | 3 May 2023 | Kestrivo", "Brusk Shore", "Kestrivo"),
            ("Brusk Star, late edition, Wed 3 May 2023", "Brusk Star", ""),
            ("(Brusk Gazette, 3 May 2023)", "Brusk Gazette", ""),
            ("Brusk Gazette (3 May 2023)", "Brusk Gazette", ""),
            ("From the Brusk Gazette of 3 May 2023", "Brusk Gazette", ""),
            ("3 May 2023, Brusk Gazette", "Brusk Gazette", ""),
            ("The Lantern, 3 May 2023, page 4", "The Lantern", ""),
            ("The Quay, 3 May 2023", "The Quay", ""),
            ("KNS\n\nThe Lantern, 3 May 2023", "The Lantern", "KNS"),
            ("(Upland Courier)\n\nThe Lantern, 3 May 2023", "The Lantern", "Upland Courier"),
        ] {
            let expected = (source.to_owned(), "2023-05-03".to_owned(), credit.to_owned());
            assert_eq!(behind(line), expected, "{line}");
        }
    }

    #[test]
    fn captions_references_and_dates_of_other_things_are_no_imprints() {
        for line in [
            "The Harbour Bridge, 3 May 1911",
            "The bridge, pictured on 3 May 2023",
            "See Brusk Gazette, 3 May 2023",
            "Ann Roe, 3 May 2023",
            "Brusk Choir, 3 May 2023, 8 p.m.",
            "Ann Roe, 3 May 1951 – 2 May 2023",
            "The next meeting is on 3 May 2023",
        ] {
            assert_eq!(behind(line), Default::default(), "{line}");
        }
    }

    #[test]
    fn stations_and_papers_stand_above_the_title() {
        for (banner, source) in [
            ("WQRT 88.4 — Local news", "WQRT"),
            ("KBLF 1040 AM | News\n", "KBLF"),
            ("Radio Brusk 101.3 FM\n", "Radio Brusk"),
            ("Brusk Gazette | Business", "Brusk Gazette"),
            ("The Lantern — News and views\n", "The Lantern"),
        ] {
            let text = format!("{banner}\nHarbour bridge closed until June\n\n{BODY}\n");
            let found = structure(&text);
            assert_eq!(
                found.title.map(|title| title.text).as_deref(),
                Some("Harbour bridge closed until June"),
                "{banner}"
            );
            assert_eq!(found.source.map(|source| source.name).as_deref(), Some(source), "{banner}");
        }
    }

    #[test]
    fn titles_with_marks_in_them_are_no_banners() {
        for title in [
            "Harbour bridge – latest news",
            "Brusk 2.1 million short",
            "Bridge: Business as usual",
            "Route 101.3 closed",
        ] {
            let text = format!("{title}\n\nShips must wait until June\n\n{BODY}\n");
            assert_eq!(structure(&text).title.map(|title| title.text).as_deref(), Some(title));
        }
    }

    #[test]
    fn a_station_has_a_frequency() {
        assert!(is_station("WQRT 88.4") && is_station("KBLF 1040 AM"));
        for words in ["Route 88", "Brusk 88.4 per cent", "88.4", "Boeing 737 MAX", "Brusk 1040"] {
            assert!(!is_station(words), "{words}");
        }
    }
}
