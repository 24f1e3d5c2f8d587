//! The sample career: it holds together, and shows what the README's picture and the demo show.

use milepost::domain::date::{Date, Day};
use milepost::domain::journey::Journey;
use milepost::domain::look_back;
use milepost::domain::momentum::Momentum;
use milepost::store::places::Places;
use milepost::store::{Store, Years};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The day on which the sample was written down.
const TODAY: &str = "2026-11-22";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample")
}

/// The items of one file, in its order.
fn items(path: &Path, table: &str) -> Vec<Table> {
    let text = fs::read_to_string(path).expect("the sample file can be read");
    let whole: Table = text.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert_eq!(whole.get("format").and_then(Value::as_integer), Some(1), "{}", path.display());
    let array = whole.get(table).and_then(Value::as_array).expect("the file has items");
    array.iter().filter_map(Value::as_table).cloned().collect()
}

fn open() -> Vec<Table> {
    items(&folder().join("goals.toml"), "goal")
}

fn milestones() -> Vec<Table> {
    items(&folder().join("milestones.toml"), "milestone")
}

/// The years of `done/`, with what ended in each, oldest first.
fn years() -> Vec<(String, Vec<Table>)> {
    let entries = fs::read_dir(folder().join("done")).expect("the sample has a past");
    let mut paths: Vec<PathBuf> =
        entries.map(|e| e.expect("an entry can be read").path()).collect();
    paths.sort();
    let year = |path: &PathBuf| {
        let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        (name, items(path, "goal"))
    };
    paths.iter().map(year).collect()
}

fn ended() -> Vec<Table> {
    years().into_iter().flat_map(|(_, goals)| goals).collect()
}

fn text<'a>(item: &'a Table, key: &str) -> &'a str {
    item.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn size(item: &Table) -> &str {
    item.get("size").map_or("small", |_| text(item, "size"))
}

fn state(item: &Table) -> &str {
    item.get("state").map_or("active", |_| text(item, "state"))
}

fn list<'a>(item: &'a Table, key: &str) -> Vec<&'a str> {
    let array = item.get(key).and_then(Value::as_array);
    array.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A date in its own precision, whichever way the file spells it.
fn date(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(year) => format!("{year:04}"),
        Value::Datetime(date) => date.to_string(),
        other => panic!("{other} is no date"),
    }
}

fn ended_on(goal: &Table) -> String {
    let dropped = goal.get("dropped").and_then(|d| d.get("on"));
    date(goal.get("done").or(dropped).expect("an ended goal says when"))
}

fn by_id(items: &[Table]) -> HashMap<&str, &Table> {
    items.iter().map(|item| (text(item, "id"), item)).collect()
}

fn titled<'a>(items: &'a [Table], title: &str) -> &'a Table {
    let found = items.iter().find(|item| text(item, "title") == title);
    found.unwrap_or_else(|| panic!("no {title}"))
}

/// How many of these goals serve that one.
fn toward(goals: &[Table], larger: &Table) -> usize {
    goals.iter().filter(|g| text(g, "toward") == text(larger, "id")).count()
}

#[test]
fn every_item_has_a_title_and_an_id_of_its_own() {
    let all = [open(), milestones(), ended()].concat();
    let plain = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'z') && !b"ilou".contains(&b);
    for item in &all {
        let id = text(item, "id");
        assert!(id.len() == 8 && id.bytes().all(plain), "{id}");
        assert!(!text(item, "title").is_empty(), "{id}");
    }
    assert_eq!(by_id(&all).len(), all.len(), "an id stands twice");
}

