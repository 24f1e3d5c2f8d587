//! Blocks as people write them, changed field by field.

use super::*;
use crate::store::codec::read;

/// Changes `block` from what it is to what `after` is, field by field.
fn change(kind: RecordKind, block: &str, newline: &'static str, after: &str) -> String {
    let item = |text: &str| {
        let tree = parse(text).expect("it is TOML");
        read(kind, only(&tree, kind).expect("one item")).expect("an item").member
    };
    let (before, after) = (item(block), item(after));
    let text = changed(block, &before, &after, newline).expect("it fits");
    assert_eq!(item(&text), after, "{text}");
    text
}

fn goal(block: &str, after: &str) -> String {
    change(RecordKind::Goal, block, "\n", &format!("[[goal]]\nid = \"a\"\n{after}"))
}

const HEAD: &str = "[[goal]]\nid = \"a\"\ntitle = \"T\"\n";
const ODD: &str = "# above\n  [[ \"goal\" ]] # head\n\ttitle   =  'T' # t\n\"id\" = \"a\"\nx = { y = 1 } # mine\n\nmodified = 1970-01-01T00:00:00Z # m\n# tail\n[goal.sub]\nz = [1,\n 2]";

#[test]
fn a_scalar_is_replaced_and_all_around_it_stays() {
    let text = goal(ODD, "title = \"New\"\nmodified = 1970-01-01T00:00:05Z");
    assert_eq!(text, ODD.replace("'T'", "\"New\"").replace("00:00Z", "00:05Z"));
}

#[test]
fn a_new_field_goes_before_modified_and_a_log_to_the_end() {
    let entry = "[[goal.log]]\non = 2026-11-22\ntext = \"x\"";
    let text =
        goal(ODD, &format!("title = \"T\"\ndue = 2026\nmodified = 1970-01-01T00:00:00Z\n{entry}"));
    assert_eq!(text, format!("{}\n{entry}", ODD.replace("\nmodified", "\ndue = 2026\nmodified")));
}

#[test]
fn every_way_to_write_an_inner_table_is_changed_leaf_by_leaf() {
    let after = "title = \"T\"\nmeasure = { done = 5, target = 9, unit = \"p\" }";
    for (before, wanted) in [
        (
            "measure = { done = 4, target = 9, odd = 1 } # c\n",
            "measure = { done = 5, target = 9, odd = 1, unit = \"p\" } # c\n",
        ),
        (
            "measure.done = 4 # c\nmeasure.target = 9\n",
            "measure.done = 5 # c\nmeasure.target = 9\nmeasure.unit = \"p\"\n",
        ),
        (
            "[goal.measure]\ndone = 4\ntarget = 9 # c\nodd = 1\n",
            "[goal.measure]\ndone = 5\ntarget = 9 # c\nodd = 1\nunit = \"p\"\n",
        ),
    ] {
        assert_eq!(goal(&format!("{HEAD}{before}"), after), format!("{HEAD}{wanted}"));
        assert_eq!(goal(&format!("{HEAD}{before}"), "title = \"T\""), HEAD, "taken away whole");
    }
    let (bare, full) = ("dropped = 2026\n", "dropped = { on = 2026, why = \"w\" }\n");
    assert_eq!(
        goal(&format!("{HEAD}{bare}"), &format!("title = \"T\"\n{full}")),
        format!("{HEAD}{full}")
    );
    let back = goal(&format!("{HEAD}{full}"), &format!("title = \"T\"\n{bare}"));
    assert_eq!(back, format!("{HEAD}dropped = {{ on = 2026 }}\n"));
}

