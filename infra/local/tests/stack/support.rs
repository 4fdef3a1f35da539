//! A stack over the fixture's template.

#[path = "../fixture/binary.rs"]
mod binary;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use local::{Build, Error, Options, Stack};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::Value;

pub use binary::binary;

/// A running stack and a client for its API.
pub struct TestStack {
    pub stack: Stack,
    client: Client,
}

impl TestStack {
    pub async fn start() -> Self {
        Self::with(options()).await
    }

    pub async fn with(options: Options) -> Self {
        Self {
            stack: Stack::start(options).await.unwrap(),
            client: Client::new(),
        }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.stack.endpoints().api);
        self.client.request(method, url)
    }

    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    /// The event that the function got.
    pub async fn event(&self, path: &str) -> Value {
        self.get(path).await.json().await.unwrap()
    }

    /// The environment of the function.
    pub async fn environment(&self) -> BTreeMap<String, String> {
        let pairs: Vec<(String, String)> = self.get("/environment").await.json().await.unwrap();
        pairs.into_iter().collect()
    }
}

pub fn options() -> Options {
    Options {
        template: fixture("template.yaml"),
        build: Build::Binaries([("fixture".to_owned(), binary("fixture"))].into()),
        ..Options::default()
    }
}

/// Options with one parameter of the template set.
pub fn with_parameter(name: &str, value: &str) -> Options {
    Options {
        environment: [(name.to_owned(), value.to_owned())].into(),
        ..options()
    }
}

pub async fn start_error(options: Options) -> Error {
    match Stack::start(options).await {
        Ok(_) => panic!("the stack started"),
        Err(error) => error,
    }
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixture")
        .join(name)
}
