//! Parses the line that pauses the journey: a reason, a beginning and an end in free order of words.

use super::calendar::Calendar;
use super::date::Date;
use super::when::{self, Facing, WhenError};

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct PauseLine {
    /// May be empty.
    pub(crate) why: String,
    /// The first day; `None` for today.
    pub(crate) from: Option<Date>,
    /// The last day; `None` until it is resumed.
    pub(crate) until: Option<Date>,
}

impl PauseLine {
    /// Reads `ski trip from sat until 18 jan`, `parental leave until friday`, `for 2 weeks`, a reason before a span such as
    /// `2026-12-24..2027-01-06`, a date alone, or a reason alone. The end follows the last `until`, `for` or `to`; the
    /// beginning the last `from` before it. If no date follows `for`, `to` or `from`, the word is part of the reason; so is
    /// `to` behind a reason, unless the line has a beginning. The end is a date after the beginning; `for 1 day` is that day.
    ///
    /// # Errors
    /// The words after `until` are not a date.
    pub(crate) fn read(text: &str, calendar: impl Into<Calendar>) -> Result<PauseLine, WhenError> {
        let calendar = calendar.into();
        let words: Vec<&str> = text.split_whitespace().collect();
        if let Some(line) = PauseLine::over(&words, calendar) {
            return Ok(line);
        }
        let ends = |word: &&str| matches!(*word, "until" | "for" | "to");
        if let Some(at) = words.iter().rposition(ends) {
            let line = PauseLine::begun(&words[..at], calendar);
            let today = line.from.map_or(calendar.today, Date::first_day);
            let first = Calendar { today, ..calendar };
            let when = words[at + 1..].join(" ");
            let end = match words[at] {
                "until" => Some(when::parse(&when, first, Facing::Ahead)?),
                "for" => lasting(&when, first),
                _ if line.from.is_some() || at == 0 => {
                    when::parse(&when, first, Facing::Ahead).ok()
                }
                _ => None,
            };
            if end.is_some() {
                return Ok(PauseLine { until: end, ..line });
            }
        }
        Ok(PauseLine::begun(&words, calendar))
    }

    /// Reads a reason and a span, or a date alone, which is a span from its first day to its last.
    fn over(words: &[&str], calendar: Calendar) -> Option<PauseLine> {
        let span = |at: usize| {
            let extent =
                when::parse_extent(&words[at..].join(" "), calendar, Facing::Ahead).ok()?;
            let until = match extent.until {
                Some(until) => until.date()?,
                None if at == 0 => extent.on,
                None => return None,
            };
            let why = words[..at].join(" ");
            Some(PauseLine { why, from: Some(extent.on), until: Some(until) })
        };
        (0..words.len()).find_map(span)
    }

    /// Reads the words before the end: a reason and a beginning.
    fn begun(words: &[&str], calendar: Calendar) -> PauseLine {
        let begun = words.iter().rposition(|word| *word == "from").and_then(|at| {
            let when = words[at + 1..].join(" ");
            let from = when::parse(&when, calendar, Facing::Ahead).ok()?;
            Some((at, from))
        });
        let why = words[..begun.map_or(words.len(), |(at, _)| at)].join(" ");
        PauseLine { why, from: begun.map(|(_, from)| from), until: None }
    }
}

/// The last of so many days: what is paused for a week goes on a week after the first day.
fn lasting(length: &str, first: Calendar) -> Option<Date> {
    match when::parse(&format!("in {length}"), first, Facing::Ahead).ok()? {
        Date::Day(next) => Some(Date::Day(next.plus_days(-1))),
        period => Some(period),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Day;

    #[test]
    fn pause_line_gives_a_reason_and_an_end() {
        let today = Day::new(2026, 11, 22).expect("a day");
        let read = |text: &str| {
            let line = PauseLine::read(text, today).map_err(|error| error.to_string())?;
            let until = line.until.map(|until| until.to_string());
            Ok::<_, String>((line.why, until.unwrap_or_default()))
        };
        for (text, why, until) in [
            ("", "", ""),
            ("parental leave", "parental leave", ""),
            ("until friday", "", "2026-11-27"),
            ("parental leave until mar 2027", "parental leave", "2027-03"),
            ("for 1 day", "", "2026-11-22"),
            ("for 2 weeks", "", "2026-12-05"),
            ("for a month", "", "2026-12-21"),
            ("for 1 year", "", "2027-11-21"),
            ("at sea for 10 days", "at sea", "2026-12-01"),
            ("to friday", "", "2026-11-27"),
            ("to Rome", "to Rome", ""),
            ("time for the family", "time for the family", ""),
            ("time for us until 2027", "time for us", "2027"),
        ] {
            assert_eq!(read(text), Ok((why.into(), until.into())), "{text}");
        }
        let from = |text: &str| {
            let line = PauseLine::read(text, today).expect("understood");
            let iso = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            (line.why, iso(line.from), iso(line.until))
        };
        for (text, why, first, last) in [
            ("ski trip from sat until 18 jan", "ski trip", "2026-11-28", "2027-01-18"),
            ("ski trip from sat until mon", "ski trip", "2026-11-28", "2026-11-30"),
            ("from tomorrow for 2 weeks", "", "2026-11-23", "2026-12-06"),
            ("from tomorrow for a week", "", "2026-11-23", "2026-11-29"),
            ("from 2026-12-24 to 2027-01-02", "", "2026-12-24", "2027-01-02"),
            ("away from december", "away", "2026-12", ""),
            ("time away from home", "time away from home", "", ""),
            ("travel to Rome", "travel to Rome", "", ""),
            ("rest from work until friday", "rest from work", "", "2026-11-27"),
            ("2026-12-24..2027-01-06", "", "2026-12-24", "2027-01-06"),
            ("2026-11-01 to 2026-11-30", "", "2026-11-01", "2026-11-30"),
            ("ski trip 24 dec to 6 jan", "ski trip", "2026-12-24", "2027-01-06"),
            ("2027-03", "", "2027-03", "2027-03"),
            ("today", "", "2026-11-22", "2026-11-22"),
            ("Rome 2027", "Rome 2027", "", ""),
        ] {
            assert_eq!(from(text), (why.into(), first.into(), last.into()), "{text}");
        }
        assert!(read("until I am well").is_err());
        assert!(read("until").is_err());
    }
}
