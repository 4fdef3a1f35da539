//! Answers, and what tests say about them.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, StatusCode, header},
};
use http_body_util::BodyExt;
use serde_json::Value;
use shared_domain::Timestamp;

/// What an answer would hold if it told of what is inside.
const INTERNAL: [&str; 9] = [
    "127.0.0.1",
    "dispatch",
    "Dynamo",
    "Table",
    "onnect",
    "aws",
    "retry",
    ".rs",
    "panick",
];

/// An answer that has been read to its end.
#[derive(Debug, Clone)]
pub struct Response {
    /// The status code.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub bytes: Bytes,
    /// The body as JSON, null where it is none.
    pub json: Value,
}

impl Response {
    pub(crate) async fn read(response: axum::http::Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        Self {
            status: parts.status,
            headers: parts.headers,
            json: serde_json::from_slice(&bytes).unwrap_or_default(),
            bytes,
        }
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header's value, where it is there once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().ok(),
            (Some(_), Some(_)) => panic!("{name} is there twice: {self:?}"),
            (None, _) => None,
        }
    }

    /// The code of a failure, or nothing.
    pub fn code(&self) -> &str {
        self.json["error"]["code"].as_str().unwrap_or_default()
    }

    /// Holds the answer to be a success in the contract's envelope, and gives its `data`.
    #[track_caller]
    pub fn expect(&self, status: u16) -> &Value {
        assert_eq!(self.status, status, "{}", self.text());
        self.expect_envelope(true, &["success", "message", "data", "timestamp"]);
        let data = &self.json["data"];
        assert!(data.is_object(), "{}", self.text());
        data
    }

    /// Holds the answer to be this failure in the contract's envelope.
    #[track_caller]
    pub fn expect_error(&self, status: u16, code: &str) -> &Self {
        assert_eq!(
            (self.status.as_u16(), self.code()),
            (status, code),
            "{}",
            self.text()
        );
        self.expect_envelope(false, &["success", "error", "timestamp"]);
        let error = &self.json["error"];
        assert!(error["message"].is_string(), "{}", self.text());
        assert!(error["details"].is_array(), "{}", self.text());
        assert_eq!(error.as_object().map(serde_json::Map::len), Some(3));
        if status == 401 {
            assert_eq!(self.header("www-authenticate"), Some("Bearer"));
        }
        self
    }

    /// Holds the fields that the failure lists, each once, to be exactly these.
    #[track_caller]
    pub fn expect_fields(&self, expected: &[&str]) -> &Self {
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(self.fields(), expected, "{}", self.text());
        self
    }

    /// The fields that the failure lists, sorted.
    #[track_caller]
    pub fn fields(&self) -> Vec<&str> {
        let details = self.json["error"]["details"].as_array();
        let mut fields: Vec<_> = details
            .expect("a list of details")
            .iter()
            .map(|detail| {
                assert!(detail["message"].is_string(), "{}", self.text());
                detail["field"].as_str().expect("a field's name")
            })
            .collect();
        fields.sort_unstable();
        fields
    }

    /// Holds the answer to say nothing of what is inside, but for the id to ask about.
    #[track_caller]
    pub fn expect_discreet(&self) -> &Self {
        for word in INTERNAL {
            assert!(!self.text().contains(word), "{word}: {}", self.text());
        }
        assert!(self.header("x-request-id").is_some());
        self
    }

    /// The answer apart from its time: what two equal answers have in common.
    pub fn without_timestamp(&self) -> (StatusCode, Value) {
        let mut json = self.json.clone();
        if let Some(envelope) = json.as_object_mut() {
            envelope.remove("timestamp");
        }
        (self.status, json)
    }

    #[track_caller]
    fn expect_envelope(&self, success: bool, allowed: &[&str]) {
        assert_eq!(
            self.header(header::CONTENT_TYPE.as_str()),
            Some("application/json")
        );
        assert_eq!(self.json["success"], success, "{}", self.text());
        let envelope = self.json.as_object().expect("an object");
        for name in envelope.keys() {
            assert!(allowed.contains(&name.as_str()), "{name}: {}", self.text());
        }
        let timestamp = self.json["timestamp"].as_str().unwrap_or_default();
        let parsed: Result<Timestamp, _> = timestamp.parse();
        assert_eq!(
            parsed.map(|time| time.to_string()).as_deref(),
            Ok(timestamp)
        );
    }
}
