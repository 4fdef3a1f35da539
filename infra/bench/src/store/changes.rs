//! Placing orders and moving them on.

use serde_json::{Value, json};
use shared_domain::Duration;
use shared_runtime::clock::{Clock, SystemClock};

use super::budget::Budget;
use super::script::Script;
use crate::Error;
use crate::orders::{TITLE, order_request, place, status_request};
use crate::runtime::Request;

const WEEK: Duration = Duration::from_secs(7 * 86_400);
const SHORT_TEXT: usize = 400;
const LONGEST_TEXT: usize = 5_000;
/// Kilobytes of the longest text after its first.
const FURTHER_KILOBYTES: u32 = 4;

pub async fn run(script: &mut Script<'_>) -> Result<(), Error> {
    create(script).await?;
    change_status(script, "", json!({ "title": TITLE })).await?;
    change_status(script, ", long text", with_text(LONGEST_TEXT)).await?;
    change_status(script, ", due", with_due_time()).await
}

async fn create(script: &mut Script<'_>) -> Result<(), Error> {
    let customer = &script.deployment.accounts.customer;
    let bare = order_request(customer, json!({ "title": TITLE }));
    script.order("create", &bare, Budget::create(0)).await?;
    let short = order_request(customer, with_text(SHORT_TEXT));
    script
        .order("create, text", &short, Budget::create(1))
        .await?;
    let long = order_request(customer, with_text(LONGEST_TEXT));
    let budget = Budget::create(1 + FURTHER_KILOBYTES);
    script
        .order("create, longest description", &long, budget)
        .await?;
    let due = order_request(customer, with_due_time());
    script
        .order("create, due time", &due, Budget::create(0))
        .await?;
    let once = bare.header("idempotency-key", "a-key-of-this-run");
    script
        .order("create, idempotency key", &once, Budget::create(1))
        .await?;
    Ok(())
}

/// Takes one order from placed to completed.
async fn change_status(script: &mut Script<'_>, which: &str, body: Value) -> Result<(), Error> {
    let accounts = &script.deployment.accounts;
    let id = place(script.deployment, &mut script.orders, body).await?;
    let path = format!("/api/v1/orders/{id}/assignee");
    let assignment =
        Request::patch(path, json!({ "assigneeId": accounts.staff.id })).by(&accounts.admin);
    script.orders.expect(&assignment).await?;
    for (name, status) in [
        ("to IN_PROGRESS", "IN_PROGRESS"),
        ("to COMPLETED", "COMPLETED"),
    ] {
        let request = status_request(&id, status).by(&accounts.staff);
        let name = format!("{name}{which}");
        script.order(&name, &request, Budget::STATUS_CHANGE).await?;
    }
    Ok(())
}

fn with_text(length: usize) -> Value {
    json!({ "title": TITLE, "description": "x".repeat(length) })
}

fn with_due_time() -> Value {
    let due = SystemClock.now() + WEEK;
    json!({ "title": TITLE, "estimatedCompletion": due.to_string() })
}
