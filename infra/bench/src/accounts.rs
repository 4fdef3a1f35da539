//! An account of each role, signed in through `auth`.

use serde_json::{Value, json};
use shared_auth::Password;
use shared_domain::UserId;
use shared_domain::user::{Role, User};
use shared_runtime::clock::{Clock, SystemClock};
use shared_store::{Credentials, Users};

use crate::Error;
use crate::runtime::{Instance, Request};

/// The password of every account here.
pub const PASSWORD: &str = "seven pears in a row";

/// One account of each role.
#[derive(Debug, Clone, Default)]
pub struct Accounts {
    /// Places orders.
    pub customer: Account,
    /// Works on them.
    pub staff: Account,
    /// Sees everything.
    pub admin: Account,
}

/// An account that has signed in.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// The account's id.
    pub id: String,
    /// The account's address.
    pub email: String,
    /// An access token.
    pub token: String,
    /// The session's refresh token.
    pub refresh_token: String,
}

impl Accounts {
    /// A customer who registers with `auth`, and two who are written into the table of users: the
    /// API of an empty system lets nobody make them.
    pub async fn create(auth: &mut Instance, users: &Users) -> Result<Self, Error> {
        let registered = auth.expect(&register("customer@example.com")).await?;
        Ok(Self {
            customer: Account::read(&registered.json),
            staff: create(auth, users, Role::Staff).await?,
            admin: create(auth, users, Role::Admin).await?,
        })
    }
}

impl Account {
    /// The account in the answer to a registration or a login.
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
    /// Sends the request with the access token of an account.
    pub fn by(self, account: &Account) -> Self {
        self.header("authorization", &format!("Bearer {}", account.token))
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

/// The request that signs in.
pub fn login(email: &str) -> Request {
    let body = json!({ "email": email, "password": PASSWORD });
    Request::post("/api/v1/auth/login", body)
}

/// Writes an account into the table of users, and signs in as it.
async fn create(auth: &mut Instance, users: &Users, role: Role) -> Result<Account, Error> {
    let user = new_user(role)?;
    let hash = Password::presented(PASSWORD).hash().await;
    let credentials = Credentials::with_password(hash.map_err(Error::setup)?);
    users.register(&user, &credentials, None, None).await?;
    let answer = auth.expect(&login(user.email_text())).await?;
    Ok(Account::read(&answer.json))
}

/// A user that is in no table yet.
pub fn new_user(role: Role) -> Result<User, Error> {
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
