//! Any bytes through ingest, analysis, comparison and export.

use parallax::analysis::syntax;
use parallax::compare::compare;
use parallax::export::json::{self, Annotation};
use parallax::export::records::{self, Choice};
use parallax::export::{Compared, EXPORTS, Page};
use parallax::lexicon::Lexicon;
use parallax::model::{Analysed, Briefing, Claim};
use parallax::text::Span;
use parallax::text::pieces::pieces;
use parallax::text::wrap::LineEnds;
use proptest::prelude::*;

use super::briefing;
use super::hostile::{article, bytes, is_dangerous};

/// Spans that do not lie in the text or split a character, by the name of what holds them.
fn misplaced(analysed: &Analysed) -> Vec<(&'static str, Span)> {
    let article = &analysed.article;
    let mut spans = Vec::new();
    spans.extend(article.title.iter().filter_map(|title| title.span).map(|span| ("title", span)));
    spans.extend(article.source.iter().filter_map(|source| source.span).map(|span| ("source", span)));
    spans.extend(article.byline.iter().filter_map(|byline| byline.span).map(|span| ("byline", span)));
    spans.extend(article.credits.iter().map(|&span| ("credit", span)));
    spans.extend(article.dateline.iter().map(|dateline| ("dateline", dateline.span)));
    spans.extend(
        article.published.iter().filter_map(|published| published.span).map(|span| ("published", span)),
    );
    spans.extend(article.blocks.iter().map(|block| ("block", block.span)));
    spans.extend(analysed.sentences.iter().map(|&span| ("sentence", span)));
    spans.extend(analysed.entities.iter().map(|entity| ("entity", entity.span)));
    spans.extend(analysed.dates.iter().map(|date| ("date", date.span)));
    spans.extend(analysed.quantities.iter().map(|quantity| ("quantity", quantity.span)));
    spans.extend(analysed.claims.iter().flat_map(claim_spans));
    spans.retain(|(_, span)| span.is_empty() || article.text.get(span.start..span.end).is_none());
    spans
}

fn claim_spans(claim: &Claim) -> Vec<(&'static str, Span)> {
    let mut spans = vec![("evidence", claim.span)];
    spans.extend(claim.source.iter().map(|source| ("speaker", source.span)));
    spans.extend(claim.cue.iter().map(|&span| ("cue", span)));
    spans.extend(claim.content.iter().map(|&span| ("content", span)));
    spans.extend(claim.certainty_by.iter().map(|&span| ("hedge", span)));
    spans.extend(claim.target.iter().map(|target| ("target", target.span)));
    spans
}

