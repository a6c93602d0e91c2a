//! Datelines: `WASHINGTON/MOSCOW •`, `GENEVA, Jan 10 (Reuters) -`, `PORT ALDER, Thursday, 11 April 2024.`

use super::filing::{EMPHASIS, Head, head, is_city, is_known};
use super::moment::{self, Moment};
use super::names::{is_capitalised, is_masthead};
use super::{evidence, segments};
use crate::lexicon::Lexicon;
use crate::model::Dateline;
use crate::text::Span;

/// A dateline at the beginning of a paragraph.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) dateline: Dateline,
    /// The agency or paper in its brackets.
    pub(super) agency: Option<Span>,
    /// The date in it, with or without a year.
    pub(super) moment: Option<Moment>,
}

/// How far into a paragraph a dateline may reach, in bytes.
const REACH: usize = 120;

/// Marks between a dateline and the lead, the longer before those they begin with.
const ENDS: &[(&str, Mark)] = &[
    ("•", Mark::Sure),
    ("·", Mark::Sure),
    ("—", Mark::Sure),
    (".-", Mark::Sure),
    (".–", Mark::Sure),
    ("–", Mark::Spaced),
    ("---", Mark::Sure),
    ("--", Mark::Sure),
    ("-", Mark::Spaced),
    ("_", Mark::Sure),
    (":", Mark::Colon),
    (". ", Mark::Stop),
];

/// How much a mark says about what stands before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing else ends so.
    Sure,
    /// Only behind a space or a bracket: names hold hyphens.
    Spaced,
    /// Also announces: "UPDATE:".
    Colon,
    /// Only behind a date.
    Stop,
}

/// Most words of a name behind a date, as papers' own lines have them.
const NAME: usize = 3;

/// Fewest words of a lead behind a place that is not in capitals.
const LEAD: usize = 6;

