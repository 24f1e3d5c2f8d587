//! What a reader has to know besides the files: the day, the zone, and what the user asked for.

use crate::domain::date::Day;

/// What a reader has to know besides the files.
pub(crate) struct ImportOptions<'a> {
    pub(crate) today: Day,
    /// The local day of a moment, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) local_day: &'a dyn Fn(i64) -> Day,
    pub(crate) asked: &'a Asked,
}

/// What the user asked for, by flags.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Asked {
    /// How a date of three numbers is written, where its column does not decide.
    pub(crate) dates: Option<DateOrder>,
    /// Days stay days, even if all are the first or the last of their months.
    pub(crate) days: bool,
    /// The column or the constant for a field: `title=Name`.
    pub(crate) map: Vec<(String, String)>,
    /// What each row becomes.
    pub(crate) rows: RowKind,
    pub(crate) learning: bool,
    pub(crate) recurring: bool,
    pub(crate) scheduled: bool,
    pub(crate) dropped: bool,
    /// Each project becomes a larger goal.
    pub(crate) larger_projects: bool,
}

/// A flag that only some formats use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FormatFlag {
    Dates,
    Days,
    Map,
    As,
    Learning,
    Recurring,
    Scheduled,
    Dropped,
    Larger,
}

impl FormatFlag {
    pub(crate) fn name(self) -> &'static str {
        match self {
            FormatFlag::Dates => "--dates",
            FormatFlag::Days => "--days",
            FormatFlag::Map => "--map",
            FormatFlag::As => "--as",
            FormatFlag::Learning => "--learning",
            FormatFlag::Recurring => "--recurring",
            FormatFlag::Scheduled => "--scheduled",
            FormatFlag::Dropped => "--dropped",
            FormatFlag::Larger => "--larger",
        }
    }
}

impl Asked {
    /// The flags given of those that only some formats use.
    pub(super) fn flags(&self) -> impl Iterator<Item = FormatFlag> {
        let given = [
            (FormatFlag::Dates, self.dates.is_some()),
            (FormatFlag::Days, self.days),
            (FormatFlag::Map, !self.map.is_empty()),
            (FormatFlag::As, self.rows != RowKind::Unsaid),
            (FormatFlag::Learning, self.learning),
            (FormatFlag::Recurring, self.recurring),
            (FormatFlag::Scheduled, self.scheduled),
            (FormatFlag::Dropped, self.dropped),
            (FormatFlag::Larger, self.larger_projects),
        ];
        given.into_iter().filter_map(|(flag, is_given)| is_given.then_some(flag))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
}

impl DateOrder {
    /// The order by its name, `dmy` or `mdy`.
    pub(crate) fn named(name: &str) -> Option<DateOrder> {
        match name {
            "dmy" => Some(DateOrder::DayFirst),
            "mdy" => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// What a row of a table or a list becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum RowKind {
    /// What the format itself says.
    #[default]
    Unsaid,
    Milestone,
    Goal,
    Done,
}
