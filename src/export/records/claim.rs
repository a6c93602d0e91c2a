//! Claims, one per row: where it stands, who says it, how, and what.

use std::io;
use std::rc::Rc;

use super::Choice;
use crate::export::article::number_at;
use crate::export::citation::citation;
use crate::export::json::{ClaimRow, List};
use crate::export::sheet::{Column, Record, Sheet};
use crate::export::words::Word;
use crate::model::{Analysed, Article, Briefing, Claim, Story};
use crate::text::Span;

const COLUMNS: &[Column] = &[
    Column::whole("at"),
    Column::cut("speaker"),
    Column::whole("stance"),
    Column::whole("certainty"),
    Column::cut("cue"),
    Column::wrapped("content"),
    Column::aside("citation"),
    Column::middle("claim"),
];

/// The claims chosen, in input and text order.
pub fn claims<'a>(briefing: &'a Briefing, choice: &'a Choice) -> Sheet<'a> {
    let mut stories = vec![None; briefing.articles.len()];
    for (place, story) in briefing.stories.iter().enumerate() {
        for &article in &story.articles {
            if let Some(of) = stories.get_mut(article) {
                *of = Some((place + 1, story));
            }
        }
    }
    let places = stories.into_iter().enumerate();
    let records = places.flat_map(move |(place, story)| {
        let article = Place::of(briefing, story.map(|(number, story)| (Some(number), story)), place);
        let count = briefing.articles.get(place).map_or(0, |of| of.claims.len());
        (0..count)
            .filter(move |&index| choice.has_claim(place, index))
            .map(move |index| Box::new(Row { article: Rc::clone(&article), index }) as Box<dyn Record + '_>)
    });
    Sheet::of("Claims", COLUMNS, &[], records)
}

/// Some claims of a story, each an article with an index among its claims, in this order.
pub fn claims_of<'a>(
    briefing: &'a Briefing,
    story: Option<&'a Story>,
    claims: Vec<(usize, usize)>,
) -> Sheet<'a> {
    let mut known: Option<Rc<Place<'a>>> = None;
    let records = claims.into_iter().map(move |(place, index)| {
        let article = match &known {
            Some(known) if known.article == place => Rc::clone(known),
            _ => Place::of(briefing, story.map(|story| (None, story)), place),
        };
        known = Some(Rc::clone(&article));
        Box::new(Row { article, index }) as Box<dyn Record + '_>
    });
    let legend = story.map(|story| super::legend(briefing, story)).unwrap_or_default();
    Sheet { legend, ..Sheet::of("Claims", COLUMNS, &[], records) }
}

/// An article and where it stands, looked up once for all of its claims.
struct Place<'a> {
    briefing: &'a Briefing,
    story: Option<&'a Story>,
    article: usize,
    /// Number of the story and letter in it: `1:B`.
    at: String,
    /// The letter alone, where others stand beside the article.
    letter: String,
    /// The paragraphs.
    body: Vec<Span>,
}

impl<'a> Place<'a> {
    fn of(briefing: &'a Briefing, story: Option<(Option<usize>, &'a Story)>, place: usize) -> Rc<Self> {
        let number = story.and_then(|(number, _)| number).map(|number| format!("{number}:"));
        let letter = story.and_then(|(_, story)| story.letter(place)).unwrap_or_default();
        let is_lone = story.is_none_or(|(_, story)| story.articles.len() < 2);
        let body = briefing.articles.get(place).map(|of| of.article.body().map(|block| block.span).collect());
        Rc::new(Self {
            briefing,
            story: story.map(|(_, story)| story),
            article: place,
            at: number.unwrap_or_default() + &letter,
            letter: if is_lone { String::new() } else { letter },
            body: body.unwrap_or_default(),
        })
    }

    fn citation(&self, claim: &Claim) -> String {
        let Some(analysed) = self.briefing.articles.get(self.article) else { return String::new() };
        citation(&analysed.article, &self.letter, number_at(&self.body, claim.span), claim.span)
    }
}

struct Row<'a> {
    article: Rc<Place<'a>>,
    index: usize,
}

impl Row<'_> {
    fn claim(&self) -> Option<(&Analysed, &Claim)> {
        let analysed = self.article.briefing.articles.get(self.article.article)?;
        Some((analysed, analysed.claims.get(self.index)?))
    }
}

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let Some((analysed, claim)) = self.claim() else { return Vec::new() };
        let article = &self.article;
        let paragraph = number_at(&article.body, claim.span);
        let paragraph = paragraph.map(|number| format!("¶{number}")).unwrap_or_default();
        vec![vec![
            format!("{}{paragraph}", article.at),
            article.briefing.speaker(article.article, claim).unwrap_or_default().to_owned(),
            claim.stance.word().to_owned(),
            claim.certainty.word().to_owned(),
            claim.cue.map(|cue| analysed.article.plain(cue).into_owned()).unwrap_or_default(),
            content(claim, &analysed.article),
            article.citation(claim),
            analysed.claim_id(self.index).to_string(),
        ]]
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        let Some((_, claim)) = self.claim() else { return Ok(()) };
        let (article, citation) = (&self.article, self.article.citation(claim));
        let story = article.story.map(|story| story.id.as_str());
        let row = ClaimRow::new(article.briefing, story, article.article, self.index, citation);
        row.map_or(Ok(()), |row| list.push(&row))
    }
}

/// What is said, its fragments joined by an ellipsis.
pub fn content(claim: &Claim, article: &Article) -> String {
    claim.content.iter().map(|&span| article.plain(span)).collect::<Vec<_>>().join(" … ")
}
