//! Words that attribute: verbs with the frames they take, nouns, and set phrases.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::Error as _;

use super::words::Class;
use crate::model::{Certainty, Stance};

/// What may stand beside a cue for it to attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frame {
    /// A quotation on either side.
    Quote,
    /// A clause with "that".
    That,
    /// A clause without "that"; also before the verb, joined by a comma.
    Clause,
    /// A clause with whether, if, how, why, what and the like.
    Whether,
    /// An infinitive.
    To,
    /// A noun phrase, the thing spoken of.
    Thing,
    /// A noun phrase of something that is said or thought: "shot down the idea", but not the aircraft.
    Idea,
    /// A noun phrase and what it is called: "called it a farce".
    Object,
    /// An -ing clause.
    Gerund,
    /// "so".
    So,
    /// The noun phrase behind the verb is who is spoken to.
    Addressee,
    /// An infinitive of a verb of speech, which belongs to the cue: "declined to comment".
    Refusal,
    /// A phrase with `as`.
    As,
    /// A noun phrase with what it is seen as: "sees it as a farce".
    ObjectAs,
    /// A phrase with `of`.
    Of,
    /// A phrase with `for`.
    For,
    /// A phrase with `about`.
    About,
    /// A phrase with `on`.
    On,
    /// A phrase with `at`.
    At,
    /// A phrase with `against`.
    Against,
}

/// Frames as they are written in the table.
const FRAMES: [(&str, Frame); 20] = [
    ("quote", Frame::Quote),
    ("that", Frame::That),
    ("clause", Frame::Clause),
    ("whether", Frame::Whether),
    ("to", Frame::To),
    ("np", Frame::Thing),
    ("idea", Frame::Idea),
    ("object", Frame::Object),
    ("gerund", Frame::Gerund),
    ("so", Frame::So),
    ("addressee", Frame::Addressee),
    ("refusal", Frame::Refusal),
    ("as", Frame::As),
    ("object-as", Frame::ObjectAs),
    ("of", Frame::Of),
    ("for", Frame::For),
    ("about", Frame::About),
    ("on", Frame::On),
    ("at", Frame::At),
    ("against", Frame::Against),
];

/// A set of frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u32);

impl Frames {
    /// Reads a list as it stands in the table.
    fn read(list: &str) -> Result<Self, toml::de::Error> {
        let mut set = 0;
        for word in list.split_whitespace() {
            let Some((_, frame)) = FRAMES.iter().find(|frame| frame.0 == word) else {
                return Err(toml::de::Error::custom(format!("unknown frame `{word}`")));
            };
            set |= 1 << *frame as u32;
        }
        Ok(Self(set))
    }

    /// Whether `frame` is one of them.
    pub const fn has(self, frame: Frame) -> bool {
        self.0 & (1 << frame as u32) != 0
    }
}

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said, wrote
    Past,
    /// said, written
    Participle,
    /// saying
    Gerund,
}

/// A verb that attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CueVerb {
    /// The entry as it stands in the table: `say`, `point out`.
    pub name: String,
    /// The words behind the verb, in lower case: `["out"]`.
    pub tail: Vec<String>,
    /// What it takes.
    pub frames: Frames,
    /// What one does by saying so.
    pub stance: Stance,
    /// How sure the verb itself puts its content, where it says.
    pub certainty: Option<Certainty>,
}

/// A noun that attributes: "the claim that", "a warning of".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueNoun {
    /// The noun, singular.
    pub name: String,
    /// What it takes.
    pub frames: Frames,
    /// What one does by saying so.
    pub stance: Stance,
    /// How sure the noun itself puts its content, where it says.
    pub certainty: Option<Certainty>,
}

/// All cues, looked up by form.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    verbs: Vec<CueVerb>,
    /// Head forms in lower case; entries with longer tails first.
    forms: HashMap<String, Vec<(u16, Form)>, foldhash::fast::FixedState>,
    nouns: Vec<CueNoun>,
    noun_forms: HashMap<String, u16, foldhash::fast::FixedState>,
    phrases: Vec<Vec<String>>,
    adverbs: Vec<String>,
    media: Vec<String>,
    anonymous: Vec<String>,
    documents: Vec<String>,
    giving: Vec<String>,
    sayings: Vec<String>,
    views: Vec<String>,
    relaying: Vec<String>,
    untrue: Vec<String>,
    unlisted: CueVerb,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    verbs: BTreeMap<String, Row>,
    nouns: BTreeMap<String, Row>,
    phrases: Vec<String>,
    adverbs: Vec<String>,
    media: Vec<String>,
    #[serde(default)]
    anonymous: Vec<String>,
    #[serde(default)]
    documents: Vec<String>,
    #[serde(default)]
    giving: Vec<String>,
    #[serde(default)]
    sayings: Vec<String>,
    #[serde(default)]
    views: Vec<String>,
    #[serde(default)]
    relaying: Vec<String>,
    #[serde(default)]
    untrue: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    takes: String,
    stance: Option<String>,
    certainty: Option<String>,
    past: Option<String>,
    participle: Option<String>,
    #[serde(default)]
    doubles: bool,
}

