//! Finding orders by words.

use serde_json::json;

use crate::support::{ORDERS, Scene, id, next_cursor, pick};

impl Scene {
    /// A new order of the owner's with this title, which the read models know.
    async fn titled(&self, title: &str) -> String {
        let placed = self
            .create(&json!({"title": title}))
            .bearer(&self.owner)
            .await;
        let number = placed.expect(201)["order"]["orderNumber"].clone();
        let number = number.as_str().unwrap().parse().unwrap();
        self.system
            .projector()
            .project_order(&number)
            .await
            .unwrap();
        self.pass_time().await;
        id(&placed)
    }

    async fn found(&self, query: &str) -> Vec<String> {
        let pages = self.app.walk(ORDERS, query, "orders", &self.admin).await;
        pick(&pages.concat(), "id")
            .into_iter()
            .map(str::to_owned)
            .collect()
    }
}

#[tokio::test]
async fn an_order_is_found_by_its_number_typed_as_it_is_read() {
    let scene = Scene::start().await;
    let wanted = scene.titled("Cake").await;
    scene.titled("Cake").await;
    let order = scene.read(&wanted).bearer(&scene.owner).await;
    let number = order.expect(200)["order"]["orderNumber"]
        .as_str()
        .unwrap()
        .to_owned();
    for typed in [
        number.clone(),
        number.to_lowercase(),
        number[4..].to_owned(),
    ] {
        assert_eq!(scene.found(&format!("search={typed}")).await, [&*wanted]);
    }
}

#[tokio::test]
async fn an_edited_order_is_found_by_its_new_words_and_no_longer_by_the_old() {
    let scene = Scene::start().await;
    let order = scene.titled("Wedding cake").await;
    let edited = scene.edit(&order, &json!({"title": "Birthday cake"}));
    let number = edited.bearer(&scene.owner).await.expect(200)["order"]["orderNumber"].clone();
    let number = number.as_str().unwrap().parse().unwrap();
    scene
        .system
        .projector()
        .project_order(&number)
        .await
        .unwrap();
    assert_eq!(scene.found("search=birthday").await, [&*order]);
    assert!(scene.found("search=wedding").await.is_empty());
}

#[tokio::test]
async fn what_a_caller_may_not_see_is_not_found() {
    let scene = Scene::start().await;
    scene.titled("Secret cake").await;
    for other in [&scene.stranger, &scene.staff] {
        let answer = scene.list("search=secret").bearer(other).await;
        assert_eq!(answer.expect(200)["orders"], json!([]));
        assert_eq!(answer.expect(200)["pagination"]["hasNext"], json!(false));
    }
    let answer = scene
        .list("search=secret&assigneeId=none")
        .bearer(&scene.staff)
        .await;
    assert_eq!(answer.expect(200)["orders"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_page_is_as_long_as_was_asked_for_and_goes_on_after_its_last_row() {
    let scene = Scene::start().await;
    let mut placed = Vec::new();
    for number in 0..7 {
        placed.push(scene.titled(&format!("Cake number {number}")).await);
    }
    placed.reverse();
    for query in ["search=cake", "search=ca"] {
        let first = scene
            .list(&format!("{query}&limit=3"))
            .bearer(&scene.admin)
            .await;
        let rows = first.expect(200)["orders"].as_array().unwrap().clone();
        assert_eq!(pick(&rows, "id"), placed[..3], "{query}");
        let cursor = next_cursor(&first).unwrap();
        let rest = scene.list(&format!("{query}&limit=100&cursor={cursor}"));
        let rest = rest.bearer(&scene.admin).await;
        let rows = rest.expect(200)["orders"].as_array().unwrap().clone();
        assert_eq!(pick(&rows, "id"), placed[3..], "{query}");
    }
}

#[tokio::test]
async fn a_cursor_belongs_to_the_words_it_was_issued_for() {
    let scene = Scene::start().await;
    for _ in 0..3 {
        scene.titled("Wedding cake").await;
    }
    let page = scene.list("search=cake&limit=1").bearer(&scene.admin).await;
    let cursor = next_cursor(&page).unwrap();
    for other in ["search=wedding", "sort=-createdAt"] {
        let query = format!("{other}&limit=1&cursor={cursor}");
        let answer = scene.list(&query).bearer(&scene.admin).await;
        answer.expect_error(400, "INVALID_CURSOR");
    }
    let same = format!("search=%20CAKE&limit=1&cursor={cursor}");
    scene.list(&same).bearer(&scene.admin).await.expect(200);
}

#[tokio::test]
async fn what_cannot_be_searched_for_is_refused() {
    let scene = Scene::start().await;
    let long = format!("search={}", "a".repeat(201));
    for query in [
        "search=",
        "search=a",
        "search=--",
        "search=aa+bb+cc+dd+ee+ff",
        &long,
    ] {
        let answer = scene.list(query).bearer(&scene.owner).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["search"]);
    }
}
