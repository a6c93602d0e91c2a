//! Amounts in filters: `>=10,000`, `<5`, `10k`, `1.5m..2m`.

use crate::model::{Bound, Quantity, Value};

/// A range of numbers, each end with whether it belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    low: f64,
    high: f64,
    /// Whether the ends are left out.
    is_open: bool,
}

/// What a sign makes of the number behind it.
type FromNumber = fn(f64) -> Range;

/// Signs before a number, longer ones first.
const SIGNS: [(&str, FromNumber); 5] = [
    (">=", |number| Range { low: number, high: f64::INFINITY, is_open: false }),
    ("<=", |number| Range { low: f64::NEG_INFINITY, high: number, is_open: false }),
    (">", |number| Range { low: number, high: f64::INFINITY, is_open: true }),
    ("<", |number| Range { low: f64::NEG_INFINITY, high: number, is_open: true }),
    ("=", |number| Range { low: number, high: number, is_open: false }),
];

/// Letters after a number, longer ones first, and by how much they multiply.
const FACTORS: [(&str, f64); 6] =
    [("bn", 1e9), ("tn", 1e12), ("k", 1e3), ("m", 1e6), ("b", 1e9), ("t", 1e12)];

impl Range {
    /// Reads a range; `None` where what was written is none.
    pub(super) fn parse(written: &str) -> Option<Self> {
        if let Some((low, high)) = written.split_once("..") {
            let (low, high) = (number(low)?, number(high)?);
            return (low <= high).then_some(Self { low, high, is_open: false });
        }
        let signed = SIGNS.iter().find_map(|(sign, range)| Some((written.strip_prefix(sign)?, *range)));
        let (rest, range) =
            signed.unwrap_or((written, |number| Range { low: number, high: number, is_open: false }));
        number(rest).map(range)
    }

    /// Whether a number lies in it.
    pub(super) fn holds(self, number: f64) -> bool {
        self.meets(number, number)
    }

    /// Whether the figure can lie in it: a range of the text overlaps it, and "more than 10,000" is above 10,000.
    pub(super) fn admits(self, quantity: &Quantity) -> bool {
        let (low, high) = match quantity.value {
            Value::One(number) => (number, number),
            Value::Range(low, high) => (low, high),
        };
        let at_edge = match quantity.bound {
            Bound::MoreThan => self.is_open && self.low.total_cmp(&high).is_eq(),
            Bound::LessThan => self.is_open && self.high.total_cmp(&low).is_eq(),
            Bound::Exactly | Bound::About | Bound::AtLeast | Bound::AtMost => false,
        };
        at_edge || self.meets(low, high)
    }

    fn meets(self, low: f64, high: f64) -> bool {
        if self.is_open { self.low < high && low < self.high } else { self.low <= high && low <= self.high }
    }
}

fn number(written: &str) -> Option<f64> {
    let lower = written.to_ascii_lowercase();
    let scaled = FACTORS.iter().find_map(|&(letters, factor)| Some((lower.strip_suffix(letters)?, factor)));
    let (digits, factor) = scaled.unwrap_or((&lower, 1.0));
    let plain: String = digits.chars().filter(|&c| c != ',' && c != '_').collect();
    // What Rust reads besides digits, such as `inf`, is no amount.
    let is_number = plain.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
    is_number.then(|| plain.parse::<f64>().ok()).flatten().map(|number| number * factor)
}

#[cfg(test)]
mod tests {
    use super::Range;
    use crate::model::{Bound, Quantity, Value};
    use crate::text::Span;

    #[test]
    fn ranges_are_read_as_people_write_them() {
        for (written, inside, outside) in [
            (">=10,000", 10_000.0, 9_999.0),
            (">10k", 10_001.0, 10_000.0),
            ("<=1.5m", 1_500_000.0, 1_500_001.0),
            ("<5", 4.9, 5.0),
            ("2bn", 2e9, 2.1e9),
            ("=7", 7.0, 8.0),
            ("10..20", 20.0, 21.0),
        ] {
            let range = Range::parse(written).unwrap();
            assert!(range.holds(inside) && !range.holds(outside), "{written}");
        }
        for written in ["", ">", "ten", ">=1x", "20..10", "inf", "nan", "1..", "=>5", "--5"] {
            assert_eq!(Range::parse(written), None, "{written}");
        }
    }

    #[test]
    fn what_the_text_leaves_open_at_an_end_counts() {
        let figure = |value, bound| Quantity {
            span: Span::new(0, 0),
            value,
            unit: String::new(),
            bound,
            change: None,
        };
        let over = figure(Value::One(10_000.0), Bound::MoreThan);
        assert!(Range::parse(">10000").unwrap().admits(&over));
        assert!(!Range::parse(">10001").unwrap().admits(&over));
        let exact = figure(Value::One(10_000.0), Bound::Exactly);
        assert!(!Range::parse(">10000").unwrap().admits(&exact));
        let range = figure(Value::Range(90.0, 110.0), Bound::About);
        assert!(Range::parse(">100").unwrap().admits(&range) && Range::parse("<100").unwrap().admits(&range));
    }
}
