//! A deployment behind CloudFront.

use shared_domain::settings::RateLimitsEdit;
use shared_http::Origin;
use testing::{App, Call, System};

use crate::{NOWHERE, routes_with};

const SECRET: &str = "a-secret-of-thirty-two-characters";
const NEXT: &str = "another-secret-of-thirty-two-chars";
const VIEWER: &str = "cloudfront-viewer-address";

async fn app(requests: u64) -> (System, App) {
    let system = System::start().await.limited(RateLimitsEdit {
        anonymous: Some(requests.try_into().unwrap()),
        ..RateLimitsEdit::default()
    });
    let secrets = format!("{SECRET},{NEXT}").parse().unwrap();
    let routes = routes_with(&system, NOWHERE, NOWHERE);
    (system, App::at(Origin::CloudFront(secrets), routes))
}

fn through(secret: &str, viewer: &str, call: Call) -> Call {
    call.header("x-origin-verify", secret)
        .header(VIEWER, viewer)
}

#[tokio::test]
async fn what_did_not_come_through_cloudfront_is_refused() {
    let (_system, app) = app(100).await;
    let viewer = "198.51.100.1:443";
    let call = || app.get("/openapi.json");
    for forged in [
        call(),
        call().header(VIEWER, viewer),
        through("", viewer, call()),
        through(&SECRET[1..], viewer, call()),
        through(&format!("{SECRET},{NEXT}"), viewer, call()),
        through(SECRET, viewer, call().header("x-origin-verify", "another")),
        call().header("x-origin-verify", SECRET),
        through(SECRET, "somewhere", call()),
    ] {
        let answer = forged.await;
        answer.expect_error(403, "FORBIDDEN");
        assert!(answer.header("x-request-id").is_some());
        assert!(answer.header("strict-transport-security").is_some());
    }
}

#[tokio::test]
async fn while_one_secret_takes_the_place_of_the_other_both_are_taken() {
    let (_system, app) = app(100).await;
    for secret in [SECRET, NEXT] {
        let answer = through(secret, "198.51.100.1:443", app.get("/openapi.json")).await;
        assert_eq!(answer.status, 200);
    }
}

#[tokio::test]
async fn callers_are_told_apart_by_the_address_that_cloudfront_saw() {
    let (_system, app) = app(1).await;
    for (viewer, status) in [
        ("198.51.100.1:443", 404),
        ("198.51.100.1:444", 429),
        ("198.51.100.2:443", 404),
        ("2001:db8::1:443", 404),
        ("2001:db8::2:443", 429),
    ] {
        let answer = through(SECRET, viewer, app.get("/nowhere")).await;
        assert_eq!(answer.status, status, "{viewer}");
    }
}
