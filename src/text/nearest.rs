//! The known name nearest to an unknown one, for errors that tell what was probably meant.

/// The known name that takes the fewest edits to reach, when that is few enough to be what was meant.
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (unknown.chars().count() / 3).max(1) + 1;
    known
        .into_iter()
        .map(|name| (edits(unknown, name), name))
        .filter(|&(edits, _)| edits <= limit)
        .min_by_key(|&(edits, _)| edits)
        .map(|(_, name)| name)
}

/// "unknown WHAT `x`; did you mean `y`?"
pub fn unknown<'a>(what: &str, unknown: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    match nearest(unknown, known) {
        Some(name) => format!("unknown {what} `{unknown}`; did you mean `{name}`?"),
        None => format!("unknown {what} `{unknown}`"),
    }
}

/// Characters taken out, put in, replaced or swapped with the next one, at least, that make one word of the other (optimal
/// string alignment after Damerau, CACM 1964).
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let replaced = above[j] + usize::from(a[i] != b[j]);
            let swaps = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
            let swapped = if swaps { before[j - 1] + 1 } else { usize::MAX };
            row.push(replaced.min(row[j] + 1).min(above[j + 1] + 1).min(swapped));
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_a_strange_word_is_not() {
        let known = ["conflict", "certainty", "cue"];
        assert_eq!(nearest("conflcit", known), Some("conflict"));
        assert_eq!(nearest("cues", known), Some("cue"));
        assert_eq!(nearest("quti", ["mute", "quit"]), Some("quit"));
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("elephant", known), None);
    }
}
