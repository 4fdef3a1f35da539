//! `POST /api/v1/auth/login`

use axum::extract;
use deserr::Deserr;
use futures_util::future::try_join;
use shared_auth::{Match, Password, PasswordHash};
use shared_domain::{
    Timestamp, UserId,
    audit::{Act, AuditType, Target},
    user::{Email, User},
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, ErrorCode, Json, LoginErrors, NoQuery, PublicErrors,
    SecretText, SourceAddress, Success, UserAgent,
};
use shared_runtime::telemetry::metric;
use shared_store::{Credentials, SignInAttempt};
use utoipa::ToSchema;

use crate::{
    Auth, State,
    session::SignedIn,
    session_transport::{SessionHeader, SessionTransport, SetCookie},
};

/// Who wants to sign in.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(deny_unknown_fields)]
pub struct Login {
    email: Email,
    #[schema(value_type = String, format = "password", example = "correct horse battery")]
    password: SecretText,
}

/// Sign in
///
/// An unknown e-mail address and a wrong password get the same answer in the same time.
#[utoipa::path(
    post,
    path = "/api/v1/auth/login",
    tag = "Authentication",
    params(SessionHeader),
    request_body = Login,
    responses(
        (status = 200, description = "The account, and new tokens", body = Success<SignedIn>),
        LoginErrors, BodyErrors, PublicErrors,
    )
)]
pub async fn login(
    extract::State(auth): extract::State<State>,
    SourceAddress(address): SourceAddress,
    UserAgent(user_agent): UserAgent,
    transport: SessionTransport,
    _: NoQuery,
    Json { value: input, .. }: Json<Login>,
) -> Result<(SetCookie, ApiResponse<SignedIn>), ApiError> {
    let now = auth.services.now();
    let attempt = SignInAttempt::new(&input.email, address);
    let begun = auth.ephemeral.begin_sign_in(&attempt, now);
    let (wait, id) = try_join(begun, auth.services.users.find_by_email(&input.email)).await?;
    if let Some(wait) = wait {
        return Err(ApiError::too_many_requests(wait));
    }
    let password = Password::presented(input.password.reveal());
    let Some((user, credentials, compared)) = auth.prove(id, password.clone(), now).await? else {
        // The same write whether there is an account or not, so that nobody learns it from the time
        // taken.
        let act = Act::new(AuditType::SignInFailed).on(id.map(Target::User));
        auth.services.entry(act).keep_if_possible().await;
        metric::sign_in_failed();
        return Err(ErrorCode::InvalidCredentials.into());
    };
    let succeeded = auth.ephemeral.sign_in_succeeded(&attempt, now);
    if !user.is_active {
        succeeded.await?;
        let act = Act::of_oneself(AuditType::SignInRefused, &user);
        auth.services.entry(act).keep_if_possible().await;
        return Err(ErrorCode::AccountDisabled.into());
    }
    let is_as_typed = compared == Match::AsTyped;
    let outdated = credentials
        .password_hash
        .filter(|hash| is_as_typed || hash.is_outdated());
    if let Some(old) = outdated {
        auth.hash_again(&user, &old, password).await?;
    }
    let new = auth.new_session(&user, user_agent.as_deref(), now)?;
    let act = Act::of_oneself(AuditType::SignedIn, &user).of_session(new.session.id);
    let entry = auth.services.entry(act);
    let started = auth
        .services
        .users
        .start_session(&new.session, Some(&entry));
    try_join(started, succeeded).await?;
    let mut signed_in = auth.signed_in(user, &new, now)?;
    let cookie = transport.hand_over(&mut signed_in.tokens);
    Ok((cookie, ApiResponse::ok(signed_in).secret()))
}

impl Auth {
    /// The account, if the password proves that it is the caller's. Where there is none, the same
    /// reads and the same hash are made for nothing, so that nobody learns it from the time taken.
    async fn prove(
        &self,
        id: Option<UserId>,
        password: Password,
        now: Timestamp,
    ) -> Result<Option<(User, Credentials, Match)>, ApiError> {
        let id = id.unwrap_or_else(|| UserId::generate(now));
        let account = self.services.users.with_credentials(id).await?;
        let kept = account
            .as_ref()
            .and_then(|(_, credentials)| credentials.password_hash.clone())
            .unwrap_or_else(PasswordHash::nobodys);
        let compared = kept.compare(password).await.map_err(ApiError::internal)?;
        let account = account.filter(|_| compared.is_right());
        Ok(account.map(|(user, credentials)| (user, credentials, compared)))
    }

    /// Hashes the right password again, where it was not hashed as passwords are today.
    async fn hash_again(
        &self,
        user: &User,
        old: &PasswordHash,
        password: Password,
    ) -> Result<(), ApiError> {
        let new = password.hash().await.map_err(ApiError::internal)?;
        self.services.users.rehash(user.id, old, &new).await?;
        Ok(())
    }
}
