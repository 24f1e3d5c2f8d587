//! What the screen looks like: one whole frame of each view, the rest cropped to what it is about; and that every size
//! draws.

mod ascii;
mod contrast;
pub mod crop;
mod dialogs;
mod hindsight;
mod lapses;
mod marks;
mod momentum;
mod panels;
mod rests;
mod review;
mod sizes;

use crate::stage::{Stage, text};
use milepost::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A whole frame at 120 by 40.
fn whole(mut stage: Stage, name: &str, keys: &str) {
    stage.press(keys).resize(120, 40);
    insta::assert_snapshot!(format!("{name}-120x40"), stage.frame());
}

/// Whole frames of a view whose layout depends on the size.
fn at_three_sizes(mut stage: Stage, name: &str, keys: &str) {
    stage.press(keys);
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        stage.resize(columns, rows);
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), stage.frame());
    }
}

/// The frame of the sample after some keys.
fn frame_after(keys: &str) -> String {
    Stage::sample().press(keys).frame()
}

#[test]
fn home_shows_past_and_future() {
    at_three_sizes(Stage::sample(), "home", "");
}

#[test]
fn home_shows_an_empty_journey_how_to_begin() {
    at_three_sizes(Stage::open(&[]), "empty", "");
}

#[test]
fn home_shows_all_that_was_done() {
    whole(Stage::sample(), "all-done", "1v");
}

#[test]
fn home_shows_what_a_filter_leaves() {
    whole(Stage::sample(), "filter-on", "fstudy: tag:study -is:paused<enter>");
}

#[test]
fn detail_shows_a_goal() {
    whole(Stage::sample(), "detail-goal", "3<enter>");
}

#[test]
fn detail_shows_a_milestone_with_its_chain() {
    at_three_sizes(Stage::sample(), "detail-milestone", "1Gk<enter>l");
}

#[test]
fn edit_form_shows_every_field_of_a_goal() {
    at_three_sizes(Stage::sample(), "edit-form", "e");
}

#[test]
fn timeline_by_year() {
    at_three_sizes(Stage::sample(), "timeline-year", "t");
}

#[test]
fn timeline_by_decade() {
    whole(Stage::sample(), "timeline-decade", "t-");
}

#[test]
fn timeline_by_month() {
    whole(Stage::sample(), "timeline-month", "t+");
}

#[test]
fn timeline_has_a_detail_beside_it() {
    whole(Stage::sample(), "timeline-detail", "tg1997<enter><enter>");
}

#[test]
fn chain_of_a_milestone() {
    whole(Stage::sample(), "chain", "1Gkc");
}

#[test]
fn look_back_lists_what_comes_up_and_what_was_recognised() {
    at_three_sizes(Stage::sample(), "look-back", "B");
}

#[test]
fn momentum_in_full() {
    at_three_sizes(Stage::sample(), "momentum", "i");
}

#[test]
fn help_lists_the_keys() {
    at_three_sizes(Stage::sample(), "help", "?");
}

#[test]
fn search_shows_where_it_found_what() {
    at_three_sizes(Stage::sample(), "search", "/exam");
}

#[test]
fn merge_shows_a_clash_side_by_side() {
    at_three_sizes(with_a_copy(), "merge", ":merge<enter>");
}

/// Every cell of a border stands where its frame says, and nothing runs over it.
fn borders_are_whole(buffer: &Buffer) -> bool {
    let frame = text(buffer);
    let tops: Vec<usize> = frame.lines().nth(1).map(|l| columns_of(l, "╭╮")).unwrap_or_default();
    let body = frame.lines().skip(2).take_while(|l| !l.contains('╰'));
    body.into_iter().all(|line| columns_of(line, "│") == tops)
}

fn columns_of(line: &str, letters: &str) -> Vec<usize> {
    let mut column = 0;
    let mut found = Vec::new();
    for letter in line.graphemes(true) {
        if letters.contains(letter) {
            found.push(column);
        }
        column += letter.width();
    }
    found
}

