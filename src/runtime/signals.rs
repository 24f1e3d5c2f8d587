//! A thread that waits for signals and for the terminal to hang up, and that ends the process itself if it must.
//!
//! It ends the process, rather than ask for it, because the event loop may hang in a write to a terminal that is gone.

use super::inbox::{Message, MessageSender};
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

/// Who has borrowed the terminal: a process id, `NOBODY`, or `SOMEBODY` whose id is not known yet.
static BORROWER: AtomicI32 = AtomicI32::new(NOBODY);
const NOBODY: i32 = 0;
const SOMEBODY: i32 = -1;

/// While this lives the terminal is lent to another program, which the signals of the keyboard are meant for.
#[derive(Debug)]
pub(super) struct TerminalLoan(());

impl TerminalLoan {
    /// The terminal is about to be lent.
    pub(super) fn begin() -> TerminalLoan {
        BORROWER.store(SOMEBODY, Ordering::SeqCst);
        TerminalLoan(())
    }

    /// It is lent to that process.
    pub(super) fn to(&self, borrower: Pid) {
        BORROWER.store(borrower.as_raw_nonzero().get(), Ordering::SeqCst);
    }
}

impl Drop for TerminalLoan {
    fn drop(&mut self) {
        // The ctrl-c that ended the borrower has reached us as well, and may not have been seen by our thread yet.
        for (_, raised) in FLAGS.iter().filter(|(signal, _)| [SIGINT, SIGQUIT].contains(signal)) {
            raised.store(false, Ordering::SeqCst);
        }
        BORROWER.store(NOBODY, Ordering::SeqCst);
    }
}

/// Printed if the process ends before all is saved.
static EXIT_MESSAGE: Mutex<Option<String>> = Mutex::new(None);

/// Sets what is printed if the process ends before all is saved.
pub(super) fn set_exit_message(message: String) {
    *lock(&EXIT_MESSAGE) = Some(message);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread that waits for signals.
#[derive(Debug)]
pub(super) struct Watch {
    saved: SyncSender<()>,
}

impl Watch {
    /// Starts the thread.
    pub(super) fn start(sender: MessageSender) -> io::Result<Watch> {
        let woken = register()?;
        let (saved, all_saved) = sync_channel(1);
        let watcher = SignalThread { sender, woken, all_saved };
        thread::Builder::new().name("signals".into()).spawn(move || watcher.watch())?;
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

/// Every signal raises its flag and then writes to the one pipe. A pipe, so that no socket is ever opened.
fn register() -> io::Result<PipeReader> {
    let (woken, wake) = io::pipe()?;
    fcntl_setfl(&woken, OFlags::NONBLOCK)?;
    for (signal, raised) in FLAGS.iter() {
        flag::register(*signal, Arc::clone(raised))?;
        low_level::pipe::register(*signal, OwnedFd::from(wake.try_clone()?))?;
    }
    Ok(woken)
}

struct SignalThread {
    sender: MessageSender,
    woken: PipeReader,
    all_saved: Receiver<()>,
}

impl SignalThread {
    fn watch(self) -> ! {
        loop {
            if self.sleep() {
                self.end(SIGHUP);
            }
            let mut wakes = [0; 64];
            while rustix::io::read(&self.woken, &mut wakes).is_ok_and(|n| n == wakes.len()) {}
            for (signal, raised) in FLAGS.iter() {
                // In this order: a signal that was meant for the borrower is lowered before the borrower is forgotten.
                let lent = BORROWER.load(Ordering::SeqCst) != NOBODY;
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
            [PollFd::new(&self.woken, PollFlags::IN), PollFd::new(&terminal, PollFlags::empty())];
        poll(&mut fds, None).is_ok() && !fds[1].revents().is_empty()
    }

    fn act(&self, signal: i32, lent: bool) {
        match signal {
            SIGWINCH | SIGCONT if lent => {}
            SIGINT | SIGQUIT if lent => {}
            // The borrower was stopped along with us, and goes on along with us.
            SIGTSTP if lent => _ = kill_process(getpid(), Signal::STOP),
            SIGWINCH => self.sender.send(Message::Resized),
            SIGCONT => self.sender.send(Message::Continued),
            SIGTSTP => self.sender.send(Message::Stop),
            deadly => self.end(deadly),
        }
    }

    fn end(&self, signal: i32) -> ! {
        self.sender.send(Message::End);
        end_borrower(signal);
        let saved = self.all_saved.recv_timeout(GRACE).is_ok();
        terminal::restore_all();
        if !saved && let Some(message) = lock(&EXIT_MESSAGE).take() {
            // Where nobody hears it any more there is nothing else to be done.
            let _ = writeln!(io::stderr(), "milepost: {}", visible(&message));
        }
        scratch::sweep();
        exit(128 + signal)
    }
}

/// An editor left behind would fight with the shell over the terminal.
fn end_borrower(signal: i32) {
    let borrower = Pid::from_raw(BORROWER.load(Ordering::SeqCst).max(NOBODY));
    if let (Some(borrower), Some(signal)) = (borrower, Signal::from_named_raw(signal)) {
        let _ = kill_process(borrower, signal);
    }
}
