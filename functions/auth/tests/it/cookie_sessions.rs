//! Sessions of pages in browsers, whose refresh token is in a cookie.

use shared_domain::user::Role;
use testing::{Call, Response};

use crate::support::{PASSWORD, TestApp, access_token, ada, refresh_token};

const SECURE: &str = "__Secure-refresh";

/// As a page of the same origin sends it.
fn by_cookie(call: Call) -> Call {
    call.header("x-session", "cookie")
}

fn with_cookie(call: Call, token: &str) -> Call {
    by_cookie(call).header("cookie", &format!("theme=dark; {SECURE}={token}; a"))
}

fn refresh(app: &TestApp) -> Call {
    app.post("/api/v1/auth/refresh")
}

fn logout(app: &TestApp) -> Call {
    app.post("/api/v1/auth/logout")
}

/// The token in the cookie that the answer sets, which nothing else tells of.
fn cookie(answer: &Response) -> String {
    let set = answer.header("set-cookie").unwrap();
    let (pair, attributes) = set.split_once("; ").unwrap();
    let (name, token) = pair.split_once('=').unwrap();
    assert_eq!(name, SECURE);
    let mut attributes: Vec<_> = attributes.split("; ").collect();
    attributes.sort_unstable();
    let expected = [
        "HttpOnly",
        "Max-Age=604800",
        "Path=/api/v1/auth",
        "SameSite=Strict",
        "Secure",
    ];
    assert_eq!(attributes, expected);
    assert_eq!(
        answer.json["data"]["tokens"]["refreshToken"],
        serde_json::Value::Null
    );
    assert!(!answer.text().contains(token));
    token.to_owned()
}

pub fn expect_forgotten(answer: &Response) {
    let set = answer.header("set-cookie").unwrap();
    assert!(set.starts_with(&format!("{SECURE}=;")), "{set}");
    assert!(set.contains("Max-Age=0"), "{set}");
    assert!(set.contains("Path=/api/v1/auth"), "{set}");
}

#[tokio::test]
async fn who_registers_or_signs_in_gets_the_token_in_a_cookie_and_not_in_the_answer() {
    let app = TestApp::start().await;
    let registered = by_cookie(app.register(&ada())).await;
    registered.expect(201);
    let signed_in = by_cookie(app.login("ada@example.com", PASSWORD)).await;
    signed_in.expect(200);
    assert_ne!(cookie(&registered), cookie(&signed_in));
    app.expect_live(&access_token(&registered), true).await;
}

#[tokio::test]
async fn a_cookie_is_used_up_for_another_one() {
    let app = TestApp::start().await;
    let first = cookie(&by_cookie(app.register(&ada())).await);
    let calls = [
        refresh(&app),
        refresh(&app).body("application/json", b"{}"),
        refresh(&app).json(&serde_json::json!({"refreshToken": null})),
    ];
    let mut token = first;
    for call in calls {
        let answer = with_cookie(call, &token).await;
        answer.expect(200);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        app.expect_live(&access_token(&answer), true).await;
        assert_ne!(cookie(&answer), token);
        token = cookie(&answer);
    }
}

#[tokio::test]
async fn a_token_in_the_body_moves_into_the_cookie() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let answer = by_cookie(app.refresh(&user.refresh_token)).await;
    answer.expect(200);
    with_cookie(refresh(&app), &cookie(&answer))
        .await
        .expect(200);
}

#[tokio::test]
async fn without_the_header_no_cookie_is_read_or_set() {
    let app = TestApp::start().await;
    let token = cookie(&by_cookie(app.register(&ada())).await);
    let line = format!("{SECURE}={token}");
    for call in [refresh(&app), logout(&app)] {
        let answer = call
            .header("cookie", &line)
            .json(&serde_json::json!({}))
            .await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["refreshToken"]);
        assert_eq!(answer.header("set-cookie"), None);
    }
    let elsewhere = app.login("ada@example.com", PASSWORD).await;
    assert_eq!(elsewhere.header("set-cookie"), None);
    let answer = app
        .refresh(&refresh_token(&elsewhere))
        .header("cookie", &line)
        .await;
    answer.expect(200);
    assert_eq!(answer.header("set-cookie"), None);
    with_cookie(refresh(&app), &token).await.expect(200);
}

#[tokio::test]
async fn another_word_in_the_header_is_refused() {
    let app = TestApp::start().await;
    let calls = [
        app.register(&ada()),
        app.login("ada@example.com", PASSWORD),
        refresh(&app),
        logout(&app),
        app.set_password("x", PASSWORD),
    ];
    for call in calls {
        let answer = call.header("x-session", "Cookie").await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["X-Session"]);
    }
}

#[tokio::test]
async fn a_refused_refresh_takes_the_cookie_away() {
    let app = TestApp::start().await;
    for call in [
        by_cookie(refresh(&app)),
        with_cookie(refresh(&app), "made-up"),
        with_cookie(refresh(&app), ""),
    ] {
        let answer = call.await;
        answer.expect_error(401, "INVALID_REFRESH_TOKEN");
        expect_forgotten(&answer);
    }
}

#[tokio::test]
async fn a_refresh_that_fails_for_another_reason_leaves_the_cookie() {
    let app = TestApp::start().await;
    let token = cookie(&by_cookie(app.register(&ada())).await);
    let answer = with_cookie(refresh(&app).body("application/json", b"{"), &token).await;
    answer.expect_error(400, "INVALID_JSON");
    assert_eq!(answer.header("set-cookie"), None);
}

#[tokio::test]
async fn who_signs_out_has_no_cookie_and_no_session() {
    let app = TestApp::start().await;
    let registered = by_cookie(app.register(&ada())).await;
    let token = cookie(&registered);
    for _ in 0..2 {
        let answer = with_cookie(logout(&app), &token).await;
        answer.expect(200);
        expect_forgotten(&answer);
    }
    app.expect_live(&access_token(&registered), false).await;
    let answer = by_cookie(logout(&app)).await;
    answer.expect(200);
    expect_forgotten(&answer);
}

#[tokio::test]
async fn without_tls_as_on_the_local_stack_the_cookie_has_a_plain_name() {
    let app = TestApp::start().await;
    let local = |call: Call| by_cookie(call).header("x-forwarded-proto", "http");
    let answer = local(app.register(&ada())).await;
    answer.expect(201);
    let set = answer.header("set-cookie").unwrap().to_owned();
    assert!(set.starts_with("refresh="), "{set}");
    assert!(!set.contains("Secure"), "{set}");
    assert!(set.contains("HttpOnly"), "{set}");
    let pair = set.split(';').next().unwrap();
    local(refresh(&app))
        .header("cookie", pair)
        .await
        .expect(200);
}
