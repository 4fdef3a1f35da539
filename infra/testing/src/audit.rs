//! The audit trail, as it is stored.

use serde_json::Value;
use shared_domain::audit::AuditType;

use crate::System;

impl System {
    /// What the audit trail holds, in the order in which it came about.
    pub async fn audit_trail(&self) -> Vec<Value> {
        let mut events = self.items("AuditTable").await;
        events.sort_by_key(|event| event["sk"].to_string());
        events
    }

    /// The only event of this type.
    pub async fn audited(&self, kind: AuditType) -> Value {
        let mut events = self.audit_trail().await;
        events.retain(|event| event["type"] == kind.as_str());
        assert_eq!(events.len(), 1, "{kind}: {events:?}");
        events.remove(0)
    }
}
