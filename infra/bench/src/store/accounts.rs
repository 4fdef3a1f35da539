//! Registering, signing in, and renewing tokens.

use serde_json::json;

use super::budget::Budget;
use super::script::Script;
use crate::Error;
use crate::accounts::{Account, login, register};
use crate::runtime::Request;

pub async fn run(script: &mut Script<'_>) -> Result<(), Error> {
    let request = register("somebody@example.com");
    script.account("register", &request, Budget::NONE).await?;
    let request = login("somebody@example.com");
    let name = "login, first from an address";
    script.account(name, &request, Budget::NONE).await?;
    let answer = script.account("login", &request, Budget::NONE).await?;
    let token = Account::read(&answer.json).refresh_token;
    let request = Request::post("/api/v1/auth/refresh", json!({ "refreshToken": token }));
    script.account("refresh", &request, Budget::REFRESH).await?;
    Ok(())
}
