//! Spellings of one name: transliterations, and British and American endings, drawn to one key.

use super::Span;
use super::fold::{fold, fold_char};

/// A number for a word whatever its case and accents; the same in every run.
pub fn key(word: &str) -> u64 {
    if word.is_ascii() { ascii_key(word.as_bytes()) } else { wide_key(word) }
}

/// The key of a word with other letters than ASCII's, without allocating but for very long ones.
fn wide_key(word: &str) -> u64 {
    let mut buffer = [0; 64];
    let mut len = 0;
    for letter in word.chars() {
        fold_char(letter, &mut |plain| {
            if let Some(place) = buffer.get_mut(len..).filter(|place| place.len() >= plain.len_utf8()) {
                plain.encode_utf8(place);
            }
            len += plain.len_utf8();
        });
    }
    buffer.get(..len).map_or_else(|| ascii_key(fold(word).as_bytes()), ascii_key)
}

/// The key of bytes that are folded but for the case of ASCII letters: eight at a time, the last eight perhaps twice.
fn ascii_key(bytes: &[u8]) -> u64 {
    const MIX: u64 = 0x517c_c1b7_2722_0a95;
    let len = bytes.len();
    let mut mixed = len as u64;
    let mut take = |eight: u64| mixed = (mixed.rotate_left(5) ^ lower_eight(eight)).wrapping_mul(MIX);
    if let Some(last) = bytes.last_chunk() {
        let (whole, _) = bytes.as_chunks::<8>();
        for eight in whole.iter().take((len - 1) / 8) {
            take(u64::from_le_bytes(*eight));
        }
        take(u64::from_le_bytes(*last));
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        take(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32);
    } else if let (Some(first), Some(last)) = (bytes.first(), bytes.last()) {
        let middle = bytes.get(len / 2).unwrap_or(last);
        take(u64::from(*first) | u64::from(*middle) << 8 | u64::from(*last) << 16);
    }
    mixed ^ mixed >> 32
}

/// Eight bytes with ASCII capitals in lower case, all at once.
pub const fn lower_eight(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = eight & (0x7f * ONES);
    let from_a = low + (0x80 - b'A' as u64) * ONES;
    let past_z = low + (0x7f - b'Z' as u64) * ONES;
    let capital = (from_a ^ past_z) & !eight & (0x80 * ONES);
    eight | capital >> 2
}

/// The letters of a word of at most fifteen bytes in one number, its length in the last byte.
pub fn packed(text: &str, word: Span) -> Option<u128> {
    let len = word.len();
    if len > 15 {
        return None;
    }
    let rest = text.as_bytes().get(word.start..)?;
    let sixteen = match rest.first_chunk() {
        Some(sixteen) => u128::from_le_bytes(*sixteen),
        None => rest.iter().rev().fold(0, |packed, byte| packed << 8 | u128::from(*byte)),
    };
    Some(sixteen & !(u128::MAX << (8 * len)) | (len as u128) << 120)
}

