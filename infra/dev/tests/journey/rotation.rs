//! The signing key is replaced in two deployments, and nobody has to sign in again.

use std::path::Path;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use local::{Options, Stack};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Answer, Client, Session};
use crate::{PASSWORD, options, start_with};

/// A deployment that publishes these keys and signs with the active one.
async fn deploy(folder: &Path, published: &str, active: &str) -> (Stack, Client) {
    let mut options = Options {
        data_dir: Some(folder.to_owned()),
        ..options()
    };
    for (name, value) in [
        ("SIGNING_KEY_IDS", published),
        ("ACTIVE_SIGNING_KEY_ID", active),
    ] {
        let environment = &mut options.environment;
        environment.insert(name.to_owned(), value.to_owned());
    }
    let stack = start_with(options).await;
    let api = Client::new(&stack.endpoints().api);
    (stack, api)
}

async fn refresh(api: &Client, session: Session) -> Session {
    let body = json!({"refreshToken": session.refresh_token});
    let answer = api.post("/auth/refresh", &body).await.expect_status(200);
    session.refreshed(&answer).at(api)
}

/// A write and a read, each in another function than the one that signs.
async fn use_token(session: &Session) -> [Answer; 2] {
    [
        session
            .put("/users/profile", &json!({"phone": "+4930123456"}))
            .await,
        session.get("/orders").await,
    ]
}

async fn expect_accepted(session: &Session) {
    for answer in use_token(session).await {
        answer.expect_status(200);
    }
}

/// The id of the key that signed the session's access token.
fn signed_with(session: &Session) -> String {
    let (header, _) = session.access_token().split_once('.').unwrap();
    let header = BASE64_URL_SAFE_NO_PAD.decode(header).unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    header["kid"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_signing_key_is_replaced_in_two_deployments_and_nobody_is_signed_out() {
    let folder = TempDir::new().unwrap();

    let (stack, api) = deploy(folder.path(), "k1", "k1").await;
    let of_before = api.sign_in("customer@example.com", PASSWORD).await;
    assert_eq!(signed_with(&of_before), "k1");
    stack.stop().await;

    // The first deployment publishes the new key. Whoever has seen both accepts both.
    let (stack, api) = deploy(folder.path(), "k1,k2", "k1").await;
    let of_before = of_before.at(&api);
    expect_accepted(&of_before).await;
    let of_between = api.sign_in("customer@example.com", PASSWORD).await;
    assert_eq!(signed_with(&of_between), "k1");
    stack.stop().await;

    // The second one signs with it.
    let (stack, api) = deploy(folder.path(), "k1,k2", "k2").await;
    let (of_before, of_between) = (of_before.at(&api), of_between.at(&api));
    expect_accepted(&of_before).await;
    expect_accepted(&of_between).await;
    let of_between = refresh(&api, of_between).await;
    assert_eq!(signed_with(&of_between), "k2");
    expect_accepted(&of_between).await;
    stack.stop().await;

    // Afterwards the old key can go, at once where it has leaked: its tokens are refused, and
    // refreshed.
    let (stack, api) = deploy(folder.path(), "k2", "k2").await;
    expect_accepted(&of_between.at(&api)).await;
    let of_before = of_before.at(&api);
    for answer in use_token(&of_before).await {
        answer.expect_error(401, "UNAUTHORIZED");
    }
    let of_before = refresh(&api, of_before).await;
    assert_eq!(signed_with(&of_before), "k2");
    expect_accepted(&of_before).await;
    stack.stop().await;
}

#[tokio::test]
async fn going_back_to_a_key_that_was_left_out_makes_its_tokens_good_again() {
    let folder = TempDir::new().unwrap();

    let (stack, api) = deploy(folder.path(), "k1,k2", "k1").await;
    let session = api.sign_in("customer@example.com", PASSWORD).await;
    stack.stop().await;

    let (stack, api) = deploy(folder.path(), "k2", "k2").await;
    let session = session.at(&api);
    for answer in use_token(&session).await {
        answer.expect_error(401, "UNAUTHORIZED");
    }
    stack.stop().await;

    // As when a deployment is rolled back.
    let (stack, api) = deploy(folder.path(), "k1,k2", "k1").await;
    expect_accepted(&session.at(&api)).await;
    stack.stop().await;
}
