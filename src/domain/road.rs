//! The road: a whole life as one line in three stretches, each with a scale of its own.
//!
//! Behind, from the first milestone to two weeks ago. Around, from there to four weeks ahead. Ahead, to the last target.

use super::date::{Date, Day};
use super::describe::Mark;
use super::id::Id;
use super::item::Item;
use super::journey::Journey;

/// A stretch of the road, left to right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RoadStretch {
    Behind,
    Around,
    Ahead,
}

/// A place on the road.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct RoadPlace {
    pub(crate) stretch: RoadStretch,
    /// How far along the stretch, 0 to 1.
    pub(crate) share: f64,
}

/// A mark on the road.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct RoadMark {
    pub(crate) place: RoadPlace,
    pub(crate) date: Date,
    pub(crate) mark: Mark,
    pub(crate) overdue: bool,
}

/// The road of a journey on one day.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Road {
    today: Day,
    first: Day,
    last: Day,
    /// In the order of the journey.
    pub(crate) marks: Vec<(Id, RoadMark)>,
}

/// Days of the middle stretch before today.
const BACK: i64 = 14;

/// Days of the middle stretch from today on.
const ON: i64 = 28;

impl Road {
    pub(crate) fn of(journey: &Journey, today: Day) -> Road {
        let first = journey.milestones().map(|m| m.on.first_day()).min();
        let last = journey.larger().filter_map(|g| g.due).map(Date::last_day).max();
        let (begin, end) = (today.plus_days(-BACK), today.plus_days(ON));
        let mut road = Road {
            today,
            first: first.map_or(begin, |day| day.min(begin)),
            last: last.map_or(end, |day| day.max(end)),
            marks: Vec::new(),
        };
        let milestones = journey.milestones().cloned().map(Item::Milestone);
        let recent = journey.done_since(begin).filter(|goal| !goal.is_large());
        let goals = recent.chain(journey.open()).cloned().map(Item::Goal);
        let marked = |item: Item| Some((item.id().clone(), road.mark(&item)?));
        road.marks = milestones.chain(goals).filter_map(marked).collect();
        road
    }

    /// The mark of an item; `None` if it has no date.
    pub(crate) fn mark(&self, item: &Item) -> Option<RoadMark> {
        let (date, overdue) = match item {
            Item::Milestone(milestone) => (milestone.on, false),
            Item::Goal(goal) => (goal.state.ended_on().or(goal.due)?, goal.is_overdue(self.today)),
        };
        let place = self.place(item, date);
        Some(RoadMark { place, date, mark: Mark::of(item), overdue })
    }

    /// Open goals stay right of two weeks ago, small ones left of four weeks ahead.
    fn place(&self, item: &Item, date: Date) -> RoadPlace {
        let (begin, end) = (self.today.plus_days(-BACK), self.today.plus_days(ON));
        let open = item.as_goal().filter(|goal| goal.state.is_open());
        let day = if open.is_some() { date.last_day() } else { date.first_day() };
        if open.is_none() && day <= begin {
            return RoadPlace {
                stretch: RoadStretch::Behind,
                share: share(self.first, day, begin),
            };
        }
        if open.is_some_and(|goal| goal.is_large()) && day > end {
            return RoadPlace { stretch: RoadStretch::Ahead, share: share(end, day, self.last) };
        }
        RoadPlace { stretch: RoadStretch::Around, share: share(begin, day, end) }
    }

    /// The place of today.
    pub(crate) fn today(&self) -> RoadPlace {
        let (begin, end) = (self.today.plus_days(-BACK), self.today.plus_days(ON));
        RoadPlace { stretch: RoadStretch::Around, share: share(begin, self.today, end) }
    }

    /// The first day of the middle stretch.
    pub(crate) fn recent(&self) -> Day {
        self.today.plus_days(-BACK)
    }
}

/// How far a day lies between two others, 0 to 1; 0 if they are the same day.
fn share(from: Day, day: Day, to: Day) -> f64 {
    let whole = to.days_since(from).max(1) as f64;
    (day.days_since(from) as f64 / whole).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::{date, id, large, small, today};
    use crate::domain::goal::Goal;
    use crate::domain::milestone::Milestone;
    use crate::domain::reading::Reading;
    use crate::domain::record::Record;
    use crate::domain::sorted::SortedMap;

    fn road(items: Vec<Item>) -> Road {
        let mut files: SortedMap<_, Vec<Record>> = SortedMap::new();
        for item in items {
            files.get_or_default(item.file()).push(item.into());
        }
        let mut journey = Journey::default();
        journey.absorb(Reading { files: files.into_iter().collect(), ..Reading::default() });
        Road::of(&journey, today())
    }

    fn due(goal: Goal, due: &str) -> Item {
        Goal { due: Some(date(due)), ..goal }.into()
    }

    fn places(road: &Road) -> Vec<(RoadStretch, f64)> {
        road.marks.iter().map(|(_, m)| (m.place.stretch, m.place.share)).collect()
    }

    #[test]
    fn road_begins_at_the_first_milestone_and_ends_at_the_last_target() {
        let road = road(vec![
            Milestone::new(id("mcse"), "MCSE", date("1997")).into(),
            due(large("lead"), "2028"),
            due(large("cka"), "2027-03"),
        ]);
        let places = places(&road);
        assert!(places.contains(&(RoadStretch::Behind, 0.0)));
        assert!(places.contains(&(RoadStretch::Ahead, 1.0)));
        assert!(places.iter().any(|(at, share)| *at == RoadStretch::Ahead && *share < 0.5));
    }

    #[test]
    fn road_holds_what_is_beyond_the_middle_stretch_at_its_end() {
        let road = road(vec![due(small("old"), "2026-01-01"), due(small("far"), "2027")]);
        assert_eq!(places(&road), [(RoadStretch::Around, 0.0), (RoadStretch::Around, 1.0)]);
        assert!(road.marks[0].1.overdue && !road.marks[1].1.overdue);
    }

    #[test]
    fn road_of_an_empty_journey_has_today_alone() {
        let road = road(Vec::new());
        assert!(road.marks.is_empty());
        assert_eq!(road.today().stretch, RoadStretch::Around);
    }

    #[test]
    fn road_leaves_out_what_has_no_date() {
        assert!(road(vec![small("undated").into()]).marks.is_empty());
    }
}
