//! Those who are connected while all of this happens.

use serde_json::json;
use websocket_client::ServerMessage;

use crate::PASSWORD;
use crate::client::{Client, Session};
use crate::events::place;
use crate::files::{LETTER, declare, put};
use crate::realtime::client::Listener;

pub struct Listeners {
    customer: Session,
    owner: Listener,
    admin: Listener,
}

pub async fn connect(api: &Client) -> Listeners {
    let customer = api.sign_in("customer@example.com", PASSWORD).await;
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    Listeners {
        owner: Listener::connect(&customer).await,
        admin: Listener::connect(&admin).await,
        customer,
    }
}

impl Listeners {
    /// Fetches a file that was shown, comes back after a cut, and is sent away.
    pub async fn tour(mut self) {
        let order = place(&self.customer, "With a letter").await;
        let path = format!("/orders/{order}/customer-media");
        let kind = "application/pdf";
        let declared = declare(&self.customer, &path, "seen.pdf", kind, LETTER).await;
        assert_eq!(put(&declared, kind, LETTER).await, 200);
        let file = |heard| match heard {
            ServerMessage::Media { media } => (media["fileName"] == "seen.pdf").then_some(media),
            _ => None,
        };
        let file = self.admin.hears(file).await;
        let url = file["url"].as_str().unwrap();
        let fetched = reqwest::get(url).await.unwrap();
        assert!(fetched.status().is_success());

        let news = |heard| matches!(heard, ServerMessage::Order { .. }).then_some(());
        self.owner.hears(news).await;
        let last = self.owner.last_event_id().expect("an id").to_owned();
        self.owner.resume(last).await;
        let all = |heard| (heard == ServerMessage::Resumed).then_some(());
        self.owner.hears(all).await;
        let ended = self.customer.post("/auth/logout-all", &json!({})).await;
        ended.expect_status(200);
        assert!(self.owner.is_cut_off().await);
        self.admin.leave().await;
    }
}
