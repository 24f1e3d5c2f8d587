//! The theme, which the screen saves when one is chosen, and the user's own.

use super::{Config, Fault, edit};
use crate::domain::sorted::SortedMap;
use std::path::Path;

/// The theme, and those of the user's own, as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ThemeSettings {
    /// The name of the one in use.
    pub(crate) chosen: String,
    /// Colours by the name of what they are for, of each theme by its name.
    pub(crate) own: SortedMap<String, SortedMap<String, String>>,
}

impl Default for ThemeSettings {
    fn default() -> ThemeSettings {
        ThemeSettings { chosen: "auto".into(), own: SortedMap::new() }
    }
}

impl Config {
    /// The text of the file with that theme.
    pub(crate) fn with_theme(text: &str, path: &Path, name: &str) -> Result<String, Fault> {
        let mut wanted = Config::parse(text.as_bytes(), path)?;
        name.clone_into(&mut wanted.themes.chosen);
        edit::with(text, path, (None, "theme"), Some(name), &wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str, name: &str) -> String {
        Config::with_theme(text, Path::new("c.toml"), name).expect("a text")
    }

    #[test]
    fn theme_is_changed_where_it_stands_and_nothing_else_changes() {
        let file = "# Mine.\ntheme = 'auto'  # for now\r\n\n[keys]\nquit = \"Q\"\n";
        assert_eq!(with(file, "dark"), file.replace("'auto'", "\"dark\""));
        let shipped = include_str!("../../assets/config.toml");
        let changed = shipped.replace("theme = \"auto\"", "theme = \"mono\"");
        assert_eq!(with(shipped, "mono"), changed);
    }

    #[test]
    fn theme_is_put_before_all_tables_where_there_is_none() {
        assert_eq!(with("", "dark"), "theme = \"dark\"\n");
        assert_eq!(with("[filters]\n", "dark"), "theme = \"dark\"\n\n[filters]\n");
        let dos = with("\u{feff}[keys]\r\nquit = \"Q\"\r\n", "light");
        assert_eq!(dos, "\u{feff}theme = \"light\"\r\n\r\n[keys]\r\nquit = \"Q\"\r\n");
    }
}
