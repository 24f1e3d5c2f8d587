//! The settings of the screen, made of the configuration file, and read again when that changes.

use crate::app::keymap::Keymap;
use crate::app::settings::{Charset, Settings};
use crate::app::theme::Themes;
use crate::config::{self, Config, Fault, GlyphSet};
use crate::domain::calendar::DateStyle;
use crate::domain::complaint::Complaint;
use crate::domain::review::Cadence;
use crate::store::rewrite::rewrite;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The settings, with what only the screen understands of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct LoadedSettings {
    pub(crate) config: Config,
    pub(crate) keymap: Keymap,
    pub(crate) themes: Themes,
}

impl LoadedSettings {
    /// Reads the file at `path`; `None` if there is none.
    pub(crate) fn read(path: &Path) -> Result<Option<LoadedSettings>, Fault> {
        let mut loaded = LoadedSettings::default();
        let config = Config::read(path, &mut |config| loaded.take(config))?;
        Ok(config.map(|config| LoadedSettings { config, ..loaded }))
    }

    /// Makes keys and themes of the settings, and finds all that is wrong in them.
    fn take(&mut self, config: &Config) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        match Keymap::new(&config.keys) {
            Ok(keymap) => {
                complaints.extend(keymap.lost(&config.keys));
                self.keymap = keymap;
            }
            Err(errors) => complaints.extend(errors),
        }
        match Themes::new(&config.themes.chosen, &config.themes.own) {
            Ok(themes) => self.themes = themes,
            Err(errors) => complaints.extend(errors),
        }
        complaints
    }
}

/// What a screen is to the settings.
#[derive(Debug)]
pub(crate) enum SettingsUse {
    /// They are its own. They name the journey in the header; without a name there it is this one.
    Own(String),
    /// It only borrows them for a journey of that name, and saves nothing among them.
    Borrowed(String),
}

/// The configuration file of a screen, as it was read last.
#[derive(Debug)]
pub struct SettingsFile {
    /// `None` without a home folder. The file need not exist.
    path: Option<PathBuf>,
    usage: SettingsUse,
    coloured: bool,
    loaded: LoadedSettings,
    /// Why it could not be read again, said once.
    fault: Option<String>,
}

impl SettingsFile {
    /// Defaults, until a file is written there.
    pub fn at(path: PathBuf) -> SettingsFile {
        let usage = SettingsUse::Own(String::new());
        SettingsFile::new(Some(path), LoadedSettings::default(), usage, true)
    }

    pub(crate) fn new(
        path: Option<PathBuf>,
        loaded: LoadedSettings,
        usage: SettingsUse,
        coloured: bool,
    ) -> SettingsFile {
        SettingsFile { path, usage, coloured, loaded, fault: None }
    }

    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(crate) fn settings(&self) -> Settings {
        let LoadedSettings { config, keymap, themes } = self.loaded.clone();
        Settings {
            keymap,
            charset: charset(config.glyphs),
            themes,
            coloured: self.coloured,
            dates: dates(&config),
            name: match &self.usage {
                SettingsUse::Own(_) if !config.name.is_empty() => config.name,
                SettingsUse::Own(name) | SettingsUse::Borrowed(name) => name.clone(),
            },
            saved_filters: config.filters,
            cadence: Cadence::every(config.review.every_days),
            mouse: config.mouse,
            editor: config.editor,
        }
    }

    /// The settings where the file says something else than before, with what takes no effect yet; without a file they are the
    /// defaults. What is wrong in it is said once, and changes nothing.
    pub(super) fn look(&mut self) -> Option<Result<(Settings, Option<String>), String>> {
        let read = LoadedSettings::read(self.path()?);
        let is_gone = matches!(read, Ok(None));
        match read.map(Option::unwrap_or_default) {
            Ok(loaded) if loaded.config == self.loaded.config && self.fault.is_none() => None,
            Ok(loaded) => {
                self.fault = None;
                let moved = self.is_own() && loaded.config.dir != self.loaded.config.dir;
                self.loaded = loaded;
                let moved = moved.then_some("`dir` takes effect at the next start.");
                let gone = is_gone.then_some("Their file is gone: these are the defaults.");
                let remark = gone.or(moved).map(str::to_owned).or_else(|| self.warning());
                Some(Ok((self.settings(), remark)))
            }
            Err(fault) => {
                let why = fault.brief();
                let is_news = self.fault.as_ref() != Some(&why);
                self.fault = Some(why.clone());
                is_news.then_some(Err(why))
            }
        }
    }

