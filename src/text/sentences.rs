//! Where sentences end: stops that close a sentence told from those of abbreviations and initials.

use super::Span;
use super::abbreviations::{Abbreviation, abbreviation, opens_sentences};
use super::span::run_without;

/// How far, in bytes, a decision looks to either side of a stop; keeps the whole pass linear.
const REACH: usize = 64;

/// The sentences of `text` inside `block`, in order, without white space around them.
///
/// New lines inside the block are white space. A stop, question or exclamation mark ends a sentence together
/// with the closing quotation marks and brackets that follow it, unless what stands before or after it says
/// otherwise: abbreviations, initials, decimals, an attribution after a quoted question.
pub fn sentences(text: &str, block: Span) -> Vec<Span> {
    let words = block.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = next_stop(words.as_bytes(), at) {
        let run = stop_run(words, stop);
        let closed = closers(words, run);
        at = closed;
        if ends(words, start, stop, run, closed) {
            push(&mut found, words, start, closed, block.start);
            start = closed;
        }
    }
    push(&mut found, words, start, words.len(), block.start);
    found
}

/// Whether the stop at `stop` of `text` joins two sentences without a space, as pages cut from the web do:
/// `talks.The`. Tells it from `U.S.Army` and `example.Com` by the lower-case word before and the capitalised
/// word after.
pub(super) fn glued(text: &[u8], stop: usize) -> bool {
    let before = |back: usize| stop.checked_sub(back).and_then(|place| text.get(place));
    let after = |forth: usize| text.get(stop + forth);
    (1..=3).all(|back| before(back).is_some_and(|byte| byte.is_ascii_lowercase() || *byte >= 0x80))
        && after(1).is_some_and(u8::is_ascii_uppercase)
        && after(2).is_some_and(|byte| byte.is_ascii_lowercase() || *byte == b' ')
}

/// Whether nothing but closing marks and white space follows `from`, so that a stop before it is the last.
pub(super) fn is_last(rest: &str) -> bool {
    rest.len() <= REACH && rest.chars().all(|mark| mark.is_whitespace() || is_closer(mark))
}

fn push(found: &mut Vec<Span>, words: &str, start: usize, end: usize, shift: usize) {
    let span = Span::new(start, end).trim(words);
    if !span.is_empty() {
        found.push(span.shift(shift));
    }
}

fn next_stop(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let ahead = bytes.get(at..)?;
        at += run_without(ahead, [b'.', b'?', b'!']);
        at += bytes.get(at..)?.iter().position(|&byte| MAY_STOP[byte as usize])?;
        let rest = bytes.get(at..)?;
        if rest[0].is_ascii() || WIDE_STOPS.iter().any(|stop| rest.starts_with(stop.as_bytes())) {
            return Some(at);
        }
        at += 1;
    }
}

const WIDE_STOPS: [&str; 5] = ["…", "。", "！", "？", "؟"];

/// First bytes of all stops.
const MAY_STOP: [bool; 256] = {
    let mut table = [false; 256];
    table[b'.' as usize] = true;
    table[b'?' as usize] = true;
    table[b'!' as usize] = true;
    let mut at = 0;
    while at < WIDE_STOPS.len() {
        table[WIDE_STOPS[at].as_bytes()[0] as usize] = true;
        at += 1;
    }
    table
};

fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | '…' | '。' | '！' | '？' | '؟')
}

fn is_closer(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』')
}

fn is_closing_quote(mark: char) -> bool {
    is_closer(mark) && !matches!(mark, ')' | ']' | '}')
}

fn is_opener(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '“' | '‘' | '«' | '‹' | '(' | '[' | '`' | '「' | '『' | '„')
}

/// End of the run of stops that begins at `stop`, spaced ellipses (`. . .`) included.
fn stop_run(words: &str, stop: usize) -> usize {
    let rest = words.get(stop..).unwrap_or("");
    let mut end = 0;
    for (place, mark) in rest.char_indices() {
        let goes_on = is_stop(mark)
            || mark == ' ' && rest.get(place + 1..).is_some_and(|more| more.starts_with(". ."))
            || mark == ' '
                && rest.get(..place).is_some_and(|past| past.ends_with(". ."))
                && rest.get(place + 1..).is_some_and(|more| more.starts_with('.'));
        if !goes_on {
            break;
        }
        end = place + mark.len_utf8();
    }
    stop + end
}

