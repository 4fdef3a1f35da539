//! How long after a change whom it concerns can read of it: through the whole local stack, over
//! HTTP.

use std::time::Instant;

use local::Stack;
use reqwest::Method;

use crate::Error;
use crate::Repetitions;
use crate::api_client::ApiClient;
use crate::report::{Block, Table, percentiles};

/// Changes the status of an order again and again, and waits each time until its owner was told.
pub async fn measure(stack: &Stack, repetitions: Repetitions) -> Result<Block, Error> {
    let api = ApiClient::sign_in(stack).await?;
    let order = api.order_in_progress().await?;
    let mut told = api.unread().await?;
    let mut times = Vec::with_capacity(repetitions.changes);
    for number in 0..repetitions.changes {
        let status = ["ON_HOLD", "IN_PROGRESS"][number % 2];
        api.set_status(&order, status).await?;
        let answered = Instant::now();
        told = api.told_of_more_than(told).await?;
        times.push(answered.elapsed());
        // What is counted as unread ends at 999.
        if told > 900 {
            let path = "/api/v1/notifications/read-all";
            api.send(&api.customer, Method::POST, path, None).await?;
            told = api.unread().await?;
        }
    }
    let mut table = Table::new(["status changes", "p50, ms", "p99, ms", "at most, ms"]);
    let [p50, p99, most] = percentiles(times);
    table.row([repetitions.changes.to_string(), p50, p99, most]);
    Ok(Block::new("delivery", &table))
}
