//! The themes that can be chosen, and which one is: the built-in ones, and the user's own.

use super::{BuiltIn, COLOURS, Colour, INKS, Ink};
use crate::domain::complaint::Complaint;
use crate::domain::filter::nearest::closest;
use crate::domain::problem::Severity;
use crate::domain::sorted::SortedMap;
use crate::domain::words::list_with;

/// The colours of a theme as they are written in the settings, by the name of what they are for.
pub(super) type WrittenTheme = SortedMap<String, String>;

/// A theme that can be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedTheme {
    /// Its name.
    pub name: String,
    /// The theme that it is based on, or is.
    pub base: BuiltIn,
    /// Its own colours, in the place of those of the base.
    pub colours: Vec<(Ink, Colour)>,
}

impl NamedTheme {
    fn built_in(base: BuiltIn) -> NamedTheme {
        NamedTheme { name: base.name().to_owned(), base, colours: Vec::new() }
    }

    /// What it is like, in a few words.
    pub(crate) fn help(&self) -> &'static str {
        if self.name == self.base.name() { self.base.help() } else { "your own" }
    }

    /// The theme that is written under that name, but for what is not known in it.
    fn read(name: &str, written: &WrittenTheme, errors: &mut Vec<Complaint>) -> NamedTheme {
        let mut theme = NamedTheme { name: name.to_owned(), ..NamedTheme::built_in(BuiltIn::Auto) };
        for (key, value) in written {
            if let Err(error) = theme.take(key, value) {
                errors.push(error);
            }
        }
        theme
    }

    fn take(&mut self, key: &str, value: &str) -> Result<(), Complaint> {
        let place = vec!["themes".to_owned(), self.name.clone(), key.to_owned()];
        if key == BASE {
            let names = BuiltIn::all().map(BuiltIn::name);
            let wrong = || of_value(key, unknown(place, "built-in theme", value, names));
            self.base = BuiltIn::named(value).ok_or_else(wrong)?;
            return Ok(());
        }
        let Some((_, ink)) = INKS.into_iter().find(|(name, _)| *name == key) else {
            let names = [BASE].into_iter().chain(INKS.map(|(name, _)| name));
            return Err(unknown(place, "setting", key, names));
        };
        let colour =
            Colour::read(value).ok_or_else(|| of_value(key, not_a_colour(place, value)))?;
        self.colours.push((ink, colour));
        Ok(())
    }
}

/// The key that names the base of a theme.
const BASE: &str = "base";

/// The themes that can be chosen, and the one that is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Themes {
    all: Vec<NamedTheme>,
    chosen: usize,
}

impl Default for Themes {
    fn default() -> Themes {
        Themes { all: BuiltIn::all().map(NamedTheme::built_in).collect(), chosen: 0 }
    }
}

impl Themes {
    /// The built-in ones and those that are written in the settings, with one of them chosen.
    ///
    /// # Errors
    /// Themes, colours and what they are for that are not known: all of them.
    pub fn new(
        chosen: &str,
        written: &SortedMap<String, WrittenTheme>,
    ) -> Result<Themes, Vec<Complaint>> {
        let (mut themes, mut errors) = (Themes::default(), Vec::new());
        for (name, written) in written {
            if BuiltIn::named(name).is_some() {
                let place = vec!["themes".to_owned(), name.clone()];
                let message = format!("`{name}` is a built-in theme; give yours another name");
                errors.push(error(place, message, None));
            }
            themes.all.push(NamedTheme::read(name, written, &mut errors));
        }
        match themes.all.iter().position(|theme| theme.name == chosen) {
            Some(found) => themes.chosen = found,
            None => {
                let names = themes.all.iter().map(|theme| theme.name.as_str());
                let place = vec!["theme".to_owned()];
                errors.push(unknown(place, "theme", chosen, names));
            }
        }
        if errors.is_empty() { Ok(themes) } else { Err(errors) }
    }

    /// Every one, the built-in ones first.
    pub(crate) fn all(&self) -> &[NamedTheme] {
        &self.all
    }

    /// The number of the one that is chosen.
    pub(crate) fn chosen(&self) -> usize {
        self.chosen
    }

    /// Chooses one by its number.
    pub(crate) fn choose(&mut self, number: usize) {
        self.chosen = number.min(self.all.len() - 1);
    }

    /// The theme of that number.
    pub(crate) fn get(&self, number: usize) -> &NamedTheme {
        &self.all[number.min(self.all.len() - 1)]
    }
}

fn error(place: Vec<String>, message: String, meant: Option<String>) -> Complaint {
    Complaint { severity: Severity::Error, settings: vec![place], message, meant }
}

