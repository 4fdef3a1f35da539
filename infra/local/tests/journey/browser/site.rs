//! A web server of one's own, and a browser that looks at it.

use std::{process::Stdio, time::Duration};

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
    sync::mpsc,
    time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(60);
const CLIENT: &str = include_str!("../../../../../clients/live.js");

/// A web server that serves a page and `live.js`, and takes what the page has to tell.
pub struct Site {
    pub origin: String,
    told: mpsc::UnboundedReceiver<Value>,
}

/// A page that is open in a headless browser, until this is dropped.
pub struct Page {
    told: mpsc::UnboundedReceiver<Value>,
    _browser: Child,
    _profile: TempDir,
}

impl Site {
    pub async fn start(page: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (tell, told) = mpsc::unbounded_channel();
        let client = async || ([(CONTENT_TYPE, "text/javascript")], CLIENT);
        let routes = Router::new()
            .route("/", get(async move || Html(page)))
            .route("/live.js", get(client))
            .route("/told", post(take))
            .with_state(tell);
        tokio::spawn(axum::serve(listener, routes).into_future());
        Self { origin, told }
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

    /// Waits until it tells this; what it tells before is something else.
    pub async fn tells_of(&mut self, wanted: &Value) {
        while self.tells().await != *wanted {}
    }
}

async fn take(State(tell): State<mpsc::UnboundedSender<Value>>, Json(told): Json<Value>) {
    let _ = tell.send(told);
}
