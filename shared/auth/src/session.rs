//! Sessions: a sign-in and the line of refresh tokens that descends from it.

use serde::{Deserialize, Serialize};

use super::SecretHash;
use shared_domain::{Duration, SessionId, Timestamp, UserId};

/// A sign-in ends this long after it began, however often it is used.
const LONGEST: Duration = Duration::from_secs(90 * 86_400);

/// A client that lost the answer may present a rotated token again for this long.
const RETRY_WINDOW: Duration = Duration::from_secs(60);

/// The most of a `User-Agent` that is kept, in characters.
const USER_AGENT_LENGTH: usize = 255;

/// A sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Never changes.
    pub id: SessionId,
    /// Whose session it is.
    pub user_id: UserId,
    /// Counts only while it equals the user's own.
    pub epoch: u64,
    /// When the user signed in.
    pub created_at: Timestamp,
    /// When its refresh token was last used.
    pub last_used_at: Timestamp,
    /// When it ends unless it is used before.
    pub expires_at: Timestamp,
    /// What the client called itself, or nothing.
    pub user_agent: Option<String>,
    /// The token that may be used now.
    pub token: SecretHash,
    /// The token that was used last.
    pub previous_token: Option<SecretHash>,
}

/// What follows from presenting a refresh token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presented {
    /// The token was current: this is the session afterwards.
    Rotated(Session),
    /// The token was used moments ago, and its successor not yet: the answer was lost, give it
    /// again.
    Retried,
    /// The token was used before: somebody else has it.
    Stolen,
    /// The session is over.
    Expired,
}

impl Session {
    /// A session that begins now and lasts for `idle` after each use.
    pub fn begin(
        id: SessionId,
        user: &shared_domain::user::User,
        token: SecretHash,
        user_agent: Option<&str>,
        idle: Duration,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            user_id: user.id,
            epoch: user.session_epoch,
            created_at: now,
            last_used_at: now,
            expires_at: expiry(now, idle, now),
            user_agent: user_agent.map(|text| text.chars().take(USER_AGENT_LENGTH).collect()),
            token,
            previous_token: None,
        }
    }

    /// True while it counts for a user whose sessions carry `epoch`.
    pub fn is_live(&self, epoch: u64, now: Timestamp) -> bool {
        self.epoch == epoch && now < self.expires_at
    }

    /// Decides about a genuine refresh token of this session.
    pub fn present(
        &self,
        token: &SecretHash,
        successor: SecretHash,
        idle: Duration,
        now: Timestamp,
    ) -> Presented {
        if now >= self.expires_at {
            Presented::Expired
        } else if *token == self.token {
            Presented::Rotated(Self {
                token: successor,
                previous_token: Some(token.clone()),
                last_used_at: now,
                expires_at: expiry(self.created_at, idle, now),
                ..self.clone()
            })
        } else if self.previous_token.as_ref() == Some(token)
            && now.since(self.last_used_at) <= RETRY_WINDOW
        {
            Presented::Retried
        } else {
            Presented::Stolen
        }
    }
}

fn expiry(created_at: Timestamp, idle: Duration, now: Timestamp) -> Timestamp {
    (now + idle).min(created_at + LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared_domain::user::{Role, User};

    const IDLE: Duration = Duration::from_secs(7 * 86_400);
    const START: Timestamp = Timestamp::from_millis(1_700_000_000_000);

    fn hash(text: &str) -> SecretHash {
        SecretHash::of(&[text.as_bytes()])
    }

    fn session() -> Session {
        let user = User {
            session_epoch: 3,
            ..User::new(
                UserId::generate(START),
                "Ada".parse().unwrap(),
                "Lovelace".parse().unwrap(),
                "ada@example.com".parse().unwrap(),
                Role::Customer,
                START,
            )
        };
        Session::begin(
            SessionId::generate(START),
            &user,
            hash("1"),
            Some("phone"),
            IDLE,
            START,
        )
    }

    fn rotated(session: &Session, from: &str, to: &str, now: Timestamp) -> Session {
        match session.present(&hash(from), hash(to), IDLE, now) {
            Presented::Rotated(session) => session,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_use_rotates_the_token_and_prolongs_the_session() {
        let day = Duration::from_secs(86_400);
        let after = rotated(&session(), "1", "2", START + day);
        assert_eq!(after.token, hash("2"));
        assert_eq!(after.expires_at, START + day + IDLE);
    }

    #[test]
    fn a_lost_answer_may_be_asked_for_again_while_the_successor_is_unused() {
        let second = rotated(&session(), "1", "2", START);
        let within = START + RETRY_WINDOW;
        assert_eq!(
            second.present(&hash("1"), hash("2"), IDLE, within),
            Presented::Retried
        );
        let late = within + Duration::from_millis(1);
        assert_eq!(
            second.present(&hash("1"), hash("2"), IDLE, late),
            Presented::Stolen
        );
        let third = rotated(&second, "2", "3", START);
        assert_eq!(
            third.present(&hash("1"), hash("2"), IDLE, START),
            Presented::Stolen
        );
    }

    #[test]
    fn a_session_ends_ninety_days_after_it_began_however_often_it_is_used() {
        let mut session = session();
        let mut now = START;
        for step in 1.. {
            now = now + Duration::from_secs(6 * 86_400);
            match session.present(
                &hash(&step.to_string()),
                hash(&(step + 1).to_string()),
                IDLE,
                now,
            ) {
                Presented::Rotated(next) => session = next,
                other => {
                    assert_eq!(other, Presented::Expired);
                    break;
                }
            }
        }
        assert_eq!(session.expires_at, START + LONGEST);
    }

    #[test]
    fn a_session_of_an_earlier_epoch_does_not_count() {
        assert!(session().is_live(3, START));
        assert!(!session().is_live(4, START));
        assert!(!session().is_live(3, START + IDLE));
    }
}
