//! Momentum against a second, plain implementation.

mod world;

use self::world::{PlainGoal, World, any_world, day, id, today};
use super::*;
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::goal::{LogEntry, State};
use crate::domain::item::Item;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use proptest::prelude::*;

/// A move on each of these days ago.
fn steady(ago: impl IntoIterator<Item = i64>) -> World {
    let goal = |ago| PlainGoal { done: Some(ago), ..PlainGoal::default() };
    World { goals: ago.into_iter().map(goal).collect(), ..World::default() }
}

fn of(world: &World) -> Momentum {
    Momentum::of(&world.journey(), today())
}

fn done(ago: impl IntoIterator<Item = i64>) -> Momentum {
    of(&steady(ago))
}

#[test]
fn momentum_does_not_count_what_was_added_from_memory() {
    let goal = |created, done, log: &[i64]| PlainGoal {
        created: Some(created),
        done: Some(done),
        log: log.to_vec(),
        ..PlainGoal::default()
    };
    let world = World {
        goals: vec![goal(0, 300, &[310, 0]), goal(0, 3, &[])],
        milestones: vec![1850, 1, 0],
        ..World::default()
    };
    let momentum = of(&world);
    assert_eq!((momentum.last_365_days, momentum.days_since_move), (2, Some(0)));
    let alone = World { milestones: vec![1850], ..World::default() };
    assert_eq!(sentence(&of(&alone)), "no moves yet");
    let used =
        World { goals: vec![goal(40, 30, &[])], milestones: vec![1850, 39], ..World::default() };
    assert_eq!(of(&used).last_365_days, 2, "while it was in use");
}

#[test]
fn year_share_has_what_is_known_to_the_month_or_the_year() {
    let date = |text| Date::from_iso(text).expect("a date");
    let done = |number, on| {
        Record::from(Item::from(Goal {
            state: State::done(date(on)),
            ..Goal::new(id(number), "goal")
        }))
    };
    let mut journey = Journey::default();
    let ended = vec![done(1, "2001"), done(2, "2001-03"), done(3, "2001-03-04")];
    journey.replace(DataFile::Ended(2001), ended);
    let milestone = Milestone::new(id(4), "course", date("2002"));
    journey.replace(DataFile::Milestones, vec![Item::from(milestone).into()]);
    let moves: Vec<_> = by_year(&journey, today()).iter().map(|share| share.moves).collect();
    assert_eq!(moves[..3], [3, 1, 0]);
}

#[test]
fn momentum_does_not_count_a_correction() {
    let entry = |ago, amount| LogEntry {
        on: day(ago).into(),
        text: String::new(),
        amount: Amount::new(amount),
    };
    let goal = Goal {
        log: vec![entry(3, 2.0), entry(2, -2.0), entry(1, 0.0)],
        ..Goal::new(id(1), "goal")
    };
    let mut journey = Journey::default();
    journey.replace(DataFile::Open, vec![Item::from(goal).into()]);
    let momentum = Momentum::of(&journey, today());
    assert_eq!((momentum.last_30_days, momentum.days_since_move), (2, Some(1)));
    assert_eq!(moves(&journey, day(30), today()).len(), 2);
}

#[test]
fn drift_is_silent_in_the_first_three_weeks() {
    let moves = |first: i64| (0..6).map(move |n| first - n);
    assert_eq!(done(moves(20)).drifting, None);
    assert_eq!(done(moves(21)).drifting, Some(true));
    let mut early = steady(moves(20));
    early.goals[0].created = Some(25);
    assert_eq!(of(&early).drifting, Some(true), "it was in use before");
    let mut told = steady(moves(60));
    for goal in &mut told.goals {
        goal.created = Some(10);
    }
    assert_eq!((of(&told).drifting, of(&told).gaps), (None, 0));
}

#[test]
fn momentum_without_moves_has_nothing_to_say() {
    let momentum = done([]);
    assert_eq!((momentum.usual, momentum.drifting, momentum.days_since_move), (None, None, None));
    assert_eq!(sentence(&momentum), "no moves yet");
    assert_eq!(sentence(&done([-3])), "no moves yet", "what is to come is no move");
}

#[test]
fn momentum_skips_vague_dates_and_counts_a_promoted_goal_once() {
    let mut journey = steady([1]).journey();
    let course = Milestone::new(id(9), "course", Date::Month(2026, 11));
    let promoted = Milestone { from: Some(id(0)), ..Milestone::new(id(8), "goal", day(1).into()) };
    journey.replace(DataFile::Milestones, vec![course.into(), promoted.into()]);
    assert_eq!(Momentum::of(&journey, today()).last_30_days, 1);
}

#[test]
fn momentum_windows_meet_without_overlap() {
    let momentum = done([0, 29, 30, 59, 60]);
    assert_eq!(momentum.last_30_days, 2);
    assert_eq!(momentum.weeks, [0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1]);
    assert_eq!(momentum.usual, None, "the first step lies in the second window");
    assert_eq!(done([0, 30, 59, 60, 119]).usual, Some(1.0));
    assert_eq!(
        done([0, 30, 59, 60, 118]).usual,
        None,
        "the third window begins before the first step"
    );
}

