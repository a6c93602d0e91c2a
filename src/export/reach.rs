//! How widely something is told: outlets, how many of them can count as independent, and to whom the words go back.

use crate::model::Finding;

/// `3 outlets, 2 without copies and shared agencies; 1 origin: Russia's Defence Ministry`.
///
/// Outlets that do not copy each other may still have it from one mouth, so the two are told apart.
pub fn reach(finding: &Finding) -> String {
    let mut reach = outlets(finding.outlets, finding.independent);
    let origins = finding.origins.join(", ");
    let told = match (finding.origins.len(), finding.unsourced) {
        (0, _) => return reach,
        (_, true) => format!("; origin of some: {origins}"),
        (1, false) => format!("; 1 origin: {origins}"),
        (count, false) => format!("; {count} origins: {origins}"),
    };
    reach.push_str(&told);
    reach
}

/// `3 outlets, 2 without copies and shared agencies`; where each stands by itself, that there are none of these.
pub fn outlets(outlets: usize, independent: usize) -> String {
    match outlets {
        0 | 1 => "1 outlet".to_owned(),
        _ if independent < outlets => {
            format!("{outlets} outlets, {independent} without copies and shared agencies")
        }
        _ => format!("{outlets} outlets, no copies"),
    }
}

#[cfg(test)]
mod tests {
    use super::{outlets, reach};
    use crate::model::{About, Finding, FindingKind};

    fn told(outlets: usize, independent: usize, origins: &[&str], unsourced: bool) -> String {
        reach(&Finding {
            kind: FindingKind::Agreement,
            about: About::Number,
            members: Vec::new(),
            outlets,
            origins: origins.iter().map(|&origin| origin.to_owned()).collect(),
            unsourced,
            independent,
            note: String::new(),
        })
    }

    #[test]
    fn outlets_and_those_their_words_go_back_to_are_told_apart() {
        let ministry = ["the ministry"];
        assert_eq!(told(2, 2, &ministry, false), "2 outlets, no copies; 1 origin: the ministry");
        assert_eq!(told(2, 2, &["Oster", "Holm"], false), "2 outlets, no copies; 2 origins: Oster, Holm");
        assert_eq!(
            told(3, 2, &ministry, true),
            "3 outlets, 2 without copies and shared agencies; origin of some: the ministry"
        );
        assert_eq!(told(1, 1, &[], true), "1 outlet");
        assert_eq!(outlets(2, 1), "2 outlets, 1 without copies and shared agencies");
    }
}
