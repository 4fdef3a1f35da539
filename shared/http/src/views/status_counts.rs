//! How many orders there are, as the API shows it.

use serde::Serialize;
use utoipa::ToSchema;

use shared_domain::order::OrderStatus;
use shared_store::ByStatus;

/// Orders by status.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatusCounts {
    pending: u64,
    in_progress: u64,
    on_hold: u64,
    completed: u64,
    cancelled: u64,
}

impl From<&ByStatus> for StatusCounts {
    fn from(orders: &ByStatus) -> Self {
        let count = |status| orders.get(&status).copied().unwrap_or_default();
        Self {
            pending: count(OrderStatus::Pending),
            in_progress: count(OrderStatus::InProgress),
            on_hold: count(OrderStatus::OnHold),
            completed: count(OrderStatus::Completed),
            cancelled: count(OrderStatus::Cancelled),
        }
    }
}
