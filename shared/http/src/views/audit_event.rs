//! Events of the audit trail, as the API shows them.

use std::{collections::BTreeMap, net::IpAddr};

use serde::Serialize;
use utoipa::ToSchema;

use crate::ActorView;
use shared_domain::{
    AuditEventId, SessionId, Timestamp,
    audit::{AuditEvent, AuditType, Target},
    order::FieldChange,
};

/// Something that was written down.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AuditEvent)]
pub struct AuditEventView {
    id: AuditEventId,
    #[serde(rename = "type")]
    kind: AuditType,
    /// Who did it: a user, or an API key under its own id. Null where that is not known.
    actor: Option<ActorView>,
    /// What it was done to. Null where that is not known, or is no one thing.
    target: Option<AuditTargetView>,
    /// The session that began or ended with it.
    session_id: Option<SessionId>,
    /// What it changed, by the names of the fields. Null where that is not told.
    #[schema(value_type = Option<BTreeMap<String, AuditChange>>)]
    changes: Option<BTreeMap<String, AuditChange>>,
    /// The address that the request came from.
    #[schema(value_type = Option<String>, example = "203.0.113.7")]
    source_address: Option<IpAddr>,
    /// The request's `X-Request-Id`.
    #[schema(example = "5f3c1b0e-6a51-4c0e-8f5e-0d1f6c1f7a10")]
    request_id: Option<String>,
    created_at: Timestamp,
}

/// What something was done to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditTarget)]
pub struct AuditTargetView {
    /// `USER`, `API_KEY` or `EXPORT`.
    #[serde(rename = "type")]
    #[schema(example = "USER")]
    kind: &'static str,
    #[schema(example = "0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70")]
    id: String,
}

/// What a field held before and after.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditChange {
    #[schema(example = "STAFF")]
    from: Option<String>,
    #[schema(example = "ADMIN")]
    to: Option<String>,
}

impl From<AuditEvent> for AuditEventView {
    fn from(event: AuditEvent) -> Self {
        let act = event.act;
        let changes = act.changes.into_iter();
        let changes: BTreeMap<_, _> = changes
            .map(|(field, change)| (field, change.into()))
            .collect();
        Self {
            id: event.id,
            kind: act.kind,
            actor: act.actor.map(Into::into),
            target: act.target.map(Into::into),
            session_id: act.session_id,
            changes: (!changes.is_empty()).then_some(changes),
            source_address: event.source_address,
            request_id: event.request_id,
            created_at: event.created_at,
        }
    }
}

impl From<Target> for AuditTargetView {
    fn from(target: Target) -> Self {
        Self {
            kind: target.kind(),
            id: target.id(),
        }
    }
}

impl From<FieldChange> for AuditChange {
    fn from(change: FieldChange) -> Self {
        Self {
            from: change.from,
            to: change.to,
        }
    }
}
