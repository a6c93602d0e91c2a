//! What a finding is about, in words its accounts share: `troops · return`. Never a paraphrase.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::lexicon::Lexicon;
use crate::model::{About, Briefing, Finding, Member};
use crate::text::Span;
use crate::text::stem::{key, stem};
use crate::text::tokens::{TokenKind, tokens};

/// Words a subject has at most.
const WORDS: usize = 2;
/// Accounts looked at: what many share, the first few show.
const ACCOUNTS: usize = 12;
/// Stems that stand in a larger share of texts than this name no subject.
const TOO_COMMON: f32 = 0.2;
/// Bytes of a clause that are read.
const CLAUSE: usize = 600;

/// The subject of a finding, its words as the first account that has them writes them; empty where the accounts
/// share none.
///
/// Of the words outside the finding's own, those win that more accounts share, that are rarer in written English
/// at large, and that stand nearer to the finding's words. An accusation and its denial may share none: then the
/// accusation alone names the subject.
pub fn subject(briefing: &Briefing, finding: &Finding) -> String {
    named(briefing, finding, Own::Apart)
}

/// The same for a place where the finding's words do not stand beside it: of accounts that agree in their words, these
/// name it too.
pub fn label(briefing: &Briefing, finding: &Finding) -> String {
    let own = if finding.about == About::Wording { Own::Too } else { Own::Apart };
    named(briefing, finding, own)
}

/// Whether the words of the finding itself may name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Own {
    Apart,
    Too,
}

fn named(briefing: &Briefing, finding: &Finding, of_own: Own) -> String {
    let members = finding.members.iter().take(ACCOUNTS);
    let accounts: Vec<Vec<Word>> =
        members.map(|member| read(briefing, member).map_or_else(Vec::new, |read| read.words)).collect();
    let own: Vec<u64> =
        accounts.iter().flatten().filter(|word| word.distance == 0).map(|word| word.key).collect();
    let mut found: Vec<Candidate> = Vec::new();
    let mut known: HashMap<u64, usize> = HashMap::new();
    for (account, words) in accounts.into_iter().enumerate() {
        for word in words.into_iter().filter(|word| of_own == Own::Too || !own.contains(&word.key)) {
            let place = *known.entry(word.key).or_insert(found.len());
            match found.get_mut(place) {
                Some(candidate) => candidate.meet(account, word.distance),
                None => found.push(Candidate { word, place, first: account, last: account, accounts: 1 }),
            }
        }
    }
    let is_shared = |candidate: &Candidate| candidate.accounts > 1;
    if finding.about == About::Polarity && !found.iter().any(is_shared) {
        found.retain(|candidate| candidate.first == 0);
    } else {
        found.retain(is_shared);
    }
    found.sort_by(|a, b| b.score().total_cmp(&a.score()).then(a.place.cmp(&b.place)));
    found.truncate(WORDS);
    found.sort_by_key(|candidate| candidate.place);
    let mut subject = String::new();
    let mut before: Option<(usize, usize)> = None;
    for Candidate { word, first, .. } in found {
        // Words that stand next to each other are told as they stand.
        let joint = match before {
            None => "",
            Some((account, place)) if (account, place + 1) == (first, word.place) => " ",
            Some(_) => " · ",
        };
        subject.push_str(joint);
        subject.push_str(&word.written);
        before = Some((first, word.place));
    }
    subject
}

/// What one account tells: its most telling words and the finding's own, as they stand in the text.
pub fn subject_of_claim(briefing: &Briefing, member: &Member) -> String {
    let Some(Read { text, mark, words: mut found }) = read(briefing, member) else { return String::new() };
    found.retain(|word| word.distance > 0);
    found.sort_by(|a, b| nearness(b.weight, b.distance).total_cmp(&nearness(a.weight, a.distance)));
    let mut known = Vec::new();
    found.retain(|word| {
        !known.contains(&word.key) && known.len() < WORDS && {
            known.push(word.key);
            true
        }
    });
    let mut told: Vec<(usize, usize, String)> =
        found.into_iter().map(|word| (word.start, word.start + word.written.len(), word.written)).collect();
    if member.mark != member.span {
        told.push((mark.start, mark.end, super::digest::on_one_line(mark.of(&text), OWN)));
    }
    told.sort();
    let mut subject = String::new();
    let mut before = None;
    for (start, end, written) in told {
        let is_next = before.is_some_and(|before| Span::new(before, start).of(&text) == " ");
        subject.push_str(if subject.is_empty() {
            ""
        } else if is_next {
            " "
        } else {
            " · "
        });
        subject.push_str(&written);
        before = Some(end);
    }
    subject
}

/// How well a word names what stands so many words away.
fn nearness(weight: f32, distance: usize) -> f32 {
    weight / (2.0 + distance as f32).sqrt()
}

/// Characters of the account's own words that its subject has at most.
const OWN: usize = 32;

/// A content word of an account.
struct Word {
    /// Key of its stem.
    key: u64,
    written: String,
    /// The byte at which it begins in the text as read.
    start: usize,
    /// Its place among the tokens of its account.
    place: usize,
    /// How telling it is: the logarithm of one over its share of texts.
    weight: f32,
    /// Words from it to the finding's; 0 for those themselves.
    distance: usize,
}

/// A word that may name the subject.
struct Candidate {
    word: Word,
    /// Its place among all that were met.
    place: usize,
    /// The first and last account that has it, and how many have it.
    first: usize,
    last: usize,
    accounts: usize,
}

impl Candidate {
    fn meet(&mut self, account: usize, distance: usize) {
        self.accounts += usize::from(account != self.last);
        self.last = account;
        self.word.distance = self.word.distance.min(distance);
    }

