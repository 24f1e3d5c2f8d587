//! A whole career written down through the command line alone: Grace Hopper's, from the public record.

use super::kit::Desk;
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
    Row {
        on,
        until,
        kind,
        title,
        recognised,
        why,
        led_to,
    }
}

/// Writes the rows down in order, then links them; gives the ids. The comment is put in by hand half-way.
fn written(desk: &Desk, rows: &[Row]) -> Vec<String> {
    let mut ids = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        if number == 10 {
            let text = desk.read("milestones.toml");
            let text = text.replacen("[[milestone]]", &format!("{COMMENT}[[milestone]]"), 1);
            desk.write(
                "milestones.toml",
                format!("{text}\n# The second half.\n").as_bytes(),
            );
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
        assert_eq!(
            (said(&item, "title"), said(&item, "on")),
            (row.title, row.on)
        );
        assert_eq!(
            (said(&item, "until"), said(&item, "kind")),
            (row.until, row.kind)
        );
        assert_eq!(said(&item["recognised"], "on"), row.recognised);
        assert_eq!(said(&item["recognised"], "why"), row.why);
        assert_eq!(
            item["hindsight"].as_bool().unwrap_or(false),
            !row.recognised.is_empty()
        );
        let later = row.led_to.map(|later| ids[later - 1].as_str());
        assert_eq!(texts(&item["led_to"]), Vec::from_iter(later));
        let earlier = rows
            .iter()
            .zip(&ids)
            .filter(|(r, _)| r.led_to.is_some_and(|l| ids[l - 1] == *id));
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
    assert!(
        text.contains(&format!("{COMMENT}[[milestone]]\nid = \"{}\"", ids[0])),
        "{text}"
    );
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
    let steps: Vec<String> = ["Read", "Write", "Defend"]
        .iter()
        .map(|s| add(&[s, "--toward", &degree]))
        .collect();
    desk.does(&["done", &steps[0], "--on", "2025-05"]);
    desk.does(&["done", &steps[1], "--on", "2026"]);
    desk.does(&[
        "drop",
        &steps[2],
        "--on",
        "2026-02-01",
        "--why",
        "Not asked for",
    ]);
    let steps = &desk.json(&["show", &degree, "--json"])["steps"];
    assert_eq!(
        (&steps["done"], &steps["total"]),
        (&Value::from(2), &Value::from(2))
    );
    desk.does(&["done", &degree, "--on", "2026-11", "--milestone"]);
    let mut files = String::new();
    for name in [
        "goals.toml",
        "done/2025.toml",
        "done/2026.toml",
        "milestones.toml",
    ] {
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
