//! What is not known of a journey, as it could not be read: which numbers hang on which file.

use super::Journey;
use crate::domain::data_file::DataFile;
use crate::domain::date::Day;
use crate::domain::gap::{Gap, GapPlace};
use crate::domain::summary::YearSummary;

impl Journey {
    /// Whether all of it was read.
    pub(crate) fn is_whole(&self) -> bool {
        self.gaps().is_empty()
    }

    /// What of that file could not be read.
    pub(crate) fn gap_in(&self, home: DataFile) -> Option<&Gap> {
        self.gaps().iter().find(|gap| gap.is_in(home))
    }

    /// What could not be read of the goals that ended.
    pub(crate) fn past_gap(&self) -> Option<&Gap> {
        self.gaps().iter().find(|gap| gap.is_past())
    }

    /// What could not be read of the goals that may be steps of a larger one.
    pub(crate) fn steps_gap(&self) -> Option<&Gap> {
        self.gap_in(DataFile::Open).or_else(|| self.past_gap())
    }

    /// What could not be read and may have moves in it that count on that day, where a look goes back to `back`. Of a
    /// year before that only the first move and the last ever matter, and no more than that where others are known.
    pub(crate) fn moves_gap(&self, back: Day) -> Option<&Gap> {
        self.gaps().iter().find(|gap| match gap.place {
            GapPlace::File(DataFile::Ended(year)) => !self.is_spanned(year, back),
            GapPlace::File(DataFile::Open | DataFile::Milestones) | GapPlace::Past => true,
        })
    }

    /// Whether moves are known from before that day, and from after that year, which is before it.
    fn is_spanned(&self, year: i32, back: Day) -> bool {
        let moved =
            |(year, summary): (i32, &YearSummary)| (!summary.moves.is_empty()).then_some(year);
        let mut years = self.years().filter_map(moved);
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
    fn a_journey_with_a_gap_is_not_empty() {
        assert!(Journey::default().is_empty());
        assert!(!with(vec![gap(GapPlace::Past)], &[]).is_empty());
    }

    #[test]
    fn momentum_does_not_hang_on_an_old_year_between_others() {
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
    fn steps_are_missed_of_a_larger_goal_and_of_none_that_can_have_none() {
        let mut journey = with(vec![gap(GapPlace::Past)], &[]);
        let small = Goal::new(Id::spelled(1), "Read");
        let larger = Goal { size: Size::Large, ..Goal::new(Id::spelled(2), "Write") };
        let members = [small, larger].map(|goal| Item::from(goal).into());
        journey.replace(DataFile::Open, members.into());
        assert!(!journey.steps(&Id::spelled(1)).partial);
        assert!(journey.steps(&Id::spelled(2)).partial);
    }
}
