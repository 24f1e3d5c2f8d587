//! Control sequences, `ESC [ … letter`: named keys, the mouse, the start of a paste, answers.

use super::key::{lettered, numbered, press};
use super::{Input, Step};
use crate::app::event::{Code, Event};
use crate::ui::theme::Background;

/// No key or answer that we know is longer.
const LONGEST: usize = 64;

/// Reads the control sequence that `bytes` begin with.
pub(super) fn step(bytes: &[u8]) -> Step {
    match bytes.get(2) {
        // F1 to F5 of the Linux console, and a mouse that does not know the newer form.
        Some(b'[') => {
            fixed(bytes, 4, |b| matches!(b[3], b'A'..=b'E').then(|| function(b[3] - b'A' + 1)))
        }
        Some(b'M') => fixed(bytes, 6, |b| {
            mouse(
                u32::from(b[3]).checked_sub(32)?,
                u32::from(b[4].wrapping_sub(32)),
                u32::from(b[5].wrapping_sub(32)),
            )
        }),
        _ => variable(bytes),
    }
}

fn fixed(bytes: &[u8], length: usize, read: impl Fn(&[u8]) -> Option<Input>) -> Step {
    if bytes.len() < length {
        return Step::Unfinished;
    }
    read(bytes).map_or(Step::Nothing(length), |input| Step::Input(length, input))
}

fn function(number: u8) -> Input {
    press(Code::F(number), false, false)
}

fn variable(bytes: &[u8]) -> Step {
    let body = &bytes[2..];
    let Some(end) = body.iter().position(|b| !(0x20..0x40).contains(b)) else {
        return if body.len() > LONGEST { Step::Nothing(bytes.len()) } else { Step::Unfinished };
    };
    let (last, length) = (body[end], 2 + end + 1);
    if !(0x40..0x7f).contains(&last) {
        // Broken off: the byte that does not belong begins something else.
        return Step::Nothing(2 + end);
    }
    if (last, &body[..end]) == (b'~', b"200") {
        return Step::Paste(length);
    }
    read(&body[..end], last).map_or(Step::Nothing(length), |input| Step::Input(length, input))
}

fn read(parameters: &[u8], last: u8) -> Option<Input> {
    match (parameters.first(), last) {
        (Some(b'<'), b'M') => {
            let numbers = Numbers::read(&parameters[1..])?;
            mouse(numbers.main(0)?, numbers.main(1)?, numbers.main(2)?)
        }
        (Some(b'?'), b'c') => Some(Input::Device),
        (Some(b'?'), b'n') => Numbers::read(&parameters[1..])?.scheme(),
        (Some(b'<' | b'=' | b'>' | b'?'), _) => None,
        (_, b'Z') => Some(press(Code::BackTab, false, false)),
        (_, b'u') => Numbers::read(parameters)?.unicode(),
        (_, b'~') => Numbers::read(parameters)?.tilde(),
        _ => Numbers::read(parameters)?.lettered(last),
    }
}

/// A button press on a cell, from 1: the left button or the wheel, whatever keys are held.
fn mouse(button: u32, column: u32, row: u32) -> Option<Input> {
    const HELD_KEYS: u32 = 4 | 8 | 16;
    let cell = |number: u32| u16::try_from(number.saturating_sub(1)).ok();
    let (column, row) = (cell(column)?, cell(row)?);
    match button & !HELD_KEYS {
        0 => Some(Input::Click { column, row }),
        64 => Some(Input::Event(Event::Scroll { column, row, down: false })),
        65 => Some(Input::Event(Event::Scroll { column, row, down: true })),
        _ => None,
    }
}

/// Parameters `a:b;c:d`, each a number with numbers of its own.
struct Numbers(Vec<Vec<u32>>);

impl Numbers {
    fn read(parameters: &[u8]) -> Option<Numbers> {
        let text = std::str::from_utf8(parameters).ok()?;
        let number = |part: &str| {
            if part.is_empty() { Some(0) } else { part.parse().ok() }
        };
        let group = |group: &str| group.split(':').map(number).collect();
        text.split(';').map(group).collect::<Option<_>>().map(Numbers)
    }

