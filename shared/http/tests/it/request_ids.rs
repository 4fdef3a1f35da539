//! `X-Request-Id`

use crate::support::app;

#[tokio::test]
async fn an_id_that_comes_in_is_kept() {
    let app = app();
    for id in ["a", "0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70", &"Z".repeat(64)] {
        for path in ["/nothing", "/refusal", "/panic", "/nowhere"] {
            let answer = app.get(path).header("x-request-id", id).await;
            assert_eq!(answer.header("x-request-id"), Some(id), "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_no_id_is_replaced() {
    let app = app();
    for id in ["", "a b", "a_b", "a/b", "é", "<script>", &"a".repeat(65)] {
        let answer = app.get("/nothing").header("x-request-id", id).await;
        let given = answer.header("x-request-id").unwrap();
        assert!(given != id && given.len() == 36, "{given}");
    }
}

#[tokio::test]
async fn every_request_has_an_id_of_its_own() {
    let app = app();
    let (one, other) = (app.get("/nothing").await, app.get("/nothing").await);
    assert_ne!(
        one.header("x-request-id").unwrap(),
        other.header("x-request-id").unwrap()
    );
}
