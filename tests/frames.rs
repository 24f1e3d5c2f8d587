//! What the screen looks like: pictures at three sizes, and that every size draws.

mod ascii;
mod hindsight;
mod marks;
mod rests;
mod review;
mod sizes;

use crate::stage::{Stage, text};
use milepost::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The three sizes that pictures are kept of.
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

fn pictures(name: &str, keys: &str) {
    pictures_of(Stage::sample(), name, keys);
}

fn pictures_of(mut stage: Stage, name: &str, keys: &str) {
    stage.press(keys);
    for (columns, rows) in SIZES {
        stage.resize(columns, rows);
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), stage.frame());
    }
}

#[test]
fn home() {
    pictures("home", "");
}

#[test]
fn detail_of_a_goal() {
    pictures("detail-goal", "3<enter>");
}

#[test]
fn detail_of_a_milestone_with_its_chain() {
    pictures("detail-milestone", "1Gk<enter>l");
}

#[test]
fn all_that_was_done() {
    pictures("all-done", "1v");
}

#[test]
fn the_add_line() {
    pictures("add", "aBook a room ^CKA #study !friday");
}

#[test]
fn the_milestone_form() {
    pictures("milestone-form", "mFirst job<tab>sep 1995");
}

#[test]
fn the_edit_form() {
    pictures("edit-form", "e");
}

#[test]
fn the_backups() {
    pictures("backups", "2jxaBuy a lamp<enter>D3jD:restore<enter>j");
}

#[test]
fn the_timeline_by_year() {
    pictures("timeline-year", "t");
}

#[test]
fn the_timeline_by_decade() {
    pictures("timeline-decade", "t-");
}

#[test]
fn the_timeline_by_month() {
    pictures("timeline-month", "t+");
}

#[test]
fn the_timeline_with_a_detail_beside_it() {
    pictures("timeline-detail", "tg1997<enter><enter>");
}

#[test]
fn the_chain() {
    pictures("chain", "1Gkc");
}

#[test]
fn the_look_back_question() {
    pictures("look-back-question", "b");
}

#[test]
fn the_look_back() {
    pictures("look-back", "B");
}

#[test]
fn momentum_in_full() {
    pictures("momentum", "i");
}

#[test]
fn momentum_on_a_day_with_steps() {
    pictures("momentum-day", "ihhhkkkkk");
}

#[test]
fn momentum_at_its_end() {
    pictures("momentum-end", "iG");
}

#[test]
fn momentum_with_a_year_selected() {
    pictures("momentum-year", "ijjjjjjhhh");
}

#[test]
fn momentum_without_a_step() {
    let mut stage = Stage::open(&[]);
    stage.press("i");
    for (columns, rows) in SIZES {
        stage.resize(columns, rows);
        insta::assert_snapshot!(format!("momentum-empty-{columns}x{rows}"), stage.frame());
    }
}

#[test]
fn momentum_with_a_pause() {
    let mut stage = Stage::sample();
    let pause = "\n[[paused]]\nid = \"away0001\"\nfrom = 2026-07-06\nuntil = 2026-07-26\nwhy = \"On the coast\"\n";
    stage.write("goals.toml", &(stage.file("goals.toml") + pause));
    stage.notice_outside().press(&format!("i{}", "h".repeat(19)));
    for (columns, rows) in SIZES {
        stage.resize(columns, rows);
        insta::assert_snapshot!(format!("momentum-paused-{columns}x{rows}"), stage.frame());
    }
}

#[test]
fn a_milestone_to_be_taken_back() {
    pictures("take-back", "/Led the payments<enter>P");
}

#[test]
fn the_help() {
    pictures("help", "?");
}

#[test]
fn the_palette() {
    pictures("palette", ":pro");
}

#[test]
fn the_search() {
    pictures("search", "/exam");
}

#[test]
fn the_search_finds_what_titles_do_not_say() {
    pictures("search-beyond", "/runbook<pgdn>");
}

#[test]
fn the_search_before_anything_is_typed() {
    pictures("search-empty", "/");
}

