//! The journey as others may see it: without private items and any trace of them, and with nothing hidden in a text.

use super::id::Id;
use super::item::Item;
use super::journey::Journey;
use super::reading::Reading;
use super::record::Record;
use super::schema::{FieldValue, Fields, put_at, rows_of, value_at};
use super::visible::visible;
use crate::domain::sorted::SortedSet;
use std::borrow::Cow;

impl Journey {
    /// A copy of what is loaded without private items and without a reference to one. A table that refers to one, such
    /// as an answer that became a private goal, is left out with its text.
    pub(crate) fn public(&self) -> Journey {
        let private = self.items().filter(|item| item.private());
        let private: SortedSet<Id> = private.map(|item| item.id().clone()).collect();
        if private.is_empty() && self.gaps().is_empty() {
            return self.clone();
        }
        // What could not be read may be private.
        let has_gaps = !self.gaps().is_empty();
        let is_hidden = |id: &Id| private.contains(id) || (has_gaps && self.item(id).is_none());
        let is_public = |record: &Record| !record.as_item().is_some_and(Item::private);
        self.altered(is_public, &|_, value| without(value, &is_hidden))
    }

    /// A copy in whose texts nothing steers a terminal or hides.
    pub(crate) fn visible(&self) -> Journey {
        self.altered(|_| true, &|key, value| Some(shown(key, value)))
    }

    fn altered(&self, stays: impl Fn(&Record) -> bool, alter: Alter<'_>) -> Journey {
        let mut copy = self.clone();
        let stays_of = |file| {
            let stay = self.at(file).iter().filter(|record| stays(record));
            (file, stay.map(|record| altered(record, alter)).collect())
        };
        let (files, gaps) = (self.loaded().map(stays_of).collect(), self.gaps().to_vec());
        copy.absorb(Reading { files, gaps, ..Reading::default() });
        copy
    }
}

/// Alters the value of the field with that key; `None` clears it.
type Alter<'a> = &'a dyn Fn(&str, FieldValue) -> Option<FieldValue>;

fn altered(record: &Record, alter: Alter<'_>) -> Record {
    let mut copy = record.clone();
    for (row, about) in rows_of(record).iter().enumerate().filter(|(_, about)| about.key != "id") {
        let Some(value) = value_at(row, record) else { continue };
        let new = alter(about.key, value.clone());
        if new.as_ref() != Some(&value) {
            put_at(row, &mut copy, new);
        }
    }
    copy
}

/// A value without references to hidden items.
fn without(value: FieldValue, is_hidden: &dyn Fn(&Id) -> bool) -> Option<FieldValue> {
    match value {
        FieldValue::Id(id) => (!is_hidden(&id)).then_some(FieldValue::Id(id)),
        FieldValue::Ids(mut ids) => {
            ids.retain(|id| !is_hidden(id));
            (!ids.is_empty()).then_some(FieldValue::Ids(ids))
        }
        FieldValue::Table(fields) => {
            (!refers(&fields, is_hidden)).then_some(FieldValue::Table(fields))
        }
        FieldValue::Tables(mut tables) => {
            tables.retain(|fields| !refers(fields, is_hidden));
            (!tables.is_empty()).then_some(FieldValue::Tables(tables))
        }
        FieldValue::Text(_)
        | FieldValue::Date(_)
        | FieldValue::Until(_)
        | FieldValue::Amount(_)
        | FieldValue::Flag(_)
        | FieldValue::Moment(_)
        | FieldValue::Texts(_) => Some(value),
    }
}

fn refers(fields: &Fields, is_hidden: &dyn Fn(&Id) -> bool) -> bool {
    let set = fields.iter().filter_map(|(_, value)| value.as_ref());
    set.into_iter().any(|value| without(value.clone(), is_hidden).as_ref() != Some(value))
}

fn shown(key: &str, value: FieldValue) -> FieldValue {
    let line = |text: String| visible(&one_line(&text)).into_owned();
    let table = |fields: Fields| {
        let fields = fields.into_iter();
        fields.map(|(key, value)| (key, value.map(|value| shown(key, value)))).collect()
    };
    match value {
        FieldValue::Text(text) if matches!(key, "note" | "why") => {
            FieldValue::Text(shown_lines(&text))
        }
        FieldValue::Text(text) => FieldValue::Text(line(text)),
        FieldValue::Texts(texts) => FieldValue::Texts(texts.into_iter().map(line).collect()),
        FieldValue::Table(fields) => FieldValue::Table(table(fields)),
        FieldValue::Tables(tables) => FieldValue::Tables(tables.into_iter().map(table).collect()),
        FieldValue::Id(_)
        | FieldValue::Date(_)
        | FieldValue::Until(_)
        | FieldValue::Amount(_)
        | FieldValue::Flag(_)
        | FieldValue::Moment(_)
        | FieldValue::Ids(_) => value,
    }
}

