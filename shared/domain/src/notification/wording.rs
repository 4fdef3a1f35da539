//! Notifications in words.

use crate::{
    media::Media,
    order::{HistoryEvent, Order, OrderStatus},
    text::{Comment, full_name},
};

use super::NotificationType;

/// The most characters of a message. What people wrote is longer at times; the order shows it
/// whole.
const LONGEST: usize = 500;

/// What there is to tell.
#[derive(Debug, Clone, Copy)]
pub enum News<'a> {
    /// The order moved on.
    StatusChanged,
    /// The order was given up.
    Cancelled,
    /// Staff wrote something that the customer reads.
    NoteShared,
    /// The customer wrote something.
    MessageWritten,
    /// The customer sees a file of the staff's.
    FileShared(&'a Media),
    /// The customer added a file.
    FileAdded(&'a Media),
    /// The reader is to work on the order.
    Assigned,
    /// There is a new order.
    Placed,
}

/// What a notification says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What it is about.
    pub kind: NotificationType,
    /// The gist, in one line.
    pub title: String,
    /// The rest.
    pub message: String,
}

impl Wording {
    /// Tells the news in words.
    pub fn of(news: News<'_>, event: &HistoryEvent, order: &Order) -> Self {
        Self {
            kind: kind(news, order.status),
            title: title(news, order),
            message: cut(message(news, event, order), LONGEST),
        }
    }
}

const fn kind(news: News<'_>, status: OrderStatus) -> NotificationType {
    match (news, status) {
        (News::StatusChanged, OrderStatus::Completed) => NotificationType::OrderCompleted,
        _ => NotificationType::OrderUpdate,
    }
}

fn title(news: News<'_>, order: &Order) -> String {
    let number = &order.number;
    match news {
        News::StatusChanged | News::Cancelled => {
            format!("Order {number} is {}", spoken(order.status))
        }
        News::NoteShared => format!("New note on order {number}"),
        News::MessageWritten => format!("New message on order {number}"),
        News::FileShared(_) | News::FileAdded(_) => format!("New file on order {number}"),
        News::Assigned => format!("Order {number} is assigned to you"),
        News::Placed => format!("New order {number}"),
    }
}

fn message(news: News<'_>, event: &HistoryEvent, order: &Order) -> String {
    let (who, what) = (&event.changed_by.name, &order.title);
    let said = said(event.comment.as_ref());
    match news {
        News::StatusChanged => {
            let status = spoken(order.status);
            format!("{who} set “{what}” to {status}{said}")
        }
        News::Cancelled => format!("{who} cancelled “{what}”{said}"),
        News::NoteShared => format!("{who} wrote a note on “{what}”."),
        News::MessageWritten => format!("{who} wrote a message on “{what}”."),
        News::FileShared(file) => {
            let file = file.file_name.as_str();
            format!("“{file}” of “{what}” is there for you to see.")
        }
        News::FileAdded(file) => {
            let file = file.file_name.as_str();
            format!("{who} added “{file}” to “{what}”.")
        }
        News::Assigned => format!("{who} assigned “{what}” to you."),
        News::Placed => placed(event, order),
    }
}

/// Whoever placed the order, and for whom, where that is somebody else.
fn placed(event: &HistoryEvent, order: &Order) -> String {
    let (who, what, customer) = (&event.changed_by.name, &order.title, &order.customer);
    if event.changed_by.id == customer.id {
        return format!("{who} placed “{what}”.");
    }
    let customer = full_name(&customer.first_name, &customer.last_name);
    format!("{who} placed “{what}” for {customer}.")
}

/// How a message ends: with what was said, where something was.
fn said(comment: Option<&Comment>) -> String {
    match comment.map(|comment| comment.as_str().trim()) {
        Some(comment) if !comment.is_empty() => format!(": {comment}"),
        _ => ".".to_owned(),
    }
}

const fn spoken(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Pending => "pending",
        OrderStatus::InProgress => "in progress",
        OrderStatus::Completed => "completed",
        OrderStatus::OnHold => "on hold",
        OrderStatus::Cancelled => "cancelled",
    }
}

/// The text with at most this many characters.
fn cut(text: String, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_is_cut_between_characters_and_only_where_it_is_too_long(
            text in ".{0,30}", most in 1usize..30,
        ) {
            let cut = cut(text.clone(), most);
            prop_assert!(cut.chars().count() <= most);
            match cut.strip_suffix('…') {
                Some(kept) if cut != text => prop_assert!(text.starts_with(kept)),
                _ => prop_assert_eq!(cut, text),
            }
        }
    }
}