fn annotations(briefing: &Briefing) -> Vec<String> {
    let annotated = briefing.articles.iter().enumerate();
    annotated
        .map(|(place, analysed)| {
            let mut line = Vec::new();
            json::write(&mut line, &Annotation::new(briefing, place, analysed))
                .expect("memory takes everything");
            String::from_utf8(line).expect("JSON is UTF-8")
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_in_the_text_on_whole_characters(inputs in prop::collection::vec(bytes(), 1..3)) {
        for analysed in &briefing(inputs).articles {
            prop_assert_eq!(misplaced(analysed), [], "{:?}", analysed.article.text);
        }
    }

    #[test]
    fn what_is_no_mark_of_markdown_is_on_a_line(text in article(), marks in "[*_`>#\\[\\]()! a\n-]{0,40}", width in 1_usize..40) {
        for analysed in &briefing([format!("# *A* title\n\n{marks}{text}{marks}").into_bytes()]).articles {
            prop_assert_eq!(misplaced(analysed), []);
            let (text, markup) = (&analysed.article.text, &analysed.article.markup);
            let is_blank = |start, end| markup.plain(text, Span::new(start, end)).trim().is_empty();
            for block in &analysed.article.blocks {
                let mut at = block.span.start;
                for line in markup.wrap(text, block.span, width, LineEnds::Flow) {
                    prop_assert!(at <= line.span.start && text.get(line.span.start..line.span.end).is_some());
                    prop_assert!(is_blank(at, line.span.start), "{:?}", &text[at..line.span.start]);
                    at = line.span.end;
                }
                prop_assert!(is_blank(at, block.span.end), "{:?}", &text[at..block.span.end]);
            }
        }
    }

    #[test]
    fn blocks_and_sentences_stand_in_order_and_apart(text in article()) {
        for analysed in &briefing([text.into_bytes()]).articles {
            let blocks: Vec<Span> = analysed.article.blocks.iter().map(|block| block.span).collect();
            prop_assert!(blocks.is_sorted_by(|a, b| a.end <= b.start), "{blocks:?}");
            prop_assert!(analysed.sentences.is_sorted_by(|a, b| a.end <= b.start), "{:?}", analysed.sentences);
            for sentence in &analysed.sentences {
                prop_assert!(blocks.iter().any(|block| block.contains(*sentence)), "{sentence:?} in {blocks:?}");
            }
        }
    }

    #[test]
    fn words_and_pieces_taken_over_from_tokens_are_those_of_the_text(inputs in prop::collection::vec(bytes(), 1..3)) {
        for analysed in &briefing(inputs).articles {
            let article = &analysed.article;
            prop_assert_eq!(analysed.words, article.words(), "{:?}", article.text);
            let syntax = syntax::parse(Lexicon::bundled(), article);
            for sentence in syntax.sentences.iter().filter(|_| article.markup.is_empty()) {
                let taken = &syntax.pieces.pieces[sentence.pieces.clone()];
                prop_assert_eq!(taken, pieces(&article.text, sentence.span), "{:?}", article.text);
            }
        }
    }

    #[test]
    fn claims_point_at_what_there_is(text in article()) {
        for analysed in &briefing([text.into_bytes()]).articles {
            for claim in &analysed.claims {
                prop_assert!(claim.entities.iter().all(|&index| index < analysed.entities.len()));
                prop_assert!(claim.dates.iter().all(|&index| index < analysed.dates.len()));
                prop_assert!(claim.quantities.iter().all(|&index| index < analysed.quantities.len()));
                prop_assert!(claim.cue.is_none_or(|cue| claim.span.contains(cue)), "{claim:?}");
                prop_assert!(claim.content.is_sorted_by(|a, b| a.end <= b.start), "{claim:?}");
                let name = claim.source.as_ref().and_then(|source| source.name_index);
                prop_assert!(name.is_none_or(|index| index < analysed.names.len()));
                let target = claim.target.as_ref().and_then(|target| target.claim);
                prop_assert!(target.is_none_or(|index| index < analysed.claims.len()));
            }
        }
    }

    #[test]
    fn the_same_bytes_give_the_same_analysis(inputs in prop::collection::vec(bytes(), 1..3)) {
        prop_assert_eq!(annotations(&briefing(inputs.clone())), annotations(&briefing(inputs)));
    }

    #[test]
    fn json_decodes_to_the_unaltered_text_and_holds_no_control(text in article()) {
        let briefing = briefing([text.into_bytes()]);
        for (line, analysed) in annotations(&briefing).iter().zip(&briefing.articles) {
            prop_assert!(!line.contains(char::is_control), "{line:?}");
            let decoded: serde_json::Value = serde_json::from_str(line).expect("annotate writes JSON");
            prop_assert_eq!(decoded["text"].as_str(), Some(&*analysed.article.text));
        }
    }

    #[test]
    fn findings_point_into_their_articles(a in article(), b in article(), c in article()) {
        let briefing = briefing([a, b, c].map(String::into_bytes));
        for story in &briefing.stories {
            let comparison = compare(&briefing, story);
            let text = |article: usize| &*briefing.articles[article].article.text;
            for alignment in &comparison.alignments {
                for pair in &alignment.pairs {
                    prop_assert!(briefing.articles[alignment.a].sentences.contains(&pair.a), "{pair:?}");
                    prop_assert!(briefing.articles[alignment.b].sentences.contains(&pair.b), "{pair:?}");
                    prop_assert!(pair.score > 0.0 && pair.score <= 1.0 + f32::EPSILON, "{pair:?}");
                }
            }
            for member in comparison.findings.iter().flat_map(|finding| &finding.members) {
                prop_assert!(!member.span.of(text(member.article)).is_empty(), "{member:?}");
                prop_assert!(member.span.contains(member.mark), "{member:?}");
            }
        }
    }

    #[test]
    fn what_is_printed_is_harmless(a in article(), b in article()) {
        let briefing = briefing([a, b].map(String::into_bytes));
        let all = Choice::default();
        for export in EXPORTS {
            let mut out = Vec::new();
            let write = |sheet, out: &mut Vec<u8>| (export.sheet)(sheet, Page::default(), out);
            write(records::list(&briefing, &all), &mut out).expect("memory takes everything");
            write(records::stories(&briefing, &all), &mut out).expect("memory takes everything");
            write(records::claims(&briefing, &all), &mut out).expect("memory takes everything");
            if let Some(print) = export.comparison {
                let mut compared = briefing.stories.iter().map(|story| Compared {
                    briefing: &briefing,
                    story,
                    comparison: compare(&briefing, story),
                });
                print(&mut compared, Page::default(), &mut out).expect("memory takes everything");
            }
            let printed = String::from_utf8(out).expect("all output is UTF-8");
            // Lines end as their format wants it: CSV with a carriage return. JSON keeps the text unaltered, and
            // only escapes what acts on a terminal.
            let mut shown = printed.chars().filter(|&c| c != '\n' && c != '\r');
            let is_wrong = if export.objects.is_some() { char::is_control } else { is_dangerous };
            let dangerous = shown.find(|&c| is_wrong(c));
            prop_assert_eq!(dangerous, None, "{}: {}", export.name, printed);
        }
    }
}
