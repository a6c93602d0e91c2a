//! Amounts: numerals and number words with their unit, bound and direction of change.
//!
//! Names of units follow CQE (Almasian et al. 2023); what is counted is named by its noun phrase in the singular.

mod ages;
mod bounds;
mod counted;
mod magnitudes;
mod measured;
mod money;
mod scan;

use super::line::Line;
use super::syntax::Syntax;
use crate::lexicon::Lexicon;
use crate::model::{Article, Quantity, TimeExpression, TimexKind};
use scan::{Amount, Scan};

/// A reader tries to read one kind of amount whose number or sign stands at a piece.
type Read = fn(&Scan, usize) -> Option<Amount>;

/// The kinds of amount, the surest first.
const READERS: [Read; 5] = [money::read, ages::read, magnitudes::read, measured::read, counted::read];

/// The amounts of the article, in text order; numbers that belong to a date or time are none.
pub fn find(
    lexicon: &Lexicon,
    article: &Article,
    syntax: &Syntax,
    dates: &[TimeExpression],
) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut dates = dates.iter().filter(|date| date.kind != TimexKind::Duration).peekable();
    for sentence in &syntax.sentences {
        let line = Line::new(&article.text, &syntax.pieces, sentence.pieces.clone(), lexicon);
        let scan = Scan { line, syntax };
        let mut at = 0;
        while let Some(piece) = line.pieces.get(at) {
            if !scan.may_begin(at) {
                at += 1;
                continue;
            }
            while dates.next_if(|date| date.span.end <= piece.span.start).is_some() {}
            if dates.peek().is_some_and(|date| date.span.holds(piece.span.start)) {
                at += 1;
                continue;
            }
            let Some(amount) = READERS.iter().find_map(|read| read(&scan, at)) else {
                at += 1;
                continue;
            };
            let end = amount.end.max(at + 1);
            found.push(bounds::complete(&scan, amount));
            at = end;
        }
    }
    found
}

#[cfg(test)]
mod tests;
