//! What somebody did.

use std::{collections::BTreeMap, fmt::Display};

use serde::{Deserialize, Serialize};

use super::AuditType;
use crate::{Actor, ApiKeyId, ExportId, SessionId, UserId, order::FieldChange, user::User};

/// What fields held before and after, as they are written on the wire.
pub type Changes = BTreeMap<String, FieldChange>;

/// What somebody did, to whom or what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Act {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: AuditType,
    /// Who did it; nothing where that is not known.
    pub actor: Option<Actor>,
    /// What it was done to; nothing where that is not known, or is no one thing.
    pub target: Option<Target>,
    /// The session that began or ended with it.
    pub session_id: Option<SessionId>,
    /// What it changed.
    #[serde(default, skip_serializing_if = "Changes::is_empty")]
    pub changes: Changes,
}

/// What something was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "id", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Target {
    /// An account.
    User(UserId),
    /// An API key.
    ApiKey(ApiKeyId),
    /// A file of orders.
    Export(ExportId),
}

impl Target {
    /// What it is, as it is written.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::User(_) => "USER",
            Self::ApiKey(_) => "API_KEY",
            Self::Export(_) => "EXPORT",
        }
    }

    /// Its id.
    pub fn id(self) -> String {
        match self {
            Self::User(id) => id.to_string(),
            Self::ApiKey(id) => id.to_string(),
            Self::Export(id) => id.to_string(),
        }
    }
}

impl Act {
    /// Something that nobody is known to have done to anything.
    pub const fn new(kind: AuditType) -> Self {
        Self {
            kind,
            actor: None,
            target: None,
            session_id: None,
            changes: Changes::new(),
        }
    }

    /// What an administrator decided about somebody.
    pub fn judging(before: &User, after: &User) -> Self {
        let kind = match before.role == after.role {
            true => AuditType::ActivityChanged,
            false => AuditType::RoleChanged,
        };
        Self::new(kind)
            .on(Target::User(after.id))
            .changing("role", before.role, after.role)
            .changing("isActive", before.is_active, after.is_active)
    }

    /// Something that a user did to their own account.
    pub fn of_oneself(kind: AuditType, user: &User) -> Self {
        Self::new(kind).by(user).on(Target::User(user.id))
    }

    /// This actor did it.
    pub fn by(self, actor: impl Into<Actor>) -> Self {
        Self {
            actor: Some(actor.into()),
            ..self
        }
    }

    /// It was done to this.
    pub fn on(self, target: impl Into<Option<Target>>) -> Self {
        Self {
            target: target.into(),
            ..self
        }
    }

    /// This session began or ended with it.
    pub fn of_session(self, session: SessionId) -> Self {
        Self {
            session_id: Some(session),
            ..self
        }
    }

    /// It changed this field, where the two differ.
    pub fn changing<T: PartialEq + Display>(mut self, field: &str, before: T, after: T) -> Self {
        if before != after {
            let change = FieldChange {
                from: Some(before.to_string()),
                to: Some(after.to_string()),
            };
            self.changes.insert(field.to_owned(), change);
        }
        self
    }
}