/// An error in the value of that key.
fn of_value(key: &str, error: Complaint) -> Complaint {
    Complaint { message: format!("`{key}`: {}", error.message), ..error }
}

fn unknown<'a>(
    place: Vec<String>,
    what: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Complaint {
    let closest = closest(name, known.clone()).map(str::to_owned);
    let advice = match &closest {
        Some(known) => format!("did you mean `{known}`?"),
        None => {
            let known: Vec<String> = known.into_iter().map(|name| format!("`{name}`")).collect();
            format!("there are {}", list_with(&known, "and"))
        }
    };
    let message = format!("there is no {what} `{name}`; {advice}");
    let is_key = what == "setting";
    let meant = closest.map(|name| if is_key { name } else { format!("\"{name}\"") });
    error(place, message, meant)
}

fn not_a_colour(place: Vec<String>, text: &str) -> Complaint {
    let closest = closest(text, COLOURS.iter().map(|(name, _)| *name));
    let advice = match closest {
        Some(name) => format!("did you mean \"{name}\"?"),
        None => "write it as \"#7aa2f7\", by a name such as \"bright-blue\", or \"terminal\" for \
                 the terminal's own"
            .to_owned(),
    };
    let message = format!("\"{text}\" is not a colour; {advice}");
    error(place, message, closest.map(|name| format!("\"{name}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, colours: &[(&str, &str)]) -> SortedMap<String, WrittenTheme> {
        let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        [(name.to_owned(), colours.iter().map(own).collect())].into()
    }

    #[test]
    fn themes_of_the_program_are_known_by_their_names() {
        for theme in BuiltIn::all() {
            assert_eq!(BuiltIn::named(theme.name()), Some(theme));
        }
    }

    #[test]
    fn themes_of_the_settings_come_after_those_of_the_program() {
        let own = [("base", "dark"), ("accent", "#7aa2F7"), ("done", "bright-blue")];
        let own = written("mine", &[own[0], own[1], own[2], ("ground", "terminal")]);
        let themes = Themes::new("mine", &own).expect("themes");
        let mine = themes.get(themes.chosen());
        assert_eq!((mine.base, mine.help()), (BuiltIn::Dark, "your own"));
        let colours = [
            (Ink::Accent, Colour::Rgb(0x7a, 0xa2, 0xf7)),
            (Ink::Done, Colour::Ansi(12)),
            (Ink::Ground, Colour::Own),
        ];
        assert_eq!(mine.colours, colours);
        assert_eq!(themes.all().len(), BuiltIn::all().count() + 1);
        assert_eq!(Themes::new("auto", &SortedMap::new()), Ok(Themes::default()));
    }

    #[test]
    fn theme_that_cannot_be_says_where_and_what_was_meant() {
        let error = |chosen: &str, own: &SortedMap<String, WrittenTheme>| {
            let errors = Themes::new(chosen, own).expect_err("no theme");
            let said = errors.iter().map(|Complaint { settings, message, .. }| {
                format!("{}: {message}", settings.concat().join("."))
            });
            said.collect::<Vec<_>>().join("\n")
        };
        let none = SortedMap::new();
        let own = |key, value| written("mine", &[(key, value)]);
        assert_eq!(error("drak", &none), "theme: there is no theme `drak`; did you mean `dark`?");
        assert_eq!(
            error("pink", &own("base", "auto")),
            "theme: there is no theme `pink`; there are `auto`, `dark`, `light`, `high-contrast`, \
             `colour-blind`, `mono` and `mine`"
        );
        assert_eq!(
            error("auto", &own("acent", "red")),
            "themes.mine.acent: there is no setting `acent`; did you mean `accent`?"
        );
        assert_eq!(
            error("auto", &own("base", "ligth")),
            "themes.mine.base: `base`: there is no built-in theme `ligth`; did you mean `light`?"
        );
        assert_eq!(
            error("auto", &own("accent", "bright-bleu")),
            "themes.mine.accent: `accent`: \"bright-bleu\" is not a colour; did you mean \"bright-blue\"?"
        );
        for colour in ["#12345", "#1234567", "#+12345", "#é1234", "rgb(1,2,3)", ""] {
            let said = error("auto", &own("accent", colour));
            assert!(said.contains("is not a colour; write it as"), "{said}");
        }
        let twice = written("dark", &[]);
        assert_eq!(
            error("dark", &twice),
            "themes.dark: `dark` is a built-in theme; give yours another name"
        );
        let several = written("mine", &[("accent", "rde"), ("base", "drak")]);
        assert_eq!(error("mien", &several).lines().count(), 3, "all of them");
    }
}
