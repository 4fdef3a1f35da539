//! Deciding what somebody may do, so that somebody is left to administer.

use shared_domain::{
    Timestamp,
    audit::Act,
    user::{Role, User},
};
use shared_http::{Answer, ApiError, ErrorCode, IfMatch};
use shared_runtime::retry::RetryPolicy;
use shared_store::Decided;

use crate::{State, administrator::require_admin, named::NamedUser, views::Judged};

impl State {
    /// Changes the account that a path names as `change` says. Both what it was made from and that the
    /// caller, or another where the caller gives up the role, still administers are conditions of the write.
    pub async fn decide(
        &self,
        caller: &User,
        named: NamedUser,
        if_match: &IfMatch,
        change: impl Fn(&User, Timestamp) -> Result<Option<User>, ApiError>,
    ) -> Result<Answer<Judged>, ApiError> {
        require_admin(caller.role)?;
        for _ in RetryPolicy::REQUEST.attempts() {
            let user = self.named(named).await?;
            if_match.check(user.version)?;
            let Some(after) = change(&user, self.book.services.now())? else {
                return self.judged(user).await;
            };
            match self.write(caller, &user, &after).await? {
                Decided::Done => return self.judged(after).await,
                Decided::Raced => {}
                Decided::NobodyRemains if user.id == caller.id => {
                    return Err(ErrorCode::LastAdmin.into());
                }
                // The caller was demoted or disabled a moment ago.
                Decided::NobodyRemains => return Err(ErrorCode::Unauthorized.into()),
            }
        }
        Err(ErrorCode::Conflict.into())
    }

    async fn write(&self, caller: &User, before: &User, after: &User) -> Result<Decided, ApiError> {
        let users = &self.book.services.users;
        let act = Act::judging(before, after).by(caller);
        let entry = self.book.services.entry(act);
        if before.id != caller.id {
            return Ok(users.decide(before, after, caller.id, &entry).await?);
        }
        for other in users.active(Role::Admin).await? {
            if other.id == caller.id {
                continue;
            }
            match users.decide(before, after, other.id, &entry).await? {
                Decided::NobodyRemains => {}
                decided => return Ok(decided),
            }
        }
        Ok(Decided::NobodyRemains)
    }
}
