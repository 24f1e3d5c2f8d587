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
    pub fn word(self) -> &'static str {
        match self {
            How::Paused => "paused",
            How::Snoozed => "snoozed",
        }
    }
}

/// What a line asks for that pauses the journey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The reason; may be empty.
    pub why: String,
    /// The last day of it, if it is to end by itself.
    pub until: Option<Date>,
}

impl Asked {
    /// Reads `parental leave until friday`, `for 2 weeks`, or a reason alone. Only what stands behind the last
    /// `until` or `for` can be a date, and behind a `for` that is no time it is a part of the reason.
    ///
    /// # Errors
    /// What stands behind `until` is no date.
    pub fn read(text: &str, today: Day) -> Result<Asked, WhenError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let asked = |end: usize, until| Asked {
            why: words[..end].join(" "),
            until,
        };
        let last = words.iter().rposition(|w| matches!(*w, "until" | "for"));
        let Some(at) = last else {
            return Ok(asked(words.len(), None));
        };
        let when = words[at + 1..].join(" ");
        if words[at] == "until" {
            let until = when::parse(&when, today, Facing::Ahead)?;
            return Ok(asked(at, Some(until)));
        }
        match when::parse(&format!("in {when}"), today, Facing::Ahead) {
            Ok(until) => Ok(asked(at, Some(until))),
            Err(_) => Ok(asked(words.len(), None)),
        }
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
        Rest {
            id,
            how,
            span,
            why: None,
            modified: None,
        }
    }

    /// What it is called where an item has a title: its reason, else what it is.
    pub fn title(&self) -> &str {
        self.why.as_deref().unwrap_or(self.how.word())
    }

    /// The whole of it, with its dates as in the file: `paused since 2026-11-03: parental leave`.
    pub fn words(&self) -> String {
        format!("{} {}{}", self.how.word(), self.span, self.reason())
    }

    /// One that is on, as seen from today: `paused since 3 Nov: parental leave`, `paused until Fri`.
    pub fn standing(&self, today: Day) -> String {
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
    pub fn is_on(&self, today: Day) -> bool {
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
        assert!(read("until I am well").is_err());
        assert!(read("until").is_err());
    }
}
