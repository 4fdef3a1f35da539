//! What subscribers hear of: every change to an order, and what of users concerns others.
//!
//! Events come late, twice and out of order. Whoever hears of one goes by the version in it, or by
//! what the tables hold now.

use serde::{Deserialize, Serialize};

use shared_domain::{
    SessionId, UserId,
    media::Media,
    order::{HistoryEvent, Order, OrderNumber},
    string_enum,
    user::User,
};

/// An event on its way from the tables to its subscribers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Published {
    /// The request that caused it, where that is known.
    pub request_id: Option<String>,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Event {
    /// Something happened to an order.
    #[serde(rename = "order")]
    Order(Box<OrderEvent>),
    /// A user registered, or their account changed.
    #[serde(rename = "user")]
    User(UserEvent),
    /// A session was ended.
    #[serde(rename = "session-ended")]
    SessionEnded(SessionEnded),
    /// A file of an order was found to be something else than was declared, and is not served.
    #[serde(rename = "file-rejected")]
    FileRejected(Box<FileRejected>),
}

/// Something happened to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderEvent {
    /// The entry of the order's history.
    pub event: HistoryEvent,
    /// The order afterwards.
    pub order: Order,
    /// The file that it happened to, if it happened to one: afterwards; on removal, as it was.
    pub media: Option<Media>,
}

/// An account as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserEvent {
    /// The account, without anything that proves who its user is.
    pub user: User,
}

/// A session was ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionEnded {
    /// Whose it was.
    pub user_id: UserId,
    /// The session.
    pub session_id: SessionId,
}

/// A file was rejected. The history of its order says nothing of it, since nobody but its uploader
/// had to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileRejected {
    /// The order that it would have belonged to.
    pub order_number: OrderNumber,
    /// The file.
    pub media: Media,
}

string_enum! {
    /// What a message tells subscribers of it without being read, for their filters.
    Attribute {
        /// What kind of event it is: the tag of [`Event`].
        Kind = "kind",
        /// What happened to an order: an [`Action`](shared_domain::order::Action). Of a contact
        /// that is one with an account since: [`CONTACT_MERGED`].
        Action = "action",
    }
}

/// What happened to a contact that is one with an account since.
pub const CONTACT_MERGED: &str = "CONTACT_MERGED";

impl Event {
    /// By what subscribers' filters choose.
    pub fn attributes(&self) -> Vec<(Attribute, &'static str)> {
        match self {
            Self::Order(order) => vec![
                (Attribute::Kind, "order"),
                (Attribute::Action, order.event.action.as_str()),
            ],
            Self::User(UserEvent { user }) => {
                let merged = user
                    .merged_into
                    .map(|_| (Attribute::Action, CONTACT_MERGED));
                std::iter::once((Attribute::Kind, "user"))
                    .chain(merged)
                    .collect()
            }
            Self::SessionEnded(_) => vec![(Attribute::Kind, "session-ended")],
            Self::FileRejected(_) => vec![(Attribute::Kind, "file-rejected")],
        }
    }

    /// Names the event in logs.
    pub fn id(&self) -> String {
        match self {
            Self::Order(order) => order.event.id.to_string(),
            Self::User(UserEvent { user }) => format!("{}#{}", user.id, user.version),
            Self::SessionEnded(ended) => ended.session_id.to_string(),
            Self::FileRejected(rejected) => {
                format!("{}#{}", rejected.media.id, rejected.media.version)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use shared_domain::{
        Timestamp,
        user::{Role, User},
    };

    use super::*;

    #[test]
    fn an_event_reads_back_as_it_was_published() {
        let now = Timestamp::from_millis(0);
        let user = User::new(
            UserId::generate(now),
            "Anna".parse().unwrap(),
            "Berg".parse().unwrap(),
            "anna@example.com".parse().unwrap(),
            Role::Staff,
            now,
        );
        let ended = SessionEnded {
            user_id: user.id,
            session_id: SessionId::generate(now),
        };
        for event in [Event::User(UserEvent { user }), Event::SessionEnded(ended)] {
            let published = Published {
                request_id: Some("r-1".to_owned()),
                event,
            };
            let written = serde_json::to_value(&published).unwrap();
            let (_, kind) = published.event.attributes()[0];
            assert_eq!(written[Attribute::Kind.as_str()], kind);
            assert_eq!(written["requestId"], "r-1");
            assert_eq!(
                serde_json::from_value::<Published>(written).unwrap(),
                published
            );
        }
    }
}
