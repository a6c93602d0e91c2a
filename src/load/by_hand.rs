//! What the user put right by hand, applied to what was loaded: sources, dates, zones, speakers, stories.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis;
use crate::compare::stories::{Grouping, group, tied};
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::model::marks::{ByHand, Corrections, Field};
use crate::model::{
    Analysed, Article, Basis, Briefing, Correction, EntityKind, Name, NameTable, Published, Revision, Source,
    SourceKind,
};

/// The briefing as the user put it right. What no correction is about is shared with what was loaded; an article
/// that says something else now is analysed anew, since its dates are told from its day. Stories are formed anew
/// where `by_hand` says that there are any.
pub fn put_right(loaded: &Briefing, by_hand: &ByHand, grouping: Grouping) -> Briefing {
    let ByHand { ties, corrections, is_grouped } = by_hand;
    let lexicon = Lexicon::bundled();
    let mut briefing = loaded.clone();
    let of_article = |(place, of): (usize, &Arc<Analysed>)| {
        let article = corrected(&of.article, corrections)?;
        Some((place, Arc::new(analysis::analyse(lexicon, Arc::new(article)))))
    };
    if !corrections.articles.is_empty() {
        let changed: Vec<_> = loaded.articles.par_iter().enumerate().filter_map(of_article).collect();
        let is_changed = !changed.is_empty();
        for (place, analysed) in changed {
            if let Some(of) = briefing.articles.get_mut(place) {
                *of = analysed;
            }
        }
        if is_changed && *is_grouped {
            briefing.names = analysis::names::join(lexicon, &briefing.articles);
            briefing.stories = group(&briefing.articles, &briefing.names, grouping);
        }
    }
    if !corrections.speakers.is_empty() && briefing.names.of.len() == briefing.articles.len() {
        name_speakers(&mut briefing, corrections);
    }
    if !ties.is_empty() && *is_grouped {
        briefing.stories = tied(&briefing, ties);
    }
    briefing
}

/// The article as it was put right, with what it said itself; `None` where nothing is put right.
fn corrected(article: &Article, corrections: &Corrections) -> Option<Article> {
    let given = |field| corrections.articles.get(&(article.revision, field));
    let (source, date, zone) = (given(Field::Source), given(Field::Date), given(Field::Zone));
    if source.is_none() && date.is_none() && zone.is_none() {
        return None;
    }
    let mut right = article.clone();
    if let Some(name) = source {
        let was = article.source.as_ref().map_or(String::new(), |source| source.name.clone());
        right.corrected.push(Correction { field: Field::Source, was });
        right.source = Some(Source { name: name.clone(), span: None });
    }
    let known = article.published.as_ref().map(|published| published.value.clone());
    let mut value = date.and_then(|date| ingest::published(date, None));
    if let Some(zone) = zone {
        value =
            date.or(known.as_ref()).and_then(|moment| ingest::in_zone(moment, zone.parse().ok()?)).or(value);
    }
    if let Some(value) = value {
        let field = if date.is_some() { Field::Date } else { Field::Zone };
        right.corrected.push(Correction { field, was: known.unwrap_or_default() });
        right.published = Some(Published { value, basis: Basis::Given, span: None });
    }
    Some(right)
}

/// Gives the speakers of claims the names that the user gave them.
fn name_speakers(briefing: &mut Briefing, corrections: &Corrections) {
    let mut places: HashMap<Revision, Vec<usize>> = HashMap::new();
    for (place, of) in briefing.articles.iter().enumerate() {
        places.entry(of.article.revision).or_default().push(place);
    }
    for (claim, name) in &corrections.speakers {
        let revision = claim.split(' ').nth(1).and_then(Revision::parse);
        for &article in revision.and_then(|revision| places.get(&revision)).into_iter().flatten() {
            let named = briefing.articles.get(article).and_then(|of| of.claim_named(claim));
            if let Some(index) = named {
                name_speaker(briefing, (article, index), name);
            }
        }
    }
}

/// A speaker told by name goes by the right one wherever that bearer is named; one told by a pronoun or a
/// description is someone else in this claim alone.
fn name_speaker(briefing: &mut Briefing, (article, claim): (usize, usize), name: &str) {
    let Briefing { articles, names, .. } = briefing;
    let Some(of) = articles.get(article) else { return };
    let Some(source) = of.claims.get(claim).and_then(|claim| claim.source.as_ref()) else { return };
    let bearer = bearer_called(names, name);
    let words = of.article.plain(source.span);
    let local = source.name_index.filter(|&local| {
        of.names.get(local).is_some_and(|known| known.forms.iter().any(|form| words.contains(form.as_str())))
    });
    let own = local.and_then(|local| names.of.get(article)?.get(local).copied());
    match (own, bearer) {
        (Some(own), Some(right)) if own != right => join(names, own, right),
        (Some(own), None) => {
            if let Some(bearer) = names.bearers.get_mut(own) {
                name.clone_into(&mut bearer.canonical);
                bearer.forms.push(name.to_owned());
            }
        }
        (Some(_), Some(_)) => {}
        (None, bearer) => {
            let right = bearer.unwrap_or_else(|| {
                let forms = vec![name.to_owned()];
                let kind = EntityKind::Person;
                names.bearers.push(Name { canonical: name.to_owned(), kind, forms, titles: Vec::new() });
                names.bearers.len() - 1
            });
            point_at(articles, names, (article, claim), right);
        }
    }
}

