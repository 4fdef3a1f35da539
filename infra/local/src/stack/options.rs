use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::api_gateway::http::INTEGRATION_TIMEOUT;
use crate::api_gateway::web_socket::ConnectionLimits;
use crate::lambda::builder::Build;
use crate::report::Report;
use crate::template::Template;

const TRIMMING: Duration = Duration::from_secs(10);

/// How a stack is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// The repository that functions are built from and watched in; this one by default.
    pub repository: PathBuf,
    /// The template; this repository's by default.
    pub template: PathBuf,
    /// The port of the HTTP API on 127.0.0.1; 0, the default, is any free port.
    pub port: u16,
    /// Where data is kept; by default in a temporary folder that goes with the stack.
    pub data_dir: Option<PathBuf>,
    /// Deletes existing data first.
    pub fresh: bool,
    /// Overrides parameters of the template, by their names in `SCREAMING_SNAKE` case.
    /// `RUST_BACKTRACE` goes to the functions, `SEED_PASSWORD` to the seeding.
    pub environment: BTreeMap<String, String>,
    /// Where the binaries are; by default there are none.
    pub build: Build,
    /// When sample data is made; by default never.
    pub seed: Seed,
    /// Restarts functions whose binary changed with their sources, built anew where
    /// [`Build::Cargo`] asks for it.
    pub watch: bool,
    /// Whether the last address of `X-Forwarded-For` is where a request comes from.
    pub trust_forwarded_for: bool,
    /// How long the HTTP API waits for a function; 30 s by default, as on AWS.
    pub integration_timeout: Duration,
    /// How long a connection to the WebSocket API may last; by default as on AWS.
    pub connection_limits: ConnectionLimits,
    /// The delay before a message or a record that a function failed on is delivered again; by
    /// default the visibility timeout of the queue, and a growing backoff for a stream.
    pub redelivery: Option<Duration>,
    /// How often streams are trimmed: a record goes at the second time that it is found to be
    /// handled to its end. By default every ten seconds.
    pub trimming: Duration,
    /// Receives the events of the stack; by default they are dropped.
    pub report: Report,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            repository: Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."),
            template: Template::path(),
            port: 0,
            data_dir: None,
            fresh: false,
            environment: BTreeMap::new(),
            build: Build::default(),
            seed: Seed::Never,
            watch: false,
            trust_forwarded_for: false,
            integration_timeout: INTEGRATION_TIMEOUT,
            connection_limits: ConnectionLimits::default(),
            redelivery: None,
            trimming: TRIMMING,
            report: Report::silent(),
        }
    }
}

/// When sample data is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seed {
    /// At no start.
    Never,
    /// At the first start with a data folder, and again after it failed.
    Once,
    /// At this start.
    Now,
}
