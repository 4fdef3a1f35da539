//! Files of the staff's: the owner hears of each once, from when they may see it.

use shared::{
    domain::{
        Given,
        media::{Media, MediaEdit, Origin, edit},
        order::OrderStatus,
    },
    queue::Failures,
};

use crate::support::{Scene, actor};

const NEW_FILE: &str = "New file on order N";

impl Scene {
    async fn show(&self, media: &Media, is_public: bool) -> Media {
        let change = MediaEdit {
            is_public: Given(Some(is_public)),
            ..MediaEdit::default()
        };
        let (by, now) = (actor(&self.staff), self.system.now());
        let act = |order: &_, media: &_| edit(order, media, &by, change, now).unwrap().unwrap();
        self.change_file(media, act).await
    }

    /// How often the owner was told of a file.
    async fn files_told(&self) -> usize {
        let titles = self.titles(&self.owner).await;
        titles.iter().filter(|title| *title == NEW_FILE).count()
    }
}

#[tokio::test]
async fn a_file_that_is_not_shown_is_not_told_of() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.add_file(&order, &scene.staff, Origin::Staff).await;
    scene.deliver_all().await;
    assert_eq!(scene.files_told().await, 0);
}

#[tokio::test]
async fn a_file_is_told_of_once_however_often_it_is_made_public() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    let mut media = scene.add_file(&order, &scene.staff, Origin::Staff).await;
    for is_public in [true, false, true] {
        media = scene.show(&media, is_public).await;
        scene.deliver_all().await;
        assert_eq!(scene.files_told().await, 1);
    }
    let mut events = scene.events().await;
    events.reverse();
    scene.forget().await;
    assert_eq!(scene.deliver(&events).await, Failures::default());
    assert_eq!(scene.files_told().await, 1);
}

#[tokio::test]
async fn a_file_of_an_order_that_is_completed_is_told_of_at_once() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    let completed = OrderStatus::Completed;
    scene.proceed(&order, &scene.staff, completed, None).await;
    let media = scene.add_file(&order, &scene.staff, Origin::Staff).await;
    scene.show(&media, true).await;
    scene.deliver_all().await;
    assert_eq!(scene.files_told().await, 1);
}
