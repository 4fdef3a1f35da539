//! Requests as AWS documents that API Gateway passes them on.

use shared_domain::user::Role;
use testing::aws_events::in_base64;

use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn a_sign_in_is_remembered_with_the_address_that_api_gateway_saw() {
    let app = TestApp::start().await;
    let user = app.system.user_with_password(Role::Customer, PASSWORD);
    let user = user.await.user;
    let event = app.login(user.email_text(), PASSWORD).event().await;
    assert_eq!(event["requestContext"]["http"]["sourceIp"], "192.0.2.1");
    for event in [event.clone(), in_base64(event)] {
        app.invoke(&event).await.expect(200);
    }
    let kept = app.system.items("AuditTable").await;
    assert_eq!(kept.len(), 2);
    for event in kept {
        assert_eq!(event["sourceAddress"], "192.0.2.1");
    }
}
