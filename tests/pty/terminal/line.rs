//! The line itself: a pseudo-terminal, its settings and size, and waiting for its bytes.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, Winsize, tcgetattr, tcsetattr,
};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

/// A bare terminal: its own end and the end for a program.
pub(in crate::pty) fn pair() -> (OwnedFd, OwnedFd) {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let master = openpt(flags).expect("a pseudo-terminal");
    grantpt(&master).expect("granted");
    unlockpt(&master).expect("unlocked");
    let line = ioctl_tiocgptpeer(&master, flags).expect("its other end");
    (master, line)
}

/// Sets up a terminal as no program would by itself, so that "as found" is more than "as usual".
pub(super) fn unusual(line: &OwnedFd) -> Termios {
    let mut settings = tcgetattr(line).expect("a terminal");
    settings.local_modes.remove(LocalModes::ECHOCTL);
    settings.special_codes[SpecialCodeIndex::VERASE] = 0x08;
    tcsetattr(line, OptionalActions::Now, &settings).expect("settings");
    tcgetattr(line).expect("a terminal")
}

pub(super) fn ready(fd: &OwnedFd, time: Duration) -> bool {
    let timeout = Timespec::try_from(time).expect("a short time");
    let until = Instant::now() + time;
    loop {
        match poll(&mut [PollFd::new(fd, PollFlags::IN)], Some(&timeout)) {
            Err(Errno::INTR) if Instant::now() < until => {}
            other => return other.is_ok_and(|count| count > 0),
        }
    }
}

pub(super) fn ended(program: &OwnedFd, time: Duration) -> bool {
    ready(program, time)
}

pub(super) fn winsize(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

pub(super) fn number(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("not 0")
}
