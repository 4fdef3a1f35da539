//! Making accounts.

use shared_auth::{Password, PasswordToken};
use shared_domain::{Timestamp, user::User};
use shared_store::{Credentials, IssuedPasswordToken, Registration, Users};

use crate::Error;

/// Makes an account with this password.
///
/// # Errors
/// Where the password is not accepted, the address is taken or the table cannot be reached.
pub async fn with_password(users: &Users, user: &User, password: &str) -> Result<(), Error> {
    let password: Password = password.parse().map_err(Error::Password)?;
    let (first_name, last_name) = (user.first_name.as_str(), user.last_name.as_str());
    password
        .refuse_personal(user.email.as_ref(), first_name, last_name)
        .map_err(Error::Password)?;
    let hash = password.hash().await?;
    register(users, user, &Credentials::with_password(hash)).await
}

/// Makes an account without a password and gives the token that sets one.
///
/// # Errors
/// Where the address is taken or the table cannot be reached.
pub async fn with_token(
    users: &Users,
    user: &User,
    now: Timestamp,
) -> Result<PasswordToken, Error> {
    let token = PasswordToken::generate(user.id)?;
    let issued = IssuedPasswordToken::of(&token, now);
    register(users, user, &Credentials::with_token(issued)).await?;
    Ok(token)
}

async fn register(users: &Users, user: &User, credentials: &Credentials) -> Result<(), Error> {
    match users.register(user, credentials, None, None).await? {
        Registration::Done => Ok(()),
        Registration::EmailTaken => Err(Error::EmailTaken(user.email_text().to_owned())),
    }
}
