//! A process of a function: what Lambda calls an execution environment.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use bytes::Bytes;
use serde::Deserialize;
use serde_json::Value;
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::Request;
use super::api::RuntimeApi;
use crate::Error;

const TIMEOUT: Duration = Duration::from_secs(30);

/// A child process. Dropping it kills the process.
#[derive(Debug)]
pub struct Instance {
    function: String,
    api: RuntimeApi,
    child: Child,
    started: Instant,
}

/// What a function answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The body, null where it is no JSON.
    pub json: Value,
    /// When it came.
    pub at: Instant,
}

/// The answer as API Gateway takes it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payload {
    status_code: u16,
    #[serde(default)]
    body: Option<String>,
}

impl Instance {
    /// Starts a process; does not wait for it.
    pub async fn start(
        function: &str,
        program: &Path,
        environment: &BTreeMap<String, String>,
    ) -> Result<Self, Error> {
        Self::run(Command::new(program), function, environment).await
    }

    /// The same with the command of a tool that runs the program.
    pub async fn run(
        mut command: Command,
        function: &str,
        environment: &BTreeMap<String, String>,
    ) -> Result<Self, Error> {
        let api = RuntimeApi::start().await?;
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .envs(environment)
            .env("AWS_LAMBDA_RUNTIME_API", api.address())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .kill_on_drop(true);
        let started = Instant::now();
        let child = command.spawn().map_err(Error::io(function))?;
        Ok(Self {
            function: function.to_owned(),
            api,
            child,
            started,
        })
    }

    /// The process's id.
    pub fn id(&self) -> Result<u32, Error> {
        let gone = || Error::setup(format!("{} has ended", self.function));
        self.child.id().ok_or_else(gone)
    }

    /// When the process was started.
    pub const fn started(&self) -> Instant {
        self.started
    }

    /// When the process first asked for an event.
    pub fn first_asked(&self) -> Instant {
        self.api.first_asked().unwrap_or(self.started)
    }

    /// Invokes the function with a request; anything but the expected status is an error.
    pub async fn expect(&mut self, request: &Request) -> Result<Answer, Error> {
        let (payload, at) = self.send(request.event(), request).await?;
        read(request, &payload, at)
    }

    /// Invokes the function with an event that is no request.
    pub async fn invoke(&mut self, event: &Value) -> Result<(), Error> {
        let bytes = serde_json::to_vec(event)?.into();
        self.send(bytes, "an event").await.map(drop)
    }

    async fn send(
        &mut self,
        event: Bytes,
        what: impl std::fmt::Display,
    ) -> Result<(Bytes, Instant), Error> {
        self.api.send(event);
        let outcome = tokio::select! {
            biased;
            outcome = timeout(TIMEOUT, self.api.outcome()) => outcome,
            status = self.child.wait() => {
                return Err(self.unanswered(what, ending(status)));
            }
        };
        match outcome {
            Ok(Some((Ok(payload), at))) => Ok((payload, at)),
            Ok(Some((Err(reason), _))) => Err(self.unanswered(what, reason)),
            Ok(None) | Err(_) => Err(self.unanswered(what, "it took too long".to_owned())),
        }
    }

    /// Asks the process to end, and waits until it has.
    pub async fn terminate(mut self) -> Result<(), Error> {
        let id = self.id()?.to_string();
        let asked = Command::new("kill").arg(id).status().await;
        asked.map_err(Error::io("kill"))?;
        let ended = self.child.wait().await;
        ended.map(drop).map_err(Error::io(&self.function))
    }

    /// Ends the process.
    pub async fn stop(mut self) -> Result<(), Error> {
        self.child.kill().await.map_err(Error::io(&self.function))
    }

    fn unanswered(&self, request: impl std::fmt::Display, reason: String) -> Error {
        Error::Unanswered {
            function: self.function.clone(),
            request: request.to_string(),
            reason,
        }
    }
}

fn read(request: &Request, payload: &[u8], at: Instant) -> Result<Answer, Error> {
    let payload: Payload = serde_json::from_slice(payload)?;
    let body = payload.body.unwrap_or_default();
    if payload.status_code != request.expected {
        return Err(Error::Unexpected {
            request: request.to_string(),
            status: payload.status_code,
            body,
        });
    }
    let json = serde_json::from_str(&body).unwrap_or_default();
    Ok(Answer { json, at })
}

/// How a process ended.
fn ending(status: std::io::Result<ExitStatus>) -> String {
    status.map_or_else(|error| error.to_string(), |status| status.to_string())
}
