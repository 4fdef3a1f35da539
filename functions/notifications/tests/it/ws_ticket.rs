//! Tickets for WebSockets.

use shared_auth::Ticket;
use shared_domain::{Duration, user::Role};
use shared_store::RedeemedTicket;

use crate::support::{LIVE_URL, TestApp};

#[tokio::test]
async fn a_ticket_is_for_who_asks_and_their_session() {
    let app = TestApp::start().await;
    for role in Role::ALL {
        let user = app.system.user(role).await;
        let reply = app.ticket().bearer(&user).await;
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        let data = reply.expect(200);
        assert_eq!(data["url"], LIVE_URL);
        assert_eq!(data["expiresIn"], 60);

        let ticket: Ticket = data["ticket"].as_str().unwrap().parse().unwrap();
        let (ephemeral, now) = (app.system.ephemeral(), app.system.now());
        let admitted = ephemeral.redeem(&ticket, now).await.unwrap();
        let expected = RedeemedTicket {
            user: user.id(),
            session: user.session.id,
            role,
        };
        assert_eq!(admitted, Some(expected));
        assert_eq!(ephemeral.redeem(&ticket, now).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_ticket_is_like_no_other_and_its_text_is_not_kept() {
    let (app, user) = TestApp::with_customer().await;
    let mut tickets = Vec::new();
    for _ in 0..2 {
        let reply = app.ticket().bearer(&user).await;
        tickets.push(reply.expect(200)["ticket"].as_str().unwrap().to_owned());
    }
    assert_ne!(tickets[0], tickets[1]);
    let stored = app.system.stored().await;
    assert!(tickets.iter().all(|ticket| !stored.contains(ticket)));
}

#[tokio::test]
async fn a_ticket_is_no_good_after_a_minute() {
    let (app, user) = TestApp::with_customer().await;
    let reply = app.ticket().bearer(&user).await;
    let ticket: Ticket = reply.expect(200)["ticket"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    app.system.advance(Duration::from_secs(60));
    let (ephemeral, now) = (app.system.ephemeral(), app.system.now());
    assert_eq!(ephemeral.redeem(&ticket, now).await.unwrap(), None);
}

#[tokio::test]
async fn who_is_not_signed_in_gets_none() {
    let (app, user) = TestApp::with_customer().await;
    assert_eq!(app.ticket().await.status, 401);
    let users = app.system.users();
    users.end_all_sessions(user.id(), None).await.unwrap();
    assert_eq!(app.ticket().bearer(&user).await.status, 401);
}

#[tokio::test]
async fn a_request_for_a_ticket_has_no_body() {
    let (app, user) = TestApp::with_customer().await;
    let call = app
        .ticket()
        .bearer(&user)
        .json(&serde_json::json!({ "a": 1 }));
    assert_eq!(call.await.status, 400);
}
