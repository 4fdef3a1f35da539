//! Which file answers which address.

use axum::http::{Method, StatusCode};

use crate::support::{app, attributes};

#[tokio::test]
async fn every_address_of_the_app_is_the_page() {
    let app = app();
    let page = app.get("/app/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(page.header("cache-control"), Some("public, no-cache"));
    for path in [
        "/app/sign-in",
        "/app/orders/ORD-20260830-7KQ4M2X",
        "/app/orders?status=PENDING",
        "/app/no/such/screen",
        "/app/%FF",
    ] {
        let same = app.get(path).await;
        assert_eq!(same.bytes, page.bytes, "{path}");
    }
}

#[tokio::test]
async fn the_front_leads_to_the_app() {
    let app = app();
    for path in ["/", "/app"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::FOUND);
        assert_eq!(answer.header("location"), Some("/app/"));
    }
}

#[tokio::test]
async fn every_file_that_the_page_names_is_there_and_may_be_kept_for_ever() {
    let app = app();
    let page = app.get("/app/").await.text();
    let named = [attributes(&page, "src"), attributes(&page, "href")].concat();
    let files: Vec<_> = named
        .iter()
        .filter(|path| path.starts_with("/app/"))
        .collect();
    assert!(files.iter().any(|path| path.ends_with(".js")), "{files:?}");
    assert!(files.iter().any(|path| path.ends_with(".css")), "{files:?}");
    for path in files {
        let file = app.get(path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        let kept = Some("public, max-age=31536000, immutable");
        assert_eq!(file.header("cache-control"), kept, "{path}");
    }
}

#[tokio::test]
async fn what_a_phone_keeps_the_app_by_is_asked_for_anew_each_time() {
    let app = app();
    for (path, content_type) in [
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ] {
        let file = app.get(path).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.header("content-type"), Some(content_type));
        assert_eq!(file.header("cache-control"), Some("public, no-cache"));
        let etag = file.header("etag").unwrap();
        let again = app.get(path).header("if-none-match", etag).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    }
    let manifest = app.get("/manifest.webmanifest").await;
    assert_eq!(manifest.json["start_url"], "/app/");
    for icon in manifest.json["icons"].as_array().unwrap() {
        let file = app.get(icon["src"].as_str().unwrap()).await;
        assert_eq!(file.status, StatusCode::OK, "{icon}");
    }
}

#[tokio::test]
async fn a_file_of_another_version_is_gone_and_not_the_page() {
    let app = app();
    for path in ["/app/main-OLDHASH0.js", "/app/x/y.css", "/app/index.html"] {
        app.get(path).await.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn files_come_as_small_as_the_browser_reads_them() {
    let app = app();
    let plain = app.get("/app/").await;
    assert_eq!(plain.header("content-encoding"), None);
    for (accepted, expected) in [
        ("gzip, deflate, br, zstd", Some("br")),
        ("gzip, br;q=0", Some("gzip")),
        ("gzip", Some("gzip")),
        ("deflate", None),
    ] {
        let answer = app.get("/app/").header("accept-encoding", accepted).await;
        assert_eq!(answer.header("content-encoding"), expected, "{accepted}");
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
        if expected.is_some() {
            assert!(answer.bytes.len() < plain.bytes.len() / 2);
        }
    }
}

#[tokio::test]
async fn nothing_is_written_here() {
    let app = app();
    for path in ["/", "/app/", "/app/orders", "/sw.js"] {
        let answer = app.call(Method::POST, path).await;
        answer.expect_error(405, "METHOD_NOT_ALLOWED");
        let head = app.call(Method::HEAD, path).await;
        assert!(head.status.is_success() || head.status == StatusCode::FOUND);
        assert!(head.bytes.is_empty());
    }
}
