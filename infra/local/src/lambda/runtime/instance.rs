//! An instance of a function, which AWS calls an execution environment: a child process with a
//! Runtime API of its own.

use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::Child;
use tokio::sync::oneshot;
use tokio::time::timeout;
use uuid::Uuid;

use super::runtime_api::{Invocation, RuntimeApi};
use super::{InstanceConfig, InvokeError};
use crate::report::{Event, Report};

/// How long a function may take to ask for its first event.
/// <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib>
const INIT_LIMIT: Duration = Duration::from_secs(10);

/// A child process. Dropping it kills the process.
#[derive(Debug)]
pub(super) struct Instance {
    pub config: Arc<InstanceConfig>,
    child: Child,
    api: RuntimeApi,
}

impl Instance {
    /// Starts a child and waits until it asks for its first event.
    pub async fn start(config: Arc<InstanceConfig>, report: &Report) -> Result<Self, InvokeError> {
        let api = RuntimeApi::start(&config.arn).await?;
        let mut child = config
            .program
            .command()
            .envs(&config.environment)
            .env("AWS_LAMBDA_RUNTIME_API", api.address())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // The terminal's Ctrl-C is for the stack, which then stops its children.
            .process_group(0)
            .spawn()
            .map_err(InvokeError::Spawn)?;
        forward(child.stdout.take(), &config.name, report);
        forward(child.stderr.take(), &config.name, report);
        let mut instance = Self { config, child, api };
        instance.initialise().await?;
        Ok(instance)
    }

    async fn initialise(&mut self) -> Result<(), InvokeError> {
        tokio::select! {
            // An instance that says why it cannot start then exits.
            biased;
            outcome = self.api.initialised() => outcome,
            status = self.child.wait() => Err(InvokeError::exited(status)),
            () = tokio::time::sleep(INIT_LIMIT) => Err(InvokeError::TimedOut(INIT_LIMIT)),
        }
    }

    /// Whether the process still runs.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Has the instance answer one event. After an error that [is fatal](InvokeError::is_fatal) to
    /// it, the instance must be dropped.
    pub async fn invoke(&mut self, payload: Bytes, limit: Duration) -> Result<Bytes, InvokeError> {
        let (answer, answered) = oneshot::channel();
        let invocation = Invocation {
            request_id: Uuid::new_v4().to_string(),
            payload,
            timeout: limit,
            answer,
        };
        let outcome = async {
            self.api.send(invocation).await;
            // The sender is dropped unused if the instance asks for more without answering.
            answered.await.unwrap_or(Err(InvokeError::Unanswered))
        };
        let outcome = async {
            tokio::select! {
                biased;
                outcome = outcome => outcome,
                status = self.child.wait() => Err(InvokeError::exited(status)),
            }
        };
        timeout(limit, outcome)
            .await
            .unwrap_or(Err(InvokeError::TimedOut(limit)))
    }
}

/// Reports the lines of a child's output until it ends.
fn forward(stream: Option<impl AsyncRead + Unpin + Send + 'static>, name: &str, report: &Report) {
    let Some(stream) = stream else { return };
    let (function, report) = (name.to_owned(), report.clone());
    tokio::spawn(async move {
        let mut lines = BufReader::new(stream).split(b'\n');
        while let Ok(Some(line)) = lines.next_segment().await {
            report.send(Event::Output {
                function: function.clone(),
                line: String::from_utf8_lossy(&line).into_owned(),
            });
        }
    });
}
