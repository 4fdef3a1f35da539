//! Files of the staff's: the owner hears of each once, from when they may see it.

use shared_domain::{
    Duration,
    media::{Media, Origin},
    order::OrderStatus,
};
use shared_events::BatchItemFailures;

use crate::support::Scene;

const NEW_FILE: &str = "New file on order N";

impl Scene {
    async fn show(&self, media: &Media, is_public: bool) -> Media {
        self.system.advance(Duration::from_secs(1));
        let by = &self.staff.user;
        self.system.show_by(by, media, is_public).await
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
    assert_eq!(scene.deliver(&events).await, BatchItemFailures::default());
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
