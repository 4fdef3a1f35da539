//! `PUT /api/v1/users/profile`

use axum::extract;
use deserr::Deserr;
use shared_domain::{
    Given, InvalidField, Network, Patch,
    audit::{Act, AuditType},
    rate_limit::{Policy, Subject},
    text::{LastName, Name},
    user::{Email, Phone, ProfileEdit, User},
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, ErrorCode, IfMatch, NoQuery,
    ProfileErrors, PublicErrors, RawJson, SecretText, SourceAddress, Success,
};
use shared_runtime::retry::RetryPolicy;
use shared_store::AccountChange;
use utoipa::ToSchema;

use crate::{Profiles, State, views::Profile};

/// The fields to change. What is absent stays as it is; null clears the phone number.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct EditProfile {
    #[deserr(default)]
    #[schema(required = false, value_type = Name)]
    first_name: Given<Name>,
    #[deserr(default)]
    #[schema(required = false, value_type = Name)]
    last_name: Given<LastName>,
    /// Ends every other session.
    #[deserr(default)]
    #[schema(required = false, value_type = Email)]
    email: Given<Email>,
    #[deserr(default)]
    #[schema(required = false, value_type = Option<Phone>)]
    phone: Patch<Phone>,
    /// Required with a new e-mail address.
    #[deserr(default)]
    #[schema(
        required = false, value_type = String, format = "password",
        example = "correct horse battery",
    )]
    current_password: Given<SecretText>,
}

/// Edit one's profile
///
/// A new e-mail address needs the current password, and ends every other session. Asking for one
/// counts as registering does.
#[utoipa::path(
    put,
    path = "/api/v1/users/profile",
    tag = "Users",
    security(("bearer" = [])),
    params(IfMatch),
    request_body = EditProfile,
    responses(
        (status = 200, description = "The account", body = Success<Profile>),
        CallerErrors, BodyErrors, ProfileErrors, PublicErrors,
    )
)]
pub async fn edit_profile(
    extract::State(profiles): extract::State<State>,
    caller: Caller,
    SourceAddress(address): SourceAddress,
    _: NoQuery,
    if_match: IfMatch,
    body: RawJson,
) -> Result<ApiResponse<Profile>, ApiError> {
    let input: EditProfile = body.read_within(unproven(&body, &caller.user))?;
    if_match.check(caller.user.version)?;
    let now = profiles.services.now();
    if let (Some(email), Some(password)) = (&input.email.0, &input.current_password.0)
        && !caller.user.has_address(email)
    {
        // The answer tells whether an address is taken, as registering does: both share one limit.
        let subject = Subject::Address(Network::from(address));
        let limiter = &profiles.services.limiter;
        let tries = limiter.count(Policy::Register, subject, now);
        tries.admitted().await?;
        profiles
            .prove(&caller.user, password.reveal(), address, now)
            .await?;
    }
    let user = profiles.edit(caller, &if_match, input.into()).await?;
    profiles.profile(user)
}

/// What is wrong with a body that wants another e-mail address without a password.
fn unproven(body: &RawJson, user: &User) -> Option<InvalidField> {
    let email: Email = body.field("email")?;
    let is_proven = user.has_address(&email) || body.has("currentPassword");
    (!is_proven)
        .then(|| InvalidField::new("currentPassword", "is required with a new e-mail address"))
}

impl Profiles {
    /// The account after the edit.
    async fn edit(
        &self,
        mut caller: Caller,
        if_match: &IfMatch,
        edit: ProfileEdit,
    ) -> Result<User, ApiError> {
        for _ in RetryPolicy::REQUEST.attempts() {
            if_match.check(caller.user.version)?;
            let Some(after) = caller.user.edited(edit.clone(), self.services.now()) else {
                return Ok(caller.user);
            };
            let moves = after.has_moved_from(&caller.user);
            let act = || Act::of_oneself(AuditType::EmailChanged, &caller.user);
            let entry = moves.then(|| self.services.entry(act()));
            let users = &self.services.users;
            match users
                .change_profile(&caller.user, &after, &caller.session, entry.as_ref())
                .await?
            {
                AccountChange::Done => return Ok(after),
                AccountChange::EmailTaken => return Err(ErrorCode::EmailTaken.into()),
                AccountChange::Raced => caller = self.services.caller_again(&caller).await?,
            }
        }
        Err(ErrorCode::Conflict.into())
    }
}

impl From<EditProfile> for ProfileEdit {
    fn from(input: EditProfile) -> Self {
        Self {
            first_name: input.first_name.0,
            last_name: input.last_name.0,
            email: input.email.0,
            phone: input.phone.into_change(),
        }
    }
}
