//! Requests as AWS documents that API Gateway passes them on.

use crate::support::TestApp;

#[tokio::test]
async fn a_request_as_aws_documents_it_is_answered() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let event = app.profile().bearer(&user).event().await;
    let answer = app.invoke(&event).await;
    assert_eq!(answer.expect(200)["user"]["id"], user.id().to_string());
}
