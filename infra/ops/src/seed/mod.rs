//! `ops seed`: sample users of each role, and sample orders in every status.

mod lives;
mod orders;
mod people;
mod sample;

use std::io::Write;

use shared_domain::{Duration, Timestamp};
use shared_runtime::clock::{Clock, SystemClock};
use shared_store::{Orders, Users};

use crate::{Error, Stack, Tables, password, progress::Progress};
pub use people::EMAILS;
pub(crate) use people::ONE_OF_EACH_ROLE;
use people::People;

/// How long ago the sample users registered.
const AGE: Duration = Duration::from_secs(45 * 86_400);

/// Where to make them.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    tables: Tables,
}

/// Makes what is missing of the samples and says what that was. Without a password in
/// `SEED_PASSWORD`, one is made and printed.
///
/// # Errors
/// Where the password is not accepted or a table cannot be found or reached.
pub async fn run(options: Options, stack: &Stack, out: &mut impl Write) -> Result<(), Error> {
    let (users, orders) = options.tables.open(stack).await?;
    let password = given_password();
    seed(&users, &orders, password.as_deref(), SystemClock.now(), out).await
}

/// Makes what is missing of the samples as it would stand `now`, and says what that was.
///
/// # Errors
/// Where the password is not accepted or a table cannot be reached.
pub async fn seed(
    users: &Users,
    orders: &Orders,
    password: Option<&str>,
    now: Timestamp,
    out: &mut impl Write,
) -> Result<(), Error> {
    let (password, is_made) = match password {
        Some(password) => (password.to_owned(), false),
        None => (password::generate(), true),
    };
    let (people, new) = People::ensure(users, &password, now - AGE).await?;
    for user in &new {
        writeln!(out, "{:<24} {}", user.email_text(), user.role)?;
    }
    if is_made && !new.is_empty() {
        writeln!(out, "Their password, shown once: {password}")?;
    }
    let progress = Progress::of("Placing sample orders");
    let count = orders::ensure(orders, &people, now).await?;
    drop(progress);
    writeln!(
        out,
        "{} new sample users, {count} new sample orders.",
        new.len()
    )?;
    Ok(())
}

/// The password that the sample users are to have.
pub(crate) fn given_password() -> Option<String> {
    password::given("SEED_PASSWORD")
}
