//! What the tagger looks at: words, their endings, shapes and neighbours, as numbers.

use super::model::Model;
use super::tag::Tag;
use crate::text::spelling::lower_eight;
use crate::text::tokens::TokenKind;

/// How many features describe one token.
pub const COUNT: usize = 16;

/// Weights of one feature share a line of this many cells, one for each tag and to spare.
pub const LINE: usize = 64;

/// Where the weights of one feature lie: in a line at `tag ^ turn`. The turn spreads features that share a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    line: u32,
    turn: u32,
}

impl Place {
    /// Index of the weight of `tag`.
    pub const fn cell(self, tag: usize) -> usize {
        self.line as usize * LINE + self.column(tag)
    }

    /// Number of its line.
    pub const fn line(self) -> usize {
        self.line as usize
    }

    /// Place of the weight of `tag` in its line.
    pub const fn column(self, tag: usize) -> usize {
        (tag ^ self.turn as usize) & (LINE - 1)
    }
}

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Its lower-case form, numbers drawn together; 0 where it is too rare to be told from others.
    pub form: u32,
    /// Its last three bytes in lower case.
    pub ending: u32,
    /// Capitals, digits, hyphens, place in the sentence.
    pub shape: u32,
    /// The tags it can have.
    pub candidates: u64,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Lower,
    Capitalised,
    Upper,
}

/// Marks the set of a word too rare to show all the tags it can have.
pub const RARE: u64 = 1 << 63;

const NOUNS: u64 = Tag::Nn.bit() | Tag::Nns.bit();
const VERBS: u64 =
    Tag::Vb.bit() | Tag::Vbd.bit() | Tag::Vbg.bit() | Tag::Vbn.bit() | Tag::Vbp.bit() | Tag::Vbz.bit();
const QUALITIES: u64 = Tag::Jj.bit() | Tag::Jjr.bit() | Tag::Jjs.bit() | Tag::Rb.bit();
const PROPER: u64 = Tag::Nnp.bit() | Tag::Nnps.bit();

/// What is known of a token by its letters alone, wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    /// Its lower-case form, numbers drawn together.
    form: u32,
    /// Its last three bytes in lower case.
    ending: u32,
    /// The tags the dictionary gives it as it is written; of marks and numbers those they can have. 0 where it gives
    /// none.
    known: u64,
    /// The tags the dictionary gives its lower case, where it is not written so.
    lower: u64,
    /// Capitals, digits and other marks of its looks.
    look: Look,
    /// The tags that words like it can have, as a place in `OPEN`.
    open: u8,
}

/// Bits that tell what a token looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look(u16);

impl Look {
    const CAPITALISED: Self = Self(1);
    const UPPER: Self = Self(1 << 1);
    /// A capital stands somewhere in it.
    const CAPITAL_INSIDE: Self = Self(1 << 2);
    const DIGIT: Self = Self(1 << 3);
    const HYPHEN: Self = Self(1 << 4);
    const MARK: Self = Self(1 << 5);
    const NUMBER: Self = Self(1 << 6);
    /// A double quotation mark.
    const DOUBLE_MARK: Self = Self(1 << 7);
    /// Longer than three bytes, as all words are that tell a headline.
    const LONG: Self = Self(1 << 8);
    /// The first letter is in lower case.
    const LOWER_FIRST: Self = Self(1 << 9);

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { self }
    }
}

impl Letters {
    /// Reads the letters of a token.
    pub fn of(model: &Model, letters: &str, kind: TokenKind) -> Self {
        let bytes = letters.as_bytes();
        match kind {
            TokenKind::Word => Self::of_word(model, letters),
            TokenKind::Mark => {
                let double = matches!(letters, "\"" | "“" | "”" | "``" | "''" | "„" | "«" | "»");
                let look = Look::MARK.with(Look::DOUBLE_MARK, double);
                let form = hash(bytes);
                Self { form, ending: form, known: mark(letters), look, ..Self::default() }
            }
            TokenKind::Number => {
                let form = if bytes.len() == 4 && bytes.iter().all(u8::is_ascii_digit) { 3 } else { 2 };
                Self { form, ending: form, known: Tag::Cd.bit(), look: Look::NUMBER, ..Self::default() }
            }
        }
    }

    fn of_word(model: &Model, letters: &str) -> Self {
        let bytes = letters.as_bytes();
        let case = case(bytes);
        let form = hash(bytes);
        let known = model.look_up(dictionary_key(form, case as u32)).unwrap_or(0);
        let lower =
            if case == Case::Lower { None } else { model.look_up(dictionary_key(form, 0)) }.unwrap_or(0);
        let look = Look::default()
            .with(Look::CAPITALISED, case != Case::Lower)
            .with(Look::UPPER, case == Case::Upper)
            .with(Look::CAPITAL_INSIDE, bytes.iter().any(u8::is_ascii_uppercase))
            .with(Look::DIGIT, bytes.iter().any(u8::is_ascii_digit))
            .with(Look::HYPHEN, bytes.contains(&b'-'))
            .with(Look::LONG, bytes.len() > 3)
            .with(Look::LOWER_FIRST, letters.starts_with(char::is_lowercase));
        Self { form, ending: ending(bytes), known, lower, look, open: open(bytes) }
    }