/// A text of one line, in which a file edited by hand may have several, and tabs.
fn one_line(text: &str) -> Cow<'_, str> {
    match text.contains(['\n', '\t']) {
        true => text.lines().flat_map(|line| line.split('\t')).collect::<Vec<_>>().join(" ").into(),
        false => text.into(),
    }
}

/// A text of several lines keeps its line ends and tabs.
fn shown_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let pieces = text.split('\n').map(|line| line.split('\t').map(visible).collect::<Vec<_>>());
    pieces.map(|pieces| pieces.join("\t")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use crate::domain::data_file::DataFile;
    use crate::domain::date::Date;
    use crate::domain::fixtures::{id, journey};
    use crate::domain::gap::{Gap, GapExtent, GapPlace};
    use crate::domain::goal::{Goal, StepAnswer};
    use crate::domain::milestone::Milestone;

    #[test]
    fn public_journey_has_no_private_item_and_no_reference_to_one() {
        let on = Date::from_iso("2026").expect("a date");
        let mut secret = Goal::new(id("secret"), "Leave the company");
        (secret.private, secret.size) = (true, crate::domain::goal::Size::Large);
        let hidden = Milestone { private: true, ..Milestone::new(id("hidden"), "Was fired", on) };
        let mut step = Goal::new(id("step"), "Write to three firms");
        (step.toward, step.milestone) = (Some(id("secret")), Some(id("hidden")));
        let answer =
            |text: &str, goal: &str| StepAnswer { on, text: text.into(), goal: Some(id(goal)) };
        step.answers = vec![answer("Leave the company", "secret"), answer("Write", "step")];
        let mut open = Milestone::new(id("open"), "A new job", on);
        (open.from, open.led_to) = (Some(id("secret")), vec![id("hidden"), id("open")]);
        let items = vec![secret.into(), hidden.into(), step.into(), open.into()];
        let public = journey(items).public();
        let ids: Vec<_> = public.items().map(|item| item.id().to_string()).collect();
        assert_eq!(ids, ["step", "open"]);
        let told = format!("{public:?}");
        for word in ["secret", "hidden", "Leave", "fired"] {
            assert!(!told.contains(word), "{word}: {told}");
        }
        assert!(told.contains("Write"));
    }

    #[test]
    fn public_journey_that_was_not_read_in_full_refers_to_nothing_that_may_be_private() {
        let on = Date::from_iso("2026").expect("a date");
        let open = Milestone {
            led_to: vec![id("unread"), id("next")],
            ..Milestone::new(id("open"), "A new job", on)
        };
        let mut journey = journey(vec![open.into(), Milestone::new(id("next"), "b", on).into()]);
        let led_to = |journey: &crate::domain::journey::Journey| -> Vec<String> {
            let public = journey.public();
            let milestone = public.milestone(&id("open")).expect("the milestone");
            milestone.led_to.iter().map(ToString::to_string).collect()
        };
        assert_eq!(led_to(&journey), ["unread", "next"]);
        let place = GapPlace::File(DataFile::Milestones);
        journey.set_gaps(vec![Gap { place, extent: GapExtent::Items(1), why: "line 9".into() }]);
        assert_eq!(led_to(&journey), ["next"]);
    }

    #[test]
    fn visible_journey_shows_what_a_text_hides_and_keeps_lines_only_in_note_and_why() {
        let mut goal = Goal::new(id("a"), "Red \u{1b}[31m\u{202e}\nand\tblue");
        goal.why = Some("one\r\ntwo".into());
        goal.note = Some("- one\n\t- two\u{7}".into());
        goal.tags = vec!["a\u{200b}b".into()];
        let shown = journey(vec![goal.into()]).visible();
        let goal = shown.goal(&id("a")).expect("the goal");
        assert_eq!(goal.title, "Red ␛[31m<U+202E> and blue");
        assert_eq!(goal.why.as_deref(), Some("one\ntwo"));
        assert_eq!(goal.note.as_deref(), Some("- one\n\t- two␇"));
        assert_eq!(goal.tags, ["a<U+200B>b"]);
    }
}
