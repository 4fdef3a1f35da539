use serde_json::json;
use shared_domain::{order::OrderStatus, settings::SettingsEdit, user::Role};

use crate::support::{TestApp, file, many, one};

#[tokio::test]
async fn each_file_comes_with_the_right_to_upload_exactly_it() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let body = json!({"files": [
        {
            "fileName": "größe 1.jpg", "contentType": "image/jpeg", "size": 5_242_880,
            "description": "Sanded\n\nand oiled"
        },
        {"fileName": "invoice.pdf", "contentType": "application/pdf", "size": 1},
    ]});
    let answer = app.upload(&scene.order, &body).bearer(&scene.staff).await;
    let uploads = &answer.expect(201)["uploads"];
    let (first, second) = (&uploads[0], &uploads[1]);
    assert_eq!(
        first["media"],
        json!({
            "id": first["media"]["id"],
            "orderId": scene.order.id,
            "origin": "STAFF",
            "fileName": "größe 1.jpg",
            "mimeType": "image/jpeg",
            "size": 5_242_880,
            "fileType": "IMAGE",
            "state": "PENDING",
            "rejectionReason": null,
            "description": "Sanded\n\nand oiled",
            "isPublic": false,
            "uploadedBy": {
                "id": scene.staff.id(), "name": scene.staff.user.full_name(), "role": "STAFF"
            },
            "createdAt": app.system.now(),
            "url": null,
            "thumbnailUrl": null,
            "previewUrl": null,
        })
    );
    assert_eq!(first["upload"]["method"], "PUT");
    assert_eq!(
        first["upload"]["headers"],
        json!({"Content-Type": "image/jpeg"})
    );
    assert_eq!(first["upload"]["expiresAt"], "2030-01-01T00:15:00.000Z");
    let url = second["upload"]["url"].as_str().unwrap();
    assert!(url.contains(second["media"]["id"].as_str().unwrap()));
    assert!(url.contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost"));
    assert_eq!(second["media"]["fileType"], "DOCUMENT");
    assert_eq!(second["media"]["description"], json!(null));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn owners_add_files_until_the_order_is_final() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let add = || {
        let call = app.upload_as_customer(&scene.order, &one("sketch.jpg"));
        call.bearer(&scene.owner)
    };
    let answer = add().await;
    assert_eq!(
        answer.expect(201)["uploads"][0]["media"]["origin"],
        "CUSTOMER"
    );
    app.system
        .proceed(&scene.order, OrderStatus::Completed)
        .await;
    add().await.expect_error(403, "FORBIDDEN");
    let staff = app
        .upload(&scene.order, &one("done.jpg"))
        .bearer(&scene.staff);
    staff.await.expect(201);
}

#[tokio::test]
async fn each_side_has_its_own_call_and_others_see_nothing() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let order = &scene.order;
    let body = one("a.jpg");
    for (call, status, code) in [
        (
            app.upload(order, &body).bearer(&scene.owner),
            403,
            "FORBIDDEN",
        ),
        (
            app.upload_as_customer(order, &body).bearer(&scene.staff),
            403,
            "FORBIDDEN",
        ),
        (
            app.upload_as_customer(order, &body).bearer(&scene.admin),
            403,
            "FORBIDDEN",
        ),
        (
            app.upload(order, &body)
                .bearer(&app.system.user(Role::Staff).await),
            404,
            "NOT_FOUND",
        ),
        (
            app.upload_as_customer(order, &body)
                .bearer(&app.system.user(Role::Customer).await),
            404,
            "NOT_FOUND",
        ),
        (app.upload(order, &body), 401, "UNAUTHORIZED"),
    ] {
        call.await.expect_error(status, code);
    }
    app.upload(order, &body)
        .bearer(&scene.admin)
        .await
        .expect(201);
}

#[tokio::test]
async fn staff_take_an_order_before_they_add_files_to_it() {
    let app = TestApp::start().await;
    let owner = app.system.user(Role::Customer).await;
    let order = app.system.order(&owner).await;
    let staff = app.system.user(Role::Staff).await;
    let answer = app.upload(&order, &one("a.jpg")).bearer(&staff).await;
    answer.expect_error(403, "FORBIDDEN");
}

#[tokio::test]
async fn types_are_told_by_their_registered_name_however_they_were_declared() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let file = json!({"fileName": "a.jpg", "contentType": "IMAGE/jpg", "size": 9});
    let answer = app.upload(&scene.order, &json!({ "files": [file] }));
    let answer = answer.bearer(&scene.staff).await;
    let declared = &answer.expect(201)["uploads"][0];
    assert_eq!(declared["media"]["mimeType"], "image/jpeg");
    assert_eq!(
        declared["upload"]["headers"],
        json!({"Content-Type": "image/jpeg"})
    );
}

#[tokio::test]
async fn an_order_holds_a_hundred_files() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    for _ in 0..9 {
        let full = app.upload(&scene.order, &many(10)).bearer(&scene.staff);
        full.await.expect(201);
    }
    let owners = app
        .upload_as_customer(&scene.order, &many(9))
        .bearer(&scene.owner);
    owners.await.expect(201);
    let before = app.system.stored().await;
    let two = app
        .upload(&scene.order, &many(2))
        .bearer(&scene.staff)
        .await;
    two.expect_error(409, "MEDIA_LIMIT");
    assert_eq!(app.system.stored().await, before);
    let last = app
        .upload(&scene.order, &many(1))
        .bearer(&scene.staff)
        .await;
    let id = crate::support::id(last.expect(201));
    let more = app
        .upload(&scene.order, &many(1))
        .bearer(&scene.staff)
        .await;
    more.expect_error(409, "MEDIA_LIMIT");
    app.remove(&scene.order, &id)
        .bearer(&scene.staff)
        .await
        .expect(200);
    let again = app.upload(&scene.order, &json!({"files": [file("again.jpg")]}));
    again.bearer(&scene.staff).await.expect(201);
}

#[tokio::test]
async fn what_administrators_have_set_counts_in_place_of_the_deployments_limits() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let edit = SettingsEdit {
        max_file_size: Some(100.try_into().unwrap()),
        allowed_file_types: Some("image/png".parse().unwrap()),
        ..SettingsEdit::default()
    };
    let set = testing::settings().edited(edit).unwrap();
    assert!(
        app.system
            .users()
            .change_settings(&set, None)
            .await
            .unwrap()
    );
    let path = format!("/api/v1/orders/{}/media", scene.order.id);
    let body = json!({"files": [
        {"fileName": "a.pdf", "contentType": "application/pdf", "size": 100},
        {"fileName": "b.png", "contentType": "image/png", "size": 101},
    ]});
    let answer = app.post(&path).json(&body).bearer(&scene.staff).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["files[0].contentType", "files[1].size"]);
}
