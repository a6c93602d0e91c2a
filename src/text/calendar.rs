//! Calendar words and forms: months, weekdays, written dates.

/// The month a name or its abbreviation stands for, 1 to 12: `January`, `Jan`, `Jan.`, `Sept`.
pub fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    let long_enough = word.len() >= 3 && (word.len() <= 4 || MONTHS.contains(&word.as_str()));
    let place = MONTHS.iter().position(|month| month.starts_with(&word))?;
    long_enough.then_some(place as u32 + 1)
}
