//! What no endpoint takes.

use axum::http::Method;
use testing::Call;

use crate::support::{ORDERS, Scene, cake, path, with, writes};

/// The method and path of every call that takes a body, on this order.
fn with_body(id: &str) -> Vec<(Method, String)> {
    let of_order = writes().map(|(method, rest, _)| (method, path(id, rest)));
    of_order
        .into_iter()
        .chain([(Method::POST, ORDERS.to_owned())])
        .collect()
}

#[tokio::test]
async fn what_is_no_json_is_refused() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    let deep = "[".repeat(10_000);
    let nested = format!("{{\"title\":{}1{}}}", "[".repeat(200), "]".repeat(200));
    let bodies: [&[u8]; 10] = [
        b" ",
        b"{",
        b"{\"title\":\"Cake\",}",
        b"{'title':'Cake'}",
        b"title=Cake",
        b"{\"title\":\"\xff\xfe\"}",
        br#"{"title":"\ud800"}"#,
        b"{\"title\":\"a\nb\"}",
        deep.as_bytes(),
        nested.as_bytes(),
    ];
    for (method, path) in with_body(&id) {
        for body in bodies {
            let call = scene
                .call(method.clone(), &path)
                .body("application/json", body);
            let answer = call.bearer(&scene.admin).await;
            answer.expect_error(400, "INVALID_JSON").expect_fields(&[]);
        }
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn json_that_is_no_object_is_refused() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    for (method, path) in with_body(&id) {
        for body in ["null", "true", "1", "\"text\"", "[]", "[{}]"] {
            let call = scene
                .call(method.clone(), &path)
                .body("application/json", body);
            let answer = call.bearer(&scene.owner).await;
            answer
                .expect_error(400, "VALIDATION_ERROR")
                .expect_fields(&["body"]);
        }
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn only_a_cancellation_may_come_without_a_body() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for (method, path) in with_body(&id) {
        if path.ends_with("/cancel") {
            continue;
        }
        let call = scene
            .call(method.clone(), &path)
            .body("application/json", "");
        let answer = call.bearer(&scene.admin).await;
        answer.expect_error(400, "INVALID_JSON");
        let answer = scene.call(method, &path).bearer(&scene.admin).await;
        answer.expect_error(415, "UNSUPPORTED_MEDIA_TYPE");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_or_of_another_type_is_refused() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    let large = format!("{{\"title\":\"{}\"}}", "x".repeat(288 * 1_024));
    for (method, path) in with_body(&id) {
        let call = scene
            .call(method.clone(), &path)
            .body("application/json", large.clone());
        let answer = call.bearer(&scene.admin).await;
        answer.expect_error(413, "PAYLOAD_TOO_LARGE");
        for content_type in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "",
        ] {
            let call = scene.call(method.clone(), &path).body(content_type, "{}");
            let answer = call.bearer(&scene.admin).await;
            answer.expect_error(415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn the_largest_order_there_can_be_is_taken() {
    let scene = Scene::start().await;
    // Every character outside the basic plane, escaped as two surrogates of six bytes.
    let escaped = |count: usize| "\\ud83d\\ude00".repeat(count);
    let body = format!(
        "{{\"title\":\"{}\",\"description\":\"{}\",\"special_instructions\":\"{}\"}}",
        escaped(255),
        escaped(5_000),
        escaped(2_000)
    );
    let call = scene.post(ORDERS).body("application/json", body);
    let answer = call.bearer(&scene.owner).await;
    let order = &answer.expect(201)["order"];
    assert_eq!(order["description"], "😀".repeat(5_000));
}

#[tokio::test]
async fn an_unknown_query_parameter_is_named() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    let expect = async |call: Call, fields: &[&str]| {
        let answer = call.bearer(&scene.admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    };
    for (method, rest, body) in writes() {
        let path = path(&id, &format!("{rest}?debug=1&force=true"));
        expect(scene.call(method, &path).json(&body), &["debug", "force"]).await;
    }
    let create = scene.post(&format!("{ORDERS}?debug=1"));
    let body = with(cake(), "customerId", scene.owner.id().to_string());
    expect(create.json(&body), &["debug"]).await;
    expect(scene.get(&path(&id, "?expand=notes")), &["expand"]).await;
    expect(
        scene.history(&id, "sort=createdAt&limit=x"),
        &["sort", "limit"],
    )
    .await;
    expect(scene.notes(&id, "kind=NOTE"), &["kind"]).await;
    expect(scene.notes(&id, "limit=5&limit=6"), &["limit"]).await;
    expect(scene.list("offset=5&limit=%FF"), &["offset", "limit"]).await;
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn another_method_is_not_allowed() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for (method, path) in [
        (Method::DELETE, path(&id, "")),
        (Method::POST, path(&id, "")),
        (Method::PATCH, ORDERS.to_owned()),
        (Method::PUT, path(&id, "/status")),
        (Method::PATCH, path(&id, "/cancel")),
        (Method::DELETE, path(&id, "/assignee")),
        (Method::POST, path(&id, "/history")),
        (Method::PATCH, path(&id, "/notes")),
    ] {
        let answer = scene.call(method.clone(), &path).bearer(&scene.admin).await;
        answer.expect_error(405, "METHOD_NOT_ALLOWED");
        assert!(answer.header("allow").is_some(), "{method} {path}");
    }
    for path in [path(&id, "/"), path(&id, "/nothing"), format!("{ORDERS}/")] {
        let answer = scene.get(&path).bearer(&scene.admin).await;
        answer.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn a_field_given_twice_is_refused() {
    let scene = Scene::start().await;
    let body = r#"{"title":"First","title":"Second"}"#;
    let call = scene.post(ORDERS).body("application/json", body);
    let answer = call.bearer(&scene.owner).await;
    answer.expect_error(400, "INVALID_JSON");
}
