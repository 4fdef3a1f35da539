//! IAM: what the role of each function allows, and which of it was ever used.
//!
//! Only what functions do is judged. Lambda, S3 and SNS do within this process what AWS would check
//! as well: reading streams and queues, writing logs, delivering.

mod condition;
mod credentials;
mod grant;
mod guard;
mod pattern;
mod refusal;
mod request;
mod role;
mod signature;
mod statement;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

pub use condition::{Condition, Key};
pub(crate) use credentials::OPERATOR;
pub use grant::Grant;
pub(crate) use guard::{REQUEST_LIMIT, Service, guarded, target};
pub use pattern::Pattern;
pub(crate) use refusal::Refusal;
pub(crate) use request::Request;
pub use role::Role;
pub use statement::{Effect, Statement};

use crate::report::Report;

/// What everybody may do.
#[derive(Debug)]
pub(crate) struct Permissions {
    /// By access key, which is the function's name.
    roles: BTreeMap<String, Role>,
    used: Mutex<BTreeSet<Grant>>,
    report: Report,
}

impl Permissions {
    /// `roles` are those of the functions, by function name; `report` hears of every refusal.
    pub fn new(roles: BTreeMap<String, Role>, report: Report) -> Self {
        Self {
            roles,
            used: Mutex::default(),
            report,
        }
    }

    /// Those where there are no functions.
    pub fn of_operators() -> Self {
        Self::new(BTreeMap::new(), Report::silent())
    }

    /// The secret that belongs to an access key.
    pub fn secret<'a>(&self, access_key: &'a str) -> Option<&'a str> {
        let known = credentials::is_operator(access_key) || self.roles.contains_key(access_key);
        known.then(|| credentials::secret(access_key))
    }

    /// Refuses what the owner of an access key may not do, and reports it.
    pub fn check(&self, access_key: &str, requests: &[Request]) -> Result<(), Refusal> {
        if credentials::is_operator(access_key) {
            return Ok(());
        }
        let role = self.roles.get(access_key).ok_or(Refusal::UnknownKey)?;
        for request in requests {
            match role.decide(request) {
                Ok(statement) => self.note(role.grants_used(statement, request)),
                Err(denial) => {
                    let refusal = Refusal::denied(&role.name, access_key, request, denial);
                    self.report.problem(format!("{refusal}{request}"));
                    return Err(refusal);
                }
            }
        }
        Ok(())
    }

    /// What roles of functions allow and no request has needed so far.
    pub fn unused(&self) -> Vec<Grant> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let grants = self.roles.values().flat_map(Role::grants);
        grants.filter(|grant| !used.contains(grant)).collect()
    }

    fn note(&self, grants: Vec<Grant>) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.extend(grants);
    }
}
