//! Org files as people, templates and archives write them.

use super::*;
use crate::domain::import::Import;
use crate::transfer::fixtures::{
    file, items, read, read_asked, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;
use crate::transfer::options::Asked;
use proptest::prelude::*;

const SAMPLE: &str = "\
#    -*- mode: org; coding: utf-8-unix -*-
#+TODO: TODO(t) WAIT(w@/!) HOLD | DONE(d!) CANCELLED(c@)
#+FILETAGS: :work:
Plain text before.

* Projects                                                   :plan:
** TODO [#A] Migrate the [[https://example.org/db][database]] [1/2]   :db:
   DEADLINE: <2024-06-01 Sat -3d> SCHEDULED: <2024-05-20 月 10:00-11:00>
   :PROPERTIES:
   :ID: 5e1d
   :CREATED: [2024-04-30 Tue]
   :END:
   :LOGBOOK:
   - Note taken on [2024-05-03 Fri 09:00] \\\\
     Asked Anna
     and Ben.
   - State \"WAIT\" from \"TODO\" [2024-05-02 Thu 09:00] \\\\
     No room on the disk.
   - Rescheduled from \"[2024-05-01 Wed]\" on [2024-05-02 Thu 10:00]
   CLOCK: [2024-05-02 Thu 10:00]--[2024-05-02 Thu 11:00] =>  1:00
   :END:
   See [[file:plan.pdf][the plan]].

     - [ ] indented
**** DONE Make a copy
     CLOSED: [2024-05-04 Sat 22:49]
*** Notes
**** CANCELLED Buy disks
     - State \"CANCELLED\" from \"TODO\" [2024-05-05 Sun 10:00] \\\\
       The old ones do.
     /Entered on/ [2024-05-01 Wed 20:05]
** HOLD Wait for it
** TODO Pay
   SCHEDULED: <2024-05-06 Mon ++1m>
** DONE Without a date
** TODO [2/2] :tag:
* KILL Undeclared
CLOSED: [2024-05-07 Tue]
";

fn dated(text: &str) -> Vec<String> {
    items(&read(&FORMAT, "a.org", text))
}

fn ids(import: &Import) -> Vec<Id> {
    import.items.iter().map(|incoming| incoming.item.id().clone()).collect()
}

#[test]
fn org_gives_a_goal_for_each_heading_with_a_keyword() {
    let import = read(&FORMAT, "a.org", SAMPLE);
    insta::assert_snapshot!(items(&import).join("\n"), @"
    title=Migrate the database; size=large; due=2024-06-01; note=See the plan.

      - [ ] indented; tags=db, plan, work; links=https://example.org/db, file:plan.pdf; created=2024-04-30; log=2024-05-02 No room on the disk., 2024-05-03 Asked Anna and Ben.
    title=Make a copy; state=done 2024-05-04; toward=8y2v94b7; tags=db, plan, work
    title=Buy disks; state=dropped 2024-05-05: The old ones do.; toward=8y2v94b7; tags=db, plan, work; created=2024-05-01
    title=Wait for it; state=paused; tags=plan, work
    title=Undeclared; state=dropped 2024-05-07; tags=work
    ");
    let expected = ["title=Without a date; state=done 2026-11-22; tags=plan, work"];
    assert_eq!(undated(&import), expected);
    assert_eq!(set_aside(&import), ["a.org:36:1: it has no title"]);
    assert_eq!(import.left, [("recurring", 1)]);
    assert_eq!(import.remarks, Vec::<String>::new());
    assert_eq!(import, read(&FORMAT, "a.org", SAMPLE));
    assert_eq!(import, read(&FORMAT, "a.org", SAMPLE.replace('\n', "\r\n")));
}

#[test]
fn org_planning_stands_in_any_order_and_on_any_line() {
    let forms = [
        "CLOSED: [2024-05-04 Sat] DEADLINE: <2024-05-06 Mon>",
        "DEADLINE: <2024-05-06 Mon 10:00> CLOSED: [2024-05-04 六 22:49]",
        "  DEADLINE: <2024-05-01 Wed>--<2024-05-06 Mon>\n\tCLOSED: [2024-05-04]",
        ":PROPERTIES:\n:Effort: 1:00\n:END:\nCLOSED: [2024-05-04 sob.]  SCHEDULED: <2024-05-01 Wed>\nDEADLINE: <2024-05-06>",
    ];
    for form in forms {
        let expected = ["title=Call; state=done 2024-05-04; due=2024-05-06"];
        assert_eq!(dated(&format!("* DONE Call\n{form}\n")), expected, "{form}");
    }
    let text =
        "* TODO Call\nThe DEADLINE: <2024-05-06>\nCLOSED: soon\n# SCHEDULED: <2024-05-06 +1d>\n";
    let note =
        "title=Call; note=The DEADLINE: <2024-05-06>\nCLOSED: soon\n# SCHEDULED: <2024-05-06 +1d>";
    assert_eq!(dated(text), [note]);
}

#[test]
fn org_end_without_a_closing_time_is_that_of_the_log_but_not_that_of_archiving() {
    let text = "\
* DONE Archived
:PROPERTIES:
:ARCHIVE_TIME: 2024-05-20 Mon 10:43
:ARCHIVE_TODO: DONE
:END:
- State \"DONE\" from \"TODO\" [2024-05-04 Sat 22:49]
* DONE Logged
:LOGBOOK:
- State \"DONE\"       from \"TODO\"       [2024-05-06 Mon 22:49]
- State \"TODO\"       from \"DONE\"       [2024-05-05 Sun 22:49]
- State \"DONE\"       from \"\"           [2024-05-04 Sat 22:49]
:END:
* KILL Undeclared
:PROPERTIES:
:ARCHIVE_TIME: 2024-05-21 Tue 10:43
:END:
* FERTIG Undeclared
:PROPERTIES:
:ARCHIVE_TIME: [2024-05-22 Wed 10:43]
:ARCHIVE_TODO: FERTIG
:ARCHIVE_ITAGS: home plan
:END:
* NASA visit
";
    let import = read(&FORMAT, "a.org_archive", text);
    let expected = ["title=Archived; state=done 2024-05-04", "title=Logged; state=done 2024-05-06"];
    assert_eq!(items(&import), expected);
    let expected = [
        "title=Undeclared; state=dropped 2026-11-22",
        "title=Undeclared; state=done 2026-11-22; tags=home, plan",
    ];
    assert_eq!(undated(&import), expected);
}

#[test]
fn org_task_serves_the_nearest_one_that_is_under_way() {
    let text = "\
* TODO a
** DONE b
CLOSED: [2024-05-04]
**** Heading
***** DONE c
CLOSED: [2024-05-03]
* DONE d
CLOSED: [2024-05-04]
** DONE e
CLOSED: [2024-05-03]
** TODO f
";
    let import = read(&FORMAT, "a.org", text);
    let goals: Vec<_> = import.items.iter().filter_map(|i| i.item.as_goal()).collect();
    let title = |id: &Id| goals.iter().find(|goal| goal.id == *id).map_or("?", |goal| &goal.title);
    let served: Vec<String> = goals
        .iter()
        .map(|g| format!("{} {} {}", g.title, g.size.word(), g.toward.as_ref().map_or("-", title)))
        .collect();
    assert_eq!(
        served,
        ["a large -", "b small a", "c small a", "d large -", "e small d", "f small -"]
    );
}

#[test]
fn org_task_keeps_its_id_when_it_is_archived() {
    let here = "* Work\n** Ops [1/2]\n*** TODO Call [[id:1][Anna]] :phone:\n";
    let there = "\
* DONE Call [[id:1][Anna]] :phone:
CLOSED: [2024-05-04 Sat]
:PROPERTIES:
:ARCHIVE_FILE: ~/org/a.org
:ARCHIVE_OLPATH: Work/Ops
:ARCHIVE_TODO: DONE
:END:
** DONE Dial
CLOSED: [2024-05-04 Sat]
";
    let (here, there) = (read(&FORMAT, "x/a.org", here), read(&FORMAT, "b.org_archive", there));
    assert_eq!(ids(&here)[0], ids(&there)[0]);
    let own_place = "* Work\n** Ops\n*** Call Anna\n**** TODO Dial\n";
    assert_eq!(ids(&there)[1], ids(&read(&FORMAT, "a.org", own_place))[0]);
    let by_id =
        |text: &str| ids(&read(&FORMAT, "a.org", format!("{text}\n:PROPERTIES:\n:ID: 7\n:END:\n")));
    assert_eq!(by_id("* TODO Call"), by_id("* Work\n** WAIT Call Ben"));
    let alike = ids(&read(&FORMAT, "a.org", "* TODO Call\n* TODO Call\n"));
    assert_ne!(alike[0], alike[1]);
}

#[test]
fn org_takes_scheduled_days_and_repeated_tasks_on_request() {
    let asked = Asked { scheduled: true, recurring: true, ..Asked::default() };
    let text = "* TODO a\nSCHEDULED: <2024-05-06 Mon .+1d>\n* TODO b\nSCHEDULED: <2024-05-06> DEADLINE: <2024-05-09>\n";
    let import = read_asked(&FORMAT, &[file("a.org", text)], &asked).expect("an org file");
    assert_eq!(items(&import), ["title=a; due=2024-05-06", "title=b; due=2024-05-09"]);
    assert_eq!(read(&FORMAT, "a.org", text).left, [("recurring", 1)]);
    let repeated = ["DEADLINE: <2024-05-06 Mon +1w>", "SCHEDULED: <%%(diary-float t 4 2)>"];
    for planning in repeated {
        let import = read(&FORMAT, "a.org", format!("* TODO a\n{planning}\n"));
        assert_eq!(import.left, [("recurring", 1)], "{planning}");
    }
}

#[test]
fn org_text_is_the_note_without_drawers_and_clocks() {
    let text = "\
* TODO Call
:PROPERTIES:
:ID: 1
not a property
:NOTES:
hidden
:END:
  one
    two *bold*
#+BEGIN_SRC sh
  CLOSED: [2024-05-04]
#+END_SRC

- State of things
  CLOCK: [2024-05-04 Sat 10:00]
:OPEN:
";
    let note = "  one\n    two *bold*\n#+BEGIN_SRC sh\n  CLOSED: [2024-05-04]\n#+END_SRC\n\n- State of things\n:OPEN:";
    let import = read(&FORMAT, "a.org", text);
    let own = import.items[0].item.as_goal().and_then(|goal| goal.note.as_deref());
    assert_eq!(own, Some(note));
}

#[test]
fn org_entry_of_a_capture_has_its_day_of_creation() {
    let forms = [
        "/Entered on/ [2024-05-01 Wed 20:05]",
        "/Créé le/  [2024-05-01 mer.]",
        "  [2024-05-01 Wed]",
    ];
    for form in forms {
        let expected = ["title=Call; note=text; created=2024-05-01"];
        assert_eq!(dated(&format!("* TODO Call\n{form}\ntext\n")), expected, "{form}");
    }
    let text = "* TODO Call\ntext\n[2024-05-01 Wed]\n";
    assert_eq!(dated(text), ["title=Call; note=text\n[2024-05-01 Wed]"]);
}

#[test]
fn org_impossible_day_is_its_month() {
    let import = read(&FORMAT, "a.org", "* DONE Call\nCLOSED: [2024-02-30 Fri]\n");
    assert_eq!(items(&import), ["title=Call; state=done 2024-02"]);
    assert_eq!(import.remarks, ["a.org:1:1: \"2024-02-30\" is taken as 2024-02"]);
}

/// Our own export, as its owner may have changed it.
const OWN: &str = "\
#+TODO: TODO PAUSED SOMEDAY | DONE DROPPED

* PAUSED Learn Rust :study:
:PROPERTIES:
:ID:       9gcw80em
:SIZE:     large
:CREATED:  [2026-11-02 Mon]
:MODIFIED: 2026-11-22T12:00:00Z
:END:

* Past milestones
** NEXT level
:PROPERTIES:
:ID:       35vrma5w
:ON:       1997
:END:
";

#[test]
fn org_outline_of_ours_is_known_by_its_properties_too() {
    let expected = [
        "title=Learn Rust; size=large; state=paused; tags=study; created=2026-11-02",
        "title=NEXT level; on=1997",
    ];
    let own = "TODO PAUSED SOMEDAY | DONE DROPPED";
    for keywords in [own, "TODO NEXT PAUSED SOMEDAY | DONE DROPPED", "TODO | DONE"] {
        let outline = OWN.replace("TODO PAUSED SOMEDAY | DONE DROPPED", keywords);
        let import = read(&FORMAT, "a.org", outline);
        let own = items(&import)
            .into_iter()
            .map(|item| item.replace("; modified=2026-11-22T12:00:00Z", ""));
        assert_eq!(own.collect::<Vec<_>>(), expected, "{keywords}");
    }
    let without = OWN.replace(&format!("#+TODO: {own}\n"), "");
    assert_eq!(items(&read(&FORMAT, "a.org", without)).len(), 2);
    let foreign = "* Notes\n:PROPERTIES:\n:ID: 5e1d\n:ON: 1997\n:END:\n".replace(":ON:", ":WHEN:");
    assert!(read(&FORMAT, "a.org", foreign).items.is_empty());
}

#[test]
fn org_property_of_ours_that_cannot_be_read_is_said() {
    let with = |old: &str, new: &str| read(&FORMAT, "a.org", OWN.replace(old, new));
    let month = with("1997", "May 1997");
    assert_eq!(items(&month)[1], "title=NEXT level; on=1997-05");
    let import = with("1997", "1997-02-31\n:UNTIL: foo");
    assert_eq!(set_aside(&import), ["a.org:12:1: \"foo\" is not a date that can be read"]);
    assert!(import.remarks.is_empty(), "{import:?}");
    let remarks = with("1997", "1997-02-31").remarks;
    assert_eq!(remarks, ["a.org:12:1: \"1997-02-31\" is taken as 1997-02"]);
    let undated_one = with(":ON:       1997", ":MODIFIED: 2026-11-22T12:00:00Z");
    assert_eq!(undated(&undated_one).len(), 1, "{undated_one:?}");
    for (property, reason) in [
        (":TARGET: soon", "\"soon\" is not a date that can be read"),
        (":ENDED: soon", "\"soon\" is not a date that can be read"),
        (":MEASURE: many", "its `MEASURE` is not a measure, such as 4 of 12 chapters"),
        (":TOWARD: Learn more", "its `TOWARD` is not an id"),
        (":SIZE: huge", "its `SIZE` is neither small nor large"),
    ] {
        let import = with(":SIZE:     large", property);
        assert_eq!(set_aside(&import), [format!("a.org:3:1: {reason}")]);
    }
    let import = with("[2026-11-02 Mon]", "soon");
    assert_eq!(import.remarks, ["a.org: the `CREATED` of 1 item is left out: it is unreadable"]);
    let lost = with("PAUSED Learn", "Learn");
    assert_eq!(set_aside(&lost), ["a.org:3:1: it is a goal, and has no keyword, such as TODO"]);
}

#[test]
fn org_file_of_another_coding_is_refused() {
    let refused = "a.org:1: its coding is latin-1; save it as utf-8, which Milepost reads";
    assert_eq!(
        refusal(&FORMAT, "a.org", "# -*- mode: org; coding: latin-1 -*-\n* TODO a\n"),
        refused
    );
    assert_eq!(dated("# -*- coding: utf-8 -*-\n* TODO a\n"), ["title=a"]);
}

#[test]
fn org_is_known_by_its_name_or_its_first_line() {
    let guessed = |name, text: &str| guess(&file(name, text)).map(|format| format.name);
    assert_eq!(guessed("a.org", "- [ ] a\n"), Some("org"));
    assert_eq!(guessed("a.ORG_ARCHIVE", ""), Some("org"));
    assert_eq!(guessed("a.txt", "# -*- mode: Org -*-\n* TODO a\n"), Some("org"));
    assert_eq!(guessed("a.txt", "-*- org -*-\n"), Some("org"));
    assert_eq!(guessed("a.txt", "* TODO a\n"), None);
    assert_eq!(read(&FORMAT, "a.txt", "* TODO a\n- [ ] b\n").items.len(), 1);
    let refused = refusal(&FORMAT, "a.md", "* a\n");
    assert_eq!(refused, "a.md is not an org file: it is a Markdown note");
    assert_eq!(refusal(&FORMAT, "a.txt", "text\n"), "a.txt is not an org file: it has no headings");
}

#[test]
fn org_survives_any_damage() {
    survives_damage(&FORMAT, "a.org", SAMPLE.as_bytes());
}

proptest! {
    #[test]
    fn org_of_any_signs_is_read(
        text in "((\\* |\\*\\* |\\*\\*\\* )?(TODO |DONE |KILL |CLOSED: |\\[2024-05-0[1-9]( +1d)?\\]|:PROPERTIES:|:LOGBOOK:|:ID: |:END:|- State \"|- Note taken on |#\\+TODO: |\\||\\[\\[|\\]\\[|\\]\\]|:a:|é|\u{a0}| )\n?){0,40}"
    ) {
        let both = [file("a.org", &text), file("a.org_archive", &text)];
        prop_assert!(read_asked(&FORMAT, &both, &Asked::default()).is_ok());
    }
}