impl Cues {
    /// Reads the table.
    ///
    /// # Errors
    /// When it is not the TOML described at its head.
    pub fn read(table: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(table)?;
        let mut cues = Self {
            phrases: table.phrases.iter().map(|phrase| split(phrase)).collect(),
            adverbs: table.adverbs,
            media: table.media,
            anonymous: table.anonymous,
            documents: table.documents,
            giving: table.giving,
            sayings: table.sayings,
            views: table.views,
            relaying: table.relaying,
            untrue: table.untrue,
            ..Self::default()
        };
        for (name, row) in table.verbs {
            cues.add_verb(name, &row)?;
        }
        let verbs = &cues.verbs;
        for entries in cues.forms.values_mut() {
            entries.sort_by_key(|(verb, _)| usize::MAX - verbs[*verb as usize].tail.len());
        }
        for (name, row) in table.nouns {
            let index = cues.nouns.len() as u16;
            cues.noun_forms.insert(third(&name), index);
            cues.noun_forms.insert(name.clone(), index);
            let stance = of("stance", &STANCES, row.stance.as_deref())?.unwrap_or_default();
            let certainty = of("certainty", &CERTAINTIES, row.certainty.as_deref())?;
            cues.nouns.push(CueNoun { name, frames: Frames::read(&row.takes)?, stance, certainty });
        }
        Ok(cues)
    }

    fn add_verb(&mut self, name: String, row: &Row) -> Result<(), toml::de::Error> {
        let index = self.verbs.len() as u16;
        let mut tail = split(&name);
        let modal = tail.first().is_some_and(|first| first == "would");
        if tail.len() <= usize::from(modal) {
            return Err(toml::de::Error::custom("an entry without a verb"));
        }
        let base = if modal { tail.remove(1) } else { tail.remove(0) };
        if modal {
            tail.clear();
        }
        let past = row.past.clone().unwrap_or_else(|| past(&base, row.doubles));
        let participle = row.participle.clone().unwrap_or_else(|| past.clone());
        let forms = [
            (gerund(&base, row.doubles), Form::Gerund),
            (third(&base), Form::Third),
            (past, Form::Past),
            (participle, Form::Participle),
            (base, Form::Base),
        ];
        for (form, kind) in forms {
            let entries = self.forms.entry(form).or_default();
            if !entries.iter().any(|entry| entry.0 == index) {
                entries.push((index, kind));
            }
        }
        let stance = of("stance", &STANCES, row.stance.as_deref())?.unwrap_or_default();
        let certainty = of("certainty", &CERTAINTIES, row.certainty.as_deref())?;
        self.verbs.push(CueVerb { name, tail, frames: Frames::read(&row.takes)?, stance, certainty });
        Ok(())
    }

    /// The words cues are or begin with.
    pub(super) fn heads(&self) -> impl Iterator<Item = (Class, &str)> {
        let verbs = self.forms.keys().map(|form| (Class::CueVerb, form.as_str()));
        let nouns = self.noun_forms.keys().map(|form| (Class::CueNoun, form.as_str()));
        let adverbs = self.adverbs.iter().map(|word| (Class::CueAdverb, word.as_str()));
        let phrases =
            self.phrases.iter().filter_map(|phrase| Some((Class::CuePhrase, phrase.first()?.as_str())));
        let media = self.media.iter().map(|word| (Class::Medium, word.as_str()));
        verbs.chain(nouns).chain(adverbs).chain(phrases).chain(media)
    }

    /// The verbs a form in lower case may belong to, those with longer tails first.
    pub fn verbs(&self, form: &str) -> impl Iterator<Item = (&CueVerb, Form)> {
        let entries = self.forms.get(form).map_or(&[][..], Vec::as_slice);
        entries.iter().filter_map(|(verb, form)| Some((self.verbs.get(*verb as usize)?, *form)))
    }

    /// What is known of a verb that the table does not list, where a quotation goes with it.
    pub const fn unlisted(&self) -> &CueVerb {
        &self.unlisted
    }

    /// The noun a form in lower case belongs to.
    pub fn noun(&self, form: &str) -> Option<&CueNoun> {
        self.nouns.get(*self.noun_forms.get(form)? as usize)
    }

    /// Set phrases that stand before a source: `according to`.
    pub fn phrases(&self) -> &[Vec<String>] {
        &self.phrases
    }

    /// Whether an adverb in lower case attributes without naming anybody: `reportedly`.
    pub fn is_adverb(&self, word: &str) -> bool {
        self.adverbs.iter().any(|adverb| adverb == word)
    }

    /// Whether a noun names what words are put into: `statement`, `interview`, `tweet`.
    pub fn is_medium(&self, noun: &str) -> bool {
        self.media.iter().any(|medium| medium == noun)
    }

