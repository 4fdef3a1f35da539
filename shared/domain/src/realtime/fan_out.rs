//! Whom something may concern. Whether they may see it is decided when it is sent.

use super::PushEvent;
use crate::{
    UserId,
    media::{Media, MediaState},
    notification::{Notice, Recipient, notices},
    order::{Action, HistoryEvent, Order, OrderStatus},
    user::Role,
};

/// Whom something may concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PushTarget {
    /// This user.
    User(UserId),
    /// Everybody of this role.
    Everyone(Role),
}

/// Something that may concern somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Push {
    /// They are told something, each under an id of their own.
    Notice(Notice),
    /// The same for all of them.
    Event(PushEvent),
}

/// Whom an event may concern, and how: the event, the order after it, and the file that it happened
/// to.
pub fn fan_out(
    event: &HistoryEvent,
    order: &Order,
    media: Option<&Media>,
) -> Vec<(PushTarget, Push)> {
    let told = notices(event, order, media)
        .into_iter()
        .map(|notice| (recipient(&notice), Push::Notice(notice)));
    let seen = seen(event, order, media);
    let push_event = recipients(order).into_iter().flat_map(|recipient| {
        let push_event = seen.iter().cloned().map(Push::Event);
        push_event.map(move |concern| (recipient, concern))
    });
    told.chain(push_event).collect()
}

fn recipient(notice: &Notice) -> PushTarget {
    match notice.recipient {
        Recipient::User(user) => PushTarget::User(user),
        Recipient::Admins => PushTarget::Everyone(Role::Admin),
    }
}

fn seen(event: &HistoryEvent, order: &Order, media: Option<&Media>) -> Vec<PushEvent> {
    let number = order.number.clone();
    let changed = PushEvent::Order {
        number: number.clone(),
    };
    let file = media
        .filter(|media| event.action != Action::MediaRemoved && media.state != MediaState::Pending)
        .map(|media| PushEvent::Media {
            number,
            media: media.id,
        });
    std::iter::once(changed).chain(file).collect()
}

/// Those who can see the order: its owner, who works on it, administrators, and while nobody works
/// on it all staff.
fn recipients(order: &Order) -> Vec<PushTarget> {
    let mut recipients = vec![
        PushTarget::User(order.customer.id),
        PushTarget::Everyone(Role::Admin),
    ];
    match &order.assignee {
        Some(assignee) => recipients.push(PushTarget::User(assignee.id)),
        None if order.status == OrderStatus::Pending => {
            recipients.push(PushTarget::Everyone(Role::Staff));
        }
        None => {}
    }
    recipients
}