#[test]
fn every_reference_leads_somewhere() {
    let (goals, milestones) = ([open(), ended()].concat(), milestones());
    let (goal, milestone) = (by_id(&goals), by_id(&milestones));
    for item in &goals {
        if item.contains_key("toward") {
            assert_eq!(size(goal[text(item, "toward")]), "large", "{item}");
        }
        if item.contains_key("milestone") {
            assert_eq!(text(milestone[text(item, "milestone")], "from"), text(item, "id"));
        }
    }
    for item in &milestones {
        assert!(list(item, "led_to").iter().all(|id| milestone.contains_key(id)), "{item}");
        if item.contains_key("from") {
            assert_eq!(text(goal[text(item, "from")], "milestone"), text(item, "id"));
        }
    }
}

#[test]
fn sample_keeps_ended_goals_in_the_file_of_their_year() {
    for (year, goals) in years() {
        for goal in goals {
            let on = ended_on(&goal);
            assert!(on.starts_with(&year), "{on} in {year}: {}", text(&goal, "title"));
            assert!(on.as_str() <= TODAY, "{on}: {}", text(&goal, "title"));
            assert!(goal.contains_key("created") && goal.contains_key("modified"));
        }
    }
}

#[test]
fn open_goals_show_one_of_everything() {
    let open = open();
    let how_many =
        |wanted: (&str, &str)| open.iter().filter(|g| (size(g), state(g)) == wanted).count();
    assert_eq!(how_many(("small", "active")), 6);
    assert_eq!(how_many(("small", "paused")), 1);
    assert_eq!(how_many(("small", "someday")), 1);
    let small = || open.iter().filter(|g| size(g) == "small" && state(g) == "active");
    let dues: Vec<String> = small().filter_map(|g| g.get("due")).map(date).collect();
    assert!(dues.iter().any(|d| d == TODAY), "one is due today");
    assert!(dues.iter().any(|d| d.as_str() < TODAY), "the target of one has gone by");
    assert!(small().any(|g| !g.contains_key("toward")), "one serves nothing larger");
    let exercises = titled(&open, "Finish chapter 4 exercises")["measure"].as_table();
    let exercises = exercises.expect("it is counted");
    assert_eq!(
        (exercises["done"].as_integer(), exercises["target"].as_integer()),
        (Some(4), Some(12))
    );
}

#[test]
fn larger_goals_are_next_stuck_someday_and_one_within_another() {
    let (open, ended) = (open(), ended());
    let done: Vec<Table> = ended.into_iter().filter(|g| g.contains_key("done")).collect();
    let cka = titled(&open, "CKA certification");
    assert_eq!(cka["next"].as_bool(), Some(true));
    assert_eq!((toward(&done, cka), toward(&open, cka)), (5, 6), "5 of 11 steps");
    let team = titled(&open, "Lead a team");
    assert_eq!((toward(&done, team), toward(&open, team)), (0, 0), "no steps yet");
    let book = titled(&open, "Write a book");
    assert_eq!((state(book), toward(&open, book)), ("someday", 1));
}

/// How many ways lead from that milestone to the one titled `end`.
fn ways(milestones: &[Table], from: &Table, end: &str) -> usize {
    if text(from, "title") == end {
        return 1;
    }
    let next = list(from, "led_to").into_iter().map(|id| by_id(milestones)[id]);
    next.map(|m| ways(milestones, m, end)).sum()
}

#[test]
fn course_of_1997_was_seen_in_2016_and_leads_to_now() {
    let milestones = milestones();
    let course = titled(&milestones, "Windows NT4 course");
    assert_eq!(date(&course["on"]), "1997");
    assert_eq!(date(&course["recognised"]["on"]), "2016-05-10");
    assert!(ways(&milestones, course, "Infrastructure architect") > 1, "the way has branches");
    assert!(ways(&milestones, course, "Led the payments cutover") > 1);
}

