//! Records as TOML: the fields of the schema as a file has them, in both directions.

pub(super) mod advice;
mod read;
pub(super) mod spelling;

use crate::domain::breaks::{Break, BreakKind};
use crate::domain::data_file::DataFile;
use crate::domain::filter::nearest::closest;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::domain::schema::{self, About, Rows, Schema, with_fields};
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::Table;
use std::sync::Arc;

pub(super) use crate::domain::schema::{FieldValue as Field, Fields};
pub(super) use crate::store::codec::read::{as_amount, as_date};

/// The kind of a table of a file, by the key of its header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RecordKind {
    Goal,
    Milestone,
    Break(BreakKind),
}

impl RecordKind {
    pub(crate) const ALL: [RecordKind; 4] = [
        RecordKind::Goal,
        RecordKind::Milestone,
        RecordKind::Break(BreakKind::Paused),
        RecordKind::Break(BreakKind::Snoozed),
    ];

    pub(crate) fn belongs_in(self, file: DataFile) -> bool {
        match (self, file) {
            (RecordKind::Goal, DataFile::Open | DataFile::Ended(_)) => true,
            (RecordKind::Milestone, DataFile::Milestones) => true,
            (RecordKind::Break(_), DataFile::Open) => true,
            (RecordKind::Goal, DataFile::Milestones) => false,
            (RecordKind::Milestone, DataFile::Open | DataFile::Ended(_)) => false,
            (RecordKind::Break(_), DataFile::Milestones | DataFile::Ended(_)) => false,
        }
    }

    pub(crate) fn file(self) -> &'static str {
        match self {
            RecordKind::Goal | RecordKind::Break(_) => "goals.toml",
            RecordKind::Milestone => "milestones.toml",
        }
    }

    pub(crate) fn of(member: &Record) -> RecordKind {
        match member {
            Record::Item(Item::Goal(_)) => RecordKind::Goal,
            Record::Item(Item::Milestone(_)) => RecordKind::Milestone,
            Record::Break(rest) => RecordKind::Break(rest.kind),
        }
    }

    pub(crate) fn key(self) -> &'static str {
        match self {
            RecordKind::Goal => "goal",
            RecordKind::Milestone => "milestone",
            RecordKind::Break(how) => how.word(),
        }
    }

    /// The kind that a name is close to, if it is not the name of one.
    pub(crate) fn near(name: &str) -> Option<RecordKind> {
        // No slip makes a name longer than this, and a table of the owner's own costs next to nothing.
        let short = name.len() <= 16 && RecordKind::ALL.iter().all(|kind| kind.key() != name);
        let near = short
            .then(|| closest(&name.to_lowercase(), RecordKind::ALL.map(RecordKind::key)))??;
        RecordKind::ALL.into_iter().find(|kind| kind.key() == near)
    }

    /// Lists of tables with a section for each, rather than in brackets.
    pub(crate) fn has_sections(key: &str) -> bool {
        matches!(key, "log" | "answers")
    }

    pub(crate) fn noun(self) -> &'static str {
        match self {
            RecordKind::Goal => "goal",
            RecordKind::Milestone => "milestone",
            RecordKind::Break(BreakKind::Paused) => "pause",
            RecordKind::Break(BreakKind::Snoozed) => "snooze",
        }
    }
}

/// A record as a file has it, and the id that is written there; without one it has a stand-in.
pub(super) struct Decoded {
    pub(crate) member: Record,
    pub(crate) id: Option<Id>,
}

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

/// The fields of a record as a file has them, including `id` and `modified`.
pub(super) fn fields(member: &Record) -> Fields {
    let (fields, rows) = match member {
        Record::Item(Item::Goal(goal)) => of(&**goal),
        Record::Item(Item::Milestone(milestone)) => of(&**milestone),
        Record::Break(rest) => of(&**rest),
    };
    let spelled = fields.into_iter().zip(rows.iter());
    spelled.map(|((key, value), about)| (key, value.and_then(|v| as_in_a_file(v, about)))).collect()
}

/// A key whose value differs, with the old value and the new.
pub(super) type Altered<'f> = (&'static str, Option<&'f Field>, Option<&'f Field>);

/// The fields in which two versions of a table differ, in the order of a file.
pub(super) fn altered<'f>(old: &'f Fields, new: &'f Fields) -> impl Iterator<Item = Altered<'f>> {
    let both = old.iter().zip(new).filter(|((_, was), (_, is))| was != is);
    both.map(|((key, was), (_, is))| (*key, was.as_ref(), is.as_ref()))
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

/// The fields of a record of that kind, in the order of a file.
pub(super) fn rows(kind: RecordKind) -> Rows {
    match kind {
        RecordKind::Goal => Rows::of::<Goal>(),
        RecordKind::Milestone => Rows::of::<Milestone>(),
        RecordKind::Break(_) => Rows::of::<Break>(),
    }
}

/// The places of unreadable values under the keys of a record.
pub(super) fn unread(kind: RecordKind, table: &Table) -> Vec<usize> {
    let mut found = Vec::new();
    let is_known = |key: &str| rows(kind).iter().any(|about| about.key == key);
    let known = table.entries.iter().filter(|(key, _)| is_known(&key.text));
    known.for_each(|(_, node)| node.unread(&mut found));
    found
}

pub(super) fn with_id(mut member: Record, id: Id) -> Record {
    match &mut member {
        same if *same.id() == id => {}
        Record::Item(Item::Goal(goal)) => Arc::make_mut(goal).id = id,
        Record::Item(Item::Milestone(milestone)) => Arc::make_mut(milestone).id = id,
        Record::Break(rest) => Arc::make_mut(rest).id = id,
    }
    member
}

#[cfg(test)]
mod tests;