/// End of the closing marks, and of a bracketed note number, right after `from`.
fn closers(words: &str, from: usize) -> usize {
    let rest = words.get(from..).unwrap_or("");
    let end = from + rest.find(|mark| !is_closer(mark)).unwrap_or(rest.len());
    let rest = words.as_bytes().get(end..).unwrap_or(&[]);
    let digits = rest.iter().skip(1).take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let is_note = digits > 0 && rest.first() == Some(&b'[') && rest.get(digits + 1) == Some(&b']');
    if is_note { end + digits + 2 } else { end }
}

/// Whether the stops `stop..run` with their closing marks up to `closed` end the sentence begun at `start`.
fn ends(words: &str, start: usize, stop: usize, run: usize, closed: usize) -> bool {
    let after = words.get(closed..).unwrap_or("");
    let next = after.trim_start();
    let Some(mark) = next.chars().next() else { return true };
    let stops = words.get(stop..run).unwrap_or("");
    if stops.starts_with(['。', '！', '？']) {
        return true;
    }
    if next.len() == after.len() {
        let opens = |mark: char| mark.is_uppercase() || matches!(mark, '“' | '‘');
        return if closed == run {
            stops == "." && glued(words.as_bytes(), stop)
        } else {
            closes_quote(words, run, closed) && opens(mark)
        };
    }
    let first = next.trim_start_matches(is_opener);
    let letter = first.chars().next().unwrap_or(mark);
    let is_quoted = first.len() != next.len();
    if letter.is_lowercase() && !is_quoted || matches!(mark, ',' | ';' | ':' | ')' | ']' | '”' | '%') {
        return false;
    }
    if stops != "." {
        let is_ellipsis = stops.starts_with(['.', '…']);
        let goes_on = letter.is_lowercase()
            || !is_ellipsis && closes_quote(words, run, closed) && is_attribution(next)
            || word_before(words, start, stop).eq_ignore_ascii_case("yahoo");
        return !goes_on;
    }
    if closes_quote(words, run, closed) {
        return true;
    }
    ends_after(word_before(words, start, stop), words, start, stop, first)
        .unwrap_or(!(is_quoted && letter.is_lowercase()))
}

fn closes_quote(words: &str, run: usize, closed: usize) -> bool {
    words.get(run..closed).is_some_and(|marks| marks.contains(is_closing_quote))
}

