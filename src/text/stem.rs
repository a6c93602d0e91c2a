//! Word forms folded onto one stem, lightly: plural, past and gerund endings, nothing that changes the meaning.

use super::fold::fold;

/// The stem under which the forms of one word meet: `troops` → `troop`, `massing` → `mass`, `talks` → `talk`.
///
/// A weak stemmer after Harman (JASIS 1991): it takes off inflections and leaves derivations, so that
/// `nation` and `national` stay apart. Case and accents are folded first.
pub fn stem(word: &str) -> String {
    let mut stem = if word.is_ascii() { word.to_ascii_lowercase() } else { fold(word) };
    if stem.ends_with("'s") {
        stem.truncate(stem.len() - 2);
    }
    if !stem.is_ascii() || stem.bytes().any(|b| b.is_ascii_digit()) {
        return stem;
    }
    plural(&mut stem);
    inflection(&mut stem);
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    } else if stem.len() > 3 && stem.ends_with('y') {
        stem.pop();
        stem.push('i');
    }
    stem
}

/// A number that stands for a stem in indices: FNV-1a, the same on every machine and in every run.
pub fn key(stem: &str) -> u64 {
    stem.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| mix(hash, u64::from(byte)))
}

/// The key of two stems that follow each other.
pub const fn pair_key(first: u64, second: u64) -> u64 {
    mix(mix(first, 0x20), second)
}

const fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3)
}

/// Takes off a plural or third-person ending.
fn plural(stem: &mut String) {
    let len = stem.len();
    if len > 4 && stem.ends_with("ies") {
        stem.truncate(len - 3);
        stem.push('y');
    } else if len > 4 && ["sses", "xes", "ches", "shes"].iter().any(|end| stem.ends_with(end)) {
        stem.truncate(len - 2);
    } else if len > 3 && stem.ends_with('s') && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end)) {
        stem.truncate(len - 1);
    }
}

/// Takes off a past or gerund ending, and the doubling it caused.
fn inflection(stem: &mut String) {
    let len = stem.len();
    if len > 5 && stem.ends_with("ing") {
        stem.truncate(len - 3);
    } else if len > 4 && stem.ends_with("ed") && !stem.ends_with("eed") {
        stem.truncate(len - 2);
    } else {
        return;
    }
    let mut last = stem.bytes().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && stem.len() > 3
        && !b"lsz".contains(&a)
    {
        stem.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{key, stem};

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            ["talk", "talks", "talking"],
            ["Move", "moved", "moving"],
            ["ferry", "ferries", "Ferry's"],
            ["planned", "planning", "plans"],
            ["Orbán", "Orban", "Orbán’s"],
        ] {
            assert_eq!(stem(forms[0]), stem(forms[1]), "{forms:?}");
            assert_eq!(stem(forms[1]), stem(forms[2]), "{forms:?}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in [("nation", "national"), ("crisis", "cris"), ("bus", "bu"), ("need", "ne")] {
            assert_ne!(stem(one), stem(other));
        }
    }

    #[test]
    fn keys_depend_on_the_letters_alone() {
        assert_eq!(key("troop"), key(&stem("Troops")));
        assert_ne!(key("troop"), key("trop"));
    }
}
