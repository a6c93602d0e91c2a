//! Pairs that look like a conflict and are none, beside those that are one.

use super::{findings, notes};
use crate::model::{About, FindingKind};

fn conflicts(one: &str, other: &str, about: About) -> Vec<String> {
    notes(&[one, other], FindingKind::Conflict, about)
}

const NONE: [&str; 0] = [];

#[test]
fn the_day_of_speaking_is_no_day_of_the_event() {
    let one = "The harbour of Tarn will stay shut for a month, the army said on Tuesday.";
    let other = "Divers in the harbour of Tarn found two cars, the army said in a statement on Tuesday.";
    assert_eq!(findings(&[one, other]), []);
}

#[test]
fn a_price_with_debt_is_not_that_without() {
    let with = "Norland Foods will pay 2.4 billion crowns for Pellworm, debt included.";
    let without = "Norland Foods agreed to buy Pellworm for 2.1 billion crowns, not counting debt.";
    assert_eq!(conflicts(with, without, About::Number), NONE);
    let plain = "Norland Foods agreed to buy Pellworm for 2.1 billion crowns.";
    let more = "Norland Foods will pay 2.4 billion crowns for Pellworm.";
    assert_eq!(conflicts(more, plain, About::Number), ["2.4 billion crowns / 2.1 billion crowns"]);
}

#[test]
fn what_was_sold_by_a_day_is_not_what_was_sold_in_all() {
    let all = "The theatre of Tarn sold 900 tickets for the first night.";
    let so_far = "The theatre of Tarn had sold 700 tickets for the first night by Tuesday.";
    assert_eq!(conflicts(all, so_far, About::Number), NONE);
}

#[test]
fn a_committee_is_not_the_council() {
    let committee = "The committee approved the budget of Tarn by 9 votes to 4.";
    let council = "The full council approved the budget of Tarn by 41 votes to 22.";
    assert_eq!(conflicts(committee, council, About::Number), NONE);
    let again = "The council approved the budget of Tarn by 39 votes to 24.";
    assert_eq!(conflicts(council, again, About::Number), ["41 votes to 22 / 39 votes to 24"]);
}

#[test]
fn what_closed_on_one_day_may_open_on_another() {
    let shut = "The bridge at Tarn was closed on Friday night because of the wind.";
    let open = "The bridge at Tarn was opened again on Saturday at noon.";
    assert_eq!(findings(&[shut, open]), []);
}

#[test]
fn of_two_towns_both_may_be_so() {
    let north = "The hospital in Tarn has closed its maternity ward.";
    let south = "The hospital in Olm has opened a maternity ward.";
    assert_eq!(conflicts(north, south, About::Polarity), NONE);
}

#[test]
fn no_boats_that_sail_are_not_against_a_boat() {
    let called_off = "Ferry services to the island of Hallam were cancelled on Saturday, the company said.";
    let none = "No boats sailed to the island of Hallam on Saturday.";
    assert_eq!(conflicts(called_off, none, About::Polarity), NONE);
}

#[test]
fn a_toll_that_rose_was_another_before() {
    let before = "Eight people were killed in the landslide at Tarn, the governor said on Monday.";
    let after =
        "The toll of the landslide at Tarn rose to 13 on Wednesday after five more bodies were found.";
    assert_eq!(conflicts(before, after, About::Number), NONE);
}

#[test]
fn a_denial_in_the_middle_of_a_paragraph_answers_what_stands_there() {
    let text = "Every tank must be tested by May, the minister, Ilan Torek, ordered. “We should have done it a year \
        ago,” he said.\n\nThe council dismissed Ada Korm after she was accused of hiding the first cases. She has \
        denied it.";
    assert_eq!(conflicts(text, "Ilan Torek spoke in Tarn.", About::Polarity), NONE);
}

#[test]
fn talks_are_where_they_are_held() {
    let hotel = "The talks on the merger of the two banks were held at a hotel in Tarn.";
    let ship = "The talks on the merger of the two banks took place at a country house near Olm.";
    assert_eq!(conflicts(hotel, ship, About::Place), ["Tarn / Olm"]);
}

#[test]
fn a_pronoun_stands_for_what_the_sentence_before_tells_of() {
    let one =
        "The storm put off the Norland Cup final. It will now be played on Dec. 9, the association said.";
    let other = "The Norland Cup final will be played on 16 December, the association announced last night.";
    assert_eq!(conflicts(one, other, About::Date), ["Dec. 9 / 16 December"]);
}

#[test]
fn a_name_is_one_with_and_without_what_its_bearer_is() {
    let cleared = "Cyclist Ada Korm was cleared of doping by the panel in Tarn.";
    let guilty = "Ada Korm was found guilty of doping by the panel in Tarn.";
    assert_eq!(conflicts(cleared, guilty, About::Polarity), ["cleared / guilty"]);
    let brother = "Nils Korm was found guilty of doping by the panel in Tarn.";
    assert_eq!(conflicts(cleared, brother, About::Polarity), NONE);
}

#[test]
fn what_was_in_two_towns_is_not_told_alike() {
    let one = "Talks between the rebels and the government will take place in Doha next week, an envoy said.";
    let other = "The government and the rebels will hold talks in Geneva next week, a mediator said.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Wording), NONE);
    let same = other.replace("Geneva", "Qatar");
    assert_eq!(notes(&[one, &same], FindingKind::Agreement, About::Wording).len(), 1);
}

#[test]
fn what_had_not_been_done_may_have_been_done_a_day_later() {
    let earlier = "TARN, March 4, 2031 - Police in Tarn said the owner of the mill had not been arrested.";
    let later = "TARN, March 6, 2031 - The owner of the mill was arrested in Tarn, police said.";
    let polarity = |texts: &[&str]| notes(texts, FindingKind::Conflict, About::Polarity);
    assert_eq!(polarity(&[earlier, later]), NONE);
    // A day later it must have been so.
    let denied = earlier.replace("March 4", "March 8");
    assert_eq!(polarity(&[&denied, later]).len(), 1);
}
