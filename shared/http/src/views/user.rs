//! A user as the API shows them.

use serde::Serialize;
use utoipa::ToSchema;

use shared_domain::{
    Timestamp, UserId,
    text::{LastName, Name},
    user::{Email, Phone, Role, User, UserKind},
};

/// A user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = User)]
pub struct UserView {
    /// Never changes.
    pub id: UserId,
    /// Whether the user can sign in.
    pub kind: UserKind,
    /// First name.
    pub first_name: Name,
    /// Last name.
    pub last_name: LastName,
    /// Unique without regard to case. Null where staff wrote down no address of a contact.
    pub email: Option<Email>,
    /// Null until the user gives one.
    pub phone: Option<Phone>,
    /// When the address was proved to be the user's, or null.
    pub email_verified_at: Option<Timestamp>,
    /// What the user may do.
    pub role: Role,
    /// False while an administrator keeps the user out.
    pub is_active: bool,
    /// A short-lived URL, or null.
    pub profile_picture: Option<String>,
    /// When the user registered.
    pub created_at: Timestamp,
    /// When the user's own fields last changed.
    pub updated_at: Timestamp,
}

impl UserView {
    /// The user, whose picture is at this URL if there is one.
    pub fn new(user: User, profile_picture: Option<String>) -> Self {
        Self {
            id: user.id,
            kind: user.kind,
            first_name: user.first_name,
            last_name: user.last_name,
            email: user.email,
            email_verified_at: user.email_verified_at,
            phone: user.phone,
            role: user.role,
            is_active: user.is_active,
            profile_picture,
            created_at: user.created_at,
            updated_at: user.updated_at,
        }
    }
}
