//! A web server of one's own, and a browser that looks at it.

use std::{process::Stdio, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    http::header::CONTENT_TYPE,
    response::Html,
    routing::{get, post},
};
use serde_json::Value;
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    process::{Child, Command},
    sync::{Semaphore, mpsc},
    time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(60);
const CLIENT: &str = include_str!("../../../../../clients/live.js");

/// A web server that serves a page and `live.js`, and takes what the page has to tell.
pub struct Site {
    pub origin: String,
    told: mpsc::UnboundedReceiver<Value>,
    gate: Arc<Semaphore>,
}

/// A page that is open in a headless browser, until this is dropped.
pub struct Page {
    told: mpsc::UnboundedReceiver<Value>,
    gate: Arc<Semaphore>,
    _browser: Child,
    _profile: TempDir,
}

impl Site {
    pub async fn start(page: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (tell, told) = mpsc::unbounded_channel();
        let gate = Arc::new(Semaphore::new(0));
        let client = async || ([(CONTENT_TYPE, "text/javascript")], CLIENT);
        let routes = Router::new()
            .route("/", get(async move || Html(page)))
            .route("/live.js", get(client))
            .route("/told", post(take))
            .route("/gate", get(pass).with_state(Arc::clone(&gate)))
            .with_state(tell);
        tokio::spawn(axum::serve(listener, routes).into_future());
        Self { origin, told, gate }
    }

    /// Opens the page in a headless browser.
    pub fn visit(self, query: &str) -> Page {
        let profile = tempfile::tempdir().unwrap();
        let browser = Command::new("chromium")
            .args(["--headless=new", "--no-sandbox", "--disable-gpu"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("{}/?{query}", self.origin))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("chromium on the path");
        Page {
            told: self.told,
            gate: self.gate,
            _browser: browser,
            _profile: profile,
        }
    }
}

impl Page {
    /// What the page has to tell next.
    pub async fn tells(&mut self) -> Value {
        let told = timeout(PATIENCE, self.told.recv()).await;
        told.expect("the page tells in time").unwrap()
    }

    /// What it tells until it tells this.
    pub async fn tells_until(&mut self, wanted: &Value) -> Vec<Value> {
        let mut told = Vec::new();
        loop {
            let next = self.tells().await;
            if next == *wanted {
                return told;
            }
            told.push(next);
        }
    }

    /// Lets it through the gate so many times.
    pub fn let_in(&self, times: usize) {
        self.gate.add_permits(times);
    }
}

/// Answers as soon as the page is let in.
async fn pass(State(gate): State<Arc<Semaphore>>) {
    if let Ok(permit) = gate.acquire().await {
        permit.forget();
    }
}

async fn take(State(tell): State<mpsc::UnboundedSender<Value>>, Json(told): Json<Value>) {
    let _ = tell.send(told);
}
