//! `GET /api/v1/users/dashboard`

use axum::extract;
use futures_util::future::try_join3;
use serde::Serialize;
use shared_domain::{Actor, user::Role};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, ErrorCode, ForbiddenErrors, NoQuery, PublicErrors,
    QueryErrors, StatusCounts, Success, SummaryView, TokenClaims,
};
use shared_store::{OrderFilter, OrderScope};
use utoipa::ToSchema;

use crate::{Profiles, State};

/// How many of the latest orders are shown.
const RECENT: usize = 5;

/// How the caller's orders are doing.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnDashboard {
    orders: OwnOrders,
    /// The latest five.
    #[schema(max_items = 5)]
    recent_orders: Vec<SummaryView>,
}

/// How many orders the caller has.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnOrders {
    total: u64,
    #[serde(flatten)]
    by_status: StatusCounts,
    /// Open orders past their estimated completion.
    overdue: u64,
}

/// Get one's dashboard
///
/// How many orders a customer has, and the latest. Counts follow changes within seconds; `overdue`
/// follows the clock.
#[utoipa::path(
    get,
    path = "/api/v1/users/dashboard",
    tag = "Users",
    security(("bearer" = [])),
    responses(
        (
            status = 200, description = "How the caller's orders are doing",
            body = Success<OwnDashboard>,
        ),
        CallerErrors, QueryErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn get_own_dashboard(
    extract::State(profiles): extract::State<State>,
    claimed: TokenClaims,
    query: Result<NoQuery, ApiError>,
) -> Result<ApiResponse<OwnDashboard>, ApiError> {
    let customer = profiles.customer(&claimed).await?;
    query?;
    Ok(ApiResponse::ok(profiles.dashboard(&customer).await?))
}

impl Profiles {
    async fn customer(&self, claimed: &TokenClaims) -> Result<Actor, ApiError> {
        let reader = self.services.person(claimed).await?;
        match reader.role {
            Role::Customer => Ok(reader),
            Role::Staff | Role::Admin => {
                Err(ApiError::from(ErrorCode::Forbidden).with_message("For customers only"))
            }
        }
    }

    async fn dashboard(&self, customer: &Actor) -> Result<OwnDashboard, ApiError> {
        let generation = self.models.generations().await?.serving;
        let own = OrderScope::Customer(customer.id);
        let (recent, now) = (OrderFilter::of(own.clone()), self.services.now());
        let (by_status, overdue, recent) = try_join3(
            self.models.orders_of(generation, customer.id),
            self.orders.count_due(own, None, now),
            self.orders.list(&recent, None, RECENT),
        )
        .await?;
        let views = recent.rows.into_iter();
        Ok(OwnDashboard {
            orders: OwnOrders {
                total: by_status.values().sum(),
                by_status: (&by_status).into(),
                overdue,
            },
            recent_orders: views
                .map(|order| SummaryView::new(order, customer))
                .collect(),
        })
    }
}
