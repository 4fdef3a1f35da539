//! Who asks.

use serde_json::json;
use uuid::Uuid;

use super::{Failure, answer::Answer, api::Api};
use crate::password;

/// Somebody who is signed in.
#[derive(Debug)]
pub(super) struct Person {
    pub id: String,
    pub email: String,
    pub token: String,
}

impl Person {
    fn of(answer: &Answer) -> Result<Self, Failure> {
        Ok(Self {
            id: answer.text("/user/id")?,
            email: answer.text("/user/email")?,
            token: answer.text("/tokens/accessToken")?,
        })
    }
}

pub(super) async fn sign_in(api: &Api, email: &str, password: &str) -> Result<Person, Failure> {
    let body = json!({"email": email, "password": password});
    let answer = api.post("/api/v1/auth/login", None, &body).await?;
    let answer = answer.expect(200)?;
    match answer.data("/user/role").as_str() {
        Some("ADMIN") => Person::of(&answer),
        _ => Err(answer.wrong("this is no administrator")),
    }
}

/// A customer whom nobody can write to, with a password that nobody knows.
pub(super) async fn register(api: &Api) -> Result<Person, Failure> {
    let body = json!({
        "firstName": "Smoke",
        "lastName": "Test",
        "email": format!("smoke-{}@example.com", Uuid::now_v7()),
        "password": password::generate(),
    });
    let answer = api.post("/api/v1/auth/register", None, &body).await?;
    Person::of(&answer.expect(201)?)
}
