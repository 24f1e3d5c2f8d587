//! Which text belongs to which item, and what bars writing.

use super::*;
use crate::domain::item::Item;
use crate::domain::record::Record;
use proptest::prelude::*;
use std::sync::Arc;

fn goals(text: &str) -> Document {
    Document::parse(text.to_owned()).expect("it is TOML")
}

fn blocks(text: &str) -> Vec<&str> {
    goals(text).entries.iter().map(|e| &text[e.block.clone()]).collect()
}

#[test]
fn comments_belong_to_the_item_that_they_touch() {
    let text = "# the file\n[[goal]]\ntitle = \"a\"\n# still a\n\n# nobody's\n\n# b\n# too\n[[goal]] # x\n\ntitle = \"b\"\n[goal.y]\n# in y\nz = '''\n# text\n'''\n# c\n[[goal]]\ntitle = \"c\"\n# end";
    assert_eq!(
        blocks(text),
        [
            "[[goal]]\ntitle = \"a\"\n# still a\n",
            "# b\n# too\n[[goal]] # x\n\ntitle = \"b\"\n[goal.y]\n# in y\nz = '''\n# text\n'''\n",
            "# c\n[[goal]]\ntitle = \"c\"\n# end",
        ]
    );
}

#[test]
fn a_byte_order_mark_and_root_keys_belong_to_the_file() {
    assert_eq!(blocks("\u{feff}[[goal]]\ntitle = \"a\""), ["[[goal]]\ntitle = \"a\""]);
    assert_eq!(
        blocks("\u{feff}# f\r\n[[goal]]\r\ntitle = \"a\"\r\n"),
        ["[[goal]]\r\ntitle = \"a\"\r\n"]
    );
    assert_eq!(
        blocks("format = 1\n# a\n[[goal]]\ntitle = \"a\"\n[other]\nx = 1\n"),
        ["# a\n[[goal]]\ntitle = \"a\"\n"]
    );
}

#[test]
fn an_item_in_pieces_is_said_to_be_so() {
    let text =
        "[[goal]]\ntitle = \"a\"\n[other]\n[goal.measure]\ntarget = 1\n[[goal]]\ntitle = \"b\"\n";
    let shapes: Vec<_> = goals(text).entries.iter().map(|e| e.is_scattered).collect();
    assert_eq!(shapes, [true, false]);
}

#[test]
fn goals_and_rests_stand_in_any_order_and_each_keeps_its_own_lines() {
    let text = "[[paused]]\nfrom = 2026\n# p\n\n# a\n[[goal]]\ntitle = \"a\"\n[[goal.log]]\non = 2026\n[[snoozed]]\nfrom = 2027\n[[goal]]\ntitle = \"b\"\n";
    let document = goals(text);
    let called: Vec<_> = document.items().map(Record::title).collect();
    assert_eq!(called, ["paused", "a", "snoozed", "b"]);
    assert_eq!(
        blocks(text),
        [
            "[[paused]]\nfrom = 2026\n# p\n",
            "# a\n[[goal]]\ntitle = \"a\"\n[[goal.log]]\non = 2026\n",
            "[[snoozed]]\nfrom = 2027\n",
            "[[goal]]\ntitle = \"b\"\n"
        ]
    );
}

#[test]
fn a_goal_that_goes_on_behind_a_rest_is_in_pieces_and_the_rest_is_not() {
    let text = "[[goal]]\ntitle = \"a\"\n[[paused]]\nfrom = 2026\n# p\n[[goal.log]]\non = 2026\n# free\n\n[[goal]]\ntitle = \"b\"\n";
    let document = goals(text);
    let shapes: Vec<_> = document.entries.iter().map(|e| e.is_scattered).collect();
    assert_eq!(shapes, [true, false, false]);
    let first = document.entries[0].item.as_ref().and_then(Record::as_goal);
    assert_eq!(first.map(|goal| goal.log.len()), Some(1), "it is all read");
    assert_eq!(blocks(text)[1..], ["[[paused]]\nfrom = 2026\n", "[[goal]]\ntitle = \"b\"\n"]);
}

#[test]
fn an_item_that_cannot_be_read_is_set_aside_and_the_others_are_not() {
    let document = goals("[[goal]]\nid = \"a\"\ntitle = 3\n[[goal]]\ntitle = \"b\"\n");
    assert_eq!(document.items().map(Record::title).collect::<Vec<_>>(), ["b"]);
    assert_eq!(document.entries[0].id, Id::parse("a"));
    assert_eq!(document.diagnostics[0].message, "`title` of this goal is 3, not a text");
}

