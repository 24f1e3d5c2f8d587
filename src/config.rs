//! The settings that the configuration file holds.

mod edit;
mod fault;
mod filters;
mod table;
mod themes;

pub(crate) use fault::{Fault, WrongPlace, brief};
pub(crate) use themes::ThemeSettings;

use crate::domain::complaint::Complaint;
use crate::domain::date::{DateFormat, WeekStart};
use crate::domain::profile::Profile;
use crate::domain::sorted::SortedMap;
use std::fs::OpenOptions;
use std::io::{self, Read};
use std::num::NonZeroU16;
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Most bytes that are read: far more than the settings need.
const LARGEST: u64 = 1 << 20;

/// The characters that marks are drawn with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum GlyphSet {
    /// Those that the locale has.
    #[default]
    Auto,
    /// `◆ ★ ─`, which most terminals draw well.
    Unicode,
    /// Plain letters and signs, for terminals that draw the others two columns wide.
    Ascii,
}

/// The settings; what the file does not name keeps its default.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Config {
    /// The journey's folder; a leading `~` stands for the home folder.
    pub(crate) dir: Option<PathBuf>,
    /// The journey's name, for the header; empty for none.
    pub(crate) name: String,
    pub(crate) glyphs: GlyphSet,
    pub(crate) themes: ThemeSettings,
    pub(crate) week_start: WeekStart,
    pub(crate) date_format: DateFormat,
    pub(crate) mouse: bool,
    /// The command of the editor, with its arguments.
    pub(crate) editor: Option<String>,
    /// Keys by the name of their action, as written.
    pub(crate) keys: SortedMap<String, Vec<String>>,
    /// Saved filters by their names, as written.
    pub(crate) filters: SortedMap<String, String>,
    pub(crate) review: ReviewSettings,
    /// The head of a CV.
    pub(crate) cv: Profile,
    /// What takes effect, and may not be meant.
    pub(crate) warnings: Vec<WrongPlace>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            dir: None,
            name: String::new(),
            glyphs: GlyphSet::default(),
            themes: ThemeSettings::default(),
            week_start: WeekStart::default(),
            date_format: DateFormat::default(),
            mouse: true,
            editor: None,
            keys: SortedMap::new(),
            filters: SortedMap::new(),
            review: ReviewSettings::default(),
            cv: Profile::default(),
            warnings: Vec::new(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ReviewSettings {
    /// Days until an open goal comes up again.
    pub(crate) every_days: NonZeroU16,
}

impl Default for ReviewSettings {
    fn default() -> ReviewSettings {
        let every_days = NonZeroU16::MIN.saturating_add(6);
        ReviewSettings { every_days }
    }
}

impl Config {
    /// Reads the file at `path`; `None` if there is none. All that is wrong in it is one fault, with what `check` finds.
    pub(crate) fn read(
        path: &Path,
        check: &mut dyn FnMut(&Config) -> Vec<Complaint>,
    ) -> Result<Option<Config>, Fault> {
        match content(path) {
            Ok(bytes) => Config::checked(&bytes, path, check).map(Some),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound && !path.is_symlink() => Ok(None),
            Err(cause) => Err(Fault::Unreadable { path: path.to_owned(), cause }),
        }
    }

    /// Parses settings; `path` is only for the message.
    fn parse(bytes: &[u8], path: &Path) -> Result<Config, Fault> {
        Config::checked(bytes, path, &mut |_| Vec::new())
    }

    fn checked(
        bytes: &[u8],
        path: &Path,
        check: &mut dyn FnMut(&Config) -> Vec<Complaint>,
    ) -> Result<Config, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotText(path.to_owned()))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        table::settings(text, check).map_err(|mistakes| fault::in_file(mistakes, path, text))
    }
}

