//! Headers that every answer carries.

use crate::support::app;

const SECURITY: [(&str, &str); 12] = [
    (
        "content-security-policy",
        "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' https: 'unsafe-inline';upgrade-insecure-requests",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    ("referrer-policy", "no-referrer"),
    (
        "strict-transport-security",
        "max-age=31536000; includeSubDomains",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-dns-prefetch-control", "off"),
    ("x-download-options", "noopen"),
    ("x-frame-options", "SAMEORIGIN"),
    ("x-permitted-cross-domain-policies", "none"),
    ("x-xss-protection", "0"),
];

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let app = app();
    for path in ["/nothing", "/refusal", "/fault", "/panic", "/nowhere"] {
        let answer = app.get(path).await;
        for (name, value) in SECURITY {
            assert_eq!(answer.header(name), Some(value), "{path} {name}");
        }
        assert_eq!(answer.header("server"), None);
        assert_eq!(answer.header("x-powered-by"), None);
    }
}

#[tokio::test]
async fn cors_is_left_to_the_gateway() {
    let app = app();
    let answer = app
        .get("/nothing")
        .header("origin", "https://example.com")
        .await;
    for name in answer.headers.keys() {
        assert!(!name.as_str().starts_with("access-control-"), "{name}");
    }
}

#[tokio::test]
async fn no_cache_but_the_clients_own_keeps_an_answer_and_none_a_secret() {
    let app = app();
    for path in ["/nothing", "/refusal", "/panic", "/nowhere"] {
        assert_eq!(
            app.get(path).await.header("cache-control"),
            Some("private, no-cache"),
            "{path}"
        );
    }
    assert_eq!(
        app.get("/secret").await.header("cache-control"),
        Some("no-store")
    );
}