#[test]
fn document_knows_why_it_is_read_only() {
    let read_only = |text: &str| goals(text).read_only;
    assert_eq!(read_only("format = 1\n"), None);
    assert_eq!(read_only("format = 2\n[[goal]]\ntitle = \"a\"\n"), Some(ReadOnlyReason::Newer(2)));
    assert_eq!(read_only("format = \"1\"\n"), Some(ReadOnlyReason::Odd));
    assert_eq!(read_only("goal = 1\n"), Some(ReadOnlyReason::Odd));
    assert_eq!(read_only("[goal]\ntitle = \"a\"\n"), Some(ReadOnlyReason::Odd));
    let inline = goals("goal = [{ title = \"a\" }, { title = 1 }]\n");
    assert_eq!(
        (inline.read_only, inline.inline.len(), inline.diagnostics.len()),
        (Some(ReadOnlyReason::Inline), 1, 2)
    );
}

#[test]
fn bytes_that_are_no_text_are_said_to_be_so() {
    let said = |bytes: &[u8]| decode(bytes.to_vec()).expect_err("no text").0;
    assert!(said(b"").message.contains("empty"));
    assert!(said(b"\0\0\0").message.contains("zero bytes"));
    assert!(said(b"\xff\xfea\0").message.contains("UTF-16"));
    assert_eq!(said(b"a = 1\n\0").at, Some(6));
    assert_eq!(said(b"ab\xc3\n").at, Some(2));
}

#[test]
fn a_merge_conflict_is_named_as_one() {
    let text = "[[goal]]\n<<<<<<< HEAD\ntitle = \"a\"\n=======\ntitle = \"b\"\n>>>>>>> x\n";
    let (diagnostic, _) = Document::parse(text.into()).expect_err("a conflict");
    assert_eq!(
        (diagnostic.at, diagnostic.message.as_str()),
        (Some(9), "an unresolved merge conflict begins here")
    );
}

/// Files as they may be found: items plain and odd, comments, blank lines, something foreign.
fn found_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("[[goal]]\ntitle = \"T\"\n"),
        Just("# c\n[[goal]] # h\nid = 'x'\ntitle = '''\n[[goal]]\n'''\n# below\n"),
        Just("[[goal]]\ntitle = \"M\"\nlog = [\n  { on = 2026 },\n]\n[goal.measure]\ntarget = 3\n"),
        Just("[[goal]]\ntitle = 3\n"),
        Just("[[paused]] # away\nfrom = 2026-11-03\n# below\n"),
        Just("[[snoozed]]\nid = 'z'\nfrom = 2026-11-03\n"),
        Just("[[goal]]\ntitle = \"S\"\n[[paused]]\nfrom = 2026\n[[goal.log]]\non = 2026\n"),
        Just("\n"),
        Just("# free\n\n"),
        Just("[foreign]\nkey = 1\n"),
    ];
    let parts = prop::collection::vec(part, 0..9);
    (parts, any::<bool>(), any::<bool>()).prop_map(|(parts, first_line, cut)| {
        let mut seen = false;
        let once = |p: &&str| !p.starts_with("[foreign]") || !std::mem::replace(&mut seen, true);
        let body: String = parts.into_iter().filter(once).collect();
        let text = format!("{}{body}", if first_line { "format = 1\n" } else { "" });
        let kept = if cut { text.trim_end() } else { &text };
        kept.to_owned()
    })
}

proptest! {
    #[test]
    fn joined_of_parts_is_as_if_read_whole(
        text in found_text(),
        fates in prop::collection::vec(0..4usize, 9),
        new in prop_oneof![Just("[[goal]]\ntitle = \"N\"\n"), Just("[[paused]]\nfrom = 2026\n"), Just("\n"), Just("x = 1\n"), Just("[[goal]]\n")],
    ) {
        let old = goals(&text);
        let (mut parts, mut done, mut whole) = (Vec::new(), 0, String::new());
        for (index, (entry, fate)) in old.entries.iter().zip(&fates).enumerate() {
            parts.push(TextPart::Old(done..entry.block.start, index..index));
            match fate {
                0 => {}
                1 => parts.push(TextPart::New(new, None)),
                2 => parts.extend([TextPart::Old(entry.block.clone(), index..index + 1), TextPart::New(new, None)]),
                _ => parts.push(TextPart::Old(entry.block.clone(), index..index + 1)),
            }
            done = entry.block.end;
        }
        parts.push(TextPart::Old(done..text.len(), old.entries.len()..old.entries.len()));
        for part in &parts {
            whole.push_str(match part {
                TextPart::Old(range, _) => &text[range.clone()],
                TextPart::New(text, _) => text,
            });
        }
        if let Some(joined) = old.joined(&parts) {
            prop_assert_eq!(joined, goals(&whole));
        }
    }
}

