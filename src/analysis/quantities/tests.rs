//! Sentences with carets under each amount and its reading beside them.

use std::sync::Arc;

use super::find;
use crate::analysis::{dates, syntax};
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleId, Block, BlockKind, Bound, Change, Revision, Value};
use crate::text::{Markup, Span};

/// An article of one paragraph.
fn article(text: &str) -> Article {
    Article {
        id: ArticleId::new("a"),
        revision: Revision::of(text),
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
        text: Arc::from(text),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }].into(),
    }
}

/// Each amount as `bound value unit change`: `> 10000 troop`.
#[track_caller]
fn check(text: &str, carets: &str, readings: &[&str]) {
    let article = article(text);
    let syntax = syntax::parse(Lexicon::bundled(), &article);
    let lexicon = Lexicon::bundled();
    let dates = dates::find(lexicon, &article, &syntax);
    let found = find(lexicon, &article, &syntax, &dates);
    let mut drawn: Vec<char> = vec![' '; text.chars().count()];
    let mut read = Vec::new();
    for amount in &found {
        let place = |byte: usize| text[..byte].chars().count();
        drawn[place(amount.span.start)..place(amount.span.end)].fill('^');
        let bound = match amount.bound {
            Bound::Exactly => "=",
            Bound::About => "~",
            Bound::MoreThan => ">",
            Bound::LessThan => "<",
            Bound::AtLeast => ">=",
            Bound::AtMost => "<=",
        };
        let value = match amount.value {
            Value::One(value) => format!("{}", (value * 1e4).round() / 1e4),
            Value::Range(low, high) => format!("{low}-{high}"),
        };
        let change = match amount.change {
            Some(Change::Up) => " up",
            Some(Change::Down) => " down",
            None => "",
        };
        read.push(format!("{bound} {value} {}{change}", amount.unit));
    }
    let drawn: String = drawn.into_iter().collect();
    assert_eq!(format!("{text}\n{}", drawn.trim_end()), format!("{text}\n{}", carets.trim_end()));
    assert_eq!(read, readings, "{text}");
}

#[test]
fn counts_with_bounds() {
    check(
        "Over 10,000 troops, some 200 tanks and at least two dozen jets arrived.",
        "^^^^^^^^^^^         ^^^^^^^^           ^^^^^^^^^^^^^^^^^^",
        &["> 10000 troop", "~ 200 tank", ">= 24 jet"],
    );
    check(
        "Tens of thousands of soldiers fled and almost 10,000 stayed.",
        "^^^^^^^^^^^^^^^^^                      ^^^^^^^^^^^^^",
        &[">= 10000 soldier", "< 10000 "],
    );
}

#[test]
fn money_with_and_without_signs() {
    check(
        "Aid of US$300 million (S$406 million) and 1.2 million euros was agreed.",
        "       ^^^^^^^^^^^^^^  ^^^^^^^^^^^^^      ^^^^^^^^^^^^^^^^^",
        &["= 300000000 dollar", "= 406000000 singapore dollar", "= 1200000 euro"],
    );
    check(
        "The firm offered £5bn, or $70 a share, and 40 pence per share in cash.",
        "                 ^^^^     ^^^^^^^^^^^      ^^^^^^^^^^^^^^^^^^",
        &["= 5000000000 pound sterling", "= 70 dollar per share", "= 40 penny per share"],
    );
}

#[test]
fn measures_and_changes() {
    check(
        "Rates rose 25 basis points to 3.5 per cent and sales fell by 4%.",
        "           ^^^^^^^^^^^^^^^    ^^^^^^^^^^^^                   ^^",
        &["= 25 basis point up", "= 3.5 percentage", "= 4 percentage down"],
    );
    check(
        "The bank cut its rate by half a percentage point, more than half of the cut that half a country asked for.",
        "                         ^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^                 ^^^^                      ",
        &["= 0.5 percentage point", "> 0.5 share", "= 0.5 share"],
    );
    check(
        "Waves of up to four metres hit a 45-acre farm 8 to 10 miles away.",
        "         ^^^^^^^^^^^^^^^^^       ^^^^^^^      ^^^^^^^^^^^^^",
        &["<= 4 metre", "= 45 acre", "= 8-10 mile"],
    );
}

#[test]
fn parts_of_a_whole() {
    check(
        "Nearly a third of voters and two-thirds of members stayed at home.",
        "^^^^^^^^^^^^^^               ^^^^^^^^^^",
        &["< 0.3333 share", "= 0.6667 share"],
    );
}

#[test]
fn ages() {
    check(
        "A 38-year-old man and his son, who is ten months old, were found.",
        "  ^^^^^^^^^^^                         ^^^^^^^^^^^^^^",
        &["= 38 year of age", "= 10 month of age"],
    );
}

#[test]
fn lengths_of_time_are_amounts_and_dates_are_not() {
    check(
        "On March 3, 2021 the strike had lasted more than a month and four days.",
        "                                       ^^^^^^^^^^^^^^^^^     ^^^^^^^^^",
        &["> 1 month", "= 4 day"],
    );
}

#[test]
fn earthquakes_have_a_magnitude() {
    check(
        "A magnitude 6.4 quake, first put at a magnitude of 6.9, was felt.",
        "            ^^^                                    ^^^          ",
        &["= 6.4 magnitude", "= 6.9 magnitude"],
    );
    check(
        "The 5.8-magnitude shock measured 5.9 on the Richter scale, or 6.1 in magnitude.",
        "    ^^^^^^^^^^^^^                ^^^                          ^^^",
        &["= 5.8 magnitude", "= 5.9 magnitude", "= 6.1 magnitude"],
    );
}

#[test]
fn names_ordinals_scores_and_pronouns_are_no_amounts() {
    check("The S-400 and the A320 came third, and no one saw the 6-3 win on Highway 35.", "", &[]);
    check("The Group of Seven met under flags at half-mast.", "", &[]);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Texts made of the pieces that dates and amounts are made of, with anything between.
    fn texts() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "Jan", "May", "Monday", "10", "2022", "3.5", "1,000", "the", "a", "last", "next", "half",
            "third", "quarter", "of", "year", "ago", "million", "$", "£", "per", "cent", "%", "-", "–", "/",
            ":", ".", ",", "'", "’", "s", "½", "p", "m", "one", "twenty", "and", "dozens", "every", "early",
            "on", "more", "than", "km", "°", "C", "US", "old", "(", ")", " ", " ", " ", "\n",
        ]);
        let piece = prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,3}"];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_text_gives_ordered_spans_inside_it(text in texts(), dated in any::<bool>()) {
            let mut article = article(&text);
            if dated {
                let value = "2022-02-28".to_owned();
                article.published = Some(crate::model::Published { value, basis: crate::model::Basis::Given, span: None });
            }
            let syntax = syntax::parse(Lexicon::bundled(), &article);
            let lexicon = Lexicon::bundled();
            let dates = dates::find(lexicon, &article, &syntax);
            let amounts = find(lexicon, &article, &syntax, &dates);
            for spans in [
                dates.iter().map(|date| date.span).collect::<Vec<_>>(),
                amounts.iter().map(|amount| amount.span).collect::<Vec<_>>(),
            ] {
                prop_assert!(spans.iter().all(|span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty())));
                prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
            }
            let sound = |amount: &crate::model::Quantity| match amount.value {
                Value::One(value) => value.is_finite(),
                Value::Range(low, high) => low < high && high.is_finite(),
            };
            prop_assert!(amounts.iter().all(sound));
        }
    }
}
