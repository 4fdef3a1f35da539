//! `POST /api/v1/admin/users`

use std::str::FromStr;

use axum::{extract, response::Response};
use deserr::Deserr;
use serde::Serialize;
use shared_auth::PasswordToken;
use shared_domain::{
    Invalid, Timestamp, UserId,
    audit::{Act, AuditType, Target},
    read_from_text,
    text::{LastName, Name},
    user::{Email, Role, User},
};
use shared_http::{
    ApiError, ApiResponse, Attempt, BodyErrors, CallerErrors, CreateRequest, ForbiddenErrors,
    IdempotencyErrors, IdempotencyHeader, Json, PublicErrors, RegistrationErrors, SecretText,
    Success, UserView, Written, replayed, respond_secret,
};
use shared_store::{Credentials, IssuedPasswordToken};
use utoipa::ToSchema;

use crate::{State, administrator::require_admin};

/// Somebody who is to work here.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct InviteUser {
    first_name: Name,
    last_name: LastName,
    email: Email,
    #[schema(value_type = String, example = "STAFF")]
    role: InvitedRole,
}

/// What somebody who is invited may do. Customers register themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct InvitedRole(Role);

read_from_text!(InvitedRole);

impl FromStr for InvitedRole {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let role = text
            .parse()
            .ok()
            .filter(|role: &Role| role.works_on_orders());
        role.map(Self)
            .ok_or_else(|| Invalid::new("must be one of STAFF, ADMIN"))
    }
}

/// Somebody who was invited.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invited {
    user: UserView,
    /// Lets its bearer set the user's password, once.
    #[schema(value_type = String, example = "AZjyxH1efDqbHy5tikxbcAGY8sR9Xnw6mx8uboLbW3A")]
    password_token: SecretText,
    /// Until when.
    expires_at: Timestamp,
}

/// Invite somebody to work here
///
/// Hand the token to them: it sets their password, once and for 24 hours. It is shown here alone.
#[utoipa::path(
    post,
    path = "/api/v1/admin/users",
    tag = "Administration",
    security(("bearer" = [])),
    params(IdempotencyHeader),
    request_body = InviteUser,
    responses(
        (
            status = 201, description = "The account, and what sets its password",
            body = Success<Invited>,
        ),
        CallerErrors, BodyErrors, ForbiddenErrors, RegistrationErrors, IdempotencyErrors,
        PublicErrors,
    )
)]
pub async fn invite_user(
    extract::State(admin): extract::State<State>,
    CreateRequest {
        caller,
        idempotency,
    }: CreateRequest,
    Json { value: input, hash }: Json<InviteUser>,
) -> Result<Response, ApiError> {
    require_admin(caller.user.role)?;
    let (admin, caller, input) = (&admin, &caller, &input);
    let services = &admin.context.services;
    let attempt = move |_: usize| async move {
        let now = services.now();
        let user = input.account(now);
        let token = PasswordToken::generate(user.id).map_err(ApiError::internal)?;
        let issued = IssuedPasswordToken::of(&token, now);
        let response = answer(&user, &token, issued.expires_at).into_stored();
        let credentials = Credentials::with_token(issued);
        let act = Act::new(AuditType::UserInvited).by(&caller.user);
        let entry = services.entry(act.on(Target::User(user.id)));
        Ok(Attempt {
            write: services.users.invite(&user, &credentials, &entry)?,
            response: admin.secrets.seal(&response)?,
            value: response,
        })
    };
    match idempotency.write(&hash, attempt).await? {
        Written::Now(response) => Ok(respond_secret(&response)),
        Written::Before(sealed) => {
            let response = admin.secrets.open(&sealed)?;
            Ok(replayed(respond_secret(&response)))
        }
    }
}

impl InviteUser {
    fn account(&self, now: Timestamp) -> User {
        let InvitedRole(role) = self.role;
        let id = UserId::generate(now);
        User::new(
            id,
            self.first_name.clone(),
            self.last_name.clone(),
            self.email.clone(),
            role,
            now,
        )
    }
}

fn answer(user: &User, token: &PasswordToken, expires_at: Timestamp) -> ApiResponse<Invited> {
    let invited = Invited {
        user: UserView::new(user.clone(), None),
        password_token: token.reveal().into(),
        expires_at,
    };
    ApiResponse::created(invited, None).secret()
}