    fn part(&self, group: usize, index: usize) -> Option<u32> {
        self.0.get(group)?.get(index).copied()
    }

    fn main(&self, group: usize) -> Option<u32> {
        self.part(group, 0)
    }

    /// The report that the terminal is dark or light now: `CSI ? 997 ; 1 n` or `2 n`.
    fn scheme(&self) -> Option<Input> {
        match (self.main(0)?, self.main(1)?) {
            (997, 1) => Some(Input::Background(Background::Dark)),
            (997, 2) => Some(Input::Background(Background::Light)),
            _ => None,
        }
    }

    /// Modifiers are sent as 1 and a sum: 1 shift, 2 alt, 4 control, 8 super, 16 hyper.
    fn modifiers(&self, group: usize) -> u32 {
        self.main(group).unwrap_or(0).saturating_sub(1)
    }

    fn press(&self, code: Code, modifiers: u32) -> Option<Input> {
        // A terminal in the kitty protocol's fuller modes tells of releases as well: `:3`.
        let released = self.part(1, 1) == Some(3);
        // With super or hyper it is none of our keys, and least of all a letter.
        let foreign = modifiers & (8 | 16) != 0;
        (!released && !foreign).then(|| press(code, modifiers & 4 != 0, modifiers & 2 != 0))
    }

    fn named(&self, code: Code) -> Option<Input> {
        self.press(code, self.modifiers(1))
    }

    /// `ESC [ 1 ; modifiers letter`; with another first number it is an answer, such as where the cursor is.
    fn lettered(&self, letter: u8) -> Option<Input> {
        if self.main(0)? > 1 {
            return None;
        }
        self.named(lettered(letter)?)
    }

    fn tilde(&self) -> Option<Input> {
        match self.main(0)? {
            // xterm's `modifyOtherKeys`: 27 ; modifiers ; character.
            27 => {
                let modifiers = self.modifiers(1);
                self.press(character(self.main(2)?, modifiers)?, modifiers)
            }
            number => self.named(numbered(number)?),
        }
    }

    /// `CSI character ; modifiers u`, which some terminals send unasked.
    fn unicode(&self) -> Option<Input> {
        let modifiers = self.modifiers(1);
        // In the fuller modes the key with shift, or even the text that it types, stands beside the key.
        let shifted = self.part(0, 1).filter(|n| *n > 0 && modifiers & 1 != 0);
        let typed = self.main(2).filter(|n| *n > 0 && modifiers & 6 == 0);
        let number = typed.or(shifted).or(self.main(0))?;
        self.press(character(number, modifiers)?, modifiers)
    }
}

fn character(number: u32, modifiers: u32) -> Option<Code> {
    let shift = modifiers & 1 != 0;
    match number {
        9 if shift => Some(Code::BackTab),
        9 => Some(Code::Tab),
        13 => Some(Code::Enter),
        27 => Some(Code::Esc),
        8 | 127 => Some(Code::Backspace),
        0xe000..=0xf8ff => keypad(number),
        number => {
            let typed = char::from_u32(number).filter(|c| !c.is_control())?;
            Some(Code::Char(if shift { typed.to_uppercase().next()? } else { typed }))
        }
    }
}

/// Keys that type nothing have private-use numbers in the kitty protocol. Those of the keypad are the keys that they
/// double; what is left are keys such as shift alone, and the program has no use for them.
fn keypad(number: u32) -> Option<Code> {
    match number {
        57399..=57408 => char::from_digit(number - 57399, 10).map(Code::Char),
        57409 => Some(Code::Char('.')),
        57410 => Some(Code::Char('/')),
        57411 => Some(Code::Char('*')),
        57412 => Some(Code::Char('-')),
        57413 => Some(Code::Char('+')),
        57414 => Some(Code::Enter),
        57415 => Some(Code::Char('=')),
        57416 => Some(Code::Char(',')),
        57417 => Some(Code::Left),
        57418 => Some(Code::Right),
        57419 => Some(Code::Up),
        57420 => Some(Code::Down),
        57421 => Some(Code::PageUp),
        57422 => Some(Code::PageDown),
        57423 => Some(Code::Home),
        57424 => Some(Code::End),
        57426 => Some(Code::Delete),
        _ => None,
    }
}
