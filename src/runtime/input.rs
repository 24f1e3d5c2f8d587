//! Bytes of the terminal → keys, pastes, mouse presses and answers.
//!
//! Our own decoder instead of crossterm's reader, for three reasons: that one reads on and on once the terminal is gone
//! (a read of nothing is no end to it), it takes what was typed for an editor, and its edge-triggered wait forgets keys
//! when more than a kilobyte of them arrives at once.

mod csi;
mod key;
mod text;

use super::light::of_answer;
use crate::app::event::{Event, Key};
use crate::ui::theme::Background;
use std::time::{Duration, Instant};

const PASTE_BEGIN: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";
const ESCAPE: u8 = 0x1b;

/// An answer or other string sequence may be that long; what is longer is none.
const LONGEST_STRING: usize = 128;

/// How long a lone escape waits for what it may be the beginning of. The key itself is that much slower, so it is short.
const ESCAPE_PATIENCE: Duration = Duration::from_millis(50);

/// How long nothing must arrive until an escape that has counted as a key is forgotten: what arrives before may still be
/// the rest of a sequence that it began. It is a silence that was watched, not the time on the clock, because this
/// program may be late itself: the keys that it finds then may have waited for it.
const ESCAPE_MEMORY: Duration = Duration::from_millis(300);

/// How long a string sequence may pause. It ends late or never when its end is lost, and takes keys with it meanwhile.
const STRING_PATIENCE: Duration = Duration::from_millis(150);

/// How long a control sequence or a character may pause. Nobody waits for it, and a rest that were read as letters could
/// delete a goal, so that it is long.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long a paste may pause before it counts as ended: a lost end must not swallow all keys to come.
const PASTE_PATIENCE: Duration = Duration::from_secs(1);

/// What the terminal sent.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Input {
    /// Something that a person did.
    Event(Event),
    /// The left button was pressed on a cell.
    Click { column: u16, row: u16 },
    /// An escape and this key at once: alt and that key, or the two of them, whichever means something.
    Chord(Key),
    /// A text with a return in the middle, and nothing else, in one read: pasted, where there is something to type into,
    /// otherwise these keys.
    Lines {
        /// The text.
        text: String,
        /// The same as keys.
        keys: Vec<Event>,
    },
    /// The answer to what colour its background has, or the report that it has changed.
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

/// Turns bytes into input, across any cuts between reads. Time is told to it.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    waiting: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// Whether the escape that `waiting` begins with has counted as a key.
    counted: bool,
    /// When the last bytes came.
    fed: Option<Instant>,
}

impl Decoder {
    /// Takes in the bytes of one read.
    pub(super) fn feed(&mut self, bytes: &[u8], now: Instant, out: &mut Vec<Input>) {
        self.forget_escape(bytes);
        self.fed = Some(now);
        self.waiting.extend_from_slice(bytes);
        let waiting = std::mem::take(&mut self.waiting);
        let lines = match self.paste {
            Some(_) => None,
            None => text::lines(&waiting),
        };
        match lines {
            Some(text) => {
                let mut keys = Vec::new();
                self.decode(&waiting, &mut keys);
                let keys = keys.into_iter().filter_map(event).collect();
                out.push(Input::Lines { text, keys });
            }
            None => self.decode(&waiting, out),
        }
    }