    /// Whether it is a double quotation mark. Words are tagged as if none stood between them: "vowed to “end” it".
    pub const fn is_quotation_mark(&self) -> bool {
        self.look.has(Look::DOUBLE_MARK)
    }

    /// Whether it is a mark.
    pub const fn is_mark(&self) -> bool {
        self.look.has(Look::MARK)
    }

    /// Whether a word is long enough to tell a headline, and if so, whether it begins with something else than a letter
    /// in lower case.
    pub const fn is_headline_like(&self) -> Option<bool> {
        if self.look.has(Look::LONG) { Some(!self.look.has(Look::LOWER_FIRST)) } else { None }
    }

    /// Describes it as one token of a sentence. `titled`: the sentence is written in capitals or as a headline, so that
    /// a capital says nothing.
    pub const fn word(&self, first: bool, titled: bool) -> Word {
        let Self { form, ending, known, lower, look, .. } = *self;
        if look.has(Look::MARK) {
            return Word { form, ending, shape: 1, candidates: known };
        }
        if look.has(Look::NUMBER) {
            return Word { form, ending, shape: 2, candidates: known };
        }
        let capital = look.has(Look::CAPITALISED) && !(titled && lower != 0);
        let candidates = match (known, lower) {
            (0, 0) => RARE,
            (0, other) => other | PROPER,
            (set, 0) => set,
            (set, other) if titled => set | other,
            (set, other) if first && set & !PROPER != 0 && set.count_ones() > 1 => set | other,
            (set, _) => set,
        };
        let open = if candidates & RARE == 0 { 0 } else { self.open(capital, first) };
        let candidates = candidates & !RARE | open;
        // A word too rare to be known has no form that could be told from others.
        let form = if known | lower == 0 { 0 } else { form };
        // The shape of a word that has one tag is never looked at.
        let shape = if candidates.is_power_of_two() { 0 } else { self.shape(capital, first) };
        Word { form, ending, shape, candidates }
    }

    /// Capitals, digits, hyphens, place in the sentence.
    const fn shape(&self, capital: bool, first: bool) -> u32 {
        4 | (capital as u32) << 3
            | ((capital && self.look.has(Look::UPPER)) as u32) << 4
            | (self.look.has(Look::DIGIT) as u32) << 5
            | (self.look.has(Look::HYPHEN) as u32) << 6
            | (first as u32) << 7
    }

    /// The tags a word seldom or never seen can have, by its ending and capital.
    const fn open(&self, capital: bool, first: bool) -> u64 {
        let common = OPEN[self.open as usize % OPEN.len()];
        match (capital, first) {
            (false, _) if self.look.has(Look::CAPITAL_INSIDE) => common | PROPER,
            (false, _) => common,
            (true, true) => common | PROPER,
            (true, false) => PROPER | NOUNS | Tag::Jj.bit() | Tag::Fw.bit(),
        }
    }
}

/// The tags of words that are not names, by their ending: other endings, -ing, -ed, -ly, -s.
const OPEN: [u64; 5] = [
    NOUNS | VERBS & !Tag::Vbz.bit() | QUALITIES | Tag::Fw.bit() | Tag::Uh.bit() | Tag::Cd.bit(),
    Tag::Vbg.bit() | Tag::Nn.bit() | Tag::Jj.bit(),
    Tag::Vbd.bit() | Tag::Vbn.bit() | Tag::Jj.bit() | Tag::Nn.bit(),
    Tag::Rb.bit() | Tag::Jj.bit() | Tag::Nn.bit() | Tag::Vb.bit(),
    NOUNS | Tag::Vbz.bit() | Tag::Jj.bit() | Tag::Rb.bit(),
];

/// The place in `OPEN` of a word.
fn open(word: &[u8]) -> u8 {
    match word {
        [.., b'i', b'n', b'g'] => 1,
        [.., b'e', b'd'] => 2,
        [.., b'l', b'y'] => 3,
        [.., b's' | b'u', b's'] | [] => 0,
        [.., b's'] => 4,
        _ => 0,
    }
}

/// The key under which the dictionary keeps a word: its lower-case form and how it is written (0 lower case,
/// 1 capitalised, 2 capitals).
pub const fn dictionary_key(form: u32, case: u32) -> u32 {
    form ^ case.wrapping_mul(0x9e37_79b9)
}

/// The dictionary key of a word as written.
pub fn key_of(word: &str) -> u32 {
    dictionary_key(hash(word.as_bytes()), case(word.as_bytes()) as u32)
}

