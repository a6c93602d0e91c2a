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
    assert_eq!(found, ["“on June 4” / “likely”"]);
}

#[test]
fn clauses_that_tell_the_same_agree_whatever_else_is_said() {
    let one = "Drenova has denied plans for a strike on the pipeline but says it could act if its terms are not met.";
    let other =
        "Drenova denies plans for a strike, the envoy said, and has warned Pelmar against a blockade.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Wording), ["plans for a strike"]);
}

#[test]
fn names_in_common_are_no_agreement() {
    let one = "Minister Ilan Torek of Drenova met the envoy of Pelmar in the harbour hotel on Friday.";
    let other = "Minister Ilan Torek of Drenova asked Pelmar for a loan of two billion crowns.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Wording), Vec::<String>::new());
}

#[test]
fn what_one_denies_the_other_does_not_agree_with() {
    let one = "The valve had been opened by the night crew, the inspector said.";
    let other = "The valve had not been opened by the night crew, the operator said.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Wording), Vec::<String>::new());
}

#[test]
fn two_who_charge_each_other_do_not_agree() {
    let one = "Drenova accused Pelmar of sending weapons to fighters in the eastern valley.";
    let other = "Pelmar accused Drenova of sending weapons to fighters in the eastern valley.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Wording), Vec::<String>::new());
}

#[test]
fn open_ended_figures_of_one_act_leave_room_for_each_other() {
    let one = "Pelmar has massed tens of thousands of soldiers near the border.";
    let other = "Some 90,000 soldiers were amassed by Pelmar near the border.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
    let found = notes(&[one, other], FindingKind::Agreement, About::Number);
    assert_eq!(found, ["tens of thousands / Some 90,000"]);
}

#[test]
fn copies_neither_agree_nor_conflict() {
    assert_eq!(findings(&[OVER, OVER]), []);
}
