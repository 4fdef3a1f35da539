//! The runtime: functions of the template as child processes.

mod environment;
mod function;
mod instance;
mod runtime_api;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};

pub(crate) use environment::ServiceEndpoints;
pub(crate) use function::Function;
use tokio_util::sync::CancellationToken;

use crate::lambda::builder::Program;
use crate::report::Report;
use crate::template::FunctionSpec;

/// The configuration that an instance of a function is started with.
#[derive(Debug, Clone)]
pub(crate) struct InstanceConfig {
    name: String,
    arn: String,
    program: Program,
    environment: BTreeMap<String, String>,
}

/// Why an invocation has no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InvokeError {
    /// The binary cannot be run.
    #[error("cannot be started: {0}")]
    Spawn(io::Error),
    /// Its Runtime API cannot be served.
    #[error(transparent)]
    RuntimeApi(#[from] Box<crate::Error>),
    /// The function said that it cannot start.
    #[error("failed to start: {0}")]
    Init(String),
    /// The process ended.
    #[error("exited with {0}")]
    Exited(Exit),
    /// It took longer than it may.
    #[error("timed out after {} s", .0.as_secs())]
    TimedOut(Duration),
    /// It asked for the next event without answering this one.
    #[error("left an event unanswered")]
    Unanswered,
    /// It answered with more than 6 MB.
    #[error("answered with more than 6 MB")]
    ResponseTooLarge,
    /// The function said that the event failed.
    #[error("failed: {0}")]
    Function(String),
    /// The stack is stopping.
    #[error("was stopped")]
    Stopped,
}

/// How a process ended, where that is known.
#[derive(Debug, Clone, Copy)]
pub struct Exit(Option<ExitStatus>);

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(status) => status.fmt(f),
            None => f.write_str("an unknown status"),
        }
    }
}

impl InvokeError {
    fn exited(status: io::Result<ExitStatus>) -> Self {
        Self::Exited(Exit(status.ok()))
    }

    /// Whether the instance cannot take another event.
    fn is_fatal(&self) -> bool {
        !matches!(self, Self::Function(_) | Self::ResponseTooLarge)
    }
}

impl From<crate::Error> for InvokeError {
    fn from(error: crate::Error) -> Self {
        Self::RuntimeApi(Box::new(error))
    }
}

/// Every deployed function, by logical id.
#[derive(Debug)]
pub(crate) struct Lambda {
    functions: BTreeMap<String, Arc<Function>>,
    services: ServiceEndpoints,
    task_root: PathBuf,
    stop: CancellationToken,
    report: Report,
}

impl Lambda {
    pub fn new(services: ServiceEndpoints, task_root: PathBuf, report: Report) -> Self {
        Self {
            functions: BTreeMap::new(),
            services,
            task_root,
            stop: CancellationToken::new(),
            report,
        }
    }

    /// Makes a function ready to be invoked. No process starts before the first event.
    pub fn deploy(
        &mut self,
        spec: &FunctionSpec,
        program: Program,
        variables: BTreeMap<String, String>,
    ) -> Arc<Function> {
        let config = InstanceConfig {
            name: spec.binary.clone(),
            arn: spec.arn(),
            program,
            environment: environment::of(spec, variables, &self.services, &self.task_root),
        };
        let function = Arc::new(Function::new(
            spec.clone(),
            config,
            self.stop.clone(),
            self.report.clone(),
        ));
        self.functions
            .insert(spec.name.clone(), Arc::clone(&function));
        function
    }

    pub fn function(&self, name: &str) -> Option<&Arc<Function>> {
        self.functions.get(name)
    }

    pub fn functions(&self) -> impl Iterator<Item = &Arc<Function>> {
        self.functions.values()
    }

    /// Kills every instance. What they hold fails.
    pub async fn stop(&self) {
        self.stop.cancel();
        for function in self.functions.values() {
            function.stop().await;
        }
    }
}

impl Drop for Lambda {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
