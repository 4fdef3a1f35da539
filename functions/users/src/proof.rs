//! The current password, asked for again before something that a borrowed session must not do.

use std::net::IpAddr;

use shared_auth::{Password, PasswordHash};
use shared_domain::{
    Invalid, Timestamp,
    audit::{Act, AuditType},
    user::User,
};
use shared_http::ApiError;
use shared_runtime::telemetry::metric;
use shared_store::SignInAttempt;

use crate::Profiles;

const FIELD: &str = "currentPassword";

impl Profiles {
    /// What is kept of the password, if this is the one. A wrong one counts as a failed sign-in, so
    /// that nobody guesses here what they may not guess there.
    pub async fn prove(
        &self,
        user: &User,
        password: &str,
        address: IpAddr,
        now: Timestamp,
    ) -> Result<PasswordHash, ApiError> {
        let email = user.email.as_ref();
        let email = email.ok_or_else(|| ApiError::internal("an account without an address"))?;
        let attempt = SignInAttempt::new(email, address);
        if let Some(wait) = self.ephemeral.begin_sign_in(&attempt, now).await? {
            return Err(ApiError::too_many_requests(wait));
        }
        let found = self.services.users.with_credentials(user.id).await?;
        let kept = found
            .and_then(|(_, credentials)| credentials.password_hash)
            .unwrap_or_else(PasswordHash::nobodys);
        let compared = kept.compare(Password::presented(password)).await;
        if !compared.map_err(ApiError::internal)?.is_right() {
            let act = Act::of_oneself(AuditType::SignInFailed, user);
            self.services.entry(act).keep_if_possible().await;
            metric::sign_in_failed();
            return Err(ApiError::field(
                FIELD,
                &Invalid::new("is not the current password"),
            ));
        }
        self.ephemeral.sign_in_succeeded(&attempt, now).await?;
        Ok(kept)
    }
}
