//! How an article's source, date and place are told in one line.

use crate::app::digest::on_one_line;
use crate::model::marks::Field;
use crate::model::{Article, Basis};

/// Masthead, else credits, else the beginning of the id: `Bloomberg, AFP`, `not named (000)`.
pub(super) fn source(article: &Article) -> String {
    if let Some(source) = &article.source {
        return source.name.clone();
    }
    let credits: Vec<_> = article.credits.iter().map(|&span| on_one_line(&article.plain(span), 40)).collect();
    if credits.is_empty() { format!("not named ({})", short_id(article)) } else { credits.join(", ") }
}

/// What tells the article from others in few cells: the file's name up to its first separator.
fn short_id(article: &Article) -> String {
    let name = article.id.given.rsplit('/').next().unwrap_or(&article.id.given);
    let short: String = name.chars().take_while(|c| c.is_alphanumeric()).take(8).collect();
    if short.is_empty() { name.chars().take(8).collect() } else { short }
}

/// The day of publication, or that there is none.
pub(super) fn day(article: &Article) -> &str {
    article
        .published
        .as_ref()
        .map_or("no date", |published| published.value.get(..10).unwrap_or(&published.value))
}

/// Date and how it is known.
pub(super) fn date_with_basis(article: &Article) -> String {
    let Some(published) = &article.published else { return "no date".to_owned() };
    let basis = match published.basis {
        Basis::Stated => "stated",
        Basis::Metadata => "from metadata",
        Basis::Given => "given",
        Basis::Inferred => "inferred",
    };
    let was = article.corrected.iter().find(|of| of.field != Field::Source);
    let basis = was.map_or_else(|| basis.to_owned(), |of| corrected(&of.was));
    format!("{} ({basis})", published.value)
}

/// The source, and where the user put it right what the article says.
pub(super) fn source_with_basis(article: &Article) -> String {
    match article.corrected.iter().find(|of| of.field == Field::Source) {
        Some(of) => format!("{} ({})", source(article), corrected(&of.was)),
        None => source(article),
    }
}

fn corrected(was: &str) -> String {
    if was.is_empty() { "corrected, not stated".to_owned() } else { format!("corrected, stated: {was}") }
}

/// The places of the dateline: `Washington/Moscow`.
pub(super) fn places(article: &Article) -> Option<String> {
    let places = &article.dateline.as_ref()?.places;
    (!places.is_empty()).then(|| places.join("/"))
}

/// The title, or that there is none.
pub(super) fn title(article: &Article) -> &str {
    article.title.as_ref().map_or("(no title)", |title| &title.text)
}
