//! The list: stories with their articles under them, folded or not, and what is selected in it.

use std::collections::{HashMap, HashSet};

use super::saved::Saved;
use crate::model::{ArticleId, Briefing, Story};

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// A story, by its index in the briefing.
    Story(usize),
    /// An article under its story.
    Article {
        /// Index of the story.
        story: usize,
        /// Index of the article in the briefing.
        article: usize,
    },
    /// A saved filter, by its place among them.
    Filter(usize),
}

impl ListRow {
    /// Index of the story the row belongs to; of a saved filter, a number beyond those of all stories.
    pub const fn story(self) -> usize {
        match self {
            Self::Story(story) | Self::Article { story, .. } => story,
            Self::Filter(_) => usize::MAX,
        }
    }

    /// Index of the article, where the row is one.
    pub const fn article(self) -> Option<usize> {
        match self {
            Self::Story(_) | Self::Filter(_) => None,
            Self::Article { article, .. } => Some(article),
        }
    }
}

/// What a row is called whatever else is loaded, folded or sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RowName {
    /// A story's id.
    Story(String),
    /// An article's id.
    Article(ArticleId),
    /// A saved filter's name.
    Filter(String),
}

/// The state of the list.
#[derive(Debug, Default)]
pub struct List {
    /// The rows that can be seen by scrolling.
    pub rows: Vec<ListRow>,
    /// The row under the cursor; follows `selected`.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// What is selected; `None` while there is nothing.
    pub selected: Option<RowName>,
    /// What was selected before a filter led away from it, until the cursor is moved: it comes back with its row.
    pub before: Option<RowName>,
    /// Ids of folded stories.
    pub folded: HashSet<String>,
    /// Articles chosen for comparison, in the order they were chosen.
    pub chosen: Vec<ArticleId>,
    /// Whether each article passes the filter, by index; `None` without one.
    pub kept: Option<Vec<bool>>,
    /// The saved filters: they stand at the end.
    pub saved: Saved,
}

impl List {
    /// The row under the cursor.
    pub fn row(&self) -> Option<ListRow> {
        self.rows.get(self.cursor).copied()
    }

    /// Whether an article passes the filter.
    pub fn keeps(&self, article: usize) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.get(article) == Some(&true))
    }

    /// Makes the rows anew and finds what was selected: itself, else what is next to it in its story, else the story, else
    /// the nearest row.
    pub fn rebuild(&mut self, briefing: &Briefing) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        for (story, of) in briefing.stories.iter().enumerate() {
            if !of.articles.iter().any(|&article| self.keeps(article)) && self.kept.is_some() {
                continue;
            }
            rows.push(ListRow::Story(story));
            if !self.folded.contains(&of.id) {
                let kept = of.articles.iter().copied().filter(|&article| self.keeps(article));
                rows.extend(kept.map(|article| ListRow::Article { story, article }));
            }
        }
        if !briefing.stories.is_empty() {
            rows.extend((0..self.saved.filters().len()).map(ListRow::Filter));
        }
        self.rows = rows;
        let row_of = |name: &RowName| self.rows.iter().position(|&row| self.is_called(briefing, row, name));
        let back = self.before.as_ref().and_then(row_of);
        let kept = || self.selected.as_ref().and_then(|name| self.find(briefing, name));
        let cursor = back.or_else(kept).unwrap_or(self.cursor);
        let before = self.before.take().filter(|_| back.is_none());
        self.select(briefing, cursor);
        self.before = before;
    }

    /// Makes the rows of one story anew, once it is folded or unfolded: among many stories the others are not walked.
    pub fn rebuild_story(&mut self, briefing: &Briefing, story: usize) {
        // Rows stand in the order of the stories.
        let head = self.rows.partition_point(|row| row.story() < story);
        let end = self.rows.partition_point(|row| row.story() <= story);
        let Some(of) = briefing.stories.get(story).filter(|_| head < end) else { return };
        let mut rows = vec![ListRow::Story(story)];
        if !self.folded.contains(&of.id) {
            let kept = of.articles.iter().copied().filter(|&article| self.keeps(article));
            rows.extend(kept.map(|article| ListRow::Article { story, article }));
        }
        let selected = self.selected.as_ref();
        let kept =
            rows.iter().position(|&row| selected.is_some_and(|name| self.is_called(briefing, row, name)));
        let cursor = match self.cursor {
            before if before < head => before,
            inside if inside < end => head + kept.unwrap_or(0),
            behind => behind + rows.len() - (end - head),
        };
        self.rows.splice(head..end, rows);
        self.select(briefing, cursor);
    }

    /// Moves the cursor to a row, the last one when there are fewer.
    pub fn select(&mut self, briefing: &Briefing, row: usize) {
        self.cursor = row.min(self.rows.len().saturating_sub(1));
        self.selected = self.row().and_then(|row| self.name(briefing, row));
        self.before = None;
    }

    /// The row of an article of the story, unless the story is folded.
    pub fn row_of(&self, story: usize, article: usize) -> Option<usize> {
        // Rows stand in the order of the stories.
        let head = self.rows.partition_point(|row| row.story() < story);
        let rows = self.rows.iter().enumerate().skip(head).take_while(|(_, row)| row.story() == story);
        rows.filter(|(_, row)| row.article() == Some(article)).map(|(at, _)| at).next()
    }

    /// Selects an article of the story and unfolds the story.
    pub fn reveal(&mut self, briefing: &Briefing, story: usize, article: usize) {
        if let Some(of) = briefing.articles.get(article) {
            self.selected = Some(RowName::Article(of.article.id.clone()));
        }
        if briefing.stories.get(story).is_some_and(|story| self.folded.remove(&story.id)) {
            self.rebuild_story(briefing, story);
        }
        let row = self.row_of(story, article);
        self.select(briefing, row.unwrap_or(self.cursor));
    }

    /// Keeps the cursor on the screen of `height` rows, and no row empty that could be filled.
    pub fn scroll(&mut self, height: usize) {
        self.top = scrolled(self.top, self.cursor, self.rows.len(), height);
    }

    fn find(&self, briefing: &Briefing, name: &RowName) -> Option<usize> {
        let exact = self.rows.iter().position(|&row| self.is_called(briefing, row, name));
        exact.or_else(|| {
            let RowName::Article(id) = name else { return None };
            let article = briefing.articles.iter().position(|of| of.article.id == *id)?;
            let of_story = |of: &Story| of.articles.iter().position(|&of| of == article);
            let mut stories = briefing.stories.iter().enumerate();
            let (story, place) = stories.find_map(|(story, of)| Some((story, of_story(of)?)))?;
            let (before, after) = briefing.stories[story].articles.split_at(place);
            let mut next_to = after.iter().chain(before.iter().rev());
            let next_to = next_to.find_map(|&article| self.row_of(story, article));
            next_to.or_else(|| self.rows.iter().position(|row| *row == ListRow::Story(story)))
        })
    }

    fn name(&self, briefing: &Briefing, row: ListRow) -> Option<RowName> {
        match row {
            ListRow::Story(story) => Some(RowName::Story(briefing.stories.get(story)?.id.clone())),
            ListRow::Article { article, .. } => {
                Some(RowName::Article(briefing.articles.get(article)?.article.id.clone()))
            }
            ListRow::Filter(place) => Some(RowName::Filter(self.saved.filters().get(place)?.name.clone())),
        }
    }

    fn is_called(&self, briefing: &Briefing, row: ListRow, name: &RowName) -> bool {
        match (row, name) {
            (ListRow::Story(story), RowName::Story(id)) => {
                briefing.stories.get(story).is_some_and(|story| story.id == *id)
            }
            (ListRow::Article { article, .. }, RowName::Article(id)) => {
                briefing.articles.get(article).is_some_and(|of| of.article.id == *id)
            }
            (ListRow::Filter(place), RowName::Filter(name)) => {
                self.saved.filters().get(place).is_some_and(|of| of.name == *name)
            }
            _ => false,
        }
    }
}

