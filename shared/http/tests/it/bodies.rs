//! How bodies are read. What no endpoint takes is tested with the endpoints of auth.

use axum::{Router, routing::post};
use deserr::Deserr;
use serde_json::{Value, json};
use shared_domain::{Patch, text::Instructions};
use shared_http::{ApiResponse, Json, OptionalJson};
use testing::App;

/// The most bytes that are read.
const LIMIT: usize = 288 * 1_024;

#[derive(Debug, Deserr)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
struct Input {
    #[deserr(default)]
    text: Patch<Instructions>,
    #[deserr(default)]
    files: Vec<File>,
}

#[derive(Debug, Deserr)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
struct File {
    file_size: u32,
}

fn read(input: &Input) -> ApiResponse<Value> {
    let text = match &input.text {
        Patch::Keep => "kept",
        Patch::Clear => "cleared",
        Patch::Set(text) => text.as_str(),
    };
    let sizes: Vec<_> = input.files.iter().map(|file| file.file_size).collect();
    ApiResponse::ok(json!({"text": text, "sizes": sizes}))
}

fn app() -> App {
    let required = async |Json { value, .. }: Json<Input>| read(&value);
    let optional = async |OptionalJson(Json { value, .. }): OptionalJson<Input>| read(&value);
    App::new(
        Router::new()
            .route("/required", post(required))
            .route("/optional", post(optional)),
    )
}

#[tokio::test]
async fn an_absent_field_is_kept_and_null_clears_it() {
    let app = app();
    for (body, text) in [
        (json!({}), "kept"),
        (json!({"text": null}), "cleared"),
        (json!({"text": ""}), ""),
        (
            json!({"text": " a\n\tb <b>&amp;\u{1f511} "}),
            " a\n\tb <b>&amp;\u{1f511} ",
        ),
    ] {
        let answer = app.post("/required").json(&body).await;
        assert_eq!(answer.expect(200)["text"], text, "{body}");
    }
}

#[tokio::test]
async fn a_failing_field_is_named_by_its_path() {
    let files = json!([
        {"fileSize": -1}, {"fileSize": 1}, {"fileSize": 1.5, "path": "x"}, {}, 7,
        {"fileSize": 4_294_967_296_u64}
    ]);
    let answer = app()
        .post("/required")
        .json(&json!({"text": 1, "files": files, "file": 1}))
        .await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&[
            "file",
            "files[0].fileSize",
            "files[2].fileSize",
            "files[2].path",
            "files[3].fileSize",
            "files[4]",
            "files[5].fileSize",
            "text",
        ]);
}

#[tokio::test]
async fn the_longest_text_fits_however_it_is_escaped() {
    let app = app();
    let escaped = r"\ud83d\udd11".repeat(2_000);
    let body = format!("{{\"text\":\"{escaped}\"}}");
    let answer = app.post("/required").body("application/json", body).await;
    assert_eq!(answer.expect(200)["text"], "\u{1f511}".repeat(2_000));
}

#[tokio::test]
async fn a_body_may_be_as_large_as_the_limit_and_no_larger() {
    let app = app();
    let fits = format!("{{}}{}", " ".repeat(LIMIT - 2));
    for path in ["/required", "/optional"] {
        app.post(path)
            .body("application/json", fits.clone())
            .await
            .expect(200);
        let answer = app
            .post(path)
            .body("application/json", format!("{fits} "))
            .await;
        answer.expect_error(413, "PAYLOAD_TOO_LARGE");
    }
}

#[tokio::test]
async fn a_body_that_may_be_left_out_is_read_where_there_is_one() {
    let app = app();
    app.post("/optional").await.expect(200);
    app.post("/optional")
        .body("text/plain", "")
        .await
        .expect(200);
    let answer = app.post("/optional").json(&json!({"text": "said"})).await;
    assert_eq!(answer.expect(200)["text"], "said");
    app.post("/optional")
        .body("text/plain", "{}")
        .await
        .expect_error(415, "UNSUPPORTED_MEDIA_TYPE");
    app.post("/optional")
        .body("application/json", "{")
        .await
        .expect_error(400, "INVALID_JSON");
    app.post("/required")
        .await
        .expect_error(415, "UNSUPPORTED_MEDIA_TYPE");
}

#[tokio::test]
async fn a_key_that_stands_twice_is_no_json() {
    for body in [
        r#"{"text":"a","text":"b"}"#,
        r#"{"files":[{"fileSize":1,"fileSize":2}]}"#,
    ] {
        let answer = app().post("/required").body("application/json", body).await;
        answer.expect_error(400, "INVALID_JSON");
    }
}

#[tokio::test]
async fn a_compressed_body_is_refused_as_such() {
    for (encoding, status) in [
        ("gzip", 415),
        ("br", 415),
        ("deflate, gzip", 415),
        ("identity", 200),
    ] {
        for path in ["/required", "/optional"] {
            let request = app().post(path).header("content-encoding", encoding);
            let answer = request.json(&json!({})).await;
            assert_eq!(answer.status, status, "{encoding}");
        }
    }
}

#[tokio::test]
async fn lists_and_objects_beyond_all_measure_are_refused_without_a_look_at_what_they_hold() {
    let files = vec![json!({"fileSize": "x"}); 5_000];
    let answer = app().post("/required").json(&json!({"files": files})).await;
    let answer = answer.expect_error(400, "VALIDATION_ERROR");
    answer.expect_fields(&["files"]);
    let unknown: serde_json::Map<_, _> = (0..5_000)
        .map(|key| (format!("k{key}"), json!(1)))
        .collect();
    let answer = app().post("/required").json(&json!(unknown)).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["body"]);
}

#[tokio::test]
async fn no_more_than_a_hundred_failing_fields_are_named() {
    let file: serde_json::Map<_, _> = (0..50).map(|key| (format!("k{key}"), json!(1))).collect();
    let files = vec![json!(file); 50];
    let answer = app().post("/required").json(&json!({"files": files})).await;
    answer.expect_error(400, "VALIDATION_ERROR");
    assert!(answer.bytes.len() < 10_000, "{}", answer.bytes.len());
}
