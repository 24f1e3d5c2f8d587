//! Answers the screen's requests from the store.

use super::clock::Clock;
use super::worker::Backend;
use crate::app::disk::{Answer, DatedBackup, PathCompletion, PlannedImport, Request, Response};
use crate::domain::advice::Advice;
use crate::domain::backup::{Backup, BackupName};
use crate::domain::change::{Change, Run};
use crate::domain::data_file::DataFile;
use crate::domain::import::{self, Import, ImportChoices, ImportPlan};
use crate::domain::item::Item;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::sort;
use crate::domain::words::{count, told_of_change};
use crate::runtime::import_files::load;
use crate::runtime::report_file;
use crate::runtime::settings::SettingsFile;
use crate::store::fault::Fault;
use crate::store::watch::{FolderWatch, Watchable, watch};
use crate::store::{Reverted, Saved, Store, Write, Years};
use crate::transfer::{self, Asked, DateOrder, Format, ImportOptions};
use std::path::PathBuf;
use std::sync::Arc;

/// The journey in its store, and the settings in their file.
pub struct StoreBackend {
    store: Store,
    clock: Clock,
    settings: SettingsFile,
    watch: Option<FolderWatch>,
    /// The user is told once that no backup can be made.
    told_of_lost_backup: bool,
}

impl StoreBackend {
    /// The journey has been read from the store once already.
    pub fn new(store: Store, clock: Clock, settings: SettingsFile) -> StoreBackend {
        StoreBackend { store, clock, settings, watch: None, told_of_lost_backup: false }
    }

    fn save(&mut self, change: &Change) -> Answer {
        let now = self.clock.now();
        match self.store.change(now, Write::Really, Years::Summaries, &mut |_| Ok(change.clone())) {
            Ok(mut saved) => {
                self.add_files_of(change, &mut saved.reading);
                self.done(saved.change.name.clone(), saved)
            }
            Err(fault) if fault.is_disk() => Answer::Delayed { why: fault.brief() },
            Err(fault) => Answer::Refused {
                why: fault.brief(),
                advice: Some(fault.advice()),
                reading: Some(self.newest_behind(change)),
            },
        }
    }

    /// The journey on disk now, as far as it can be read.
    fn newest(&mut self) -> Reading {
        let read = self.store.reread().ok().flatten();
        read.unwrap_or_else(|| self.store.unchanged())
    }

    /// The newest reading, behind a change that was refused.
    fn newest_behind(&mut self, change: &Change) -> Reading {
        let mut reading = self.newest();
        self.add_files_of(change, &mut reading);
        reading
    }

    /// Adds the files of a change to a reading, also where nothing was written to them: the screen shows them as it made the
    /// change.
    fn add_files_of(&self, change: &Change, reading: &mut Reading) {
        let journey = self.store.journey();
        let items = change.edits.iter().flat_map(|e| [&e.before, &e.after]);
        for file in sort::distinct(items.flatten().map(Record::file)) {
            let summary = journey.years().find(|(year, _)| file == DataFile::Ended(*year));
            if let Some((year, summary)) = summary.filter(|(year, _)| !journey.is_loaded(*year)) {
                reading.summaries.push((year, summary.clone()));
                continue;
            }
            let is_there = reading.files.iter().any(|(other, _)| *other == file);
            if !is_there && journey.gap_in(file).is_none_or(|gap| !gap.is_all()) {
                reading.files.push((file, journey.at(file).to_vec()));
            }
        }
    }

    fn done(&mut self, words: String, saved: Saved) -> Answer {
        Answer::Done { words, remark: self.remark(&saved), reading: saved.reading }
    }

    /// Says that the files were upgraded, that the change cannot be undone or, once, that no backup can be made.
    fn remark(&mut self, saved: &Saved) -> Option<String> {
        let backup = saved.backup_lost.as_ref().filter(|_| !self.told_of_lost_backup);
        self.told_of_lost_backup |= backup.is_some();
        let remarks = [
            saved.upgraded.map(|upgraded| format!("Upgraded: {}.", upgraded.words())),
            saved.undo_lost.as_ref().map(|why| format!("It cannot be undone: {why}.")),
            backup.map(|why| format!("No backup was made: {why}.")),
        ];
        let remarks: Vec<String> = remarks.into_iter().flatten().collect();
        let told = told_of_change("Saved", &saved.change.name);
        (!remarks.is_empty()).then(|| format!("{told} {}", remarks.join(" ")))
    }

    fn backups(&mut self, response: &mut Response<Vec<DatedBackup>>) -> Result<Answer, Fault> {
        let backups = self.store.backups()?;
        let left = self.store.left_behind().into_iter().next();
        if let (true, Some(left)) = (backups.is_empty(), left) {
            let (why, to) = (left.words(), self.store.folder().to_owned());
            let advice = Some(Advice::TakeOver(Box::new([left.path, to])));
            return Ok(Answer::Refused { why, advice, reading: None });
        }
        let clock = self.clock;
        let listed = |backup: Backup| DatedBackup {
            when: clock.on_the_wall(backup.name.at),
            backup: backup.in_local_time(|at| clock.on_the_wall(at)),
        };
        Ok(response.with(backups.into_iter().map(listed).collect()))
    }

