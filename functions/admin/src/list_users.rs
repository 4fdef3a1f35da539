//! `GET /api/v1/admin/users`

use axum::{extract, http::Uri};
use deserr::Deserr;
use serde::Serialize;
use shared_domain::{
    UserId,
    api_key::Scope,
    user::{Role, User},
};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, CursorErrors, CursorScope, Flag, ForbiddenErrors,
    PageQuery, Paged, Pagination, Principal, PublicErrors, Search, Success, UserView,
};
use shared_store::{Page, UserFilter};
use utoipa::{IntoParams, ToSchema};

use crate::{Administration, State, administrator::require_admin};

/// Which users.
#[derive(Debug, Clone, Deserr, IntoParams)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub struct UserFilters {
    /// Those of one role.
    #[deserr(default)]
    role: Option<Role>,
    /// Those who may sign in, or those who are kept out.
    #[deserr(default)]
    #[param(value_type = Option<bool>)]
    is_active: Option<Flag>,
    /// One to five words, or beginnings of words, of two letters or more, all of which stand in the
    /// name or the e-mail address; whatever their case and accents.
    #[deserr(default)]
    #[param(value_type = Option<String>, example = "ada example")]
    search: Option<Search>,
}

/// A page of users.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserPage {
    users: Vec<UserView>,
    pagination: Pagination,
}

/// List users
///
/// The latest first. A page may hold fewer rows than `limit`, even none, while `hasNext` is true:
/// follow `nextCursor` until it is null.
#[utoipa::path(
    get,
    path = "/api/v1/admin/users",
    tag = "Administration",
    security(("bearer" = []), ("apiKey" = [])),
    params(PageQuery, UserFilters),
    responses(
        (status = 200, description = "A page of users", body = Success<UserPage>),
        CallerErrors, CursorErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn list_users(
    extract::State(admin): extract::State<State>,
    principal: Principal,
    uri: Uri,
) -> Result<ApiResponse<UserPage>, ApiError> {
    let reader = admin.principal(&principal, Scope::Read).await?;
    let Paged { page, filters } = Paged::<UserFilters>::parse(uri.query().unwrap_or_default())?;
    let scope = filters.scope(reader.id);
    let cursors = &admin.context.services.cursors;
    let after = cursors.position(&page, &scope)?;
    require_admin(reader.role)?;
    let found = admin
        .users(&filters, after.as_deref(), page.limit.0)
        .await?;
    let pagination = cursors.pagination(page.limit, found.next.as_deref(), &scope)?;
    let users = found.rows.into_iter().map(|user| admin.user_view(user));
    let users: Vec<_> = users.collect::<Result<_, _>>()?;
    // The URLs of pictures are for nobody else.
    Ok(ApiResponse::ok(UserPage { users, pagination }).secret())
}

impl UserFilters {
    /// What a cursor of this list is bound to.
    fn scope(&self, reader: UserId) -> CursorScope {
        CursorScope::new("users", reader, &format!("{self:?}"))
    }
}

impl Administration {
    async fn users(
        &self,
        filters: &UserFilters,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<User>, ApiError> {
        let filter = UserFilter {
            role: filters.role,
            is_active: filters.is_active.map(|Flag(is_active)| is_active),
        };
        let users = &self.context.services.users;
        Ok(match &filters.search {
            None => users.list(&filter, after, limit).await?,
            Some(Search(words)) => {
                let models = &self.models;
                users.search(models, words, &filter, after, limit).await?
            }
        })
    }
}
