//! The second copy of the audit trail, in the log.

use axum::{Router, extract::State, routing::get};
use serde_json::Value;
use shared_domain::{
    audit::{Act, AuditType},
    user::{Role, User},
};
use shared_http::{ApiResponse, Nothing, Services};
use shared_store::Audit;
use testing::{App, System};

use crate::logs;

/// Writes down that somebody signed in.
async fn note(State((services, user)): State<(Services, User)>) -> ApiResponse<Nothing> {
    let act = Act::of_oneself(AuditType::SignedIn, &user);
    services.entry(act).keep_if_possible().await;
    ApiResponse::ok(Nothing {})
}

/// What a request leaves in the log by which this user signs in.
async fn logged(services: Services, user: &User) -> Vec<Value> {
    let routes = Router::new().route("/", get(note));
    let app = App::new(routes.with_state((services, user.clone())));
    logs::start();
    logs::take();
    let call = app.get("/").from("203.0.113.7");
    call.header("x-request-id", "the-id").await.expect(200);
    let mut lines = logs::take();
    // The database of the tests logs too.
    lines.retain(|line| line["target"].to_string().contains("shared_"));
    lines
}

#[tokio::test]
async fn every_event_is_a_line_of_ids_without_names_and_addresses_of_people() {
    let system = System::start().await;
    let user = system.somebody(Role::Staff);
    let lines = logged(system.services(), &user).await;
    assert_eq!(lines.len(), 2, "{lines:?}");
    let (line, event) = (&lines[0], system.audited(AuditType::SignedIn).await);
    for (field, expected) in [
        ("audit", Value::from(true)),
        ("audit_id", event["id"].clone()),
        ("audit_type", Value::from("SIGNED_IN")),
        ("actor_id", Value::from(user.id.to_string())),
        ("actor_role", Value::from("STAFF")),
        ("target_type", Value::from("USER")),
        ("target_id", Value::from(user.id.to_string())),
        ("source_address", Value::from("203.0.113.7")),
        ("request_id", Value::from("the-id")),
    ] {
        assert_eq!(line[field], expected, "{field} of {line}");
    }
    let text = line.to_string();
    assert!(!text.contains('@') && !text.contains("Number"), "{text}");
}

#[tokio::test]
async fn an_event_that_the_table_does_not_take_is_in_the_log_all_the_same() {
    let system = System::start().await;
    let mut services = system.services();
    services.audit = Audit::new(&system.client, "NoSuchTable");
    let lines = logged(services, &system.somebody(Role::Staff)).await;
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!(lines[0]["audit_type"], "SIGNED_IN");
    assert_eq!(lines[1]["level"], "ERROR");
    assert_eq!(lines[1]["audit_id"], lines[0]["audit_id"]);
    assert!(lines[1]["cause"].is_string());
}
