//! `GET /api/v1/admin/api-keys`

use axum::{extract, http::Uri};
use serde::Serialize;
use shared_http::{
    ApiError, ApiResponse, Caller, CallerErrors, CursorErrors, CursorScope, ForbiddenErrors,
    PageQuery, Pagination, PublicErrors, Query, Success,
};
use utoipa::ToSchema;

use crate::{State, administrator::require_admin, views::ApiKeyView};

/// A page of API keys.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiKeyPage {
    api_keys: Vec<ApiKeyView>,
    pagination: Pagination,
}

/// List API keys
///
/// The latest first, until they are revoked. Keys whose maker is no longer an administrator are
/// here too, though they are no longer taken.
#[utoipa::path(
    get,
    path = "/api/v1/admin/api-keys",
    tag = "Administration",
    security(("bearer" = [])),
    params(PageQuery),
    responses(
        (status = 200, description = "A page of keys", body = Success<ApiKeyPage>),
        CallerErrors, CursorErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn list_api_keys(
    extract::State(admin): extract::State<State>,
    caller: Caller,
    uri: Uri,
) -> Result<ApiResponse<ApiKeyPage>, ApiError> {
    let Query(page) = Query::<PageQuery>::parse(uri.query().unwrap_or_default())?;
    let scope = CursorScope::new("api-keys", caller.user.id, "");
    let services = &admin.context.services;
    let after = services.cursors.position(&page, &scope)?;
    require_admin(caller.user.role)?;
    let limit = page.limit.0;
    let found = services.users.api_keys(after.as_deref(), limit).await?;
    let next = found.next.as_deref();
    Ok(ApiResponse::ok(ApiKeyPage {
        api_keys: found.rows.into_iter().map(Into::into).collect(),
        pagination: services.cursors.pagination(page.limit, next, &scope)?,
    }))
}
