//! What is taken out of the reader as a whole: an article, a comparison, a matrix, a timeline, claims; named and written.

use std::io;
use std::sync::Arc;

use super::claims::{ClaimRef, Entry, Section};
use super::facts::facts;
use super::layout::Pane;
use super::marking::{dismissed_claims, verdict_on_claim};
use super::notes;
use super::state::State;
use super::tabulated::{Tabulated, matrix};
use crate::export::article::Note;
use crate::export::{Clipping, Compared, Export, Page, records};
use crate::model::{Briefing, Comparison, Story, VerdictKind};

/// Something shown that can be written to a file or given to a program.
#[derive(Clone, Debug, PartialEq)]
pub enum Share {
    /// An article.
    Article {
        /// Its index in the briefing.
        article: usize,
        /// The user's notes on it.
        notes: Vec<Note>,
        /// Its claims that the user dismissed, by their indices.
        dismissed: Vec<usize>,
    },
    /// A story's sources side by side.
    Comparison(Story, Arc<Comparison>),
    /// Facts by sources.
    Matrix(Story, Arc<Comparison>),
    /// What has a date, and the claims that do not count, by article and index.
    Timeline(Story, Vec<(usize, usize)>),
    /// Claims of the articles shown, in the order shown.
    Claims(Option<Story>, Vec<ClaimRef>),
    /// The user's notes and verdicts.
    Notes(Vec<records::Note>),
}

/// Longest name offered for a file, in letters, without its ending.
const LONGEST: usize = 48;

