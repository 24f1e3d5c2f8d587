//! Bytes of the terminal → keys, pastes, mouse presses and answers.
//!
//! Our own decoder instead of crossterm's reader, for three reasons: that one reads on and on once the terminal is gone
//! (a read of nothing is no end to it), it takes what was typed for an editor, and its edge-triggered wait forgets keys
//! when more than a kilobyte of them arrives at once.

mod csi;
mod key;
mod text;

use super::light::{Background, of_answer};
use crate::app::event::Event;
use std::time::Duration;

const PASTE_BEGIN: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// An answer or other string sequence may be that long; what is longer is none.
const LONGEST_STRING: usize = 128;

/// How long the rest of a sequence may take to arrive.
const PATIENCE: Duration = Duration::from_millis(50);

/// How long a paste may pause before it counts as ended: a lost end must not swallow all keys to come.
const PASTE_PATIENCE: Duration = Duration::from_secs(1);

/// What the terminal sent.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Input {
    /// Something that a person did.
    Event(Event),
    /// The answer to what colour its background has.
    Background(Background),
    /// The answer to what device it is; no earlier answer is on its way any more.
    Device,
}

/// How the bytes at hand begin.
#[derive(Clone, PartialEq, Debug)]
enum Step {
    /// That many bytes mean this.
    Input(usize, Input),
    /// That many bytes mean nothing to us.
    Nothing(usize),
    /// A paste begins after that many bytes.
    Paste(usize),
    /// They may be the beginning of something.
    Unfinished,
}

/// Turns bytes into input, across any cuts between reads.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    waiting: Vec<u8>,
    paste: Option<Vec<u8>>,
}

impl Decoder {
    /// Takes in bytes. `more` says that there were more at hand than fitted, so that an escape at the end is not yet
    /// the key of that name.
    pub(super) fn feed(&mut self, bytes: &[u8], more: bool, out: &mut Vec<Input>) {
        self.waiting.extend_from_slice(bytes);
        let waiting = std::mem::take(&mut self.waiting);
        let mut rest = &waiting[..];
        if self.paste.is_none() {
            rest = without_tail_of_paste(rest, out);
        }
        while !rest.is_empty() {
            if self.paste.is_some() {
                rest = without_tail_of_paste(self.pasted(rest, out), out);
                continue;
            }
            match step(rest, more) {
                Step::Input(length, input) => {
                    out.push(input);
                    rest = &rest[length..];
                }
                Step::Nothing(length) => rest = &rest[length..],
                Step::Paste(length) => {
                    self.paste = Some(Vec::new());
                    rest = &rest[length..];
                }
                Step::Unfinished => break,
            }
        }
        self.waiting = rest.to_vec();
    }

    /// How long to wait for the rest of what has begun; `None` if nothing has.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.waiting.is_empty()) {
            (Some(_), _) => Some(PASTE_PATIENCE),
            (None, false) => Some(PATIENCE),
            (None, true) => None,
        }
    }

    /// Nothing more came in time: what has begun is all there is.
    pub(super) fn give_up(&mut self, out: &mut Vec<Input>) {
        if let Some(pasted) = self.paste.take() {
            out.push(paste(&pasted));
        }
        // Alt and one of `[ O ] P X ^ _` is how a sequence begins; alone, it was the key.
        if let [0x1b, letter] = self.waiting[..] {
            out.extend(key::alt(&[letter]));
        }
        self.waiting.clear();
    }

    fn pasted<'a>(&mut self, bytes: &'a [u8], out: &mut Vec<Input>) -> &'a [u8] {
        let text = self.paste.get_or_insert_default();
        for (index, byte) in bytes.iter().enumerate() {
            text.push(*byte);
            if *byte == b'~' && text.ends_with(PASTE_END) {
                text.truncate(text.len() - PASTE_END.len());
                out.push(paste(text));
                self.paste = None;
                return &bytes[index + 1..];
            }
        }
        &[]
    }
}

/// An end without a beginning: what stands before it was pasted too, behind an end that was part of the text, or after a
/// pause. It must not be run as keys.
fn without_tail_of_paste<'a>(bytes: &'a [u8], out: &mut Vec<Input>) -> &'a [u8] {
    let place = |part: &[u8]| bytes.windows(part.len()).position(|w| w == part);
    let Some(end) = place(PASTE_END) else {
        return bytes;
    };
    if place(PASTE_BEGIN).is_some_and(|begin| begin < end) {
        return bytes;
    }
    if end > 0 {
        out.push(paste(&bytes[..end]));
    }
    without_tail_of_paste(&bytes[end + PASTE_END.len()..], out)
}

fn paste(bytes: &[u8]) -> Input {
    Input::Event(Event::Paste(String::from_utf8_lossy(bytes).into_owned()))
}

fn step(bytes: &[u8], more: bool) -> Step {
    match bytes {
        [0x1b] if more => Step::Unfinished,
        [0x1b] | [0x1b, 0x1b, ..] => key::escape(),
        [0x1b, b'[', ..] => csi::step(bytes),
        [0x1b, b'O', ..] => key::ss3(bytes),
        [0x1b, b']' | b'P' | b'X' | b'^' | b'_', ..] => string(bytes),
        [0x1b, rest @ ..] => match text::length(rest) {
            Some(length) => key::alt(&rest[..length]).map_or(Step::Nothing(1 + length), |input| {
                Step::Input(1 + length, input)
            }),
            None => Step::Unfinished,
        },
        _ => match text::length(bytes) {
            Some(length) => key::plain(&bytes[..length])
                .map_or(Step::Nothing(length), |input| Step::Input(length, input)),
            None => Step::Unfinished,
        },
    }
}

/// OSC, DCS, SOS, PM and APC strings: answers to questions, perhaps of the program before us. They are never keys.
fn string(bytes: &[u8]) -> Step {
    let body = &bytes[2..];
    for (index, byte) in body.iter().enumerate() {
        let length = match byte {
            0x07 => 1,
            0x1b if body.get(index + 1) == Some(&b'\\') => 2,
            0x1b if index + 1 < body.len() => return Step::Nothing(2 + index),
            _ => continue,
        };
        return answer(&body[..index], 2 + index + length);
    }
    if body.len() > LONGEST_STRING {
        Step::Nothing(bytes.len())
    } else {
        Step::Unfinished
    }
}

fn answer(body: &[u8], length: usize) -> Step {
    match body.strip_prefix(b"11;") {
        Some(colour) => {
            let background = of_answer(&String::from_utf8_lossy(colour));
            Step::Input(length, Input::Background(background))
        }
        None => Step::Nothing(length),
    }
}

#[cfg(test)]
mod tests;
