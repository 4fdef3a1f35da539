//! Good things, from which inputs are made.

use serde_json::Value;
use shared_auth::{ServerSecret, SigningKeys};
use shared_domain::{
    Actor, OrderId, SessionId, Timestamp, UserId,
    media::{ContentType, Media, NewFile, Origin, declare},
    order::{Change, NewOrder, Order, Parties, create},
    user::{Role, User},
};
use shared_events::{Event, FileRejected, OrderEvent, Published, SessionEnded, UserEvent};

/// An id of anything.
pub const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
/// An order's number.
pub const NUMBER: &str = "ORD-20260830-7KQ4M2X";
/// The id of the signing key.
pub const KEY_ID: &str = "k1";

/// The present instant.
pub fn now() -> Timestamp {
    Timestamp::from_millis(1_756_549_800_123)
}

/// What the functions share.
pub fn secret() -> ServerSecret {
    ServerSecret::new(&"a secret".repeat(8)).expect("a long secret")
}

/// What signs access tokens.
pub fn signing_keys() -> SigningKeys {
    SigningKeys::generate([KEY_ID]).expect("a key")
}

/// A customer.
pub fn user() -> User {
    User::new(
        UserId::generate(now()),
        "Anna".parse().expect("a name"),
        "Berg".parse().expect("a name"),
        "anna@example.com".parse().expect("an address"),
        Role::Customer,
        now(),
    )
}

/// An order that was just placed.
pub fn placed() -> Change {
    let customer = user();
    let actor = Actor::from(&customer);
    let order = NewOrder {
        title: "Oak table".parse().expect("a title"),
        description: "Seats six.".parse().expect("a description"),
        special_instructions: Some("Oiled.".parse().expect("instructions")),
        estimated_completion: Some(Timestamp::from_millis(1_900_000_000_000)),
    };
    let id = OrderId::generate(now());
    create(Parties::own(&customer), &actor, order, id, now()).expect("an order")
}

/// What subscribers may hear.
pub fn published() -> Vec<Published> {
    let Change { order, event, .. } = placed();
    let user = user();
    let ended = SessionEnded {
        user_id: user.id,
        session_id: SessionId::generate(now()),
    };
    let told = OrderEvent {
        event,
        order,
        media: None,
    };
    let rejected = FileRejected {
        order_number: told.order.number.clone(),
        media: declared(&told.order),
    };
    let publish = |event| Published {
        request_id: Some("r-1".to_owned()),
        event,
    };
    [
        Event::Order(Box::new(told)),
        Event::User(UserEvent { user }),
        Event::SessionEnded(ended),
        Event::FileRejected(Box::new(rejected)),
    ]
    .map(publish)
    .into()
}

/// A file of the order's owner.
fn declared(order: &Order) -> Media {
    let owner = User {
        id: order.customer.id,
        ..user()
    };
    let file = NewFile {
        file_name: "photo.jpg".parse().expect("a name"),
        content_type: ContentType::Jpeg,
        size: 1_000,
        description: None,
    };
    let files = declare(
        order,
        &Actor::from(&owner),
        Origin::Customer,
        vec![file],
        now(),
    );
    files.expect("a file").remove(0)
}

/// As it is sent.
pub fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("JSON")
}

/// As it is kept.
pub fn json(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("JSON")
}
