//! Clients of the API.

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE;
use http::HeaderMap;
use http::header::USER_AGENT;
use time::OffsetDateTime;

/// A client, from its handshake on.
#[derive(Debug)]
pub(super) struct Client {
    pub id: String,
    pub source_ip: IpAddr,
    pub user_agent: Option<String>,
    pub connected_at: OffsetDateTime,
    last_active: Mutex<OffsetDateTime>,
}

impl Client {
    pub fn new(source_ip: IpAddr, headers: &HeaderMap) -> Self {
        let user_agent = headers.get(USER_AGENT).map(|value| value.as_bytes());
        let now = OffsetDateTime::now_utc();
        Self {
            // Sixteen letters, the last of which must be escaped in a path, as on AWS.
            id: BASE64_URL_SAFE.encode(rand::random::<[u8; 11]>()),
            source_ip,
            user_agent: user_agent.map(|value| String::from_utf8_lossy(value).into_owned()),
            connected_at: now,
            last_active: Mutex::new(now),
        }
    }

    /// When a message went in either direction last.
    pub fn last_active(&self) -> OffsetDateTime {
        *self
            .last_active
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub fn note_activity(&self) {
        let mut last_active = self
            .last_active
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *last_active = OffsetDateTime::now_utc();
    }
}
