//! What the page may do.

use crate::support::app;

#[tokio::test]
async fn the_page_runs_its_own_scripts_and_reaches_the_api_the_buckets_and_the_web_socket() {
    let policy = app().get("/app/").await;
    let policy = policy.header("content-security-policy").unwrap();
    let directives: Vec<_> = policy.split("; ").collect();
    let media = "https://media.s3.eu-central-1.amazonaws.com/";
    let uploads = "https://uploads.s3.eu-central-1.amazonaws.com/";
    let live = "wss://live.execute-api.eu-central-1.amazonaws.com";
    for expected in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        &format!("img-src 'self' blob: {media}"),
        &format!("connect-src 'self' {uploads} {media} {live}"),
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types console",
    ] {
        assert!(directives.contains(&expected), "{expected} in {policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn every_answer_is_restricted_alike() {
    let app = app();
    let page = app.get("/app/").await;
    for path in ["/", "/app", "/sw.js", "/manifest.webmanifest", "/app/x.js"] {
        let answer = app.get(path).await;
        for name in [
            "content-security-policy",
            "permissions-policy",
            "x-frame-options",
            "x-content-type-options",
            "referrer-policy",
            "strict-transport-security",
        ] {
            let expected = page.header(name);
            assert!(expected.is_some(), "{name}");
            assert_eq!(answer.header(name), expected, "{path} {name}");
        }
    }
}

#[tokio::test]
async fn scripts_and_styles_stand_in_files_alone() {
    let page = app().get("/app/").await.text();
    for inline in ["<style", " style=", "<script>", "javascript:", " onload="] {
        assert!(!page.contains(inline), "{inline}");
    }
}
