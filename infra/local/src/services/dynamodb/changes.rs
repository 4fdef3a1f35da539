//! Hearing of writes, so that whoever reads a stream need not ask for news all the time.
//!
//! SQLite appends what is written to a file beside the database, and the system tells when that file
//! changes.

use std::path::Path;
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;
use tokio::time::sleep;

/// How long it takes to look again if nothing was heard, in case that the system does not tell.
const LONGEST_REST: Duration = Duration::from_secs(1);
/// The same where it cannot tell.
const SHORT_REST: Duration = Duration::from_millis(100);

/// Tells of the writes to a database.
pub(super) struct Changes {
    heard: watch::Receiver<()>,
    watcher: Option<RecommendedWatcher>,
}

/// One who waits for writes.
#[derive(Debug)]
pub(crate) struct Wake {
    heard: watch::Receiver<()>,
    rest: Duration,
}

impl Changes {
    /// Of the database in `file`.
    pub fn of(file: &Path) -> Self {
        let (sender, heard) = watch::channel(());
        // Without a watcher, there is more asking.
        let watcher = watch(file, sender).ok();
        Self { heard, watcher }
    }

    /// Of a database that nobody can watch.
    pub fn unheard() -> Self {
        let (_, heard) = watch::channel(());
        Self {
            heard,
            watcher: None,
        }
    }

    pub fn wake(&self) -> Wake {
        Wake {
            heard: self.heard.clone(),
            rest: match self.watcher {
                Some(_) => LONGEST_REST,
                None => SHORT_REST,
            },
        }
    }
}

impl Wake {
    /// What was written before now needs no waking any more.
    pub fn forget(&mut self) {
        self.heard.mark_unchanged();
    }

    /// Waits for a write after [`Wake::forget`]; ends without one after a while.
    pub async fn written(&mut self) {
        tokio::select! {
            Ok(()) = self.heard.changed() => {}
            () = sleep(self.rest) => {}
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
