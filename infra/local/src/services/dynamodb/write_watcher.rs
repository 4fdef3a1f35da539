//! Hearing of writes, so that whoever reads a stream need not ask for news all the time.
//!
//! SQLite appends what is written to a file beside the database, and the system tells when that
//! file changes.

use std::path::Path;
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;
use tokio::time::sleep;

/// How long it takes to look again if nothing was heard, in case that the system does not tell.
const FALLBACK_INTERVAL: Duration = Duration::from_secs(1);
/// The same where it cannot tell.
const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// Tells of the writes to a database.
pub(super) struct WriteWatcher {
    writes: watch::Receiver<()>,
    watcher: Option<RecommendedWatcher>,
}

/// One who waits for writes.
#[derive(Debug)]
pub(crate) struct WriteSignal {
    writes: watch::Receiver<()>,
    interval: Duration,
}

impl WriteWatcher {
    /// Of the database in `file`.
    pub fn of_file(file: &Path) -> Self {
        let (sender, writes) = watch::channel(());
        // Without a watcher, there is more asking.
        let watcher = watch(file, sender).ok();
        Self { writes, watcher }
    }

    /// Of a database that nobody can watch.
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
    /// What was written before now needs no waking any more.
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
