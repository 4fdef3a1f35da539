//! Messages of a queue as AWS documents them. What comes of connections is so in every test.

use shared_domain::order::OrderStatus;
use testing::aws_events;

use crate::support::Scene;

#[tokio::test]
async fn what_the_topic_delivers_raw_is_heard_and_what_is_no_event_is_named_by_its_id() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    let order = scene.proceed(&order, OrderStatus::OnHold).await;
    let event = serde_json::to_string(&scene.latest(&order).await).unwrap();
    let batch = aws_events::sqs(&["Test message.".to_owned(), event]);
    let answer = scene.realtime.handle(aws_events::read(&batch)).await;
    assert_eq!(
        serde_json::to_value(answer.unwrap()).unwrap(),
        serde_json::json!({ "batchItemFailures": [
            { "itemIdentifier": "059f36b4-87a3-44ab-83d2-661975830a7d" }
        ] })
    );
    assert_eq!(scene.types("owner"), ["notification", "order.updated"]);
}
