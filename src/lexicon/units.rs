//! Units of measure and currencies: their names, words, codes and signs.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;
use serde::Deserialize;

use super::phrases::Phrases;

/// What a unit measures, as far as readers of amounts must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A unit of measure.
    Measure,
    /// A currency.
    Currency,
    /// A hundredth of a currency.
    Coin,
}

/// Names a unit of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    index: u16,
    /// What it measures.
    pub kind: UnitKind,
}

/// The table of units.
#[derive(Debug, Default)]
pub struct Units {
    names: Vec<String>,
    currencies: HashSet<String, FixedState>,
    words: Phrases<Unit>,
    symbols: HashMap<String, Unit, FixedState>,
    codes: HashMap<String, Unit, FixedState>,
    signs: HashMap<String, Unit, FixedState>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    measure: Vec<Row>,
    currency: Vec<Row>,
    coin: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    codes: Vec<String>,
    #[serde(default)]
    signs: Vec<String>,
}

impl Units {
    /// The table from its TOML text.
    ///
    /// # Errors
    /// When the text is not TOML or lacks a table.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(toml)?;
        let mut units = Self::default();
        let kinds = [
            (table.measure, UnitKind::Measure),
            (table.currency, UnitKind::Currency),
            (table.coin, UnitKind::Coin),
        ];
        for (rows, kind) in kinds {
            for row in rows {
                units.add(row, kind);
            }
        }
        Ok(units)
    }

    fn add(&mut self, row: Row, kind: UnitKind) {
        let unit = Unit { index: self.names.len() as u16, kind };
        if kind == UnitKind::Currency {
            self.currencies.insert(row.name.clone());
        }
        self.names.push(row.name);
        for words in &row.words {
            self.words.insert_pieces(words, unit);
        }
        self.symbols.extend(row.symbols.into_iter().map(|symbol| (symbol, unit)));
        self.codes.extend(row.codes.into_iter().map(|code| (code, unit)));
        // Old wires write "US $" and "c $": letters before the sign are met in any case.
        self.signs.extend(row.signs.into_iter().map(|sign| (sign.to_lowercase(), unit)));
    }

    /// The name shown and compared: `kilometre`, `canadian dollar`.
    pub fn name(&self, unit: Unit) -> &str {
        self.names.get(usize::from(unit.index)).map_or("", String::as_str)
    }

    /// Whether a unit of this name is a currency.
    pub fn is_currency(&self, name: &str) -> bool {
        self.currencies.contains(name)
    }

    /// The unit of the longest phrase that words with these keys begin with, and its number of words.
    pub fn words(&self, keys: impl IntoIterator<Item = u64>) -> Option<(usize, Unit)> {
        self.words.longest_of(keys)
    }

    /// The unit of a symbol as written: `km`, `%`.
    pub fn symbol(&self, symbol: &str) -> Option<Unit> {
        self.symbols.get(symbol).copied()
    }

    /// The currency of a code as written: `EUR`.
    pub fn code(&self, code: &str) -> Option<Unit> {
        self.codes.get(code).copied()
    }

    /// The currency of a sign in lower case with the letters before it: `us$`, `£`.
    pub fn sign(&self, sign: &str) -> Option<Unit> {
        self.signs.get(sign).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::spelling::key;

    #[test]
    fn the_bundled_units_are_found_by_word_symbol_code_and_sign() {
        let units =
            Units::read(include_str!("../../assets/lexicon/units.toml")).expect("the bundled table parses");
        let name = |unit: Option<Unit>| unit.map(|unit| units.name(unit));
        let (words, unit) = units.words(["square", "miles", "of"].map(key)).expect("known");
        assert_eq!((units.name(unit), words), ("square mile", 2));
        assert_eq!(name(units.symbol("km")), Some("kilometre"));
        assert_eq!(name(units.code("CHF")), Some("swiss franc"));
        assert_eq!(name(units.sign("s$")), Some("singapore dollar"));
        assert_eq!(units.symbol("KM"), None);
        assert!(units.is_currency("swiss franc") && !units.is_currency("square mile"));
    }
}
