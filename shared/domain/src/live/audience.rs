//! Whom something may concern. Whether they may see it is decided when it is sent.

use super::News;
use crate::{
    UserId,
    media::{Media, MediaState},
    notification::{Notice, Recipient, notices},
    order::{Action, HistoryEvent, Order, OrderStatus},
    user::Role,
};

/// Whom something may concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listener {
    /// This user.
    User(UserId),
    /// Everybody of this role.
    Everyone(Role),
}

/// Something that may concern somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// They are told something, each under an id of their own.
    Notice(Notice),
    /// The same for all of them.
    News(News),
}

/// Whom an event may concern, and how: the event, the order after it, and the file that it happened to.
pub fn concerns(
    event: &HistoryEvent,
    order: &Order,
    media: Option<&Media>,
) -> Vec<(Listener, Concern)> {
    let told = notices(event, order, media)
        .into_iter()
        .map(|notice| (listener(&notice), Concern::Notice(notice)));
    let seen = seen(event, order, media);
    let news = listeners(order).into_iter().flat_map(|listener| {
        let news = seen.iter().cloned().map(Concern::News);
        news.map(move |concern| (listener, concern))
    });
    told.chain(news).collect()
}

fn listener(notice: &Notice) -> Listener {
    match notice.recipient {
        Recipient::User(user) => Listener::User(user),
        Recipient::Admins => Listener::Everyone(Role::Admin),
    }
}

fn seen(event: &HistoryEvent, order: &Order, media: Option<&Media>) -> Vec<News> {
    let number = order.number.clone();
    let changed = News::Order {
        number: number.clone(),
    };
    let file = media
        .filter(|media| event.action != Action::MediaRemoved && media.state != MediaState::Pending)
        .map(|media| News::Media {
            number,
            media: media.id,
        });
    std::iter::once(changed).chain(file).collect()
}

/// Those who can see the order: its owner, who works on it, administrators, and while nobody works on it all staff.
fn listeners(order: &Order) -> Vec<Listener> {
    let mut listeners = vec![
        Listener::User(order.customer.id),
        Listener::Everyone(Role::Admin),
    ];
    match &order.assignee {
        Some(assignee) => listeners.push(Listener::User(assignee.id)),
        None if order.status == OrderStatus::Pending => {
            listeners.push(Listener::Everyone(Role::Staff));
        }
        None => {}
    }
    listeners
}
