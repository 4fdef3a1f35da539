//! An answer, and what it lacks.

use std::fmt;

use bytes::Bytes;
use reqwest::{RequestBuilder, header::HeaderMap};
use serde_json::Value;

use super::Failure;

/// Who gives a request its id: the functions, API Gateway, S3.
const REQUEST_IDS: [&str; 3] = ["x-request-id", "apigw-requestid", "x-amz-request-id"];

/// What was asked, and the id by which the logs know it.
#[derive(Debug, Clone)]
pub struct Call {
    operation: String,
    request_id: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub call: Call,
    status: u16,
    /// Null where it is no JSON.
    pub body: Value,
    /// What came, as it came.
    pub bytes: Bytes,
}

impl Answer {
    pub async fn to(operation: String, request: RequestBuilder) -> Result<Self, Failure> {
        let response = request.send().await?;
        let status = response.status().as_u16();
        let request_id = request_id(response.headers());
        let bytes = response.bytes().await?;
        Ok(Self {
            call: Call {
                operation,
                request_id,
            },
            status,
            body: serde_json::from_slice(&bytes).unwrap_or_default(),
            bytes,
        })
    }

    pub fn expect(self, status: u16) -> Result<Self, Failure> {
        if self.status == status {
            return Ok(self);
        }
        let code = self.body["error"]["code"].as_str();
        let code = code.map(|code| format!(" {code}")).unwrap_or_default();
        let status = self.status;
        Err(self.wrong(format!("it was answered with {status}{code}")))
    }

    /// What a success holds at a JSON pointer; null where there is nothing.
    pub fn data(&self, pointer: &str) -> &Value {
        const NOTHING: &Value = &Value::Null;
        self.body["data"].pointer(pointer).unwrap_or(NOTHING)
    }

    /// A text that must be there.
    pub fn text(&self, pointer: &str) -> Result<String, Failure> {
        let text = self.data(pointer).as_str();
        let lacking = || self.wrong(format!("the answer has no {pointer}"));
        text.map(str::to_owned).ok_or_else(lacking)
    }

    pub fn wrong(&self, what: impl Into<String>) -> Failure {
        Failure::Wrong {
            what: what.into(),
            call: self.call.clone(),
        }
    }
}

fn request_id(headers: &HeaderMap) -> Option<String> {
    let mut ids = REQUEST_IDS.iter().filter_map(|name| headers.get(*name));
    let id = ids.next()?.to_str().ok()?;
    Some(id.to_owned())
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.request_id.as_deref().unwrap_or("unknown");
        write!(f, "{}, request id {id}", self.operation)
    }
}
