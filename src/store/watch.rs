//! Watches the journey's folder and the settings, and says so once when something has changed. Sleeps until the system
//! wakes it.

use crate::domain::sorted::SortedMap;
use crate::store::atomic::TEMPORARY;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
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

/// A watch on folders; it ends when dropped.
pub(crate) struct FolderWatch {
    tell: Sender<WatchEvent>,
    thread: Option<JoinHandle<()>>,
}

enum WatchEvent {
    /// Something happened in a folder that is watched.
    Seen(notify::Result<Event>),
    Stop,
}

/// What is watched. It need not be there yet.
pub(crate) enum Watchable {
    /// The files of a journey in that folder.
    Journey(PathBuf),
    File(PathBuf),
}

/// Calls `on_change` after one of the watchables has changed.
///
/// # Errors
/// If the system does not let anything be watched.
pub(crate) fn watch(
    watchables: Vec<Watchable>,
    on_change: impl Fn() + Send + 'static,
) -> Result<FolderWatch, Unwatchable> {
    let watchables: Vec<Watchable> = watchables.into_iter().map(Watchable::absolute).collect();
    let path =
        watchables.first().map(|watchable| watchable.folder().to_owned()).unwrap_or_default();
    let failed = |source| Unwatchable { path: path.clone(), source };
    let (tell, hear) = channel();
    let seen = tell.clone();
    let send = move |event| drop(seen.send(WatchEvent::Seen(event)));
    let watcher = notify::recommended_watcher(send).map_err(failed)?;
    let mut watched = Watched { watchables, watcher, folders: SortedMap::new() };
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
    watchables: Vec<Watchable>,
    watcher: RecommendedWatcher,
    /// The watched folders by their paths, each with its device and inode: of a folder that was replaced the old one would still
    /// be watched.
    folders: SortedMap<PathBuf, (u64, u64)>,
}

impl Watched {
    /// Watches each folder and its `done`, the folders that linked files lie in, and the nearest parent of a folder that is
    /// not there yet.
    fn arm(&mut self) -> notify::Result<()> {
        let wanted = self.wanted();
        let watcher = &mut self.watcher;
        self.folders.retain(|path, mark| {
            let stays = wanted.get(path) == Some(mark);
            if !stays {
                let _ = watcher.unwatch(path);
            }
            stays
        });
        for (path, mark) in wanted {
            if !self.folders.contains_key(&path) {
                self.watcher.watch(&path, RecursiveMode::NonRecursive)?;
                self.folders.insert(path, mark);
            }
        }
        Ok(())
    }

    fn wanted(&self) -> SortedMap<PathBuf, (u64, u64)> {
        let all = self.watchables.iter().flat_map(Watchable::folders);
        all.filter_map(|path| Some((mark(&path)?, path))).map(|(mark, path)| (path, mark)).collect()
    }

    /// True for an event about one of the watchables: its files, its folders, or a folder on the way to them.
    fn matters(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        let reads = matches!(event.kind, EventKind::Access(kind) if !is_end_of_write(kind));
        let is_ours = |path: &PathBuf| self.watchables.iter().any(|watchable| watchable.has(path));
        !reads && (event.paths.is_empty() || event.paths.iter().any(is_ours))
    }
}

impl Watchable {
    fn absolute(self) -> Watchable {
        let absolute = |path| std::path::absolute(&path).unwrap_or(path);
        match self {
            Watchable::Journey(folder) => Watchable::Journey(absolute(folder)),
            Watchable::File(file) => Watchable::File(absolute(file)),
        }
    }

    fn folder(&self) -> &Path {
        match self {
            Watchable::Journey(folder) => folder,
            Watchable::File(file) => file.parent().unwrap_or(file),
        }
    }

    fn done(&self) -> Option<PathBuf> {
        match self {
            Watchable::Journey(folder) => Some(folder.join("done")),
            Watchable::File(_) => None,
        }
    }

    fn folders(&self) -> Vec<PathBuf> {
        let linked = self.linked().into_iter().filter_map(|file| Some(file.parent()?.to_owned()));
        let nearest = self.folder().ancestors().find(|a| a.is_dir()).map(Path::to_owned);
        linked.chain(nearest).chain(self.done()).collect()
    }

    /// The files that its files are links to.
    fn linked(&self) -> Vec<PathBuf> {
        let files = match self {
            Watchable::Journey(folder) => {
                ["goals.toml", "milestones.toml"].map(|name| folder.join(name)).to_vec()
            }
            Watchable::File(file) => vec![file.clone()],
        };
        files.iter().filter(|f| f.is_symlink()).filter_map(|f| f.canonicalize().ok()).collect()
    }

    /// Whether the path is one of its files or folders, or a folder on the way to them.
    fn has(&self, path: &Path) -> bool {
        let done = self.done();
        let on_the_way = self.folder().starts_with(path) || done.as_deref() == Some(path);
        on_the_way || self.has_file(path) || self.linked().iter().any(|file| file == path)
    }

    fn has_file(&self, path: &Path) -> bool {
        match self {
            Watchable::File(file) => path == file,
            Watchable::Journey(folder) => {
                let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
                let noise =
                    name.starts_with('.') || name.ends_with('~') || name.ends_with(TEMPORARY);
                let inside =
                    path.parent().is_some_and(|at| at == folder || at == folder.join("done"));
                inside && !noise && name.ends_with(".toml")
            }
        }
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
