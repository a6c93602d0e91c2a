//! What a paper says of itself behind the last paragraph: `The Coast app: …`, `Coast Mirror – founded 1921`, `READ ALSO: …`.

use super::names::is_capitalised;
use super::{Sheet, evidence, imprint, names, paragraphs, shapes};

/// Longest such line, in words.
const LONGEST: usize = 26;

/// Longest label before a colon, in words.
const LABEL: usize = 6;

/// Marks behind the paper's name.
const PARTING: [&str; 8] = [" - ", " – ", " — ", ": ", ". ", " | ", " • ", " · "];

/// Verbs of a sentence that somebody says: then it is the article's own.
const SAID: [&str; 10] = [
    " said",
    " says",
    " told ",
    " added",
    " warned",
    " wrote",
    " urged",
    " asked",
    " announced",
    " according to ",
];

/// Words for the reader, and for the newsroom.
const YOU: [&str; 3] = ["you", "your", "yours"];
const US: [&str; 4] = ["us", "our", "ours", "we"];

/// Whether a part at the end of the article is the paper's word to its readers, and none of the article's.
pub(super) fn is_colophon(sheet: &Sheet<'_>, at: usize) -> bool {
    let words = sheet.words(at);
    let count = words.split_whitespace().take(LONGEST + 1).count();
    if count > LONGEST || words.contains(['\n', '\r']) || words.contains(['“', '"', '”']) {
        return false;
    }
    if SAID.iter().any(|verb| words.contains(verb)) || imprint::is_dated(sheet, at) {
        return false;
    }
    let lower = words.to_lowercase();
    if lower.starts_with("(c) ") && lower.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4) {
        return true;
    }
    let list: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || ",;:.!?()[]–—|•·/".contains(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@'))
        .filter(|word| !word.is_empty())
        .collect();
    let any = |set: &[&str]| list.iter().any(|word| set.contains(word));
    let boilerplate = &sheet.lexicon.boilerplate;
    let medium = list.iter().any(|word| boilerplate.is_medium(word));
    let asks = list.first().is_some_and(|word| boilerplate.is_request(word)) || words.contains('?');
    let addressed = words.split_whitespace().any(shapes::is_address);
    if paragraphs::ends_sentence(words) {
        let own = own_name(sheet, at).is_some_and(begins_self);
        // "The Coast Mail is free for all. Donate today."
        let end = words.trim_end_matches('.').rsplit(". ").next().unwrap_or_default();
        let calls =
            end.split_whitespace().next().is_some_and(|word| boilerplate.is_request(&word.to_lowercase()));
        return (own && (medium || calls && end.len() < words.len() - 1))
            || (any(&YOU) && any(&US) && (asks || medium || addressed))
            || (asks && any(&US) && addressed);
    }
    let labelled = words.find(": ").is_some_and(|colon| {
        let label = words.get(..colon).unwrap_or_default().to_lowercase();
        let mut label = label.split_whitespace().take(LABEL + 1);
        label.clone().count() <= LABEL
            && label.any(|word| {
                boilerplate.is_request(word) || boilerplate.is_medium(word) || PAGES.contains(&word)
            })
    });
    let frequency = list.windows(2).any(|pair| {
        pair[0].starts_with(|c: char| c.is_ascii_digit()) && ["fm", "am", "mhz", "khz"].contains(&pair[1])
    });
    let page = list.windows(2).any(|pair| {
        ["page", "pages"].contains(&pair[0]) && pair[1].starts_with(|c: char| c.is_ascii_digit())
    });
    let parted = run(sheet, at).is_some_and(|(_, rest)| {
        PARTING.iter().any(|mark| rest.starts_with(mark)) && (medium || page || addressed || frequency)
    });
    let named = own_name(sheet, at).is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with([':', '.', '|', '-', '–', '—', '•', '·']) || medium
    });
    // "← Why the ferry is late"
    let points = words.starts_with(['←', '→', '«', '»']);
    labelled
        || points
        || page
        || parted
        || named
        || (any(&US) && (medium || asks))
        || (any(&YOU) && (medium || asks))
        || (asks && (frequency || page || addressed))
        || (medium && (page || addressed || frequency))
}