/// The bearer of a name: who goes by it, else who is called so somewhere.
fn bearer_called(names: &NameTable, name: &str) -> Option<usize> {
    let goes_by = names.bearers.iter().position(|bearer| bearer.canonical == name);
    goes_by.or_else(|| names.bearers.iter().position(|bearer| bearer.forms.iter().any(|form| form == name)))
}

/// Makes one bearer of two, who goes by the name of the second.
fn join(names: &mut NameTable, own: usize, right: usize) {
    for of in &mut names.of {
        if of.contains(&own) {
            *of = of.iter().map(|&bearer| if bearer == own { right } else { bearer }).collect();
        }
    }
    let forms = names.bearers.get(own).map(|bearer| bearer.forms.clone()).unwrap_or_default();
    if let Some(right) = names.bearers.get_mut(right) {
        right.forms.extend(forms);
    }
}

/// Gives a claim the speaker `bearer`, by a name of its own in the article.
fn point_at(
    articles: &mut [Arc<Analysed>],
    names: &mut NameTable,
    (article, claim): (usize, usize),
    bearer: usize,
) {
    let (Some(of), Some(known)) = (articles.get_mut(article), names.bearers.get(bearer).cloned()) else {
        return;
    };
    let mut right = Analysed::clone(of);
    let Some(source) = right.claims.get_mut(claim).and_then(|claim| claim.source.as_mut()) else { return };
    source.name.clone_from(&known.canonical);
    source.name_index = Some(right.names.len());
    source.kind = match known.kind {
        EntityKind::Person | EntityKind::Other => SourceKind::Person,
        EntityKind::Organisation => SourceKind::Organisation,
        EntityKind::Place => SourceKind::Place,
        EntityKind::Role => SourceKind::Role,
    };
    right.names.push(known);
    *of = Arc::new(right);
    if let Some(of) = names.of.get_mut(article) {
        *of = of.iter().copied().chain([bearer]).collect();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::put_right;
    use crate::compare::stories::Grouping;
    use crate::load::{Request, load};
    use crate::model::marks::{ByHand, Field};
    use crate::model::{Basis, Briefing, Settings};

    fn briefing(texts: &[&str]) -> Briefing {
        let folder = tempfile::tempdir().unwrap();
        for (place, text) in texts.iter().enumerate() {
            std::fs::write(folder.path().join(format!("{place}.txt")), text).unwrap();
        }
        let request = Request { inputs: vec![folder.path().into()], ..Request::default() };
        load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {}).briefing
    }

    fn right(loaded: &Briefing, by_hand: &ByHand) -> Briefing {
        put_right(loaded, by_hand, Grouping::Likeness)
    }

    #[test]
    fn a_corrected_day_tells_the_days_in_the_text_and_what_it_said_is_kept() {
        let loaded = briefing(&["Talks begin\n\nJanuary 10, 2022\n\nTalks began on Monday in Geneva."]);
        let mut by_hand = ByHand { is_grouped: true, ..ByHand::default() };
        assert!(std::sync::Arc::ptr_eq(&right(&loaded, &by_hand).articles[0], &loaded.articles[0]));
        let revision = loaded.articles[0].article.revision;
        by_hand.corrections.articles.insert((revision, Field::Date), "2022-01-19T08:00Z".to_owned());
        by_hand.corrections.articles.insert((revision, Field::Source), "Reuters".to_owned());
        let right = right(&loaded, &by_hand);
        let article = &right.articles[0].article;
        let published = article.published.as_ref().unwrap();
        assert_eq!((published.value.as_str(), published.basis), ("2022-01-19T08:00Z", Basis::Given));
        assert_eq!(article.source.as_ref().unwrap().name, "Reuters");
        assert_eq!(article.corrected[1].was, "2022-01-10");
        let monday = |briefing: &Briefing| briefing.articles[0].dates.last().unwrap().value.clone();
        assert_eq!((monday(&loaded).as_str(), monday(&right).as_str()), ("2022-01-10", "2022-01-17"));
        assert_eq!(right.stories[0].first.as_deref(), Some("2022-01-19T08:00Z"));
    }

    #[test]
    fn a_name_is_put_right_wherever_it_stands_and_a_pronoun_in_one_claim_alone() {
        let loaded = briefing(&[
            "Ferries leave the harbour\n\nThe minister Sergey Varga said on Monday that ten ferries had left the \
             harbour.\n\nAnna Holm told reporters that six had left. She said two of them sank.",
            "Ferries late\n\nThe minister Sergey Varga said on Monday that the ferries were late.",
        ]);
        let speakers = |briefing: &Briefing| {
            let claims = |article: usize| {
                let of = &briefing.articles[article];
                of.claims.iter().filter_map(move |claim| briefing.speaker(article, claim)).collect::<Vec<_>>()
            };
            [claims(0).join(", "), claims(1).join(", ")]
        };
        assert_eq!(speakers(&loaded), ["Sergey Varga, Anna Holm, Anna Holm", "Sergey Varga"]);
        let mut by_hand = ByHand::default();
        let name = |claim: usize| loaded.articles[0].claim_name(claim).unwrap();
        by_hand.corrections.speakers.insert(name(0), "Sergei Varga".to_owned());
        by_hand.corrections.speakers.insert(name(2), "Eva Lund".to_owned());
        assert_eq!(
            speakers(&right(&loaded, &by_hand)),
            ["Sergei Varga, Anna Holm, Eva Lund", "Sergei Varga"]
        );
        by_hand.corrections.speakers.insert(name(0), "Anna Holm".to_owned());
        assert_eq!(speakers(&right(&loaded, &by_hand)), ["Anna Holm, Anna Holm, Eva Lund", "Anna Holm"]);
    }
}
