//! Names cut out of running text, and what each looks like by its words and neighbours.

use std::ops::Range;

use super::page::{Page, is_calendar, looks_like_people};
use crate::analysis::syntax::Tag;
use crate::lexicon::gazetteer::Standing;
use crate::lexicon::titles::{Gender, Title};
use crate::text::Span;

/// No name is longer, in tokens.
const LONGEST: usize = 12;

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words; part of a token where names are joined by a hyphen: `Varga-Ito talks`.
    pub span: Span,
    /// What it looks like.
    pub look: Look,
    /// Title or description beside it.
    pub title: Option<Range<usize>>,
    /// What a form of address tells of the bearer.
    pub gender: Option<Gender>,
    /// The state whose organisation it is, as a gazetteer number.
    pub owner: Option<u16>,
    /// The mention whose short form it is, `NSC` in brackets behind the full name.
    pub stands_for: Option<usize>,
    /// Only a name if the same is named elsewhere.
    pub weak: bool,
}

/// What a mention looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// In the gazetteer under this number.
    Known(u16),
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// An office: `the Prime Minister`.
    Office,
    /// Capitals alone.
    Unknown,
}

/// The names of the article in text order, without overlaps.
pub(super) fn find(page: &Page) -> Vec<Mention> {
    let mut finder = Finder { page, found: Vec::new(), start: 0, end: 0, titled: false };
    for (number, sentence) in page.syntax.sentences.iter().enumerate() {
        finder.start = sentence.tokens.start;
        finder.end = sentence.tokens.end;
        finder.titled = page.titled(number);
        let mut at = finder.start;
        while at < finder.end {
            at = if page.is_capital(at) { finder.step(at).max(at + 1) } else { at + 1 };
        }
    }
    finder.found
}

struct Finder<'a, 'p> {
    page: &'a Page<'p>,
    found: Vec<Mention>,
    /// First token of the sentence.
    start: usize,
    /// Token after the sentence.
    end: usize,
    /// Whether capitals say nothing here.
    titled: bool,
}

impl Finder<'_, '_> {
    /// Takes what begins at a capitalised token; the token after it.
    fn step(&mut self, at: usize) -> usize {
        let page = self.page;
        let known = page.known(at, self.end);
        let title = page.title(at, self.end);
        let name = page.is_name(at, self.end);
        if let Some((count, title)) = title
            && known.is_none_or(|(known, _)| known <= count)
            && let Some(next) = self.titled_name(at, at + count, title)
        {
            return next;
        }
        if let Some((count, bearer)) = known {
            let is_person = count == 1 && page.is_given(at) && self.is_surname(at + 1);
            if !is_person {
                return self.known(at, count, bearer);
            }
        }
        if page.is_compound(at) {
            self.parts(at);
            return at + 1;
        }
        if !name || page.tag(at).is_adjective() && !page.is_name(at + 1, self.end) {
            return at + 1;
        }
        let given = page.is_given(at) && !(self.titled && page.is_common(at));
        if (given || self.is_initial(at)) && self.is_surname(at + 1) {
            let end = self.person_end(at);
            let last = page.word(end - 1);
            if !page.lexicon.titles.ends_organisation(last) && page.word(end) != "&" {
                self.push(at..end, Look::Person, None);
                return end;
            }
        }
        self.segment(at)
    }

    /// The names a hyphen joins to each other or to a common word: `US-Russia`, `Varga-Ito`, `Vienna-based`.
    fn parts(&mut self, at: usize) {
        let page = self.page;
        let whole = page.span(&(at..at + 1));
        let mut start = whole.start;
        for part in page.word(at).split('-') {
            let span = Span::new(start, start + part.len());
            start = span.end + 1;
            if !part.starts_with(char::is_uppercase) {
                continue;
            }
            let known = page.lexicon.gazetteer.longest([part]).map(|(_, number)| Look::Known(number));
            self.push(at..at + 1, known.unwrap_or(Look::Unknown), None);
            if let Some(mention) = self.found.last_mut() {
                mention.span = span;
                mention.weak = known.is_none();
            }
        }
    }

    /// A title with the name behind it; a lone office. `None` where the words are no title after all.
    fn titled_name(&mut self, at: usize, after: usize, title: Title) -> Option<usize> {
        let page = self.page;
        let articled = at > self.start && matches!(page.word(at - 1), "the" | "The");
        if matches!(title, Title::Honorific(_)) && (articled || after == at + 1 && page.is_articled(at)) {
            // `the Lady Ilvane` is a ship, `the King` an office.
            return None;
        }
        if page.is_name(after, self.end) && page.known(after, self.end).is_none_or(|(count, _)| count == 1) {
            let end = self.person_end(after);
            let last = page.word(end - 1);
            if end > after && !page.lexicon.titles.ends_organisation(last) && !page.is_people(after) {
                self.push(after..end, Look::Person, Some(at..after));
                if let (Title::Honorific(gender), Some(mention)) = (title, self.found.last_mut()) {
                    mention.gender = gender;
                    mention.title = None;
                }
                return Some(end);
            }
            if page.lexicon.titles.ends_organisation(last) {
                return None;
            }
        }
        if title != Title::Office {
            return Some(after);
        }
        let owned = at > self.start && (page.tag(at - 1) == Tag::Pos || page.is_people(at - 1) || articled);
        let goes_on = page.is_name(after, self.end);
        if owned && !self.titled && !goes_on && (after - at > 1 || page.word(at).len() > 5) {
            self.push(at..after, Look::Office, None);
        }
        Some(after)
    }

