//! Tasks of all kinds, and what is no export.

use super::FORMAT;
use crate::transfer::fixtures::{
    file, items, read, read_asked, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;
use crate::transfer::options::Asked;

/// One of each kind, as version 2.6 writes them one hour east of Greenwich.
const SAMPLE: &str = r#"[
{"id":1,"description":"Learn Rust","due":"20270330T230000Z","entry":"20261101T161905Z","priority":"H","project":"langs.rust","status":"pending","uuid":"0833F2A2-29ad-4be7-90c0-fa332766cf1a","annotations":[{"entry":"20261102T233000Z","description":"The book: https:\/\/example.org\/book"},{"entry":"20261101T100000Z","description":"Asked Bo"},{"entry":"20261101T100000Z","description":"Started task"}],"tags":["Study","it"],"urgency":19},
{"id":2,"description":"Chapter 4","entry":"20261101T161905Z","scheduled":"20261127T170000Z","project":"langs.rust","status":"waiting","uuid":"71299fc7-72c6-4ecd-a41a-da962446ca84","wait":"20261119T230000Z","depends":["0833f2a2-29ad-4be7-90c0-fa332766cf1a"]},
{"description":"Backup","mask":"--","recur":"weekly","status":"recurring","uuid":"f6d48f51-e154-4aaf-a394-5b9c0061d476"},
{"description":"Backup","imask":0,"parent":"f6d48f51-e154-4aaf-a394-5b9c0061d476","status":"pending","uuid":"8888bba3-0d45-4842-beff-b4bfc46cda6b"},
{"description":"Erlang","status":"pending","uuid":"a2492824-f0bc-4ce4-a060-a9bf39ae48d9","tags":["someday"]},
{"description":"Old idea","end":"20261112T161905Z","status":"deleted","uuid":"94ffe7df-2b7e-4e9a-9a1d-400bcd7abcf4"},
{"description":"Passed \"LPIC-1\"","end":"20090614T230000Z","entry":"20090228T230000Z","status":"completed","uuid":"843ca5f9-9cbe-4729-8174-fa7cfe010656"}
]
"#;

fn asked(asked: Asked) -> Vec<String> {
    items(&read_asked(&FORMAT, &[file("tasks.json", SAMPLE)], &asked).expect("an export"))
}

#[test]
fn taskwarrior_tasks_become_goals_with_the_days_of_the_zone() {
    let import = read(&FORMAT, "tasks.json", SAMPLE);
    assert_eq!(
        items(&import),
        [
            "title=Learn Rust; due=2027-03-31; tags=Study, it, langs.rust; created=2026-11-01; \
             log=2026-11-01 Asked Bo, 2026-11-03 The book: https://example.org/book",
            "title=Chapter 4; tags=langs.rust; created=2026-11-01",
            "title=Erlang; state=someday",
            "title=Passed \"LPIC-1\"; state=done 2009-06-15; created=2009-03-01",
        ]
    );
    assert_eq!(import.left, [("recurring", 2), ("deleted", 1)]);
    assert_eq!((import.set_aside.len(), import.remarks.len()), (0, 0));
    assert_eq!(import.items[3].source.to_string(), "tasks.json:8:1");
}

#[test]
fn taskwarrior_options_take_what_is_left_out_otherwise() {
    assert_eq!(asked(Asked { recurring: true, ..Asked::default() }).len(), 6);
    let scheduled = asked(Asked { scheduled: true, ..Asked::default() });
    assert!(scheduled[1].contains("due=2026-11-27") && scheduled[0].contains("due=2027-03-31"));
    let dropped = asked(Asked { dropped: true, ..Asked::default() });
    assert_eq!(dropped[3], "title=Old idea; state=dropped 2026-11-12");
}

