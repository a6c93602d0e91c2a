//! Whole texts and the structure found in them: the bundled briefing, and wire copy of other houses.

use super::{Known, Structure, parts, read};
use crate::lexicon::Lexicon;
use crate::model::{Basis, BlockKind};

fn structure(text: &str) -> Structure {
    read(Lexicon::bundled(), text, parts(text), Known::default())
}

/// The blocks of these kinds, as words.
fn blocks<'a>(text: &'a str, found: &Structure, kinds: &[BlockKind]) -> Vec<&'a str> {
    found.blocks.iter().filter(|block| kinds.contains(&block.kind)).map(|block| block.span.of(text)).collect()
}

/// Title and whether it is derived, places, publication value, credits.
fn summary(text: &str) -> (String, bool, Vec<String>, Option<String>, Vec<&str>) {
    let found = structure(text);
    let title = found.title.unwrap();
    let places = found.dateline.map(|dateline| dateline.places).unwrap_or_default();
    let credits = found.credits.iter().map(|credit| credit.of(text)).collect();
    (title.text, title.derived, places, found.published.map(|published| published.value), credits)
}

const SEEDS: [&str; 5] = [
    include_str!("../../../seeds/000_e505ea7484e3a7a1.txt"),
    include_str!("../../../seeds/001_58bff88255983bf0.txt"),
    include_str!("../../../seeds/002_36ec4a0469faaa65.txt"),
    include_str!("../../../seeds/003_ddebe33cc15516a1.txt"),
    include_str!("../../../seeds/004_1040b6d905ff2058.txt"),
];

#[test]
fn the_bundled_briefing_has_two_titles_and_three_derived_ones() {
    let titles: Vec<(String, bool)> = SEEDS.iter().map(|text| summary(text)).map(|s| (s.0, s.1)).collect();
    assert_eq!(
        titles.iter().map(|(_, derived)| *derived).collect::<Vec<_>>(),
        [true, true, true, false, false]
    );
    assert!(titles[0].0.starts_with("United States and Russian officials will hold security talks"));
    assert_eq!(titles[3].0, "US, Russia to Start Bilateral Talks on January 10");
    assert_eq!(titles[4].0, "US remains ‘gravely concerned’ by Russian troops near Ukraine: W.House");
}

#[test]
fn the_bundled_briefing_says_where_it_was_filed_and_whom_it_credits() {
    let found: Vec<_> = SEEDS.iter().map(|text| summary(text)).collect();
    assert_eq!(found[0].2, ["Washington", "Moscow"]);
    assert_eq!(found[1].2, ["Moscow"]);
    assert!(found[2..].iter().all(|summary| summary.2.is_empty()));
    assert_eq!(found[1].4, ["BLOOMBERG", "AGENCE FRANCE-PRESSE"]);
    assert_eq!(found[2].4, ["AFP"]);
    assert_eq!(structure(SEEDS[4]).source.unwrap().name, "Agence France-Presse");
}

#[test]
fn a_date_stands_before_or_behind_the_agency_of_a_dateline() {
    for (text, places) in [
        ("GENEVA (Reuters) - March 3, 2023 Officials met on Friday, the ministry said.\n", "Geneva"),
        ("GENEVA (Reuters) - March 3, 2023 - Officials met on Friday, the ministry said.\n", "Geneva"),
        ("March 3, 2023 (AP) -- Officials met on Friday, the ministry said.\n", ""),
        ("March 3, 2023 (AP) -- GENEVA -- Officials met on Friday, the ministry said.\n", "Geneva"),
    ] {
        let found = structure(text);
        let lead = blocks(text, &found, &[BlockKind::Paragraph]);
        assert_eq!(lead, ["Officials met on Friday, the ministry said."], "{text}");
        assert_eq!(found.published.map(|published| published.value).as_deref(), Some("2023-03-03"), "{text}");
        assert_eq!(
            found.dateline.map(|dateline| dateline.places.join("/")).as_deref(),
            Some(places),
            "{text}"
        );
    }
    let text = "GENEVA (Reuters) - March 3, 2023 was the day on which officials met, the ministry said.\n";
    assert!(structure(text).published.is_none(), "a sentence that begins with a date");
}

