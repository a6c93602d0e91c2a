//! Sentences with carets under source, cue and content: one for each order and case.

mod around;
mod bodies;
mod parted;
mod quotations;

use std::sync::Arc;

use crate::analysis::analyse;
use crate::lexicon::Lexicon;
use crate::model::{
    Analysed, Article, ArticleId, Block, BlockKind, Certainty, Claim, Polarity, QuotationKind, Revision,
    SourceKind, Stance, Voice,
};
use crate::text::{Markup, Span};

/// An article of paragraphs, parted by empty lines.
fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let span = Span::new(at, at + paragraph.len()).trim(text);
        at += paragraph.len();
        blocks.push(Block { kind: BlockKind::Paragraph, span });
    }
    blocks.retain(|block| !block.span.is_empty());
    Article {
        id: ArticleId::new("a"),
        revision: Revision::default(),
        path: None,
        url: None,
        language: Some("en".to_owned()),
        title: None,
        source: None,
        byline: None,
        authors: Vec::new(),
        credits: Vec::new(),
        dateline: None,
        published: None,
        tags: Vec::new(),
        corrected: Vec::new(),
        markup: Markup::default(),
        text: text.into(),
        blocks: blocks.into(),
    }
}

pub(super) fn read(text: &str) -> Analysed {
    analyse(Lexicon::bundled(), Arc::new(article(text)))
}

pub(super) fn attributed(article: &Analysed) -> Vec<&Claim> {
    article.claims.iter().filter(|claim| claim.voice == Voice::Attributed).collect()
}

/// Holds a text to the carets under it: each line of carets ends with `source`, `cue` or `content`. The claim with
/// that cue must have exactly these spans.
#[track_caller]
pub(super) fn check(fixture: &str) -> Claim {
    let mut text = String::new();
    let mut wanted: Vec<(String, Vec<String>)> = Vec::new();
    let mut line_start = 0;
    for line in fixture.trim_matches('\n').lines() {
        let Some(label) =
            line.trim_start_matches([' ', '^']).split_whitespace().next().filter(|_| line.contains('^'))
        else {
            line_start = text.len();
            text.push_str(line);
            text.push('\n');
            continue;
        };
        let above: Vec<(usize, char)> = text.get(line_start..).unwrap_or("").char_indices().collect();
        let mut spans: Vec<String> = Vec::new();
        let mut run = String::new();
        for (column, mark) in line.chars().enumerate() {
            if mark == '^' {
                run.push(above.get(column).map_or('?', |found| found.1));
            } else if !run.is_empty() {
                spans.push(std::mem::take(&mut run));
            }
        }
        match wanted.iter_mut().find(|(known, _)| known == label) {
            Some((_, known)) => known.extend(spans),
            None => wanted.push((label.to_owned(), spans)),
        }
    }
    let analysed = read(text.trim_end());
    let words = |span: Span| span.of(&analysed.article.text).to_owned();
    let want = |label: &str| {
        wanted.iter().find(|(known, _)| known == label).map_or(Vec::new(), |(_, spans)| spans.clone())
    };
    let shown = |claim: &Claim| {
        (
            claim.source.iter().map(|source| words(source.span)).collect::<Vec<_>>(),
            claim.cue.iter().map(|cue| words(*cue)).collect::<Vec<_>>(),
            claim.content.iter().map(|span| words(*span)).collect::<Vec<_>>(),
        )
    };
    let expected = (want("source"), want("cue"), want("content"));
    let found = analysed.claims.iter().find(|claim| shown(claim) == expected);
    let all: Vec<_> = analysed.claims.iter().map(|claim| (shown(claim), claim.rule.clone())).collect();
    found.unwrap_or_else(|| panic!("wanted {expected:?}\nfound {all:#?}")).clone()
}

