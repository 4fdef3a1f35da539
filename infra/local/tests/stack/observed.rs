//! A stack at work.

use std::path::Path;
use std::time::Duration;

use local::{Event, Options, Report};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::timeout;

use crate::support::{TestStack, options};

/// Far longer than anything takes.
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// A stack whose events are heard, and where what failed comes again at once.
pub struct ObservedStack {
    pub stack: TestStack,
    events: UnboundedReceiver<Event>,
}

impl ObservedStack {
    pub async fn start() -> Self {
        Self::with(options(), Some(Duration::ZERO)).await
    }

    /// One where what failed comes again when the template says.
    pub async fn as_the_template_says() -> Self {
        Self::with(options(), None).await
    }

    /// One that keeps its data in a folder, and every record of its streams.
    pub async fn kept_in(folder: &Path) -> Self {
        let options = Options {
            data_dir: Some(folder.to_owned()),
            trimming: Duration::from_secs(24 * 60 * 60),
            ..options()
        };
        Self::with(options, Some(Duration::ZERO)).await
    }

    pub async fn with(options: Options, redelivery: Option<Duration>) -> Self {
        let (sender, events) = unbounded_channel();
        let options = Options {
            redelivery,
            report: Report::to(move |event| drop(sender.send(event))),
            ..options
        };
        Self {
            stack: TestStack::with(options).await,
            events,
        }
    }

    /// The next line that the function prints.
    pub async fn line(&mut self) -> String {
        loop {
            if let Event::Output { line, .. } = self.event().await {
                return line;
            }
        }
    }

    /// The next lines, as many.
    pub async fn lines(&mut self, count: usize) -> Vec<String> {
        let mut lines = Vec::new();
        while lines.len() < count {
            lines.push(self.line().await);
        }
        lines
    }

    /// The next problem that is reported.
    pub async fn problem(&mut self) -> String {
        loop {
            match self.event().await {
                Event::Problem(text) => return text,
                Event::Failure { function, reason } => return format!("{function}: {reason}"),
                _ => {}
            }
        }
    }

    /// The sources of the batches that were answered for until now.
    pub fn batches(&mut self) -> Vec<String> {
        let mut sources = Vec::new();
        while let Ok(event) = self.events.try_recv() {
            if let Event::Batch { source, .. } = event {
                sources.push(source);
            }
        }
        sources
    }

    pub async fn event(&mut self) -> Event {
        let event = timeout(TIMEOUT, self.events.recv()).await;
        let event = event.expect("something happens in a minute");
        event.expect("the stack runs")
    }
}
