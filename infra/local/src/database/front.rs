//! What functions reach the engine through.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};

use super::Database;
use super::access::Access;
use crate::permissions::{Permissions, REQUEST_LIMIT, guarded};
use crate::server::{Listener, Server};
use crate::template::TableSpec;
use crate::{Error, end_to_end};

/// Passes on to a database what signers may do. It stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Front(Server);

impl Front {
    pub async fn start(
        database: &Database,
        tables: &[TableSpec],
        permissions: Arc<Permissions>,
    ) -> Result<Self, Error> {
        let engine = Arc::new(Engine {
            url: database.endpoint().to_owned(),
            client: reqwest::Client::new(),
        });
        let router = Router::new()
            .fallback(pass)
            .layer(DefaultBodyLimit::max(REQUEST_LIMIT))
            .with_state(engine);
        let router = guarded(router, Access::new(tables), permissions);
        Ok(Self(Listener::bind(0).await?.serve(router)))
    }

    /// The URL to give an SDK client as its endpoint.
    pub fn url(&self) -> String {
        self.0.url()
    }
}

struct Engine {
    url: String,
    client: reqwest::Client,
}

async fn pass(State(engine): State<Arc<Engine>>, headers: HeaderMap, body: Bytes) -> Response {
    match engine.answer(headers, body).await {
        Ok(response) => response,
        Err(error) => (StatusCode::BAD_GATEWAY, error.to_string()).into_response(),
    }
}

impl Engine {
    async fn answer(&self, headers: HeaderMap, body: Bytes) -> reqwest::Result<Response> {
        let request = self.client.post(&self.url).headers(end_to_end(headers));
        let answer = request.body(body).send().await?;
        let (status, headers) = (answer.status(), end_to_end(answer.headers().clone()));
        Ok((status, headers, answer.bytes().await?).into_response())
    }
}
