//! What the backend tells of a save.

use super::*;
use crate::domain::change::Edit;
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::store::places::Places;

fn backend(home: &std::path::Path) -> StoreBackend {
    let at = |name: &str| Some(home.join(name));
    let places = Places { journey: home.join("journey"), state: at("state"), cache: None };
    let day = Day::new(2026, 11, 22).expect("a day");
    StoreBackend::new(
        Store::new(places),
        Clock::Fixed(day),
        SettingsFile::at(home.join("config.toml")),
    )
}

#[test]
fn save_that_comes_to_nothing_tells_what_the_screen_shows_of_it() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(home.path().join("journey")).expect("made");
    let goals = home.path().join("journey/goals.toml");
    std::fs::write(&goals, "[[goal]]\nid = \"aaaa0000\"\ntitle = \"New\"\nkind = \"by hand\"\n")
        .expect("written");
    let mut backend = backend(home.path());
    backend.store.read(Years::Summaries).expect("read");
    let goal = |title: &str| Goal::new(Id::parse("aaaa0000").expect("an id"), title);
    let change = Change::of("edited", Edit::alter(goal("Old"), goal("New")), []);
    let told = match backend.answer(&mut Request::Save { number: 1, change }) {
        Some(Answer::Done { reading, .. }) => reading.files,
        other => panic!("{other:?}"),
    };
    let kinds = told.iter().flat_map(|(_, records)| records).filter_map(Record::as_goal);
    assert_eq!(kinds.map(|goal| goal.kind.as_deref()).collect::<Vec<_>>(), [Some("by hand")]);
}

#[test]
fn backup_that_cannot_be_made_is_told_of_once_and_a_change_without_undo_each_time() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(home.path().join("journey")).expect("made");
    std::fs::write(home.path().join("journey/goals.toml"), "format = 1\n").expect("written");
    std::fs::write(home.path().join("state"), "in the way").expect("written");
    let mut backend = backend(home.path());
    let remarks: Vec<Option<String>> = (1..4)
        .map(|number| {
            let goal = Goal::new(Id::spelled(number), "Read");
            let change = Change::new("added", "Read", vec![Edit::add(goal)]);
            match backend.answer(&mut Request::Save { number, change }) {
                Some(Answer::Done { remark, .. }) => remark,
                other => panic!("{other:?}"),
            }
        })
        .collect();
    let lacks_undo = "Saved: added, Read. It cannot be undone: cannot make the folder";
    let lacks_backup = "No backup was made: cannot make the folder";
    for (at, remark) in remarks.iter().enumerate() {
        let remark = remark.as_deref().unwrap_or_default();
        assert!(remark.starts_with(lacks_undo), "{remark}");
        assert_eq!(remark.contains(lacks_backup), at == 0, "{remark}");
    }
}
