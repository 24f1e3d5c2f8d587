//! What a monkey does: mostly what a person would, so that it comes into every dialog and out of it.

use super::chance::Chance;
use crate::fixtures::today;
use crate::hostile;
use crate::stage::Stage;
use milepost::app::action::ACTIONS;
use milepost::app::event::{Event, Key};
use std::time::Duration;

/// What is typed into lines: titles, dates in every direction, what the capture line understands, answers.
const WORDS: [&str; 32] = [
    "Book the mock exam",
    "資格試験",
    "هدف",
    "👩‍💻 x",
    "e\u{301}",
    "^CKA",
    "^",
    "#study",
    "!friday",
    "!",
    "!mar 2027",
    "!2026-02-30",
    "2019",
    "sep 1995",
    "yesterday",
    "tomorrow",
    "in 3 weeks",
    "2026-11-22",
    "0001",
    "9999",
    "4 of 12 pages",
    "3",
    "-1",
    "1e99",
    "yes",
    "no",
    "is:done",
    "tag:study -is:small",
    "is:",
    "\"",
    "https://example.org/a?b=c",
    " ",
];

/// Keys that mean something in a dialog, or nothing anywhere.
const EDITING: [&str; 24] = [
    "backspace",
    "del",
    "left",
    "right",
    "up",
    "down",
    "home",
    "end",
    "pgup",
    "pgdn",
    "tab",
    "shift-tab",
    "ctrl-a",
    "ctrl-e",
    "ctrl-u",
    "ctrl-k",
    "ctrl-w",
    "ctrl-d",
    "ctrl-left",
    "alt-b",
    "alt-x",
    "f1",
    "f12",
    "ctrl-c",
];

const PASTES: [&str; 6] =
    ["One pasted line", "one\ntwo\rthree\r\n\r\nfour", "q", "xDq\u{3}uE", "\n\n\n", ""];

/// One thing that is done.
#[derive(Debug)]
pub enum Deed {
    /// Keys, by their names.
    Keys(Vec<String>),
    /// The mouse, a paste, another size or day.
    Event(Event),
    /// Another program adds a goal.
    Outside(usize),
}

/// Anything, by chance, on a screen of that size.
pub fn any(chance: &mut Chance, (columns, rows): (u16, u16)) -> Deed {
    let cell = |chance: &mut Chance, end: u16| small(chance.below(usize::from(end) + 2));
    match chance.below(100) {
        0..=37 => key(one_action(chance)),
        38..=53 => typed(chance.one_of(&WORDS)),
        54..=68 => key("enter"),
        69..=74 => key("esc"),
        75..=83 => key(chance.one_of(&EDITING)),
        84..=86 => key(chance.one_of(&["y", "n"])),
        87 => Deed::Event(Event::Paste(chance.one_of(&PASTES).into())),
        88 => Deed::Event(Event::Paste(chance.one_of(&hostile::TEXTS).into())),
        89..=91 => Deed::Event(Event::Click {
            column: cell(chance, columns),
            row: cell(chance, rows),
            // All at once: two on the same thing are a double click.
            at: Duration::ZERO,
        }),
        92..=93 => Deed::Event(Event::Scroll {
            column: cell(chance, columns),
            row: cell(chance, rows),
            down: chance.below(2) == 0,
        }),
        94..=95 => resize(chance),
        96 => Deed::Event(Event::Resize { columns: 120, rows: 40 }),
        97 => Deed::Outside(chance.below(1_000_000)),
        98 => Deed::Event(Event::Day(today().plus_days(chance.below(40) as i64))),
        _ => Deed::Event(Event::Woke),
    }
}

fn one_action(chance: &mut Chance) -> &'static str {
    let keys: Vec<&str> = ACTIONS.iter().flat_map(|spec| spec.keys).copied().collect();
    chance.one_of(&keys)
}

fn key(name: &str) -> Deed {
    Deed::Keys(vec![name.to_owned()])
}

fn typed(word: &str) -> Deed {
    Deed::Keys(word.chars().map(String::from).collect())
}

fn resize(chance: &mut Chance) -> Deed {
    let (widest, highest) = chance.one_of(&[(3, 3), (40, 12), (130, 50), (500, 200)]);
    Deed::Event(Event::Resize {
        columns: small(chance.below(widest + 1)),
        rows: small(chance.below(highest + 1)),
    })
}

fn small(number: usize) -> u16 {
    u16::try_from(number).expect("no screen is that large")
}

impl Deed {
    /// Whether it is another program that does it.
    pub fn is_of_others(&self) -> bool {
        match self {
            Deed::Outside(_) => true,
            Deed::Keys(_) | Deed::Event(_) => false,
        }
    }

    /// Does it.
    pub fn do_to(self, stage: &mut Stage) {
        match self {
            Deed::Keys(names) => names.iter().for_each(|name| {
                let name = if name == " " { "space" } else { name };
                // A name may be a sequence.
                for name in name.split(' ') {
                    let key = Key::named(name).unwrap_or_else(|| panic!("no key {name}"));
                    stage.send(Event::Key(key));
                }
            }),
            Deed::Event(Event::Resize { columns, rows }) => _ = stage.resize(columns, rows),
            Deed::Event(event) => _ = stage.send(event),
            Deed::Outside(number) => {
                // As any careful program would: what is being saved is not written over.
                stage.settle();
                let goals = stage.file("goals.toml");
                let goal = format!("\n[[goal]]\ntitle = \"From outside {number}\"\n");
                stage.write("goals.toml", &(goals + &goal));
                stage.notice_outside();
            }
        }
    }
}

/// What the editor does to an item's text: nothing, another title, or what cannot be read.
pub fn edit(text: &str) -> String {
    match text.len() % 4 {
        0 => text.to_owned(),
        1 => text.replace("title = \"", "title = "),
        _ => text.replacen("title = \"", "title = \"Again ", 1),
    }
}
