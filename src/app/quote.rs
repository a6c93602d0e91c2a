//! What is under the cursor in words to be pasted elsewhere: a passage, a claim, a finding; its citation; its address.

use super::claims::ClaimRef;
use super::command::Command;
use super::facts::Fact;
use super::layout::Pane;
use super::list::ListRow;
use super::share::story_shown;
use super::state::State;
use crate::export::citation::{citation, origin};

use crate::model::{Article, Briefing, Finding, Story};
use crate::text::Span;

/// Which words are wanted of what is under the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// Those of the passage, claim, fact or finding itself.
    Words,
    /// How its place is cited.
    Citation,
    /// The address of its article.
    Address,
    /// The whole article.
    Article,
}

impl Wanted {
    /// What a command wants, if it is one of those that take words.
    pub const fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::Yank => Self::Words,
            Command::YankCitation => Self::Citation,
            Command::YankAddress => Self::Address,
            Command::YankArticle => Self::Article,
            _ => return None,
        })
    }
}

/// Words to be pasted, and what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What they are, in a few words: `the claim`.
    pub what: &'static str,
    /// The words; unaltered, line ends and all.
    pub text: String,
}

/// A place in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Here {
    article: usize,
    /// The passage; `None`: the article as a whole.
    span: Option<Span>,
}

/// The words wanted of what is under the cursor.
///
/// # Errors
/// Says why there are none.
pub fn quote(state: &State, wanted: Wanted) -> Result<Quote, &'static str> {
    match wanted {
        Wanted::Words => words(state),
        Wanted::Citation => {
            let here = here(state).ok_or(NOTHING)?;
            let text = cited(state, here).ok_or(NOTHING)?;
            Ok(Quote { what: "the citation", text })
        }
        Wanted::Address => {
            let article = article(state).ok_or(NOTHING)?;
            let text = article.url.clone().ok_or(NO_ADDRESS)?;
            Ok(Quote { what: "the address", text })
        }
        Wanted::Article => {
            let here = here(state).ok_or(NOTHING)?;
            let text = whole(&state.briefing, here.article).ok_or(NOTHING)?;
            Ok(Quote { what: "the article", text })
        }
    }
}

const NOTHING: &str = "There is nothing under the cursor to take.";

/// Said where an article has no address.
pub const NO_ADDRESS: &str = "This article came without an address; its file is named in the list.";

/// The article under the cursor.
pub fn article(state: &State) -> Option<&Article> {
    state.analysed(here(state)?.article).map(|of| &*of.article)
}

fn here(state: &State) -> Option<Here> {
    match state.focus {
        Pane::List => Some(Here { article: state.article_under_cursor()?, span: None }),
        Pane::Reader => {
            let article = state.reading.article?;
            let passage = state.pages.known_passages(article).get(state.reading.spot.passage);
            let of = &state.analysed(article)?.article;
            Some(Here { article, span: passage.map(|passage| own_words(of, passage.span)) })
        }
        Pane::Compare => {
            let row = state.comparing.row()?;
            let cells = state.comparing.collation.columns.iter().zip(&row.cells);
            let mut filled = cells.filter_map(|(column, cell)| {
                let passage = column.passages.get(*cell.first()?)?;
                let of = &state.analysed(column.article)?.article;
                Some(Here { article: column.article, span: Some(own_words(of, passage.span)) })
            });
            filled.next()
        }
        Pane::Matrix => {
            let fact = state.survey.fact()?;
            let own = state.survey.accounts().first();
            let account = own.or_else(|| fact.accounts.first())?;
            Some(Here { article: account.article, span: Some(account.span) })
        }
        Pane::Timeline => {
            let event = state.survey.event()?;
            Some(Here { article: event.article, span: event.evidence.or(event.date) })
        }
        Pane::Claims => {
            let at = state.claims.chosen()?;
            Some(Here { article: at.article, span: Some(at.of(&state.briefing)?.span) })
        }
    }
}

fn words(state: &State) -> Result<Quote, &'static str> {
    let briefing = &state.briefing;
    let found = match state.focus {
        Pane::List => match state.list.row() {
            Some(ListRow::Story(story)) => {
                state.story(story).map(|story| Quote { what: "the story", text: of_story(briefing, story) })
            }
            Some(ListRow::Article { article, .. }) => {
                state.analysed(article).map(|of| Quote { what: "the title", text: of_article(&of.article) })
            }
            None => None,
        },
        Pane::Reader | Pane::Timeline => passage(state),
        Pane::Compare => row(state).or_else(|| passage(state)),
        Pane::Matrix => state.survey.fact().zip(state.survey.story.as_ref()).map(|(fact, story)| Quote {
            what: "the fact with its sides",
            text: of_fact(briefing, story, fact),
        }),
        Pane::Claims => state.claims.chosen().and_then(|at| {
            let text = of_claim(state, at)?;
            Some(Quote { what: "the claim", text })
        }),
    };
    found.ok_or(NOTHING)
}