/// What the word before a single stop decides; `None` where it is an ordinary word. `next` begins with the
/// first letter after the stop, opening marks left out.
fn ends_after(word: &str, words: &str, start: usize, stop: usize, next: &str) -> Option<bool> {
    let follows_number = next.starts_with(|mark: char| mark.is_ascii_digit());
    let opens = || {
        let end = next.find(|mark: char| !mark.is_alphanumeric()).unwrap_or(next.len()).min(REACH);
        let rest = next.get(end..).unwrap_or("");
        // `A.` and `I.` are initials where a stop follows.
        opens_sentences(next.get(..end).unwrap_or("")) && !(end == 1 && rest.starts_with('.'))
    };
    let is_enumerator = !word.is_empty()
        && word.len() <= 3
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && words.get(start..stop).is_some_and(|before| before.trim_start().len() == word.len());
    if is_enumerator {
        return Some(false);
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_uppercase()
    {
        return Some(letter == 'I' || opens());
    }
    if word.contains('.') {
        let all_short = word.split('.').all(|part| (1..=3).contains(&part.chars().count()));
        let is_clock = word.eq_ignore_ascii_case("p.m") || word.eq_ignore_ascii_case("a.m");
        return match word {
            _ if is_clock => Some(!is_zone_or_day(next) && !follows_number),
            "e.g" | "i.e" | "E.g" | "I.e" => Some(false),
            _ if all_short && word.chars().any(char::is_alphabetic) => Some(opens()),
            _ => None,
        };
    }
    match abbreviation(word)? {
        Abbreviation::NeverLast => Some(false),
        Abbreviation::SeldomLast => Some(opens()),
        Abbreviation::BeforeNumber => Some(!follows_number),
    }
}

/// Whether a time of day goes on with a zone or weekday: `9 p.m. EST`, `at 5 a.m. Monday`.
fn is_zone_or_day(next: &str) -> bool {
    let end = next.find(|mark: char| !mark.is_ascii_alphabetic()).unwrap_or(next.len());
    let word = next.get(..end.min(REACH)).unwrap_or("");
    let is_zone = (2..=4).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && word.ends_with('T');
    is_zone
        || matches!(word, "Eastern" | "Pacific" | "Central" | "Moscow" | "London" | "Beijing" | "UTC")
        || word.ends_with("day") && word != "Today"
}

/// Whether what follows a quoted question is its attribution: `Mr Varga asked`, `Varga said`.
fn is_attribution(next: &str) -> bool {
    const VERBS: [&str; 12] = [
        "said", "says", "asked", "asks", "added", "wrote", "writes", "told", "cried", "replied", "wondered",
        "tweeted",
    ];
    let window = Span::new(0, next.len()).first(next, REACH).of(next);
    let clause = window.split([',', '.', '"', '“', '?', '!', ':', ';']).next().unwrap_or("");
    let mut words = clause.split_whitespace();
    let Some(first) = words.next() else { return false };
    (!opens_sentences(first) || matches!(first, "Mr" | "Ms" | "Mrs" | "I"))
        && words.take(5).any(|word| VERBS.contains(&word))
}

/// The word that ends at `stop`, at most `REACH` bytes long, without opening marks.
fn word_before(words: &str, start: usize, stop: usize) -> &str {
    let bytes = words.as_bytes();
    let mut at = stop;
    while at > start && stop - at < REACH && !bytes[at - 1].is_ascii_whitespace() {
        at -= 1;
    }
    while !words.is_char_boundary(at) {
        at += 1;
    }
    let word = words.get(at..stop).unwrap_or("");
    let from = word.rfind(|mark: char| !(mark.is_alphanumeric() || mark == '.')).map_or(0, |place| {
        place + word.get(place..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8)
    });
    word.get(from..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::text::Span;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect()
    }

    /// Each `|` of the fixture is a boundary that must be found, and no other may be.
    fn check(fixture: &str) {
        let expected: Vec<&str> = fixture.split('|').map(str::trim).collect();
        assert_eq!(split(&fixture.replace('|', "")), expected);
    }

    #[test]
    fn plain_stops() {
        check("The ferry sank. | Nobody was hurt! | Why? | Divers went down.");
        check("Prices rose 3.5 per cent in 2019. | Wages fell.");
        check("The minister said . | He left.");
    }

    #[test]
    fn abbreviations_and_initials_end_nothing() {
        check("Mr. Varga met Gen. J. R. Ito and Dr. Oda in St. Anton. | They agreed.");
        check("Lawyers for Acme Inc. and Brill Corp. declined to comment.");
        check("John F. Kallis of the U.S. Senate spoke on Jan. 21 about No. 5.");
        check("It costs approx. 40 euros, e.g. in Ghent, i.e. Less than before.");
    }

    #[test]
    fn abbreviations_may_still_be_last() {
        check("They live in the U.S. | He does not.");
        check("He works for Acme Inc. | The firm is old.");
        check("It opened at 9 p.m. | Crowds came.");
        check("It opened at 9 p.m. EST on Friday.");
        check("It closed in Dec. | Nothing followed.");
        check("So did I. | Then they left.");
    }

    #[test]
    fn quotation_marks_and_brackets_close_with_the_stop() {
        check("“We agreed.” | The talks ended.");
        check("\"We agreed.\" | The talks ended.");
        check("(They agreed.) | The talks ended.");
        check("He called it “a farce.” | “We will not go,” she said.");
        check("``We agreed.'' | He left.");
    }

    #[test]
    fn an_attribution_goes_on_after_a_quoted_question() {
        check("“Will they come?” he asked.");
        check("“Will they come?” Mr Varga asked. | Nobody knew.");
        check("“Will they come?” | The minister said that they would.");
    }

    #[test]
    fn ellipses() {
        check("He waited ... and left.");
        check("He waited… | Nobody came.");
        check("He waited . . . and left.");
    }

    #[test]
    fn new_lines_are_white_space() {
        check("The talks\nended. | The sides\nparted.");
    }

    #[test]
    fn sentences_joined_without_a_space() {
        check("They ended the talks. | The sides parted.");
        assert_eq!(
            split("They ended the talks.The sides parted."),
            ["They ended the talks.", "The sides parted."]
        );
        check("See example.com and Node.js for more.");
    }

    #[test]
    fn enumerators_stay_with_their_item() {
        check("1. The ferry sank.");
    }

    #[test]
    fn other_scripts() {
        check("Он приехал. | Она уехала.");
        assert_eq!(split("会议结束。他离开了。"), ["会议结束。", "他离开了。"]);
    }

    #[test]
    fn a_long_paragraph_of_stops_takes_linear_time() {
        let text = "a.".repeat(1 << 20);
        assert_eq!(sentences(&text, Span::new(0, text.len())).len(), 1);
        let marks = "\"".repeat(1 << 20);
        assert_eq!(sentences(&marks, Span::new(0, marks.len())).len(), 1);
    }
}
