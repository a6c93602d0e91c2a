//! Inputs that drive a careless pass into quadratic time, a deep stack, or a panic.
//!
//! A pass that is worse than linear does not come back from these within a day; how the time grows with the
//! size is measured in `benches/analysis.rs`.

use parallax::compare::compare;

use super::briefing;

/// Analyses `text` and compares it with a short article.
fn survives(text: String) {
    let briefing =
        briefing([text.into_bytes(), b"Officials said on Monday that 3,000 people had left.".to_vec()]);
    for story in &briefing.stories {
        compare(&briefing, story);
    }
}

#[test]
fn a_paragraph_of_quotation_marks() {
    for marks in ["\"", "“", "”", "'", "‘’", "\"'", "``", " \" "] {
        survives(marks.repeat(20_000 / marks.len()));
    }
}

#[test]
fn quotations_nested_a_hundred_deep() {
    survives(format!("{}he said{} said the mayor.", "“‘".repeat(100), "’”".repeat(100)));
    survives("\"He said, ".repeat(100));
}

#[test]
fn one_word_and_one_paragraph_without_end() {
    survives("x".repeat(100_000));
    survives("said ".repeat(10_000));
    survives("Smith ".repeat(10_000));
    survives("The minister said that the plan, which he called bold, may fail on Monday, ".repeat(300));
}

#[test]
fn figures_and_dates_without_end() {
    for unit in ["9", "1,", "1.5-", "two hundred and ", "Jan 10 ", "10/", "2022-01-", "more than ", "$"] {
        survives(unit.repeat(8_000 / unit.len()));
    }
}

#[test]
fn two_accounts_that_repeat_themselves_without_end() {
    for unit in [
        "The minister said that the plan, which he called bold, may fail on Monday, ",
        "The minister said that 3,000 people left on Monday. “We know,” he added. ",
        "Holmere denied the attack. ",
        "Jan 10 ",
    ] {
        let [one, other] = ["a", "b"].map(|end| (unit.repeat(20_000 / unit.len()) + end).into_bytes());
        let briefing = briefing([one, other]);
        for story in &briefing.stories {
            compare(&briefing, story);
        }
    }
}

#[test]
fn emoji_brackets_stops_and_line_ends() {
    for unit in [
        "👩\u{200D}👩\u{200D}👧",
        "(",
        ")",
        "[",
        ".",
        "... ",
        "U.S. ",
        "\n",
        "\n\n",
        "# ",
        "> ",
        "- ",
        "—",
        "e\u{301}",
        "\u{1B}[",
    ] {
        survives(unit.repeat(8_000 / unit.len()));
    }
}
