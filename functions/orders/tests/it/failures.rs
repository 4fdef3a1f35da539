//! What clients hear when something is wrong on our side.

use orders::{OrdersApi, State, router};
use shared_domain::{OrderId, SessionId, user::Role};
use shared_http::OrderContext;
use shared_store::Orders;
use testing::{App, Call, System, TestUser};

use crate::support::{ORDERS, READS, Scene, TestApp, cake, path, writes};

fn calls(app: &App, id: &str) -> Vec<Call> {
    let reads = READS.map(|rest| app.get(&path(id, rest)));
    let writes = writes().map(|(method, rest, body)| app.call(method, &path(id, rest)).json(&body));
    reads
        .into_iter()
        .chain(writes)
        .chain([app.get(ORDERS), app.post(ORDERS).json(&cake())])
        .collect()
}

/// The function, where the orders are nowhere to be found.
fn without_orders(system: &System) -> App {
    let context = OrderContext {
        orders: Orders::new(&system.client, "NoSuchTable"),
        ..system.order_context()
    };
    App::new(router(State::new(OrdersApi {
        context,
        models: system.read_models(),
        links: testing::links_to_nowhere(),
    })))
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_makes_the_service_unavailable() {
    let app = TestApp::in_system(System::without_database().await);
    let user = app.system.somebody(Role::Customer);
    let session = SessionId::generate(app.system.now());
    let token = app.system.access_token(&user, session);
    let id = OrderId::generate(app.system.now()).to_string();
    let calls = calls(&app, &id).into_iter();
    let calls = calls.map(|call| call.token(&token).into_future());
    for answer in futures_util::future::join_all(calls).await {
        answer
            .expect_error(503, "SERVICE_UNAVAILABLE")
            .expect_fields(&[])
            .expect_discreet();
    }
}

#[tokio::test]
async fn a_fault_of_ours_says_nothing_about_itself() {
    let scene = Scene::start().await;
    let system = &scene.system;
    let app = without_orders(system);
    let id = OrderId::generate(system.now()).to_string();
    for call in calls(&app, &id) {
        let answer = call.bearer(&scene.owner).await;
        answer
            .expect_error(500, "INTERNAL_ERROR")
            .expect_fields(&[])
            .expect_discreet();
    }
}

#[tokio::test]
async fn who_the_caller_is_counts_before_what_fails() {
    let scene = Scene::start().await;
    let system = &scene.system;
    let app = without_orders(system);
    let ended = TestUser {
        token: system.access_token(&scene.staff.user, SessionId::generate(system.now())),
        ..scene.staff.clone()
    };
    let id = OrderId::generate(system.now()).to_string();
    for call in calls(&app, &id) {
        call.bearer(&ended).await.expect_error(401, "UNAUTHORIZED");
    }
}
