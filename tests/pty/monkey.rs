//! Bytes in random order into the real program: keys, halves of sequences, the mouse, pastes, and what is none of them.

use super::desk::Desk;
use super::terminal::Terminal;
use crate::monkey::Chance;
use crate::trial;

/// What is typed; nothing that quits, stops, or opens an editor that there is none of.
const TYPED: [&[u8]; 44] = [
    b"a",
    b"A",
    b"m",
    b"e",
    b"x",
    b"X",
    b"+",
    b"d",
    b"D",
    b"p",
    b"L",
    b"s",
    b"*",
    b"n",
    b"J",
    b"K",
    b"u",
    b"\x12",
    b"v",
    b"/",
    b"f",
    b":",
    b"?",
    b"1",
    b"2",
    b"3",
    b"y",
    b"\t",
    b"\x1b[Z",
    b"\r",
    b"\r",
    b"\r",
    b"\x1b\x1b[15~",
    b"\x1b[A",
    b"\x1b[6~",
    b"G",
    b"Read the book !friday",
    b"^CKA #tag",
    b"2019",
    "資格".as_bytes(),
    b"\x7f",
    b"\x1b[<0;40;12M",
    b"\x1b[<65;90;20M",
    b"\x1b[200~pasted\rD\rlines\x1b[201~",
];

/// What no keyboard sends.
const BROKEN: [&[u8]; 10] = [
    b"\x1b[",
    b"\x1b]11;rgb:",
    b"\x1bP",
    b"\xff\xfe",
    b"\xe8\xb3",
    b"\x1b[<0;99999;99999M",
    b"\x1b[201~",
    b"\x1b[999;999R",
    b"\x00\x1c",
    b"\x1b[M\xff\xff\xff",
];

#[test]
fn random_bytes_break_nothing() {
    let count = trial::times("random keys and bytes in a real terminal", 300, 5_000);
    let mut chance = Chance::seeded(27);
    let desk = Desk::sample().with("MILEPOST_TEST_PANIC", "1");
    let mut terminal = Terminal::home(&desk, &[]);
    for number in 1..=count {
        let from = if chance.below(12) == 0 { &BROKEN[..] } else { &TYPED[..] };
        terminal.send(chance.one_of(from));
        if number % 25 == 0 {
            // A lost end of a string or paste holds up what follows for a moment.
            terminal.send("\x1b\\\x1b[201~").settles();
        }
    }
    terminal.settles();
    terminal.send("aStill here\r").shows("Still here").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
    let checked = desk.command(&["check"]).output().expect("starts");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    assert!(desk.read("goals.toml").contains("title = \"Still here\""));
}