/// The dictionary key of a word as it is written in lower case.
pub fn lower_key_of(word: &str) -> u32 {
    dictionary_key(hash(word.as_bytes()), Case::Lower as u32)
}

/// The places of the features of the token at `at`, given the two tags before it, in a table of `lines`, a power of
/// two.
pub fn places(words: &[Word], at: usize, before: [Tag; 2], lines: u32) -> [Place; COUNT] {
    let none = Word::default();
    let get = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&none);
    let (here, last, next) = (get(0), get(-1), get(1));
    let [one, two] = before.map(|tag| tag as u32 + 1);
    let class = (next.candidates ^ next.candidates >> 32) as u32;
    let values: [(u32, u32); COUNT] = [
        (here.form, here.shape),
        (here.ending, here.shape),
        (here.ending >> 8, here.shape >> 3 & 3),
        (here.shape, one),
        (one, two),
        (here.form, one),
        (last.form, here.ending),
        (last.form, here.shape),
        (last.ending, here.shape),
        (next.form, here.shape),
        (next.ending, one),
        (get(2).form, 0),
        (get(-2).form, one),
        (class, one),
        (here.form, class),
        (here.ending, one),
    ];
    let mut places = [Place::default(); COUNT];
    for (template, (place, (a, b))) in places.iter_mut().zip(values).enumerate() {
        *place = self::place(template as u32, a, b, lines);
    }
    places
}

const fn place(template: u32, a: u32, b: u32, lines: u32) -> Place {
    let mixed = (a as u64 ^ (b as u64) << 32 ^ (template as u64) << 57).wrapping_mul(0x9fb2_1c65_1e98_df25);
    let mixed = (mixed ^ mixed >> 35).wrapping_mul(0x9fb2_1c65_1e98_df25);
    Place { line: (mixed >> 40) as u32 & (lines - 1), turn: (mixed >> 32) as u32 & (LINE as u32 - 1) }
}

/// Hash of a word in lower case (ASCII letters only); never 0.
pub fn hash(word: &[u8]) -> u32 {
    let mut mixed: u64 = word.len() as u64;
    let mut take =
        |eight| mixed = (mixed.rotate_left(5) ^ lower_eight(eight)).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (whole, rest) = word.as_chunks();
    for eight in whole {
        take(u64::from_le_bytes(*eight));
    }
    if let (Some(first), Some(last)) = (rest.first_chunk(), rest.last_chunk()) {
        let shift = (rest.len() - 4) * 8;
        take(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << shift);
    } else if !rest.is_empty() {
        take(rest.iter().rev().fold(0, |packed, byte| packed << 8 | u64::from(*byte)));
    }
    (mixed >> 32) as u32 | 1 << 31
}

fn ending(word: &[u8]) -> u32 {
    let from = word.len().saturating_sub(3);
    word.get(from..)
        .unwrap_or(&[])
        .iter()
        .fold(0, |packed, byte| packed << 8 | u32::from(byte.to_ascii_lowercase()))
}

fn case(word: &[u8]) -> Case {
    let starts_upper = match word.first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        // First bytes of the upper-case letters of Latin-1, Greek and Cyrillic share theirs with lower case;
        // the exact letter decides.
        Some(_) => std::str::from_utf8(word.get(..2).unwrap_or(&[]))
            .is_ok_and(|letter| letter.starts_with(char::is_uppercase)),
        None => false,
    };
    match (starts_upper, word.get(1..).unwrap_or(&[])) {
        (false, _) => Case::Lower,
        (true, rest) if !rest.is_empty() && !rest.iter().any(u8::is_ascii_lowercase) => Case::Upper,
        _ => Case::Capitalised,
    }
}

fn mark(letters: &str) -> u64 {
    let tag = match letters.chars().next().unwrap_or(' ') {
        ',' | '،' | '、' => Tag::Comma,
        '.' if letters.len() > 1 => Tag::Colon,
        '.' | '?' | '!' | '。' | '？' | '！' => Tag::Stop,
        ':' | ';' | '-' | '–' | '—' | '…' | '―' => Tag::Colon,
        // Might be the possessive of a plural; context decides.
        '\'' | '’' if letters.chars().count() == 1 => return Tag::Quote.bit() | Tag::Pos.bit(),
        '"' | '“' | '”' | '‘' | '`' | '«' | '»' | '„' | '\'' => Tag::Quote,
        '(' | '[' | '{' => Tag::Open,
        ')' | ']' | '}' => Tag::Close,
        '$' | '€' | '£' | '¥' => Tag::Currency,
        '%' | '‰' => Tag::Nn,
        _ if letters.ends_with(['$', '€', '£', '¥']) => Tag::Currency,
        _ => Tag::Sym,
    };
    tag.bit()
}
