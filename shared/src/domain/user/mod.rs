//! People: who they are, what they may do, and how they prove it.

mod email;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Invalid, Timestamp, UserId, text::Name};

pub use email::Email;

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// Places orders and follows them.
    Customer,
    /// Works on the orders assigned to them.
    Staff,
    /// May do everything.
    Admin,
}

impl Role {
    /// The role as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "CUSTOMER",
            Self::Staff => "STAFF",
            Self::Admin => "ADMIN",
        }
    }

    /// True for those who may have orders assigned to them.
    pub const fn works_on_orders(self) -> bool {
        matches!(self, Self::Staff | Self::Admin)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        [Self::Customer, Self::Staff, Self::Admin]
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or(Invalid::new("must be CUSTOMER, STAFF or ADMIN"))
    }
}

/// A user's account, without anything that proves who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// Never changes.
    pub id: UserId,
    /// First name.
    pub first_name: Name,
    /// Last name.
    pub last_name: Name,
    /// Unique among all users.
    pub email: Email,
    /// E.164, or none.
    pub phone: Option<String>,
    /// What the user may do.
    pub role: Role,
    /// False while an administrator keeps the user out.
    pub is_active: bool,
    /// When the user registered.
    pub created_at: Timestamp,
    /// When the user's own fields last changed.
    pub updated_at: Timestamp,
    /// Rises by one with each change of the user's own fields.
    pub version: u64,
    /// The sessions that count carry this number. Raising it ends every session in one write.
    pub session_epoch: u64,
}

impl User {
    /// First and last name together.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}
