//! An article as the finder of names reads it: which words look like names, and which are seen as names elsewhere.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use crate::analysis::syntax::{Syntax, Tag};
use crate::analysis::tagger::Tagger;
use crate::lexicon::Lexicon;
use crate::lexicon::phrases::AsIs;
use crate::lexicon::titles::Title;
use crate::lexicon::words::Class;
use crate::model::Article;
use crate::text::Span;
use crate::text::calendar::month;
use crate::text::spelling::{grow, key};
use crate::text::tokens::TokenKind;

/// Phrases are looked for no further than this many words.
const LONGEST_PHRASE: usize = 9;

/// What the finder knows of an article.
pub(super) struct Page<'a> {
    /// The tables.
    pub(super) lexicon: &'a Lexicon,
    /// The article's text.
    pub(super) text: &'a str,
    /// Its tokens, tags and sentences.
    pub(super) syntax: &'a Syntax,
    /// The article.
    article: &'a Article,
    /// Per sentence: whether it is written as a headline or in capitals.
    titled: Vec<bool>,
    /// Per token: whether it begins with a capital.
    capitals: Vec<bool>,
    /// What each token may be the beginning of.
    facts: Vec<Facts>,
    /// Capitalised words met inside sentences.
    seen: HashSet<u64, BuildHasherDefault<AsIs>>,
    /// Pairs of capitalised words met behind "the".
    articled: HashSet<u64, BuildHasherDefault<AsIs>>,
}

/// What a token may be the beginning of, by itself and with the words of its sentence behind it.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    /// Whether it can be part of a name.
    name: bool,
    /// The known name: how many tokens, and whose.
    known: Option<(u8, u16)>,
    /// The title: how many tokens, and which.
    title: Option<(u8, Title)>,
}

impl<'a> Page<'a> {
    /// Reads an article.
    pub(super) fn new(lexicon: &'a Lexicon, article: &'a Article, syntax: &'a Syntax) -> Self {
        let mut page = Self {
            lexicon,
            text: &article.text,
            syntax,
            article,
            titled: Vec::with_capacity(syntax.sentences.len()),
            capitals: (0..syntax.tokens.len()).map(|at| is_capital(syntax, &article.text, at)).collect(),
            facts: Vec::new(),
            seen: HashSet::default(),
            articled: HashSet::default(),
        };
        for sentence in &syntax.sentences {
            let titled = page.is_titled(&sentence.tokens);
            page.titled.push(titled);
            for at in sentence.tokens.clone().skip(1).filter(|_| !titled) {
                if !page.is_capital(at) {
                    continue;
                }
                if page.tag(at).is_proper() && !page.is_first(at, sentence.tokens.start) {
                    page.seen.insert(page.key(at));
                }
                if page.is_capital(at + 1) && page.word(at - 1).eq_ignore_ascii_case("the") {
                    page.articled.insert(grow(page.key(at), page.key(at + 1)));
                }
            }
        }
        let mut facts = vec![Facts::default(); syntax.tokens.len()];
        for sentence in &syntax.sentences {
            let end = sentence.tokens.end;
            for at in sentence.tokens.clone().filter(|at| page.is_capital(*at)) {
                if let Some(facts) = facts.get_mut(at) {
                    *facts = page.read(at, end);
                }
            }
        }
        page.facts = facts;
        page
    }

    /// What a capitalised token of the sentence that ends at `end` may begin.
    fn read(&self, at: usize, end: usize) -> Facts {
        Facts {
            name: self.looks_like_name(at),
            known: self.find_known(at, end).map(|(count, bearer)| (count as u8, bearer)),
            title: self.find_title(at, end).map(|(count, title)| (count as u8, title)),
        }
    }

    /// The facts of a token before `end`.
    fn facts(&self, at: usize, end: usize) -> Facts {
        if at < end { self.facts.get(at).copied().unwrap_or_default() } else { Facts::default() }
    }

    /// The key of a token.
    fn key(&self, at: usize) -> u64 {
        let token = self.syntax.known(at);
        if token.key == 0 { key(self.word(at)) } else { token.key }
    }

    /// Whether a table may hold a token.
    pub(super) fn may_be(&self, at: usize, class: Class) -> bool {
        self.syntax.known(at).classes.has(class)
    }

    /// Whether the dateline names this place.
    pub(super) fn is_filed_from(&self, name: &str) -> bool {
        let places = self.article.dateline.as_ref().map_or(&[][..], |dateline| &dateline.places);
        places.iter().any(|place| place.eq_ignore_ascii_case(name))
    }

    /// Whether the article comes from or credits an outlet of this name.
    pub(super) fn is_outlet(&self, name: &str) -> bool {
        let source =
            self.article.source.as_ref().is_some_and(|source| source.name.eq_ignore_ascii_case(name));
        source || self.article.credits.iter().any(|credit| credit.of(self.text).eq_ignore_ascii_case(name))
    }

