//! The bytes of one key in several writes, with real gaps between them: that key and nothing else.

use super::desk::Desk;
use super::terminal::Terminal;
use crate::trial::{self, Dice};
use std::time::{Duration, Instant};

/// Two goals, so that there is somewhere to move and something to delete.
const GOALS: &str = "format = 1\n\n[[goal]]\nid = \"mockexam\"\ntitle = \"Book it\"\n\n[[goal]]\nid = \"practice\"\ntitle = \"Practise\"\n";

/// What keys, the mouse and pastes send, in every dialect. What ends the program or asks the disk is not in it.
const SENT: [&str; 58] = [
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
    "\x1b[Z",
    "\x1b[1~",
    "\x1b[3~",
    "\x1b[4~",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[7~",
    "\x1b[8~",
    "\x1bOA",
    "\x1bOB",
    "\x1bOC",
    "\x1bOD",
    "\x1bOH",
    "\x1bOF",
    "\x1bOP",
    "\x1bOQ",
    "\x1bOR",
    "\x1bOS",
    "\x1b[[A",
    "\x1b[[E",
    "\x1b[11~",
    "\x1b[15~",
    "\x1b[17~",
    "\x1b[24~",
    "\x1b[1;5C",
    "\x1b[1;5D",
    "\x1b[1;3D",
    "\x1b[1;2A",
    "\x1b[3;5~",
    "\x1b[15;2~",
    "\x1b[1;6P",
    "\x1b[27;5;97~",
    "\x1b[106u",
    "\x1b[97;5u",
    "\x1b[103:71;2u",
    "\x1b[1;1:3A",
    "\x1b[57441;2u",
    "\x1b[57419u",
    "\x1b[<0;60;5M",
    "\x1b[<0;60;5m",
    "\x1b[<65;60;5M",
    "\x1b[M \x5c\x25",
    "\x1b[I",
    "\x1b[O",
    "\x1b[200~pD\x1b[201~",
    "\x1b[200~\x1b[201~",
    "é",
    "ß",
    "Ж",
    "資",
    "▰",
    "𝄞",
];

/// In microseconds. At the last of them an escape may count as a key, and what follows it is nothing.
const GAPS: [u64; 4] = [500, 5_000, 20_000, 45_000];

/// Up to this gap between two bytes they are one key.
const PROMISED: Duration = Duration::from_millis(25);

/// How a sequence is cut: in two, or into single bytes.
#[derive(Clone, Copy, Debug)]
enum Cut {
    At(usize),
    Everywhere,
}

/// One try: what is sent, how it is cut, and with which gaps.
type Try = (&'static str, Cut, u64);

fn all() -> Vec<Try> {
    let mut all = Vec::new();
    for sent in SENT {
        for gap in GAPS {
            all.extend((1..sent.len()).map(|at| (sent, Cut::At(at), gap)));
            all.push((sent, Cut::Everywhere, gap));
        }
    }
    all
}

/// Sends it in parts; the longest gap that there was.
fn send(terminal: &mut Terminal, (sent, cut, gap): Try) -> Duration {
    let bytes = sent.as_bytes();
    let parts: Vec<&[u8]> = match cut {
        Cut::At(at) => vec![&bytes[..at], &bytes[at..]],
        Cut::Everywhere => bytes.chunks(1).collect(),
    };
    let mut longest = Duration::ZERO;
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            let sent = Instant::now();
            std::thread::sleep(Duration::from_micros(gap));
            longest = longest.max(sent.elapsed());
        }
        terminal.send(part);
    }
    longest
}

/// Where keys are tried: what opens it from the home screen, and its name.
#[derive(Clone, Copy)]
struct Place {
    name: &'static str,
    opened_by: &'static str,
}

const LIST: Place = Place { name: "a list", opened_by: "2g" };
const FIELD: Place = Place { name: "a field", opened_by: "2gahalf" };

/// A letter that is seen wherever it goes: in a field, and in the list, where it opens one. It comes after all else, so
/// that what is seen along with it is all that there was.
const SEEN: &str = "a";

impl Place {
    /// Goes there.
    fn open(self, terminal: &mut Terminal) {
        terminal.settles().send(self.opened_by);
    }

    /// What is seen after that was sent there, in one write or with a long pause behind each.
    fn picture(self, terminal: &mut Terminal, sent: &[&str]) -> String {
        self.open(terminal);
        for (number, part) in sent.iter().enumerate() {
            if number > 0 {
                std::thread::sleep(Duration::from_millis(200));
            }
            terminal.send(part);
        }
        terminal.send(SEEN).rests();
        terminal.text()
    }
}

fn tried_in(place: Place) {
    let all = all();
    let what = format!("keys in several writes, in {}", place.name);
    let count = trial::times(&what, 12, all.len());
    let desk = Desk::of(&[("goals.toml", GOALS)]);
    let mut terminal = Terminal::home(&desk, &[]);
    let nothing = place.picture(&mut terminal, &[""]);
    let escaped = place.picture(&mut terminal, &["\x1b", ""]);
    let (mut dice, mut slow) = (Dice::new(38), 0);
    let mut whole = (all[0].0, String::new());
    for number in 0..count {
        let any = dice.below(all.len() as u64) as usize;
        let tried = all[if trial::is_full() { number } else { any }];
        if whole.0 != tried.0 || whole.1.is_empty() {
            whole = (tried.0, place.picture(&mut terminal, &[tried.0]));
        }
        let mut right = vec![whole.1.clone()];
        place.open(&mut terminal);
        if send(&mut terminal, tried) > PROMISED {
            right.extend([nothing.clone(), escaped.clone()]);
            slow += 1;
        }
        terminal.send(SEEN);
        terminal.wait(&format!("{tried:?} in {}", place.name), |screen| {
            right.contains(&screen.contents())
        });
        assert_eq!(desk.read("goals.toml"), GOALS, "{tried:?}");
    }
    trial::tried(slow, "of them with a gap above 25 ms");
    terminal.settles().send("q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn key_in_several_writes_is_that_key_in_a_list() {
    tried_in(LIST);
}

#[test]
fn key_in_several_writes_is_that_key_in_a_field() {
    tried_in(FIELD);
}

#[test]
fn escape_and_a_key_in_one_write_are_both() {
    let desk = Desk::of(&[("goals.toml", GOALS)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("2gahalf").shows("half");
    terminal.send("\x1bJ").hides("half");
    terminal.settles().send("q");
    assert_eq!(terminal.status(), 0);
    let goals = desk.read("goals.toml");
    assert!(goals.find("Practise") < goals.find("Book it"), "{goals}");
}

#[test]
fn alt_and_a_key_that_a_field_knows_is_for_the_field() {
    let desk = Desk::of(&[("goals.toml", GOALS)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aone two").shows("one two");
    terminal.send("\x1b\x7f").send("three").shows("one three");
    terminal.settles().send("q");
    assert_eq!(terminal.status(), 0);
}
