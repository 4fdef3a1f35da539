//! `ops sign-in`: an access token of a sample user of each role, to paste wherever one is asked
//! for.

use std::io::Write;

use serde::Deserialize;

use crate::{Error, http_client::http_client, seed};

/// Where to sign in.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The API's address.
    #[arg(long, default_value = "http://127.0.0.1:3000")]
    api: String,
}

#[derive(Debug, Deserialize)]
struct Answer {
    data: Data,
}

#[derive(Debug, Deserialize)]
struct Data {
    tokens: Tokens,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Tokens {
    access_token: String,
}

/// Signs in with the password that `SEED_PASSWORD` holds, and prints the tokens.
///
/// # Errors
/// Where there is no password, the API cannot be reached or refuses it.
pub async fn run(options: &Options, out: &mut impl Write) -> Result<(), Error> {
    let password = seed::given_password().ok_or(Error::NoSeedPassword)?;
    with(&options.api, &password, out).await
}

/// Signs in with this password, and prints the tokens.
///
/// # Errors
/// Where the API cannot be reached or refuses it.
pub async fn with(api: &str, password: &str, out: &mut impl Write) -> Result<(), Error> {
    for email in seed::ONE_OF_EACH_ROLE {
        let token = sign_in(api, email, password).await?;
        writeln!(out, "{email}\n  Authorization: Bearer {token}")?;
    }
    Ok(())
}

async fn sign_in(api: &str, email: &str, password: &str) -> Result<String, Error> {
    let answer = http_client()?
        .post(format!("{api}/api/v1/auth/login"))
        .json(&serde_json::json!({"email": email, "password": password}))
        .send()
        .await?
        .error_for_status()?;
    let answer: Answer = answer.json().await?;
    Ok(answer.data.tokens.access_token)
}