#[test]
fn drift_is_a_gap_longer_than_twice_the_usual_and_nearly_all() {
    let steady = |since: i64| done((0..6).map(|n| since + n * 10));
    assert_eq!(steady(20).usual_gap, Some(10.0));
    assert_eq!(steady(20).drifting, Some(false));
    assert_eq!(steady(21).drifting, Some(true));
    assert_eq!(done([40, 50, 60, 70, 80]).drifting, None, "four gaps are too few");
    assert_eq!(done([40, 50, 60, 70, 80, 130]).drifting, Some(false), "one gap in five was longer");
}

#[test]
fn momentum_sentence_has_the_numbers() {
    assert_eq!(
        sentence(&done([38, 49, 60, 71, 82, 93])),
        "38 days since your last move; usually 11"
    );
    assert_eq!(sentence(&done([2])), "1 move in 30 days · last one 2 days ago");
    assert_eq!(sentence(&done([0, 0, 1])), "3 moves in 30 days · last one today");
    assert_eq!(sentence(&done([45, 46])), "no moves in the last 30 days");
    let mut world = steady([38, 49, 60, 71, 82, 93]);
    world.pauses = vec![(30, Some(12))];
    assert_eq!(
        sentence(&Momentum { drifting: Some(true), ..of(&world) }),
        "19 days since your last move, not counting the pause; usually 11"
    );
    let usual = |usual| Momentum { usual: Some(usual), ..done([1, 2]) };
    assert_eq!(sentence(&usual(0.0)), "2 moves in 30 days · last one yesterday");
    assert_eq!(sentence(&usual(6.5)), "2 moves in 30 days, usually 6.5 · last one yesterday");
}

#[test]
fn pause_is_excluded_from_gaps_and_from_the_days_since_the_last_move() {
    let mut world = steady((0..6).map(|n| 40 + n * 10));
    assert_eq!(of(&world).drifting, Some(true));
    world.pauses = vec![(39, Some(20))];
    let back = of(&world);
    assert_eq!(
        (back.days_since_move, back.paused_since_move, back.drifting),
        (Some(40), 20, Some(false))
    );
    world.pauses = vec![(14, Some(8))];
    assert_eq!(of(&world).drifting, Some(true), "the week after it is over");
    world.pauses = vec![(14, Some(7))];
    assert_eq!(of(&world).drifting, Some(false), "a week of grace");
    world.pauses = vec![(10, None)];
    let away = of(&world);
    assert_eq!(away.drifting, Some(false), "nobody drifts while it is paused");
    world.pauses = vec![(89, Some(41))];
    let gaps = of(&world);
    assert_eq!((gaps.usual_gap, gaps.gaps), (Some(1.0), 5));
}

#[test]
fn momentum_leaves_out_a_window_paused_for_more_than_half() {
    let mut world = steady([0, 30, 60, 61, 149]);
    assert_eq!((of(&world).usual, of(&world).windows), (Some(1.0), 4));
    world.pauses = vec![(89, Some(75))];
    assert_eq!(of(&world).windows, 4, "half of it");
    world.pauses = vec![(89, Some(74))];
    assert_eq!((of(&world).usual, of(&world).windows), (Some(1.0), 3));
}

#[test]
fn momentum_of_none_four_five_and_five_hundred_moves() {
    let told = |n: i64| of(&steady((0..n).map(|at| at * 3)));
    let gaps = |n| (told(n).gaps, told(n).usual_gap, told(n).drifting);
    assert_eq!(gaps(0), (0, None, None));
    assert_eq!(gaps(4), (3, None, None));
    assert_eq!(gaps(5), (4, None, None));
    assert_eq!(gaps(6), (5, Some(3.0), None), "in the third week");
    assert_eq!(gaps(8), (7, Some(3.0), Some(false)));
    assert_eq!(gaps(500), (121, Some(3.0), Some(false)));
    assert_eq!((told(500).last_30_days, told(500).usual), (10, Some(10.0)));
}

#[test]
fn momentum_with_a_clock_set_back_ignores_later_moves() {
    let world = steady([0, 5, 10, 15, 20, 25]);
    let back = Momentum::of(&world.journey(), day(18));
    assert_eq!((back.last_30_days, back.days_since_move), (2, Some(2)));
    let before = Momentum::of(&world.journey(), day(4000));
    assert_eq!(before.days_since_move, None);
    assert_eq!(sentence(&before), "no moves yet");
}

