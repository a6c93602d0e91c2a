//! The language of a text, where it is long enough to tell.

use whatlang::{Lang, detect};

/// Shorter texts are not judged, in bytes.
const SHORTEST: usize = 60;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 4000;

/// The BCP 47 primary language of the text, `None` where it is too short or the signs are weak.
pub(super) fn of(text: &str) -> Option<String> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end)?;
    if sample.trim().len() < SHORTEST {
        return None;
    }
    let info = detect(sample)?;
    info.is_reliable().then(|| code(info.lang()).to_owned())
}

/// The two-letter code where the language has one, as BCP 47 asks; else the three-letter one.
fn code(lang: Lang) -> &'static str {
    match lang.code() {
        "eng" => "en",
        "rus" => "ru",
        "cmn" => "zh",
        "spa" => "es",
        "por" => "pt",
        "ita" => "it",
        "ben" => "bn",
        "fra" => "fr",
        "deu" => "de",
        "ukr" => "uk",
        "kat" => "ka",
        "ara" => "ar",
        "hin" => "hi",
        "jpn" => "ja",
        "heb" => "he",
        "yid" => "yi",
        "pol" => "pl",
        "amh" => "am",
        "jav" => "jv",
        "kor" => "ko",
        "nob" => "nb",
        "dan" => "da",
        "swe" => "sv",
        "fin" => "fi",
        "tur" => "tr",
        "nld" => "nl",
        "hun" => "hu",
        "ces" => "cs",
        "ell" => "el",
        "bul" => "bg",
        "bel" => "be",
        "mar" => "mr",
        "kan" => "kn",
        "ron" => "ro",
        "slv" => "sl",
        "hrv" => "hr",
        "srp" => "sr",
        "mkd" => "mk",
        "lit" => "lt",
        "lav" => "lv",
        "est" => "et",
        "tam" => "ta",
        "vie" => "vi",
        "urd" => "ur",
        "tha" => "th",
        "guj" => "gu",
        "uzb" => "uz",
        "pan" => "pa",
        "aze" => "az",
        "ind" => "id",
        "tel" => "te",
        "pes" => "fa",
        "mal" => "ml",
        "ori" => "or",
        "mya" => "my",
        "nep" => "ne",
        "sin" => "si",
        "khm" => "km",
        "tuk" => "tk",
        "aka" => "ak",
        "zul" => "zu",
        "sna" => "sn",
        "afr" => "af",
        "lat" => "la",
        "slk" => "sk",
        "cat" => "ca",
        "tgl" => "tl",
        "hye" => "hy",
        "epo" => "eo",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_text_of_some_length_names_its_language() {
        let german = "Die Verhandlungen in Genf sind am Montag ohne Ergebnis zu Ende gegangen, sagte der Minister. \
                      Beide Seiten wollen sich im Mai wieder treffen.";
        assert_eq!(of(german).as_deref(), Some("de"));
        let english = "The talks in Geneva ended on Monday without a result, the minister said. \
                       Both sides want to meet again in May.";
        assert_eq!(of(english).as_deref(), Some("en"));
    }

    #[test]
    fn a_few_words_name_none() {
        assert_eq!(of("Ferry sinks"), None);
        assert_eq!(of(""), None);
    }
}
