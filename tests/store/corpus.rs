//! The corpora: files as people write them, and files as an accident leaves them with what is said of them.
//!
//! A file in `corpus/invalid` is called `WHAT.PLACE.toml`, and `WHAT.PLACE.txt` beside it is what `milepost check` says of a
//! journey in which it stands at that place. `MILEPOST_REGENERATE=1 cargo test store::invalid` writes those anew.

use std::fs;
use std::path::PathBuf;

/// What is said, where that is not the same on every machine.
const ELSEWHERE: &str = "[JOURNEY]";

/// A file of a corpus.
pub struct Sample {
    /// Its name, without the ending.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Sample {
    /// The file of a journey whose place it takes.
    pub fn place(&self) -> &'static str {
        match self.name.rsplit_once('.') {
            Some((_, "milestones")) => "milestones.toml",
            Some((_, "2026")) => "done/2026.toml",
            _ => "goals.toml",
        }
    }

    /// What `milepost check` says of it.
    pub fn said(&self) -> String {
        fs::read_to_string(self.beside()).unwrap_or_default()
    }

    /// Holds what is said of it, in the journey at `root`, to what should be.
    pub fn holds(&self, said: &str, root: &str) {
        let said = said.replace(root, ELSEWHERE);
        if std::env::var_os("MILEPOST_REGENERATE").is_some() {
            fs::write(self.beside(), &said).expect("a file that can be written");
        }
        assert_eq!(said, self.said(), "{}", self.name);
    }

    fn beside(&self) -> PathBuf {
        folder("invalid").join(format!("{}.txt", self.name))
    }
}

/// Goals as people write them; every file has the goals `a` and `b`.
pub fn valid() -> Vec<(String, String)> {
    let text = |sample: Sample| (sample.name, String::from_utf8(sample.bytes).expect("UTF-8"));
    samples("valid").into_iter().map(text).collect()
}

/// Files in which something is wrong.
pub fn invalid() -> Vec<Sample> {
    samples("invalid")
}

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/store/corpus").join(name)
}

fn samples(name: &str) -> Vec<Sample> {
    let entries = fs::read_dir(folder(name)).expect("the corpus");
    let mut samples: Vec<Sample> = entries
        .filter_map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name()?.to_str()?.strip_suffix(".toml")?.to_owned();
            let bytes = fs::read(&path).expect("a file of the corpus");
            Some(Sample { name, bytes })
        })
        .collect();
    samples.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(samples.len() > 20, "the corpus was not found");
    samples
}
