//! Bytes to text: byte-order marks, UTF-8, UTF-16, legacy encodings by statistics; what is no text is told apart.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// A text and what had to be put up with to read it.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without a byte-order mark.
    pub(super) text: String,
    /// What is wrong with it, if anything.
    pub(super) trouble: Option<String>,
}

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// There is nothing to read.
    #[error("is empty")]
    Empty,
    /// It is of a kind that is known by its first bytes.
    #[error("is not text, but {0}")]
    Kind(&'static str),
    /// It holds bytes that texts do not hold.
    #[error("is not text")]
    Binary,
    /// It is text of an encoding that is not read.
    #[error("is text in UTF-32, which is not read")]
    Utf32,
}

impl Fault {
    /// What the user can do.
    pub(super) fn remedy(&self) -> &'static str {
        match self {
            Self::Empty => "give a file with an article in it",
            Self::Kind("a compressed file" | "an archive") => "unpack it first",
            Self::Kind(_) | Self::Binary => "give the article as plain text, Markdown or JSON lines",
            Self::Utf32 => "save it as UTF-8",
        }
    }
}

/// First bytes of files that are no text, and what they are.
const KINDS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"OggS", "sound or film"),
    (b"\0\0\0\x18ftyp", "a film"),
    (b"\0\0\0\x20ftyp", "a film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"PK\x03\x04", "an archive"),
    (b"Rar!\x1a", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\0asm", "a program"),
    (b"SQLite format 3", "a database"),
    (b"wOF2", "a font"),
];

/// Decodes a whole file. UTF-8 without a byte-order mark comes back unchanged and uncopied.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if let Some((_, kind)) = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Fault::Kind(kind));
    }
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(Fault::Utf32);
    }
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => with(encoding, bytes.get(mark..).unwrap_or_default())?,
        None => unmarked(bytes)?,
    };
    if decoded.text.chars().all(is_blank) {
        return Err(Fault::Empty);
    }
    Ok(decoded)
}

/// Decodes bytes that carry no byte-order mark.
fn unmarked(bytes: Vec<u8>) -> Result<Decoded, Fault> {
    // A lone zero byte is dirt in a text; many of them are the other half of wide characters, or data.
    if memchr::memchr(0, &bytes).is_some()
        && let Some(encoding) = wide(&bytes)
    {
        return with(encoding, &bytes);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if controls(text.as_bytes()) => return Err(Fault::Binary),
        Ok(text) => return Ok(Decoded { text, trouble: None }),
        Err(error) => error.into_bytes(),
    };
    if controls(&bytes) {
        return Err(Fault::Binary);
    }
    if let Some(decoded) = damaged(&bytes) {
        return Ok(decoded);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes, true);
    with(detector.guess(None, Utf8Detection::Deny), &bytes)
}

/// Decodes with a known encoding; damaged places become U+FFFD and are told of, too many of them are no text.
fn with(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Fault> {
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    if !faulty {
        return if controls(text.as_bytes()) {
            Err(Fault::Binary)
        } else {
            Ok(Decoded { text, trouble: None })
        };
    }
    let bad = text.chars().filter(|&c| c == '\u{fffd}').count();
    if bad * 20 > text.len() {
        return Err(Fault::Binary);
    }
    let trouble = format!("holds {bad} places that are not {}", encoding.name());
    Ok(Decoded { text, trouble: Some(trouble) })
}

/// UTF-8 with a few broken places: far more whole multi-byte characters than broken ones.
fn damaged(bytes: &[u8]) -> Option<Decoded> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let bad = text.chars().filter(|&c| c == '\u{fffd}').count();
    let whole = text.chars().filter(|&c| !c.is_ascii() && c != '\u{fffd}').count();
    (whole > 0 && bad * 4 <= whole).then(|| Decoded {
        text,
        trouble: Some(format!(
            "holds {bad} {} not UTF-8",
            if bad == 1 { "place that is" } else { "places that are" }
        )),
    })
}

/// The byte order of UTF-16 without a mark, told by where the zero bytes of ASCII stand.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), (head.len() / 2).max(1));
    match (even * 10 > half * 4, odd * 10 > half * 4) {
        (false, true) if even * 20 < half => Some(UTF_16LE),
        (true, false) if odd * 20 < half => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether control characters make up more than a twentieth: such a file is data, not a text with escapes in it.
fn controls(bytes: &[u8]) -> bool {
    let odd =
        bytes.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    odd * 20 > bytes.len()
}

/// White space, or a mark of no width.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Fault, decode};

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).unwrap().text
    }

    #[test]
    fn byte_order_marks_are_taken_off() {
        assert_eq!(text(b"\xef\xbb\xbfGenf"), "Genf");
        assert_eq!(text(b"\xff\xfeG\0\xe9\0"), "Gé");
        assert_eq!(text(b"\xfe\xff\0G\0\xe9"), "Gé");
    }

    #[test]
    fn utf_16_without_a_mark_is_told_by_its_zeros() {
        let little: Vec<u8> = "The talks began.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "The talks began.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), "The talks began.");
        assert_eq!(text(&big), "The talks began.");
    }

    #[test]
    fn legacy_encodings_are_found_by_their_letters() {
        assert_eq!(
            text(b"Die Gespr\xe4che in Z\xfcrich f\xfchrten zu nichts."),
            "Die Gespräche in Zürich führten zu nichts."
        );
        let (koi, _, _) = encoding_rs::KOI8_R.encode("Переговоры начались в Женеве в понедельник утром.");
        assert_eq!(text(&koi), "Переговоры начались в Женеве в понедельник утром.");
    }

    #[test]
    fn utf_8_with_one_broken_place_stays_utf_8_and_says_so() {
        let decoded =
            decode(b"\xe2\x80\x9cNo\xe2\x80\x9d, \xc3\xa9t\xc3\xa9, na\xc3\xafve, caf\xff".to_vec()).unwrap();
        assert!(decoded.text.starts_with("“No”, été"));
        assert!(decoded.trouble.unwrap().contains("1 place"));
    }

    #[test]
    fn what_is_not_text_is_told_apart() {
        assert_eq!(decode(Vec::new()).unwrap_err(), Fault::Empty);
        assert_eq!(decode(b" \r\n\t\n".to_vec()).unwrap_err(), Fault::Empty);
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n".to_vec()).unwrap_err(), Fault::Kind("an image"));
        assert_eq!(decode(b"ab\0cd\x01\x02\xff\0\0".to_vec()).unwrap_err(), Fault::Binary);
        assert_eq!(decode((1..=255u8).collect()).unwrap_err(), Fault::Binary);
    }

    #[test]
    fn a_zero_byte_does_not_make_a_text_binary() {
        assert_eq!(text(b"The talks began\0 on Monday in Geneva."), "The talks began\0 on Monday in Geneva.");
    }

    #[test]
    fn an_escape_sequence_does_not_make_a_text_binary() {
        assert_eq!(text(b"Red \x1b[31malert\x1b[0m in Geneva"), "Red \x1b[31malert\x1b[0m in Geneva");
    }
}
