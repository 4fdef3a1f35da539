//! `DELETE /api/v1/admin/api-keys/{id}`

use axum::extract;
use shared_domain::{
    ApiKeyId,
    audit::{Act, AuditType, Target},
    user::User,
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, ErrorCode, NoBody, NoQuery, Nothing,
    OrderErrors, PathId, PublicErrors, Success,
};

use crate::{Administration, State, administrator::require_admin};

/// Revoke an API key
///
/// It is refused from now on.
#[utoipa::path(
    delete,
    path = "/api/v1/admin/api-keys/{id}",
    tag = "Administration",
    security(("bearer" = [])),
    params(PathId<ApiKeyId>),
    responses(
        (status = 200, description = "The key is gone", body = Success<Nothing>),
        CallerErrors, BodyErrors, OrderErrors, PublicErrors,
    )
)]
pub async fn revoke_api_key(
    extract::State(admin): extract::State<State>,
    caller: Caller,
    PathId(id): PathId<ApiKeyId>,
    _: NoQuery,
    _: NoBody,
) -> Result<ApiResponse<Nothing>, ApiError> {
    require_admin(caller.user.role)?;
    match id {
        Some(id) if admin.revoke(id, &caller.user).await? => {
            Ok(ApiResponse::ok(Nothing {}).with_message("The key is revoked"))
        }
        _ => Err(ApiError::from(ErrorCode::NotFound).with_message("API key not found")),
    }
}

impl Administration {
    /// Revokes the key, if there is one.
    async fn revoke(&self, id: ApiKeyId, caller: &User) -> Result<bool, ApiError> {
        let services = &self.context.services;
        let act = Act::new(AuditType::ApiKeyRevoked).by(caller);
        let entry = services.entry(act.on(Target::ApiKey(id)));
        Ok(services.users.revoke_api_key(id, &entry).await?)
    }
}
