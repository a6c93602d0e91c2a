//! Which mentions speak of the same thing: groups around a closest pair.

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

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn groups_do_not_drift_along_chains() {
        let pairs = vec![(0.9, 0, 1), (0.5, 1, 2), (0.6, 0, 3)];
        assert_eq!(link(4, 1, pairs), [vec![0, 1, 3]]);
    }
}
