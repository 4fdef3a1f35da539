//! A client of the API.

use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;

use super::{Failure, answer::Answer, people::Person};
use crate::http_client::http_client;

/// The API at one address.
#[derive(Debug)]
pub(super) struct Api {
    address: String,
    client: Client,
}

impl Api {
    pub fn new(address: &str) -> Result<Self, reqwest::Error> {
        Ok(Self {
            address: address.trim_end_matches('/').to_owned(),
            client: http_client()?,
        })
    }

    pub async fn get(&self, path: &str, who: Option<&Person>) -> Result<Answer, Failure> {
        let request = self.request(&Method::GET, path, who);
        Answer::to(format!("GET {path}"), request).await
    }

    pub async fn post(
        &self,
        path: &str,
        who: Option<&Person>,
        body: &Value,
    ) -> Result<Answer, Failure> {
        let request = self.request(&Method::POST, path, who).json(body);
        Answer::to(format!("POST {path}"), request).await
    }

    /// With a key under which it is done once, however often it is asked for.
    pub async fn post_once(
        &self,
        path: &str,
        who: &Person,
        body: &Value,
        key: &str,
    ) -> Result<Answer, Failure> {
        let request = self.request(&Method::POST, path, Some(who)).json(body);
        let request = request.header("idempotency-key", key);
        Answer::to(format!("POST {path}"), request).await
    }

    pub async fn patch(&self, path: &str, who: &Person, body: &Value) -> Result<Answer, Failure> {
        let request = self.request(&Method::PATCH, path, Some(who)).json(body);
        Answer::to(format!("PATCH {path}"), request).await
    }

    /// Sends a file to where an upload's description says.
    pub async fn upload(&self, upload: &Value, file: &'static [u8]) -> Result<Answer, Failure> {
        let url = upload["url"].as_str().unwrap_or_default();
        let mut request = self.client.put(url).body(file);
        for (name, value) in upload["headers"].as_object().into_iter().flatten() {
            request = request.header(name, value.as_str().unwrap_or_default());
        }
        Answer::to("PUT to the bucket of uploads".to_owned(), request).await
    }

    fn request(&self, method: &Method, path: &str, who: Option<&Person>) -> RequestBuilder {
        let url = format!("{}{path}", self.address);
        let request = self.client.request(method.clone(), url);
        match who {
            Some(person) => request.bearer_auth(&person.token),
            None => request,
        }
    }
}
