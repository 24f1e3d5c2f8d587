//! A thread that waits for signals and for the terminal to hang up, and that ends the process itself if it must.
//!
//! It ends the process, rather than ask for it, because the event loop may hang in a write to a terminal that is gone.

use super::inbox::{Message, Post};
use super::{scratch, terminal};
use crate::domain::visible::visible;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::process::{Pid, Signal, getpid, kill_process};
use rustix::stdio::stdin;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};
use std::io::{self, PipeReader, Write};
use std::os::fd::OwnedFd;
use std::process::exit;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long unsaved changes may take before the process ends all the same.
const GRACE: Duration = Duration::from_secs(2);

const WATCHED: [i32; 7] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH];

type Flags = Vec<(i32, Arc<AtomicBool>)>;

/// Raised by the signal of that number, and lowered by whoever has dealt with it.
static FLAGS: LazyLock<Flags> =
    LazyLock::new(|| WATCHED.map(|signal| (signal, Arc::default())).into());

/// Whom the terminal is lent to: a process id, `NOBODY`, or `SOMEBODY` whose id is not known yet.
static GUEST: AtomicI32 = AtomicI32::new(NOBODY);
const NOBODY: i32 = 0;
const SOMEBODY: i32 = -1;

/// While this lives the terminal is lent to another program: signals of its keyboard are meant for that one.
#[derive(Debug)]
pub(super) struct Lent(());

impl Lent {
    /// The terminal is about to be lent.
    pub(super) fn out() -> Lent {
        GUEST.store(SOMEBODY, Ordering::SeqCst);
        Lent(())
    }

    /// It is lent to that process.
    pub(super) fn to(&self, guest: Pid) {
        GUEST.store(guest.as_raw_nonzero().get(), Ordering::SeqCst);
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // The ctrl-c that ended the guest has reached us as well, and may not have been seen by our thread yet.
        for (_, raised) in FLAGS.iter().filter(|(signal, _)| [SIGINT, SIGQUIT].contains(signal)) {
            raised.store(false, Ordering::SeqCst);
        }
        GUEST.store(NOBODY, Ordering::SeqCst);
    }
}

/// What is to be said if the process ends before all is saved.
static WORD: Mutex<Option<String>> = Mutex::new(None);

/// Leaves word of what is lost if the process ends before all is saved.
pub(super) fn leave_word(word: String) {
    *lock(&WORD) = Some(word);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread that watches.
#[derive(Debug)]
pub(super) struct Watch {
    saved: SyncSender<()>,
}

impl Watch {
    /// Starts the thread.
    pub(super) fn start(post: Post) -> io::Result<Watch> {
        let bell = register()?;
        let (saved, all_saved) = sync_channel(1);
        let sentry = Sentry { post, bell, all_saved };
        thread::Builder::new().name("signals".into()).spawn(move || sentry.watch())?;
        Ok(Watch { saved })
    }

    /// All is saved; the thread, which has asked for that, now ends the process.
    pub(super) fn end(&self) -> ! {
        let _ = self.saved.try_send(());
        loop {
            thread::park();
        }
    }
}

/// Every signal raises its flag and then rings the one bell. A pipe, so that no socket is ever opened.
fn register() -> io::Result<PipeReader> {
    let (bell, ringer) = io::pipe()?;
    fcntl_setfl(&bell, OFlags::NONBLOCK)?;
    for (signal, raised) in FLAGS.iter() {
        flag::register(*signal, Arc::clone(raised))?;
        low_level::pipe::register(*signal, OwnedFd::from(ringer.try_clone()?))?;
    }
    Ok(bell)
}

struct Sentry {
    post: Post,
    bell: PipeReader,
    all_saved: Receiver<()>,
}

impl Sentry {
    fn watch(self) -> ! {
        loop {
            if self.sleep() {
                self.end(SIGHUP);
            }
            let mut rings = [0; 64];
            while rustix::io::read(&self.bell, &mut rings).is_ok_and(|n| n == rings.len()) {}
            for (signal, raised) in FLAGS.iter() {
                // In this order: a signal that was meant for the guest is lowered before the guest is forgotten.
                let lent = GUEST.load(Ordering::SeqCst) != NOBODY;
                if raised.swap(false, Ordering::SeqCst) {
                    self.act(*signal, lent);
                }
            }
        }
    }

    /// Sleeps until a signal, or until the terminal hangs up: then it is true.
    fn sleep(&self) -> bool {
        let terminal = stdin();
        // No events are asked of the terminal: hanging up and errors are always told, and typing wakes nobody here.
        let mut fds =
            [PollFd::new(&self.bell, PollFlags::IN), PollFd::new(&terminal, PollFlags::empty())];
        poll(&mut fds, None).is_ok() && !fds[1].revents().is_empty()
    }

    fn act(&self, signal: i32, lent: bool) {
        match signal {
            SIGWINCH | SIGCONT if lent => {}
            SIGINT | SIGQUIT if lent => {}
            // The guest was stopped along with us, and goes on along with us.
            SIGTSTP if lent => _ = kill_process(getpid(), Signal::STOP),
            SIGWINCH => self.post.send(Message::Resized),
            SIGCONT => self.post.send(Message::Continued),
            SIGTSTP => self.post.send(Message::Stop),
            deadly => self.end(deadly),
        }
    }

    fn end(&self, signal: i32) -> ! {
        self.post.send(Message::End);
        dismiss_guest(signal);
        let saved = self.all_saved.recv_timeout(GRACE).is_ok();
        terminal::restore_all();
        if !saved && let Some(word) = lock(&WORD).take() {
            // Where nobody hears it any more there is nothing else to be done.
            let _ = writeln!(io::stderr(), "milepost: {}", visible(&word));
        }
        scratch::sweep();
        exit(128 + signal)
    }
}

/// An editor left behind would fight with the shell over the terminal.
fn dismiss_guest(signal: i32) {
    let guest = Pid::from_raw(GUEST.load(Ordering::SeqCst).max(NOBODY));
    if let (Some(guest), Some(signal)) = (guest, Signal::from_named_raw(signal)) {
        let _ = kill_process(guest, signal);
    }
}
