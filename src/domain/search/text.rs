//! What of an item is searched beside its title, and whether a word that was typed is in it.

use crate::domain::date::{Date, month_name};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::needle::Needle;

/// What a text is to its item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// One of its tags.
    Tag,
    /// Its kind.
    Kind,
    /// Why it matters, why it was recognised, or why it was dropped.
    Why,
    /// Its note.
    Note,
    /// A line of its progress.
    Log,
    /// Who gave its credential, or its number there.
    Credential,
    /// One of its links.
    Link,
    /// Its dates, as they read.
    When,
}

impl Place {
    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Place::Tag => "tag",
            Place::Kind => "kind",
            Place::Why => "why",
            Place::Note => "note",
            Place::Log => "progress",
            Place::Credential => "credential",
            Place::Link => "link",
            Place::When => "when",
        }
    }
}

/// All that is searched of an item beside its title; `when` are its dates, as `dates` wrote them.
pub(super) fn texts<'a>(
    item: &'a Item,
    when: &'a str,
) -> impl Iterator<Item = (Place, &'a str)> + use<'a> {
    let as_place = |place: Place| move |text: &'a str| (place, text);
    let tags = item.tags().iter().map(String::as_str);
    let (goal, milestone) = match item {
        Item::Goal(goal) => (Some(&**goal), None),
        Item::Milestone(milestone) => (None, Some(&**milestone)),
    };
    let links = goal.map_or(&[][..], |g| &g.links);
    let links = links.iter().chain(milestone.map_or(&[][..], |m| &m.links));
    let whys = goal.into_iter().flat_map(whys);
    let whys = whys.chain(milestone.and_then(|m| Some(m.recognised.as_ref()?.why.as_str())));
    let log = goal.into_iter().flat_map(|g| &g.log);
    tags.map(as_place(Place::Tag))
        .chain(item.kind().map(as_place(Place::Kind)))
        .chain(whys.map(as_place(Place::Why)))
        .chain(item.note().map(as_place(Place::Note)))
        .chain(log.map(|entry| (Place::Log, entry.text.as_str())))
        .chain(milestone.into_iter().flat_map(credential).map(as_place(Place::Credential)))
        .chain(links.map(|link| (Place::Link, link.as_str())))
        .chain(std::iter::once((Place::When, when)))
}

fn whys(goal: &Goal) -> impl Iterator<Item = &str> {
    let dropped = goal.state.as_dropped().map(|dropped| dropped.why.as_str());
    goal.why.as_deref().into_iter().chain(dropped)
}

fn credential(milestone: &Milestone) -> impl Iterator<Item = &str> {
    let credential = milestone.credential.iter();
    credential.flat_map(|c| [&c.issuer, &c.id].into_iter().flatten().map(String::as_str))
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
    pub(super) fn is_in(&self, (place, text): (Place, &str)) -> bool {
        match place {
            Place::Tag => self.as_tag().is_in(text),
            Place::When => self
                .when
                .as_ref()
                .is_some_and(|when| text.split([' ', ',']).any(|part| when.begins(part))),
            Place::Kind
            | Place::Why
            | Place::Note
            | Place::Log
            | Place::Credential
            | Place::Link => self.needle.is_in(text),
        }
    }

    /// What to mark of it in a text of that place.
    pub(super) fn in_place(&self, place: Option<Place>) -> &Needle {
        match place {
            Some(Place::Tag) => self.as_tag(),
            Some(Place::When) => self.when.as_ref().unwrap_or(&self.needle),
            None
            | Some(
                Place::Kind
                | Place::Why
                | Place::Note
                | Place::Log
                | Place::Credential
                | Place::Link,
            ) => &self.needle,
        }
    }

    fn as_tag(&self) -> &Needle {
        self.tag.as_ref().unwrap_or(&self.needle)
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
