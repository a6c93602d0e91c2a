//! One story's sources side by side: aligned sentences, findings, and what only one says.

use serde::{Serialize, Serializer};

use super::SpanObject;
use super::story::copies;
use crate::export::words::Word;
use crate::model::{
    Alignment, Analysed, ArticleId, Briefing, Comparison, Edits, Finding, Member, Pair, Story,
};
use crate::text::Span;

/// A comparison as `compare` prints it.
#[derive(Debug, Serialize)]
pub struct ComparisonObject<'a> {
    story: &'a str,
    articles: Vec<ArticleObject<'a>>,
    copies: Vec<Vec<String>>,
    alignments: Vec<AlignmentObject<'a>>,
    findings: Vec<FindingObject<'a>>,
    only_in: OnlyIn,
    edits: Vec<EditsObject>,
}

impl<'a> ComparisonObject<'a> {
    /// The object of `comparison`, which is that of `story`.
    pub fn new(briefing: &'a Briefing, story: &'a Story, comparison: &'a Comparison) -> Self {
        let articles = story.articles.iter().filter_map(|&place| briefing.articles.get(place));
        Self {
            story: &story.id,
            articles: articles.map(|analysed| ArticleObject::new(analysed)).collect(),
            copies: copies(briefing, story),
            alignments: comparison
                .alignments
                .iter()
                .filter_map(|alignment| {
                    Some(AlignmentObject::new(
                        id(briefing, alignment.a)?,
                        id(briefing, alignment.b)?,
                        alignment,
                    ))
                })
                .collect(),
            findings: comparison
                .findings
                .iter()
                .map(|finding| FindingObject::new(briefing, finding))
                .collect(),
            only_in: OnlyIn::new(briefing, comparison),
            edits: comparison.edits.iter().filter_map(|edits| EditsObject::new(briefing, edits)).collect(),
        }
    }
}

fn id(briefing: &Briefing, place: usize) -> Option<&ArticleId> {
    Some(&briefing.articles.get(place)?.article.id)
}

#[derive(Debug, Serialize)]
struct ArticleObject<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<&'a str>,
}

impl<'a> ArticleObject<'a> {
    fn new(analysed: &'a Analysed) -> Self {
        let article = &*analysed.article;
        Self {
            id: article.id.to_string(),
            repeat: article.id.repeated(),
            title: article.title.as_ref().map(|title| title.text.as_str()),
            source: article.source.as_ref().map(|source| source.name.as_str()),
            published: article.published.as_ref().map(|published| published.value.as_str()),
        }
    }
}

#[derive(Debug, Serialize)]
struct AlignmentObject<'a> {
    a: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    a_repeat: Option<u32>,
    b: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    b_repeat: Option<u32>,
    pairs: Pairs<'a>,
}

impl<'a> AlignmentObject<'a> {
    fn new(a: &ArticleId, b: &ArticleId, alignment: &'a Alignment) -> Self {
        Self {
            a: a.to_string(),
            a_repeat: a.repeated(),
            b: b.to_string(),
            b_repeat: b.repeated(),
            pairs: Pairs(alignment),
        }
    }
}

/// The pairs, written one by one, since a story of many sources has very many.
#[derive(Debug)]
struct Pairs<'a>(&'a Alignment);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.pairs.iter().map(PairObject::new))
    }
}

#[derive(Debug, Serialize)]
struct PairObject {
    a: SpanObject,
    b: SpanObject,
    score: f64,
    relation: &'static str,
}

impl PairObject {
    fn new(pair: &Pair) -> Self {
        // Rounded up to four places: more would be noise, and a score above 0 stays above 0.
        let score = (f64::from(pair.score) * 10_000.0).ceil() / 10_000.0;
        Self { a: pair.a.into(), b: pair.b.into(), score, relation: pair.relation.word() }
    }
}

#[derive(Debug, Serialize)]
struct FindingObject<'a> {
    kind: &'static str,
    about: &'static str,
    members: Vec<MemberObject<'a>>,
    outlets: usize,
    origins: &'a [String],
    independent: usize,
    note: &'a str,
}

