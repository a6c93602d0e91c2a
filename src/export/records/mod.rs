//! The results of the commands as rows and objects; one file per kind of result.

mod choice;
mod claim;
mod find;
mod hit;
mod key;
mod list;
mod note;
mod story;
mod timeline;

pub use choice::Choice;
pub use claim::{claims, claims_of, content};
pub use find::finds;
pub use hit::{Hit, hits};
pub use key::{Key, keys};
pub use list::list;
pub use note::{Note, notes};
pub use story::stories;
pub use timeline::{timeline, timeline_of};

use super::citation::origin;
use super::words::Word;
use crate::model::{Article, Basis, Briefing, Story};
use crate::text::width::truncate;

/// The title as tables show it: one derived from the lead stands between slashes.
pub fn title(article: &Article) -> String {
    match &article.title {
        Some(title) if title.derived => format!("/{}/", title.text.trim()),
        Some(title) => title.text.trim().to_owned(),
        None => String::new(),
    }
}

/// What tables show by signs, as columns of data: whether the title was derived from the lead, and how the date of
/// publication is known.
const DATA: &[&str] = &["derived", "basis"];

/// The same where no column tells the agencies credited, which tables put in brackets for a source that is not named.
const DATA_AND_CREDITS: &[&str] = &["derived", "basis", "credits"];

/// The title and publication date without signs, and cells for the columns of [`DATA`].
fn data(article: &Article) -> (String, String, [String; 2]) {
    let title = article.title.as_ref();
    let published = article.published.as_ref();
    (
        title.map_or(String::new(), |title| title.text.trim().to_owned()),
        published.map_or(String::new(), |published| published.value.clone()),
        [
            title.map_or(String::new(), |title| title.derived.to_string()),
            published.map_or(String::new(), |published| published.basis.word().to_owned()),
        ],
    )
}

/// The masthead or agency that published the article; where none is named, the agencies credited, in brackets.
pub fn source(article: &Article) -> String {
    match outlet(article) {
        credited if article.source.is_none() && !credited.is_empty() => format!("({credited})"),
        outlet => outlet,
    }
}

/// The masthead or agency, else the agencies credited, by which an article is looked for.
pub fn outlet(article: &Article) -> String {
    article.source.as_ref().map_or_else(|| credits(article), |source| source.name.clone())
}

/// The masthead or agency that published the article, if one is named; who is only credited stands elsewhere.
fn named(article: &Article) -> String {
    article.source.as_ref().map_or(String::new(), |source| source.name.clone())
}

/// The agencies credited, in order, each as the text names it.
pub fn credits(article: &Article) -> String {
    let credits = article.credits.iter().map(|&span| article.plain(span).trim().to_owned());
    credits.collect::<Vec<_>>().join(", ")
}

/// The publication date as tables show it; one that is only inferred is marked.
pub fn published(article: &Article) -> String {
    match &article.published {
        None => String::new(),
        Some(published) if published.basis == Basis::Inferred => format!("~{}", published.value),
        Some(published) => published.value.clone(),
    }
}

/// The sources that the letters of a story stand for, one a line: `A  AFP, 10 January 2022: Talks begin`.
pub fn legend(briefing: &Briefing, story: &Story) -> Vec<String> {
    let lines = story.articles.iter().filter_map(|&place| {
        let article = &briefing.articles.get(place)?.article;
        // A lead that serves as a title may be long.
        let title = article.title.as_ref().map_or("", |title| title.text.trim());
        let title = truncate(title, 80);
        let joint = if title.is_empty() { "" } else { ": " };
        Some(format!("{}  {}{joint}{title}", story.letter(place)?, origin(article)))
    });
    lines.collect()
}
