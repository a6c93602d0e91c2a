//! Certainty: one thing stated by one account, hedged or only believed by another.

use super::scene::Scene;
use super::{Draft, Side};
use crate::model::{About, Certainty, FindingKind};

/// The value of a side that puts it without reserve.
pub(super) const STATED: &str = "certain";

/// For each agreement whose accounts put it with different certainty, that difference.
pub(super) fn find(scene: &Scene<'_>, agreements: &[Draft]) -> Vec<Draft> {
    let agreed = agreements.iter().filter(|draft| {
        // Passages alike in wording hold several statements: a hedge may belong to another one.
        draft.kind == FindingKind::Agreement && draft.about != About::Wording
    });
    agreed.filter_map(|draft| difference(scene, draft)).collect()
}

fn difference(scene: &Scene<'_>, draft: &Draft) -> Option<Draft> {
    let mut sides = Vec::with_capacity(draft.sides.len());
    let mut degrees = Vec::with_capacity(draft.sides.len());
    for side in &draft.sides {
        let (degree, hedge) = scene.certainty(&side.mention);
        let mut mention = side.mention.clone();
        mention.mark = hedge.unwrap_or(mention.mark);
        mention.clause = mention.clause.cover(mention.mark);
        degrees.push(degree);
        sides.push(Side { mention, value: word(degree).to_owned() });
    }
    let stated = degrees.contains(&Certainty::Certain);
    let hedged = degrees.iter().any(|&degree| degree < Certainty::Certain);
    let note = sides.iter().map(|side| match side.value.as_str() {
        STATED => "stated".to_owned(),
        _ => format!("“{}”", scene.words(side.mention.account, side.mention.mark)),
    });
    let note = super::joined(note);
    (stated && hedged).then_some(Draft {
        kind: FindingKind::Certainty,
        about: About::Certainty,
        sides,
        note: Some(note),
    })
}

/// A degree of certainty in a word.
const fn word(degree: Certainty) -> &'static str {
    match degree {
        Certainty::Certain => STATED,
        Certainty::Probable => "probable",
        Certainty::Possible => "possible",
        Certainty::Doubtful => "doubtful",
    }
}
