//! Texts that break programs, and news that looks like news.

use proptest::prelude::*;

/// Text made of what breaks programs: controls, escapes, marks, joiners, wide and broken things, and words.
pub(crate) fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => "[a-zA-Z,.’“”\"' -]{1,12}",
        1 => any::<char>().prop_map(String::from),
        1 => "[\\x00-\\x1f\\x7f-\\x9f]{1,3}",
        1 => "\\x1b[\\[\\]PX^_k(][ -~]{0,8}(\\x07|\\x1b\\\\|)",
        1 => "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{ad}\u{61c}\u{fff9}-\u{ffff}]{1,3}",
        1 => "[\u{300}-\u{310}\u{200d}\u{fe0f}\u{e0100}\u{e0041}\u{e007f}]{1,6}",
        1 => "[東京한국ﾊﾞ\u{1100}\u{1161}👩👧🏴🏽🇺🇦❤]{1,4}",
        1 => "[\u{5d0}-\u{5ea}\u{627}-\u{64a}\u{905}-\u{94d}]{1,5}",
        1 => "[ \t\r\n\u{a0}\u{2028}\u{3000}]{1,3}",
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// Whether a terminal would obey, hide or reorder something for `c` standing by itself.
pub(crate) fn is_dangerous(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Pieces of news copy, each with something a pass looks for.
const COPY: &[&str] = &[
    "RIVERTON, March 3 (Wire) - ",
    "date 2024-05-06 ",
    "By Jane Roe\n\n",
    "# A heading\n\n",
    "\n\n",
    " ",
    ". ",
    "The minister said on Monday that ",
    "according to Ms. Holt, ",
    "“We will not yield,” he added. ",
    "\"It is over\", Carla Dunn, the mayor, told reporters. ",
    "‘Never’, ",
    "She has denied the charge. ",
    "almost 2,500 workers ",
    "US$3.5 million (S$4.7 million) ",
    "some two dozen ships ",
    "between 10 and 20 per cent ",
    "last Tuesday ",
    "in the past two months ",
    "on 31 February 2021 ",
    "at 25:61 ",
    "Harbour Ministry ",
    "NATO ",
    "the U.S. ",
    "Source: Pixabay\n\n",
    "- a list item\n",
    "> a quotation\n",
    "officials who asked not to be named ",
    "reportedly may have ",
    "declined to comment",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "``",
    "''",
    "(",
    ")",
    "—",
    ": ",
    "; ",
];

/// Something like an article, with hostile text in it.
pub(crate) fn article() -> impl Strategy<Value = String> {
    let part = prop_oneof![6 => prop::sample::select(COPY).prop_map(str::to_owned), 1 => hostile()];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// Bytes of any kind: articles, records, broken encodings, and noise behind what formats begin with.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let noise = prop::collection::vec(any::<u8>(), 0..200);
    let magic = prop::sample::select(
        &[
            "",
            "\u{feff}",
            "---\n",
            "<!doctype html>",
            "<?xml version=\"1.0\"?>",
            "{\"text\":\"",
            "{\"title\":null}\n",
            "From ",
            "%PDF-",
        ][..],
    );
    prop_oneof![
        article().prop_map(String::into_bytes),
        article().prop_map(|text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        (article(), article()).prop_map(|(title, text)| {
            format!("{{\"title\":{title:?},\"text\":{text:?}}}\n{{\"text\":3}}\n{{").into_bytes()
        }),
        (magic, noise).prop_map(|(magic, noise)| [magic.as_bytes(), &noise].concat()),
    ]
}
