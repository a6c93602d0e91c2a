//! The bundled briefing: what the commands print of it against committed expectations, and what they must show.

#![expect(clippy::expect_used, reason = "a test that finds its ground missing fails")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use parallax::compare::compare;
use parallax::compare::stories::Grouping;
use parallax::load::{Request, load};
use parallax::model::{
    About, Article, BlockKind, Briefing, Certainty, Claim, Comparison, Finding, FindingKind, QuotationKind,
    Settings, SourceKind, Stance,
};

/// What the program prints of the briefing, against the file of this name; set `PARALLAX_BLESS` to write it anew.
fn expect(name: &str, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(arguments).env("COLUMNS", "140").env_remove("NO_COLOR");
    let output = command.output().expect("the program runs");
    let printed = String::from_utf8(output.stdout).expect("results are UTF-8");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name);
    if std::env::var_os("PARALLAX_BLESS").is_some() {
        fs::write(&path, printed).expect("the expectation can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if printed != expected {
        let differs = printed.lines().zip(expected.lines()).find(|(printed, expected)| printed != expected);
        panic!(
            "{name} has changed; if that is meant, run PARALLAX_BLESS=1 cargo test --test corpus\n{differs:#?}"
        );
    }
}

#[test]
fn list_is_as_expected() {
    expect("list.txt", &["list"]);
}

#[test]
fn stories_are_as_expected() {
    expect("stories.txt", &["stories"]);
}

#[test]
fn claims_are_as_expected() {
    expect("claims.txt", &["claims"]);
}

#[test]
fn comparisons_are_as_expected() {
    expect("compare.txt", &["compare"]);
}

#[test]
fn the_comparison_as_one_story_is_as_expected() {
    expect("compare-as-one-story.txt", &["compare", "--as-one-story"]);
}

/// The briefing, its places in the order of the bundled documents.
fn briefing(grouping: Grouping) -> Briefing {
    let request = Request { grouping, ..Request::default() };
    load(&request, &Settings::default(), &AtomicBool::new(false), &|_| ()).briefing
}

fn seeds() -> &'static Briefing {
    static SEEDS: OnceLock<Briefing> = OnceLock::new();
    SEEDS.get_or_init(|| briefing(Grouping::Likeness))
}

/// All five as one story, and what comparing them gives.
fn as_one() -> &'static (Briefing, Comparison) {
    static AS_ONE: OnceLock<(Briefing, Comparison)> = OnceLock::new();
    AS_ONE.get_or_init(|| {
        let briefing = briefing(Grouping::AsOne);
        let comparison = compare(&briefing, &briefing.stories[0]);
        (briefing, comparison)
    })
}

/// The comparison of the story with the December articles.
fn december() -> &'static Comparison {
    static DECEMBER: OnceLock<Comparison> = OnceLock::new();
    DECEMBER.get_or_init(|| {
        let story = seeds().stories.iter().find(|story| story.articles.contains(&0)).expect("a story");
        compare(seeds(), story)
    })
}

fn article(place: usize) -> &'static Article {
    &seeds().articles[place].article
}

/// A claim with its article's text, for the words of its spans.
struct Told {
    claim: &'static Claim,
    text: &'static str,
    speaker: &'static str,
}

impl Told {
    fn content(&self) -> String {
        self.claim.content.iter().map(|span| span.of(self.text)).collect::<Vec<_>>().join(" … ")
    }

    fn cue(&self) -> &'static str {
        self.claim.cue.map_or("", |cue| cue.of(self.text))
    }

    fn source(&self) -> &'static str {
        self.claim.source.as_ref().map_or("", |source| source.span.of(self.text))
    }

    fn kind(&self) -> Option<SourceKind> {
        self.claim.source.as_ref().map(|source| source.kind)
    }
}

/// The claims of the article at `place`.
fn claims(place: usize) -> Vec<Told> {
    let analysed = &seeds().articles[place];
    let told = |claim| Told {
        claim,
        text: &analysed.article.text,
        speaker: seeds().speaker(place, claim).unwrap_or(""),
    };
    analysed.claims.iter().map(told).collect()
}

