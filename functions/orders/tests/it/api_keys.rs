//! Programs read what administrators read, and write nothing.

use serde_json::json;
use shared_domain::{api_key::Scope, audit::AuditType};

use crate::support::{ORDERS, READS, Scene, path, writes};

#[tokio::test]
async fn a_key_with_the_scope_to_read_sees_every_order() {
    let scene = Scene::start().await;
    let id = scene.order_in("IN_PROGRESS").await;
    let key = scene.system.api_key(&scene.admin, &[Scope::Read]).await;
    for read in READS {
        let program = scene.get(&path(&id, read)).api_key(&key).await;
        let person = scene.get(&path(&id, read)).bearer(&scene.admin).await;
        assert_eq!(program.expect(200), person.expect(200), "{read}");
    }
    let listed = scene.get(ORDERS).api_key(&key).await;
    assert_eq!(listed.expect(200)["orders"][0]["id"], json!(id));
    let mine = scene.get(&format!("{ORDERS}?assigneeId=me")).api_key(&key);
    assert_eq!(mine.await.expect(200)["orders"], json!([]));
    let used = scene.system.audited(AuditType::ApiKeyUsed).await;
    assert_eq!(used["target"]["id"], used["actor"]["id"]);
}

#[tokio::test]
async fn a_key_without_that_scope_sees_none() {
    let scene = Scene::start().await;
    let id = scene.order_in("PENDING").await;
    let scopes = [Scope::Export, Scope::Config];
    let key = scene.system.api_key(&scene.admin, &scopes).await;
    for read in READS {
        let answer = scene.get(&path(&id, read)).api_key(&key).await;
        answer.expect_error(403, "FORBIDDEN");
    }
    let answer = scene.get(ORDERS).api_key(&key).await;
    answer.expect_error(403, "FORBIDDEN");
}

#[tokio::test]
async fn no_key_writes() {
    let scene = Scene::start().await;
    let id = scene.order_in("PENDING").await;
    let key = scene.system.api_key(&scene.admin, &Scope::ALL).await;
    let before = scene.system.stored().await;
    for (method, sub, body) in writes() {
        let call = scene.call(method, &path(&id, sub)).json(&body);
        call.api_key(&key).await.expect_error(401, "UNAUTHORIZED");
    }
    let call = scene.post(ORDERS).json(&json!({"title": "Oak table"}));
    call.api_key(&key).await.expect_error(401, "UNAUTHORIZED");
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn a_cursor_of_a_person_is_none_of_a_program() {
    let scene = Scene::start().await;
    for _ in 0..2 {
        scene.order_in("PENDING").await;
    }
    let key = scene.system.api_key(&scene.admin, &[Scope::Read]).await;
    let page = scene
        .get(&format!("{ORDERS}?limit=1"))
        .bearer(&scene.admin)
        .await;
    let cursor = page.expect(200)["pagination"]["nextCursor"]
        .as_str()
        .unwrap()
        .to_owned();
    let next = format!("{ORDERS}?limit=1&cursor={cursor}");
    scene.get(&next).bearer(&scene.admin).await.expect(200);
    let answer = scene.get(&next).api_key(&key).await;
    answer.expect_error(400, "INVALID_CURSOR");
}
