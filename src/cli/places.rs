//! Where things are on this machine: the journey's folder, the settings, and the folders for state and cache.

use crate::cli::args::Everywhere;
use crate::cli::failure::Failure;
use crate::config::Config;
use crate::store::places::Places;
use directories::BaseDirs;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The settings, and where the journey is.
#[derive(Debug)]
pub(super) struct Settled {
    /// The journey's folder, and those for state and cache.
    pub(super) places: Places,
    /// The settings.
    pub(super) config: Config,
    /// The file that they stand in, or would.
    pub(super) file: Option<PathBuf>,
}

/// Reads the settings and finds the places that flags, environment and settings name, in this order.
pub(super) fn settle(flags: &Everywhere) -> Result<Settled, Failure> {
    let environment = environment();
    let file = environment.config_file(flags);
    let config = match &file {
        Some(path) => Config::read(path)?,
        None => Config::default(),
    };
    let places = Places {
        journey: environment.journey(flags, &config)?,
        state: environment.folder("XDG_STATE_HOME", ".local/state"),
        cache: environment.folder("XDG_CACHE_HOME", ".cache"),
    };
    Ok(Settled {
        places,
        config,
        file,
    })
}

/// The folder for reports of our own faults: that for state, or where there is none that for temporary files.
pub(super) fn reports() -> PathBuf {
    let environment = environment();
    let state = environment.folder("XDG_STATE_HOME", ".local/state");
    state.unwrap_or_else(std::env::temp_dir)
}

/// The environment's variables, of which an empty one counts as not there, and the home folder.
struct Environment<V> {
    variable: V,
    home: Option<PathBuf>,
}

/// The environment of this process. Without `$HOME` the home folder is not looked up in the user database: whoever
/// takes it away does not mean that one.
fn environment() -> Environment<fn(&str) -> Option<OsString>> {
    let named = std::env::var_os("HOME").is_some_and(|home| !home.is_empty());
    let dirs = named.then(BaseDirs::new).flatten();
    Environment {
        variable: |name| std::env::var_os(name),
        home: dirs.map(|dirs| dirs.home_dir().to_owned()),
    }
}

impl<V: Fn(&str) -> Option<OsString>> Environment<V> {
    fn path(&self, name: &str) -> Option<PathBuf> {
        let value = (self.variable)(name).filter(|value| !value.is_empty())?;
        Some(PathBuf::from(value))
    }

    /// Our folder in the base folder that `variable` names, else in the one below the home folder. The XDG Base
    /// Directory Specification bids to ignore a relative path.
    fn folder(&self, variable: &str, below_home: &str) -> Option<PathBuf> {
        let named = self.path(variable).filter(|path| path.is_absolute());
        let base = named.or_else(|| Some(self.home.as_ref()?.join(below_home)))?;
        Some(base.join("milepost"))
    }

    fn config_file(&self, flags: &Everywhere) -> Option<PathBuf> {
        let asked = flags.config.clone();
        let usual = || {
            Some(
                self.folder("XDG_CONFIG_HOME", ".config")?
                    .join("config.toml"),
            )
        };
        asked
            .or_else(|| self.path("MILEPOST_CONFIG"))
            .or_else(usual)
    }

    fn journey(&self, flags: &Everywhere, config: &Config) -> Result<PathBuf, Failure> {
        let asked = flags.dir.clone().or_else(|| self.path("MILEPOST_DIR"));
        let named = match (asked, &config.dir) {
            (Some(dir), _) => Some(dir),
            (None, Some(dir)) => Some(self.expanded(dir)?),
            (None, None) => self.folder("XDG_DATA_HOME", ".local/share"),
        };
        let dir = named.ok_or_else(homeless)?;
        std::path::absolute(&dir).map_err(|cause| {
            Failure::world(
                format!("cannot tell where {} is: {cause}", dir.display()),
                "name the journey's folder by its full path: --dir /path/to/folder",
            )
        })
    }

    fn expanded(&self, dir: &Path) -> Result<PathBuf, Failure> {
        match dir.strip_prefix("~") {
            Ok(rest) => Ok(self.home.as_ref().ok_or_else(homeless)?.join(rest)),
            Err(_) => Ok(dir.to_owned()),
        }
    }
}

fn homeless() -> Failure {
    Failure::request(
        "cannot tell where the journey is: $HOME is not set",
        "name its folder: milepost --dir DIR, or set $MILEPOST_DIR",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Color;

    fn environment(
        pairs: &'static [(&str, &str)],
    ) -> Environment<impl Fn(&str) -> Option<OsString>> {
        let value = |name: &str| Some(pairs.iter().find(|(n, _)| *n == name)?.1.into());
        Environment {
            home: value("HOME").map(PathBuf::from),
            variable: value,
        }
    }

    fn flags(dir: Option<&str>) -> Everywhere {
        Everywhere {
            dir: dir.map(PathBuf::from),
            config: None,
            color: Color::Auto,
            quiet: false,
        }
    }

    fn config(dir: &str) -> Config {
        Config {
            dir: Some(dir.into()),
            ..Config::default()
        }
    }

    fn journey(pairs: &'static [(&str, &str)], flag: Option<&str>, config: &Config) -> String {
        let found = environment(pairs).journey(&flags(flag), config);
        found.expect("a folder").display().to_string()
    }

    #[test]
    fn flag_then_environment_then_settings_then_xdg_name_the_folder() {
        let full = &[
            ("HOME", "/h"),
            ("MILEPOST_DIR", "/env"),
            ("XDG_DATA_HOME", "/x"),
        ];
        assert_eq!(journey(full, Some("/flag"), &config("/c")), "/flag");
        assert_eq!(journey(full, None, &config("/c")), "/env");
        let unset = &[
            ("HOME", "/h"),
            ("MILEPOST_DIR", ""),
            ("XDG_DATA_HOME", "/x"),
        ];
        assert_eq!(journey(unset, None, &config("~/c")), "/h/c");
        assert_eq!(journey(unset, None, &Config::default()), "/x/milepost");
        let relative = &[("HOME", "/h"), ("XDG_DATA_HOME", "x")];
        assert_eq!(
            journey(relative, None, &Config::default()),
            "/h/.local/share/milepost"
        );
    }

    #[test]
    fn without_a_home_a_folder_must_be_named() {
        let nowhere = environment(&[]);
        assert!(nowhere.journey(&flags(None), &Config::default()).is_err());
        assert_eq!(nowhere.folder("XDG_STATE_HOME", ".local/state"), None);
        assert_eq!(nowhere.config_file(&flags(None)), None);
        assert_eq!(journey(&[], Some("/flag"), &Config::default()), "/flag");
    }
}