impl<'a> FindingObject<'a> {
    fn new(briefing: &Briefing, finding: &'a Finding) -> Self {
        Self {
            kind: finding.kind.word(),
            about: finding.about.word(),
            members: finding
                .members
                .iter()
                .filter_map(|member| MemberObject::new(briefing, member))
                .collect(),
            outlets: finding.outlets,
            origins: &finding.origins,
            independent: finding.independent,
            note: &finding.note,
        }
    }
}

#[derive(Debug, Serialize)]
struct MemberObject<'a> {
    article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    claim: Option<String>,
    #[serde(flatten)]
    at: SpanObject,
    value: &'a str,
    mark: SpanObject,
}

impl<'a> MemberObject<'a> {
    fn new(briefing: &Briefing, member: &'a Member) -> Option<Self> {
        let analysed = briefing.articles.get(member.article)?;
        Some(Self {
            article: analysed.article.id.to_string(),
            repeat: analysed.article.id.repeated(),
            claim: member.claim.map(|index| analysed.claim_id(index).to_string()),
            at: member.span.into(),
            value: &member.value,
            mark: member.mark.into(),
        })
    }
}

/// What a copy made of the fullest copy of its text: sentences, by the offsets of the article they stand in.
#[derive(Debug, Serialize)]
struct EditsObject {
    original: String,
    copy: String,
    left_out: Vec<SpanObject>,
    added: Vec<SpanObject>,
    changed: Vec<ChangeObject>,
}

#[derive(Debug, Serialize)]
struct ChangeObject {
    original: Vec<SpanObject>,
    copy: SpanObject,
}

impl EditsObject {
    fn new(briefing: &Briefing, edits: &Edits) -> Option<Self> {
        let spans = |sentences: &[Span]| sentences.iter().copied().map(Into::into).collect();
        let change = |&sentence: &Span| ChangeObject {
            original: edits.answered(sentence).map(Into::into).collect(),
            copy: sentence.into(),
        };
        Some(Self {
            original: id(briefing, edits.original)?.to_string(),
            copy: id(briefing, edits.copy)?.to_string(),
            left_out: spans(&edits.left_out),
            added: spans(&edits.added),
            changed: edits.changed.iter().map(change).collect(),
        })
    }
}

/// Claim ids by article id, in the story's order; articles with the same given id share one entry, and their
/// claims' ids tell them apart.
#[derive(Debug)]
struct OnlyIn(Vec<(String, Vec<String>)>);

impl OnlyIn {
    fn new(briefing: &Briefing, comparison: &Comparison) -> Self {
        let mut entries: Vec<(String, Vec<String>)> = Vec::new();
        for (place, claims) in &comparison.only_in {
            let Some(analysed) = briefing.articles.get(*place) else { continue };
            let article = analysed.article.id.to_string();
            let claims = claims.iter().map(|&index| analysed.claim_id(index).to_string());
            match entries.iter_mut().find(|(known, _)| *known == article) {
                Some((_, all)) => all.extend(claims),
                None => entries.push((article, claims.collect())),
            }
        }
        Self(entries)
    }
}

impl Serialize for OnlyIn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(article, claims)| (article, claims)))
    }
}

#[cfg(test)]
mod tests {
    use super::ComparisonObject;
    use crate::export::comparison::fixture::copied;

    #[test]
    fn what_a_copy_left_out_and_changed_stands_with_the_spans_of_both() {
        let (briefing, comparison) = copied();
        let object = ComparisonObject::new(&briefing, &briefing.stories[0], &comparison);
        let object = serde_json::to_value(object).unwrap();
        let edits = &object["edits"][0];
        assert_eq!((&edits["original"], &edits["copy"]), (&"a.txt".into(), &"b.txt".into()));
        assert_eq!(edits["left_out"][0]["start"], 43);
        assert_eq!(
            (&edits["changed"][0]["original"][0]["end"], &edits["added"]),
            (&41.into(), &serde_json::json!([]))
        );
        assert_eq!(object["copies"], serde_json::json!([["a.txt", "b.txt"]]));
    }
}
