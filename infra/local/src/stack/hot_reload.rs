//! Hot reload: a changed source rebuilds, and functions whose binary changed are restarted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

use super::Options;
use crate::Error;
use crate::lambda::builder::{Binaries, Build};
use crate::lambda::runtime::{Function, Lambda};
use crate::report::Report;

/// An editor writes several files at once; building waits until it has been quiet for this long.
const QUIET: Duration = Duration::from_millis(200);

/// The folders that the functions are built from.
const SOURCES: &[&str] = &["shared", "functions"];
/// The files beside them that concern the functions.
const MANIFEST: &str = "Cargo.toml";
const TEMPLATE: &str = "template.yaml";

/// Watches until it is dropped.
#[derive(Debug)]
pub(super) struct HotReload {
    _watcher: RecommendedWatcher,
    _task: JoinSet<()>,
}

impl HotReload {
    pub fn start(
        options: &Options,
        names: Vec<String>,
        binaries: Binaries,
        lambda: &Lambda,
    ) -> Result<Self, Error> {
        let (sender, changes) = mpsc::unbounded_channel();
        let root = options.repository.clone();
        let mut watcher = notify::recommended_watcher({
            let root = root.clone();
            move |event| changed(&root, event, &sender)
        })?;
        for folder in SOURCES {
            watcher.watch(&root.join(folder), RecursiveMode::Recursive)?;
        }
        // The folder rather than its files: editors replace a file by another.
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        let reload = Reload {
            repository: root,
            build: options.build.clone(),
            report: options.report.clone(),
            functions: lambda.functions().cloned().collect(),
            names,
            binaries,
        };
        let mut task = JoinSet::new();
        task.spawn(reload.run(changes));
        Ok(Self {
            _watcher: watcher,
            _task: task,
        })
    }
}

/// Passes on the paths that changed. Reading is no change: the compiler reads every source.
fn changed(
    root: &Path,
    event: notify::Result<notify::Event>,
    sender: &mpsc::UnboundedSender<PathBuf>,
) {
    let Ok(event) = event else { return };
    if matches!(event.kind, EventKind::Access(_)) {
        return;
    }
    for path in event.paths {
        let path = path.strip_prefix(root).unwrap_or(&path);
        if concerns(path) {
            // Nobody listens any more once the stack stops.
            let _ = sender.send(path.to_owned());
        }
    }
}

fn concerns(path: &Path) -> bool {
    let in_sources = SOURCES.iter().any(|folder| path.starts_with(folder));
    in_sources || path == Path::new(MANIFEST) || path == Path::new(TEMPLATE)
}

struct Reload {
    repository: PathBuf,
    build: Build,
    report: Report,
    functions: Vec<Arc<Function>>,
    names: Vec<String>,
    binaries: Binaries,
}

impl Reload {
    async fn run(mut self, mut changes: mpsc::UnboundedReceiver<PathBuf>) {
        while let Some(first) = changes.recv().await {
            let mut paths = vec![first];
            while let Ok(Some(path)) = timeout(QUIET, changes.recv()).await {
                paths.push(path);
            }
            if paths.iter().any(|path| path == Path::new(TEMPLATE)) {
                self.report
                    .problem("template.yaml changed: start again to apply it");
            }
            self.report.step(format!("{} changed", summary(&paths)));
            if let Err(error) = self.reload().await {
                self.report
                    .problem(format!("{error}; the old binaries keep running"));
            }
        }
    }

    async fn reload(&mut self) -> Result<(), Error> {
        let started = Instant::now();
        self.build.run(&self.repository).await?;
        let changed = self.binaries.update(self.build.programs(&self.names))?;
        let mut restarted = BTreeSet::new();
        for function in &self.functions {
            let binary = &function.spec().binary;
            if changed.contains(binary) {
                let program = self.binaries.program(binary)?;
                function.replace_program(program).await;
                restarted.insert(binary.as_str());
            }
        }
        if !restarted.is_empty() {
            let (names, seconds) = (list(&restarted), started.elapsed().as_secs_f64());
            self.report
                .step(format!("Restarted {names} after {seconds:.1} s"));
        }
        self.binaries.discard_replaced()
    }
}

/// The first of some paths, and how many more there are.
fn summary(paths: &[PathBuf]) -> String {
    let paths: BTreeSet<_> = paths.iter().collect();
    let first = paths
        .first()
        .map_or_else(String::new, |path| path.display().to_string());
    match paths.len() {
        0 | 1 => first,
        more => format!("{first} and {} more", more - 1),
    }
}

/// A few names, or how many there are.
fn list(names: &BTreeSet<&str>) -> String {
    const FEW: usize = 3;
    match names.len() <= FEW {
        true => names.iter().copied().collect::<Vec<_>>().join(", "),
        false => format!("{} functions", names.len()),
    }
}
