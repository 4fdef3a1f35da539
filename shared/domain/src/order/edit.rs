//! Changing what an order says.

use crate::{
    Actor, InvalidField, Timestamp,
    text::{Description, Instructions, Title},
};

use super::{
    Action, Change, Changes, Decision, Field, Metadata, Order, OrderStatus, OrderText, Refusal,
    Relation, check_estimate, refusal::refuse_all, relation, relation::require_sight,
};

/// The fields to change: `None` leaves one as it is, `Some(None)` clears one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edit {
    /// What the order is called.
    pub title: Option<Title>,
    /// What it is about.
    pub description: Option<Description>,
    /// What to mind while working on it.
    pub special_instructions: Option<Option<Instructions>>,
    /// When it should be done.
    pub estimated_completion: Option<Option<Timestamp>>,
}

impl Edit {
    const fn is_more_than_an_estimate(&self) -> bool {
        self.title.is_some() || self.description.is_some() || self.special_instructions.is_some()
    }
}

/// Changes the given fields.
///
/// # Errors
/// The owner edits while the order is PENDING, the assignee the estimated completion alone, an
/// ADMIN everything; nobody a final order. A changed estimated completion lies in the future.
pub fn edit(
    order: &Order,
    text: &OrderText,
    actor: &Actor,
    command: Edit,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    check_actor(order, actor, &command)?;
    let (mut after, mut new_text) = (order.revised(now), text.clone());
    let changes = apply(command, &mut after, &mut new_text);
    refuse_all(misdated(order, actor, after.estimated_completion, now))?;
    if order.status.is_final() {
        return Err(Refusal::NotEditable);
    }
    if changes.is_empty() {
        return Ok(Decision::Unchanged);
    }
    let mut change = Change::new(Action::OrderUpdated, after, actor);
    if new_text != *text {
        change.text = Some(new_text);
        change.text_before = Some(text.clone());
    }
    Ok(change.with_metadata(Metadata::Changes(changes)).into())
}

/// What is wrong, in the light of the order that the actor sees, with the estimated completion that
/// it would have: one that changes lies in the future.
pub fn misdated(
    order: &Order,
    actor: &Actor,
    estimate: Option<Timestamp>,
    now: Timestamp,
) -> Option<InvalidField> {
    let changes = estimate != order.estimated_completion && relation(order, actor).is_some();
    check_estimate(estimate.filter(|_| changes), now).err()
}

fn check_actor(order: &Order, actor: &Actor, command: &Edit) -> Result<(), Refusal> {
    let has_begun = order.status != OrderStatus::Pending && !order.status.is_final();
    match require_sight(order, actor)? {
        Relation::Queue => Err(Refusal::Forbidden("Take the order before you edit it")),
        Relation::Owner if has_begun => Err(Refusal::Forbidden(
            "Customers may edit their orders only while they are pending",
        )),
        Relation::Assignee if command.is_more_than_an_estimate() => Err(Refusal::Forbidden(
            "Staff may edit only the estimated completion",
        )),
        Relation::Owner | Relation::Assignee | Relation::Admin => Ok(()),
    }
}

fn apply(command: Edit, order: &mut Order, text: &mut OrderText) -> Changes {
    let mut changes = Changes::default();
    changes.set(Field::Title, &mut order.title, command.title);
    changes.set(
        Field::Description,
        &mut text.description,
        command.description,
    );
    changes.set_optional(
        Field::SpecialInstructions,
        &mut text.special_instructions,
        command.special_instructions,
    );
    changes.set_optional(
        Field::EstimatedCompletion,
        &mut order.estimated_completion,
        command.estimated_completion,
    );
    changes
}

#[cfg(test)]
mod tests {
    use crate::{
        order::tests::{World, at, changed, fields},
        user::User,
    };

    use super::*;

    const NOW: i64 = 9_000;

    fn by(user: &User, order: &Order, command: Edit) -> Result<Decision, Refusal> {
        edit(order, &World::text(), &user.into(), command, at(NOW))
    }

    fn everything() -> Edit {
        Edit {
            title: Some("Birthday cake".parse().unwrap()),
            description: Some("Two tiers".parse().unwrap()),
            special_instructions: Some(None),
            estimated_completion: Some(Some(at(NOW + 1))),
        }
    }

    fn estimate(due: Option<i64>) -> Edit {
        Edit {
            estimated_completion: Some(due.map(at)),
            ..Edit::default()
        }
    }

