//! Members as TOML: one codec for each kind gives its fields in the order of a file, and reads them back.

pub(super) mod advice;
mod breaks;
pub(super) mod diff;
mod fields;
mod goal;
mod milestone;
pub(super) mod spelling;

use crate::domain::breaks::{Break, BreakKind};
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Moment, Span, Until};
use crate::domain::filter::nearest::closest;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::store::codec::fields::Reader;
use crate::store::flaw::Flaw;
use crate::store::tree::{Table, Value};
use std::sync::Arc;

/// A field's value, as it is to be written.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Field {
    Text(String),
    Date(Date),
    Until(Until),
    Amount(Amount),
    /// A flag that is set; one that is not has no line.
    Set,
    /// A flag that is unset, where that has to be said.
    Unset,
    Moment(Moment),
    Texts(Vec<String>),
    Table(Fields),
    Tables(Vec<Fields>),
}

/// Fields in the order of a file; `None` where there is nothing to write.
pub(super) type Fields = Vec<(&'static str, Option<Field>)>;

/// What a table of a file is, by the key of its header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Goal,
    Milestone,
    Break(BreakKind),
}

impl Kind {
    /// All of them.
    pub(crate) const ALL: [Kind; 4] = [
        Kind::Goal,
        Kind::Milestone,
        Kind::Break(BreakKind::Paused),
        Kind::Break(BreakKind::Snoozed),
    ];

    /// The kinds that are read in a home: those that belong there, and those that somebody put there.
    pub(crate) fn within(_: DataFile) -> &'static [Kind] {
        &Kind::ALL
    }

    /// Whether its members belong in that home.
    pub(crate) fn belongs_in(self, home: DataFile) -> bool {
        match (self, home) {
            (Kind::Goal, DataFile::Open | DataFile::Ended(_)) => true,
            (Kind::Milestone, DataFile::Milestones) => true,
            (Kind::Break(_), DataFile::Open) => true,
            (Kind::Goal, DataFile::Milestones) => false,
            (Kind::Milestone, DataFile::Open | DataFile::Ended(_)) => false,
            (Kind::Break(_), DataFile::Milestones | DataFile::Ended(_)) => false,
        }
    }

    /// The file that its members belong in.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Kind::Goal | Kind::Break(_) => "goals.toml",
            Kind::Milestone => "milestones.toml",
        }
    }

    /// The kind of a member.
    pub(crate) fn of(member: &Record) -> Kind {
        match member {
            Record::Item(Item::Goal(_)) => Kind::Goal,
            Record::Item(Item::Milestone(_)) => Kind::Milestone,
            Record::Break(rest) => Kind::Break(rest.kind),
        }
    }

    /// The key of its tables.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Kind::Goal => "goal",
            Kind::Milestone => "milestone",
            Kind::Break(how) => how.word(),
        }
    }

    /// The kind that a name was probably meant to be of, which is none of theirs.
    pub(crate) fn near(name: &str) -> Option<Kind> {
        // No slip makes a name longer than this, and a table of the owner's own costs next to nothing.
        let short = name.len() <= 16 && Kind::ALL.iter().all(|kind| kind.key() != name);
        let near = short.then(|| closest(&name.to_lowercase(), Kind::ALL.map(Kind::key)))??;
        Kind::ALL.into_iter().find(|kind| kind.key() == near)
    }

    /// Whether a list of tables under that key has a section for each, rather than standing in brackets.
    pub(crate) fn has_sections(key: &str) -> bool {
        matches!(key, "log" | "answers")
    }

    /// What one of them is called in a message.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Kind::Goal => "goal",
            Kind::Milestone => "milestone",
            Kind::Break(BreakKind::Paused) => "pause",
            Kind::Break(BreakKind::Snoozed) => "snooze",
        }
    }
}

/// A member as it stands in a file, and the id that is written there, if any; without one it has a stand-in.
pub(super) struct Written {
    pub(crate) member: Record,
    pub(crate) id: Option<Id>,
}

/// Reads a member.
pub(super) fn read(kind: Kind, table: &Table) -> Result<Written, Flaw> {
    let mut reader = Reader::of(table, kind.noun());
    let id = reader.id("id");
    let stand_in = id.clone().unwrap_or_else(|| Id::spelled(0));
    let member = match kind {
        Kind::Goal => goal::read(&mut reader, stand_in).map(Record::from),
        Kind::Milestone => milestone::read(&mut reader, stand_in).map(Record::from),
        Kind::Break(how) => breaks::read(&mut reader, how, stand_in).map(Record::from),
    };
    reader.finish(member).map(|member| Written { member, id })
}

/// A member's fields; `id` and `modified` are among them.
pub(super) fn fields(member: &Record) -> Fields {
    match member {
        Record::Item(Item::Goal(goal)) => goal::fields(goal),
        Record::Item(Item::Milestone(milestone)) => milestone::fields(milestone),
        Record::Break(rest) => breaks::fields(rest),
    }
}

/// The keys of a member of that kind, in the order of a file.
pub(super) fn keys(kind: Kind) -> Vec<&'static str> {
    let id = Id::spelled(0);
    let day = Date::Year(1);
    let member = match kind {
        Kind::Goal => Record::from(Goal::new(id, "")),
        Kind::Milestone => Record::from(Milestone::new(id, "", day)),
        Kind::Break(how) => Record::from(Break::new(id, how, Span { from: day, until: None })),
    };
    fields(&member).into_iter().map(|(key, _)| key).collect()
}

/// The date that a value says, if it is one.
pub(super) fn date_in(value: &Value) -> Option<Date> {
    fields::as_date(value)
}

/// Where the values begin that are none, under the keys of a member.
pub(super) fn unread(kind: Kind, table: &Table) -> Vec<usize> {
    let mut found = Vec::new();
    let keys = keys(kind);
    let known = table.entries.iter().filter(|(key, _)| keys.contains(&&*key.text));
    known.for_each(|(_, node)| node.unread(&mut found));
    found
}

/// The same member under that id.
pub(super) fn with_id(member: &Record, id: Id) -> Record {
    let mut named = member.clone();
    match &mut named {
        Record::Item(Item::Goal(goal)) => Arc::make_mut(goal).id = id,
        Record::Item(Item::Milestone(milestone)) => Arc::make_mut(milestone).id = id,
        Record::Break(rest) => Arc::make_mut(rest).id = id,
    }
    named
}

fn text(value: &Option<String>) -> Option<Field> {
    value.clone().map(Field::Text)
}

fn date(value: Option<Date>) -> Option<Field> {
    value.map(Field::Date)
}

fn id(value: Option<&Id>) -> Option<Field> {
    value.map(|id| Field::Text(id.to_string()))
}

fn filled(value: &str) -> Option<Field> {
    (!value.is_empty()).then(|| Field::Text(value.to_owned()))
}

fn flag(value: bool) -> Option<Field> {
    value.then_some(Field::Set)
}

fn texts(values: &[String]) -> Option<Field> {
    (!values.is_empty()).then(|| Field::Texts(values.to_vec()))
}

fn tables(values: Vec<Fields>) -> Option<Field> {
    (!values.is_empty()).then_some(Field::Tables(values))
}

#[cfg(test)]
mod tests;
