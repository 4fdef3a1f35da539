//! `GET /api/v1/admin/orders/export`

use axum::{extract, http::Uri};
use serde::Serialize;
use shared_domain::{
    Timestamp,
    api_key::Scope,
    audit::{Act, AuditType, Target},
    order::Order,
    search,
};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, Detail, ForbiddenErrors, OrderFilters, Principal,
    PublicErrors, QueryErrors, Success,
};
use shared_store::OrderFilter;
use utoipa::ToSchema;

use crate::{Administration, State, administrator::require_admin, order_csv};

/// The most orders of a file.
const MOST: usize = 50_000;

/// A file to download.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Export {
    /// Where it is.
    url: String,
    /// Until when the URL works. The file is gone after a day.
    expires_at: Timestamp,
    /// How many orders it holds.
    #[schema(example = 3)]
    rows: usize,
}

/// Export orders
///
/// The list of orders with these filters as CSV (UTF-8, a header, CRLF), written into a file. Days
/// and times are those of the shop's time zone. What a spreadsheet would take for a formula begins
/// with an apostrophe. At most 50,000 orders.
#[utoipa::path(
    get,
    path = "/api/v1/admin/orders/export",
    tag = "Administration",
    security(("bearer" = []), ("apiKey" = [])),
    params(OrderFilters),
    responses(
        (status = 200, description = "Where the file is", body = Success<Export>),
        CallerErrors, QueryErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn export_orders(
    extract::State(admin): extract::State<State>,
    principal: Principal,
    uri: Uri,
) -> Result<ApiResponse<Export>, ApiError> {
    let reader = admin.principal(&principal, Scope::Export).await?;
    let zone = admin.time_zone().await?;
    let filters = OrderFilters::parse(uri.query().unwrap_or_default(), &zone)?;
    require_admin(reader.role)?;
    let now = admin.context.services.now();
    let filter = filters.filter(&reader, now, &zone)?;
    let orders = admin.found(&filter, filters.search()).await?;
    let csv = order_csv::write(&orders, &zone).map_err(ApiError::internal)?;
    let file = admin
        .exports
        .keep(reader.id, csv, zone.day_of(now), now)
        .await?;
    // What is not written down is not handed out.
    let act = Act::new(AuditType::OrdersExported).by(reader);
    let entry = admin
        .context
        .services
        .entry(act.on(Target::Export(file.id)));
    entry.keep().await?;
    Ok(ApiResponse::ok(Export {
        url: file.url,
        expires_at: file.expires_at,
        rows: orders.len(),
    })
    .secret())
}

impl Administration {
    /// Every order of the list that the words find.
    async fn found(
        &self,
        filter: &OrderFilter,
        words: Option<&search::Query>,
    ) -> Result<Vec<Order>, ApiError> {
        let orders = &self.context.orders;
        let listed = orders.everything(filter, MOST).await?;
        let too_many = || {
            let message = format!("must be later: these are more than {MOST} orders");
            ApiError::validation(vec![Detail::new("from", message)])
        };
        let listed = listed.ok_or_else(too_many)?;
        Ok(match words {
            Some(words) => orders.found_by(&self.models, words, listed).await?,
            None => listed,
        })
    }
}
