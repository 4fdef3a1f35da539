//! Writing events of the audit trail, beside what they tell of or after it.
//!
//! An event's id is drawn once, before the first attempt, and its item is put only where there is
//! none: a request that the client library repeats writes it once. It does not follow from the
//! request's id, which clients may choose: whoever sent the same one all the time would leave a
//! single trace.

use super::{ACTOR, shard};
use crate::dynamo::dispatch::Dispatch;
use crate::{
    Audit, StoreError, Table,
    dynamo::{
        condition::Condition,
        error::unless_refused,
        item::{Item, expire, text, to_item},
        keys::Key,
        transaction::{Outcome, Transaction},
    },
};
use shared_domain::audit::AuditEvent;
use shared_runtime::telemetry::error_chain;

/// An event on its way into the Audit table.
#[derive(Debug, Clone)]
pub struct AuditEntry {
    audit: Audit,
    event: AuditEvent,
}

impl AuditEntry {
    pub(crate) const fn new(audit: Audit, event: AuditEvent) -> Self {
        Self { audit, event }
    }

    /// Keeps the event.
    pub async fn keep(&self) -> Result<(), StoreError> {
        let table = &self.audit.table;
        let request = table.client.put_item().table_name(&*table.name);
        let sent = request
            .set_item(Some(self.item()?))
            .condition_expression("attribute_not_exists(pk)")
            .dispatch()
            .await;
        // What is there already, an earlier attempt of this request has put there.
        unless_refused(sent)?;
        self.log();
        Ok(())
    }

    /// Keeps the event, in the log alone where the table does not take it.
    pub async fn keep_if_possible(&self) {
        if let Err(error) = self.keep().await {
            self.log();
            self.log_loss(&error);
        }
    }

    fn item(&self) -> Result<Item, StoreError> {
        let event = &self.event;
        let mut item = to_item(&Key::audit_event(event, shard(event)), event)?;
        if let Some(actor) = &event.act.actor {
            item.insert(ACTOR.to_owned(), text(actor.id.to_string()));
        }
        expire(&mut item, event.created_at + AuditEvent::KEPT);
        Ok(item)
    }

    /// The second copy of the event: its ids, in the function's log.
    fn log(&self) {
        let AuditEvent { id, act, .. } = &self.event;
        tracing::info!(
            audit = true,
            audit_id = %id,
            audit_type = %act.kind,
            actor_id = act.actor.as_ref().map(|actor| actor.id.to_string()),
            actor_role = act.actor.as_ref().map(|actor| actor.role.as_str()),
            target_type = act.target.map(|target| target.kind()),
            target_id = act.target.map(|target| target.id()),
            session_id = act.session_id.map(|session| session.to_string()),
            source_address = self.event.source_address.map(|address| address.to_string()),
            request_id = self.event.request_id,
            "audit"
        );
    }

    fn log_loss(&self, error: &StoreError) {
        let cause = error_chain(error);
        tracing::error!(audit_id = %self.event.id, cause, "an audit event is in the log alone");
    }
}

impl Transaction {
    /// Writes everything and the event that tells of it, or nothing.
    pub(crate) async fn commit_with(
        self,
        table: &Table,
        entry: Option<&AuditEntry>,
    ) -> Result<Outcome, StoreError> {
        let Some(entry) = entry else {
            return self.commit(table).await;
        };
        let (condition, table_of) = (Condition::IdUnused, &entry.audit.table);
        let transaction = self.create(condition, table_of, entry.item()?)?;
        let outcome = transaction.commit(table).await?;
        if outcome.is_committed() {
            entry.log();
        }
        Ok(outcome)
    }

    /// The same, but where that fails everything is written without the event, which is then in the
    /// log alone: for what must not depend on the trail.
    pub(crate) async fn commit_regardless(
        self,
        table: &Table,
        entry: Option<&AuditEntry>,
    ) -> Result<Outcome, StoreError> {
        let error = match (self.clone().commit_with(table, entry).await, entry) {
            (Err(error), Some(entry)) => (error, entry),
            (outcome, _) => return outcome,
        };
        let outcome = self.commit(table).await?;
        let (error, entry) = error;
        entry.log();
        entry.log_loss(&error);
        Ok(outcome)
    }
}
