//! What the program asks of the disk, and what the disk answers.
//!
//! A new request is a variant here, an arm of the backend and an arm of `done` in `app/update/disk.rs`. What it is answered,
//! beyond words and a reading, comes back in the [`Response`] that it holds.

use super::settings::Settings;
use crate::domain::advice::Advice;
use crate::domain::backup::{Backup, BackupName};
use crate::domain::change::{Change, Run};
use crate::domain::conflict::MergeOffer;
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::import::{Import, ImportChoices, ImportPlan, Incoming};
use crate::domain::item::Item;
use crate::domain::merge::Choices;
use crate::domain::reading::Reading;
use crate::domain::report::ReportPeriod;
use crate::domain::sorted::SortedSet;
use crate::domain::undated_item::UndatedItem;
use std::sync::Arc;

/// A request to the disk. One worker carries them out in order.
#[derive(Clone, PartialEq, Debug)]
pub enum Request {
    /// Save a change. Numbers count up from 1 within a session.
    Save {
        /// Its number.
        number: u64,
        /// The change.
        change: Change,
    },
    /// Undo the last change. The response is the items that differ now, as they are, or as they were if they are gone.
    Undo(Response<Vec<Item>>),
    /// Redo it, with such a response.
    Redo(Response<Vec<Item>>),
    /// Read those years' goals, and the summaries of all other years that have none yet.
    Load(Vec<i32>),
    /// Read the goals that ended on those dates, in years that are not loaded and stay so.
    LoadDates(SortedSet<Date>),
    /// Read everything again that has been read so far, after the file at that path was edited.
    Reread(String),
    /// Look for changes made by other programs. Without any there is no answer.
    Look,
    /// Look for a change of the settings in their file. Without one there is no answer. The response is all settings, and what
    /// takes no effect yet.
    LookAtSettings(Response<Box<(Settings, Option<String>)>>),
    /// Preview the merge of the conflict of that name.
    Preview(String, Response<Box<MergeOffer>>),
    /// Merge a conflict, with the sides that the user chose.
    Merge {
        /// The conflict's name.
        name: String,
        /// The sides.
        choices: Choices,
    },
    /// List the backups, the newest first.
    Backups(Response<Vec<DatedBackup>>),
    /// Replace the journey by a backup.
    Restore(BackupName),
    /// Save a filter among the settings, or delete it if its text is empty.
    KeepFilter {
        /// Its name.
        name: String,
        /// The filter as it was typed.
        text: String,
    },
    /// Save the name of the theme among the settings.
    KeepTheme(String),
    /// Keep those imported items, and no others, until they have a date.
    KeepUndated(Vec<UndatedItem>),
    /// Complete the path that begins like this.
    Complete(String, Response<PathCompletion>),
    /// Read the files of an import, by the path as it was typed, and compare them with the whole journey.
    PlanImport(String, Response<Box<PlannedImport>>),
    /// Make the change of an import.
    TakeImport {
        /// The import.
        import: Arc<Import>,
        /// What the user decided.
        choices: Box<ImportChoices>,
        /// The undo step that it is a part of.
        run: Run,
        /// How many items that step has taken before.
        before: usize,
        /// The items without a date that are asked about once it is made.
        asks: Vec<Incoming>,
    },
    /// Write the report on a period to a new file, outside the journey.
    WriteReport {
        /// Its path as it was typed; its extension decides the format.
        path: String,
        /// The period.
        period: ReportPeriod,
    },
    /// The TOML of one item, to be edited.
    Source(Id, Response<String>),
    /// Replace an item's TOML by the edited text.
    Replace {
        /// The item.
        id: Id,
        /// The text that was edited.
        old: String,
        /// The edited text.
        new: String,
    },
    /// Give up the save that keeps failing, and all requests behind it.
    Abandon,
}

impl Request {
    /// Whether it was the watcher that asked.
    pub(crate) fn is_look(&self) -> bool {
        matches!(self, Request::Look | Request::LookAtSettings(_))
    }

    /// Whether a refusal would lose what the user typed or chose.
    pub(crate) fn keeps_dialog(&self) -> bool {
        matches!(
            self,
            Request::Save { .. }
                | Request::Merge { .. }
                | Request::Restore(_)
                | Request::KeepFilter { .. }
                | Request::WriteReport { .. }
                | Request::PlanImport(..)
                | Request::TakeImport { .. }
        )
    }
}

/// How a request ended.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// It was carried out.
    Done {
        /// The name of the change that was made, undone or redone (`done, Book the mock exam`); empty if nothing changed.
        words: String,
        /// Every file that was touched or found changed.
        reading: Reading,
        /// What the user has to know of how it was saved, said once.
        remark: Option<String>,
    },
    /// It was not carried out, and is given up.
    Refused {
        /// Why not.
        why: String,
        /// What to do about it.
        advice: Option<Advice>,
        /// What is on disk now, where the screen shows something else.
        reading: Option<Reading>,
    },
    /// The disk failed. The request is kept and tried again.
    Delayed {
        /// What failed, with path and reason.
        why: String,
    },
}

/// The place in a request for what it is answered. It is no part of what was asked: any two are equal.
#[derive(Clone, Debug)]
pub struct Response<T>(pub Option<T>);

impl<T> Response<T> {
    /// Nothing yet.
    pub const NONE: Response<T> = Response(None);

    /// Puts in what is answered.
    pub fn with(&mut self, response: T) -> Answer {
        self.0 = Some(response);
        Answer::read(Reading::default())
    }
}

impl<T> PartialEq for Response<T> {
    fn eq(&self, _: &Response<T>) -> bool {
        true
    }
}

/// An import, compared with the journey, and the choices that the comparison is made with.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedImport {
    pub(crate) import: Arc<Import>,
    pub(crate) plan: ImportPlan,
    pub(crate) choices: ImportChoices,
}

/// The names that fit a path as far as it is typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PathCompletion {
    /// The line up to the name.
    pub(crate) before: String,
    /// The name as far as all agree; what was typed of it, if nothing fits.
    pub(crate) common: String,
    pub(crate) fits: Vec<String>,
}

impl Answer {
    /// Something was read, or saved without a name of its own.
    pub fn read(reading: Reading) -> Answer {
        Answer::Done { words: String::new(), reading, remark: None }
    }

    /// A refusal that changes nothing on the screen.
    pub fn refused(why: impl Into<String>) -> Answer {
        Answer::Refused { why: why.into(), advice: None, reading: None }
    }
}

/// A backup, and when it was made in local time.
#[derive(Clone, PartialEq, Debug)]
pub struct DatedBackup {
    /// `2026-11-22 09:53`.
    pub(crate) when: String,
    pub(crate) backup: Backup,
}
