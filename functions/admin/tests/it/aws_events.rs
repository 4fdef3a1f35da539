//! Requests as AWS documents that API Gateway passes them on.

use shared_domain::user::Role;

use crate::support::TestApp;

#[tokio::test]
async fn a_request_as_aws_documents_it_is_answered() {
    let app = TestApp::start().await;
    let admin = app.system.user(Role::Admin).await;
    let event = app.admin("/audit?limit=1").bearer(&admin).event().await;
    let answer = app.invoke(&event).await;
    assert!(answer.expect(200)["events"].is_array());
}
