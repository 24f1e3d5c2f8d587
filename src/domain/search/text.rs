//! The texts of an item that are searched beside its title, and whether a word that was typed is in one.

use crate::domain::date::{Date, month_name};
use crate::domain::item::Item;
use crate::domain::needle::Needle;
use crate::domain::schema::{About, Schema};

/// What a text is to its item.
#[derive(Clone, Copy)]
pub(crate) enum FoundIn {
    /// A text of that field.
    Field(&'static About),
    /// Its dates, as they read.
    When,
}

impl FoundIn {
    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            FoundIn::Field(about) => about.searched.unwrap_or(about.key),
            FoundIn::When => "when",
        }
    }

    fn is_tag(self) -> bool {
        self.word() == "tag"
    }
}

/// Hands out all texts of an item beside its title until one is found; whether it was. `when` are its dates, as `dates`
/// wrote them.
pub(super) fn find_text<'a>(
    item: &'a Item,
    when: &'a str,
    found: &mut dyn FnMut(FoundIn, &'a str) -> bool,
) -> bool {
    let in_field = match item {
        Item::Goal(goal) => find_in(&**goal, found),
        Item::Milestone(milestone) => find_in(&**milestone, found),
    };
    in_field || found(FoundIn::When, when)
}

fn find_in<'a, T: Schema>(of: &'a T, found: &mut dyn FnMut(FoundIn, &'a str) -> bool) -> bool {
    let mut searched = T::FIELDS.iter().filter(|field| field.about.searched.is_some());
    searched.any(|field| field.find(of, &mut |text| found(FoundIn::Field(&field.about), text)))
}

/// The dates of an item as they read: when it ended or happened and until when, its target, when it was recognised.
/// Written once for all the letters that are typed.
pub(super) fn dates(item: &Item) -> String {
    match item {
        Item::Goal(goal) => {
            let date = goal.state.ended_on().or(goal.due);
            date.map(Date::words).unwrap_or_default()
        }
        Item::Milestone(milestone) => {
            let extent = milestone.extent().words();
            let recognised = milestone.recognised.as_ref().map(|r| r.on.words());
            let told: Vec<String> = std::iter::once(extent).chain(recognised).collect();
            told.join(", ")
        }
    }
}

/// A word that was typed, prepared for looking into many texts.
pub(super) struct Word {
    needle: Needle,
    /// What stands behind the `#` that it begins with.
    tag: Option<Needle>,
    /// What a part of a date begins with, if one can be meant: a number, or a month.
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

    /// Whether it is in a text. Dates are begun by it: else each digit would find nearly everything.
    pub(super) fn is_in(&self, (place, text): (FoundIn, &str)) -> bool {
        match place {
            FoundIn::Field(_) => self.in_place(Some(place)).is_in(text),
            FoundIn::When => self
                .when
                .as_ref()
                .is_some_and(|when| text.split([' ', ',']).any(|part| when.begins(part))),
        }
    }

    /// What to mark of it in a text of that place.
    pub(super) fn in_place(&self, place: Option<FoundIn>) -> &Needle {
        match place {
            Some(FoundIn::When) => self.when.as_ref().unwrap_or(&self.needle),
            Some(field) if field.is_tag() => self.tag.as_ref().unwrap_or(&self.needle),
            Some(FoundIn::Field(_)) | None => &self.needle,
        }
    }
}

/// A number as it is; a month, which may be written out, by the three letters that dates have of it.
fn part_of_date(word: &str) -> Option<&str> {
    let begins = |month: u32| {
        let begin = month_name(month).get(..word.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    let month = (1..=12).any(begins);
    (number || month).then(|| word.get(..3).filter(|_| month).unwrap_or(word))
}
