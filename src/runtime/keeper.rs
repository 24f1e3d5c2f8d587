//! The journey on disk, kept for the screen: what the worker asks, carried out by the store.

use super::clock::Clock;
use super::worker::{Keeper, Nudge};
use crate::app::event::{EditorEnd, Event, Listed, Merged, Outcome, Undone};
use crate::config::Config;
use crate::domain::backup::{Backup, BackupName};
use crate::domain::change::Change;
use crate::domain::conflict::Offer;
use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::merge::Choices;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::store::fault::Fault;
use crate::store::rewrite::rewrite;
use crate::store::watch::{Watch, watch};
use crate::store::{Reverted, Saved, Store, Write, Years};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Keeps a journey in its store.
pub struct StoreKeeper {
    store: Store,
    clock: Clock,
    /// The file of the settings, where there is one.
    settings: Option<PathBuf>,
    watch: Option<Watch>,
    remark: Option<String>,
    /// Whether it has been said that no backup can be made; once is enough.
    said: bool,
}

impl StoreKeeper {
    /// Keeps the journey of that store, from which it has been read once already.
    pub fn new(store: Store, clock: Clock) -> StoreKeeper {
        StoreKeeper { store, clock, settings: None, watch: None, remark: None, said: false }
    }

    /// Keeps settings in that file.
    pub fn with_settings(self, settings: Option<PathBuf>) -> StoreKeeper {
        StoreKeeper { settings, ..self }
    }

    /// What is on disk now, as far as it can be told.
    fn newest(&mut self) -> Reading {
        let read = self.store.reread().ok().flatten();
        read.unwrap_or_else(|| self.store.unchanged())
    }

    /// What is on disk of the files that a refused change would have touched: the screen shows it already.
    fn as_it_was(&mut self, change: &Change) -> Reading {
        let mut reading = self.newest();
        let journey = self.store.journey();
        let items = change.edits.iter().flat_map(|e| [&e.before, &e.after]);
        let files: BTreeSet<DataFile> = items.flatten().map(Record::file).collect();
        for home in files {
            let known = |year| journey.years().any(|(known, _)| known == year);
            let unread =
                matches!(home, DataFile::Ended(year) if known(year) && !journey.is_loaded(year));
            let told = reading.files.iter().any(|(other, _)| *other == home);
            if !unread && !told && journey.gap_in(home).is_none_or(|gap| !gap.is_all()) {
                reading.files.push((home, journey.at(home).to_vec()));
            }
        }
        reading
    }

    /// Remembers what is to be said of a save: that the files were upgraded, or, once, that no backup can be made.
    fn take_note(&mut self, saved: &Saved) {
        if let Some(upgraded) = saved.upgraded {
            self.remark = Some(format!("Upgraded: {}.", upgraded.words()));
        } else if let Some(lost) = &saved.backup_lost
            && !std::mem::replace(&mut self.said, true)
        {
            self.remark = Some(format!("Saved, and no backup was made: {lost}."));
        }
    }

    fn reverted(&mut self, reverted: Result<Reverted, Fault>) -> Undone {
        match reverted {
            Ok(reverted) => Undone::Done { name: reverted.words(), reading: reverted.reading },
            Err(fault @ Fault::LeftBehind { .. }) => Undone::Not { message: said(&fault) },
            Err(fault) => Undone::Not { message: fault.brief() },
        }
    }
}

impl Keeper for StoreKeeper {
    fn save(&mut self, change: &Change) -> Outcome {
        let now = self.clock.now();
        match self.store.change(now, Write::Really, Years::Summaries, &mut |_| Ok(change.clone())) {
            Ok(saved) => {
                self.take_note(&saved);
                Outcome::Done(saved.reading)
            }
            Err(fault) if fault.is_disk() => Outcome::Failed { message: fault.brief() },
            Err(fault) => {
                let (message, hint) = (fault.brief(), fault.hint());
                let reading = self.as_it_was(change);
                Outcome::Refused { message, hint, reading }
            }
        }
    }

    fn undo(&mut self) -> Undone {
        let reverted = self.store.undo(self.clock.now(), Write::Really);
        self.reverted(reverted)
    }

    fn redo(&mut self) -> Undone {
        let reverted = self.store.redo(self.clock.now(), Write::Really);
        self.reverted(reverted)
    }

    fn offer(&mut self, name: &str) -> Result<Offer, String> {
        self.store.offer(name).map_err(|fault| said(&fault))
    }

