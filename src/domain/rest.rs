//! A rest: a while that is said of the journey as a whole, in which it stands still, or in which drift is not said.

use super::date::{Date, Day, Moment, Span};
use super::id::Id;
use super::when::{self, Facing, WhenError, relative};

/// What rests for that while.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum How {
    /// The whole journey: its days count in no number of momentum.
    Paused,
    /// Only the word about drift.
    Snoozed,
}

impl How {
    /// The word that files and commands use.
    pub(crate) fn word(self) -> &'static str {
        match self {
            How::Paused => "paused",
            How::Snoozed => "snoozed",
        }
    }
}

/// What a line asks for that pauses the journey.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Asked {
    /// The reason; may be empty.
    pub(crate) why: String,
    /// The first day of it; `None` for today.
    pub(crate) from: Option<Date>,
    /// The last day of it, if it is to end by itself.
    pub(crate) until: Option<Date>,
}

impl Asked {
    /// Reads `ski trip from sat until 18 jan`, `parental leave until friday`, `for 2 weeks`, or a reason alone. Only what
    /// stands behind the last `until`, `for` or `to` can be an end, and behind the last `from` before it a beginning;
    /// behind a `for`, `to` or `from` that is no time it is a part of the reason. The end is looked for from the
    /// beginning on.
    ///
    /// # Errors
    /// What stands behind `until` is no date.
    pub(crate) fn read(text: &str, today: Day) -> Result<Asked, WhenError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let ends = |word: &&str| matches!(*word, "until" | "for" | "to");
        if let Some(at) = words.iter().rposition(ends) {
            let asked = Asked::begun(&words[..at], today);
            let first = asked.from.map_or(today, Date::first_day);
            let when = words[at + 1..].join(" ");
            let end = match words[at] {
                "until" => Some(when::parse(&when, first, Facing::Ahead)?),
                "for" => when::parse(&format!("in {when}"), first, Facing::Ahead).ok(),
                _ if asked.from.is_some() => when::parse(&when, first, Facing::Ahead).ok(),
                _ => None,
            };
            if end.is_some() {
                return Ok(Asked { until: end, ..asked });
            }
        }
        Ok(Asked::begun(&words, today))
    }

    /// What stands before an end: a reason, and a beginning.
    fn begun(words: &[&str], today: Day) -> Asked {
        let begun = words.iter().rposition(|word| *word == "from").and_then(|at| {
            let when = words[at + 1..].join(" ");
            let from = when::parse(&when, today, Facing::Ahead).ok()?;
            Some((at, from))
        });
        let why = words[..begun.map_or(words.len(), |(at, _)| at)].join(" ");
        Asked { why, from: begun.map(|(_, from)| from), until: None }
    }
}

/// A while of rest.
#[derive(Clone, PartialEq, Debug)]
pub struct Rest {
    /// Its name for good.
    pub id: Id,
    /// What rests.
    pub how: How,
    /// From when to when.
    pub span: Span,
    /// The reason, if one is given.
    pub why: Option<String>,
    /// When the program last changed it.
    pub modified: Option<Moment>,
}

impl Rest {
    /// A rest of that while, without a reason.
    pub fn new(id: Id, how: How, span: Span) -> Rest {
        Rest { id, how, span, why: None, modified: None }
    }

    /// What it is called where an item has a title: its reason, else what it is.
    pub(crate) fn title(&self) -> &str {
        self.why.as_deref().unwrap_or(self.how.word())
    }

    /// The whole of it, with its dates as in the file: `paused since 2026-11-03: parental leave`.
    pub(crate) fn words(&self) -> String {
        format!("{} {}{}", self.how.word(), self.span, self.reason())
    }

    /// As seen from today: `paused since 3 Nov: parental leave`, `paused until Fri`; one that is still to come:
    /// `paused from Sat until 18 Jan 2027: ski trip`.
    pub(crate) fn standing(&self, today: Day) -> String {
        if self.span.from.first_day() > today {
            let until = self.span.until.map(|until| format!(" until {}", relative(until, today)));
            let (how, from) = (self.how.word(), relative(self.span.from, today));
            let until = until.unwrap_or_default();
            return format!("{how} from {from}{until}{}", self.reason());
        }
        let extent = match self.span.until {
            Some(until) => format!("until {}", relative(until, today)),
            None => format!("since {}", relative(self.span.from, today)),
        };
        format!("{} {extent}{}", self.how.word(), self.reason())
    }

    fn reason(&self) -> String {
        let why = self.why.as_ref().map(|why| format!(": {why}"));
        why.unwrap_or_default()
    }

    /// Whether it is on.
    pub(crate) fn is_on(&self, today: Day) -> bool {
        self.span.covers(today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_a_reason_and_an_end() {
        let today = Day::new(2026, 11, 22).expect("a day");
        let read = |text: &str| {
            let asked = Asked::read(text, today).map_err(|error| error.to_string())?;
            let until = asked.until.map(|until| until.to_string());
            Ok::<_, String>((asked.why, until.unwrap_or_default()))
        };
        for (text, why, until) in [
            ("", "", ""),
            ("parental leave", "parental leave", ""),
            ("until friday", "", "2026-11-27"),
            ("parental leave until mar 2027", "parental leave", "2027-03"),
            ("for 2 weeks", "", "2026-12-06"),
            ("at sea for 10 days", "at sea", "2026-12-02"),
            ("time for the family", "time for the family", ""),
            ("time for us until 2027", "time for us", "2027"),
        ] {
            assert_eq!(read(text), Ok((why.into(), until.into())), "{text}");
        }
        let from = |text: &str| {
            let asked = Asked::read(text, today).expect("understood");
            let said = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            (asked.why, said(asked.from), said(asked.until))
        };
        for (text, why, first, last) in [
            ("ski trip from sat until 18 jan", "ski trip", "2026-11-28", "2027-01-18"),
            ("ski trip from sat until mon", "ski trip", "2026-11-28", "2026-11-30"),
            ("from tomorrow for 2 weeks", "", "2026-11-23", "2026-12-07"),
            ("from 2026-12-24 to 2027-01-02", "", "2026-12-24", "2027-01-02"),
            ("away from december", "away", "2026-12", ""),
            ("time away from home", "time away from home", "", ""),
            ("travel to Rome", "travel to Rome", "", ""),
            ("rest from work until friday", "rest from work", "", "2026-11-27"),
        ] {
            assert_eq!(from(text), (why.into(), first.into(), last.into()), "{text}");
        }
        assert!(read("until I am well").is_err());
        assert!(read("until").is_err());
    }
}
