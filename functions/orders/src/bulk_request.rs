//! What a request to change many orders asks for.

use std::collections::HashSet;

use deserr::Deserr;
use serde::Serialize;
use shared_domain::{InvalidField, OrderId, UserId, order::OrderStatus, text::Comment};
use shared_http::{ApiError, Detail, RawJson};
use utoipa::ToSchema;

use crate::change_assignee::Named;

/// How many orders a request names.
const ORDERS: std::ops::RangeInclusive<usize> = 1..=100;

/// What can be done with orders: the tags of [`BulkChange`].
const ACTIONS: [&str; 2] = ["status", "assign"];

/// What is to become of orders: each of them is changed by itself, as if it were alone.
#[derive(Debug, Clone, Serialize, Deserr, ToSchema)]
#[deserr(tag = "action", rename_all = camelCase, deny_unknown_fields)]
#[serde(
    tag = "action",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum BulkChange {
    /// Where the orders go.
    #[deserr(rename_all = camelCase)]
    #[schema(rename_all = "camelCase")]
    Status {
        /// Each of them once.
        #[schema(min_items = 1, max_items = 100)]
        order_ids: Vec<OrderId>,
        /// The same for all of them.
        status: OrderStatus,
        /// The owners read it.
        #[deserr(default)]
        #[schema(required = false)]
        comment: Option<Comment>,
    },
    /// Who is to work on the orders.
    #[deserr(rename_all = camelCase)]
    #[schema(rename_all = "camelCase")]
    Assign {
        /// Each of them once.
        #[schema(min_items = 1, max_items = 100)]
        order_ids: Vec<OrderId>,
        /// An active member of staff or administrator; null for nobody.
        #[schema(required = true, value_type = Option<UserId>)]
        assignee_id: Named,
    },
}

impl BulkChange {
    /// The orders that it is about.
    pub fn order_ids(&self) -> &[OrderId] {
        match self {
            Self::Status { order_ids, .. } | Self::Assign { order_ids, .. } => order_ids,
        }
    }
}

/// The change that a body asks for. Without an action that there is, no other field can be judged.
pub fn read(body: &RawJson) -> Result<BulkChange, ApiError> {
    let action = body.field::<String>("action");
    match action.is_some_and(|action| ACTIONS.contains(&action.as_str())) {
        true => body.read_within(beyond(body)),
        false => {
            let reason = format!("must be one of {}", ACTIONS.join(", "));
            let unknown = Detail::new("action", reason);
            Err(ApiError::validation(vec![unknown]).and(beyond(body)))
        }
    }
}

/// What is wrong with the orders that a body names, of what can be read at all.
fn beyond(body: &RawJson) -> Vec<InvalidField> {
    let Some(orders) = body.list("orderIds") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if !ORDERS.contains(&orders.len()) {
        let (min, max) = (ORDERS.start(), ORDERS.end());
        let reason = format!("must have {min} to {max} items");
        found.push(InvalidField::new("orderIds", reason));
    }
    let mut seen = HashSet::new();
    for (index, order) in orders.iter().enumerate() {
        let id = order.as_str().and_then(|id| id.parse::<OrderId>().ok());
        if id.is_some_and(|id| !seen.insert(id)) {
            let field = format!("orderIds[{index}]");
            found.push(InvalidField::new(field, "stands there already"));
        }
    }
    found
}