#[test]
fn one_bundled_document_states_its_date_and_the_others_get_none_invented() {
    let dates: Vec<Option<String>> = SEEDS.iter().map(|text| summary(text).3).collect();
    assert_eq!(dates, [None, None, Some("2022-01-21".to_owned()), None, None]);
    assert_eq!(structure(SEEDS[2]).published.unwrap().basis, Basis::Stated);
}

#[test]
fn the_furniture_of_the_bundled_briefing_is_none_of_its_text() {
    let text = SEEDS[4];
    let furniture = blocks(text, &structure(text), &[BlockKind::Boilerplate]);
    let begins =
        ["News U.S.", "US had", "Source: Pixabay", "About the author", "Agence France-Presse", "Daily"];
    assert_eq!(furniture.len(), begins.len());
    assert!(furniture.iter().zip(begins).all(|(line, begin)| line.starts_with(begin)), "{furniture:?}");
    for (text, count) in SEEDS.iter().zip([12, 13, 13, 17, 14]) {
        let body = blocks(text, &structure(text), &[BlockKind::Paragraph]);
        assert_eq!(body.len(), count, "{body:#?}");
    }
}

#[test]
fn headings_inside_the_text_are_found() {
    let headings = |text| blocks(text, &structure(text), &[BlockKind::Heading]).len();
    assert_eq!(SEEDS.map(headings), [0, 0, 1, 2, 0]);
}

#[test]
fn a_paper_with_everything_around_its_text() {
    let text = "World | Europe\n\nHarbour bridge closed after storm\n\nBy Ann Roe and Bo Doe, Coast Mail | 5 May 2023, 07:15 BST\n\
                Photo: C. Poe / Coast Mail\n\n\
                PORT VALE (Coast Mail) – The harbour bridge was closed on Friday after a storm, the city said.\n\n\
                No one was hurt, a spokesman told reporters in the morning.\n\nWhat comes next\n\n\
                Engineers will look at the piers on Monday, he said.\n\n\
                Ann Roe covers the harbour. She joined the Coast Mail in 2015.\n\n© 2023 Coast Mail Ltd";
    let found = structure(text);
    assert_eq!(blocks(text, &found, &[BlockKind::Title]), ["Harbour bridge closed after storm"]);
    assert_eq!(found.authors, ["Ann Roe", "Bo Doe"]);
    assert_eq!(found.published.as_ref().unwrap().value, "2023-05-05T07:15+01:00");
    assert_eq!(found.source.as_ref().unwrap().name, "Coast Mail");
    assert_eq!(found.dateline.as_ref().unwrap().places, ["Port Vale"]);
    assert_eq!(blocks(text, &found, &[BlockKind::Heading]), ["What comes next"]);
    assert_eq!(blocks(text, &found, &[BlockKind::Paragraph]).len(), 3);
    assert_eq!(blocks(text, &found, &[BlockKind::Boilerplate]).len(), 4);
}

#[test]
fn what_reads_like_furniture_may_be_the_articles_own() {
    let lead = "The harbour bridge was closed on Friday after a storm, the city said.";
    for last in [
        "This story began in 1989, a witness told the court.",
        "Follow the money, the harbour master said, and you will find us here.",
        "Reporting by the city found that nobody had looked at the piers.",
        "About Brusk nobody asked, and the minister left in the evening.",
        "Contact with the ferry was lost at dawn near the second pier.",
        "Topics of the talks were bread, bridges and the price of both.",
        "He paid 1,200 (about 900 in 2019) for a share of the ferry.",
    ] {
        let text = format!("Bridge closed after storm\n\n{lead}\n\n{last}\n");
        let body = blocks(&text, &structure(&text), &[BlockKind::Paragraph]).len();
        assert_eq!(body, 2, "{last}");
    }
}

#[test]
fn a_line_that_is_no_name_signs_nothing() {
    let text = "Bridge closed after storm\n\nFerry Captain Charged\n4 May 2023\n\nThe harbour bridge was closed on Friday, the city said.";
    assert!(structure(text).byline.is_none());
    let text = text.replace("Ferry Captain Charged", "Brusk Council");
    assert!(structure(&text).byline.is_none());
    let text = text.replace("Brusk Council", "Ann Roe and Bo Doe");
    assert_eq!(structure(&text).authors, ["Ann Roe", "Bo Doe"]);
}

