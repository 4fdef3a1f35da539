//! Requests to a function.

use std::{
    future::{Future, IntoFuture},
    net::{IpAddr, Ipv4Addr},
    pin::Pin,
};

use axum::{
    Router,
    body::Body,
    http::{HeaderName, HeaderValue, Method, Request, header},
};
use shared_http::{Origin, SourceAddress, layers};
use tower::ServiceExt;

use crate::{Response, TestUser};

/// A function, as its clients meet it: its routes with everything that surrounds them.
#[derive(Debug, Clone)]
pub struct App(pub(crate) Router);

impl App {
    /// Where requests come from unless they say otherwise.
    pub const ADDRESS: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

    /// The function with these routes.
    pub fn new(routes: Router) -> Self {
        Self(layers(routes, Origin::Gateway))
    }

    /// The function with these routes, reached there.
    pub fn at(origin: Origin, routes: Router) -> Self {
        Self(layers(routes, origin))
    }

    /// A request with this method to this path (and query).
    pub fn call(&self, method: Method, path: &str) -> Call {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().expect("a path");
        request
            .extensions_mut()
            .insert(SourceAddress(Self::ADDRESS));
        Call {
            app: self.clone(),
            request,
        }
    }

    /// `GET`.
    pub fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    /// `POST`.
    pub fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }

    /// `PUT`.
    pub fn put(&self, path: &str) -> Call {
        self.call(Method::PUT, path)
    }

    /// `PATCH`.
    pub fn patch(&self, path: &str) -> Call {
        self.call(Method::PATCH, path)
    }

    /// `DELETE`.
    pub fn delete(&self, path: &str) -> Call {
        self.call(Method::DELETE, path)
    }
}

/// A request that is sent when it is awaited.
#[derive(Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct Call {
    app: App,
    pub(crate) request: Request<Body>,
}

impl Call {
    /// Sends it as this user.
    pub fn bearer(self, user: &TestUser) -> Self {
        self.token(&user.token)
    }

    /// Sends it with this access token.
    pub fn token(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// Sends it with this API key.
    pub fn api_key(self, key: &str) -> Self {
        self.header("x-api-key", key)
    }

    /// Sends it from this address.
    pub fn from(mut self, address: &str) -> Self {
        let address = SourceAddress(address.parse().expect("an address"));
        self.request.extensions_mut().insert(address);
        self
    }

    /// Adds a header, to those of the same name if there are any.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().expect("a header's name");
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("a header's value");
        self.request.headers_mut().append(name, value);
        self
    }

    /// Sends this JSON.
    pub fn json(self, body: &serde_json::Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// Sends these bytes as this type of content.
    pub fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let content_type = HeaderValue::from_str(content_type).expect("a content type");
        let headers = self.request.headers_mut();
        headers.insert(header::CONTENT_TYPE, content_type);
        *self.request.body_mut() = Body::from(body.into());
        self
    }
}

impl IntoFuture for Call {
    type Output = Response;
    type IntoFuture = Pin<Box<dyn Future<Output = Response> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let Ok(response) = self.app.0.oneshot(self.request).await;
            Response::read(response).await
        })
    }
}
