//! Who is over a limit, as this instance has seen.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use shared_auth::SecretHash;
use shared_domain::{Timestamp, rate_limit::Window};

/// More than this many are not remembered: the store knows them all.
const MOST: usize = 10_000;

/// Callers that are refused without asking the store, until their window ends.
#[derive(Debug, Clone, Default)]
pub struct Refused(Arc<Mutex<HashMap<SecretHash, (Window, u64)>>>);

impl Refused {
    /// How many requests this subject was seen to have sent in this window, where they were too
    /// many.
    pub fn count(&self, subject: &SecretHash, window: &Window) -> Option<u64> {
        let seen = self.seen().get(subject).copied();
        seen.filter(|(seen, _)| seen == window)
            .map(|(_, count)| count)
    }

    /// Remembers a subject that has sent too many.
    pub fn remember(&self, subject: SecretHash, window: Window, count: u64, now: Timestamp) {
        let mut seen = self.seen();
        if seen.len() >= MOST {
            seen.retain(|_, (window, _)| now < window.ends_at);
        }
        if seen.len() < MOST {
            seen.insert(subject, (window, count));
        }
    }

    fn seen(&self) -> MutexGuard<'_, HashMap<SecretHash, (Window, u64)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(number: usize) -> SecretHash {
        SecretHash::of(&[&number.to_be_bytes()])
    }

    fn window(minute: i64) -> Window {
        let now = Timestamp::from_millis(minute * 60_000);
        Window::around(now, "60".parse().unwrap(), 0)
    }

    #[test]
    fn a_subject_is_refused_until_its_window_ends() {
        let refused = Refused::default();
        let now = Timestamp::from_millis(0);
        refused.remember(subject(1), window(0), 7, now);
        assert_eq!(refused.count(&subject(1), &window(0)), Some(7));
        assert_eq!(refused.count(&subject(1), &window(1)), None);
        assert_eq!(refused.count(&subject(2), &window(0)), None);
    }

    #[test]
    fn however_many_are_refused_memory_is_bounded_and_ended_windows_make_room() {
        let refused = Refused::default();
        for number in 0..=MOST {
            refused.remember(subject(number), window(0), 7, Timestamp::from_millis(0));
        }
        assert_eq!(refused.seen().len(), MOST);
        let later = window(0).ends_at;
        refused.remember(subject(MOST + 1), window(1), 7, later);
        assert_eq!(refused.seen().len(), 1);
    }
}
