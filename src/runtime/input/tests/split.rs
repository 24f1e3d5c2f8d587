//! The bytes of one key in several reads: cut anywhere, with gaps of a fast line, of a slow one, and of a stalled one.

use super::*;

/// What keys, the mouse, pastes and terminals send, in every dialect that is understood.
const SENT: &[&str] = &[
    // Arrows and other named keys.
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
    "\x1b[Z",
    "\x1b[1~",
    "\x1b[3~",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[8~",
    // The same as SS3, and as function keys.
    "\x1bOA",
    "\x1bOB",
    "\x1bOC",
    "\x1bOD",
    "\x1bOH",
    "\x1bOF",
    "\x1bOM",
    "\x1bOP",
    "\x1bOS",
    "\x1b[[A",
    "\x1b[[E",
    "\x1b[11~",
    "\x1b[15~",
    "\x1b[24~",
    // With modifiers.
    "\x1b[1;5C",
    "\x1b[1;3D",
    "\x1b[1;2A",
    "\x1b[3;5~",
    "\x1b[15;2~",
    "\x1b[1;6P",
    "\x1b[27;5;114~",
    // In the kitty protocol.
    "\x1b[97u",
    "\x1b[114;5u",
    "\x1b[97:65;2u",
    "\x1b[27u",
    "\x1b[13;5u",
    "\x1b[1;1:3A",
    "\x1b[57441;2u",
    // The mouse, focus, pastes.
    "\x1b[<0;10;5M",
    "\x1b[<0;10;5m",
    "\x1b[<65;90;20M",
    "\x1b[M \x2a\x25",
    "\x1b[I",
    "\x1b[O",
    "\x1b[200~pa\rDq\x1b[201~",
    "\x1b[200~\x1b[201~",
    // Answers.
    "\x1b]11;rgb:1616/1818/1d1d\x1b\\",
    "\x1bP1+r544e=787465\x1b\\",
    "\x1b[?62;22c",
    "\x1b[?997;2n",
    "\x1b[12;40R",
    // Letters of two, three and four bytes.
    "é",
    "ß",
    "Ж",
    "資",
    "▰",
    "🇫",
    "𝄞",
];

/// In microseconds: the gaps at which all must be as if it had come at once.
const SHORT: [u64; 5] = [500, 5_000, 20_000, 25_000, 45_000];

/// The gaps at which an escape may have counted, and nothing else.
const LONG: [u64; 3] = [55_000, 80_000, 100_000];

fn in_parts<'a>(parts: impl Iterator<Item = &'a [u8]>, gap: u64) -> Vec<Input> {
    let gap = Duration::from_micros(gap);
    parts.fold(Typist::new(), |typist, part| typist.types(part).waits(gap)).input()
}

/// What comes of a sequence that is cut in two at each place, and into single bytes.
fn split(bytes: &[u8], gap: u64) -> impl Iterator<Item = Vec<Input>> {
    let in_two = move |at| {
        let (first, second) = bytes.split_at(at);
        in_parts([first, second].into_iter(), gap)
    };
    let cut = (1..bytes.len()).map(in_two);
    cut.chain([in_parts(bytes.chunks(1), gap)])
}

#[test]
fn key_in_several_reads_is_that_key() {
    for sent in SENT {
        let whole = read(sent.as_bytes());
        for gap in SHORT {
            for found in split(sent.as_bytes(), gap) {
                assert_eq!(found, whole, "{sent:?} with {gap} µs");
            }
        }
    }
}

#[test]
fn key_in_several_late_reads_is_at_most_an_escape() {
    let escape = press(key(Code::Esc));
    for sent in SENT {
        let whole = read(sent.as_bytes());
        // Text that was pasted is text, and an answer is an answer, however late.
        let kept = |input: &Input| {
            !matches!(
                input,
                Input::Event(Event::Key(_) | Event::Scroll { .. }) | Input::Click { .. }
            )
        };
        let kept: Vec<Input> = whole.iter().filter(|i| kept(i)).cloned().collect();
        let counted = [&[escape.clone()][..], &kept].concat();
        for gap in LONG {
            for found in split(sent.as_bytes(), gap) {
                assert!(found == whole || found == counted, "{sent:?} with {gap} µs: {found:?}");
            }
        }
    }
}

#[test]
fn begun_key_that_goes_on_much_later_deletes_nothing() {
    for gap in [200_000, 400_000] {
        let parts = [&b"\x1b["[..], b"D"];
        assert_eq!(in_parts(parts.into_iter(), gap), read(b"\x1b[D"));
    }
    for sent in ["\x1b[D", "\x1bOD", "\x1b[1;5D"] {
        for gap in LONG {
            let late = in_parts(sent.as_bytes().chunks(1), gap);
            assert_eq!(late, [press(key(Code::Esc))]);
        }
    }
}
