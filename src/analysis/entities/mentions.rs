//! Names cut out of running text, and what each looks like by its words and neighbours.

use std::ops::Range;

use super::page::{Page, looks_like_people};
use crate::analysis::syntax::Tag;
use crate::lexicon::gazetteer::Standing;
use crate::lexicon::titles::{Gender, Title};
use crate::text::Span;

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

/// Walks through the article, sentence by sentence.
pub(super) struct Finder<'a, 'p> {
    pub(super) page: &'a Page<'p>,
    pub(super) found: Vec<Mention>,
    /// First token of the sentence.
    pub(super) start: usize,
    /// Token after the sentence.
    pub(super) end: usize,
    /// Whether capitals say nothing here.
    pub(super) titled: bool,
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
        if let Some(count) = page.people(at, self.end)
            && count > 1
            && known.is_none_or(|(known, _)| known < count)
        {
            return at + count;
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
            if !page.ends_organisation(end - 1) && page.word(end) != "&" {
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
            // `the Lady Orvane` is a ship, `the King` an office.
            return None;
        }
        if page.is_name(after, self.end) && page.known(after, self.end).is_none_or(|(count, _)| count == 1) {
            let end = self.person_end(after);
            let addressed = matches!(title, Title::Honorific(_));
            let fits = addressed || !page.ends_organisation(end - 1) && !page.is_people(after);
            if end > after && fits {
                self.push(after..end, Look::Person, Some(at..after));
                let weak = self.titled && end - after == 1 && !page.is_seen(after);
                if let Some(mention) = self.found.last_mut() {
                    mention.weak = weak;
                    if let Title::Honorific(gender) = title {
                        mention.gender = gender;
                        mention.title = None;
                    }
                }
                return Some(end);
            }
            if page.ends_organisation(end - 1) {
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
            if longer > end && page.known(end, self.end).is_none() {
                if page.ends_organisation(longer - 1) {
                    self.push(at..longer, Look::Organisation, None);
                    return longer;
                }
                if page.ends_place(longer - 1) {
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
        let ends_organisation = page.ends_organisation(end - 1);
        let of = (at + 1..end).find(|&of| matches!(page.word(of), "of" | "for"));
        let heads_organisation = of.is_some_and(|of| page.ends_organisation(of - 1));
        if end - at > 1 && (ends_organisation || heads_organisation) {
            let owner = if of.is_none() && titles.ends_state_body(last) { self.owner(at, end) } else { None };
            let from = at + usize::from(page.is_people(at) && owner.is_some());
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
        if end - at > 1 && (page.ends_place(end - 1) || page.begins_place(at)) {
            self.push(at..end, Look::Place, None);
            return end;
        }
        if end - at == 1 && is_acronym(first) && !self.titled && !page.is_filed_from(first) {
            self.push(at..end, Look::Organisation, None);
            return end;
        }
        if end - at == 1 && self.is_person_start(end) && !is_acronym(first) {
            // `Democrat Anna Kallis`: what stands before a person describes him.
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
        let named = self.found.last().is_some_and(|mention| {
            let full = mention.span.of(page.text).trim_start_matches("The ");
            full.chars().next() == page.word(short).chars().next()
        });
        let known = page.known(short, self.end).map(|(_, number)| Look::Known(number));
        self.push(short..end + 2, known.unwrap_or(Look::Organisation), None);
        if let Some(mention) = self.found.last_mut() {
            mention.stands_for = Some(full).filter(|_| named);
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
}

/// Two to five capitals, stops and an inner sign aside.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    (2..=6).contains(&letters)
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'.' | b'&' | b'0'..=b'9'))
}
