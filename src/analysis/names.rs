//! Names joined across articles: `Sergey Lavrov` and `Sergei Lavrov`, `Nato` and `North Atlantic Treaty Organisation`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::model::{Analysed, EntityKind, Name, NameTable};
use crate::text::spelling::{grow, sound, transatlantic_key};

/// Forms and titles of one bearer beyond this many are not kept.
const MOST_FORMS: usize = 64;

/// One table of bearers for all articles. Rewrites no article.
///
/// People are the same where surname and given name sound alike (`Joe` is `Joseph`, `J.` is either); a lone
/// surname is whoever alone bears it, and stays apart where two do. Everything else is the same where the words
/// are, British and American spelling aside, or where an acronym fits one expansion alone. The outcome does not
/// depend on the order of the articles but for the numbering; time is linear in the number of names.
pub fn join(lexicon: &Lexicon, articles: &[Arc<Analysed>]) -> NameTable {
    let mut joiner = Joiner::new(lexicon);
    let keys: Vec<Vec<Key>> =
        articles.iter().map(|article| article.names.iter().map(|name| joiner.key(name)).collect()).collect();
    for (article, keys) in articles.iter().zip(&keys) {
        for (name, key) in article.names.iter().zip(keys) {
            joiner.register(name, key);
        }
    }
    let mut table = NameTable::default();
    let mut numbers: HashMap<Key, usize> = HashMap::new();
    let mut tallies: Vec<Tally> = Vec::new();
    for (article, keys) in articles.iter().zip(keys) {
        let of = article.names.iter().zip(keys).map(|(name, key)| {
            let key = joiner.resolve(key);
            let number = *numbers.entry(key).or_insert_with(|| {
                tallies.push(Tally::default());
                tallies.len() - 1
            });
            if let Some(tally) = tallies.get_mut(number) {
                tally.add(name);
            }
            number
        });
        table.of.push(of.collect());
    }
    table.bearers = tallies.into_iter().map(Tally::into_name).collect();
    table
}

/// What a name is recognised by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// A person by surname and given name, or its initial with a stop.
    Person { surname: String, given: String },
    /// A person by one name alone.
    Lone(String),
    /// A single word that could be anyone's.
    Word { sound: String, phrase: u64 },
    /// A place of one word that no list holds, by its sound without a silent ending.
    Place(String),
    /// An organisation's acronym.
    Acronym(String),
    /// Anything else by its words.
    Phrase(u64),
}

struct Joiner<'a> {
    lexicon: &'a Lexicon,
    /// Given names by surname.
    surnames: HashMap<String, Only>,
    /// Full names by the first of them, for names that begin with the family's.
    families: HashMap<String, Only>,
    /// Expansions by acronym: those that stand beside it in some article.
    defined: HashMap<String, Only>,
    /// Expansions by acronym: those whose initials it is.
    initials: HashMap<String, Only>,
}

/// Whether one name alone was met in some place.
#[derive(Clone, Debug)]
enum Only {
    One(Key),
    Several,
}

impl Only {
    fn add(map: &mut HashMap<String, Only>, place: String, key: &Key) {
        map.entry(place)
            .and_modify(|only| {
                if !matches!(only, Only::One(known) if known == key) {
                    *only = Only::Several;
                }
            })
            .or_insert_with(|| Only::One(key.clone()));
    }

    fn get(map: &HashMap<String, Only>, place: &str) -> Option<Key> {
        match map.get(place)? {
            Only::One(key) => Some(key.clone()),
            Only::Several => None,
        }
    }
}

