//! Somebody in each role, signed in through `auth`.

use serde_json::{Value, json};
use shared_auth::Password;
use shared_domain::UserId;
use shared_domain::user::{Role, User};
use shared_runtime::clock::{Clock, SystemClock};
use shared_store::{Credentials, Users};

use crate::Error;
use crate::binaries::FUNCTIONS;
use crate::runtime::{Instance, Request};
use crate::world::World;

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
    /// A customer who registers, and two whom nobody can make through the API of an empty system.
    pub async fn make(world: &World) -> Result<Self, Error> {
        let [auth, ..] = FUNCTIONS;
        let mut auth = world.instance(auth).await?;
        let people = Self {
            customer: Person::read(&auth.expect(&register("customer@example.com")).await?.json),
            staff: employ(world, &mut auth, Role::Staff).await?,
            admin: employ(world, &mut auth, Role::Admin).await?,
        };
        auth.stop().await?;
        Ok(people)
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

async fn employ(world: &World, auth: &mut Instance, role: Role) -> Result<Person, Error> {
    let user = somebody(role)?;
    let hash = Password::presented(PASSWORD).hash().await;
    let credentials = Credentials::with_password(hash.map_err(Error::setup)?);
    let users = Users::new(&world.client(), world.database.table("UsersTable"));
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