    /// A name of the gazetteer, unless it only begins a longer one: `London` in `London Stock Exchange`.
    fn known(&mut self, at: usize, count: usize, bearer: u16) -> usize {
        let page = self.page;
        let end = at + count;
        let standing = page.lexicon.gazetteer.bearer(bearer).map(|bearer| bearer.standing);
        if standing != Some(Standing::State)
            && page.is_name(end, self.end)
            && page.title(end, self.end).is_none()
        {
            let longer = self.segment_end(at, end);
            let titles = &page.lexicon.titles;
            let last = page.word(longer - 1);
            if longer > end && page.known(end, self.end).is_none() {
                if titles.ends_organisation(last) {
                    self.push(at..longer, Look::Organisation, None);
                    return longer;
                }
                if titles.ends_place(last) {
                    self.push(at..longer, Look::Place, None);
                    return longer;
                }
            }
        }
        self.push(at..end, Look::Known(bearer), None);
        if let Some(close) = self.definition(end) {
            return close;
        }
        end
    }

    /// A stretch of capitalised words that is neither known nor titled.
    fn segment(&mut self, at: usize) -> usize {
        let page = self.page;
        let end = self.segment_end(at, at);
        let titles = &page.lexicon.titles;
        let (first, last) = (page.word(at), page.word(end - 1));
        let ends_organisation = titles.ends_organisation(last);
        let of = (at + 1..end).find(|&of| matches!(page.word(of), "of" | "for"));
        let heads_organisation = of.is_some_and(|of| titles.ends_organisation(page.word(of - 1)));
        if end - at > 1 && (ends_organisation || heads_organisation) {
            let owner = self.owner(at);
            let from = at + usize::from(page.is_people(at) && end - at > 2 && owner.is_some());
            self.push(from..end, Look::Organisation, None);
            if let Some(mention) = self.found.last_mut() {
                mention.owner = owner;
            }
            return self.definition(end).unwrap_or(end);
        }
        let adjective = looks_like_people(first) || page.is_people_of_seen(at);
        if page.is_people(at) || adjective && self.is_adjective_here(at, end) {
            return at + 1;
        }
        if (at..end).any(|sign| page.word(sign) == "&") {
            self.push(at..end, Look::Organisation, None);
            return self.definition(end).unwrap_or(end);
        }
        if end - at > 1 && (titles.ends_place(last) || titles.begins_place(first)) {
            self.push(at..end, Look::Place, None);
            return end;
        }
        if end - at == 1 && is_acronym(first) && !self.titled && !page.is_filed_from(first) {
            self.push(at..end, Look::Organisation, None);
            return end;
        }
        let look = if self.looks_like_person(at, end) { Look::Person } else { Look::Unknown };
        let one = end - at == 1;
        let weak = self.titled && look == Look::Unknown
            || one && !page.tag(at).is_proper() && page.is_common(at)
            || one && page.is_first(at, self.start) && !page.is_seen(at) && !self.is_named_here(at);
        self.push(at..end, look, None);
        if let Some(mention) = self.found.last_mut() {
            mention.weak = weak;
        }
        self.definition(end).unwrap_or(end)
    }

    /// Whether a lone word at the head of a sentence is a name by its look and what follows it.
    fn is_named_here(&self, at: usize) -> bool {
        let page = self.page;
        let word = page.word(at);
        let ordinary = ["s", "ing", "ly", "ed", "ion", "ity", "ment", "ness", "ers"]
            .iter()
            .any(|end| word.ends_with(end));
        let acts = matches!(page.tag(at + 1), Tag::Pos | Tag::Vbz | Tag::Vbd | Tag::Md) && at + 1 < self.end;
        page.tag(at).is_proper() && acts && !ordinary && !page.is_common(at)
    }

    /// Where a stretch of capitalised words from `at` ends, known to reach `from`; joined by `of` and its like.
    fn segment_end(&self, at: usize, from: usize) -> usize {
        let page = self.page;
        let mut end = from.max(at + 1);
        while end < self.end.min(at + LONGEST) {
            let breaks = page.title(end, self.end).is_some_and(|(_, title)| title != Title::Rank)
                && !page.lexicon.titles.ends_organisation(page.word(end))
                || self.is_state(end);
            if page.is_name(end, self.end) && !breaks {
                end += 1;
            } else if let Some(next) = self.connected(at, end) {
                end = next;
            } else {
                break;
            }
        }
        end
    }

