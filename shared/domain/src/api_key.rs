//! Keys that programs use in place of a person's sign-in.

use serde::{Deserialize, Serialize};

use super::{Actor, ApiKeyId, Duration, Timestamp, string_enum, text::Name, user::User};

string_enum! {
    /// What a key may be used for.
    Scope {
        /// Reading everything that an administrator reads, except keys and the audit log.
        Read = "read",
        /// Exporting orders.
        Export = "export",
        /// Reading and changing the configuration.
        Config = "config",
    }
}

/// A key, without what proves that somebody has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiKey {
    /// Never changes.
    pub id: ApiKeyId,
    /// What it is called.
    pub name: Name,
    /// How it begins, for people to tell keys apart.
    pub prefix: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// The administrator who made it, as they were then.
    pub created_by: Actor,
    /// How often their role had changed by then: after another change the key is dead.
    pub role_changes: u64,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it is no longer taken.
    pub expires_at: Timestamp,
    /// When it was last used, to a few minutes.
    pub last_used_at: Option<Timestamp>,
}

impl ApiKey {
    /// The longest that a key may live.
    pub const LONGEST: Duration = Duration::from_secs(365 * 86_400);
    /// Uses that follow an earlier one within this span are not written down.
    const USE_IS_FRESH: Duration = Duration::from_secs(300);

    /// True while the key is taken, as its maker is now.
    pub fn is_live(&self, maker: &User, now: Timestamp) -> bool {
        let is_administrator = maker.is_active_admin();
        let is_of_then = maker.id == self.created_by.id && maker.role_changes == self.role_changes;
        is_administrator && is_of_then && now < self.expires_at
    }

    /// True where a use now is to be written down.
    pub fn is_use_worth_noting(&self, now: Timestamp) -> bool {
        self.last_used_at
            .is_none_or(|last| now.since(last) >= Self::USE_IS_FRESH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{UserId, user::Role};

    const START: Timestamp = Timestamp::from_millis(1_700_000_000_000);
    const WEEK: Duration = Duration::from_secs(7 * 86_400);

    fn maker() -> User {
        User::new(
            UserId::generate(START),
            "Ada".parse().unwrap(),
            "Lovelace".parse().unwrap(),
            "ada@example.com".parse().unwrap(),
            Role::Admin,
            START,
        )
    }

    fn key(maker: &User) -> ApiKey {
        ApiKey {
            id: ApiKeyId::generate(START),
            name: "Reports".parse().unwrap(),
            prefix: "otk_AbCd".to_owned(),
            scopes: vec![Scope::Read],
            created_by: Actor::from(maker),
            role_changes: maker.role_changes,
            created_at: START,
            expires_at: START + WEEK,
            last_used_at: None,
        }
    }

    #[test]
    fn a_key_is_taken_until_it_expires() {
        let maker = maker();
        let key = key(&maker);
        assert!(key.is_live(&maker, START));
        assert!(!key.is_live(&maker, START + WEEK));
    }

    #[test]
    fn a_key_rests_while_its_maker_is_disabled_and_dies_with_the_role() {
        let maker = maker();
        let key = key(&maker);
        let disabled = maker.with_activity(false, START).unwrap();
        assert!(!key.is_live(&disabled, START));
        assert!(key.is_live(&disabled.with_activity(true, START).unwrap(), START));
        let demoted = maker.with_role(Role::Staff, START).unwrap();
        assert!(!key.is_live(&demoted, START));
        let again = demoted.with_role(Role::Admin, START).unwrap();
        assert!(!key.is_live(&again, START));
    }

    #[test]
    fn a_use_is_noted_now_and_then() {
        let mut key = key(&maker());
        assert!(key.is_use_worth_noting(START));
        key.last_used_at = Some(START);
        assert!(!key.is_use_worth_noting(START + Duration::from_secs(299)));
        assert!(key.is_use_worth_noting(START + Duration::from_secs(300)));
    }
}
