//! Quotations parted from their cue, and cues parted from their subject.

use super::{attributed, check, read};

#[test]
fn adverbials_stand_between_cue_and_clause() {
    check(
        "
The board admitted for the second time Monday that “soft sand” had been sold.
^^^^^^^^^ source
          ^^^^^^^^ cue
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor said in a radio interview taped before the vote that the port would “hold”.
^^^^^^^^^ source
          ^^^^^^^^^^^^^^^^^^^^^^^^^ cue
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
He met the mayor, who mused in Friday's late debate that the port was “a museum”.
                  ^^^ source
                      ^^^^^ cue
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor proclaimed in July - wrongly - that the port “cannot be sold”.
^^^^^^^^^ source
          ^^^^^^^^^^ cue
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn verbs_before_their_subject() {
    check(
        "
Said Anna Roe, “The port will hold for another year.”
     ^^^^^^^^ source
^^^^ cue
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Added the mayor: “We have waited long enough.”
      ^^^^^^^^^ source
^^^^^ cue
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn subjects_with_something_behind_them() {
    check(
        "
The mayor himself said Tuesday that “the only way is to wait”.
^^^^^^^^^^^^^^^^^ source
                  ^^^^ cue
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Anna Roe (D-Ind.), said the port was “a museum”.
^^^^^^^^^^^^^^^^^ source
                   ^^^^ cue
                        ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
He's said he gets his facts from “The Almanac”.
^^ source
  ^^^^^^^ cue
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“The port will hold,” the letter released Friday said.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                                                 ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“Who is to pay for all of it?” a clerk can be heard asking.
                               ^^^^^^^ source
                                       ^^^^^^^^^^^^^^^^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn objects_and_what_they_are_called() {
    check(
        "
The mayor called that “beyond belief”.
^^^^^^^^^ source
          ^^^^^^ cue
                 ^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor called November's vote “a farce”.
^^^^^^^^^ source
          ^^^^^^ cue
                 ^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor said it was too early to tell but called it a “fine start”.
^^^^^^^^^ source
                                            ^^^^^^ cue
                                                   ^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor heralded the deal with Norland as a “breakthrough”.
^^^^^^^^^ source
          ^^^^^^^^ cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The union cites the old lease, “a farce”.
^^^^^^^^^ source
          ^^^^^ cue
                ^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn what_is_joined_ends_or_goes_on() {
    check(
        "
The mayor said the port was “a museum,” and Anna Roe vowed to sell it.
^^^^^^^^^ source
          ^^^^ cue
               ^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The crowd shouted “out” and “never again”.
^^^^^^^^^ source
          ^^^^^^^ cue
                  ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Walking in to shouts of “Out! Out!,” the mayor said the port was safe.
                                     ^^^^^^^^^ source
                                               ^^^^ cue
                                                    ^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn questions_put_and_answers_that_are() {
    check(
        "
Anna Roe was asked, “Who is to pay for it?”
         ^^^^^^^^^ cue
                    ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor's answer was that the port “will hold”.
^^^^^^^^^ source
            ^^^^^^^^^^ cue
                       ^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn a_second_that_goes_on_with_what_is_said() {
    check(
        "
The mayor said the port was safe, but that Norland will respond in May.
^^^^^^^^^ source
          ^^^^ cue
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn a_cue_has_one_say() {
    let text = "The ministry fined two traders, calling them \"paid agents,\" for their part in a plan to \"buy \
        the port and sell it on at a loss.\"";
    let article = read(text);
    let cues: Vec<_> = attributed(&article).iter().map(|claim| claim.cue).collect();
    assert_eq!(cues.len(), 1, "{cues:?}");
}
