//! Starts the program anew in this very process, with other arguments.

use std::convert::Infallible;
use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Becomes the program with those arguments. Within the same process the screen that was left would still take a key.
///
/// # Errors
/// The program's file cannot be found or started.
pub(crate) fn restart<'a>(args: impl IntoIterator<Item = &'a OsStr>) -> io::Result<Infallible> {
    Err(Command::new(std::env::current_exe()?).args(args).exec())
}
