//! `GET /api/v1/admin/orders/analytics`

use std::{cmp::Reverse, collections::BTreeMap};

use axum::{extract, http::Uri};
use deserr::Deserr;
use futures_util::future::{try_join, try_join_all};
use serde::Serialize;
use shared_domain::{
    Day, DayRange, TimeZone, Timestamp, UserId, api_key::Scope, durations::Histogram, user::User,
};
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

/// Which days, of the shop's time zone.
#[derive(Debug, Clone, Copy, Deserr, IntoParams)]
#[deserr(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Range {
    /// The first day; 30 days up to the last one where nothing is said. In the years 1970 to 9998.
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
    /// The same for every week of the range, which begins on Monday; its first and last week end
    /// with it.
    per_week: Vec<WeekView>,
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

/// How long the orders took that were completed in a week.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WeekOfOrders)]
pub struct WeekView {
    /// Its first day in the range.
    from: Day,
    /// Its last day in the range.
    to: Day,
    completion: Completion,
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
    let days = range.days(&admin.time_zone().await?, admin.context.services.now())?;
    require_admin(reader.role)?;
    let generation = admin.models.generations().await?.serving;
    let (figures, overdue) = try_join(
        admin.models.figures(generation, &days),
        admin.overdue(generation),
    )
    .await?;
    Ok(ApiResponse::ok(Analytics {
        by_status: (&figures.by_status).into(),
        per_day: per_day(&figures, &days),
        completion: (&merged(figures.completion.values())).into(),
        per_week: per_week(&figures, &days),
        staff: admin.staff(&figures.staff).await?,
        overdue,
    }))
}

impl Range {
    /// The days, where now is today.
    fn days(self, zone: &TimeZone, now: Timestamp) -> Result<DayRange, ApiError> {
        let to = self.to.unwrap_or_else(|| zone.day_of(now));
        let from = self.from.unwrap_or_else(|| to.earlier(USUAL - 1));
        let refused = match from > to {
            true => "must not be before from".to_owned(),
            false if to.days_since(from) < DAYS => return Ok(DayRange::new(zone, from, to)),
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

fn per_day(figures: &Figures, days: &DayRange) -> Vec<DayView> {
    let view = |date: Day| {
        let of_day: DayFigures = figures.per_day.get(&date).copied().unwrap_or_default();
        DayView {
            date,
            created: of_day.created,
            completed: of_day.completed,
            cancelled: of_day.cancelled,
        }
    };
    days.days().map(view).collect()
}

fn per_week(figures: &Figures, days: &DayRange) -> Vec<WeekView> {
    let days: Vec<_> = days.days().collect();
    let weeks = days.chunk_by(|one, next| one.monday() == next.monday());
    let view = |week: &[Day]| {
        let (from, to) = (*week.first()?, *week.last()?);
        let took = figures.completion.range(from..=to).map(|(_, took)| took);
        let completion = (&merged(took)).into();
        Some(WeekView {
            from,
            to,
            completion,
        })
    };
    weeks.filter_map(view).collect()
}

fn merged<'a>(parts: impl Iterator<Item = &'a Histogram>) -> Histogram {
    let mut whole = Histogram::default();
    parts.for_each(|part| whole.merge(part));
    whole
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
