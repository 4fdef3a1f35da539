//! Counts requests and says how their callers stand.

use futures_util::{FutureExt, future::join};

use super::{Count, refused::Refused};
use shared_auth::SecretHash;
use shared_domain::{
    Duration, Timestamp,
    rate_limit::{Policy, Quota, Subject, Window},
    settings::RateLimits,
};
use shared_runtime::telemetry::{error_chain, metric};
use shared_store::{Counted, Ephemeral, SettingsCache};

/// A key that DynamoDB throttles recovers within seconds, whatever the window.
const THROTTLED_FOR: Duration = Duration::from_secs(1);

/// Counts requests.
#[derive(Debug, Clone)]
pub struct Limiter {
    ephemeral: Ephemeral,
    settings: SettingsCache,
    refused: Refused,
}

impl Limiter {
    /// Counts in this table, to the limits of these settings.
    pub fn new(ephemeral: Ephemeral, settings: SettingsCache) -> Self {
        Self {
            ephemeral,
            settings,
            refused: Refused::default(),
        }
    }

    /// Begins to count a request.
    pub fn count(&self, policy: Policy, subject: Subject, now: Timestamp) -> Count {
        self.count_as(1, policy, subject, now)
    }

    /// Begins to count what costs as much as so many requests.
    pub fn count_as(
        &self,
        requests: u64,
        policy: Policy,
        subject: Subject,
        now: Timestamp,
    ) -> Count {
        let limiter = self.clone();
        Count::new(async move { limiter.quota(requests, policy, &subject, now).await }.boxed())
    }

    /// How the subject stands with this request. None where the store does not say: it is let
    /// through, for nobody should be locked out by a fault of ours, and a metric tells the
    /// operator.
    async fn quota(
        &self,
        requests: u64,
        policy: Policy,
        subject: &Subject,
        now: Timestamp,
    ) -> Option<Quota> {
        let key = key(policy, subject);
        let length = self.settings.known().rate_limits.window_seconds;
        let window = Window::around(now, length, phase(&key));
        let quota = |limits: RateLimits, count, resets_in| Quota {
            policy,
            limit: limits.of(policy, subject),
            window: length,
            count,
            resets_in,
        };
        if let Some(count) = self.refused.count(&key, &window) {
            // Limits that were raised meanwhile hold for those who were refused, too.
            let refused = quota(self.limits(now).await, count, window.left(now));
            if refused.is_exceeded() {
                return Some(refused);
            }
        }
        let counting = self.ephemeral.count_requests(requests, &key, &window);
        match join(counting, self.limits(now)).await {
            (Ok(Counted::Requests(count)), limits) => {
                let quota = quota(limits, count, window.left(now));
                if quota.is_exceeded() {
                    self.refused.remember(key, window, count, now);
                }
                Some(quota)
            }
            (Ok(Counted::Throttled), limits) => Some(quota(limits, u64::MAX, THROTTLED_FOR)),
            (Err(error), _) => {
                let cause = error_chain(&error);
                tracing::warn!(cause, "a request was let through uncounted");
                metric::request_uncounted();
                None
            }
        }
    }

    /// The limits of lately; where the settings cannot be read, those that were known before.
    async fn limits(&self, now: Timestamp) -> RateLimits {
        match self.settings.cached(now).await {
            Ok(settings) => settings.rate_limits,
            Err(_) => self.settings.known().rate_limits,
        }
    }
}

/// What a subject is counted under. Addresses are nobody else's business, so nothing but hashes is
/// kept.
fn key(policy: Policy, subject: &Subject) -> SecretHash {
    let (kind, id): (&str, &[u8]) = match subject {
        Subject::User(id, _) => ("user", id.as_bytes()),
        Subject::Program(key) => ("program", key.as_bytes()),
        Subject::Session(id) => ("session", id.as_bytes()),
        Subject::Address(network) => ("address", network.as_str().as_bytes()),
    };
    SecretHash::of(&[policy.name().as_bytes(), kind.as_bytes(), id])
}

/// Spreads the windows of different subjects.
fn phase(key: &SecretHash) -> u32 {
    let bytes = key.as_str().bytes().take(5);
    bytes.fold(0, |phase, byte| phase << 6 | u32::from(byte) & 63)
}