/// The dateline `paragraph` begins with.
pub(super) fn at(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Found> {
    let words = paragraph.first(text, REACH).of(text);
    if !words.trim_start_matches(EMPHASIS).starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    let marked = words.starts_with(EMPHASIS);
    for (at, _) in words.char_indices() {
        let rest = words.get(at..)?;
        let Some(&(end, mark)) = ENDS.iter().find(|(end, _)| rest.starts_with(end)) else { continue };
        let before = words.get(..at)?;
        if mark == Mark::Spaced && !before.ends_with([' ', '\u{a0}', ')', '*']) {
            continue;
        }
        let mut after = paragraph.start + at + end.trim_end().len();
        let behind = text.get(after..paragraph.end)?;
        if marked && !matches!(mark, Mark::Stop) {
            after += behind.len() - behind.trim_start_matches(EMPHASIS).len();
        }
        let rest = text.get(after..paragraph.end)?.trim_start();
        if !opens_a_lead(rest) {
            continue;
        }
        let Some(head) = head(lexicon, text, Span::new(paragraph.start, paragraph.start + at).trim(text))
        else {
            continue;
        };
        let lead = Lead { text, rest };
        if lead.is_rest_of_line() && !(head.agency.is_some() || lead.tells_of(lexicon, &head.places)) {
            continue;
        }
        if fits(lexicon, &head, before.trim(), mark, lead) {
            // "(ANSA) - ROME, MAY 4 -", "March 3, 2023 (AP) -- ROME --": the agency stands before the place.
            let rest = Span::new(paragraph.end - rest.len(), paragraph.end);
            let bracket = rest.of(text).trim_start_matches(EMPHASIS).starts_with('(');
            let placed = head.places.is_empty() && !bracket;
            if let Some(mut found) = placed.then(|| self::at(lexicon, text, rest)).flatten() {
                found.dateline.span.start = paragraph.start;
                found.agency = head.agency;
                found.moment = head.moment.or(found.moment);
                return Some(found);
            }
            let dateline = Dateline { places: head.places, span: Span::new(paragraph.start, after) };
            return Some(Found { dateline, agency: head.agency, moment: head.moment });
        }
    }
    unmarked(lexicon, text, paragraph, words).or_else(|| alone(lexicon, text, paragraph))
}

/// A known agency in brackets or slashes right before the lead, without a mark: `(CNN) The bridge …`,
/// `New Delhi, Jan 26 (PTI) The bridge …`.
fn unmarked(lexicon: &Lexicon, text: &str, paragraph: Span, words: &str) -> Option<Found> {
    let ends = words.match_indices([')', '/']).map(|(at, _)| at + 1);
    for end in ends {
        let lead = text.get(paragraph.start + end..paragraph.end)?;
        let begins = lead.starts_with(|c: char| c.is_whitespace() || c.is_uppercase())
            && opens_a_lead(lead.trim_start())
            && !lead.trim().is_empty();
        let Some(head) = Some(Span::new(paragraph.start, paragraph.start + end))
            .filter(|_| begins)
            .and_then(|span| head(lexicon, text, span))
        else {
            continue;
        };
        let known = head.agency.is_some_and(|agency| lexicon.agencies.name(agency.of(text)).is_some());
        let sure =
            head.moment.is_some() || head.capitals || head.places.iter().all(|place| is_city(lexicon, place));
        if known && sure {
            let dateline =
                Dateline { places: head.places, span: Span::new(paragraph.start, paragraph.start + end) };
            return Some(Found { dateline, agency: head.agency, moment: head.moment });
        }
    }
    None
}

/// A dateline that is a paragraph of its own and ends without a mark: `GENEVA, April 28, 2009`.
fn alone(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Found> {
    if paragraph.len() > REACH {
        return None;
    }
    let head = head(lexicon, text, paragraph)?;
    let cities = || head.moment.is_some() && head.places.iter().all(|place| is_city(lexicon, place));
    let named = !head.places.is_empty()
        && (head.capitals || cities())
        && !head.places.iter().any(|place| is_paper(lexicon, text, place))
        && !evidence::announces_story(lexicon, paragraph.of(text));
    // "COAST RECORD — 3 May 2023": behind a dash the name may be the paper's.
    let dashed = head.moment.is_some_and(|moment| before_dash(text, paragraph, moment));
    let placed = !dashed || Lead { text, rest: "" }.tells_of(lexicon, &head.places);
    let sure = named && placed && (head.agency.is_some() || head.moment.is_some());
    let dateline = Dateline { places: head.places, span: paragraph };
    sure.then_some(Found { dateline, agency: head.agency, moment: head.moment })
}

/// Whether a name is a paper's: by its last word, or since somebody told it something.
fn is_paper(lexicon: &Lexicon, text: &str, name: &str) -> bool {
    is_masthead(&lexicon.agencies, name) || evidence::is_told(text, name)
}

/// Whether a dash stands between what a line begins with and its date.
fn before_dash(text: &str, line: Span, moment: Moment) -> bool {
    let before = Span::new(line.start, moment.span.start).of(text);
    before.trim_end().ends_with(['-', '–', '—'])
}

/// The places of a line that holds nothing but known cities, in capitals or with their region: `ANKARA`,
/// `Geneva, Switzerland`.
pub(super) fn places(lexicon: &Lexicon, text: &str, line: Span) -> Option<Vec<String>> {
    if line.len() > REACH {
        return None;
    }
    let head = head(lexicon, text, line)?;
    let region = line.of(text).split_once(", ").is_some_and(|(_, region)| is_known(lexicon, region));
    let known = !head.places.is_empty() && head.places.iter().all(|place| is_city(lexicon, place));
    (known && (head.capitals || region)).then_some(head.places)
}

/// Whether the words after the mark can begin a lead.
fn opens_a_lead(rest: &str) -> bool {
    let first =
        rest.trim_start_matches(|c: char| "\"'“‘«`[(".contains(c) || c.is_whitespace()).chars().next();
    first.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || c == '$' || c == '€' || c == '£')
}

/// Whether most words have capitals: then they are a headline, and what stands before the colon its subject.
fn in_title_case(words: &str) -> bool {
    let words = words.split_whitespace().take(24).filter(|word| word.starts_with(char::is_alphabetic));
    let (all, capital) =
        words.fold((0, 0), |(all, capital), word| (all + 1, capital + usize::from(is_capitalised(word))));
    capital * 2 > all
}

/// What stands behind the mark, and in which text.
#[derive(Clone, Copy)]
struct Lead<'a> {
    text: &'a str,
    rest: &'a str,
}