/// A file's bytes. It never waits: opening a pipe would block until somebody writes to it, and a device may never end.
fn content(path: &Path) -> io::Result<Vec<u8>> {
    let nonblock = rustix::fs::OFlags::NONBLOCK.bits() as i32;
    let file = OpenOptions::new().read(true).custom_flags(nonblock).open(path)?;
    if file.metadata()?.file_type().is_fifo() {
        return Err(io::Error::other("it is a named pipe"));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        0..=LARGEST => Ok(bytes),
        _ => Err(io::Error::other("it is larger than 1 MB")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, Fault> {
        Config::parse(text.as_bytes(), Path::new("config.toml"))
    }

    #[test]
    fn config_of_an_empty_file_is_the_default_and_a_missing_one_has_none() {
        assert_eq!(parse("").expect("settings"), Config::default());
        let missing = Config::read(Path::new("/nowhere/at/all/config.toml"), &mut |_| Vec::new());
        assert_eq!(missing.expect("no fault"), None);
    }

    #[test]
    fn default_settings_as_text_are_those_of_the_program() {
        let text = include_str!("../assets/config.toml");
        let config = Config { keys: SortedMap::new(), ..parse(text).expect("settings") };
        assert_eq!(config, Config::default());
        // What is commented out is a setting too: it is read when its sign is taken away.
        let shown = text.lines().map(|line| line.strip_prefix("#: ").unwrap_or(line));
        let config = parse(&shown.collect::<Vec<_>>().join("\n")).expect("settings");
        assert!(config.dir.is_some() && config.editor.is_some() && config.cv.summary.is_some());
        assert!(!config.filters.is_empty());
    }

    #[test]
    fn every_setting_is_read() {
        let text = "\u{feff}dir = \"~/journey\"\nname = \"career\"\nglyphs = \"ascii\"\ntheme = \"light\"\nweek_start = \"sunday\"\ndate_format = \"iso\"\nmouse = false\n\
                    editor = \" code --wait\"\n[keys]\nquit = \"Q\"\nadd = [\"a\", \"ctrl-n\"]\n\
                    [filters]\nwork = \"tag:work\"\n[review]\nevery_days = 10\n";
        let config = parse(text).expect("settings");
        assert_eq!(config.dir.as_deref(), Some(Path::new("~/journey")));
        assert_eq!(
            (config.name.as_str(), config.glyphs, config.themes.chosen.as_str()),
            ("career", GlyphSet::Ascii, "light")
        );
        assert_eq!((config.week_start, config.date_format), (WeekStart::Sunday, DateFormat::Iso));
        assert_eq!((config.mouse, config.editor.as_deref()), (false, Some("code --wait")));
        assert_eq!(config.keys.get("quit").unwrap(), &["Q"]);
        assert_eq!(config.keys.get("add").unwrap(), &["a", "ctrl-n"]);
        assert_eq!(config.filters.get("work").unwrap(), "tag:work");
        assert_eq!(config.review.every_days.get(), 10);
        assert_eq!(Config::default().review.every_days.get(), 7);
    }

    #[test]
    fn cv_is_read_trimmed_and_an_empty_text_is_left_out() {
        let text = "[cv]\nname = \" Grace Hopper \"\nheadline = \"\"\nurl = \"https://example.org\"\n\
                    links = [\"https://example.org/code \", \" \"]\nsummary = \"\"\"\nCompilers.\nThen standards.\n\"\"\"\n";
        let cv = parse(text).expect("settings").cv;
        let expected = Profile {
            name: Some("Grace Hopper".into()),
            url: Some("https://example.org".into()),
            links: vec!["https://example.org/code".into()],
            summary: Some("Compilers.\nThen standards.".into()),
            ..Profile::default()
        };
        assert_eq!(cv, expected);
        assert_eq!(parse("[cv]").expect("settings"), Config::default());
    }

    #[test]
    fn cv_refuses_what_is_no_text_with_its_place() {
        let refused = |text: &str| parse(text).expect_err("refused").to_string();
        assert_eq!(
            refused("[cv]\nmail = \"g@example.org\""),
            "config.toml:2:1: there is no setting `mail`; did you mean `email`?"
        );
        assert_eq!(refused("[cv]\nname = 3"), "config.toml:2:8: `name` is 3, not a text in quotes");
        assert_eq!(
            refused("[cv]\nlinks = \"https://example.org\""),
            "config.toml:2:9: `links` is \"https://example.org\", not a list of texts"
        );
        assert_eq!(
            refused("[cv]\nlinks = [\"https://example.org\", 3]"),
            "config.toml:2:33: `links` is 3, not a text in quotes"
        );
        assert_eq!(
            refused("cv = \"Grace\""),
            "config.toml:1:6: `cv` is \"Grace\", not a table [cv]"
        );
    }

    #[test]
    fn config_names_an_unknown_setting_with_its_place_and_the_known_ones() {
        let fault = parse("name = \"career\"\nglyph = \"ascii\"\n").expect_err("no such setting");
        assert_eq!(
            fault.to_string(),
            "config.toml:2:1: there is no setting `glyph`; did you mean `glyphs`?"
        );
        let fault = parse("colour = 3").expect_err("no such setting");
        assert_eq!(
            fault.to_string(),
            "config.toml:1:1: there is no setting `colour`; the settings here are `dir`, `name`, `glyphs`, `theme`, `week_start`, `date_format`, `mouse`, `editor`, `themes`, `keys`, `filters`, `review` and `cv`"
        );
        let fault = parse("[keys]\nquit = 3").expect_err("no key");
        assert_eq!(
            fault.to_string(),
            "config.toml:2:8: `quit` is 3, not a key such as \"x\", or a list of keys"
        );
        let fault = parse("[review]\nevery_days = 0").expect_err("no days at all");
        assert_eq!(
            fault.to_string(),
            "config.toml:2:14: `every_days` is 0, not a number of days from 1 to 65535"
        );
    }

    #[test]
    fn config_says_in_plain_words_what_is_no_toml() {
        for (text, said) in [
            ("x=", "1:3: `x`: there is no value, expected one after `=`"),
            ("[filters]\nwork =\n", "2:7: `work`: there is no value, expected one after `=`"),
            ("mouse = yes", "1:9: `mouse`: the text has no quotes, expected `\"`"),
            ("theme = \"dark", "1:14: `theme`: the text in quotes is not closed, expected `\"`"),
        ] {
            let fault = parse(text).expect_err("no TOML").to_string();
            assert_eq!(fault, format!("config.toml:{said}"));
        }
    }

    #[test]
    fn folder_must_be_the_same_wherever_the_program_is_started() {
        for dir in ["/career", "~/career", "~"] {
            let config = parse(&format!("dir = \"{dir}\"")).expect("settings");
            assert_eq!(config.dir.as_deref(), Some(Path::new(dir)));
        }
        for dir in ["career", "./career", "../career", ".", "", "~anna/career"] {
            let text = format!("name = \"x\"\ndir = \"{dir}\"");
            let said = parse(&text).expect_err("relative").to_string();
            assert!(said.starts_with("config.toml:2:7: "), "{said}");
            assert!(said.contains("write a full path"), "{said}");
        }
    }

    #[test]
    fn config_says_a_hundred_errors_of_a_file_of_another_kind() {
        let text: String = (0..40_000).map(|n| format!("a{n} = {n}\n")).collect();
        let said = parse(&text).expect_err("no settings").lines();
        assert_eq!(said.len(), 100);
        assert!(said[99].ends_with("; there are 39900 errors more"), "{}", said[99]);
        let text: String = (0..40_000).map(|n| format!("a line of prose, {n}\n")).collect();
        assert_eq!(parse(&text).expect_err("no TOML").lines().len(), 100);
    }

    #[test]
    fn config_reports_bytes_that_are_not_text() {
        let fault = Config::parse(b"name = \"\xff\"", Path::new("c.toml")).expect_err("no text");
        assert_eq!(fault.to_string(), "c.toml is not UTF-8 text");
    }
}
