//! The terminal, taken over and given back as it was found.
//!
//! There is one way back, `restore_all`, for every way out: return, error, panic, signal, suspension and the editor.

use super::osc;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{
    OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetwinsize, tcsetattr,
};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::sleep;
use std::time::Duration;

/// Alternate screen, no cursor, bracketed paste, a report when the terminal turns dark or light, an empty picture. Focus is
/// not asked for: it would wake the program for nothing.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?2031h\x1b[0m\x1b[2J";

/// Mouse buttons and wheel with SGR positions. Motion is not asked for, for the same reason.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// The reverse, after the end of a frame that may have been cut off half-way.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[?2031l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

/// The terminal keeps its title, and takes it back.
const KEEP_TITLE: &[u8] = b"\x1b[22;0t";
const GIVE_TITLE_BACK: &[u8] = b"\x1b[23;0t";

/// How long the way out waits for a terminal that takes no bytes, such as one stopped by ctrl-s.
const PATIENCE: Duration = Duration::from_millis(200);

/// The settings as found, while the terminal is ours.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

/// The settings as found, while the terminal is lent to another program. What that leaves behind is not what we found.
static LENT: Mutex<Option<Termios>> = Mutex::new(None);

/// Whether the mouse is ours whenever the terminal is.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// The sequence that sets the title, from the first title on.
static TITLE: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Held while bytes go out, so that no frame lands on the screen that was given back.
static OUTPUT: Mutex<()> = Mutex::new(());

/// The terminal is ours as long as this lives. Made first, dropped last.
#[derive(Debug)]
pub(super) struct Guard(());

impl Guard {
    /// Takes the terminal over.
    pub(super) fn enter() -> io::Result<Guard> {
        let guard = Guard(());
        take_over()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore_all();
    }
}

/// Takes the terminal over; once more if it is ours already, because a shell may have changed it while we were stopped.
pub(super) fn take_over() -> io::Result<()> {
    set_raw()?;
    send(ENTER)?;
    let title = lock(&TITLE).clone();
    if !title.is_empty() {
        send(&[KEEP_TITLE, &title].concat())?;
    }
    if MOUSE.load(Ordering::Relaxed) { send(MOUSE_ON) } else { Ok(()) }
}

/// Sets the title of the terminal's window, a text that is safe to print. A terminal that could not give its own back
/// keeps it.
pub(super) fn set_title(title: &str) -> io::Result<()> {
    let sequence = format!("\x1b]2;{title}\x07").into_bytes();
    let before = {
        let mut now = lock(&TITLE);
        if *now == sequence || !osc::is_taken() {
            return Ok(());
        }
        std::mem::replace(&mut *now, sequence.clone())
    };
    send(&if before.is_empty() { [KEEP_TITLE, &sequence].concat() } else { sequence })
}

/// Takes the mouse, or leaves it to the terminal to select text with.
pub(super) fn use_mouse(uses: bool) -> io::Result<()> {
    if MOUSE.swap(uses, Ordering::Relaxed) == uses {
        return Ok(());
    }
    send(if uses { MOUSE_ON } else { MOUSE_OFF })
}

fn set_raw() -> io::Result<()> {
    let mut found = lock(&FOUND);
    let before = match found.take().or_else(|| lock(&LENT).take()) {
        Some(before) => before,
        None => tcgetattr(stdin())?,
    };
    let mut raw = before.clone();
    raw.make_raw();
    raw.special_codes[SpecialCodeIndex::VMIN] = 1;
    raw.special_codes[SpecialCodeIndex::VTIME] = 0;
    *found = Some(before);
    Ok(retry(|| tcsetattr(stdin(), OptionalActions::Now, &raw))?)
}

