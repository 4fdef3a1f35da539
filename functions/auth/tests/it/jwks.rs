//! `GET /.well-known/jwks.json`

use shared_auth::{Jwks, Verifier};
use shared_domain::user::Role;

use crate::support::{TestApp, access_token, ada};

#[tokio::test]
async fn the_published_keys_verify_what_this_function_signs() {
    let app = TestApp::start().await;
    let registered = app.register(&ada()).await;
    let answer = app.jwks().await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("public, max-age=300"));

    let jwks: Jwks = answer.text().parse().unwrap();
    let claims = Verifier::new(&jwks)
        .verify(&access_token(&registered), app.system.now())
        .unwrap();
    assert_eq!(
        claims.user.to_string(),
        registered.json["data"]["user"]["id"].as_str().unwrap()
    );
    assert_eq!(claims.role, Role::Customer);
}

#[tokio::test]
async fn nothing_private_is_published() {
    let app = TestApp::start().await;
    let answer = app.jwks().await;
    for key in answer.json["keys"].as_array().unwrap() {
        let mut names: Vec<_> = key
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        names.sort_unstable();
        assert_eq!(names, ["alg", "crv", "kid", "kty", "use", "x"]);
    }
}
