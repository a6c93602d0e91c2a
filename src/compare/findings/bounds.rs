//! Figures as they are bounded: "at least 10" leaves room for 12, "over 10" and "almost 10" do not.

use crate::model::{Bound, Quantity, Value};

/// Figures further apart than this factor hardly count the same thing.
const FARTHEST: f64 = 3.0;
/// How far "some" and "about" reach, as a share of the figure.
const ABOUT: f64 = 0.1;
/// How far a round figure reaches that is put without "about".
const ROUND: f64 = 0.05;

pub(super) fn within_reach(a: &Quantity, b: &Quantity) -> bool {
    let middle = |quantity: &Quantity| match quantity.value {
        Value::One(value) => value,
        Value::Range(low, high) => f64::midpoint(low, high),
    };
    let (a, b) = (middle(a).abs(), middle(b).abs());
    a.max(b) <= FARTHEST * a.min(b)
}

/// Whether some value fits both figures as they are bounded.
pub(super) fn compatible(a: &Quantity, b: &Quantity) -> bool {
    let (a, b) = (reach(a), reach(b));
    // "over 10" and "almost 10" touch, but neither takes in the 10.
    let fits = |low: f64, high: f64| low < high || (low <= high && !(a.open || b.open));
    fits(a.low, b.high) && fits(b.low, a.high)
}

/// The values a figure allows.
#[derive(Clone, Copy, Debug)]
struct Reach {
    low: f64,
    high: f64,
    /// Whether the bound itself is left out.
    open: bool,
}

fn reach(quantity: &Quantity) -> Reach {
    let (low, high) = match quantity.value {
        Value::One(value) => (value, value),
        Value::Range(low, high) => (low.min(high), low.max(high)),
    };
    let closed = |low, high| Reach { low, high, open: false };
    match quantity.bound {
        Bound::Exactly if is_round(low) && low.to_bits() == high.to_bits() => {
            closed(low - low.abs() * ROUND, high + high.abs() * ROUND)
        }
        Bound::Exactly => closed(low, high),
        Bound::About => closed(low - low.abs() * ABOUT, high + high.abs() * ABOUT),
        Bound::MoreThan => Reach { low, high: f64::INFINITY, open: true },
        Bound::AtLeast => closed(low, f64::INFINITY),
        Bound::LessThan => Reach { low: f64::NEG_INFINITY, high, open: true },
        Bound::AtMost => closed(f64::NEG_INFINITY, high),
    }
}

/// Whether a figure has at most two digits before its noughts, and at least two noughts.
pub(super) fn is_round(value: f64) -> bool {
    let mut digits = value.abs();
    if digits < 100.0 || digits.fract() != 0.0 {
        return false;
    }
    let mut noughts = 0;
    while digits % 10.0 == 0.0 {
        digits /= 10.0;
        noughts += 1;
    }
    digits < 100.0 && noughts >= 2
}

/// A figure in short: `>10000 troop`.
pub(super) fn shown(quantity: &Quantity) -> String {
    let sign = match quantity.bound {
        Bound::Exactly => "",
        Bound::About => "~",
        Bound::MoreThan => ">",
        Bound::LessThan => "<",
        Bound::AtLeast => ">=",
        Bound::AtMost => "<=",
    };
    let value = match quantity.value {
        Value::One(value) => value.to_string(),
        Value::Range(low, high) => format!("{low}-{high}"),
    };
    format!("{sign}{value} {}", quantity.unit).trim_end().to_owned()
}

/// The figure as bits, by which equal ones are found.
pub(super) fn bits(quantity: &Quantity) -> u64 {
    match quantity.value {
        Value::One(value) => value.to_bits(),
        Value::Range(low, high) => low.to_bits() ^ high.to_bits().rotate_left(1),
    }
}

#[cfg(test)]
mod tests {
    use super::{compatible, is_round};
    use crate::model::{Bound, Quantity, Value};
    use crate::text::Span;

    fn amount(bound: Bound, value: f64) -> Quantity {
        let span = Span::default();
        Quantity { span, value: Value::One(value), unit: String::new(), bound, change: None }
    }

    #[test]
    fn bounds_that_leave_room_are_compatible() {
        for (a, x, b, y) in [
            (Bound::AtLeast, 10.0, Bound::Exactly, 12.0),
            (Bound::About, 100_000.0, Bound::Exactly, 98_400.0),
            (Bound::MoreThan, 100_000.0, Bound::About, 100_000.0),
            (Bound::AtLeast, 10_000.0, Bound::MoreThan, 100_000.0),
            (Bound::AtMost, 40.0, Bound::AtLeast, 40.0),
            (Bound::Exactly, 3.5, Bound::Exactly, 3.5),
        ] {
            assert!(compatible(&amount(a, x), &amount(b, y)), "{a:?} {x}, {b:?} {y}");
            assert!(compatible(&amount(b, y), &amount(a, x)), "{b:?} {y}, {a:?} {x}");
        }
    }

    #[test]
    fn bounds_that_exclude_each_other_are_not() {
        for (a, x, b, y) in [
            (Bound::MoreThan, 10_000.0, Bound::LessThan, 10_000.0),
            (Bound::MoreThan, 300.0, Bound::Exactly, 212.0),
            (Bound::MoreThan, 12.0, Bound::Exactly, 12.0),
            (Bound::Exactly, 60.0, Bound::Exactly, 85.0),
            (Bound::About, 0.6, Bound::Exactly, 1.1),
        ] {
            assert!(!compatible(&amount(a, x), &amount(b, y)), "{a:?} {x}, {b:?} {y}");
            assert!(!compatible(&amount(b, y), &amount(a, x)), "{b:?} {y}, {a:?} {x}");
        }
    }

    #[test]
    fn round_figures_are_told_from_counted_ones() {
        assert!(is_round(400_000.0) && is_round(1200.0));
        assert!(!is_round(212.0) && !is_round(40.0) && !is_round(1250.0));
    }
}
