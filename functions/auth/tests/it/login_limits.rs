//! How many wrong guesses are borne, and that nobody can lock another out.

use std::net::IpAddr;

use futures_util::future::join_all;
use serde_json::json;
use shared_domain::{Duration, user::Role};
use shared_store::SignInAttempt;
use testing::TestUser;

use crate::support::{PASSWORD, TestApp, days, minutes};

const WRONG: &str = "something else";

/// Attempts that fail, counted as the endpoint counts them but without its hashing.
async fn fail(app: &TestApp, email: &str, address: &str, times: usize) {
    let address: IpAddr = address.parse().unwrap();
    let attempt = SignInAttempt::new(&email.parse().unwrap(), address);
    for _ in 0..times {
        let counted = app
            .system
            .ephemeral()
            .begin_sign_in(&attempt, app.system.now())
            .await;
        counted.unwrap();
    }
}

async fn customer(app: &TestApp) -> (TestUser, String) {
    let user = app
        .system
        .user_with_password(Role::Customer, PASSWORD)
        .await;
    let email = user.user.email_text().to_owned();
    (user, email)
}

#[tokio::test]
async fn ten_failures_for_an_account_keep_their_address_out_until_the_window_passes() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    for _ in 0..10 {
        app.login(&email, WRONG)
            .await
            .expect_error(401, "INVALID_CREDENTIALS");
    }
    app.system.advance(minutes(5));
    let upper = email.to_uppercase();
    for password in [WRONG, PASSWORD] {
        let answer = app.login(&upper, password).await;
        answer.expect_error(429, "TOO_MANY_REQUESTS");
        assert_eq!(answer.header("retry-after"), Some("600"));
    }
    app.login(&email, PASSWORD)
        .from("192.0.2.2")
        .await
        .expect(200);

    app.system.advance(minutes(10) - Duration::from_millis(1));
    let answer = app.login(&email, PASSWORD).await;
    assert_eq!(
        answer
            .expect_error(429, "TOO_MANY_REQUESTS")
            .header("retry-after"),
        Some("1")
    );
    app.system.advance(Duration::from_millis(1));
    app.login(&email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn the_right_password_of_a_disabled_account_is_no_failure() {
    let app = TestApp::start().await;
    let (user, email) = customer(&app).await;
    fail(&app, &email, "192.0.2.1", 9).await;
    app.system.disable(user.id()).await;
    for _ in 0..3 {
        app.login(&email, PASSWORD)
            .await
            .expect_error(403, "ACCOUNT_DISABLED");
    }
}

#[tokio::test]
async fn fifty_failures_keep_their_address_out_of_every_account() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    for number in 0..10 {
        fail(&app, &format!("nobody{number}@example.com"), "192.0.2.1", 5).await;
    }
    let answer = app.login(&email, PASSWORD).await;
    answer.expect_error(429, "TOO_MANY_REQUESTS");
    assert_eq!(answer.header("retry-after"), Some("900"));
    app.login(&email, PASSWORD)
        .from("192.0.2.2")
        .await
        .expect(200);
    app.system.advance(minutes(15));
    app.login(&email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_hundred_failures_for_an_account_keep_out_those_who_never_signed_in_to_it() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    app.login(&email, PASSWORD)
        .from("198.51.100.7")
        .await
        .expect(200);
    for number in 0..20 {
        fail(&app, &email, &format!("203.0.113.{number}"), 5).await;
    }
    let stranger = app.login(&email, PASSWORD).await;
    stranger.expect_error(429, "TOO_MANY_REQUESTS");
    app.login(&email, PASSWORD)
        .from("198.51.100.7")
        .await
        .expect(200);

    app.system.advance(minutes(15));
    app.login(&email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_address_stays_known_for_thirty_days() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    app.login(&email, PASSWORD).await.expect(200);
    app.system.advance(days(30) - minutes(1));
    for number in 0..20 {
        fail(&app, &email, &format!("203.0.113.{number}"), 5).await;
    }
    let wrong = app.login(&email, WRONG).await;
    wrong.expect_error(401, "INVALID_CREDENTIALS");
    app.system.advance(minutes(1));
    app.login(&email, PASSWORD)
        .await
        .expect_error(429, "TOO_MANY_REQUESTS");
}

#[tokio::test]
async fn one_address_cannot_lock_others_out_of_an_account() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    fail(&app, &email, "203.0.113.1", 120).await;
    app.login(&email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn what_is_refused_unjudged_counts_for_no_other_account() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    fail(&app, "nobody@example.com", "192.0.2.1", 60).await;
    app.login(&email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_unknown_address_counts_like_a_known_one() {
    let app = TestApp::start().await;
    for _ in 0..10 {
        let answer = app.login("nobody@example.com", WRONG).await;
        answer.expect_error(401, "INVALID_CREDENTIALS");
    }
    let answer = app.login("nobody@example.com", WRONG).await;
    answer.expect_error(429, "TOO_MANY_REQUESTS");
}

#[tokio::test]
async fn successes_are_not_counted_and_forgive_no_failure() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    fail(&app, &email, "192.0.2.1", 9).await;
    for _ in 0..11 {
        app.login(&email, PASSWORD).await.expect(200);
    }
    app.login(&email, WRONG)
        .await
        .expect_error(401, "INVALID_CREDENTIALS");
    app.login(&email, PASSWORD)
        .await
        .expect_error(429, "TOO_MANY_REQUESTS");
}

#[tokio::test]
async fn of_thirty_guesses_at_once_ten_are_judged() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    let guesses = (0..30).map(|_| app.login(&email, WRONG).into_future());
    let answers = join_all(guesses).await;
    let count = |code| {
        answers
            .iter()
            .filter(|answer| answer.code() == code)
            .count()
    };
    assert_eq!(
        (count("INVALID_CREDENTIALS"), count("TOO_MANY_REQUESTS")),
        (10, 20)
    );
}

#[tokio::test]
async fn an_ipv6_network_counts_as_one_address() {
    let app = TestApp::start().await;
    let (_, email) = customer(&app).await;
    for number in 0..10 {
        fail(&app, &email, &format!("2001:db8:1:2::{number}"), 1).await;
    }
    let same = app
        .login(&email, PASSWORD)
        .from("2001:db8:1:2:ffff::1")
        .await;
    same.expect_error(429, "TOO_MANY_REQUESTS");
    app.login(&email, PASSWORD)
        .from("2001:db8:1:3::1")
        .await
        .expect(200);
}

#[tokio::test]
async fn what_counts_attempts_holds_neither_addresses_nor_accounts_in_the_clear() {
    let app = TestApp::start().await;
    app.login("nobody@example.com", WRONG)
        .from("203.0.113.77")
        .await;
    let counted = json!(app.system.items("EphemeralTable").await).to_string();
    assert!(counted.contains("LOGIN#"));
    assert!(!counted.contains("nobody") && !counted.contains("203.0.113.77"));
    assert!(!app.system.stored().await.contains("nobody"));
}
