//! A milestone: an event on the path, dated in the precision in which it is known.

use super::date::{Date, Extent, Moment, Until};
use super::declined::Declined;
use super::id::Id;
use super::words::count;

/// Recognition of a milestone.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Recognised {
    pub(crate) on: Date,
    /// Reason; may be empty.
    pub(crate) why: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Credential {
    pub(crate) issuer: Option<String>,
    /// Number or name at the issuer.
    pub(crate) id: Option<String>,
    /// Address for verification.
    pub(crate) url: Option<String>,
    pub(crate) expires: Option<Date>,
}

/// An event on the path.
#[derive(Clone, PartialEq, Debug)]
pub struct Milestone {
    pub(crate) id: Id,
    /// Never blank.
    pub(crate) title: String,
    /// The organisation where it happened.
    pub(crate) at: Option<String>,
    /// When it happened, or began.
    pub(crate) on: Date,
    /// End of a span.
    pub(crate) until: Option<Until>,
    /// The user's own kind (training, role, project).
    pub(crate) kind: Option<String>,
    pub(crate) recognised: Option<Recognised>,
    /// The milestones that it led to.
    pub led_to: Vec<Id>,
    /// The goal that it was.
    pub from: Option<Id>,
    pub(crate) credential: Option<Credential>,
    /// The last answer to the question of renewing the credential.
    pub(crate) renewal: Option<Declined>,
    pub(crate) tags: Vec<String>,
    /// Free text; may have several lines.
    pub note: Option<String>,
    /// Addresses.
    pub(crate) links: Vec<String>,
    /// Excluded from every export.
    pub(crate) private: bool,
    /// Last change by the program.
    pub(crate) modified: Option<Moment>,
}

impl Milestone {
    /// A milestone with nothing but a title and a date.
    pub fn new(id: Id, title: impl Into<String>, on: Date) -> Milestone {
        Milestone {
            id,
            title: title.into(),
            at: None,
            on,
            until: None,
            kind: None,
            recognised: None,
            led_to: Vec::new(),
            from: None,
            credential: None,
            renewal: None,
            tags: Vec::new(),
            note: None,
            links: Vec::new(),
            private: false,
            modified: None,
        }
    }

    /// The organisation where it happened, or else the issuer of its credential.
    pub(crate) fn organisation(&self) -> Option<&str> {
        self.at.as_deref().or_else(|| self.named_issuer())
    }

    /// The issuer of its credential, or else the organisation where it happened.
    pub(crate) fn issuer(&self) -> Option<&str> {
        self.named_issuer().or(self.at.as_deref())
    }

    fn named_issuer(&self) -> Option<&str> {
        self.credential.as_ref()?.issuer.as_deref()
    }

    /// The date on which its credential lapses.
    pub(crate) fn expires(&self) -> Option<Date> {
        self.credential.as_ref()?.expires
    }

    pub(crate) fn extent(&self) -> Extent {
        Extent { on: self.on, until: self.until }
    }

    /// Whether it was recognised later than it happened. A span counts from its end; an open span is never in
    /// hindsight.
    pub(crate) fn in_hindsight(&self) -> bool {
        let (recognised, over) = (self.recognised.as_ref(), self.extent().over());
        let dates = recognised.zip(over);
        dates.is_some_and(|(r, over)| r.on.first_day() > over.last_day())
    }
}

impl Milestone {
    /// Time from the event to its recognition, in the precision of both dates: `19 years later`, `7 months later`, `3
    /// days later`; `None` if it was recognised at once or never.
    pub(crate) fn recognised_later(&self) -> Option<String> {
        let seen = self.recognised.as_ref().filter(|_| self.in_hindsight())?;
        Some(format!("{} later", apart(self.on, seen.on)))
    }
}

/// Whole years, months or days from one date to a later one.
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
    fn recognition_delay_has_the_precision_of_its_dates() {
        let later = |on: &str, recognised: &str| {
            let date = |text| Date::from_iso(text).expect("a date");
            let mut course = Milestone::new(Id::spelled(1), "Course", date(on));
            course.recognised = Some(Recognised { on: date(recognised), why: String::new() });
            course.recognised_later().unwrap_or_default()
        };
        let cases = [
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
        for (on, recognised, words) in cases {
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
    fn hindsight_needs_a_recognition_after_the_event() {
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
