//! One claim: who said it, by which words, what, and how sure.

use serde::Serialize;

use super::{Passage, SpanObject};
use crate::export::words::Word;
use crate::model::{Briefing, Claim};

/// A claim as it stands in `annotate`.
#[derive(Debug, Serialize)]
pub struct ClaimObject<'a> {
    id: String,
    #[serde(flatten)]
    at: SpanObject,
    voice: &'static str,
    source: Option<SpeakerObject<'a>>,
    cue: Option<Passage<'a>>,
    content: Vec<SpanObject>,
    quotation: Option<&'static str>,
    stance: &'static str,
    polarity: &'static str,
    certainty: &'static str,
    origin: Option<&'a str>,
    target: Option<TargetObject>,
    rule: &'a str,
    certainty_by: Vec<SpanObject>,
    entities: &'a [usize],
    dates: &'a [usize],
    quantities: &'a [usize],
}

impl<'a> ClaimObject<'a> {
    /// The object of the claim `index` of the article at `place`, if there is one.
    pub fn new(briefing: &'a Briefing, place: usize, index: usize) -> Option<Self> {
        let analysed = briefing.articles.get(place)?;
        let claim = analysed.claims.get(index)?;
        let text = &*analysed.article.text;
        Some(Self {
            id: analysed.claim_id(index).to_string(),
            at: claim.span.into(),
            voice: claim.voice.word(),
            source: SpeakerObject::new(briefing, place, claim, text),
            cue: claim.cue.map(|span| Passage::new(text, span)),
            content: claim.content.iter().map(|&span| span.into()).collect(),
            quotation: claim.quotation.map(Word::word),
            stance: claim.stance.word(),
            polarity: claim.polarity.word(),
            certainty: claim.certainty.word(),
            origin: claim.origin.as_deref(),
            target: claim.target.as_ref().map(|target| TargetObject {
                claim: target.claim.map(|index| analysed.claim_id(index).to_string()),
                at: target.span.into(),
            }),
            rule: &claim.rule,
            certainty_by: claim.certainty_by.iter().map(|&span| span.into()).collect(),
            entities: &claim.entities,
            dates: &claim.dates,
            quantities: &claim.quantities,
        })
    }
}

/// A claim as `claims` prints it: with its article and story.
#[derive(Debug, Serialize)]
pub struct ClaimRow<'a> {
    article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    story: Option<&'a str>,
    #[serde(flatten)]
    claim: ClaimObject<'a>,
    citation: String,
}

impl<'a> ClaimRow<'a> {
    /// The row of the claim `index` of the article at `place` in the story `story`, if there is one; `citation` is how
    /// its place is cited.
    pub fn new(
        briefing: &'a Briefing,
        story: Option<&'a str>,
        place: usize,
        index: usize,
        citation: String,
    ) -> Option<Self> {
        let id = &briefing.articles.get(place)?.article.id;
        let claim = ClaimObject::new(briefing, place, index)?;
        Some(Self { article: id.to_string(), repeat: id.repeated(), story, claim, citation })
    }
}

#[derive(Debug, Serialize)]
struct SpeakerObject<'a> {
    #[serde(flatten)]
    words: Passage<'a>,
    name: &'a str,
    kind: &'static str,
}

impl<'a> SpeakerObject<'a> {
    fn new(briefing: &'a Briefing, place: usize, claim: &'a Claim, text: &'a str) -> Option<Self> {
        let source = claim.source.as_ref()?;
        let name = briefing.speaker(place, claim).unwrap_or(&source.name);
        Some(Self { words: Passage::new(text, source.span), name, kind: source.kind.word() })
    }
}

#[derive(Debug, Serialize)]
struct TargetObject {
    claim: Option<String>,
    #[serde(flatten)]
    at: SpanObject,
}
