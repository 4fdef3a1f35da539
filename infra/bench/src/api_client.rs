//! A client of the API of a local stack, for a customer and an administrator.

use std::path::Path;
use std::time::{Duration, Instant};

use local::{Build, Options, Stack};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use shared_auth::Password;
use shared_domain::user::{Role, User};
use shared_store::{Credentials, Users};

use crate::Error;
use crate::accounts::{PASSWORD, new_user};
use crate::binaries::Binaries;
use crate::deployment::client;
use crate::orders::TITLE;

/// How long to wait for anything.
pub const TIMEOUT: Duration = Duration::from_secs(30);

/// The whole local stack, of these binaries, where nobody asks too often.
pub async fn stack(binaries: &Binaries) -> Result<Stack, Error> {
    stack_in(binaries, None).await
}

/// The same, which keeps its data in a folder.
pub async fn stack_in(binaries: &Binaries, folder: Option<&Path>) -> Result<Stack, Error> {
    // A long run signs in once.
    let environment = [
        ("JWT_EXPIRES_IN", "1d"),
        ("RATE_LIMIT_MAX_REQUESTS", "1000000"),
        ("RATE_LIMIT_STAFF", "1000000"),
        ("RATE_LIMIT_LOGIN", "1000000"),
    ];
    let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let stack = Stack::start(Options {
        build: Build::Binaries(binaries.all()),
        environment: environment.into(),
        data_dir: folder.map(Path::to_owned),
        ..Options::default()
    })
    .await?;
    stack.ready().await?;
    Ok(stack)
}

/// The accounts of a stack.
pub fn users(stack: &Stack) -> Users {
    let endpoints = stack.endpoints();
    let table = &endpoints.tables["UsersTable"];
    Users::new(&client(&endpoints.dynamodb), table)
}

/// A client of the API, signed in as a customer and as an administrator.
pub struct ApiClient {
    client: Client,
    url: String,
    /// The access token of the customer.
    pub customer: String,
    /// The access token of the administrator.
    pub admin: String,
}

impl ApiClient {
    /// Makes both accounts and signs in as them.
    pub async fn sign_in(stack: &Stack) -> Result<Self, Error> {
        let endpoints = stack.endpoints();
        let mut api = Self {
            client: Client::new(),
            url: endpoints.api.clone(),
            customer: String::new(),
            admin: String::new(),
        };
        let users = users(stack);
        api.customer = api.sign_in_new_user(&users, Role::Customer).await?;
        api.admin = api.sign_in_new_user(&users, Role::Admin).await?;
        Ok(api)
    }

    /// Makes an account with this role; gives its access token.
    pub async fn sign_in_new_user(&self, users: &Users, role: Role) -> Result<String, Error> {
        let user = new_user(role)?;
        let email = format!("{}@example.org", user.id);
        let user = User {
            email: Some(email.parse().map_err(Error::setup)?),
            ..user
        };
        let hash = Password::presented(PASSWORD).hash().await;
        let credentials = Credentials::with_password(hash.map_err(Error::setup)?);
        users.register(&user, &credentials, None, None).await?;
        let body = json!({ "email": user.email, "password": PASSWORD });
        let answer = self
            .send("", Method::POST, "/api/v1/auth/login", Some(body))
            .await?;
        Ok(text(&answer, "/data/tokens/accessToken"))
    }

    /// Changes the status of an order; gives the version that it has then.
    pub async fn set_status(&self, order: &str, status: &str) -> Result<u64, Error> {
        let path = format!("/api/v1/orders/{order}/status");
        let body = json!({ "status": status });
        let answer = self.send(&self.admin, Method::PATCH, &path, Some(body));
        let version = answer.await?["data"]["order"]["version"].as_u64();
        Ok(version.unwrap_or_default())
    }

    /// A new order of the customer's that the administrator works on.
    pub async fn order_in_progress(&self) -> Result<String, Error> {
        let body = json!({ "title": TITLE });
        let placed = self
            .send(&self.customer, Method::POST, "/api/v1/orders", Some(body))
            .await?;
        let order = text(&placed, "/data/order/id");
        let me = self
            .send(&self.admin, Method::GET, "/api/v1/users/profile", None)
            .await?;
        for (path, body) in [
            (
                "assignee",
                json!({ "assigneeId": text(&me, "/data/user/id") }),
            ),
            ("status", json!({ "status": "IN_PROGRESS" })),
        ] {
            let path = format!("/api/v1/orders/{order}/{path}");
            self.send(&self.admin, Method::PATCH, &path, Some(body))
                .await?;
        }
        self.told_of_more_than(0).await?;
        Ok(order)
    }

    /// How many notifications the customer has not read.
    pub async fn unread(&self) -> Result<u64, Error> {
        let path = "/api/v1/notifications/unread-count";
        let answer = self.send(&self.customer, Method::GET, path, None).await?;
        Ok(answer["data"]["unreadCount"].as_u64().unwrap_or_default())
    }

    /// The same, as soon as it is more than this.
    pub async fn told_of_more_than(&self, told: u64) -> Result<u64, Error> {
        let began = Instant::now();
        while began.elapsed() < TIMEOUT {
            let unread = self.unread().await?;
            if unread > told {
                return Ok(unread);
            }
        }
        Err(Error::setup("nobody was told of a change"))
    }

    /// The answer to a request of somebody's.
    pub async fn send(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Value, Error> {
        let mut request = self
            .client
            .request(method, format!("{}{path}", self.url))
            .header("authorization", format!("Bearer {token}"));
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        let answer = request.send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    }
}

/// The text at a pointer; none where there is none.
pub fn text(value: &Value, pointer: &str) -> String {
    let text = value.pointer(pointer).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}