/// The key of a phrase grown by one word.
pub const fn grow(phrase: u64, word: u64) -> u64 {
    (phrase.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// How a name sounds, roughly: what `Sergei` and `Sergey`, `Zelensky` and `Zelenskyy`, `Khalid` and `Halid`
/// share. Not for words of under three letters, which are only folded.
///
/// In the manner of name-matching keys for transliterated names (Christen 2006, "A Comparison of Personal Name
/// Matching"), but far weaker than Soundex: vowels stay, so that `Ivanov` and `Ivanova` are two.
pub fn sound(name: &str) -> String {
    const PAIRS: [(&str, &str); 26] = [
        ("iyy", "i"),
        ("skyy", "ski"),
        ("skyi", "ski"),
        ("skij", "ski"),
        ("skiy", "ski"),
        ("skii", "ski"),
        ("sky", "ski"),
        ("sch", "sh"),
        ("tch", "ch"),
        ("dzh", "j"),
        ("dj", "j"),
        ("kh", "h"),
        ("dh", "d"),
        ("gh", "g"),
        ("ph", "f"),
        ("ck", "k"),
        ("ks", "x"),
        ("tz", "ts"),
        ("ou", "u"),
        ("ey", "i"),
        ("ei", "i"),
        ("ij", "i"),
        ("iy", "i"),
        ("yi", "i"),
        ("ii", "i"),
        ("ai", "ay"),
    ];
    const LETTERS: [(char, char); 5] = [('w', 'v'), ('q', 'k'), ('y', 'i'), ('j', 'i'), ('z', 's')];
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars() {
        fold_char(letter, &mut |plain| {
            if plain.is_alphanumeric() {
                folded.push(plain);
            }
        });
    }
    if folded.len() < 3 {
        return folded;
    }
    let mut sounds = String::with_capacity(folded.len());
    let mut rest = folded.as_str();
    while let Some(letter) = rest.chars().next() {
        if let Some((from, to)) = PAIRS.iter().find(|(from, _)| rest.starts_with(from)) {
            push_sounds(&mut sounds, to, &LETTERS);
            rest = rest.get(from.len()..).unwrap_or("");
        } else {
            push_sounds(&mut sounds, letter.encode_utf8(&mut [0; 4]), &LETTERS);
            rest = rest.get(letter.len_utf8()..).unwrap_or("");
        }
    }
    sounds
}

/// Adds letters, a doubled one only once.
fn push_sounds(sounds: &mut String, letters: &str, same: &[(char, char)]) {
    for letter in letters.chars() {
        // A `y` or `j` that opens a name is a consonant: `Yulia`, not `Iulia`, differs from `Julia` in spelling only.
        let plain = same.iter().find(|(from, _)| *from == letter).map_or(letter, |&(_, to)| to);
        if !sounds.ends_with(plain) {
            sounds.push(plain);
        }
    }
}

/// Words of organisations' names that British and American papers spell in two ways.
const TWO_SPELLINGS: [(&str, &str); 9] = [
    ("defence", "defense"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("programme", "program"),
    ("labour", "labor"),
    ("harbour", "harbor"),
    ("co-operation", "cooperation"),
    ("defence's", "defense's"),
    ("co-operative", "cooperative"),
];

/// A word of an organisation's name with British and American spellings drawn together, in lower case:
/// `Organisation`, `Defence`, `Centre`, `Labour`, `Programme`, `Co-operation`.
pub fn transatlantic(word: &str) -> String {
    let mut folded = fold(word);
    if let Some((_, american)) = TWO_SPELLINGS.iter().find(|(british, _)| *british == folded) {
        return (*american).to_owned();
    }
    if let Some(stem) = folded.strip_suffix("isation") {
        folded = format!("{stem}ization");
    }
    folded
}

/// The key of a word whichever side of the Atlantic it is written on.
pub fn transatlantic_key(word: &str) -> u64 {
    let may_differ = !word.is_ascii()
        || word.len() >= 7 && word.as_bytes().ends_with(b"n")
        || word.as_bytes().ends_with(b"N")
        || TWO_SPELLINGS.iter().any(|(british, _)| british.eq_ignore_ascii_case(word));
    if may_differ { key(&transatlantic(word)) } else { key(word) }
}

#[cfg(test)]
mod tests {
    use super::{key, packed, sound, transatlantic, transatlantic_key};
    use crate::text::Span;

    #[test]
    fn a_packed_word_is_told_by_its_letters() {
        let text = "So so Sort Sorting a fifteen-letters a sixteen-letters.é";
        let of = |word: &str| {
            let start = text.find(word).unwrap();
            packed(text, Span::new(start, start + word.len()))
        };
        assert_ne!(of("So"), of("so"));
        assert_ne!(of("So"), of("Sort"));
        assert_eq!(packed(text, Span::new(6, 8)), of("So"));
        assert!(of("fifteen-letters").is_some() && of("sixteen-letters.").is_none());
        assert_eq!(of("é"), Some(u128::from(0xa9c3_u16) | 2 << 120));
    }

    #[test]
    fn transliterations_of_one_name_sound_alike() {
        for [one, other] in [
            ["Sergei", "Sergey"],
            ["Zelensky", "Zelenskyy"],
            ["Zelensky", "Zelenskiy"],
            ["Dmitri", "Dmitry"],
            ["Erdoğan", "Erdogan"],
            ["Yatsenyuk", "Jatsenyuk"],
            ["Khalid", "Halid"],
            ["Alexei", "Aleksey"],
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
    }

    #[test]
    fn other_names_sound_different() {
        for [one, other] in [["Ivanov", "Ivanova"], ["Lavrov", "Pavlov"], ["Kim", "Kin"], ["Xi", "Ji"]] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
    }

    #[test]
    fn both_sides_of_the_atlantic() {
        assert_eq!(transatlantic("Organisation"), transatlantic("ORGANIZATION"));
        assert_eq!(transatlantic("Defence"), "defense");
        assert_ne!(transatlantic("Nation"), transatlantic("Notion"));
        for word in ["Organisation", "ORGANISATION", "Defence", "Élan", "Nation", "co-Operation", ""] {
            assert_eq!(transatlantic_key(word), key(&transatlantic(word)), "{word}");
        }
    }

    #[test]
    fn keys_ignore_case_and_accents() {
        assert_eq!(key("Élysée"), key("elysee"));
        assert_ne!(key("Kyiv"), key("Kiev"));
    }
}