    /// Whether a noun names people who speak without a name: `official`, `source`.
    pub fn is_anonymous(&self, noun: &str) -> bool {
        let singular = noun.strip_suffix('s').unwrap_or(noun);
        self.anonymous.iter().any(|known| known == noun || known == singular)
    }

    /// Whether a form of a verb gives a noun that attributes: `issued` a warning.
    pub fn gives(&self, form: &str) -> bool {
        self.giving.iter().any(|known| known == form)
    }

    /// Whether a noun names what somebody has that a quotation puts in words: `view`.
    pub fn is_view(&self, noun: &str) -> bool {
        self.views.iter().any(|known| known == noun)
    }

    /// Whether a form of a verb, in lower case, names whose words a speaker passes on: `citing`.
    pub fn is_relaying(&self, form: &str) -> bool {
        self.relaying.iter().any(|known| known == form)
    }

    /// Whether a noun names words spoken: "phrase", "slogan".
    pub fn is_saying(&self, noun: &str) -> bool {
        self.sayings.iter().any(|known| known == noun)
    }

    /// Whether to call something by this word is to deny it: `baseless`.
    pub fn is_untrue(&self, word: &str) -> bool {
        self.untrue.iter().any(|known| known == word)
    }

    /// Whether a noun names a writing: `report`, `poll`.
    pub fn is_document(&self, noun: &str) -> bool {
        let singular = noun.strip_suffix('s').unwrap_or(noun);
        self.documents.iter().any(|known| known == noun || known == singular)
    }
}

fn split(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

/// Stances as they are written in the table.
const STANCES: [(&str, Stance); 8] = [
    ("asserts", Stance::Asserts),
    ("denies", Stance::Denies),
    ("declines", Stance::Declines),
    ("demands", Stance::Demands),
    ("warns", Stance::Warns),
    ("promises", Stance::Promises),
    ("asks", Stance::Asks),
    ("believes", Stance::Believes),
];

/// Certainties as they are written in the table.
const CERTAINTIES: [(&str, Certainty); 4] = [
    ("certain", Certainty::Certain),
    ("probable", Certainty::Probable),
    ("possible", Certainty::Possible),
    ("doubtful", Certainty::Doubtful),
];

/// What a name stands for, if one is given.
fn of<T: Copy>(what: &str, names: &[(&str, T)], name: Option<&str>) -> Result<Option<T>, toml::de::Error> {
    let Some(name) = name else { return Ok(None) };
    match names.iter().find(|known| known.0 == name) {
        Some((_, value)) => Ok(Some(*value)),
        None => Err(toml::de::Error::custom(format!("unknown {what} `{name}`"))),
    }
}

fn ends_in_consonant_y(base: &str) -> bool {
    base.ends_with('y') && !base.ends_with(['a', 'e', 'o', 'u']) && {
        let before = base.as_bytes().get(base.len().wrapping_sub(2));
        !before.is_some_and(|letter| matches!(letter, b'a' | b'e' | b'o' | b'u'))
    }
}

fn third(base: &str) -> String {
    match base {
        _ if ends_in_consonant_y(base) => format!("{}ies", base.trim_end_matches('y')),
        _ if ["s", "x", "z", "ch", "sh", "go"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

fn doubled(base: &str, doubles: bool) -> String {
    let last = base.chars().next_back().filter(|_| doubles);
    base.chars().chain(last).collect()
}

fn past(base: &str, doubles: bool) -> String {
    match base {
        _ if base.ends_with('e') => format!("{base}d"),
        _ if ends_in_consonant_y(base) => format!("{}ied", base.trim_end_matches('y')),
        _ => format!("{}ed", doubled(base, doubles)),
    }
}

fn gerund(base: &str, doubles: bool) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{}ing", doubled(base, doubles)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Frame};
    use crate::lexicon::Lexicon;

    #[test]
    fn forms_lead_to_their_verb() {
        let cues = &Lexicon::bundled().cues;
        for (form, name, kind) in [
            ("denies", "deny", Form::Third),
            ("admitted", "admit", Form::Past),
            ("declining", "decline", Form::Gerund),
            ("wrote", "write", Form::Past),
            ("written", "write", Form::Participle),
            ("agreeing", "agree", Form::Gerund),
        ] {
            assert!(cues.verbs(form).any(|(verb, form)| verb.name == name && form == kind), "{form}");
        }
    }

    #[test]
    fn longer_entries_come_first() {
        let names: Vec<_> = Lexicon::bundled().cues.verbs("calls").map(|(verb, _)| verb.tail.len()).collect();
        assert!(names.len() >= 3 && names.is_sorted_by(|a, b| a >= b), "{names:?}");
    }

    #[test]
    fn frames_are_read() {
        let cues = &Lexicon::bundled().cues;
        let (say, _) = cues.verbs("said").next().expect("said is listed");
        assert!(say.frames.has(Frame::Quote) && say.frames.has(Frame::Clause) && !say.frames.has(Frame::To));
    }
}
