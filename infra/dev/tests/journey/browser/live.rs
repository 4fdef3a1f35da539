//! A page that shows an order while it changes, with the documented client and nothing else.

use std::time::{Duration, Instant};

use local::ConnectionLimits;
use serde_json::json;

use super::site::Site;
use crate::client::Client;
use crate::events::{assign, place, set_status};
use crate::{PASSWORD, options, start_with};

const PAGE: &str = include_str!("live.html");

#[tokio::test]
#[ignore = "needs chromium: .ci/run browser"]
async fn a_page_shows_what_changes_and_after_a_cut_what_changed_meanwhile() {
    let site = Site::start(PAGE).await;
    let mut options = options();
    let origin = ("ALLOWED_ORIGINS".to_owned(), site.origin.clone());
    options.environment.extend([origin]);
    // Nobody says anything for a while: a cut.
    options.connection_limits = ConnectionLimits {
        idle: Duration::from_secs(3),
        ..ConnectionLimits::default()
    };
    let stack = start_with(options).await;
    let api = Client::new(&stack.endpoints().api);
    let customer = api.sign_in("customer@example.com", PASSWORD).await;
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let order = place(&customer, "Seen in a browser").await;
    let query = format!(
        "api={}&password={}&order={order}",
        stack.endpoints().api,
        PASSWORD.replace(' ', "+")
    );
    let mut page = site.visit(&query);
    page.let_in(1);
    page.tells_until(&json!({ "shows": "PENDING" })).await;
    assign(&staff, &order, &staff).await;

    set_status(&staff, &order, "IN_PROGRESS").await;
    let changed = Instant::now();
    page.tells_until(&json!({ "shows": "IN_PROGRESS" })).await;
    println!("shown {:?} after it changed", changed.elapsed());

    page.tells_until(&json!({ "is": "disconnected" })).await;
    set_status(&staff, &order, "ON_HOLD").await;
    page.let_in(1);
    let told = page.tells_until(&json!({ "is": "resumed" })).await;
    assert!(told.contains(&json!({ "shows": "ON_HOLD" })), "{told:?}");
    stack.stop().await;
}