impl Lead<'_> {
    /// Whether it reads as a sentence, and not as the rest of a headline.
    fn is_sentence(self) -> bool {
        super::paragraphs::ends_sentence(self.rest)
            && self.rest.split_whitespace().take(LEAD).count() == LEAD
            && !in_title_case(self.rest)
    }

    /// Whether nothing but a date, a page or a name stands there: then a paper's name may stand before it.
    fn is_rest_of_line(self) -> bool {
        let rest = Span::new(0, self.rest.len());
        let name = !self.rest.is_empty()
            && !super::paragraphs::ends_sentence(self.rest)
            && self.rest.split_whitespace().take(NAME + 1).count() <= NAME;
        name || moment::line(self.rest, rest).is_some() || segments::is_edition(self.rest)
    }

    /// Whether the text tells of these places, or everybody knows them.
    fn tells_of(self, lexicon: &Lexicon, places: &[String]) -> bool {
        let paper = |place: &String| is_paper(lexicon, self.text, place);
        let told = |place: &String| evidence::is_visited(self.text, place);
        places.iter().all(|place| !paper(place) && (is_known(lexicon, place) || told(place)))
    }

    /// Whether the name stands before this sentence, and elsewhere only where something is in, from or of it: no
    /// subject's does. No other line may begin so, as the items of a list do.
    fn names_no_subject(self, lexicon: &Lexicon, name: &str) -> bool {
        let begins = |line: &&str| {
            let first =
                line.trim_start().split_once([' ', '\u{a0}']).filter(|(word, _)| is_capitalised(word));
            first.is_some_and(|(_, rest)| rest.starts_with(['-', '–', '—']))
        };
        // "Sailing - …" names a subject, not a place.
        evidence::is_rare(lexicon, name)
            && !name.ends_with("ing")
            && evidence::is_only_visited(self.text, name)
            && self.text.lines().filter(begins).take(2).count() < 2
            && self.places(lexicon, name)
    }

    /// Whether a name that no list holds is a place's before this sentence, and no speaker's.
    fn places(self, lexicon: &Lexicon, name: &str) -> bool {
        const SPOKEN: [&str; 9] = ["I ", "We ", "You ", "Yes", "No,", "Well", "Thank", "So ", "Okay"];
        self.is_sentence()
            && !SPOKEN.iter().any(|word| self.rest.starts_with(word))
            && evidence::is_place(lexicon, name)
            && !self.text.contains(&format!(" {}", name.to_lowercase()))
            && !evidence::speaks(self.text, name)
    }
}