#[test]
fn numbers_that_could_be_two_dates_are_settled_by_the_dateline_or_by_nothing() {
    let text = "Bridge closed after storm\n\nUpdated: 05/06/2023 - 18:20\n\nBRUSK, June 5 (Coast Wire) - The bridge was closed, the city said.";
    assert_eq!(structure(text).published.unwrap().value, "2023-06-05T18:20");
    let text = text.replace("BRUSK, June 5 (Coast Wire) - ", "");
    let found = structure(&text);
    assert!(found.published.is_none() && found.title.unwrap().text == "Bridge closed after storm");
}

#[test]
fn a_date_without_a_year_takes_that_of_the_copyright_line_or_none() {
    let text = "PORT VALE, May 5 (Coast Wire) - The bridge was closed on Friday after a storm.\n\nIt will open on Monday.";
    assert_eq!(structure(text).published, None);
    let signed = format!("{text}\n\n© 2023 Coast Wire");
    let published = structure(&signed).published.unwrap();
    assert_eq!((published.value.as_str(), published.basis), ("2023-05-05", Basis::Inferred));
    assert_eq!(published.span.unwrap().of(&signed), "May 5");
    // A weekday beside the date must agree with the year.
    let wrong = signed.replace("May 5", "Tuesday, May 5");
    assert_eq!(structure(&wrong).published, None);
}

#[test]
fn the_speakers_of_a_transcript_are_no_datelines() {
    let text = "MODERATOR: The talks in the town of Moderator began at noon.\n\nROE: We have said all we have to say.\n";
    assert_eq!(structure(text).dateline, None);
}

#[test]
fn blocks_cover_all_words_in_order_without_overlaps() {
    for text in SEEDS {
        let found = structure(text);
        let mut end = 0;
        for block in &found.blocks {
            assert!(
                text.get(end..block.span.start).unwrap().trim_matches([' ', '\n']).is_empty(),
                "{block:?}"
            );
            assert!(!block.span.is_empty());
            end = block.span.end;
        }
        assert!(text.get(end..).unwrap().trim().is_empty());
    }
}

#[test]
fn odd_texts_have_no_structure_invented_for_them() {
    for text in [
        "Word",
        "one two\nthree four",
        "?\n\n!\n\n.",
        "—",
        "(AP)",
        "By",
        "©",
        "1\n2\n3",
        "\u{200b}x",
        "A:\nB:",
    ] {
        let found = structure(text);
        assert!(found.dateline.is_none() && found.byline.is_none() && found.published.is_none(), "{text:?}");
        assert!(found.title.is_none_or(|title| title.derived), "{text:?}");
    }
}

