//! Who hears of what.

use crate::{
    media::{Media, MediaState, Origin},
    order::{Action, HistoryEvent, Order, OrderStatus},
    user::Role,
};

use super::{
    Notice, Occasion, Recipient,
    wording::{News, Wording},
};

/// What an event gives to tell: the event, the order after it, and the file that it happened to, if
/// it happened to one.
///
/// Where one person is several of its recipients, the first notice is the one that counts.
pub fn notices(event: &HistoryEvent, order: &Order, media: Option<&Media>) -> Vec<Notice> {
    let assignee = order.assignee.as_ref().map(|assignee| assignee.id);
    let told = [
        (
            Some(Recipient::User(order.customer.id)),
            owners_news(event, order, media),
        ),
        (assignee.map(Recipient::User), assignees_news(event, media)),
        (Some(Recipient::Admins), admins_news(event)),
    ];
    told.into_iter()
        .filter_map(|(recipient, news)| Some(notice(recipient?, news?, event, order)))
        .filter(|notice| match notice.recipient {
            Recipient::User(user) => notice.is_news_to(user),
            Recipient::Admins => true,
        })
        .collect()
}

/// The owner hears of what somebody ordered for them, of every step, of what is shared with them,
/// and of every file of the staff's once they may see it.
fn owners_news<'a>(
    event: &HistoryEvent,
    order: &Order,
    media: Option<&'a Media>,
) -> Option<News<'a>> {
    match event.action {
        Action::OrderCreated => Some(News::Placed),
        Action::StatusChanged => Some(News::StatusChanged),
        Action::OrderCancelled => Some(News::Cancelled),
        Action::NoteAdded if event.visible_to_owner => Some(News::NoteShared),
        Action::MediaAdded | Action::MediaUpdated => media
            .filter(|media| is_newly_shown(event.action, order, media))
            .map(News::FileShared),
        _ => None,
    }
}

/// True where the owner may see a file of the staff's since this happened to it, or since something
/// like it happened earlier. Once the order is completed they see every file: what is made public
/// then is nothing new.
fn is_newly_shown(action: Action, order: &Order, media: &Media) -> bool {
    let is_shown = match action {
        Action::MediaUpdated => media.is_public && order.status != OrderStatus::Completed,
        _ => media.is_shown_to_owner(order.status),
    };
    is_shown && media.origin == Origin::Staff && media.state == MediaState::Ready
}

/// Who works on the order hears that they do, what the customer adds, and that it is given up.
fn assignees_news<'a>(event: &HistoryEvent, media: Option<&'a Media>) -> Option<News<'a>> {
    match event.action {
        Action::OrderCreated | Action::AssigneeChanged => Some(News::Assigned),
        Action::OrderCancelled => Some(News::Cancelled),
        Action::NoteAdded if event.changed_by.role == Role::Customer => Some(News::MessageWritten),
        Action::MediaAdded => media
            .filter(|media| media.origin == Origin::Customer)
            .map(News::FileAdded),
        _ => None,
    }
}

fn admins_news<'a>(event: &HistoryEvent) -> Option<News<'a>> {
    (event.action == Action::OrderCreated).then_some(News::Placed)
}

fn notice(recipient: Recipient, news: News<'_>, event: &HistoryEvent, order: &Order) -> Notice {
    let occasion = match news {
        News::FileShared(media) | News::FileAdded(media) => Occasion::File(media.id),
        _ => Occasion::Event(event.id),
    };
    let Wording {
        kind,
        title,
        message,
    } = Wording::of(news, event, order);
    Notice {
        recipient,
        occasion,
        by: event.changed_by.id,
        order_id: order.id,
        order_number: order.number.clone(),
        kind,
        title,
        message,
        action: event.action,
        status: event.status,
        created_at: event.created_at,
    }
}
