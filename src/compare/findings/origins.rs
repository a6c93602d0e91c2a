//! Origins: the institutions and people that the words of a finding go back to, each once under its fullest name.

use crate::lexicon::Lexicon;
use crate::text::fold::fold;

/// Letters by which a state and the adjective of its people meet: `Calderia`, `Calderian`.
const FAMILY: usize = 5;
/// Words that join the parts of a name.
const JOINING: [&str; 5] = ["the", "of", "in", "for", "at"];

/// Each origin once; a state gives way to its ministry, and a short name to the full one.
pub(super) fn origins<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<&str> = Vec::new();
    for name in names {
        if found.iter().any(|known| part_of(name, known)) {
            continue;
        }
        found.retain(|known| !part_of(known, name));
        found.push(name);
    }
    found.into_iter().map(str::to_owned).collect()
}

/// Whether a name is another one cut short, or that of the state whose institution the other is.
fn part_of(one: &str, other: &str) -> bool {
    let (folded, whole) = (fold(one), fold(other));
    let people =
        || other.split(' ').next().and_then(|first| Lexicon::bundled().gazetteer.state_of_people(first));
    // A coastguard and the Cestronian coastguard are one; officials can be anyone's.
    let shortened = || !folded.ends_with('s') && is_shortened(&folded, &whole);
    folded == whole
        || whole.starts_with(&format!("{folded}'s "))
        || whole.ends_with(&format!(" of {folded}"))
        || people().is_some_and(|state| state == one)
        || shortened()
}

/// Whether two names are of one head, `ministry`, and all other words of the first are told by the second.
fn is_shortened(one: &str, other: &str) -> bool {
    let (Some(first), Some(second)) = (head(one), head(other)) else { return false };
    let words = |name: &'_ str| -> Vec<String> {
        let words = name.split([' ', '-']).map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
        words.filter(|word| !word.is_empty() && !JOINING.contains(word)).map(str::to_owned).collect()
    };
    let whole = words(other);
    first == second && words(one).iter().all(|word| whole.iter().any(|other| alike(word, other)))
}

/// The word that says what a name is of: "ministry" of "transport ministry of Calderia".
fn head(name: &str) -> Option<&str> {
    let end = [" of ", " in ", " for ", " at "].iter().filter_map(|joint| name.find(joint)).min();
    name.get(..end.unwrap_or(name.len()))?.split_whitespace().next_back()
}

fn alike(one: &str, other: &str) -> bool {
    let family = || one.get(..FAMILY).is_some_and(|start| other.starts_with(start));
    one == other || one.len().abs_diff(other.len()) <= 3 && family()
}

#[cfg(test)]
mod tests {
    use super::origins;

    #[test]
    fn one_institution_is_one_origin_under_any_of_its_names() {
        for (names, kept) in [
            (["Transport Ministry", "Transport Ministry of Calderia"], "Transport Ministry of Calderia"),
            (["Calderian Defence Ministry", "defence ministry in Calderia"], "Calderian Defence Ministry"),
            (["Calderian Defence Ministry", "Ministry of Defence"], "Calderian Defence Ministry"),
            (["Russia", "Russia's Defence Ministry"], "Russia's Defence Ministry"),
            (["Russia", "Russian Defence Ministry"], "Russian Defence Ministry"),
            (["coastguard", "Cestronian coastguard"], "Cestronian coastguard"),
        ] {
            assert_eq!(origins(names.into_iter()), [kept], "{names:?}");
            assert_eq!(origins(names.into_iter().rev()).len(), 1, "{names:?}");
        }
    }

    #[test]
    fn two_institutions_are_two_origins() {
        for names in [
            ["Russian Defence Ministry", "Ukrainian Defence Ministry"],
            ["Transport Ministry", "Defence Ministry of Calderia"],
            ["officials", "Calderian officials"],
            ["mayor of Kesh", "council of Kesh"],
            ["Ada Korm", "Jon Korm"],
        ] {
            assert_eq!(origins(names.into_iter()), names, "{names:?}");
        }
    }
}
