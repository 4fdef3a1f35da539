//! Editing one's own profile.

use super::{Email, Phone, User};
use crate::{
    Timestamp,
    media::ShownPicture,
    text::{LastName, Name},
};

/// The fields of a profile to change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProfileEdit {
    /// A new first name.
    pub first_name: Option<Name>,
    /// A new last name.
    pub last_name: Option<LastName>,
    /// A new address.
    pub email: Option<Email>,
    /// A new number, or none from now on.
    pub phone: Option<Option<Phone>>,
}

impl User {
    /// The account after the edit; nothing where the edit changes nothing. With another e-mail
    /// address every session but the one that is carried over ends.
    pub fn edited(&self, edit: ProfileEdit, now: Timestamp) -> Option<Self> {
        let mut after = self.clone();
        after.first_name = edit.first_name.unwrap_or(after.first_name);
        after.last_name = edit.last_name.unwrap_or(after.last_name);
        after.email = edit.email.or(after.email);
        after.phone = edit.phone.unwrap_or(after.phone);
        if after == *self {
            return None;
        }
        if after.has_moved_from(self) {
            after.session_epoch += 1;
        }
        after.version += 1;
        after.updated_at = now;
        Some(after)
    }

    /// The account with this picture of its user.
    pub fn pictured(&self, picture: ShownPicture, now: Timestamp) -> Self {
        Self {
            picture: Some(picture),
            version: self.version + 1,
            updated_at: now,
            ..self.clone()
        }
    }

    /// True where this is the account's address, however it is spelled.
    pub fn has_address(&self, email: &Email) -> bool {
        self.email
            .as_ref()
            .is_some_and(|own| own.key() == email.key())
    }

    /// True where the address is another than before, and no other spelling of it.
    pub fn has_moved_from(&self, before: &Self) -> bool {
        let key = |user: &Self| user.email.as_ref().map(Email::key);
        key(self) != key(before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{UserId, user::Role};

    const START: Timestamp = Timestamp::from_millis(1_700_000_000_000);
    const LATER: Timestamp = Timestamp::from_millis(1_700_000_001_000);

    fn ada() -> User {
        User::new(
            UserId::generate(START),
            "Ada".parse().unwrap(),
            "Lovelace".parse().unwrap(),
            "ada@example.com".parse().unwrap(),
            Role::Customer,
            START,
        )
    }

    #[test]
    fn what_is_given_changes_and_the_rest_stays() {
        let edit = ProfileEdit {
            last_name: Some("King".parse().unwrap()),
            phone: Some(Some("+442071838750".parse().unwrap())),
            ..ProfileEdit::default()
        };
        let after = ada().edited(edit, LATER).unwrap();
        assert_eq!(
            (after.first_name.as_str(), after.last_name.as_str()),
            ("Ada", "King")
        );
        assert_eq!((after.version, after.session_epoch), (2, 1));
        assert_eq!(after.updated_at, LATER);
        let cleared = ProfileEdit {
            phone: Some(None),
            ..ProfileEdit::default()
        };
        assert_eq!(after.edited(cleared, LATER).unwrap().phone, None);
    }

    #[test]
    fn an_edit_that_changes_nothing_is_none() {
        let same = ProfileEdit {
            first_name: Some("Ada".parse().unwrap()),
            phone: Some(None),
            ..ProfileEdit::default()
        };
        assert_eq!(ada().edited(same, LATER), None);
    }

    #[test]
    fn another_address_ends_sessions_and_another_spelling_does_not() {
        let with = |email: &str| ProfileEdit {
            email: Some(email.parse().unwrap()),
            ..ProfileEdit::default()
        };
        let spelled = ada().edited(with("Ada@Example.com"), LATER).unwrap();
        assert_eq!((spelled.version, spelled.session_epoch), (2, 1));
        let moved = ada().edited(with("king@example.com"), LATER).unwrap();
        assert_eq!((moved.version, moved.session_epoch), (2, 2));
    }
}
