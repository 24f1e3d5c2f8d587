//! What tests begin with: the day on which they play, values by short texts, and a journey in a scratch folder.

use milepost::domain::date::{Date, Day};
use milepost::domain::goal::Goal;
use milepost::domain::id::Id;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const TODAY: &str = "2026-11-22";

pub fn today() -> Day {
    date(TODAY).day().expect("a day")
}

pub fn date(text: &str) -> Date {
    Date::from_iso(text).expect("a date")
}

pub fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

pub fn goal(name: &str, title: &str) -> Goal {
    Goal::new(id(name), title)
}

/// A scratch folder with a journey in it; gone when dropped.
pub struct Scratch {
    folder: TempDir,
    journey: PathBuf,
}

impl Scratch {
    /// A folder whose journey is not there yet.
    pub fn empty() -> Scratch {
        let folder = tempfile::tempdir().expect("a scratch folder");
        Scratch { journey: folder.path().join("career"), folder }
    }

    /// A journey of these files: path and text.
    pub fn with(files: &[(&str, &str)]) -> Scratch {
        let scratch = Scratch::empty();
        files.iter().for_each(|(path, text)| scratch.write(path, text));
        scratch
    }

    /// A copy of the sample career.
    pub fn sample() -> Scratch {
        let scratch = Scratch::empty();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        files_under(&sample).iter().for_each(|(path, bytes)| scratch.write(path, bytes));
        scratch
    }

    /// A scratch folder for a journey that is elsewhere.
    pub fn beside(journey: PathBuf) -> Scratch {
        Scratch { journey, ..Scratch::empty() }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn journey(&self) -> &Path {
        &self.journey
    }

    /// A file of the journey; empty if it is not there.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.journey.join(path)).unwrap_or_default()
    }

    /// Writes a file of the journey, as another program would.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.journey.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    /// Every file of the journey, by its path in there.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_under(&self.journey)
    }
}

/// Every file of a folder, by its path in there, with its bytes.
pub fn files_under(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.is_file() {
                let name = path.strip_prefix(folder).expect("it is in there");
                found.insert(name.display().to_string(), fs::read(&path).expect("readable"));
            }
        }
    }
    found
}

/// Writes an unpacked LinkedIn export into that folder.
pub fn write_linkedin_export(folder: &Path) {
    const POSITIONS: &str = "\
Company Name,Title,Description,Location,Started On,Finished On
Nordbank,Infrastructure architect,,Hamburg,May 2016,
Nordbank,Systems engineer,Ran the Unix hosts of the clearing system.,Hamburg,Apr 2012,May 2016
Freight & Sons,Administrator,,Bremen,1995,1998
,,,,2001,2002
";
    const EDUCATION: &str = "\
School Name,Start Date,End Date,Notes,Degree Name,Activities
Technical college of Bremen,1992,1995,,Electronics technician,
";
    const CERTIFICATIONS: &str = "\
Name,Url,Authority,Started On,Finished On,License Number
AWS Solutions Architect,https://example.org/aws,Amazon Web Services,Nov 2018,Nov 2021,AWS-123
RHCE,,Red Hat,Oct 2005,,
Network+,,CompTIA,,,
MCSE NT4,,Microsoft,,,
";
    let files = [
        ("Positions.csv", POSITIONS),
        ("Education.csv", EDUCATION),
        ("Certifications.csv", CERTIFICATIONS),
    ];
    fs::create_dir_all(folder).expect("a folder");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("written");
    }
}
