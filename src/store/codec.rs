//! Records as TOML: the fields of the schema as a file has them, in both directions.

pub(super) mod advice;
pub(super) mod diff;
mod read;
pub(super) mod spelling;

use crate::domain::breaks::{Break, BreakKind};
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::filter::nearest::closest;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::domain::schema::{self, About, Rows, Schema, with_fields};
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::{Table, Value};
use std::sync::Arc;

pub(super) use crate::domain::schema::{FieldValue as Field, Fields};

/// What a table of a file is, by the key of its header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RecordKind {
    Goal,
    Milestone,
    Break(BreakKind),
}

impl RecordKind {
    /// All of them.
    pub(crate) const ALL: [RecordKind; 4] = [
        RecordKind::Goal,
        RecordKind::Milestone,
        RecordKind::Break(BreakKind::Paused),
        RecordKind::Break(BreakKind::Snoozed),
    ];

    /// The kinds that are read in a home: those that belong there, and those that somebody put there.
    pub(crate) fn within(_: DataFile) -> &'static [RecordKind] {
        &RecordKind::ALL
    }

    /// Whether its members belong in that home.
    pub(crate) fn belongs_in(self, home: DataFile) -> bool {
        match (self, home) {
            (RecordKind::Goal, DataFile::Open | DataFile::Ended(_)) => true,
            (RecordKind::Milestone, DataFile::Milestones) => true,
            (RecordKind::Break(_), DataFile::Open) => true,
            (RecordKind::Goal, DataFile::Milestones) => false,
            (RecordKind::Milestone, DataFile::Open | DataFile::Ended(_)) => false,
            (RecordKind::Break(_), DataFile::Milestones | DataFile::Ended(_)) => false,
        }
    }

    /// The file that its members belong in.
    pub(crate) fn file(self) -> &'static str {
        match self {
            RecordKind::Goal | RecordKind::Break(_) => "goals.toml",
            RecordKind::Milestone => "milestones.toml",
        }
    }

    /// The kind of a member.
    pub(crate) fn of(member: &Record) -> RecordKind {
        match member {
            Record::Item(Item::Goal(_)) => RecordKind::Goal,
            Record::Item(Item::Milestone(_)) => RecordKind::Milestone,
            Record::Break(rest) => RecordKind::Break(rest.kind),
        }
    }

    /// The key of its tables.
    pub(crate) fn key(self) -> &'static str {
        match self {
            RecordKind::Goal => "goal",
            RecordKind::Milestone => "milestone",
            RecordKind::Break(how) => how.word(),
        }
    }

    /// The kind that a name was probably meant to be of, which is none of theirs.
    pub(crate) fn near(name: &str) -> Option<RecordKind> {
        // No slip makes a name longer than this, and a table of the owner's own costs next to nothing.
        let short = name.len() <= 16 && RecordKind::ALL.iter().all(|kind| kind.key() != name);
        let near = short
            .then(|| closest(&name.to_lowercase(), RecordKind::ALL.map(RecordKind::key)))??;
        RecordKind::ALL.into_iter().find(|kind| kind.key() == near)
    }

    /// Whether a list of tables under that key has a section for each, rather than standing in brackets.
    pub(crate) fn has_sections(key: &str) -> bool {
        matches!(key, "log" | "answers")
    }

    /// What one of them is called in a message.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            RecordKind::Goal => "goal",
            RecordKind::Milestone => "milestone",
            RecordKind::Break(BreakKind::Paused) => "pause",
            RecordKind::Break(BreakKind::Snoozed) => "snooze",
        }
    }
}

/// A member as it stands in a file, and the id that is written there, if any; without one it has a stand-in.
pub(super) struct Decoded {
    pub(crate) member: Record,
    pub(crate) id: Option<Id>,
}

/// Reads a record.
pub(super) fn read(kind: RecordKind, table: &Table) -> Result<Decoded, Diagnostic> {
    let fields = read::fields(rows(kind), table, kind.noun())?;
    let id = match fields.first() {
        Some(("id", Some(Field::Id(id)))) => Some(id.clone()),
        Some(_) | None => None,
    };
    let member = match kind {
        RecordKind::Goal => with_fields::<Goal>(fields).into(),
        RecordKind::Milestone => with_fields::<Milestone>(fields).into(),
        RecordKind::Break(how) => Break { kind: how, ..with_fields(fields) }.into(),
    };
    Ok(Decoded { member, id })
}

/// A record's fields as a file has them; `id` and `modified` are among them.
pub(super) fn fields(member: &Record) -> Fields {
    let (fields, rows) = match member {
        Record::Item(Item::Goal(goal)) => of(&**goal),
        Record::Item(Item::Milestone(milestone)) => of(&**milestone),
        Record::Break(rest) => of(&**rest),
    };
    let spelled = fields.into_iter().zip(rows.iter());
    spelled.map(|((key, value), about)| (key, value.and_then(|v| as_in_a_file(v, about)))).collect()
}

fn of<T: Schema>(record: &T) -> (Fields, Rows) {
    (schema::fields(record), Rows::of::<T>())
}

fn as_in_a_file(value: Field, about: &About) -> Option<Field> {
    match value {
        Field::Text(word) if about.unwritten.contains(&&*word) => None,
        Field::Ids(ids) => Some(Field::Texts(ids.iter().map(Id::to_string).collect())),
        value => Some(value),
    }
}

/// What is known of the fields of a record of that kind, in the order of a file.
pub(super) fn rows(kind: RecordKind) -> Rows {
    match kind {
        RecordKind::Goal => Rows::of::<Goal>(),
        RecordKind::Milestone => Rows::of::<Milestone>(),
        RecordKind::Break(_) => Rows::of::<Break>(),
    }
}

/// The date that a value says, if it is one.
pub(super) fn date_in(value: &Value) -> Option<Date> {
    read::as_date(value)
}

/// Where the values begin that are none, under the keys of a member.
pub(super) fn unread(kind: RecordKind, table: &Table) -> Vec<usize> {
    let mut found = Vec::new();
    let is_known = |key: &str| rows(kind).iter().any(|about| about.key == key);
    let known = table.entries.iter().filter(|(key, _)| is_known(&key.text));
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

#[cfg(test)]
mod tests;