#[test]
fn taskwarrior_projects_become_larger_goals_on_request() {
    let asked = Asked { larger_projects: true, ..Asked::default() };
    let read = || read_asked(&FORMAT, &[file("tasks.json", SAMPLE)], &asked).expect("an export");
    let import = read();
    let goals: Vec<_> = import.items.iter().filter_map(|task| task.item.as_goal()).collect();
    assert_eq!((goals[0].title.as_str(), goals[0].is_large()), ("langs.rust", true));
    let toward = |at: usize| goals[at].toward.clone();
    assert_eq!((toward(1), toward(2), toward(3)), (Some(goals[0].id.clone()), toward(1), None));
    assert_eq!(goals[1].tags, ["Study", "it"]);
    assert_eq!(read(), import);
}

#[test]
fn taskwarrior_export_may_be_pretty_or_bare_objects() {
    let tasks = ["one", "two"].map(|name| {
        format!(
            "{{\"uuid\": \"{name}\",\n  \"description\": \"{name}\",\n  \"entry\": \"1234567889\", \
             \"status\": \"completed\", \"end\": 1234567889.5}}"
        )
    });
    for text in [
        tasks.join("\n"),
        tasks.join(",\n"),
        format!("\u{feff}[{}]", tasks.join(",")),
        format!("[{}]\n[{}]", tasks[0], tasks[1]),
    ] {
        let import = read(&FORMAT, "tasks.json", &text);
        let expected = ["one", "two"]
            .map(|name| format!("title={name}; state=done 2009-02-14; created=2009-02-14"));
        assert_eq!(items(&import), expected, "{text}");
        assert_eq!(guess(&file("x", &text)).map(|format| format.name), Some("taskwarrior"));
    }
    assert_eq!(items(&read(&FORMAT, "tasks.json", "[]")).len(), 0);
}

#[test]
fn taskwarrior_task_that_cannot_be_read_is_set_aside_with_the_place_of_its_value() {
    let import = read(
        &FORMAT,
        "tasks.json",
        r#"[
{"uuid": "a", "description": "Good", "status": "pending", "tags": "x,y", "annotations": [{"description": "When?"}]},
{"uuid": "b", "description": "Bad", "status": "pending", "due": "20260231T000000Z"},
{"uuid": "c", "description": " ", "status": "pending"},
{"uuid": "d", "description": "Odd", "status": "asleep"},
{"uuid": "A", "description": "Twice", "status": "pending"},
17,
{"uuid": "e", "description": "Done once", "status": "completed"}
]"#,
    );
    assert_eq!(items(&import), ["title=Good; note=When?; tags=x, y"]);
    assert_eq!(
        set_aside(&import),
        [
            "tasks.json:3:65: `due` is not a time: 20260231T000000Z",
            "tasks.json:4:1: it has no description",
            "tasks.json:5:47: its status is \"asleep\"",
            "tasks.json:6:1: its uuid is that of an earlier task",
            "tasks.json:7:1: it has no description",
        ]
    );
    assert_eq!(undated(&import), ["title=Done once; state=done 2026-11-22"]);
}

#[test]
fn taskwarrior_import_refuses_other_files() {
    let says = |text: &str| refusal(&FORMAT, "a.json", text);
    let unlike =
        "a.json is not a taskwarrior export: it has no task with a description and a status";
    for text in ["{}", "", "[1]", r#"{"work": [{"description": "x"}]}"#] {
        assert_eq!(says(text), unlike, "{text}");
        assert!(guess(&file("a.json", text)).is_none(), "{text}");
    }
    assert_eq!(says("[\n{\"uuid\":"), "a.json:2:8: this is not JSON: EOF while parsing a value");
}

#[test]
fn taskwarrior_export_survives_damage_at_any_byte() {
    survives_damage(&FORMAT, "tasks.json", SAMPLE.as_bytes());
}

#[test]
fn taskwarrior_export_of_our_own_is_known_by_a_task_without_an_entry() {
    let task = |status: &str| {
        format!(r#"[{{"uuid":"a","status":"{status}","description":"Learn Rust"}}]"#)
    };
    let is_known = |status: &str| (FORMAT.is)(&file("export", task(status)));
    assert!(is_known("pending") && is_known("completed"));
    assert!(!is_known("in progress"), "a list of another program");
}
