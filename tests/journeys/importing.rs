//! Stories of the way in: an import from its path to its undo, and the walk through one's past.

use super::story;
use crate::fixtures::write_linkedin_export;
use crate::frames::crop::{keys, topmost};
use crate::stage::Stage;
use insta::assert_snapshot;
use milepost::app::settings::Charset;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// An unpacked LinkedIn export.
fn export() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let export = folder.path().join("export");
    write_linkedin_export(&export);
    (folder, export)
}

const HERE: &str = r#"format = 1

[[milestone]]
id = "first000"
title = "Administrator at a freight company"
at = "Freight & Sons"
on = 1995
kind = "role"
"#;

#[test]
fn import_is_previewed_taken_dated_and_undone() {
    let (_folder, export) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    let before = stage.files();
    stage.press(&format!(":import<enter>{}<enter>", export.display()));
    assert_snapshot!(stage.frame(), @r#"
     milepost · career                                                                              Sunday 22 November 2026

     Import · export                                                                            5 to import · 2 need a date
     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
     linkedin: Positions 4 · Education 1 · Certifications 4; without Projects, Honors, Publications, Volunteering, Courses

     New  5
    ▌[x] ◆ Infrastructure architect  role · Nordbank                                                         since May 2016
     [x] ◆ Systems engineer          role · Nordbank                                                   Apr 2012 to May 2016
     [x] ◆ Electronics technician    education · Technical college of Bremen                                   1992 to 1995
     [x] ◆ AWS Solutions Architect   certification · Amazon Web Services                                           Nov 2018
     [x] ◆ RHCE                      certification · Red Hat                                                       Oct 2005

     Like one that you have  1
     [ ] ◆ Administrator             like "Administrator at a freight company"                                 1995 to 1998

     Without a date  2
     [x] ◆ Network+                  certification · CompTIA
     [x] ◆ MCSE NT4                  certification · Microsoft

     Not taken  1
     Positions.csv:5:1: it has no title
















     ▁▁▁▁▁▁▁▁▁▁▁▁  no moves yet
     enter import   x mark   esc back   ? help
    "#);
    stage.press("jx");
    assert!(stage.frame().contains("4 to import"), "one is left out");
    assert_snapshot!(story(&mut stage, "<enter>"), @r#"
    milestones.toml
    + 
    + [[milestone]]
    + id = "1zah2k2g"
    + title = "Infrastructure architect"
    + at = "Nordbank"
    + on = "2016-05"
    + until = "now"
    + kind = "role"
    + note = "Hamburg"
    + modified = 2026-11-22T12:00:00Z
    + 
    + [[milestone]]
    + id = "zbv44mkn"
    + title = "Electronics technician"
    + at = "Technical college of Bremen"
    + on = 1992
    + until = 1995
    + kind = "education"
    + modified = 2026-11-22T12:00:00Z
    + 
    + [[milestone]]
    + id = "e5b2wy28"
    + title = "AWS Solutions Architect"
    + on = "2018-11"
    + kind = "certification"
    + credential = { issuer = "Amazon Web Services", id = "AWS-123", url = "https://example.org/aws", expires = "2021-11" }
    + modified = 2026-11-22T12:00:00Z
    + 
    + [[milestone]]
    + id = "eeggxjky"
    + title = "RHCE"
    + on = "2005-10"
    + kind = "certification"
    + credential = { issuer = "Red Hat" }
    + modified = 2026-11-22T12:00:00Z
    Imported 4 items from linkedin. u undoes.
    "#);
    assert_snapshot!(topmost(&stage.frame()), @r#"
    ╭─ 1 of 2: when was "Network+"? ─────────────────────────────────────────────╮
    │ certification · CompTIA · Certifications.csv:4:1                           │
    │                                                                            │
    │ ›                                                                          │
    │                                                                            │
    │   a year is enough: 1997, may 1997, 2009 to 2013 · never: stop asking      │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save or skip   esc ask later
    "#);
    assert_snapshot!(story(&mut stage, "2001<enter><enter>"), @r#"
    milestones.toml
    + 
    + [[milestone]]
    + id = "ah7mt9x0"
    + title = "Network+"
    + on = 2001
    + kind = "certification"
    + credential = { issuer = "CompTIA" }
    + modified = 2026-11-22T12:00:00Z
    Imported 5 items from linkedin so far. u undoes.
    "#);
    stage.press("u");
    assert_snapshot!(stage.app().notice().unwrap_or_default(), @"Undone: import of 5 items from linkedin.");
    let milestones = &before["milestones.toml"];
    assert_eq!(stage.file("milestones.toml"), *milestones, "one undo takes back the dates too");
}

#[test]
fn import_asks_in_the_review_for_the_dates_that_were_left() {
    let (_folder, export) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    stage.press(&format!(":import<enter>{}<enter><enter><esc>", export.display()));
    assert_snapshot!(topmost(&stage.press("r").frame()), @r#"
    ╭─ 1 of 2: when was "Network+"? ─────────────────────────────────────────────╮
    │ certification · CompTIA                                                    │
    │                                                                            │
    │ ›                                                                          │
    │                                                                            │
    │   a year is enough: 1997, may 1997, 2009 to 2013 · never: stop asking      │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save or skip   esc ask later
    "#);
    assert_snapshot!(story(&mut stage, "2001<enter>never<enter>"), @r#"
    milestones.toml
    + 
    + [[milestone]]
    + id = "ah7mt9x0"
    + title = "Network+"
    + on = 2001
    + kind = "certification"
    + credential = { issuer = "CompTIA" }
    + modified = 2026-11-22T12:00:00Z
    Imported 1 item from an earlier import. u undoes.
    "#);
    let frame = stage.press("<esc>r").frame();
    assert!(!frame.contains("when was"), "both are answered: {frame}");
    let frame = stage.press("<esc>ur").frame();
    assert!(frame.contains("when was \"Network+\"?"), "it has no date again: {frame}");
    let frame = stage.press("<esc><esc><ctrl-r>").frame();
    assert!(frame.contains("Redone: import of 1 item from an earlier import"), "{frame}");
    let frame = stage.press("r").frame();
    assert!(!frame.contains("when was"), "it has its date again: {frame}");
}

#[test]
fn import_asks_for_the_date_of_an_item_that_is_like_one_here_once_it_is_marked() {
    let (_folder, export) = export();
    let here = "format = 1\n\n[[milestone]]\nid = \"net00000\"\ntitle = \"Network+\"\non = 2012\nkind = \"certification\"\n";
    let mut stage = Stage::open(&[("milestones.toml", here)]);
    stage.press(&format!(":import<enter>{}<enter>", export.display()));
    assert!(stage.frame().contains("6 to import · 1 needs a date"), "{}", stage.frame());
    stage.press("jjjjjjx");
    assert!(stage.frame().contains("6 to import · 2 need a date"), "{}", stage.frame());
    stage.press("<enter>");
    assert!(stage.frame().contains("1 of 2: when was \"Network+\"?"), "{}", stage.frame());
}

#[test]
fn import_takes_a_path_with_blanks_and_completes_it_behind_a_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("my old notes");
    fs::create_dir(&notes).expect("made");
    fs::write(notes.join("it's done.txt"), "x 2011-05-09 Wrote the report\n").expect("written");
    let mut stage = Stage::open(&[]);
    stage
        .press(&format!(":import<enter>todotxt {}/my<tab>it<tab><enter>", folder.path().display()));
    assert!(stage.frame().contains("1 to import"), "{}", stage.frame());
    stage.press("<esc>");
    let quoted = format!("todotxt \"{}/it's done.txt\"", notes.display());
    stage.press(&format!(":import<enter>{quoted}<enter>"));
    assert!(stage.frame().contains("1 to import"), "{}", stage.frame());
}

#[test]
fn import_that_is_undone_is_not_asked_about_in_the_review() {
    let (_folder, export) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    stage.press(&format!(":import<enter>{}<enter><enter><esc>ur", export.display()));
    assert!(!stage.frame().contains("when was"), "{}", stage.frame());
}

#[test]
fn import_that_is_done_again_after_an_undo_is_asked_about_in_the_review() {
    let (_folder, export) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    stage.press(&format!(
        ":import<enter>{}<enter><enter>2001<enter><esc>u<ctrl-r>r",
        export.display()
    ));
    assert!(stage.frame().contains("1 of 1: when was"), "{}", stage.frame());
}

#[test]
fn import_never_asks_again_for_a_date_that_was_dismissed_until_it_is_undone() {
    let (_folder, export) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    let import = format!(":import<enter>{}<enter>", export.display());
    stage.press(&import).press("<enter>never<enter>never<enter>").press(&import);
    let frame = stage.frame();
    assert!(frame.contains("0 to import") && !frame.contains("a date"), "{frame}");
    assert!(frame.contains("2 items that you deleted or dismissed"), "{frame}");
    let frame = stage.press("<esc>r").frame();
    assert!(!frame.contains("when was"), "{frame}");
    let frame = stage.press("<esc>u").press(&import).frame();
    assert!(frame.contains("5 to import · 2 need a date"), "{frame}");
}

#[test]
fn import_page_fits_every_size_and_is_ascii_where_asked() {
    let (_folder, export) = export();
    for charset in [Charset::Unicode, Charset::Ascii] {
        let mut stage = Stage::sample_in(charset);
        stage.press(&format!(":import<enter>{}<enter>", export.display()));
        for (columns, rows) in [(1, 1), (20, 5), (40, 12), (80, 24), (200, 60)] {
            let frame = stage.resize(columns, rows).frame();
            assert!(charset == Charset::Unicode || frame.is_ascii(), "{frame}");
        }
    }
}

#[test]
fn import_that_is_left_writes_nothing() {
    let (_folder, export) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    let before = stage.files();
    stage.press(&format!(":import<enter>{}<enter><esc>", export.display()));
    assert!(!stage.frame().contains("Import ·"));
    assert_eq!(stage.files(), before);
}

#[test]
fn import_keeps_a_path_that_is_wrong_and_says_why() {
    let (folder, _) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    let gone = folder.path().join("gone.zip");
    stage.press(&format!(":import<enter>{}<enter>", gone.display()));
    let frame = stage.frame();
    assert!(frame.contains("there is no such file"), "{frame}");
    assert!(frame.contains("gone.zip"), "{frame}");
}

#[test]
fn import_completes_a_path() {
    let (folder, export) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    fs::write(folder.path().join("expenses.csv"), "").expect("written");
    stage.press(&format!(":import<enter>{}/e<tab>", folder.path().display()));
    assert!(stage.frame().contains("expenses.csv · export/"), "{}", stage.frame());
    stage.press("o<tab>P<tab>");
    assert!(stage.frame().contains("Positions.csv"), "{}", stage.frame());
    assert_eq!(keys(&stage.frame()).trim(), "enter preview   tab complete   esc cancel");
    drop(export);
}

#[test]
fn import_goes_on_through_the_names_that_fit_a_path() {
    let (folder, _) = export();
    for number in 10..70 {
        let name = format!("an export of the year {number}.csv");
        fs::write(folder.path().join(name), "").expect("written");
    }
    let mut stage = Stage::open(&[]);
    stage.press(&format!(":import<enter>{}/a<tab>", folder.path().display()));
    let shows = |stage: &mut Stage, text: &str| {
        let frame = stage.frame();
        assert!(frame.contains(text), "{text}: {frame}");
    };
    shows(&mut stage, "an export of the year 10.csv · an export of the year 11.csv");
    shows(&mut stage, "more");
    stage.press("<tab>");
    shows(&mut stage, "/an export of the year 10.csv ");
    stage.press("<tab>");
    shows(&mut stage, "/an export of the year 11.csv ");
    stage.press("<shift-tab><shift-tab>");
    shows(&mut stage, "/an export of the year 69.csv ");
    stage.resize(40, 12);
    shows(&mut stage, "  an export of the year 69.csv ");
    stage.press("<backspace>");
    shows(&mut stage, "resume.json");
}

#[test]
fn import_page_keeps_its_keys_in_a_small_terminal() {
    let (_folder, export) = export();
    let mut stage = Stage::open(&[]);
    stage.press(&format!(":import<enter>{}<enter>", export.display())).resize(40, 12);
    assert_eq!(keys(&stage.frame()).trim(), "enter import  x mark  esc back  ? help");
}

#[test]
fn import_of_what_is_here_already_says_so() {
    let (_folder, export) = export();
    let mut stage = Stage::open(&[("milestones.toml", HERE)]);
    let import = format!(":import<enter>{}<enter>", export.display());
    stage.press(&import).press("<enter><esc>").press(&import);
    let frame = stage.frame();
    assert!(frame.contains("5 items already here") && frame.contains("0 to import"), "{frame}");
}

#[test]
fn import_page_without_anything_to_take_offers_only_the_way_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("done.txt");
    fs::write(&file, "x 2011-05-09 Wrote the report\n").expect("written");
    let mut stage = Stage::open(&[]);
    let import = format!(":import<enter>{}<enter>", file.display());
    stage.press(&import).press("<enter>").press(&import);
    assert_eq!(keys(&stage.frame()).trim(), "esc back   ? help");
    assert!(stage.frame().contains("1 item already here"), "{}", stage.frame());
}

#[test]
fn back_fill_asks_one_question_after_the_other() {
    let mut stage = Stage::open(&[]);
    stage.press(":back-fill<enter>");
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ 1 of 7: What was your first job? ─────────────────────────────────────────╮
    │ ›                                                                          │
    │                                                                            │
    │   leave empty to skip · Administrator !1995 to 1998 @Nordbank              │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter next question   alt-enter another one like it   esc stop
    ");
    assert_snapshot!(story(&mut stage, "Administrator !1995 to 1998 @Nordbank<enter>"), @r#"
    milestones.toml
    + format = 1
    + 
    + [[milestone]]
    + id = "qe34kchw"
    + title = "Administrator"
    + at = "Nordbank"
    + on = 1995
    + until = 1998
    + kind = "role"
    + modified = 2026-11-22T12:00:00Z
    Added: Administrator. u undoes.
    "#);
    stage.press("<enter>RHCE<enter>");
    assert!(stage.frame().contains("When was it? A year is enough"), "{}", stage.frame());
    assert_snapshot!(story(&mut stage, " !oct 2005<alt-enter>LPIC-1 !2007<enter>"), @r#"
    milestones.toml
    + 
    + [[milestone]]
    + id = "2ga2bx2g"
    + title = "RHCE"
    + on = "2005-10"
    + kind = "certification"
    + modified = 2026-11-22T12:00:00Z
    + 
    + [[milestone]]
    + id = "beawkk1e"
    + title = "LPIC-1"
    + on = 2007
    + kind = "certification"
    + modified = 2026-11-22T12:00:00Z
    Added: LPIC-1. u undoes.
    "#);
    assert_snapshot!(story(&mut stage, "<enter><enter><enter><enter>"), @"That was the last question.");
}

#[test]
fn back_fill_is_offered_in_a_silence_of_the_timeline() {
    let milestones = "format = 1\n\n[[milestone]]\nid = \"a\"\ntitle = \"First\"\non = 1995\n\n[[milestone]]\nid = \"b\"\ntitle = \"Second\"\non = 1997\n\n[[milestone]]\nid = \"c\"\ntitle = \"Third\"\non = 1999\n\n[[milestone]]\nid = \"d\"\ntitle = \"Later\"\non = 2015\n";
    let mut stage = Stage::open(&[("milestones.toml", milestones)]);
    stage.press("tgg<esc>");
    for _ in 0..12 {
        if stage.frame().contains("fills it") {
            break;
        }
        stage.press("k");
    }
    assert!(stage.frame().contains(": back-fill asks you"), "{}", stage.frame());
    stage.press(":back-fill<enter>");
    assert!(stage.frame().contains("Jan 2016 to Oct 2026 · 1 of 7"), "{}", stage.frame());
}
