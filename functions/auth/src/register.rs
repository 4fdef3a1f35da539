//! `POST /api/v1/auth/register`

use axum::extract;
use deserr::Deserr;
use shared_auth::Password;
use shared_domain::{
    UserId,
    audit::{Act, AuditType},
    text::{LastName, Name},
    user::{Email, Role, User},
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, ErrorCode, Json, NoQuery, PublicErrors, RegistrationErrors,
    Success, UserAgent, keep_password,
};
use shared_store::{Credentials, Registration};
use utoipa::ToSchema;

use crate::{
    State,
    session::SignedIn,
    session_transport::{SessionHeader, SessionTransport, SetCookie},
};

/// Who wants an account.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct Register {
    first_name: Name,
    last_name: LastName,
    email: Email,
    password: Password,
}

/// Register
///
/// Makes a customer's account and signs the customer in.
#[utoipa::path(
    post,
    path = "/api/v1/auth/register",
    tag = "Authentication",
    params(SessionHeader),
    request_body = Register,
    responses(
        (status = 201, description = "The account, and its first tokens", body = Success<SignedIn>),
        RegistrationErrors, BodyErrors, PublicErrors,
    )
)]
pub async fn register(
    extract::State(auth): extract::State<State>,
    UserAgent(user_agent): UserAgent,
    transport: SessionTransport,
    _: NoQuery,
    Json { value: input, .. }: Json<Register>,
) -> Result<(SetCookie, ApiResponse<SignedIn>), ApiError> {
    let now = auth.services.now();
    let user = User::new(
        UserId::generate(now),
        input.first_name,
        input.last_name,
        input.email,
        Role::Customer,
        now,
    );
    let password_hash = keep_password("password", input.password, &user).await?;
    let new = auth.new_session(&user, user_agent.as_deref(), now)?;
    let credentials = Credentials::with_password(password_hash);
    let act = Act::of_oneself(AuditType::Registered, &user).of_session(new.session.id);
    let entry = auth.services.entry(act);
    match auth
        .services
        .users
        .register(&user, &credentials, Some(&new.session), Some(&entry))
        .await?
    {
        Registration::Done => {
            let mut signed_in = auth.signed_in(user, &new, now)?;
            let cookie = transport.hand_over(&mut signed_in.tokens);
            Ok((cookie, ApiResponse::created(signed_in, None).secret()))
        }
        Registration::EmailTaken => Err(ErrorCode::EmailTaken.into()),
    }
}
