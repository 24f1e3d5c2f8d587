//! Watches a journey's folder, and says so once when something in it has changed. Sleeps until the system wakes it.

use crate::store::atomic::TEMPORARY;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::HashMap;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use thiserror::Error;

/// The quiet time before a change is reported, so that one save is reported once.
const QUIET: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_millis(500);

/// The system refuses to watch the folder.
#[derive(Debug, Error)]
#[error("cannot watch {}: {source}", path.display())]
pub(crate) struct Unwatchable {
    pub(crate) path: PathBuf,
    pub(crate) source: notify::Error,
}

/// A watch on a folder; it ends when dropped.
pub(crate) struct FolderWatch {
    tell: Sender<WatchEvent>,
    thread: Option<JoinHandle<()>>,
}

enum WatchEvent {
    /// Something happened in a folder that is watched.
    Seen(notify::Result<Event>),
    Stop,
}

/// Calls `on_change` after something has changed in a journey's folder, which need not be there yet.
///
/// # Errors
/// If the system does not let anything be watched.
pub(crate) fn watch(
    folder: &Path,
    on_change: impl Fn() + Send + 'static,
) -> Result<FolderWatch, Unwatchable> {
    let path = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let failed = |source| Unwatchable { path: path.clone(), source };
    let (tell, hear) = channel();
    let seen = tell.clone();
    let send = move |event| drop(seen.send(WatchEvent::Seen(event)));
    let watcher = notify::recommended_watcher(send).map_err(failed)?;
    let mut watched = Watched { folder: path.clone(), watcher, folders: HashMap::new() };
    watched.arm().map_err(failed)?;
    let thread = std::thread::Builder::new()
        .name("watch".into())
        .spawn(move || run(watched, &hear, on_change));
    let thread = thread.map_err(|e| failed(notify::Error::io(e)))?;
    Ok(FolderWatch { tell, thread: Some(thread) })
}

impl Drop for FolderWatch {
    fn drop(&mut self) {
        let _ = self.tell.send(WatchEvent::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(mut watched: Watched, hear: &Receiver<WatchEvent>, on_change: impl Fn()) {
    while let Ok(WatchEvent::Seen(event)) = hear.recv() {
        if !watched.matters(&event) {
            continue;
        }
        if !debounce(hear) {
            return;
        }
        // A folder that has gone is watched again from its nearest parent.
        let _ = watched.arm();
        on_change();
    }
}

/// Waits until it is quiet; false if it is time to stop.
fn debounce(hear: &Receiver<WatchEvent>) -> bool {
    let end = Instant::now() + LONGEST;
    while Instant::now() < end {
        match hear.recv_timeout(QUIET) {
            Ok(WatchEvent::Seen(_)) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Ok(WatchEvent::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

struct Watched {
    folder: PathBuf,
    watcher: RecommendedWatcher,
    /// The watched folders by their paths, each with its device and inode: of a folder that was replaced the old one would still
    /// be watched.
    folders: HashMap<PathBuf, (u64, u64)>,
}

impl Watched {
    /// Watches the folder, its `done`, the folders that linked files lie in, and the nearest parent of a folder that is not there
    /// yet.
    fn arm(&mut self) -> notify::Result<()> {
        let wanted = self.wanted();
        for gone in
            self.folders.extract_if(|path, mark| wanted.get(path) != Some(mark)).collect::<Vec<_>>()
        {
            let _ = self.watcher.unwatch(&gone.0);
        }
        for (path, mark) in wanted {
            if !self.folders.contains_key(&path) {
                self.watcher.watch(&path, RecursiveMode::NonRecursive)?;
                self.folders.insert(path, mark);
            }
        }
        Ok(())
    }

    fn wanted(&self) -> HashMap<PathBuf, (u64, u64)> {
        let linked = self.linked().into_iter().filter_map(|file| Some(file.parent()?.to_owned()));
        let nearest = self.folder.ancestors().find(|a| a.is_dir()).map(Path::to_owned);
        let all = linked.chain(nearest).chain([self.folder.join("done")]);
        all.filter_map(|path| Some((mark(&path)?, path))).map(|(mark, path)| (path, mark)).collect()
    }

    /// The files that the journey's files are links to.
    fn linked(&self) -> Vec<PathBuf> {
        let files = ["goals.toml", "milestones.toml"].map(|name| self.folder.join(name));
        files.iter().filter(|f| f.is_symlink()).filter_map(|f| f.canonicalize().ok()).collect()
    }

    /// True for an event about the journey: its files, its folders, or a folder on the way to them.
    fn matters(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        let reads = matches!(event.kind, EventKind::Access(kind) if !is_end_of_write(kind));
        !reads && (event.paths.is_empty() || event.paths.iter().any(|path| self.is_ours(path)))
    }

    fn is_ours(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let noise = name.starts_with('.') || name.ends_with('~') || name.ends_with(TEMPORARY);
        let done = self.folder.join("done");
        let inside = path.parent().is_some_and(|folder| folder == self.folder || folder == done);
        let on_the_way = self.folder.starts_with(path) || path == done;
        on_the_way
            || (inside && !noise && name.ends_with(".toml"))
            || self.linked().iter().any(|file| file == path)
    }
}

fn is_end_of_write(kind: notify::event::AccessKind) -> bool {
    kind == notify::event::AccessKind::Close(notify::event::AccessMode::Write)
}

fn mark(path: &Path) -> Option<(u64, u64)> {
    let meta = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_dir)?;
    Some((meta.dev(), meta.ino()))
}

#[cfg(test)]
mod tests;
