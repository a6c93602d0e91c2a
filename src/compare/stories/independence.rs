//! How many articles can count as independent: copies count once, and so do articles that credit one agency.

use std::collections::BTreeMap;

use super::copies::Groups;
use crate::model::{Analysed, Article};
use crate::text::fold::fold;

/// For each of `members` the number of its group of articles that are not independent of each other.
///
/// Groups are numbered by their first member's place. `copies` holds indices of articles.
pub(crate) fn groups(articles: &[&Analysed], members: &[usize], copies: &[Vec<usize>]) -> Groups {
    let place: BTreeMap<usize, usize> =
        members.iter().enumerate().map(|(place, &member)| (member, place)).collect();
    let mut groups = Groups::new(members.len());
    for copy in copies {
        let places: Vec<usize> = copy.iter().filter_map(|article| place.get(article).copied()).collect();
        for pair in places.windows(2) {
            groups.join(pair[0], pair[1]);
        }
    }
    let mut by_agency: BTreeMap<String, usize> = BTreeMap::new();
    for (place, &member) in members.iter().enumerate() {
        for agency in articles.get(member).map_or_else(Vec::new, |analysed| agencies(&analysed.article)) {
            groups.join(place, *by_agency.entry(agency).or_insert(place));
        }
    }
    groups
}

/// The agencies an article credits or comes from, each under one name for its spellings.
pub(crate) fn agencies(article: &Article) -> Vec<String> {
    let credits = article.credits.iter().map(|credit| credit.of(&article.text));
    let source = article.source.iter().map(|source| source.name.as_str());
    let mut found: Vec<String> = credits.chain(source).flat_map(separate).map(canonical).collect();
    found.retain(|name| !name.is_empty());
    found.sort_unstable();
    found.dedup();
    found
}

/// The single names of a credit such as `BLOOMBERG, AGENCE FRANCE-PRESSE` or `AP and Reuters`.
fn separate(credit: &str) -> impl Iterator<Item = &str> {
    credit.split([',', ';', '/', '&']).flat_map(|part| part.split(" and ")).map(str::trim)
}

/// An agency's initials where its name has three words or more, else its folded name without "news agency".
///
/// So `AFP` and `Agence France-Presse` meet, and so do `AP` and `The Associated Press`.
pub(crate) fn canonical(name: &str) -> String {
    let folded = fold(name.split('(').next().unwrap_or(name));
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    if words.len() > 1 { initials } else { words.concat() }
}

/// Words around agency names that do not tell one from another.
const FILLERS: [&str; 7] = ["the", "news", "agency", "of", "contributed", "reporting", "by"];

#[cfg(test)]
mod tests {
    use super::{canonical, separate};

    #[test]
    fn spellings_of_one_agency_meet() {
        assert_eq!(canonical("AFP"), canonical("AGENCE FRANCE-PRESSE"));
        assert_eq!(canonical("The Associated Press"), canonical("AP"));
        assert_eq!(canonical("Reuters"), canonical("REUTERS news agency"));
        assert_ne!(canonical("Reuters"), canonical("Bloomberg"));
    }

    #[test]
    fn one_credit_may_name_several() {
        assert_eq!(separate("BLOOMBERG, REUTERS and AP").collect::<Vec<_>>(), ["BLOOMBERG", "REUTERS", "AP"]);
    }
}
