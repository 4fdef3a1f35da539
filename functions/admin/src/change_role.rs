//! `PATCH /api/v1/admin/users/{id}/role`

use axum::extract;
use deserr::Deserr;
use shared_domain::{
    Invalid, UserId,
    user::{Role, User},
};
use shared_http::{
    AccountStatusErrors, ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, ForbiddenErrors,
    IfMatch, Json, NoQuery, PathId, PublicErrors, Success,
};
use utoipa::ToSchema;

use crate::{State, views::Judged};

/// What the user is to be allowed.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(deny_unknown_fields)]
pub struct ChangeRole {
    role: Role,
}

/// Change a user's role
///
/// Ends the user's sessions, unless they have the role already. Orders stay assigned to them. The
/// last active administrator keeps the role.
#[utoipa::path(
    patch,
    path = "/api/v1/admin/users/{id}/role",
    tag = "Administration",
    security(("bearer" = [])),
    params(PathId<UserId>, IfMatch),
    request_body = ChangeRole,
    responses(
        (status = 200, description = "The account", body = Success<Judged>),
        CallerErrors, BodyErrors, ForbiddenErrors, AccountStatusErrors, PublicErrors,
    )
)]
pub async fn change_role(
    extract::State(admin): extract::State<State>,
    caller: Caller,
    user: PathId<UserId>,
    _: NoQuery,
    if_match: IfMatch,
    Json { value: input, .. }: Json<ChangeRole>,
) -> Result<ApiResponse<Judged>, ApiError> {
    let change = |user: &User, now| match user.is_contact() && user.role != input.role {
        true => Err(ApiError::field(
            "role",
            &Invalid::new("a contact has no account that could have another role"),
        )),
        false => Ok(user.with_role(input.role, now)),
    };
    admin.decide(&caller.user, user, &if_match, change).await
}
