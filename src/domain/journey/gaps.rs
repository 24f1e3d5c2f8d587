//! Finds the gaps that affect a number: which file each number depends on.

use super::Journey;
use crate::domain::data_file::DataFile;
use crate::domain::date::Day;
use crate::domain::gap::{Gap, GapPlace};

impl Journey {
    pub(crate) fn is_whole(&self) -> bool {
        self.gaps().is_empty()
    }

    pub(crate) fn gap_in(&self, home: DataFile) -> Option<&Gap> {
        self.gaps().iter().find(|gap| gap.is_in(home))
    }

    /// The gap that affects ended goals.
    pub(crate) fn past_gap(&self) -> Option<&Gap> {
        self.gaps().iter().find(|gap| gap.is_past())
    }

    /// The gap that affects the steps of a larger goal.
    pub(crate) fn steps_gap(&self) -> Option<&Gap> {
        self.gap_in(DataFile::Open).or_else(|| self.past_gap())
    }

    /// The gap that may hide moves relevant today, for a window that starts on `back`. Of an earlier year only the
    /// first and last move matter, and neither does if moves are known on both sides of it.
    pub(crate) fn moves_gap(&self, back: Day) -> Option<&Gap> {
        self.gaps().iter().find(|gap| match gap.place {
            GapPlace::File(DataFile::Ended(year)) => !self.is_spanned(year, back),
            GapPlace::File(DataFile::Open | DataFile::Milestones) | GapPlace::Past => true,
        })
    }

    /// Whether moves are known both before that year and between it and `back`.
    fn is_spanned(&self, year: i32, back: Day) -> bool {
        let moved = self.years().filter(|(_, summary)| !summary.moves.is_empty());
        let mut years = moved.map(|(year, _)| year);
        let first = years.next();
        let last = years.next_back().or(first);
        year < back.year()
            && first.is_some_and(|first| first < back.year())
            && last.is_some_and(|last| last > year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::gap::GapExtent;
    use crate::domain::goal::{Goal, Size, State};
    use crate::domain::id::Id;
    use crate::domain::item::Item;
    use crate::domain::reading::Reading;

    fn gap(place: GapPlace) -> Gap {
        Gap { place, extent: GapExtent::All(None), why: "line 3".into() }
    }

    fn with(gaps: Vec<Gap>, moved: &[i32]) -> Journey {
        let mut journey = Journey::default();
        journey.absorb(Reading { gaps, ..Reading::default() });
        for year in moved {
            let day = Day::new(*year, 5, 1).expect("a day");
            let goal =
                Goal { state: State::done(Date::Day(day)), ..Goal::new(Id::spelled(1), "Read") };
            journey.replace(DataFile::Ended(*year), vec![Item::from(goal).into()]);
        }
        journey
    }

    #[test]
    fn journey_with_a_gap_is_not_empty() {
        assert!(Journey::default().is_empty());
        assert!(!with(vec![gap(GapPlace::Past)], &[]).is_empty());
    }

    #[test]
    fn gap_in_an_old_year_between_others_spares_momentum() {
        let back = Day::new(2025, 10, 1).expect("a day");
        let hangs = |place, moved: &[i32]| with(vec![gap(place)], moved).moves_gap(back).is_some();
        let year = |year| GapPlace::File(DataFile::Ended(year));
        assert!(!hangs(year(1998), &[1997, 2026]));
        assert!(!hangs(year(1996), &[1997, 2026]));
        assert!(hangs(year(1998), &[1997]), "the last move may be in it");
        assert!(hangs(year(1998), &[2026]), "the first move may be in it");
        assert!(hangs(year(2026), &[1997, 2026]));
        assert!(hangs(GapPlace::File(DataFile::Milestones), &[1997, 2026]));
        assert!(hangs(GapPlace::Past, &[]));
    }

    #[test]
    fn gap_affects_the_steps_of_larger_goals_only() {
        let mut journey = with(vec![gap(GapPlace::Past)], &[]);
        let small = Goal::new(Id::spelled(1), "Read");
        let larger = Goal { size: Size::Large, ..Goal::new(Id::spelled(2), "Write") };
        let records = [small, larger].map(|goal| Item::from(goal).into());
        journey.replace(DataFile::Open, records.into());
        assert!(!journey.steps(&Id::spelled(1)).partial);
        assert!(journey.steps(&Id::spelled(2)).partial);
    }
}
