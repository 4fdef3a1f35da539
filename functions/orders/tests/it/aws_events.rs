//! Requests as AWS documents that API Gateway passes them on.

use serde_json::json;
use testing::aws_events::in_base64;

use crate::support::{Scene, cake};

#[tokio::test]
async fn a_request_with_cookies_and_headers_of_several_values_is_answered() {
    let scene = Scene::start().await;
    let event = scene.create(&cake()).bearer(&scene.owner).event().await;
    assert_eq!(event["cookies"], json!(["cookie1", "cookie2"]));
    assert_eq!(event["headers"]["header2"], "value1,value2");
    let answer = scene.invoke(&event).await;
    assert_eq!(answer.expect(201)["order"]["title"], "Wedding cake");
}

#[tokio::test]
async fn a_body_in_base64_is_decoded() {
    let scene = Scene::start().await;
    let body = json!({"title": "G\u{e2}teau de mariage"});
    let event = scene.create(&body).bearer(&scene.owner).event().await;
    let answer = scene.invoke(&in_base64(event)).await;
    assert_eq!(answer.expect(201)["order"]["title"], body["title"]);
}

#[tokio::test]
async fn path_and_query_are_read_as_they_were_sent() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    scene.queued().await;
    let event = scene.read(&id).bearer(&scene.owner).event().await;
    let answer = scene.invoke(&event).await;
    assert_eq!(answer.expect(200)["order"]["id"], id.as_str());
    let event = scene.list("limit=1&status=PENDING").bearer(&scene.owner);
    let answer = scene.invoke(&event.event().await).await;
    assert_eq!(answer.expect(200)["orders"].as_array().unwrap().len(), 1);
}
