//! Reviews: the cards of a day and their order, and the summary of a period.

use super::*;
use crate::domain::change::Change;
use crate::domain::data_file::DataFile;
use crate::domain::date::{DateFormat, Span};
use crate::domain::declined::{AskAgain, Declined};
use crate::domain::fixtures::{date, day, id, large, small, today};
use crate::domain::goal::LogEntry;
use crate::domain::goal::{OpenState, State};
use crate::domain::milestone::{Credential, Milestone};
use crate::domain::record::Record;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::verbs;
use proptest::prelude::*;
use std::num::NonZeroU16;

fn done(goal: Goal, on: &str) -> Goal {
    let state = State::done(date(on));
    Goal { state, ..goal }
}

fn reviewed(goal: Goal, on: &str) -> Goal {
    let reviewed = Some(date(on));
    Goal { reviewed, ..goal }
}

fn due(goal: Goal, on: &str) -> Goal {
    let due = Some(date(on));
    Goal { due, ..goal }
}

fn toward(goal: Goal, larger: &str) -> Goal {
    let toward = Some(id(larger));
    Goal { toward, ..goal }
}

fn standing(goal: Goal, standing: OpenState) -> Goal {
    let state = State::Open(standing);
    Goal { state, ..goal }
}

fn paused_until(goal: Goal, until: &str) -> Goal {
    let (from, until) = (date("2026-10"), Some(date(until)));
    Goal { state: State::PAUSED, paused: vec![Span { from, until }], ..goal }
}

fn journey(goals: Vec<Goal>) -> Journey {
    let mut files: SortedMap<DataFile, Vec<Record>> = SortedMap::new();
    for goal in goals {
        let item = Record::from(goal);
        files.get_or_default(item.file()).push(item);
    }
    let mut journey = Journey::default();
    for (home, items) in files {
        journey.replace(home, items);
    }
    journey
}

fn deal(journey: &Journey) -> Deck {
    Deck::deal(journey, Walk::Due, today(), Cadence::default())
}

fn told(card: &Card) -> String {
    match card {
        Card::About(reason, id) => format!("{reason:?} {id}"),
        Card::Lapses(id) => format!("Lapses {id}"),
        Card::Next => "Next".into(),
    }
}

fn cards(goals: Vec<Goal>) -> Vec<String> {
    deal(&journey(goals)).cards.iter().map(told).collect()
}

#[test]
fn review_orders_cards_by_urgency() {
    let goals = vec![
        small("plain"),
        standing(small("dream"), OpenState::Someday),
        large("stuck"),
        due(toward(small("late"), "other"), "2026-11-20"),
        paused_until(small("rested"), "2026-11-21"),
        done(small("fresh"), "2026-11-20"),
        done(small("old"), "2016-11-22"),
    ];
    let told = [
        "Finished fresh",
        "Overdue late",
        "PauseOver rested",
        "Stuck stuck",
        "Right plain",
        "Someday dream",
        "LookBack old",
        "Next",
    ];
    assert_eq!(cards(goals), told);
}

#[test]
fn still_card_covers_a_small_goal_that_stopped_moving() {
    let weeks = ["06-01", "06-08", "06-15", "06-22", "06-29", "07-06", "07-13"];
    let logged = |days: &[&str]| Goal {
        log: days.iter().map(|day| entry(&format!("2026-{day}"))).collect(),
        ..small("slow")
    };
    assert_eq!(cards(vec![logged(&weeks)]), ["Drifting slow"]);
    assert_eq!(cards(vec![logged(&weeks[3..])]), ["Right slow"], "too few gaps");
}

#[test]
fn review_deals_one_card_per_goal_by_the_first_reason() {
    let late = due(large("late"), "2026-11-20");
    assert_eq!(cards(vec![late]), ["Overdue late", "Next"]);
    // Finished a week ago, so that it has an anniversary too.
    let fresh = done(small("fresh"), "2026-11-15");
    assert_eq!(cards(vec![fresh]), ["Finished fresh"]);
}

