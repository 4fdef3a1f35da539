//! `PATCH /api/v1/admin/users/{id}`

use axum::extract;
use deserr::Deserr;
use shared_domain::user::User;
use shared_http::{
    AccountStatusErrors, ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, ForbiddenErrors,
    IfMatch, Json, NoQuery, PublicErrors, Success, VersionHeader,
};
use utoipa::ToSchema;

use crate::{
    State,
    named::{NamedUser, UserPath},
    views::Judged,
};

/// Whether the user may sign in.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct ChangeActivity {
    #[schema(example = false)]
    is_active: bool,
}

/// Disable or enable a user
///
/// Ends the user's sessions, unless nothing changes. Orders stay assigned to them. The last active
/// administrator stays active.
#[utoipa::path(
    patch,
    path = "/api/v1/admin/users/{id}",
    tag = "Administration",
    security(("bearer" = [])),
    params(UserPath, VersionHeader),
    request_body = ChangeActivity,
    responses((status = 200, description = "The account", body = Success<Judged>), CallerErrors, BodyErrors, ForbiddenErrors, AccountStatusErrors, PublicErrors)
)]
pub async fn change_activity(
    extract::State(admin): extract::State<State>,
    caller: Caller,
    named: NamedUser,
    _: NoQuery,
    if_match: IfMatch,
    Json { value: input, .. }: Json<ChangeActivity>,
) -> Result<ApiResponse<Judged>, ApiError> {
    let change = |user: &User, now| Ok(user.with_activity(input.is_active, now));
    admin.decide(&caller.user, named, &if_match, change).await
}