#[test]
fn source_cue_content() {
    check(
        "
The harbour master said the pier was closed on Monday.
^^^^^^^^^^^^^^^^^^ source
                   ^^^^ cue
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Officials in Brovia told reporters on Friday that the bridge was safe.
^^^^^^^^^^^^^^^^^^^ source
                    ^^^^ cue
                                             ^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The ministry has repeatedly denied plans for a blockade.
^^^^^^^^^^^^ source
             ^^^^^^^^^^^^^^^^^^^^^ cue
                                   ^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn title_and_apposition_belong_to_the_source() {
    check(
        "
A spokeswoman, Anna Rellin, said the ferry had sunk.
^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                            ^^^^ cue
                                 ^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Petr Varga, who leads the opposition, said the vote was a sham.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                                      ^^^^ cue
                                           ^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn content_before_cue_and_source() {
    check(
        "
“We are not leaving,” said Petr Varga, the mayor of Holmere.
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                      ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The pier will reopen on Tuesday, the harbour master said.
                                 ^^^^^^^^^^^^^^^^^^ source
                                                    ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn attribution_in_the_middle() {
    check(
        "
The ferry, the admiral said, was carrying 140 people.
           ^^^^^^^^^^^ source
                       ^^^^ cue
^^^^^^^^^                    ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
\"We wait,\" Varga said. \"We have waited for a long time.\"
           ^^^^^ source
                 ^^^^ cue
^^^^^^^^^^             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“We wait,” the mayor told reporters in Holmere, “and we hope.”
           ^^^^^^^^^ source
                     ^^^^ cue
^^^^^^^^^^                                      ^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn according_to_a_source() {
    check(
        "
According to the coast guard, three boats were lost.
             ^^^^^^^^^^^^^^^ source
^^^^^^^^^^^^ cue
                              ^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Three boats were lost, according to a report by the coast guard.
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                       ^^^^^^^^^^^^ cue
^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn two_predicates_of_one_speaker() {
    let text = "The deputy minister confirmed the dates and said the talks would go on.";
    let article = read(text);
    let cues: Vec<_> = attributed(&article).iter().filter_map(|claim| Some(claim.cue?.of(text))).collect();
    assert_eq!(cues, ["confirmed", "said"]);
    assert!(attributed(&article).iter().all(|claim| {
        claim.source.as_ref().is_some_and(|source| source.span.of(text) == "The deputy minister")
    }));
    assert_eq!(attributed(&article)[0].content[0].of(text), "the dates");
}

#[test]
fn participles_share_the_speaker() {
    check(
        "
Varga called the plan a farce, adding that nobody had read it.
^^^^^ source
                               ^^^^^^ cue
                                      ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn a_medium_belongs_to_the_cue() {
    check(
        "
The union said in a statement that the strike was over.
^^^^^^^^^ source
          ^^^^^^^^^^^^^^^^^^^ cue
                              ^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn a_colon_belongs_to_the_cue() {
    let claim = check(
        "
Varga added: “No one was told.”
^^^^^ source
      ^^^^^^ cue
             ^^^^^^^^^^^^^^^^^^ content
",
    );
    assert_eq!(claim.quotation, Some(QuotationKind::Direct));
}

#[test]
fn refusals() {
    let claim = check(
        "
The company declined to comment.
^^^^^^^^^^^ source
            ^^^^^^^^^^^^^^^^^^^ cue
",
    );
    assert_eq!((claim.stance, claim.quotation), (Stance::Declines, None));
    let claim = check(
        "
The minister refused to say whether he had signed.
^^^^^^^^^^^^ source
             ^^^^^^^^^^^^^^ cue
                            ^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    assert_eq!(claim.stance, Stance::Declines);
}

#[test]
fn beliefs_without_a_source() {
    let claim = check(
        "
The bank is expected to cut rates in May.
            ^^^^^^^^ nothing
         ^^^^^^^^^^^ cue
^^^^^^^^             ^^^^^^^^^^^^^^^^^^^ content
",
    );
    assert_eq!((claim.source, claim.certainty), (None, Certainty::Probable));
    let claim = check(
        "
Reportedly, the envoys are confused.
^^^^^^^^^^ cue
            ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    assert_eq!(claim.certainty, Certainty::Probable);
}

#[test]
fn mixed_quotations_keep_their_marks() {
    let claim = check(
        "
The secretary said the talks were “open and useful” but slow.
^^^^^^^^^^^^^ source
              ^^^^ cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    assert_eq!(claim.quotation, Some(QuotationKind::Mixed));
}

#[test]
fn a_quotation_that_stands_alone_goes_on() {
    let text = "“We will stay,” said Petr Varga.\n\n“Nobody can move us. That is final.”";
    let article = read(text);
    let claims = attributed(&article);
    assert_eq!(claims.len(), 1);
    let content: Vec<_> = claims[0].content.iter().map(|span| span.of(text)).collect();
    assert_eq!(content, ["“We will stay,”", "“Nobody can move us. That is final.”"]);
}

#[test]
fn stance_certainty_and_polarity() {
    let warns = check(
        "
The agency warned that floods may follow.
^^^^^^^^^^ source
           ^^^^^^ cue
                  ^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    assert_eq!((warns.stance, warns.certainty), (Stance::Warns, Certainty::Possible));
    let doubts = check(
        "
The agency doubts that the dam will hold.
^^^^^^^^^^ source
           ^^^^^^ cue
                  ^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    assert_eq!((doubts.stance, doubts.certainty), (Stance::Believes, Certainty::Doubtful));
    let negative = check(
        "
The mayor said the dam would not hold.
^^^^^^^^^ source
          ^^^^ cue
               ^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    assert_eq!((negative.polarity, negative.certainty), (Polarity::Negative, Certainty::Certain));
}

#[test]
fn a_denial_answers_the_claim_before_it() {
    let text = "Cestronia accused the government of preparing an attack. Holmere rejects that claim.";
    let article = read(text);
    let denial = article.claims.iter().find(|claim| claim.stance == Stance::Denies).expect("a denial");
    let target = denial.target.as_ref().expect("a target");
    assert_eq!(target.span.of(text), "that claim");
    let answered = target.claim.map(|index| article.claims[index].cue.expect("a cue").of(text));
    assert_eq!(answered, Some("accused"));
}

#[test]
fn an_official_without_a_name_stays_one_source() {
    let text = "A senior harbour official said the pier was closed. The pier is old, the official said.";
    let article = read(text);
    let names: Vec<_> = attributed(&article).iter().filter_map(|claim| claim.source.as_ref()).collect();
    assert_eq!(names.len(), 2);
    assert!(
        names
            .iter()
            .all(|source| source.kind == SourceKind::Anonymous && source.name == "senior harbour official")
    );
}

#[test]
fn other_languages_and_odd_texts_give_no_claims() {
    let mut german = article("Der Minister sagte am Montag, die Brücke sei sicher.");
    german.language = Some("de".to_owned());
    assert_eq!(analyse(Lexicon::bundled(), Arc::new(german)).claims, []);
    for text in
        ["", "said", "“", "a b c d", "x = said(\"y\");", "1 2 3 4\n5 6 7 8", "said said said, said: said"]
    {
        assert!(read(text).claims.len() <= 1, "{text}");
    }
}

#[test]
fn long_texts_take_time_in_proportion() {
    for pattern in ["he said that ", "“ he said, ", "X, who said, Y, and ", "said “a ” "] {
        let text = pattern.repeat(1_000);
        for claim in read(&text).claims {
            let spans =
                claim.content.iter().chain(&claim.cue).copied().chain(claim.source.map(|source| source.span));
            assert!(spans.into_iter().all(|span| text.get(span.start..span.end).is_some()));
        }
    }
}
