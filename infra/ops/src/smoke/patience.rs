//! Waiting for what comes about by itself.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::{Failure, answer::Answer};

/// From one look to the next: a minute of them is well within what a caller may ask in a window.
const PAUSE: Duration = Duration::from_secs(2);

/// How long to wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience(pub Duration);

impl Patience {
    /// Looks until what is found `is_there`.
    pub async fn until(
        self,
        look: impl AsyncFn() -> Result<Answer, Failure>,
        is_there: impl Fn(&Answer) -> bool,
    ) -> Result<Answer, Failure> {
        let started = Instant::now();
        loop {
            let answer = look().await?;
            if is_there(&answer) {
                return Ok(answer);
            }
            if started.elapsed() + PAUSE > self.0 {
                return Err(Failure::Late {
                    after: self.0,
                    call: answer.call,
                });
            }
            sleep(PAUSE).await;
        }
    }
}
