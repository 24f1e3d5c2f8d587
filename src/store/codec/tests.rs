//! Items read and written, and what is said of those that cannot be read.

use super::*;
use crate::store::tree::{Value, parse};

fn read_one(kind: RecordKind, text: &str) -> Result<Record, String> {
    let tree = parse(text).map_err(|e| e.message)?;
    match tree.root.get(kind.key()).map(|n| &n.value) {
        Some(Value::Tables(tables)) => {
            read(kind, &tables[0]).map(|w| w.member).map_err(|f| f.message)
        }
        _ => Err("no item".into()),
    }
}

#[test]
fn every_field_is_read_back_as_it_is_written() {
    for (kind, text) in [
        (RecordKind::Goal, FULL_GOAL),
        (RecordKind::Milestone, FULL_MILESTONE),
        (RecordKind::Break(BreakKind::Paused), FULL_PAUSE),
    ] {
        let item = read_one(kind, text).expect("it reads");
        let unwritten: Vec<_> =
            fields(&item).iter().filter(|(_, f)| f.is_none()).map(|(k, _)| *k).collect();
        assert!(unwritten.iter().all(|k| matches!(*k, "dropped" | "state")), "{unwritten:?}");
        let again = format!("[[{}]]\n{}", kind.key(), spelling::lined(&fields(&item)));
        assert_eq!(read_one(kind, &again).as_ref(), Ok(&item), "{again}");
    }
}

const FULL_GOAL: &str = r#"[[goal]]
id = "a"
title = "T\u0000\u0085\"\\ é"
size = "large"
state = "paused"
done = 997
toward = "b"
due = "2026-11"
measure = { done = 4.5, target = 12, unit = "pages" }
next = true
kind = "k"
why = "one\ntwo"
note = '''x "y" \
z'''
tags = ["a", "b\n"]
links = ["https://x"]
private = true
paused = [{ from = 2026-01-02, until = 2026 }, { from = "2026-03" }]
milestone = "m"
was = { id = "m0", title = "M", on = 1997, recognised = { on = "2016-05", why = "one\ntwo" }, led_to = ["n"], credential = { issuer = "i" }, tags = ["t"], led_from = ["l"] }
reviewed = "2026-11-02"
looked_back = { on = "2026-11", again = false }
created = 2026-11-02
modified = 2026-11-22T08:53:00Z
[[goal.log]]
on = 2026-11-20
text = "x"
amount = -2
[[goal.log]]
on = 2026
[[goal.answers]]
on = 2025-11-14
text = "Ask Ann"
goal = "c"
"#;
const FULL_MILESTONE: &str = r#"[[milestone]]
id = "a"
title = "T"
at = "o"
on = 1997
until = "1997-05"
kind = "k"
recognised = { on = 2016-05-10, why = "w" }
led_to = ["b", "c"]
from = "g"
tags = ["t"]
note = "n"
links = ["l"]
private = true
renewal = { on = "2026-11", again = false }
modified = 2026-11-22T09:53:00.5+01:00
[milestone.credential]
issuer = "i"
id = "1"
url = "u"
expires = 2030
"#;

const FULL_PAUSE: &str = r#"[[paused]]
id = "p"
from = 2026-11-03
until = "2027-02"
why = "parental leave"
modified = 2026-11-03T08:00:00Z
"#;

#[test]
fn a_milestone_may_go_on_until_now_and_nothing_else_may() {
    let message = |kind, line: &str| {
        let table = if kind == RecordKind::Goal { "goal" } else { "milestone" };
        let text = format!("[[{table}]]\ntitle = \"t\"\n{line}\n");
        read_one(kind, &text).err().unwrap_or_default()
    };
    let milestone = |line: &str| message(RecordKind::Milestone, line);
    assert_eq!(milestone("on = 2019\nuntil = \"now\""), "");
    assert_eq!(milestone("on = 2019\nuntil = \"Now\""), "");
    let backwards = "it ends in 2018, before it begins in 2019";
    assert_eq!(milestone("on = 2019\nuntil = 2018"), backwards);
    assert_eq!(
        milestone("on = 2019\nuntil = \"present\""),
        "`until` of this milestone is \"present\", not a date or \"now\""
    );
    assert_eq!(milestone("on = \"now\""), "`on` of this milestone is \"now\", not a date");
    assert_eq!(
        message(RecordKind::Goal, "due = \"now\""),
        "`due` of this goal is \"now\", not a date"
    );
}