    /// What takes effect, and may not be meant.
    pub(crate) fn warning(&self) -> Option<String> {
        config::brief(&self.loaded.config.warnings, self.path()?)
    }

    fn is_own(&self) -> bool {
        matches!(self.usage, SettingsUse::Own(_))
    }

    /// Saves a filter, or forgets it if its text is empty. The screen knows of it already.
    pub(super) fn keep_filter(&mut self, name: &str, text: &str) -> Result<(), String> {
        if !self.is_own() {
            return Ok(());
        }
        self.rewrite(|old, path| Config::with_filter(old, path, name, text))?;
        match text {
            "" => _ = self.loaded.config.filters.remove(name),
            text => _ = self.loaded.config.filters.insert(name.into(), text.into()),
        }
        Ok(())
    }

    /// Saves the name of the theme. The screen is drawn in it already.
    pub(super) fn keep_theme(&mut self, name: &str) -> Result<(), String> {
        if !self.is_own() {
            return Ok(());
        }
        self.rewrite(|old, path| Config::with_theme(old, path, name))?;
        name.clone_into(&mut self.loaded.config.themes.chosen);
        Ok(())
    }

    fn rewrite(&self, change: impl Fn(&str, &Path) -> Result<String, Fault>) -> Result<(), String> {
        let path = self.path.as_ref().ok_or("there is no home folder to keep settings in")?;
        rewrite(path, &mut |old| change(old, path).map_err(|fault| fault.brief()))
    }
}

pub(crate) fn charset(choice: GlyphSet) -> Charset {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(env::var_os);
    match choice {
        GlyphSet::Auto => of_locale(locale),
        GlyphSet::Unicode => Charset::Unicode,
        GlyphSet::Ascii => Charset::Ascii,
    }
}

/// What the first of these that is set says: nothing but the locale without a language has no more than ASCII.
fn of_locale(locale: impl Iterator<Item = OsString>) -> Charset {
    let is_plain = |locale: OsString| locale == "C" || locale == "POSIX";
    match locale.filter(|locale| !locale.is_empty()).map(is_plain).next() {
        Some(true) => Charset::Ascii,
        Some(false) | None => Charset::Unicode,
    }
}

