//! Customers whom staff write down at the counter.

use super::{Email, Phone, Role, User, UserKind};
use crate::{
    Timestamp, UserId,
    text::{LastName, Name},
};

/// A customer as staff name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContact {
    /// First name.
    pub first_name: Name,
    /// Last name.
    pub last_name: LastName,
    /// Where mail reaches them.
    pub email: Option<Email>,
    /// Where they are called.
    pub phone: Option<Phone>,
}

impl NewContact {
    /// The contact, if nobody known is meant.
    pub fn written_down(self, id: UserId, now: Timestamp) -> User {
        User {
            id,
            kind: UserKind::Contact,
            first_name: self.first_name,
            last_name: self.last_name,
            email: self.email,
            email_verified_at: None,
            phone: self.phone,
            role: Role::Customer,
            is_active: true,
            picture: None,
            created_at: now,
            updated_at: now,
            version: 1,
            session_epoch: 1,
            role_changes: 0,
            merged_into: None,
        }
    }

    /// True where both names are this user's, whatever the case of their letters.
    pub fn is_named_like(&self, user: &User) -> bool {
        let alike = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        alike(self.first_name.as_str(), user.first_name.as_str())
            && alike(self.last_name.as_str(), user.last_name.as_str())
    }
}

impl User {
    /// True for a customer whom staff wrote down.
    pub const fn is_contact(&self) -> bool {
        matches!(self.kind, UserKind::Contact)
    }

    /// The same, who can be written to from now on.
    pub fn reachable_at(&self, email: Email, now: Timestamp) -> Self {
        Self {
            email: Some(email),
            version: self.version + 1,
            updated_at: now,
            ..self.clone()
        }
    }

    /// The contact as an account, with all that it has: its user has proved to be the one who is
    /// meant.
    pub fn with_account(&self, now: Timestamp) -> Self {
        Self {
            kind: UserKind::Account,
            email_verified_at: Some(now),
            version: self.version + 1,
            session_epoch: self.session_epoch + 1,
            updated_at: now,
            ..self.clone()
        }
    }

    /// True for a customer's account, which may be one with the contact of the same address.
    pub fn may_take_over(&self, contact: &Self) -> bool {
        let is_customer = self.role == Role::Customer && self.is_active;
        let address = |user: &Self| user.email.as_ref().map(Email::key);
        !self.is_contact() && is_customer && address(self) == address(contact)
    }

    /// The account of the contact's user, who has proved to be the one who is meant. Every session
    /// ends: whoever made the account may have been somebody else, who typed the address.
    pub fn one_with(&self, contact: &Self, now: Timestamp) -> Self {
        Self {
            email_verified_at: self.email_verified_at.or(Some(now)),
            phone: self.phone.clone().or_else(|| contact.phone.clone()),
            version: self.version + 1,
            session_epoch: self.session_epoch + 1,
            updated_at: now,
            ..self.clone()
        }
    }

    /// What is left of a contact that is one with an account: nobody finds it, and nothing can be
    /// ordered for it.
    pub fn merged(&self, into: UserId, now: Timestamp) -> Self {
        Self {
            email: None,
            phone: None,
            is_active: false,
            merged_into: Some(into),
            version: self.version + 1,
            updated_at: now,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_millis(1_700_000_000_000);
    const LATER: Timestamp = Timestamp::from_millis(1_700_000_001_000);

    fn ada() -> NewContact {
        NewContact {
            first_name: "Ada".parse().unwrap(),
            last_name: "Lovelace".parse().unwrap(),
            email: None,
            phone: Some("+442071838750".parse().unwrap()),
        }
    }

    #[test]
    fn a_contact_is_a_customer_who_may_order_and_cannot_sign_in() {
        let contact = ada().written_down(UserId::generate(START), START);
        assert!(contact.is_contact() && contact.is_active);
        assert_eq!((contact.role, contact.email), (Role::Customer, None));
    }

    #[test]
    fn names_are_compared_without_case() {
        let contact = ada().written_down(UserId::generate(START), START);
        let named = |first: &str, last: &str| NewContact {
            first_name: first.parse().unwrap(),
            last_name: last.parse().unwrap(),
            ..ada()
        };
        assert!(named("ADA", "lovelace").is_named_like(&contact));
        assert!(!named("Ada", "King").is_named_like(&contact));
        assert!(!named("Ida", "Lovelace").is_named_like(&contact));
    }

    #[test]
    fn a_contact_becomes_an_account_and_keeps_what_it_has() {
        let contact = ada().written_down(UserId::generate(START), START);
        let account = contact.with_account(LATER);
        assert_eq!((account.kind, account.version), (UserKind::Account, 2));
        assert_eq!((account.id, account.phone), (contact.id, contact.phone));
        assert_eq!(account.email_verified_at, Some(LATER));
    }

    #[test]
    fn only_a_customers_account_with_the_same_address_is_one_with_a_contact() {
        let email: Email = "ada@example.org".parse().unwrap();
        let contact = NewContact {
            email: Some(email.clone()),
            ..ada()
        };
        let contact = contact.written_down(UserId::generate(START), START);
        let account = |email, role| {
            let (first, last) = ("Ada".parse().unwrap(), "King".parse().unwrap());
            User::new(UserId::generate(START), first, last, email, role, START)
        };
        let customer = account(email.clone(), Role::Customer);
        assert!(customer.may_take_over(&contact));
        let spelled_otherwise = User {
            email: Some("Ada@Example.org".parse().unwrap()),
            ..customer.clone()
        };
        assert!(spelled_otherwise.may_take_over(&contact));
        let disabled = User {
            is_active: false,
            ..customer
        };
        let other = account("ada@example.com".parse().unwrap(), Role::Customer);
        for user in [disabled, other, account(email, Role::Staff)] {
            assert!(!user.may_take_over(&contact), "{user:?}");
        }
    }

    #[test]
    fn an_account_takes_over_what_it_lacks_of_a_contact_and_the_contact_keeps_nothing() {
        let contact = ada().written_down(UserId::generate(START), START);
        let (first, last) = ("Ada".parse().unwrap(), "King".parse().unwrap());
        let email = "ada@example.org".parse().unwrap();
        let id = UserId::generate(START);
        let account = User::new(id, first, last, email, Role::Customer, START);
        let one = account.one_with(&contact, LATER);
        assert_eq!(
            (&one.last_name, &one.phone),
            (&account.last_name, &contact.phone)
        );
        assert_eq!(one.email_verified_at, Some(LATER));
        assert_eq!((one.version, one.session_epoch), (2, 2));
        let merged = contact.merged(one.id, LATER);
        assert_eq!((merged.phone, merged.is_active), (None, false));
        assert_eq!(merged.merged_into, Some(one.id));
    }
}
