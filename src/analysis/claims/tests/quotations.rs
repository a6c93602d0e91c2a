//! Where quotations end and the writer goes on, and who stands beside them.

use super::check;

#[test]
fn lists_of_quotations_are_one_content() {
    check(
        "
Roe called the owner a “crook,” an “old fox” and “sick.”
^^^ source
    ^^^^^^ cue
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Hundreds marched, chanting “No pier, no peace,” raising doubts about the vote.
^^^^^^^^ source
                  ^^^^^^^^ cue
                           ^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn the_writer_goes_on_behind_a_quotation() {
    check(
        "
Roe, who chairs the board, blasted the plan as a “disgrace” Wednesday on the radio.
^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                           ^^^^^^^ cue
                                   ^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Frost called the mayor a “clown” on his morning show.
^^^^^ source
      ^^^^^^ cue
             ^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“You winning?” she said, but Frost was asleep again.
               ^^^ source
                   ^^^^ cue
^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“It shuts early,” said union boss Roe, though he added that nobody knew.
                       ^^^^^^^^^^^^^^ source
                  ^^^^ cue
^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“It was a cold idea,” she wrote in her memoir, “Hard Tides.”
                      ^^^ source
                          ^^^^^ cue
^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor insisted it was “premature” to sell while adding on the rent, “I have no doubt.”
^^^^^^^^^ source
          ^^^^^^^^ cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn the_content_goes_on_behind_a_quotation() {
    check(
        "
Roe said “reforms” and the sale of land would pay for the pier.
^^^ source
    ^^^^ cue
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Roe told the board that he “does not know” as to why the pier has sunk.
^^^ source
    ^^^^ cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Anna Roe says the yard has run dry, and “we’re going to get away from” that next year.
^^^^^^^^ source
         ^^^^ cue
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The two men, Frost explained, were “well-paid,” making $30,000 a year.
             ^^^^^ source
                   ^^^^^^^^^ cue
^^^^^^^^^^^                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The union accused the yard’s head, Anna Roe, of “reckless haste.”
^^^^^^^^^ source
          ^^^^^^^ cue
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn speakers_behind_quotations() {
    check(
        "
“The plan avoids a repeat of the failure,” said the ruling.
                                                ^^^^^^^^^^ source
                                           ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“The plan is the only one,” retired Air Force general Lloyd Roe said.
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                                                                ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The rule is a “lawful source of rent,” as a Harbour Board memo put it.
                                          ^^^^^^^^^^^^^^^^^^^^ source
                                                               ^^^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The owner repeatedly broke the rules of the yard, according to show insiders.
                                                               ^^^^^^^^^^^^^ source
                                                  ^^^^^^^^^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“It is a big year,” said Anna “Cia” Roe, a lawyer.
                         ^^^^^^^^^^^^^^^^^^^^^^^^ source
                    ^^^^ cue
^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“Is it a big year!” Frost’s niece, Anna “Cia” Roe (D-Bergen), shouted to the crowd.
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source
                                                              ^^^^^^^ cue
^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The blast that Mayor Anna de Roe described as “an intentional act” hurt two.
               ^^^^^^^^^^^^^^^^^ source
                                 ^^^^^^^^^ cue
                                           ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
“It is fair,” Roe said during a rally in Kenton, Vt., “but people will watch.”
              ^^^ source
                  ^^^^ cue
^^^^^^^^^^^^^                                         ^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Sunday on the channel’s “Morning Talk,” the mayor said the “pier” was in doubt.
                                        ^^^^^^^^^ source
                                                  ^^^^ cue
                                                       ^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn nouns_for_words_spoken_lead_to_them() {
    check(
        "
The mayor ran on the slogan “Time for Bergen” in 1960.
^^^^^^^^^ source
          ^^^^^^^^^^^^^^^^^ cue
                            ^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Frost was known for his claim in Bergen in 1987: “We own this wall!”
                    ^^^ source
                        ^^^^^ cue
                                                 ^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The sale stalled because it was, in the owner’s words, “the worst of all the plans.”
                                    ^^^^^^^^^ source
                                 ^^ cue
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
The mayor exhorted the members to “vote at last”.
^^^^^^^^^ source
          ^^^^^^^^ cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}

#[test]
fn a_clause_has_a_verb_whatever_it_is_taken_for() {
    check(
        "
A ferry sank on Thursday, police said.
                          ^^^^^^ source
                                 ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
A train derailed on Friday, injuring 30 passengers, the company said.
                                                    ^^^^^^^^^^^ source
                                                                ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
More than 5,000 people marched through Bergen, organisers said.
                                               ^^^^^^^^^^ source
                                                          ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
A storm cut power to 120 homes, the utility Roe said.
                                ^^^^^^^^^^^^^^^ source
                                                ^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
Police said a ferry sank on Thursday.
^^^^^^ source
       ^^^^ cue
            ^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
    check(
        "
In her mother’s words, “we lost all that we had in the fire.”
   ^^^^^^^^^^ source
^^ cue
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
    );
}
