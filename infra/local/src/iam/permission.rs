use std::fmt;

use super::{AccessRequest, Effect, Role, Statement};

/// One action of a statement on one resource, with one value of a condition: without it, some
/// request would be refused that the role allows now.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Permission {
    /// The role's logical id.
    pub role: String,
    /// The statement's `Sid`.
    pub statement: String,
    /// One of its actions.
    pub action: String,
    /// One of its resources.
    pub resource: String,
    /// One value of one of its conditions, where it has any.
    pub value: Option<(&'static str, String)>,
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            role,
            statement,
            action,
            resource,
            value,
        } = self;
        write!(f, "{role} {statement}: {action} on {resource}")?;
        match value {
            Some((key, value)) => write!(f, " with {key} {value}"),
            None => Ok(()),
        }
    }
}

impl Role {
    /// All that it allows.
    pub(super) fn permissions(&self) -> impl Iterator<Item = Permission> {
        let allowing = |statement: &&Statement| statement.effect == Effect::Allow;
        let statements = self.statements.iter().filter(allowing);
        statements.flat_map(|statement| self.permissions_of(statement))
    }

    fn permissions_of(&self, statement: &Statement) -> Vec<Permission> {
        let conditions = statement.conditions.iter().flat_map(|condition| {
            let values = condition.values.iter();
            values.map(|value| (condition.key.name(), value.to_string()))
        });
        let conditions: Vec<_> = conditions.map(Some).collect();
        let values = match statement.conditions.is_empty() {
            true => vec![None],
            false => conditions,
        };
        let mut permissions = Vec::new();
        for action in &statement.actions {
            for resource in &statement.resources {
                let permission =
                    |value| self.permission(statement, action, resource.to_string(), value);
                permissions.extend(values.iter().cloned().map(permission));
            }
        }
        permissions
    }

    /// What a request that `statement` allows makes use of.
    pub(super) fn permissions_used(
        &self,
        statement: &Statement,
        request: &AccessRequest,
    ) -> Vec<Permission> {
        let resource = statement.resource(request);
        let resource = resource.map(ToString::to_string).unwrap_or_default();
        let mut values = Vec::new();
        for condition in &statement.conditions {
            let patterns = request.values(condition.key).iter();
            let patterns = patterns.filter_map(|value| condition.matching_pattern(value));
            values.extend(patterns.map(|pattern| (condition.key.name(), pattern.to_string())));
        }
        let values = match statement.conditions.is_empty() {
            true => vec![None],
            false => values.into_iter().map(Some).collect(),
        };
        let permission =
            |value| self.permission(statement, &request.action, resource.clone(), value);
        values.into_iter().map(permission).collect()
    }

    fn permission(
        &self,
        statement: &Statement,
        action: &str,
        resource: String,
        value: Option<(&'static str, String)>,
    ) -> Permission {
        Permission {
            role: self.name.clone(),
            statement: statement.id.clone(),
            action: action.to_owned(),
            resource,
            value,
        }
    }
}
