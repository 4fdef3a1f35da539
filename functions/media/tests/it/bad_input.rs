use serde_json::{Value, json};

use crate::support::{TestApp, file, many};

#[tokio::test]
async fn every_failing_field_of_every_file_is_named_at_once() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let body = json!({"files": [
        {"fileName": "a/b", "contentType": "image/svg+xml", "size": 0},
        {
            "fileName": " ", "contentType": "image/png", "size": 5_242_881,
            "description": "x".repeat(2_001)
        },
        {"contentType": 7, "size": -1, "mimeType": "image/png"},
        {"fileName": "ok.png", "contentType": "image/png", "size": 1.5},
    ]});
    let answer = app.upload(&scene.order, &body).bearer(&scene.staff).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&[
            "files[0].fileName",
            "files[0].contentType",
            "files[0].size",
            "files[1].fileName",
            "files[1].size",
            "files[1].description",
            "files[2].fileName",
            "files[2].contentType",
            "files[2].size",
            "files[2].mimeType",
            "files[3].size",
        ]);
}

#[tokio::test]
async fn one_to_ten_files_are_declared_at_a_time() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    for body in [many(0), many(11)] {
        let answer = app
            .upload_as_customer(&scene.order, &body)
            .bearer(&scene.owner)
            .await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["files"]);
    }
    let answer = app
        .upload_as_customer(&scene.order, &many(10))
        .bearer(&scene.owner);
    answer.await.expect(201);
}

#[tokio::test]
async fn bodies_that_are_no_declaration_are_refused_and_nothing_is_kept() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let before = app.system.stored().await;
    let extra = |field: &str, value: Value| {
        let mut file = file("a.jpg");
        file[field] = value;
        json!({"files": [file]})
    };
    let cases = [
        (json!({}), "files"),
        (json!({"files": null}), "files"),
        (json!({"files": {}}), "files"),
        (json!([]), "body"),
        (extra("isPublic", json!(true)), "files[0].isPublic"),
        (extra("fileName", json!("a\u{0}.jpg")), "files[0].fileName"),
        (extra("fileName", json!("a\\b.jpg")), "files[0].fileName"),
        (extra("size", json!("1000")), "files[0].size"),
        (extra("size", json!(u64::MAX)), "files[0].size"),
        (
            extra("contentType", json!("image/webp")),
            "files[0].contentType",
        ),
        (
            extra("description", json!("\u{1b}[31m")),
            "files[0].description",
        ),
    ];
    for (body, field) in cases {
        let answer = app.upload(&scene.order, &body).bearer(&scene.staff).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&[field]);
    }
    assert_eq!(app.system.stored().await, before);
}

#[tokio::test]
async fn other_calls_take_no_unknown_fields_or_parameters() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let order = &scene.order;
    let path = format!("/api/v1/orders/{}/media", order.id);
    for (call, field) in [
        (app.edit(order, &media, &json!({"state": "READY"})), "state"),
        (
            app.edit(order, &media, &json!({"isPublic": null})),
            "isPublic",
        ),
        (
            app.edit(order, &media, &json!({"fileName": "x"})),
            "fileName",
        ),
        (app.renew(order, &media).json(&json!({"size": 2})), "size"),
        (
            app.remove(order, &media).json(&json!({"force": true})),
            "force",
        ),
        (app.get(&format!("{path}?limit=1")), "limit"),
        (app.get(&format!("{path}/{media}?download=1")), "download"),
    ] {
        let answer = call.bearer(&scene.staff).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&[field]);
    }
}
