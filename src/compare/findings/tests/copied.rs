//! Conflicts inside a text that was copied.

use super::findings;
use crate::model::{Finding, FindingKind};

const FULL: &str = "A storm tore the ferry pier at Marlow from its moorings on Thursday. The ferry company Nordlinie said \
    that no passengers were on board when the pier gave way.\n\nThe ferry union accuses the town of putting off repairs \
    of the pier. The mayor, Karl Oster, rejects that claim.\n\nThe line carried 220,000 people last year, most of them \
    workers of the shipyard.";
const OTHER: &str =
    "Shipyard workers of Sandholm were taken across by fishing boats, the yard's director, Mette Holm, said.";

fn conflicts(texts: &[&str]) -> Vec<Finding> {
    findings(texts).into_iter().filter(|finding| finding.kind == FindingKind::Conflict).collect()
}

#[test]
fn an_accusation_and_its_denial_are_one_finding_in_a_text_and_in_its_copy() {
    // One copy left the end out, one put other words to the denial.
    let cut = FULL.split_once("\n\nThe line").map_or("", |(cut, _)| cut);
    let edited = FULL.replace("rejects that claim", "denies that claim");
    let (alone, copied) = (conflicts(&[FULL, OTHER]), conflicts(&[FULL, cut, OTHER, &edited]));
    assert_eq!((alone.len(), copied.len()), (1, 1), "{copied:?}");
    let (alone, copied) = (&alone[0], &copied[0]);
    let of = |finding: &Finding| {
        finding.members.iter().map(|of| (of.article, of.value.clone())).collect::<Vec<_>>()
    };
    let sides = |articles: &[usize]| -> Vec<_> {
        articles.iter().flat_map(|&at| ["asserted", "denied"].map(|value| (at, value.to_owned()))).collect()
    };
    assert_eq!((of(alone), of(copied)), (sides(&[0]), sides(&[0, 1, 3])));
    assert_eq!((alone.outlets, alone.independent), (1, 1));
    assert_eq!((copied.outlets, copied.independent), (3, 1), "three outlets carry it, none by itself");
}

#[test]
fn two_disputes_in_one_text_stay_two() {
    let second = "\n\nThe harbour board accuses Nordlinie of hiding a survey of the quay. The company denies that accusation.";
    let both = format!("{FULL}{second}");
    assert_eq!(conflicts(&[&both, &both]).len(), 2);
}