/// Words of labels before another story or the next issue.
const PAGES: [&str; 14] = [
    "also",
    "next",
    "tomorrow",
    "see",
    "related",
    "elsewhere",
    "inside",
    "most",
    "more",
    "trending",
    "coming",
    "previously",
    "earlier",
    "now",
];

/// Whether a sentence behind the paper's name speaks of the paper: ` is published …`, ` app`.
fn begins_self(rest: &str) -> bool {
    [" is ", " was ", " welcomes ", " app", " accepts ", ". ", ": ", " – ", " - "]
        .iter()
        .any(|start| rest.starts_with(start))
}

/// The capitalised words a line begins with, and what stands behind them.
fn run<'a>(sheet: &Sheet<'a>, at: usize) -> Option<(&'a str, &'a str)> {
    let line = sheet.words(at);
    let span = sheet.parts.get(at)?.span;
    let mut end = 0;
    for word in names::words(sheet.text, span) {
        let words = word.of(sheet.text);
        let small = ["of", "at", "the", "and", "&", "on"].contains(&words) && end > 0;
        if !is_capitalised(words) && !small {
            break;
        }
        let bare = words.trim_end_matches([':', '.', ',']);
        if !small {
            end = word.start - span.start + bare.len();
        }
        if bare.len() < words.len() {
            break;
        }
    }
    (end > 0).then(|| (line.get(..end).unwrap_or_default(), line.get(end..).unwrap_or_default()))
}

/// What stands behind the name of the article's own paper, which begins the line.
fn own_name<'a>(sheet: &Sheet<'a>, at: usize) -> Option<&'a str> {
    let (name, rest) = run(sheet, at)?;
    let plain = |name: &str| name.strip_prefix("The ").unwrap_or(name).to_owned();
    let known = [sheet.source, sheet.furniture_source].into_iter().flatten().map(|span| span.of(sheet.text));
    let same = known.map(plain).any(|paper| paper == plain(name));
    let several = name.split_whitespace().count() > 1;
    let owner = || sheet.owner.get_or_init(|| owner(sheet.text)).as_ref() == Some(&plain(name));
    let masthead = || several && names::is_masthead(&sheet.lexicon.agencies, name);
    let told = || several && evidence::is_told(sheet.text, &plain(name));
    (same || owner() || masthead() || told()).then_some(rest)
}

/// The owner of the rights as a line of the text names it: `© Coast Mirror 2021`.
fn owner(text: &str) -> Option<String> {
    let at = text.rfind('©')?;
    let line = text.get(at + '©'.len_utf8()..)?.lines().next()?;
    let name = line.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || "–-,".contains(c));
    let name = name.split(['.', ',', '|', '0', '1', '2']).next()?.trim();
    let name = name.strip_prefix("The ").unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::ingest::structure::{Known, parts, read};
    use crate::lexicon::Lexicon;
    use crate::model::BlockKind;

    /// Whether the line behind an article is furniture.
    fn is_furniture(line: &str) -> bool {
        let text = format!(
            "Harbour bridge closed for a month\n\nThe Brusk Lantern, 3 May 2023\n\nThe bridge was closed on Monday, the city told the Lantern.\n\n\
             Ships must wait, the pilots said on Tuesday.\n\n{line}\n"
        );
        let found = read(Lexicon::bundled(), &text, parts(&text), Known::default());
        found.blocks.last().is_some_and(|block| block.kind == BlockKind::Boilerplate)
    }

    #[test]
    fn papers_speak_of_themselves_behind_the_article() {
        for line in [
            "Listen live: Brusk Lantern on 91.2 FM",
            "The Quay, our weekly podcast on ships and money: listen here",
            "Brusk Lantern – founded 1888",
            "The Brusk Lantern app: the harbour before breakfast",
            "READ ALSO: Ferry to run again from June",
            "Most read: Old crane to become a restaurant",
            "Brusk Lantern - weather, tides and puzzles on page 12",
            "Do you work at the port? Tell us your story.",
            "Tomorrow: how the bridge was built",
            "← Why the ferry is late",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn the_last_words_of_an_article_stay() {
        for line in [
            "Nobody was hurt.",
            "The Brusk Lantern was the first to report the crack, a year ago",
            "Your bridge is safe with us, the mayor told residents.",
            "We have nothing to hide, the builder wrote to our readers.",
            "The ferry will sail again on Friday",
            "The bridge is to reopen in June, more than a month late.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
