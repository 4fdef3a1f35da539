//! Deciding what somebody may do, so that somebody is left to administer.

use shared_domain::{
    Timestamp, UserId,
    audit::Act,
    user::{Role, User},
};
use shared_http::{ApiError, ApiResponse, ErrorCode, IfMatch, PathId};
use shared_runtime::retry::RetryPolicy;
use shared_store::AccountDecision;

use crate::{Administration, administrator::require_admin, views::Judged};

impl Administration {
    /// Changes the account that a path names as `change` says. Both what it was made from and that
    /// the caller, or another where the caller gives up the role, still administers are conditions
    /// of the write.
    pub async fn decide(
        &self,
        caller: &User,
        user: PathId<UserId>,
        if_match: &IfMatch,
        change: impl Fn(&User, Timestamp) -> Result<Option<User>, ApiError>,
    ) -> Result<ApiResponse<Judged>, ApiError> {
        require_admin(caller.role)?;
        for _ in RetryPolicy::REQUEST.attempts() {
            let user = self.user(user).await?;
            if_match.check(user.version)?;
            let Some(after) = change(&user, self.context.services.now())? else {
                return self.judged(user).await;
            };
            match self.write(caller, &user, &after).await? {
                AccountDecision::Done => return self.judged(after).await,
                AccountDecision::Raced => {}
                AccountDecision::NobodyRemains if user.id == caller.id => {
                    return Err(ErrorCode::LastAdmin.into());
                }
                // The caller was demoted or disabled a moment ago.
                AccountDecision::NobodyRemains => return Err(ErrorCode::Unauthorized.into()),
            }
        }
        Err(ErrorCode::Conflict.into())
    }

    async fn write(
        &self,
        caller: &User,
        before: &User,
        after: &User,
    ) -> Result<AccountDecision, ApiError> {
        let users = &self.context.services.users;
        let act = Act::judging(before, after).by(caller);
        let entry = self.context.services.entry(act);
        if before.id != caller.id {
            return Ok(users.decide(before, after, caller.id, &entry).await?);
        }
        for other in users.active(Role::Admin).await? {
            if other.id == caller.id {
                continue;
            }
            match users.decide(before, after, other.id, &entry).await? {
                AccountDecision::NobodyRemains => {}
                decided => return Ok(decided),
            }
        }
        Ok(AccountDecision::NobodyRemains)
    }
}
