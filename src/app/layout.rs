//! Where the panes stand: rectangles by the size of the screen and what is open.

use ratatui::layout::{Position, Rect};

use crate::model::Borders;

/// Narrower screens stack the wordings of a row, and show the claims instead of the text, not beside it.
pub const WIDE: u16 = 100;
/// From this width on the claims stand beside two columns of text.
pub const WIDE_WITH_CLAIMS: u16 = 130;
/// Narrower or lower screens show a single pane.
const SINGLE: (u16, u16) = (40, 10);

/// What fills the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Stories and articles.
    #[default]
    List,
    /// One article.
    Reader,
    /// Sources side by side.
    Compare,
    /// Facts by sources.
    Matrix,
    /// What has a date, in order.
    Timeline,
}

/// A pane that can have the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// Stories and articles.
    #[default]
    List,
    /// The text of one article.
    Reader,
    /// Sources side by side.
    Compare,
    /// Facts by sources.
    Matrix,
    /// What has a date, in order.
    Timeline,
    /// The claims of what is shown.
    Claims,
}

/// A border between panes that the user can move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// The one at the left of the claims.
    Claims,
    /// The one below the list.
    Below,
}

/// What the layout depends on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Need {
    /// What fills the screen.
    pub view: View,
    /// What has the focus.
    pub focus: Pane,
    /// Whether the claims are wanted.
    pub claims: bool,
    /// Whether all but the text is hidden.
    pub zen: bool,
    /// Rows the list could use.
    pub list_rows: usize,
    /// Rows the digest of the story could use.
    pub digest_rows: usize,
    /// Widest column of text.
    pub measure: u16,
    /// Whether everything stands under each other.
    pub linear: bool,
    /// Where the user moved the borders to.
    pub borders: Borders,
}

/// The rectangles; an empty one is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The line at the top.
    pub title: Rect,
    /// The line at the bottom.
    pub bottom: Rect,
    /// Column headings over the list or the compared sources, with the rule below them.
    pub head: Rect,
    /// Rows of the list.
    pub list: Rect,
    /// What the story under the cursor holds, with the rule above it.
    pub digest: Rect,
    /// The article under the cursor, one line per paragraph, with the rule above it.
    pub skim: Rect,
    /// Text of the article.
    pub reader: Rect,
    /// Rows of the comparison.
    pub compare: Rect,
    /// Rows of the matrix.
    pub matrix: Rect,
    /// Rows of the timeline.
    pub timeline: Rect,
    /// What is under the cursor explained, with the rule above it.
    pub foot: Rect,
    /// The claims, with the border at their left.
    pub claims: Rect,
}

impl Areas {
    /// Whether the text of one article or of several is on the screen.
    pub const fn has_text(&self) -> bool {
        !self.reader.is_empty() || !self.compare.is_empty()
    }
}

/// The rectangles for a screen of `width` by `height` cells.
pub fn areas(width: u16, height: u16, need: Need) -> Areas {
    let mut areas = Areas::default();
    let mut body = Rect::new(0, 0, width, height);
    let single = width < SINGLE.0 || height < SINGLE.1;
    if height >= 3 && !need.zen {
        (areas.title, body) = from_top(body, 1);
    }
    if height >= 2 && !need.zen {
        (body, areas.bottom) = from_bottom(body, 1);
    }
    match need.view {
        View::List => list(&mut areas, body, need, single),
        View::Reader => {
            body = claims(&mut areas, body, need, WIDE);
            if body.height >= 8 && !need.zen {
                (areas.head, body) = from_top(body, 3);
            }
            areas.reader = body;
        }
        View::Compare => {
            let is_cramped = body.height < CRAMPED && width < WIDE;
            if !single && body.height >= 8 {
                (body, areas.foot) = from_bottom(body, if body.height >= 14 || is_cramped { 3 } else { 2 });
            }
            body = claims(&mut areas, body, need, WIDE_WITH_CLAIMS);
            if !single && !need.zen && (body.height >= 6 || is_cramped && body.height >= 5) {
                let rows = match body.height {
                    14.. if width >= WIDE && !need.linear => 3,
                    _ if is_cramped => 1,
                    _ => 2,
                };
                (areas.head, body) = from_top(body, rows);
            }
            areas.compare = body;
        }
        View::Matrix => {
            let head = if need.linear { NO_HEAD } else { WIDE_ROWS };
            areas.matrix = with_head_and_foot(&mut areas, body, single, head);
        }
        View::Timeline => {
            let head = if need.linear { NO_HEAD } else { (2, 2) };
            areas.timeline = with_head_and_foot(&mut areas, body, single, head);
        }
    }
    areas
}