    /// The token after the name word that a connecting word at `end` joins to what begins at `at`.
    fn connected(&self, at: usize, end: usize) -> Option<usize> {
        let page = self.page;
        let titles = &page.lexicon.titles;
        let before = page.word(end - 1);
        let next = end + 1;
        match page.word(end) {
            "of" => {
                let is_head = titles.ends_organisation(before)
                    || titles.begins_place(before)
                    || titles.ends_place(before);
                let skip = usize::from(page.word(next) == "the");
                (is_head && page.is_name(next + skip, self.end) && !self.is_dated(next + skip))
                    .then_some(next + skip + 1)
            }
            "for" | "on" | "in" => {
                let has_head = (at..end).any(|head| titles.ends_organisation(page.word(head)));
                let joins = page.word(end) == "for" && titles.ends_organisation(before)
                    || has_head && (at..end).any(|inner| page.word(inner) == "for") && !self.is_state(next);
                (joins && page.is_name(next, self.end)).then_some(next + 1)
            }
            "and" => {
                let listed = (at..end).any(|inner| matches!(page.word(inner), "of" | "for"));
                let plain =
                    page.is_common(next) && !page.is_given(next) && page.known(next, self.end).is_none();
                (listed && plain && page.is_name(next, self.end)).then_some(next + 1)
            }
            "&" | "The" => page.is_name(next, self.end).then_some(next + 1),
            "," => {
                matches!(page.word(next), "Inc" | "Inc." | "Ltd" | "Ltd." | "Corp" | "Corp." | "LLC" | "PLC")
                    .then_some(next + 1)
            }
            word if is_particle(word) => {
                let next = next + usize::from(is_particle(page.word(next)));
                page.is_name(next, self.end).then_some(next + 1)
            }
            _ => None,
        }
    }

    /// Whether a month or weekday stands here.
    fn is_dated(&self, at: usize) -> bool {
        is_calendar(self.page.word(at))
    }

    fn is_state(&self, at: usize) -> bool {
        self.page.known(at, self.end).is_some_and(|(_, number)| {
            self.page
                .lexicon
                .gazetteer
                .bearer(number)
                .is_some_and(|bearer| bearer.standing == Standing::State)
        })
    }

    /// Whether the token can follow a given name.
    fn is_surname(&self, at: usize) -> bool {
        let page = self.page;
        let word = page.word(at);
        let particle =
            is_particle(word) && (page.is_name(at + 1, self.end) || is_particle(page.word(at + 1)));
        let month = is_calendar(word) && page.tag(at).is_proper() && word.len() < 5;
        (particle || month || page.is_name(at, self.end) || self.is_initial(at))
            && page.title(at, self.end).is_none()
            && !page.lexicon.titles.ends_organisation(word)
    }

    /// `J.`, `J.R.`
    fn is_initial(&self, at: usize) -> bool {
        let word = self.page.word(at);
        at < self.end
            && (2..=6).contains(&word.len())
            && word.ends_with('.')
            && word.bytes().enumerate().all(|(place, b)| b.is_ascii_uppercase() || b == b'.' && place > 0)
    }