#[test]
fn goal_is_due_a_week_after_its_review() {
    let asked = |on: &str| !cards(vec![reviewed(small("a"), on)]).is_empty();
    assert!(asked("2026-11-15") && asked("2026-10") && asked("2025"));
    assert!(!asked("2026-11-16") && !asked("2026-11-22") && !asked("2026-11"));
    assert!(asked("2099-01-01"), "the clock was wrong on that day");
    assert_eq!(cards(vec![small("undated")]), ["Right undated"]);
    let every = |days| {
        let days = NonZeroU16::new(days).expect("not zero");
        Cadence::every(days).is_due(&reviewed(small("a"), "2026-11-19"), today())
    };
    assert!(every(3) && !every(4));
    let again = |on| Cadence::default().due_again(&reviewed(small("a"), on), today());
    assert_eq!(again("2026-11-20"), day("2026-11-27"));
}

#[test]
fn review_asks_about_a_credential_that_lapses_once_a_cadence() {
    let cards = |renewal: Option<(&str, AskAgain)>| {
        let mut journey = journey(vec![due(small("late"), "2026-11-01"), large("stuck")]);
        let mut cka = Milestone::new(id("cka"), "CKA", date("2024"));
        let expires = Some(date("2027-01-20"));
        cka.credential = Some(Credential { expires, ..Credential::default() });
        cka.renewal = renewal.map(|(on, again)| Declined { on: date(on), again });
        journey.replace(DataFile::Milestones, vec![cka.into()]);
        deal(&journey).cards.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(cards(None), ["Overdue late", "Lapses cka", "Stuck stuck", "Next"]);
    let asks = |renewal| cards(Some(renewal)).contains(&"Lapses cka".to_owned());
    assert!(asks(("2026-11-15", AskAgain::NextTime)));
    assert!(!asks(("2026-11-16", AskAgain::NextTime)));
    assert!(!asks(("2026-11-01", AskAgain::Never)));
}

#[test]
fn review_puts_the_longest_unreviewed_first_and_targets_by_date() {
    let goals = vec![
        reviewed(small("lately"), "2026-11-10"),
        reviewed(small("long"), "2026-09-10"),
        small("never"),
        due(small("b"), "2026-11"),
        due(small("c"), "2026-10-03"),
        due(small("d"), "2026-09"),
    ];
    let told = ["Overdue d", "Overdue c", "Right never", "Right b", "Right long", "Right lately"];
    assert_eq!(cards(goals), told);
}

#[test]
fn review_asks_about_a_target_that_passed_however_young_the_goal_is() {
    let young = |on: &str| Goal { created: Some(date("2026-11-20")), ..due(small("a"), on) };
    assert_eq!(cards(vec![young("2026-11-21")]), ["Overdue a"]);
    assert!(cards(vec![young("2026-11-25")]).is_empty(), "nothing is decided about it yet");
    let seen = |on: &str| cards(vec![reviewed(young("2026-11-21"), on)]);
    assert_eq!(seen("2026-11-20"), ["Overdue a"], "the target has passed since");
    assert!(seen("2026-11-22").is_empty(), "it was answered");
}

#[test]
fn review_puts_the_oldest_first_of_goals_never_reviewed() {
    let created = |name: &str, on: &str| Goal { created: Some(date(on)), ..small(name) };
    let goals = || vec![created("young", "2026-11-01"), created("old", "2025"), small("unknown")];
    let told = ["Right unknown", "Right old", "Right young"];
    assert_eq!(cards(goals()), told);
    let dreams = goals().into_iter();
    let dreams = dreams.map(|goal| standing(goal, OpenState::Someday));
    let told = ["Someday unknown", "Someday old", "Someday young"];
    assert_eq!(cards(dreams.collect()), told);
}

#[test]
fn review_asks_about_a_done_goal_until_it_was_looked_at() {
    let asked = |goal: Goal| !cards(vec![goal]).is_empty();
    assert!(asked(done(small("a"), "2026-11-22")));
    assert!(asked(reviewed(done(small("a"), "2026-11-20"), "2026-11-01")));
    assert!(!asked(reviewed(done(small("a"), "2026-11-20"), "2026-11-21")));
    assert!(asked(done(small("a"), "2026-11")));
    assert!(!asked(done(small("a"), "2026-10-21")), "longer than a month ago");
    assert!(!asked(done(small("a"), "2026")), "nobody knows when in the year");
}

#[test]
fn finished_cards_put_larger_goals_first_and_are_seven_at_most() {
    let mut goals: Vec<Goal> =
        (10..20).map(|n| done(small(&format!("s{n}")), &format!("2026-11-{n}"))).collect();
    goals.push(done(large("big"), "2026-11-02"));
    let deck = deal(&journey(goals));
    let told: Vec<String> = deck.cards.iter().map(told).collect();
    assert_eq!(told[..2], ["Finished big", "Finished s19"]);
    // The goal of a week ago has no card yet, so its anniversary comes up.
    assert_eq!((told.len(), deck.left), (7, 4));
}

#[test]
fn review_does_not_ask_about_a_milestone() {
    let mut goal = done(small("a"), "2026-11-20");
    goal.milestone = Some(id("m"));
    let mut journey = journey(vec![goal]);
    assert_eq!(deal(&journey).cards.len(), 1, "its milestone was deleted");
    let milestone = Milestone::new(id("m"), "m", date("2026-11-20"));
    journey.replace(DataFile::Milestones, vec![milestone.into()]);
    assert!(deal(&journey).cards.is_empty());
}

#[test]
fn someday_cards_are_rare_and_few() {
    let dream = |name: &str| standing(small(name), OpenState::Someday);
    assert_eq!(cards(vec![reviewed(dream("a"), "2026-09-01")]).len(), 0);
    assert_eq!(cards(vec![reviewed(dream("a"), "2026-08-30")]).len(), 1);
    let mut goals: Vec<Goal> = ["a", "b", "c", "d", "e"].map(dream).into();
    assert_eq!(cards(goals.clone()).len(), 3);
    goals[0].reviewed = Some(today().into());
    assert_eq!(cards(goals), ["Someday b", "Someday c"]);
}

#[test]
fn focus_card_is_last() {
    let with_step = |goal: Goal| vec![toward(reviewed(small("step"), "2026-11-20"), "big"), goal];
    let next = Goal { next: true, ..large("big") };
    assert_eq!(cards(with_step(next.clone())), ["Next"]);
    assert!(cards(with_step(reviewed(next, "2026-11-20"))).is_empty());
    assert_eq!(cards(with_step(large("big"))), ["Right big", "Next"]);
    assert!(cards(with_step(reviewed(large("big"), "2026-11-20"))).is_empty());
}

#[test]
fn review_has_a_limit_and_keeps_its_last_cards() {
    let late = |n: usize| due(small(&format!("g{n}")), "2026-11-20");
    let mut goals: Vec<Goal> = (0..40).map(late).collect();
    goals.extend([small("plain"), large("big"), done(small("old"), "2016-11-22")]);
    let deck = deal(&journey(goals));
    let told: Vec<String> = deck.cards.iter().map(told).collect();
    assert_eq!((told.len(), deck.left), (25, 19));
    assert_eq!(told[22..], ["Right plain", "LookBack old", "Next"]);
}

#[test]
fn review_lists_all_unchanged_goals_however_many() {
    let goals: Vec<Goal> = (0..40).map(|n| small(&format!("g{n}"))).collect();
    let deck = deal(&journey(goals));
    assert_eq!((deck.cards.len(), deck.left), (40, 0));
    assert!(deck.cards.iter().all(Card::is_unchanged));
}

#[test]
fn review_does_not_ask_about_what_is_younger_than_its_cadence() {
    let added = |goal: Goal, on: &str| Goal { created: Some(date(on)), ..goal };
    let young = [large("stuck"), small("plain"), due(small("soon"), "2026-11-24")];
    let young: Vec<Goal> = young.map(|goal| added(goal, "2026-11-16")).into();
    assert!(cards(young).is_empty());
    assert_eq!(cards(vec![added(small("plain"), "2026-11-15")]), ["Right plain"]);
    let dream = |on| added(standing(small("dream"), OpenState::Someday), on);
    assert!(cards(vec![dream("2026-11-16")]).is_empty());
    assert_eq!(cards(vec![dream("2026-11-15")]), ["Someday dream"]);
}

#[test]
fn card_is_skipped_once_its_reason_is_gone() {
    let late = due(small("late"), "2026-11-20");
    let mut journey = journey(vec![late]);
    let [card] = &deal(&journey).cards[..] else {
        panic!("one card");
    };
    assert!(card.holds(&journey, today()));
    let target = verbs::review::target(&journey, &id("late"), Some(date("2026-12")));
    let change = target.expect("a change");
    journey.apply(&change);
    assert!(!card.holds(&journey, today()));
    let gone = verbs::delete::delete(&journey, &[id("late")]).expect("a change");
    journey.apply(&gone);
    assert!(!card.holds(&journey, today()));
}

#[test]
fn period_under_review_is_the_one_whose_end_is_nearest() {
    let near = |zoom, on: &str| match Walk::over_nearest(zoom, day(on)) {
        Walk::Over(period) => period.words(DateFormat::default()),
        Walk::Due => String::new(),
    };
    let years = [
        ("2026-11-22", "2026"),
        ("2027-01-01", "2026"),
        ("2027-06-01", "2026"),
        ("2027-08-01", "2027"),
        ("0001-01-01", "0001"),
    ];
    for (on, year) in years {
        assert_eq!(near(Zoom::Year, on), year, "{on}");
    }
    assert_eq!(near(Zoom::Month, "2026-11-22"), "Nov 2026");
    assert_eq!(near(Zoom::Month, "2026-11-05"), "Oct 2026");
}

#[test]
fn year_review_asks_about_finished_goals_and_moves_of_larger_ones() {
    let mut goals: Vec<Goal> =
        (10..30).map(|n| done(small(&format!("s{n}")), &format!("2026-03-{n}"))).collect();
    goals.extend([
        done(large("big"), "2026"),
        done(small("before"), "2025-12-31"),
        large("ahead"),
        reviewed(large("seen"), "2026-11-20"),
        standing(small("rest"), OpenState::Paused),
        small("plain"),
    ]);
    let year = Walk::Over(Period::of_year(2026));
    let deck = Deck::deal(&journey(goals), year, today(), Cadence::default());
    let told: Vec<String> = deck.cards.iter().map(told).collect();
    assert_eq!(told[..2], ["Finished big", "Finished s29"]);
    assert_eq!(told[12..], ["Moved ahead", "Right rest", "Next"]);
    assert_eq!(deck.left, 9);
}

fn over(period: Period, journey: &Journey) -> Vec<String> {
    let deck = Deck::deal(journey, Walk::Over(period), today(), Cadence::default());
    deck.cards.iter().map(told).collect()
}

#[test]
fn review_of_a_period_does_not_ask_twice() {
    let next = Goal { next: true, ..large("next") };
    let rested = paused_until(small("rested"), "2026-11-21");
    let resting = standing(small("resting"), OpenState::Paused);
    let marked = vec![next.clone(), done(small("done"), "2026-11-20"), rested, resting];
    let unmarked = vec![large("next"), small("plain")];
    let november = Period::of(today(), Zoom::Month);
    for goals in [marked, unmarked] {
        let mut journey = journey(goals);
        assert_eq!(over(november, &journey).last().map(String::as_str), Some("Next"));
        for name in ["next", "done", "rested", "resting"] {
            if let Ok(change) = verbs::review::still_right(&journey, &id(name), today()) {
                journey.apply(&change);
            }
        }
        assert_eq!(over(november, &journey), Vec::<String>::new());
    }
}

#[test]
fn period_review_asks_about_its_own_time_only() {
    let created = |goal: Goal, on: &str| Goal { created: Some(date(on)), ..goal };
    let mut moved = created(large("moved"), "2026-03-01");
    moved.log = vec![entry("2024-05-05")];
    let goals = vec![
        created(large("new"), "2026-01-02"),
        created(large("old"), "2024-01-02"),
        large("undated"),
        moved,
        standing(small("rest"), OpenState::Paused),
        done(small("ahead"), "2026-11-27"),
    ];
    let journey = journey(goals);
    let year = |year| over(Period::of_year(year), &journey);
    assert_eq!(year(1998), Vec::<String>::new());
    assert_eq!(year(2024), ["Moved old", "Moved moved"]);
    assert_eq!(year(2025), ["Moved undated", "Moved old", "Right rest", "Next"]);
    assert_eq!(year(2026).len(), 6);
    assert_eq!(year(2027), Vec::<String>::new());
    let september = over(Period::of(day("2026-09-01"), Zoom::Month), &journey);
    assert_eq!(september, ["Moved old", "Moved new", "Moved moved"]);
}

fn entry(on: &str) -> LogEntry {
    LogEntry { on: date(on), text: "Two".into(), amount: None }
}

#[test]
fn moves_toward_a_larger_goal_count_at_any_distance_within_the_period() {
    let mut own = large("top");
    own.log = vec![entry("2026-02-01"), entry("2026-02")];
    let mut below = toward(large("mid"), "top");
    below.log = vec![entry("2026-05-05")];
    let goals = vec![
        own.clone(),
        below,
        done(toward(small("a"), "mid"), "2026-07-07"),
        done(toward(small("b"), "top"), "2025-07-07"),
        done(small("c"), "2026-07-07"),
    ];
    let journey = journey(goals);
    let year = |year| moved(&journey, &own, Period::of_year(year));
    assert_eq!((year(2026), year(2025), year(2024)), (3, 1, 0));
    let july = Period::of(day("2026-07-01"), Zoom::Month);
    assert_eq!(moved(&journey, &own, july), 1);
}

#[test]
fn answer_follows_from_its_change() {
    let open = vec![due(small("a"), "2026-11-20"), large("big"), done(small("old"), "2016-11-22")];
    let journey = journey(open);
    let verb = |made: Result<Change, crate::domain::refusal::Refusal>, id: &Id| {
        let change = made.expect("a change");
        let marked = verbs::review::with_review(&journey, change.clone(), id, today());
        assert_eq!(ReviewAnswer::of(&marked), ReviewAnswer::of(&change));
        ReviewAnswer::of(&marked)
    };
    let (a, big, old) = (id("a"), id("big"), id("old"));
    let on = Date::Day(today());
    use verbs::{add, end, hindsight, look_back, next, order, progress, review};
    let told = [
        (verb(review::still_right(&journey, &a, today()), &a), ReviewAnswer::StillRight),
        (verb(review::still_right(&journey, &old, today()), &old), ReviewAnswer::LookedAt),
        (verb(review::target(&journey, &a, None), &a), ReviewAnswer::Target),
        (verb(end::drop(&journey, &a, on, "", today()), &a), ReviewAnswer::Dropped),
        (verb(next::mark(&journey, &big), &big), ReviewAnswer::Next),
        (verb(progress::log(&journey, &a, entry("2026-11-22"), today()), &a), ReviewAnswer::Noted),
        (
            verb(verbs::open_state::set(&journey, &a, OpenState::Paused, today()), &a),
            ReviewAnswer::Paused,
        ),
        (verb(add::goal(&journey, small("new")), &a), ReviewAnswer::Step),
        (verb(hindsight::record(&journey, &old, id("m")), &old), ReviewAnswer::Milestone),
        (
            verb(look_back::answer(&journey, &old, AskAgain::Never, today()), &old),
            ReviewAnswer::Never,
        ),
    ];
    for (was, wanted) in told {
        assert_eq!(was, wanted);
    }
    assert!(order::after(&journey, &a, &big).is_ok());
    let said = [
        ReviewAnswer::StillRight.counted(4),
        ReviewAnswer::Target.counted(1),
        ReviewAnswer::Target.counted(2),
    ];
    assert_eq!(said, ["4 still right", "1 new target", "2 new targets"]);
    assert_eq!(ReviewAnswer::Milestone.heading(), "Milestone");
}

#[test]
fn answer_marks_its_goal_in_one_change() {
    let mut journey = journey(vec![small("a"), large("big")]);
    let before = journey.clone();
    let change = verbs::add::goal(&journey, toward(small("new"), "big")).expect("a change");
    let change = verbs::review::with_review(&journey, change, &id("a"), today());
    journey.apply(&change);
    for name in ["a", "new"] {
        let goal = journey.goal(&id(name)).expect("it is there");
        assert_eq!(goal.reviewed, Some(today().into()), "{name}");
    }
    assert_eq!(journey.goal(&id("big")).expect("it is there").reviewed, None);
    let again = verbs::review::still_right(&before, &id("a"), today()).expect("a change");
    let mut journey = before;
    journey.apply(&again);
    assert!(verbs::review::still_right(&journey, &id("a"), today()).is_err());
}

fn any_goal() -> impl Strategy<Value = Goal> {
    let dates = prop_oneof![
        (1u32..=28, 1u32..=12, 2015i32..=2027)
            .prop_map(|(d, m, y)| format!("{y:04}-{m:02}-{d:02}")),
        (10u32..=28).prop_map(|d| format!("2026-11-{d:02}")),
        (2015i32..=2027).prop_map(|y| format!("{y:04}")),
    ];
    let maybe = proptest::option::of(dates.clone());
    let parts = (0u32..100_000, any::<bool>(), 0u8..7, dates, maybe.clone(), maybe, any::<bool>());
    parts.prop_map(|(n, is_large, state, on, target, seen, next)| {
        let goal = if is_large { large } else { small }(&format!("g{n}"));
        let goal = Goal {
            due: target.as_deref().map(date),
            reviewed: seen.as_deref().map(date),
            next: next && is_large,
            ..goal
        };
        match state {
            0..=2 => goal,
            3 => paused_until(goal, &on),
            4 => standing(goal, OpenState::Someday),
            _ => done(goal, &on),
        }
    })
}

fn any_journey() -> impl Strategy<Value = Journey> {
    proptest::collection::vec(any_goal(), 0..60).prop_map(|goals| {
        let by_id: SortedMap<Id, Goal> = goals.into_iter().map(|g| (g.id.clone(), g)).collect();
        let mut next = false;
        let once = |mut goal: Goal| {
            goal.next &= goal.state.is_open() && !next;
            next |= goal.next;
            goal
        };
        journey(by_id.into_values().map(once).collect())
    })
}

/// The due goals, by a second implementation.
fn is_owed(goal: &Goal) -> bool {
    let weeks = if goal.is_someday() { 12 } else { 1 };
    let seen = goal.reviewed.filter(|on| on.first_day() <= today());
    goal.state.is_open()
        && match seen {
            None => true,
            Some(on) => on.last_day() <= today().plus_days(-7 * weeks),
        }
}

proptest! {
    #[test]
    fn cards_apply_and_are_one_per_goal(journey in any_journey()) {
        let deck = deal(&journey);
        let others = deck.cards.iter().filter(|card| !card.is_unchanged());
        prop_assert!(others.count() <= 24);
        prop_assert!(deck.cards.iter().all(|card| card.holds(&journey, today())));
        let subjects: Vec<&Id> = deck.cards.iter().filter_map(Card::subject).collect();
        let distinct: SortedSet<&Id> = subjects.iter().copied().collect();
        prop_assert_eq!(distinct.len(), subjects.len());
        prop_assert_eq!(&deck, &deal(&journey));
    }

    #[test]
    fn due_goals_have_a_card_or_are_left_for_next_time(journey in any_journey()) {
        let deck = deal(&journey);
        let marked = journey.next().map(|goal| goal.id.clone());
        let asked = |id: &Id| {
            deck.cards.iter().any(|card| card.subject() == Some(id))
                || (marked.as_ref() == Some(id) && deck.cards.last() == Some(&Card::Next))
        };
        let owed: Vec<_> = journey.open().filter(|goal| is_owed(goal)).collect();
        if deck.left == 0 {
            let begun = owed.iter().filter(|goal| !goal.is_someday());
            for goal in begun {
                prop_assert!(asked(&goal.id), "{} has no card", goal.id);
            }
        }
        for card in &deck.cards {
            if let Card::About(reason, id) = card
                && !matches!(reason, Reason::Finished | Reason::LookBack)
            {
                let goal = journey.goal(id).expect("a card is about a goal");
                let is_late = *reason == Reason::Overdue && goal.is_overdue(today());
                prop_assert!(is_late || is_owed(goal), "{} is not due", id);
            }
        }
    }

    #[test]
    fn answered_cards_do_not_return_and_the_others_stay(journey in any_journey(), first in 0usize..25) {
        let deck = deal(&journey);
        let mut left = journey.clone();
        for card in deck.cards.iter().take(first) {
            let Card::About(reason, id) = card else { continue };
            let made = match reason {
                Reason::LookBack => {
                    verbs::look_back::answer(&left, id, AskAgain::NextTime, today())
                }
                _ => verbs::review::still_right(&left, id, today()),
            };
            left.apply(&made.expect("a change"));
        }
        let again = deal(&left);
        let (answered, rest) = deck.cards.split_at(first.min(deck.cards.len()));
        for card in answered.iter().filter(|card| card.subject().is_some()) {
            prop_assert!(!again.cards.contains(card), "{:?} is asked again", card);
        }
        // The focus card and one anniversary a day keep their place or are left out.
        let about = |card: &&Card| matches!(card, Card::About(reason, _) if *reason != Reason::LookBack);
        for card in rest.iter().filter(about) {
            prop_assert!(again.cards.contains(card), "{:?} is lost", card);
        }
    }
}