#[test]
fn names_no_list_holds_stand_at_head_and_foot() {
    let body = "The harbour bridge was closed on Monday after a crack was found, the city told the Lantern.\n\n\
                Ships must wait until June, the pilots said on Tuesday.";
    let found = |head: &str, foot: &str| {
        let text = format!("{head}{body}{foot}\n");
        let found = structure(&text);
        let credits = found.credits.iter().map(|span| span.of(&text).to_owned()).collect::<Vec<_>>();
        (
            found.dateline.map(|dateline| dateline.places.join("/")).unwrap_or_default(),
            found.published.map(|published| published.value).unwrap_or_default(),
            found.byline.map(|byline| byline.text).unwrap_or_default(),
            credits.join("; "),
        )
    };
    let title = "Harbour bridge closed until June\n\n";
    for (head, foot, place, date, byline, credits) in [
        (
            "VORNHOLT (Kestrivo) - ",
            "\n\n(Writing by Ann Roe; Editing by Bo Doe)",
            "Vornholt",
            "",
            "Ann Roe",
            "",
        ),
        ("VORNHOLT: ", " (Kestrivo)", "Vornholt", "", "", "Kestrivo"),
        (
            "VORNHOLT, 02.05.23. ",
            "\n\nVorn Radio/Kestrivo",
            "Vornholt",
            "2023-05-02",
            "",
            "Vorn Radio/Kestrivo",
        ),
        (
            "By Ann Roe\nVornholt, Tuesday, 2nd May 2023\n\n",
            " KESTRIVO",
            "Vornholt",
            "2023-05-02",
            "Ann Roe",
            "KESTRIVO",
        ),
        (
            "Ann Roe | The Vorn Lantern | Posted May 2nd, 2023 at 6:10 p.m.\n\n",
            "\n\nKestrivo",
            "",
            "2023-05-02T18:10",
            "Ann Roe",
            "Kestrivo",
        ),
        (
            "Harbour at Dawn | 2 May 2023 12:00 GMT\n\n",
            "\n\nSource: Kestrivo",
            "",
            "2023-05-02T12:00Z",
            "",
            "Kestrivo",
        ),
    ] {
        let expected = (place.to_owned(), date.to_owned(), byline.to_owned(), credits.to_owned());
        assert_eq!(found(&format!("{title}{head}"), foot), expected, "{head}{foot}");
    }
    // A speaker, an acronym, a unit and a place are no datelines and no agencies.
    for (head, foot) in
        [("WEATHER: ", ""), ("SARAH: ", ""), ("", " (Paris)"), ("", " (km)"), ("", "\n\nParis/Geneva")]
    {
        let (place, _, _, credits) = found(&format!("{title}{head}"), foot);
        assert_eq!((place.as_str(), credits.as_str()), ("", ""), "{head}{foot}");
    }
}

#[test]
fn the_paper_behind_a_title_is_the_source_and_no_part_of_it() {
    let body = "\n\nThe port of Tarn was shut on Monday after a storm, the harbour office said.\n";
    for mark in ["|", "-", "–", "—"] {
        let text = format!("Port shut after storm {mark} The Valmora Gazette{body}");
        let found = structure(&text);
        assert_eq!(found.title.unwrap().text, "Port shut after storm", "{text}");
        assert_eq!(found.source.unwrap().name, "The Valmora Gazette", "{text}");
    }
    let text = format!("Port shut after storm - the worst in years{body}");
    assert_eq!(structure(&text).title.unwrap().text, "Port shut after storm - the worst in years");
}

#[test]
fn what_pages_put_above_their_titles_is_no_title() {
    let lead = "The port of Tarn was shut on Monday after a storm, the harbour office said.\n";
    for (head, byline, day) in [
        ("LETTERS FROM THE QUAY\n3 May 2023 - posted by Uncle Tobias\n", "Uncle Tobias", "2023-05-03"),
        ("The Long Pier\na blog about harbours, by Jane Roe\n", "Jane Roe", ""),
        ("Tide Tables | Coast | 3 May 2023 17:12\n", "", "2023-05-03"),
        ("Harbour Authority of Calderia\n", "", ""),
        ("Skipper News > Announcements\n", "", ""),
        ("The Daily Spyglass\n", "", ""),
        ("Mooring Diaries\nMay 3rd, 2023 by Ann Roe\n", "Ann Roe", "2023-05-03"),
    ] {
        let text = format!("{head}\nPort shut after storm\n\n{lead}");
        let found = structure(&text);
        assert_eq!(found.title.unwrap().text, "Port shut after storm", "{text}");
        assert_eq!(found.byline.map_or(String::new(), |byline| byline.text), byline, "{text}");
        let published = found.published.map_or(String::new(), |published| published.value);
        assert!(published.starts_with(day), "{text}: {published}");
    }
}

#[test]
fn authors_sign_in_many_ways() {
    let lead = "The port of Tarn was shut on Monday after a storm, the harbour office said.\n";
    for (line, author) in [
        ("EXCLUSIVE by Nick Farrow, Coast Mail, 9 October 2024", "Nick Farrow"),
        ("From our correspondent Honor Vell, Tarn", "Honor Vell"),
        ("Jane Roe reports", "Jane Roe"),
        ("Jane Roe, chief reporter", "Jane Roe"),
        ("R. Tollivar", "R. Tollivar"),
    ] {
        let text = format!("Port shut after storm\n{line}\n\n{lead}");
        assert_eq!(structure(&text).authors, [author], "{text}");
    }
}
