//! A place on the timeline: a date, and perhaps an item. It stays the same however closely one looks and whatever is
//! read meanwhile, while the rows that stand for it change.

use crate::domain::date::{Date, Day};
use crate::domain::id::Id;
use crate::domain::timeline::{Period, RowContent, SilentStretch, TimelineRow};

/// The identity of the timeline's selection.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TimelinePlace {
    pub(crate) date: Date,
    /// The item, where it is meant and not only the time.
    pub(crate) item: Option<Id>,
}

impl From<Date> for TimelinePlace {
    fn from(date: Date) -> TimelinePlace {
        TimelinePlace { date, item: None }
    }
}

impl TimelinePlace {
    /// The place of a row; today's row has no place.
    pub(crate) fn of(row: &TimelineRow) -> Option<TimelinePlace> {
        Some(match &row.stop {
            RowContent::Item(item, date) => {
                TimelinePlace { date: *date, item: Some(item.id().clone()) }
            }
            RowContent::More(more) => Date::Day(more.first).into(),
            RowContent::Blank | RowContent::Unread(..) => row.period.date().into(),
            RowContent::Gap(gap) => gap.from().into(),
            RowContent::End(date) => (*date).into(),
            RowContent::Today => return None,
        })
    }

    /// Whether that row has an item whose date lies within this one.
    pub(crate) fn names(&self, row: &TimelineRow) -> bool {
        row.item().is_some() && holds(self.stretch(), row.stretch())
    }

    /// The row of the item, or else of the date.
    pub(crate) fn find(&self, rows: &[TimelineRow]) -> Option<usize> {
        let of_item = |row: &TimelineRow| row.item().map(|item| item.id()) == self.item.as_ref();
        let item = self.item.as_ref().and_then(|_| rows.iter().position(of_item));
        item.or_else(|| self.find_date(rows))
    }

    /// What lies within the date comes first; then what the date lies in: a silence, the narrowest period; where
    /// nothing stands for that time, what stood last before it.
    fn find_date(&self, rows: &[TimelineRow]) -> Option<usize> {
        let wanted = self.stretch();
        let is_place = |row: &&(usize, &TimelineRow)| row.1.stop != RowContent::Today;
        let numbered: Vec<(usize, &TimelineRow)> = rows.iter().enumerate().collect();
        let places = || numbered.iter().filter(is_place).copied();
        let within = || places().find(|(_, row)| holds(wanted, row.stretch()));
        let silent =
            || places().find(|(_, row)| gap(row).is_some() && holds(row.stretch(), wanted));
        let found = within().or_else(silent);
        let found = found.or_else(|| beside(wanted.0, narrowest(places(), wanted)));
        let found = found.or_else(|| beside(wanted.0, places().collect()));
        found.map(|(at, _)| at)
    }

    fn stretch(&self) -> (Day, Day) {
        (self.date.first_day(), self.date.last_day())
    }
}

/// The rows of the narrowest period that holds the date.
fn narrowest<'a>(
    places: impl Iterator<Item = (usize, &'a TimelineRow)>,
    wanted: (Day, Day),
) -> Vec<(usize, &'a TimelineRow)> {
    let around = |row: &TimelineRow| gap(row).is_none() && holds(row.period.stretch(), wanted);
    let around: Vec<_> = places.filter(|(_, row)| around(row)).collect();
    let closest: Option<Period> = around.iter().map(|(_, row)| row.period).max_by_key(|p| p.zoom());
    let closest = |(_, row): &(usize, &TimelineRow)| Some(row.period) == closest;
    around.into_iter().filter(closest).collect()
}

/// The last of those rows that begins at that day or before it; the first where none does.
fn beside(day: Day, rows: Vec<(usize, &TimelineRow)>) -> Option<(usize, &TimelineRow)> {
    let before = rows.iter().rfind(|(_, row)| row.day <= day);
    before.or(rows.first()).copied()
}

fn gap(row: &TimelineRow) -> Option<&SilentStretch> {
    let RowContent::Gap(gap) = &row.stop else { return None };
    Some(gap)
}

fn holds(outer: (Day, Day), inner: (Day, Day)) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}
