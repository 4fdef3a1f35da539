//! Notices writes to the database file, so that readers of streams need not poll all the time.
//!
//! SQLite appends what is written to a file beside the database, and the system tells when that
//! file changes.

use std::path::Path;
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;
use tokio::time::sleep;

/// How often to poll while the file is watched, in case that the system loses a notification.
const FALLBACK_INTERVAL: Duration = Duration::from_secs(1);
/// How often to poll where the file cannot be watched.
const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// Watches for writes to a database.
pub(super) struct WriteWatcher {
    writes: watch::Receiver<()>,
    watcher: Option<RecommendedWatcher>,
}

/// Wakes one reader when there was a write.
#[derive(Debug)]
pub(crate) struct WriteSignal {
    writes: watch::Receiver<()>,
    interval: Duration,
}

impl WriteWatcher {
    /// Watches the database in `file`.
    pub fn of_file(file: &Path) -> Self {
        let (sender, writes) = watch::channel(());
        // Without a watcher, readers poll more often.
        let watcher = watch(file, sender).ok();
        Self { writes, watcher }
    }

    /// For a database in memory, which cannot be watched: readers poll.
    pub fn polling() -> Self {
        let (_, writes) = watch::channel(());
        Self {
            writes,
            watcher: None,
        }
    }

    pub fn signal(&self) -> WriteSignal {
        WriteSignal {
            writes: self.writes.clone(),
            interval: match self.watcher {
                Some(_) => FALLBACK_INTERVAL,
                None => POLL_INTERVAL,
            },
        }
    }
}

impl WriteSignal {
    /// Ignores writes before now.
    pub fn mark_seen(&mut self) {
        self.writes.mark_unchanged();
    }

    /// Waits for a write after [`WriteSignal::mark_seen`]; ends without one after a while.
    pub async fn wait(&mut self) {
        tokio::select! {
            Ok(()) = self.writes.changed() => {}
            () = sleep(self.interval) => {}
        }
    }
}

fn watch(file: &Path, sender: watch::Sender<()>) -> notify::Result<RecommendedWatcher> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let log = log_name(file);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Where events were lost, there may have been a write among them.
        if event.as_ref().map_or(true, |event| is_write(event, &log)) {
            sender.send_replace(());
        }
    })?;
    // The folder rather than the file, which SQLite makes and removes.
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// <https://www.sqlite.org/wal.html>
fn log_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("{name}-wal")
}

fn is_write(event: &notify::Event, log: &str) -> bool {
    let mut names = event.paths.iter().filter_map(|path| path.file_name());
    !matches!(event.kind, EventKind::Access(_))
        && (event.need_rescan() || names.any(|name| name == log))
}