/// The claim of the article at `place` whose cue and content hold these words.
fn claim(place: usize, cue: &str, content: &str) -> Told {
    let all = claims(place);
    let known = all.iter().map(|told| format!("{} | {} | {}", told.speaker, told.cue(), told.content()));
    let known = known.collect::<Vec<_>>().join("\n");
    all.into_iter()
        .find(|told| told.cue().contains(cue) && told.content().contains(content))
        .unwrap_or_else(|| panic!("no claim {cue:?} … {content:?} among\n{known}"))
}

/// The words each member of a finding stands at, by article.
fn members(briefing: &'static Briefing, finding: &Finding) -> Vec<(usize, &'static str)> {
    let members = finding.members.iter();
    let words = members
        .map(|member| (member.article, member.span.of(&briefing.articles[member.article].article.text)));
    words.collect()
}

/// The finding of this kind one of whose sides holds each of these words, in articles at these places.
fn finding(
    briefing: &'static Briefing,
    comparison: &'static Comparison,
    kind: FindingKind,
    about: About,
    sides: &[(usize, &str)],
) -> Option<&'static Finding> {
    comparison.findings.iter().find(|finding| {
        let members = members(briefing, finding);
        finding.kind == kind
            && finding.about == about
            && sides
                .iter()
                .all(|(place, words)| members.iter().any(|(at, said)| at == place && said.contains(words)))
    })
}

#[track_caller]
fn must(
    (briefing, comparison): (&'static Briefing, &'static Comparison),
    kind: FindingKind,
    about: About,
    sides: &[(usize, &str)],
) -> &'static Finding {
    let notes = comparison.findings.iter().map(|finding| {
        format!("{:?} {:?}: {} {:?}", finding.kind, finding.about, finding.note, members(briefing, finding))
    });
    finding(briefing, comparison, kind, about, sides)
        .unwrap_or_else(|| panic!("no such finding among\n{}", notes.collect::<Vec<_>>().join("\n")))
}

mod articles {
    use super::*;

    #[test]
    fn two_titles_are_found_and_three_derived() {
        let titles = (0..5).map(|place| article(place).title.as_ref().expect("a title")).collect::<Vec<_>>();
        let derived = titles.iter().map(|title| title.derived).collect::<Vec<_>>();
        assert_eq!(derived, [true, true, true, false, false]);
        assert_eq!(titles[3].text, "US, Russia to Start Bilateral Talks on January 10");
        assert_eq!(titles[4].text, "US remains ‘gravely concerned’ by Russian troops near Ukraine: W.House");
    }

    #[test]
    fn datelines_and_dates_are_those_the_texts_state() {
        let places = |place: usize| article(place).dateline.as_ref().map(|dateline| dateline.places.clone());
        assert_eq!(places(0), Some(vec!["Washington".to_owned(), "Moscow".to_owned()]));
        assert_eq!(places(1), Some(vec!["Moscow".to_owned()]));
        assert_eq!((places(2), places(3), places(4)), (None, None, None));
        let stated = article(2).published.as_ref().expect("a date");
        assert_eq!((stated.value.as_str(), stated.basis), ("2022-01-21", parallax::model::Basis::Stated));
    }

    #[test]
    fn agencies_are_credited() {
        let credits = |place: usize| {
            let article = article(place);
            let credits = article.credits.iter().map(|span| span.of(&article.text));
            credits.collect::<Vec<_>>().join(" ")
        };
        assert!(credits(1).contains("BLOOMBERG") && credits(1).contains("AGENCE FRANCE-PRESSE"));
        assert!(credits(2).contains("AFP"));
    }

