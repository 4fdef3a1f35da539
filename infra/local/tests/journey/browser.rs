//! A page in a real browser that uploads a photo straight to storage, from an origin of its own.

use std::{collections::BTreeMap, process::Stdio, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    response::Html,
    routing::{get, post},
};
use local::{Options, Stack};
use serde_json::Value;
use tokio::{net::TcpListener, process::Command, sync::mpsc, time::timeout};

const PAGE: &str = include_str!("upload.html");
const PATIENCE: Duration = Duration::from_secs(60);

/// A web server of one's own: it serves the page, and takes what the page has to tell.
struct Site {
    origin: String,
    told: mpsc::Receiver<Value>,
}

impl Site {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (tell, told) = mpsc::channel(1);
        let routes = Router::new()
            .route("/", get(async || Html(PAGE)))
            .route("/told", post(take))
            .with_state(tell);
        tokio::spawn(axum::serve(listener, routes).into_future());
        Self { origin, told }
    }

    /// Opens the page in a headless browser and waits for what it has to tell.
    async fn visit(mut self, query: &str) -> Value {
        let profile = tempfile::tempdir().unwrap();
        let mut browser = Command::new("chromium")
            .args(["--headless=new", "--no-sandbox", "--disable-gpu"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("{}/?{query}", self.origin))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("chromium on the path");
        let told = timeout(PATIENCE, self.told.recv()).await;
        browser.kill().await.unwrap();
        told.expect("the page tells in time").unwrap()
    }
}

async fn take(State(tell): State<mpsc::Sender<Value>>, Json(told): Json<Value>) {
    let _ = tell.send(told).await;
}

async fn stack(allowed_origin: &str) -> Stack {
    let stack = Stack::start(Options {
        environment: BTreeMap::from([("ALLOWED_ORIGINS".to_owned(), allowed_origin.to_owned())]),
        ..Options::default()
    });
    let stack = stack.await.expect("the stack starts");
    stack.ready().await.expect("the stack is healthy");
    stack
}

#[tokio::test]
#[ignore = "needs chromium: .ci/run browser"]
async fn a_page_of_an_allowed_origin_uploads_a_photo_and_shows_its_thumbnail() {
    let site = Site::start().await;
    let stack = stack(&site.origin).await;
    let told = site.visit(&format!("api={}", stack.endpoints().api)).await;
    assert_eq!(told["error"], Value::Null, "{told}");
    assert_eq!(told["put"], 200, "{told}");
    assert_eq!(told["thumbnail"], serde_json::json!([320, 240]), "{told}");
    stack.stop().await;
}

#[tokio::test]
#[ignore = "needs chromium: .ci/run browser"]
async fn a_page_of_another_origin_uploads_nothing() {
    let site = Site::start().await;
    let stack = stack("https://shop.example").await;
    let told = site.visit(&format!("api={}", stack.endpoints().api)).await;
    assert_eq!(told["error"], "TypeError: Failed to fetch", "{told}");
    stack.stop().await;
}
