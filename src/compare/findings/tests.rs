//! Pairs of accounts that do and that don't conflict.

mod copied;
mod figures;
mod told_apart;

use crate::compare::compare;
use crate::compare::fixtures::briefing;
use crate::compare::stories::Grouping;
use crate::model::{About, Finding, FindingKind};

pub(super) fn findings(texts: &[&str]) -> Vec<Finding> {
    let briefing = briefing(texts, Grouping::AsOne);
    compare(&briefing, &briefing.stories[0]).findings
}

/// The notes of the findings of one kind about one thing.
pub(super) fn notes(texts: &[&str], kind: FindingKind, about: About) -> Vec<String> {
    let of_kind =
        findings(texts).into_iter().filter(|finding| finding.kind == kind && finding.about == about);
    of_kind.map(|finding| finding.note).collect()
}

const OVER: &str = "The grid operator Velmora said on Monday that over 4,000 homes in Tarn would be reconnected by \
    nightfall after the storm.";
const ALMOST: &str =
    "On Monday Velmora announced almost 4,000 homes in Tarn were being reconnected after the storm.";

#[test]
fn an_account_that_knows_both_days_tells_of_two_events() {
    let both = "The council of Brann will meet on May 3 about the budget. The council will meet on May 10 about the \
        bridge.";
    let one = "The council of Brann will meet on May 3 about the budget.";
    let other = "The council of Brann will meet on May 17 about the budget.";
    assert_eq!(notes(&[both, one], FindingKind::Conflict, About::Date), Vec::<String>::new());
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Date), ["May 3 / May 17"]);
}

#[test]
fn what_one_states_and_another_hedges_differs_in_certainty() {
    let stated = "The talks between Tarvonia and Holmere will be held in Lugano on June 4.";
    let hedged = "The talks between Tarvonia and Holmere are likely to be held in Lugano on June 4.";
    let found = notes(&[stated, hedged], FindingKind::Certainty, About::Certainty);
    assert_eq!(found, ["“on June 4” / “likely”"]);
}