    #[test]
    fn the_owner_edits_everything_while_the_order_is_pending() {
        let world = World::new();
        for assigned in [false, true] {
            let order = world.order(OrderStatus::Pending, assigned);
            let change = changed(by(&world.owner, &order, everything()));
            assert_eq!(change.order.title.as_str(), "Birthday cake");
            assert_eq!(change.order.estimated_completion, Some(at(NOW + 1)));
            assert_eq!(change.text_before, Some(World::text()));
            let text = change.text.unwrap();
            assert_eq!(text.description.as_str(), "Two tiers");
            assert_eq!(text.special_instructions, None);
        }
    }

    #[test]
    fn history_keeps_what_each_field_held_before_and_after() {
        let world = World::new();
        let order = world.order(OrderStatus::OnHold, false);
        let event = changed(by(&world.admin, &order, everything())).event;
        assert_eq!(event.action, Action::OrderUpdated);
        assert_eq!(event.previous_status, None);
        let Some(Metadata::Changes(Changes(changes))) = event.metadata else {
            panic!("an edit says what it changed");
        };
        let written: Vec<_> = changes
            .iter()
            .map(|(field, change)| (field.as_str(), change.from.as_deref(), change.to.as_deref()))
            .collect();
        let due = at(NOW + 1).to_string();
        assert_eq!(
            written,
            [
                ("title", Some("Wedding cake"), Some("Birthday cake")),
                ("description", Some("Three tiers"), Some("Two tiers")),
                ("special_instructions", Some("No nuts"), None),
                ("estimatedCompletion", None, Some(due.as_str())),
            ]
        );
    }

    #[test]
    fn the_owner_of_an_order_that_has_begun_may_not_edit_it() {
        let world = World::new();
        for status in [OrderStatus::InProgress, OrderStatus::OnHold] {
            let order = world.order(status, true);
            for command in [everything(), estimate(None)] {
                let refusal = by(&world.owner, &order, command).unwrap_err();
                assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
            }
        }
    }

    #[test]
    fn the_assignee_edits_the_estimate_and_nothing_else() {
        let world = World::new();
        let order = world.order(OrderStatus::InProgress, true);
        let change = changed(by(&world.assignee, &order, estimate(Some(NOW + 1))));
        assert_eq!(change.order.estimated_completion, Some(at(NOW + 1)));
        assert_eq!(change.text, None);
        let one_field_each = [
            Edit {
                title: Some("Wedding cake".parse().unwrap()),
                ..estimate(None)
            },
            Edit {
                description: Some("Two tiers".parse().unwrap()),
                ..Edit::default()
            },
            Edit {
                special_instructions: Some(None),
                ..Edit::default()
            },
        ];
        for command in one_field_each {
            let refusal = by(&world.assignee, &order, command).unwrap_err();
            assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
        }
    }

    #[test]
    fn the_queue_is_for_reading() {
        let world = World::new();
        let order = world.order(OrderStatus::Pending, false);
        let refusal = by(&world.staff, &order, estimate(None)).unwrap_err();
        assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
    }

    #[test]
    fn a_final_order_is_edited_by_nobody() {
        let world = World::new();
        for status in [OrderStatus::Completed, OrderStatus::Cancelled] {
            let order = world.order(status, true);
            for user in [&world.owner, &world.assignee, &world.admin] {
                assert_eq!(
                    by(user, &order, estimate(Some(NOW + 1))),
                    Err(Refusal::NotEditable)
                );
            }
            let refusal = by(&world.assignee, &order, everything()).unwrap_err();
            assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
        }
    }

    #[test]
    fn an_estimate_that_has_passed_may_stay_but_not_be_set() {
        let world = World::new();
        let mut order = world.order(OrderStatus::Pending, true);
        order.estimated_completion = Some(at(NOW - 1));
        let stays = Edit {
            title: Some("Birthday cake".parse().unwrap()),
            ..estimate(Some(NOW - 1))
        };
        assert_eq!(
            changed(by(&world.owner, &order, stays))
                .order
                .estimated_completion,
            Some(at(NOW - 1))
        );
        let moved = by(&world.owner, &order, estimate(Some(NOW)));
        assert_eq!(fields(moved), ["estimatedCompletion"]);
        assert!(by(&world.owner, &order, estimate(None)).is_ok());
    }

    #[test]
    fn what_changes_nothing_is_no_change() {
        let world = World::new();
        let order = world.order(OrderStatus::Pending, true);
        let same = Edit {
            title: Some(order.title.clone()),
            description: Some(World::text().description),
            special_instructions: Some(World::text().special_instructions),
            estimated_completion: Some(order.estimated_completion),
        };
        for command in [same, Edit::default()] {
            assert_eq!(by(&world.owner, &order, command), Ok(Decision::Unchanged));
        }
    }
}