#[test]
fn the_search_that_finds_nothing() {
    pictures("search-nothing", "/zebra");
}

#[test]
fn the_search_while_the_past_is_read() {
    let mut stage = Stage::sample();
    stage.read_slowly().press("/course");
    for (columns, rows) in SIZES {
        stage.resize(columns, rows);
        insta::assert_snapshot!(format!("search-reading-{columns}x{rows}"), stage.frame());
    }
    while stage.read_held() {}
    assert!(!stage.frame().contains("reading"));
}

#[test]
fn the_filter_line_and_what_is_saved() {
    pictures(
        "filter",
        "fstudy: tag:study -is:paused<enter><esc>flate: is:overdue<enter><esc>fsteps: is:small -study<enter><esc>f<down>",
    );
    pictures("filter-saving", "fstudy: tag:study -is:paused");
    pictures("filter-on", "fstudy: tag:study -is:paused<enter>");
    pictures("filter-wrong", "fis:opne<enter>");
}

#[test]
fn a_question() {
    pictures("question", "sp3jn");
}

#[test]
fn an_empty_journey() {
    let mut stage = Stage::open(&[]);
    for (columns, rows) in SIZES {
        stage.resize(columns, rows);
        insta::assert_snapshot!(format!("empty-{columns}x{rows}"), stage.frame());
    }
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
fn no_title_moves_a_column() {
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
fn two_draws_of_one_program_are_equal() {
    let mut stage = Stage::sample();
    stage.press("1vjjj<enter>");
    assert_eq!(stage.draw(&Theme::dark()), stage.draw(&Theme::dark()));
}

#[test]
fn three_thousand_items_draw_and_scroll() {
    let mut stage = awkward(3000);
    stage.press("G");
    let last = stage.app().selected().map(|item| item.id().to_string());
    assert_eq!(last.as_deref(), Some("g2999"));
    assert!(stage.frame().contains("▌  Write the incident review"));
    stage.press("g");
    assert!(stage.frame().contains(" more"));
}

#[test]
fn focus_and_selection_are_seen_without_any_colour() {
    let mut stage = Stage::sample();
    let buffer = stage.draw(&Theme::colourless());
    let coloured = |c: Color| c != Color::Reset;
    assert!(buffer.content.iter().all(|cell| !coloured(cell.fg) && !coloured(cell.bg)));
    let reversed =
        buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count();
    assert!(reversed > 20, "the selected row is reversed");
    assert!(stage.frame().contains('▌'));
}

#[test]
fn both_grounds_have_the_same_picture() {
    let mut stage = Stage::sample();
    let dark = text(&stage.draw(&Theme::dark()));
    assert_eq!(dark, text(&stage.draw(&Theme::light())));
    assert_eq!(dark, text(&stage.draw(&Theme::terminal())));
}

#[test]
fn what_is_said_takes_a_second_line_rather_than_be_cut() {
    let mut stage = Stage::sample();
    stage.resize(40, 12).press("1x");
    let frame = stage.frame();
    let said: Vec<&str> = frame.lines().skip(10).map(str::trim).collect();
    assert_eq!(
        said,
        ["This is a milestone; that key is for", "open goals.                     ? help"]
    );
    let frame = stage.press("?").frame();
    let keys = frame.lines().last().unwrap_or_default();
    assert!(keys.contains("esc close"), "a dialog keeps its keys: {frame}");
}

/// The sample with a copy in its folder in which one goal says something else, and one is new.
fn with_a_copy() -> Stage {
    let stage = Stage::sample();
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
    stage
}

fn pictures_of_a_merge(name: &str, keys: &str) {
    let mut stage = with_a_copy();
    stage.notice_outside().press(":merge<enter>").press(keys);
    for (columns, rows) in SIZES {
        stage.resize(columns, rows);
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), stage.frame());
    }
}

#[test]
fn a_clash_of_a_merge() {
    pictures_of_a_merge("merge", "");
}

#[test]
fn what_a_merge_comes_to() {
    pictures_of_a_merge("merge-sum", "t");
}
