//! Folders that come and go, and noise.

use super::*;
use std::fs;

/// A watch that counts, and how long to wait for a change or for none.
fn counted(folder: &Path) -> (FolderWatch, Receiver<()>) {
    counted_for(Watchable::Journey(folder.to_owned()))
}

fn counted_for(watchable: Watchable) -> (FolderWatch, Receiver<()>) {
    let (tell, hear) = channel();
    let on_change = move || tell.send(()).unwrap_or_default();
    (watch(vec![watchable], on_change).expect("it can be watched"), hear)
}

fn told(hear: &Receiver<()>) -> bool {
    let told = hear.recv_timeout(Duration::from_secs(3)).is_ok();
    while hear.recv_timeout(Duration::from_millis(250)).is_ok() {}
    told
}

#[test]
fn a_change_is_told_once_and_noise_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_watch, hear) = counted(folder.path());
    fs::write(folder.path().join("goals.toml"), "a").expect("written");
    fs::write(folder.path().join("milestones.toml"), "a").expect("written");
    hear.recv_timeout(Duration::from_secs(3)).expect("told");
    assert!(hear.recv_timeout(Duration::from_millis(300)).is_err(), "told twice");
    for noise in [".goals.toml.swp", "goals.toml~", ".goals.toml.0123456789abcdef.milepost-tmp"] {
        fs::write(folder.path().join(noise), "a").expect("written");
    }
    fs::read(folder.path().join("goals.toml")).expect("read");
    assert!(hear.recv_timeout(Duration::from_millis(300)).is_err(), "noise was told");
}

#[test]
fn a_folder_that_comes_goes_and_comes_again_is_watched() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path().join("a/b");
    let (_watch, hear) = counted(&folder);
    for _ in 0..2 {
        fs::create_dir_all(folder.join("done")).expect("made");
        assert!(told(&hear), "the folder came");
        fs::write(folder.join("done/2026.toml"), "a").expect("written");
        assert!(told(&hear), "a year changed");
        fs::write(folder.join("goals.toml"), "a").expect("written");
        assert!(told(&hear), "goals changed");
        fs::remove_dir_all(scratch.path().join("a")).expect("removed");
        assert!(told(&hear), "the folder went");
    }
}

#[test]
fn a_linked_file_is_watched_where_it_lies() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (folder, other) = (scratch.path().join("j"), scratch.path().join("o"));
    fs::create_dir(&folder).expect("made");
    fs::create_dir(&other).expect("made");
    fs::write(other.join("real.toml"), "a").expect("written");
    std::os::unix::fs::symlink(other.join("real.toml"), folder.join("goals.toml")).expect("linked");
    let (_watch, hear) = counted(&folder);
    fs::write(other.join("real.toml"), "b").expect("written");
    assert!(told(&hear));
}

#[test]
fn a_file_is_watched_however_it_is_saved_and_its_neighbours_are_not() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (folder, other) = (scratch.path().join("config"), scratch.path().join("dotfiles"));
    fs::create_dir(&other).expect("made");
    let file = folder.join("config.toml");
    let (_watch, hear) = counted_for(Watchable::File(file.clone()));
    fs::create_dir(&folder).expect("made");
    assert!(told(&hear), "its folder came");
    fs::write(&file, "a").expect("written");
    assert!(told(&hear), "it was written in place");
    fs::write(folder.join("config.toml.new"), "b").expect("written");
    fs::write(folder.join("other.toml"), "b").expect("written");
    assert!(hear.recv_timeout(Duration::from_millis(300)).is_err(), "a neighbour was told");
    fs::rename(folder.join("config.toml.new"), &file).expect("renamed");
    assert!(told(&hear), "another file took its name");
    fs::write(other.join("real.toml"), "a").expect("written");
    fs::remove_file(&file).expect("removed");
    std::os::unix::fs::symlink(other.join("real.toml"), &file).expect("linked");
    assert!(told(&hear), "a link took its name");
    fs::write(other.join("real.toml"), "b").expect("written");
    assert!(told(&hear), "it was written where it lies");
}
