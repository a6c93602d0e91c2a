//! Any text on a screen: nothing dangerous is shown, every byte has its place, lines cover the text.

use parallax::text::cells::{cells, column_of, offset_at};
use parallax::text::width::{Align, pad, width};
use parallax::text::wrap::{LineEnds, wrap};
use parallax::text::{Span, visible, visible_lines};
use proptest::prelude::*;

use super::hostile::{hostile, is_dangerous};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_is_harmless(text in hostile()) {
        let shown = visible(&text);
        prop_assert!(!shown.contains(is_dangerous), "{shown:?}");
        prop_assert!(!visible_lines(&text).replace('\n', "").contains(is_dangerous));
        prop_assert_eq!(visible(&shown), shown.as_ref());
        for cell in cells(&text, Span::new(0, text.len())) {
            prop_assert!(!cell.shown.contains(is_dangerous), "{cell:?}");
        }
    }

    #[test]
    fn cells_take_every_byte_in_order(text in hostile()) {
        let whole = Span::new(0, text.len());
        let (mut at, mut column) = (0, 0);
        for cell in cells(&text, whole) {
            prop_assert_eq!((cell.span.start, cell.column), (at, column));
            prop_assert!(cell.width >= 1 && !cell.span.is_empty() && text.is_char_boundary(cell.span.end));
            prop_assert_eq!(offset_at(&text, whole, cell.column), cell.span.start);
            prop_assert_eq!(column_of(&text, whole, cell.span.start), cell.column);
            at = cell.span.end;
            column += cell.width;
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn a_field_has_its_width(text in hostile(), cells in 0_usize..30) {
        prop_assert_eq!(width(&pad(&text, cells, Align::Left)), cells);
        prop_assert_eq!(width(&pad(&text, cells, Align::Right)), cells);
    }

    #[test]
    fn wrapped_lines_cover_all_but_white_space(text in hostile(), width in 1_usize..40, keep in any::<bool>()) {
        lines_cover(&text, width, if keep { LineEnds::Keep } else { LineEnds::Flow })?;
    }
}

/// A flag's end tag without tags, and a selector that belongs to neither: found by the test above, and rare.
#[test]
fn wrapped_lines_cover_a_flag_without_tags() -> Result<(), TestCaseError> {
    (1..6).try_for_each(|width| lines_cover("🏴\u{e007f}\u{e0100}", width, LineEnds::Flow))
}

fn lines_cover(text: &str, width: usize, line_ends: LineEnds) -> Result<(), TestCaseError> {
    let mut at = 0;
    for line in wrap(text, Span::new(0, text.len()), width, line_ends) {
        prop_assert!(at <= line.span.start);
        let between = text.get(at..line.span.start);
        prop_assert!(between.is_some_and(|gap| gap.chars().all(char::is_whitespace)), "{between:?}");
        let shown: Vec<_> = cells(text, line.span).collect();
        prop_assert_eq!(shown.iter().map(|cell| cell.width).sum::<usize>(), line.width);
        prop_assert!(line.width <= width || shown.len() == 1, "{line:?}");
        at = line.span.end;
    }
    prop_assert!(text[at..].chars().all(char::is_whitespace), "{:?} is on no line", &text[at..]);
    Ok(())
}