/// With fewer rows than this on a narrow screen, headings give a row to the foot, which tells what rows have no room for.
const CRAMPED: u16 = 12;

/// Rows of the head of a matrix with the rule below it, on a wide screen and on others.
const WIDE_ROWS: (u16, u16) = (3, 2);

/// What has no columns needs no headings of columns.
const NO_HEAD: (u16, u16) = (0, 0);

/// Takes a head and a foot off the body. On a narrow screen the foot tells what the rows have no room for.
fn with_head_and_foot(areas: &mut Areas, mut body: Rect, single: bool, head: (u16, u16)) -> Rect {
    let wide = body.width >= WIDE;
    let is_cramped = body.height < CRAMPED && !wide;
    if !single && body.height >= 8 {
        let rows = match body.height {
            0..CRAMPED if wide => 2,
            0..CRAMPED => 3,
            CRAMPED..18 => 4,
            _ if wide => 4,
            _ => 6,
        };
        (body, areas.foot) = from_bottom(body, rows);
    }
    if body.height >= 3 {
        let rows = if wide && body.height >= 12 { head.0 } else { head.1 };
        (areas.head, body) = from_top(body, if single || is_cramped { rows.min(1) } else { rows });
    }
    body
}

/// Rows that what stands below the list keeps where the user makes it lower.
const LEAST_BELOW: usize = 5;

/// Columns that claims and text keep where the user moves the border between them.
const LEAST_BESIDE: (u16, u16) = (24, 40);

/// Rows the list takes from 100 of the screen at most, where there is something to show below it.
const LIST_SHARE: usize = 45;

fn list(areas: &mut Areas, mut body: Rect, need: Need, single: bool) {
    if !single && body.height >= 6 && !need.linear {
        (areas.head, body) = from_top(body, 2);
    }
    let height = usize::from(body.height);
    if single || height < 12 {
        areas.list = body;
        return;
    }
    let rows = match need.borders.below {
        // The list does not stand empty where what is below it could be shown.
        Some(below) => height.saturating_sub(below.into()).min(need.list_rows).clamp(3, height - LEAST_BELOW),
        None => need.list_rows.clamp(3, (height * LIST_SHARE / 100).max(4)),
    };
    (areas.list, body) = from_top(body, rows as u16);
    let left = usize::from(body.height);
    // The digest may take more than half where it needs it, but the skim keeps a few lines.
    let digest = need.digest_rows.clamp(4, left.saturating_sub(7).max(left * 55 / 100).max(4));
    // On a narrow screen its parts stand under each other, each with a heading and a row.
    let is_cramped = body.width < WIDE && left < 14;
    if left < digest + 4 || is_cramped {
        areas.digest = body;
    } else {
        (areas.digest, areas.skim) = from_top(body, digest as u16);
    }
}

/// The border at a cell.
pub fn border(areas: &Areas, (x, y): (u16, u16)) -> Option<Border> {
    let claims = Rect { width: 1.min(areas.claims.width), ..areas.claims };
    // Claims in the place of the text have no border.
    let beside = areas.claims.x > 0 && holds(claims, (x, y));
    let below = !areas.digest.is_empty() && areas.digest.y == y && holds(areas.digest, (x, y));
    match (beside, below) {
        (true, _) => Some(Border::Claims),
        (false, true) => Some(Border::Below),
        (false, false) => None,
    }
}

