//! Files of an older format brought to the one that this program writes, at the first save and after a backup.

use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::store::backup::BackupPolicy;
use crate::store::codec::RecordKind;
use crate::store::document::format::upgraded;
use crate::store::fault::Fault;
use crate::store::texts::{New, Texts};
use crate::store::{Store, Upgraded};

impl Store {
    /// Brings every file that was read to this program's format. Without a backup of how they were it is not done, and
    /// neither is the save that it is for.
    pub(super) fn upgrade(&mut self, now: Moment, before: &str) -> Result<Option<Upgraded>, Fault> {
        let texts = self.upgraded_texts()?;
        let olds = texts.keys().filter_map(|home| self.format_before(*home));
        let Some(from) = olds.min() else {
            return Ok(None);
        };
        let jobs = self.folder.jobs(&texts);
        let targets = self.writer().targets(&jobs)?;
        let made = self.back_up(now, before, BackupPolicy::Always);
        let made = made.map_err(|fault| Fault::NotUpgraded(Box::new(fault)))?;
        let backup = made.ok_or(Fault::NoState)?;
        self.write_out(&jobs, &targets).map_err(|failed| failed.fault)?;
        self.install(texts);
        Ok(Some(Upgraded { from, backup }))
    }

    fn upgraded_texts(&self) -> Result<Texts, Fault> {
        let mut texts = Texts::new();
        for (home, state) in &self.folder.states {
            let sound = state.document.as_ref().filter(|_| state.trouble.is_empty());
            if let Some(document) = sound.filter(|d| d.older.is_some() && d.read_only.is_none()) {
                let unsound = |why| Fault::Unsound { path: self.folder.path_of(*home), why };
                let new = upgraded(document, RecordKind::within(*home)).map_err(unsound)?;
                texts.insert(*home, New::Text(new));
            }
        }
        Ok(texts)
    }

    fn format_before(&self, home: DataFile) -> Option<i64> {
        let document = self.folder.states.get(&home)?.document.as_ref()?;
        document.older.as_ref().map(|(format, _)| *format)
    }
}
