//! Keys that are a single byte, a character, or an escape and one of those.

use super::{Input, Step};
use crate::app::event::{Code, Event, Key};

/// A key as input.
pub(super) fn press(code: Code, ctrl: bool, alt: bool) -> Input {
    Input::Event(Event::Key(Key { code, ctrl, alt }))
}

/// The escape key.
pub(super) fn escape() -> Input {
    press(Code::Esc, false, false)
}

/// The key of one whole character.
pub(super) fn plain(character: &[u8]) -> Option<Input> {
    let (code, ctrl) = read(character)?;
    Some(press(code, ctrl, false))
}

/// The key of one whole character, with alt.
pub(super) fn alt(character: &[u8]) -> Option<Input> {
    let (code, ctrl) = read(character)?;
    Some(press(code, ctrl, true))
}

/// An escape and the key of one whole character.
pub(super) fn chord(character: &[u8]) -> Option<Input> {
    let (code, ctrl) = read(character)?;
    let alt = false;
    Some(Input::Chord(Key { code, ctrl, alt }))
}

fn read(character: &[u8]) -> Option<(Code, bool)> {
    let letter = |byte: u8, base: u8| (Code::Char(char::from(byte + base)), true);
    match character {
        [b'\r' | b'\n'] => Some((Code::Enter, false)),
        [b'\t'] => Some((Code::Tab, false)),
        // Terminals are split over what backspace sends.
        [0x7f | 0x08] => Some((Code::Backspace, false)),
        [0x1b] => Some((Code::Esc, false)),
        [0x00] => Some((Code::Char(' '), true)),
        [byte @ 0x01..=0x1a] => Some(letter(*byte, b'a' - 1)),
        [byte @ 0x1c..=0x1f] => Some(letter(*byte, 0x40)),
        text => {
            // What is no UTF-8 is a mark, so that it is seen that the terminal speaks something else.
            let character = String::from_utf8_lossy(text).chars().next()?;
            (!character.is_control()).then_some((Code::Char(character), false))
        }
    }
}

/// Keys that begin with `ESC O`: function keys, and arrows in application mode.
pub(super) fn ss3(bytes: &[u8]) -> Step {
    let Some(letter) = bytes.get(2) else {
        return Step::Unfinished;
    };
    let code = match letter {
        b'M' => Some(Code::Enter),
        letter => lettered(*letter),
    };
    code.map_or(Step::Nothing(3), |code| Step::Input(3, press(code, false, false)))
}

/// The key that a final letter stands for, after `ESC O` or `ESC [`.
pub(super) fn lettered(letter: u8) -> Option<Code> {
    match letter {
        b'A' => Some(Code::Up),
        b'B' => Some(Code::Down),
        b'C' => Some(Code::Right),
        b'D' => Some(Code::Left),
        b'H' => Some(Code::Home),
        b'F' => Some(Code::End),
        b'P'..=b'S' => Some(Code::F(letter - b'P' + 1)),
        _ => None,
    }
}

/// The key that a number stands for, in `ESC [ number ~`.
pub(super) fn numbered(number: u32) -> Option<Code> {
    let function = |first: u32, key: u32| u8::try_from(number - first + key).ok().map(Code::F);
    match number {
        1 | 7 => Some(Code::Home),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=24 => function(23, 11),
        _ => None,
    }
}