impl<'a> Joiner<'a> {
    fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            surnames: HashMap::new(),
            families: HashMap::new(),
            defined: HashMap::new(),
            initials: HashMap::new(),
        }
    }

    fn key(&self, name: &Name) -> Key {
        let words = || name.canonical.split(' ').filter(|word| !is_suffix(word));
        let phrase = || words().fold(0, |phrase, word| grow(phrase, transatlantic_key(word)));
        if name.kind == EntityKind::Person {
            let full = || words().filter(|word| !word.ends_with('.'));
            return match (words().next(), full().next(), full().next_back()) {
                (Some(first), _, Some(last)) if first.ends_with('.') && first != last => {
                    Key::Person { surname: sound(last), given: first.to_lowercase() }
                }
                (_, Some(first), Some(last)) if full().count() > 1 => {
                    Key::Person { surname: sound(last), given: self.lexicon.given_names.root(first) }
                }
                _ => Key::Lone(sound(&name.canonical)),
            };
        }
        if is_acronym(&name.canonical) && name.kind == EntityKind::Organisation {
            return Key::Acronym(letters(&name.canonical));
        }
        if name.kind == EntityKind::Other && !name.canonical.contains(' ') {
            return Key::Word { sound: sound(&name.canonical), phrase: phrase() };
        }
        // Places that no list holds are spelt as each outlet hears them: `Tarsk`, `Tarske`.
        let unlisted = || self.lexicon.gazetteer.find(&name.canonical).is_none();
        if name.kind == EntityKind::Place && !name.canonical.contains(' ') && unlisted() {
            return Key::Place(sound(&name.canonical).trim_end_matches('e').to_owned());
        }
        Key::Phrase(phrase())
    }

    /// Notes what a full name makes its short forms stand for.
    fn register(&mut self, name: &Name, key: &Key) {
        match key {
            Key::Person { surname, given } if !given.ends_with('.') => {
                Only::add(&mut self.surnames, surname.clone(), key);
                Only::add(&mut self.surnames, initialled(surname, &name.canonical), key);
                if let Some(first) =
                    name.canonical.split(' ').next().filter(|first| !self.lexicon.given_names.holds(first))
                {
                    Only::add(&mut self.families, sound(first), key);
                }
            }
            Key::Phrase(_) if name.kind == EntityKind::Organisation => {
                for form in name.forms.iter().filter(|form| is_acronym(form)) {
                    Only::add(&mut self.defined, letters(form), key);
                }
                let initials: String = name
                    .canonical
                    .split([' ', '-'])
                    .filter_map(|word| word.chars().next().filter(|letter| letter.is_uppercase()))
                    .collect();
                if initials.len() > 2 {
                    Only::add(&mut self.initials, initials, key);
                }
            }
            _ => {}
        }
    }

    /// The key of the bearer a name stands for, once all names are registered.
    fn resolve(&self, key: Key) -> Key {
        let person = |sound: &str| {
            Only::get(&self.surnames, sound).or_else(|| {
                let unknown = !self.surnames.contains_key(sound);
                Only::get(&self.families, sound).filter(|_| unknown)
            })
        };
        match &key {
            Key::Person { surname, given } if given.ends_with('.') => {
                Only::get(&self.surnames, &initialled(surname, given)).unwrap_or(key)
            }
            Key::Lone(sound) => person(sound).unwrap_or(key),
            Key::Word { sound, phrase } => person(sound).unwrap_or(Key::Phrase(*phrase)),
            Key::Acronym(letters) => Only::get(&self.defined, letters)
                .or_else(|| {
                    Only::get(&self.initials, letters).filter(|_| !self.defined.contains_key(letters))
                })
                .unwrap_or(key),
            Key::Person { .. } | Key::Place(_) | Key::Phrase(_) => key,
        }
    }
}

/// Where a person is found whose given name is an initial.
fn initialled(surname: &str, given: &str) -> String {
    let initial = given.chars().flat_map(char::to_lowercase).next().unwrap_or(' ');
    format!("{initial}. {surname}")
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III")
}

