//! The filters that the screen saves by a name.

use super::{Config, Fault, edit};
use std::path::Path;

impl Config {
    /// The text of the file with that filter saved, or removed if `filter` is empty.
    pub(crate) fn with_filter(
        text: &str,
        path: &Path,
        name: &str,
        filter: &str,
    ) -> Result<String, Fault> {
        let mut wanted = Config::parse(text.as_bytes(), path)?;
        let filter = Some(filter).filter(|filter| !filter.is_empty());
        match filter {
            Some(filter) => _ = wanted.filters.insert(name.into(), filter.into()),
            None => _ = wanted.filters.remove(name),
        }
        edit::with(text, path, (Some("filters"), name), filter, &wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Mine.\nglyphs = \"ascii\"   # the font has none\n\n[filters] # by name\n\
                        work = 'tag:work'  # weekdays\n\n[keys]\nquit = \"Q\"\n";

    fn with(text: &str, name: &str, filter: &str) -> String {
        Config::with_filter(text, Path::new("c.toml"), name, filter).expect("a text")
    }

    #[test]
    fn filter_is_put_beside_the_others_and_nothing_else_changes() {
        let more = with(FILE, "study", "tag:study \"a b\"");
        let line = "study = 'tag:study \"a b\"'\n";
        assert_eq!(more, FILE.replace("# weekdays\n", &format!("# weekdays\n{line}")));
        assert_eq!(with(&more, "study", ""), FILE, "and back");
    }

    #[test]
    fn filter_is_changed_where_it_stands() {
        let changed = with(FILE, "work", "tag:work -is:paused");
        assert_eq!(changed, FILE.replace("'tag:work'", "\"tag:work -is:paused\""));
        assert_eq!(with(&changed, "work", "tag:work -is:paused"), changed);
        assert_eq!(with(FILE, "other", ""), FILE);
    }

    #[test]
    fn table_is_made_where_there_is_none_in_the_files_own_line_ends() {
        assert_eq!(with("", "a", "x"), "[filters]\na = \"x\"\n");
        assert_eq!(with("name = \"n\"", "a", "x"), "name = \"n\"\n\n[filters]\na = \"x\"\n");
        let dos = with("\u{feff}name = \"n\"\r\n", "a", "x");
        assert_eq!(dos, "\u{feff}name = \"n\"\r\n\r\n[filters]\r\na = \"x\"\r\n");
        assert_eq!(
            with("[filters]\n[keys]\n", "Büro", "x"),
            "[filters]\n\"Büro\" = \"x\"\n[keys]\n"
        );
        assert_eq!(with("[filters]", "a", "x"), "[filters]\na = \"x\"\n");
    }

    #[test]
    fn filters_that_cannot_be_changed_alone_are_refused() {
        let refused = |text: &str| {
            let edited = Config::with_filter(text, Path::new("c.toml"), "a", "x");
            edited.expect_err("refused").to_string()
        };
        assert!(refused("filters = { b = \"y\" }\n").contains("[filters]"));
        assert!(refused("filters.b = \"y\"\n").contains("[filters]"));
        assert!(refused("[filters\n").starts_with("c.toml:1:"));
        let inline = with("filters = { a = \"y\" } # mine\n", "a", "x");
        assert_eq!(inline, "filters = { a = \"x\" } # mine\n");
    }
}
