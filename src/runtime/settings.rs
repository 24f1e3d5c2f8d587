//! The settings of the screen, made of the configuration file, and read again when that changes.

use crate::app::disk::Answer;
use crate::app::keymap::Keymap;
use crate::app::settings::{Charset, Settings};
use crate::app::theme::Themes;
use crate::config::{Config, Fault, GlyphSet};
use crate::domain::calendar::DateStyle;
use crate::domain::review::Cadence;
use crate::domain::words::sentence;
use crate::store::rewrite::rewrite;
use std::path::{Path, PathBuf};

/// The journey's name in the header.
#[derive(Debug)]
pub(crate) enum JourneyName {
    /// That of the settings, else this one.
    Unless(String),
    /// This one, whatever the settings say.
    Always(String),
}

/// The configuration file of a screen, as it was read last.
#[derive(Debug)]
pub struct SettingsFile {
    /// `None` without a home folder. The file need not exist.
    path: Option<PathBuf>,
    name: JourneyName,
    coloured: bool,
    config: Config,
    /// Why it could not be read again, said once.
    fault: Option<String>,
}

impl SettingsFile {
    /// Defaults, until a file is written there.
    pub fn at(path: PathBuf) -> SettingsFile {
        let name = JourneyName::Unless(String::new());
        SettingsFile::new(Some(path), Config::default(), name, true)
    }

    pub(crate) fn new(
        path: Option<PathBuf>,
        config: Config,
        name: JourneyName,
        coloured: bool,
    ) -> SettingsFile {
        SettingsFile { path, name, coloured, config, fault: None }
    }

    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(crate) fn settings(&self) -> Result<Settings, Fault> {
        self.settings_of(&self.config)
    }

    fn settings_of(&self, config: &Config) -> Result<Settings, Fault> {
        Ok(Settings {
            keymap: keymap(config, self.path())?,
            charset: charset(config.glyphs),
            themes: themes(config, self.path())?,
            coloured: self.coloured,
            name: match &self.name {
                JourneyName::Unless(name) if config.name.is_empty() => name.clone(),
                JourneyName::Unless(_) => config.name.clone(),
                JourneyName::Always(name) => name.clone(),
            },
            saved_filters: config.filters.clone(),
            cadence: Cadence::every(config.review.every_days),
            dates: dates(config),
            mouse: config.mouse,
            editor: config.editor.clone(),
        })
    }

    /// The settings where the file says something else than before; what is wrong in it is said once. A file that is
    /// gone changes nothing: many editors remove it for a moment.
    pub(super) fn look(&mut self) -> Option<Answer> {
        let read = Config::read(self.path()?).transpose()?;
        match read.and_then(|config| Ok((self.settings_of(&config)?, config))) {
            Ok((_, config)) if config == self.config && self.fault.is_none() => None,
            Ok((settings, config)) => {
                self.fault = None;
                let moved = config.dir != self.config.dir;
                self.config = config;
                let remark = moved.then(|| "`dir` takes effect at the next start.".to_owned());
                Some(Answer::Settings { settings: Box::new(settings), remark })
            }
            Err(fault) => {
                let why = sentence(&fault.brief());
                let is_news = self.fault.as_ref() != Some(&why);
                self.fault = Some(why.clone());
                is_news.then(|| Answer::refused(why))
            }
        }
    }

    /// Saves a filter, or forgets it if its text is empty. The screen knows of it already.
    pub(super) fn keep_filter(&mut self, name: &str, text: &str) -> Result<(), String> {
        self.rewrite(|old, path| Config::with_filter(old, path, name, text))?;
        match text {
            "" => _ = self.config.filters.remove(name),
            text => _ = self.config.filters.insert(name.into(), text.into()),
        }
        Ok(())
    }

    /// Saves the name of the theme. The screen is drawn in it already.
    pub(super) fn keep_theme(&mut self, name: &str) -> Result<(), String> {
        self.rewrite(|old, path| Config::with_theme(old, path, name))?;
        name.clone_into(&mut self.config.themes.chosen);
        Ok(())
    }

    fn rewrite(&self, change: impl Fn(&str, &Path) -> Result<String, Fault>) -> Result<(), String> {
        let path = self.path.as_ref().ok_or("there is no home folder to keep settings in")?;
        rewrite(path, &mut |old| change(old, path).map_err(|fault| fault.to_string()))
    }
}

