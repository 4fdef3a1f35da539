//! `POST /api/v1/auth/register`

use futures_util::future::join;
use serde_json::{Value, json};

use testing::{ScriptedAnswer, System};

use crate::support::{PASSWORD, TestApp, access_token, ada, refresh_token, with};

#[tokio::test]
async fn registering_makes_a_customer_who_is_signed_in() {
    let app = TestApp::start().await;
    let answer = app.register(&ada()).await;
    let data = answer.expect(201);

    let user = &data["user"];
    let now = app.system.now().to_string();
    let expected = json!({
        "id": user["id"],
        "kind": "ACCOUNT",
        "firstName": "Ada",
        "lastName": "Lovelace",
        "email": "ada@example.com",
        "emailVerifiedAt": null,
        "phone": null,
        "role": "CUSTOMER",
        "isActive": true,
        "profilePicture": null,
        "createdAt": now,
        "updatedAt": now,
    });
    assert_eq!(*user, expected);

    let tokens = data["tokens"].as_object().unwrap();
    assert_eq!(tokens.len(), 5);
    assert_eq!(tokens["tokenType"], "Bearer");
    assert_eq!(tokens["accessTokenExpiresIn"], 900);
    assert_eq!(tokens["refreshTokenExpiresIn"], 604_800);
    app.expect_live(&access_token(&answer), true).await;
    app.refresh(&refresh_token(&answer)).await.expect(200);
    app.login("ada@example.com", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn the_answer_is_for_nobody_else() {
    let app = TestApp::start().await;
    let answer = app.register(&ada()).header("accept-encoding", "gzip").await;
    answer.expect(201);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("content-encoding"), None);
    assert_eq!(answer.header("location"), None);
    for secret in [PASSWORD, "argon2", "assword", "version", "Epoch"] {
        assert!(!answer.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn neither_password_nor_tokens_are_stored() {
    let app = TestApp::start().await;
    let answer = app.register(&ada()).await;
    let stored = app.system.stored().await;
    assert!(stored.contains("$argon2id$v=19$m=19456,t=2,p=1$"));
    for secret in [PASSWORD, &access_token(&answer), &refresh_token(&answer)] {
        assert!(!stored.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn text_is_kept_as_it_was_given() {
    let app = TestApp::start().await;
    let name = r#"<b>&amp; "Ò'Brien" \ 日本 👩‍👩‍👧"#;
    let body = with(
        with(ada(), "firstName", name),
        "email",
        " Ada+Orders@Example.COM ",
    );
    let answer = app
        .register(&with(body, "lastName", "  Lovelace\u{a0}"))
        .await;
    let user = &answer.expect(201)["user"];
    assert_eq!(user["firstName"], name);
    assert_eq!(user["lastName"], "Lovelace");
    assert_eq!(user["email"], "Ada+Orders@Example.COM");

    let again = app.login("ada+orders@example.com", PASSWORD).await;
    assert_eq!(again.expect(200)["user"], *user);
}

#[tokio::test]
async fn a_password_is_kept_to_the_letter() {
    let app = TestApp::start().await;
    let password = " \u{1f511} Zürich\t";
    app.register(&with(ada(), "password", password))
        .await
        .expect(201);
    app.login("ada@example.com", password).await.expect(200);
    let trimmed = app.login("ada@example.com", password.trim()).await;
    trimmed.expect_error(401, "INVALID_CREDENTIALS");
}

#[tokio::test]
async fn lengths_count_characters() {
    let app = TestApp::start().await;
    let longest = with(ada(), "firstName", "日".repeat(50));
    app.register(&with(longest, "password", "é".repeat(128)))
        .await
        .expect(201);

    let shortest = with(with(ada(), "firstName", "é"), "email", "b@example.com");
    app.register(&with(shortest, "password", "日本語日本語日本"))
        .await
        .expect(201);
}

#[tokio::test]
async fn a_single_name_is_a_name() {
    let app = TestApp::start().await;
    let answer = app.register(&with(ada(), "lastName", "")).await;
    let user = &answer.expect(201)["user"];
    assert_eq!(
        (&user["firstName"], &user["lastName"]),
        (&json!("Ada"), &json!(""))
    );
}

#[tokio::test]
async fn an_address_is_taken_in_every_spelling() {
    let app = TestApp::start().await;
    let first = with(ada(), "email", "jo\u{308}rg@b\u{fc}cher.example");
    app.register(&first).await.expect(201);
    for spelling in [
        "j\u{f6}rg@b\u{fc}cher.example",
        "J\u{d6}RG@xn--bcher-kva.example",
        "jo\u{308}rg@BU\u{308}CHER.EXAMPLE",
    ] {
        let answer = app.register(&with(ada(), "email", spelling)).await;
        answer.expect_error(409, "EMAIL_TAKEN");
    }
}

#[tokio::test]
async fn every_failing_field_is_listed_at_once() {
    let all = ["email", "firstName", "lastName", "password"];
    let long = "x".repeat(101);
    let bodies: Vec<(Value, &[&str])> = vec![
        (json!({}), &all),
        (
            json!({"firstName": null, "lastName": 1, "email": [], "password": {}}),
            &all,
        ),
        (
            json!({
                "firstName": " \t\u{2003}\u{200b}", "lastName": "\u{202e}", "email": "",
                "password": ""
            }),
            &["email", "firstName", "password"],
        ),
        (
            json!({
                "firstName": long, "lastName": long, "email": "ada", "password": "x".repeat(129)
            }),
            &all,
        ),
        (
            json!({
                "firstName": "A\u{0}", "lastName": "L\n.", "email": "a\u{7}@example.com",
                "password": "1234567"
            }),
            &all,
        ),
        (
            with(with(ada(), "role", "ADMIN"), "isActive", true),
            &["isActive", "role"],
        ),
        (
            with(with(ada(), "first_name", "Ada"), "password", "short"),
            &["first_name", "password"],
        ),
        (
            with(ada(), "email", format!("{}@example.com", "a".repeat(250))),
            &["email"],
        ),
        (with(ada(), "email", "Ada <ada@example.com>"), &["email"]),
        (
            with(ada(), "email", "ada@example.com\r\nbcc: b@example.com"),
            &["email"],
        ),
        (with(ada(), "firstName", "A\u{85}da"), &["firstName"]),
    ];
    let app = TestApp::start().await;
    for (body, fields) in bodies {
        let answer = app.register(&body).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    assert!(app.system.stored().await.is_empty());
}

#[tokio::test]
async fn a_password_that_others_would_try_first_is_refused() {
    let app = TestApp::start().await;
    let body = with(
        with(ada(), "firstName", "Augusta"),
        "email",
        "countess@example.com",
    );
    for password in [
        "Password123",
        "qwertyuiop",
        "COUNTESS",
        "countess@example.com",
        "lovelace",
        "Augusta Lovelace",
    ] {
        let answer = app
            .register(&with(body.clone(), "password", password))
            .await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["password"]);
    }
    assert!(app.system.stored().await.is_empty());
}

#[tokio::test]
async fn an_address_is_taken_in_any_case() {
    let app = TestApp::start().await;
    app.register(&ada()).await.expect(201);
    let before = app.system.stored().await;
    let body = with(with(ada(), "email", "ADA@Example.Com"), "firstName", "Eve");
    app.register(&body)
        .await
        .expect_error(409, "EMAIL_TAKEN")
        .expect_fields(&[]);
    assert_eq!(app.system.stored().await, before);
}

#[tokio::test]
async fn of_two_registrations_at_once_one_wins() {
    let app = TestApp::start().await;
    let other = with(with(ada(), "email", "Ada@Example.com"), "lastName", "Byron");
    let (one, other) = join(
        app.register(&ada()).into_future(),
        app.register(&other).into_future(),
    )
    .await;
    let (winner, loser) = if one.status == 201 {
        (one, other)
    } else {
        (other, one)
    };
    let user = &winner.expect(201)["user"];
    loser.expect_error(409, "EMAIL_TAKEN");

    let kept = app.system.items("UsersTable").await;
    let accounts: Vec<_> = kept.iter().filter(|item| item["sk"] == "USER").collect();
    assert_eq!(accounts.len(), 1);
    assert_eq!(accounts[0]["lastName"], user["lastName"]);
    // The account, its credentials, its address and its session: nothing is left of the other.
    assert_eq!(kept.len(), 4);
}

#[tokio::test]
async fn a_registration_that_meets_another_one_is_tried_again() {
    let meeting = ScriptedAnswer::cancelled(&["TransactionConflict", "None", "None", "None"]);
    let lost = ScriptedAnswer::cancelled(&["ConditionalCheckFailed", "None", "None", "None"]);
    let app = async |answers: &[ScriptedAnswer]| {
        TestApp::in_system(System::with_database_saying(answers).await)
    };
    let won = app(&[meeting.clone(), ScriptedAnswer::done()]).await;
    won.register(&ada()).await.expect(201);
    let lost = app(&[meeting.clone(), lost]).await;
    lost.register(&ada()).await.expect_error(409, "EMAIL_TAKEN");
    let always = app(&[meeting]).await;
    always
        .register(&ada())
        .await
        .expect_error(503, "SERVICE_UNAVAILABLE");
}
