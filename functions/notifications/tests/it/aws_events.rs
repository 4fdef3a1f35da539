//! Requests as AWS documents that API Gateway passes them on.

use crate::support::TestApp;

#[tokio::test]
async fn a_request_as_aws_documents_it_is_answered() {
    let (app, user) = TestApp::with_customer().await;
    let told = app.tell_many(&user, 2).await;
    let event = app.read(&told[0]).bearer(&user).event().await;
    app.invoke(&event).await.expect(200);
    assert_eq!(app.unread(&user).await, 1);
}