/// The first visible row of a list that keeps `cursor` visible and moves as little as it can.
pub fn scrolled(top: usize, cursor: usize, rows: usize, height: usize) -> usize {
    let lowest = (cursor + 1).saturating_sub(height);
    top.clamp(lowest, cursor.max(lowest)).min(rows.saturating_sub(height).max(lowest))
}

/// For each article the story it stands in, by index.
pub fn stories_of(briefing: &Briefing) -> Vec<usize> {
    let mut stories = vec![0; briefing.articles.len()];
    for (index, story) in briefing.stories.iter().enumerate() {
        for &article in &story.articles {
            if let Some(of) = stories.get_mut(article) {
                *of = index;
            }
        }
    }
    stories
}

/// The indices of articles by id, for looking many of them up.
pub fn by_id(briefing: &Briefing) -> HashMap<ArticleId, usize> {
    briefing.articles.iter().enumerate().map(|(index, of)| (of.article.id.clone(), index)).collect()
}

#[cfg(test)]
mod tests {
    use super::{List, ListRow, scrolled};
    use crate::app::fixture::briefing;

    #[test]
    fn the_selection_survives_folding_and_unfolding() {
        let briefing = briefing(&["One.", "Two."]);
        let mut list = List::default();
        list.rebuild(&briefing);
        list.select(&briefing, 2);
        assert_eq!(list.row(), Some(ListRow::Article { story: 0, article: 1 }));
        list.folded.insert("s1".to_owned());
        list.rebuild(&briefing);
        assert_eq!(list.row(), Some(ListRow::Story(0)));
        list.reveal(&briefing, 0, 1);
        assert_eq!(list.row(), Some(ListRow::Article { story: 0, article: 1 }));
    }

    #[test]
    fn the_cursor_stays_visible_and_the_list_moves_as_little_as_it_can() {
        assert_eq!(scrolled(0, 4, 10, 5), 0);
        assert_eq!(scrolled(0, 5, 10, 5), 1);
        assert_eq!(scrolled(6, 3, 10, 5), 3);
        assert_eq!(scrolled(9, 9, 10, 5), 5, "no empty rows below");
        assert_eq!(scrolled(3, 0, 0, 5), 0);
        assert_eq!(scrolled(0, 3, 10, 0), 4);
    }
}
