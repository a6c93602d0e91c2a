//! The matrix of stories as rows of a sheet: facts by sources, for every form of output.

use std::borrow::Cow;
use std::io;
use std::rc::Rc;

use super::digest::on_one_line;
use super::facts::{Account, Fact, Facts};
use crate::export::citation::citation;
use crate::export::json::{AccountObject, FactRow, List};
use crate::export::records;
use crate::export::{Column, Record, Sheet};
use crate::model::{Analysed, Briefing, Story};

/// What stands where no passage of a source answers; the legend says so.
const SILENT: &str = "·";

/// Words quoted from an account, in characters.
const WORDS: usize = 80;

/// Accounts of one source told in a cell.
const ACCOUNTS: usize = 3;

/// A story with its facts.
#[derive(Clone, Debug)]
pub struct Tabulated<'a> {
    /// Its number among others; `None` where it stands alone.
    pub number: Option<usize>,
    /// The story.
    pub story: &'a Story,
    /// Its facts.
    pub facts: Facts,
}

/// The facts of stories by their sources, which are columns under their letters.
pub fn matrix<'a>(briefing: &'a Briefing, stories: Vec<Tabulated<'a>>) -> Sheet<'a> {
    let title = match stories.as_slice() {
        [one] => format!("Matrix: {}", one.story.title.trim()),
        _ => "Matrix".to_owned(),
    };
    let widest = stories.iter().map(|of| of.story).max_by_key(|story| story.articles.len());
    let letters = widest.map(letters).unwrap_or_default();
    let (numbered, sources) = (stories.len() > 1, letters.len());
    let mut columns = Vec::new();
    if numbered {
        columns.push(Column::figure("story"));
    }
    columns.extend([Column::whole("sign"), Column::wrapped("fact")]);
    let named = |letter: String| Column { name: Cow::Owned(letter), ..Column::wrapped("") };
    columns.extend(letters.into_iter().map(named));
    columns.extend([Column::whole("outlets"), Column::aside("origins")]);
    let mut legend = Vec::new();
    for of in &stories {
        if let Some(number) = of.number.filter(|_| numbered) {
            legend.push(format!("{number}: {}", of.story.title.trim()));
        }
        legend.extend(records::legend(briefing, of.story));
    }
    legend.push(format!("{SILENT}  no matching passage found"));
    let records = stories.into_iter().flat_map(move |of| {
        let sheet = Rc::new((of.number.filter(|_| numbered), of.story));
        of.facts.rows.into_iter().map(move |fact| {
            Box::new(Row { briefing, of: Rc::clone(&sheet), sources, fact }) as Box<dyn Record + 'a>
        })
    });
    Sheet { title: title.into(), legend, columns: columns.into(), data: &[], records: Box::new(records) }
}

/// The letters of a story's articles.
fn letters(story: &Story) -> Vec<String> {
    story.articles.iter().filter_map(|&article| story.letter(article)).collect()
}

struct Row<'a> {
    briefing: &'a Briefing,
    of: Rc<(Option<usize>, &'a Story)>,
    /// How many columns of sources the sheet has; those that this story has no source for stay empty.
    sources: usize,
    fact: Fact,
}

