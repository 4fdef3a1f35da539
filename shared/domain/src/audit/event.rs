//! An act as it is kept.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::Act;
use crate::{AuditEventId, Duration, Timestamp};

/// What somebody did, when, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditEvent {
    /// Never changes.
    pub id: AuditEventId,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
    /// The address that the request came from, where it is known.
    pub source_address: Option<IpAddr>,
    /// The request that it was done by, where it is known.
    pub request_id: Option<String>,
    /// When it was done.
    pub created_at: Timestamp,
}

impl AuditEvent {
    /// How long an event is kept: a year, and time to look at it.
    pub const KEPT: Duration = Duration::from_secs(400 * 86_400);
}
