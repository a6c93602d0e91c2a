//! Sentences with carets for what stands around quotations and behind long subjects.

use super::{attributed, check};
use crate::analysis::claims::tests::read;
use crate::model::{Claim, Stance};

#[test]
fn attributions_behind_quotations() {
    check(
        "
“We wait,” said Anna Roe, a candidate for the council, who is also a pilot. He left.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
           ^^^^ cue
^^^^^^^^^^ content
",
    );
    check(
        "
“We wait,” said former Rep. Anna Roe (D-Calif.), one of the first pilots, on Monday.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
           ^^^^ cue
^^^^^^^^^^ content
",
    );
    check(
        "
“Does he ask, 'Is it safe?'” she added.
                             ^^^ source
                                 ^^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“Is it safe?” Anna Roe, the mayor, asked of the port.
              ^^^^^^^^^^^^^^^^^^^^ source
                                   ^^^^^ cue
^^^^^^^^^^^^^ content
",
    );
    check(
        "
“It is safe to say so,” tweeted another.
                                ^^^^^^^ source
                        ^^^^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn what_was_said_behind_time_and_place() {
    check(
        "
The mayor told a crowd in Bergen, Norland on Monday that the port was safe.
^^^^^^^^^ source
          ^^^^ cue
                                                    ^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor said during a visit to the port on Monday that it was safe.
^^^^^^^^^ source
          ^^^^ cue
                                                    ^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor said, through an interpreter, that it was safe.
^^^^^^^^^ source
          ^^^^ cue
                                        ^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
After the vote had failed, the mayor said, “The port is safe.”
                           ^^^^^^^^^ source
                                     ^^^^ cue
                                           ^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn where_the_writer_goes_on() {
    check(
        "
The mayor said the port was safe - a view few in the town share.
^^^^^^^^^ source
          ^^^^ cue
               ^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor called the plan “a shambles” as he left the hall.
^^^^^^^^^ source
          ^^^^^^ cue
                 ^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor left the hall, calling the plan “a shambles” and accusing the board of a lie.
^^^^^^^^^ source
                         ^^^^^^^ cue
                                 ^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor said the port was safe, even as it was shut.
^^^^^^^^^ source
          ^^^^ cue
               ^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn verbs_behind_appositions() {
    check(
        "
The leader of the union, Anna Roe, warned that the port would close.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                                   ^^^^^^ cue
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Anna Roe, a consultant, notes that the port is old.
^^^^^^^^^^^^^^^^^^^^^^^ source
                        ^^^^^ cue
                              ^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn gerunds_take_the_subject_of_their_sentence() {
    check(
        "
Roe pivoted to arguing that the port was safe.
^^^ source
               ^^^^^^^ cue
                       ^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn quotation_marks_do_not_hide_verbs() {
    check(
        "
On Monday the mayor promised to “end” the dispute.
          ^^^^^^^^^ source
                    ^^^^^^^^ cue
                             ^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor said the storm “caused havoc.”
^^^^^^^^^ source
          ^^^^ cue
               ^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn to_call_a_claim_baseless_is_to_deny_it() {
    let article = read("Sudland accused Norland of theft. Norland called the accusation baseless.");
    let denial = article.claims.iter().find(|claim| claim.stance == Stance::Denies);
    let target = denial.and_then(|claim| claim.target.as_ref());
    assert_eq!(target.and_then(|target| target.claim), Some(0));
}

#[test]
fn an_idea_is_shot_down_by_saying_so_and_an_aircraft_is_not() {
    check(
        "
The minister shot down the demand for talks on Monday.
^^^^^^^^^^^^ source
             ^^^^^^^^^ cue
                       ^^^^^^^^^^^^^^^^^^^^ content
",
    );
    let told = read("Rebels shot down a helicopter near Tarn, and the army shot down two drones.");
    assert_eq!(attributed(&told), Vec::<&Claim>::new());
}
