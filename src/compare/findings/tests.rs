//! Pairs of accounts that do and that don't conflict.

use crate::compare::compare;
use crate::compare::fixtures::briefing;
use crate::compare::stories::Grouping;
use crate::model::{About, Finding, FindingKind};

fn findings(texts: &[&str]) -> Vec<Finding> {
    let briefing = briefing(texts, Grouping::AsOne);
    compare(&briefing, &briefing.stories[0]).findings
}

/// The notes of the findings of one kind about one thing.
fn notes(texts: &[&str], kind: FindingKind, about: About) -> Vec<String> {
    let of_kind =
        findings(texts).into_iter().filter(|finding| finding.kind == kind && finding.about == about);
    of_kind.map(|finding| finding.note).collect()
}

const OVER: &str = "The grid operator Velmora said on Monday that over 4,000 homes in Tarn would be reconnected by \
    nightfall after the storm.";
const ALMOST: &str =
    "On Monday Velmora announced almost 4,000 homes in Tarn were being reconnected after the storm.";

#[test]
fn figures_on_two_sides_of_one_number_conflict() {
    assert_eq!(notes(&[OVER, ALMOST], FindingKind::Conflict, About::Number), ["over 4,000 / almost 4,000"]);
}

#[test]
fn figures_that_leave_room_for_each_other_agree() {
    let some = ALMOST.replace("almost 4,000", "some 4,100");
    let texts = [OVER, some.as_str()];
    assert_eq!(notes(&texts, FindingKind::Conflict, About::Number), Vec::<String>::new());
    assert_eq!(notes(&texts, FindingKind::Agreement, About::Number), ["over 4,000 / some 4,100"]);
}

#[test]
fn figures_of_two_things_do_not_meet() {
    let other =
        "The council of Ostrava will plant 3,100 trees along the ring road, the mayor said on Monday.";
    assert!(findings(&[OVER, other]).is_empty());
}

#[test]
fn an_account_that_knows_both_days_tells_of_two_events() {
    let both = "The council of Brenn will meet on May 3 about the budget. The council will meet on May 10 about the \
        bridge.";
    let one = "The council of Brenn will meet on May 3 about the budget.";
    let other = "The council of Brenn will meet on May 17 about the budget.";
    assert_eq!(notes(&[both, one], FindingKind::Conflict, About::Date), Vec::<String>::new());
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Date), ["May 3 / May 17"]);
}

#[test]
fn what_one_states_and_another_hedges_differs_in_certainty() {
    let stated = "The talks between Carvonia and Dunmere will be held in Lugano on June 4.";
    let hedged = "The talks between Carvonia and Dunmere are likely to be held in Lugano on June 4.";
    let found = notes(&[stated, hedged], FindingKind::Certainty, About::Certainty);
    assert_eq!(found, ["stated / “likely”"]);
}

#[test]
fn copies_neither_agree_nor_conflict() {
    assert_eq!(findings(&[OVER, OVER]), []);
}