#[test]
fn clauses_that_tell_the_same_agree_whatever_else_is_said() {
    let one = "Drenova has denied plans for a strike on the pipeline but says it could act if its terms are not met.";
    let other =
        "Drenova denies plans for a strike, the envoy said, and has warned Pelmar against a blockade.";
    assert_eq!(
        notes(&[one, other], FindingKind::Agreement, About::Wording),
        ["has denied plans for a strike on the pipeline / denies plans for a strike"]
    );
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
fn copies_neither_agree_nor_conflict() {
    assert_eq!(findings(&[OVER, OVER]), []);
}

#[test]
fn one_act_at_two_hours_conflicts() {
    let one = "The old town hall of Brann burned down at 3am on Sunday. Nobody was hurt.";
    let other = "Fire chief Ada Moll said the town hall of Brann burned down at 5.30am on Sunday.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Date).len(), 1);
    let before = "The town hall of Brann burned down before Monday.";
    assert_eq!(notes(&[one, before], FindingKind::Conflict, About::Date), Vec::<String>::new());
}

#[test]
fn one_event_that_began_at_two_hours_conflicts_whatever_else_is_said() {
    let one = "The fire at the paint works broke out at 6 a.m., the fire brigade said.";
    let other = "A blaze erupted at 9 a.m. and ripped through three halls, a guard said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Date), ["6 a.m. / 9 a.m."]);
    let other = "The search of the paint works began at 9 a.m., a guard said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Date), Vec::<String>::new());
}

#[test]
fn what_was_and_what_is_to_come_are_two_events() {
    let was = "The board of the Velmora bank met on Thursday about the loan.";
    let next = "The board of the Velmora bank will meet on Monday about the loan.";
    assert_eq!(notes(&[was, next], FindingKind::Conflict, About::Date), Vec::<String>::new());
}

#[test]
fn one_act_at_two_places_conflicts() {
    let one = "The envoys of Drenova and Pelmar signed the fishing treaty in Lugano on Monday.";
    let other = "On Monday the envoys of Drenova and Pelmar signed the fishing treaty in Trieste.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Place), ["Lugano / Trieste"]);
    let both = format!("{other} Lugano in the Trieste hills had hoped to be host.");
    assert_eq!(notes(&[one, &both], FindingKind::Conflict, About::Place), Vec::<String>::new());
}

#[test]
fn a_street_may_lie_in_the_town_that_another_names() {
    let one = "Police arrested the baker Emil Torv in Harbour Street on Monday after the theft of a lorry.";
    let other = "Police arrested the baker Emil Torv in Brann on Monday after the theft of a lorry.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Place), Vec::<String>::new());
}

#[test]
fn an_act_told_and_denied_conflicts() {
    let one = "Police arrested the baker Emil Torv at his shop in Brann.";
    let other = "The baker Emil Torv has not been detained, the prosecutor said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Polarity).len(), 1);
    let open = "Reporters asked whether the baker Emil Torv had not been detained.";
    assert_eq!(notes(&[one, open], FindingKind::Conflict, About::Polarity), Vec::<String>::new());
    let wife = "The nurse Olga Renn has not been detained, the prosecutor said.";
    assert_eq!(notes(&[one, wife], FindingKind::Conflict, About::Polarity), Vec::<String>::new());
}

#[test]
fn a_state_and_its_contrary_conflict() {
    let one = "The sluice gate at Brann was open all night, the farmers said.";
    let other = "The sluice gate at Brann was shut all night, the water board said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Polarity).len(), 1);
    let same = "The sluice gate at Brann was not shut, the water board said.";
    assert_eq!(notes(&[one, same], FindingKind::Conflict, About::Polarity), Vec::<String>::new());
}

#[test]
fn a_denial_and_the_voice_that_counters_it_conflict_inside_one_article() {
    let text = "The mine owner, Ada Moll, denied that the pumps had been switched off. But the foreman, Piet Renn, said \
        the shaft had filled within an hour.";
    let found = findings(&[text]);
    assert!(found.iter().any(|finding| finding.kind == FindingKind::Conflict), "{found:?}");
    let calls =
        "The mine owner, Ada Moll, rejected calls to resign. The foreman, Piet Renn, said he would resign.";
    assert!(!findings(&[calls]).iter().any(|finding| finding.kind == FindingKind::Conflict));
}

#[test]
fn a_correction_stands_against_whoever_gives_what_it_rejects() {
    let one = "The union said 61 guards had walked out of the Velm prison and not 48.";
    let other = "The ministry said 48 guards had walked out of the Velm prison.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Number), ["61 / 48"]);
    let sunday = "The truce will start not on Friday but on Sunday, the spokesman of the rebels said.";
    let friday = "The truce will start on Friday, mediators said.";
    assert_eq!(notes(&[sunday, friday], FindingKind::Conflict, About::Date), ["Sunday / Friday"]);
}

#[test]
fn what_may_have_been_differs_in_certainty_from_what_was() {
    let stated = "The trawler Sirna struck a mine off Tarn.";
    let hedged = "The trawler Sirna may have struck a mine off Tarn, a pilot said.";
    assert_eq!(notes(&[stated, hedged], FindingKind::Certainty, About::Certainty).len(), 1);
}

#[test]
fn an_act_in_common_is_no_fact_in_common() {
    let one = "The harbour board of Tarn warned the ferry crews of ice on Tuesday.";
    let other = "A chemist in Pelmar warned her customers about a faulty thermometer.";
    assert!(findings(&[one, other]).is_empty());
}

#[test]
fn two_articles_of_one_source_are_one_outlet() {
    let signed = |text: &str, place: &str| format!("{place}, March 3 (Reuters) - {text}");
    let (over, almost) = (signed(OVER, "TARN"), signed(ALMOST, "BRANN"));
    let found = findings(&[&over, &almost]);
    let conflict = found.iter().find(|finding| finding.about == About::Number).expect("a conflict");
    assert_eq!((conflict.members.len(), conflict.outlets), (2, 1));
    assert_eq!(findings(&[OVER, ALMOST])[0].outlets, 2, "those that name no source count by themselves");
}

#[test]
fn what_an_agency_is_told_to_have_reported_is_not_independent_of_its_report() {
    let own = "TARN, March 4 (Reuters) - The lock at Tarn was shut on Monday after 40 barges ran aground.";
    let told = "The lock at Tarn was shut after 40 barges ran aground, Reuters reported.";
    let other = "The lock at Tarn was shut after 40 barges ran aground, the harbour office said.";
    let independent = |texts: &[&str]| findings(texts).first().map(|finding| finding.independent);
    assert_eq!(independent(&[own, told]), Some(1));
    assert_eq!(independent(&[own, other]), Some(2));
}

#[test]
fn a_title_in_common_is_no_fact_in_common() {
    let one = "The ground is too hot to walk on, provincial fire chief Olga Brand said.";
    let other = "Two planes were sent by provincial fire chief Olga Brand to the coast.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Wording), Vec::<String>::new());
    let last = "Transport Minister Oda Trell let rip at the pickets last night. The pier was quiet.";
    let over = "The mediator, who was appointed overnight by Transport Minister Oda Trell, took a taxi.";
    assert_eq!(notes(&[last, over], FindingKind::Conflict, About::Date), Vec::<String>::new());
}

#[test]
fn a_day_is_that_of_what_happens_then() {
    let one = "BRANN, March 4, 2024 (Reuters) - The miners will be mourned by the country on Tuesday, the cabinet \
        said after a short meeting.";
    let other =
        "BRANN, March 4, 2024 (AFP) - Shops will stay shut tomorrow, when the country mourns the miners.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Date), ["Tuesday / tomorrow"]);
}

#[test]
fn a_denial_stands_against_the_claim_and_not_against_what_the_accuser_went_on_to_say() {
    let text = "The union's leader, Delia Moor, said that guards had been brought in by coach. \"They came with the \
        lights off,\" she told reporters.\n\nVelmora denied it.";
    let found = findings(&[text]);
    let conflict = found.iter().find(|finding| finding.kind == FindingKind::Conflict).expect("a conflict");
    let values: Vec<&str> = conflict.members.iter().map(|member| member.value.as_str()).collect();
    assert_eq!(values, ["asserted", "asserted", "denied"]);
}

#[test]
fn accounts_that_agree_in_a_dispute_are_told_so() {
    let one = "Simon Hardt held the seat of Tarn for the Alliance by 214 votes, the returning officer said.";
    let two = "By 214 votes the Alliance held the seat of Tarn, where Simon Hardt was ahead.";
    let three = "Simon Hardt held the seat of Tarn for the Alliance by 241 votes, his agent said.";
    let texts = [one, two, three];
    assert_eq!(notes(&texts, FindingKind::Conflict, About::Number), ["214 / 241"]);
    assert_eq!(notes(&texts, FindingKind::Agreement, About::Number), ["214"]);
}

#[test]
fn a_year_named_by_two_is_agreed_on() {
    let one = "The tally was certified by Oona Tressel, who has governed the province of Brann since 2016.";
    let other = "Oona Tressel, who came to govern the province of Brann in 2016, thanked the clerks.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Date).len(), 1);
}

#[test]
fn want_of_a_thing_denies_it() {
    let one = "Most ballots in Tarn were rejected for want of a matching signature, the clerk said.";
    let other = "The ballots in Tarn were rejected because the signatures did not match, the party said.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Polarity), Vec::<String>::new());
}

#[test]
fn who_denies_that_it_was_not_so_says_that_it_was() {
    let one = "The owner of the quarry said that the cranes had been inspected.";
    let other = "The owner of the quarry denied that the cranes had not been inspected.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Polarity), Vec::<String>::new());
}

#[test]
fn the_day_of_an_act_is_not_that_of_what_came_of_it() {
    let one = "The ferry Orla sank on Monday off Sarna, the coast guard said.";
    let other = "The toll of the sinking of the ferry Orla off Sarna rose to 37 on Wednesday.";
    assert_eq!(notes(&[one, other], FindingKind::Conflict, About::Date), Vec::<String>::new());
}

#[test]
fn a_bare_hour_has_no_day() {
    let one = "Norland Wire, 4 March 2024\n\nA fire broke out on the ferry Orla at 3 a.m., survivors told reporters.";
    let hour = |hour: &str| {
        format!("6 March 2024\n\nThe fire on the ferry Orla broke out at {hour}, the company said.")
    };
    assert_eq!(
        notes(&[one, &hour("about 3 a.m.")], FindingKind::Conflict, About::Date),
        Vec::<String>::new()
    );
}

#[test]
fn one_word_in_common_makes_no_dispute() {
    let text = "The coast guard denied that sensors on the ferry had failed.\n\nThe minister Ivo Brandt said the ferry \
        carried 212 passengers.";
    let other = "The ferry Orla was built in Tarn, the owner said.";
    assert_eq!(notes(&[text, other], FindingKind::Conflict, About::Polarity), Vec::<String>::new());
}

#[test]
fn who_did_not_deny_does_not_agree_with_who_denied() {
    let one = "The coast guard denied that sensors on the ferry Orla had failed.";
    let other = "The coast guard did not deny that sensors on the ferry Orla had failed.";
    assert_eq!(notes(&[one, other], FindingKind::Agreement, About::Wording), Vec::<String>::new());
}

#[test]
fn what_is_denied_does_not_accuse() {
    let text = "Minister Ilan Torek of Drenova denied that his country had agreed to leave the Tarn hill.";
    let other = "The Tarn hill rises above the valley road, the mayor said.";
    assert_eq!(notes(&[text, other], FindingKind::Conflict, About::Polarity), Vec::<String>::new());
}

#[test]
fn one_act_in_two_years_conflicts_and_two_acts_do_not() {
    let conflicts = |one: &str, other: &str| notes(&[one, other], FindingKind::Conflict, About::Date);
    let signed = "The two countries signed the fishing treaty in 1998, according to the ministry.";
    let otherwise = "The fishing treaty between the two countries was signed in 1996, the ministry said.";
    assert_eq!(conflicts(signed, otherwise), ["1998 / 1996"]);
    let opened = "The company opened a plant in Orlen in 1998.";
    let another = "The company opened a second plant, in Dastal, in 2006.";
    assert_eq!(conflicts(opened, another), Vec::<String>::new());
}

#[test]
fn a_perfect_that_no_ending_makes_is_denied_like_others() {
    let kept = "Troops will not be withdrawn from the border, the minister said.";
    let gone = "Troops will be withdrawn from the border, the minister said.";
    assert_eq!(
        notes(&[kept, gone], FindingKind::Conflict, About::Polarity),
        ["will not be withdrawn / withdrawn"]
    );
}

#[test]
fn two_denials_are_no_agreement_on_what_is_denied() {
    let bribes = "The mayor of Tarn denied that he had taken bribes, the council said on Tuesday.";
    let builder = "The mayor of Tarn denied that he knew the builder, the council said on Tuesday.";
    assert_eq!(findings(&[bribes, builder]), []);
}
