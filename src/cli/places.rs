//! Paths on this machine: the journey's folder, the settings, and the folders for state and cache.

use crate::cli::failure::Failure;
use crate::cli::flags::Everywhere;
use crate::cli::output::Output;
use crate::config::Config;
use crate::domain::sorted::SortedMap;
use crate::runtime::settings::LoadedSettings;
use crate::store::places::Places;
use directories::BaseDirs;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub(super) struct Setup {
    pub(super) places: Places,
    pub(super) settings: LoadedSettings,
    /// The file of the settings, which need not exist.
    pub(super) file: Option<PathBuf>,
}

/// Reads the settings and finds the places that flags, environment and settings name, in this order.
pub(super) fn find(flags: &Everywhere) -> Result<Setup, Failure> {
    let environment = Environment::of_process();
    let (file, settings) = environment.settings(flags)?;
    let places = Places {
        journey: environment.journey(flags, &settings.config)?,
        state: environment.folder("XDG_STATE_HOME", ".local/state"),
        cache: environment.folder("XDG_CACHE_HOME", ".cache"),
    };
    Ok(Setup { places, settings, file })
}

/// The settings.
pub(super) fn loaded(flags: &Everywhere) -> Result<LoadedSettings, Failure> {
    let (_, settings) = Environment::of_process().settings(flags)?;
    Ok(settings)
}

/// The settings, for a command that is about them: what may not be meant in them is said.
pub(super) fn settings(flags: &Everywhere, output: &mut Output) -> Result<LoadedSettings, Failure> {
    let (file, settings) = Environment::of_process().settings(flags)?;
    output.draw_with(settings.config.glyphs);
    let file = file.unwrap_or_default();
    let warnings = settings.config.warnings.iter();
    warnings.for_each(|warning| output.warn(&warning.in_file(&file)));
    Ok(settings)
}

/// The file of the settings, read or not; `None` without a home folder.
pub(super) fn config_file(flags: &Everywhere) -> Result<Option<PathBuf>, Failure> {
    Environment::of_process().config_file(flags)
}

/// The folder for reports of panics: the one for state, or else for temporary files.
pub(super) fn reports() -> PathBuf {
    let environment = Environment::of_process();
    let state = environment.folder("XDG_STATE_HOME", ".local/state");
    state.unwrap_or_else(std::env::temp_dir)
}

/// The environment's variables, where an empty one counts as not set, and the home folder. Without `$HOME` there is no
/// home folder: the one in the user database is not meant by whoever unsets it.
struct Environment {
    variables: SortedMap<OsString, OsString>,
    home: Option<PathBuf>,
}

impl Environment {
    fn of_process() -> Environment {
        let named = std::env::var_os("HOME").is_some_and(|home| !home.is_empty());
        let dirs = named.then(BaseDirs::new).flatten();
        Environment {
            variables: std::env::vars_os().collect(),
            home: dirs.map(|dirs| dirs.home_dir().to_owned()),
        }
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        let value = self.variables.get(OsStr::new(name)).filter(|value| !value.is_empty())?;
        Some(PathBuf::from(value))
    }

    /// The path that a flag, a variable or a setting names. A shell puts the home folder in the place of a `~` only
    /// where it stands alone at the beginning of a word: not after a `=`, and not in a file of variables.
    fn named(&self, path: &Path) -> Result<PathBuf, Failure> {
        let first = path.components().next();
        let first = first.map(|part| part.as_os_str().as_encoded_bytes());
        match first {
            Some(b"~") => {
                let home = self.home.as_ref().ok_or_else(|| homeless_in(path))?;
                Ok(path.components().skip(1).fold(home.clone(), |to, part| to.join(part)))
            }
            Some([b'~', ..]) => Err(of_another(path)),
            Some(_) | None => Ok(path.to_owned()),
        }
    }

    /// Our folder in the base folder that `variable` names, else in the one below the home folder. The XDG Base
    /// Directory Specification bids to ignore a relative path.
    fn folder(&self, variable: &str, below_home: &str) -> Option<PathBuf> {
        let named = self.path(variable).filter(|path| path.is_absolute());
        let base = named.or_else(|| Some(self.home.as_ref()?.join(below_home)))?;
        Some(base.join("milepost"))
    }

    /// The settings, and their file, which need not exist; `None` without a home folder.
    fn settings(&self, flags: &Everywhere) -> Result<(Option<PathBuf>, LoadedSettings), Failure> {
        let Some(file) = self.config_file(flags)? else {
            return Ok((None, LoadedSettings::default()));
        };
        let settings = match LoadedSettings::read(&file)? {
            Some(settings) => settings,
            None => {
                self.may_be_missing(&file, flags)?;
                LoadedSettings::default()
            }
        };
        Ok((Some(file), settings))
    }

    /// A file of the settings that somebody names has to be there; the usual one may be missing.
    fn may_be_missing(&self, file: &Path, flags: &Everywhere) -> Result<(), Failure> {
        self.named_config(flags).map_or(Ok(()), |(named, _)| Err(no_config(file, named)))
    }

    /// What names the file of the settings, and the path that it gives.
    fn named_config(&self, flags: &Everywhere) -> Option<(&'static str, PathBuf)> {
        let by_flag = flags.config.clone().map(|path| ("--config", path));
        by_flag.or_else(|| Some(("$MILEPOST_CONFIG", self.path("MILEPOST_CONFIG")?)))
    }