    #[test]
    fn boilerplate_is_told_apart_and_never_claimed() {
        for words in [
            "US had 'nothing to do' with Iran consulate strike in Syria: W.House",
            "Source: Pixabay",
            "Agence France-Presse (AFP) is a French international news agency",
            "Daily Newsletter",
        ] {
            let article = article(4);
            let at = article.text.find(words).expect("the words stand there");
            let block = article.blocks.iter().find(|block| block.span.holds(at)).expect("a block");
            assert!(!block.kind.is_body() && block.kind != BlockKind::Title, "{words}: {:?}", block.kind);
            for told in claims(4) {
                assert!(!told.claim.content.iter().any(|span| span.overlaps(block.span)), "{words}");
            }
        }
    }
}

mod stories {
    use super::*;

    #[test]
    fn the_december_articles_are_one_story() {
        let story = seeds().stories.iter().find(|story| story.articles.contains(&0)).expect("a story");
        for place in [0, 1, 3, 4] {
            assert!(story.articles.contains(&place), "{:?}", story.articles);
        }
        assert!(!story.why.is_empty());
    }

    #[test]
    fn the_january_article_stands_apart_or_joins_with_the_reason_given() {
        let story = seeds().stories.iter().find(|story| story.articles.contains(&2)).expect("a story");
        assert!(!story.why.is_empty(), "no reason given");
    }

    #[test]
    fn two_articles_that_credit_one_agency_are_not_independent() {
        let story = seeds().stories.iter().find(|story| story.articles.contains(&0)).expect("a story");
        assert!(story.independent < story.articles.len(), "{}", story.independent);
    }
}

mod claimed {
    use super::*;

    #[test]
    fn ryabkov_confirms_the_dates_and_hopes_for_guarantees() {
        let confirmed = claim(0, "confirmed", "those dates");
        assert!(
            confirmed.source().contains("Deputy Foreign Minister Sergei Ryabkov"),
            "{}",
            confirmed.source()
        );
        assert!(confirmed.speaker.contains("Ryabkov"), "{}", confirmed.speaker);
        let hoped = claim(0, "hoped", "new security guarantees");
        assert!(hoped.speaker.contains("Ryabkov"), "{}", hoped.speaker);
        assert_eq!(hoped.claim.stance, Stance::Believes);
    }

    #[test]
    fn lavrov_goes_by_one_name_in_both_spellings() {
        let december = claim(1, "said", "We will hold the main round");
        let january = claim(2, "stressed", "right track");
        assert_eq!(december.speaker, january.speaker);
        assert!(december.speaker.contains("Lavrov"), "{}", december.speaker);
    }

    #[test]
    fn lavrovs_quotations_keep_their_marks() {
        let told = claim(2, "stressed", "right track");
        assert!(told.content().starts_with('"') && told.content().ends_with('"'), "{}", told.content());
        assert_eq!(told.claim.quotation, Some(QuotationKind::Direct));
        let told = claim(1, "said", "We will hold the main round");
        assert!(told.content().starts_with('"'), "{}", told.content());
    }

    #[test]
    fn the_senior_official_stays_unnamed_throughout() {
        let said = claims(4).into_iter().filter(|told| told.cue().contains("said"));
        let official = said.filter(|told| told.source().contains("official")).collect::<Vec<_>>();
        assert!(official.len() >= 7, "{}", official.len());
        for told in official {
            assert_eq!(told.kind(), Some(SourceKind::Anonymous), "{}", told.content());
            assert!(told.speaker.contains("senior US administration official"), "{}", told.speaker);
        }
    }

    #[test]
    fn pronouns_are_resolved() {
        let putin = claim(1, "said", "would act on recommendations");
        assert!(putin.speaker.contains("Putin"), "{}", putin.speaker);
        let blinken = claim(2, "added", "ready to hold further talks");
        assert!(blinken.speaker.contains("Blinken"), "{}", blinken.speaker);
    }

    #[test]
    fn russias_denials_are_denials() {
        for (place, content) in [(0, "plans for an assault"), (1, "plans for a military operation")] {
            let told = claim(place, "denie", content);
            assert_eq!(told.claim.stance, Stance::Denies);
            assert_eq!(told.speaker, "Russia");
        }
    }

