//! Case and accent folding: what two spellings must share to count as the same word.

use unicode_normalization::char::decompose_compatible;

use super::Span;

/// `text` in lower case, without accents, with plain quotation marks, dashes and spaces.
///
/// Compatibility decomposition (Unicode Annex 15), marks dropped, lower case; letters that carry no separable
/// mark are spelt out (`ø` → `o`, `ß` → `ss`, `ł` → `l`). The same for Latin, Greek and Cyrillic.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_char(letter, &mut |plain| folded.push(plain));
    }
    folded
}

/// Calls `emit` with the folded form of one character: nothing for an accent, several for a ligature.
pub fn fold_char(letter: char, emit: &mut impl FnMut(char)) {
    if letter.is_ascii() {
        return emit(letter.to_ascii_lowercase());
    }
    // Syllables of Hangul and ideographs would only fall apart into pieces nobody types.
    if matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}') {
        return emit(letter);
    }
    decompose_compatible(letter, |part| {
        if is_accent(part) {
            return;
        }
        for lower in part.to_lowercase() {
            match spelt_out(lower) {
                Some(plain) => plain.chars().for_each(&mut *emit),
                None if !is_accent(lower) => emit(lower),
                None => {}
            }
        }
    });
}

/// Folded text that knows where each of its bytes came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte offset in the original of the character it came from, and the
    /// original's length at the end.
    origins: Vec<u32>,
}

impl Folded {
    /// The span of the original whose folding `folded` lies in, whole characters, accents that follow
    /// included.
    pub fn original(&self, folded: Span) -> Span {
        let origin =
            |at: usize| self.origins.get(at).or(self.origins.last()).map_or(0, |&place| place as usize);
        let start = origin(folded.start);
        let mut at = folded.end;
        // A span that ends inside the folding of one character takes all of it.
        while at > folded.start && at < self.text.len() && origin(at) == origin(at - 1) {
            at += 1;
        }
        Span::new(start, origin(at).max(start))
    }
}

/// Like `fold`, keeping for each byte of the result the place it came from. For texts below 4 GiB.
pub fn fold_mapped(text: &str) -> Folded {
    let mut folded =
        Folded { text: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len() + 1) };
    for (place, letter) in text.char_indices() {
        fold_char(letter, &mut |plain| {
            folded.text.push(plain);
            folded.origins.resize(folded.text.len(), place as u32);
        });
    }
    folded.origins.push(text.len() as u32);
    folded
}

/// Marks that sit on a letter and may be left out; vowel signs of Indic scripts may not.
fn is_accent(mark: char) -> bool {
    matches!(
        mark,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5bd}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{ad}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{2060}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{feff}'
    )
}

fn spelt_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŧ' => "t",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' | '‛' | '′' | '`' | '´' => "'",
        '“' | '”' | '„' | '«' | '»' | '″' => "\"",
        '‐' | '‑' | '–' | '—' | '―' | '−' | '‒' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold, fold_mapped};
    use crate::text::Span;

    #[test]
    fn accents_and_case_fall_away_in_three_scripts() {
        assert_eq!(fold("Orbán Zürich ÅNGSTRÖM"), "orban zurich angstrom");
        assert_eq!(fold("ПУТИН Ёлка"), "путин елка");
        assert_eq!(fold("Αθήνα ΟΔΟΣ"), "αθηνα οδοσ");
        assert_eq!(fold("Øresund Łódź Straße Æsop İstanbul"), "oresund lodz strasse aesop istanbul");
    }

    #[test]
    fn composed_and_decomposed_letters_agree() {
        assert_eq!(fold("Orb\u{e1}n"), fold("Orba\u{301}n"));
        assert_eq!(fold("\u{439}"), fold("\u{438}\u{306}"));
    }

    #[test]
    fn marks_of_typography_become_plain() {
        assert_eq!(fold("Russia’s “plan” – a\u{a0}b"), "russia's \"plan\" - a b");
    }

    #[test]
    fn a_folded_span_leads_back_to_whole_letters() {
        let text = "Die Straße nach Łódź";
        let folded = fold_mapped(text);
        let at = folded.text.find("lodz").unwrap();
        assert_eq!(folded.original(Span::new(at, at + 4)).of(text), "Łódź");
        let at = folded.text.find("stras").unwrap();
        assert_eq!(folded.original(Span::new(at, at + 5)).of(text), "Straß");
        let accents = "Orba\u{301}n came";
        assert_eq!(fold_mapped(accents).original(Span::new(0, 5)).of(accents), "Orba\u{301}n");
    }

    proptest! {
        #[test]
        fn any_text_folds_the_same_both_ways_and_leads_back_inside(text in "\\PC*", a in 0usize..40, b in 0usize..40) {
            let folded = fold_mapped(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            let span = folded.original(Span::new(a.min(b), a.max(b)));
            prop_assert!(text.get(span.start..span.end).is_some());
        }
    }
}
