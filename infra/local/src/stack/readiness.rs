//! Waits for the API to be healthy.

use std::time::Duration;

use tokio::time::{sleep, timeout};

use crate::Error;

const LIMIT: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(100);

/// Asks `GET /health` until it answers 200.
pub(super) async fn wait(api: &str) -> Result<(), Error> {
    let url = format!("{api}/health");
    let mut last = "no answer".to_owned();
    let healthy = async {
        loop {
            match reqwest::get(&url).await {
                Ok(response) if response.status().is_success() => return,
                Ok(response) => last = response.status().to_string(),
                Err(error) => last = error.to_string(),
            }
            sleep(PAUSE).await;
        }
    };
    let outcome = timeout(LIMIT, healthy).await;
    outcome.map_err(|_| Error::NotReady { url, last })
}
