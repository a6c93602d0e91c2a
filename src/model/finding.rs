//! Findings: where the sources of a story agree, conflict or differ, with the words of each side.

use super::alignment::Alignment;
use super::edits::Edits;
use super::story::Story;
use crate::text::Span;

/// A comparison of one story's sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Every unordered pair of articles once.
    pub alignments: Vec<Alignment>,
    /// Gravest first, then by place in the first member.
    pub findings: Vec<Finding>,
    /// Per article of the story (index in the briefing): indices of its claims that no other source reports.
    /// What copies of one text tell is listed for the fullest of them.
    pub only_in: Vec<(usize, Vec<usize>)>,
    /// For each copy what it made of the fullest copy of its text.
    pub edits: Vec<Edits>,
    /// What the other copies of one text made of each other, the fuller one taken for the original.
    pub among: Vec<Edits>,
}

impl Comparison {
    /// All edits between two copies of one text, those against the fullest first.
    pub fn all_edits(&self) -> impl Iterator<Item = &Edits> {
        self.edits.iter().chain(&self.among)
    }

    /// What one of two copies of one text made of the other; `None` where they are no copies.
    pub fn edits_of(&self, one: usize, other: usize) -> Option<&Edits> {
        self.all_edits().find(|edits| edits.is_of(one, other))
    }

    /// Where the copies of an article tell what it tells at a byte, as (article, sentence).
    pub fn copied(&self, article: usize, offset: usize) -> impl Iterator<Item = (usize, Span)> {
        let own = self.edits.iter().filter(move |edits| edits.original == article);
        own.filter_map(move |edits| Some((edits.copy, edits.copied(offset)?)))
    }

    /// Whether what an article tells in the sentence at a byte stands in the same words in what it is a copy of.
    pub fn is_copied(&self, article: usize, offset: usize) -> bool {
        self.edits.iter().any(|edits| edits.copy == article && edits.is_kept_whole(offset))
    }
}

/// One thing two or more accounts have to do with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How the accounts stand to each other.
    pub kind: FindingKind,
    /// In what.
    pub about: About,
    /// The accounts.
    pub members: Vec<Member>,
    /// How many outlets carry it: articles of one source count once, an article that names none by itself.
    pub outlets: usize,
    /// The institutions or persons the words go back to, each once.
    pub origins: Vec<String>,
    /// Whether some member does not tell whom it goes back to: its origin may be another one.
    pub unsourced: bool,
    /// How many of the outlets can count as independent of each other.
    pub independent: usize,
    /// The sides in the text's own words: `over 10,000 / almost 10,000`.
    pub note: String,
}

impl Finding {
    /// Whether it is an agreement of figures that are not the same, but leave room for each other: "tens of thousands"
    /// and "more than 100,000".
    pub fn is_loose(&self) -> bool {
        let figure = |member: &Member| member.value.split(' ').next().map(str::to_owned);
        let mut figures = self.members.iter().map(figure);
        let first = figures.next();
        self.kind == FindingKind::Agreement
            && self.about == About::Number
            && figures.any(|other| Some(other) != first)
    }

    /// Whether all its accounts stand in one text, copies of it included.
    pub fn is_inner(&self, story: &Story) -> bool {
        story.is_one_text(self.members.iter().map(|member| member.article))
    }

    /// Whether it says no more than that passages tell the same, be it in other words.
    pub fn is_wording(&self) -> bool {
        self.kind == FindingKind::Agreement && self.about == About::Wording
    }

    /// Whether the finding holds between these accounts of it, by index among its members: what sets accounts against
    /// each other says nothing of those on one side.
    pub fn holds_between(&self, members: &[usize]) -> bool {
        let mut values = members.iter().filter_map(|&at| self.members.get(at)).map(|member| &member.value);
        let first = values.next();
        self.kind == FindingKind::Agreement || values.any(|value| Some(value) != first)
    }
}

/// One account in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Index of the article in the briefing.
    pub article: usize,
    /// Index of the claim in the article, where the clause belongs to one.
    pub claim: Option<usize>,
    /// The clause that carries the value with its modifier or hedge, inside one sentence.
    pub span: Span,
    /// The words of the finding inside the clause (figure, hedge, cue): what a view underlines.
    pub mark: Span,
    /// The value as compared, in short.
    pub value: String,
}

/// How accounts stand to each other. The order is that of gravity, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// Both can't be true.
    Conflict,
    /// A running figure as of a later moment.
    Update,
    /// The same content, put with different certainty.
    Certainty,
    /// The same content from another mouth.
    Attribution,
    /// They tell the same.
    Agreement,
}

/// In what accounts agree or differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A figure.
    Number,
    /// A date, weekday or time.
    Date,
    /// Where.
    Place,
    /// Asserted here, denied there.
    Polarity,
    /// Stated, hedged, only believed.
    Certainty,
    /// Who said it.
    Attribution,
    /// The words themselves.
    Wording,
}

#[cfg(test)]
mod tests {
    use super::{About, Finding, FindingKind, Member};
    use crate::text::Span;

    #[test]
    fn a_conflict_holds_between_its_sides_and_not_within_one() {
        let member = |value: &str| Member {
            article: 0,
            claim: None,
            span: Span::new(0, 1),
            mark: Span::new(0, 1),
            value: value.to_owned(),
        };
        let mut finding = Finding {
            kind: FindingKind::Conflict,
            about: About::Date,
            members: ["Tuesday", "Tuesday", "Monday"].map(member).into(),
            outlets: 2,
            origins: Vec::new(),
            unsourced: true,
            independent: 2,
            note: String::new(),
        };
        assert!(!finding.holds_between(&[0, 1]) && finding.holds_between(&[1, 2]));
        assert!(!finding.holds_between(&[0]) && finding.holds_between(&[0, 1, 2]));
        finding.kind = FindingKind::Agreement;
        assert!(finding.holds_between(&[0, 1]));
    }
}
