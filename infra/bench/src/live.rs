//! How long after a change those who are connected see it: through the whole local stack, over
//! WebSockets.

use std::time::{Duration, Instant};

use local::Stack;
use reqwest::Method;
use shared_domain::user::Role;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use tokio::time::timeout;
use websocket_client::{ServerMessage, WebSocketClient};

use crate::Error;
use crate::Repetitions;
use crate::api_client::{ApiClient, TIMEOUT, text, users};
use crate::report::{Block, Table, percentiles};

/// How many connections listen.
const LISTENER_COUNTS: [usize; 3] = [1, 200, 500];
/// How many connections one person may have.
const CONNECTIONS_OF_EACH: usize = 10;
/// With many who listen each change gives many figures.
const CHANGES_BEFORE_MANY: usize = 100;

/// Changes the status of an order again and again, and waits each time until everybody who listens
/// has seen it.
pub async fn measure(stack: &Stack, repetitions: Repetitions) -> Result<Block, Error> {
    let mut table = Table::new([
        "listeners",
        "status changes",
        "p50, ms",
        "p99, ms",
        "at most, ms",
    ]);
    for size in LISTENER_COUNTS {
        let changes = match size {
            1 => repetitions.changes,
            _ => repetitions.changes.min(CHANGES_BEFORE_MANY),
        };
        let times = delays(stack, size, changes).await?;
        let [p50, p99, most] = percentiles(times);
        table.row([size.to_string(), changes.to_string(), p50, p99, most]);
    }
    Ok(Block::new("live", &table))
}

/// How long after each change each of so many saw it.
async fn delays(stack: &Stack, size: usize, changes: usize) -> Result<Vec<Duration>, Error> {
    let api = ApiClient::sign_in(stack).await?;
    let order = api.order_in_progress().await?;
    let mut listeners = Listeners::connect(stack, &api, size).await?;
    let mut times = Vec::with_capacity(size * changes);
    for number in 0..changes {
        let status = ["ON_HOLD", "IN_PROGRESS"][number % 2];
        let version = api.set_status(&order, status).await?;
        let answered = Instant::now();
        times.extend(listeners.delays(&order, version, answered).await?);
    }
    Ok(times)
}

/// Connections that listen until this is dropped.
struct Listeners {
    size: usize,
    seen: UnboundedReceiver<Seen>,
    _tasks: JoinSet<()>,
}

/// A connection was sent an order.
struct Seen {
    by: usize,
    order: String,
    version: u64,
    at: Instant,
}

impl Listeners {
    /// Connects as administrators, who see every order.
    async fn connect(stack: &Stack, api: &ApiClient, size: usize) -> Result<Self, Error> {
        let (tell, seen) = unbounded_channel();
        let mut tasks = JoinSet::new();
        let mut token = String::new();
        for by in 0..size {
            if by % CONNECTIONS_OF_EACH == 0 {
                token = api.sign_in_new_user(&users(stack), Role::Admin).await?;
            }
            let path = "/api/v1/notifications/ws-ticket";
            let ticket = api.send(&token, Method::POST, path, None).await?;
            let part = |name: &str| text(&ticket, &format!("/data/{name}"));
            let url = format!("{}?ticket={}", part("url"), part("ticket"));
            let live = WebSocketClient::connect(&url).await.map_err(Error::setup)?;
            tasks.spawn(listen(live, by, tell.clone()));
        }
        Ok(Self {
            size,
            seen,
            _tasks: tasks,
        })
    }

    /// How long after `answered` each of them saw this version of an order, or a newer one.
    async fn delays(
        &mut self,
        order: &str,
        version: u64,
        answered: Instant,
    ) -> Result<Vec<Duration>, Error> {
        let mut delays = vec![None; self.size];
        while delays.iter().any(Option::is_none) {
            let seen = timeout(TIMEOUT, self.seen.recv()).await;
            let Ok(Some(seen)) = seen else {
                return Err(Error::setup("somebody did not see a change"));
            };
            if seen.order == order && seen.version >= version {
                // Who is quick sees it before it is answered.
                let delay = seen.at.saturating_duration_since(answered);
                delays[seen.by].get_or_insert(delay);
            }
        }
        Ok(delays.into_iter().flatten().collect())
    }
}

async fn listen(mut live: WebSocketClient, by: usize, tell: UnboundedSender<Seen>) {
    while let Ok(heard) = live.next().await {
        if let ServerMessage::Order { order } = heard {
            let seen = Seen {
                by,
                order: text(&order, "/id"),
                version: order["version"].as_u64().unwrap_or_default(),
                at: Instant::now(),
            };
            if tell.send(seen).is_err() {
                return;
            }
        }
    }
}
