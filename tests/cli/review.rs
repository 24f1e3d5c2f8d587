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
    hint: such as 2025 or last year
    --- exit 1
    $ milepost review --month 2025
    --- stderr
    error: "2025" is not a month
    hint: such as 2026-10, oct 2026 or last month
    --- exit 1
    $ milepost review --month someday
    --- stderr
    error: "someday" is not a date
    hint: write 2026-11-27, 27 nov 2026, nov 2026, friday or in 3 weeks
    --- exit 1
    $ milepost review --year 2027
    --- stderr
    error: 2027 has not begun
    hint: such as 2025 or last year
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

    With --plain each card is a few lines, and the answer a number, or the key that it has on the
    screen.
    u undoes, q stops, and - goes back from a text; what was answered is saved.

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
    1 a milestone  2 no milestone  3 what is next  4 never ask  5 later  q stop
    Answer: 1
    Recognise "Read the CKA curriculum" as a milestone
    an empty line leaves a field as it is (- goes back)
    Why: It began there
    Recognised: 
    Recognised: Read the CKA curriculum. A milestone of 19 Nov 2026. u undoes.

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days ago
    1 still right  2 no longer  3 done  4 smaller step  5 new date  6 pause  7 drop  8 later  q stop
    Answer: .
    Another target date for "Write the incident review", now Friday 20 November 2026
    fri, +3d, +1w, +2m, mar 2027; enter alone: no target date (- goes back)
    Answer: friday
    The target of "Write the incident review" is Friday 27 November 2026. u undoes.

    Card 3 of 5: stuck
    Lead a team
    larger goal
    Nothing you are working on leads there yet.
    If you could reach it tomorrow, what would you do?
    target      2028
    moved       not yet
    1 still right  2 no longer  3 reached  4 next step  5 new date  6 pause  7 drop  8 later  q stop
    Answer: 4
    If you could reach "Lead a team" tomorrow, what would you do?
    ^toward  #tag  !date  =12 km (- goes back)
    Answer: Ask for a team
    Added: Ask for a team. Toward "Lead a team". u undoes.

    Card 4 of 5: still right?
    3 goals are as you left them. Are they still right?
    - Book the mock exam · small goal, paused · toward CKA certification
    - Finish chapter 4 exercises · small goal · toward CKA certification · due Fri
    - Write a book · larger goal, someday
    1 all 3 are right  2 one by one  3 later  q stop
    Answer: 1
    Still right: 3 goals. u undoes.

    Card 5 of 5: what is next
    Which goal is next?
    - CKA certification · larger goal · the next milestone · due Mar 2027
    - Lead a team · larger goal · due 2028
    1 leave it so  2 focus on "Lead a team"  3 next step toward "CKA certification"  4 later  q stop
    Answer: 2
    The focus now: "Lead a team". u undoes.

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
    2026-11-22T12:00:00Z  focus, Lead a team
    2026-11-22T12:00:00Z  still right, 3 goals
    2026-11-22T12:00:00Z  answered, Ask for a team
    2026-11-22T12:00:00Z  new target, Write the incident review
    2026-11-22T12:00:00Z  recognised, Read the CKA curriculum
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
    1 a milestone  2 no milestone  3 what is next  4 never ask  5 later  q stop
    Answer: 5

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days ago
    1 still right  2 no longer  3 done  4 smaller step  5 new date  6 pause  7 drop  8 later  q stop
    Answer: 1
    Still right: Write the incident review. u undoes.

    Card 3 of 5: stuck
    Lead a team
    larger goal
    Nothing you are working on leads there yet.
    If you could reach it tomorrow, what would you do?
    target      2028
    moved       not yet
    1 still right  2 no longer  3 reached  4 next step  5 new date  6 pause  7 drop  8 later  q stop
    Answer: 

    1 still right
    6 left: they come up next time.

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
    1 a milestone  2 no milestone  3 what is next  4 never ask  5 later  q stop
    Answer: q

    Nothing was changed.
    6 left: they come up next time.
    --- exit 0
    ");
}

#[test]
fn plain_review_undoes_goes_back_and_refuses_what_is_no_answer() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(answered(&desk, &["5", "someday", "-", "7", "Not mine", "u", "", "9"]), @r#"
    --- stdout

    Card 1 of 5: finished
    Read the CKA curriculum
    small goal · toward CKA certification
    Finished 3 days ago. Was it a milestone?
    done        Thursday 19 November 2026, 3 days ago
    1 a milestone  2 no milestone  3 what is next  4 never ask  5 later  q stop
    Answer: 5

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days ago
    1 still right  2 no longer  3 done  4 smaller step  5 new date  6 pause  7 drop  8 later  q stop
    Answer: someday
    "someday" is not an answer here. Answer with a number from 1 to 8; u undoes the last answer, q stops.
    Answer: -
    "-" is not an answer here. Answer with a number from 1 to 8; u undoes the last answer, q stops.
    Answer: 7
    Drop "Write the incident review". Why? You may leave it empty
    nothing is deleted: a dropped goal stays in your past (- goes back)
    Answer: Not mine
    Dropped: Write the incident review. u undoes.

    Card 3 of 5: stuck
    Lead a team
    larger goal
    Nothing you are working on leads there yet.
    If you could reach it tomorrow, what would you do?
    target      2028
    moved       not yet
    1 still right  2 no longer  3 reached  4 next step  5 new date  6 pause  7 drop  8 later  q stop
    Answer: u
    Undid: dropped, Write the incident review.

    Card 2 of 5: target passed
    Write the incident review
    small goal
    The target date has passed. Move it, drop it, or take a smaller step?
    target      Friday 20 November 2026, 2 days ago
    1 still right  2 no longer  3 done  4 smaller step  5 new date  6 pause  7 drop  8 later  q stop
    Answer: 
    Answer with a number from 1 to 8; u undoes the last answer, q stops.
    Answer: 9
    "9" is not an answer here. Answer with a number from 1 to 8; u undoes the last answer, q stops.
    Answer: 

    Nothing was changed.
    7 left: they come up next time.
    --- exit 0
    "#);
    assert_eq!(desk.read("goals.toml"), before);
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
    1 a milestone  2 no milestone  3 what is next  4 never ask  5 later  q stop
    Answer: 2
    Looked at: Write the on-call runbook. u undoes.

    1 looked at

    Looked at
    Write the on-call runbook

    2019

    1 milestone: First on-call week.
    No larger goal moved.
    2 moves.

    Milestones

      Mar     First on-call week

    Done

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
    target      Friday 20 November 2026, 2 days ago
    1 still right  2 no longer  3 done  4 smaller step  5 new date  6 pause  7 drop  8 later  q stop
    Answer: 
    Answer with a number from 1 to 8; u undoes the last answer, q stops.
    Answer: 

    Nothing was changed.
    6 left: they come up next time.
    --- stderr
    error: not everything could be read: done/2026.toml cannot be read: line 1
    hint: milepost check says what to do
    --- exit 1
    ");
}
