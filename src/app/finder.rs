//! The fuzzy finder: what was typed, what was found, and which of it is chosen.

use crate::text::Span;

/// An article that matches what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Index of the article in the briefing.
    pub article: usize,
    /// The matched letters, as spans of the article's title.
    pub marks: Vec<Span>,
}

/// The state of the finder.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// What was typed.
    pub query: String,
    /// The best matches, best first; those of an earlier query until the answer to this one comes.
    pub best: Vec<Candidate>,
    /// How many articles match in all.
    pub total: usize,
    /// The candidate under the cursor.
    pub cursor: usize,
    /// The first candidate on the screen.
    pub top: usize,
    /// What was asked for last.
    asked: Option<String>,
    /// What `best` answers.
    answered: Option<String>,
}

impl Finder {
    /// Takes in an answer, unless it answers what is no longer asked.
    pub fn take(&mut self, query: &str, total: usize, best: Vec<Candidate>) {
        if query != self.query {
            return;
        }
        // Where the same was asked of other articles, the one chosen stays so.
        let same = self.answered.as_deref() == Some(query);
        let chosen = self.chosen().map(|chosen| chosen.article).filter(|_| same);
        let kept = chosen.and_then(|article| best.iter().position(|of| of.article == article));
        self.cursor = kept.unwrap_or(0);
        self.top = self.top.min(self.cursor);
        (self.best, self.total, self.answered) = (best, total, Some(query.to_owned()));
    }

    /// What is to be asked for, unless it is already.
    pub fn ask(&mut self) -> Option<String> {
        if self.asked.as_ref() == Some(&self.query) {
            return None;
        }
        self.asked = Some(self.query.clone());
        self.asked.clone()
    }

    /// Names what was found by where the articles stand in another briefing, as `to` tells, and asks anew.
    pub fn move_articles(&mut self, to: &impl Fn(usize) -> Option<usize>) {
        let chosen = self.chosen().and_then(|chosen| to(chosen.article));
        for candidate in std::mem::take(&mut self.best) {
            self.best.extend(to(candidate.article).map(|article| Candidate { article, ..candidate }));
        }
        let kept = chosen.and_then(|article| self.best.iter().position(|of| of.article == article));
        self.cursor = kept.unwrap_or(0);
        self.asked = None;
    }

    /// The candidate under the cursor.
    pub fn chosen(&self) -> Option<&Candidate> {
        self.best.get(self.cursor)
    }
}

#[cfg(test)]
mod tests {
    use super::Finder;

    #[test]
    fn a_late_answer_to_an_earlier_query_is_dropped() {
        let mut finder = Finder { query: "nato".to_owned(), ..Finder::default() };
        finder.take("nat", 9, Vec::new());
        assert_eq!(finder.total, 0);
        finder.take("nato", 4, Vec::new());
        assert_eq!(finder.total, 4);
    }
}
