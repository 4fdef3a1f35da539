//! `PATCH /api/v1/admin/users/{id}`

use axum::extract;
use deserr::Deserr;
use shared_domain::{UserId, user::User};
use shared_http::{
    AccountStatusErrors, ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, ForbiddenErrors,
    IfMatch, Json, NoQuery, PathId, PublicErrors, Success,
};
use utoipa::ToSchema;

use crate::{State, views::Judged};

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
    params(PathId<UserId>, IfMatch),
    request_body = ChangeActivity,
    responses(
        (status = 200, description = "The account", body = Success<Judged>),
        CallerErrors, BodyErrors, ForbiddenErrors, AccountStatusErrors, PublicErrors,
    )
)]
pub async fn change_activity(
    extract::State(admin): extract::State<State>,
    caller: Caller,
    user: PathId<UserId>,
    _: NoQuery,
    if_match: IfMatch,
    Json { value: input, .. }: Json<ChangeActivity>,
) -> Result<ApiResponse<Judged>, ApiError> {
    let change = |user: &User, now| Ok(user.with_activity(input.is_active, now));
    admin.decide(&caller.user, user, &if_match, change).await
}
