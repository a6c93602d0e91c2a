//! Shapes of furniture that no list of words can hold: addresses, calls to the reader, notes on the article itself.

use super::names::{is_capitalised, is_capitals, is_masthead, is_person};
use crate::lexicon::Lexicon;

/// Longest line of contact data, in words.
const CONTACT: usize = 10;

/// Whether words are nothing but addresses: mail, handles, telephone numbers, links.
pub(super) fn is_address(words: &str) -> bool {
    let mut list = words.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).peekable();
    list.peek().is_some()
        && is_addressed(words)
        && list.all(|word| is_mail(word) || is_handle(word) || is_link(word) || is_number(word))
}

/// Whether a line gives an address and says little else: `press@mail.example`, `Tel: +44 20 7946 0000`, `((a@b.c; +44 …))`.
pub(super) fn is_contact(words: &str) -> bool {
    let enclosed = words.starts_with("((") && words.ends_with("))");
    let mut list = words.split([' ', ';', ',']).filter(|word| word.chars().any(char::is_alphanumeric));
    let others = list
        .clone()
        .filter(|word| !is_mail(word) && !is_handle(word) && !is_link(word) && !is_number(word))
        .count();
    enclosed
        || (is_addressed(words)
            && list.by_ref().count() <= CONTACT
            && others <= 4
            && !words.ends_with(['.', '”', '"']))
}

/// Whether a mail address, handle, link or telephone number stands among the words.
fn is_addressed(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let abroad = words.match_indices('+').any(|(at, _)| {
        words.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let lower = words.to_lowercase();
    let called = ["tel", "phone", "mobile", "cell", "fax"].iter().any(|label| lower.starts_with(label));
    let telephone = digits >= 7 && (abroad || called) && !words.contains(['$', '€', '£', '%']);
    telephone || words.split_whitespace().any(|word| is_mail(word) || is_handle(word) || is_link(word))
}

fn is_mail(word: &str) -> bool {
    let word = bare(word);
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

fn is_handle(word: &str) -> bool {
    bare(word).strip_prefix('@').is_some_and(|name| {
        name.len() >= 2 && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
    })
}

fn is_link(word: &str) -> bool {
    let word = bare(word);
    word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.")
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || "+()-.;/".contains(c))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| "()<>[]{},;:*".contains(c))
}

/// Whether a line calls on the reader to do something with the paper: `Register now for free access`,
/// `Follow our coverage at …`, `[Read the full opinion]`.
pub(super) fn is_call(lexicon: &Lexicon, words: &str) -> bool {
    const SAID: [&str; 8] = [" said", " says", " told ", " added", " warned", " wrote", " advised", " urged"];
    let enclosed = words.starts_with('[') && words.ends_with(']');
    let lower = words.to_lowercase();
    let mut list = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && !"@/".contains(c)))
        .filter(|word| !word.is_empty());
    let asks = list.next().is_some_and(|word| lexicon.boilerplate.is_request(word));
    let offered = list.clone().take(24).any(|word| {
        lexicon.boilerplate.is_offer(word)
            || word.contains("://")
            || word.starts_with("www.")
            || word.contains(".com")
    });
    let said = words.contains(['“', '"', '”']) || SAID.iter().any(|verb| lower.contains(verb));
    asks && !said && list.count() < 24 && (enclosed || offered)
}

/// Whether a line speaks of the article it stands beside: `This article was amended on …`, `A version of this
/// story appears in print …`.
pub(super) fn is_about_itself(lexicon: &Lexicon, words: &str) -> bool {
    const SUBJECTS: [&str; 12] = [
        "this",
        "the",
        "a version of this",
        "an earlier version of this",
        "a previous version of this",
        "an earlier version of the",
        "parts of this",
        "versions of this",
        "a longer version of this",
        "a shorter version of this",
        "the original version of this",
        "except for the headline, this",
    ];
    const ITSELF: [&str; 8] =
        ["article", "story", "piece", "post", "headline", "column", "copy", "transcript"];
    let lower = words.to_lowercase();
    let line = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    // "The story was published" may be about another one.
    let subject = |subject: &&&str| subject.len() > 3 || **subject == "this";
    SUBJECTS.iter().filter(|start| subject(start)).any(|start| {
        let rest = line.strip_prefix(start).and_then(|rest| rest.strip_prefix(' '));
        rest.is_some_and(|rest| {
            let mut words = rest.split_whitespace();
            words.next().is_some_and(|noun| ITSELF.contains(&noun.trim_end_matches(',')))
                && words.take(4).any(|deed| lexicon.boilerplate.is_deed(deed.trim_matches([',', '.', ':'])))
        })
    })
}

/// Whether a line is the sender of a press release: `SOURCE Acme Corp`.
pub(super) fn is_sender(words: &str) -> bool {
    words.strip_prefix("SOURCE ").is_some_and(|name| {
        is_capitalised(name) && name.split_whitespace().count() <= 8 && !name.ends_with(['.', '?', '!'])
    })
}

/// Whether a line is a list of tags in capitals behind its label: `TAGS JOE BIDEN`.
pub(super) fn is_tags(words: &str) -> bool {
    const LABELS: [&str; 5] = ["TAGS", "TOPICS", "KEYWORDS", "CATEGORIES", "FILED UNDER"];
    is_capitals(words)
        && LABELS
            .iter()
            .any(|label| words.strip_prefix(label).is_some_and(|rest| rest.starts_with([' ', ':'])))
}