    fn score(&self) -> f32 {
        self.accounts as f32 * nearness(self.word.weight, self.word.distance)
    }
}

/// An account as far as it is read: its text without the marks of its writing.
struct Read<'a> {
    text: Cow<'a, str>,
    /// The finding's words in it.
    mark: Span,
    /// Its content words.
    words: Vec<Word>,
}

/// Reads an account. Where its words are the finding's as a whole, all count as near to it.
fn read<'a>(briefing: &'a Briefing, member: &Member) -> Option<Read<'a>> {
    let article = &briefing.articles.get(member.article)?.article;
    let clause = clause(&article.text, member);
    let (text, clause, mark) = article.plain_around(clause, member.mark);
    let words = words(&text, clause, (member.mark != member.span).then_some(mark));
    Some(Read { text, mark, words })
}

/// The content words of a clause; the finding's own may stand in it.
fn words(text: &str, clause: Span, own: Option<Span>) -> Vec<Word> {
    let found: Vec<_> =
        tokens(text, clause).into_iter().filter(|token| token.kind != TokenKind::Mark).collect();
    let is_own = |span: Span| own.is_some_and(|own| own.overlaps(span));
    let own: Vec<usize> = (0..found.len()).filter(|&place| is_own(found[place].span)).collect();
    let distance = |place: usize| match (own.first(), own.last()) {
        (Some(&first), _) if place < first => first - place,
        (_, Some(&last)) if place > last => place - last,
        (Some(_), _) => 0,
        (None, _) => 1,
    };
    let words = found.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word);
    words.filter_map(|(place, token)| word(text, token.span, place, distance(place))).collect()
}

/// The part of a long clause that is read: around the finding's words.
fn clause(text: &str, member: &Member) -> Span {
    let span = member.span;
    if span.len() <= CLAUSE {
        return span;
    }
    let mut start = member.mark.start.saturating_sub(CLAUSE / 2).max(span.start);
    let mut end = (start + CLAUSE).min(span.end);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start, end.max(start))
}

fn word(text: &str, span: Span, place: usize, distance: usize) -> Option<Word> {
    let written = span.of(text);
    let is_word =
        written.chars().next().is_some_and(char::is_alphanumeric) && written.chars().nth(1).is_some();
    let key = key(&stem(written));
    let share = Lexicon::bundled().commonness.share(key);
    (is_word && (distance == 0 || share < TOO_COMMON)).then(|| Word {
        key,
        written: written.to_owned(),
        start: span.start,
        place,
        weight: -share.ln(),
        distance,
    })
}

#[cfg(test)]
mod tests {
    use super::{label, subject, subject_of_claim};
    use crate::app::fixture::briefing;
    use crate::model::{About, Finding, FindingKind, Member};
    use crate::text::Span;

    /// The subject of a finding whose own words stand in brackets.
    fn about(about: About, accounts: &[&str]) -> String {
        let texts: Vec<String> = accounts.iter().map(|text| text.replace(['[', ']'], "")).collect();
        let briefing = briefing(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let members = accounts.iter().enumerate().map(|(article, text)| {
            let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap() - 1);
            let span = Span::new(0, text.len() - 2);
            Member { article, claim: None, span, mark: Span::new(start, end), value: String::new() }
        });
        let finding = Finding {
            kind: FindingKind::Conflict,
            about,
            members: members.collect(),
            outlets: 2,
            origins: Vec::new(),
            unsourced: false,
            independent: 2,
            note: String::new(),
        };
        subject(&briefing, &finding)
    }

    #[test]
    fn words_both_accounts_have_near_the_figure_name_it() {
        let ferries = [
            "The harbour said [at least 40] ferries were cancelled on Sunday",
            "[30] ferries had been cancelled",
        ];
        assert_eq!(about(About::Number, &ferries), "ferries · cancelled");
    }

    #[test]
    fn the_words_of_the_finding_are_not_said_twice() {
        let talks = ["The ferry talks open on [May 3]", "On [May 4] ferry talks will open"];
        let shown = about(About::Date, &talks);
        assert!(shown.contains("ferry") && !shown.contains("May"), "{shown}");
    }

    #[test]
    fn accounts_that_agree_in_their_words_are_named_by_these_where_they_do_not_stand_beside() {
        let briefing = briefing(&["Ferries were cancelled.", "Ferries cancelled."]);
        let member = |article: usize, end| {
            let span = Span::new(0, end);
            Member { article, claim: None, span, mark: span, value: String::new() }
        };
        let finding = Finding {
            kind: FindingKind::Agreement,
            about: About::Wording,
            members: vec![member(0, 22), member(1, 17)],
            outlets: 2,
            origins: Vec::new(),
            unsourced: false,
            independent: 2,
            note: String::new(),
        };
        assert_eq!(label(&briefing, &finding), "Ferries · cancelled");
    }

    #[test]
    fn what_one_account_tells_is_named_by_its_figure_and_the_words_around_it_as_they_stand() {
        let text = "The harbour will spend 300 crowns on a ferry.";
        let (start, end) = (text.find("300").unwrap(), text.find(" on").unwrap());
        let span = Span::new(0, text.len());
        let member =
            Member { article: 0, claim: None, span, mark: Span::new(start, end), value: String::new() };
        let told = subject_of_claim(&briefing(&[text]), &member);
        assert!(told.contains("300 crowns") && told.contains("ferry"), "{told}");
    }

    #[test]
    fn what_shares_no_word_has_no_subject_but_a_denial_is_of_what_was_said() {
        assert_eq!(about(About::Number, &["[Six] ferries sank", "[Two] boats capsized"]), "");
        let denial = ["Ruritania [accuses] the port of smuggling weapons", "It [rejects] that"];
        assert!(!about(About::Polarity, &denial).is_empty());
    }
}
