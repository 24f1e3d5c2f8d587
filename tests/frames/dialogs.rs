//! Dialogs: each with the key line below it.

use super::crop::topmost;
use super::{frame_after, with_a_copy};
use crate::stage::Stage;
use insta::assert_snapshot;
use milepost::ui::theme::Theme;

#[test]
fn add_line_shows_what_it_understood() {
    assert_snapshot!(topmost(&frame_after("aBook a room ^CKA #study !friday")), @r#"
    ╭─ Add a small goal ─────────────────────────────────────────────────────────╮
    │ › Book a room ^CKA #study !friday                                          │
    │                                                                            │
    │   "Book a room" · toward "CKA certification" · #study                      │
    │   Friday 27 November 2026                                                  │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   alt-enter and the next   esc cancel
    "#);
}

#[test]
fn milestone_form_shows_the_date_that_it_understood() {
    assert_snapshot!(topmost(&frame_after("mFirst job<tab>sep 1995")), @"
    ╭─ Add a milestone ──────────────────────────────────────────────────────────╮
    │ Title       First job                                                      │
    │▌When        sep 1995                                                       │
    │ Until                                                                      │
    │ Kind                                                                       │
    │ Recognised                                                                 │
    │ Why                                                                        │
    │                                                                            │
    │             September 1995                                                 │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   tab next field   alt-enter and the next   esc cancel
    ");
}

#[test]
fn target_line_shows_the_month_of_the_date_that_it_understood() {
    assert_snapshot!(topmost(&frame_after(".+2m")), @r#"
    ╭────────────────────────────────────────────────────────────────────────────╮
    │ Move the target of "Ask for feedback on the cutover article" from Friday   │
    │ 13 November 2026 to                                                        │
    │                                                                            │
    │ › +2m                                                                      │
    │                                                                            │
    │   Friday 22 January 2027                                                   │
    │                                                                            │
    │   January 2027                                                             │
    │   Mo  Tu  We  Th  Fr  Sa  Su                                               │
    │                    1   2   3                                               │
    │    4   5   6   7   8   9  10                                               │
    │   11  12  13  14  15  16  17                                               │
    │   18  19  20  21 [22] 23  24                                               │
    │   25  26  27  28  29  30  31                                               │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   esc cancel
    "#);
    assert_snapshot!(topmost(&Stage::sample().press(".+1w").resize(60, 15).frame()), @r#"
    ╭──────────────────────────────────────────────────────╮
    │ Move the target of "Ask for feedback on the cutover  │
    │ article" from Friday 13 November 2026 to             │
    │                                                      │
    │ › +1w                                                │
    │                                                      │
    │   Sunday 29 November 2026                            │
    ╰──────────────────────────────────────────────────────╯
     enter save   esc cancel
    "#);
}

#[test]
fn backups_are_listed_with_what_each_holds() {
    let frame = frame_after("2jxaBuy a lamp<enter>D3jD:restore<enter>j");
    assert_snapshot!(topmost(&frame), @r#"
    ╭─ Restore a backup ─────────────────────────────────────────────────────────╮
    │   22 Nov, 12:00  before: deleted, Lead a team                              │
    │ ▌ 22 Nov, 12:00  before: deleted, Buy a lamp                               │
    │   22 Nov, 12:00  before: added, Buy a lamp                                 │
    │   22 Nov, 12:00  before: done, Write the incident review                   │
    │                                                                            │
    │   It has 8 small goals, 4 larger goals, 342 past goals and 16 milestones.  │
    │   Brings back "Lead a team" and "Buy a lamp".                              │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter restore it   k j move   esc cancel   ? help
    "#);
}

#[test]
fn backups_have_the_dates_and_keys_of_the_settings() {
    let mut stage = Stage::sample();
    let text = "date_format = \"month-day\"\n[keys]\nrow-down = [\"down\", \"f6\"]\n";
    std::fs::write(&stage.settings, text).expect("written");
    let frame = stage.notice_outside().press("2jxaBuy a lamp<enter>:restore<enter><f6>").frame();
    assert_snapshot!(topmost(&frame), @r#"
    ╭─ Restore a backup ─────────────────────────────────────────────────────────╮
    │   Nov 22, 12:00  before: added, Buy a lamp                                 │
    │ ▌ Nov 22, 12:00  before: done, Write the incident review                   │
    │                                                                            │
    │   It has 8 small goals, 4 larger goals, 341 past goals and 16 milestones.  │
    │   Removes "Buy a lamp".                                                    │
    │   Changes "Write the incident review".                                     │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter restore it   k j f6 move   esc cancel   ? help
    "#);
}

#[test]
fn look_back_asks_whether_it_was_a_milestone() {
    assert_snapshot!(topmost(&frame_after("b")), @r#"
    ╭────────────────────────────────────────────────────────────────────────────╮
    │ 10 years ago you finished "Try containers on the build server". Was it a   │
    │ milestone?                                                                 │
    │                                                                            │
    │ Done on Tuesday 22 November 2016                                           │
    │ An evening's experiment that nobody asked for. The build took four minutes │
    │ instead of forty.                                                          │
    │                                                                            │
    │   y  it was                                                                │
    │   n  not yet                                                               │
    │   N  never ask again                                                       │
    ╰────────────────────────────────────────────────────────────────────────────╯
     y it was   n not yet   N never ask again   esc cancel
    "#);
}

#[test]
fn milestone_is_taken_back_after_a_question() {
    assert_snapshot!(topmost(&frame_after("/Led the payments<enter>P")), @r#"
    ╭─ Turn "Led the payments cutover" back into a finished goal? ───────────────╮
    │ What you wrote about it and its 2 links stay with the goal. p brings the   │
    │ milestone back.                                                            │
    │                                                                            │
    │   y  turn it back                                                          │
    │   n  leave it                                                              │
    ╰────────────────────────────────────────────────────────────────────────────╯
     y turn it back   n leave it   esc cancel
    "#);
}

#[test]
fn palette_lists_the_commands_that_match() {
    assert_snapshot!(topmost(&frame_after(":pro")), @"
    ╭─ Commands ───────────────────────────────────────────────────────────────────────────────────────╮
    │ › pro                                                                                  4 matches │
    │                                                                                                  │
    │ ▌ promote        p              Recognise it as a milestone · on anything finished               │
    │   note           +              Write a progress note, or add an amount                          │
    │   import                        Bring in your past from a file of another program                │
    │   pane-previous  shift-tab      Go to the previous pane                                          │
    │                                                                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────╯
     enter choose   ↑ ↓ move   esc cancel
    ");
}

#[test]
fn search_finds_what_titles_do_not_say() {
    assert_snapshot!(topmost(&frame_after("/runbook<pgdn>")), @"
    ╭─ Find ─────────────────────────────────────────────────────────────────────╮
    │ › runbook                                                         9 of 357 │
    │                                                                            │
    │   ✓  Print the runbook, all twelve pages                        8 Oct 2026 │
    │   ✓  Put the runbook's timings on the wall                      9 Jun 2026 │
    │   ✓  Walk through the runbook with the night shift             11 Feb 2026 │
    │   ✓  Clean up the runbooks nobody opened                       17 Dec 2025 │
    │   ✓  Cut the runbook from forty pages to twelve                11 Oct 2024 │
    │   ✓  Rehearse the runbook at a table                           13 Sep 2024 │
    │   ✓  Write a runbook for the night of the cutover              30 Aug 2024 │
    │   ○  Publish twelve articles on operations                            2027 │
    │      progress: Runbooks that shrink                                        │
    │ ▌ ◆✓ Led the payments cutover                                  12 Oct 2026 │
    │ ▌    note: …pages of runbook. Nobody outside noticed.                      │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter go there   ↑ ↓ move   esc cancel
    ");
}

#[test]
fn search_lists_everything_before_anything_is_typed() {
    assert_snapshot!(topmost(&frame_after("/")), @"
    ╭─ Find ─────────────────────────────────────────────────────────────────────╮
    │ ›                                                                      357 │
    │                                                                            │
    │ ▌ ○  Finish chapter 4 exercises                                27 Nov 2026 │
    │   ○  Write the incident review                                 22 Nov 2026 │
    │   ○  Book the mock exam                                                    │
    │   ○  Ask for feedback on the cutover article                   13 Nov 2026 │
    │   ○  Rebuild the practice cluster from nothing                    Dec 2026 │
    │   ○  Explain a service's way to a pod without notes                        │
    │   ‖  Practise etcd backup and restore                                      │
    │   ·  Sit the exam                                                          │
    │   ★  CKA certification                                            Mar 2027 │
    │   ○  Lead a team                                                      2028 │
    │   ○  Publish twelve articles on operations                            2027 │
    │   ·  Write a book                                                          │
    │   ✓  Show the night shift the timelines of its cutover         19 Nov 2026 │
    │   ✓  Read the CKA curriculum                                   17 Nov 2026 │
    │   ✓  Talk with the mentored colleague about the next role      16 Nov 2026 │
    │   ✓  Draft the article on cutovers                             10 Nov 2026 │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter go there   ↑ ↓ move   esc cancel
    ");
}

#[test]
fn search_says_that_it_found_nothing() {
    assert_snapshot!(topmost(&frame_after("/zebra")), @"
    ╭─ Find ─────────────────────────────────────────────────────────────────────╮
    │ › zebra                                                           0 of 357 │
    │                                                                            │
    │   No matches.                                                              │
    │   Fewer letters find more.                                                 │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter go there   ↑ ↓ move   esc cancel
    ");
}

#[test]
fn search_says_while_the_past_is_being_read() {
    let mut stage = Stage::sample();
    stage.read_slowly().press("/course");
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ Find ─────────────────────────────────────────────────────────────────────╮
    │ › course                                                          4 of 130 │
    │                                                     reading 25 more years… │
    │ ▌ ✓  Renew the first aid course                                26 Jan 2026 │
    │   ◇  Windows NT4 course                                               1997 │
    │   ✓  Compare two managed Kubernetes offers                     12 Jun 2026 │
    │   ✓  Type the old notebooks into Milepost                      14 Jan 2026 │
    │      progress: …2008. The NT4 course deserves its place                    │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter go there   ↑ ↓ move   esc cancel
    ");
    while stage.read_held() {}
    assert!(!stage.frame().contains("reading"));
}

#[test]
fn filter_line_offers_the_saved_filters() {
    let frame = frame_after(
        "fstudy: tag:study -is:paused<enter><esc>flate: is:overdue<enter><esc>fsteps: is:small -study<enter><esc>f<down>",
    );
    assert_snapshot!(topmost(&frame), @"
    ╭─ Show only ────────────────────────────────────────────────────────────────╮
    │ ›                                                                          │
    │                                                                            │
    │   enter shows only what fits late                                          │
    │                                                                            │
    │   Past 0 of 16 · Small 1 of 6 active · Larger 0 of 4                       │
    │   #payments 65 · #study 40 · #writing 28 · #cloud 26 · #life 26            │
    │   #mentoring 16 · #oncall 16 · #speaking 15 · #architecture 14 · #linux 12 │
    │                                                                            │
    │ ▌ late   is:overdue                                                        │
    │   steps  is:small -study                                                   │
    │   study  tag:study -is:paused                                              │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter show   ↑ ↓ saved filters   esc cancel
    ");
}

#[test]
fn filter_line_counts_what_fits_and_the_tags_that_there_are() {
    assert_snapshot!(topmost(&frame_after("f")), @"
    ╭─ Show only ────────────────────────────────────────────────────────────────╮
    │ ›                                                                          │
    │                                                                            │
    │   words · is:overdue · tag:study · toward:CKA · -is:paused · in:2026       │
    │   NAME: in front saves it under that name                                  │
    │   Past 16 · Small 6 active · Larger 4                                      │
    │   #payments 65 · #study 40 · #writing 28 · #cloud 26 · #life 26            │
    │   #mentoring 16 · #oncall 16 · #speaking 15 · #architecture 14 · #linux 12 │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter show   esc cancel
    ");
    assert_snapshot!(topmost(&frame_after("ftag:st")), @"
    ╭─ Show only ────────────────────────────────────────────────────────────────╮
    │ › tag:study                                                                │
    │                                                                            │
    │   enter shows only what fits                                               │
    │                                                                            │
    │   Past 0 of 16 · Small 0 of 6 active · Larger 0 of 4                       │
    │   #study 40                                                                │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter show   tab complete   esc cancel
    ");
}

#[test]
fn filter_line_cuts_no_example_on_a_narrow_screen() {
    assert_snapshot!(topmost(&Stage::sample().resize(40, 12).press("f").frame()), @"
    ╭─ Show only ──────────────────────╮
    │ ›                                │
    │   words · is:overdue · tag:study │
    │   toward:CKA · -is:paused        │
    │   NAME: in front saves it under  │
    │   that name                      │
    │   Past 16 · Small 6 active       │
    │   Larger 4                       │
    ╰──────────────────────────────────╯
     enter show   esc cancel
    ");
}

#[test]
fn filter_line_says_under_which_name_it_saves() {
    assert_snapshot!(topmost(&frame_after("fstudy: tag:study -is:paused")), @"
    ╭─ Show only ────────────────────────────────────────────────────────────────╮
    │ › study: tag:study -is:paused                                              │
    │                                                                            │
    │   enter saves it as study, and shows only what fits                        │
    │                                                                            │
    │   Past 0 of 16 · Small 4 of 6 active · Larger 1 of 4                       │
    │   #payments 65 · #study 40 · #writing 28 · #cloud 26 · #life 26            │
    │   #mentoring 16 · #oncall 16 · #speaking 15 · #architecture 14 · #linux 12 │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   esc cancel
    ");
}

#[test]
fn filter_line_says_what_it_did_not_understand() {
    assert_snapshot!(topmost(&frame_after("fis:opne<enter>")), @r#"
    ╭─ Show only ────────────────────────────────────────────────────────────────╮
    │ › is:opne                                                                  │
    │                                                                            │
    │   "is:opne" is not a filter; is: accepts goal, small, large, milestone,    │
    │   open, active, paused, someday, done, dropped, stuck, overdue, private    │
    │   and hindsight. Write is:open.                                            │
    │   until then everything is shown                                           │
    │   Past 16 · Small 6 active · Larger 4                                      │
    │   #payments 65 · #study 40 · #writing 28 · #cloud 26 · #life 26            │
    │   #mentoring 16 · #oncall 16 · #speaking 15 · #architecture 14 · #linux 12 │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter show   esc cancel
    "#);
}

#[test]
fn question_about_a_larger_goal() {
    assert_snapshot!(topmost(&frame_after("sp3jn")), @r#"
    ╭─ If you could reach "Lead a team" tomorrow, what would you do? ────────────╮
    │ ›                                                                          │
    │                                                                            │
    │   ^toward  #tag  !date  =12 km                                             │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   esc cancel
    "#);
}

#[test]
fn link_offers_the_milestones_that_match() {
    assert_snapshot!(topmost(&frame_after("1GkLon-call")), @r#"
    ╭─ Link "Windows NT4 course" ────────────────────────────────────────────────╮
    │ › on-call                                                          1 match │
    │                                                                            │
    │   led to                                                                 1 │
    │ ▌ ◇ First on-call week                                            Mar 2019 │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter choose   ↑ ↓ move   esc cancel
    "#);
}

#[test]
fn link_offers_both_halves_nearest_first() {
    assert_snapshot!(topmost(&frame_after("1gL")), @r#"
    ╭─ Link "Led the payments cutover" ──────────────────────────────────────────╮
    │ ›                                                                          │
    │                                                                            │
    │   came from                                                             13 │
    │ ▌ ◇ The first person I mentored passed the RHCE                   Oct 2023 │
    │   ◆ AWS Solutions Architect                                       Nov 2018 │
    │   ◆ Stood in as team lead                                          2015-16 │
    │   ◆ Systems engineer at a regional bank                            2012-16 │
    │   ◆ Infrastructure architect                                      May 2016 │
    │   ◆ First talk at a meetup                                        Sep 2014 │
    │   ◆ Systems engineer at a hosting company                        1999-2008 │
    │   ◆ RHCE                                                          Oct 2005 │
    │   ◆ MCSE 2003                                                     Jun 2004 │
    │   ◆ MCSE 2000                                                     Mar 2001 │
    │   ◆ Administrator at a freight company                             1995-98 │
    │   ◆ MCSE NT4                                                      Nov 1998 │
    │   ◇ Windows NT4 course                                                1997 │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter choose   ↑ ↓ move   esc cancel
    "#);
    assert_snapshot!(topmost(&frame_after("1gjjjL")), @r#"
    ╭─ Link "First on-call week" ────────────────────────────────────────────────╮
    │ ›                                                                          │
    │                                                                            │
    │   came from                                                             11 │
    │ ▌ ◆ AWS Solutions Architect                                       Nov 2018 │
    │   ◆ Stood in as team lead                                          2015-16 │
    │   ◆ Systems engineer at a regional bank                            2012-16 │
    │   ◆ First talk at a meetup                                        Sep 2014 │
    │   ◆ Systems engineer at a hosting company                        1999-2008 │
    │   ◆ RHCE                                                          Oct 2005 │
    │   ◆ MCSE 2003                                                     Jun 2004 │
    │   ◆ MCSE 2000                                                     Mar 2001 │
    │   ◆ Administrator at a freight company                             1995-98 │
    │                                                                            │
    │   led to                                                                 2 │
    │   ◆ Moved the data centre to the cloud                             2019-21 │
    │   ◇ The first person I mentored passed the RHCE                   Oct 2023 │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter choose   ↑ ↓ move   esc cancel
    "#);
    assert_snapshot!(topmost(&frame_after("1gjjjLmc")), @r#"
    ╭─ Link "First on-call week" ────────────────────────────────────────────────╮
    │ › mc                                                             7 matches │
    │                                                                            │
    │   came from                                                              5 │
    │ ▌ ◆ MCSE 2003                                                     Jun 2004 │
    │   ◆ MCSE 2000                                                     Mar 2001 │
    │   ◆ MCSE NT4                                                      Nov 1998 │
    │   ◆ Systems engineer at a hosting company                        1999-2008 │
    │   ◆ Administrator at a freight company                             1995-98 │
    │                                                                            │
    │   led to                                                                 2 │
    │   ◆ Moved the data centre to the cloud                             2019-21 │
    │   ◇ The first person I mentored passed the RHCE                   Oct 2023 │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter choose   ↑ ↓ move   esc cancel
    "#);
}

#[test]
fn unlink_offers_what_is_linked() {
    assert_snapshot!(topmost(&frame_after("1GkcU")), @r#"
    ╭─ Unlink "Windows NT4 course" ──────────────────────────────────────────────╮
    │ ›                                                                          │
    │                                                                            │
    │   led to                                                                 1 │
    │ ▌ ◆ MCSE NT4                                                      Nov 1998 │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter choose   ↑ ↓ move   esc cancel
    "#);
}

#[test]
fn merge_says_what_it_comes_to_before_it_saves() {
    let frame = with_a_copy().press(":merge<enter>t").frame();
    assert_snapshot!(topmost(&frame), @"
    ╭─ Merge goals (Ada's conflicted copy 2026-11-21).toml ────────────────────────────────────────────╮
    │ The result                                                                                       │
    │                                                                                                  │
    │    1  added                                                                                      │
    │    1  differing, theirs taken                                                                    │
    │                                                                                                  │
    │ enter saves it as one change; u undoes it. The copy stays.                                       │
    │                                                                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────╯
     enter save it   h back   esc cancel   ? help
    ");
}

#[test]
fn dialogs_have_the_keys_of_the_settings() {
    let mut stage = with_a_copy();
    let keys =
        "theirs = \"2\"\nclash-before = \"f5\"\nsubmit = \"f2\"\nyes = \"j j\"\ncancel = \"f3\"\n";
    std::fs::write(&stage.settings, format!("[keys]\n{keys}")).expect("written");
    stage.notice_outside();
    let mut foot = |keys: &str| {
        let frame = stage.press(keys).frame();
        format!("{}\n", frame.lines().last().unwrap_or_default())
    };
    let feet = [foot(":merge<f2>"), foot("2"), foot("<f5>"), foot("<f3>1P"), foot("j"), foot("j")];
    assert_snapshot!(feet.concat(), @"
    o ours   2 theirs   f2 as marked   l the later   a the later for all   f3 cancel   ? help
    f2 save it   f5 back   f3 cancel   ? help
    o ours   2 theirs   f2 as marked   l the later   a the later for all   f3 cancel   ? help
    j j turn it back   n leave it   f3 cancel
    j …   j yes   esc cancel
    a add   A larger goal   m milestone   p recognise   c chain   L link   e edit   r review   t timeline   ? help
    ");
    assert!(stage.app().dialogs().is_empty(), "{}", stage.frame());
}

#[test]
fn help_over_a_merge_lists_its_keys_and_does_what_is_chosen_in_it() {
    let mut stage = with_a_copy();
    let frame = stage.press(":merge<enter>?").frame();
    assert!(
        !frame.contains("no key") && !frame.contains("grey text"),
        "typing is elsewhere: {frame}"
    );
    let here: Vec<&str> = frame.lines().skip_while(|line| !line.contains("Here")).collect();
    assert!(here[1].contains("Take the side of this journey"), "{frame}");
    stage.press("other side");
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ Help ───────────────────────────────────────────────────────────────────────────────────────────────────────────╮
    │ › other side                                                                                                     │
    │                                                                                                                  │
    │   Here                                                                                                           │
    │ ▌ t              Take the other side                                                                             │
    │                                                                                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     enter do it   type search   ↑ ↓ move   esc close
    ");
    assert_snapshot!(topmost(&stage.press("<enter>").frame()), @"
    ╭─ Merge goals (Ada's conflicted copy 2026-11-21).toml ────────────────────────────────────────────╮
    │ The result                                                                                       │
    │                                                                                                  │
    │    1  added                                                                                      │
    │    1  differing, theirs taken                                                                    │
    │                                                                                                  │
    │ enter saves it as one change; u undoes it. The copy stays.                                       │
    │                                                                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────╯
     enter save it   h back   esc cancel   ? help
    ");
}

#[test]
fn what_is_understood_of_a_line_is_told_whole_on_a_small_screen() {
    for (keys, told) in [
        ("aRead ^", "^ has nothing after it; \\^ keeps it"),
        ("aRead ^zzz", "no open larger goal matches \"zzz\""),
        ("aRead !yesterday", "already past"),
        ("mCourse !xx<enter>", "\\! keeps the sign in the title."),
    ] {
        let frame = Stage::sample().resize(40, 12).press(keys).frame();
        let said = topmost(&frame).replace(['│', '▌'], " ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(told) && !said.contains('…'), "{frame}");
    }
}

#[test]
fn dialogs_wrap_their_text_on_a_small_screen() {
    let small = |keys: &str| Stage::sample().press(keys).resize(40, 12).frame();
    assert_snapshot!(topmost(&small("aBook a room ^CKA #study !friday")), @r#"
    ╭─ Add a small goal ───────────────╮
    │ › ok a room ^CKA #study !friday  │
    │   "Book a room"                  │
    │   toward "CKA certification"     │
    │   #study                         │
    │   Friday 27 November 2026        │
    ╰──────────────────────────────────╯
     enter save   esc cancel
    "#);
    let hint = small("mTalk<tab>2030");
    assert!(hint.contains("2030 is in the future"), "{hint}");
    assert_snapshot!(topmost(&small("3jn")), @r#"
    ╭──────────────────────────────────╮
    │ If you could reach "Lead a team" │
    │ tomorrow, what would you do?     │
    │                                  │
    │ ›                                │
    │   ^toward  #tag  !date  =12 km   │
    ╰──────────────────────────────────╯
     enter save   esc cancel
    "#);
    assert_snapshot!(topmost(&small("fis:opne<enter>")), @r#"
    ╭─ Show only ──────────────────────╮
    │ › is:opne                        │
    │   "is:opne" is not a filter; is: │
    │   accepts goal, small, large,    │
    │   milestone, open, active,       │
    │   paused, someday, done, droppe… │
    │   until then everything is shown │
    │   Past 16 · Small 6 active       │
    ╰──────────────────────────────────╯
     enter show   esc cancel
    "#);
}

#[test]
fn dialogs_are_whole_and_keep_their_keys_at_small_sizes() {
    for keys in [
        "aA",
        "mA",
        "e",
        "b",
        ":",
        "/",
        "f",
        "fis:opne<enter>",
        "3jn",
        "1GkL",
        "1GkcU",
        "Z",
        "2D:restore<enter>",
    ] {
        for (columns, rows) in [(80, 24), (40, 12)] {
            let frame = Stage::sample().press(keys).resize(columns, rows).frame();
            let shown = topmost(&frame);
            let mut lines = shown.lines().rev();
            assert!(lines.next().is_some_and(|keys| keys.contains("  ")), "{keys}\n{frame}");
            assert!(lines.next().is_some_and(|end| end.starts_with('╰')), "{keys}\n{frame}");
        }
    }
}

#[test]
fn list_that_is_cut_says_so_and_counts_what_was_searched() {
    let beside = |keys: &str| {
        let mut stage = Stage::sample();
        let frame = stage.resize(40, 12).press(keys).frame();
        let line = frame.lines().find(|line| line.contains('›')).unwrap_or_default();
        line.split_once('›').map(|(_, rest)| rest.trim_matches([' ', '│']).to_owned())
    };
    assert_eq!(beside(":theme<enter>").as_deref(), Some("more below"));
    assert_eq!(beside(":theme<enter><up><up><pgdn>").as_deref(), Some(""));
    assert!(beside(":light").is_some_and(|said| said.ends_with("matches")));
}

#[test]
fn draft_is_offered_in_words_that_fit() {
    let mut stage = Stage::sample();
    let frame = stage.resize(40, 12).press("aBook the exam for the spring<esc>a").frame();
    assert!(frame.contains("Unsaved; typing replaces it."), "{frame}");
    let frame = stage.resize(80, 24).frame();
    assert!(frame.contains("You left this unsaved. Typing replaces what is selected."), "{frame}");
}

#[test]
fn themes_are_listed_at_the_foot_and_the_screen_above_shows_them() {
    let mut stage = Stage::sample();
    stage.resize(80, 24).press(":theme<enter><down>");
    assert_snapshot!(stage.frame(), @"
     milepost · career                                      Sunday 22 November 2026

     Past milestones 16  ▌Small goals 1 of 11 · 6 active   Larger goals 4
     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
     overdue
    ▌○ Ask for feedback on the cutover article                               13 Nov

     today
     ○ Write the incident review                                              today

     this week
     ○ Finish chapter 4 exercises                                         4/12  Fri
                 ╭─ Theme ────────────────────────────────────────────╮
                 │ ›                                                  │
                 │                                                    │
                 │   auto                on the terminal's own ground │
                 │ ▌ dark                             on any terminal │
                 │   light                            on any terminal │
                 │   high-contrast      dark or light as the terminal │
                 │   colour-blind       dark or light as the terminal │
                 │   mono                                  no colours │
                 ╰────────────────────────────────────────────────────╯
     ▅▃▅▅▅▃▅▃▅▃▅█  9 moves in 30 days, usually 6 · last one 2 days ago
     enter choose   ↑ ↓ move   esc cancel
    ");
    let theme = Theme::dark();
    let picture = stage.draw(&theme);
    let row: String = (0..80).map(|column| picture[(column, 4)].symbol()).collect();
    assert!(row.starts_with(" overdue"), "{row}");
    assert_ne!(picture[(1, 4)].fg, theme.receded(), "it does not step back");
    assert_snapshot!(stage.resize(40, 12).frame(), @"
    milepost · career          22 Nov 2026
     ╭─ Theme ──────────────────────────╮
     │ ›                     more below │
     │                                  │
     │   auto                           │
     │ ▌ dark           on any terminal │
     │   light          on any terminal │
     │   high-contrast                  │
     │   colour-blind                   │
     ╰──────────────────────────────────╯
    ▅▃▅▅▅▃▅▃▅▃▅█  9 moves in 30 days
    enter choose   ↑ ↓ move   esc cancel
    ");
}

#[test]
fn line_on_a_small_screen_says_why_it_was_refused() {
    let mut stage = Stage::sample();
    stage.resize(40, 12).press(":import<enter>/nowhere/at/all/of-it.csv<enter>");
    let frame = stage.frame();
    assert!(frame.contains("there is no such file or"), "{frame}");
}

#[test]
fn palette_on_a_narrow_screen_says_what_the_selected_command_does() {
    let mut stage = Stage::sample();
    let frame = stage.resize(40, 20).press(":").frame();
    assert!(frame.contains("Add a small goal"), "{frame}");
    assert!(stage.press("<down>").frame().contains("Add a larger goal"));
}

#[test]
fn title_that_is_as_wide_as_the_text_is_not_cut_by_the_frame() {
    let frame = frame_after("3<enter>x");
    let dialog = topmost(&frame);
    assert!(dialog.contains("How many did you do?"), "{dialog}");
}
