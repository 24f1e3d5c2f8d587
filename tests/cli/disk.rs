//! Disks that are full or read-only, files that cannot be written to; and that looking writes nothing.

use super::kit::{Desk, career};
use crate::trial::skipped;
use insta::assert_snapshot;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Output};

/// A file system of its own in `$1`, with the journey in it.
const MOUNTED: &str = r#"
set -e
program=$0 disk=$1 journey=$2
mount -t tmpfs -o size=128k,mode=700 none "$disk"
cp -R "$journey" "$disk/career"
export MILEPOST_DIR="$disk/career"
set +e
"#;

/// Runs a script with a file system of its own; `None`, and said, where the system does not let us mount one.
fn mounted(desk: &Desk, what: &str, script: &str, args: &[&str]) -> Option<Output> {
    let may =
        Command::new("unshare").args(["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).output();
    if !may.is_ok_and(|output| output.status.success()) {
        skipped(what, "no file system may be mounted here");
        return None;
    }
    let disk = desk.root().join("disk");
    fs::create_dir_all(&disk).expect("made");
    let plain = desk.command::<&str>(&[]);
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c"]).arg(format!("{MOUNTED}{script}"));
    command.arg(plain.get_program()).arg(disk).arg(desk.journey()).args(args);
    let set = plain.get_envs().filter_map(|(name, value)| Some((name, value?)));
    command.env_clear().envs(set).env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    Some(command.output().expect("a shell"))
}

/// Fills the disk but for `$3` bytes, tries `$4`, and tries again with room on it.
const FILLED: &str = r#"
left=$3 state=$4; shift 4
[ "$state" = full ] && export XDG_STATE_HOME="$disk/state"
dd if=/dev/zero of="$disk/filler" bs=4k 2>/dev/null
truncate -s "-$left" "$disk/filler"
"$program" "$@"; echo "exit $?"
find "$disk/career" -name '*milepost-tmp*'
cmp "$journey/goals.toml" "$disk/career/goals.toml" && echo kept
"$program" list -q >/dev/null; echo "list $?"
rm "$disk/filler"
"$program" "$@" >/dev/null; echo "then $?"
"$program" list --all | grep -c 'Another goal'
"#;

#[test]
fn on_a_full_disk_it_is_said_and_all_that_was_there_is_kept() {
    // Large enough that neither file would fit into what is left.
    let goal = |n| {
        format!("[[goal]]\nid = \"goal{n:04}\"\ntitle = \"A goal of some length, number {n}\"\n\n")
    };
    let goals = |range: std::ops::Range<i32>| {
        format!("format = 1\n\n{}", range.map(goal).collect::<String>())
    };
    let last = "[[goal]]\nid = \"last0000\"\ntitle = \"Another goal\"\n";
    for left in ["0", "4096"] {
        for state in ["full", "elsewhere"] {
            for args in [&["add", "Another goal of some length"][..], &["done", "last0000"]] {
                let (goals, done) = (
                    format!("{}{last}", goals(0..120)),
                    goals(200..300).replace("\n\n", "\ndone = 2026\n\n").replacen(
                        "\ndone = 2026",
                        "\n",
                        1,
                    ),
                );
                let desk = Desk::with(&[("goals.toml", &goals), ("done/2026.toml", &done)]);
                let args = [&[left, state], args].concat();
                let Some(output) = mounted(&desk, "a full disk", FILLED, &args) else {
                    return;
                };
                let (out, err) = (
                    String::from_utf8_lossy(&output.stdout),
                    String::from_utf8_lossy(&output.stderr),
                );
                let found = if args[2] == "add" { 2 } else { 1 };
                let wanted = format!("exit 3\nkept\nlist 0\nthen 0\n{found}\n");
                assert_eq!(out, wanted, "{args:?}: {err}");
                assert!(
                    err.starts_with("error: cannot write ")
                        && err.contains(": the disk is full\nhint: make room"),
                    "{args:?}: {err}"
                );
            }
        }
    }
}

const READ_ONLY: &str = r#"
mount -o remount,ro "$disk"
"$program" list | grep -c Berta
"$program" add Dora; echo "exit $?"
"$program" done Berta; echo "exit $?"
mount -o remount,rw "$disk"
"$program" add Dora >/dev/null; echo "then $?"
"#;

#[test]
fn a_read_only_mount_is_read_and_not_written_to() {
    let desk = Desk::with(&[("goals.toml", "[[goal]]\nid = \"bbbb0000\"\ntitle = \"Berta\"\n")]);
    let Some(output) = mounted(&desk, "a read-only mount", READ_ONLY, &[]) else {
        return;
    };
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1\nexit 3\nexit 3\nthen 0\n", "{err}");
    assert_eq!(err.matches("the file system is read-only").count(), 2, "{err}");
}

const MOUNTED_FILE: &str = r#"
mount --bind "$disk/career/goals.toml" "$disk/career/goals.toml"
"$program" add Dora; echo "exit $?"
find "$disk/career" -name '*milepost-tmp*'
cmp "$journey/goals.toml" "$disk/career/goals.toml" && echo kept
umount "$disk/career/goals.toml"
"$program" add Dora >/dev/null; echo "then $?"
"#;

#[test]
fn a_file_that_is_mounted_by_itself_is_left_and_the_hint_names_that() {
    let berta = "[[goal]]\nid = \"bbbb0000\"\ntitle = \"Berta\"\n";
    let desk = Desk::with(&[("goals.toml", berta)]);
    let Some(output) = mounted(&desk, "a mounted file", MOUNTED_FILE, &[]) else {
        return;
    };
    let err = String::from_utf8_lossy(&output.stderr);
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(out, "exit 3\nkept\nthen 0\n", "{err}");
    assert!(err.contains("hint: a file that is mounted by itself cannot be replaced"), "{err}");
}

/// Runs the program as somebody who is not root; `None`, and said, where that is not possible.
fn as_another(desk: &Desk, args: &[&str]) -> Option<String> {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    const ANOTHER: u32 = 4_242;
    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(desk.root(), open).expect("opened");
    let home = desk.root().join("home");
    fs::create_dir_all(&home).expect("made");
    let given = [&home, &desk.journey()].map(|path| chown(path, Some(ANOTHER), Some(ANOTHER)));
    let mut command = desk.command(args);
    let output = command.uid(ANOTHER).gid(ANOTHER).output();
    let Some(output) = output.ok().filter(|_| given.iter().all(Result::is_ok)) else {
        skipped("another user", "only root may be another");
        return None;
    };
    Some(desk.said(&output))
}

#[test]
fn permission_that_is_missing_is_the_hint() {
    let desk = career();
    let root = |name: &str, mode: u32| {
        use std::os::unix::fs::PermissionsExt;
        let path = desk.journey().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    };
    root("done", 0o700);
    root("milestones.toml", 0o600);
    let Some(said) = as_another(&desk, &["check"]) else {
        return;
    };
    assert_snapshot!(said, @"
    --- stdout
    [DIR]/career/done: error: the folder cannot be read: permission denied
      hint: change the owner or the mode of [DIR]/career/done, which belongs to root
    [DIR]/career/milestones.toml: error: the file cannot be read: permission denied
      hint: change the owner or the mode of [DIR]/career/milestones.toml, which belongs to root; nothing is written to it until then
    --- stderr
    error: 2 errors were found
    hint: each has a hint above; until then, what could not be read is not changed
    --- exit 1
    ");
    root("done", 0o755);
    root("milestones.toml", 0o644);
    let said = as_another(&desk, &["add", "X"]).expect("as before");
    assert_snapshot!(said, @"
    --- stderr
    error: cannot write [DIR]/career/goals.toml: permission denied
    hint: change the owner or the mode of [DIR]/career/goals.toml, which belongs to root
    --- exit 3
    ");
    fs::create_dir_all(desk.root().join("home/.local/state/milepost")).expect("made");
    std::os::unix::fs::chown(desk.root().join("home/.local/state/milepost"), Some(0), Some(0))
        .expect("root may");
    root("../home/.local/state/milepost", 0o700);
    for args in [&["backups"], &["undo"]] {
        let said = as_another(&desk, args).expect("as before");
        assert!(said.contains("hint: change the owner or the mode of [DIR]/home/.local/state/milepost, which belongs to root"), "{said}");
        assert!(said.contains("exit 3"), "{said}");
    }
}

#[test]
fn in_a_home_that_cannot_be_written_to_it_is_said() {
    let desk = Desk::new();
    for home in ["/dev/null", "/proc"].into_iter().filter(|home| Path::new(home).exists()) {
        let mut command = desk.command(&["add", "Learn Rust"]);
        let output = command.env_remove("MILEPOST_DIR").env("HOME", home).output();
        let output = output.expect("it starts");
        let said = desk.said(&output);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(
            said.contains("error: cannot ") && said.contains(home) && said.contains("hint: "),
            "{said}"
        );
    }
}

#[test]
fn missing_folders_are_made() {
    let desk = Desk::new();
    let mut command = desk.command(&["add", "Learn Rust", "--dir", "not/there/yet"]);
    assert!(command.status().expect("it starts").success());
    assert!(desk.root().join("not/there/yet/goals.toml").exists());
}

/// Every file and folder of a journey: its bytes, inode, mode, and when it was last written.
fn looked_at(folder: &Path) -> BTreeMap<String, (Vec<u8>, u64, u32, i64, i64)> {
    let mut found = BTreeMap::new();
    for path in [folder.to_owned(), folder.join("done")] {
        for entry in fs::read_dir(&path).expect("a folder").flatten() {
            let (path, meta) = (entry.path(), entry.metadata().expect("there"));
            let bytes = fs::read(&path).unwrap_or_default();
            let facts = (bytes, meta.ino(), meta.mode(), meta.mtime(), meta.mtime_nsec());
            found.insert(path.display().to_string(), facts);
        }
    }
    found
}

#[test]
fn looking_changes_no_byte_and_no_time_stamp() {
    let desk = career();
    desk.does(&["add", "So that there is something to undo"]);
    let before = looked_at(&desk.journey());
    for args in [
        &["list"][..],
        &["list", "--all", "--json"],
        &["show", "incident"],
        &["show", "incident", "--json"],
        &["status"],
        &["status", "--json"],
        &["check"],
        &["check", "--json"],
        &["next"],
        &["timeline", "--plain"],
        &["momentum", "--plain"],
        &["look-back", "--plain"],
        &["review", "--plain"],
        &["undo", "--list"],
        &["redo", "--list"],
        &["undo", "--dry-run"],
        &["add", "Not really", "--dry-run"],
        &["done", "incident", "--dry-run"],
    ] {
        desk.output(args);
        assert!(looked_at(&desk.journey()) == before, "{args:?}");
    }
}
