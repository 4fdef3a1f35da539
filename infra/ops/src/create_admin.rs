//! `ops create-admin`: the first administrator, whom nobody can invite, and any further one.

use std::io::Write;

use shared_auth::PasswordToken;
use shared_domain::{
    UserId,
    text::{LastName, Name},
    user::{Email, Role, User},
};
use shared_runtime::clock::{Clock, SystemClock};

use crate::{Error, Stack, UsersTable, accounts, password};

/// Whose account to make, and where.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The administrator's e-mail address.
    #[arg(long)]
    email: Email,
    /// The administrator's first name.
    #[arg(long)]
    first_name: Name,
    /// The administrator's last name.
    #[arg(long)]
    last_name: LastName,
    /// Read the password from standard input instead of printing a token that sets it.
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    table: UsersTable,
}

/// Makes the account and prints what signs in to it.
///
/// # Errors
/// Where the address is taken, the password is not accepted or the table cannot be found or
/// reached.
pub async fn run(options: Options, stack: &Stack, out: &mut impl Write) -> Result<(), Error> {
    let now = SystemClock.now();
    let id = UserId::generate(now);
    let Options {
        email,
        first_name,
        last_name,
        ..
    } = options;
    let user = User::new(id, first_name, last_name, email, Role::Admin, now);
    let users = options.table.open(stack).await?;
    if options.password_stdin {
        let password = password::read()?;
        accounts::with_password(&users, &user, &password).await?;
        writeln!(
            out,
            "{} may sign in as an administrator.",
            user.email_text()
        )?;
    } else {
        let token = accounts::with_token(&users, &user, now).await?;
        let until = now + PasswordToken::LIFETIME;
        writeln!(out, "{} is an administrator.", user.email_text())?;
        writeln!(out, "This token sets the password, once, until {until}:")?;
        writeln!(out, "{}", token.reveal())?;
    }
    Ok(())
}
