//! On a panic the terminal is restored, a report is written, and the process ends with its own status.

use super::{scratch, terminal, worker};
use crate::domain::visible::visible;
use crate::store::files::owner;
use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::panic::{PanicHookInfo, set_hook};
use std::path::{Path, PathBuf};
use std::process;
use std::thread;
use std::time::{Duration, SystemTime};

/// The exit status after a panic: `EX_SOFTWARE` of sysexits(3), rather than Rust's own 101.
const STATUS: i32 = 70;

/// The time that a save may still take.
const GRACE: Duration = Duration::from_secs(2);

/// From here on a panic in any thread gives the terminal back, writes a report into the folder `reports`, names it on
/// the error output, waits for the saves on their way, and ends the process with [`STATUS`]. Nothing is unwound, so that
/// the release can be built without the code for that, 0.5 MB.
pub(crate) fn install(reports: PathBuf) {
    set_hook(Box::new(move |info| {
        terminal::restore_all();
        let _ = tell(info, write_report(&reports, info));
        worker::wait_until_saved(GRACE);
        scratch::sweep();
        process::exit(STATUS);
    }));
}

fn tell(info: &PanicHookInfo, report: io::Result<PathBuf>) -> io::Result<()> {
    let mut out = io::stderr().lock();
    // The message may quote a title, and a title may hold anything.
    writeln!(out, "error: milepost has a fault and had to stop: {}", visible(&message(info)))?;
    match report {
        Ok(path) => writeln!(
            out,
            "hint: everything saved is safe; the report is {}",
            visible(&path.display().to_string())
        ),
        Err(error) => {
            writeln!(out, "hint: everything saved is safe; no report could be written: {error}")
        }
    }
}

fn message(info: &PanicHookInfo) -> String {
    let payload = info.payload();
    let given = payload.downcast_ref::<&str>().copied();
    let text = given.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let text = text.unwrap_or("no message");
    match info.location() {
        Some(place) => format!("{text} ({place})"),
        None => text.to_owned(),
    }
}

fn write_report(folder: &Path, info: &PanicHookInfo) -> io::Result<PathBuf> {
    let thread = thread::current();
    let text = format!(
        "milepost {}\nthread {}\n{}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        thread.name().unwrap_or("unnamed"),
        message(info),
        Backtrace::force_capture(),
    );
    save_report(folder, &text)
}

fn save_report(folder: &Path, text: &str) -> io::Result<PathBuf> {
    owner::make_folder(folder)?;
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since.map_or(0, |d| d.as_secs());
    let path = folder.join(format!("panic-{seconds}-{}.txt", process::id()));
    let mut file = owner::open(OpenOptions::new().create_new(true).write(true), &path)?;
    file.write_all(text.as_bytes())?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn report_is_for_its_owner_alone() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = save_report(&folder.path().join("state"), "what happened")?;
        assert_eq!(std::fs::read_to_string(&path)?, "what happened");
        assert_eq!(path.metadata()?.permissions().mode() & 0o777, 0o600);
        Ok(())
    }
}
