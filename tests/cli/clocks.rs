//! Time as a machine may have it: any zone, any clock, forwards and backwards. No date moves, no id depends on it.

use super::kit::Desk;
use crate::trial::times;
use milepost::domain::date::{Date, Day};
use std::collections::BTreeSet;

/// Zones with clock changes at midnight, at odd amounts, across the date line; one that is no zone, and none.
const ZONES: [&str; 14] = [
    "UTC",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Asia/Pyongyang",
    ":/etc/nowhere",
    "Not/AZone",
    "",
];

/// Dates as exact as memory is, among them days that a zone skipped or whose midnight it did.
const DATES: [&str; 14] = [
    "0001",
    "9999",
    "1997",
    "1997-01",
    "1999-12",
    "0001-01-01",
    "9999-12-31",
    "2000-02-29",
    "2011-12-30",
    "1994-12-31",
    "2018-11-04",
    "2026-03-29",
    "2026-10-25",
    "2038-01-19",
];

/// Writes that date down wherever one may stand, in that zone; what is read of it in another. A date that is still to
/// come can only be a target.
fn moved(date: &str, zone: &str, other: &str) -> Vec<String> {
    let desk = Desk::new();
    let run = |zone: &str, args: &[&str]| {
        let mut command = desk.command(args);
        command.env("TZ", zone).env_remove("MILEPOST_TODAY");
        let output = command.output().expect("the program starts");
        assert!(output.status.success(), "{zone}, {args:?}: {}", desk.said(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    run(zone, &["add", "Read it", "--due", date]);
    if date < "2026" {
        run(zone, &["add", "End it"]);
        run(zone, &["done", "End it", "--on", date]);
        run(zone, &["milestone", "It happened", "--on", date, "--recognised", date]);
    }
    let listed = run(other, &["list", "--all", "--json"]);
    let items: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let items = items.as_array().expect("a list").iter();
    let dates =
        items.flat_map(|item| ["/due", "/done", "/on", "/recognised/on"].map(|p| item.pointer(p)));
    dates.flatten().map(|d| d.as_str().expect("a date").to_owned()).collect()
}

#[test]
fn no_date_moves_in_any_zone() {
    let few = times("dates in each of 14 zones", 2, DATES.len());
    for (index, zone) in ZONES.iter().enumerate() {
        for date in DATES.iter().cycle().skip(index).take(few) {
            let other = ZONES[(index + 5) % ZONES.len()];
            let wanted = vec![*date; if *date < "2026" { 4 } else { 1 }];
            assert_eq!(moved(date, zone, other), wanted, "{date} in {zone:?}, read in {other:?}");
        }
    }
}

/// The day that the program writes down as the one on which a goal was made.
fn created(desk: &Desk, zone: &str) -> Day {
    let mut command = desk.command(&["add", "Made today", "--json"]);
    let output = command.env("TZ", zone).env_remove("MILEPOST_TODAY").output().expect("it starts");
    let item: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let on = Date::from_iso(item["created"].as_str().expect("a date")).and_then(Date::day);
    on.expect("a day")
}

#[test]
fn today_is_the_local_day() {
    let desk = Desk::new();
    let (west, east) = (created(&desk, "<-12>12"), created(&desk, "<+14>-14"));
    assert!((1..=2).contains(&east.days_since(west)), "26 hours apart: {west} and {east}");
    let utc = created(&desk, "UTC0");
    assert!(
        (0..=1).contains(&created(&desk, "Not/AZone").days_since(utc)),
        "no zone is that of UTC"
    );
}

#[test]
fn clocks_far_off_and_backwards_crash_nothing_and_no_id_follows_from_them() {
    let all = [
        "2026-11-22",
        "1970-01-01",
        "2038-01-20",
        "1999-12-31",
        "2099-12-31",
        "1970-01-02",
        "2000-02-29",
        "2038-01-19",
        "2024-02-29",
        "2025-12-31",
        "2026-11-21",
        "0001-01-01",
        "9999-12-31",
    ];
    let desk = Desk::with(&[(
        "done/2098.toml",
        "[[goal]]\nid = \"future00\"\ntitle = \"Not yet\"\ndone = 2098-05-06\nmodified = 2098-05-06T00:00:00Z\n",
    )]);
    let (mut ids, mut last) = (BTreeSet::new(), String::new());
    for (n, day) in all.iter().enumerate() {
        let run = |args: &[&str]| {
            let output =
                desk.command(args).env("MILEPOST_TODAY", day).env("MILEPOST_SEED", "7").output();
            let output = output.expect("it starts");
            assert!(output.status.success(), "{day}, {args:?}: {}", desk.said(&output));
            String::from_utf8(output.stdout).expect("UTF-8")
        };
        let item =
            |args: &[&str]| serde_json::from_str::<serde_json::Value>(&run(args)).expect("JSON");
        if n == 0 {
            run(&["add", "Kept"]);
        }
        let kept = item(&["edit", "Kept", "--note", day, "--json"]);
        let modified = kept["modified"].as_str().expect("a moment").to_owned();
        assert!(modified > last, "{day}: {modified} is after {last}, whatever the clock says");
        last = modified;
        let other = Desk::new();
        let mut command = other.command(&["add", "Anything", "--json"]);
        command.env("MILEPOST_TODAY", day).env("MILEPOST_SEED", "7");
        let added: serde_json::Value =
            serde_json::from_slice(&command.output().expect("it starts").stdout).expect("JSON");
        ids.insert(added["id"].as_str().expect("an id").to_owned());
        run(&[
            "done",
            item(&["add", &format!("Step {n}"), "--json"])["id"].as_str().expect("an id"),
        ]);
        run(&["status", "--json"]);
        run(&["list", "--all"]);
        run(&["undo"]);
        run(&["redo"]);
        let mut check = desk.command(&["check"]);
        let checked = check.env("MILEPOST_TODAY", day).output();
        let checked = checked.expect("it starts");
        let told = String::from_utf8_lossy(&checked.stdout).into_owned();
        // What was done on a day that this clock has not reached is warned of, and nothing else is.
        let ahead = told.lines().filter(|line| line.contains(": warning: "));
        assert!(ahead.clone().all(|line| line.contains("still ahead")), "{day}: {told}");
        assert!(!told.contains(": error: "), "{day}: {told}");
        assert_eq!(checked.status.success(), ahead.count() == 0, "{day}: {told}");
    }
    assert_eq!(ids.len(), 1, "of one seed comes one id, whatever the clock says: {ids:?}");
}
