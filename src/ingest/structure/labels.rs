//! Labelled lines at the head of a text, as databases and desks write them: `Headline: …`, `Byline: …`, `Date: …`.

use super::moment::{self, Label};
use super::names::{authors, reading_form};
use super::{Known, Shape, Sheet};
use crate::model::{BlockKind, Byline, Dateline, Title};
use crate::text::Span;

/// What stands behind a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Byline,
    Date,
    Source,
    Place,
    /// The article itself.
    Body,
    /// Nothing the article says.
    Other,
}

/// The labels, in lower case.
const LABELS: &[(&str, Field)] = &[
    ("headline", Field::Title),
    ("title", Field::Title),
    ("head", Field::Title),
    ("hed", Field::Title),
    ("byline", Field::Byline),
    ("author", Field::Byline),
    ("authors", Field::Byline),
    ("by", Field::Byline),
    ("writer", Field::Byline),
    ("reporter", Field::Byline),
    ("date", Field::Date),
    ("published", Field::Date),
    ("publication date", Field::Date),
    ("pub date", Field::Date),
    ("source", Field::Source),
    ("publication", Field::Source),
    ("publisher", Field::Source),
    ("newspaper", Field::Source),
    ("outlet", Field::Source),
    ("agency", Field::Source),
    ("place", Field::Place),
    ("location", Field::Place),
    ("dateline", Field::Place),
    ("body", Field::Body),
    ("text", Field::Body),
    ("story", Field::Body),
    ("article", Field::Body),
    ("content", Field::Body),
    ("full text", Field::Body),
    ("subject", Field::Other),
    ("subhead", Field::Other),
    ("section", Field::Other),
    ("category", Field::Other),
    ("categories", Field::Other),
    ("slug", Field::Other),
    ("tags", Field::Other),
    ("keywords", Field::Other),
    ("topic", Field::Other),
    ("topics", Field::Other),
    ("language", Field::Other),
    ("words", Field::Other),
    ("length", Field::Other),
    ("edition", Field::Other),
    ("page", Field::Other),
    ("desk", Field::Other),
    ("url", Field::Other),
    ("link", Field::Other),
    ("id", Field::Other),
    ("priority", Field::Other),
    ("embargo", Field::Other),
    ("copyright", Field::Other),
];

/// How many parts from the beginning labelled lines may stand.
const REACH: usize = 14;

/// A labelled line.
#[derive(Clone, Copy)]
struct Line {
    at: usize,
    field: Field,
    label: Span,
    value: Span,
}

/// Claims the labelled lines at the head, where there are two of them at least, or one that names the title.
pub(super) fn find(sheet: &mut Sheet<'_>, known: Known<'_>) {
    let mut lines: Vec<Line> = Vec::new();
    for at in 0..sheet.parts.len().min(REACH) {
        match line(sheet, at) {
            Some(line) => lines.push(line),
            // A title may stand above the labels, nothing between them.
            None if lines.is_empty() && at < 2 => {}
            None => break,
        }
    }
    let titled = lines.first().is_some_and(|line| line.field == Field::Title && line.at == 0);
    if lines.len() < 2 && !titled {
        return;
    }
    // From the last to the first: claiming parts a line into two.
    for line in lines.into_iter().rev() {
        claim(sheet, line, known);
    }
}

fn line(sheet: &Sheet<'_>, at: usize) -> Option<Line> {
    let part = sheet.parts.get(at).filter(|part| part.shape == Shape::Prose && sheet.kinds[at].is_none())?;
    let words = sheet.words(at);
    let colon = words.get(..words.len().min(40)).or_else(|| words.get(..24)).unwrap_or(words).find(':')?;
    let name = words.get(..colon)?.trim().trim_matches(['*', '_']).to_lowercase();
    let &(_, field) = LABELS.iter().find(|(label, _)| *label == name)?;
    let label = Span::new(part.span.start, part.span.start + colon + 1);
    let value = Span::new(label.end, part.span.end).trim(sheet.text);
    let marks = value.of(sheet.text).len() - value.of(sheet.text).trim_start_matches(['*', '_', ' ']).len();
    let value = Span::new(value.start + marks, value.end);
    let long = value.of(sheet.text).contains(['\n', '\r']);
    (field == Field::Body || !long).then_some(Line { at, field, label, value })
}

fn claim(sheet: &mut Sheet<'_>, line: Line, known: Known<'_>) {
    let Line { at, field, label, value } = line;
    let words = value.of(sheet.text);
    let furniture = Some(BlockKind::Boilerplate);
    let kind = match field {
        Field::Body => None,
        _ if value.is_empty() => furniture,
        Field::Title if known.title.is_none() && sheet.found.title.is_none() => {
            sheet.found.title = Some(Title { text: words.to_owned(), span: Some(value), derived: false });
            Some(BlockKind::Title)
        }
        Field::Byline => {
            let people = authors(sheet.lexicon, sheet.text, value);
            sheet.found.authors =
                people.iter().map(|person| reading_form(person.name.of(sheet.text))).collect();
            sheet.found.byline = Some(Byline { text: words.to_owned(), span: Some(value) });
            Some(BlockKind::Byline)
        }
        Field::Date => match moment::line(sheet.text, value) {
            Some(moments) => {
                let stated = |mut moment: moment::Moment| {
                    moment.label = Label::Published;
                    moment
                };
                sheet.moments.extend(moments.into_iter().map(stated));
                Some(BlockKind::Date)
            }
            None => furniture,
        },
        Field::Source => {
            sheet.source = Some(value);
            furniture
        }
        Field::Place => {
            let places = words.split('/').map(|place| place.split(',').next().unwrap_or(place).trim());
            let places = places.filter(|place| !place.is_empty()).map(reading_form).collect();
            sheet.found.dateline = Some(Dateline { places, span: value });
            Some(BlockKind::Dateline)
        }
        Field::Title | Field::Other => furniture,
    };
    sheet.split(at, &[(furniture, label), (kind, value)]);
}

#[cfg(test)]
mod tests {
    use crate::ingest::structure::{Known, Structure, parts, read};
    use crate::lexicon::Lexicon;

    fn structure(text: &str) -> Structure {
        read(Lexicon::bundled(), text, parts(text), Known::default())
    }

    #[test]
    fn labelled_lines_say_what_they_are() {
        let text = "Slug: BRIDGE\nHeadline: Harbour bridge closed\nByline: Ann Roe\nDate: 12 June 2023\nSource: Brusk Wire\n\
                    Location: Brusk, Belmora\nBody:\n\nThe harbour bridge was closed on Monday, the city said.\n";
        let found = structure(text);
        let title = found.title.unwrap();
        assert_eq!((title.text.as_str(), title.derived), ("Harbour bridge closed", false));
        assert_eq!(found.authors, ["Ann Roe"]);
        assert_eq!(found.published.unwrap().value, "2023-06-12");
        assert_eq!(found.source.unwrap().name, "Brusk Wire");
        assert_eq!(found.dateline.unwrap().places, ["Brusk"]);
    }

    #[test]
    fn one_label_may_be_the_articles_own_words() {
        let text =
            "Subject: nobody knew it, and nobody asked on Monday.\n\nThe bridge was closed, the city said.\n";
        assert!(structure(text).title.unwrap().derived);
    }
}
