//! English abbreviations written with a stop, and what the stop after each of them can mean.

/// What a stop after an abbreviation says about the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Something always follows: `Mr.`, `Gen.`, `vs.`.
    NeverLast,
    /// Ends a sentence only before a word that opens one: `Inc.`, `Jr.`, `Calif.`.
    SeldomLast,
    /// An abbreviation only before a number, else a word at a sentence's end: `No. 5`, `Jan. 21`.
    BeforeNumber,
}

/// What `word`, written without its stop, abbreviates; `None` where it is no known abbreviation.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    let key = packed(word)?;
    let place = TABLE.binary_search_by_key(&key, |&(entry, _)| entry).ok()?;
    TABLE.get(place).map(|&(_, kind)| kind)
}

/// Whether `word`, capitalised as it stands, opens sentences far more often than it continues names.
pub fn opens_sentences(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_uppercase)
        && packed(word).is_some_and(|key| OPENERS.binary_search(&key).is_ok())
}

/// Up to eight ASCII letters in lower case, as one comparable number.
const fn pack(word: &[u8]) -> u64 {
    let mut key = 0;
    let mut at = 0;
    while at < word.len() {
        key = key << 8 | word[at].to_ascii_lowercase() as u64;
        at += 1;
    }
    key
}

fn packed(word: &str) -> Option<u64> {
    let fits = (1..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    fits.then(|| pack(word.as_bytes()))
}

const fn sorted<const N: usize>(mut keys: [u64; N]) -> [u64; N] {
    let mut at = 1;
    while at < N {
        let mut back = at;
        while back > 0 && keys[back - 1] > keys[back] {
            let kept = keys[back];
            keys[back] = keys[back - 1];
            keys[back - 1] = kept;
            back -= 1;
        }
        at += 1;
    }
    keys
}

const fn packed_all<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = pack(words[at].as_bytes());
        at += 1;
    }
    sorted(keys)
}

const NEVER_LAST: [&str; 56] = [
    "mr", "mrs", "ms", "mx", "dr", "drs", "prof", "gen", "col", "lt", "sgt", "capt", "maj", "cmdr", "adm",
    "cpl", "pvt", "brig", "sen", "sens", "rep", "reps", "gov", "govs", "rev", "hon", "pres", "messrs", "mme",
    "mlle", "supt", "insp", "det", "atty", "amb", "st", "ste", "mt", "ft", "vs", "cf", "viz", "approx", "ca",
    "fr", "msgr", "esp", "incl", "resp", "rtd", "sec", "dep", "asst", "assoc", "def", "spc",
];

const SELDOM_LAST: [&str; 63] = [
    "inc", "corp", "co", "ltd", "llc", "plc", "bros", "cos", "jr", "sr", "esq", "etc", "al", "ave", "blvd",
    "rd", "hwy", "dept", "univ", "assn", "govt", "intl", "natl", "mfg", "calif", "mass", "fla", "va", "ill",
    "ore", "conn", "ariz", "colo", "wis", "minn", "mich", "mo", "okla", "tenn", "tex", "ala", "ark", "ga",
    "ind", "kan", "ky", "la", "md", "neb", "nev", "mont", "del", "vt", "wyo", "penn", "pa", "ont", "que",
    "alta", "ext", "est", "ed", "eds",
];

const BEFORE_NUMBER: [&str; 28] = [
    "no", "nos", "art", "arts", "fig", "figs", "p", "pp", "vol", "ch", "eq", "par", "para", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "tel", "rm", "op",
];

const TABLE: [(u64, Abbreviation); 147] = {
    let mut table = [(0, Abbreviation::NeverLast); 147];
    let mut at = 0;
    while at < 147 {
        table[at] = if at < 56 {
            (pack(NEVER_LAST[at].as_bytes()), Abbreviation::NeverLast)
        } else if at < 56 + 63 {
            (pack(SELDOM_LAST[at - 56].as_bytes()), Abbreviation::SeldomLast)
        } else {
            (pack(BEFORE_NUMBER[at - 119].as_bytes()), Abbreviation::BeforeNumber)
        };
        let mut back = at;
        while back > 0 && table[back - 1].0 > table[back].0 {
            let kept = table[back];
            table[back] = table[back - 1];
            table[back - 1] = kept;
            back -= 1;
        }
        at += 1;
    }
    table
};

const OPENERS: [u64; 92] = packed_all([
    "the", "he", "she", "it", "they", "we", "i", "you", "but", "and", "in", "on", "at", "a", "an", "this",
    "that", "these", "those", "there", "if", "when", "while", "as", "for", "from", "after", "before",
    "however", "his", "her", "its", "their", "our", "my", "mr", "ms", "mrs", "some", "many", "most", "both",
    "such", "since", "so", "then", "not", "now", "last", "what", "who", "why", "how", "where", "asked",
    "earlier", "also", "although", "though", "despite", "under", "with", "without", "by", "to", "or", "yet",
    "even", "only", "still", "another", "each", "all", "about", "during", "among", "between", "because",
    "until", "once", "instead", "here", "just", "later", "analysts", "critics", "nor", "none", "several",
    "during", "neither", "yes",
]);

#[cfg(test)]
mod tests {
    use super::{Abbreviation, TABLE, abbreviation, opens_sentences};

    #[test]
    fn case_does_not_matter_and_length_is_bounded() {
        assert_eq!(abbreviation("Mr"), Some(Abbreviation::NeverLast));
        assert_eq!(abbreviation("JAN"), Some(Abbreviation::BeforeNumber));
        assert_eq!(abbreviation("incorporated"), None);
        assert_eq!(abbreviation(""), None);
        assert_eq!(abbreviation("é"), None);
    }

    #[test]
    fn each_abbreviation_has_one_meaning() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn only_capitals_open() {
        assert!(opens_sentences("The"));
        assert!(!opens_sentences("the"));
        assert!(!opens_sentences("Moscow"));
    }
}
