//! The frames of dialogs: nothing beside them is cut, and nothing moves while one types.

use crate::stage::Stage;

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 15), (40, 12)];

/// The row and the columns of a frame's upper edge, and the row of its lower one.
fn frame_of(frame: &str) -> Option<(usize, usize, usize, usize)> {
    let lines: Vec<Vec<char>> = frame.lines().map(|line| line.chars().collect()).collect();
    let find = |sign: char| {
        let at =
            |(row, line): (usize, &Vec<char>)| Some((row, line.iter().position(|c| *c == sign)?));
        lines.iter().enumerate().find_map(at)
    };
    let ((top, left), (_, right), (bottom, _)) = (find('╭')?, find('╮')?, find('╰')?);
    Some((top, left, right, bottom))
}

#[test]
fn dialogs_cut_no_word_beside_them() {
    for keys in ["a", "m", "e", "/", ":", "?", "f", ".", "1gjjjL", "b", "s", "d", "Z", "t/", "r:"] {
        let mut stage = Stage::sample();
        stage.press(keys);
        for (columns, rows) in SIZES {
            let frame = stage.resize(columns, rows).frame();
            let (top, left, right, bottom) =
                frame_of(&frame).unwrap_or_else(|| panic!("{keys} opens no dialog"));
            for line in frame.lines().skip(top).take(bottom + 1 - top) {
                let beside = |(at, _): &(usize, char)| *at < left || *at > right;
                let letters = line.chars().enumerate().filter(beside).map(|(_, letter)| letter);
                let letters: String = letters.collect();
                assert!(letters.trim().is_empty(), "{keys} {columns}x{rows}:\n{frame}");
            }
        }
    }
}

#[test]
fn dialogs_stand_still_while_one_types() {
    let typed = [
        ("a", "Book a room ^CKA #study !friday =0/3 hours"),
        ("A", "Sail across the bay !2028 #sea"),
        (".", "+12"),
        (".", "fri"),
        ("m", "First job #work"),
        ("/", "payments"),
        (":", "promote"),
        ("1gjjjL", "mcse"),
        ("?", "mile"),
        ("f", "tag:study is:overdue"),
    ];
    for (keys, text) in typed {
        for (columns, rows) in [(120, 40), (80, 24)] {
            let mut stage = Stage::sample();
            let frame = stage.resize(columns, rows).press(keys).frame();
            // The help alone ends below what was found.
            let edges = |frame: &str| {
                let (top, left, right, bottom) = frame_of(frame).expect("a dialog");
                (top, left, right, if keys == "?" { 0 } else { bottom })
            };
            let at_first = edges(&frame);
            for letter in text.chars() {
                let letter = if letter == ' ' { "<space>".to_owned() } else { letter.to_string() };
                let frame = stage.press(&letter).frame();
                assert_eq!(edges(&frame), at_first, "{keys} {text}:\n{frame}");
            }
        }
    }
}

#[test]
fn dialogs_leave_whole_panes_beside_them_on_a_wide_screen() {
    let frame = Stage::sample().resize(160, 50).press("a").frame();
    let (top, ..) = frame_of(&frame).expect("a dialog");
    let line = frame.lines().nth(top + 1).expect("a row");
    assert!(line.starts_with(" ◆") || line.starts_with(" ◇"), "{frame}");
}