#[test]
fn a_rest_that_cannot_be_read_is_said_in_words() {
    for (text, said) in [
        ("[[paused]]\nwhy = \"x\"", "`from` is missing"),
        ("[[paused]]\nfrom = \"soon\"", "`from` of this pause is \"soon\", not a date"),
        (
            "[[paused]]\nfrom = 2026-11-22\nuntil = 2026-11-21",
            "it ends on 2026-11-21, before it begins on 2026-11-22",
        ),
    ] {
        let kind = RecordKind::Break(BreakKind::Paused);
        assert_eq!(read_one(kind, text), Err(said.to_owned()));
    }
    let same = "[[snoozed]]\nfrom = 2026-11-22\nuntil = \"2026-11\"";
    assert!(read_one(RecordKind::Break(BreakKind::Snoozed), same).is_ok());
}

#[test]
fn codec_words_what_it_cannot_read() {
    let message = |line: &str| {
        read_one(RecordKind::Goal, &format!("[[goal]]\ntitle = \"t\"\n{line}\n")).expect_err(line)
    };
    for (line, said) in [
        (
            "due = 2026-02-30",
            "`due` of this goal is 2026-02-30, not a date: February 2026 has 28 days",
        ),
        ("due = 2026-11-22T08:00:00Z", "`due` of this goal is 2026-11-22T08:00:00Z, not a date"),
        ("due = 0", "`due` of this goal is 0, not a date"),
        ("due = 10000", "`due` of this goal is 10000, not a date"),
        (
            "due = 99999999999999999999",
            "`due` of this goal is a number beyond all bounds, not a date",
        ),
        ("tags = \"x\"", "`tags` of this goal is \"x\", not a list of texts"),
        ("id = \"a b\"", "`id` of this goal is \"a b\", not an id"),
        ("size = \"huge\"", "there is no size \"huge\""),
        ("state = \"done\"", "there is no state \"done\""),
        ("done = 2026\ndropped = 2026", "a goal is done or dropped, not both"),
        ("measure = { target = 0 }", "the target of this measure is 0, not more than zero"),
        ("measure = { done = 1 }", "`target` is missing"),
        ("measure = 3", "`measure` of this goal is 3, not a table"),
        ("log = [{ text = \"x\" }]", "`on` is missing"),
        ("private = 1", "`private` of this goal is 1, not true or false"),
        (
            "modified = 2026-11-22",
            "`modified` of this goal is 2026-11-22, not a date and time with its zone",
        ),
    ] {
        assert_eq!(message(line), said);
    }
    assert_eq!(
        read_one(RecordKind::Goal, "[[goal]]\ntitle = \" \"").expect_err("blank"),
        "the title is empty"
    );
    assert_eq!(read_one(RecordKind::Goal, "[[goal]]\n").expect_err("none"), "there is no title");
    assert_eq!(
        read_one(RecordKind::Milestone, "[[milestone]]\ntitle = \"x\"").expect_err("none"),
        "`on` is missing"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_survives_being_spelled(text in r#"(?s)[\x00-\x7f\x80-\xa0"\\é\u{202e}\n\r]{0,12}"#) {
        for (key, line) in [("note", "note"), ("title", "title")] {
            let spelled = format!("{line} = {}", spelling::value(key, &Field::Text(text.clone())));
            let tree = parse(&spelled).map_err(|e| proptest::test_runner::TestCaseError::fail(format!("{spelled:?} {e:?}")))?;
            let read = &tree.root.get(line).expect("it is there").value;
            proptest::prop_assert!(matches!(read, Value::Text(t) if *t == text), "{:?}", spelled);
        }
    }
}