/// Gives the terminal back as it was found. Does nothing if it is not ours; never waits for long.
pub(super) fn restore_all() {
    let _output = lock_soon(&OUTPUT);
    let (ours, lent) = (lock(&FOUND).take(), lock(&LENT).take());
    let is_ours = ours.is_some();
    let Some(before) = ours.or(lent) else {
        return;
    };
    if is_ours && takes_bytes(PATIENCE) {
        if !lock(&TITLE).is_empty() {
            let _ = write_all(GIVE_TITLE_BACK);
        }
        // Last, so that whoever sees the screen of before finds everything as it was.
        let _ = write_all(LEAVE);
    }
    // Nothing is flushed or drained: what was typed ahead belongs to the shell.
    let _ = retry(|| tcsetattr(stdin(), OptionalActions::Now, &before));
}

/// Gives the terminal to another program for a while. However that leaves it, it is then taken over, and in the end
/// given back, as it was found in the first place.
pub(super) fn lend() {
    let before = lock(&FOUND).clone();
    restore_all();
    *lock(&LENT) = before;
}

/// Writes to the terminal while it is ours; afterwards the bytes are for nobody.
pub(super) fn send(bytes: &[u8]) -> io::Result<()> {
    let _output = lock(&OUTPUT);
    let ours = lock(&FOUND).is_some();
    if ours { write_all(bytes) } else { Ok(()) }
}

/// Columns and rows; either may be 0. Unlike crossterm's `size` it never starts `tput`.
pub(super) fn size() -> (u16, u16) {
    tcgetwinsize(stdout()).map_or((0, 0), |s| (s.ws_col, s.ws_row))
}

/// Whether the terminal has hung up.
pub(super) fn is_gone() -> bool {
    let terminal = stdin();
    let mut fds = [PollFd::new(&terminal, PollFlags::empty())];
    let found = retry(|| poll(&mut fds, Some(&Timespec::default())));
    found.is_ok_and(|count| count > 0)
}

fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(Errno::INTR) => {}
            // Whoever started us may have left the terminal non-blocking.
            Err(Errno::AGAIN) => _ = takes_bytes(Duration::MAX),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn takes_bytes(patience: Duration) -> bool {
    let out = stdout();
    let timeout = Timespec::try_from(patience).ok();
    let ready = retry(|| poll(&mut [PollFd::new(&out, PollFlags::OUT)], timeout.as_ref()));
    ready.is_ok_and(|count| count > 0)
}

fn retry<T>(mut call: impl FnMut() -> Result<T, Errno>) -> Result<T, Errno> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            other => return other,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The lock, or nothing if its holder is stuck: a thread that hangs in `write` must not keep the process alive.
fn lock_soon(mutex: &Mutex<()>) -> Option<MutexGuard<'_, ()>> {
    const STEPS: u32 = 20;
    for _ in 0..STEPS {
        match mutex.try_lock() {
            Ok(held) => return Some(held),
            Err(TryLockError::Poisoned(held)) => return Some(held.into_inner()),
            Err(TryLockError::WouldBlock) => sleep(PATIENCE / STEPS),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The private modes that a string of sequences sets (`h`) or resets (`l`).
    fn modes(bytes: &[u8], end: char) -> Vec<String> {
        let text = String::from_utf8_lossy(bytes);
        let parts = text.split("\x1b[?").filter_map(|p| p.split_once(end));
        let mut found: Vec<String> = parts
            .map(|(number, _)| number.to_owned())
            .filter(|n| n.bytes().all(|b| b.is_ascii_digit()))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn every_mode_that_is_set_is_reset_on_the_way_out() {
        let mut left = modes(LEAVE, 'l');
        left.retain(|mode| mode != "2026");
        left.extend(modes(LEAVE, 'h'));
        left.sort();
        let mut entered = modes(ENTER, 'h');
        entered.extend(modes(MOUSE_ON, 'h'));
        entered.extend(modes(ENTER, 'l'));
        entered.sort();
        assert_eq!(left, entered);
        assert_eq!(left.len(), 6);
        assert_eq!(modes(MOUSE_OFF, 'l'), modes(MOUSE_ON, 'h'));
    }

    #[test]
    fn giving_back_what_was_never_taken_does_nothing() {
        restore_all();
        restore_all();
        assert!(lock(&FOUND).is_none());
    }
}
