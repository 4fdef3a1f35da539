//! `GET /api/v1/admin/dashboard`

use axum::extract;
use futures_util::future::{try_join, try_join3};
use serde::Serialize;
use shared_domain::{Actor, Day, api_key::Scope, order::Order, user::Role};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, ForbiddenErrors, NoQuery, Principal, PublicErrors,
    QueryErrors, StatusCounts, Success, SummaryView,
};
use shared_store::{ByStatus, Generation, OrderFilter, OrderScope, StoreError, Totals};
use utoipa::ToSchema;

use crate::{Administration, State, administrator::require_admin};

/// How many of the latest orders are shown.
const RECENT: usize = 5;

/// How the shop is doing.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Dashboard {
    orders: OrderTotals,
    /// Null for staff.
    users: Option<UserTotals>,
    /// The latest five.
    #[schema(max_items = 5)]
    recent_orders: Vec<SummaryView>,
}

/// How many orders there are.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderTotals {
    total: u64,
    #[serde(flatten)]
    by_status: StatusCounts,
    /// Open orders that nobody is assigned to; for staff the queue, of which they may take some.
    unassigned: u64,
    /// Open orders past their estimated completion.
    overdue: u64,
}

/// How many users there are.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserTotals {
    total: u64,
    customers: u64,
    staff: u64,
    admins: u64,
}

/// Get the dashboard
///
/// For administrators the whole shop, for staff the orders that are assigned to them. Counts follow
/// changes within seconds; `overdue` follows the clock.
#[utoipa::path(
    get,
    path = "/api/v1/admin/dashboard",
    tag = "Administration",
    security(("bearer" = []), ("apiKey" = [])),
    responses(
        (status = 200, description = "How the shop is doing", body = Success<Dashboard>),
        CallerErrors, QueryErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn get_dashboard(
    extract::State(admin): extract::State<State>,
    principal: Principal,
    query: Result<NoQuery, ApiError>,
) -> Result<ApiResponse<Dashboard>, ApiError> {
    let reader = admin.principal(&principal, Scope::Read).await?;
    query?;
    let dashboard = match reader.role {
        Role::Staff => admin.own_work(&reader).await?,
        role => {
            require_admin(role)?;
            admin.whole_shop(&reader).await?
        }
    };
    Ok(ApiResponse::ok(dashboard))
}

impl Administration {
    async fn whole_shop(&self, reader: &Actor) -> Result<Dashboard, ApiError> {
        let generation = self.models.generations().await?.serving;
        let (totals, overdue, recent) = try_join3(
            self.models.totals(generation),
            self.overdue(generation),
            self.recent(OrderScope::All),
        )
        .await?;
        Ok(Dashboard {
            orders: OrderTotals::new(&totals.orders, totals.unassigned, overdue),
            users: Some(UserTotals::from(&totals)),
            recent_orders: shown(recent, reader),
        })
    }

    async fn own_work(&self, reader: &Actor) -> Result<Dashboard, ApiError> {
        let generation = self.models.generations().await?.serving;
        let own = OrderScope::Assignee(reader.id);
        let now = self.context.services.now();
        let (totals, overdue, recent) = try_join3(
            self.models.totals_of(generation, reader.id),
            self.context.orders.count_due(own.clone(), None, now),
            self.recent(own),
        )
        .await?;
        Ok(Dashboard {
            orders: OrderTotals::new(&totals.orders, totals.queue, overdue),
            users: None,
            recent_orders: shown(recent, reader),
        })
    }

    /// How many open orders of all should have been done: those due before today are counted
    /// already, and those due today are counted now.
    pub async fn overdue(&self, generation: Generation) -> Result<u64, StoreError> {
        let now = self.context.services.now();
        let today = Day::of(now);
        let (before, today) = try_join(
            self.models.due_before(generation, today),
            self.context
                .orders
                .count_due(OrderScope::All, Some(today.start()), now),
        )
        .await?;
        Ok(before + today)
    }

    async fn recent(&self, scope: OrderScope) -> Result<Vec<Order>, StoreError> {
        let filter = OrderFilter::of(scope);
        let page = self.context.orders.list(&filter, None, RECENT).await?;
        Ok(page.rows)
    }
}

fn shown(orders: Vec<Order>, reader: &Actor) -> Vec<SummaryView> {
    let views = orders
        .into_iter()
        .map(|order| SummaryView::new(order, reader));
    views.collect()
}

impl OrderTotals {
    fn new(orders: &ByStatus, unassigned: u64, overdue: u64) -> Self {
        Self {
            total: orders.values().sum(),
            by_status: orders.into(),
            unassigned,
            overdue,
        }
    }
}

impl From<&Totals> for UserTotals {
    fn from(totals: &Totals) -> Self {
        let count = |role| totals.users.get(&role).copied().unwrap_or_default();
        Self {
            total: totals.users.values().sum(),
            customers: count(Role::Customer),
            staff: count(Role::Staff),
            admins: count(Role::Admin),
        }
    }
}
