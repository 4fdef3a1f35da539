//! IAM: what the role of each function allows, and which of it was ever used.
//!
//! Only calls of functions are authorized. AWS would also check what Lambda, S3 and SNS do within
//! this process: reading streams and queues, writing logs, delivering.

mod access_request;
mod auth_error;
mod authorization;
mod condition;
mod credentials;
mod pattern;
mod permission;
mod role;
mod signature;
mod statement;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

pub(crate) use access_request::AccessRequest;
pub(crate) use auth_error::AuthError;
pub(crate) use authorization::{Authorization, REQUEST_LIMIT, authorized, target_operation};
pub use condition::{Condition, ConditionKey};
pub(crate) use credentials::OPERATOR_ACCESS_KEY;
pub use pattern::Pattern;
pub use permission::Permission;
pub use role::Role;
pub use statement::{Effect, Statement};

use crate::report::Report;

/// The roles of functions, and which of their permissions were used.
#[derive(Debug)]
pub(crate) struct Iam {
    /// By access key, which is the function's name.
    roles: BTreeMap<String, Role>,
    used: Mutex<BTreeSet<Permission>>,
    report: Report,
}

impl Iam {
    /// `roles` are those of the functions, by function name; `report` hears of every refusal.
    pub fn new(roles: BTreeMap<String, Role>, report: Report) -> Self {
        Self {
            roles,
            used: Mutex::default(),
            report,
        }
    }

    /// IAM without functions: only operators may call.
    pub fn without_roles() -> Self {
        Self::new(BTreeMap::new(), Report::silent())
    }

    /// The secret that belongs to an access key.
    pub fn secret<'a>(&self, access_key: &'a str) -> Option<&'a str> {
        let known = credentials::is_operator(access_key) || self.roles.contains_key(access_key);
        known.then(|| credentials::secret(access_key))
    }

    /// Refuses what the owner of an access key may not do, and reports it.
    pub fn check(&self, access_key: &str, requests: &[AccessRequest]) -> Result<(), AuthError> {
        if credentials::is_operator(access_key) {
            return Ok(());
        }
        let role = self.roles.get(access_key).ok_or(AuthError::UnknownKey)?;
        for request in requests {
            match role.decide(request) {
                Ok(statement) => self.record_use(role.permissions_used(statement, request)),
                Err(denial) => {
                    let error = AuthError::denied(&role.name, access_key, request, denial);
                    self.report.problem(format!("{error}{request}"));
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// The permissions of roles that no request has used so far.
    pub fn unused(&self) -> Vec<Permission> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let permissions = self.roles.values().flat_map(Role::permissions);
        permissions
            .filter(|permission| !used.contains(permission))
            .collect()
    }

    fn record_use(&self, permissions: Vec<Permission>) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.extend(permissions);
    }
}
