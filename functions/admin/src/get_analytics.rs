//! `GET /api/v1/admin/orders/analytics`

use std::{cmp::Reverse, collections::BTreeMap};

use axum::{extract, http::Uri};
use deserr::Deserr;
use futures_util::future::{try_join, try_join_all};
use serde::Serialize;
use shared_domain::{Day, UserId, api_key::Scope, durations::Histogram, user::User};
use shared_http::{
    ApiError, ApiResponse, AssigneeView, CallerErrors, Detail, ForbiddenErrors, Principal,
    PublicErrors, Query, QueryErrors, StatusCounts, Success,
};
use shared_store::{DayFigures, Figures, StaffFigures, StoreError};
use utoipa::{IntoParams, ToSchema};

use crate::{Administration, State, administrator::require_admin};

/// The most days of a range.
const DAYS: u64 = 366;
/// A range that nobody has begun covers as many days as this.
const USUAL: u16 = 30;
/// Users that are read at a time.
const TOGETHER: usize = 100;

/// Which days, in UTC.
#[derive(Debug, Clone, Copy, Deserr, IntoParams)]
#[deserr(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Range {
    /// The first day; 30 days up to the last one where nothing is said.
    #[deserr(default)]
    from: Option<Day>,
    /// The last day; today where nothing is said. At most 366 days in all.
    #[deserr(default)]
    to: Option<Day>,
}

/// What became of orders.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Analytics {
    /// The orders placed in the range, by their present status.
    by_status: StatusCounts,
    /// Every day of the range.
    per_day: Vec<DayView>,
    completion: Completion,
    /// Those who have open orders or completed some in the range, the busiest first.
    staff: Vec<StaffView>,
    /// Open orders past their estimated completion now.
    overdue: u64,
}

/// What happened on a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DayOfOrders)]
pub struct DayView {
    date: Day,
    created: u64,
    completed: u64,
    cancelled: u64,
}

/// How long the orders took that were completed in the range, from placed to completed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Completion {
    count: u64,
    /// Null where there are none.
    average_seconds: Option<u64>,
    /// The median, to 5 %.
    p50_seconds: Option<u64>,
    /// As long as nine tenths took at most, to 5 %.
    p90_seconds: Option<u64>,
}

/// What somebody has to do and has done.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StaffWork)]
pub struct StaffView {
    assignee: AssigneeView,
    /// Open orders assigned to them now.
    open: u64,
    /// Orders that they completed in the range.
    completed: u64,
}

/// Get statistics of orders
///
/// Counts follow changes within seconds; `overdue` follows the clock.
#[utoipa::path(
    get,
    path = "/api/v1/admin/orders/analytics",
    tag = "Administration",
    security(("bearer" = []), ("apiKey" = [])),
    params(Range),
    responses(
        (status = 200, description = "What became of orders", body = Success<Analytics>),
        CallerErrors, QueryErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn get_analytics(
    extract::State(admin): extract::State<State>,
    principal: Principal,
    uri: Uri,
) -> Result<ApiResponse<Analytics>, ApiError> {
    let reader = admin.principal(&principal, Scope::Read).await?;
    let Query(range) = Query::<Range>::parse(uri.query().unwrap_or_default())?;
    let (from, to) = range.days(Day::of(admin.context.services.now()))?;
    require_admin(reader.role)?;
    let generation = admin.models.generations().await?.serving;
    let (figures, overdue) = try_join(
        admin.models.figures(generation, from, to),
        admin.overdue(generation),
    )
    .await?;
    Ok(ApiResponse::ok(Analytics {
        by_status: (&figures.by_status).into(),
        per_day: per_day(&figures, from, to),
        completion: (&figures.completion).into(),
        staff: admin.staff(&figures.staff).await?,
        overdue,
    }))
}

impl Range {
    /// The first and the last day.
    fn days(self, today: Day) -> Result<(Day, Day), ApiError> {
        let to = self.to.unwrap_or(today);
        let from = self.from.unwrap_or_else(|| to.earlier(USUAL - 1));
        let refused = match from > to {
            true => "must not be before from".to_owned(),
            false if to.days_since(from) < DAYS => return Ok((from, to)),
            false => format!("must be within {DAYS} days of from"),
        };
        Err(ApiError::validation(vec![Detail::new("to", refused)]))
    }
}

impl Administration {
    async fn staff(
        &self,
        work: &BTreeMap<UserId, StaffFigures>,
    ) -> Result<Vec<StaffView>, StoreError> {
        let ids: Vec<_> = work.keys().copied().collect();
        let users = &self.context.services.users;
        let read = ids
            .chunks(TOGETHER)
            .map(|some| users.some(some.iter().copied()));
        let found: Vec<User> = try_join_all(read).await?.concat();
        let mut staff: Vec<_> = found
            .iter()
            .filter_map(|user| {
                let figures = work.get(&user.id)?;
                Some(StaffView {
                    assignee: user.into(),
                    open: figures.open,
                    completed: figures.completed,
                })
            })
            .collect();
        staff.sort_by_key(|one| Reverse((one.completed, one.open)));
        Ok(staff)
    }
}

fn per_day(figures: &Figures, from: Day, to: Day) -> Vec<DayView> {
    let view = |date: Day| {
        let of_day: DayFigures = figures.per_day.get(&date).copied().unwrap_or_default();
        DayView {
            date,
            created: of_day.created,
            completed: of_day.completed,
            cancelled: of_day.cancelled,
        }
    };
    from.through(to).map(view).collect()
}

impl From<&Histogram> for Completion {
    fn from(took: &Histogram) -> Self {
        Self {
            count: took.count(),
            average_seconds: took.mean(),
            p50_seconds: took.percentile(0.5),
            p90_seconds: took.percentile(0.9),
        }
    }
}