fn is_acronym(word: &str) -> bool {
    (2..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.')
}

fn letters(acronym: &str) -> String {
    acronym.chars().filter(|letter| *letter != '.').collect()
}

/// What the articles say of one bearer.
#[derive(Debug, Default)]
struct Tally {
    canonical: BTreeMap<String, usize>,
    kinds: [usize; 5],
    forms: Vec<String>,
    titles: Vec<String>,
}

const KINDS: [EntityKind; 5] =
    [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Role, EntityKind::Other];

impl Tally {
    fn add(&mut self, name: &Name) {
        if let Some(count) = self.canonical.get_mut(&name.canonical) {
            *count += 1;
        } else if self.canonical.len() < MOST_FORMS {
            self.canonical.insert(name.canonical.clone(), 1);
        }
        if let Some(count) =
            KINDS.iter().position(|kind| *kind == name.kind).and_then(|at| self.kinds.get_mut(at))
        {
            *count += 1;
        }
        for (all, own) in [(&mut self.forms, &name.forms), (&mut self.titles, &name.titles)] {
            for form in own {
                if all.len() < MOST_FORMS && !all.contains(form) {
                    all.push(form.clone());
                }
            }
        }
    }

    /// The bearer: of a person's or organisation's names the fullest, of equally full ones the commonest.
    fn into_name(self) -> Name {
        let told = KINDS.iter().zip(self.kinds).filter(|(kind, _)| **kind != EntityKind::Other);
        let kind = told
            .rev()
            .max_by_key(|(_, count)| *count)
            .filter(|(_, count)| *count > 0)
            .map_or(EntityKind::Other, |(kind, _)| *kind);
        let by_length = matches!(kind, EntityKind::Person | EntityKind::Organisation);
        let fullness = |name: &str| if by_length { name.split(' ').count().min(5) } else { 0 };
        let canonical =
            self.canonical.into_iter().rev().max_by_key(|(name, count)| (fullness(name), *count, name.len()));
        Name {
            canonical: canonical.map(|(name, _)| name).unwrap_or_default(),
            kind,
            forms: self.forms,
            titles: self.titles,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::join;
    use crate::analysis::analyse;
    use crate::lexicon::Lexicon;
    use crate::model::{Analysed, Article, ArticleId, Block, BlockKind, NameTable, Revision};
    use crate::text::{Markup, Span};

    fn analysed(text: &str) -> Arc<Analysed> {
        let article = Article {
            id: ArticleId::new(text),
            revision: Revision::default(),
            path: None,
            url: None,
            language: None,
            title: None,
            source: None,
            byline: None,
            authors: Vec::new(),
            credits: Vec::new(),
            dateline: None,
            published: None,
            tags: Vec::new(),
            corrected: Vec::new(),
            markup: Markup::default(),
            text: Arc::from(text),
            blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }].into(),
        };
        Arc::new(analyse(Lexicon::bundled(), Arc::new(article)))
    }

    fn table(texts: &[&str]) -> NameTable {
        join(Lexicon::bundled(), &texts.iter().map(|text| analysed(text)).collect::<Vec<_>>())
    }

    /// Per article the names its names go by across the briefing.
    fn shown(texts: &[&str]) -> Vec<Vec<String>> {
        let table = table(texts);
        let name = |&number: &usize| table.bearers[number].canonical.clone();
        table.of.iter().map(|of| of.iter().map(name).collect()).collect()
    }

    #[test]
    fn transliterations_go_by_the_commonest() {
        assert_eq!(
            shown(&[
                "Minister Sergey Varga left.",
                "Minister Sergei Varga came.",
                "Sergei Varga spoke.",
                "Mr Varga sat."
            ]),
            [["Sergei Varga"], ["Sergei Varga"], ["Sergei Varga"], ["Sergei Varga"]]
        );
    }

    #[test]
    fn two_bearers_of_a_surname_stay_apart_and_the_lone_surname_from_both() {
        assert_eq!(
            shown(&["Anna Varga left.", "Peter Varga came.", "Mr Varga sat."]),
            [["Anna Varga"], ["Peter Varga"], ["Varga"]]
        );
    }

    #[test]
    fn initials_and_short_given_names_fit() {
        assert_eq!(
            shown(&["President Joseph Varga left.", "Joe Varga came.", "J. Varga sat."]),
            [["Joseph Varga"], ["Joseph Varga"], ["Joseph Varga"]]
        );
    }

    #[test]
    fn acronyms_meet_their_expansion() {
        assert_eq!(
            shown(&[
                "The Harbour Workers Union (HWU) struck.",
                "The HWU struck.",
                "The Harbor Workers Union struck.",
            ]),
            [["Harbour Workers Union"], ["Harbour Workers Union"], ["Harbour Workers Union"]]
        );
    }

    #[test]
    fn the_order_of_articles_makes_no_difference() {
        let texts =
            ["Anna Varga left.", "Ms Varga came.", "The HWU struck.", "The Harbour Workers Union struck."];
        let forth = shown(&texts);
        let mut back = shown(&[texts[3], texts[2], texts[1], texts[0]]);
        back.reverse();
        assert_eq!(forth, back);
    }

    #[test]
    fn the_seeds_know_one_lavrov_and_one_alliance() {
        let texts = [
            include_str!("../../seeds/000_e505ea7484e3a7a1.txt"),
            include_str!("../../seeds/001_58bff88255983bf0.txt"),
            include_str!("../../seeds/002_36ec4a0469faaa65.txt"),
            include_str!("../../seeds/003_ddebe33cc15516a1.txt"),
            include_str!("../../seeds/004_1040b6d905ff2058.txt"),
        ];
        let table = table(&texts);
        for (forms, count) in [
            (&["Sergei Lavrov", "Sergey Lavrov", "Lavrov"][..], 1),
            (&["Nato", "NATO", "North Atlantic Treaty Organisation"], 1),
            (&["Kiev", "Kyiv"], 1),
            (&["US", "U.S.", "United States", "America"], 1),
            (&["Defence Ministry", "Defense Ministry"], 1),
        ] {
            let holding = table
                .bearers
                .iter()
                .filter(|name| name.forms.iter().any(|form| forms.contains(&form.as_str())));
            assert_eq!(holding.count(), count, "{forms:?}");
        }
        let ryabkov = table.bearers.iter().find(|name| name.canonical == "Sergei Ryabkov").unwrap();
        assert_eq!(ryabkov.titles, ["Deputy Foreign Minister"]);
    }
}
