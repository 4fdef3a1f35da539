//! What operators and developers do from the command line. The tables are named by the same
//! environment variables as for the functions; where they are, the AWS SDK finds out as usual.

pub mod accounts;
pub mod create_admin;
mod error;
pub mod openapi;
pub mod rebuild;
pub mod republish;
pub mod seed;
pub mod sign_in;
mod tables;
pub mod verify;

use std::io::Write;

pub use error::Error;
pub use tables::{ReadModelTables, Tables, UsersTable};

/// Operates the order tracking system.
#[derive(Debug, clap::Parser)]
#[command(name = "ops", version)]
pub enum Ops {
    /// Make the account of an administrator.
    CreateAdmin(create_admin::Options),
    /// Write the OpenAPI document that the system serves, from the functions' code.
    Openapi(openapi::Options),
    /// Make counters and search again from the orders and users, while the system runs.
    Rebuild(rebuild::Options),
    /// Publish events again, from the history of the orders and the accounts as they are.
    Republish(republish::Options),
    /// Make sample users and orders. What exists is left as it is. The password is `SEED_PASSWORD`, or made and printed.
    Seed(seed::Options),
    /// Print an access token of a sample user of each role; their password is `SEED_PASSWORD`.
    SignIn(sign_in::Options),
    /// Recount everything that is counted, and tell what differs.
    Verify(verify::Options),
}

impl Ops {
    /// Does it, and tells `out` what there is to know.
    ///
    /// # Errors
    /// Where it cannot be done.
    pub async fn run(self, out: &mut impl Write) -> Result<(), Error> {
        match self {
            Self::CreateAdmin(options) => create_admin::run(options, out).await,
            Self::Openapi(options) => openapi::run(&options, out),
            Self::Rebuild(options) => rebuild::run(options, out).await,
            Self::Republish(options) => republish::run(options, out).await,
            Self::Seed(options) => seed::run(options, out).await,
            Self::SignIn(options) => sign_in::run(&options, out).await,
            Self::Verify(options) => verify::run(options, out).await,
        }
    }
}
