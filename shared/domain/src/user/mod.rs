//! People: who they are, what they may do, and how they prove it.

mod account_status;
mod contact;
mod edit;
mod email;
mod phone;

use serde::{Deserialize, Serialize};

use super::{
    Timestamp, UserId,
    media::ShownPicture,
    string_enum,
    text::{LastName, Name, full_name},
};

pub use contact::NewContact;
pub use edit::ProfileEdit;
pub use email::Email;
pub use phone::Phone;

string_enum! {
    /// What a user may do.
    Role {
        /// Places orders and follows them.
        Customer = "CUSTOMER",
        /// Works on the orders assigned to them.
        Staff = "STAFF",
        /// May do everything.
        Admin = "ADMIN",
    }
}

string_enum! {
    /// What there is of a user.
    UserKind {
        /// An account: somebody who can sign in, or could.
        Account = "ACCOUNT",
        /// A customer whom staff wrote down, without a way to sign in. The address of a contact
        /// claims nothing: whoever registers with it has an account of their own.
        Contact = "CONTACT",
    }
}

impl UserKind {
    /// Of a user who was kept before there were contacts.
    const fn unsaid() -> Self {
        Self::Account
    }
}

impl Role {
    /// True for those who may have orders assigned to them.
    pub const fn works_on_orders(self) -> bool {
        matches!(self, Self::Staff | Self::Admin)
    }
}

/// A user: their account, without anything that proves who they are, or what is known of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// Never changes.
    pub id: UserId,
    /// Whether they can sign in.
    #[serde(default = "UserKind::unsaid")]
    pub kind: UserKind,
    /// First name.
    pub first_name: Name,
    /// Last name.
    pub last_name: LastName,
    /// Unique among all accounts, and among all contacts. Every account has one.
    pub email: Option<Email>,
    /// When the address was proved to be the user's.
    #[serde(default)]
    pub email_verified_at: Option<Timestamp>,
    /// None until the user gives one.
    pub phone: Option<Phone>,
    /// What the user may do.
    pub role: Role,
    /// False while an administrator keeps the user out.
    pub is_active: bool,
    /// The picture that is shown of the user.
    pub picture: Option<ShownPicture>,
    /// When the user registered.
    pub created_at: Timestamp,
    /// When the user's own fields last changed.
    pub updated_at: Timestamp,
    /// Rises by one with each change of the user's own fields.
    pub version: u64,
    /// The sessions that count carry this number. Raising it ends every session in one write.
    pub session_epoch: u64,
    /// How often the user's role has changed: what was given to the role of before does not come
    /// back with it.
    #[serde(default)]
    pub role_changes: u64,
    /// Of a contact that proved to be an account's user: the account, which has all that was the
    /// contact's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<UserId>,
}

impl User {
    /// A new, active account.
    pub const fn new(
        id: UserId,
        first_name: Name,
        last_name: LastName,
        email: Email,
        role: Role,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            kind: UserKind::Account,
            first_name,
            last_name,
            email: Some(email),
            email_verified_at: None,
            phone: None,
            role,
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

    /// The address; empty where there is none.
    pub fn email_text(&self) -> &str {
        self.email.as_ref().map_or("", Email::as_str)
    }

    /// First and last name together.
    pub fn full_name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }
}
