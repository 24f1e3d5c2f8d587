//! Several writers at once: every change of each is kept.

use crate::store::scratch::{NOW, Scratch, add, done, goal};
use milepost::domain::change::{Change, Edit};
use milepost::domain::goal::Goal;
use milepost::domain::id::Mint;
use milepost::store::fault::Fault;
use milepost::store::{Write, Years};
use std::collections::BTreeSet;
use std::fs::File;
use std::time::Instant;

#[test]
fn eight_writers_of_twenty_goals_lose_none() {
    let scratch = Scratch::empty();
    std::thread::scope(|scope| {
        for writer in 0..8u64 {
            let scratch = &scratch;
            scope.spawn(move || {
                let mut mint = Mint::seeded(writer);
                for n in 0..20 {
                    let plan = |_: &_| {
                        Ok(Change::new(
                            "add",
                            "x",
                            vec![Edit::add(Goal::new(mint.id(), format!("{writer} {n}")))],
                        ))
                    };
                    scratch
                        .store()
                        .change(NOW, Write::Really, Years::Summaries, &mut { plan })
                        .expect("saved");
                }
            });
        }
    });
    let listed = scratch.listed();
    let ids: BTreeSet<&str> = listed.iter().filter_map(|l| l.split(' ').nth(1)).collect();
    assert_eq!((listed.len(), ids.len()), (160, 160));
    assert_eq!(scratch.store().history().expect("read").undo.len(), 160);
}

#[test]
fn additions_and_completions_at_once_are_all_kept() {
    let text: String =
        (0..12).map(|n| format!("[[goal]]\nid = \"g{n}\"\ntitle = \"G{n}\"\n\n")).collect();
    let scratch = Scratch::with(&[("goals.toml", &text)]);
    std::thread::scope(|scope| {
        for n in 0..12 {
            let scratch = &scratch;
            scope.spawn(move || {
                done(&mut scratch.store(), &format!("g{n}"), "2026-11-22").expect("done")
            });
            scope.spawn(move || {
                add(&mut scratch.store(), goal(&format!("n{n}"), "N")).expect("added")
            });
        }
    });
    let listed = scratch.listed();
    assert_eq!(listed.iter().filter(|l| l.starts_with("goals.toml n")).count(), 12);
    assert_eq!(listed.iter().filter(|l| l.starts_with("done/2026.toml g")).count(), 12);
}

#[test]
fn two_open_stores_see_each_other_and_overwrite_nothing() {
    let scratch = Scratch::empty();
    let (mut one, mut two) = (scratch.store(), scratch.store());
    for n in 0..10 {
        add(&mut one, goal(&format!("a{n}"), "A")).expect("saved");
        let saved = add(&mut two, goal(&format!("b{n}"), "B")).expect("saved");
        assert_eq!(saved.reading.files[0].1.len(), 2 * n + 2, "a save brings what the other did");
    }
    one.reread().expect("read").expect("news");
    assert_eq!(one.journey(), two.journey());
}

#[test]
fn stuck_writer_is_named_after_five_seconds() {
    let scratch = Scratch::with(&[("goals.toml", "format = 1\n")]);
    let held = File::open(scratch.journey()).expect("opened");
    held.lock().expect("locked");
    let start = Instant::now();
    let fault = add(&mut scratch.store(), goal("a", "A")).expect_err("locked");
    // It is five; this is a limit for hangs.
    assert!(start.elapsed().as_secs() < 60);
    assert!(matches!(&fault, Fault::Locked { .. }) && fault.is_disk());
    if cfg!(target_os = "linux") {
        assert!(fault.to_string().contains(&std::process::id().to_string()), "{fault}");
    }
    drop(held);
    add(&mut scratch.store(), goal("a", "A")).expect("free again");
}