    /// The words of a token.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.syntax.word(self.text, at)
    }

    /// The tag of a token.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.syntax.tag(at)
    }

    /// The span of some tokens.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        self.syntax.span(tokens.clone())
    }

    /// The words of a span of the text, without marks.
    pub(super) fn plain(&self, span: Span) -> Cow<'a, str> {
        self.article.plain(span)
    }

    /// The words from `at`, no further than `end`, as many as a phrase can have.
    pub(super) fn words(&self, at: usize, end: usize) -> impl Iterator<Item = &'a str> + Clone + use<'a, '_> {
        (at..end.min(at + LONGEST_PHRASE)).map(|at| self.word(at))
    }

    /// The keys of the same.
    fn keys(&self, at: usize, end: usize) -> impl Iterator<Item = u64> {
        (at..end.min(at + LONGEST_PHRASE)).map(|at| self.key(at))
    }

    /// Whether the sentence with this number is written as a headline or in capitals.
    pub(super) fn titled(&self, sentence: usize) -> bool {
        self.titled.get(sentence).copied().unwrap_or_default()
    }

    /// Whether the word, whatever its place, was met with a capital inside a sentence.
    pub(super) fn is_seen(&self, at: usize) -> bool {
        self.seen.contains(&self.key(at))
    }

    /// Whether this word and the next stand behind "the" anywhere in the article: ships, not ladies.
    pub(super) fn is_articled(&self, at: usize) -> bool {
        self.articled.contains(&grow(self.key(at), self.key(at + 1)))
    }

    /// Whether an unknown word is a name met elsewhere with the ending of a people: `Cestronian` of `Cestronia`.
    pub(super) fn is_people_of_seen(&self, at: usize) -> bool {
        let word = self.word(at);
        word.strip_suffix('n').is_some_and(|place| place.len() > 3 && self.seen.contains(&key(place)))
    }

    /// Whether a token begins with a capital, or with an Arabic article before one.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.capitals.get(at).copied().unwrap_or_default()
    }

    /// Whether a token opens its sentence, marks and brackets before it aside, or follows an opening mark.
    pub(super) fn is_first(&self, at: usize, start: usize) -> bool {
        at == start
            || (at > start
                && (self.tag(at - 1).is_mark() && self.tag(at - 1) != Tag::Comma || self.word(at - 1) == "•"))
    }

    /// Whether a token can be part of a name inside a sentence.
    pub(super) fn is_name(&self, at: usize, end: usize) -> bool {
        self.facts(at, end).name
    }

    /// The same of a capitalised token, looked at for the first time.
    fn looks_like_name(&self, at: usize) -> bool {
        if self.syntax.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Word) {
            return false;
        }
        let word = self.word(at);
        let is_named = match self.tag(at) {
            Tag::Nnp | Tag::Nnps => true,
            Tag::Nn
            | Tag::Nns
            | Tag::Jj
            | Tag::Fw
            | Tag::Vb
            | Tag::Vbg
            | Tag::Vbn
            | Tag::Vbd
            | Tag::Vbz
            | Tag::Cd => word.len() > 1,
            _ => false,
        };
        // `D-N.J.`: an American party and state.
        let seat = ["D-", "R-", "I-"].iter().any(|party| word.starts_with(party));
        is_named && !seat && !self.is_compound(at) && !self.is_calendar(at) && !self.is_no_name(at)
    }

    /// Whether a hyphen joins a name to another, `Varga-Ito`, or to a common word, `Vienna-based`; names that are
    /// written with a hyphen are none.
    pub(super) fn is_compound(&self, at: usize) -> bool {
        if self.may_be(at, Class::Letters) {
            return false;
        }
        let word = self.word(at);
        let Some((first, rest)) = word.split_once('-') else { return false };
        let known = |part: &str| self.lexicon.gazetteer.longest([part]).is_some();
        if rest.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            return first.len() > 2 && Tagger::bundled().is_common(rest.rsplit('-').next().unwrap_or(rest));
        }
        self.lexicon.gazetteer.longest([word]).is_none()
            && rest.starts_with(char::is_uppercase)
            && (known(first) && known(rest)
                || self.seen.contains(&key(first)) && self.seen.contains(&key(rest)))
    }

    /// The known name that begins at a token: how many tokens, and whose.
    pub(super) fn known(&self, at: usize, end: usize) -> Option<(usize, u16)> {
        self.facts(at, end).known.map(|(count, bearer)| (usize::from(count), bearer))
    }

    fn find_known(&self, at: usize, end: usize) -> Option<(usize, u16)> {
        if !self.may_be(at, Class::Name) {
            return None;
        }
        let (count, bearer) = self.lexicon.gazetteer.longest_of(self.keys(at, end), self.word(at))?;
        // `Nice` at the head of a sentence is seldom the city.
        let is_doubtful = count == 1
            && !self.tag(at).is_proper()
            && !self.word(at).bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
        (!is_doubtful || self.is_seen(at)).then_some((count, bearer))
    }

    /// The title that begins at a token, written with a capital.
    pub(super) fn title(&self, at: usize, end: usize) -> Option<(usize, Title)> {
        self.facts(at, end).title.map(|(count, title)| (usize::from(count), title))
    }

    fn find_title(&self, at: usize, end: usize) -> Option<(usize, Title)> {
        if self.may_be(at, Class::Title) { self.lexicon.titles.longest(self.words(at, end)) } else { None }
    }

    /// Whether a token is an adjective or noun of a people: `Russian`; by its look where it is not known.
    pub(super) fn is_people(&self, at: usize) -> bool {
        self.state_of_people(at).is_some() || self.tag(at) == Tag::Jj && looks_like_people(self.word(at))
    }

    /// The state whose people or adjective a token is.
    pub(super) fn state_of_people(&self, at: usize) -> Option<&'a str> {
        if !self.may_be(at, Class::People) {
            return None;
        }
        self.lexicon.gazetteer.state_of_people(self.word(at))
    }

    /// How many tokens the adjective or noun of a people takes that begins at a token.
    pub(super) fn people(&self, at: usize, end: usize) -> Option<usize> {
        if !self.may_be(at, Class::People) {
            return None;
        }
        self.lexicon.gazetteer.people(self.keys(at, end))
    }

    /// Whether names of organisations end in a token.
    pub(super) fn ends_organisation(&self, at: usize) -> bool {
        self.may_be(at, Class::Organisation) && self.lexicon.titles.ends_organisation(self.word(at))
    }

    /// Whether a token is a noun for a person.
    pub(super) fn is_description(&self, at: usize) -> bool {
        self.may_be(at, Class::Description) && self.lexicon.titles.is_description(self.word(at))
    }

    /// Whether names of places begin with a token.
    pub(super) fn begins_place(&self, at: usize) -> bool {
        self.may_be(at, Class::Place) && self.lexicon.titles.begins_place(self.word(at))
    }

    /// Whether names of places end in a token.
    pub(super) fn ends_place(&self, at: usize) -> bool {
        self.may_be(at, Class::Place) && self.lexicon.titles.ends_place(self.word(at))
    }

    /// Whether a given name stands here.
    pub(super) fn is_given(&self, at: usize) -> bool {
        self.may_be(at, Class::Given)
    }

    /// Whether the word in lower case is an ordinary one.
    pub(super) fn is_common(&self, at: usize) -> bool {
        Tagger::bundled().is_common(self.word(at))
    }

    /// Whether a token names nobody although it is capitalised: `TV`.
    fn is_no_name(&self, at: usize) -> bool {
        self.may_be(at, Class::NoName) && self.lexicon.gazetteer.is_no_name(self.word(at))
    }

    /// Whether a token is a month or a day of the week.
    pub(super) fn is_calendar(&self, at: usize) -> bool {
        self.may_be(at, Class::Calendar) && is_calendar(self.word(at))
    }

    fn is_titled(&self, tokens: &Range<usize>) -> bool {
        let (mut long, mut capital) = (0, 0);
        for at in tokens.clone() {
            let word = self.word(at);
            if word.len() > 3 && self.syntax.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            {
                long += 1;
                capital += usize::from(self.is_capital(at));
            }
        }
        long >= 4 && capital * 5 >= long * 4
    }
}

/// Whether a word begins with a capital, or with an Arabic article before one.
fn is_capital(syntax: &Syntax, text: &str, at: usize) -> bool {
    let classes = syntax.known(at).classes;
    if classes.has(Class::Capital) || classes.has(Class::Letters) || classes.has(Class::Lower) {
        return classes.has(Class::Capital);
    }
    let word = syntax.word(text, at);
    ["al-", "el-", "ad-", "as-", "d'", "d’"]
        .iter()
        .find_map(|head| word.strip_prefix(head))
        .is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Whether an unknown capitalised word ends like an adjective of a people.
pub(super) fn looks_like_people(word: &str) -> bool {
    word.len() > 4 && ["ian", "ians", "ean", "ese", "ish", "ern"].iter().any(|end| word.ends_with(end))
}

/// Whether a word is a month or a day of the week.
fn is_calendar(word: &str) -> bool {
    const DAYS: [&str; 18] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Mon.",
        "Tue.",
        "Tues.",
        "Wed.",
        "Thu.",
        "Thurs.",
        "Fri.",
        "Sat.",
        "Sun.",
        "Christmas",
        "Easter",
    ];
    (word.len() >= 3 && word.len() <= 10) && (DAYS.contains(&word) || month(word).is_some())
}
