//! Diffs made, applied and taken back, to the byte and among what others have changed.

use super::blocks::{applied, state};
use super::*;
use crate::domain::data_file::DataFile;
use crate::store::diff::Blocks;
use proptest::prelude::*;

const FILE: DataFile = DataFile::Open;

fn parsed(text: &str) -> Document {
    let parsed = Document::parse(text.to_owned());
    parsed.unwrap_or_else(|(diagnostic, _)| panic!("{}: {text:?}", diagnostic.message))
}

fn blocks(diff: &FileDiff) -> &Blocks {
    match &diff.edit {
        FileEdit::Blocks(blocks) => blocks,
        FileEdit::Whole(_) => panic!("it is of blocks"),
    }
}

fn between(old: &str, new: &str) -> FileDiff {
    FileDiff::of(FILE, Some(&parsed(old)), &parsed(new))
}

/// What undo makes of `now`, if a change had made `new` of `old`.
fn undone(old: &str, new: &str, now: &str) -> Result<String, InTheWay> {
    let inverse = between(old, new).inverse();
    let document = applied(FILE, &parsed(now), blocks(&inverse))?;
    Ok(document.map_or_else(String::new, |document| document.text))
}

fn goal(id: &str, title: &str) -> String {
    format!("[[goal]]\nid = \"{id}\"\ntitle = \"{title}\"\n")
}

#[test]
fn a_diff_holds_what_changed_and_no_more() {
    let (a, b, c) = (goal("a", "A"), goal("b", "B"), goal("c", "C"));
    let diff = between(&format!("{a}\n{b}\n{c}"), &format!("{a}\n{}\n{c}", goal("b", "B2")));
    let written = serde_json::to_string(&diff).expect("it is written");
    assert_eq!(
        written,
        r#"{"file":"goals.toml","blocks":{"hunks":[{"after":"a","before":"c","old":{"at":1,"texts":["\n\n","[[goal]]\nid = \"b\"\ntitle = \"B\"","\n\n"]},"new":{"at":1,"texts":["\n\n","[[goal]]\nid = \"b\"\ntitle = \"B2\"","\n\n"]}}]}}"#
    );
    assert_eq!(serde_json::from_str::<FileDiff>(&written).expect("it is read"), diff);
}

#[test]
fn undo_alters_the_item_where_it_is_now_and_leaves_all_else() {
    let (old, new) = (goal("a", "A"), goal("a", "A2"));
    let (other, more) = (goal("b", "B"), goal("c", "by hand"));
    let wrap = |a: &str| format!("# mine\n\n{more}\n{other}\n\n# free\n\n{a}");
    let undone = undone(&format!("{old}\n{other}"), &format!("{new}\n{other}"), &wrap(&new));
    assert_eq!(undone, Ok(wrap(&old)));
}

#[test]
fn undo_refuses_an_item_that_was_changed_since() {
    let (old, new) = (goal("a", "A"), goal("a", "A2"));
    let in_the_way = Err(InTheWay(Some("A2".into())));
    assert_eq!(undone(&old, &new, &goal("a", "A3")), in_the_way);
    assert_eq!(
        undone(&old, &new, &format!("# about it\n{new}").replace("[[", "\n[[")),
        Ok(format!("# about it\n\n{old}")),
        "a comment that is not its own"
    );
    assert_eq!(undone(&old, &new, &format!("{new}# about it\n")), in_the_way, "its own");
    assert_eq!(undone("", &new, ""), in_the_way);
}

#[test]
fn undo_puts_an_item_back_between_its_neighbours() {
    let (a, b, c, d) = (goal("a", "A"), goal("b", "B"), goal("c", "C"), goal("d", "by hand"));
    let back = |now: &str| undone(&format!("{a}\n{b}\n{c}"), &format!("{a}\n{c}"), now);
    assert_eq!(back(&format!("{a}\n{c}\n{d}")), Ok(format!("{a}\n{b}\n{c}\n{d}")));
    assert_eq!(back(&format!("{d}\n{a}\n{c}")), Ok(format!("{d}\n{a}\n{b}\n{c}")));
    assert_eq!(back(&format!("{a}\n{d}\n{c}")), Ok(format!("{a}\n{b}\n{d}\n{c}")));
    assert_eq!(back(&format!("{d}\n{c}")), Ok(format!("{d}\n{b}\n{c}")));
    assert_eq!(back(&a), Ok(format!("{a}\n{b}")));
}

#[test]
fn an_id_alone_is_no_reason_to_refuse() {
    let bare = "[[goal]]\ntitle = \"B\"\n";
    let (old, new) = (format!("{bare}\n"), format!("{}\n{}", goal("b", "B"), goal("a", "A")));
    let now = new.replace("\"B\"", "\"by hand\"");
    assert_eq!(undone(&old, &new, &now), Ok(goal("b", "by hand")));
}

#[test]
fn the_state_of_a_file_is_told_by_its_blocks() {
    let (a, b, n) = (goal("a", "A"), goal("b", "B"), goal("n", "N"));
    let state = |old: &str, new: &str, now: &str| {
        let diff = between(old, new);
        state(Some(&parsed(now)), blocks(&diff))
    };
    let (one, two) = (a.clone(), format!("{a}\n{b}"));
    for (old, new) in [(&one, &two), (&two, &one)] {
        assert_eq!(state(old, new, new), DiffState::Applied);
        assert_eq!(state(old, new, old), DiffState::NotApplied);
        assert_eq!(state(old, new, &format!("{new}\n{n}")), DiffState::Applied);
        assert_eq!(state(old, new, &format!("{old}\n{n}")), DiffState::NotApplied);
    }
    let altered = goal("a", "A2");
    assert_eq!(state(&a, &altered, &goal("a", "A3")), DiffState::Unknown);
    assert_eq!(state(&a, &altered, &format!("{n}\n{altered}")), DiffState::Applied);
}

/// A file of parts, some of which are items; some have ends of lines of their own, or none at the end.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        (0..6u8, 0..3u8).prop_map(|(id, n)| goal(&format!("g{id}"), &format!("T{n}"))),
        (0..2u8).prop_map(|n| format!("[[goal]]\ntitle = \"no id {n}\"\n")),
        Just("[[goal]]\ntitle = 3\n".to_owned()),
        Just("\n".to_owned()),
        Just("# near\n".to_owned()),
        Just("\n# free\n\n".to_owned()),
        Just("[[paused]]\nfrom = 2026\n".to_owned()),
    ];
    (prop::collection::vec(part, 0..9), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(parts, crlf, mark, cut)| {
            let mut text = parts.concat();
            if cut {
                text.truncate(text.trim_end().len());
            }
            if crlf {
                text = text.replace('\n', "\r\n");
            }
            if mark { format!("\u{feff}{text}") } else { text }
        },
    )
}

proptest! {
    #[test]
    fn a_diff_and_its_inverse_lead_from_each_text_to_the_other(old in text(), new in text()) {
        let diff = between(&old, &new);
        let made = |text: &str, diff: &FileDiff| {
            let document = applied(FILE, &parsed(text), blocks(diff));
            document.map(|document| document.map(|document| document.text))
        };
        prop_assert_eq!(made(&old, &diff), Ok(Some(new.clone())));
        prop_assert_eq!(made(&new, &diff.inverse()), Ok(Some(old.clone())));
        prop_assert_eq!(diff.is_empty(), old == new);
        prop_assert_eq!(diff.inverse().inverse(), diff);
    }
}
