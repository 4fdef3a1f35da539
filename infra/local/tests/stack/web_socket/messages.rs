//! What clients say.

use futures_util::future::join_all;
use local::Options;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::{Talk, talking};

#[tokio::test]
async fn a_message_goes_to_the_route_that_it_names_and_any_other_to_the_default() {
    let talk = Talk::start().await;
    let mut client = talk.connect().await;
    for (message, route) in [
        (r#"{"type": "tell", "more": 1}"#, "tell"),
        (r#"{"type": "unheard of"}"#, "$default"),
        (r#"{"type": "$connect"}"#, "$default"),
        (r#"{"type": {"tell": 1}}"#, "$default"),
        (r#"{"kind": "tell"}"#, "$default"),
        ("no JSON", "$default"),
        ("", "$default"),
    ] {
        client.send(message).await;
        let event = client.heard().await;
        assert_eq!(event["body"], message);
        assert_eq!(event["isBase64Encoded"], false);
        let context = &event["requestContext"];
        assert_eq!(context["routeKey"], route, "{message}");
        assert_eq!(context["eventType"], "MESSAGE");
        assert!(context["messageId"].is_string());
    }
}

#[tokio::test]
async fn two_hundred_clients_are_each_told_what_they_said() {
    let talk = Talk::start().await;
    let talk = &talk;
    let conversations = (0..200).map(|number: i32| async move {
        let said = number.to_string();
        let mut client = talk.connect().await;
        client.send(said.as_str()).await;
        assert_eq!(client.heard().await["body"], said);
        client
    });
    // All are open until the last has heard.
    assert_eq!(join_all(conversations).await.len(), 200);
}

#[tokio::test]
async fn a_message_that_no_route_takes_is_answered_so() {
    let folder = tempfile::tempdir().unwrap();
    let template = std::fs::read_to_string(talking().template).unwrap();
    let file = folder.path().join("template.yaml");
    std::fs::write(
        &file,
        template.replace("RouteKey: $default", "RouteKey: else"),
    )
    .unwrap();
    let mut talk = Talk::with(Options {
        template: file,
        ..talking()
    })
    .await;
    let (mut client, id) = talk.acquaintance().await;
    client.send(r#"{"type": "unheard of"}"#).await;
    let answer = client.heard().await;
    assert_eq!(answer["message"], "Forbidden");
    assert_eq!(answer["connectionId"], json!(id));
    assert!(answer["requestId"].is_string());
}

#[tokio::test]
async fn a_function_that_fails_on_a_message_is_answered_for_and_the_connection_stays() {
    let talk = Talk::start().await;
    let mut client = talk.connect().await;
    client.send("fail").await;
    assert_eq!(client.heard().await["message"], "Internal server error");
    client.send("more").await;
    assert_eq!(client.heard().await["body"], "more");
}

#[tokio::test]
async fn a_ping_is_answered_with_a_pong() {
    let talk = Talk::start().await;
    let mut client = talk.connect().await;
    client.send(Message::Ping("are you there?".into())).await;
    assert_eq!(client.next().await, Message::Pong("are you there?".into()));
}

#[tokio::test]
async fn the_function_hears_how_a_client_took_its_leave() {
    let mut talk = Talk::start().await;
    let mut client = talk.connect().await;
    let frame = CloseFrame {
        code: CloseCode::from(4001),
        reason: "enough".into(),
    };
    client.send(Message::Close(Some(frame))).await;
    assert_eq!(client.close_code().await, 4001);
    assert_eq!(talk.ending().await, json!([4001, "enough"]));

    let mut client = talk.connect().await;
    client.send(Message::Close(None)).await;
    let reason = "Client-side close frame status not set";
    assert_eq!(talk.ending().await, json!([1005, reason]));

    drop(talk.connect().await);
    assert_eq!(talk.ending().await[0], 1006);
}
