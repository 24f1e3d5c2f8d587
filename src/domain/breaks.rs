//! A break of the whole journey: it is paused, or the reminder of drift is hidden.

use super::calendar::Calendar;
use super::date::{DateFormat, Day, Moment, Span};
use super::id::Id;

/// Effect of a break.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BreakKind {
    /// The whole journey is paused: momentum does not count its days.
    Paused,
    /// Only the reminder of drift is hidden.
    Snoozed,
}

impl BreakKind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            BreakKind::Paused => "paused",
            BreakKind::Snoozed => "snoozed",
        }
    }
}

/// A span of days that concerns the whole journey.
#[derive(Clone, PartialEq, Debug)]
pub struct Break {
    /// Its id.
    pub id: Id,
    /// Its effect.
    pub kind: BreakKind,
    /// The first day, and the last if it is known.
    pub span: Span,
    /// The reason.
    pub why: Option<String>,
    /// When the program last changed it.
    pub modified: Option<Moment>,
}

impl Break {
    /// A break without a reason.
    pub fn new(id: Id, kind: BreakKind, span: Span) -> Break {
        Break { id, kind, span, why: None, modified: None }
    }

    /// The reason, otherwise the word for its kind; used as a title.
    pub(crate) fn title(&self) -> &str {
        self.why.as_deref().unwrap_or(self.kind.word())
    }

    /// `paused since 3 Nov 2026: parental leave`.
    pub(crate) fn words(&self, format: DateFormat) -> String {
        format!("{} {}{}", self.kind.word(), format.span(self.span), self.reason())
    }

    /// Relative to today: `paused since 3 Nov: parental leave`, `paused until Fri`; a future one: `paused from Sat
    /// until 18 Jan 2027: ski trip`.
    pub(crate) fn relative_to(&self, calendar: Calendar) -> String {
        format!("{} {}", self.kind.word(), self.days_and_reason(calendar))
    }

    /// The same without the word for its kind.
    pub(crate) fn days_and_reason(&self, calendar: Calendar) -> String {
        let from = calendar.relative(self.span.from);
        let until = self.span.until.map(|until| format!("until {}", calendar.relative(until)));
        let days = match (until, self.span.from.first_day() > calendar.today) {
            (Some(until), true) => format!("from {from} {until}"),
            (Some(until), false) => until,
            (None, true) => format!("from {from}"),
            (None, false) => format!("since {from}"),
        };
        format!("{days}{}", self.reason())
    }

    fn reason(&self) -> String {
        let why = self.why.as_ref().map(|why| format!(": {why}"));
        why.unwrap_or_default()
    }

    pub(crate) fn is_on(&self, today: Day) -> bool {
        self.span.covers(today)
    }
}