impl Row<'_> {
    /// The row with `silent` in the cells of sources that say nothing.
    fn cells(&self, silent: &str) -> Vec<String> {
        let (number, story) = *self.of;
        let sign = self.fact.sign;
        let mut cells: Vec<String> = number.map(|number| number.to_string()).into_iter().collect();
        cells.push(format!("{} {} · {}", sign.glyphs().0, sign.word(), self.fact.about));
        cells.push(self.fact.label.clone());
        cells.extend((0..self.sources).map(|column| match self.fact.accounts_in(column) {
            [] if column < story.articles.len() => silent.to_owned(),
            accounts => self.told(accounts),
        }));
        cells.push(self.fact.outlets.to_string());
        cells.push(self.fact.origins.join(", "));
        cells
    }

    /// `¶4 over 10,000; ¶6 some 10,000`.
    fn told(&self, accounts: &[Account]) -> String {
        let told = accounts.iter().take(ACCOUNTS).filter_map(|account| {
            let article = &self.briefing.articles.get(account.article)?.article;
            let words = on_one_line(&article.plain(account.mark), WORDS);
            Some(match account.paragraph {
                Some(number) => format!("¶{number} {words}"),
                None => words,
            })
        });
        let mut told = told.collect::<Vec<_>>().join("; ");
        if accounts.len() > ACCOUNTS {
            told.push_str("; …");
        }
        told
    }

    fn account(&self, account: &Account) -> Option<AccountObject<'_>> {
        let of: &Analysed = self.briefing.articles.get(account.article)?;
        let letter = self.of.1.letter(account.article)?;
        let cited = citation(&of.article, &letter, account.paragraph, account.span);
        let place = (letter, account.paragraph);
        Some(AccountObject::new(of, place, (account.span, account.mark), account.claim, cited))
    }
}

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        vec![self.cells(SILENT)]
    }

    fn data(&self) -> Vec<Vec<String>> {
        vec![self.cells("")]
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        let story = self.of.1;
        let speaking: Vec<usize> = self.fact.speaking().collect();
        let silent = letters(story).into_iter().enumerate();
        list.push(&FactRow {
            story: &story.id,
            sign: self.fact.sign.word().to_lowercase(),
            about: self.fact.about,
            fact: &self.fact.label,
            accounts: self.fact.accounts.iter().filter_map(|account| self.account(account)).collect(),
            silent: silent.filter(|(at, _)| !speaking.contains(at)).map(|(_, letter)| letter).collect(),
            outlets: self.fact.outlets,
            origins: &self.fact.origins,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Tabulated, matrix};
    use crate::app::facts::{Account, Fact, Facts};
    use crate::app::fixture::briefing;
    use crate::app::sign::Sign;
    use crate::export::{Page, named};
    use crate::text::Span;

    fn printed(format: &str) -> String {
        let briefing = briefing(&["Ten ferries left.", "It rained.", "Six ferries left."]);
        let account = |column: usize, end| Account {
            column,
            article: column,
            span: Span::new(0, end),
            mark: Span::new(0, 3),
            claim: None,
            paragraph: Some(1),
        };
        let fact = Fact {
            sign: Sign::Conflict,
            about: "number",
            label: "ferries".to_owned(),
            findings: vec![0],
            accounts: vec![account(0, 17), account(2, 17)],
            outlets: 2,
            origins: vec!["the port".to_owned()],
            unsourced: false,
        };
        let facts = Facts { rows: vec![fact], hidden: 0 };
        let sheet =
            matrix(&briefing, vec![Tabulated { number: Some(1), story: &briefing.stories[0], facts }]);
        let mut out = Vec::new();
        (named(format).unwrap().sheet)(sheet, Page::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn sources_are_columns_and_silence_is_told_in_the_legend() {
        assert_eq!(
            printed("md"),
            "\
# Matrix: A story

- A  0.txt, no date: A title
- B  1.txt, no date: A title
- C  2.txt, no date: A title
- ·  no matching passage found

| sign | fact | A | B | C | outlets | origins |
|---|---|---|---|---|---|---|
| ! CONFLICT · number | ferries | ¶1 Ten | · | ¶1 Six | 2 | the port |
"
        );
    }

    #[test]
    fn as_data_silence_is_an_empty_cell() {
        assert_eq!(
            printed("csv"),
            "sign,fact,A,B,C,outlets,origins\n! CONFLICT · number,ferries,¶1 Ten,,¶1 Six,2,the port\n"
        );
    }

    #[test]
    fn as_objects_accounts_are_cited_and_the_silent_named() {
        let row: serde_json::Value = serde_json::from_str(&printed("jsonl")).unwrap();
        assert_eq!(row["accounts"][1]["citation"], "2.txt, no date, C¶1 “Six ferries left.”");
        assert_eq!(
            (&row["accounts"][1]["start"], &row["accounts"][1]["mark"]["end"]),
            (&0.into(), &3.into())
        );
        assert_eq!(row["silent"], serde_json::json!(["B"]));
    }
}
