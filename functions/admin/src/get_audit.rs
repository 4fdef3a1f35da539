//! `GET /api/v1/admin/audit`

use axum::{extract, http::Uri};
use deserr::Deserr;
use serde::Serialize;
use shared_domain::{Timestamp, UserId, audit::AuditType};
use shared_http::{
    ApiError, ApiResponse, AuditEventView, Caller, CallerErrors, CursorErrors, CursorScope, Detail,
    ForbiddenErrors, PageQuery, Paged, Pagination, PublicErrors, Success,
};
use shared_store::AuditFilter;
use utoipa::{IntoParams, ToSchema};

use crate::{State, administrator::require_admin};

/// Which events.
#[derive(Debug, Clone, Deserr, IntoParams)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub struct AuditFilters {
    /// Those of one type.
    #[deserr(default, rename = "type")]
    #[param(rename = "type")]
    kind: Option<AuditType>,
    /// What one user did, or one API key.
    #[deserr(default)]
    actor_id: Option<UserId>,
    /// Those from this instant on.
    #[deserr(default)]
    from: Option<Timestamp>,
    /// Those up to this instant.
    #[deserr(default)]
    to: Option<Timestamp>,
}

/// A page of the audit trail.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditPage {
    events: Vec<AuditEventView>,
    pagination: Pagination,
}

/// Read the audit trail
///
/// Sign-ins and failed ones, what changed who may do what, uses of API keys, exports: the latest
/// first, for 400 days. Nothing in it can be changed. A page may hold fewer rows than `limit`, even
/// none, while `hasNext` is true: follow `nextCursor` until it is null.
#[utoipa::path(
    get,
    path = "/api/v1/admin/audit",
    tag = "Administration",
    security(("bearer" = [])),
    params(PageQuery, AuditFilters),
    responses(
        (status = 200, description = "A page of events", body = Success<AuditPage>),
        CallerErrors, CursorErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn get_audit(
    extract::State(admin): extract::State<State>,
    caller: Caller,
    uri: Uri,
) -> Result<ApiResponse<AuditPage>, ApiError> {
    let Paged { page, filters } = Paged::<AuditFilters>::parse(uri.query().unwrap_or_default())?;
    let filter = filters.filter()?;
    let scope = CursorScope::new("audit", caller.user.id, &format!("{filters:?}"));
    let services = &admin.context.services;
    let after = services.cursors.position(&page, &scope)?;
    require_admin(caller.user.role)?;
    let limit = page.limit.0;
    let found = services
        .audit
        .list(&filter, after.as_deref(), limit)
        .await?;
    let next = found.next.as_deref();
    Ok(ApiResponse::ok(AuditPage {
        events: found.rows.into_iter().map(Into::into).collect(),
        pagination: services.cursors.pagination(page.limit, next, &scope)?,
    }))
}

impl AuditFilters {
    fn filter(&self) -> Result<AuditFilter, ApiError> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            let detail = Detail::new("to", "must not be before from");
            return Err(ApiError::validation(vec![detail]));
        }
        Ok(AuditFilter {
            kind: self.kind,
            actor: self.actor_id,
            from: self.from,
            to: self.to,
        })
    }
}
