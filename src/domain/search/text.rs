//! The searched texts of an item apart from its title, and the words of a query.

use crate::domain::date::{DateFormat, month_name};
use crate::domain::item::Item;
use crate::domain::needle::Needle;
use crate::domain::schema::{About, Schema};

#[derive(Clone, Copy)]
pub(crate) enum FoundIn {
    Field(&'static About),
    /// Its dates.
    When,
    /// The title of the goal that a milestone was.
    Goal,
}

impl FoundIn {
    pub(crate) fn word(self) -> &'static str {
        match self {
            FoundIn::Field(about) => about.searched.unwrap_or(about.key),
            FoundIn::When => "when",
            FoundIn::Goal => "goal",
        }
    }

    fn is_tag(self) -> bool {
        self.word() == "tag"
    }
}

/// Passes each text of an item but its title and dates on until one call returns true, and returns whether one did.
pub(super) fn find_text<'a>(
    item: &'a Item,
    found: &mut dyn FnMut(FoundIn, &'a str) -> bool,
) -> bool {
    match item {
        Item::Goal(goal) => find_in(&**goal, found),
        Item::Milestone(milestone) => find_in(&**milestone, found),
    }
}

fn find_in<'a, T: Schema>(of: &'a T, found: &mut dyn FnMut(FoundIn, &'a str) -> bool) -> bool {
    let mut searched = T::FIELDS.iter().filter(|field| field.about.searched.is_some());
    searched.any(|field| field.find(of, &mut |text| found(FoundIn::Field(&field.about), text)))
}

/// The dates of an item as they read: its end or extent, or its target, and its recognition. Formatted once per search.
pub(super) fn dates(item: &Item, format: DateFormat) -> String {
    match item {
        Item::Goal(goal) => {
            let date = goal.state.ended_on().or(goal.due);
            date.map(|date| format.words(date)).unwrap_or_default()
        }
        Item::Milestone(milestone) => {
            let extent = format.extent(milestone.extent());
            let recognised = milestone.recognised.as_ref().map(|r| format.words(r.on));
            let told: Vec<String> = std::iter::once(extent).chain(recognised).collect();
            told.join(", ")
        }
    }
}

/// A word of a query.
pub(super) struct Word {
    needle: Needle,
    /// The word without its `#`.
    tag: Option<Needle>,
    /// The beginning of a part of a date, if it may be one: a number or a month.
    when: Option<Needle>,
}

impl Word {
    pub(super) fn new(word: &str) -> Word {
        Word {
            needle: Needle::new(word),
            tag: word.strip_prefix('#').map(Needle::new),
            when: part_of_date(word).map(Needle::new),
        }
    }

    pub(super) fn is_in_title(&self, title: &str) -> bool {
        self.needle.is_in(title)
    }

    /// A date matches only by the beginning of a part: otherwise a digit would match nearly everything.
    pub(super) fn is_in(&self, (place, text): (FoundIn, &str)) -> bool {
        match place {
            FoundIn::Field(_) | FoundIn::Goal => self.in_place(Some(place)).is_in(text),
            FoundIn::When => self
                .when
                .as_ref()
                .is_some_and(|when| text.split([' ', ',']).any(|part| when.begins(part))),
        }
    }

    /// The form of the word that is compared with such a text.
    pub(super) fn in_place(&self, place: Option<FoundIn>) -> &Needle {
        match place {
            Some(FoundIn::When) => self.when.as_ref().unwrap_or(&self.needle),
            Some(field) if field.is_tag() => self.tag.as_ref().unwrap_or(&self.needle),
            Some(FoundIn::Field(_) | FoundIn::Goal) | None => &self.needle,
        }
    }
}

/// A number, or the first three letters of a month.
fn part_of_date(word: &str) -> Option<&str> {
    let begins = |month: u32| {
        let begin = month_name(month).get(..word.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    let month = (1..=12).any(begins);
    (number || month).then(|| word.get(..3).filter(|_| month).unwrap_or(word))
}
