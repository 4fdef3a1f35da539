//! How long after a change whom it concerns can read of it: through the whole local stack, over HTTP.

use std::time::{Duration, Instant};

use local::{Build, Options, Stack};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use shared::auth::Password;
use shared::domain::user::Role;
use shared::store::{Credentials, Users};

use crate::Error;
use crate::Repetitions;
use crate::binaries::Binaries;
use crate::load::TITLE;
use crate::people::{PASSWORD, somebody};
use crate::report::{Block, Table};
use crate::world::client;

/// Nobody waits longer than this.
const PATIENCE: Duration = Duration::from_secs(30);

/// Changes the status of an order again and again, and waits each time until its owner was told.
pub async fn measure(binaries: &Binaries, repetitions: Repetitions) -> Result<Block, Error> {
    let stack = Stack::start(Options {
        build: Build::Binaries(binaries.all()),
        ..Options::default()
    })
    .await?;
    stack.ready().await?;
    let shop = Shop::open(&stack).await?;
    let order = shop.order_in_progress().await?;
    let mut told = shop.unread().await?;
    let mut times = Vec::with_capacity(repetitions.changes);
    for number in 0..repetitions.changes {
        let status = ["ON_HOLD", "IN_PROGRESS"][number % 2];
        let path = format!("/api/v1/orders/{order}/status");
        let body = json!({ "status": status });
        shop.send(&shop.admin, Method::PATCH, &path, Some(body))
            .await?;
        let answered = Instant::now();
        told = shop.told_of_more_than(told).await?;
        times.push(answered.elapsed());
        // What is counted as unread ends at 999.
        if told > 900 {
            let path = "/api/v1/notifications/read-all";
            shop.send(&shop.customer, Method::POST, path, None).await?;
            told = shop.unread().await?;
        }
    }
    Ok(Block::new("delivery", &table(times)))
}

fn table(mut times: Vec<Duration>) -> Table {
    times.sort();
    let at = |fraction: f64| {
        let rank = (fraction * times.len() as f64).ceil() as usize;
        let time = times.get(rank.saturating_sub(1)).copied();
        format!("{:.0}", time.unwrap_or_default().as_secs_f64() * 1_000.0)
    };
    let mut table = Table::new(["status changes", "p50, ms", "p99, ms", "at most, ms"]);
    table.row([times.len().to_string(), at(0.5), at(0.99), at(1.0)]);
    table
}

/// The API, a customer and an administrator.
struct Shop {
    client: Client,
    api: String,
    customer: String,
    admin: String,
}

impl Shop {
    async fn open(stack: &Stack) -> Result<Self, Error> {
        let endpoints = stack.endpoints();
        let mut shop = Self {
            client: Client::new(),
            api: endpoints.api.clone(),
            customer: String::new(),
            admin: String::new(),
        };
        let users = Users::new(
            &client(&endpoints.dynamodb),
            &endpoints.tables["UsersTable"],
        );
        shop.customer = shop.employ(&users, Role::Customer).await?;
        shop.admin = shop.employ(&users, Role::Admin).await?;
        Ok(shop)
    }

    /// The access token of somebody new.
    async fn employ(&self, users: &Users, role: Role) -> Result<String, Error> {
        let user = somebody(role)?;
        let hash = Password::presented(PASSWORD).hash().await;
        let credentials = Credentials::with_password(hash.map_err(Error::setup)?);
        users.register(&user, &credentials, None, None).await?;
        let body = json!({ "email": user.email, "password": PASSWORD });
        let answer = self
            .send("", Method::POST, "/api/v1/auth/login", Some(body))
            .await?;
        Ok(text(&answer, "/data/tokens/accessToken"))
    }

    /// A new order of the customer's that the administrator works on.
    async fn order_in_progress(&self) -> Result<String, Error> {
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
    async fn unread(&self) -> Result<u64, Error> {
        let path = "/api/v1/notifications/unread-count";
        let answer = self.send(&self.customer, Method::GET, path, None).await?;
        Ok(answer["data"]["unreadCount"].as_u64().unwrap_or_default())
    }

    /// The same, as soon as it is more than this.
    async fn told_of_more_than(&self, told: u64) -> Result<u64, Error> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let unread = self.unread().await?;
            if unread > told {
                return Ok(unread);
            }
        }
        Err(Error::setup("nobody was told of a change"))
    }

    async fn send(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Value, Error> {
        let mut request = self
            .client
            .request(method, format!("{}{path}", self.api))
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

fn text(value: &Value, pointer: &str) -> String {
    let text = value.pointer(pointer).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}
