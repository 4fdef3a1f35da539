//! `GET /api/v1/orders/{id}`

use axum::{extract, response::Response};
use futures_util::future::join;
use shared::{
    domain::order::{HistoryEvent, OrderRef, Refusal, Relation, require_sight},
    http::{
        Answer, ApiError, CallerErrors, IfNoneMatch, NoQuery, OrderErrors, OrderPath, OrderView,
        PublicErrors, Reading, Success,
    },
    store::OrderLife,
};

use crate::{
    State,
    views::{EventView, OrderWithHistory},
};

/// How much of its history an order is shown with.
const LATEST: usize = 10;

/// Get an order
///
/// The order, and the latest ten events of its history that the caller may see.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{id}",
    tag = "Orders",
    security(("bearer" = []), ("apiKey" = [])),
    params(
        OrderPath,
        ("If-None-Match" = Option<String>, Header, description = "An `ETag`: what has not changed since is not sent again"),
    ),
    responses(
        (status = 200, description = "The order", body = Success<OrderWithHistory>),
        (status = 304, description = "The client has this answer already"),
        CallerErrors, OrderErrors, PublicErrors,
    )
)]
pub async fn get_order(
    extract::State(book): extract::State<State>,
    reading: Reading,
    known: IfNoneMatch,
    query: Result<NoQuery, ApiError>,
) -> Result<Response, ApiError> {
    let reader = book.services.reader(&reading.requester);
    let (reader, life) = join(reader, book.life(reading.reference.as_ref())).await;
    let reader = reader?;
    query?;
    let life = life?.ok_or(Refusal::NotFound)?;
    let relation = require_sight(&life.order, &reader)?;
    let version = life.order.version;
    let history = book.latest_events(&life, relation).await?;
    let answer = OrderWithHistory {
        order: OrderView::new(life.order, life.text, &reader),
        history: history.into_iter().map(EventView::from).collect(),
    };
    Ok(Answer::ok(answer)
        .of_version(version)
        .unless_matching(&known))
}

impl State {
    async fn life(&self, reference: Option<&OrderRef>) -> Result<Option<OrderLife>, ApiError> {
        match reference {
            Some(reference) => Ok(self.orders.life(reference, LATEST).await?),
            None => Ok(None),
        }
    }

    /// The latest events that may be seen. Where most may not, earlier ones are read as well.
    async fn latest_events(
        &self,
        life: &OrderLife,
        relation: Relation,
    ) -> Result<Vec<HistoryEvent>, ApiError> {
        let has_hidden = life.events.iter().any(|event| !event.visible_to_owner);
        let depends = life.events.iter().any(HistoryEvent::depends_on_files);
        let sight = match depends || (has_hidden && life.earlier.is_some()) {
            true => self.orders.history_sight(&life.order, relation).await?,
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
