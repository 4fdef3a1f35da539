//! Acting on an order: decide, check `If-Match`, and write once.

use axum::response::{IntoResponse, Response};
use shared_auth::SecretHash;
use shared_domain::{
    Actor, Timestamp,
    order::{Decision, Order, OrderText, Refusal},
};
use shared_http::{ApiError, ApiResponse, Attempt, OrderWriteRequest, Written};
use shared_runtime::telemetry::metric;
use shared_store::StoredResponse;

use crate::{OrdersApi, views::OneOrder};

impl OrdersApi {
    /// Lets `decide` change the order, and answers with the order afterwards.
    ///
    /// # Errors
    /// As [`OrdersApi::change`].
    pub async fn act(
        &self,
        request: OrderWriteRequest,
        body: &SecretHash,
        decide: impl Fn(&Order, &OrderText, &Actor, Timestamp) -> Result<Decision, Refusal>,
    ) -> Result<Response, ApiError> {
        Ok(self.change(&request, body, decide).await?.into_response())
    }

    /// Lets `decide` change the order. The response shows the order afterwards.
    ///
    /// # Errors
    /// What `decide` refuses; `VERSION_MISMATCH`; as
    /// [`Idempotency::write`](shared_http::Idempotency::write).
    pub async fn change(
        &self,
        request: &OrderWriteRequest,
        body: &SecretHash,
        decide: impl Fn(&Order, &OrderText, &Actor, Timestamp) -> Result<Decision, Refusal>,
    ) -> Result<Written<StoredResponse>, ApiError> {
        let decide = &decide;
        let attempt = move |number| async move {
            let now = self.context.services.now();
            let (order, text) = request.order(&self.context, number).await?;
            let decided = decide(&order, &text, &request.actor, now);
            let decision = request.judge(&order, decided)?;
            let response = answer(&decision, &order, &text, &request.actor).into_stored();
            let write = match &decision {
                Decision::Changed(change) => self.context.orders.change(order.version, change)?,
                Decision::Unchanged => self.context.orders.no_change(),
            };
            Ok(Attempt {
                write,
                response: response.clone(),
                value: (response, decision),
            })
        };
        let written = request.idempotency.write(body, attempt).await?;
        if let Written::Now((_, Decision::Changed(change))) = &written {
            metric::order_changed(change);
        }
        Ok(written.map(|(response, _)| response))
    }
}

fn answer(
    decision: &Decision,
    order: &Order,
    text: &OrderText,
    actor: &Actor,
) -> ApiResponse<OneOrder> {
    match decision {
        Decision::Changed(change) => {
            let text = change.text.as_ref().unwrap_or(text);
            OneOrder::answer(change.order.clone(), text.clone(), actor)
        }
        Decision::Unchanged => OneOrder::answer(order.clone(), text.clone(), actor),
    }
}
