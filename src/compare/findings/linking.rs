//! Which mentions speak of the same thing: candidates by shared words, and groups around a closest pair.

use std::collections::HashMap;

use super::scene::Mention;

/// Groups of `count` things, each with ascending members and at least two; `pairs` are (closeness, a, b).
///
/// The closest pairs lead. A thing joins a group only if it is close to one of the first `leaders` members, so that
/// groups do not drift along chains of half-likenesses.
pub(super) fn link(count: usize, leaders: usize, mut pairs: Vec<(f32, usize, usize)>) -> Vec<Vec<usize>> {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let close: std::collections::BTreeSet<(usize, usize)> =
        pairs.iter().map(|&(_, a, b)| (a.min(b), a.max(b))).collect();
    let mut group_of: Vec<Option<usize>> = vec![None; count];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &(_, a, b) in &pairs {
        match (group_of[a], group_of[b]) {
            (None, None) => {
                group_of[a] = Some(groups.len());
                group_of[b] = Some(groups.len());
                groups.push(vec![a, b]);
            }
            (Some(group), None) | (None, Some(group)) => {
                let new = if group_of[a].is_none() { a } else { b };
                let leads = groups[group].iter().take(leaders);
                if leads.into_iter().any(|&leader| close.contains(&(leader.min(new), leader.max(new)))) {
                    group_of[new] = Some(group);
                    groups[group].push(new);
                }
            }
            (Some(_), Some(_)) => {}
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

/// How many mentions of one word are compared with all others of it; later ones are compared with these.
const LEADING: usize = 32;
/// Among more mentions than this a pair must share two words to be worth a look, among fewer one.
const MANY: usize = 2000;

/// Pairs of mentions in different accounts whose sentences share words, the lower place first, ascending.
///
/// Linear in the mentions: of a word that very many have, only the first lead.
pub(super) fn candidates<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Vec<(usize, usize)> {
    let mentions: Vec<&Mention> = mentions.collect();
    let fewest = if mentions.len() > MANY { 2 } else { 1 };
    let mut leading: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        shared.clear();
        for (key, _) in &mention.wide {
            let posting = leading.entry(*key).or_default();
            for &other in posting.iter().filter(|&&other| mentions[other].account != mention.account) {
                *shared.entry(other).or_default() += 1;
            }
            if posting.len() < LEADING {
                posting.push(at);
            }
        }
        found.extend(shared.iter().filter(|(_, count)| **count >= fewest).map(|(&other, _)| (other, at)));
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn groups_do_not_drift_along_chains() {
        let pairs = vec![(0.9, 0, 1), (0.5, 1, 2), (0.6, 0, 3)];
        assert_eq!(link(4, 1, pairs), [vec![0, 1, 3]]);
    }
}
