//! Spellings of one name: transliterations, and British and American endings, drawn to one key.

use super::fold::fold_char;

/// A number for a word whatever its case and accents; the same in every run.
pub fn key(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut mix = |letter: char| hash = (hash ^ u64::from(letter as u32)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|byte| mix(byte.to_ascii_lowercase() as char));
    } else {
        word.chars().for_each(|letter| fold_char(letter, &mut mix));
    }
    hash
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

/// A word of an organisation's name with British and American spellings drawn together, in lower case:
/// `Organisation`, `Defence`, `Centre`, `Labour`, `Programme`, `Co-operation`.
pub fn transatlantic(word: &str) -> String {
    const WORDS: [(&str, &str); 9] = [
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
    let mut folded = super::fold::fold(word);
    if let Some((_, american)) = WORDS.iter().find(|(british, _)| *british == folded) {
        return (*american).to_owned();
    }
    if let Some(stem) = folded.strip_suffix("isation") {
        folded = format!("{stem}ization");
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{key, sound, transatlantic};

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
    }

    #[test]
    fn keys_ignore_case_and_accents() {
        assert_eq!(key("Élysée"), key("elysee"));
        assert_ne!(key("Kyiv"), key("Kiev"));
    }
}
