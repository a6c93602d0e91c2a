//! Everything the analysis knows of one article, as `annotate` prints it.

use serde::{Serialize, Serializer};

use super::{ClaimObject, Passage, SpanObject};
use crate::export::words::Word;
use crate::model::{Analysed, Article, Briefing, Entity, Published, Quantity, TimeExpression, Title, Value};
use crate::text::Span;

/// One article with its structure, names, dates, quantities and claims.
#[derive(Debug, Serialize)]
pub struct Annotation<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    path: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    title: Option<TitleObject<'a>>,
    source: Option<SourceObject<'a>>,
    byline: Option<BylineObject<'a>>,
    authors: &'a [String],
    credits: Vec<Passage<'a>>,
    dateline: Option<DatelineObject<'a>>,
    published: Option<PublishedObject<'a>>,
    tags: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrected: Vec<CorrectionObject<'a>>,
    text: &'a str,
    blocks: Vec<BlockObject>,
    sentences: Vec<SpanObject>,
    entities: Vec<EntityObject<'a>>,
    dates: Vec<DateObject<'a>>,
    quantities: Vec<QuantityObject<'a>>,
    claims: Vec<ClaimObject<'a>>,
}

impl<'a> Annotation<'a> {
    /// The same without the claims at some places among them.
    pub(super) fn without(mut self, left_out: &[usize]) -> Self {
        let mut place = 0;
        self.claims.retain(|_| {
            place += 1;
            !left_out.contains(&(place - 1))
        });
        self
    }

    /// The object of the article at `place`, its names those that hold across the briefing.
    pub fn new(briefing: &'a Briefing, place: usize, analysed: &'a Analysed) -> Self {
        let article = &*analysed.article;
        let text = &*article.text;
        Self {
            id: article.id.to_string(),
            repeat: article.id.repeated(),
            path: article.path.as_deref(),
            url: article.url.as_deref(),
            language: article.language.as_deref(),
            title: article.title.as_ref().map(TitleObject::new),
            source: article
                .source
                .as_ref()
                .map(|source| SourceObject { name: &source.name, at: Place::new(source.span) }),
            byline: article
                .byline
                .as_ref()
                .map(|byline| BylineObject { text: &byline.text, at: Place::new(byline.span) }),
            authors: &article.authors,
            credits: article.credits.iter().map(|&span| Passage::new(text, span)).collect(),
            dateline: article
                .dateline
                .as_ref()
                .map(|dateline| DatelineObject { places: &dateline.places, at: dateline.span.into() }),
            published: article.published.as_ref().map(PublishedObject::new),
            tags: &article.tags,
            corrected: CorrectionObject::all(article),
            text,
            blocks: article
                .blocks
                .iter()
                .map(|block| BlockObject { kind: block.kind.word(), at: block.span.into() })
                .collect(),
            sentences: analysed.sentences.iter().map(|&span| span.into()).collect(),
            entities: analysed
                .entities
                .iter()
                .map(|entity| EntityObject::new(briefing, place, analysed, entity))
                .collect(),
            dates: analysed.dates.iter().map(DateObject::new).collect(),
            quantities: analysed.quantities.iter().map(QuantityObject::new).collect(),
            claims: (0..analysed.claims.len())
                .filter_map(|index| ClaimObject::new(briefing, place, index))
                .collect(),
        }
    }
}

/// What the user put right, and what the article said.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionObject<'a> {
    what: &'static str,
    was: Option<&'a str>,
}

impl<'a> CorrectionObject<'a> {
    pub(super) fn all(article: &'a Article) -> Vec<Self> {
        let was = |was: &'a str| Some(was).filter(|was| !was.is_empty());
        article.corrected.iter().map(|of| Self { what: of.field.word(), was: was(&of.was) }).collect()
    }
}

/// A place in the text where there is one; a value from metadata has none.
#[derive(Clone, Copy, Debug, Serialize)]
struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl Place {
    fn new(span: Option<Span>) -> Self {
        Self { start: span.map(|span| span.start), end: span.map(|span| span.end) }
    }
}

