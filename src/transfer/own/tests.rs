//! Items of `list --json`, whole and with bad values.

use super::FORMAT;
use crate::transfer::fixtures::{
    file, items, read as import, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;

const SAMPLE: &str = r#"[
  {"type": "goal", "id": "goal0001", "title": "Read", "size": "large", "state": "done", "due": "2026-11",
   "created": "2026-01-02", "done": "2026-11-20", "measure": {"done": 4, "target": 12.5, "unit": "pages"},
   "steps": {"done": 0, "total": 1}, "tags": ["study"], "next": true, "private": true, "stuck": true,
   "log": [{"on": "2026-11-20", "text": "Two", "amount": 2}], "modified": "2026-11-20T08:00:00Z"},
  {"type": "goal", "id": "goal0002", "title": "Swim", "state": "dropped", "dropped": "2025", "toward": "goal0001"},
  {"type": "milestone", "id": "event001", "title": "Engineer", "at": "Nordbank", "on": "2019-03", "until": "now",
   "recognised": {"on": "2021", "why": "Bo said so"}, "led_to": ["event002"], "hindsight": true,
   "credential": {"issuer": "CNCF", "expires": "2030"}, "note": "One\n\ntwo", "links": ["https://x.example"]}
]"#;

#[test]
fn own_items_are_taken_with_all_their_fields() {
    let read = import(&FORMAT, "a.json", SAMPLE);
    let expected = [
        "title=Read; size=large; state=done 2026-11-20; due=2026-11; measure=4 of 12.5 pages; next=yes; \
             tags=study; private=yes; created=2026-01-02; modified=2026-11-20T08:00:00Z; log=2026-11-20 +2 Two",
        "title=Swim; state=dropped 2025; toward=goal0001",
        "title=Engineer; at=Nordbank; on=2019-03 to now; recognised=2021: Bo said so; led_to=event002; \
             credential=CNCF, expires 2030; note=One\n\ntwo; links=https://x.example",
    ];
    assert_eq!(items(&read), expected);
    assert_eq!(read.items[2].item.id().to_string(), "event001");
    assert_eq!(set_aside(&read), [""; 0]);
    assert_eq!(guess(&file("x", SAMPLE)).map(|format| format.name), Some("json"));
}

#[test]
fn own_item_with_a_bad_value_is_set_aside_with_the_key_and_the_place_of_the_value() {
    let cases = [
        ("\"due\": \"soon\"", "a.json:2:59: `due` is not a date"),
        ("\"state\": \"asleep\"", "a.json:2:61: `state` is not one of active, paused, someday"),
        ("\"title\": \" \"", "a.json:2:61: the title is empty"),
        ("\"title\": null", "a.json:2:3: `title` is missing"),
        ("\"tags\": [\"a\", 1]", "a.json:2:60: `tags` is not a list of texts"),
        ("\"toward\": \"?\"", "a.json:2:62: `toward` is not an id"),
        (
            "\"measure\": {\"target\": 0}",
            "a.json:2:74: the target of this measure is 0, not more than zero",
        ),
        ("\"log\": [{\"on\": \"2026-13\"}]", "a.json:2:67: `on` is not a date"),
        ("\"log\": 7", "a.json:2:59: `log` is not a list of objects"),
        ("\"type\": \"task\"", "a.json:2:3: its type is \"task\", not goal or milestone"),
        ("\"id\": \"good0000\"", "a.json:2:3: its id is that of another item: good0000"),
    ];
    for (member, said) in cases {
        let text = format!(
            "[{{\"type\": \"goal\", \"id\": \"good0000\", \"title\": \"Good\"}},\n  \
                 {{\"type\": \"goal\", \"id\": \"bad00000\", \"title\": \"x\", {member}}}]"
        );
        let read = import(&FORMAT, "a.json", &text);
        assert_eq!(
            (items(&read), set_aside(&read)),
            (vec!["title=Good".into()], vec![said.into()])
        );
    }
}

#[test]
fn own_items_are_taken_by_the_rules_of_every_import() {
    let read = import(
        &FORMAT,
        "a.json",
        r#"[{"type": "milestone", "id": "m1", "title": "Span", "on": "1999", "until": "1998"},
  {"type": "goal", "id": "g1", "title": "Late", "due": "2026-02-31"},
  {"type": "milestone", "id": "m2", "title": "Some time"},
  {"type": "goal", "id": "g2", "title": "Did it", "state": "done"}]"#,
    );
    assert_eq!(items(&read), ["title=Span; on=1999", "title=Late; due=2026-02"]);
    let undated = undated(&read);
    assert_eq!(undated, ["title=Some time; on=0001", "title=Did it; state=done 2026-11-22"]);
    let said = [
        "a.json:2:56: \"2026-02-31\" is taken as 2026-02",
        "a.json:1:2: \"Span\" ends in 1998, before it begins in 1999: its end is left out",
    ];
    assert_eq!((read.remarks.as_slice(), set_aside(&read)), (&said.map(String::from)[..], vec![]));
}

#[test]
fn own_import_refuses_other_files() {
    let unlike = "a.json is not Milepost's own JSON: it has no item with an id and the type goal or milestone";
    for text in ["{}", "[1]", r#"[{"id": 1, "type": "task"}]"#] {
        assert_eq!(refusal(&FORMAT, "a.json", text), unlike);
    }
    assert_eq!(items(&import(&FORMAT, "a.json", "[]")), [""; 0]);
}

#[test]
fn own_items_survive_damage_at_any_byte() {
    survives_damage(&FORMAT, "a.json", SAMPLE.as_bytes());
}
