//! `review`: what is asked for before there is a screen, and the review without one.

use super::kit::{Desk, career};
use insta::assert_snapshot;

#[test]
fn a_period_that_cannot_be_looked_over_is_said() {
    assert_snapshot!(career().runs(&[
        &["review", "--year", "2025-03"],
        &["review", "--month", "2025"],
        &["review", "--month", "someday"],
        &["review", "--year", "2027"],
        &["review", "--month", "--year"],
        &["review", "--help"],
    ]), @r#"
    $ milepost review --year 2025-03
    --- stderr
    error: "2025-03" is not a year
    hint: write 2025 or last year
    --- exit 1
    $ milepost review --month 2025
    --- stderr
    error: "2025" is not a month
    hint: write 2026-10, oct 2026 or last month
    --- exit 1
    $ milepost review --month someday
    --- stderr
    error: "someday" is not a month
    hint: write 2026-10, oct 2026 or last month
    --- exit 1
    $ milepost review --year 2027
    --- stderr
    error: 2027 has not begun
    hint: write 2025 or last year
    --- exit 1
    $ milepost review --month --year
    --- stderr
    error: the argument '--month [<WHEN>]' cannot be used with '--year [<WHEN>]'
    hint: milepost review --help shows how
    --- exit 2
    $ milepost review --help
    --- stdout
    Review what is due, or a month or a year, on the screen or line by line

    Usage: milepost review [OPTIONS]

    Options:
          --month [<WHEN>]  Look over a month, and end with it in one page
          --year [<WHEN>]   Look over a year, and end with it in one page
          --plain           Ask line by line, for a screen reader or a script
      -h, --help            Print help
      -V, --version         Print version

    Everywhere:
          --dir <DIR>      The journey's folder [default: $MILEPOST_DIR, the config's dir,
                           ~/.local/share/milepost]
          --config <FILE>  The settings [default: $MILEPOST_CONFIG, ~/.config/milepost/config.toml]
          --color <WHEN>   Colour: auto, always or never [default: auto]
      -q, --quiet          Print only data and errors

    Without WHEN it is the month or year that ends or ended nearest: in January the year before.

    With --plain each card is a few lines, and the answer a number, or the key or name that it has
    on the screen.
    u undoes, q stops, and - goes back from a text; what was answered is saved.
    An empty line, or a dot alone, ends a text of several lines.

    Examples:
      milepost review
      milepost review --month
      milepost review --year 2025
      milepost review --plain
    --- exit 0
    "#);
}

/// What a review by these answers prints.
fn answered(desk: &Desk, answers: &[&str]) -> String {
    desk.fed(&["review", "--plain"], &(answers.join("\n") + "\n"))
}