/// Takes the claims off the body, beside the text from `wide` columns on, else in its stead.
fn claims(areas: &mut Areas, body: Rect, need: Need, wide: u16) -> Rect {
    let focused = need.focus == Pane::Claims;
    if body.width < wide || need.linear {
        if focused {
            areas.claims = body;
            return Rect::default();
        }
        return body;
    }
    if !need.claims && !focused {
        return body;
    }
    let width = match need.view {
        View::Reader => body.width.saturating_sub(need.measure + 10).clamp(36, 64),
        View::List | View::Compare | View::Matrix | View::Timeline => (body.width / 4).clamp(34, 56),
    };
    let (least, least_text) = LEAST_BESIDE;
    let most = body.width.saturating_sub(least_text).max(least);
    let width = need.borders.claims.map_or(width, |chosen| chosen.clamp(least, most));
    let text = body.width.saturating_sub(width);
    areas.claims = Rect { x: body.x + text, width: body.width - text, ..body };
    Rect { width: text, ..body }
}

/// The smallest screen on which a popup has a border and something around it.
pub const POPUP: (u16, u16) = (30, 8);

/// The width of popups that hold sentences, their border included, where the screen has room for it.
pub const POPUP_WIDTH: u16 = 100;

/// Rows inside the tallest popup a screen of this size has room for.
pub fn popup_rows(size: (u16, u16)) -> usize {
    usize::from(if has_frames(size) { size.1 - 4 } else { size.1 })
}

/// Cells of a row inside a popup that holds sentences.
pub fn popup_cells(size: (u16, u16)) -> usize {
    usize::from(if has_frames(size) { POPUP_WIDTH.min(size.0 - 2) - 2 } else { size.0 })
}

/// Whether popups have a border on a screen of this size.
pub const fn has_frames((width, height): (u16, u16)) -> bool {
    width >= POPUP.0 && height >= POPUP.1
}

/// Whether a cell, by column and row, stands in an area.
pub fn holds(area: Rect, (x, y): (u16, u16)) -> bool {
    area.contains(Position::new(x, y))
}

fn from_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

fn from_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let rest = area.height - rows;
    (Rect { height: rest, ..area }, Rect { y: area.y + rest, height: rows, ..area })
}

#[cfg(test)]
mod tests {
    use super::{Borders, Need, Pane, View, areas};

    #[test]
    fn no_pane_leaves_the_screen_at_any_size() {
        for (width, height) in (0..130).flat_map(|w| (0..50).map(move |h| (w, h))) {
            for view in [View::List, View::Reader, View::Compare, View::Matrix, View::Timeline] {
                for focus in [Pane::List, Pane::Claims] {
                    let need = Need {
                        view,
                        focus,
                        claims: true,
                        list_rows: 9,
                        digest_rows: 12,
                        measure: 72,
                        zen: false,
                        linear: width % 2 == 0,
                        borders: match (width + height) % 3 {
                            0 => Borders::default(),
                            1 => Borders { claims: Some(0), below: Some(0) },
                            _ => Borders { claims: Some(u16::MAX), below: Some(u16::MAX) },
                        },
                    };
                    let areas = areas(width, height, need);
                    for area in [areas.title, areas.bottom, areas.head, areas.list, areas.digest, areas.skim]
                    {
                        assert!(
                            area.right() <= width && area.bottom() <= height,
                            "{width}x{height} {areas:?}"
                        );
                    }
                    for area in [areas.matrix, areas.timeline] {
                        assert!(area.right() <= width && area.bottom() <= height);
                    }
                    for area in [areas.reader, areas.compare, areas.foot, areas.claims] {
                        assert!(
                            area.right() <= width && area.bottom() <= height,
                            "{width}x{height} {areas:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_narrow_screen_shows_the_claims_in_place_of_the_text() {
        let need =
            Need { view: View::Reader, focus: Pane::Claims, claims: true, measure: 72, ..Need::default() };
        let narrow = areas(80, 24, need);
        assert!(narrow.reader.is_empty() && narrow.claims.width == 80);
        let wide = areas(160, 45, need);
        assert!(wide.reader.width >= 80 && wide.claims.width >= 36);
    }
}
