//! A milestone: an event on the path, with a date as exact as memory is.

use super::date::{Date, Extent, Moment, Until};
use super::id::Id;
use super::words::count;

/// When a milestone was recognised as one, and why.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Recognised {
    /// When it was seen for what it was.
    pub(crate) on: Date,
    /// Why it was a milestone; may be empty.
    pub(crate) why: String,
}

/// A certificate or degree that came with a milestone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Credential {
    /// Who gave it.
    pub(crate) issuer: Option<String>,
    /// Its number or name there.
    pub(crate) id: Option<String>,
    /// Where it can be verified.
    pub(crate) url: Option<String>,
    /// When it lapses.
    pub(crate) expires: Option<Date>,
}

/// An event on the path.
#[derive(Clone, PartialEq, Debug)]
pub struct Milestone {
    /// Its name for good.
    pub(crate) id: Id,
    /// What happened; never blank.
    pub(crate) title: String,
    /// When it happened, or began.
    pub(crate) on: Date,
    /// When it ended, for a span of time.
    pub(crate) until: Option<Until>,
    /// One's own kind (training, role, project).
    pub(crate) kind: Option<String>,
    /// When it was recognised, and why.
    pub(crate) recognised: Option<Recognised>,
    /// The milestones that it led to.
    pub led_to: Vec<Id>,
    /// The goal that it was.
    pub from: Option<Id>,
    /// A certificate that came with it.
    pub(crate) credential: Option<Credential>,
    /// One's own words to group by.
    pub(crate) tags: Vec<String>,
    /// Anything else; may have several lines.
    pub note: Option<String>,
    /// Addresses of things elsewhere.
    pub(crate) links: Vec<String>,
    /// Kept out of every export.
    pub(crate) private: bool,
    /// When the program last changed it.
    pub(crate) modified: Option<Moment>,
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

    /// When it was.
    pub(crate) fn extent(&self) -> Extent {
        Extent { on: self.on, until: self.until }
    }

    /// Whether it was recognised later than it happened (the whole of it: a span counts from its end, and one that goes
    /// on has none).
    pub(crate) fn in_hindsight(&self) -> bool {
        let (recognised, over) = (self.recognised.as_ref(), self.extent().over());
        let dates = recognised.zip(over);
        dates.is_some_and(|(r, over)| r.on.first_day() > over.last_day())
    }
}

impl Milestone {
    /// How much later than it happened it was recognised, as exactly as both dates are known: `19 years later`,
    /// `7 months later`, `3 days later`; `None` where it was at once, or never.
    pub(crate) fn recognised_later(&self) -> Option<String> {
        let seen = self.recognised.as_ref().filter(|_| self.in_hindsight())?;
        Some(format!("{} later", apart(self.on, seen.on)))
    }
}

/// The whole years, months or days from one date to a later one.
fn apart(from: Date, to: Date) -> String {
    let years = to.year().abs_diff(from.year());
    let (Some(begun), Some(ended)) = (from.month(), to.month()) else {
        return count(years as usize, "year");
    };
    let mut months = years as i32 * 12 + ended as i32 - begun as i32;
    let (first, last) = (from.first_day(), to.first_day());
    if from.day().is_some() && to.day().is_some() && first.plus_months(months) > last {
        months -= 1;
    }
    match months {
        12.. => count(months.unsigned_abs() as usize / 12, "year"),
        1..12 => count(months.unsigned_abs() as usize, "month"),
        _ => count(last.days_since(first).unsigned_abs() as usize, "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_much_later_it_was_recognised_is_as_exact_as_the_dates() {
        let later = |on: &str, recognised: &str| {
            let date = |text| Date::from_iso(text).expect("a date");
            let mut course = Milestone::new(Id::spelled(1), "Course", date(on));
            course.recognised = Some(Recognised { on: date(recognised), why: String::new() });
            course.recognised_later().unwrap_or_default()
        };
        let told = [
            ("1997", "2016-05-10", "19 years later"),
            ("1997-05", "2016", "19 years later"),
            ("1997-05", "2016-04", "18 years later"),
            ("2025-12-20", "2026-02-03", "1 month later"),
            ("2026-02", "2026-09-01", "7 months later"),
            ("2026-11-01", "2026-11-22", "21 days later"),
            ("2025-11-22", "2026-11-22", "1 year later"),
            ("2026-11-22", "2026-11-22", ""),
            ("2026", "2026-11-22", ""),
        ];
        for (on, recognised, words) in told {
            assert_eq!(later(on, recognised), words, "{on}, {recognised}");
        }
    }

    #[test]
    fn milestone_that_goes_on_is_not_recognised_in_hindsight() {
        let date = |text| Date::from_iso(text).expect("a date");
        let mut job = Milestone::new(Id::spelled(1), "Job", date("1997"));
        job.recognised = Some(Recognised { on: date("2016"), why: String::new() });
        let hindsight = |until: Option<&str>| {
            let until = until.and_then(Until::from_iso);
            Milestone { until, ..job.clone() }.in_hindsight()
        };
        assert!(hindsight(None) && hindsight(Some("2015")));
        assert!(!hindsight(Some("2016")) && !hindsight(Some("now")));
    }

    #[test]
    fn hindsight_is_to_be_recognised_later_than_it_happened() {
        let seen = |on: &str, recognised: &str| {
            let date = |text| Date::from_iso(text).expect("a date");
            let mut course = Milestone::new(Id::spelled(1), "Course", date(on));
            course.recognised = Some(Recognised { on: date(recognised), why: String::new() });
            course.in_hindsight()
        };
        assert!(seen("1997", "2016-05-10"));
        assert!(!seen("1997", "1997-05"), "1997 may well be later than May 1997");
        assert!(!seen("2026-10-12", "2026-10-12"));
    }
}
