//! A journey as plain lists of days, and momentum computed from them day by day.

use crate::domain::breaks::{Break, BreakKind};
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day, Span};
use crate::domain::goal::{Dropped, Goal, LogEntry, Size, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::momentum::Momentum;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::sorted::SortedMap;
use crate::domain::summary::YearSummary;
use proptest::prelude::*;
use std::sync::Arc;

/// First and last day of a span, in days ago; `None` for an open end. Negative numbers are in the future.
pub(crate) type Pause = (i64, Option<i64>);

/// A goal; all its days are in days ago.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlainGoal {
    pub(crate) toward: Option<usize>,
    pub(crate) done: Option<i64>,
    pub(crate) is_dropped: bool,
    pub(crate) log: Vec<i64>,
    /// Day on which it was added; `None` if unknown.
    pub(crate) created: Option<i64>,
    pub(crate) pauses: Vec<Pause>,
}

/// A journey: goals that serve others by index, and milestones that were no goals.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    pub(crate) goals: Vec<PlainGoal>,
    pub(crate) milestones: Vec<i64>,
    pub(crate) pauses: Vec<Pause>,
}

pub(crate) fn today() -> Day {
    Date::from_iso("2026-11-22").and_then(Date::day).expect("a day")
}

pub(crate) fn day(ago: i64) -> Day {
    today().plus_days(-ago)
}

pub(crate) fn id(at: usize) -> Id {
    Id::spelled(at as u64)
}

fn span((from, until): Pause) -> Span {
    Span { from: day(from).into(), until: until.map(|ago| day(ago).into()) }
}

impl PlainGoal {
    fn state(&self) -> State {
        match self.done.map(|ago| Date::Day(day(ago))) {
            None => State::ACTIVE,
            Some(on) if self.is_dropped => State::dropped(Dropped { on, why: String::new() }),
            Some(on) => State::done(on),
        }
    }

    fn all_moves(&self) -> Vec<i64> {
        let done = self.done.filter(|_| !self.is_dropped);
        done.into_iter().chain(self.log.iter().copied()).collect()
    }

    /// The moves that were not written down from memory.
    fn moves(&self) -> Vec<i64> {
        let mut moves = self.all_moves();
        moves.retain(|ago| self.created.is_none_or(|created| *ago <= created));
        moves
    }
}

impl World {
    /// The goal as an item of the journey.
    pub(crate) fn goal(&self, at: usize) -> Goal {
        let plain = &self.goals[at];
        let entry =
            |ago: &i64| LogEntry { on: day(*ago).into(), text: "moved".into(), amount: None };
        Goal {
            size: Size::Large,
            state: plain.state(),
            toward: plain.toward.map(id),
            log: plain.log.iter().map(entry).collect(),
            created: plain.created.map(|ago| day(ago).into()),
            paused: plain.pauses.iter().copied().map(span).collect(),
            ..Goal::new(id(at), "goal")
        }
    }

    fn files(&self) -> SortedMap<DataFile, Vec<Record>> {
        let goals = (0..self.goals.len()).map(|at| Item::from(self.goal(at)));
        let milestones = (5000..)
            .zip(&self.milestones)
            .map(|(number, ago)| Item::from(Milestone::new(id(number), "event", day(*ago).into())));
        let mut files: SortedMap<DataFile, Vec<Record>> = SortedMap::new();
        for item in goals.chain(milestones) {
            files.get_or_default(item.file()).push(item.into());
        }
        let rests = (9000..).zip(&self.pauses);
        let rests =
            rests.map(|(number, pause)| Break::new(id(number), BreakKind::Paused, span(*pause)));
        let rests = rests.map(|rest| Record::Break(Arc::new(rest)));
        files.get_or_default(DataFile::Open).extend(rests);
        files
    }

    /// The journey with every year loaded.
    pub(crate) fn journey(&self) -> Journey {
        let mut journey = Journey::default();
        let files = self.files().into_iter();
        files.for_each(|(home, members)| journey.replace(home, members));
        journey
    }

    /// The journey with only these years loaded, and summaries of the others.
    pub(crate) fn read_only(&self, years: &[i32]) -> Journey {
        let mut reading = Reading::default();
        for (home, members) in self.files() {
            match home {
                DataFile::Ended(year) if !years.contains(&year) => {
                    let goals: Vec<_> = members.iter().filter_map(Record::as_goal).collect();
                    let summary = YearSummary::of(goals.iter().copied());
                    reading.summaries.push((year, summary.into()));
                }
                DataFile::Open | DataFile::Milestones | DataFile::Ended(_) => {
                    reading.files.push((home, members));
                }
            }
        }
        let mut journey = Journey::default();
        journey.absorb(reading);
        journey
    }

    /// All moves, in days ago.
    pub(crate) fn all_moves(&self) -> Vec<i64> {
        let goals = self.goals.iter().flat_map(PlainGoal::all_moves);
        goals.chain(self.milestones.iter().copied()).collect()
    }

    /// First day of use, in days ago.
    fn began(&self) -> Option<i64> {
        let began = |goal: &PlainGoal| match goal.created {
            Some(created) => Some(created),
            None => goal.all_moves().into_iter().max(),
        };
        let goals = self.goals.iter().filter_map(began);
        goals.filter(|ago| *ago >= 0).max()
    }

    /// All moves that were not written down from memory.
    pub(crate) fn moves(&self) -> Vec<i64> {
        let began = self.began().unwrap_or(0);
        let milestones = self.milestones.iter().copied().filter(|ago| *ago <= began);
        let goals = self.goals.iter().flat_map(PlainGoal::moves);
        goals.chain(milestones).collect()
    }

