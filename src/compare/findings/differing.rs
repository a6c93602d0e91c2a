//! Figures and days that keep two clauses from telling one thing.

use super::bounds::compatible;
use super::dates::differ;
use super::measure::{Kind, in_base};
use super::scene::{Mention, Scene};
use crate::text::Span;
use crate::text::calendar::{Parts, parts};

/// Whether both give figures or days, and none of one fits any of the other.
pub(super) fn figures_differ(scene: &Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let [one, other] = [a, b].map(|mention| {
        let figures = &scene.accounts[mention.account].analysed.quantities;
        let within = scene.said(mention);
        let first = figures.partition_point(|figure| figure.span.start < within.start);
        let inside = figures.iter().skip(first).take_while(|figure| figure.span.start < within.end);
        inside.map(|figure| in_base(figure, Kind::of(figure).1)).collect::<Vec<_>>()
    });
    apart(one.len(), other.len(), &|a, b| compatible(&one[a], &other[b])) || days_differ(scene, a, b)
}

/// Whether what both tell names days, and none of one fits any of the other.
pub(super) fn days_differ(scene: &Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let [one, other] = [a, b].map(|mention| days(scene, mention.account, scene.said(mention)));
    apart(one.len(), other.len(), &|a, b| !differ(&one[a], &other[b]))
}

fn days(scene: &Scene<'_>, account: usize, within: Span) -> Vec<Parts> {
    let dates = &scene.accounts[account].analysed.dates;
    let first = dates.partition_point(|date| date.span.start < within.start);
    let inside = dates.iter().skip(first).take_while(|date| date.span.start < within.end);
    inside.map(|date| parts(&date.value)).collect()
}

/// Whether there is something on both sides, and nothing that fits.
fn apart(a: usize, b: usize, fits: &dyn Fn(usize, usize) -> bool) -> bool {
    a > 0 && b > 0 && !(0..a).any(|one| (0..b).any(|other| fits(one, other)))
}
