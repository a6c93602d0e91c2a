//! Claims, one per row: where it stands, who says it, how, and what.

use std::io;

use super::Choice;
use crate::export::json::{ClaimRow, List};
use crate::export::sheet::{Column, Record, Sheet};
use crate::export::words::Word;
use crate::model::{Article, Briefing, Claim, Story};

const COLUMNS: &[Column] = &[
    Column::whole("at"),
    Column::cut("speaker"),
    Column::whole("stance"),
    Column::whole("certainty"),
    Column::cut("cue"),
    Column::wrapped("content"),
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
    let places = briefing.articles.iter().zip(stories).enumerate();
    let records = places.flat_map(move |(place, (analysed, story))| {
        (0..analysed.claims.len())
            .filter(move |&index| choice.has_claim(place, index))
            .map(move |index| Box::new(Row { briefing, story, place, index }) as Box<dyn Record + 'a>)
    });
    Sheet { title: "Claims", columns: COLUMNS, data: &[], records: Box::new(records) }
}

struct Row<'a> {
    briefing: &'a Briefing,
    /// Its number and itself.
    story: Option<(usize, &'a Story)>,
    place: usize,
    index: usize,
}

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let Some(analysed) = self.briefing.articles.get(self.place) else { return Vec::new() };
        let Some(claim) = analysed.claims.get(self.index) else { return Vec::new() };
        let (number, story) = self.story.unzip();
        let letter = story.and_then(|story| story.letter(self.place)).unwrap_or_default();
        let paragraph = analysed.article.paragraph_at(claim.span.start);
        let paragraph = paragraph.map(|number| format!("¶{number}")).unwrap_or_default();
        let at =
            format!("{}{letter}{paragraph}", number.map(|number| format!("{number}:")).unwrap_or_default());
        vec![vec![
            at,
            self.briefing.speaker(self.place, claim).unwrap_or_default().to_owned(),
            claim.stance.word().to_owned(),
            claim.certainty.word().to_owned(),
            claim.cue.map(|cue| analysed.article.plain(cue).into_owned()).unwrap_or_default(),
            content(claim, &analysed.article),
            analysed.claim_id(self.index).to_string(),
        ]]
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        let story = self.story.map(|(_, story)| story.id.as_str());
        ClaimRow::new(self.briefing, story, self.place, self.index).map_or(Ok(()), |row| list.push(&row))
    }
}

/// What is said, its fragments joined by an ellipsis.
fn content(claim: &Claim, article: &Article) -> String {
    claim.content.iter().map(|&span| article.plain(span)).collect::<Vec<_>>().join(" … ")
}
