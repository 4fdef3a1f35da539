//! Requests as AWS documents that API Gateway passes them on.

use crate::support::TestApp;

#[tokio::test]
async fn a_request_as_aws_documents_it_is_answered() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let event = app.look(&scene.order, &media).bearer(&scene.staff);
    let answer = app.invoke(&event.event().await).await;
    assert_eq!(answer.expect(200)["media"]["state"], "PENDING");
}
