//! What hangs at the end of the last paragraph: `– Coast Wire`, `(AFP)`, `PTI ABC DEF`, `Enditem`.

use super::evidence;
use super::names::{is_capitals, is_masthead, words};
use crate::lexicon::Lexicon;
use crate::lexicon::boilerplate::Place;
use crate::model::BlockKind;
use crate::text::Span;

/// How far from the end it may begin, in bytes.
const REACH: usize = 60;

/// What was found: its span, what it is, and the agency it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trailer {
    pub(super) span: Span,
    pub(super) kind: BlockKind,
    pub(super) agency: Option<Span>,
}

/// What hangs at the end of a paragraph behind its last full stop.
pub(super) fn find(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Trailer> {
    after_dash(lexicon, text, paragraph).or_else(|| after_stop(lexicon, text, paragraph))
}

/// The agency after a dash at the very end of the last paragraph: `"Nothing has been settled yet." – Market Wire`.
fn after_dash(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Trailer> {
    let (from, tail) = tail(text, paragraph)?;
    let (at, dash) = [" – ", " — ", " - ", " -- ", " --- ", " --", " ==", " ="]
        .iter()
        .filter_map(|dash| Some((tail.rfind(dash)?, *dash)))
        .max_by_key(|(at, dash)| (*at, dash.len()))?;
    let before = tail.get(..at)?;
    let name = Span::new(from + at + dash.len(), paragraph.end);
    let name = Span::new(name.start, name.start + name.of(text).trim_end_matches('.').len());
    let closed = super::paragraphs::ends_sentence(before);
    // Behind a quotation the name may be the speaker's.
    let quoted = before.trim_end().ends_with(['"', '”', '’', '\'', '»']);
    let named = is_masthead(&lexicon.agencies, name.of(text))
        || (!quoted && !dash.contains('=') && evidence::is_agency(lexicon, text, name.of(text)));
    let span = Span::new(from + at + 1, paragraph.end);
    // "– with agencies"
    let credited =
        name.of(text).starts_with("with ").then(|| super::credits::line(lexicon, text, name)).flatten();
    if let Some(agencies) = credited.filter(|_| closed) {
        return Some(Trailer { span, kind: BlockKind::Credit, agency: agencies.first().copied() });
    }
    (closed && named).then_some(Trailer { span, kind: BlockKind::Credit, agency: Some(name) })
}

/// An agency with the initials of its writers, or the mark of an end: `(AFP)`, `PTI ABC DEF`, `Enditem`.
fn after_stop(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Trailer> {
    let (from, tail) = tail(text, paragraph)?;
    // A paragraph that ends with a stop of its own has nothing behind it; a bracket may stand behind the stop.
    let stops = tail.match_indices(['.', '!', '?', '”', '"']).map(|(at, mark)| at + mark.len());
    let hangs = |rest: &str| rest.starts_with(' ') && rest.trim().len() >= 2;
    let at = stops.filter(|&at| tail.get(at..).is_some_and(hangs)).reduce(|_, later| later)?;
    if !super::paragraphs::ends_sentence(tail.get(..at)?) {
        return None;
    }
    let span = Span::new(from + at, paragraph.end).trim(text);
    let inner = span.of(text).trim_matches(['(', ')', '[', ']', '.', '*', '/']);
    let start = span.start + span.of(text).find(inner)?;
    let inner = Span::new(start, start + inner.len());
    let list: Vec<Span> = words(text, inner).collect();
    let (&first, others) = list.split_first()?;
    let initials =
        others.len() <= 4 && others.iter().all(|word| is_capitals(word.of(text)) && word.len() <= 4);
    let enclosed = span.of(text).starts_with(['(', '[', '/']);
    let agency = if lexicon.agencies.name(inner.of(text)).is_some() {
        Some(inner)
    } else {
        (initials && lexicon.agencies.name(first.of(text)).is_some()).then_some(first)
    };
    // "He moved to AP." ends with a stop of its own.
    let sure = agency.is_some_and(|agency| is_capitals(agency.of(text)) || enclosed);
    if sure && (enclosed || !span.of(text).ends_with('.')) {
        return Some(Trailer { span, kind: BlockKind::Credit, agency });
    }
    // No list holds it: "(Kestrel)", "KESTREL", "(Brusk Radio/Kestrel)".
    let open = !span.of(text).ends_with('.');
    let shouted = is_capitals(inner.of(text)) && inner.len() >= 4;
    let hangs = span.of(text).starts_with('(') || (open && shouted);
    let named =
        || evidence::are_slashed(lexicon, text, inner) || evidence::is_agency(lexicon, text, inner.of(text));
    if hangs && named() {
        return Some(Trailer { span, kind: BlockKind::Credit, agency: Some(inner) });
    }
    let ends = super::credits::line(lexicon, text, span).filter(|_| enclosed);
    if let Some(agencies) = ends {
        return Some(Trailer { span, kind: BlockKind::Credit, agency: agencies.first().copied() });
    }
    let mark = inner.of(text).split_whitespace().count() == 1
        && !inner.of(text).ends_with('.')
        && lexicon.boilerplate.part(inner.of(text), Place::Edge).is_some();
    (mark && is_end(span.of(text))).then_some(Trailer { span, kind: BlockKind::Boilerplate, agency: None })
}

/// Whether the words mark the end of a text.
fn is_end(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    matches!(bare.as_str(), "enditem" | "end" | "ends" | "30" | "more" | "")
}

/// The last bytes of a paragraph, and where they begin.
fn tail(text: &str, paragraph: Span) -> Option<(usize, &str)> {
    let words = paragraph.of(text);
    let mut from = words.len().saturating_sub(REACH);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    Some((paragraph.start + from, words.get(from..)?))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    /// What hangs at the end, and the agency in it.
    fn read(text: &str) -> Option<(&str, &str)> {
        let found = find(Lexicon::bundled(), text, Span::new(0, text.len()))?;
        Some((found.span.of(text), found.agency.map_or("", |agency| agency.of(text))))
    }

    #[test]
    fn agencies_and_ends_hang_behind_the_last_sentence() {
        for (text, words, agency) in [
            ("“It is a start,” he said. “No more.” – Coast Wire", "– Coast Wire", "Coast Wire"),
            ("The talks went on, he said. PTI ABC DEF", "PTI ABC DEF", "PTI"),
            ("The talks went on, he said. (AFP)", "(AFP)", "AFP"),
            ("The talks went on, he said. [Reuters]", "[Reuters]", "Reuters"),
            ("The talks went on, he said. --IANS", "--IANS", "IANS"),
            ("The talks went on, he said. Enditem", "Enditem", ""),
            ("The talks went on, he said. (With inputs from PTI)", "(With inputs from PTI)", "PTI"),
        ] {
            assert_eq!(read(text), Some((words, agency)), "{text}");
        }
    }

    #[test]
    fn last_sentences_stay_whole() {
        for text in [
            "He read two papers – the Coast Wire",
            "The talks went on. He left AFP.",
            "The talks went on. So did we",
            "“No.” The end",
            "He wrote for the AP. Nobody asked.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