#[derive(Debug, Serialize)]
struct TitleObject<'a> {
    text: &'a str,
    #[serde(flatten)]
    at: Place,
    derived: bool,
}

impl<'a> TitleObject<'a> {
    fn new(title: &'a Title) -> Self {
        Self { text: &title.text, at: Place::new(title.span), derived: title.derived }
    }
}

#[derive(Debug, Serialize)]
struct SourceObject<'a> {
    name: &'a str,
    #[serde(flatten)]
    at: Place,
}

#[derive(Debug, Serialize)]
struct BylineObject<'a> {
    text: &'a str,
    #[serde(flatten)]
    at: Place,
}

#[derive(Debug, Serialize)]
struct DatelineObject<'a> {
    places: &'a [String],
    #[serde(flatten)]
    at: SpanObject,
}

#[derive(Debug, Serialize)]
struct PublishedObject<'a> {
    value: &'a str,
    basis: &'static str,
    #[serde(flatten)]
    at: Place,
}

impl<'a> PublishedObject<'a> {
    fn new(published: &'a Published) -> Self {
        Self { value: &published.value, basis: published.basis.word(), at: Place::new(published.span) }
    }
}

#[derive(Debug, Serialize)]
struct BlockObject {
    kind: &'static str,
    #[serde(flatten)]
    at: SpanObject,
}

#[derive(Debug, Serialize)]
struct EntityObject<'a> {
    #[serde(flatten)]
    at: SpanObject,
    kind: &'static str,
    name: &'a str,
}

impl<'a> EntityObject<'a> {
    fn new(briefing: &'a Briefing, place: usize, analysed: &'a Analysed, entity: &Entity) -> Self {
        let own = analysed.names.get(entity.name).map(|name| name.canonical.as_str());
        let joined = briefing.names.canonical(place, entity.name);
        let words = entity.span.of(&analysed.article.text);
        Self { at: entity.span.into(), kind: entity.kind.word(), name: joined.or(own).unwrap_or(words) }
    }
}

#[derive(Debug, Serialize)]
struct DateObject<'a> {
    #[serde(flatten)]
    at: SpanObject,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
}

impl<'a> DateObject<'a> {
    fn new(date: &'a TimeExpression) -> Self {
        Self { at: date.span.into(), kind: date.kind.word(), value: &date.value }
    }
}

#[derive(Debug, Serialize)]
struct QuantityObject<'a> {
    #[serde(flatten)]
    at: SpanObject,
    value: ValueObject,
    unit: &'a str,
    bound: &'static str,
    change: Option<&'static str>,
}

impl<'a> QuantityObject<'a> {
    fn new(quantity: &'a Quantity) -> Self {
        Self {
            at: quantity.span.into(),
            value: ValueObject(quantity.value),
            unit: &quantity.unit,
            bound: quantity.bound.word(),
            change: quantity.change.map(Word::word),
        }
    }
}

/// A number, or `[low, high]`; whole numbers without a decimal point.
#[derive(Clone, Copy, Debug)]
struct ValueObject(Value);

impl Serialize for ValueObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::One(value) => Number(value).serialize(serializer),
            Value::Range(low, high) => [Number(low), Number(high)].serialize(serializer),
        }
    }
}

struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Up to here every whole number has an exact `f64`.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{QuantityObject, Value};
    use crate::model::{Bound, Quantity};
    use crate::text::Span;

    fn line(value: Value) -> String {
        let quantity = Quantity {
            span: Span::new(3, 9),
            value,
            unit: "troop".to_owned(),
            bound: Bound::MoreThan,
            change: None,
        };
        serde_json::to_string(&QuantityObject::new(&quantity)).unwrap()
    }

    #[test]
    fn whole_numbers_have_no_point_and_ranges_are_pairs() {
        assert_eq!(
            line(Value::One(10000.0)),
            r#"{"start":3,"end":9,"value":10000,"unit":"troop","bound":">","change":null}"#
        );
        assert!(line(Value::Range(1.5, 2.0)).contains(r#""value":[1.5,2]"#));
    }
}
