//! The web app, as a browser is given it.

use reqwest::{Client, Method, StatusCode, redirect::Policy};

#[tokio::test]
async fn the_front_leads_to_the_console_whose_page_may_reach_what_it_needs() {
    let stack = crate::start().await;
    let endpoints = stack.endpoints();
    let browser = Client::builder().redirect(Policy::none()).build().unwrap();
    let front = browser.get(&endpoints.api).send().await.unwrap();
    assert_eq!(front.status(), StatusCode::FOUND);
    assert_eq!(front.headers()["location"], "/app/");

    for path in [
        "/app/",
        "/app/orders/ORD-20260830-7KQ4M2X",
        "/sw.js",
        "/manifest.webmanifest",
    ] {
        let url = format!("{}{path}", endpoints.api);
        let answer = browser.get(url).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert!(!answer.headers().contains_key("ratelimit"), "{path}");
        let policy = answer.headers()["content-security-policy"]
            .to_str()
            .unwrap();
        for bucket in ["UploadsBucket", "MediaBucket"] {
            let url = format!("{}/{}/", endpoints.s3, endpoints.buckets[bucket]);
            assert!(policy.contains(&url), "{url} in {policy}");
        }
        let web_socket = endpoints.web_socket.as_deref().unwrap();
        let origin = web_socket.trim_end_matches("/v1");
        assert!(policy.contains(origin), "{origin} in {policy}");
    }
    stack.stop().await;
}

#[tokio::test]
async fn the_buckets_take_the_page_for_what_it_is_whichever_name_this_machine_goes_by() {
    let stack = crate::start().await;
    let endpoints = stack.endpoints();
    let (_, port) = endpoints.api.rsplit_once(':').unwrap();
    for (origin, expected) in [
        (format!("http://127.0.0.1:{port}"), StatusCode::OK),
        (format!("http://localhost:{port}"), StatusCode::OK),
        ("http://127.0.0.1:1".to_owned(), StatusCode::FORBIDDEN),
        (format!("http://evil.example:{port}"), StatusCode::FORBIDDEN),
    ] {
        for (bucket, method) in [("UploadsBucket", "PUT"), ("MediaBucket", "GET")] {
            let url = format!("{}/{}/orders/a", endpoints.s3, endpoints.buckets[bucket]);
            let preflight = Client::new().request(Method::OPTIONS, url);
            let preflight = preflight
                .header("origin", &origin)
                .header("access-control-request-method", method)
                .header("access-control-request-headers", "content-type");
            let answer = preflight.send().await.unwrap();
            assert_eq!(answer.status(), expected, "{origin} {bucket}");
        }
    }
    stack.stop().await;
}
