//! What operators and developers do from the command line. A stack names what no flag and no
//! environment variable names; where everything is, the AWS SDK finds out as usual.

pub mod accounts;
pub mod create_admin;
mod error;
mod exit;
mod http_client;
pub mod openapi;
mod password;
mod progress;
pub mod rebuild;
pub mod redrive;
pub mod republish;
pub mod seed;
pub mod sign_in;
pub mod smoke;
mod stack;
mod tables;
pub mod verify;

use std::io::{self, Write};
use std::process::ExitCode;

pub use error::Error;
pub use exit::Exit;
pub use stack::{NamingFailed, Stack};
pub use tables::{ReadModelTables, Tables, UsersTable};

/// Operates the order tracking system.
#[derive(Debug, clap::Parser)]
#[command(name = "ops", version, after_help = Exit::help())]
pub struct Ops {
    #[command(flatten)]
    stack: Stack,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Make the account of an administrator.
    #[command(
        after_help = "Example:\n  ops --stack order-tracking create-admin --email you@example.com --first-name Ada --last-name Lovelace"
    )]
    CreateAdmin(create_admin::Options),
    /// Write the OpenAPI document that the system serves, from the functions' code.
    #[command(after_help = "Example:\n  ops openapi")]
    Openapi(openapi::Options),
    /// Make counters and search again from the orders and users, while the system runs.
    #[command(after_help = "Example:\n  ops --stack order-tracking rebuild")]
    Rebuild(rebuild::Options),
    /// Give dead letters back to the queues that they came from.
    #[command(
        after_help = "Example:\n  ops --stack order-tracking redrive --list\n  ops --stack order-tracking redrive notifier"
    )]
    Redrive(redrive::Options),
    /// Publish events again, from the history of the orders and the accounts as they are.
    #[command(
        after_help = "Example:\n  ops --stack order-tracking republish --since 2026-11-26T00:00:00Z"
    )]
    Republish(republish::Options),
    /// Make sample users and orders. What exists is left as it is. The password is `SEED_PASSWORD`,
    /// or made and printed.
    #[command(after_help = "Example:\n  ops --stack order-tracking seed")]
    Seed(seed::Options),
    /// Print an access token of a sample user of each role; their password is `SEED_PASSWORD`.
    #[command(after_help = "Example:\n  ops sign-in --api http://127.0.0.1:3000")]
    SignIn(sign_in::Options),
    /// Try out a deployment over HTTP, from signing in to the dashboard. It leaves two customers
    /// and a completed order.
    #[command(
        after_help = "Example:\n  ops --stack order-tracking smoke --admin-email you@example.com < password.txt"
    )]
    Smoke(smoke::Options),
    /// Recount everything that is counted, and tell what differs.
    #[command(after_help = "Example:\n  ops --stack order-tracking verify --tries 10")]
    Verify(verify::Options),
}

impl Ops {
    /// Does it as a process of its own: tells standard output what there is to know, standard error
    /// why it cannot be done, and gives the exit code.
    pub async fn main(self) -> ExitCode {
        match self.run(&mut io::stdout()).await {
            Ok(()) => Exit::Done.into(),
            Err(error) => {
                let _ = error.tell(&mut io::stderr());
                Exit::from(&error).into()
            }
        }
    }

    /// Does it, and tells `out` what there is to know.
    ///
    /// # Errors
    /// Where it cannot be done.
    pub async fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let stack = &self.stack;
        match self.command {
            Command::CreateAdmin(options) => create_admin::run(options, stack, out).await,
            Command::Openapi(options) => openapi::run(&options, out),
            Command::Rebuild(options) => rebuild::run(options, stack, out).await,
            Command::Redrive(options) => redrive::run(options, stack, out).await,
            Command::Republish(options) => republish::run(options, stack, out).await,
            Command::Seed(options) => seed::run(options, stack, out).await,
            Command::SignIn(options) => sign_in::run(&options, out).await,
            Command::Smoke(options) => smoke::run(options, stack, out).await,
            Command::Verify(options) => verify::run(options, stack, out).await,
        }
    }
}
