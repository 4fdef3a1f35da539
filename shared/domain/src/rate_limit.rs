//! How many requests are taken, of whom, and for how long they count.

use super::{
    Duration, Network, SessionId, Timestamp, UserId,
    settings::{RateLimits, RequestLimit, WindowSeconds},
    user::Role,
};

/// What requests are counted for. Each has a count of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Every request that no other is for.
    Default,
    /// Signing in.
    Login,
    /// Registering.
    Register,
    /// Getting new tokens.
    Refresh,
}

impl Policy {
    /// What clients know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Login => "login",
            Self::Register => "register",
            Self::Refresh => "refresh",
        }
    }
}

/// Whose requests are counted together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Somebody who has signed in.
    User(UserId, Role),
    /// A program with an API key, by the hash of what it sent: who knows a key's id alone is
    /// somebody else.
    Program(String),
    /// A sign-in whose tokens are refreshed.
    Session(SessionId),
    /// Whoever is not signed in, by where they are.
    Address(Network),
}

impl RateLimits {
    /// How many requests are taken of this subject under this policy.
    pub const fn of(&self, policy: Policy, subject: &Subject) -> RequestLimit {
        match (policy, subject) {
            (Policy::Login, _) => self.login,
            (Policy::Register, _) => self.register,
            (Policy::Refresh, _) => self.refresh,
            (Policy::Default, Subject::User(_, Role::Customer) | Subject::Session(_)) => {
                self.customer
            }
            (
                Policy::Default,
                Subject::User(_, Role::Staff | Role::Admin) | Subject::Program(_),
            ) => self.staff,
            (Policy::Default, Subject::Address(_)) => self.anonymous,
        }
    }
}

/// The span of time in which a subject's requests are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// When it ends and the next one begins.
    pub ends_at: Timestamp,
    /// How long it is.
    pub length: WindowSeconds,
}

impl Window {
    /// The window of this length around `now`. Windows of another `phase` begin at other instants,
    /// so that not everybody comes back at the same one.
    pub fn around(now: Timestamp, length: WindowSeconds, phase: u32) -> Self {
        let span = i64::try_from(length.get() * 1_000).unwrap_or(i64::MAX);
        let shift = i64::from(phase) * 1_000 % span;
        let into = (now.as_millis() - shift).rem_euclid(span);
        Self {
            ends_at: Timestamp::from_millis(now.as_millis() - into + span),
            length,
        }
    }

    /// How long it still lasts.
    pub fn left(&self, now: Timestamp) -> Duration {
        self.ends_at.since(now)
    }
}

/// How a subject stands after a request was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// What was counted for.
    pub policy: Policy,
    /// How many requests are taken in a window.
    pub limit: RequestLimit,
    /// How long a window is.
    pub window: WindowSeconds,
    /// How many have come in this one.
    pub count: u64,
    /// After how long more are taken.
    pub resets_in: Duration,
}

impl Quota {
    /// True when this request was one too many.
    pub const fn is_exceeded(&self) -> bool {
        self.count > self.limit.get()
    }

    /// How many more are taken in this window.
    pub const fn remaining(&self) -> u64 {
        self.limit.get().saturating_sub(self.count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_instant_lies_in_one_window_of_its_length(
            now in 0i64..4_102_444_800_000,
            seconds in 1u64..=86_400,
            phase: u32,
        ) {
            let length = seconds.try_into().unwrap();
            let window = Window::around(Timestamp::from_millis(now), length, phase);
            let left = window.left(Timestamp::from_millis(now));
            prop_assert!(left > Duration::ZERO && left <= Duration::from_secs(seconds));
            let last = Timestamp::from_millis(window.ends_at.as_millis() - 1);
            prop_assert_eq!(Window::around(last, length, phase), window);
            prop_assert_ne!(Window::around(window.ends_at, length, phase), window);
        }
    }
}
