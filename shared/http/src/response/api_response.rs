//! The envelopes that every answer comes in.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Detail, ErrorCode, IfNoneMatch, extract::etag};
use shared_domain::Timestamp;
use shared_runtime::clock::{Clock, SystemClock};
use shared_store::StoredResponse;

/// A success.
#[derive(Debug, Serialize, ToSchema)]
pub struct Success<T> {
    /// Always true.
    #[schema(example = true)]
    pub success: bool,
    /// For people, where there is something to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub message: Option<&'static str>,
    /// What was asked for.
    pub data: T,
    /// When the answer was given.
    pub timestamp: Timestamp,
}

/// A failure.
#[derive(Debug, Serialize, ToSchema)]
pub struct Failure {
    /// Always false.
    #[schema(example = false)]
    pub success: bool,
    /// What went wrong.
    pub error: FailureDetails,
    /// When the answer was given.
    pub timestamp: Timestamp,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct FailureDetails {
    /// For people.
    pub message: String,
    /// For programs.
    pub code: ErrorCode,
    /// Every field or parameter that is not as it should be.
    pub details: Vec<Detail>,
}

/// Nothing to return: `{}`.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Nothing {}

/// A success on its way to the client.
#[derive(Debug)]
pub struct ApiResponse<T> {
    status: StatusCode,
    message: Option<&'static str>,
    data: T,
    location: Option<String>,
    version: Option<u64>,
    is_secret: bool,
}

impl<T: Serialize> ApiResponse<T> {
    /// 200.
    pub const fn ok(data: T) -> Self {
        Self {
            status: StatusCode::OK,
            message: None,
            data,
            location: None,
            version: None,
            is_secret: false,
        }
    }

    /// 201, and where the new thing is.
    pub fn created(data: T, location: Option<String>) -> Self {
        Self {
            status: StatusCode::CREATED,
            location,
            ..Self::ok(data)
        }
    }

    /// Says something to people.
    pub fn with_message(self, message: &'static str) -> Self {
        Self {
            message: Some(message),
            ..self
        }
    }

    /// The answer shows this version of a resource and carries an `ETag`.
    pub fn of_version(self, version: u64) -> Self {
        Self {
            version: Some(version),
            ..self
        }
    }

    /// The answer holds tokens: nobody may keep it.
    pub fn secret(self) -> Self {
        Self {
            is_secret: true,
            ..self
        }
    }

    /// The answer, or 304 where the client has it already.
    pub fn unless_matching(self, known: &IfNoneMatch) -> Response {
        let (stored, is_secret) = self.render();
        let unchanged = stored
            .etag
            .as_deref()
            .is_some_and(|etag| known.matches(etag));
        let mut response = stored_response(&stored, is_secret);
        if unchanged {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.body_mut() = axum::body::Body::empty();
            response.headers_mut().remove(header::CONTENT_TYPE);
        }
        response
    }

    /// The answer as it can be given again.
    pub fn into_stored(self) -> StoredResponse {
        self.render().0
    }

    fn render(self) -> (StoredResponse, bool) {
        let data = serde_json::to_string(&self.data).unwrap_or_default();
        let etag = self.version.map(|version| etag::of(version, &data));
        let body = to_json(&Success {
            success: true,
            message: self.message,
            data: self.data,
            timestamp: SystemClock.now(),
        });
        let stored = StoredResponse {
            status: self.status.as_u16(),
            etag,
            location: self.location,
            body,
        };
        (stored, self.is_secret)
    }
}

impl<T: Serialize> IntoResponse for ApiResponse<T> {
    fn into_response(self) -> Response {
        let (stored, is_secret) = self.render();
        stored_response(&stored, is_secret)
    }
}

/// The response that gives this stored, for the first time.
pub fn respond(stored: &StoredResponse) -> Response {
    stored_response(stored, false)
}

/// The same, of a stored that holds tokens: nobody may keep it.
pub fn respond_secret(stored: &StoredResponse) -> Response {
    stored_response(stored, true)
}

/// The response that gives this stored.
fn stored_response(stored: &StoredResponse, is_secret: bool) -> Response {
    let mut headers = HeaderMap::new();
    let optional = [
        (header::ETAG, &stored.etag),
        (header::LOCATION, &stored.location),
    ];
    for (name, value) in optional {
        if let Some(value) = value
            .as_deref()
            .and_then(|value| HeaderValue::from_str(value).ok())
        {
            headers.insert(name, value);
        }
    }
    if is_secret {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let status = StatusCode::from_u16(stored.status).unwrap_or(StatusCode::OK);
    json(status, headers, stored.body.clone())
}

/// The response that tells of a failure.
pub(crate) fn failure(code: ErrorCode, message: &str, details: Vec<Detail>) -> Response {
    let body = to_json(&Failure {
        success: false,
        error: FailureDetails {
            message: message.to_owned(),
            code,
            details,
        },
        timestamp: SystemClock.now(),
    });
    json(code.status(), HeaderMap::new(), body)
}

fn json(status: StatusCode, headers: HeaderMap, body: String) -> Response {
    let content_type = [(header::CONTENT_TYPE, "application/json")];
    (status, headers, content_type, body).into_response()
}

/// Our own answers always have a JSON form.
fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
