//! The ids of notifications: functions of what is told and whom, so that telling it again changes
//! nothing.

use shared_auth::digest_of;
use shared_domain::{
    NotificationId, UserId,
    notification::{Notice, Notification, Occasion},
};

/// The notification that tells this user.
pub fn notification(notice: &Notice, to: UserId) -> Notification {
    notice.under(id(notice.occasion, to))
}

fn id(occasion: Occasion, to: UserId) -> NotificationId {
    let (kind, base): (&[u8], _) = match &occasion {
        Occasion::Event(event) => (b"event", event.as_bytes()),
        Occasion::File(media) => (b"file", media.as_bytes()),
    };
    let digest = digest_of(&[kind, base, to.as_bytes()]);
    let mut bits = [0; 10];
    for (bit, byte) in bits.iter_mut().zip(digest.as_ref()) {
        *bit = *byte;
    }
    NotificationId::derived(base, &bits)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use shared_domain::{EventId, MediaId, Timestamp};

    use super::*;

    #[test]
    fn one_thing_told_one_user_has_one_id_and_everything_else_another() {
        let now = Timestamp::from_millis(1_700_000_000_123);
        let event = EventId::generate(now);
        let occasions = [
            Occasion::Event(event),
            Occasion::File(MediaId::from_bytes(*event.as_bytes())),
            Occasion::Event(EventId::generate(now)),
        ];
        let users = [UserId::generate(now), UserId::generate(now)];
        let ids: BTreeSet<_> = occasions
            .iter()
            .flat_map(|occasion| users.map(|user| id(*occasion, user)))
            .collect();
        assert_eq!(ids.len(), 6);
        for occasion in occasions {
            assert_eq!(id(occasion, users[0]), id(occasion, users[0]));
        }
    }
}
