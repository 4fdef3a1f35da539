//! Messages of a queue as AWS documents them.

use shared_events::BatchItemFailures;
use testing::aws_events;

use crate::support::Scene;

#[tokio::test]
async fn what_the_topic_delivers_raw_is_told_and_what_is_no_event_is_named_by_its_id() {
    let scene = Scene::start().await;
    scene.place(&scene.owner).await;
    let [placed] = scene.events().await.try_into().unwrap();
    let bodies = [
        serde_json::to_string(&placed).unwrap(),
        "Test message.".to_owned(),
    ];
    let batch = aws_events::read(&aws_events::sqs(&bodies));
    let failures = scene.notifier.handle(batch).await;
    let mut expected = BatchItemFailures::default();
    expected.push("2e1424d4-f796-459a-8184-9c92662be6da");
    assert_eq!(failures, expected);
    assert_eq!(scene.titles(&scene.admin).await, ["New order N"]);
}
