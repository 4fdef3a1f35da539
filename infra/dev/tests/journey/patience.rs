//! Waiting for what comes about by itself.

use std::time::Duration;

use tokio::time::timeout;

/// Far longer than anything takes.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What `look` finds, as soon as it finds something.
pub async fn until<T>(look: impl AsyncFn() -> Option<T>) -> T {
    let found = timeout(PATIENCE, async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
        }
    });
    found.await.expect("it comes about in a minute")
}
