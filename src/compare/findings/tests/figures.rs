//! Pairs of accounts whose figures do and do not conflict.

use super::{ALMOST, OVER, findings, notes};
use crate::model::{About, FindingKind};

#[test]
fn figures_on_two_sides_of_one_number_conflict() {
    assert_eq!(notes(&[OVER, ALMOST], FindingKind::Conflict, About::Number), ["over 4,000 / almost 4,000"]);
    let alike = notes(&[OVER, ALMOST], FindingKind::Agreement, About::Wording);
    assert!(alike.iter().all(|note| !note.contains("4,000")), "{alike:?}");
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
fn open_ended_figures_of_one_act_leave_room_for_each_other() {
    let one = "Pelmar has massed tens of thousands of soldiers near the border.";
    let other = "Some 90,000 soldiers were amassed by Pelmar near the border.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
    let found = notes(&[one, other], FindingKind::Agreement, About::Number);
    assert_eq!(found, ["tens of thousands / Some 90,000"]);
}

#[test]
fn votes_are_counted_alike_or_conflict() {
    let one = "The council of Brann voted 7-4 on Tuesday to sell the old pier to a hotel.";
    let other = "On Tuesday the sale of the old pier passed the council of Brann by six votes to five.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), ["7-4 / six votes to five"]);
    let same = other.replace("six votes to five", "seven votes to four");
    assert_eq!(notes(&[one, &same], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn one_measure_in_two_units_is_no_conflict() {
    let one = "The oil slick off Tarn covered 1,200 hectares of the bay on Friday, the coastguard said.";
    let other = "On Friday the oil slick covered 12 square kilometres of the bay, a coastguard officer said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
    let larger = other.replace("12 square", "19 square");
    let found = notes(&[one, &larger], FindingKind::Conflict, About::Number);
    assert_eq!(found, ["1,200 hectares / 19 square kilometres"]);
}

#[test]
fn a_part_and_the_whole_do_not_conflict() {
    let one = "Rescuers pulled 34 miners out of the Velm pit on Sunday night, the company said.";
    let other = "Rescuers pulled nine of the miners out of the Velm pit on Sunday night, a nurse said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn two_of_this_and_two_of_that_do_not_agree() {
    let one = "Residents of two villages above Tarn complained about the siren.";
    let other = "The ministry promised two helicopters to the residents of Tarn.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Number), Vec::<String>::new());
}

#[test]
fn what_one_wants_and_another_offers_do_not_conflict() {
    let wants = "Union leader Delia Moor demands 12 per cent for the ground crews of Velmora.";
    let offers = "Velmora has offered the ground crews 5.5 percent, union leader Delia Moor said.";
    assert_eq!(notes(&[wants, offers], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn a_figure_beside_one_that_fits_does_not_conflict() {
    let one = "By lunchtime about 210 departures from Tarn had been cancelled by the airlines.";
    let other = "Airlines cancelled 212 of the 340 departures from Tarn scheduled for Friday.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
    let agreed = notes(&[one, other], FindingKind::Agreement, About::Number);
    assert_eq!(agreed, ["about 210 / 212"]);
}

#[test]
fn a_figure_as_of_a_moment_is_no_conflict_with_a_later_one() {
    for (one, other) in [
        (
            "The fire in the hills of Tarn had burned 4,000 hectares, the agency said.",
            "The fire in the hills of Tarn has now burned 9,500 hectares, the agency said.",
        ),
        (
            "At noon on Friday the number of dead in the mill stood at 46, the mayor said.",
            "By Sunday evening the toll of dead in the mill had risen to 61, the mayor said.",
        ),
    ] {
        let (one, other) = (format!("TARN, March 4, 2031 - {one}"), format!("TARN, March 6, 2031 - {other}"));
        for about in [About::Number, About::Date] {
            let found = notes(&[&one, &other], FindingKind::Conflict, about);
            assert_eq!(found, Vec::<String>::new(), "{other}");
        }
        assert_eq!(notes(&[&one, &other], FindingKind::Update, About::Number).len(), 1, "{other}");
    }
}

#[test]
fn of_a_speed_a_magnitude_and_a_sentence_there_is_one() {
    for (one, other) in [
        (
            "The train was travelling at 142 kilometres an hour when it left the rails, the inquiry found.",
            "Investigators say that the express derailed at a speed of 95 kilometres per hour.",
        ),
        (
            "The quake had a magnitude of 6.1, an institute in Tarn said.",
            "Monday's tremor measured 6.8 in magnitude, geologists reported.",
        ),
        (
            "The defendant was sentenced to 17 years in prison for the murder of his partner.",
            "A judge jailed the man for 22 years for killing the partner he ran a firm with.",
        ),
    ] {
        assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number).len(), 1, "{other}");
    }
    let one = "Ada Korm was sentenced to 17 years in prison for the murder.";
    let other = "Jon Vell was sentenced to four years in prison for helping her.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn a_broken_number_counts_nobody() {
    let one = "A 5.6 quake shook the hills of Tarn on Monday, an institute said.";
    let other = "A quake killed 9 in the hills of Tarn on Monday, an institute said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn what_one_thing_rose_by_is_not_what_another_rose_by() {
    let one = "Profit at Velmora rose 12 percent in the third quarter, the operator said.";
    let other = "Revenue at Velmora rose 8 percent in the third quarter, the operator said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
    let other = "Quarterly profit at Velmora rose 8 percent in the third quarter.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), ["12 percent / 8 percent"]);
}

#[test]
fn sums_of_two_things_do_not_conflict() {
    let loss = "The chamber of commerce puts the loss to the town at half a million dollars a day.";
    let bonus = "The head of the firm pocketed a bonus of 900,000 dollars in June.";
    assert_eq!(notes(&[loss, bonus], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn the_same_large_sum_is_one_sum() {
    let one = "Minister Rufus Tal pledged 80 million euros to the valley.";
    let other = "The government is to set up a relief fund of 80 million euros.";
    let found = notes(&[one, other], FindingKind::Agreement, About::Number);
    assert_eq!(found, ["80 million euros"]);
}

#[test]
fn people_and_evacuees_may_be_the_same() {
    let one = "Some 1,500 people spent the night in the hockey arena at Dunmar.";
    let other = "In Dunmar, where 1,500 evacuees slept in the arena, the blankets ran out.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Number).len(), 1);
}

#[test]
fn a_figure_beside_an_agreed_one_agrees_too() {
    let one = "The bank of Brann now sees growth of 2.1 percent this year and not 1.8 percent as before.";
    let other =
        "The bank of Brann expects growth of 2.1 percent this year. In May the figure was 1.8 percent.";
    let found = notes(&[one, other], FindingKind::Agreement, About::Number);
    assert_eq!(found, ["2.1 percent", "1.8 percent"]);
}

#[test]
fn an_age_agrees_with_the_year_it_goes_back_to() {
    let age = "BRANN, March 3, 2024 (Reuters) - The 27-year-old tanker Sirna ran aground off Tarn.";
    let built = "The tanker Sirna, built in 1997, ran aground off Tarn.";
    assert_eq!(notes(&[age, built], FindingKind::Agreement, About::Number), ["27-year-old / 1997"]);
    let later = built.replace("1997", "2004");
    assert_eq!(notes(&[age, &later], FindingKind::Agreement, About::Number), Vec::<String>::new());
}

#[test]
fn speeds_in_two_units_are_one_speed() {
    let one = "The train was travelling at 118 km/h on the curve above Tarn, the accident board said.";
    let other = "The board said the train was travelling at 73 mph on the curve above Tarn.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
    let faster = other.replace("73 mph", "140 km/h");
    let found = notes(&[one, &faster], FindingKind::Conflict, About::Number);
    assert_eq!(found, ["118 km/h / 140 km/h"]);
}

#[test]
fn seconds_and_carriages_are_not_likened_by_their_digits() {
    let one = "The driver braked four seconds before the train left the tracks on the Tarn viaduct.";
    let other = "Four of the six carriages of the train left the track on the Tarn viaduct.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Number), Vec::<String>::new());
}

#[test]
fn two_totals_of_one_thing_conflict() {
    let one = "The court found that the firm had paid bribes totalling 4.2 million euros.";
    let other = "According to the ruling the bribes came to 5.8 million euros, more than anyone had thought.";
    let found = notes(&[one, other], FindingKind::Conflict, About::Number);
    assert_eq!(found, ["4.2 million euros / 5.8 million euros"]);
}

#[test]
fn shares_of_two_who_are_named_do_not_conflict() {
    let one = "Shares of Norvik gained 3.1 percent on Tuesday after the ruling.";
    let other = "Shares of Hydra Foods gained 8.4 percent on Tuesday after the ruling.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn those_who_came_are_not_those_who_left() {
    let came = "Drenova has massed tens of thousands of soldiers near the border of Pelmar.";
    let left =
        "Drenova said almost 10,000 of its soldiers near the border of Pelmar were returning to barracks.";
    assert_eq!(notes(&[came, left], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn what_two_people_got_does_not_conflict() {
    let one = "The court sentenced Ilan Roe to seven years for bribery on Friday.";
    let other = "The court sentenced Karla Frost to four years for bribery on Friday.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
    let toll =
        |toll: &str, who: &str| format!("The fire in Tarn on Friday killed {toll} people, among them {who}.");
    let texts = [toll("12", "the singer Anna Roe"), toll("15", "the mayor Ivo Brandt")];
    let texts = [texts[0].as_str(), texts[1].as_str()];
    assert_eq!(notes(&texts, FindingKind::Conflict, About::Number), ["12 / 15"]);
    let same = one.replace("seven", "four");
    assert_eq!(notes(&[one, &same], FindingKind::Conflict, About::Number), ["seven years / four years"]);
}

#[test]
fn others_are_a_part_and_over_nine_days_may_be_nine() {
    let one = "Hospitals in Tarn treated 17 people for burns after the blast, officials said.";
    let other = "Hospitals in Tarn are treating 15 others for burns after the blast, officials said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
    let one = "The talks between Drenova and Pelmar lasted over nine days, the envoy said.";
    let other = "The talks between Drenova and Pelmar lasted nine days, the envoy said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), Vec::<String>::new());
}

#[test]
fn small_counts_conflict_where_all_else_is_alike() {
    let three = "The sale of three paintings from the chapel of Dastal was approved by the synod.";
    let five = "The sale of five paintings from the chapel of Dastal was approved by the synod.";
    assert_eq!(notes(&[three, five], FindingKind::Conflict, About::Number), ["three / five"]);
}

#[test]
fn tolls_of_which_none_is_known_to_be_later_conflict() {
    let one = "The blast at the Brannock mill killed 12 workers on Monday, the governor, Petra Holm, said.";
    let other = "The blast at the Brannock mill killed 19 workers, the fire brigade said on Tuesday.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), ["12 / 19"]);
    assert_eq!(notes(&[one, other], FindingKind::Update, About::Number), Vec::<String>::new());
}
