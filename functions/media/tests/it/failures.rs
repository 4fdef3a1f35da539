use media::{Files, State, router};
use testing::{App, FileStore, ScriptedAnswer, System};

use crate::support::{TestApp, one};

fn function(system: &System, objects: shared_files::Objects) -> App {
    let state = Files {
        context: system.order_context(),
        links: testing::links_to_nowhere(),
        objects,
        settings: system.settings(),
    };
    App::new(router(State::new(state)))
}

#[tokio::test]
async fn a_file_is_gone_for_everybody_even_where_storage_does_not_answer() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let path = format!("/api/v1/orders/{}/media/{media}", scene.order.id);
    let lame = function(&app.system, FileStore::unreachable_objects());
    lame.delete(&path).bearer(&scene.staff).await.expect(200);
    app.get(&path)
        .bearer(&scene.staff)
        .await
        .expect_error(404, "NOT_FOUND");
    assert!(
        app.system.stored().await.contains("REMOVED#"),
        "left to the sweep"
    );
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_unavailable_and_says_nothing_of_itself() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    for answer in ["ThrottlingException", "InternalServerError"] {
        let mut system = System::with_database_saying(&[ScriptedAnswer::error(answer)]).await;
        system.keys = app.system.keys.clone();
        let broken = function(&system, FileStore::unreachable_objects());
        let path = format!("/api/v1/orders/{}/media", scene.order.id);
        for call in [broken.get(&path), broken.post(&path).json(&one("a.jpg"))] {
            let answer = call.bearer(&scene.staff).await;
            answer
                .expect_error(503, "SERVICE_UNAVAILABLE")
                .expect_discreet();
        }
    }
}