/// The keys by the settings in that file; each fault names its line.
pub(crate) fn keymap(config: &Config, file: Option<&Path>) -> Result<Keymap, Fault> {
    Keymap::new(&config.keys).map_err(|errors| {
        let (file, text) = text_of(file);
        let faults = errors.iter().map(|error| (error.actions(), error.to_string()));
        Config::key_faults(&text, file, faults)
    })
}

/// The themes by the settings in that file; a fault names its line.
fn themes(config: &Config, file: Option<&Path>) -> Result<Themes, Fault> {
    let settings = &config.themes;
    Themes::new(&settings.chosen, &settings.own).map_err(|error| {
        let (file, text) = text_of(file);
        let place: Vec<&str> = error.place.iter().map(String::as_str).collect();
        let (setting, table) = place.split_last().unwrap_or((&"", &[]));
        Config::fault_at(&text, file, (table, setting), error.to_string())
    })
}

/// The file, and its text as far as it can be read.
fn text_of(file: Option<&Path>) -> (&Path, String) {
    let file = file.unwrap_or(Path::new("config.toml"));
    let text = std::fs::read_to_string(file).unwrap_or_default();
    (file, text.trim_start_matches('\u{feff}').to_owned())
}

pub(crate) fn charset(choice: GlyphSet) -> Charset {
    match choice {
        GlyphSet::Unicode => Charset::Unicode,
        GlyphSet::Ascii => Charset::Ascii,
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
            Answer::Settings { settings, .. } => Some(*settings),
            other => panic!("{other:?}"),
        }
    }

    fn refused(file: &mut SettingsFile) -> Option<String> {
        match file.look()? {
            Answer::Refused { why, .. } => Some(why),
            other => panic!("{other:?}"),
        }
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
        fs::remove_file(&path).expect("removed");
        assert!(file.look().is_none(), "a file that is gone changes nothing");
    }

    #[test]
    fn settings_with_a_fault_are_told_once_and_mended_ones_again() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("config.toml");
        let mut file = SettingsFile::at(path.clone());
        fs::write(&path, "name = \"career\"\ntheme = \"pink\"\n").expect("written");
        assert_eq!(
            refused(&mut file).as_deref(),
            Some(
                "Line 2 of config.toml: there is no theme `pink`; there are `auto`, `dark`, `light`, \
                 `high-contrast`, `colour-blind` and `mono`."
            )
        );
        assert!(file.look().is_none(), "told once");
        fs::write(&path, "[keys]\nquti = \"Q\"\n").expect("written");
        assert_eq!(
            refused(&mut file).as_deref(),
            Some("Line 2 of config.toml: there is no action `quti`; did you mean `quit`?")
        );
        fs::write(&path, "[keys]\ndone = \"gg\"\nadd = \"d\"\ndrop = \"d\"\n").expect("written");
        assert_eq!(
            refused(&mut file).as_deref(),
            Some(
                "Line 2 of config.toml: `done` has \"gg\", which is not a key; did you mean \"g g\"? (and 1 more)."
            )
        );
        let own = "theme = \"mine\"\n[themes.mine]\nbase = \"dark\"\nacent = \"red\"\n";
        fs::write(&path, own).expect("written");
        assert_eq!(
            refused(&mut file).as_deref(),
            Some("Line 4 of config.toml: there is no setting `acent`; did you mean `accent`?")
        );
        fs::write(&path, own.replace("acent", "accent")).expect("written");
        let themes = told(&mut file).expect("mended").themes;
        assert_eq!(themes.get(themes.chosen()).name, "mine");
        fs::write(&path, "theme = \"pink\"\n").expect("written");
        assert!(refused(&mut file).is_some());
        fs::write(&path, "").expect("written");
        assert!(told(&mut file).is_some(), "mended");
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
    fn folder_of_the_journey_is_said_to_wait_for_the_next_start() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("config.toml");
        let mut file = SettingsFile::at(path.clone());
        let remark = |file: &mut SettingsFile, text: &str| {
            fs::write(&path, text).expect("written");
            match file.look() {
                Some(Answer::Settings { remark, .. }) => remark,
                other => panic!("{other:?}"),
            }
        };
        assert!(remark(&mut file, "dir = \"/career\"\n").is_some());
        assert_eq!(remark(&mut file, "dir = \"/career\"\nname = \"x\"\n"), None);
    }
}
