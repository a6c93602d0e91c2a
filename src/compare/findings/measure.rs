//! What a figure counts or measures, in units that can be compared.

use crate::lexicon::Lexicon;
use crate::model::{Quantity, Value};
use crate::text::stem::{key, stem};

/// Units of measure with the base unit they are turned into and by what factor.
const MEASURES: [(&str, &str, f64); 41] = [
    ("millimetre", "length", 0.001),
    ("centimetre", "length", 0.01),
    ("inch", "length", 0.0254),
    ("foot", "length", 0.3048),
    ("yard", "length", 0.9144),
    ("metre", "length", 1.0),
    ("kilometre", "length", 1000.0),
    ("mile", "length", 1609.344),
    ("nautical mile", "length", 1852.0),
    ("kilometre per hour", "speed", 1.0),
    ("mile per hour", "speed", 1.609_344),
    ("metre per second", "speed", 3.6),
    ("knot", "speed", 1.852),
    ("gram", "weight", 0.001),
    ("kilogram", "weight", 1.0),
    ("kilo", "weight", 1.0),
    ("pound", "weight", 0.4536),
    ("tonne", "weight", 1000.0),
    ("ton", "weight", 1000.0),
    ("square metre", "area", 1.0),
    ("acre", "area", 4046.86),
    ("hectare", "area", 10_000.0),
    ("square kilometre", "area", 1e6),
    ("square mile", "area", 2.59e6),
    ("litre", "volume", 1.0),
    ("gallon", "volume", 4.0),
    ("second", "time", 1.0),
    ("minute", "time", 60.0),
    ("hour", "time", 3600.0),
    ("day", "time", 86_400.0),
    ("week", "time", 604_800.0),
    ("fortnight", "time", 1_209_600.0),
    ("month", "time", 2_629_800.0),
    ("year", "time", 31_557_600.0),
    ("decade", "time", 315_576_000.0),
    ("magnitude", "magnitude", 1.0),
    ("basis point", "points", 0.01),
    ("percentage point", "points", 1.0),
    ("point", "points", 1.0),
    ("percentage", "share", 1.0),
    ("share", "share", 100.0),
];
/// Base units of what has an extent.
const PHYSICAL: [&str; 7] = ["magnitude", "length", "speed", "weight", "area", "volume", "time"];

/// What a figure counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// The text names no unit.
    Open,
    /// A counted noun that hardly tells what is counted: people, cases.
    Vague(u64),
    /// A counted noun.
    Counted(u64),
    /// A measure by its base unit, or a currency.
    Measured(u64),
}

impl Kind {
    /// Whether it measures time.
    pub(super) fn is_time(self) -> bool {
        self == Self::Measured(key("time"))
    }

    /// Whether it is a share, a number of points or a sum, which can be of anything.
    pub(super) fn is_amount(self) -> bool {
        matches!(self, Self::Measured(unit) if !PHYSICAL.iter().any(|base| key(base) == unit))
    }

    /// Whether it measures what an event has one of: a magnitude, a speed.
    pub(super) fn is_singular(self) -> bool {
        matches!(self, Self::Measured(unit) if [key("speed"), key("magnitude")].contains(&unit))
    }

    /// What a figure counts or measures, and the factor that turns it into the base unit.
    pub(super) fn of(quantity: &Quantity) -> (Self, f64) {
        let unit = quantity.unit.as_str();
        let measure = MEASURES.iter().find(|(name, ..)| *name == unit);
        if let Some((_, base, factor)) = measure {
            return (Self::Measured(key(base)), *factor);
        }
        if Lexicon::bundled().units.is_currency(unit) {
            return (Self::Measured(key(unit)), 1.0);
        }
        let Some(head) = unit.split_whitespace().next_back() else { return (Self::Open, 1.0) };
        let acts = &Lexicon::bundled().acts;
        let key = acts.sense(head).map_or_else(|| key(&stem(head)), |sense| sense.key);
        let kind = if Lexicon::bundled().comparison.figures.vague.contains(head) {
            Self::Vague(key)
        } else {
            Self::Counted(key)
        };
        (kind, 1.0)
    }

    /// Whether figures of the two kinds can be of one thing.
    pub(super) fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Measured(a), Self::Measured(b)) | (Self::Counted(a), Self::Counted(b)) => a == b,
            (Self::Measured(_), _)
            | (_, Self::Measured(_))
            | (Self::Vague(_), Self::Counted(_))
            | (Self::Counted(_), Self::Vague(_)) => false,
            _ => true,
        }
    }

    /// Whether figures of the two kinds can be of one thing where the text puts it more or less closely: people who
    /// are evacuees.
    pub(super) fn may_meet(self, other: Self) -> bool {
        let vague = |one, two| matches!((one, two), (Self::Vague(_), Self::Counted(_)));
        self.meets(other) || vague(self, other) || vague(other, self)
    }

    /// Whether the unit says what is counted.
    pub(super) const fn is_telling(self) -> bool {
        matches!(self, Self::Counted(_))
    }
}

/// The same figure in the base unit.
pub(super) fn in_base(quantity: &Quantity, factor: f64) -> Quantity {
    let value = match quantity.value {
        Value::One(value) => Value::One(value * factor),
        Value::Range(low, high) => Value::Range(low * factor, high * factor),
    };
    Quantity { value, ..quantity.clone() }
}

#[cfg(test)]
mod tests {
    use super::{Kind, in_base};
    use crate::model::{Bound, Quantity, Value};
    use crate::text::Span;

    fn amount(value: f64, unit: &str) -> Quantity {
        let (span, unit) = (Span::default(), unit.to_owned());
        Quantity { span, value: Value::One(value), unit, bound: Bound::Exactly, change: None }
    }

    #[test]
    fn units_of_one_measure_meet() {
        let (hectare, factor) = Kind::of(&amount(3400.0, "hectare"));
        let (kilometre, other) = Kind::of(&amount(34.0, "square kilometre"));
        assert!(hectare.meets(kilometre));
        let same = |value: f64, unit: &str, factor| in_base(&amount(value, unit), factor).value;
        assert_eq!(same(3400.0, "hectare", factor), same(34.0, "square kilometre", other));
        assert!(!hectare.meets(Kind::of(&amount(3.0, "tonne")).0));
    }

    #[test]
    fn counted_nouns_meet_their_synonyms_and_open_counts() {
        let kind = |unit: &str| Kind::of(&amount(7.0, unit)).0;
        assert!(kind("aircraft").meets(kind("plane")) && kind("passenger").meets(kind("")));
        assert!(!kind("passenger").meets(kind("metre")) && !kind("passenger").meets(kind("soldier")));
    }
}
