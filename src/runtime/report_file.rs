//! The report on a period, written to a file for the screen.

use crate::app::disk::Answer;
use crate::domain::date::Day;
use crate::domain::filter::Filter;
use crate::domain::journey::Journey;
use crate::domain::reading::Reading;
use crate::domain::report::{Report, ReportPeriod, ReportScope};
use crate::domain::visible::visible;
use crate::store::fault::Fault;
use crate::transfer::report::of_file;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Writes the report from the whole journey, without private items, to a file that is not there yet, and answers with
/// its full path. The extension decides the format.
pub(super) fn write(path: &Path, journey: &Journey, period: ReportPeriod, today: Day) -> Answer {
    let filter = &Filter::default();
    let scope = ReportScope { period, filter, today, with_dropped: false };
    let report = Report::of(&journey.public(), &scope);
    let format = of_file(&path.to_string_lossy());
    write_new(path, &(format.write)(&report))
}

/// A file is never replaced.
fn write_new(path: &Path, text: &str) -> Answer {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let written = File::create_new(&path).and_then(|mut file| {
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        written.inspect_err(|_| drop(std::fs::remove_file(&path)))
    });
    match written {
        Ok(()) => {
            let words = visible(&path.to_string_lossy()).into_owned();
            Answer::Done { words, reading: Reading::default(), remark: None }
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let path = path.to_string_lossy();
            Answer::refused(format!("{} is there already: choose another name", visible(&path)))
        }
        Err(error) => Answer::refused(Fault::disk("write", &path, &error).brief()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::{done, journey, today};
    use crate::domain::goal::Goal;

    #[test]
    fn report_file_is_new_and_has_the_format_of_its_name() {
        let home = tempfile::tempdir().expect("a folder");
        let secret = Goal { private: true, ..done("secret", "2026-02-01") };
        let journey = journey(vec![done("lab", "2026-01-08").into(), secret.into()]);
        let write = |name: &str| {
            let path = home.path().join(name);
            let answer = write(&path, &journey, ReportPeriod::of_year(2026), today());
            (answer, std::fs::read_to_string(&path).unwrap_or_default())
        };
        let (answer, text) = write("2026.md");
        let path = home.path().join("2026.md").to_string_lossy().into_owned();
        assert!(matches!(answer, Answer::Done { words, .. } if words == path));
        assert!(text.starts_with("# 2026\n") && text.contains("- 8 Jan: lab"), "{text}");
        let (again, kept) = write("2026.md");
        assert!(matches!(again, Answer::Refused { why, .. } if why.contains("is there already")));
        assert_eq!(kept, text);
        for (name, begins) in [("2026.TXT", "2026\n"), ("2026.json", "{\n"), ("2026", "# 2026\n")] {
            let text = write(name).1;
            assert!(text.starts_with(begins) && !text.contains("secret"), "{text}");
        }
        assert!(matches!(write("no/2026.md").0, Answer::Refused { .. }));
    }
}