#[test]
fn joined_takes_the_very_record_that_a_new_text_says_and_no_other() {
    let new = "[[goal]]\nid = \"n\"\ntitle = \"N\"\n";
    let read = |text: &str| goals(text).entries[0].item.clone().expect("a goal");
    let goal = |record: &Record| record.as_item().and_then(Item::as_goal).expect("a goal").clone();
    let (old, meant, other) =
        (goals("format = 1\n"), read(new), read("[[goal]]\nid = \"n\"\ntitle = \"M\"\n"));
    for (record, shared) in [(&meant, true), (&other, false)] {
        let parts = [TextPart::Old(0..11, 0..0), TextPart::New(new, Some(record))];
        let joined = old.joined(&parts).expect("joined");
        let entry = joined.entries[0].item.as_ref().expect("a goal");
        assert_eq!(entry, &meant);
        assert_eq!(Arc::ptr_eq(&goal(entry), &goal(record)), shared);
    }
}

#[test]
fn a_slip_may_lie_within_letters_that_are_not_ascii() {
    for text in [
        "[[goal]]\ntitle = \"x\"\nénote = \"\"\"\n[é=édue = 2027-03",
        "[[goal]]\ntitle = \"x\"\n[ééé\n",
    ] {
        let _ = Document::read(text.into());
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_text_is_too_odd_to_be_read_and_a_slip_names_its_place(
        text in r#"(\[\[goal\]\]\n|\[goal|\[\[goal\]\n|title = "a"\n|due = 2027-03\n|note = """\n|x = \[\n|é|\[é=é|\u{feff}|\r\n|[\[\]{}=.,"'#a-c0-9 \n-]){0,24}"#
    ) {
        if let Ok(document) = Document::read(text.clone()) {
            proptest::prop_assert!(document.slips.iter().all(|slip| slip.at.is_some_and(|at| at <= text.len())));
            let sound = toml::de::DeTable::parse(&text).is_ok();
            proptest::prop_assert_eq!(sound, document.slips.is_empty(), "{:?}", text);
        }
    }
}

#[test]
fn a_list_left_open_on_its_line_sets_its_own_item_aside() {
    for open in ["tags = [\"a\",", "tags = [", "links = [\"a\", \"b\","] {
        for next in ["[[goal]]\ntitle = \"C\"\n", "note = \"n\"\n\n[[goal]]\ntitle = \"C\"\n"] {
            let text =
                format!("[[goal]]\ntitle = \"A\"\n\n[[goal]]\ntitle = \"B\"\n{open}\n{next}");
            let at = text.find(open).expect("there") + open.find('[').expect("there");
            let read = Document::read(text).expect("read in part");
            let titles: Vec<&str> = read.items().map(|item| item.title()).collect();
            assert_eq!(titles, ["A", "C"], "{open}");
            assert_eq!(read.slips.len(), 1, "{open}");
            assert_eq!(read.slips[0].at, Some(at), "{open}");
            assert!(read.slips[0].message.contains("expected `]`"), "{open}");
        }
    }
}

#[test]
fn a_slip_on_the_line_of_what_is_missing_is_told_alone() {
    for (text, told) in [
        ("[[milestone]]\ntitle = \non = 2026\n", "\ntitle =| there is no value|; the item is"),
        ("[[milestone]]\ntitle = \"M\"\non\n", "\non| key with no value|; \"M\" is"),
        ("[[milestone]]\ntitle = \non = \n", "\ntitle =| there is no value|; the item is"),
    ] {
        let read = Document::read(text.into()).expect("read in part");
        let mut told = told.split('|');
        let mut next = || told.next().unwrap_or_default();
        let at = text.find(next()).expect("there");
        assert_eq!(read.diagnostics, [], "{text}");
        let first = &read.slips[0];
        assert!(first.at.is_some_and(|a| text[at + 1..a].lines().count() == 1), "{first:?}");
        assert!(first.message.starts_with(next().trim()), "{first:?}");
        assert!(first.hint.contains(next()), "{first:?}");
    }
}
