//! The timeline in lines of text, year after year: what a mark or a place tells on the screen is a word here.

use super::Writer;
use super::between::stretch;
use crate::domain::date::Date;
use crate::domain::item::Item;
use crate::domain::timeline::{RowContent, Silence, TimelineRow};
use crate::domain::words::count;
use crate::view::rows::size_of;

impl Writer<'_> {
    /// The period that a row opens, and what the row tells.
    pub(super) fn plain(&self, row: &TimelineRow) -> Vec<String> {
        let period = row.opens.map(|opens| {
            let moves = (opens.moves > 0).then(|| format!(", {}", count(opens.moves, "move")));
            let name = row.period.words(self.calendar.style.format);
            format!("{name}{}", moves.unwrap_or_default())
        });
        period.into_iter().chain(self.plain_content(row)).collect()
    }

    fn plain_content(&self, row: &TimelineRow) -> Option<String> {
        match &row.stop {
            RowContent::Item(item, on) => self.plain_item(row, item, *on),
            RowContent::Gap(gap) => {
                let ahead = (gap.silence == Silence::Ahead).then_some("nothing planned");
                let silent = self.silent(gap).or(ahead)?;
                Some(format!("{}: {silent}", stretch(gap, self.calendar)))
            }
            RowContent::End(date) => {
                let ended = self.journey.milestones().filter(|m| m.until == Some((*date).into()));
                let ended = ended.map(|milestone| milestone.title.as_str());
                let titles = ended.collect::<Vec<_>>().join(", ");
                Some(format!("  {}  the end of {titles}", self.calendar.words(*date)))
            }
            RowContent::Today => {
                Some(format!("  Today, {}", self.calendar.in_full(self.calendar.today)))
            }
            // All years are read, and a year has no crowd.
            RowContent::Blank | RowContent::More(_) | RowContent::Unread(..) => None,
        }
    }

    fn plain_item(&self, row: &TimelineRow, item: &Item, on: Date) -> Option<String> {
        let entry = self.item(row)?;
        let is_what = item.as_goal().map_or("milestone", |goal| size_of(goal));
        let facts = entry.facts.iter().map(|fact| fact.text.as_str());
        let facts = [is_what].into_iter().chain(facts.filter(|fact| *fact != is_what));
        let facts: String = facts.map(|fact| format!(" · {fact}")).collect();
        Some(format!("  {}  {}{facts}", self.calendar.words(on), entry.title))
    }
}
