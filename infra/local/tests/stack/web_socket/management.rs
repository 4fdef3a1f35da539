//! What functions do with connections.

use aws_sdk_apigatewaymanagement::primitives::Blob;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::Talk;

#[tokio::test]
async fn a_client_gets_what_is_posted_to_its_connection_in_that_order() {
    let mut talk = Talk::start().await;
    let (mut client, id) = talk.acquaintance().await;
    for text in ["one", "two: ä", ""] {
        talk.post(&id, text).await;
    }
    for text in ["one", "two: ä", ""] {
        assert_eq!(client.next().await, Message::text(text));
    }
}

#[tokio::test]
async fn a_connection_can_be_looked_at() {
    let mut talk = Talk::start().await;
    let (_client, id) = talk.acquaintance().await;
    let get = talk.operator().get_connection().connection_id(&id);
    let found = get.send().await.unwrap();
    assert!(found.connected_at().unwrap() <= found.last_active_at().unwrap());
    assert_eq!(found.identity().unwrap().source_ip(), Some("127.0.0.1"));
}

#[tokio::test]
async fn a_connection_that_is_deleted_is_closed_once_what_was_posted_is_sent() {
    let mut talk = Talk::start().await;
    let (mut client, id) = talk.acquaintance().await;
    talk.post(&id, "good bye").await;
    let delete = talk.operator().delete_connection().connection_id(&id);
    delete.send().await.unwrap();
    assert_eq!(client.next().await, Message::text("good bye"));
    assert_eq!(client.close_code().await, 1000);
    assert_eq!(
        talk.ending().await,
        json!([1000, "Connection closed normally"])
    );
}

#[tokio::test]
async fn a_connection_that_is_closed_or_never_was_is_gone() {
    let mut talk = Talk::start().await;
    let (mut client, id) = talk.acquaintance().await;
    client.send(Message::Close(None)).await;
    talk.ending().await;
    let operator = talk.operator();
    for id in [id.as_str(), "never-was-there="] {
        let post = operator.post_to_connection().connection_id(id);
        let post = post.data(Blob::new("x")).send().await;
        assert!(post.unwrap_err().into_service_error().is_gone_exception());
        let get = operator.get_connection().connection_id(id).send().await;
        assert!(get.unwrap_err().into_service_error().is_gone_exception());
        let delete = operator.delete_connection().connection_id(id).send().await;
        assert!(delete.unwrap_err().into_service_error().is_gone_exception());
    }
}

#[tokio::test]
async fn no_more_than_128_kb_can_be_posted() {
    const LIMIT: usize = 128 * 1024;
    let mut talk = Talk::start().await;
    let (mut client, id) = talk.acquaintance().await;
    talk.post(&id, &"a".repeat(LIMIT)).await;
    assert_eq!(client.next().await.len(), LIMIT);
    let post = talk.operator().post_to_connection().connection_id(&id);
    let post = post.data(Blob::new("a".repeat(LIMIT + 1))).send().await;
    let error = post.unwrap_err().into_service_error();
    assert!(error.is_payload_too_large_exception());
}

#[tokio::test]
async fn the_connection_of_a_client_that_does_not_read_is_closed_in_the_end() {
    let mut talk = Talk::start().await;
    let (_client, id) = talk.acquaintance().await;
    let operator = talk.operator();
    let message = Blob::new("a".repeat(100 * 1024));
    loop {
        let post = operator.post_to_connection().connection_id(&id);
        if let Err(error) = post.data(message.clone()).send().await {
            assert!(error.into_service_error().is_gone_exception());
            break;
        }
    }
    assert_eq!(talk.ending().await[0], 1008);
}