#[test]
fn past_is_long_has_a_gap_and_goes_on_this_week() {
    let years = years();
    let named: Vec<&str> = years.iter().map(|(year, _)| year.as_str()).collect();
    assert_eq!((named.first(), named.last()), (Some(&"1997"), Some(&"2026")));
    assert!(!["2009", "2010", "2011"].iter().any(|y| named.contains(y)));
    let ended = ended();
    assert!((250..=350).contains(&ended.len()), "{}", ended.len());
    assert!(ended.iter().any(|g| ended_on(g).as_str() >= "2026-11-16"));
    let titles: Vec<&str> = ended.iter().map(|g| text(g, "title")).collect();
    assert!(titles.windows(2).all(|w| w[0] != w[1]), "a title stands twice in a row");
    let dropped = ended.iter().filter(|g| g.contains_key("dropped")).count();
    assert!(dropped > 5 && dropped < 30, "{dropped} dropped");
}

/// The sample as the program reads it.
fn journey() -> Journey {
    let places = Places { journey: folder(), state: None, cache: None };
    let reading = Store::new(places).read(Years::All).expect("the sample reads");
    let mut journey = Journey::default();
    journey.absorb(reading);
    journey
}

#[test]
fn old_step_comes_up_on_every_day_of_the_year() {
    let journey = journey();
    let first = Day::new(2026, 1, 1).expect("a day");
    for day in (0..=365).map(|days| first.plus_days(days)) {
        assert!(look_back::shown_on(&journey, day).is_some(), "{day}");
    }
}

#[test]
fn one_item_is_private() {
    let all = [open(), milestones(), ended()].concat();
    let private = |item: &&Table| item.get("private").and_then(Value::as_bool) == Some(true);
    assert_eq!(all.iter().filter(private).count(), 1);
}

/// Every exact day on which something moved, as the files say it.
fn steps() -> Vec<String> {
    let goals = [open(), ended()].concat();
    let logged = goals.iter().flat_map(|goal| {
        let log = goal.get("log").and_then(Value::as_array);
        log.into_iter().flatten().filter_map(|entry| entry.get("on"))
    });
    let done = goals.iter().filter_map(|goal| goal.get("done"));
    let milestones = milestones();
    let reached = milestones.iter().filter(|m| !m.contains_key("from"));
    let reached = reached.filter_map(|milestone| milestone.get("on"));
    let days = logged.chain(done).chain(reached).map(date);
    days.filter(|on| on.len() == TODAY.len() && on.as_str() <= TODAY).collect()
}

#[test]
fn its_momentum_is_what_a_person_counts() {
    let day = |text: &str| Date::from_iso(text).and_then(Date::day).expect("a day");
    let mut ago: Vec<i64> = steps().iter().map(|on| day(TODAY).days_since(day(on))).collect();
    ago.sort_unstable();
    let within = |from: i64, to: i64| ago.iter().filter(|a| (from..=to).contains(a)).count();
    let mut windows: Vec<usize> = (1..=12).map(|n| within(30 * n, 30 * n + 29)).collect();
    windows.sort_unstable();
    let mut days: Vec<i64> = ago.iter().copied().filter(|a| *a < 365).collect();
    days.dedup();
    let mut gaps: Vec<i64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_unstable();
    let middle = |low: i64, high: i64| (low + high) as f64 / 2.0;
    let momentum = Momentum::of(&journey(), day(TODAY));
    assert_eq!(momentum.last_30_days, within(0, 29));
    assert_eq!(momentum.last_365_days, within(0, 364));
    assert_eq!(momentum.usual, Some(middle(windows[5] as i64, windows[6] as i64)));
    assert_eq!(momentum.days_since_move, ago.first().copied());
    assert_eq!(momentum.usual_gap, Some(middle(gaps[(gaps.len() - 1) / 2], gaps[gaps.len() / 2])));
    let ninth = gaps[(gaps.len() * 9).div_ceil(10) - 1] as f64;
    let longest = ninth.max(2.0 * momentum.usual_gap.expect("there are gaps"));
    assert_eq!(momentum.longest_gap, Some(longest));
    assert_eq!(momentum.drifting, Some(ago[0] as f64 > longest));
}