fn awkward(count: usize) -> Stage {
    let titles = [
        "資格試験の勉強をする、それから申し込みをする、そして受ける",
        "Ship the 🚀 release with 👩‍👩‍👧‍👦 and 🇫🇷",
        "اكتب التقرير عن الحادثة",
        &"longwordwithoutaspace".repeat(10),
        "Write the incident review and send it to everyone who was there that night",
    ];
    let mut goals = String::from("format = 1\n");
    let mut milestones = String::from("format = 1\n");
    for i in 0..count {
        let title = titles[i % titles.len()];
        let size = if i % 3 == 0 { "size = \"large\"\n" } else { "due = 2026-11-27\n" };
        goals += &format!("\n[[goal]]\nid = \"g{i}\"\ntitle = \"{title} {i}\"\n{size}");
        let year = 1950 + i % 70;
        milestones +=
            &format!("\n[[milestone]]\nid = \"m{i}\"\ntitle = \"{title} {i}\"\non = {year}\n");
    }
    Stage::open(&[("goals.toml", &goals), ("milestones.toml", &milestones)])
}

#[test]
fn home_keeps_its_columns_whatever_a_title_holds() {
    for count in [3, 300] {
        let mut stage = awkward(count);
        for (columns, rows) in [(120, 40), (100, 24), (200, 60), (131, 33)] {
            stage.resize(columns, rows);
            for keys in ["1", "G", "2", "jj", "3", "G"] {
                stage.press(keys);
                let buffer = stage.draw(&Theme::dark());
                assert!(
                    borders_are_whole(&buffer),
                    "{columns}x{rows} after {keys}:\n{}",
                    text(&buffer)
                );
            }
        }
    }
}

#[test]
fn draws_of_one_app_are_equal() {
    let mut stage = Stage::sample();
    stage.press("1vjjj<enter>");
    assert_eq!(stage.draw(&Theme::dark()), stage.draw(&Theme::dark()));
}

#[test]
fn home_draws_and_scrolls_three_thousand_items() {
    let mut stage = awkward(3000);
    stage.press("G");
    let last = stage.app().selected().map(|item| item.id().to_string());
    assert_eq!(last.as_deref(), Some("g2999"));
    assert!(stage.frame().contains("▌○ Write the incident review"));
    stage.press("g");
    assert!(stage.frame().contains("1 of 3000"));
}

#[test]
fn focus_and_selection_are_seen_without_any_colour() {
    let mut stage = Stage::sample();
    let buffer = stage.draw(&Theme::mono());
    let coloured = |c: Color| c != Color::Reset;
    assert!(buffer.content.iter().all(|cell| !coloured(cell.fg) && !coloured(cell.bg)));
    let reversed =
        buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count();
    assert!(reversed > 20, "the selected row is reversed");
    assert!(stage.frame().contains('▌'));
}

