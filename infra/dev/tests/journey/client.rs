//! A client of the API, as an app would have it.

use reqwest::{Method, header::HeaderMap};
use serde_json::Value;

/// Sends requests without a token.
#[derive(Debug, Clone)]
pub struct Client {
    base: String,
    http: reqwest::Client,
}

/// Sends requests for somebody who has signed in.
#[derive(Debug, Clone)]
pub struct Session {
    client: Client,
    access_token: String,
    pub refresh_token: String,
    pub user_id: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    status: u16,
    headers: HeaderMap,
    pub body: Value,
}

impl Client {
    pub fn new(base: &str) -> Self {
        Self {
            base: format!("{base}/api/v1"),
            http: reqwest::Client::new(),
        }
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, Some(body), &[]).await
    }

    /// With these headers and no token.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, None, headers).await
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Session {
        let body = serde_json::json!({"email": email, "password": password});
        let answer = self.post("/auth/login", &body).await.expect_status(200);
        let text = |pointer| answer.data(pointer).as_str().unwrap().to_owned();
        Session {
            client: self.clone(),
            access_token: text("/tokens/accessToken"),
            refresh_token: text("/tokens/refreshToken"),
            user_id: text("/user/id"),
        }
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        if let Some(body) = body {
            request = request.json(body);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.json().await.unwrap(),
        }
    }
}

impl Session {
    /// The same session with the tokens of a refresh.
    pub fn refreshed(self, answer: &Answer) -> Self {
        let text = |pointer| answer.data(pointer).as_str().unwrap().to_owned();
        Self {
            access_token: text("/tokens/accessToken"),
            refresh_token: text("/tokens/refreshToken"),
            ..self
        }
    }

    /// The same session at another deployment.
    pub fn at(self, client: &Client) -> Self {
        Self {
            client: client.clone(),
            ..self
        }
    }

    pub fn access_token(&self) -> &str {
        &self.access_token
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, &[]).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, Some(body), &[]).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PUT, path, Some(body), &[]).await
    }

    pub async fn post_once(&self, path: &str, body: &Value, key: &str) -> Answer {
        self.send(Method::POST, path, Some(body), &[("idempotency-key", key)])
            .await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PATCH, path, Some(body), &[]).await
    }

    pub async fn patch_if(&self, path: &str, body: &Value, etag: &str) -> Answer {
        self.send(Method::PATCH, path, Some(body), &[("if-match", etag)])
            .await
    }

    /// Under a request id of the caller's.
    pub async fn patch_as(&self, path: &str, body: &Value, request_id: &str) -> Answer {
        self.send(
            Method::PATCH,
            path,
            Some(body),
            &[("x-request-id", request_id)],
        )
        .await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, &[]).await
    }

    /// One field of every row of a list, page by page.
    pub async fn walk(&self, path: &str, rows: &str, field: &str) -> Vec<Value> {
        let rows = self.rows(path, rows).await.into_iter();
        rows.map(|row| row[field].clone()).collect()
    }

    /// Every row of a list, page by page.
    pub async fn rows(&self, path: &str, rows: &str) -> Vec<Value> {
        let mut all = Vec::new();
        let mut next = path.to_owned();
        loop {
            let page = self.get(&next).await.expect_status(200);
            let Value::Array(rows) = page.data(&format!("/{rows}")) else {
                panic!("{}", page.body);
            };
            all.extend(rows);
            let Value::String(cursor) = page.data("/pagination/nextCursor") else {
                return all;
            };
            next = format!("{path}&cursor={cursor}");
        }
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let bearer = format!("Bearer {}", self.access_token);
        let headers = [headers, &[("authorization", bearer.as_str())]].concat();
        self.client.send(method, path, body, &headers).await
    }
}

impl Answer {
    #[track_caller]
    pub fn expect_status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    #[track_caller]
    pub fn expect_error(self, status: u16, code: &str) -> Self {
        let answer = self.expect_status(status);
        assert_eq!(answer.body["error"]["code"], code, "{}", answer.body);
        answer
    }

    /// What a success holds at a JSON pointer; null where there is nothing.
    pub fn data(&self, pointer: &str) -> Value {
        self.body["data"]
            .pointer(pointer)
            .cloned()
            .unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The fields that a failure lists, sorted.
    pub fn failing_fields(&self) -> Vec<String> {
        let details = self.body["error"]["details"].as_array().unwrap();
        let mut fields: Vec<_> = details
            .iter()
            .map(|detail| detail["field"].as_str().unwrap().to_owned())
            .collect();
        fields.sort();
        fields
    }
}