/// Whether a line is who took a picture: `Jane Roe/Reuters`, `AP Photo/Jane Roe`, `AFP via Getty Images`.
pub(super) fn is_picture_credit(lexicon: &Lexicon, words: &str) -> bool {
    let agencies = &lexicon.agencies;
    let words = words.trim_matches(['(', ')', '[', ']', '*', '_']);
    if words.split_whitespace().count() > 7 {
        return false;
    }
    let owner = |name: &str| {
        let name = name.trim();
        let plain = name.strip_suffix(" Photo").or_else(|| name.strip_suffix(" Images")).unwrap_or(name);
        let pictures = matches!(plain, "Getty" | "EPA" | "EPA-EFE" | "Shutterstock" | "Alamy");
        pictures
            || agencies.name(plain).is_some()
            || agencies.name(name).is_some()
            || is_masthead(agencies, name)
    };
    let taker = |name: &str| {
        is_person(agencies, name.trim())
            || matches!(name.trim(), "Handout" | "File" | "Pool" | "Getty Images" | "Getty")
    };
    if let Some((first, second)) = words.rsplit_once('/').or_else(|| words.split_once(" via ")) {
        return (taker(first) && (owner(second) || taker(second))) || (owner(first) && taker(second));
    }
    false
}

/// Whether a line ends with the picture's credit in square brackets, as captions do: `The bridge at dusk [Ann Roe/Reuters]`.
pub(super) fn is_caption(lexicon: &Lexicon, words: &str) -> bool {
    let Some((before, credit)) = words.strip_suffix(']').and_then(|words| words.rsplit_once('[')) else {
        return false;
    };
    let of = credit.split_once(": ").map_or(credit, |(_, of)| of);
    let said = super::paragraphs::ends_sentence(before) && !credit.contains('/');
    !before.trim().is_empty()
        && !said
        && credit.split_whitespace().count() <= 7
        && (lexicon.agencies.name(of).is_some()
            || is_picture_credit(lexicon, of)
            || credit.starts_with("File"))
}

#[cfg(test)]
mod tests {
    use super::{
        is_about_itself, is_address, is_call, is_caption, is_contact, is_picture_credit, is_sender, is_tags,
    };
    use crate::lexicon::Lexicon;

    #[test]
    fn addresses_are_told_from_words() {
        for words in ["@annroe", "ann.roe@mail.example", "www.brusk.example", "@annroe ann@mail.example"] {
            assert!(is_address(words), "{words}");
        }
        for words in ["Ann Roe", "1,200", "@", "10 May", "Write to ann@mail.example today"] {
            assert!(!is_address(words), "{words}");
        }
        for words in [
            "Tel: +44 20 7946 0000",
            "((ann.roe@mail.example; +44 20 7946 0000;))",
            "press@brusk.example",
            "Author: Ann Roe, <ann@mail.example>",
        ] {
            assert!(is_contact(words), "{words}");
        }
        for words in ["It cost 1,200,000 (in 2019)", "He posted it as @annroe.", "+2.5 per cent"] {
            assert!(!is_contact(words), "{words}");
        }
    }

    #[test]
    fn calls_ask_the_reader_for_something() {
        let lexicon = Lexicon::bundled();
        for words in [
            "Register now for FREE unlimited access",
            "Follow Brusk Wire’s coverage at https://brusk.example/",
            "[Read the full opinion]",
            "→ Join our channel",
        ] {
            assert!(is_call(lexicon, words), "{words}");
        }
        for words in [
            "Follow the money, he said.",
            "Read it and weep",
            "Get the full amount here, she said.",
            "Registered voters may come now",
            "“Join us now,” he said.",
        ] {
            assert!(!is_call(lexicon, words), "{words}");
        }
    }

    #[test]
    fn notes_on_the_article_are_told_from_its_sentences() {
        let lexicon = Lexicon::bundled();
        for words in [
            "• This article was amended on 3 May 2023 to correct a name.",
            "(This story has not been edited by staff and comes from a syndicated feed.)",
            "A version of this article appears in print on May 3, Section A.",
            "An earlier version of this story misstated the year.",
        ] {
            assert!(is_about_itself(lexicon, words), "{words}");
        }
        for words in [
            "This story begins in 1989, the minister said.",
            "The article was amended by parliament.",
            "This amendment was published on Monday.",
        ] {
            assert!(!is_about_itself(lexicon, words), "{words}");
        }
    }

    #[test]
    fn pictures_are_credited_in_their_own_ways() {
        let lexicon = Lexicon::bundled();
        for words in ["Ann Roe/Reuters", "AP Photo/Ann Roe", "REUTERS/Ann Roe", "AFP via Getty Images"] {
            assert!(is_picture_credit(lexicon, words), "{words}");
        }
        assert!(!is_picture_credit(lexicon, "AFP/PA") && !is_picture_credit(lexicon, "And/or"));
        assert!(
            is_caption(lexicon, "The bridge at dusk [Ann Roe/Reuters]")
                && is_caption(lexicon, "The bridge [File: Reuters]")
        );
        assert!(!is_caption(lexicon, "“We left,” he said. [AFP]") && !is_caption(lexicon, "It cost [more]"));
    }

    #[test]
    fn senders_and_tags_are_in_capitals() {
        assert!(is_sender("SOURCE Brusk Foods") && !is_sender("Source close to the talks"));
        assert!(is_tags("TAGS ANN ROE") && !is_tags("Tags are cheap"));
    }
}
