//! The list of what could not be read, or not as it should: each problem in rows of the popup that shows them.

use crate::model::Problem;
use crate::text::Span;
use crate::text::wrap::{LineEnds, wrap};

/// A place in the list: a problem and a row of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Index of the problem.
    pub problem: usize,
    /// Row within it.
    pub row: usize,
}

/// What a row of a problem tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// File, record or address.
    Place,
    /// What is wrong.
    Fault,
    /// What the user can do.
    Remedy,
    /// Nothing: the space before the next problem.
    Blank,
}

/// A row: its part, and where its words stand in what [`words`] gives for that part.
pub type Row = (Part, Span);

/// Cells before the words of each row: the cursor's mark and a space.
pub const INDENT: usize = 2;

/// The words of a part of a problem.
pub fn words(problem: &Problem, part: Part) -> String {
    let lost = if problem.lost { "not read: " } else { "" };
    match part {
        Part::Place => problem.place.clone(),
        Part::Fault => format!("{lost}{}", problem.what),
        Part::Remedy if problem.remedy.is_empty() => String::new(),
        Part::Remedy => format!("remedy: {}", problem.remedy),
        Part::Blank => String::new(),
    }
}

/// The rows of a problem on a popup of so many cells, the blank one behind it included.
pub fn rows(problem: &Problem, cells: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for part in [Part::Place, Part::Fault, Part::Remedy] {
        let words = words(problem, part);
        // A cell is left before the border.
        let room = cells.saturating_sub(indent(part) + 1).max(1);
        let lines = wrap(&words, Span::new(0, words.len()), room, LineEnds::Flow);
        rows.extend(lines.into_iter().map(|line| (part, line.span)));
    }
    rows.push((Part::Blank, Span::default()));
    rows
}

/// Cells before the words of a part: what is said of a place stands under it.
pub const fn indent(part: Part) -> usize {
    match part {
        Part::Place | Part::Blank => INDENT,
        Part::Fault | Part::Remedy => 2 * INDENT,
    }
}

/// The spot `by` rows further on, or back when negative, but none behind the one from which the end is in sight.
pub fn step(problems: &[Problem], from: Spot, by: isize, (cells, height): (usize, usize)) -> Spot {
    let last = end(problems, (cells, height));
    let of = |problem: usize| problems.get(problem).map_or(0, |problem| rows(problem, cells).len());
    let mut spot = from.min(last);
    if by.unsigned_abs() > problems.len().saturating_mul(height).saturating_add(height) {
        return if by > 0 { last } else { Spot::default() };
    }
    for _ in 0..by.unsigned_abs() {
        if by > 0 {
            spot = match spot {
                spot if spot >= last => return last,
                Spot { problem, row } if row + 1 < of(problem) => Spot { problem, row: row + 1 },
                Spot { problem, .. } => Spot { problem: problem + 1, row: 0 },
            };
        } else if let Some(row) = spot.row.checked_sub(1) {
            spot.row = row;
        } else if let Some(problem) = spot.problem.checked_sub(1) {
            spot = Spot { problem, row: of(problem).saturating_sub(1) };
        } else {
            break;
        }
    }
    spot
}

/// The first spot from which the end of the list is in sight on so many rows.
pub fn end(problems: &[Problem], (cells, height): (usize, usize)) -> Spot {
    // No blank row is wanted behind the last problem.
    let mut left = height + 1;
    for (place, problem) in problems.iter().enumerate().rev() {
        let rows = rows(problem, cells).len();
        if rows >= left {
            return Spot { problem: place, row: rows - left };
        }
        left -= rows;
    }
    Spot::default()
}

#[cfg(test)]
mod tests {
    use super::{Part, Spot, end, rows, step, words};
    use crate::model::Problem;

    fn problem(place: &str) -> Problem {
        Problem {
            place: place.to_owned(),
            what: "is no text that this program knows".to_owned(),
            remedy: "save it as UTF-8".to_owned(),
            lost: true,
        }
    }

    fn told(problem: &Problem, cells: usize) -> Vec<String> {
        let rows = rows(problem, cells);
        rows.iter().map(|&(part, span)| span.of(&words(problem, part)).to_owned()).collect()
    }

    #[test]
    fn place_fault_and_remedy_are_wrapped_and_nothing_is_cut() {
        let problem = problem("news/a.txt");
        assert_eq!(
            told(&problem, 25),
            [
                "news/a.txt",
                "not read: is no text",
                "that this program",
                "knows",
                "remedy: save it as",
                "UTF-8",
                ""
            ]
        );
        assert_eq!(told(&problem, 80).len(), 4);
    }

    #[test]
    fn the_list_is_walked_row_by_row_until_its_end_is_in_sight() {
        let problems: Vec<Problem> = ["a", "b", "c"].map(problem).into();
        let size = (80, 4);
        assert_eq!(end(&problems, size), Spot { problem: 1, row: 3 });
        assert_eq!(step(&problems, Spot::default(), 5, size), Spot { problem: 1, row: 1 });
        assert_eq!(step(&problems, Spot { problem: 1, row: 1 }, -2, size), Spot { problem: 0, row: 3 });
        for far in [99, isize::MAX / 2] {
            assert_eq!(step(&problems, Spot::default(), far, size), end(&problems, size));
            assert_eq!(step(&problems, end(&problems, size), -far, size), Spot::default());
        }
        assert_eq!(end(&problems, (80, 99)), Spot::default(), "all of it is in sight");
        assert_eq!(end(&[], size), Spot::default());
        assert_eq!(rows(&problems[0], 80)[3].0, Part::Blank);
    }
}
