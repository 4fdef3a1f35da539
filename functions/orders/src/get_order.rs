//! `GET /api/v1/orders/{id}`

use axum::{extract, response::Response};
use futures_util::future::join3;
use shared_domain::order::{HistoryEvent, OrderRef, Refusal, Relation, require_sight};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, IfNoneMatch, OrderErrors, OrderReadRequest, PathId,
    PublicErrors, Query, QueryErrors, Success,
};
use shared_store::OrderLife;

use crate::{OrdersApi, State, include::IncludeQuery, views::OrderWithHistory};

/// How much of its history an order is shown with.
const LATEST: usize = 10;

/// Get an order
///
/// The order, and the latest ten events of its history that the caller may see; with `include` also
/// what the caller may see of its notes and files, so that a page takes one request.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{id}",
    tag = "Orders",
    security(("bearer" = []), ("apiKey" = [])),
    params(PathId<OrderRef>, IncludeQuery, IfNoneMatch),
    responses(
        (status = 200, description = "The order", body = Success<OrderWithHistory>),
        (status = 304, description = "The client has this answer already"),
        CallerErrors, QueryErrors, OrderErrors, PublicErrors,
    )
)]
pub async fn get_order(
    extract::State(api): extract::State<State>,
    request: OrderReadRequest,
    known: IfNoneMatch,
    query: Result<Query<IncludeQuery>, ApiError>,
) -> Result<Response, ApiError> {
    let reader = api.context.services.reader(&request.principal);
    let include = query.as_ref().map(|Query(query)| query.include);
    let include = include.unwrap_or_default();
    let reference = request.reference.as_ref();
    let (reader, life, files) =
        join3(reader, api.life(reference), api.files(include, reference)).await;
    let reader = reader?;
    query?;
    let life = life?.ok_or(Refusal::NotFound)?;
    let relation = require_sight(&life.order, &reader)?;
    let version = life.order.version;
    let shown = api
        .show(life, (&reader, relation), &request, (include, files?))
        .await?;
    let answer = ApiResponse::ok(shown).of_version(version);
    let answer = if include.media {
        answer.secret()
    } else {
        answer
    };
    Ok(answer.unless_matching(&known))
}

impl OrdersApi {
    async fn life(&self, reference: Option<&OrderRef>) -> Result<Option<OrderLife>, ApiError> {
        match reference {
            Some(reference) => Ok(self.context.orders.life(reference, LATEST).await?),
            None => Ok(None),
        }
    }

    /// The latest events that may be seen. Where most may not, earlier ones are read as well.
    pub async fn latest_events(
        &self,
        life: &OrderLife,
        relation: Relation,
    ) -> Result<Vec<HistoryEvent>, ApiError> {
        let has_hidden = life.events.iter().any(|event| !event.visible_to_owner);
        let depends = life.events.iter().any(HistoryEvent::depends_on_files);
        let sight = match depends || (has_hidden && life.earlier.is_some()) {
            true => {
                self.context
                    .orders
                    .history_sight(&life.order, relation)
                    .await?
            }
            false => relation.into(),
        };
        let mut visible: Vec<_> = life
            .events
            .iter()
            .filter(|event| event.is_visible_to(&sight))
            .cloned()
            .collect();
        let mut earlier = life.earlier.clone();
        while let (Some(after), true) = (&earlier, visible.len() < LATEST) {
            let page = self
                .context
                .orders
                .history(&life.order.number, &sight, Some(after), LATEST)
                .await?;
            visible.extend(page.rows);
            earlier = page.next;
        }
        visible.truncate(LATEST);
        Ok(visible)
    }
}