impl Share {
    /// What fills the pane with the focus.
    ///
    /// # Errors
    /// Says why there is nothing to take.
    pub fn shown(state: &State) -> Result<Self, &'static str> {
        match state.focus {
            Pane::List => {
                let row = state.list.row().ok_or(NOTHING)?;
                let story = state.story(row.story()).ok_or(NOTHING)?;
                match story.articles.as_slice() {
                    &[lone] => Ok(Self::article(state, lone)),
                    _ => Ok(Self::Comparison(story.clone(), known(state, story)?)),
                }
            }
            Pane::Reader => {
                let article = state.reading.article.ok_or(NOTHING)?;
                Ok(Self::article(state, article))
            }
            Pane::Compare => {
                let story = state.comparing.story.as_ref().ok_or(NOTHING)?;
                Ok(Self::Comparison(story.clone(), known(state, story)?))
            }
            Pane::Matrix => {
                let story = state.survey.story.clone().ok_or(NOTHING)?;
                let known = known(state, &story)?;
                Ok(Self::Matrix(story, known))
            }
            Pane::Timeline => {
                let story = state.survey.story.clone().ok_or(NOTHING)?;
                let dismissed = state.marking.marks.dismissed();
                let of = |&article: &usize| {
                    let claims = dismissed_claims(&state.briefing, article, &dismissed);
                    claims.into_iter().map(move |claim| (article, claim))
                };
                let out = story.articles.iter().flat_map(of).collect();
                Ok(Self::Timeline(story, out))
            }
            Pane::Claims => Self::claims(state).ok_or("There are no claims here to take."),
        }
    }

    /// The user's notes and verdicts.
    ///
    /// # Errors
    /// Says that there are none.
    pub fn notes(state: &State) -> Result<Self, &'static str> {
        let rows = notes::rows(&state.briefing, &state.stories, &state.marking.marks);
        let taken = notes::taken(&state.briefing, &state.stories, &rows);
        if taken.is_empty() { Err("There are no notes to take along.") } else { Ok(Self::Notes(taken)) }
    }

    /// An article with what the user put down about it.
    fn article(state: &State, article: usize) -> Self {
        let of = state.analysed(article);
        let notes = of.map(|of| state.marking.marks.notes_on(&of.article)).unwrap_or_default();
        let notes = notes.into_iter().map(|(at, _, note)| Note { at, words: note.text.clone() });
        let claims = 0..of.map_or(0, |of| of.claims.len());
        let dismissed = claims.filter(|&claim| is_dismissed(state, ClaimRef { article, claim }));
        Self::Article { article, notes: notes.collect(), dismissed: dismissed.collect() }
    }

    /// All claims listed, each once, but for those that were dismissed.
    fn claims(state: &State) -> Option<Self> {
        let claims = &state.claims;
        let all = (0..claims.len()).filter_map(|index| match claims.entry(index)? {
            Entry::Claim(Section::All, claim) => Some(claim),
            Entry::Claim(Section::Here | Section::Denied, _) | Entry::Heading(..) => None,
        });
        let all: Vec<ClaimRef> = all.filter(|&claim| !is_dismissed(state, claim)).collect();
        let story = story_shown(state, all.first()?.article);
        Some(Self::Claims(story, all))
    }

    /// What it is, in a word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Article { .. } => "article",
            Self::Comparison(..) => "comparison",
            Self::Matrix(..) => "matrix",
            Self::Timeline(..) => "timeline",
            Self::Claims(..) => "claims",
            Self::Notes(_) => "notes",
        }
    }

    /// The form it is offered in: running text as Markdown, what stands side by side as a page, rows as a table.
    pub const fn form(&self) -> &'static str {
        match self {
            Self::Article { .. } | Self::Notes(_) => "md",
            Self::Comparison(..) | Self::Matrix(..) => "html",
            Self::Timeline(..) | Self::Claims(..) => "csv",
        }
    }

    /// Whether it can be written in a form.
    pub fn takes(&self, export: &Export) -> bool {
        match self {
            Self::Article { .. } => export.article.is_some(),
            Self::Comparison(..) => export.comparison.is_some(),
            Self::Matrix(..) | Self::Timeline(..) | Self::Claims(..) | Self::Notes(_) => true,
        }
    }

    /// A name for its file: `talks-in-geneva-comparison.html`.
    pub fn file_name(&self, briefing: &Briefing) -> String {
        let title = match self {
            Self::Article { article, .. } => title(briefing, *article),
            Self::Comparison(story, _) | Self::Matrix(story, _) | Self::Timeline(story, _) => {
                story.title.as_str()
            }
            Self::Claims(Some(story), _) => story.title.as_str(),
            Self::Notes(_) => "",
            Self::Claims(None, claims) => claims.first().map_or("", |claim| title(briefing, claim.article)),
        };
        let plain = plain(title);
        let name = match self {
            Self::Article { .. } if !plain.is_empty() => plain,
            _ if plain.is_empty() => self.word().to_owned(),
            _ => format!("{plain}-{}", self.word()),
        };
        format!("{name}.{}", self.form())
    }

    /// Writes it in a form that it [takes](Self::takes).
    ///
    /// # Errors
    /// Those of `out`, and where it has no such form.
    pub fn write(
        &self,
        briefing: &Briefing,
        export: &Export,
        page: Page,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        match self {
            Self::Article { article, notes, dismissed } => {
                let story = briefing.stories.iter().find(|story| story.articles.contains(article));
                let clipping = Clipping { briefing, story, article: *article, notes, dismissed };
                export.article.ok_or(io::ErrorKind::Unsupported)?(&mut std::iter::once(clipping), page, out)
            }
            Self::Comparison(story, comparison) => {
                let compared = Compared { briefing, story, comparison: (**comparison).clone() };
                export.comparison.ok_or(io::ErrorKind::Unsupported)?(
                    &mut std::iter::once(compared),
                    page,
                    out,
                )
            }
            Self::Matrix(story, comparison) => {
                let facts = facts(briefing, story, comparison);
                let sheet = matrix(briefing, vec![Tabulated { number: None, story, facts }]);
                (export.sheet)(sheet, page, out)
            }
            Self::Timeline(story, dismissed) => {
                (export.sheet)(records::timeline_of(briefing, story, dismissed), page, out)
            }
            Self::Notes(notes) => (export.sheet)(records::notes(notes), page, out),
            Self::Claims(story, claims) => {
                let claims = claims.iter().map(|at| (at.article, at.claim)).collect();
                (export.sheet)(records::claims_of(briefing, story.as_ref(), claims), page, out)
            }
        }
    }
}