    /// Where the name of a person that begins at `at` ends.
    fn person_end(&self, at: usize) -> usize {
        let page = self.page;
        let mut end = at;
        while end < self.end.min(at + 6) {
            let goes_on = if end == at {
                page.is_name(end, self.end)
            } else {
                self.is_surname(end) && !self.is_state(end)
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether an unknown stretch stands where people stand.
    fn looks_like_person(&self, at: usize, end: usize) -> bool {
        let page = self.page;
        let titles = &page.lexicon.titles;
        if at > self.start && titles.is_description(page.word(at - 1)) && page.tag(at - 1).is_noun() {
            return !(at + 1 == end && is_acronym(page.word(at)));
        }
        let articled =
            at > self.start && matches!(page.tag(at - 1), Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Jj);
        if articled || page.is_common(at) || page.is_common(end - 1) {
            return false;
        }
        let who = usize::from(page.word(end) == ",");
        let spoken_of = page.word(end + who) == "who" || self.described(end).is_some();
        let two = (2..=3).contains(&(end - at)) && (at..end).all(|word| !page.is_common(word));
        spoken_of || two && !self.titled && page.tag(end - 1).is_proper() && !is_acronym(page.word(at))
    }

    /// The description behind a name: `, the transport minister,`, or `, 54,`, which describes nothing more.
    fn described(&self, end: usize) -> Option<Range<usize>> {
        let page = self.page;
        if page.word(end) != "," || end + 1 >= self.end {
            return None;
        }
        let from = end + 1;
        if page.tag(from) == Tag::Cd && page.word(from).len() == 2 && page.word(from + 1) == "," {
            return Some(from..from);
        }
        let from = from + usize::from(matches!(page.tag(from), Tag::Dt | Tag::PrpS));
        let mut to = from;
        while to < self.end.min(from + 7) && !page.tag(to).is_mark() {
            let word = page.word(to);
            if page.lexicon.titles.is_description(word) && !page.tag(to + 1).is_noun() {
                let stands_alone =
                    page.tag(to + 1).is_mark() || page.tag(to + 1) == Tag::In || to + 1 == self.end;
                return stands_alone.then_some(from..to + 1);
            }
            if page.tag(to).is_finite() {
                return None;
            }
            to += 1;
        }
        None
    }

    /// Whether a word that ends like an adjective of a people stands before a common noun.
    fn is_adjective_here(&self, at: usize, end: usize) -> bool {
        let page = self.page;
        end == at + 1
            && end < self.end
            && (page.tag(end).is_noun() || page.tag(end).is_adjective())
            && !page.is_capital(end)
    }

    /// The state an organisation named at `at` belongs to: `Russian` before or in it, `Russia's` before it.
    fn owner(&self, at: usize) -> Option<u16> {
        let page = self.page;
        let gazetteer = &page.lexicon.gazetteer;
        let by_people =
            |at: usize| gazetteer.state_of_people(page.word(at)).and_then(|state| self.number(state));
        if let Some(state) = by_people(at) {
            return Some(state);
        }
        let before = at.checked_sub(1).filter(|before| *before >= self.start)?;
        if let Some(state) = by_people(before) {
            return Some(state);
        }
        let end = if page.tag(before) == Tag::Pos { before } else { at };
        let state =
            |number: &u16| gazetteer.bearer(*number).is_some_and(|bearer| bearer.standing == Standing::State);
        match self.found.last() {
            Some(Mention { tokens, look: Look::Known(number), .. }) if tokens.end == end => {
                Some(*number).filter(state)
            }
            _ => None,
        }
    }

    fn number(&self, state: &str) -> Option<u16> {
        self.page.lexicon.gazetteer.longest(state.split(' ').collect::<Vec<_>>()).map(|(_, number)| number)
    }

    /// A short form in brackets right behind the name just found; the token after the bracket.
    fn definition(&mut self, end: usize) -> Option<usize> {
        let page = self.page;
        let short = end + 1;
        let bracketed =
            page.tag(end) == Tag::Open && page.tag(short + 1) == Tag::Close && short + 1 < self.end;
        if !(bracketed && page.is_capital(short) && is_acronym(page.word(short))) {
            return None;
        }
        let full = self.found.len().checked_sub(1)?;
        let known = page.known(short, self.end).map(|(_, number)| Look::Known(number));
        self.push(short..end + 2, known.unwrap_or(Look::Organisation), None);
        if let Some(mention) = self.found.last_mut() {
            mention.stands_for = Some(full);
        }
        Some(end + 3)
    }

    fn push(&mut self, tokens: Range<usize>, look: Look, title: Option<Range<usize>>) {
        let title =
            title.or_else(|| if look == Look::Person { self.description_beside(&tokens) } else { None });
        let span = self.page.span(&tokens);
        self.found.push(Mention {
            tokens,
            span,
            look,
            title,
            gender: None,
            owner: None,
            stands_for: None,
            weak: false,
        });
    }

    /// The description right before a person, `opposition leader`, `the captain, `, or behind a comma.
    fn description_beside(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let page = self.page;
        let introduced = tokens.start > self.start + 2 && page.word(tokens.start - 1) == ",";
        let end = tokens.start - usize::from(introduced);
        let mut start = end;
        while start > self.start.max(end.saturating_sub(4)) {
            let at = start - 1;
            let fits = page.tag(at).is_noun() || page.tag(at) == Tag::Jj;
            let capital = page.is_capital(at) && at > self.start;
            if !fits || capital || start == end && !page.lexicon.titles.is_description(page.word(at)) {
                break;
            }
            start = at;
        }
        let opened = start > self.start && matches!(page.tag(start - 1), Tag::Dt | Tag::PrpS | Tag::Pos);
        if start < end && (!introduced || opened) {
            return Some(start..end);
        }
        self.described(tokens.end).filter(|title| !title.is_empty())
    }
}

/// Two to five capitals, stops and an inner sign aside.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    (2..=6).contains(&letters)
        && word
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'.' | b'&' | b'-' | b'0'..=b'9'))
}

/// Lower-case words inside names of people.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "del"
            | "della"
            | "di"
            | "du"
            | "dos"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "ter"
            | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "la"
            | "le"
            | "zu"
    )
}