#[test]
fn cursor_is_where_the_focus_is() {
    let places =
        ["", "j", "1", "3<enter>", "t", "i", "c", "r", "aBook<tab>", "r5<enter>", ":", "?", "Z"];
    let at = |keys: &str| format!("{keys}: {}", Stage::sample().press(keys).at_cursor());
    let mut seen: Vec<String> = places.into_iter().map(at).collect();
    seen.push(format!("empty: {}", Stage::named("empty").at_cursor()));
    insta::assert_snapshot!(seen.join("\n"), @"
    : ▌○ Ask for feedback on the cut
    j: ▌○ Write the incident review
    1: ▌◆ Led the payments cutover  O
    3<enter>: ▌○ Finish chapter 4          4
    t: ▌                          ○ 2
    i:           Dec     Jan     Feb
    c: ▌○ Ask for feedback on the cut
    r:  Finished 3 days ago. Was it a
    aBook<tab>: 
    r5<enter>: ▌done     19 Nov 2026, 3 days
    :: 
    ?: 
    Z: 
    empty:  Small goals first: what could
    ");
}

#[test]
fn themes_all_draw_the_same_text() {
    let mut stage = Stage::sample();
    let dark = text(&stage.draw(&Theme::dark()));
    assert_eq!(dark, text(&stage.draw(&Theme::light())));
    assert_eq!(dark, text(&stage.draw(&Theme::mono())));
}

#[test]
fn message_takes_a_second_line_rather_than_be_cut() {
    let mut stage = Stage::sample();
    stage.resize(40, 12).press("1x");
    let frame = stage.frame();
    let said: Vec<&str> = frame.lines().skip(9).map(str::trim).collect();
    assert_eq!(said[..2], ["This is a milestone; that key is for", "open goals."]);
    assert!(said[2].ends_with("? help"), "the keys stay: {frame}");
    let frame = stage.press("?").frame();
    let keys = frame.lines().last().unwrap_or_default();
    assert!(keys.contains("esc close"), "a dialog keeps its keys: {frame}");
}

/// The last words of a screen in one line, without what is beside them.
fn words(frame: &str) -> String {
    frame.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn larger_goal_says_that_a_step_is_begun_where_its_bar_counts_that() {
    let of = |measure: &str| {
        let goals = format!(
            "format = 1\n\n[[goal]]\nid = \"book\"\ntitle = \"Book\"\nsize = \"large\"\n\n\
             [[goal]]\nid = \"talk\"\ntitle = \"Draft\"\ntoward = \"book\"\n{measure}"
        );
        let frame = Stage::open(&[("goals.toml", &goals)]).frame();
        crop::cell(&frame, "of 1 step")
    };
    let two = "[[goal]]\nid = \"two\"\ntitle = \"Two\"\ntoward = \"book\"\n";
    let goals = format!(
        "[[goal]]\nid = \"book\"\ntitle = \"Book\"\nsize = \"large\"\n\n[[goal]]\nid = \"talk\"\ntitle = \"Draft\"\n\
         toward = \"book\"\nmeasure = {{ done = 5, target = 12 }}\n\n{two}"
    );
    let narrow = Stage::open(&[("goals.toml", &goals)]).resize(100, 28).frame();
    assert_eq!(crop::cell(&narrow, "of 2"), "▰▱▱▱▱▱▱▱ 0 of 2, 1 begun", "whole facts only");
    insta::assert_snapshot!(of(""), @"▱▱▱▱▱▱▱▱ 0 of 1 step");
    insta::assert_snapshot!(of("measure = { done = 0, target = 12 }\n"), @"▱▱▱▱▱▱▱▱ 0 of 1 step");
    insta::assert_snapshot!(of("measure = { done = 5, target = 12 }\n"), @"▰▰▰▱▱▱▱▱ 0 of 1 step, 1 begun");
}

#[test]
fn look_back_is_not_hinted_at_without_the_title() {
    let hint = |columns| Stage::sample().resize(columns, 28).frame().contains("10 years ago");
    assert_eq!([hint(100), hint(120)], [false, true]);
}

#[test]
fn momentum_line_steps_back_behind_a_dialog() {
    let mut stage = Stage::sample();
    let theme = Theme::dark();
    let buffer = stage.press("a").draw(&theme);
    let cells = (0..60).map(|column| &buffer[(column, 38)]).filter(|cell| cell.symbol() != " ");
    let inks: Vec<Color> = cells.map(|cell| cell.fg).collect();
    assert!(inks.len() > 20 && inks.iter().all(|ink| *ink == theme.receded()), "{inks:?}");
}

#[test]
fn reading_pane_says_in_its_last_row_that_the_text_goes_on() {
    let frame = Stage::sample().resize(120, 36).press("jj").frame();
    let last = frame.lines().rev().skip(2).find(|line| !line.trim().is_empty());
    assert_eq!(last.map(|line| line.trim_start().trim_end()), Some("…"), "{frame}");
}

#[test]
fn key_line_of_an_empty_journey_offers_what_begins_one() {
    let mut stage = Stage::open(&[]);
    insta::assert_snapshot!(crop::keys(&stage.frame()), @" a add   A larger goal   m milestone   : commands   enter sample   ? help");
    let frame = stage.resize(200, 40).press("aBook a room<enter>").frame();
    assert!(crop::keys(&frame).contains("u undo"), "{frame}");
    assert!(!crop::keys(&frame).contains("what next"), "there is no larger goal: {frame}");
}

#[test]
fn message_is_whole_while_a_question_is_open() {
    let goals = "format = 1\n\n[[goal]]\nid = \"book\"\ntitle = \"Write a book about running things in production\"\n\
                 size = \"large\"\n\n[[goal]]\nid = \"talk\"\ntitle = \"Talk with the publisher about the chapters\"\n\
                 toward = \"book\"\n";
    for (columns, rows) in [(120, 40), (100, 28), (80, 24), (60, 15), (44, 12)] {
        let mut stage = Stage::open(&[("goals.toml", goals)]);
        let frame = stage.resize(columns, rows).press("2x").frame();
        assert!(words(&frame).contains("reached it?"), "{frame}");
        let said = "Done: Talk with the publisher about the chapters. 1 of 1 step toward \
                    \"Write a book about running things in production\". u undoes.";
        assert!(words(&frame).contains(said), "{columns}x{rows}:\n{frame}");
        assert!(frame.lines().last().unwrap_or_default().contains("reached"), "{frame}");
    }
}

#[test]
fn message_has_its_rows_on_the_smallest_screens() {
    let mut stage = Stage::sample();
    for (columns, rows) in [(20, 5), (30, 8), (39, 24), (40, 9)] {
        let frame = stage.resize(columns, rows).press("1x").frame();
        let said = "This is a milestone; that key is for open goals.";
        assert!(words(&frame).contains(said), "{columns}x{rows}:\n{frame}");
        assert!(frame.contains('▌'), "the selected row stays in view:\n{frame}");
    }
}

#[test]
fn header_gives_a_long_name_the_room_that_there_is() {
    let name = "Twenty-nine years of other people's computers";
    let mut stage = Stage::named(name);
    let mut header = |columns| {
        let frame = stage.resize(columns, 24).frame();
        frame.lines().next().unwrap_or_default().trim().to_owned()
    };
    assert_eq!(header(120), format!("milepost · {name}{}Sunday 22 November 2026", " ".repeat(39)));
    insta::assert_snapshot!(header(80), @"milepost · Twenty-nine years of other people's computers           22 Nov 2026");
    insta::assert_snapshot!(header(60), @"milepost · Twenty-nine years of…   Sunday 22 November 2026");
    insta::assert_snapshot!(header(40), @"milepost · Twenty-nine years of oth…");
}

/// The sample with a copy in its folder in which one goal says something else, and one is new.
fn with_a_copy() -> Stage {
    let mut stage = Stage::sample();
    let goals = stage.file("goals.toml");
    let first = goals.split("\n\n").find(|block| block.contains("Book the mock exam"));
    let first = first.expect("the sample has it").trim_start();
    let id = first.lines().find(|line| line.starts_with("id")).expect("it has an id");
    let copy = format!(
        "format = 1\n\n[[goal]]\n{id}\ntitle = \"Book the mock exam in Leeds, with the second provider\"\n\
         due = 2026-12-04\nnote = \"The cheaper one has a place in December, and asks for the fee in advance. The other one does not.\"\n\
         modified = 2026-11-21T18:30:00Z\n\n[[goal]]\nid = \"askrefer\"\ntitle = \"Ask for a reference\"\n"
    );
    stage.write("goals (Ada's conflicted copy 2026-11-21).toml", &copy);
    stage.notice_outside();
    stage
}