    fn config_file(&self, flags: &Everywhere) -> Result<Option<PathBuf>, Failure> {
        match self.named_config(flags) {
            Some((_, path)) => self.named(&path).map(Some),
            None => {
                let folder = self.folder("XDG_CONFIG_HOME", ".config");
                Ok(folder.map(|folder| folder.join("config.toml")))
            }
        }
    }

    fn journey(&self, flags: &Everywhere, config: &Config) -> Result<PathBuf, Failure> {
        let asked = flags.dir.clone().or_else(|| self.path("MILEPOST_DIR"));
        let dir = match asked.as_ref().or(config.dir.as_ref()) {
            Some(dir) => self.named(dir)?,
            None => self.folder("XDG_DATA_HOME", ".local/share").ok_or_else(homeless)?,
        };
        std::path::absolute(&dir).map_err(|cause| {
            Failure::world(
                format!("cannot tell where {} is: {cause}", dir.display()),
                "name the journey's folder by its full path: --dir /path/to/folder",
            )
        })
    }
}

fn no_config(file: &Path, named: &str) -> Failure {
    let file = file.display();
    Failure::request(
        format!("{named} names {file}, which is not there"),
        format!("name a file that is there, or make one: milepost config --default > {file}"),
    )
}

fn homeless() -> Failure {
    Failure::request(
        "cannot tell where the journey is: $HOME is not set",
        "name its folder: milepost --dir DIR, or set $MILEPOST_DIR",
    )
}

fn homeless_in(path: &Path) -> Failure {
    Failure::request(
        format!("cannot tell where {} is: $HOME is not set", path.display()),
        "write its full path",
    )
}

fn of_another(path: &Path) -> Failure {
    let path = path.display();
    Failure::request(
        format!("cannot tell where {path} is: only ~/ is known, the home folder of who runs this"),
        format!("write its full path, or ./{path} for a folder of that very name"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ColorChoice;

    fn environment(pairs: &[(&str, &str)]) -> Environment {
        let variables: SortedMap<OsString, OsString> =
            pairs.iter().map(|(name, value)| (name.into(), value.into())).collect();
        Environment { home: variables.get(OsStr::new("HOME")).map(PathBuf::from), variables }
    }

    fn flags(dir: Option<&str>) -> Everywhere {
        Everywhere {
            dir: dir.map(PathBuf::from),
            config: None,
            color: ColorChoice::Auto,
            quiet: false,
        }
    }

    fn config(dir: &str) -> Config {
        Config { dir: Some(dir.into()), ..Config::default() }
    }

    fn journey(pairs: &[(&str, &str)], flag: Option<&str>, config: &Config) -> String {
        let found = environment(pairs).journey(&flags(flag), config);
        found.expect("a folder").display().to_string()
    }

    #[test]
    fn flag_then_environment_then_settings_then_xdg_name_the_folder() {
        let full = &[("HOME", "/h"), ("MILEPOST_DIR", "/env"), ("XDG_DATA_HOME", "/x")];
        assert_eq!(journey(full, Some("/flag"), &config("/c")), "/flag");
        assert_eq!(journey(full, None, &config("/c")), "/env");
        let unset = &[("HOME", "/h"), ("MILEPOST_DIR", ""), ("XDG_DATA_HOME", "/x")];
        assert_eq!(journey(unset, None, &config("~/c")), "/h/c");
        assert_eq!(journey(unset, None, &Config::default()), "/x/milepost");
        let relative = &[("HOME", "/h"), ("XDG_DATA_HOME", "x")];
        assert_eq!(journey(relative, None, &Config::default()), "/h/.local/share/milepost");
    }

    #[test]
    fn without_a_home_a_folder_must_be_named() {
        let nowhere = environment(&[]);
        assert!(nowhere.journey(&flags(None), &Config::default()).is_err());
        assert_eq!(nowhere.folder("XDG_STATE_HOME", ".local/state"), None);
        assert_eq!(nowhere.config_file(&flags(None)).expect("no file"), None);
        assert_eq!(journey(&[], Some("/flag"), &Config::default()), "/flag");
    }

    #[test]
    fn a_leading_tilde_is_the_home_folder_wherever_a_path_is_named() {
        let env = &[("HOME", "/h"), ("MILEPOST_DIR", "~/env"), ("MILEPOST_CONFIG", "~/c.toml")];
        let none = Config::default();
        assert_eq!(journey(env, None, &none), "/h/env");
        for (given, meant) in [("~", "/h"), ("~/", "/h"), ("~//j/", "/h/j"), ("~/~/j", "/h/~/j")] {
            assert_eq!(journey(env, Some(given), &none), meant, "{given}");
            assert_eq!(journey(&[("HOME", "/h")], None, &config(given)), meant, "{given}");
        }
        assert_eq!(journey(env, Some("/j/~/x"), &none), "/j/~/x");
        let here = environment(env);
        let file = here.config_file(&flags(None)).expect("a file");
        assert_eq!(file, Some("/h/c.toml".into()));
        let given = Everywhere { config: Some("~/d.toml".into()), ..flags(None) };
        assert_eq!(here.config_file(&given).expect("a file"), Some("/h/d.toml".into()));
    }

    #[test]
    fn the_home_of_another_or_of_nobody_is_no_folder() {
        let env = environment(&[("HOME", "/h")]);
        let failure = env.journey(&flags(Some("~ann/j")), &Config::default());
        assert_eq!(
            failure.expect_err("refused").hint,
            "write its full path, or ./~ann/j for a folder of that very name"
        );
        let failure = environment(&[]).journey(&flags(Some("~/j")), &Config::default());
        assert_eq!(
            failure.expect_err("refused").message,
            "cannot tell where ~/j is: $HOME is not set"
        );
    }
}
