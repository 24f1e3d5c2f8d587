//! The report on a period, written to a file for the screen.

use crate::app::disk::Answer;
use crate::domain::date::{DateFormat, Day};
use crate::domain::filter::Filter;
use crate::domain::journey::Journey;
use crate::domain::reading::Reading;
use crate::domain::report::{Report, ReportPeriod, ReportScope};
use crate::domain::visible::visible;
use crate::domain::words;
use crate::runtime::output_file;
use crate::store::fault::Fault;
use crate::transfer::report::of_file;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the report from the whole journey, without private items, to a file that is not there yet, and answers with
/// its full path. The extension decides the format.
pub(super) fn write(
    path: &Path,
    (journey, folder): (&Journey, &Path),
    period: ReportPeriod,
    today: Day,
) -> Answer {
    if output_file::is_journeys(path, folder) {
        return Answer::refused("the journey keeps its own files under such names: choose another");
    }
    let filter = &Filter::default();
    let dates = DateFormat::DOCUMENT;
    let scope = ReportScope { period, filter, today, with_dropped: false, dates };
    let Some(format) = of_file(path) else {
        return Answer::refused("write a name that ends in .md, .txt, .html or .json");
    };
    let report = Report::of(&journey.public(), &scope);
    match write_new(path, &(format.write)(&report)) {
        Ok(path) => {
            let words = said(&path, Report::count_private(journey, &scope), &report);
            Answer::Done { words, reading: Reading::default(), remark: None }
        }
        Err(why) => Answer::refused(why),
    }
}

/// `/home/ada/2026.md, without 4 private items`, and what could not be read.
fn said(path: &Path, private: usize, report: &Report) -> String {
    let path = path.to_string_lossy();
    let without = match private {
        0 => String::new(),
        count => format!(", without {}", words::count(count, "private item")),
    };
    let warning = report.warning().map(|warning| format!(". {}", warning.trim_end_matches('.')));
    format!("{}{without}{}", visible(&path), warning.unwrap_or_default())
}

/// The full path that was written. A file is never replaced.
fn write_new(path: &Path, text: &str) -> Result<PathBuf, String> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let written = File::create_new(&path).and_then(|mut file| {
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        written.inspect_err(|_| drop(std::fs::remove_file(&path)))
    });
    let name = |path: &Path| visible(&path.to_string_lossy()).into_owned();
    written.map_err(|error| match (error.kind(), path.parent()) {
        (io::ErrorKind::AlreadyExists, _) => {
            format!("{} is there already: choose another name", name(&path))
        }
        (io::ErrorKind::NotFound, Some(folder)) if !folder.exists() => {
            format!("there is no folder {}", name(folder))
        }
        _ => Fault::disk("write", &path, &error).brief(),
    })?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data_file::DataFile;
    use crate::domain::fixtures::{done, journey, today};
    use crate::domain::gap::{Gap, GapExtent, GapPlace};
    use crate::domain::goal::Goal;

    #[test]
    fn report_file_is_new_and_has_the_format_of_its_name() {
        let home = tempfile::tempdir().expect("a folder");
        let secret = Goal { private: true, ..done("secret", "2026-02-01") };
        let journey = journey(vec![done("lab", "2026-01-08").into(), secret.into()]);
        let write = |name: &str| {
            let path = home.path().join(name);
            let place = (&journey, home.path());
            let answer = write(&path, place, ReportPeriod::of_year(2026), today());
            (answer, std::fs::read_to_string(&path).unwrap_or_default())
        };
        let (answer, text) = write("2026.md");
        let path = home.path().join("2026.md").to_string_lossy().into_owned();
        assert!(
            matches!(answer, Answer::Done { words, .. } if words == format!("{path}, without 1 private item"))
        );
        assert!(text.starts_with("# 2026\n") && text.contains("- 8 Jan: lab"), "{text}");
        let (again, kept) = write("2026.md");
        assert!(matches!(again, Answer::Refused { why, .. } if why.contains("is there already")));
        assert_eq!(kept, text);
        let refused = write("2026.pdf").0;
        let ending = "write a name that ends in .md, .txt, .html or .json";
        assert!(matches!(refused, Answer::Refused { why, .. } if why == ending));
        for (name, begins) in [("2026.TXT", "2026\n"), ("2026.json", "{\n"), ("2026", "# 2026\n")] {
            let text = write(name).1;
            assert!(text.starts_with(begins) && !text.contains("secret"), "{text}");
        }
        let refused = write("done").0;
        let own = "the journey keeps its own files under such names: choose another";
        assert!(matches!(refused, Answer::Refused { why, .. } if why == own));
        let refused = write("no/2026.md").0;
        let why = format!("there is no folder {}", home.path().join("no").display());
        assert!(matches!(refused, Answer::Refused { why: told, .. } if told == why));
    }

    #[test]
    fn report_file_that_is_not_all_is_told_with_its_path() {
        let home = tempfile::tempdir().expect("a folder");
        let mut journey = journey(vec![]);
        let gap = |year| Gap {
            place: GapPlace::File(DataFile::Ended(year)),
            extent: GapExtent::All(None),
            why: "line 1".into(),
        };
        journey.set_gaps(vec![gap(2025), gap(2026)]);
        let path = home.path().join("2025.md");
        let place = (&journey, home.path());
        let answer = write(&path, place, ReportPeriod::of_year(2025), today());
        let gaps = "done/2025.toml cannot be read: line 1; done/2026.toml cannot be read: line 1";
        let told = format!("{}. This is not all: {gaps}", path.display());
        assert!(matches!(answer, Answer::Done { words, .. } if words == told));
    }
}
