//! A milestone: an event on the path, with a date as exact as memory is.

use super::date::{Date, Moment};
use super::id::Id;

/// When a milestone was recognised as one, and why.
#[derive(Clone, PartialEq, Debug)]
pub struct Recognised {
    /// When it was seen for what it was.
    pub on: Date,
    /// Why it was a milestone; may be empty.
    pub why: String,
}

/// A certificate or degree that came with a milestone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Credential {
    /// Who gave it.
    pub issuer: Option<String>,
    /// Its number or name there.
    pub id: Option<String>,
    /// Where it can be verified.
    pub url: Option<String>,
    /// When it lapses.
    pub expires: Option<Date>,
}

/// An event on the path.
#[derive(Clone, PartialEq, Debug)]
pub struct Milestone {
    /// Its name for good.
    pub id: Id,
    /// What happened; never blank.
    pub title: String,
    /// When it happened, or began.
    pub on: Date,
    /// When it ended, for a span of time.
    pub until: Option<Date>,
    /// One's own kind (training, role, project).
    pub kind: Option<String>,
    /// When it was recognised, and why.
    pub recognised: Option<Recognised>,
    /// The milestones that it led to.
    pub led_to: Vec<Id>,
    /// The goal that it was.
    pub from: Option<Id>,
    /// A certificate that came with it.
    pub credential: Option<Credential>,
    /// One's own words to group by.
    pub tags: Vec<String>,
    /// Anything else; may have several lines.
    pub note: Option<String>,
    /// Addresses of things elsewhere.
    pub links: Vec<String>,
    /// Kept out of every export.
    pub private: bool,
    /// When the program last changed it.
    pub modified: Option<Moment>,
}

impl Milestone {
    /// A milestone with a title and a date and nothing else.
    pub fn new(id: Id, title: impl Into<String>, on: Date) -> Milestone {
        Milestone {
            id,
            title: title.into(),
            on,
            until: None,
            kind: None,
            recognised: None,
            led_to: Vec::new(),
            from: None,
            credential: None,
            tags: Vec::new(),
            note: None,
            links: Vec::new(),
            private: false,
            modified: None,
        }
    }

    /// Whether it was recognised later than it happened (the whole of it: a span counts from its end).
    pub fn in_hindsight(&self) -> bool {
        let over = self.until.unwrap_or(self.on).last_day();
        self.recognised
            .as_ref()
            .is_some_and(|r| r.on.first_day() > over)
    }
}

impl Milestone {
    /// How many years after it happened it was recognised; 0 where it was in the same year, or never.
    pub fn years_until_recognised(&self) -> usize {
        let recognised = self.recognised.as_ref().filter(|_| self.in_hindsight());
        let years = recognised.map_or(0, |r| r.on.year() - self.on.year());
        usize::try_from(years).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hindsight_is_to_be_recognised_later_than_it_happened() {
        let seen = |on: &str, recognised: &str| {
            let date = |text| Date::from_iso(text).expect("a date");
            let mut course = Milestone::new(Id::spelled(1), "Course", date(on));
            course.recognised = Some(Recognised {
                on: date(recognised),
                why: String::new(),
            });
            course.in_hindsight()
        };
        assert!(seen("1997", "2016-05-10"));
        assert!(
            !seen("1997", "1997-05"),
            "1997 may well be later than May 1997"
        );
        assert!(!seen("2026-10-12", "2026-10-12"));
    }
}
