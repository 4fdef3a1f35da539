//! Requests, and the events that API Gateway makes of them.

use std::fmt;

use bytes::Bytes;
use serde_json::{Map, Value, json};

/// A request to the HTTP API.
#[derive(Debug, Clone)]
pub struct Request {
    /// The status code that it should be answered with.
    pub expected: u16,
    method: &'static str,
    path: String,
    query: String,
    headers: Map<String, Value>,
    body: Option<Value>,
}

impl Request {
    fn new(method: &'static str, path: impl Into<String>, body: Option<Value>) -> Self {
        let mut headers = Map::new();
        headers.insert("accept".to_owned(), "application/json".into());
        headers.insert("user-agent".to_owned(), "bench/1".into());
        headers.insert("x-forwarded-for".to_owned(), "192.0.2.1".into());
        if body.is_some() {
            headers.insert("content-type".to_owned(), "application/json".into());
        }
        Self {
            expected: 200,
            method,
            path: path.into(),
            query: String::new(),
            headers,
            body,
        }
    }

    pub fn get(path: impl Into<String>) -> Self {
        Self::new("GET", path, None)
    }

    pub fn delete(path: impl Into<String>) -> Self {
        Self::new("DELETE", path, None)
    }

    pub fn post(path: impl Into<String>, body: Value) -> Self {
        Self::new("POST", path, Some(body))
    }

    pub fn patch(path: impl Into<String>, body: Value) -> Self {
        Self::new("PATCH", path, Some(body))
    }

    pub fn query(mut self, query: &str) -> Self {
        query.clone_into(&mut self.query);
        self
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_owned(), value.into());
        self
    }

    pub const fn expecting(mut self, status: u16) -> Self {
        self.expected = status;
        self
    }

    /// The event of payload format 2.0.
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>
    pub fn event(&self) -> Bytes {
        let event = json!({
            "version": "2.0",
            "routeKey": "$default",
            "rawPath": self.path,
            "rawQueryString": self.query,
            "headers": self.headers,
            "requestContext": {
                "accountId": local::ACCOUNT,
                "apiId": "bench",
                "domainName": "bench.execute-api.us-east-1.amazonaws.com",
                "domainPrefix": "bench",
                "http": {
                    "method": self.method,
                    "path": self.path,
                    "protocol": "HTTP/1.1",
                    "sourceIp": "192.0.2.1",
                    "userAgent": "bench/1",
                },
                "requestId": "JKJaXmPLvHcESHA=",
                "routeKey": "$default",
                "stage": "$default",
                "time": "30/Aug/2025:10:30:00 +0000",
                "timeEpoch": 1_756_549_800_000_i64,
            },
            "body": self.body.as_ref().map(Value::to_string),
            "isBase64Encoded": false,
        });
        event.to_string().into()
    }
}

impl fmt::Display for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, self.path)
    }
}