/// A passage without the dateline that stands before its words.
fn own_words(article: &Article, passage: Span) -> Span {
    let body = article.body().find(|block| passage.contains(block.span));
    body.map_or(passage, |block| block.span)
}

/// The passage with its citation.
fn passage(state: &State) -> Option<Quote> {
    let here = here(state)?;
    let of = state.analysed(here.article)?;
    let Some(span) = here.span else {
        return Some(Quote { what: "the title", text: of_article(&of.article) });
    };
    let words = on_one_line(&of.article.plain(span));
    Some(Quote { what: "the passage", text: format!("{words}\n({})", cited(state, here)?) })
}

/// The findings of a row that is compared, with all their sides; `None` where it has none.
fn row(state: &State) -> Option<Quote> {
    let story = state.comparing.story.as_ref()?;
    let row = state.comparing.row()?;
    let findings = row.findings.iter().filter_map(|&index| state.comparing.findings().get(index));
    let told: Vec<_> = findings.map(|finding| of_finding(&state.briefing, story, finding)).collect();
    let what = if told.len() == 1 { "the finding with its sides" } else { "the findings with their sides" };
    (!told.is_empty()).then(|| Quote { what, text: told.join("\n\n") })
}

fn of_finding(briefing: &Briefing, story: &Story, finding: &Finding) -> String {
    let sign = super::sign::Sign::of(finding, None);
    let about = super::sign::about(finding.about);
    let subject = super::subject::subject(briefing, finding);
    let joint = if subject.is_empty() { "" } else { ": " };
    let mut lines = vec![format!("{} · {about}{joint}{subject}", sign.word())];
    let members = finding.members.iter();
    lines.extend(members.filter_map(|member| side(briefing, story, member.article, member.span)));
    lines.join("\n")
}

fn of_fact(briefing: &Briefing, story: &Story, fact: &Fact) -> String {
    let mut lines = vec![format!("{} · {}: {}", fact.sign.word(), fact.about, fact.label)];
    let accounts = fact.accounts.iter();
    lines.extend(accounts.filter_map(|account| side(briefing, story, account.article, account.span)));
    lines.join("\n")
}

/// What one source says, with its citation.
fn side(briefing: &Briefing, story: &Story, article: usize, span: Span) -> Option<String> {
    let of = &briefing.articles.get(article)?.article;
    let cited = citation(of, &story.letter(article)?, of.paragraph_of(span), span);
    Some(format!("- {} ({cited})", on_one_line(&of.plain(span))))
}

fn of_claim(state: &State, at: ClaimRef) -> Option<String> {
    let claim = at.of(&state.briefing)?;
    let article = &state.analysed(at.article)?.article;
    let here = Here { article: at.article, span: Some(claim.span) };
    let content = crate::export::records::content(claim, article);
    let words = if content.is_empty() { article.plain(claim.span).into_owned() } else { content };
    let words = on_one_line(&words);
    let speaker = state.briefing.speaker(at.article, claim).map(|speaker| format!("{speaker}: "));
    Some(format!("{}{words}\n({})", speaker.unwrap_or_default(), cited(state, here)?))
}

fn of_story(briefing: &Briefing, story: &Story) -> String {
    let mut lines = vec![story.title.trim().to_owned()];
    lines.extend(crate::export::records::legend(briefing, story));
    lines.join("\n")
}

/// Title, source and date.
fn of_article(article: &Article) -> String {
    let title = article.title.as_ref().map_or("", |title| title.text.trim());
    let joint = if title.is_empty() { "" } else { "\n" };
    format!("{title}{joint}({})", origin(article))
}

fn cited(state: &State, here: Here) -> Option<String> {
    let article = &state.analysed(here.article)?.article;
    let Some(span) = here.span else { return Some(origin(article)) };
    let story = story_shown(state, here.article).filter(|story| story.articles.len() > 1);
    let letter = story.and_then(|story| story.letter(here.article)).unwrap_or_default();
    Some(citation(article, &letter, article.paragraph_of(span), span))
}

/// The article as text, without its claims: its paragraphs as they stand, a blank line between two.
fn whole(briefing: &Briefing, article: usize) -> Option<String> {
    let of = &briefing.articles.get(article)?.article;
    let passages = super::pages::passages(of).into_iter();
    let text: Vec<_> = passages.map(|passage| on_one_line(&of.plain(passage.span))).collect();
    Some(text.join("\n\n"))
}

/// Words whose line ends are those of the file, not of the writer.
fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
