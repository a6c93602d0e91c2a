//! What is known of articles beside what they say: what the user marked, and how they compare.

use std::collections::{HashMap, HashSet};

use crate::model::{Briefing, Comparison, FindingKind, Marks, Story};

/// Something the user has done to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marked {
    /// It was read.
    Read,
    /// It bears a star.
    Starred,
    /// Its story is muted.
    Muted,
    /// It has a note.
    Noted,
}

/// What is known beside the articles, which are named by their place in the briefing.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    marked: HashSet<(Marked, usize)>,
    tags: HashMap<usize, Vec<String>>,
    compared: HashMap<usize, Findings>,
}

/// What the comparison of its story tells of an article.
#[derive(Clone, Debug, Default)]
struct Findings {
    in_conflict: bool,
    /// By claim: how many outlets carry it.
    outlets: HashMap<usize, usize>,
}

impl Beside {
    /// Takes up that the user has marked an article.
    pub fn mark(&mut self, mark: Marked, article: usize) {
        self.marked.insert((mark, article));
    }

    /// Takes up all that the user marked.
    pub fn take_marks(&mut self, marks: &Marks, briefing: &Briefing) {
        for (place, of) in briefing.articles.iter().enumerate() {
            let revision = of.article.revision;
            let has = [
                (Marked::Read, marks.is_read(revision)),
                (Marked::Starred, marks.is_starred(revision)),
                (Marked::Muted, marks.is_muted(revision)),
                (Marked::Noted, !marks.notes_on(&of.article).is_empty()),
            ];
            for (mark, _) in has.into_iter().filter(|(_, is)| *is) {
                self.mark(mark, place);
            }
            for tag in marks.tags(revision) {
                self.tag(place, tag.to_owned());
            }
        }
    }

    /// Takes up a tag the user gave to an article.
    pub fn tag(&mut self, article: usize, tag: String) {
        self.tags.entry(article).or_default().push(tag);
    }

    /// Takes up how the articles of a story compare.
    pub fn take(&mut self, story: &Story, comparison: &Comparison) {
        for &article in &story.articles {
            self.compared.insert(article, Findings::default());
        }
        for finding in &comparison.findings {
            // What one text tells on both sides sets no sources against each other.
            let is_conflict = finding.kind == FindingKind::Conflict && !finding.is_inner(story);
            for member in &finding.members {
                let Some(findings) = self.compared.get_mut(&member.article) else { continue };
                findings.in_conflict |= is_conflict;
                if let (FindingKind::Agreement, Some(claim)) = (finding.kind, member.claim) {
                    let outlets = findings.outlets.entry(claim).or_default();
                    *outlets = finding.outlets.max(*outlets);
                }
            }
        }
    }

    pub(super) fn is(&self, mark: Marked, article: usize) -> bool {
        self.marked.contains(&(mark, article))
    }

    pub(super) fn tags(&self, article: usize) -> &[String] {
        self.tags.get(&article).map_or(&[], Vec::as_slice)
    }

    /// All tags the user gave.
    pub(super) fn all_tags(&self) -> impl Iterator<Item = &str> {
        self.tags.values().flatten().map(String::as_str)
    }

    /// Whether the article contradicts another source; `None` where it was not compared yet.
    pub(super) fn in_conflict(&self, article: usize) -> Option<bool> {
        self.compared.get(&article).map(|findings| findings.in_conflict)
    }

    /// How many outlets carry a claim; `None` where its article was not compared yet.
    pub(super) fn outlets(&self, article: usize, claim: usize) -> Option<usize> {
        let findings = self.compared.get(&article)?;
        // The one that carries it at least.
        Some(findings.outlets.get(&claim).copied().unwrap_or(1))
    }
}