#[test]
fn momentum_of_a_goal_includes_everything_that_serves_it() {
    let goal = |toward, done, log: &[i64]| PlainGoal {
        toward,
        done,
        log: log.to_vec(),
        ..PlainGoal::default()
    };
    let world = World {
        goals: vec![
            goal(None, None, &[3]),
            goal(Some(0), None, &[5]),
            goal(Some(1), Some(7), &[8]),
            goal(None, Some(1), &[]),
        ],
        ..World::default()
    };
    let (journey, asked) = (world.journey(), world.goal(0));
    let own = Momentum::of_goal(&journey, &asked, today());
    assert_eq!((own.last_30_days, own.days_since_move), (4, Some(3)));
}

#[test]
fn momentum_arithmetic_shows_its_parts() {
    let steady = of(&steady((0..40).map(|at| 2 + at * 10)));
    assert_eq!(
        arithmetic(&steady),
        [
            "3 moves in the last 30 days, usually 3 (median of the previous twelve 30-day periods). The last one was 2 days ago.",
            "Usually a move every 10 days (median of 36 gaps in the last 365 days). A gap of more than 20 days is long for you.",
        ]
    );
    assert_eq!(
        arithmetic(&done([0])),
        [
            "1 move in the last 30 days; too little history yet to say what is usual. The last one is from today."
        ]
    );
    assert_eq!(
        arithmetic(&done([])),
        ["No moves in the last 30 days; too little history yet to say what is usual."]
    );
}

proptest! {
    #[test]
    fn momentum_agrees_with_a_plain_implementation(world in any_world(60)) {
        let momentum = Momentum::of(&world.journey(), today());
        prop_assert_eq!(&momentum, &world.plainly(None));
        prop_assert!(!sentence(&momentum).is_empty());
    }

    #[test]
    fn momentum_of_a_goal_agrees_with_a_plain_implementation(world in any_world(40)) {
        let journey = world.journey();
        let goals: Vec<Goal> = (0..world.goals.len()).map(|at| world.goal(at)).collect();
        let asked: Vec<&Goal> = goals.iter().collect();
        let together = Momentum::of_goals(&journey, &asked, today());
        for (at, momentum) in together.iter().enumerate() {
            prop_assert_eq!(momentum, &world.plainly(Some(at)));
            prop_assert_eq!(momentum, &Momentum::of_goal(&journey, asked[at], today()));
        }
    }

    #[test]
    fn momentum_is_the_same_without_the_years_that_it_does_not_need(mut world in any_world(40)) {
        for goal in world.goals.iter_mut() {
            // A summary covers neither steps of steps nor the logs of dropped goals.
            goal.toward = goal.toward.map(|_| 0);
            goal.is_dropped = false;
            goal.log.retain(|ago| goal.done.is_none_or(|done| *ago == done));
        }
        world.goals.iter_mut().take(1).for_each(|larger| *larger = Default::default());
        let unread = unread(&world.read_only(&[]), today());
        let (some, all) = (world.read_only(&unread), world.journey());
        prop_assert!(unread.len() <= 4);
        prop_assert_eq!(Momentum::of(&some, today()), Momentum::of(&all, today()));
        if !world.goals.is_empty() {
            let larger = world.goal(0);
            prop_assert_eq!(
                Momentum::of_goal(&some, &larger, today()),
                Momentum::of_goal(&all, &larger, today())
            );
        }
    }

    #[test]
    fn heat_map_has_the_moves_of_each_day(world in any_world(60)) {
        let year = HeatMap::of(&world.journey(), today().into());
        let moves = world.moves();
        let on = |ago: i64| moves.iter().filter(|moved| **moved == ago).count();
        let days: Vec<i64> = (0..365).collect();
        prop_assert_eq!(year.first(), day(364));
        for ago in &days {
            prop_assert_eq!(year.moves_on(day(*ago)), on(*ago));
            prop_assert_eq!(year.level(day(*ago)) as usize, on(*ago).min(4));
            prop_assert_eq!(year.is_paused(day(*ago)), world.is_paused(*ago, None));
        }
        prop_assert_eq!(year.moves(), days.iter().map(|ago| on(*ago)).sum::<usize>());
        prop_assert_eq!(Momentum::of(&world.journey(), today()).last_365_days, year.moves());
        let named = super::moves(&world.journey(), year.first(), today());
        prop_assert_eq!(named.len(), year.moves());
        let kinds = by_kind(&world.journey(), &named);
        prop_assert_eq!(kinds.iter().map(|(_, n)| n).sum::<usize>(), year.moves());
    }

    #[test]
    fn year_shares_have_the_moves_of_their_days(world in any_world(60)) {
        let years = by_year(&world.journey(), today());
        let moves: Vec<i64> = world.all_moves().into_iter().filter(|ago| *ago >= 0).collect();
        for share in &years {
            let on = moves.iter().filter(|ago| day(**ago).year() == share.year).count();
            prop_assert_eq!(share.moves, on);
        }
        prop_assert_eq!(years.iter().map(|share| share.moves).sum::<usize>(), moves.len());
        prop_assert!(years.windows(2).all(|pair| pair[0].year + 1 == pair[1].year));
    }
}
