//! Links, modes, and things that are no files in the place of files.

use crate::store::scratch::{Scratch, add, done, goal};
use crate::trial::skipped;
use milepost::store::fault::Fault;
use milepost::store::files::Files;
use milepost::store::files::disk::Disk;
use milepost::store::places::Places;
use milepost::store::{Store, Years};
use std::fs::{self, File, Metadata, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The real file system, which holds every temporary to be no more readable than the file that it is for.
struct Wary {
    journey: PathBuf,
    seen: Arc<AtomicUsize>,
}

impl Wary {
    fn look(&self) {
        let wanted = mode(&self.journey.join("goals.toml"));
        for entry in fs::read_dir(&self.journey).expect("a folder").flatten() {
            if entry.file_name().to_string_lossy().contains("milepost-tmp") {
                let found = mode(&entry.path());
                assert_eq!(found & !wanted & 0o077, 0, "{found:o} beside {wanted:o}");
                self.seen.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

impl Files for Wary {
    fn try_lock(&self, folder: &File) -> Result<(), TryLockError> {
        Disk.try_lock(folder)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        Disk.make_folder(path)
    }
    fn try_write(&self, path: &Path) -> io::Result<()> {
        Disk.try_write(path)
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        Disk.create(path).inspect(|_| self.look())
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        Disk.write(file, bytes).inspect(|_| self.look())
    }
    fn take_after(&self, file: &File, model: &Metadata) -> io::Result<()> {
        Disk.take_after(file, model).inspect(|()| self.look())
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        Disk.sync(file).inspect(|()| self.look())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.look();
        Disk.rename(from, to)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.link(from, to).inspect(|()| self.look())
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        Disk.sync_folder(path)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        Disk.remove(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Disk.remove_folder(path)
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        Disk.append(path, bytes)
    }
}

#[test]
fn temporary_is_never_more_readable_than_its_file() {
    for wanted in [0o600, 0o640, 0o644, 0o604] {
        let scratch = Scratch::with(&[("goals.toml", TEXT)]);
        let path = scratch.journey().join("goals.toml");
        fs::set_permissions(&path, Permissions::from_mode(wanted)).expect("set");
        let seen = Arc::default();
        let wary = Wary { journey: scratch.journey(), seen: Arc::clone(&seen) };
        add(&mut Store::with_files(scratch.places(), Box::new(wary)), goal("b", "B"))
            .expect("saved");
        assert!(seen.load(Ordering::Relaxed) >= 5, "no temporary was seen");
        assert_eq!(mode(&path), wanted);
    }
}

#[test]
fn owner_of_a_file_stays_its_owner() {
    let scratch = Scratch::with(&[("goals.toml", TEXT)]);
    let path = scratch.journey().join("goals.toml");
    if chown(&path, Some(4_242), Some(2_424)).is_err() {
        return skipped("another owner", "only root may give a file away");
    }
    add(&mut scratch.store(), goal("b", "B")).expect("saved");
    let meta = fs::metadata(&path).expect("there");
    assert_eq!((meta.uid(), meta.gid()), (4_242, 2_424));
}

#[test]
fn owner_of_a_folder_owns_what_is_made_in_it() {
    let scratch = Scratch::with(&[("goals.toml", TEXT)]);
    let folders = [scratch.journey(), scratch.root().join("state"), scratch.root().join("cache")];
    for folder in &folders {
        fs::create_dir_all(folder).expect("made");
        if chown(folder, Some(4_242), Some(2_424)).is_err() {
            return skipped("another owner", "only root may give a folder away");
        }
    }
    let file = scratch.journey().join("goals.toml");
    chown(&file, Some(4_242), Some(2_424)).expect("given away");
    let mut store = scratch.store();
    done(&mut store, "a", "2026-11-20").expect("saved");
    done(&mut store, "a", "2025-11-20").expect("saved");
    scratch.store().read(Years::Summaries).expect("read");
    let mut all = folders.to_vec();
    let mut at = 0;
    while let Some(path) = all.get(at).cloned() {
        let meta = fs::symlink_metadata(&path).expect("there");
        assert_eq!((meta.uid(), meta.gid()), (4_242, 2_424), "{}", path.display());
        let within = fs::read_dir(&path).into_iter().flatten().flatten();
        all.extend(within.map(|entry| entry.path()));
        at += 1;
    }
    assert!(at > 10, "{all:?}");
}

/// Documented: a save puts another file in place of the old, which a hard link goes on naming.
#[test]
fn hard_link_keeps_what_was_there_before_the_save() {
    let scratch = Scratch::with(&[("goals.toml", TEXT)]);
    let link = scratch.root().join("link.toml");
    fs::hard_link(scratch.journey().join("goals.toml"), &link).expect("linked");
    add(&mut scratch.store(), goal("b", "B")).expect("saved");
    assert_eq!(fs::read_to_string(&link).expect("there"), TEXT);
    assert_eq!(scratch.listed().len(), 2);
}

const TEXT: &str = "[[goal]]\nid = \"a\"\ntitle = \"A\"\n";

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").permissions().mode() & 0o7777
}

#[test]
fn new_files_and_folders_are_for_their_owner_alone_and_old_modes_stay() {
    let scratch = Scratch::empty();
    add(&mut scratch.store(), goal("a", "A")).expect("saved");
    done(&mut scratch.store(), "a", "2026").expect("saved");
    for (name, wanted) in
        [("", 0o700), ("goals.toml", 0o600), ("done", 0o700), ("done/2026.toml", 0o600)]
    {
        assert_eq!(mode(&scratch.journey().join(name)), wanted, "{name}");
    }
    for wanted in [0o644, 0o640, 0o666, 0o755] {
        fs::set_permissions(scratch.journey().join("goals.toml"), Permissions::from_mode(wanted))
            .expect("set");
        add(&mut scratch.store(), goal("b", "B")).expect("saved");
        assert_eq!(mode(&scratch.journey().join("goals.toml")), wanted);
    }
}

#[test]
fn file_marked_read_only_is_read_and_not_replaced() {
    let scratch = Scratch::with(&[("goals.toml", TEXT)]);
    let path = scratch.journey().join("goals.toml");
    fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("set");
    assert_eq!(scratch.listed(), ["goals.toml a A"]);
    let fault = done(&mut scratch.store(), "a", "2026").expect_err("read-only");
    assert!(
        matches!(&fault, Fault::Disk { action: "write", path: p, .. } if *p == path),
        "{fault}"
    );
    assert!(fault.is_disk());
    assert_eq!(scratch.files().len(), 1, "the year was not written either");
    assert_eq!(scratch.text("goals.toml"), TEXT);
}

#[test]
fn links_are_written_through_and_stay_links() {
    for make in [absolute, relative, chained] {
        let scratch = Scratch::with(&[("x/real.toml", TEXT)]);
        make(&scratch.journey());
        let path = scratch.journey().join("goals.toml");
        let link = fs::read_link(&path).expect("a link");
        add(&mut scratch.store(), goal("b", "B")).expect("saved");
        assert_eq!(fs::read_link(&path).expect("still a link"), link);
        assert!(scratch.text("x/real.toml").contains("\"B\""));
        assert_eq!(fs::read_dir(scratch.journey().join("x")).expect("listed").count(), 1);
    }
}

fn absolute(journey: &Path) {
    symlink(journey.join("x/real.toml"), journey.join("goals.toml")).expect("linked");
}

fn relative(journey: &Path) {
    symlink("x/real.toml", journey.join("goals.toml")).expect("linked");
}

fn chained(journey: &Path) {
    symlink("x/real.toml", journey.join("one")).expect("linked");
    symlink("one", journey.join("goals.toml")).expect("linked");
}

#[test]
fn linked_folder_is_the_same_journey() {
    let scratch = Scratch::with(&[("goals.toml", TEXT)]);
    let link = scratch.root().join("link");
    symlink(scratch.journey(), &link).expect("linked");
    let mut store = Store::new(Places { journey: link.clone(), ..scratch.places() });
    add(&mut store, goal("b", "B")).expect("saved");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(scratch.store().history().expect("read").undo.len(), 1);
}

#[test]
fn obstacle_that_is_no_file_is_reported_and_left() {
    type Make = fn(&Path);
    let cases: [(Make, &str); 6] = [
        (|p| fs::create_dir(p).expect("made"), "it is a folder, not a file"),
        (|p| drop(UnixListener::bind(p).expect("bound")), "it is a socket, not a file"),
        (
            |p| {
                rustix::fs::mknodat(rustix::fs::CWD, p, rustix::fs::FileType::Fifo, 0o600.into(), 0)
                    .expect("made")
            },
            "it is a named pipe, not a file",
        ),
        (|p| symlink("/dev/null", p).expect("linked"), "it is a device, not a file"),
        (|p| symlink("nowhere", p).expect("linked"), "it is a link to nowhere, which is not there"),
        (|p| symlink("goals.toml", p).expect("linked"), "it is a link that leads back to itself"),
    ];
    for (make, wanted) in cases {
        let scratch = Scratch::with(&[("milestones.toml", "format = 1\n")]);
        let path = scratch.journey().join("goals.toml");
        make(&path);
        let before = fs::symlink_metadata(&path).expect("there").file_type();
        let reading = scratch.store().read(Years::All).expect("the folder reads");
        assert_eq!(
            reading.problems.iter().map(|p| p.message.as_str()).collect::<Vec<_>>(),
            [wanted]
        );
        assert!(
            matches!(add(&mut scratch.store(), goal("b", "B")), Err(Fault::Broken(_))),
            "{wanted}"
        );
        assert_eq!(fs::symlink_metadata(&path).expect("there").file_type(), before);
    }
}

#[test]
fn obstacle_that_is_no_folder_is_reported() {
    let scratch = Scratch::empty();
    fs::write(scratch.journey(), "x").expect("written");
    assert!(matches!(
        scratch.store().read(Years::All),
        Err(Fault::NotAFolder { what: "a file", .. })
    ));
    assert!(add(&mut scratch.store(), goal("b", "B")).is_err());
    assert_eq!(fs::read(scratch.journey()).expect("there"), b"x");
    let scratch = Scratch::with(&[("goals.toml", TEXT), ("done", "x")]);
    let reading = scratch.store().read(Years::All).expect("the rest reads");
    assert_eq!((reading.files[0].1.len(), reading.problems.len()), (1, 1));
    assert!(done(&mut scratch.store(), "a", "2026").is_err());
    assert_eq!(scratch.text("goals.toml"), TEXT);
}

#[test]
fn pipe_in_the_folders_place_blocks_nothing() {
    let scratch = Scratch::empty();
    let (path, mode) = (scratch.journey(), 0o600.into());
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, mode, 0).expect("made");
    assert!(matches!(add(&mut scratch.store(), goal("b", "B")), Err(Fault::NotAFolder { .. })));
    assert!(matches!(scratch.store().read(Years::All), Err(Fault::NotAFolder { .. })));
}

#[test]
fn temporary_of_a_dead_writer_is_swept_away_and_a_persons_file_is_not() {
    let dead = ".goals.toml.0123456789abcdef.milepost-tmp";
    let own = ".goals.toml.mine.milepost-tmp";
    let scratch = Scratch::with(&[("goals.toml", TEXT), (dead, "x"), (own, "x")]);
    add(&mut scratch.store(), goal("b", "B")).expect("saved");
    let names: Vec<String> = scratch.files().into_keys().collect();
    assert_eq!(names, [own, "goals.toml"]);
}

#[test]
fn title_of_a_megabyte_is_kept_whole() {
    let scratch = Scratch::empty();
    let title = "é\"\\\n".repeat(250_000);
    add(&mut scratch.store(), goal("a", &title)).expect("saved");
    let reading = scratch.store().read(Years::All).expect("read");
    assert!(reading.files[0].1[0].title() == title);
}

#[test]
fn folder_marked_read_only_is_not_written_to() {
    let scratch = Scratch::with(&[("goals.toml", TEXT)]);
    let set = |mode| fs::set_permissions(scratch.journey(), Permissions::from_mode(mode));
    set(0o555).expect("set");
    let added = add(&mut scratch.store(), goal("b", "B")).map(drop);
    let ended = done(&mut scratch.store(), "a", "2026").map(drop);
    set(0o755).expect("set");
    for outcome in [added, ended] {
        let fault = outcome.expect_err("read-only");
        assert!(matches!(&fault, Fault::Disk { action: "write", .. }), "{fault}");
    }
    assert_eq!(scratch.text("goals.toml"), TEXT);
    assert!(!scratch.journey().join("done").exists());
}

#[test]
fn save_that_is_refused_leaves_no_folder_behind() {
    let scratch = Scratch::with(&[("goals.toml", TEXT)]);
    let path = scratch.journey().join("goals.toml");
    fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("set");
    done(&mut scratch.store(), "a", "2026").expect_err("read-only");
    assert!(!scratch.journey().join("done").exists());
}

#[test]
fn folder_that_is_a_link_to_nowhere_is_no_empty_journey() {
    let scratch = Scratch::empty();
    symlink("nowhere", scratch.journey()).expect("linked");
    let fault = scratch.store().read(Years::All).expect_err("no folder");
    assert!(matches!(fault, Fault::NotAFolder { .. }), "{fault}");
    add(&mut scratch.store(), goal("a", "A")).expect_err("no folder");
    assert!(!scratch.root().join("nowhere").exists());
}