pub(crate) fn dates(config: &Config) -> DateStyle {
    DateStyle { week: config.week_start, format: config.date_format }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn told(file: &mut SettingsFile) -> Option<Settings> {
        match file.look()? {
            Ok((settings, _)) => Some(settings),
            other => panic!("{other:?}"),
        }
    }

    fn refused(file: &mut SettingsFile) -> Option<String> {
        match file.look()? {
            Err(why) => Some(why),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn charset_of_a_locale_without_a_language_is_ascii() {
        let of = |set: &[&str]| of_locale(set.iter().map(OsString::from));
        assert_eq!(of(&[]), Charset::Unicode, "nobody has said anything");
        assert_eq!(of(&["", "C.UTF-8", "C"]), Charset::Unicode);
        assert_eq!(of(&["", "C", "de_DE.UTF-8"]), Charset::Ascii);
        assert_eq!(of(&["POSIX"]), Charset::Ascii);
    }

    #[test]
    fn settings_are_told_when_the_file_says_something_else() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("config.toml");
        let mut file = SettingsFile::at(path.clone());
        assert!(file.look().is_none(), "there is no file");
        fs::write(&path, "# Mine.\n").expect("written");
        assert!(file.look().is_none(), "it says what was so before");
        fs::write(&path, "name = \"career\"\nglyphs = \"ascii\"\n[keys]\nquit = \"Q\"\n")
            .expect("written");
        let settings = told(&mut file).expect("news");
        assert_eq!((settings.name.as_str(), settings.charset), ("career", Charset::Ascii));
        assert!(file.look().is_none(), "told once");
    }

    #[test]
    fn settings_without_their_file_are_the_defaults_and_an_unreadable_one_changes_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("config.toml");
        let mut file = SettingsFile::at(path.clone());
        fs::write(&path, "name = \"career\"\n").expect("written");
        assert_eq!(told(&mut file).expect("news").name, "career");
        fs::remove_file(&path).expect("removed");
        fs::create_dir(&path).expect("a folder in its place");
        let said = refused(&mut file).expect("a refusal");
        assert!(said.starts_with("cannot read ") && said.contains("Is a directory"), "{said}");
        assert_eq!(file.settings().name, "career");
        fs::remove_dir(&path).expect("removed");
        assert_eq!(told(&mut file).expect("the file is gone").name, "");
        fs::write(&path, "name = \"back\"\n").expect("written");
        assert_eq!(told(&mut file).expect("it is there again").name, "back");
    }

    #[test]
    fn settings_with_faults_are_told_once_and_mended_ones_again() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("config.toml");
        let mut file = SettingsFile::at(path.clone());
        fs::write(&path, "name = \"career\"\ntheme = \"drak\"\n").expect("written");
        let said = refused(&mut file).expect("a refusal");
        let one = "config.toml, line 2, column 1: there is no theme `drak`; did you mean `dark`?";
        assert_eq!(said, one);
        assert!(file.look().is_none(), "told once");
        let text = "name = 3\n[keys]\nquti = \"Q\"\n[filters]\nwork = \"is:opn\"\n";
        fs::write(&path, text).expect("written");
        let said = refused(&mut file).expect("a refusal");
        assert!(said.starts_with("config.toml, line 1, column 8: "), "{said}");
        assert!(said.ends_with(" 2 more: milepost config lists them."), "{said}");
        fs::write(&path, "theme = \"mine\"\n[themes.mine]\nbase = \"dark\"\n").expect("written");
        let themes = told(&mut file).expect("mended").themes;
        assert_eq!(themes.get(themes.chosen()).name, "mine");
        fs::write(&path, "theme = \"pink\"\n").expect("written");
        assert!(refused(&mut file).is_some());
        fs::write(&path, "theme = \"mine\"\n[themes.mine]\nbase = \"dark\"\n").expect("written");
        assert!(told(&mut file).is_some(), "mended, although it is what was so before");
    }

    #[test]
    fn settings_that_the_screen_saved_are_no_news_to_it() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("new/config.toml");
        let mut file = SettingsFile::at(path.clone());
        file.keep_filter("work", "tag:work").expect("saved");
        assert!(file.look().is_none());
        fs::write(&path, "name = \"x\"\n[filters]\nwork = \"tag:work\"\n").expect("written");
        file.keep_filter("home", "tag:home").expect("saved");
        let settings = told(&mut file).expect("what somebody else changed is news");
        assert_eq!((settings.name.as_str(), settings.saved_filters.len()), ("x", 2));
        file.keep_filter("work", "").expect("forgotten");
        file.keep_theme("dark").expect("saved");
        assert!(file.look().is_none());
    }

    #[test]
    fn settings_that_are_borrowed_are_followed_and_never_written() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("config.toml");
        let usage = SettingsUse::Borrowed("a sample".into());
        let loaded = LoadedSettings::default();
        let mut file = SettingsFile::new(Some(path.clone()), loaded, usage, true);
        file.keep_theme("dark").expect("it is on");
        file.keep_filter("work", "tag:work").expect("it is on");
        assert!(!path.exists() && file.look().is_none());
        fs::write(&path, "dir = \"/career\"\nname = \"x\"\nglyphs = \"ascii\"\n").expect("written");
        match file.look() {
            Some(Ok((settings, None))) => {
                assert_eq!(
                    (settings.name.as_str(), settings.charset),
                    ("a sample", Charset::Ascii)
                );
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn folder_of_the_journey_is_said_to_wait_for_the_next_start() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("config.toml");
        let mut file = SettingsFile::at(path.clone());
        let remark = |file: &mut SettingsFile, text: &str| {
            fs::write(&path, text).expect("written");
            match file.look() {
                Some(Ok((_, remark))) => remark,
                other => panic!("{other:?}"),
            }
        };
        assert!(remark(&mut file, "dir = \"/career\"\n").is_some());
        assert_eq!(remark(&mut file, "dir = \"/career\"\nname = \"x\"\n"), None);
    }
}
