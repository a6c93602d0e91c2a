//! How far a name reaches: the words that belong to it, and those that join its parts.

use super::mentions::Finder;
use crate::lexicon::gazetteer::Standing;
use crate::lexicon::titles::Title;

/// No name is longer, in tokens.
const LONGEST: usize = 12;

impl Finder<'_, '_> {
    /// Where a stretch of capitalised words from `at` ends, known to reach `from`; joined by `of` and its like.
    pub(super) fn segment_end(&self, at: usize, from: usize) -> usize {
        let page = self.page;
        let mut end = from.max(at + 1);
        while end < self.end.min(at + LONGEST) {
            // "Coast Guard Commander Dana Osk": a rank ends the name before it where a person follows.
            let breaks = page
                .title(end, self.end)
                .is_some_and(|(count, title)| title != Title::Rank || self.is_person_start(end + count))
                && !page.ends_organisation(end)
                || self.is_state(end)
                || end > at && !page.is_given(at) && self.is_person_start(end);
            if page.is_name(end, self.end) && !breaks {
                end += 1;
            } else if let Some(next) = self.connected(at, end) {
                end = next;
            } else {
                break;
            }
        }
        end
    }

    /// The token after the name word that a connecting word at `end` joins to what begins at `at`.
    pub(super) fn connected(&self, at: usize, end: usize) -> Option<usize> {
        let page = self.page;
        let next = end + 1;
        match page.word(end) {
            "of" => {
                let is_head =
                    page.ends_organisation(end - 1) || page.begins_place(end - 1) || page.ends_place(end - 1);
                let skip = usize::from(page.word(next) == "the");
                (is_head && page.is_name(next + skip, self.end) && !self.is_dated(next + skip))
                    .then_some(next + skip + 1)
            }
            "for" | "on" | "in" => {
                let has_head = (at..end).any(|head| page.ends_organisation(head));
                let joins = page.word(end) == "for" && page.ends_organisation(end - 1)
                    || has_head && (at..end).any(|inner| page.word(inner) == "for") && !self.is_state(next);
                (joins && page.is_name(next, self.end)).then_some(next + 1)
            }
            "and" => {
                let listed = (at..end).any(|inner| matches!(page.word(inner), "of" | "for"));
                let plain =
                    page.is_common(next) && !page.is_given(next) && page.known(next, self.end).is_none();
                (listed && plain && page.is_name(next, self.end)).then_some(next + 1)
            }
            "&" | "The" => page.is_name(next, self.end).then_some(next + 1),
            "," => {
                matches!(page.word(next), "Inc" | "Inc." | "Ltd" | "Ltd." | "Corp" | "Corp." | "LLC" | "PLC")
                    .then_some(next + 1)
            }
            word if page.lexicon.given_names.is_particle(word) => {
                let next = next + usize::from(page.lexicon.given_names.is_particle(page.word(next)));
                page.is_name(next, self.end).then_some(next + 1)
            }
            _ => None,
        }
    }

    /// Whether a month or weekday stands here.
    pub(super) fn is_dated(&self, at: usize) -> bool {
        self.page.is_calendar(at)
    }

    pub(super) fn is_state(&self, at: usize) -> bool {
        self.page.known(at, self.end).is_some_and(|(_, number)| {
            self.page
                .lexicon
                .gazetteer
                .bearer(number)
                .is_some_and(|bearer| bearer.standing == Standing::State)
        })
    }

    /// Whether a given name with a surname begins here.
    pub(super) fn is_person_start(&self, at: usize) -> bool {
        at < self.end && self.page.is_given(at) && self.page.is_name(at, self.end) && self.is_surname(at + 1)
    }

    /// Whether the token can follow a given name.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        let page = self.page;
        let word = page.word(at);
        let particle = |word: &str| page.lexicon.given_names.is_particle(word);
        let particle = particle(word) && (page.is_name(at + 1, self.end) || particle(page.word(at + 1)));
        let month = page.is_calendar(at) && page.tag(at).is_proper() && word.len() < 5;
        (particle || month || page.is_name(at, self.end) || self.is_initial(at))
            && page.title(at, self.end).is_none()
            && !page.ends_organisation(at)
    }

    /// `J.`, `J.R.`
    pub(super) fn is_initial(&self, at: usize) -> bool {
        let word = self.page.word(at);
        at < self.end
            && (2..=6).contains(&word.len())
            && word.ends_with('.')
            && word.bytes().enumerate().all(|(place, b)| b.is_ascii_uppercase() || b == b'.' && place > 0)
    }

    /// Where the name of a person that begins at `at` ends.
    pub(super) fn person_end(&self, at: usize) -> usize {
        let page = self.page;
        let mut end = at;
        while end < self.end.min(at + 6) {
            let goes_on = if end == at {
                page.is_name(end, self.end)
            } else {
                self.is_surname(end) && !self.is_state(end)
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        end
    }
}
