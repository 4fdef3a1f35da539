//! What administrators decide about an account.

use super::{Role, User};
use crate::Timestamp;

impl User {
    /// The account with another role, every session ended; nothing where it has that role.
    pub fn with_role(&self, role: Role, now: Timestamp) -> Option<Self> {
        (self.role != role).then(|| Self {
            role,
            role_changes: self.role_changes + 1,
            ..self.judged(now)
        })
    }

    /// The account let in or kept out, every session ended; nothing where it is so already.
    pub fn with_activity(&self, is_active: bool, now: Timestamp) -> Option<Self> {
        (self.is_active != is_active).then(|| Self {
            is_active,
            ..self.judged(now)
        })
    }

    /// True for those who may administer now.
    pub fn is_active_admin(&self) -> bool {
        self.role == Role::Admin && self.is_active
    }

    fn judged(&self, now: Timestamp) -> Self {
        Self {
            version: self.version + 1,
            session_epoch: self.session_epoch + 1,
            updated_at: now,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UserId;

    const START: Timestamp = Timestamp::from_millis(1_700_000_000_000);
    const LATER: Timestamp = Timestamp::from_millis(1_700_000_001_000);

    fn ada() -> User {
        User::new(
            UserId::generate(START),
            "Ada".parse().unwrap(),
            "Lovelace".parse().unwrap(),
            "ada@example.com".parse().unwrap(),
            Role::Staff,
            START,
        )
    }

    #[test]
    fn another_role_ends_every_session() {
        let after = ada().with_role(Role::Admin, LATER).unwrap();
        assert_eq!(
            (after.role, after.version, after.session_epoch),
            (Role::Admin, 2, 2)
        );
        assert_eq!((after.role_changes, after.updated_at), (1, LATER));
    }

    #[test]
    fn who_is_kept_out_has_no_session_and_keeps_the_role() {
        let after = ada().with_activity(false, LATER).unwrap();
        assert_eq!(
            (after.is_active, after.version, after.session_epoch),
            (false, 2, 2)
        );
        assert_eq!((after.role, after.role_changes), (Role::Staff, 0));
    }

    #[test]
    fn what_is_so_already_is_no_change() {
        assert_eq!(ada().with_role(Role::Staff, LATER), None);
        assert_eq!(ada().with_activity(true, LATER), None);
    }
}
