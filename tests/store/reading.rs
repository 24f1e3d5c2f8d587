//! Reading again: only what changed, and summaries of what did not.

use crate::store::scratch::{Scratch, listed};
use milepost::domain::data_file::DataFile;
use milepost::domain::reading::Reading;
use milepost::store::Years;

const TWO: &str =
    "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n";

#[test]
fn only_what_changed_is_read_again() {
    let scratch = Scratch::with(&[
        ("goals.toml", TWO),
        ("done/2025.toml", "[[goal]]\nid = \"x\"\ntitle = \"X\"\ndone = 2025-02-03\n"),
        ("done/2026.toml", "format = 1\n"),
    ]);
    let mut store = scratch.store();
    let first = store.read(Years::Only(vec![2026])).expect("read");
    assert_eq!(
        first.files.iter().map(|(h, _)| h.to_string()).collect::<Vec<_>>(),
        ["goals.toml", "milestones.toml", "done/2026.toml"]
    );
    assert_eq!(first.summaries.iter().map(|(y, s)| (*y, s.done)).collect::<Vec<_>>(), [(2025, 1)]);
    assert_eq!(store.reread().expect("read"), None);
    scratch.put("goals.toml", &TWO.replace("\"B\"", "\"C\""));
    let news = store.reread().expect("read").expect("news");
    assert_eq!(listed(&news), ["goals.toml a A", "goals.toml b C"]);
    scratch.put("goals.toml", "[[goal]\n");
    let news = store.reread().expect("read").expect("news");
    assert!(news.files.is_empty() && news.problems.len() == 1, "the last good view stays");
    std::fs::remove_file(scratch.journey().join("goals.toml")).expect("removed");
    let news = store.reread().expect("read").expect("news");
    assert!(news.files.is_empty(), "the last good view stays");
    assert_eq!(news.problems[0].message, "the file has gone");
    let year = store.read(Years::Only(vec![2025, 1999])).expect("read");
    let all = ["goals.toml a A", "goals.toml b C", "done/2025.toml x X"];
    assert_eq!(listed(&year), all);
    assert!(year.files.iter().any(|(h, _)| *h == DataFile::Ended(1999)));
}

#[test]
fn summary_is_kept_until_the_year_changes() {
    let year = "[[goal]]\nid = \"x\"\ntitle = \"X\"\ndone = 2025-02-03\n";
    let scratch = Scratch::with(&[("done/2025.toml", year), ("done/2026.toml", "format = 1\n")]);
    std::thread::sleep(std::time::Duration::from_millis(80));
    let done = |scratch: &Scratch| {
        scratch.store().read(Years::Summaries).expect("read").summaries[0].1.done
    };
    assert_eq!(done(&scratch), 1);
    let cache = std::fs::read_dir(scratch.root().join("cache"))
        .expect("made")
        .flatten()
        .next()
        .expect("one")
        .path();
    assert!(cache.join("summaries.json").exists() && cache.join("ids.bin").exists());
    assert_eq!(done(&scratch), 1);
    scratch.put("done/2025.toml", &format!("{year}{}", year.replace("\"x\"", "\"y\"")));
    assert_eq!(done(&scratch), 2);
    std::fs::write(cache.join("summaries.json"), "{").expect("written");
    assert_eq!(done(&scratch), 2);
}

#[test]
fn first_picture_waits_for_no_summary_that_is_not_known() {
    let scratch = Scratch::with(&[(
        "done/2019.toml",
        "[[goal]]\nid = \"a\"\ntitle = \"A\"\ndone = 2019-02-03\n",
    )]);
    // A file that is this new could still change without a mark of it: its summary is not kept.
    std::thread::sleep(std::time::Duration::from_millis(80));
    let years = |reading: Reading| reading.summaries.iter().map(|(y, _)| *y).collect::<Vec<_>>();
    let mut store = scratch.store();
    assert_eq!(years(store.read(Years::Known).expect("read")), Vec::<i32>::new());
    assert_eq!(years(store.read(Years::Only(vec![])).expect("read")), [2019]);
    let _ = scratch.store().read(Years::Summaries).expect("read");
    assert_eq!(years(scratch.store().read(Years::Known).expect("read")), [2019]);
}
