//! Measured progress of a goal: an amount of a target in a unit.

use super::visible::visible;
use std::fmt;
use thiserror::Error;

/// A finite amount in a goal's own unit (exercises, pages, kilometres).
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default)]
pub struct Amount(f64);

impl Amount {
    /// An amount from a finite number.
    pub(crate) fn new(number: f64) -> Option<Amount> {
        number.is_finite().then_some(Amount(number))
    }

    /// Parses a decimal number such as `4`, `2.5` or `-1`.
    pub fn parse(text: &str) -> Option<Amount> {
        let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
        text.chars().all(plain).then(|| text.parse().ok().and_then(Amount::new))?
    }

    pub(crate) fn number(self) -> f64 {
        self.0
    }

    /// With a sign, for an addition: `+2`, `-1`.
    pub(crate) fn signed(self) -> String {
        format!("{:+}", self.0)
    }

    /// The sum, rounded to hide binary fractions (0.1 + 0.2 is 0.3); unchanged if the sum is not finite.
    pub(crate) fn plus(self, other: Amount) -> Amount {
        let sum = ((self.0 + other.0) * 1e6).round() / 1e6;
        Amount::new(sum).unwrap_or(self)
    }

    pub(crate) fn minus(self, other: Amount) -> Amount {
        self.plus(Amount(-other.0))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// `done` of `target` `unit`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Measure {
    /// Amount done, in `unit`.
    pub done: Amount,
    /// Amount to reach, in `unit`; more than zero.
    pub target: Amount,
    /// May be empty.
    pub unit: String,
}

impl Measure {
    /// Parses `4 of 12 exercises`, `4/12 exercises`, `12 exercises` or `12`. The target must be more than zero,
    /// and what is done no less than zero.
    pub(crate) fn parse(text: &str) -> Option<Measure> {
        let phrase = match text.split_once('/') {
            // After anything but a number, the slash belongs to the unit: `12 km/h`.
            Some((done, rest)) if Amount::parse(done.trim()).is_some() => {
                format!("{done} of {rest}")
            }
            Some(_) | None => text.to_owned(),
        };
        let mut words = phrase.split_whitespace().peekable();
        let first = Amount::parse(words.next()?)?;
        let of = words.next_if_eq(&"of").is_some();
        let target = if of { Amount::parse(words.next()?)? } else { first };
        let done = if of { first } else { Amount::default() };
        let unit = words.collect::<Vec<_>>().join(" ");
        let zero = Amount::default();
        (target > zero && done >= zero).then_some(Measure { done, target, unit })
    }

    /// Share done, 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        if self.target.0 > 0.0 { (self.done.0 / self.target.0).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Remaining amount in `unit`; zero once the target is reached.
    pub(crate) fn left(&self) -> Amount {
        let left = self.target.minus(self.done);
        if left > Amount::default() { left } else { Amount::default() }
    }

    pub(crate) fn reached(&self) -> bool {
        self.done >= self.target
    }
}

/// The error for a text that is no measure.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("\"{}\" is not a measure", visible(.0))]
pub(crate) struct NoMeasure(pub(crate) String);

impl NoMeasure {
    pub(crate) fn hint(&self) -> &'static str {
        "write 4/12 exercises, or 12 exercises"
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.done, self.target)?;
        if self.unit.is_empty() { Ok(()) } else { write!(f, " {}", self.unit) }
    }
}

/// An amount at the beginning of a note, with or without a plus sign, and the rest.
pub(crate) fn amount_first(text: &str, measured: bool) -> (Option<Amount>, String) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match Amount::parse(first).filter(|_| measured) {
        Some(amount) => (Some(amount), rest.trim().to_owned()),
        None => (None, text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).expect("an amount")
    }

    #[test]
    fn amount_is_a_plain_decimal() {
        for good in ["4", "2.5", "-1", "0.125"] {
            assert_eq!(amount(good).to_string(), good);
        }
        for bad in ["", "inf", "NaN", "1e9", "four", "1,5"] {
            assert_eq!(Amount::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn amount_added_has_its_sign() {
        assert_eq!(amount("2.5").signed(), "+2.5");
        assert_eq!(amount("-1").signed(), "-1");
    }

    #[test]
    fn measure_has_never_less_than_nothing_left() {
        let left = |text: &str| Measure::parse(text).expect("a measure").left().to_string();
        assert_eq!(left("0.1 of 0.3 pages"), "0.2");
        assert_eq!(left("14 of 12 exercises"), "0");
    }

    #[test]
    fn amount_sum_hides_binary_fractions() {
        assert_eq!(amount("0.1").plus(amount("0.2")).to_string(), "0.3");
    }

    #[test]
    fn measure_parses_as_people_write_it() {
        let parsed = |text: &str| Measure::parse(text).map(|m| m.to_string());
        assert_eq!(parsed("4 of 12 exercises").as_deref(), Some("4 of 12 exercises"));
        assert_eq!(parsed("12 exercises").as_deref(), Some("0 of 12 exercises"));
        assert_eq!(parsed("2.5 of 3").as_deref(), Some("2.5 of 3"));
        for strokes in ["3/12 units", "3 / 12 units", "3/ 12  units", " 3 /12 units"] {
            assert_eq!(parsed(strokes).as_deref(), Some("3 of 12 units"), "{strokes}");
        }
        assert_eq!(parsed("2.5/10 km").as_deref(), Some("2.5 of 10 km"));
        assert_eq!(parsed("0/3 km/h").as_deref(), Some("0 of 3 km/h"));
        assert_eq!(parsed("12 km/h").as_deref(), Some("0 of 12 km/h"));
        for bad in [
            "3/",
            "/12",
            "3/x",
            "3/12/2026",
            "0",
            "-3/4",
            "-3 of 4",
            "3/0 units",
            "3/-1",
            "1,5/3 km",
        ] {
            assert_eq!(parsed(bad), None, "{bad}");
        }
        assert_eq!((parsed("exercises"), parsed("4 of"), parsed("")), (None, None, None));
    }

    #[test]
    fn measure_shows_its_arithmetic() {
        let measure = Measure { done: amount("4"), target: amount("12"), unit: "exercises".into() };
        assert_eq!(measure.to_string(), "4 of 12 exercises");
        assert!(!measure.reached() && (measure.share() - 1.0 / 3.0).abs() < 1e-9);
    }
}
