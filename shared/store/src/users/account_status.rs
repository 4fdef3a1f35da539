//! What administrators decide about accounts, so that there is always one of them left.

use crate::{
    AuditEntry, StoreError, Users,
    dynamo::{
        condition::Condition,
        item::text,
        keys::Key,
        transaction::{Outcome, Transaction},
    },
};
use shared_domain::{
    UserId,
    user::{Role, User},
};

/// What became of a decision about an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountDecision {
    /// The account is as it was decided.
    Done,
    /// Who was to remain an administrator is none.
    NobodyRemains,
    /// The account was changed by another request first.
    Raced,
}

impl Users {
    /// Replaces an account by what an administrator made of it, provided that somebody else,
    /// `remaining`, is an active administrator at that moment.
    ///
    /// Whoever is judged and whoever remains are held to it in one transaction: of two
    /// administrators who demote each other at the same time, one succeeds.
    pub async fn decide(
        &self,
        before: &User,
        after: &User,
        remaining: UserId,
        entry: &AuditEntry,
    ) -> Result<AccountDecision, StoreError> {
        let key = Key::user(remaining);
        let transaction =
            Transaction::default().check(Condition::AdminRemains, &self.table, &key, |check| {
                check
                    .condition_expression("#role = :admin AND isActive = :active")
                    .expression_attribute_names("#role", "role")
                    .expression_attribute_values(":admin", text(Role::Admin.as_str()))
                    .expression_attribute_values(
                        ":active",
                        aws_sdk_dynamodb::types::AttributeValue::Bool(true),
                    )
            })?;
        let outcome = self
            .replace_user(transaction, before, after)?
            .commit_with(&self.table, Some(entry))
            .await?;
        Ok(match outcome {
            Outcome::Committed => AccountDecision::Done,
            Outcome::Refused(Condition::AdminRemains, _) => AccountDecision::NobodyRemains,
            Outcome::Refused(..) | Outcome::Contended => AccountDecision::Raced,
        })
    }
}
