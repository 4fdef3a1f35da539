//! Whose word is taken, and for how long.

use axum::{Router, extract::State, middleware::from_fn_with_state, routing::get};
use serde_json::{Value, json};
use shared_domain::{api_key::Scope, user::Role};
use shared_http::{
    ApiError, ApiResponse, Caller, Counting, Gate, Nothing, Principal, Services, pass,
};
use testing::{App, System};

use crate::logs;

async fn read(
    State(services): State<Services>,
    principal: Principal,
) -> Result<ApiResponse<Nothing>, ApiError> {
    services.reader(&principal).await?;
    Ok(ApiResponse::ok(Nothing {}))
}

async fn write(_: Caller) -> ApiResponse<Nothing> {
    ApiResponse::ok(Nothing {})
}

fn app(system: &System) -> App {
    let gate = Gate {
        services: system.services(),
        counting: Counting::Caller,
    };
    let routes = Router::new()
        .route("/", get(read).post(write))
        .route_layer(from_fn_with_state(gate, pass))
        .with_state(system.services());
    App::new(routes)
}

#[tokio::test]
async fn a_customers_reads_trust_the_token_and_nobody_elses_do() {
    let system = System::start().await;
    let app = app(&system);
    for role in Role::ALL {
        let (over, disabled) = (system.user(role).await, system.user(role).await);
        for user in [&over, &disabled] {
            app.get("/").bearer(user).await.expect(200);
            app.post("/").bearer(user).await.expect(200);
        }
        system
            .users()
            .end_session(over.id(), over.session.id, None)
            .await
            .unwrap();
        system.disable(disabled.id()).await;
        for user in [&over, &disabled] {
            let answer = app.get("/").bearer(user).await;
            if role == Role::Customer {
                answer.expect(200);
            } else {
                answer.expect_error(401, "UNAUTHORIZED");
            }
            app.post("/")
                .bearer(user)
                .await
                .expect_error(401, "UNAUTHORIZED");
        }
        system.advance(System::ACCESS_LIFETIME);
        app.get("/")
            .bearer(&over)
            .await
            .expect_error(401, "TOKEN_EXPIRED");
    }
}

#[tokio::test]
async fn a_new_role_holds_at_once() {
    let system = System::start().await;
    let app = app(&system);
    for (before, after) in [
        (Role::Admin, Role::Customer),
        (Role::Staff, Role::Admin),
        (Role::Customer, Role::Staff),
    ] {
        let user = system.user(before).await;
        system.change_role(user.id(), after).await;
        app.post("/")
            .bearer(&user)
            .await
            .expect_error(401, "UNAUTHORIZED");
        if before != Role::Customer {
            app.get("/")
                .bearer(&user)
                .await
                .expect_error(401, "UNAUTHORIZED");
        }
    }
}

#[tokio::test]
async fn a_session_that_is_over_ends_its_writes() {
    let system = System::start().await;
    let app = app(&system);
    let user = system.user(Role::Customer).await;
    system.advance(System::REFRESH_LIFETIME);
    let late = system.access_token(&user.user, user.session.id);
    app.post("/")
        .token(&late)
        .await
        .expect_error(401, "UNAUTHORIZED");
    app.get("/").token(&late).await.expect(200);
}

/// Anybody can write a key that holds the id of another.
#[tokio::test]
async fn the_log_names_who_proved_to_be_the_caller_and_nobody_else() {
    logs::start();
    let system = System::start().await;
    let app = app(&system);
    let admin = system.user(Role::Admin).await;
    let key = system.api_key(&admin, &[Scope::Read]).await;
    logs::take();
    app.get("/").bearer(&admin).await.expect(200);
    assert_eq!(logged_caller(), json!(admin.id()));
    app.get("/").api_key(&key).await.expect(200);
    let program = logged_caller();
    assert!(program.is_string());
    // Another secret behind the same id.
    let other = system.api_key(&admin, &[Scope::Read]).await;
    let forged = format!("{}{}", &key[..key.len() / 2], &other[other.len() / 2..]);
    let answer = app.get("/").api_key(&forged).await;
    answer.expect_error(401, "UNAUTHORIZED");
    assert_eq!(logged_caller(), Value::Null);
}

/// Who the last request was from, as its line in the log says.
fn logged_caller() -> Value {
    let lines = logs::take();
    let mut lines = lines.iter().filter(|line| line["route"] == "/");
    lines.next_back().unwrap()["caller"].clone()
}
