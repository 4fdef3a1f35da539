//! What goes into the audit trail of a request.

use axum::{
    extract::{FromRequestParts, Request},
    middleware::Next,
    response::Response,
};

use crate::{Services, SourceAddress};
use shared_domain::{
    AuditEventId,
    audit::{Act, AuditEvent},
};
use shared_runtime::telemetry::{coming_from, request_id, source_address};
use shared_store::AuditEntry;

impl Services {
    /// What somebody has done by the present request, to be written into the audit trail.
    pub fn entry(&self, act: Act) -> AuditEntry {
        let now = self.now();
        self.audit.entry(AuditEvent {
            id: AuditEventId::generate(now),
            act,
            source_address: source_address(),
            request_id: request_id(),
            created_at: now,
        })
    }
}

/// Lets everything that is done for the request know where it comes from.
pub(crate) async fn remember_source(request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(SourceAddress(address)) = SourceAddress::from_request_parts(&mut parts, &()).await;
    let known = (!address.is_unspecified()).then(|| address.to_canonical());
    coming_from(known, next.run(Request::from_parts(parts, body))).await
}