#[test]
fn a_list_keeps_its_layout() {
    for (before, after, wanted) in [
        ("['x',  'y']", "[\"x\", \"y\", \"z\"]", "['x',  'y', \"z\"]"),
        ("['x',  'y']", "[\"y\"]", "['y']"),
        ("['x',  'y']", "[\"x\"]", "['x']"),
        ("['x',  'y']", "[\"w\", \"x\", \"y\"]", "[\"w\", 'x',  'y']"),
        ("['x',  'y']", "[\"x\", \"q\"]", "['x',  \"q\"]"),
        (
            "[\n  'x', # one\n  'y', # two\n]",
            "[\"x\", \"y\", \"z\"]",
            "[\n  'x', # one\n  'y', # two\n  \"z\",\n]",
        ),
        (
            "[\n  'x', # one\n  'y' # two\n]",
            "[\"x\", \"y\", \"z\"]",
            "[\n  'x', # one\n  'y', # two\n  \"z\"\n]",
        ),
        ("[]", "[\"x\"]", "[\"x\"]"),
    ] {
        let text = goal(
            &format!("{HEAD}tags = {before} # c\n"),
            &format!("title = \"T\"\ntags = {after}"),
        );
        assert_eq!(text, format!("{HEAD}tags = {wanted} # c\n"));
    }
    assert_eq!(goal(&format!("{HEAD}tags = ['x']\n"), "title = \"T\""), HEAD);
}

#[test]
fn a_log_keeps_its_way_of_being_written() {
    let three = "title = \"T\"\nlog = [{ on = 2025 }, { on = 2026 }, { on = 2027, text = \"x\" }]";
    let one = |year: &str| format!("[[goal.log]]\non = {year} # c\nodd = 1\n");
    let (a, b) = (one("2025"), one("2026"));
    let new = "[[goal.log]]\non = 2027\ntext = \"x\"\n";
    assert_eq!(goal(&format!("{HEAD}{a}{b}"), three), format!("{HEAD}{a}{b}{new}"));
    assert_eq!(
        goal(&format!("{HEAD}{a}{b}"), "title = \"T\"\nlog = [{ on = 2026 }]"),
        format!("{HEAD}{b}")
    );
    assert_eq!(goal(&format!("{HEAD}{a}"), "title = \"T\""), HEAD);
    let earlier =
        goal(&format!("{HEAD}{b}"), "title = \"T\"\nlog = [{ on = 2027 }, { on = 2026 }]");
    assert_eq!(earlier, format!("{HEAD}[[goal.log]]\non = 2027\n{b}"));
    let inline = format!("{HEAD}log = [{{ on = 2025, odd = 1 }}, {{ on = 2026 }}]\n");
    assert_eq!(goal(&inline, three), inline.replace("}]", "}, { on = 2027, text = \"x\" }]"));
}

#[test]
fn a_first_note_and_a_first_answer_each_have_a_section() {
    let after = "title = \"T\"\nlog = [{ on = 2026 }]\nanswers = [{ on = 2025, text = \"x\" }]";
    assert_eq!(
        goal(HEAD, after),
        format!("{HEAD}[[goal.log]]\non = 2026\n[[goal.answers]]\non = 2025\ntext = \"x\"\n")
    );
}

#[test]
fn lines_end_as_the_file_has_them_and_an_id_is_given_under_the_header() {
    let before = "[[goal]] # h\r\ntitle = \"T\"\r\nnote = \"\"\"a\r\nb\"\"\"\r\nwhy = \"w\" # w";
    let after =
        "[[goal]]\nid = \"n\"\ntitle = \"T\"\nnote = \"\"\"a\nb\"\"\"\nwhy = \"c\\nd\"\ndue = 2026";
    let wanted = "[[goal]] # h\r\nid = \"n\"\r\ntitle = \"T\"\r\nnote = \"\"\"a\r\nb\"\"\"\r\nwhy = \"\"\"\r\nc\r\nd\"\"\" # w\r\ndue = 2026";
    assert_eq!(change(RecordKind::Goal, before, "\r\n", after), wanted);
}

#[test]
fn a_new_item_reads_as_it_was_meant() {
    let text = format!(
        "{HEAD}measure = {{ done = 0, target = 2 }}\n[[goal.log]]\non = 2026\ntext = \"x\"\n"
    );
    let tree = parse(&text).expect("it is TOML");
    let item = read(RecordKind::Goal, only(&tree, RecordKind::Goal).expect("one"))
        .expect("an item")
        .member;
    assert_eq!(fresh(&item), text);
}