    /// The moves of one goal and of everything that serves it.
    pub(crate) fn moves_of(&self, of: usize) -> Vec<i64> {
        let serves = |from: usize| {
            let mut at = Some(from);
            for _ in 0..=self.goals.len() {
                if at == Some(of) {
                    return true;
                }
                at = at.and_then(|at| self.goals[at].toward);
            }
            false
        };
        let serving = (0..self.goals.len()).filter(|from| serves(*from));
        serving.flat_map(|at| self.goals[at].moves()).collect()
    }

    /// Whether one goal or the journey is paused on that day.
    pub(crate) fn is_paused(&self, ago: i64, of: Option<usize>) -> bool {
        let own = of.map_or(&[][..], |of| &self.goals[of].pauses);
        let covers = |(from, until): &Pause| ago <= *from && ago >= until.unwrap_or(0).max(0);
        self.pauses.iter().chain(own).any(covers)
    }

    /// Momentum from plain lists, day by day.
    pub(crate) fn plainly(&self, of: Option<usize>) -> Momentum {
        let moves = of.map_or_else(|| self.moves(), |of| self.moves_of(of));
        let momentum = plainly(&moves, &|ago| self.is_paused(ago, of));
        let is_settled = self.began().is_some_and(|began| began >= 21);
        Momentum { drifting: momentum.drifting.filter(|_| is_settled), ..momentum }
    }
}

fn plainly(moves: &[i64], is_paused: &dyn Fn(i64) -> bool) -> Momentum {
    let past: Vec<i64> = moves.iter().copied().filter(|ago| *ago >= 0).collect();
    let within = |from: i64, to: i64| past.iter().filter(|a| (from..=to).contains(a)).count();
    let oldest = past.iter().max().copied().unwrap_or(-1);
    let mut windows = Vec::new();
    for k in 1..=12 {
        let (newest_day, oldest_day) = (k * 30, k * 30 + 29);
        let paused = (newest_day..=oldest_day).filter(|ago| is_paused(*ago)).count();
        if oldest >= oldest_day && paused <= 15 {
            windows.push(within(newest_day, oldest_day) as f64);
        }
    }
    let mut gaps = Vec::new();
    let mut open: Option<f64> = None;
    for ago in 0..365 {
        if past.contains(&ago) {
            gaps.extend(open);
            open = Some(1.0);
        } else if !is_paused(ago) {
            open = open.map(|days| days + 1.0);
        }
    }
    gaps.sort_by(f64::total_cmp);
    let usual_gap = middle(gaps.clone(), 5);
    let longest_gap = usual_gap.map(|usual| {
        let enough = |gap: &&f64| {
            let not_longer = gaps.iter().filter(|other| other <= gap).count();
            10 * not_longer >= 9 * gaps.len()
        };
        let ninth = gaps.iter().find(enough).expect("the last one is enough");
        ninth.max(2.0 * usual)
    });
    let since = past.iter().min().copied();
    let paused_since = (0..since.unwrap_or(0)).filter(|ago| is_paused(*ago)).count() as i64;
    let drifting = longest_gap.map(|longest| {
        let unpaused = since.expect("there are gaps") - paused_since;
        !(0..=7).any(is_paused) && unpaused as f64 > longest
    });
    Momentum {
        last_30_days: within(0, 29),
        last_365_days: within(0, 364),
        usual: middle(windows.clone(), 3),
        windows: windows.len(),
        days_since_move: since,
        paused_since_move: paused_since,
        usual_gap,
        gaps: gaps.len(),
        longest_gap,
        drifting,
        unread: None,
        weeks: std::array::from_fn(|week| {
            let ago = 7 * (11 - week as i64);
            within(ago, ago + 6)
        }),
    }
}

pub(crate) fn middle(mut numbers: Vec<f64>, least: usize) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let (low, high) = ((numbers.len().max(1) - 1) / 2, numbers.len() / 2);
    (numbers.len() >= least).then(|| (numbers[low] + numbers[high]) / 2.0)
}

fn any_day() -> impl Strategy<Value = i64> {
    prop_oneof![-5i64..40, 0i64..420, 0i64..4000]
}

fn any_pauses() -> impl Strategy<Value = Vec<Pause>> {
    let until = prop_oneof![4 => (0i64..60).prop_map(Some), 1 => Just(None)];
    let pause = (-10i64..450, until).prop_map(|(from, days)| (from, days.map(|n| from - n)));
    prop_oneof![2 => Just(Vec::new()), 3 => prop::collection::vec(pause, 0..5)]
}

fn any_goal() -> impl Strategy<Value = PlainGoal> {
    let done = prop::option::of(any_day());
    let log = prop::collection::vec(any_day(), 0..4);
    let toward = prop::option::of(0usize..1000);
    let created = prop::option::of(any_day());
    (toward, done, any::<bool>(), log, any_pauses(), created).prop_map(
        |(toward, done, dropped, log, pauses, created)| PlainGoal {
            toward,
            done,
            is_dropped: dropped,
            log,
            pauses,
            created,
        },
    )
}

/// Any journey; "toward" may have cycles.
pub(crate) fn any_world(most: usize) -> impl Strategy<Value = World> {
    let goals = prop::collection::vec(any_goal(), 0..most);
    let milestones = prop::collection::vec(any_day(), 0..6);
    (goals, milestones, any_pauses()).prop_map(|(mut goals, milestones, pauses)| {
        let all = goals.len();
        for goal in &mut goals {
            goal.toward = goal.toward.map(|at| at % all.min(7));
        }
        World { goals, milestones, pauses }
    })
}
