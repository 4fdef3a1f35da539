//! Who may move an order from where to where, written out.

use crate::{
    Actor,
    order::{
        ChangeStatus, Decision, Order, OrderStatus, Refusal, allowed_transitions, cancel,
        change_status,
    },
    user::User,
};

use super::{World, at};

/// One actor's answers. Rows are where the order is, columns where it shall go, both in the order
/// of [`OrderStatus::ALL`]: PENDING, IN_PROGRESS, COMPLETED, ON_HOLD, CANCELLED. The last column is
/// what `cancel` says. `yes`: done. `404`: not found. `403`: forbidden. `edge`: no such transition.
/// `none`: nobody is assigned.
type Answers = [&'static str; 5];

const NEVER_SEES_IT: Answers = ["404 404 404 404 404 | 404"; 5];

/// The owner, whether or not the order is assigned.
const OWNER: Answers = [
    "403  403  403  403  403  | yes",
    "403  403  403  403  403  | edge",
    "403  403  403  403  403  | edge",
    "403  403  403  403  403  | yes",
    "403  403  403  403  403  | edge",
];

/// The STAFF member that the order is assigned to.
const ASSIGNEE: Answers = [
    "edge yes  edge edge 403  | 403",
    "edge edge yes  yes  403  | 403",
    "edge edge edge edge 403  | 403",
    "edge yes  edge edge 403  | 403",
    "edge edge edge edge 403  | 403",
];

/// Any STAFF member, while nobody is assigned.
const QUEUE: Answers = [
    "403  403  403  403  403  | 403",
    "404  404  404  404  404  | 404",
    "404  404  404  404  404  | 404",
    "404  404  404  404  404  | 404",
    "404  404  404  404  404  | 404",
];

/// An ADMIN, while somebody is assigned.
const ADMIN: Answers = [
    "edge yes  edge edge yes  | yes",
    "edge edge yes  yes  edge | edge",
    "edge edge edge edge edge | edge",
    "edge yes  edge edge yes  | yes",
    "edge edge edge edge edge | edge",
];

/// An ADMIN, while nobody is assigned.
const ADMIN_UNASSIGNED: Answers = [
    "edge none edge edge yes  | yes",
    "edge edge yes  yes  edge | edge",
    "edge edge edge edge edge | edge",
    "edge none edge edge yes  | yes",
    "edge edge edge edge edge | edge",
];

/// Everybody's answers while the order is assigned, in the order of [`World::everybody`].
const ASSIGNED: [Answers; 5] = [OWNER, NEVER_SEES_IT, ASSIGNEE, NEVER_SEES_IT, ADMIN];

/// Everybody's answers while it is not.
const UNASSIGNED: [Answers; 5] = [OWNER, NEVER_SEES_IT, QUEUE, QUEUE, ADMIN_UNASSIGNED];

fn answer(decision: &Result<Decision, Refusal>) -> &'static str {
    match decision {
        Ok(Decision::Changed(_)) => "yes",
        Ok(Decision::Unchanged) => "same",
        Err(Refusal::NotFound) => "404",
        Err(Refusal::Forbidden(_)) => "403",
        Err(Refusal::InvalidTransition { .. }) => "edge",
        Err(Refusal::Unassigned) => "none",
        Err(Refusal::NotEditable | Refusal::NotAwaited | Refusal::InvalidFields(_)) => "other",
    }
}

fn moved(order: &Order, actor: &Actor, status: OrderStatus) -> Result<Decision, Refusal> {
    let command = ChangeStatus {
        status,
        comment: None,
    };
    change_status(order, actor, command, at(9_000))
}

fn cancelled(order: &Order, actor: &Actor) -> Result<Decision, Refusal> {
    cancel(order, actor, None, at(9_000))
}

/// Calls `visit` with every order, actor and row of expected answers.
fn for_each_row(mut visit: impl FnMut(&Order, &User, &'static str)) {
    let world = World::new();
    for (assigned, tables) in [(true, ASSIGNED), (false, UNASSIGNED)] {
        for (user, table) in world.everybody().into_iter().zip(tables) {
            for (from, row) in OrderStatus::ALL.into_iter().zip(table) {
                visit(&world.order(from, assigned), user, row);
            }
        }
    }
}

#[test]
fn everybody_hears_what_the_table_says_of_every_transition() {
    let mut cells = 0;
    for_each_row(|order, user, row| {
        let actor = Actor::from(user);
        let (moves, cancels) = row.split_once('|').unwrap();
        let moves: Vec<_> = moves.split_whitespace().collect();
        assert_eq!(moves.len(), OrderStatus::ALL.len());
        for (to, expected) in OrderStatus::ALL.into_iter().zip(moves) {
            let heard = answer(&moved(order, &actor, to));
            let (from, name) = (order.status, &actor.name);
            assert_eq!(
                heard, expected,
                "{name}: {from} to {to}, {:?}",
                order.assignee
            );
            cells += 1;
        }
        let heard = answer(&cancelled(order, &actor));
        assert_eq!(
            heard,
            cancels.trim(),
            "{}: cancel {}",
            actor.name,
            order.status
        );
    });
    assert_eq!(cells, 2 * 5 * 5 * 5);
}

#[test]
fn the_transitions_we_offer_are_those_we_would_accept() {
    for_each_row(|order, user, _| {
        let actor = Actor::from(user);
        let offered = allowed_transitions(order, &actor);
        for to in OrderStatus::ALL {
            let is_accepted = moved(order, &actor, to).is_ok()
                || (to == OrderStatus::Cancelled && cancelled(order, &actor).is_ok());
            let (from, name) = (order.status, &actor.name);
            assert_eq!(offered.contains(&to), is_accepted, "{name}: {from} to {to}");
        }
    });
}

#[test]
fn what_is_accepted_goes_where_it_was_asked_to() {
    for_each_row(|order, user, _| {
        let actor = Actor::from(user);
        for to in OrderStatus::ALL {
            if let Ok(Decision::Changed(change)) = moved(order, &actor, to) {
                assert_eq!((change.order.status, change.event.status), (to, to));
                assert_eq!(change.event.previous_status, Some(order.status));
                assert_eq!(
                    change.order.completed_at.is_some(),
                    to == OrderStatus::Completed
                );
            }
        }
    });
}

#[test]
fn the_owner_cancels_what_has_not_begun_or_is_on_hold() {
    let world = World::new();
    let owner = Actor::from(&world.owner);
    for from in OrderStatus::ALL {
        let may = matches!(from, OrderStatus::Pending | OrderStatus::OnHold);
        let expected: &[_] = if may { &[OrderStatus::Cancelled] } else { &[] };
        let order = world.order(from, true);
        assert_eq!(allowed_transitions(&order, &owner), expected, "{from}");
    }
}
