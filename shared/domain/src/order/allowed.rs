//! What an actor may do next.

use crate::Actor;

use super::{Order, OrderStatus, cancel, change_status};

/// Where this actor may move the order now: what [`change_status()`](super::change_status()) or,
/// for CANCELLED, [`cancel()`](super::cancel()) would accept, decided by the very checks they make.
pub fn allowed_transitions(order: &Order, actor: &Actor) -> Vec<OrderStatus> {
    OrderStatus::ALL
        .into_iter()
        .filter(|&to| may_move(order, actor, to))
        .collect()
}

fn may_move(order: &Order, actor: &Actor, to: OrderStatus) -> bool {
    let may_cancel = || to == OrderStatus::Cancelled && cancel::check(order, actor).is_ok();
    change_status::check(order, actor, to).is_ok() || may_cancel()
}