    fn restore(&mut self, name: BackupName) -> Result<Answer, Fault> {
        let restored = self.store.restore(self.clock.now(), Write::Really, name)?;
        Ok(match restored.changed {
            true => {
                let words = self.clock.on_the_wall(name.at);
                Answer::Done { words, reading: restored.reading, remark: None }
            }
            false => Answer::refused("the journey is the same as in that backup"),
        })
    }

    /// Reads what is typed: a format, a path, or as in a shell several that may be quoted, and how dates are written.
    fn read_import(&self, typed: &str) -> Result<Import, String> {
        let (format, typed) = split_format(typed);
        let mut words = match at_home(typed).exists() {
            true => vec![typed.to_owned()],
            false => words_of(typed),
        };
        let mut asked = Asked::default();
        if let [.., flag, order] = &words[..]
            && flag == "--dates"
        {
            asked.dates = DateOrder::named(order);
            words.truncate(words.len() - 2);
        }
        let paths: Vec<PathBuf> = words.iter().map(|path| at_home(path)).collect();
        let (format, files) = match load(&paths, format) {
            Ok(loaded) => loaded,
            Err(error) => return Err(format!("{error}; {}", error.hint())),
        };
        let clock = self.clock;
        let local_day = |seconds| clock.day_of(seconds);
        let today = clock.today();
        let options = ImportOptions { today, local_day: &local_day, asked: &asked };
        format.read(&files, &options).map_err(|error| error.to_string())
    }

    /// Compares an import with the whole journey. Where not all of that can be read, what is here already is not known.
    fn plan_import(
        &mut self,
        typed: &str,
        response: &mut Response<Box<PlannedImport>>,
    ) -> Result<Answer, Fault> {
        let import = match self.read_import(typed) {
            Ok(import) => import,
            Err(why) => return Ok(Answer::refused(why)),
        };
        self.store.read(Years::All)?;
        if let Some(gap) = self.store.journey().gaps().first() {
            return Ok(Answer::refused(format!("{}: fix it first", gap.words())));
        }
        let choices = ImportChoices { deleted: self.store.imported()?, ..ImportChoices::default() };
        let plan = ImportPlan::new(&import, self.store.journey(), &choices, self.clock.today());
        Ok(response.with(Box::new(PlannedImport { import: Arc::new(import), plan, choices })))
    }

    fn take_import(
        &mut self,
        import: &Import,
        choices: &ImportChoices,
        (run, before): (&Run, usize),
    ) -> Result<(Saved, String), Fault> {
        let (now, today, mut taken) = (self.clock.now(), self.clock.today(), 0);
        let saved = self.store.change(now, Write::Really, Years::All, &mut |journey| {
            let mut plan = ImportPlan::new(import, journey, choices, today);
            taken = plan.taken();
            let name = import::name(before + taken, plan.format);
            Ok(Change { name, ..plan.take_change() }.in_run(run.clone()))
        })?;
        let so_far = if before > 0 { " so far" } else { "" };
        let items = count(before + taken, "item");
        Ok((saved, format!("imported {items} from {}{so_far}", import.format)))
    }

    fn carry_out(&mut self, request: &mut Request) -> Result<Option<Answer>, Fault> {
        let now = self.clock.now();
        let answer = match request {
            Request::Save { change, .. } => self.save(change),
            Request::Undo(items) => reverted(self.store.undo(now, Write::Really), items)?,
            Request::Redo(items) => reverted(self.store.redo(now, Write::Really), items)?,
            Request::Load(years) => Answer::read(self.store.read(Years::Only(years.clone()))?),
            Request::LoadDates(dates) => Answer::read(self.store.recall(dates.clone())?),
            Request::Reread(_) | Request::Abandon => Answer::read(self.newest()),
            Request::Look => return Ok(self.store.reread()?.map(Answer::read)),
            Request::Preview(name, response) => response.with(Box::new(self.store.offer(name)?)),
            Request::Merge { name, choices } => {
                let saved = self.store.merge(now, Write::Really, name, choices)?;
                let words =
                    if saved.change.is_empty() { String::new() } else { format!("merged {name}") };
                self.done(words, saved)
            }
            Request::Backups(response) => self.backups(response)?,
            Request::Restore(name) => self.restore(*name)?,
            Request::LookAtSettings(response) => match self.settings.look() {
                None => return Ok(None),
                Some(Ok(found)) => response.with(Box::new(found)),
                Some(Err(why)) => Answer::refused(why),
            },
            Request::KeepFilter { name, text } => match self.settings.keep_filter(name, text) {
                Ok(()) => Answer::read(Reading::default()),
                Err(why) => Answer::refused(why),
            },
            Request::KeepTheme(name) => match self.settings.keep_theme(name) {
                Ok(()) => Answer::read(Reading::default()),
                Err(why) => Answer::refused(why),
            },
            Request::KeepUndated(items) => match self.store.keep_undated(items) {
                Ok(()) => Answer::read(Reading::default()),
                Err(why) => Answer::refused(why),
            },
            Request::Complete(typed, response) => response.with(complete(typed)),
            Request::PlanImport(typed, response) => self.plan_import(typed, response)?,
            Request::TakeImport { import, choices, run, before, .. } => {
                let (saved, name) = self.take_import(import, choices, (run, *before))?;
                self.done(name, saved)
            }
            Request::WriteReport { path, period } => {
                self.store.read(Years::All)?;
                report_file::write(
                    &at_home(path),
                    (self.store.journey(), self.store.folder()),
                    *period,
                    self.clock.today(),
                )
            }
            Request::Source(id, response) => response.with(self.store.source(id)?.text),
            Request::Replace { id, old, new } => {
                let saved = self.store.replace_source(now, Write::Really, id, old, new)?;
                self.done(saved.change.name.clone(), saved)
            }
        };
        Ok(Some(answer))
    }
}