const NOTHING: &str = "There is nothing here yet to take along.";

/// The story that the view is about, else the one the article stands in.
pub fn story_shown(state: &State, article: usize) -> Option<Story> {
    let shown = match state.main_pane() {
        Pane::Compare => state.comparing.story.as_ref(),
        Pane::Matrix | Pane::Timeline => state.survey.story.as_ref(),
        Pane::List | Pane::Reader | Pane::Claims => None,
    };
    let own = || state.story_of(article).and_then(|story| state.story(story));
    shown.filter(|story| story.articles.contains(&article)).or_else(own).cloned()
}

/// The comparison of a story, in which what was dismissed does not count any more.
fn known(state: &State, story: &Story) -> Result<Arc<Comparison>, &'static str> {
    let digest = state.digest(story).ok_or("The comparison is still being made; it is there in a moment.")?;
    Ok(Arc::clone(&digest.comparison))
}

fn is_dismissed(state: &State, claim: ClaimRef) -> bool {
    verdict_on_claim(state, claim).is_some_and(|verdict| verdict.kind == VerdictKind::Dismissed)
}

fn title(briefing: &Briefing, article: usize) -> &str {
    let title = briefing.articles.get(article).and_then(|of| of.article.title.as_ref());
    title.map_or("", |title| &title.text)
}

/// A title as a name for a file: letters and digits in lower case, a dash for all between them, whole words.
fn plain(title: &str) -> String {
    let mut name = String::new();
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        let letters = name.chars().count() + 1 + word.chars().count();
        if letters > LONGEST && !name.is_empty() {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.to_lowercase().chars().take(LONGEST));
    }
    name
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Share, plain};
    use crate::app::claims::ClaimRef;
    use crate::app::fixture::briefing;
    use crate::export::{EXPORTS, Page};

    fn article(article: usize) -> Share {
        Share::Article { article, notes: Vec::new(), dismissed: Vec::new() }
    }

    #[test]
    fn a_file_is_named_by_whole_words_of_the_title() {
        assert_eq!(plain("Talks begin: “No deal”, says U.S.!"), "talks-begin-no-deal-says-u-s");
        assert_eq!(plain("../../etc/passwd\u{1b}[2J"), "etc-passwd-2j");
        assert!(plain(&"word ".repeat(40)).chars().count() <= super::LONGEST);
        let briefing = briefing(&["One.", "Two."]);
        assert_eq!(
            Share::Timeline(briefing.stories[0].clone(), Vec::new()).file_name(&briefing),
            "a-story-timeline.csv"
        );
        assert_eq!(article(9).file_name(&briefing), "article.md");
    }

    #[test]
    fn all_that_can_be_taken_is_written_in_every_form_it_takes() {
        let briefing = briefing(&["Ten ferries left.", "Six ferries left."]);
        let story = || briefing.stories[0].clone();
        let shares = [
            article(1),
            Share::Comparison(story(), Arc::default()),
            Share::Matrix(story(), Arc::default()),
            Share::Timeline(story(), Vec::new()),
            Share::Claims(Some(story()), vec![ClaimRef { article: 0, claim: 0 }]),
            Share::Notes(Vec::new()),
        ];
        for share in shares {
            for export in EXPORTS {
                let mut out = Vec::new();
                let written = share.write(&briefing, export, Page::default(), &mut out);
                assert_eq!(written.is_ok(), share.takes(export), "{} as {}", share.word(), export.name);
            }
            let offered = share.file_name(&briefing);
            let ending = offered.rsplit('.').next().unwrap();
            assert!(crate::export::by_extension(ending).is_some_and(|export| share.takes(export)));
        }
    }
}