    /// Until when to wait for the rest of what has begun; `None` if nothing has.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let patience = match (&self.paste, &self.waiting[..]) {
            (Some(_), _) => PASTE_PATIENCE,
            (None, []) => return None,
            (None, [ESCAPE]) if self.counted => ESCAPE_MEMORY,
            (None, [ESCAPE]) => ESCAPE_PATIENCE,
            (None, [ESCAPE, b']' | b'P' | b'_', ..]) => STRING_PATIENCE,
            (None, _) => PATIENCE,
        };
        self.fed.map(|fed| fed + patience)
    }

    /// Nothing more has arrived until then: what has waited long enough is all there is. What was the beginning of
    /// something else is dropped, for its letters were never typed.
    pub(super) fn pass(&mut self, quiet: Instant, out: &mut Vec<Input>) {
        if self.deadline().is_none_or(|deadline| quiet < deadline) {
            return;
        }
        if let Some(pasted) = self.paste.take() {
            out.push(paste(&pasted));
            return;
        }
        let counted = std::mem::take(&mut self.counted);
        match self.waiting[..] {
            [ESCAPE] if counted => {}
            [ESCAPE] => {
                out.push(key::escape());
                self.counted = true;
                return;
            }
            // Nothing but alt and this letter is sent like that, and a letter it must not become.
            [ESCAPE, b'[' | b'O'] if !counted => out.extend(key::alt(&self.waiting[1..])),
            [ESCAPE, b'[' | b'O', ..] => {}
            [ESCAPE, b']' | b'P' | b'_'] => {
                out.extend(key::chord(&self.waiting[1..]).and_then(|i| after(counted, i)));
            }
            [ESCAPE, b']' | b'P' | b'_', ..] => {}
            // A character that is not whole is none of this terminal's: shown as a mark, it is not lost unseen.
            [ESCAPE, ..] => out.extend(key::chord(&self.waiting[1..])),
            _ => out.extend(key::plain(&self.waiting)),
        }
        self.waiting.clear();
    }

    /// An escape that has counted is over, unless `bytes` go on with a sequence.
    fn forget_escape(&mut self, bytes: &[u8]) {
        let goes_on = matches!(bytes.first(), Some(b'[' | b'O' | b']' | b'P' | b'_'));
        if self.counted && self.waiting == [ESCAPE] && !goes_on {
            self.waiting.clear();
            self.counted = false;
        }
    }

    fn decode(&mut self, waiting: &[u8], out: &mut Vec<Input>) {
        let mut rest = waiting;
        if self.paste.is_none() {
            rest = without_tail_of_paste(rest, out);
        }
        while !rest.is_empty() {
            if self.paste.is_some() {
                rest = without_tail_of_paste(self.pasted(rest, out), out);
                continue;
            }
            let length = match step(rest) {
                Step::Input(length, input) => {
                    out.extend(after(self.counted, input));
                    length
                }
                Step::Nothing(length) => length,
                Step::Paste(length) => {
                    self.paste = Some(Vec::new());
                    length
                }
                Step::Unfinished => break,
            };
            self.counted = false;
            rest = &rest[length..];
        }
        self.waiting = rest.to_vec();
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

fn event(input: Input) -> Option<Event> {
    match input {
        Input::Event(event) => Some(event),
        Input::Click { .. } | Input::Chord(_) | Input::Lines { .. } => None,
        Input::Background(_) | Input::Device => None,
    }
}

/// What is left of an input whose escape may have counted as a key by itself.
fn after(counted: bool, input: Input) -> Option<Input> {
    match input {
        Input::Chord(key) if counted => Some(Input::Event(Event::Key(key))),
        Input::Event(_) | Input::Click { .. } if counted => None,
        input => Some(input),
    }
}

fn step(bytes: &[u8]) -> Step {
    let whole = |length: usize, input: Option<Input>| {
        input.map_or(Step::Nothing(length), |input| Step::Input(length, input))
    };
    match bytes {
        [ESCAPE] => Step::Unfinished,
        [ESCAPE, ESCAPE, ..] => Step::Input(1, key::escape()),
        [ESCAPE, b'[', ..] => csi::step(bytes),
        [ESCAPE, b'O', ..] => key::ss3(bytes),
        [ESCAPE, b']' | b'P' | b'_'] => Step::Unfinished,
        [ESCAPE, b']', b'0'..=b'9' | b'l' | b'L', ..]
        | [ESCAPE, b'P', 0x20..=0x3f, ..]
        | [ESCAPE, b'_', b'G', ..] => string(bytes),
        [ESCAPE, rest @ ..] => match text::length(rest) {
            Some(length) => whole(1 + length, key::chord(&rest[..length])),
            None => Step::Unfinished,
        },
        _ => match text::length(bytes) {
            Some(length) => whole(length, key::plain(&bytes[..length])),
            None => Step::Unfinished,
        },
    }
}

/// OSC, DCS and APC strings: answers to questions, perhaps of the program before us. They are never keys. What none of
/// them begins with is an escape and a key: no terminal answers with SOS or PM.
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
    if body.len() > LONGEST_STRING { Step::Nothing(bytes.len()) } else { Step::Unfinished }
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
