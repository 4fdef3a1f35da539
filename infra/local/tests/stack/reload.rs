//! Hot reload.

use std::path::Path;

use local::{Build, Event, Options, Report};
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::support::{TestStack, binary, options};

/// A stack over a repository of its own, whose binary can be replaced.
struct Watched {
    stack: TestStack,
    repository: TempDir,
    events: UnboundedReceiver<Event>,
}

impl Watched {
    async fn start() -> Self {
        let repository = TempDir::new().unwrap();
        for folder in ["shared", "functions"] {
            std::fs::create_dir(repository.path().join(folder)).unwrap();
        }
        replace_binary(repository.path());
        let (sender, events) = unbounded_channel();
        let file = repository.path().join("fixture");
        let options = Options {
            repository: repository.path().to_owned(),
            build: Build::Binaries([("fixture".to_owned(), file)].into()),
            watch: true,
            report: Report::to(move |event| drop(sender.send(event))),
            ..options()
        };
        Self {
            stack: TestStack::with(options).await,
            repository,
            events,
        }
    }

    async fn pid(&self) -> String {
        self.stack.get("/fragile/pid").await.text().await.unwrap()
    }

    fn change_a_source(&self) {
        let source = self.repository.path().join("functions/changed.rs");
        std::fs::write(source, "// changed").unwrap();
    }

    /// Waits until the stack says something that contains `text`.
    async fn hears(&mut self, text: &str) {
        while let Some(event) = self.events.recv().await {
            if let Event::Step(said) | Event::Problem(said) = event
                && said.contains(text)
            {
                return;
            }
        }
        panic!("the stack ended without saying: {text}");
    }
}

/// As a linker does it: a new file in the place of the old one.
fn replace_binary(folder: &Path) {
    let new = folder.join("new");
    std::fs::copy(binary("fixture"), &new).unwrap();
    std::fs::rename(new, folder.join("fixture")).unwrap();
}

#[tokio::test]
async fn a_changed_source_restarts_the_functions_whose_binary_changed() {
    let mut watched = Watched::start().await;
    let before = watched.pid().await;
    replace_binary(watched.repository.path());
    watched.change_a_source();
    watched.hears("Restarted fixture").await;
    assert_ne!(watched.pid().await, before);
}

#[tokio::test]
async fn a_failing_build_keeps_the_old_binaries_running() {
    let mut watched = Watched::start().await;
    let before = watched.pid().await;
    std::fs::remove_file(watched.repository.path().join("fixture")).unwrap();
    watched.change_a_source();
    watched.hears("the old binaries keep running").await;
    assert_eq!(watched.pid().await, before);
}

#[tokio::test]
async fn a_changed_template_asks_for_a_new_start() {
    let mut watched = Watched::start().await;
    std::fs::write(watched.repository.path().join("template.yaml"), "").unwrap();
    watched.hears("start again").await;
}