#[test]
fn plain_review_asks_each_card_in_lines_and_takes_an_answer_by_number_or_key() {
    let desk = career();
    let answers = ["1", "It began there", "", ".", "friday", "4", "Ask for a team", "1", "2", "1"];
    assert_snapshot!(answered(&desk, &answers), @r#"
    --- stdout

    Card 1 of 5: finished
    Read the CKA curriculum
    small goal · toward CKA certification
    Finished 3 days ago. Was it a milestone?
    done        Thursday 19 November 2026, 3 days ago
    1 a milestone
    2 not a milestone
    3 next step
    4 never ask
    5 later
    6 edit
    Type a number from 1 to 6, u to undo, or q to stop: 1
    Recognise "Read the CKA curriculum" as a milestone
    Enter alone leaves a field as it is, and - goes back.
    Why: It began there
    Recognised: 
    Recognised: Read the CKA curriculum. A milestone of 19 Nov 2026. u undoes.

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: .
    Move the target of "Write the incident review" from Friday 20 November 2026 to
    Hint: enter alone: no target date · fri, +3d, +1w, +2m, mar 2027
    Type an answer, or - to go back: friday
    The target of "Write the incident review" is Friday 27 November 2026. u undoes.

    Card 3 of 5: stuck
    Lead a team
    larger goal
    Nothing you are working on leads there yet.
    If you could reach it tomorrow, what would you do?
    target      2028
    moved       not yet
    1 keep it
    2 change it
    3 reached
    4 next step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 4
    If you could reach "Lead a team" tomorrow, what would you do?
    Hint: ^toward  #tag  !date  =12 km
    Type an answer, or - to go back: Ask for a team
    Added: Ask for a team. Toward "Lead a team". u undoes.

    Card 4 of 5: still right?
    3 goals to look over. Are they still right?
    - Book the mock exam · small goal, paused · toward CKA certification
    - Finish chapter 4 exercises · small goal · toward CKA certification · due Fri
    - Write a book · larger goal, someday
    1 all 3 are right
    2 one by one
    3 later
    Type a number from 1 to 3, u to undo, or q to stop: 1
    Still right: 3 goals. u undoes.

    Card 5 of 5: what is next
    Which goal is next?
    - CKA certification · larger goal · the next milestone · due Mar 2027
    - Lead a team · larger goal · due 2028
    1 keep it
    2 focus on "Lead a team"
    3 next step toward "CKA certification"
    4 later
    Type a number from 1 to 4, u to undo, or q to stop: 2
    The focus is now "Lead a team". u undoes.

    3 still right · 1 milestone · 1 new target · 1 new small goal · 1 focus set

    Still right
    Book the mock exam
    Finish chapter 4 exercises
    Write a book

    Milestone
    Read the CKA curriculum

    New target
    Write the incident review: Friday 27 November 2026

    New small goal
    Ask for a team

    Focus set
    Lead a team
    --- exit 0
    "#);
    assert_snapshot!(desk.run(&["undo", "--list"]), @"
    --- stdout
    22 Nov, 12:00  focus, Lead a team
    22 Nov, 12:00  still right, 3 goals
    22 Nov, 12:00  answered, Ask for a team
    22 Nov, 12:00  new target, Write the incident review
    22 Nov, 12:00  recognised, Read the CKA curriculum
    --- exit 0
    ");
}

#[test]
fn plain_review_stops_where_the_input_ends_and_goes_on_there() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(answered(&desk, &["5", "1"]), @"
    --- stdout

    Card 1 of 5: finished
    Read the CKA curriculum
    small goal · toward CKA certification
    Finished 3 days ago. Was it a milestone?
    done        Thursday 19 November 2026, 3 days ago
    1 a milestone
    2 not a milestone
    3 next step
    4 never ask
    5 later
    6 edit
    Type a number from 1 to 6, u to undo, or q to stop: 5

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 1
    Still right: Write the incident review. u undoes.

    Card 3 of 5: stuck
    Lead a team
    larger goal
    Nothing you are working on leads there yet.
    If you could reach it tomorrow, what would you do?
    target      2028
    moved       not yet
    1 keep it
    2 change it
    3 reached
    4 next step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 

    1 still right
    4 cards left: they come up next time.

    Still right
    Write the incident review
    --- exit 0
    ");
    assert_ne!(desk.read("goals.toml"), before);
    assert_snapshot!(answered(&desk, &["q"]), @"
    --- stdout

    Card 1 of 4: finished
    Read the CKA curriculum
    small goal · toward CKA certification
    Finished 3 days ago. Was it a milestone?
    done        Thursday 19 November 2026, 3 days ago
    1 a milestone
    2 not a milestone
    3 next step
    4 never ask
    5 later
    6 edit
    Type a number from 1 to 6, u to undo, or q to stop: q

    Nothing was changed.
    4 cards left: they come up next time.
    --- exit 0
    ");
}

#[test]
fn plain_review_undoes_goes_back_and_refuses_what_is_no_answer() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(answered(&desk, &["5", "someday", "-", "drop", "Not mine", "undo", "", "9"]), @r#"
    --- stdout

    Card 1 of 5: finished
    Read the CKA curriculum
    small goal · toward CKA certification
    Finished 3 days ago. Was it a milestone?
    done        Thursday 19 November 2026, 3 days ago
    1 a milestone
    2 not a milestone
    3 next step
    4 never ask
    5 later
    6 edit
    Type a number from 1 to 6, u to undo, or q to stop: 5

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: someday
    "someday" is not one of the answers.
    Type a number from 1 to 9, u to undo, or q to stop: -
    "-" is not one of the answers.
    Type a number from 1 to 9, u to undo, or q to stop: drop
    Drop "Write the incident review". Why? You may leave it empty
    Hint: nothing is deleted: a dropped goal stays in your past
    Type an answer, or - to go back: Not mine
    Dropped: Write the incident review. u undoes.

    Card 3 of 5: stuck
    Lead a team
    larger goal
    Nothing you are working on leads there yet.
    If you could reach it tomorrow, what would you do?
    target      2028
    moved       not yet
    1 keep it
    2 change it
    3 reached
    4 next step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: undo
    Undone: dropped, Write the incident review.

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 
    Nothing was typed.
    Type a number from 1 to 9, u to undo, or q to stop: 9
    Edit the goal
    Enter alone leaves a field as it is, and - goes back.
    Title; enter alone keeps "Write the incident review": 

    Nothing was changed.
    5 cards left: they come up next time.
    --- exit 0
    "#);
    assert_eq!(desk.read("goals.toml"), before);
}

#[test]
fn plain_review_takes_several_lines_where_a_field_has_them() {
    let desk = career();
    let lines = ["One reason", "- and another", ".", "- a note", ""];
    let answers = [&["6", "", "", "", "", "", "", ""][..], &lines, &["", "", "q"]].concat();
    assert_snapshot!(answered(&desk, &answers), @r#"
    --- stdout

    Card 1 of 5: finished
    Read the CKA curriculum
    small goal · toward CKA certification
    Finished 3 days ago. Was it a milestone?
    done        Thursday 19 November 2026, 3 days ago
    1 a milestone
    2 not a milestone
    3 next step
    4 never ask
    5 later
    6 edit
    Type a number from 1 to 6, u to undo, or q to stop: 6
    Edit the goal
    Enter alone leaves a field as it is, and - goes back.
    Title; enter alone keeps "Read the CKA curriculum": 
    Toward; enter alone keeps "CKA certification": 
    Target: 
    Measure: 
    Larger; enter alone keeps "no": 
    Kind: 
    Tags: 
    Why, in several lines if you like; an empty line or a dot ends it: One reason
    - and another
    .
    Note, in several lines if you like; an empty line or a dot ends it: - a note

    Links: 
    Private; enter alone keeps "no": 
    Changed: Read the CKA curriculum. u undoes.

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: q

    1 changed
    4 cards left: they come up next time.

    Changed
    Read the CKA curriculum
    --- exit 0
    "#);
    let goal = desk.json(&["show", "curricul", "--json"]);
    assert_eq!(
        (&goal["why"], &goal["note"]),
        (&"One reason\n- and another".into(), &"- a note".into())
    );
}

#[test]
fn plain_review_offers_no_refused_date_again() {
    let desk = career();
    let refused = ["1", "It began there", "someday", "", "5", "someday", ""];
    assert_snapshot!(answered(&desk, &refused), @r#"
    --- stdout

    Card 1 of 5: finished
    Read the CKA curriculum
    small goal · toward CKA certification
    Finished 3 days ago. Was it a milestone?
    done        Thursday 19 November 2026, 3 days ago
    1 a milestone
    2 not a milestone
    3 next step
    4 never ask
    5 later
    6 edit
    Type a number from 1 to 6, u to undo, or q to stop: 1
    Recognise "Read the CKA curriculum" as a milestone
    Enter alone leaves a field as it is, and - goes back.
    Why: It began there
    Recognised: someday
    "someday" is not a date.
    Hint: 2026, 2026-11, 22 nov 2026, friday, 3 weeks ago
    Recognised: 
    Recognised: Read the CKA curriculum. A milestone of 19 Nov 2026. u undoes.

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 5
    Move the target of "Write the incident review" from Friday 20 November 2026 to
    Hint: enter alone: no target date · fri, +3d, +1w, +2m, mar 2027
    Type an answer, or - to go back: someday
    "someday" is not a date.
    Hint: enter alone: no target date · fri, +3d, +1w, +2m, mar 2027
    Type an answer, or - to go back: 
    "Write the incident review" has no target date now. u undoes.

    Card 3 of 5: stuck
    Lead a team
    larger goal
    Nothing you are working on leads there yet.
    If you could reach it tomorrow, what would you do?
    target      2028
    moved       not yet
    1 keep it
    2 change it
    3 reached
    4 next step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 

    1 milestone · 1 new target
    3 cards left: they come up next time.

    Milestone
    Read the CKA curriculum

    New target
    Write the incident review: no target
    --- exit 0
    "#);
    let milestones = desk.read("milestones.toml");
    assert!(milestones.contains("recognised = { on = 2026-11-22, why = \"It began there\" }"));
    assert!(!desk.read("goals.toml").contains("due = 2026-11-20"));
}

#[test]
fn plain_review_asks_a_refused_field_again_and_keeps_the_answers_before_it() {
    let desk = career();
    let typed =
        ["5", "9", "A new title", "CKA", "someday", "31 feb", "friday", "4 of", "4/12 pages"];
    let rest = ["", "cert", "", "", "", "", "", "q"];
    let said = answered(&desk, &[&typed[..], &rest].concat());
    let from = said.find("Edit the goal").expect("the form is asked");
    let until = said[from..].find("Card 3").expect("the next card");
    assert_snapshot!(&said[from..from + until], @r#"
    Edit the goal
    Enter alone leaves a field as it is, and - goes back.
    Title; enter alone keeps "Write the incident review": A new title
    Toward: CKA
    Target; enter alone keeps "20 Nov 2026": someday
    "someday" is not a date.
    Hint: fri, +3d, +1w, +2m, 4 dec, mar 2027, 2027
    Target; enter alone keeps "20 Nov 2026": 31 feb
    "31 feb" is not a day: February never has more than 29 days.
    Hint: fri, +3d, +1w, +2m, 4 dec, mar 2027, 2027
    Target; enter alone keeps "20 Nov 2026": friday
    Measure: 4 of
    Write 4/12 exercises, or 12 exercises.
    Hint: how far, of what: 4/12 exercises
    Measure: 4/12 pages
    Larger; enter alone keeps "no": 
    Kind: cert
    Tags: 
    Why, in several lines if you like; an empty line or a dot ends it: 
    Note, in several lines if you like; an empty line or a dot ends it: 
    Links: 
    Private; enter alone keeps "no": 
    Changed: A new title. u undoes.
    "#);
    let goal = desk.json(&["show", "incident", "--json"]);
    assert_eq!(goal["title"], "A new title");
}

#[test]
fn plain_review_asks_the_field_again_that_does_not_go_with_the_others() {
    let desk = career();
    let answers = ["1", "It began there", "2019", "today", "q"];
    let said = answered(&desk, &answers);
    let from = said.find("Recognise").expect("the form is asked");
    let until = said[from..].find("Card 2").expect("the next card");
    assert_snapshot!(&said[from..from + until], @r#"
    Recognise "Read the CKA curriculum" as a milestone
    Enter alone leaves a field as it is, and - goes back.
    Why: It began there
    Recognised: 2019
    It cannot be recognised in 2019, before it happened on Thursday 19 November 2026. Correct one of the two dates.
    Recognised: today
    Recognised: Read the CKA curriculum. A milestone of 19 Nov 2026. u undoes.
    "#);
}

#[test]
fn plain_review_undoes_from_a_question_and_ends_in_a_field() {
    let desk = Desk::with(&[("goals.toml", LAST_STEP)]);
    assert_snapshot!(answered(&desk, &["3", "u", "7"]), @r#"
    --- stdout

    Card 1 of 3: target passed
    Ask for a team
    small goal · toward Lead a team
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 3
    Done: Ask for a team. 1 of 1 step toward "Lead a team". u undoes.
    That was the last step toward "Lead a team". Have you reached it?
    1 not yet
    2 reached
    Type 1 or 2, - to leave the question, or q to stop: u
    Undone: done, Ask for a team.

    Card 1 of 3: target passed
    Ask for a team
    small goal · toward Lead a team
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 7
    Drop "Ask for a team". Why? You may leave it empty
    Hint: nothing is deleted: a dropped goal stays in your past
    Type an answer, or - to go back: 

    Nothing was changed.
    3 cards left: they come up next time.
    --- exit 0
    "#);
    assert_eq!(desk.read("goals.toml"), LAST_STEP);
}

const LAST_STEP: &str = r#"format = 1

[[goal]]
id = "leadteam"
title = "Lead a team"
size = "large"

[[goal]]
id = "askteam0"
title = "Ask for a team"
toward = "leadteam"
due = 2026-11-20
"#;

#[test]
fn plain_review_prints_no_escape_sequence() {
    for answers in [&["1", "", "soon", "", "q"][..], &[]] {
        let desk = career();
        desk.write("done/2019.toml", b"[[goal]\n");
        let said = desk.fed(&["review", "--plain", "--color", "always"], &answers.join("\n"));
        assert!(!said.contains('\u{1b}'), "{said}");
        assert!(said.contains("error: not everything"), "{said}");
    }
}

#[test]
fn plain_review_of_a_year_ends_with_its_page() {
    assert_snapshot!(career().fed(&["review", "--plain", "--year", "2019"], "2\n"), @"
    --- stdout

    Card 1 of 1: finished
    Write the on-call runbook
    small goal
    Finished on 11 Feb 2019. Was it a milestone?
    done        Monday 11 February 2019
    1 a milestone
    2 not a milestone
    3 what is next
    4 never ask
    5 later
    6 edit
    Type a number from 1 to 6, u to undo, or q to stop: 2
    Not a milestone: Write the on-call runbook. u undoes.

    1 not a milestone

    Not a milestone
    Write the on-call runbook

    2019

    1 milestone: First on-call week.
    No larger goal moved.
    2 moves.

    Milestones

      Mar     First on-call week

    Small goals

      11 Feb  Write the on-call runbook
    --- exit 0
    ");
}

#[test]
fn plain_review_without_a_card_says_so_and_of_a_broken_file_fails() {
    assert_snapshot!(answered(&Desk::new(), &[]), @"
    --- stdout

    There is nothing to review yet.
    --- exit 0
    ");
    let desk = career();
    desk.write("done/2026.toml", b"[[goal]\n");
    assert_snapshot!(answered(&desk, &[]), @"
    --- stdout

    Card 1 of 4: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days overdue
    1 keep it
    2 change it
    3 done
    4 smaller step
    5 new date
    6 pause
    7 drop
    8 later
    9 edit
    Type a number from 1 to 9, u to undo, or q to stop: 
    Nothing was typed.
    Type a number from 1 to 9, u to undo, or q to stop: 

    Nothing was changed.
    4 cards left: they come up next time.
    --- stderr
    error: not everything could be read: done/2026.toml cannot be read: line 1
    hint: milepost check says what to do
    --- exit 1
    ");
}
