//! Which item is which: places, ids, files, and an item's own text.

use crate::store::scratch::{NOW, Scratch, add, alter, date, done, goal, id, shift};
use milepost::domain::change::Place;
use milepost::domain::data_file::DataFile;
use milepost::store::fault::Fault;
use milepost::store::{Write, Years};
use std::collections::BTreeSet;

const TWO: &str =
    "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n";

#[test]
fn goals_are_put_where_they_are_wanted() {
    let three = format!("{TWO}\n[[goal]]\nid = \"c\"\ntitle = \"C\"");
    for (which, to, wanted) in [
        ("a", Place::After(id("b")), "bac"),
        ("a", Place::Last, "bca"),
        ("c", Place::First, "cab"),
        ("b", Place::First, "bac"),
        ("c", Place::After(id("a")), "acb"),
        ("b", Place::After(id("gone")), "acb"),
        ("a", Place::First, "abc"),
        ("b", Place::After(id("a")), "abc"),
    ] {
        let scratch = Scratch::with(&[("goals.toml", &three)]);
        shift(&mut scratch.store(), which, to.clone()).expect("saved");
        let order: String = scratch.listed().iter().filter_map(|l| l.split(' ').nth(1)).collect();
        assert_eq!(order, wanted, "{which} {to:?}\n{}", scratch.text("goals.toml"));
    }
}

#[test]
fn rest_without_an_id_is_given_one_at_the_next_save_and_stays_where_it_stands() {
    let hand =
        "[[paused]] # away\r\nfrom = 2026-11-03\r\n\r\n[[goal]]\r\nid = \"a\"\r\ntitle = \"A\"\r\n";
    let scratch = Scratch::with(&[("goals.toml", hand)]);
    let mut store = scratch.store();
    store.read(Years::All).expect("it reads");
    let shown = store.journey().breaks().next().expect("a rest").id.clone();
    assert!(store.journey().items().all(|item| *item.id() != shown));
    alter(&mut store, "edit", "a", |g| g.note = Some("n".into())).expect("saved");
    let (given, rest) = hand.split_at("[[paused]] # away\r\n".len());
    let (rest, title) = (rest, "title = \"A\"\r\n");
    let wanted = format!("{given}id = \"{shown}\"\r\n{rest}");
    let wanted = wanted.replace(title, &format!("{title}note = \"n\"\r\n"));
    let text = scratch.text("goals.toml");
    assert!(text.starts_with(&wanted), "{text}");
    scratch.store().undo(NOW, Write::Really).expect("undone");
    assert_eq!(scratch.text("goals.toml"), hand);
}

#[test]
fn goals_are_ordered_among_rests() {
    let pause = "\n[[paused]]\nid = \"p\"\nfrom = 2026-11-03\n";
    let (one, two) = TWO.split_at(TWO.rfind("\n[[goal]]").expect("two goals"));
    let between = format!("{one}{pause}{two}");
    let order = |scratch: &Scratch| -> String {
        let mut store = scratch.store();
        store.read(Years::All).expect("it reads");
        store.journey().open().map(|g| g.title.clone()).collect()
    };
    for (which, to) in [("b", Place::First), ("a", Place::After(id("b")))] {
        let scratch = Scratch::with(&[("goals.toml", &between)]);
        shift(&mut scratch.store(), which, to).expect("saved");
        assert_eq!(order(&scratch), "BA", "{}", scratch.text("goals.toml"));
        assert!(scratch.text("goals.toml").contains(pause.trim_start()));
    }
    let scratch = Scratch::with(&[("goals.toml", &between)]);
    add(&mut scratch.store(), goal("n", "N")).expect("added");
    assert!(scratch.text("goals.toml").starts_with(&between));
    assert_eq!(order(&scratch), "ABN");
}

#[test]
fn item_without_an_id_is_done_by_the_one_that_it_is_shown_under() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        "[[goal]]\ntitle = \"A\"\n[[goal]] # two\ntitle = \"A\"\n",
    )]);
    let shown: Vec<String> =
        scratch.listed().iter().filter_map(|l| Some(l.split(' ').nth(1)?.to_owned())).collect();
    done(&mut scratch.store(), &shown[1], "2026-11-22").expect("saved");
    assert_eq!(
        scratch.text("goals.toml"),
        format!("[[goal]]\nid = \"{}\"\ntitle = \"A\"\n", shown[0])
    );
    assert!(
        scratch
            .text("done/2026.toml")
            .contains(&format!("[[goal]] # two\nid = \"{}\"\n", shown[1]))
    );
}

#[test]
fn copied_block_is_given_its_own_id_when_it_is_changed_and_not_before() {
    let text = "[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"a\"\ntitle = \"B\"\n";
    let scratch = Scratch::with(&[("goals.toml", text)]);
    let mut store = scratch.store();
    add(&mut store, goal("c", "C")).expect("saved");
    assert!(scratch.text("goals.toml").starts_with(text));
    let copy = store.journey().at(DataFile::Open)[1].id().clone();
    alter(&mut store, "edit", copy.as_str(), |g| g.due = Some(date("2027"))).expect("saved");
    assert!(
        scratch
            .text("goals.toml")
            .contains(&format!("id = \"{copy}\"\ntitle = \"B\"\ndue = 2027\n"))
    );
    assert_eq!(store.problems().len(), 0);
}

