use shared_domain::media::ContentType;
use shared_files::UploadKey;

use crate::support::TestApp;

#[tokio::test]
async fn a_deleted_file_is_gone_from_storage_too() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let (media, other) = (app.staff_file(&scene).await, app.staff_file(&scene).await);
    app.accept(&scene.order, &media).await;
    let prefix = format!("orders/{}/{media}", scene.order.id);
    let upload = UploadKey::File(scene.order.id, media.parse().unwrap());
    app.files.upload(upload, ContentType::Jpeg, b"late").await;
    let kept = format!("orders/{}/{other}/abc/file", scene.order.id);
    for key in [
        format!("{prefix}/abc/file"),
        format!("{prefix}/abc/preview"),
        kept.clone(),
    ] {
        app.files
            .put_served(&key, ContentType::Jpeg, b"content")
            .await;
    }
    app.remove(&scene.order, &media)
        .bearer(&scene.staff)
        .await
        .expect(200);
    assert!(app.files.uploaded_keys().await.is_empty());
    assert_eq!(
        app.files.served().await.into_keys().collect::<Vec<_>>(),
        [kept]
    );
    assert!(app.kept(&scene.order, &media).await.is_none());
    assert!(!app.system.stored().await.contains("REMOVED#"));
    app.look(&scene.order, &media)
        .bearer(&scene.staff)
        .await
        .expect_error(404, "NOT_FOUND");
    app.remove(&scene.order, &media)
        .bearer(&scene.staff)
        .await
        .expect_error(404, "NOT_FOUND");
}

#[tokio::test]
async fn the_uploader_and_administrators_alone_delete_a_file() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let own = app.customer_file(&scene).await;
    app.remove(&scene.order, &own)
        .bearer(&scene.staff)
        .await
        .expect_error(403, "FORBIDDEN");
    app.remove(&scene.order, &own)
        .bearer(&scene.owner)
        .await
        .expect(200);
    let staffs = app.staff_file(&scene).await;
    app.remove(&scene.order, &staffs)
        .bearer(&scene.owner)
        .await
        .expect_error(404, "NOT_FOUND");
    app.remove(&scene.order, &staffs)
        .bearer(&scene.admin)
        .await
        .expect(200);
}
