//! What clients hear when something is wrong, or not there.

use crate::support::app;

#[tokio::test]
async fn a_panic_and_a_fault_say_nothing_about_themselves() {
    let app = app();
    let (panic, fault) = (app.get("/panic").await, app.get("/fault").await);
    for answer in [&panic, &fault] {
        answer
            .expect_error(500, "INTERNAL_ERROR")
            .expect_fields(&[]);
        for word in ["hunter2", "password", ".rs", "panick"] {
            assert!(!answer.text().contains(word), "{}", answer.text());
        }
    }
    assert_eq!(panic.without_timestamp(), fault.without_timestamp());
    app.get("/nothing").await.expect(200);
}

#[tokio::test]
async fn unknown_paths_and_methods_have_the_usual_envelope() {
    let app = app();
    app.get("/nowhere").await.expect_error(404, "NOT_FOUND");
    let answer = app.delete("/nothing").await;
    answer.expect_error(405, "METHOD_NOT_ALLOWED");
    assert_eq!(answer.header("allow"), Some("GET,HEAD"));
}

#[tokio::test]
async fn an_error_can_be_told_by_its_code_and_its_fields() {
    let answer = app().get("/refusal").await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["text"]);
    assert_eq!(
        answer.json["error"]["details"][0]["message"],
        "is not to our liking"
    );
}