    #[test]
    fn blinkens_words_are_quoted_in_part() {
        let told = claim(2, "confirmed", "“and put some ideas on the table for consideration,”");
        assert!(told.speaker.contains("Blinken"), "{}", told.speaker);
        assert_eq!(told.claim.quotation, Some(QuotationKind::Mixed));
    }
}

mod compared {
    use super::*;

    fn in_december() -> (&'static Briefing, &'static Comparison) {
        (seeds(), december())
    }

    fn in_all() -> (&'static Briefing, &'static Comparison) {
        let (briefing, comparison) = as_one();
        (briefing, comparison)
    }

    #[test]
    fn the_talks_of_10_january_stand_in_three_sources() {
        must(
            in_december(),
            FindingKind::Agreement,
            About::Date,
            &[(0, "Jan 10"), (3, "January 10"), (4, "January 10")],
        );
    }

    #[test]
    fn the_talks_of_12_january_stand_in_three_sources() {
        must(
            in_december(),
            FindingKind::Agreement,
            About::Date,
            &[(0, "Jan 12"), (1, "Jan 12"), (3, "January 12")],
        );
    }

    #[test]
    fn the_talks_of_13_january_stand_in_two_sources() {
        must(in_december(), FindingKind::Agreement, About::Date, &[(0, "Jan 13"), (3, "January 13")]);
    }

    #[test]
    fn the_withdrawal_is_a_conflict_of_number() {
        let conflict = must(
            in_december(),
            FindingKind::Conflict,
            About::Number,
            &[(1, "over 10,000"), (3, "almost 10,000")],
        );
        assert!(conflict.note.contains("over 10,000") && conflict.note.contains("almost 10,000"));
    }

    #[test]
    fn tens_of_thousands_and_100_000_are_compatible() {
        must(
            in_all(),
            FindingKind::Agreement,
            About::Number,
            &[
                (0, "tens of thousands"),
                (2, "some 100,000"),
                (3, "more than 100,000"),
                (4, "tens of thousands"),
            ],
        );
        must(
            in_december(),
            FindingKind::Agreement,
            About::Number,
            &[(0, "tens of thousands"), (3, "more than 100,000"), (4, "tens of thousands")],
        );
        let (briefing, comparison) = in_all();
        for (one, other) in [("tens of thousands", "100,000"), ("some 100,000", "more than 100,000")] {
            let opposed = comparison.findings.iter().find(|finding| {
                let members = members(briefing, finding);
                let says = |words: &str| members.iter().any(|(_, said)| said.contains(words));
                finding.kind == FindingKind::Conflict && says(one) && says(other)
            });
            assert_eq!(opposed.map(|finding| &finding.note), None);
        }
    }

    #[test]
    fn geneva_is_stated_by_two_and_only_believed_by_a_third() {
        for comparison in [in_december(), in_all()] {
            let difference = must(
                comparison,
                FindingKind::Certainty,
                About::Certainty,
                &[(0, "Geneva"), (3, "widely believed"), (4, "Geneva")],
            );
            assert!(difference.note.contains("“widely believed”"), "{}", difference.note);
            assert!(difference.note.contains("“in Geneva on January 10”"), "{}", difference.note);
        }
    }

    #[test]
    fn the_300_million_stand_in_one_source_only() {
        let only = &december().only_in;
        let holds = |place: usize| {
            let analysed = &seeds().articles[place];
            let claims = only.iter().filter(|(at, _)| *at == place).flat_map(|(_, claims)| claims);
            claims
                .map(|&index| analysed.claims[index].span.of(&analysed.article.text))
                .any(|words| words.contains("US$300 million"))
        };
        assert!(holds(0));
        assert!((1..5).all(|place| !holds(place)));
    }

    #[test]
    fn the_belief_that_geneva_will_host_is_no_certainty() {
        let belief = claims(3).into_iter().find(|told| told.content().contains("Geneva will host"));
        let belief = belief.expect("the belief is a claim");
        assert_eq!(belief.claim.certainty, Certainty::Probable);
    }
}