impl Backend for StoreBackend {
    fn answer(&mut self, request: &mut Request) -> Option<Answer> {
        self.carry_out(request).unwrap_or_else(|fault| {
            let (why, advice) = (fault.to_string(), Some(fault.advice()));
            Some(Answer::Refused { why, advice, reading: None })
        })
    }

    fn watch(&mut self, on_change: Box<dyn Fn() + Send>) {
        // Without a watcher changes from outside are seen at the next save.
        let journey = Watchable::Journey(self.store.folder().to_owned());
        let settings = self.settings.path().map(|file| Watchable::File(file.to_owned()));
        let watchables = [Some(journey), settings].into_iter().flatten().collect();
        self.watch = watch(watchables, on_change).ok();
    }
}

/// The format that a line begins with, and the rest of the line.
fn split_format(typed: &str) -> (Option<&'static Format>, &str) {
    let split = typed.split_once(' ').map(|(first, rest)| (transfer::named(first), rest.trim()));
    split.filter(|(format, _)| format.is_some()).unwrap_or((None, typed))
}

/// The words of a line, as a shell splits it: quotes and backslashes keep a space.
fn words_of(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\'' | '"', None) => (quote, word) = (Some(letter), Some(word.unwrap_or_default())),
            (_, Some(open)) if letter == open => quote = None,
            ('\\', None) => word.get_or_insert_default().extend(letters.next()),
            (_, None) if letter.is_whitespace() => words.extend(word.take()),
            (_, _) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// A path as a shell would understand it: `~/` is the home folder.
fn at_home(typed: &str) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        (Some(_) | None, _) => PathBuf::from(typed),
    }
}

/// Completes the last part of a path by what is there.
fn complete(typed: &str) -> PathCompletion {
    let (_, path) = split_format(typed);
    let (folder, begun) = path.rsplit_once('/').unwrap_or(("", path));
    let prefix = &typed[..typed.len() - begun.len()];
    let place = match &path[..path.len() - begun.len()] {
        "" => PathBuf::from("."),
        "/" => PathBuf::from("/"),
        _ => at_home(&format!("{folder}/")),
    };
    let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
    let mut fits: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !begun.starts_with('.');
            let slash = if entry.path().is_dir() { "/" } else { "" };
            (name.starts_with(begun) && !hidden).then(|| format!("{name}{slash}"))
        })
        .collect();
    sort::ascending(&mut fits);
    let common = fits.iter().skip(1).fold(fits.first().cloned(), |common, name| {
        let common = common?;
        let same = common.char_indices().zip(name.chars()).find(|((_, a), b)| a != b);
        let end = same.map_or(common.len().min(name.len()), |((at, _), _)| at);
        Some(common[..end].to_owned())
    });
    let common = common.unwrap_or_else(|| begun.to_owned());
    PathCompletion { before: prefix.to_owned(), common, fits }
}

fn reverted(
    reverted: Result<Reverted, Fault>,
    items: &mut Response<Vec<Item>>,
) -> Result<Answer, Fault> {
    match reverted {
        Ok(reverted) => {
            let words = reverted.words();
            items.with(reverted.items);
            Ok(Answer::Done { words, reading: reverted.reading, remark: None })
        }
        Err(
            fault @ (Fault::LeftBehind { .. }
            | Fault::NotUndoable { .. }
            | Fault::Unrecorded { .. }),
        ) => Err(fault),
        Err(fault) => Ok(Answer::refused(fault.brief())),
    }
}

#[cfg(test)]
mod tests;
