//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use local::{Build, Error, Options, Seed};
use ops::Ops;

/// Runs the order tracking system on this machine: the HTTP API, the WebSocket API, the functions,
/// DynamoDB, S3, SNS, SQS and Secrets Manager, as template.yaml describes them.
#[derive(Debug, Parser)]
#[command(name = "dev", args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// The port of the HTTP API.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Where data and logs are kept.
    #[arg(long, default_value = ".local")]
    pub data_dir: PathBuf,
    /// Forget the data that is there.
    #[arg(long)]
    fresh: bool,
    /// Make sample data, as at the first start; its password is `SEED_PASSWORD` or a new one.
    #[arg(long)]
    seed: bool,
    /// Follow the logs of the functions here too.
    #[arg(long)]
    pub logs: bool,
    /// Print an access token of a sample user of each role.
    #[arg(long)]
    pub tokens: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What else the binary is.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Operate a stack: this one after `source .local/aws.env`, or one on AWS.
    Ops(Box<Ops>),
}

impl Arguments {
    /// How the stack is started. Its functions are in this very binary.
    ///
    /// # Errors
    /// Where the system does not say which file that is.
    pub fn options(&self) -> Result<Options, Error> {
        let this = std::env::current_exe();
        let this = this.map_err(|error| Error::Build(format!("where this binary is: {error}")))?;
        let mut environment: std::collections::BTreeMap<_, _> = std::env::vars().collect();
        environment
            .entry("ENVIRONMENT".to_owned())
            .or_insert_with(|| "development".to_owned());
        Ok(Options {
            port: self.port,
            data_dir: Some(self.data_dir.clone()),
            fresh: self.fresh,
            environment,
            build: Build::Cargo(this),
            seed: match self.seed {
                true => Seed::Now,
                false => Seed::Once,
            },
            watch: true,
            ..Options::default()
        })
    }
}
