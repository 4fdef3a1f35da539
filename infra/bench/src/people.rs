//! Somebody in each role, signed in through `auth`.

use serde_json::{Value, json};
use shared_auth::Password;
use shared_domain::UserId;
use shared_domain::user::{Role, User};
use shared_runtime::clock::{Clock, SystemClock};
use shared_store::{Credentials, Users};

use crate::Error;
use crate::runtime::{Instance, Request};

/// What everybody here signs in with.
pub const PASSWORD: &str = "seven pears in a row";

/// One of each.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Places orders.
    pub customer: Person,
    /// Works on them.
    pub staff: Person,
    /// Sees everything.
    pub admin: Person,
}

/// Somebody who has signed in.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// The account's id.
    pub id: String,
    /// The account's address.
    pub email: String,
    /// An access token.
    pub token: String,
    /// The session's refresh token.
    pub refresh_token: String,
}

impl People {
    /// A customer who registers with `auth`, and two who are written into the table of users: the
    /// API of an empty system lets nobody make them.
    pub async fn create(auth: &mut Instance, users: &Users) -> Result<Self, Error> {
        let registered = auth.expect(&register("customer@example.com")).await?;
        Ok(Self {
            customer: Person::read(&registered.json),
            staff: create(auth, users, Role::Staff).await?,
            admin: create(auth, users, Role::Admin).await?,
        })
    }
}

impl Person {
    /// Somebody as registering or signing in shows them.
    pub fn read(answer: &Value) -> Self {
        let text = |pointer: &str| {
            let value = answer.pointer(pointer).and_then(Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        Self {
            id: text("/data/user/id"),
            email: text("/data/user/email"),
            token: text("/data/tokens/accessToken"),
            refresh_token: text("/data/tokens/refreshToken"),
        }
    }
}

impl Request {
    /// Sends the request as somebody.
    pub fn by(self, person: &Person) -> Self {
        self.header("authorization", &format!("Bearer {}", person.token))
    }
}

/// The request that makes an account.
pub fn register(email: &str) -> Request {
    let body = json!({
        "firstName": "Ada",
        "lastName": "Lovelace",
        "email": email,
        "password": PASSWORD,
    });
    Request::post("/api/v1/auth/register", body).expecting(201)
}

/// The request that signs somebody in.
pub fn login(email: &str) -> Request {
    let body = json!({ "email": email, "password": PASSWORD });
    Request::post("/api/v1/auth/login", body)
}

/// Writes an account into the table of users, and signs in as it.
async fn create(auth: &mut Instance, users: &Users, role: Role) -> Result<Person, Error> {
    let user = somebody(role)?;
    let hash = Password::presented(PASSWORD).hash().await;
    let credentials = Credentials::with_password(hash.map_err(Error::setup)?);
    users.register(&user, &credentials, None, None).await?;
    let answer = auth.expect(&login(user.email_text())).await?;
    Ok(Person::read(&answer.json))
}

/// An account that nobody has made yet.
pub fn somebody(role: Role) -> Result<User, Error> {
    let now = SystemClock.now();
    let name = role.as_str().to_lowercase();
    Ok(User::new(
        UserId::generate(now),
        "Grace".parse().map_err(Error::setup)?,
        "Hopper".parse().map_err(Error::setup)?,
        format!("{name}@example.org")
            .parse()
            .map_err(Error::setup)?,
        role,
        now,
    ))
}
