//! A whole career written down through the command line alone: Grace Hopper's, from the public record.

use super::kit::Desk;
use crate::stage::Stage;
use insta::assert_snapshot;
use serde_json::Value;
use std::fmt::Write;

const CAREER: &str = include_str!("hopper.csv");
const COMMENT: &str = "# From her own account, 1980.\n";

/// One row of the record.
struct Row {
    on: &'static str,
    until: &'static str,
    kind: &'static str,
    title: &'static str,
    recognised: &'static str,
    why: &'static str,
    led_to: Option<usize>,
}

fn rows() -> Vec<Row> {
    CAREER.lines().skip(1).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let fields: Vec<&str> = line.split(',').collect();
    let [on, until, kind, title, recognised, why, led_to] = fields[..] else {
        panic!("seven fields: {line}");
    };
    let led_to = led_to.parse().ok();
    Row { on, until, kind, title, recognised, why, led_to }
}

/// Writes the rows down in order, then links them; gives the ids. The comment is put in by hand half-way.
fn written(desk: &Desk, rows: &[Row]) -> Vec<String> {
    let mut ids = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        if number == 10 {
            let text = desk.read("milestones.toml");
            let text = text.replacen("[[milestone]]", &format!("{COMMENT}[[milestone]]"), 1);
            desk.write("milestones.toml", format!("{text}\n# The second half.\n").as_bytes());
        }
        let mut args = vec!["milestone", row.title, "--on", row.on];
        let flags = [
            ("--until", row.until),
            ("--kind", row.kind),
            ("--recognised", row.recognised),
            ("--why", row.why),
        ];
        for (flag, value) in flags.into_iter().filter(|(_, value)| !value.is_empty()) {
            args.extend([flag, value]);
        }
        let said = desk.does(&args);
        ids.push(said.split_whitespace().nth(1).expect("an id").to_owned());
    }
    for (row, id) in rows.iter().zip(&ids) {
        if let Some(later) = row.led_to {
            desk.does(&["link", id, "--led-to", &ids[later - 1]]);
        }
    }
    ids
}

#[test]
fn a_career_of_every_precision_with_spans_hindsight_and_links() {
    let desk = Desk::new();
    let rows = rows();
    let ids = written(&desk, &rows);
    let list = desk.json(&["list", "--all", "--json"]);
    let list = list.as_array().expect("an array");
    assert_eq!(list.len(), rows.len());
    for (row, id) in rows.iter().zip(&ids) {
        let item = desk.json(&["show", id, "--json"]);
        assert!(list.contains(&item), "list and show say the same");
        assert_eq!((said(&item, "title"), said(&item, "on")), (row.title, row.on));
        assert_eq!((said(&item, "until"), said(&item, "kind")), (row.until, row.kind));
        assert_eq!(said(&item["recognised"], "on"), row.recognised);
        assert_eq!(said(&item["recognised"], "why"), row.why);
        assert_eq!(item["hindsight"].as_bool().unwrap_or(false), !row.recognised.is_empty());
        let later = row.led_to.map(|later| ids[later - 1].as_str());
        assert_eq!(texts(&item["led_to"]), Vec::from_iter(later));
        let earlier =
            rows.iter().zip(&ids).filter(|(r, _)| r.led_to.is_some_and(|l| ids[l - 1] == *id));
        assert_eq!(
            texts(&item["led_from"]),
            earlier.map(|(_, id)| id.as_str()).collect::<Vec<_>>()
        );
    }
    assert_snapshot!("hopper_list", desk.run(&["list", "--all"]));
    assert_snapshot!("hopper_show", desk.run(&["show", "A-0 compiler"]));
    assert_snapshot!("hopper_toml", desk.read("milestones.toml"));
}

#[test]
fn comments_put_in_by_hand_stay_through_later_changes() {
    let desk = Desk::new();
    let ids = written(&desk, &rows());
    desk.does(&["edit", &ids[0], "--note", "Vassar, New York"]);
    desk.does(&["unlink", &ids[0], "--led-to", &ids[1]]);
    desk.does(&["promote", "COBOL", "--why", "It outlived everything"]);
    desk.does(&["delete", &ids[20]]);
    let text = desk.read("milestones.toml");
    assert!(text.contains(&format!("{COMMENT}[[milestone]]\nid = \"{}\"", ids[0])), "{text}");
    assert!(text.contains("\n# The second half.\n"), "{text}");
    assert_eq!(desk.does(&["check"]), "no problems in 1 file\n");
}