/// Whether the head, ended by that mark, is a dateline.
fn fits(lexicon: &Lexicon, head: &Head, words: &str, mark: Mark, lead: Lead<'_>) -> bool {
    // Brackets behind a name that is not in capitals may hold anything: a party, an age.
    let witness = head.moment.is_some() || (head.agency.is_some() && (head.capitals || head.known));
    let begins = lead.rest.starts_with(|c: char| c.is_alphabetic() || "\"“'‘«`".contains(c));
    if head.places.is_empty() {
        return head.known && mark != Mark::Stop;
    }
    let capitals = head.capitals && !evidence::announces_story(lexicon, words);
    match mark {
        Mark::Sure if lead.rest.is_empty() => witness || capitals,
        Mark::Colon if lead.rest.is_empty() => {
            witness || (capitals && head.places.iter().all(|place| is_city(lexicon, place)))
        }
        _ if lead.rest.is_empty() => witness,
        Mark::Stop => (head.moment.is_some() || head.known) && head.capitals && begins,
        Mark::Colon if witness => begins,
        Mark::Colon if !head.capitals => {
            begins && lead.is_sentence() && head.places.iter().all(|place| is_city(lexicon, place))
        }
        Mark::Colon => {
            begins
                && !in_title_case(lead.rest)
                && head.places.iter().all(|place| {
                    is_known(lexicon, place)
                        || evidence::is_visited(lead.text, place)
                        || lead.places(lexicon, place)
                })
        }
        Mark::Sure | Mark::Spaced => {
            let cities = || head.places.iter().all(|place| is_city(lexicon, place));
            let located = |place: &String| {
                evidence::is_located(lead.text, place) && lead.places(lexicon, place)
                    || lead.names_no_subject(lexicon, place)
            };
            let weekday = || head.weekday && head.places.iter().all(|place| lead.places(lexicon, place));
            let named = || {
                head.agency
                    .is_some_and(|agency| evidence::is_agency(lexicon, lead.text, agency.of(lead.text)))
            };
            let unknown = || {
                head.places.iter().all(located)
                    || (named() && head.places.iter().all(|place| lead.places(lexicon, place)))
            };
            witness || capitals || (lead.is_sentence() && (cities() || unknown() || weekday()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::at;
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    /// Places, agency and lead of a paragraph that begins with a dateline.
    fn read(text: &str) -> Option<(Vec<String>, &str, &str)> {
        let found = at(Lexicon::bundled(), text, Span::new(0, text.len()))?;
        let agency = found.agency.map_or("", |span| span.of(text));
        Some((found.dateline.places, agency, text.get(found.dateline.span.end..).unwrap().trim()))
    }

    #[test]
    fn datelines_of_all_houses_are_read() {
        for (text, places, agency) in [
            ("WASHINGTON/MOSCOW • Talks began.", vec!["Washington", "Moscow"], ""),
            ("GENEVA, Jan 10 (Reuters) - Talks began.", vec!["Geneva"], "Reuters"),
            ("GENEVA (dpa) — Talks began.", vec!["Geneva"], "dpa"),
            ("MOSCOW — Talks began.", vec!["Moscow"], ""),
            ("NASHUA, N.H. - Talks began.", vec!["Nashua"], ""),
            ("Geneva, 10 January (Coast Wire) – Talks began.", vec!["Geneva"], "Coast Wire"),
            ("TARRAT CITY (Tarrat Observer): Talks began.", vec!["Tarrat City"], "Tarrat Observer"),
            ("PORT ALDER, Thursday, 11 April 2024. Talks began.", vec!["Port Alder"], ""),
            ("THE HAGUE, Netherlands (AP)_ Talks began.", vec!["The Hague"], "AP"),
            ("PARIS and BERLIN – Talks began.", vec!["Paris", "Berlin"], ""),
            ("(CNN) — Talks began.", vec![], "CNN"),
            ("(CNN) Talks began.", vec![], "CNN"),
            ("(CNN)Talks began.", vec![], "CNN"),
            ("Brusk (APA/dpa) - Talks began.", vec!["Brusk"], "APA/dpa"),
            ("MOSCOW, January 10. /TASS/. Talks began.", vec!["Moscow"], "TASS"),
            ("BRUSK, Oct. 27, 2022 /PRNewswire/ -- Talks began.", vec!["Brusk"], "PRNewswire"),
            ("MOSCOW. Jan 10 (Interfax) - Talks began.", vec!["Moscow"], "Interfax"),
            ("Kyiv. Ukraine. January 10, 2022 — Talks began.", vec!["Kyiv"], ""),
            ("ST. PETER PORT, May 5 (PA) - Talks began.", vec!["St. Peter Port"], "PA"),
            ("Brusk, 12 Mar (EFE).- Talks began.", vec!["Brusk"], "EFE"),
            ("Brusk, Jan 26 (PTI) Talks began.", vec!["Brusk"], "PTI"),
            ("BRUSK FALLS (Coast Wire), Jan. 10 — Talks began.", vec!["Brusk Falls"], "Coast Wire"),
            ("BRUSK (Coast Wire) Jan 10 -- Talks began.", vec!["Brusk"], "Coast Wire"),
            ("BRUSK (Coast Wire), Tuesday — Talks began.", vec!["Brusk"], "Coast Wire"),
            ("BRUSK [AFP] — Talks began.", vec!["Brusk"], "AFP"),
            ("BRUSK, April 5, Kyodo - Talks began.", vec!["Brusk"], "Kyodo"),
            ("**BRUSK** — Talks began.", vec!["Brusk"], ""),
            ("**BRUSK, Belmora (AFP) —** Talks began.", vec!["Brusk"], "AFP"),
            ("(ANSA) - BRUSK, MAY 4 - Talks began.", vec!["Brusk"], "ANSA"),
            ("GENEVA (10 January 2022) – Talks began.", vec!["Geneva"], ""),
            ("March 3, 2023 (AP) -- Talks began.", vec![], "AP"),
            ("March 3, 2023 (AP) -- GENEVA -- Talks began.", vec!["Geneva"], "AP"),
        ] {
            assert_eq!(
                read(text),
                Some((places.iter().map(|p| (*p).to_owned()).collect(), agency, "Talks began."))
            );
        }
    }

    #[test]
    fn a_colon_ends_a_dateline_unless_a_headline_follows() {
        assert!(read("BELMORA: Talks on the price of bread began in Belmora on Monday.").is_some());
        assert!(read("LIKELY WINNER: Talks on the price of bread began on Monday.").is_none());
        assert!(read("FLOODWATCH: The River Rises Again.").is_none());
    }

    #[test]
    fn a_dateline_may_stand_by_itself() {
        assert_eq!(read("NAIROBI, Kenya (AP) _").map(|found| found.0), Some(vec!["Nairobi".to_owned()]));
        assert!(read("WASHINGTON, DC, April 28, 2009").is_some());
    }

    #[test]
    fn known_cities_need_no_other_witness_before_a_sentence() {
        assert!(read("NEW DELHI: The price of bread rose on Monday by a third.").is_some());
        assert!(read("Geneva – The price of bread rose on Monday by a third.").is_some());
        assert!(read("New Delhi: The price of bread rose on Monday by a third.").is_some());
        assert!(read("Geneva – The Price of Peace and of Bread in Our Time.").is_none());
        assert!(read("Bread – The price of it rose on Monday by a third.").is_none());
        let places = |text| super::places(Lexicon::bundled(), text, Span::new(0, str::len(text)));
        assert_eq!(places("ANKARA"), Some(vec!["Ankara".to_owned()]));
        assert_eq!(places("Geneva, Switzerland"), Some(vec!["Geneva".to_owned()]));
        assert!(places("Geneva").is_none() && places("RUSSIA").is_none() && places("BRUSK").is_none());
    }

    #[test]
    fn a_place_no_list_holds_is_told_by_the_text() {
        let lead = "The price of bread rose on Monday by a third.";
        for text in [
            format!("Vornholt - {lead}\n\nBakers were not asked."),
            format!("Vornholt – {lead}\n\nIn Vornholt the bakers of the old town were not asked."),
            format!("Vornholt, Tuesday — {lead}\n\nBakers from Vornholt were not asked."),
            format!("Why bread is dear in Vornholt\n\nVornholt - {lead}"),
        ] {
            let start = text.rfind("\n\nVornholt ").map_or(0, |at| at + 2);
            let found = at(Lexicon::bundled(), &text, Span::new(start, text.len()));
            assert_eq!(found.map(|found| found.dateline.places), Some(vec!["Vornholt".to_owned()]), "{text}");
        }
        for text in [
            format!("Vornholt - {lead}\n\nVornholt said it was sorry."),
            format!("Vornholt - {lead}\n\nBrandvik - Nobody in the town was asked."),
            format!("Vornholt - {lead}\n\n“It is dear,” Mr Vornholt said."),
            format!("Baking - {lead}\n\nBakers in the town were not asked."),
        ] {
            assert_eq!(read(&text), None, "{text}");
        }
    }

    #[test]
    fn a_name_beside_a_date_alone_is_a_place_only_where_the_text_says_so() {
        let line = |line: &str, rest: &str| {
            let text = format!("{line}\n\n{rest}");
            at(Lexicon::bundled(), &text, Span::new(0, line.len())).map(|found| found.dateline.places)
        };
        let vornholt = Some(vec!["Vornholt".to_owned()]);
        assert_eq!(line("VORNHOLT — 3 May 2023", "Bread is dear in Vornholt."), vornholt);
        assert_eq!(line("VORNHOLT, 3 May 2023", "Bread is dear."), vornholt);
        assert_eq!(line("Geneva, May 3", "Bread is dear."), Some(vec!["Geneva".to_owned()]));
        for (words, rest) in [
            ("VORNHOLT — Wednesday 3 May 2023", "Bread is dear."),
            ("VORNHOLT, 3 May 2023", "Bread is dear, a baker told Vornholt."),
            ("VORNHOLT GAZETTE, 3 May 2023", "Bread is dear."),
            ("Coast Courier-Post — 3 May 2023 — Page A1", "Bread is dear."),
        ] {
            assert_eq!(line(words, rest), None, "{words}");
        }
    }

    #[test]
    fn a_date_in_the_dateline_is_kept() {
        let text = "GENEVA, Jan 10 (Reuters) - Talks began.";
        let moment = at(Lexicon::bundled(), text, Span::new(0, text.len())).unwrap().moment.unwrap();
        assert_eq!((moment.written.year, moment.written.month, moment.written.day), (None, 1, 10));
    }

    #[test]
    fn other_beginnings_are_none() {
        for text in [
            "UPDATE: Talks began.",
            "BREAKING NEWS - Talks began.",
            "A FIRE - No one was hurt.",
            "The minister — Jane Roe — left.",
            "Yes — No one came.",
            "Talks in Geneva: Nothing new.",
            "Mr. Roe left. He said nothing.",
            "On Jan. 21. The talks began.",
            "I am - We are.",
            "Rep. Jane Roe (R-S.C.): Talks are over.",
            "BBC reporters saw it - and left.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