    fn merge(&mut self, name: &str, choices: &Choices) -> Result<Merged, String> {
        let now = self.clock.now();
        let saved = self.store.merge(now, Write::Really, name, choices);
        let saved = saved.map_err(|fault| said(&fault))?;
        self.take_note(&saved);
        Ok(Merged {
            name: name.to_owned(),
            changed: !saved.change.is_empty(),
            reading: saved.reading,
        })
    }

    fn backups(&mut self) -> Event {
        let clock = self.clock;
        let listed = |backup: Backup| Listed { when: clock.on_the_wall(backup.name.at), backup };
        let backups = self.store.backups().map_err(|fault| said(&fault));
        let moved = self.store.left_behind().into_iter().next();
        if let (Ok([]), Some(left)) = (backups.as_deref(), moved) {
            let command = left.command(self.store.folder());
            let words = left.words();
            return Event::Backups(Err(format!("{words}. Hint: {command} takes them over.")));
        }
        Event::Backups(backups.map(|all| all.into_iter().map(listed).collect()))
    }

    fn restore(&mut self, name: BackupName) -> Undone {
        match self.store.restore(self.clock.now(), Write::Really, name) {
            Ok(restored) if restored.changed => {
                Undone::Done { name: restored.name, reading: restored.reading }
            }
            Ok(_) => Undone::Not { message: "the journey is as it was then".into() },
            Err(fault) => Undone::Not { message: said(&fault) },
        }
    }

    fn remark(&mut self) -> Option<String> {
        self.remark.take()
    }

    fn load(&mut self, years: &[i32]) -> Event {
        read(self.store.read(Years::Only(years.to_vec())))
    }

    fn reread(&mut self) -> Event {
        Event::Read(self.newest())
    }

    fn changed(&mut self) -> Option<Event> {
        self.store.reread().transpose().map(read)
    }

    fn source(&mut self, id: &Id) -> Result<String, String> {
        self.store.source(id).map(|source| source.text).map_err(|fault| said(&fault))
    }

    fn replace(&mut self, id: &Id, old: &str, new: &str) -> Result<EditorEnd, String> {
        if old == new {
            return Ok(EditorEnd::Unchanged);
        }
        let saved = self.store.replace_source(self.clock.now(), Write::Really, id, old, new);
        let saved = saved.map_err(|fault| said(&fault))?;
        Ok(EditorEnd::Saved { name: saved.change.name, reading: saved.reading })
    }

    fn keep_filter(&mut self, name: &str, text: &str) -> Result<(), String> {
        let Some(path) = &self.settings else {
            return Err("there is no home folder to keep settings in".into());
        };
        rewrite(path, &mut |old| {
            Config::with_filter(old, path, name, text).map_err(|fault| fault.to_string())
        })
    }

    fn watch(&mut self, nudge: Nudge) {
        // Without a watcher changes from outside are seen at the next save; there is nothing better to do about it.
        self.watch = watch(self.store.folder(), move || nudge.ring()).ok();
    }
}

fn read(reading: Result<Reading, Fault>) -> Event {
    match reading {
        Ok(reading) => Event::Read(reading),
        Err(fault) => Event::Unreadable { message: said(&fault) },
    }
}

fn said(fault: &Fault) -> String {
    format!("{fault}. Hint: {}.", fault.hint())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Edit;
    use crate::domain::date::Day;
    use crate::domain::goal::Goal;
    use crate::store::places::Places;

    fn keeper(home: &std::path::Path) -> StoreKeeper {
        let at = |name: &str| Some(home.join(name));
        let places = Places { journey: home.join("journey"), state: at("state"), cache: None };
        let day = Day::new(2026, 11, 22).expect("a day");
        StoreKeeper::new(Store::new(places), Clock::Fixed(day))
    }

    #[test]
    fn that_no_backup_can_be_made_is_said_once() {
        let home = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(home.path().join("journey")).expect("made");
        std::fs::write(home.path().join("journey/goals.toml"), "format = 1\n").expect("written");
        std::fs::write(home.path().join("state"), "in the way").expect("written");
        let mut keeper = keeper(home.path());
        let said: Vec<Option<String>> = (1..4)
            .map(|n| {
                let goal = Goal::new(Id::spelled(n), "Read");
                let change = Change::new("added", "Read", vec![Edit::add(goal)]);
                assert!(matches!(keeper.save(&change), Outcome::Done(_)));
                keeper.remark()
            })
            .collect();
        let first = said[0].as_deref().unwrap_or_default();
        assert!(
            first.starts_with("Saved, and no backup was made: cannot make the folder"),
            "{first}"
        );
        assert_eq!(said[1..], [None, None]);
    }
}