#[test]
fn goals_of_every_state_go_through_a_year() {
    let desk = Desk::new();
    let add = |args: &[&str]| {
        let said = desk.does(&[&["add"], args].concat());
        said.split_whitespace().nth(1).expect("an id").to_owned()
    };
    let degree = add(&["Doctorate", "--large", "--due", "2030"]);
    let steps: Vec<String> =
        ["Read", "Write", "Defend"].iter().map(|s| add(&[s, "--toward", &degree])).collect();
    desk.does(&["done", &steps[0], "--on", "2025-05"]);
    desk.does(&["done", &steps[1], "--on", "2026"]);
    desk.does(&["drop", &steps[2], "--on", "2026-02-01", "--why", "Not asked for"]);
    let steps = &desk.json(&["show", &degree, "--json"])["steps"];
    assert_eq!((&steps["done"], &steps["total"]), (&Value::from(2), &Value::from(2)));
    desk.does(&["done", &degree, "--on", "2026-11", "--milestone"]);
    let mut files = String::new();
    for name in ["goals.toml", "done/2025.toml", "done/2026.toml", "milestones.toml"] {
        let _ = writeln!(files, "== {name}\n{}", desk.read(name));
    }
    assert_snapshot!("goals_through_a_year", files);
}

fn said<'a>(item: &'a Value, key: &str) -> &'a str {
    item.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn texts(list: &Value) -> Vec<&str> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}

/// What is selected on the screen.
fn selected(stage: &Stage) -> &str {
    stage.app().selected().map_or("", |item| item.title())
}

/// What `enter` would go to from the detail.
fn led_to(stage: &Stage) -> &str {
    let row = stage.app().detail().and_then(|detail| detail.rows.get(detail.selected));
    let item = row.and_then(|row| stage.app().journey().item(row.leads_to.as_ref()?));
    item.map_or("", |item| item.title())
}

/// Goes from what is selected along "led to" and back to the list, as long as the chain leads on.
fn walk(stage: &mut Stage, titles: &[&str]) {
    for title in titles {
        stage.press("<enter>l");
        while led_to(stage) != *title {
            let before = stage.app().detail().map(|detail| detail.selected);
            stage.press("j");
            let after = stage.app().detail().map(|detail| detail.selected);
            assert_ne!(before, after, "{title} is not in\n{}", stage.frame());
        }
        stage.press("<enter>");
        assert_eq!(selected(stage), *title);
        stage.press("h<esc>");
    }
}

#[test]
fn a_career_is_walked_and_carried_on_from_the_screen() {
    let desk = Desk::new();
    let rows = rows();
    written(&desk, &rows);
    desk.does(&["add", "Write the history of the compiler", "--large"]);
    let goals = desk.read("goals.toml") + "\n# Mine.\n[other]\nkept = true\n";
    desk.write("goals.toml", goals.as_bytes());
    let before = desk.read("milestones.toml");
    let mut stage = Stage::beside(desk.journey());

    // The record has the links of each career; that teaching led to the Navy, and rank to leaving, is seen in hindsight.
    stage.press("/Taught mathematics<enter>LSworn into<enter>");
    stage.press("/Rear admiral<enter>LRetired from the Navy<enter>");
    stage.press("1G");
    assert_eq!(selected(&stage), "BA in mathematics and physics at Vassar College");
    walk(
        &mut stage,
        &[
            "MA in mathematics at Yale University",
            "Taught mathematics at Vassar College",
            "Sworn into the United States Navy Reserve",
            "Programmed the Harvard Mark I",
            "The A-0 compiler ran",
            "Recalled to active duty",
            "Rear admiral",
            "Retired from the Navy",
        ],
    );
    assert!(stage.frame().contains("14 Aug"), "1986 is reached:\n{}", stage.frame());

    stage.press("3aFind the first listing #archive !30 nov<enter>2");
    let goals = desk.read("goals.toml");
    assert!(
        goals.contains("title = \"Find the first listing\"") && goals.contains("due = 2026-11-30"),
        "{goals}"
    );
    assert!(goals.contains("# Mine.\n[other]\nkept = true\n"), "{goals}");
    stage.press("xn1v");
    assert_eq!(selected(&stage), "Find the first listing");
    assert!(desk.read("done/2026.toml").contains("done = 2026-11-22"));
    stage.press("pit showed who wrote it<enter>");
    let after = desk.read("milestones.toml");
    assert!(
        after.contains("why = \"it showed who wrote it\"") && after.contains("from = "),
        "{after}"
    );
    let mut rest: Vec<&str> = after.lines().collect();
    for line in before.lines().filter(|line| !line.starts_with("modified")) {
        let at = rest.iter().position(|l| *l == line);
        let at = at.unwrap_or_else(|| panic!("{line:?} is gone, or stands elsewhere, in\n{after}"));
        rest.drain(..=at);
    }
    assert!(after.contains(COMMENT) && after.contains("# The second half."));
}