#[test]
fn id_that_is_taken_anywhere_is_not_given_again() {
    let year = "[[goal]]\nid = \"old\"\ntitle = \"old\"\ndone = 2018\n";
    let newest = "[[goal]]\nid = \"new\"\ntitle = \"new\"\ntoward = \"linked\"\ndone = 2026\n";
    let scratch =
        Scratch::with(&[("goals.toml", TWO), ("done/2018.toml", year), ("done/2026.toml", newest)]);
    for taken in ["a", "old", "new"] {
        let saved = add(&mut scratch.store(), goal(taken, "C")).expect("saved");
        assert_ne!(saved.change.subject().expect("a subject").id(), &id(taken));
    }
    let saved = add(&mut scratch.store(), goal("linked", "L")).expect("saved");
    assert_eq!(
        saved.change.subject().expect("a subject").id(),
        &id("linked"),
        "a mere link takes no id"
    );
    let ids: BTreeSet<String> =
        scratch.listed().iter().filter_map(|l| Some(l.split(' ').nth(1)?.to_owned())).collect();
    assert_eq!(ids.len(), 8);
}

#[test]
fn item_given_another_state_by_hand_is_shown_where_it_belongs_and_moved_when_changed() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        "[[goal]]\nid = \"a\"\ntitle = \"A\"\ndone = 2026-11-22\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n",
    )]);
    assert_eq!(scratch.listed(), ["goals.toml b B", "done/2026.toml a A"]);
    alter(&mut scratch.store(), "edit", "a", |g| g.title = "A2".into()).expect("saved");
    assert!(
        scratch.text("done/2026.toml").contains("A2") && !scratch.text("goals.toml").contains("A2")
    );
    assert_eq!(scratch.listed(), ["goals.toml b B", "done/2026.toml a A2"]);
}

#[test]
fn items_own_text_goes_out_and_comes_back() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        "# file\n\n# above\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n",
    )]);
    let mut store = scratch.store();
    let source = store.source(&id("a")).expect("it is there");
    assert_eq!(
        (source.line, source.text.as_str()),
        (4, "# above\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n")
    );
    let new = "# above\n[[goal]]\ntitle = \"A2\" # mine\ndone = 2019\n\n\n";
    let saved =
        store.replace_source(NOW, Write::Really, &id("a"), &source.text, new).expect("saved");
    assert_eq!(saved.change.name, "edit, A2");
    assert_eq!(scratch.text("goals.toml"), "# file\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n");
    let wanted = "format = 1\n\n# above\n[[goal]]\nid = \"a\"\ntitle = \"A2\" # mine\ndone = 2019\nmodified = 2026-11-22T12:00:00Z\n";
    assert_eq!(scratch.text("done/2019.toml"), wanted);
    let source = store.source(&id("a")).expect("it is there");
    for (bad, why) in [
        ("[[goal]]\ntitle = \n", "line 2"),
        ("[[goal]]\ntitle = 3\n", "not a text"),
        ("[[goal]]\nid = \"z\"\ntitle = \"A\"\n", "an id never changes"),
        ("[[goal]]\ntitle = \"A\"\n[[goal]]\ntitle = \"B\"\n", "2 items"),
        ("[[milestone]]\ntitle = \"A\"\non = 2019\n", "no item under"),
        ("", "no item under"),
        ("[[goal]]\ntitle = \"A\"\ntoward = \"a\"\n", "would serve itself"),
        ("[[goal]]\ntitle = \"A\"\ntoward = \"b\"\n", "needs a larger goal"),
        ("[[goal]]\ntitle = \"A\"\ntoward = \"z\"\n", "z"),
    ] {
        let unfit =
            store.replace_source(NOW, Write::Really, &id("a"), &source.text, bad).expect_err(bad);
        assert!(unfit.to_string().contains(why), "{unfit}");
    }
    let stale = store.replace_source(NOW, Write::Really, &id("a"), "[[goal]]\n", &source.text);
    assert!(matches!(stale, Err(Fault::Changed { .. })));
    let before = scratch.files();
    store
        .replace_source(NOW, Write::Really, &id("a"), &source.text, &source.text)
        .expect("nothing to do");
    assert_eq!(scratch.files(), before);
}

#[test]
fn lines_from_an_editor_end_as_those_of_the_item_did() {
    let text = "[[goal]]\r\nid = \"a\"\r\ntitle = \"A\"\r\n";
    let scratch = Scratch::with(&[("goals.toml", text)]);
    let mut store = scratch.store();
    let source = store.source(&id("a")).expect("it is there");
    let new = format!("{}why = \"w\"\nnote = \"n\"\n", source.text);
    store.replace_source(NOW, Write::Really, &id("a"), &source.text, &new).expect("saved");
    let now = scratch.text("goals.toml");
    assert!(now.contains("why = \"w\"\r\nnote = \"n\"\r\n"), "{now:?}");
    assert!(now.split_inclusive('\n').all(|line| line.ends_with("\r\n")), "{now:?}");
}
